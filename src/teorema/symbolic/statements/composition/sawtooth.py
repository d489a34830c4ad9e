"""Two small ReLU networks: the identity, smoother than its parts, and the sawtooth, with more pieces than its parts."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    NAMED,
    Expr,
    Size,
    apply,
    as_expr,
    scalar,
    size,
    vector,
)
from teorema.symbolic.calculus.maps import MapSymbol
from teorema.symbolic.claims import All, Count, Equal
from teorema.symbolic.statement import Mistake, Source, Statement, Where

_relu = NAMED["relu"]
_x, _y = vector("x", "n"), vector("y", "n")
_split, _output = Equal(apply(_relu, _x) - apply(_relu, -_x), _x), Equal(_y, _x)

COMPOSITION_RELU_IDENTITY: Final = Statement(
    id="composition-relu-identity",
    kind="theorem",
    title=Text("A composition can be smoother than its parts", "Una composición puede ser más regular que sus partes"),
    claim=All(_split, _output),
    where=(
        Where(
            "y",
            Text(
                "$y$ is the output of the network $n$-$2n$-$n$ with $W^{[1]}=\\begin{bmatrix}I\\\\-I\\end{bmatrix}$, $W^{[2]}=[I\\ \\ {-I}]$, no biases, ReLU, then the identity",
                "$y$ es la salida de la red $n$-$2n$-$n$ con $W^{[1]}=\\begin{bmatrix}I\\\\-I\\end{bmatrix}$, $W^{[2]}=[I\\ \\ {-I}]$, sin sesgos, con ReLU y luego la identidad",
            ),
        ),
    ),
    uses=("composition-network",),
    rewrite=All(Equal(apply(_relu, _x), _x + apply(_relu, -_x)), Equal(_x, _y)),
    mistakes=(
        Mistake(
            "sum-of-the-two",
            Text("sum instead of difference, which is $|x|$", "suma en lugar de diferencia, que es $|x|$"),
            All(Equal(apply(_relu, _x) + apply(_relu, -_x), _x), _output),
        ),
        Mistake(
            "kinks-stay",
            Text(
                "the kinks stay: the output is ReLU of the input",
                "los quiebres quedan: la salida es ReLU de la entrada",
            ),
            All(_split, Equal(_y, apply(_relu, _x))),
        ),
    ),
    source=Source("teorema", "06.4"),
)

_n = size("n")
T = MapSymbol("T", (), (), "T", Text("the sawtooth", "el diente de sierra"))
_TT = MapSymbol("T_after_T", (), (), r"\left(T\circ T\right)", Text("T after T", "T después de T"))
u = scalar("x")
_PIECES = (
    r"\mathcal{A}\left(T^{\circ n}\right)",
    Text("affine pieces of T composed n times", "tramos afines de T compuesta n veces"),
)


def _pieces(number: Expr) -> Count:
    """#A(T^∘n) equals a number; the point lists the pieces that the code shows."""
    return Count(*_PIECES, listing=lambda point: point["pieces"], number=number, code="len(pieces)")


_tooth = Equal(T(u), 2 * apply(_relu, u) - 4 * apply(_relu, u - Fraction(1, 2)))
_three_eighths, _a_half = as_expr(Fraction(3, 8)), as_expr(Fraction(1, 2))
_half = Equal(_TT(_three_eighths), _a_half)
_power = _pieces(as_expr(2) ** Size(_n))

COMPOSITION_SAWTOOTH: Final = Statement(
    id="composition-sawtooth",
    kind="theorem",
    title=Text("The sawtooth doubles its pieces", "El diente de sierra duplica sus tramos"),
    claim=All(_tooth, _half, _power),
    where=(
        Where(
            "T",
            Text(
                "$T$ is the network 1-2-1 with $W^{[1]}=\\begin{bmatrix}1\\\\1\\end{bmatrix}$, $b^{[1]}=\\begin{bmatrix}0\\\\-\\frac{1}{2}\\end{bmatrix}$, $W^{[2]}=[2\\ \\ {-4}]$, ReLU, then the identity",
                "$T$ es la red 1-2-1 con $W^{[1]}=\\begin{bmatrix}1\\\\1\\end{bmatrix}$, $b^{[1]}=\\begin{bmatrix}0\\\\-\\frac{1}{2}\\end{bmatrix}$, $W^{[2]}=[2\\ \\ {-4}]$, con ReLU y luego la identidad",
            ),
        ),
        Where(
            "T_after_T",
            Text(
                "$T^{\\circ n}=T\\circ\\cdots\\circ T$, $n$ times", "$T^{\\circ n}=T\\circ\\cdots\\circ T$, $n$ veces"
            ),
        ),
        Where(
            "pieces",
            Text(
                "$\\mathcal{A}(g)$ is the set of the largest intervals of $[0,1]$ on which $g$ is affine",
                "$\\mathcal{A}(g)$ es el conjunto de los mayores intervalos de $[0,1]$ en los que $g$ es afín",
            ),
        ),
    ),
    uses=("composition-network", "composition-piecewise"),
    rewrite=All(
        Equal(2 * apply(_relu, u), T(u) + 4 * apply(_relu, u - Fraction(1, 2))),
        Equal(T(T(_three_eighths)), _a_half),
        _pieces(2 * as_expr(2) ** (Size(_n) - 1)),
    ),
    mistakes=(
        Mistake(
            "does-not-return",
            Text("slope 0 on the right half", "pendiente 0 en la mitad derecha"),
            All(Equal(T(u), 2 * apply(_relu, u) - 2 * apply(_relu, u - Fraction(1, 2))), _half, _power),
        ),
        Mistake(
            "squared",
            Text("$T\\circ T$ taken as the square of $T$", "$T\\circ T$ tomada como el cuadrado de $T$"),
            All(_tooth, Equal(_TT(_three_eighths), T(_three_eighths) ** 2), _power),
        ),
        Mistake(
            "pieces-added",
            Text("each composition adds two pieces", "cada composición suma dos tramos"),
            All(_tooth, _half, _pieces(2 * Size(_n))),
        ),
    ),
    source=Source("Telgarsky 2016, Benefits of depth in neural networks"),
)

STATEMENTS: Final = (COMPOSITION_RELU_IDENTITY, COMPOSITION_SAWTOOTH)
