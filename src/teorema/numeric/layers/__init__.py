"""A layer is an affine map followed by an activation, z = W a + b and σ(z); a network is a chain of layers (piece 08)."""

from teorema.numeric.layers.network import Layer as Layer
from teorema.numeric.layers.network import Network as Network
from teorema.numeric.layers.network import affine as affine
from teorema.numeric.layers.symmetries import flip_signs as flip_signs
from teorema.numeric.layers.symmetries import permute_units as permute_units
from teorema.numeric.layers.symmetries import rescale_units as rescale_units
from teorema.numeric.layers.views import layer_matrix as layer_matrix
from teorema.numeric.layers.views import layer_scalar as layer_scalar
