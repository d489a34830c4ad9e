"""Networks that represent a function exactly: XOR, products, tables of values, parity, bits, extremes (piece 19)."""

from teorema.numeric.gates.boolean import bits_network as bits_network
from teorema.numeric.gates.boolean import parity_network as parity_network
from teorema.numeric.gates.boolean import table_network as table_network
from teorema.numeric.gates.boolean import vertices as vertices
from teorema.numeric.gates.extremes import absolute_gate as absolute_gate
from teorema.numeric.gates.extremes import maximum_gate as maximum_gate
from teorema.numeric.gates.extremes import median_gate as median_gate
from teorema.numeric.gates.extremes import minimum_gate as minimum_gate
from teorema.numeric.gates.memory import interpolating_network as interpolating_network
from teorema.numeric.gates.memory import separating_direction as separating_direction
from teorema.numeric.gates.multiplication import multiplication_gate as multiplication_gate
from teorema.numeric.gates.rationals import in_floats as in_floats
from teorema.numeric.gates.xor import xor_relu as xor_relu
from teorema.numeric.gates.xor import xor_square as xor_square
from teorema.numeric.gates.xor import xor_step as xor_step
