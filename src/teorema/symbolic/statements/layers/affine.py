"""What a layer is, and that its matrix form and its scalar form are one (T1; board problems 08.1 and 08.2)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    ELL,
    Block,
    ColumnOf,
    Entry,
    Family,
    RowOf,
    as_expr,
    column_list,
    scalar,
    total,
    vector,
)
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import rational
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.layers.letters import (
    LIQUET,
    SCALAR_SLIDE,
    SLIDE,
    SQUARE,
    N,
    W,
    a,
    b,
    i,
    j,
    k,
    sigma,
    z,
)

_AFFINE = Equal(z[ELL], W[ELL] @ a[ELL - 1] + b[ELL])
_ACTIVE = Equal(a[ELL], sigma(z[ELL], at=ELL))
_Z = Where(
    "z",
    Text(r"$z^{[\ell]}$ is the pre-activation of layer $\ell$", r"$z^{[\ell]}$ es la preactivación de la capa $\ell$"),
)
_A = Where(
    "a",
    Text(
        r"$a^{[\ell-1]}$ enters it ($a^{[0]}=x$), $\sigma^{[\ell]}$ acts on every entry, and $a^{[\ell]}$ leaves it",
        r"$a^{[\ell-1]}$ entra en ella ($a^{[0]}=x$), $\sigma^{[\ell]}$ actúa en cada entrada y $a^{[\ell]}$ sale de ella",
    ),
)

AFFINE: Final = Statement(
    id="layers-affine",
    kind="definition",
    title=Text("A layer: affine map, then activation", "Una capa: transformación afín y luego activación"),
    claim=All(_AFFINE, _ACTIVE),
    where=(_Z, _A),
    rewrite=All(Equal(z[ELL] - b[ELL], W[ELL] @ a[ELL - 1]), Equal(sigma(z[ELL], at=ELL), a[ELL])),
    mistakes=(
        Mistake(
            "bias-forgotten",
            Text("bias forgotten", "sesgo olvidado"),
            All(Equal(z[ELL], W[ELL] @ a[ELL - 1]), _ACTIVE),
        ),
        Mistake(
            "bias-subtracted",
            Text("bias subtracted, as in Calin's convention", "sesgo restado, como en la convención de Calin"),
            All(Equal(z[ELL], W[ELL] @ a[ELL - 1] - b[ELL]), _ACTIVE),
        ),
        Mistake(
            "activation-first",
            Text("activation before the affine map", "activación antes de la transformación afín"),
            All(Equal(z[ELL], W[ELL] @ sigma(a[ELL - 1], at=ELL) + b[ELL]), _ACTIVE),
        ),
        Mistake(
            "no-activation",
            Text("activation forgotten", "activación olvidada"),
            All(_AFFINE, Equal(a[ELL], z[ELL])),
        ),
    ),
    source=SLIDE,
    example={"L": 1, "N": (2, 3), "l": 1},
)

_W_SQUARE = Family("W", (N[ELL - 1], N[ELL - 1]))
_ROW = Equal(AsMatrix(Entry(z[ELL], i)), RowOf(W[ELL], i).T @ a[ELL - 1] + AsMatrix(Entry(b[ELL], i)))
_TERM = Entry(W[ELL], i, j) * Entry(a[ELL - 1], j)
_SUM = Equal(Entry(z[ELL], i), total(j, 1, N[ELL - 1], _TERM) + Entry(b[ELL], i))
_NEURON = Equal(Entry(a[ELL], i), sigma(Entry(z[ELL], i), at=ELL))

MATRIX_SCALAR: Final = Statement(
    id="layers-matrix-scalar",
    kind="theorem",
    title=Text("The matrix form is the scalar form", "La forma matricial es la forma escalar"),
    claim=All(_ROW, _SUM, _NEURON),
    where=(
        Where(
            "z",
            Text(
                r"$z^{[\ell]}=W^{[\ell]}a^{[\ell-1]}+b^{[\ell]}$ is the matrix form",
                r"$z^{[\ell]}=W^{[\ell]}a^{[\ell-1]}+b^{[\ell]}$ es la forma matricial",
            ),
        ),
        Where(
            "a",
            Text(
                r"$a^{[\ell]}$ is the output of layer $\ell$; row $i$ of $W^{[\ell]}$, written as a column, is "
                r"$W^{[\ell]}_{(i)}$, on the slides $w_{(i)}^{[\ell]}$",
                r"$a^{[\ell]}$ es la salida de la capa $\ell$; la fila $i$ de $W^{[\ell]}$, escrita como columna, es "
                r"$W^{[\ell]}_{(i)}$, en las diapositivas $w_{(i)}^{[\ell]}$",
            ),
        ),
    ),
    rewrite=All(
        Equal(AsMatrix(Entry(z[ELL], i)), a[ELL - 1].T @ RowOf(W[ELL], i) + AsMatrix(Entry(b[ELL], i))),
        Equal(
            Entry(z[ELL], i),
            Entry(b[ELL], i) + total(j, 1, N[ELL - 1], Entry(a[ELL - 1], j) * Entry(W[ELL], i, j)),
        ),
        Equal(sigma(Entry(z[ELL], i), at=ELL), Entry(a[ELL], i)),
    ),
    mistakes=(
        Mistake(
            "column-for-row",
            Text("column $i$ of the matrix taken for row $i$", "columna $i$ de la matriz en lugar de la fila $i$"),
            All(
                Equal(
                    AsMatrix(Entry(z[ELL], i)), ColumnOf(_W_SQUARE[ELL], i).T @ a[ELL - 1] + AsMatrix(Entry(b[ELL], i))
                ),
                _SUM,
                _NEURON,
            ),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "indices-swapped",
            Text(r"$w_{j,i}$ for $w_{i,j}$ in the sum", r"$w_{j,i}$ en lugar de $w_{i,j}$ en la suma"),
            All(
                _ROW,
                Equal(
                    Entry(z[ELL], i),
                    total(j, 1, N[ELL - 1], Entry(W[ELL], j, i) * Entry(a[ELL - 1], j)) + Entry(b[ELL], i),
                ),
                _NEURON,
            ),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "bias-in-every-term",
            Text("bias added in every term of the sum", "sesgo sumado en cada término de la suma"),
            All(_ROW, Equal(Entry(z[ELL], i), total(j, 1, N[ELL - 1], _TERM + Entry(b[ELL], i))), _NEURON),
        ),
        Mistake(
            "activation-of-the-input",
            Text("activation of the input instead of the sum", "activación de la entrada en lugar de la suma"),
            All(_ROW, _SUM, Equal(Entry(a[ELL], i), sigma(Entry(z[ELL], i) - Entry(b[ELL], i), at=ELL))),
        ),
    ),
    uses=("layers-affine",),
    source=SCALAR_SLIDE,
    example={"L": 1, "N": (2, 3), "l": 1, "i": 3},
)

t = scalar("t")
_RAISED = Family("z_raised", (N[ELL], 1), tex=r"\tilde{z}", spoken=Text("raised z", "z aumentada"))
_CHANGE = Entry(_RAISED[ELL], i) - Entry(z[ELL], i)

WEIGHT_DIRECTION: Final = Statement(
    id="layers-weight-direction",
    kind="lemma",
    title=Text(
        r"The weight $w_{i,j}$ goes from neuron $j$ to neuron $i$", r"El peso $w_{i,j}$ va de la neurona $j$ a la $i$"
    ),
    claim=Equal(_CHANGE, t * Entry(W[ELL], i, j)),
    where=(
        Where(
            "z",
            Text(
                r"$z^{[\ell]}$ is the pre-activation of layer $\ell$",
                r"$z^{[\ell]}$ es la preactivación de la capa $\ell$",
            ),
        ),
        Where(
            "z_raised",
            Text(
                r"$\tilde{z}^{[\ell]}$ is the same after neuron $j$ of layer $\ell-1$ has been raised from "
                r"$a^{[\ell-1]}_j$ to $a^{[\ell-1]}_j+t$",
                r"$\tilde{z}^{[\ell]}$ es la misma después de aumentar la neurona $j$ de la capa $\ell-1$ de "
                r"$a^{[\ell-1]}_j$ a $a^{[\ell-1]}_j+t$",
            ),
        ),
    ),
    rewrite=Equal(Entry(_RAISED[ELL], i), Entry(z[ELL], i) + Entry(W[ELL], i, j) * t),
    mistakes=(
        Mistake(
            "from-i-to-j",
            Text(r"$w_{i,j}$ read as from $i$ to $j$", r"$w_{i,j}$ leído como de $i$ a $j$"),
            Equal(_CHANGE, t * Entry(W[ELL], j, i)),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "bias-counted",
            Text("the bias changes too", "el sesgo también cambia"),
            Equal(_CHANGE, t * Entry(W[ELL], i, j) + Entry(b[ELL], i)),
        ),
        Mistake(
            "whole-column",
            Text("all weights that leave neuron $j$ are added", "se suman todos los pesos que salen de la neurona $j$"),
            Equal(_CHANGE, t * total(k, 1, N[ELL], Entry(W[ELL], k, j))),
        ),
    ),
    uses=("layers-matrix-scalar",),
    source=SCALAR_SLIDE,
)


def board_matrix(*rows: tuple[int, ...]) -> Block:
    """An integer matrix as it is written on the board."""
    return Block(tuple(tuple(AsMatrix(as_expr(entry)) for entry in line) for line in rows))


BOARD_W: Final = board_matrix((1, -1), (0, 2), (-3, 1))
BOARD_B: Final = board_matrix((0,), (-1,), (2,))
BOARD_X: Final = board_matrix((2,), (1,))
_z3, _a3 = vector("z", 3), vector("a", 3)
_THIRD = Entry(_z3, rational(3))


def _spelled(*numbers: int) -> Expr:
    """-3·2 + 1·1 + 2: products in pairs, then the bias, unsimplified as on the board."""
    *factors, bias = map(as_expr, numbers)
    products = [left * right for left, right in zip(factors[::2], factors[1::2], strict=True)]
    return products[0] + products[1] + bias


_BOARD = All(
    Equal(_z3, BOARD_W @ BOARD_X + BOARD_B),
    Equal(_z3, column_list(*map(as_expr, (1, 1, -3)))),
    Equal(_THIRD, _spelled(-3, 2, 1, 1, 2)),
    Equal(_a3, column_list(*map(as_expr, (1, 1, 0)))),
)

EXAMPLE: Final = Statement(
    id="layers-example",
    kind="corollary",
    title=Text(
        "A layer by hand: two inputs, three neurons, ReLU", "Una capa a mano: dos entradas, tres neuronas, ReLU"
    ),
    claim=_BOARD,
    where=(
        Where("z", Text("$z=Wx+b$ is the pre-activation", "$z=Wx+b$ es la preactivación")),
        Where("a", Text(r"$a=\operatorname{ReLU}(z)$ the output", r"$a=\operatorname{ReLU}(z)$ la salida")),
    ),
    rewrite=All(
        Equal(_z3 - BOARD_B, BOARD_W @ BOARD_X),
        Equal(column_list(*map(as_expr, (1, 1, -3))), _z3),
        Equal(_spelled(1, 1, -3, 2, 2), _THIRD),
        Equal(column_list(*map(as_expr, (1, 1, 0))), _a3),
    ),
    mistakes=(
        Mistake(
            "bias-forgotten",
            Text("bias forgotten in the matrix form", "sesgo olvidado en la forma matricial"),
            _BOARD.but(1, Equal(_z3, BOARD_W @ BOARD_X)),
        ),
        Mistake(
            "bias-subtracted",
            Text("bias subtracted", "sesgo restado"),
            _BOARD.but(2, Equal(_z3, column_list(*map(as_expr, (1, 3, -7))))),
        ),
        Mistake(
            "sign-lost",
            Text("sign of the weight lost", "signo del peso perdido"),
            _BOARD.but(3, Equal(_THIRD, _spelled(3, 2, 1, 1, 2))),
        ),
        Mistake(
            "negative-kept",
            Text("ReLU lets the negative number through", "ReLU deja pasar el número negativo"),
            _BOARD.but(4, Equal(_a3, column_list(*map(as_expr, (1, 1, -3))))),
        ),
    ),
    uses=("layers-affine", "layers-matrix-scalar"),
    source=LIQUET,
)
