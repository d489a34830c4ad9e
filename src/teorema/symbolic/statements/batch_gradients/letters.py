"""The letters of piece 16: the matrix of the deltas of a batch, its gradients, and the number a cost depends on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, NAMED, Expr, Family, Size, apply, as_expr, index, scalar, size
from teorema.symbolic.statement import Hypothesis, Source, Where
from teorema.symbolic.statements.forward.letters import N

n = size("n")
count: Final = Size(n)
per_sample: Final = as_expr(1) / count
"""1/n."""
i = index("i")
A = Family("A", (N[ELL], n), first=0)
Delta = Family("Delta", (N[ELL], n), tex=r"\Delta", spoken=Text("Delta", "Delta"))
_OF_WEIGHTS = Text("the gradient in W", "el gradiente en W")
_OF_BIASES = Text("the gradient in b", "el gradiente en b")
gW = Family("gW", (N[ELL], N[ELL - 1]), tex="g_W", spoken=_OF_WEIGHTS)
gb = Family("gb", (N[ELL], 1), tex="g_b", spoken=_OF_BIASES)

# The same letters where all layers are equally wide: there wrong formulas have a shape too.
_w = size("w")
A_square, Delta_square, gW_square = (
    Family("A", (_w, n), first=0),
    Family("Delta", (_w, n), tex=r"\Delta", spoken=Text("Delta", "Delta")),
    Family("gW", (_w, _w), tex="g_W", spoken=_OF_WEIGHTS),
)

LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.4")
HIGHAM: Final = Source("Higham 2002", "3.1")
NOCEDAL: Final = Source("Nocedal and Wright 2006", "8.1")
COURSE: Final = Source("teorema", "16")

COLUMNS: Final = Where(
    "Delta",
    Text(
        r"column $i$ of $\Delta^{[\ell]}$ is $\delta^{[\ell]}=\partial C_i/\partial z^{[\ell]}$ of sample $i$",
        r"la columna $i$ de $\Delta^{[\ell]}$ es $\delta^{[\ell]}=\partial C_i/\partial z^{[\ell]}$ de la muestra $i$",
    ),
)
ACTIVATIONS: Final = Where(
    "A",
    Text(
        r"column $i$ of $A^{[\ell]}$ its activations $a^{[\ell]}$",
        r"la columna $i$ de $A^{[\ell]}$ sus activaciones $a^{[\ell]}$",
    ),
)
MEAN_GRADIENTS: Final = (
    Where(
        "gW",
        Text(
            r"$g_W^{[\ell]}=\partial C/\partial W^{[\ell]}$ for the mean cost $C=\tfrac1n\sum_i C_i$",
            r"$g_W^{[\ell]}=\partial C/\partial W^{[\ell]}$ para el costo medio $C=\tfrac1n\sum_i C_i$",
        ),
    ),
    Where(
        "gb",
        Text(r"$g_b^{[\ell]}=\partial C/\partial b^{[\ell]}$", r"$g_b^{[\ell]}=\partial C/\partial b^{[\ell]}$"),
    ),
)
GIVEN: Final = Text(*[r"$\theta$, $X\in\mathbb{R}^{N_0\times n}$, $Y\in\mathbb{R}^{N_L\times n}$, $1\le\ell\le L$"] * 2)


def _differentiable(point: Mapping[str, Any]) -> bool:
    """No entry of any Z is a kink of its activation; where no activation has one, nothing is run."""
    if not any(getattr(record, "kinks", ()) for record in point["sigma"].values()):
        return True
    a: Any = Grid(point["x"])
    for k in range(1, point["L"] + 1):
        z: Any = Grid(point["W"][k]) @ a + Grid(point["b"][k])
        if any(entry == kink for entry in z.entries for kink in point["sigma"][k].kinks):
            return False
        a = point["sigma"][k].f(z)
    return True


SMOOTH: Final = Hypothesis(
    Text(
        r"every $S^{[\ell]}$ is differentiable at every column of $Z^{[\ell]}$, and the loss at $\hat y$",
        r"cada $S^{[\ell]}$ es derivable en cada columna de $Z^{[\ell]}$, y la pérdida en $\hat y$",
    ),
    _differentiable,
)
ALL_WIDTHS_EQUAL: Final = Hypothesis(
    Text("all widths are equal", "todos los anchos son iguales"), lambda point: len(set(point["N"])) == 1
)


def modulus(u: Expr) -> Expr:
    """|u|, entry by entry."""
    return apply(NAMED["abs"], u)


w, h, M, eps = (
    scalar("w"),
    scalar("h"),
    scalar("M"),
    scalar("eps", r"\varepsilon", spoken=Text("epsilon", "épsilon")),
)
STEP_POSITIVE: Final = Hypothesis(Text("$h>0$", "$h>0$"), lambda point: bool(point["h"] > 0))
NOISE_POSITIVE: Final = Hypothesis(
    Text(r"$\varepsilon>0$, $M>0$", r"$\varepsilon>0$, $M>0$"),
    lambda point: bool(point["eps"] > 0 and point["M"] > 0),
)
