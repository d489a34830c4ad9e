"""The letters of piece 15: the gradients δ, ζ, g_W, g_b of one sample, as the derivation writes them, and what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ELL, Family, scalars
from teorema.symbolic.claims import Equal
from teorema.symbolic.network.general import Line, derive_general
from teorema.symbolic.network.letters import Letters, N
from teorema.symbolic.network.model import SIGMA as SIGMA
from teorema.symbolic.statement import Hypothesis, Source, Where

_ONE: Final = Letters(scalars.rational(1))
W, b, z, a = _ONE.W, _ONE.b, _ONE.z, _ONE.a
delta, zeta, g_W, g_b = _ONE.delta, _ONE.zeta, _ONE.g_W, _ONE.g_b
sigma = SIGMA
J = Family("J", (N[ELL], N[ELL]), "J", spoken=Text("the Jacobian", "la jacobiana"))

BASE, THROUGH, STEP, BIAS, WEIGHTS = derive_general().lines
"""BP1, the passage from a layer to the one before, BP2, BP3 and BP4, as `derive_general` finds them."""

LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.4")
NIELSEN: Final = Source("Nielsen 2015", "2")
GRIEWANK: Final = Source("Griewank and Walther 2008", "3.3")
COURSE: Final = Source("teorema", "15")

NETWORK: Final = as_text(r"$\theta$, $x\in\mathbb{R}^{N_0}$, $y\in\mathbb{R}^{N_L}$")
HIDDEN: Final = as_text(r"$\theta$, $x\in\mathbb{R}^{N_0}$, $y\in\mathbb{R}^{N_L}$, $1\le\ell<L$")
LAYER: Final = as_text(r"$\theta$, $x\in\mathbb{R}^{N_0}$, $y\in\mathbb{R}^{N_L}$, $1\le\ell\le L$")

TRACE: Final = Where(
    "z",
    Text(
        r"$z^{[\ell]}$ and $a^{[\ell]}$ are those of the forward pass at $x$, $a^{[0]}=x$",
        r"$z^{[\ell]}$ y $a^{[\ell]}$ son los de la propagación hacia adelante en $x$, con $a^{[0]}=x$",
    ),
)
DELTA: Final = Where("delta", as_text(r"$\delta^{[\ell]}=\partial C/\partial z^{[\ell]}$"))
ZETA: Final = Where("zeta", as_text(r"$\zeta^{[\ell]}=\partial C/\partial a^{[\ell]}$"))
G_W: Final = Where("g_W", as_text(r"$g_W^{[\ell]}=\partial C/\partial W^{[\ell]}$"))
G_B: Final = Where("g_b", as_text(r"$g_b^{[\ell]}=\partial C/\partial b^{[\ell]}$"))
JACOBIANS: Final = Where(
    "J",
    Text(
        r"$J^{[k]}$ is the Jacobian of $S^{[k]}$ at $z^{[k]}$",
        r"$J^{[k]}$ es la jacobiana de $S^{[k]}$ en $z^{[k]}$",
    ),
)


def pre_activations(point: Mapping[str, Any]) -> dict[int, Any]:
    """z of every layer, from the parameters and the input of a point."""
    found: dict[int, Any] = {}
    below: Any = Grid(point["x"])
    for k in range(1, point["L"] + 1):
        found[k] = Grid(point["W"][k]) @ below + Grid(point["b"][k])
        below = point["sigma"][k].f(found[k])
    return found


def _differentiable(point: Mapping[str, Any]) -> bool:
    """No entry of any z is a kink of its activation; where no activation has one, nothing is run."""
    if not any(getattr(record, "kinks", ()) for record in point["sigma"].values()):
        return True
    return not any(
        entry == kink
        for k, z_k in pre_activations(point).items()
        for entry in z_k.entries
        for kink in point["sigma"][k].kinks
    )


SMOOTH: Final = Hypothesis(
    Text(
        r"every $S^{[k]}$ is differentiable at $z^{[k]}$, and $C$ at $\hat y$",
        r"cada $S^{[k]}$ es derivable en $z^{[k]}$, y $C$ en $\hat y$",
    ),
    _differentiable,
)
SQUARE: Final = Hypothesis(
    Text("all widths are equal", "todos los anchos son iguales"), lambda point: len(set(point["N"])) == 1
)


def of_line(line: Line) -> Equal:
    """The equation of a line of the derivation, as it was derived."""
    return Equal(line.step.left, line.step.right)
