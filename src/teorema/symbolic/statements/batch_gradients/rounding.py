"""How far a computed inner product may be from the exact one: the ground of every tolerance; and a question without content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Family, Inner, Size, as_expr, scalar, size, vector, zeros
from teorema.symbolic.claims import Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.batch_gradients.letters import COURSE, HIGHAM, modulus
from teorema.symbolic.statements.forward.letters import N

_x, _y = vector("x", "n"), vector("y", "n")
_n = Size(size("n"))
_u = scalar("u", spoken=Text("the unit roundoff", "la unidad de redondeo"))
_s = scalar("s", r"\mathrm{fl}(x^{\top}y)", spoken=Text("the computed product", "el producto calculado"))
_off = modulus(_s - Inner(_x, _y))
_sizes = Inner(modulus(_x), modulus(_y))
_gamma = _n * _u / (as_expr(1) - _n * _u)

ROUNDING: Final = Statement(
    id="batch_gradients-rounding",
    kind="theorem",
    title=Text("Rounding of an inner product", "Redondeo de un producto interno"),
    claim=LessEqual(_off, _gamma * _sizes),
    given=Text(*[r"$x,y\in\mathbb{R}^{n}$, $u>0$"] * 2),
    hypotheses=(Hypothesis(Text("$nu<1$", "$nu<1$"), lambda point: bool(len(point["x"]) * point["u"] < 1)),),
    where=(
        Where(
            "s",
            Text(
                r"$\mathrm{fl}(x^{\top}y)$ is computed in any order, each operation with a relative error of at most $u$, "
                r"without overflow or underflow",
                r"$\mathrm{fl}(x^{\top}y)$ se calcula en cualquier orden, cada operación con un error relativo de a lo "
                r"sumo $u$, sin desbordamiento ni subdesbordamiento",
            ),
        ),
    ),
    rewrite=LessEqual((as_expr(1) - _n * _u) * _off, _n * _u * _sizes),
    mistakes=(
        Mistake(
            "one-rounding",
            Text("the error of one operation", "el error de una sola operación"),
            LessEqual(_off, _u * _sizes),
        ),
        Mistake(
            "half-the-terms",
            Text("half of the number of terms", "la mitad del número de términos"),
            LessEqual(_off, (_n / 2) * _u * _sizes),
        ),
        Mistake(
            "relative",
            Text(
                "relative to the result, not to the sizes of the terms",
                "relativo al resultado, no al tamaño de los términos",
            ),
            LessEqual(_off, _gamma * modulus(Inner(_x, _y))),
        ),
        Mistake(
            "any-length",
            Text("vectors of any length", "vectores de cualquier largo"),
            LessEqual(_off, _gamma * _sizes),
            hypotheses=(),
        ),
    ),
    source=HIGHAM,
)

_G = Family(
    "G", (N[ELL], N[ELL - 1]), tex="G", spoken=Text("the gradient of the question", "el gradiente de la pregunta")
)


def _constant(point: Mapping[str, Any]) -> bool:
    return all(column.count(column[0]) == len(column) for column in Grid(point["u"]).T.tolist())


_SOFTMAX: Final = Hypothesis(
    Text(r"the last layer is a softmax", r"la última capa es una softmax"), lambda point: point["last"] == "softmax"
)
_ALL_EQUAL: Final = Hypothesis(
    Text(r"all entries of $u$ are equal", r"todas las entradas de $u$ son iguales"), _constant
)

EMPTY_QUESTION: Final = Statement(
    id="batch_gradients-empty-question",
    kind="theorem",
    title=Text("A question that zeros answer", "Una pregunta que los ceros responden"),
    claim=Equal(_G[ELL], zeros(N[ELL], N[ELL - 1])),
    given=Text(*[r"$\theta$, $x\in\mathbb{R}^{N_0}$, $u\in\mathbb{R}^{N_L}$, $1\le\ell\le L$"] * 2),
    hypotheses=(_SOFTMAX, _ALL_EQUAL),
    where=(
        Where(
            "G",
            Text(
                r"$G^{[\ell]}=\partial(u^{\top}\hat y)/\partial W^{[\ell]}$",
                r"$G^{[\ell]}=\partial(u^{\top}\hat y)/\partial W^{[\ell]}$",
            ),
        ),
    ),
    rewrite=Equal(2 * _G[ELL], _G[ELL]),
    mistakes=(
        Mistake(
            "any-question",
            Text("any u, such as a random one", "cualquier u, por ejemplo uno al azar"),
            Equal(_G[ELL], zeros(N[ELL], N[ELL - 1])),
            hypotheses=(_SOFTMAX,),
        ),
        Mistake(
            "any-layer",
            Text("any last layer", "cualquier última capa"),
            Equal(_G[ELL], zeros(N[ELL], N[ELL - 1])),
            hypotheses=(_ALL_EQUAL,),
        ),
    ),
    source=COURSE,
    uses=("softmax-kernel",),
)

STATEMENTS: Final = (ROUNDING, EMPTY_QUESTION)
