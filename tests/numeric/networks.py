"""Random networks of floats, for tests that need one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from teorema.numeric.layers import Layer, Network


def float_network(widths, activations, seed=0, dtype=np.float64):
    rng = np.random.default_rng(seed)
    return Network(
        [
            Layer(
                (rng.standard_normal((m, n)) / np.sqrt(n)).astype(dtype), rng.standard_normal((m, 1)).astype(dtype), one
            )
            for (n, m), one in zip(pairwise(widths), activations, strict=True)
        ]
    )
