"""The records that are tested: the catalogue, and the families at other parameters."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from teorema.numeric.activations import ACTIVATIONS, double_exponential, elu, leaky_relu, relu

DTYPES = (np.float64, np.float32)
VARIANTS = [
    *ACTIVATIONS.values(), leaky_relu(-2), leaky_relu(Fraction(3)), leaky_relu(1), leaky_relu(0), leaky_relu(-1),
    elu(Fraction(1, 2)), elu(2.5), elu(0), double_exponential(Fraction(5, 2)), relu(at_zero=Fraction(1, 2)),
]  # fmt: skip
every = pytest.mark.parametrize("act", VARIANTS, ids=repr)
