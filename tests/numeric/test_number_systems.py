"""One code, every number system: ten random networks of depth up to 20 against a recursion written out in fractions.

The weights are multiples of 1/4, so that every system holds them exactly. The activation is ReLU, which every ordered
system evaluates; residues have no order and get it as the table of what the exact run found, a function like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from random import Random

import flint
import numpy as np
import pytest
import sympy

from teorema.ground.grid import Grid
from teorema.ground.residues import MERSENNE_61, Residues
from teorema.ground.tangents import Tangent
from teorema.numeric.activations import ACTIVATIONS, entrywise, on_tangents
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network

from .balls import balls, precision

DEPTHS = (1, 2, 3, 4, 5, 7, 10, 13, 17, 20)


@dataclass(frozen=True)
class Case:
    """Parameters and their velocities as nested lists of fractions, and the trace computed by hand."""

    layers: list
    x: list
    z: list
    a: list
    dz: list
    da: list


def ramp(t):
    return t if t > 0 else t * 0


def slope(t):
    return 1 if t > 0 else 0


def quarters(rng, rows, columns):
    return [[Fraction(rng.randint(-6, 6), 4) for _ in range(columns)] for _ in range(rows)]


@cache
def case(seed):
    """A random network, its trace and its derivative in a random direction, by loops over single fractions."""
    rng = Random(seed)
    widths = [rng.randint(1, 5) for _ in range(DEPTHS[seed] + 1)]
    n = rng.randint(1, 3)
    layers = [tuple(quarters(rng, *shape) for shape in ((k, j), (k, 1), (k, j), (k, 1))) for j, k in pairwise(widths)]
    x = quarters(rng, widths[0], n)
    a, da, zs, dzs = [x], [[[Fraction(0)] * n for _ in x]], [], []
    for W, b, dW, db in layers:
        z = [[sum(W[i][j] * a[-1][j][s] for j in range(len(W[0]))) + b[i][0] for s in range(n)] for i in range(len(W))]
        dz = [
            [
                sum(dW[i][j] * a[-1][j][s] + W[i][j] * da[-1][j][s] for j in range(len(W[0]))) + db[i][0]
                for s in range(n)
            ]
            for i in range(len(W))
        ]
        zs.append(z), dzs.append(dz)
        a.append([[ramp(t) for t in row] for row in z])
        da.append([[slope(t) * d for t, d in zip(*rows, strict=True)] for rows in zip(z, dz, strict=True)])
    return Case(layers, x, zs, a, dzs, da)


def objects(convert):
    def made(nested):
        array = np.empty((len(nested), len(nested[0])), dtype=object)
        for i, j in np.ndindex(array.shape):
            array[i, j] = convert(nested[i][j])
        return array

    return made


def floats(dtype):
    return lambda nested: np.array(nested, dtype=dtype)


def tabled(seed):
    """ReLU as a function on residues: its value at each argument that the exact run met."""
    table = {}
    for z in case(seed).z:
        for t in (t for row in z for t in row):
            key = Residues(t).item()
            assert table.setdefault(key, t) == t  # no two of the fractions meet modulo p
    return entrywise("ramp", f=lambda t: Fraction(ramp(table[t])), df=lambda t: slope(table[t]))


def within(result, exact):
    """A bounded array holds the exact value of every entry."""
    return all(
        abs(Fraction(float(v)) - t) <= Fraction(float(e))
        for v, e, t in zip(result.value.flat, result.error.flat, entries(exact), strict=True)
    )


def entries(nested):
    return [t for row in nested for t in row]


def holds(result, exact):
    """Balls hold the exact value of every entry, and are small."""
    return all(
        (ball - flint.arb(flint.fmpq(t.numerator, t.denominator))).contains(0) and ball.rad() < 1e-20
        for ball, t in zip(result.flat + balls(np.zeros(result.size)), entries(exact), strict=True)
    )


@dataclass(frozen=True)
class System:
    """How nested fractions become an array, which activation runs on it, and how a result is judged.

    A plain float array is judged by its twin, the same run with bounds: same values bit for bit, exact value within.
    """

    made: object
    judge: object
    activation: object = ACTIVATIONS["relu"]
    twin: object = None
    moving: bool = False

    def sigma(self, seed):
        record = tabled(seed) if self.activation == "table" else self.activation
        return on_tangents(record) if self.moving else record

    def lifted(self, made, x, dx):
        return Tangent(made(x), made(dx)) if self.moving else made(x)

    def network(self, made, one, seed):
        layers = [
            Layer(self.lifted(made, W, dW), self.lifted(made, b, db), self.sigma(seed)) for W, b, dW, db in one.layers
        ]
        return Network(tuple(layers))

    def agrees(self, result, exact, twin=None):
        if self.twin is None:
            return self.judge(result, exact)
        return np.array_equal(result, twin.value) and result.dtype == twin.value.dtype and within(twin, exact)


def equal(result, exact):
    return result.tolist() == exact


def same(kind):
    return lambda result, exact: result == kind(exact)


def carried(dtype):
    return lambda nested: Bounded(np.array(nested, dtype))


PLAIN = entrywise("ramp", f=ramp, df=slope)

SYSTEMS = {
    "float64": System(floats(np.float64), None, twin=carried(np.float64)),
    "float32": System(floats(np.float32), None, twin=carried(np.float32)),
    "fractions": System(objects(Fraction), equal),
    "sympy": System(objects(sympy.Rational), equal),
    "balls": System(lambda nested: balls(np.array(nested, dtype=float)), holds),
    "grid": System(Grid, equal, PLAIN),
    "grid of sympy": System(lambda nested: Grid(nested).map(sympy.Rational), equal, PLAIN),
    "residues": System(Residues, same(Residues), "table"),
    "bounded float64": System(carried(np.float64), within),
    "bounded float32": System(carried(np.float32), within),
    "tangents over grid": System(Grid, same(Grid), PLAIN, moving=True),
    "tangents over residues": System(Residues, same(Residues), "table", moving=True),
    "tangents over fractions": System(objects(Fraction), equal, moving=True),
    "tangents over float64": System(floats(np.float64), None, twin=carried(np.float64), moving=True),
    "tangents over bounded": System(carried(np.float32), within, moving=True),
}


def parts(array, moving):
    return (array.x, array.dx) if moving else (array,)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("name", SYSTEMS)
def test_the_same_code_runs_in_every_number_system(name, seed):
    system, one = SYSTEMS[name], case(seed)
    with precision(300):
        network, x = system.network(system.made, one, seed), system.made(one.x)
        trace, output = forward(network, x), predict(network, x)
        judge = trace
        if system.twin is not None:
            judge = forward(system.network(system.twin, one, seed), system.twin(one.x))
        for number in range(network.depth):
            for results, twins, exact in (
                (trace.z, judge.z, (one.z, one.dz)),
                (trace.a[1:], judge.a[1:], (one.a[1:], one.da[1:])),
            ):
                result, twin = (parts(both[number], system.moving) for both in (results, twins))
                for part, part_twin, truth in zip(result, twin, exact, strict=False):
                    assert system.agrees(part, truth[number], part_twin)
        for part, part_twin in zip(parts(output, system.moving), parts(judge.output, system.moving), strict=True):
            truth = one.a[-1] if part is parts(output, system.moving)[0] else one.da[-1]
            assert system.agrees(part, truth, part_twin)
    assert type(output) is type(trace.output)
    assert tuple(output.shape) == (network.widths[-1], len(one.x[0]))


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_comparison_sees_a_wrong_entry(name):
    """The planted mistakes: one entry off by a thousandth, samples exchanged, a transpose."""
    system = SYSTEMS[name]
    exact = [[Fraction(1), Fraction(-3, 4)], [Fraction(5, 2), Fraction(7, 4)]]
    off = [[Fraction(1025, 1024), Fraction(-3, 4)], exact[1]]
    twin = system.twin or (lambda nested: None)
    with precision(300):
        assert system.agrees(system.made(exact), exact, twin(exact))
        for wrong in (off, [row[::-1] for row in exact], [list(c) for c in zip(*exact, strict=True)]):
            assert not system.agrees(system.made(wrong), exact, twin(wrong))


def test_depth_reaches_twenty_and_residues_stay_small():
    assert len(case(9).layers) == 20
    one = case(9)
    network = Network(tuple(Layer(Residues(W), Residues(b), tabled(9)) for W, b, _, _ in one.layers))
    assert all(0 <= entry < MERSENNE_61 for entry in predict(network, Residues(one.x)).entries)
