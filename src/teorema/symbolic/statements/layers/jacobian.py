"""The Jacobian of a layer: diag(σ′(z))W, and J_S W for a softmax output (T3; board problem 08.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ELL, Diag, Family, as_expr, column_list, matrix, vector
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.layers.affine import BOARD_W, board_matrix
from teorema.symbolic.statements.layers.letters import LIQUET, SQUARE, L, N, W, a, pre_activation, sigma, z

_TEX = r"\frac{\partial a^{[\ell]}}{\partial a^{[\ell-1]}}"
_SPOKEN = Text("the Jacobian of the layer", "la jacobiana de la capa")
J: Final = matrix("J", N[ELL], N[ELL - 1], _TEX, _SPOKEN)
_J_SQUARE = matrix("J", N[ELL], N[ELL], _TEX, _SPOKEN)
_W_SQUARE = Family("W", (N[ELL], N[ELL]))
_SLOPES = Diag(sigma.prime(z[ELL], at=ELL))


def _off_kinks(point: Mapping[str, Any]) -> bool:
    """No entry of z is a kink; activations without kinks need no z, so that residues and letters may be drawn."""
    kinks = point["sigma"][point["l"]].kinks
    return not kinks or all(entry != kink for entry in pre_activation(point).entries for kink in kinks)


_SMOOTH: Final = Hypothesis(
    Text(
        r"$\sigma^{[\ell]}$ is differentiable at every $z^{[\ell]}_i$",
        r"$\sigma^{[\ell]}$ es derivable en cada $z^{[\ell]}_i$",
    ),
    _off_kinks,
)

_PARTIALS: Final = Where(
    "J",
    Text(
        r"the left side has the entry $\partial a^{[\ell]}_i/\partial a^{[\ell-1]}_j$ in row $i$ and column $j$",
        r"el lado izquierdo tiene la entrada $\partial a^{[\ell]}_i/\partial a^{[\ell-1]}_j$ en la fila $i$ y la "
        r"columna $j$",
    ),
)

JACOBIAN: Final = Statement(
    id="layers-jacobian",
    kind="theorem",
    title=Text("The Jacobian of a layer", "La jacobiana de una capa"),
    claim=Equal(J, _SLOPES @ W[ELL]),
    given=as_text(
        r"$W^{[\ell]}\in\mathbb{R}^{N_{\ell}\times N_{\ell-1}}$, $b^{[\ell]}\in\mathbb{R}^{N_{\ell}}$, "
        r"$a^{[\ell-1]}\in\mathbb{R}^{N_{\ell-1}}$, $\sigma^{[\ell]}\colon\mathbb{R}\to\mathbb{R}$"
    ),
    hypotheses=(_SMOOTH,),
    where=(
        Where("z", as_text(r"$z^{[\ell]}=W^{[\ell]}a^{[\ell-1]}+b^{[\ell]}$")),
        Where("a", as_text(r"$a^{[\ell]}=\sigma^{[\ell]}(z^{[\ell]})$")),
        _PARTIALS,
    ),
    rewrite=Equal(_SLOPES @ W[ELL], J),
    mistakes=(
        Mistake(
            "slope-forgotten",
            Text(r"factor $\sigma'$ forgotten", r"factor $\sigma'$ olvidado"),
            Equal(J, W[ELL]),
        ),
        Mistake(
            "value-for-slope",
            Text(r"$\sigma$ in place of $\sigma'$", r"$\sigma$ en lugar de $\sigma'$"),
            Equal(J, Diag(sigma(z[ELL], at=ELL)) @ W[ELL]),
        ),
        Mistake(
            "slope-at-the-output",
            Text(r"$\sigma'$ taken at $a$ instead of $z$", r"$\sigma'$ evaluada en $a$ en lugar de $z$"),
            Equal(J, Diag(sigma.prime(a[ELL], at=ELL)) @ W[ELL]),
        ),
        Mistake(
            "factors-swapped",
            Text("factors in the wrong order", "factores en el orden equivocado"),
            IllShaped(lambda: W[ELL] @ _SLOPES, _TEX + r"=W^{[\ell]}\,\operatorname{diag}(\sigma'(z^{[\ell]}))"),
            ill_shaped=True,
        ),
        Mistake(
            "factors-swapped-square",
            Text(
                "factors in the wrong order, of a square layer", "factores en el orden equivocado, en una capa cuadrada"
            ),
            Equal(_J_SQUARE, _W_SQUARE[ELL] @ _SLOPES),
            hypotheses=(_SMOOTH, SQUARE),
        ),
        Mistake(
            "at-a-kink",
            Text("a kink allowed, as ReLU at 0", "se permite un quiebre, como ReLU en 0"),
            Equal(J, _SLOPES @ W[ELL]),
            hypotheses=(),
        ),
    ),
    uses=("layers-affine",),
    source=Source("Liquet, Moka and Nazarathy 2024", "5.3"),
)

_J_BOARD = matrix("J", 3, 2, r"\frac{\partial a}{\partial x}", Text("the Jacobian", "la jacobiana"))
_w = vector("w", 2, r"w_{(3)}", Text("row 3 of W as a column", "la fila 3 de W como columna"))
_BOARD_ROW = Equal(_w, column_list(as_expr(-3), as_expr(1)))
_BOARD_JACOBIAN = Equal(_J_BOARD, board_matrix((1, -1), (0, 2), (0, 0)))

EXAMPLE_JACOBIAN: Final = Statement(
    id="layers-example-jacobian",
    kind="corollary",
    title=Text("The Jacobian of the layer done by hand", "La jacobiana de la capa hecha a mano"),
    claim=All(_BOARD_ROW, _BOARD_JACOBIAN),
    where=(
        Where(
            "w",
            Text(
                r"$w_{(3)}$ is row $3$, as a column, of the matrix $W$ of the layer done by hand",
                r"$w_{(3)}$ es la fila $3$, como columna, de la matriz $W$ de la capa hecha a mano",
            ),
        ),
        Where(
            "J",
            Text(
                r"$\partial a/\partial x$ is taken at $x=(2,1)$, where $z=(1,1,-3)$",
                r"$\partial a/\partial x$ se toma en $x=(2,1)$, donde $z=(1,1,-3)$",
            ),
        ),
    ),
    rewrite=All(
        Equal(column_list(as_expr(-3), as_expr(1)), _w), Equal(board_matrix((1, -1), (0, 2), (0, 0)), _J_BOARD)
    ),
    mistakes=(
        Mistake(
            "rows-from-zero",
            Text("rows counted from 0 on one side only", "filas contadas desde 0 de un solo lado"),
            All(Equal(_w, column_list(as_expr(0), as_expr(2))), _BOARD_JACOBIAN),
        ),
        Mistake(
            "slope-forgotten",
            Text("the silent neuron kept: ReLU′ forgotten", "se conserva la neurona apagada: ReLU′ olvidada"),
            All(_BOARD_ROW, Equal(_J_BOARD, BOARD_W)),
        ),
    ),
    uses=("layers-jacobian", "layers-example"),
    source=LIQUET,
)

_J_LAST = matrix(
    "J",
    N[L],
    N[L - 1],
    r"\frac{\partial a^{[L]}}{\partial a^{[L-1]}}",
    Text("the Jacobian of the last layer", "la jacobiana de la última capa"),
)
_S = Diag(a[L]) - a[L] @ a[L].T

SOFTMAX_JACOBIAN: Final = Statement(
    id="layers-softmax-jacobian",
    kind="theorem",
    title=Text("The Jacobian of a softmax output layer", "La jacobiana de una capa de salida softmax"),
    claim=Equal(_J_LAST, _S @ W[L]),
    given=as_text(
        r"$W^{[L]}\in\mathbb{R}^{N_{L}\times N_{L-1}}$, $b^{[L]}\in\mathbb{R}^{N_{L}}$, $a^{[L-1]}\in\mathbb{R}^{N_{L-1}}$"
    ),
    where=(
        Where(
            "a",
            Text(
                r"$a^{[L]}=\operatorname{softmax}(z^{[L]})$, that is $a^{[L]}_i=e^{z^{[L]}_i}/\sum_{m=1}^{N_L}e^{z^{[L]}_m}$",
                r"$a^{[L]}=\operatorname{softmax}(z^{[L]})$, es decir "
                r"$a^{[L]}_i=e^{z^{[L]}_i}/\sum_{m=1}^{N_L}e^{z^{[L]}_m}$",
            ),
        ),
        Where("z", as_text(r"$z^{[L]}=W^{[L]}a^{[L-1]}+b^{[L]}$")),
        Where(
            "J",
            Text(
                r"the left side has the entry $\partial a^{[L]}_i/\partial a^{[L-1]}_j$ in row $i$ and column $j$",
                r"el lado izquierdo tiene la entrada $\partial a^{[L]}_i/\partial a^{[L-1]}_j$ en la fila $i$ y la "
                r"columna $j$",
            ),
        ),
    ),
    rewrite=Equal(_J_LAST, Diag(a[L]) @ W[L] - a[L] @ (a[L].T @ W[L])),
    mistakes=(
        Mistake(
            "elementwise",
            Text(
                r"softmax treated as elementwise, with slope $a_i(1-a_i)$ alone",
                r"softmax tratada entrada por entrada, solo con la pendiente $a_i(1-a_i)$",
            ),
            Equal(_J_LAST, Diag(a[L] - a[L] * a[L]) @ W[L]),
        ),
        Mistake(
            "sign-of-the-square",
            Text(r"sign of $aa^{\top}$", r"signo de $aa^{\top}$"),
            Equal(_J_LAST, (Diag(a[L]) + a[L] @ a[L].T) @ W[L]),
        ),
        Mistake(
            "square-forgotten",
            Text(r"$aa^{\top}$ forgotten", r"$aa^{\top}$ olvidado"),
            Equal(_J_LAST, Diag(a[L]) @ W[L]),
        ),
    ),
    uses=("layers-affine",),
    source=Source("Liquet, Moka and Nazarathy 2024", "5.3"),
)
