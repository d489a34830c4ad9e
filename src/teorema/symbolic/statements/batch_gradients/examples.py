"""Gradients of batches by hand (board problems 16.1 and 16.2)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import as_expr, column_list, matrix, scalar, vector
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Source, Statement, Where
from teorema.symbolic.statements.vectorization.letters import numbers

_g, _g1, _g2 = (
    scalar("g", "g", spoken=Text("the gradient", "el gradiente")),
    scalar("g1", "g_1", spoken=Text("that of sample 1", "el de la muestra 1")),
    scalar("g2", "g_2", spoken=Text("that of sample 2", "el de la muestra 2")),
)
_LINE: Final = All(Equal(_g1, as_expr(-1)), Equal(_g2, as_expr(-2)), Equal(_g, as_expr(Fraction(-3, 2))))

EXAMPLE_LINE: Final = Statement(
    id="batch_gradients-example-line",
    kind="corollary",
    title=Text("Two samples and one weight by hand", "Dos muestras y un peso a mano"),
    claim=_LINE,
    where=(
        Where(
            "g1",
            Text(
                r"$g_1$ is the derivative of $\tfrac12(wx-y)^2$ by $w$ at $w=1$ for the sample $(x,y)=(1,2)$",
                r"$g_1$ es la derivada de $\tfrac12(wx-y)^2$ respecto de $w$ en $w=1$ para la muestra $(x,y)=(1,2)$",
            ),
        ),
        Where("g2", Text("$g_2$ that for $(2,3)$", "$g_2$ la derivada para $(2,3)$")),
        Where("g", Text("$g$ that of the mean of the two", "$g$ la de la media de las dos")),
    ),
    rewrite=All(Equal(2 * _g1, as_expr(-2)), Equal(_g2 - _g1, as_expr(-1)), Equal(2 * _g, as_expr(-3))),
    mistakes=(
        Mistake("sign-first", Text("y − ŷ for ŷ − y", "y − ŷ en lugar de ŷ − y"), _LINE.but(1, Equal(_g1, as_expr(1)))),
        Mistake(
            "input-forgotten",
            Text("the factor x forgotten", "el factor x olvidado"),
            _LINE.but(2, Equal(_g2, as_expr(-1))),
        ),
        Mistake(
            "sum-for-mean",
            Text("the sum in place of the mean", "la suma en lugar de la media"),
            _LINE.but(3, Equal(_g, as_expr(-3))),
        ),
    ),
    source=Source("teorema", "16.1"),
    uses=("batch_gradients-average",),
)

_gW = matrix("gW", 2, 2, "g_W", Text("the gradient in W", "el gradiente en W"))
_gb = vector("gb", 2, "g_b", Text("the gradient in b", "el gradiente en b"))
_PRODUCT: Final = All(
    Equal(_gW, Fraction(1, 3) * numbers((0, -2), (3, 4))), Equal(_gb, column_list(as_expr(0), as_expr(1)))
)

EXAMPLE_PRODUCT: Final = Statement(
    id="batch_gradients-example-product",
    kind="corollary",
    title=Text("Three samples and four weights by hand", "Tres muestras y cuatro pesos a mano"),
    claim=_PRODUCT,
    where=(
        Where(
            "gW",
            Text(
                r"$g_W$ is the gradient of the mean cost in $W$ for "
                r"$\Delta=\begin{bmatrix}1&-1&0\\2&0&1\end{bmatrix}$ and $A=\begin{bmatrix}1&1&1\\0&2&4\end{bmatrix}$",
                r"$g_W$ es el gradiente del costo medio en $W$ para "
                r"$\Delta=\begin{bmatrix}1&-1&0\\2&0&1\end{bmatrix}$ y $A=\begin{bmatrix}1&1&1\\0&2&4\end{bmatrix}$",
            ),
        ),
        Where("gb", Text("$g_b$ that in $b$", "$g_b$ el gradiente en $b$")),
    ),
    rewrite=All(Equal(3 * _gW, numbers((0, -2), (3, 4))), Equal(2 * _gb, column_list(as_expr(0), as_expr(2)))),
    mistakes=(
        Mistake(
            "transposed",
            Text("the product transposed", "el producto traspuesto"),
            _PRODUCT.but(1, Equal(_gW, Fraction(1, 3) * numbers((0, 3), (-2, 4)))),
        ),
        Mistake(
            "sum-for-mean",
            Text("the factor 1/3 forgotten", "el factor 1/3 olvidado"),
            _PRODUCT.but(1, Equal(_gW, numbers((0, -2), (3, 4)))),
        ),
        Mistake(
            "bias-summed",
            Text("the sum of the rows of Δ for the bias", "la suma de las filas de Δ para el sesgo"),
            _PRODUCT.but(2, Equal(_gb, column_list(as_expr(0), as_expr(3)))),
        ),
    ),
    source=Source("teorema", "16.2"),
    uses=("batch_gradients-matrix-form",),
)

STATEMENTS: Final = (EXAMPLE_LINE, EXAMPLE_PRODUCT)
