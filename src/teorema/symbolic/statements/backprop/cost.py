"""What the backward pass costs, and the network 2-2-1 by hand (board problem 15.2)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import Size, as_expr, column_list, matrix, scalar, vector
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.statement import Mistake, Source, Statement, Where
from teorema.symbolic.statements.backprop.letters import COURSE, GRIEWANK
from teorema.symbolic.statements.counting.symbols import BEFORE, HERE, WIDTHS, N, over_layers
from teorema.symbolic.statements.vectorization.letters import numbers

_B, _Bx = (
    scalar("B", spoken=Text("the cost of the backward pass", "el costo de la pasada hacia atrás")),
    scalar("Bx", "B_x", spoken=Text("the cost with the input", "el costo con la entrada")),
)
_forward = over_layers(HERE * BEFORE)
_first = Size(N[1]) * Size(N[0])
_COST: Final = All(
    Equal(_Bx, 2 * _forward),
    Equal(_B, 2 * _forward - _first),
    LessEqual(_forward, _B),
    Less(_B, 2 * _forward),
)

COST: Final = Statement(
    id="backprop-cost",
    kind="theorem",
    title=Text("The cost of the backward pass", "El costo de la pasada hacia atrás"),
    claim=_COST,
    given=WIDTHS,
    where=(
        Where(
            "Bx",
            Text(
                r"$B_x$ is the number of products that the matrix products of the backward pass of one sample execute",
                r"$B_x$ es el número de multiplicaciones que ejecutan los productos de matrices de la pasada hacia atrás "
                r"de una muestra",
            ),
        ),
        Where(
            "B",
            Text(
                r"$B$ the number without those for $\partial C/\partial x$",
                r"$B$ el número sin las de $\partial C/\partial x$",
            ),
        ),
    ),
    rewrite=All(
        Equal(_Bx - _forward, _forward),
        Equal(_B + _first, 2 * _forward),
        LessEqual(0, _B - _forward),
        Less(_B - _forward, _forward),
    ),
    mistakes=(
        Mistake(
            "as-forward", Text("as much as forward", "lo mismo que hacia adelante"), _COST.but(1, Equal(_Bx, _forward))
        ),
        Mistake(
            "input-too",
            Text("the first layer counted as the others", "la primera capa contada como las demás"),
            _COST.but(2, Equal(_B, 2 * _forward)),
        ),
        Mistake(
            "always-more",
            Text("always more than forward: equal for L = 1", "siempre más que hacia adelante: igual si L = 1"),
            _COST.but(3, Less(_forward, _B)),
        ),
        Mistake(
            "below-two",
            Text("a factor below 2", "un factor menor que 2"),
            _COST.but(4, Less(_B, Fraction(7, 4) * _forward)),
        ),
    ),
    source=GRIEWANK,
    uses=("backprop-step", "backprop-parameters", "counting-executed"),
)

_m = scalar("m")
_DIGITS: Final = All(Equal(_m, as_expr(23820)), Equal(_B, as_expr(24120)))

EXAMPLE_COST: Final = Statement(
    id="backprop-example-cost",
    kind="corollary",
    title=Text("The cost for 784-30-10", "El costo para 784-30-10"),
    claim=_DIGITS,
    where=(
        Where(
            "m",
            Text(
                "$m$ is the number of multiply-adds of a forward pass of 784-30-10",
                "$m$ es el número de productos acumulados de una pasada hacia adelante de 784-30-10",
            ),
        ),
        Where(
            "B",
            Text(
                r"$B$ that of its backward pass without $\partial C/\partial x$",
                r"$B$ el de su pasada hacia atrás sin $\partial C/\partial x$",
            ),
        ),
    ),
    rewrite=All(Equal(as_expr(784) * 30 + as_expr(30) * 10, _m), Equal(_B - _m, as_expr(300))),
    mistakes=(
        Mistake(
            "biases", Text("biases counted too", "se cuentan también los sesgos"), _DIGITS.but(1, Equal(_m, 23860))
        ),
        Mistake(
            "twice",
            Text("twice the forward pass", "el doble de la pasada hacia adelante"),
            _DIGITS.but(2, Equal(_B, 47640)),
        ),
    ),
    source=COURSE,
    uses=("backprop-cost",),
)

_y, _d2, _gW2, _z1, _d1, _gW1, _gb1 = (
    scalar("yhat", r"\hat y", spoken=Text("the output", "la salida")),
    scalar("d2", r"\delta^{[2]}", spoken=Text("delta 2", "delta 2")),
    matrix("gW2", 1, 2, r"g_W^{[2]}", Text("the gradient in W 2", "el gradiente en W 2")),
    vector("z1", 2, r"\zeta^{[1]}", Text("zeta 1", "zeta 1")),
    vector("d1", 2, r"\delta^{[1]}", Text("delta 1", "delta 1")),
    matrix("gW1", 2, 2, r"g_W^{[1]}", Text("the gradient in W 1", "el gradiente en W 1")),
    vector("gb1", 2, r"g_b^{[1]}", Text("the gradient in b 1", "el gradiente en b 1")),
)


_HAND: Final = All(
    Equal(_y, as_expr(2)),
    Equal(_d2, as_expr(1)),
    Equal(_gW2, numbers((1, 0))),
    Equal(_z1, column_list(as_expr(2), as_expr(3))),
    Equal(_d1, column_list(as_expr(2), as_expr(0))),
    Equal(_gW1, numbers((2, 4), (0, 0))),
    Equal(_gb1, column_list(as_expr(2), as_expr(0))),
)

EXAMPLE: Final = Statement(
    id="backprop-example",
    kind="corollary",
    title=Text("The network 2-2-1 by hand", "La red 2-2-1 a mano"),
    claim=_HAND,
    where=(
        Where(
            "yhat",
            Text(
                r"the network is 2-2-1 with ReLU and a linear output, $W^{[1]}=\begin{bmatrix}1&0\\1&-1\end{bmatrix}$, "
                r"$W^{[2]}=\begin{bmatrix}2&3\end{bmatrix}$, biases $0$, at $x=(1,2)$, $y=1$, "
                r"$C=\tfrac12(\hat y-y)^2$",
                r"la red es 2-2-1 con ReLU y salida lineal, $W^{[1]}=\begin{bmatrix}1&0\\1&-1\end{bmatrix}$, "
                r"$W^{[2]}=\begin{bmatrix}2&3\end{bmatrix}$, sesgos $0$, en $x=(1,2)$, $y=1$, "
                r"$C=\tfrac12(\hat y-y)^2$",
            ),
        ),
        *(
            Where(name, as_text(rf"${tex}=\partial C/\partial {of}$"))
            for name, tex, of in (
                ("d2", r"\delta^{[2]}", "z^{[2]}"),
                ("gW2", "g_W^{[2]}", "W^{[2]}"),
                ("z1", r"\zeta^{[1]}", "a^{[1]}"),
                ("d1", r"\delta^{[1]}", "z^{[1]}"),
                ("gW1", "g_W^{[1]}", "W^{[1]}"),
                ("gb1", "g_b^{[1]}", "b^{[1]}"),
            )
        ),
    ),
    rewrite=All(
        Equal(_y - 1, as_expr(1)),
        Equal(2 * _d2, as_expr(2)),
        Equal(_gW2.T, column_list(as_expr(1), as_expr(0))),
        Equal(_z1.T, numbers((2, 3))),
        Equal(_d1.T, numbers((2, 0))),
        Equal(_gW1.T, numbers((2, 0), (4, 0))),
        Equal(_gb1.T, numbers((2, 0))),
    ),
    mistakes=(
        Mistake("relu-forgotten", Text("ReLU forgotten", "ReLU olvidada"), _HAND.but(1, Equal(_y, as_expr(-1)))),
        Mistake("sign", Text("y − ŷ for ŷ − y", "y − ŷ en lugar de ŷ − y"), _HAND.but(2, Equal(_d2, as_expr(-1)))),
        Mistake("z-for-a", Text("z in place of a", "z en lugar de a"), _HAND.but(3, Equal(_gW2, numbers((1, -1))))),
        Mistake(
            "zeta-squared",
            Text("a factor 2 too many", "un factor 2 de más"),
            _HAND.but(4, Equal(_z1, column_list(as_expr(4), as_expr(6)))),
        ),
        Mistake(
            "slope-forgotten",
            Text(r"$\sigma'$ forgotten", r"$\sigma'$ olvidada"),
            _HAND.but(5, Equal(_d1, column_list(as_expr(2), as_expr(3)))),
        ),
        Mistake(
            "order", Text("x δᵀ for δ xᵀ", "x δᵀ en lugar de δ xᵀ"), _HAND.but(6, Equal(_gW1, numbers((2, 0), (4, 0))))
        ),
        Mistake(
            "bias-by-zeta",
            Text("ζ in place of δ", "ζ en lugar de δ"),
            _HAND.but(7, Equal(_gb1, column_list(as_expr(2), as_expr(3)))),
        ),
    ),
    source=Source("teorema", "15.2"),
    uses=("backprop-step", "backprop-parameters"),
)

STATEMENTS: Final = (COST, EXAMPLE_COST)
