"""Passes by hand, with every value: 4-5-1 with ReLU, a logistic unit at ln 3, a softmax output (board problems 10.1 to 10.3)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Expr, apply, as_expr, column_list, scalar, vector
from teorema.symbolic.calculus.scalars import is_zero, sp
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.claims.claim import Point
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.forward.letters import COURSE

_LN2, _LN3 = sp.log(2), sp.log(3)


def _column(*entries: Expr | int) -> Expr:
    return column_list(*(as_expr(entry) for entry in entries))


def _set_to(**values: Any) -> Any:
    """A predicate: the arrays of a point are exactly these."""

    def holds(point: Point) -> bool:
        return all(
            _same(point[name[0]][int(name[1])] if name[1:] else point[name], value) for name, value in values.items()
        )

    return holds


def _same(array: Any, value: list[list[Any]]) -> bool:
    rows = array.tolist()
    return len(rows) == len(value) and all(
        len(row) == len(wanted)
        and all(is_zero(sp.sympify(e) - sp.sympify(w)) for e, w in zip(row, wanted, strict=True))
        for row, wanted in zip(rows, value, strict=True)
    )


_W1 = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1], [1, -1, 0, 0], [0, 0, 0, -1]]
_W1_TEX = r"\begin{bmatrix}" + r"\\".join("&".join(map(str, row)) for row in _W1) + r"\end{bmatrix}"
_z1, _a1 = (
    vector("z1", 5, "z^{[1]}", Text("z of layer 1", "z de la capa 1")),
    vector("a1", 5, "a^{[1]}", Text("a of layer 1", "a de la capa 1")),
)
_y = scalar("y", r"\hat y", spoken=Text("the output", "la salida"))
_HAND: Final = All(Equal(_z1, _column(1, 1, 2, -1, 0)), Equal(_a1, _column(1, 1, 2, 0, 0)), Equal(_y, as_expr(2)))
_DATA_1 = (
    f"$W^{{[1]}}={_W1_TEX}$, $b^{{[1]}}=(0,-1,0,0,1)^{{\\top}}$, $W^{{[2]}}=(1,2,-1,3,1)$, $b^{{[2]}}=1$, "
    "$x=(1,2,1,1)^{\\top}$, "
)

FORWARD_BY_HAND: Final = Statement(
    id="forward-by-hand",
    kind="corollary",
    title=Text("4-5-1 by hand", "4-5-1 a mano"),
    claim=_HAND,
    hypotheses=(
        Hypothesis(
            Text(
                _DATA_1 + "the hidden activation is ReLU and the output linear",
                _DATA_1 + "la activación oculta es ReLU y la salida lineal",
            ),
            _set_to(
                W1=_W1,
                b1=[[0], [-1], [0], [0], [1]],
                W2=[[1, 2, -1, 3, 1]],
                b2=[[1]],
                x=[[1], [2], [1], [1]],
            ),
        ),
    ),
    where=(
        Where(
            "z1",
            Text(
                "$z^{[1]}$, $a^{[1]}$ are those of the hidden layer", "$z^{[1]}$, $a^{[1]}$ son los de la capa oculta"
            ),
        ),
        Where("a1", Text("$N=(4,5,1)$", "$N=(4,5,1)$")),
        Where("y", Text("$\\hat y$ is the output", "$\\hat y$ es la salida")),
    ),
    rewrite=All(
        Equal(_column(1, 1, 2, -1, 0), _z1),
        Equal(_a1, _column(1, 1, 2, 0, 0)),
        Equal(_y - 1, as_expr(1)),
    ),
    mistakes=(
        Mistake(
            "biases-forgotten",
            Text("hidden biases forgotten", "sesgos ocultos olvidados"),
            _HAND.but(1, Equal(_z1, _column(1, 2, 2, -1, -1))),
        ),
        Mistake(
            "no-relu",
            Text("ReLU forgotten", "ReLU olvidada"),
            _HAND.but(2, Equal(_a1, _column(1, 1, 2, -1, 0))),
        ),
        Mistake(
            "absolute-value",
            Text("absolute value in place of ReLU", "valor absoluto en lugar de ReLU"),
            _HAND.but(2, Equal(_a1, _column(1, 1, 2, 1, 0))),
        ),
        Mistake(
            "output-bias-forgotten",
            Text("output bias forgotten", "sesgo de salida olvidado"),
            _HAND.but(3, Equal(_y, as_expr(1))),
        ),
        Mistake(
            "linear-network",
            Text("output of the network without ReLU", "salida de la red sin ReLU"),
            _HAND.but(3, Equal(_y, as_expr(-1))),
        ),
    ),
    source=COURSE,
    uses=("forward-recursion", "forward-formula"),
)

_a, _half = scalar("a1", "a^{[1]}", spoken=Text("a of layer 1", "a de la capa 1")), Fraction(3, 4)
_LOGISTIC: Final = All(Equal(_a, as_expr(_half)), Equal(_y, as_expr(1)))

FORWARD_LOGISTIC: Final = Statement(
    id="forward-logistic",
    kind="corollary",
    title=Text("A logistic unit at ln 3", "Una unidad logística en ln 3"),
    claim=_LOGISTIC,
    hypotheses=(
        Hypothesis(
            Text(
                "$N=(1,1,1)$, $W^{[1]}=\\ln 3$, $b^{[1]}=0$, $W^{[2]}=4$, $b^{[2]}=-2$, $x=1$, "
                "the hidden unit is logistic and the output linear",
                "$N=(1,1,1)$, $W^{[1]}=\\ln 3$, $b^{[1]}=0$, $W^{[2]}=4$, $b^{[2]}=-2$, $x=1$, "
                "la unidad oculta es logística y la salida lineal",
            ),
            _set_to(W1=[[_LN3]], b1=[[0]], W2=[[4]], b2=[[-2]], x=[[1]]),
        ),
    ),
    where=(
        Where("a1", Text("$a^{[1]}$ is the hidden value", "$a^{[1]}$ es el valor oculto")),
        Where("y", Text("$\\hat y$ is the output", "$\\hat y$ es la salida")),
    ),
    rewrite=All(Equal(4 * _a, as_expr(3)), Equal(as_expr(1), _y)),
    mistakes=(
        Mistake(
            "reciprocal",
            Text("the logistic of minus ln 3", "la logística de menos ln 3"),
            _LOGISTIC.but(1, Equal(_a, as_expr(Fraction(1, 4)))),
        ),
        Mistake(
            "exponential-alone",
            Text("the exponential for the logistic", "la exponencial por la logística"),
            _LOGISTIC.but(1, Equal(_a, as_expr(3))),
        ),
        Mistake(
            "output-bias-forgotten",
            Text("output bias forgotten", "sesgo de salida olvidado"),
            _LOGISTIC.but(2, Equal(_y, as_expr(3))),
        ),
    ),
    source=COURSE,
    uses=("forward-recursion",),
)

_h, _z2, _p = (
    vector("a1", 2, "a^{[1]}", Text("a of layer 1", "a de la capa 1")),
    vector("z2", 2, "z^{[2]}", Text("z of layer 2", "z de la capa 2")),
    vector("y", 2, r"\hat y", Text("the output", "la salida")),
)
_ln2 = apply(NAMED["log"], as_expr(2))
_thirds = column_list(as_expr(Fraction(1, 3)), as_expr(Fraction(2, 3)))
_SOFTMAX: Final = All(Equal(_h, _column(1, 0)), Equal(_z2, _column(0, _ln2)), Equal(_p, _thirds))

FORWARD_SOFTMAX: Final = Statement(
    id="forward-softmax",
    kind="corollary",
    title=Text("A softmax output", "Una salida softmax"),
    claim=_SOFTMAX,
    hypotheses=(
        Hypothesis(
            Text(
                "$N=(2,2,2)$, $W^{[1]}=I$, $b^{[1]}=0$, "
                "$W^{[2]}=\\begin{bmatrix}0&0\\\\ \\ln 2&0\\end{bmatrix}$, $b^{[2]}=0$, $x=(1,-5)^{\\top}$, "
                "the hidden activation is ReLU and the output softmax",
                "$N=(2,2,2)$, $W^{[1]}=I$, $b^{[1]}=0$, "
                "$W^{[2]}=\\begin{bmatrix}0&0\\\\ \\ln 2&0\\end{bmatrix}$, $b^{[2]}=0$, $x=(1,-5)^{\\top}$, "
                "la activación oculta es ReLU y la salida softmax",
            ),
            _set_to(W1=[[1, 0], [0, 1]], b1=[[0], [0]], W2=[[0, 0], [_LN2, 0]], b2=[[0], [0]], x=[[1], [-5]]),
        ),
    ),
    where=(
        Where("a1", Text("$a^{[1]}$ is the hidden layer", "$a^{[1]}$ es la capa oculta")),
        Where("z2", Text("$z^{[2]}$ the input of softmax", "$z^{[2]}$ la entrada de la softmax")),
        Where("y", Text("$\\hat y$ the output", "$\\hat y$ la salida")),
    ),
    rewrite=All(Equal(_column(1, 0), _h), Equal(_column(0, _ln2), _z2), Equal(3 * _p, _column(1, 2))),
    mistakes=(
        Mistake("no-relu", Text("ReLU forgotten", "ReLU olvidada"), _SOFTMAX.but(1, Equal(_h, _column(1, -5)))),
        Mistake(
            "weights-transposed",
            Text("weights transposed", "pesos traspuestos"),
            _SOFTMAX.but(2, Equal(_z2, _column(_ln2, 0))),
        ),
        Mistake(
            "not-normalised",
            Text("exponentials not divided by their sum", "exponenciales sin dividir por su suma"),
            _SOFTMAX.but(3, Equal(_p, _column(1, 2))),
        ),
        Mistake(
            "classes-exchanged",
            Text("classes exchanged", "clases intercambiadas"),
            _SOFTMAX.but(3, Equal(_p, column_list(as_expr(Fraction(2, 3)), as_expr(Fraction(1, 3))))),
        ),
    ),
    source=COURSE,
    uses=("forward-recursion",),
)

STATEMENTS: Final = (FORWARD_BY_HAND, FORWARD_LOGISTIC, FORWARD_SOFTMAX)
