"""The problems of the board, with their numbers (14.1, 14.2, 14.3 and 14.5)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import as_expr, column_list, matrix, vector
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Source, Statement, Where
from teorema.symbolic.statements.layers.affine import board_matrix

_gradient = vector(
    "gradient", 2, r"\nabla(g\circ f)(1,2)", spoken=Text("the gradient of g after f", "el gradiente de g después de f")
)

EXAMPLE_COMPOSITION: Final = Statement(
    id="chain_rule-example-composition",
    kind="corollary",
    title=Text("A composition by hand", "Una composición a mano"),
    claim=Equal(_gradient, column_list(as_expr(9), as_expr(5))),
    where=(
        Where(
            "gradient",
            Text(
                "$f(x,y)=(xy,\\,x+y)$ and $g(u,v)=u^2+v$",
                "$f(x,y)=(xy,\\,x+y)$ y $g(u,v)=u^2+v$",
            ),
        ),
    ),
    rewrite=Equal(column_list(as_expr(9), as_expr(5)), _gradient),
    mistakes=(
        Mistake(
            "outer-at-x",
            Text("the gradient of g taken at (1, 2)", "el gradiente de g evaluado en (1, 2)"),
            Equal(_gradient, column_list(as_expr(5), as_expr(3))),
        ),
        Mistake(
            "not-transposed",
            Text("J for Jᵀ", "J en lugar de Jᵀ"),
            Equal(_gradient, column_list(as_expr(9), as_expr(6))),
        ),
    ),
    source=Source("teorema", "14.1"),
    uses=("chain_rule-composition",),
)

_M = matrix("M", 2, 2, r"\frac{\partial(u^{\top}Wv)}{\partial W}", Text("the gradient in W", "el gradiente en W"))
_K = matrix(
    "K",
    2,
    2,
    r"\frac{\partial\,\frac12\lVert Wx-y\rVert^2}{\partial W}",
    Text("the gradient of half the square", "el gradiente de la mitad del cuadrado"),
)
_GRADIENTS: Final = All(Equal(_M, board_matrix((3, 4), (6, 8))), Equal(_K, board_matrix((1, 2), (2, 4))))

EXAMPLE_GRADIENTS: Final = Statement(
    id="chain_rule-example-gradients",
    kind="corollary",
    title=Text("Two gradients by hand", "Dos gradientes a mano"),
    claim=_GRADIENTS,
    where=(
        Where("M", Text("first $u=(1,2)$, $v=(3,4)$", "primero $u=(1,2)$, $v=(3,4)$")),
        Where("K", Text("then $W=I$, $x=(1,2)$, $y=(0,0)$", "luego $W=I$, $x=(1,2)$, $y=(0,0)$")),
    ),
    rewrite=All(Equal(board_matrix((3, 4), (6, 8)), _M), Equal(board_matrix((1, 2), (2, 4)), _K)),
    mistakes=(
        Mistake(
            "exchanged",
            Text("v uᵀ for u vᵀ", "v uᵀ en lugar de u vᵀ"),
            _GRADIENTS.but(1, Equal(_M, board_matrix((3, 6), (4, 8)))),
        ),
        Mistake(
            "two",
            Text("the ½ forgotten", "el ½ olvidado"),
            _GRADIENTS.but(2, Equal(_K, board_matrix((2, 4), (4, 8)))),
        ),
    ),
    source=Source("teorema", "14.2, 14.3"),
    uses=("chain_rule-bilinear", "chain_rule-least-squares"),
)

_J = matrix("J", 2, 2, r"\frac{\partial a}{\partial x}(0)", Text("the Jacobian at 0", "la jacobiana en 0"))

EXAMPLE_LAYER: Final = Statement(
    id="chain_rule-example-layer",
    kind="corollary",
    title=Text("The Jacobian of a logistic layer by hand", "La jacobiana de una capa logística a mano"),
    claim=Equal(_J, board_matrix((1, 1), (1, -1)) / 4),
    where=(
        Where(
            "J",
            Text(
                r"$a=\sigma(Wx)$ with the logistic $\sigma$ and $W=\begin{bmatrix}1&1\\1&-1\end{bmatrix}$",
                r"$a=\sigma(Wx)$ con $\sigma$ logística y $W=\begin{bmatrix}1&1\\1&-1\end{bmatrix}$",
            ),
        ),
    ),
    rewrite=Equal(4 * _J, board_matrix((1, 1), (1, -1))),
    mistakes=(
        Mistake("slope-forgotten", Text("σ′ forgotten", "σ′ olvidada"), Equal(_J, board_matrix((1, 1), (1, -1)))),
        Mistake(
            "value",
            Text("σ(0) = ½ for σ′(0) = ¼", "σ(0) = ½ en lugar de σ′(0) = ¼"),
            Equal(_J, board_matrix((1, 1), (1, -1)) / 2),
        ),
    ),
    source=Source("teorema", "14.5"),
    uses=("chain_rule-composition",),
)
