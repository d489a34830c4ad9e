"""Activation functions with two derivatives each, written without cancellation and without overflow (piece 06)."""

from teorema.numeric.activations.bumps import double_exponential as double_exponential
from teorema.numeric.activations.catalogue import ACTIVATIONS as ACTIVATIONS
from teorema.numeric.activations.catalogue import as_activation as as_activation
from teorema.numeric.activations.exact import entrywise as entrywise
from teorema.numeric.activations.exact import on_tangents as on_tangents
from teorema.numeric.activations.exact import polynomial as polynomial
from teorema.numeric.activations.exact import uninterpreted as uninterpreted
from teorema.numeric.activations.hockey_stick import elu as elu
from teorema.numeric.activations.hockey_stick import leaky_relu as leaky_relu
from teorema.numeric.activations.hockey_stick import relu as relu
from teorema.numeric.activations.record import Activation as Activation
from teorema.numeric.activations.record import Image as Image
from teorema.numeric.activations.record import Lipschitz as Lipschitz
