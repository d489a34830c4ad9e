"""One neuron: its value and its boundary, the perceptron rule with its updates counted, and who can be separated (piece 05)."""

from teorema.numeric.neuron.record import Neuron as Neuron
from teorema.numeric.neuron.rule import Perceptron as Perceptron
from teorema.numeric.neuron.rule import perceptron as perceptron
from teorema.numeric.neuron.separability import Separation as Separation
from teorema.numeric.neuron.separability import boolean_functions as boolean_functions
from teorema.numeric.neuron.separability import dichotomies as dichotomies
from teorema.numeric.neuron.separability import separate as separate
