"""The picture of a network, drawn once from its model and written as SVG or as TikZ."""

from teorema.symbolic.network.drawing.depths import every_depth as every_depth
from teorema.symbolic.network.drawing.figure import Diagram as Diagram
from teorema.symbolic.network.drawing.figure import Dots as Dots
from teorema.symbolic.network.drawing.figure import Edge as Edge
from teorema.symbolic.network.drawing.figure import Label as Label
from teorema.symbolic.network.drawing.figure import Neuron as Neuron
from teorema.symbolic.network.drawing.figure import Node as Node
from teorema.symbolic.network.drawing.layout import diagram as diagram
from teorema.symbolic.network.drawing.layout import draw as draw
