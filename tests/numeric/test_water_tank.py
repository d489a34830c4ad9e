"""The tank: floats and other number systems, the physical volume, descent in its box, Euler against Torricelli, and every refusal."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from teorema.ground.errors import Refused
from teorema.ground.residues import Residues
from teorema.numeric.water_tank import (
    Tank,
    simulate_tank,
    tank_cost,
    tank_descent,
    tank_gradient,
    tank_hessian,
    tank_solve,
    tank_volume,
)

F = Fraction
BOARD = Tank([3, 1], R=2, t=10)


def test_the_problem_of_the_board():
    assert tank_solve(BOARD, 80).tolist() == [[3.0], [1.0]]
    assert tank_solve(BOARD, 80, near=[4, 0]).ravel() == pytest.approx([17 / 5, -1 / 5], rel=1e-14)
    assert tank_gradient(BOARD, [0, 0], 80).tolist() == [[-3000.0], [-1000.0]]
    assert np.linalg.eigvalsh(tank_hessian(BOARD)) == pytest.approx([0, 1000], abs=1e-10)
    residuals = [float(tank_volume(BOARD, K)) - 80 for K in tank_descent(BOARD, [0, 0], 80, 1 / 4000, 5)]
    assert residuals == pytest.approx([-100 * 0.75**k for k in range(6)], rel=1e-12)


@pytest.mark.parametrize(("step", "converges"), [(1 / 501, True), (1 / 500, False), (1 / 499, False), (-1e-7, False)])
def test_descent_on_either_side_of_one_five_hundredth(step, converges):
    path = tank_descent(BOARD, [0, 0], 80, step, 8000)
    assert (abs(float(tank_volume(BOARD, path[-1])) - 80) < 1e-3) is converges


def test_other_number_systems():
    tank = Tank(Residues([[3], [1]]), R=2, t=10)
    K = tank_solve(tank, 80)
    assert Residues([[3], [1]]) == K
    assert tank_cost(tank, Residues([[0], [0]]), 80) == Residues(5000)
    exact = Tank(np.array([[F(3)], [F(1)]], dtype=object), R=2, t=F(10))
    assert tank_cost(exact, np.array([[F(0)], [F(0)]], dtype=object), 80) == F(5000)
    whole = Tank(np.array([3, 1], dtype=object), R=2, t=1)
    assert tank_cost(whole, np.array([1, 0], dtype=object), 0) == F(1, 2)
    single = Tank(np.array([3, 1], dtype=np.float32), R=2, t=10)
    assert all(K.dtype == np.float32 for K in tank_descent(single, [0, 0], 80, 1e-3, 2))


def test_the_physical_volume_is_never_negative():
    assert float(tank_volume(BOARD, [0, 0])) == -20.0
    assert math.copysign(1, float(tank_volume(BOARD, [0, 0], physical=True))) == 1.0
    assert float(tank_volume(BOARD, [3, 1], physical=True)) == 80.0
    assert min(simulate_tank(Tank([1.0], R=3.0, t=4.0, V0=3.0), [1.0], 7)) == 0.0


def test_projected_descent_stays_in_the_box_and_comes_nearer():
    path = tank_descent(BOARD, [5, -1], 15, 1 / 1000, 250, box=True)
    assert all(0 <= float(k) <= 1 for K in path for k in K.flat)
    assert float(tank_volume(BOARD, path[-1])) == pytest.approx(15, abs=1e-6)
    stuck = tank_descent(BOARD, [0, 0], 80, 1 / 1000, 20, box=True)[-1]
    assert stuck.tolist() == [[1.0], [1.0]]


def test_torricelli_tends_to_its_level_at_its_rate():
    tank = Tank([1.0], R=0.0, t=40.0, V0=0.0)
    levels = simulate_tank(tank, [2.0], 4000, torricelli=1.0)
    assert levels[-1] == pytest.approx(4, abs=1e-3)
    assert math.log((4 - levels[2000]) / (4 - levels[3000])) / 10 == pytest.approx(0.25, rel=0.02)
    above = simulate_tank(Tank([1.0], R=0.0, t=40.0, V0=9.0), [2.0], 4000, torricelli=1.0)
    assert all(a >= b for a, b in pairwise(above))


REFUSED = {
    "P: must be a column of at least one number, got shape (1, 2)": lambda: Tank([[1, 2]], 0, 1),
    "P: must be a column of at least one number, got shape ()": lambda: Tank(3, 0, 1),
    "P: must be finite, got inf at (0,)": lambda: Tank([float("inf")], 0, 1),
    "R: must be one finite number, got [1]": lambda: Tank([1], [1], 1),
    "R: must be one finite number, got nan": lambda: Tank([1], float("nan"), 1),
    "V0: must be one finite number, got shape (2,)": lambda: Tank([1], 0, 1, np.zeros(2)),
    "t: must be positive, got 0": lambda: Tank([1], 0, 0),
    "K: must be a column with one entry per tap, got shape (3,) with 2 taps": lambda: tank_volume(BOARD, [1, 2, 3]),
    "K: must be a column with one entry per tap, got shape (1, 2) with 2 taps": lambda: tank_cost(BOARD, [[1, 2]], 0),
    "K: floats and exact numbers must not be mixed": lambda: tank_gradient(BOARD, [F(1), F(1)], 0),
    "near: must be a column with one entry per tap, got shape (1,) with 2 taps": lambda: tank_solve(BOARD, 0, near=[1]),
    "P: must not be all zero: no knob moves the water, got (2, 1)": lambda: tank_solve(Tank([0, 0], 0, 1), 1),
    "steps: must be an integer from 0 on, got -1": lambda: tank_descent(BOARD, [0, 0], 80, 1, -1),
    "steps: must be an integer from 1 on, got 0": lambda: simulate_tank(BOARD, [0, 0], 0),
    "V0: must not be negative, got -1": lambda: simulate_tank(Tank([1.0], 0, 1, -1), [1.0], 3, torricelli=1.0),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_is_refused_and_how_it_is_said(message):
    with pytest.raises(Refused, match="^" + re.escape(message)):
        REFUSED[message]()
