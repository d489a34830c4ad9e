"""XOR: by two hidden units, by one that is not monotone, and by no single monotone unit (T1)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import as_expr, column_list, maximum, minimum, scalar
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement
from teorema.symbolic.statements.gates.letters import BITS, GOODFELLOW, HALF, defined, modulus, numbered, x1, x2, y

a1: Final = numbered("a", 1)
a2: Final = numbered("a", 2)
_HIDDEN: Final = (
    defined("a1", "$a_{1}$ is the value of the first hidden unit", "$a_{1}$ es el valor de la primera unidad oculta"),
    defined("a2", "$a_{2}$ that of the second", "$a_{2}$ el de la segunda"),
)
_xor = x1 + x2 - 2 * (x1 * x2)
_or = x1 + x2 - x1 * x2
_TO_ANY: Final = Text("for all real inputs", "para toda entrada real")

_RELU: Final = All(Equal(a1, x1 + x2), Equal(a2, x1 * x2), Equal(y, _xor))

XOR_RELU: Final = Statement(
    id="gates-xor-relu",
    kind="theorem",
    title=Text("XOR by two hidden ReLUs", "XOR con dos ReLU ocultas"),
    claim=_RELU,
    rewrite=All(Equal(a1 - x2, x1), Equal(a2, minimum(x1, x2)), Equal(y, (x1 - x2) ** 2)),
    mistakes=(
        Mistake(
            "or-for-the-count",
            Text("OR in place of the number of ones", "OR en lugar del número de unos"),
            _RELU.but(1, Equal(a1, _or)),
        ),
        Mistake(
            "relu-forgotten",
            Text("ReLU forgotten", "ReLU olvidada"),
            _RELU.but(2, Equal(a2, x1 + x2 - 1)),
        ),
        Mistake("or", Text("OR in place of XOR", "OR en lugar de XOR"), _RELU.but(3, Equal(y, _or))),
        Mistake("everywhere", _TO_ANY, _RELU, hypotheses=()),
    ),
    hypotheses=(BITS,),
    where=(
        *_HIDDEN,
        defined(
            "y",
            r"$y$ is the output of the network $2$-$2$-$1$ with $W^{[1]}=\begin{bmatrix}1&1\\1&1\end{bmatrix}$, $b^{[1]}=(0,-1)^{\top}$, ReLU, $W^{[2]}=(1,-2)$, $b^{[2]}=0$",
            r"$y$ es la salida de la red $2$-$2$-$1$ con $W^{[1]}=\begin{bmatrix}1&1\\1&1\end{bmatrix}$, $b^{[1]}=(0,-1)^{\top}$, ReLU, $W^{[2]}=(1,-2)$, $b^{[2]}=0$",
        ),
    ),
    source=GOODFELLOW,
    uses=("forward-recursion",),
)

_STEP: Final = All(Equal(a1, _or), Equal(a2, x1 * x2), Equal(y, _xor))

XOR_STEP: Final = Statement(
    id="gates-xor-step",
    kind="theorem",
    title=Text("XOR by two hidden step units", "XOR con dos unidades escalón ocultas"),
    claim=_STEP,
    rewrite=All(Equal(a1, maximum(x1, x2)), Equal(a2, minimum(x1, x2)), Equal(y, modulus(x1 - x2))),
    mistakes=(
        Mistake(
            "count-for-or",
            Text("the number of ones in place of OR", "el número de unos en lugar de OR"),
            _STEP.but(1, Equal(a1, x1 + x2)),
        ),
        Mistake("nand", Text("NAND in place of AND", "NAND en lugar de AND"), _STEP.but(2, Equal(a2, 1 - x1 * x2))),
        Mistake("and-added", Text("OR plus AND", "OR más AND"), _STEP.but(3, Equal(y, x1 + x2))),
        Mistake("everywhere", _TO_ANY, _STEP, hypotheses=()),
    ),
    hypotheses=(BITS,),
    where=(
        *_HIDDEN,
        defined(
            "y",
            r"$y$ is the output of the network $2$-$2$-$1$ with $W^{[1]}=\begin{bmatrix}1&1\\1&1\end{bmatrix}$, $b^{[1]}=(-\frac{1}{2},-\frac{3}{2})^{\top}$, the step $H(u)=1$ for $u\ge 0$ and $0$ else, $W^{[2]}=(1,-1)$, $b^{[2]}=0$",
            r"$y$ es la salida de la red $2$-$2$-$1$ con $W^{[1]}=\begin{bmatrix}1&1\\1&1\end{bmatrix}$, $b^{[1]}=(-\frac{1}{2},-\frac{3}{2})^{\top}$, el escalón $H(u)=1$ para $u\ge 0$ y $0$ si no, $W^{[2]}=(1,-1)$, $b^{[2]}=0$",
        ),
    ),
    source=Source("Rojas 1996", "3"),
    uses=("gates-xor-relu",),
)

XOR_SQUARE: Final = Statement(
    id="gates-xor-square",
    kind="theorem",
    title=Text("One hidden square is enough", "Basta un solo cuadrado oculto"),
    claim=Equal(y, _xor),
    rewrite=Equal(y + 2 * (x1 * x2), x1 + x2),
    mistakes=(
        Mistake("sum-squared", Text("the square of the sum", "el cuadrado de la suma"), Equal(y, (x1 + x2) ** 2)),
        Mistake("or", Text("OR in place of XOR", "OR en lugar de XOR"), Equal(y, _or)),
        Mistake("everywhere", _TO_ANY, Equal(y, _xor), hypotheses=()),
    ),
    hypotheses=(BITS,),
    where=(
        defined(
            "y",
            r"$y$ is the output of the network $2$-$1$-$1$ with $W^{[1]}=(1,-1)$, $\sigma(u)=u^2$, $W^{[2]}=1$ and no biases",
            r"$y$ es la salida de la red $2$-$1$-$1$ con $W^{[1]}=(1,-1)$, $\sigma(u)=u^2$, $W^{[2]}=1$ y sin sesgos",
        ),
    ),
    source=GOODFELLOW,
    uses=("gates-xor-relu",),
)

y00, y01, y10, y11 = (numbered("y", k) for k in ("00", "01", "10", "11"))
_off, _on = maximum(y00, y11), maximum(y10, y01)
_error = maximum(modulus(y00), modulus(y01 - 1), modulus(y10 - 1), modulus(y11))
_MONOTONE: Final = All(LessEqual(minimum(y10, y01), _off), LessEqual(minimum(y00, y11), _on), LessEqual(HALF, _error))

XOR_MONOTONE: Final = Statement(
    id="gates-xor-monotone",
    kind="theorem",
    title=Text("No single monotone unit computes XOR", "Ninguna unidad monótona sola calcula XOR"),
    claim=_MONOTONE,
    rewrite=All(
        LessEqual(0, _off - minimum(y01, y10)),
        LessEqual(0, _on - minimum(y11, y00)),
        LessEqual(1, 2 * _error),
    ),
    mistakes=(
        Mistake(
            "strictly-below",
            Text("strictly less", "estrictamente menor"),
            _MONOTONE.but(1, Less(minimum(y10, y01), _off)),
        ),
        Mistake(
            "largest-on-the-left",
            Text("even the larger of the two", "incluso el mayor de los dos"),
            _MONOTONE.but(1, LessEqual(_on, _off)),
        ),
        Mistake(
            "strictly-below-too",
            Text("strictly less in the second line", "estrictamente menor en la segunda línea"),
            _MONOTONE.but(2, Less(minimum(y00, y11), _on)),
        ),
        Mistake(
            "larger-error",
            Text("an error above one half", "un error mayor que un medio"),
            _MONOTONE.but(3, LessEqual(Fraction(51, 100), _error)),
        ),
        Mistake(
            "any-activation",
            Text("whatever the activation", "cualquiera sea la activación"),
            _MONOTONE,
            hypotheses=(),
        ),
    ),
    hypotheses=(
        Hypothesis(
            Text(r"$\sigma$ is monotone", r"$\sigma$ es monótona"),
            lambda point: point["sigma"].monotone is not None,
        ),
    ),
    where=(
        defined(
            "y00",
            r"$y_{jk}$ is the value at $x=(j,k)$ of $v\,\sigma(w_{1}x_{1}+w_{2}x_{2}+b)+c$",
            r"$y_{jk}$ es el valor en $x=(j,k)$ de $v\,\sigma(w_{1}x_{1}+w_{2}x_{2}+b)+c$",
        ),
    ),
    given=Text(
        r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $w\in\mathbb{R}^{2}$, $b,v,c\in\mathbb{R}$",
        r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $w\in\mathbb{R}^{2}$, $b,v,c\in\mathbb{R}$",
    ),
    source=Source("Minsky and Papert 1969"),
    uses=("gates-xor-square",),
)

C: Final = scalar("C", spoken=Text("the cost", "el costo"))
w1, w2, b = numbered("w", 1), numbered("w", 2), scalar("b")
_QUARTER: Final = as_expr(Fraction(1, 4))
_middle = (b + (w1 + w2) / 2 - HALF) ** 2
_best = column_list(as_expr(0), as_expr(0), as_expr(HALF))
_AFFINE: Final = All(
    Equal(C, _QUARTER + _middle + (w1**2 + w2**2) / 4),
    LessEqual(_QUARTER, C),
    Iff(Equal(C, _QUARTER), Equal(column_list(w1, w2, b), _best)),
)

XOR_AFFINE: Final = Statement(
    id="gates-xor-affine",
    kind="theorem",
    title=Text("The best affine fit of XOR is one half", "El mejor ajuste afín de XOR es un medio"),
    claim=_AFFINE,
    rewrite=All(
        Equal(4 * C, 1 + (2 * b + w1 + w2 - 1) ** 2 + w1**2 + w2**2),
        LessEqual(1, 4 * C),
        Iff(Equal(_best, column_list(w1, w2, b)), LessEqual(C, _QUARTER)),
    ),
    mistakes=(
        Mistake(
            "fits-exactly",
            Text("the rest of one quarter lost", "el resto de un cuarto perdido"),
            _AFFINE.but(1, Equal(C, _middle + (w1**2 + w2**2) / 4)),
        ),
        Mistake(
            "mean-forgotten",
            Text("the mean of the inputs taken as 0", "el promedio de las entradas tomado como 0"),
            _AFFINE.but(1, Equal(C, _QUARTER + (b - HALF) ** 2 + (w1**2 + w2**2) / 4)),
        ),
        Mistake(
            "larger-rest",
            Text("a rest above one quarter", "un resto mayor que un cuarto"),
            _AFFINE.but(2, LessEqual(Fraction(26, 100), C)),
        ),
        Mistake(
            "any-weights",
            Text("the bias alone decides", "decide solo el sesgo"),
            _AFFINE.but(3, Iff(Equal(C, _QUARTER), Equal(b, HALF))),
        ),
    ),
    where=(
        defined(
            "C",
            r"$C$ is the mean over the four inputs of $(w_{1}x_{1}+w_{2}x_{2}+b-\mathrm{XOR}(x))^2$",
            r"$C$ es el promedio sobre las cuatro entradas de $(w_{1}x_{1}+w_{2}x_{2}+b-\mathrm{XOR}(x))^2$",
        ),
    ),
    source=GOODFELLOW,
    uses=("losses-cost",),
)  # fmt: skip

STATEMENTS: Final = (XOR_RELU, XOR_STEP, XOR_SQUARE, XOR_MONOTONE, XOR_AFFINE)
