"""Any table of values: distinct points of R^p by ReLUs, vertices of the cube by steps, parity and bits (T3)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Size, Total, as_expr, identity, matrix, minimum, ones, scalar, size, vector
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement
from teorema.symbolic.statements.gates.letters import HALF, LIQUET, defined, h, numbered, y

n, p, m = size("n"), size("p"), size("m")
_n, _p, _m = Size(n), Size(p), Size(m)
B: Final = scalar("B", spoken=Text("the number of bad t", "la cantidad de t malos"))
T: Final = scalar("T", spoken=Text("T", "T"))
_pairs = (_p - 1) * (_n * (_n - 1) / 2)
_DIRECTION: Final = All(LessEqual(B, _pairs), LessEqual(T, B))

DIRECTION: Final = Statement(
    id="gates-direction",
    kind="lemma",
    title=Text("A direction that keeps points apart", "Una dirección que mantiene separados los puntos"),
    claim=_DIRECTION,
    rewrite=All(LessEqual(2 * B, (_p - 1) * (_n * (_n - 1))), LessEqual(0, B - T)),
    mistakes=(
        Mistake(
            "one-for-each-point",
            Text("one bad direction for each point", "una dirección mala por punto"),
            _DIRECTION.but(1, LessEqual(B, (_p - 1) * (_n - 1))),
        ),
        Mistake(
            "one-fewer",
            Text("one bad direction fewer", "una dirección mala menos"),
            _DIRECTION.but(1, LessEqual(B + 1, _pairs)),
        ),
        Mistake(
            "first-try",
            Text("t = 0 always works", "t = 0 siempre sirve"),
            _DIRECTION.but(2, LessEqual(T, 0)),
        ),
    ),
    where=(
        defined(
            "B",
            r"$B$ is the number of real $t$ for which two of $n$ distinct points of $\mathbb{R}^{p}$ have the same projection on $(1,t,\dots,t^{p-1})$",
            r"$B$ es la cantidad de $t$ reales para los cuales dos de $n$ puntos distintos de $\mathbb{R}^{p}$ tienen la misma proyección sobre $(1,t,\dots,t^{p-1})$",
        ),
        defined(
            "T",
            r"$T$ is the least of $0,1,2,\dots$ for which all projections differ",
            r"$T$ es el menor de $0,1,2,\dots$ para el cual todas las proyecciones difieren",
        ),
    ),
    given=Text(r"$n\ge 2$, $p\ge 1$", r"$n\ge 2$, $p\ge 1$"),
    source=Source("Zhang, Bengio, Hardt, Recht and Vinyals 2017", "theorem 1"),
)

V, Y = vector("v", n), vector("Y", n, r"\hat{y}", Text("y hat", "y sombrero"))
_THROUGH: Final = All(Equal(Y, V), Equal(h, _n - 1))

THROUGH: Final = Statement(
    id="gates-interpolation",
    kind="theorem",
    title=Text("n points, n − 1 hidden ReLUs", "n puntos, n − 1 ReLU ocultas"),
    claim=_THROUGH,
    rewrite=All(Equal(Y - V, 0 * V), Equal(h + 1, _n)),
    mistakes=(
        Mistake(
            "output-bias-forgotten",
            Text("the output bias forgotten: values relative to the first", "sesgo de salida olvidado: valores relativos al primero"),
            _THROUGH.but(1, Equal(Total(Y), 0)),
        ),
        Mistake("sign", Text("the opposite values", "los valores opuestos"), _THROUGH.but(1, Equal(Y, -V))),
        Mistake(
            "one-unit-per-point",
            Text("one unit for each point", "una unidad por punto"),
            _THROUGH.but(2, Equal(h, _n)),
        ),
    ),
    where=(
        defined(
            "Y",
            r"$\hat{y}_{i}$ is the value at $x^{(i)}$ of the network with one hidden layer of ReLUs made by `interpolating_network` for distinct points $x^{(1)},\dots,x^{(n)}\in\mathbb{R}^{p}$ and the values $v$",
            r"$\hat{y}_{i}$ es el valor en $x^{(i)}$ de la red con una capa oculta de ReLU que construye `interpolating_network` para puntos distintos $x^{(1)},\dots,x^{(n)}\in\mathbb{R}^{p}$ y los valores $v$",
        ),
        defined("h", r"$h$ is the number of its hidden units", r"$h$ es su número de unidades ocultas"),
    ),
    given=Text(r"$n\ge 2$, $v\in\mathbb{R}^{n}$", r"$n\ge 2$, $v\in\mathbb{R}^{n}$"),
    source=LIQUET,
    uses=("gates-direction",),
)  # fmt: skip

K = size("K")
A, G, F = matrix("A", K, K), vector("g", K), vector("F", K, r"\hat{y}", Text("y hat", "y sombrero"))
_TABLE: Final = All(Equal(A, identity(K)), Equal(F, G), Equal(h, as_expr(2) ** _m))

TABLE: Final = Statement(
    id="gates-table",
    kind="theorem",
    title=Text("Every function of bits, one step unit for each vertex", "Toda función de bits, una unidad escalón por vértice"),
    claim=_TABLE,
    rewrite=All(Equal(A @ A.T, identity(K)), Equal(G - F, 0 * G), Equal(h / 2, as_expr(2) ** (_m - 1))),
    mistakes=(
        Mistake(
            "all-on",
            Text("every unit on at every vertex", "toda unidad encendida en todo vértice"),
            _TABLE.but(1, Equal(A, ones(K, K))),
        ),
        Mistake(
            "bits-only",
            Text("only values 0 and 1", "solo valores 0 y 1"),
            _TABLE.but(2, Equal(F * F, F)),
        ),
        Mistake(
            "one-unit-per-bit",
            Text("one unit for each bit", "una unidad por bit"),
            _TABLE.but(3, Equal(h, _m)),
        ),
        Mistake("squared", Text("m² units", "m² unidades"), _TABLE.but(3, Equal(h, _m**2))),
    ),
    where=(
        defined(
            "A",
            r"$A_{ij}$ is the value of hidden unit $i$, of weights $2v_{k}-1$ and bias $\frac{1}{2}-\lvert v\rvert$ for the $i$-th vertex $v$ of $\{0,1\}^{m}$, at the $j$-th vertex",
            r"$A_{ij}$ es el valor de la unidad oculta $i$, de pesos $2v_{k}-1$ y sesgo $\frac{1}{2}-\lvert v\rvert$ para el $i$-ésimo vértice $v$ de $\{0,1\}^{m}$, en el $j$-ésimo vértice",
        ),
        defined(
            "F",
            r"$\hat{y}_{j}$ is the output there, with the output weights $g$",
            r"$\hat{y}_{j}$ es la salida allí, con los pesos de salida $g$",
        ),
        defined("h", r"$h=K$ is the number of hidden units", r"$h=K$ es el número de unidades ocultas"),
    ),
    given=Text(r"$m\ge 1$, $g\in\mathbb{R}^{K}$", r"$m\ge 1$, $g\in\mathbb{R}^{K}$"),
    source=Source("Calin 2020", "10"),
    uses=("gates-xor-step",),
)  # fmt: skip

X: Final = vector("x", m)
_PARITY: Final = All(Equal(y, (1 - as_expr(-1) ** Total(X)) / 2), Equal(h, _m))


def _bits(point: Any) -> bool:
    return all(e in (0, 1) for e in lift(point["x"]).entries)


PARITY: Final = Statement(
    id="gates-parity",
    kind="theorem",
    title=Text("Parity of m bits with m step units", "Paridad de m bits con m unidades escalón"),
    claim=_PARITY,
    rewrite=All(Equal(1 - 2 * y, as_expr(-1) ** Total(X)), Equal(h - _m, 0)),
    mistakes=(
        Mistake("or", Text("OR in place of parity", "OR en lugar de paridad"), _PARITY.but(1, Equal(y, minimum(Total(X), 1)))),
        Mistake(
            "even",
            Text("1 for an even number of ones", "1 para una cantidad par de unos"),
            _PARITY.but(1, Equal(y, (1 + as_expr(-1) ** Total(X)) / 2)),
        ),
        Mistake(
            "one-unit-per-odd-vertex",
            Text("one unit for each odd vertex", "una unidad por vértice impar"),
            _PARITY.but(2, Equal(h, as_expr(2) ** (_m - 1))),
        ),
        Mistake("all-integers", Text("for all integer inputs", "para toda entrada entera"), _PARITY, hypotheses=()),
    ),
    hypotheses=(Hypothesis(Text(r"$x\in\{0,1\}^{m}$", r"$x\in\{0,1\}^{m}$"), _bits),),
    where=(
        defined(
            "y",
            r"$y=\sum_{k=1}^{m}(-1)^{k+1}H(x_{1}+\dots+x_{m}-k+\frac{1}{2})$",
            r"$y=\sum_{k=1}^{m}(-1)^{k+1}H(x_{1}+\dots+x_{m}-k+\frac{1}{2})$",
        ),
        defined("h", r"$h$ is the number of hidden units", r"$h$ es el número de unidades ocultas"),
    ),
    source=Source("Rojas 1996", "6"),
    uses=("gates-table",),
)  # fmt: skip

_bit = [numbered("u", k) for k in range(4)]
_d = scalar("d", domain=r"\{0,\dots,9\}")
_BITS: Final = Equal(_bit[0] + 2 * _bit[1] + 4 * _bit[2] + 8 * _bit[3], _d)


def _digit(least: Fraction, most: Fraction, strict: bool = True) -> Hypothesis:
    def holds(point: Any) -> bool:
        a, d = lift(point["a"]).entries, int(point["d"])
        rest = [e for k, e in enumerate(a) if k != d]
        return bool(a[d] >= least and all(0 <= e < most or (e == most and not strict) for e in rest))

    low, high = (rf"\frac{{{q.numerator}}}{{{q.denominator}}}" for q in (least, most))
    sign = "<" if strict else r"\le "
    return Hypothesis(
        Text(
            rf"$a_{{d}}\ge {low}$ and $0\le a_{{j}}{sign}{high}$ for all $j\ne d$",
            rf"$a_{{d}}\ge {low}$ y $0\le a_{{j}}{sign}{high}$ para todo $j\ne d$",
        ),
        holds,
    )


BITS_LAYER: Final = Statement(
    id="gates-bits",
    kind="theorem",
    title=Text("A layer that writes a digit in binary", "Una capa que escribe un dígito en binario"),
    claim=_BITS,
    rewrite=Equal(_d - _bit[0] - 8 * _bit[3], 2 * _bit[1] + 4 * _bit[2]),
    mistakes=(
        Mistake(
            "other-order",
            Text("the bits read from the other end", "los bits leídos desde el otro extremo"),
            Equal(8 * _bit[0] + 4 * _bit[1] + 2 * _bit[2] + _bit[3], _d),
        ),
        Mistake(
            "one-too-many",
            Text("digits counted from 1", "dígitos contados desde 1"),
            Equal(_bit[0] + 2 * _bit[1] + 4 * _bit[2] + 8 * _bit[3], _d + 1),
        ),
        Mistake(
            "a-tenth-allowed",
            Text("the other outputs may be 1/10", "las otras salidas pueden ser 1/10"),
            _BITS,
            hypotheses=(_digit(HALF, Fraction(1, 10), strict=False),),
        ),
        Mistake(
            "below-one-half",
            Text("the right output a little below 1/2", "la salida correcta algo por debajo de 1/2"),
            _BITS,
            hypotheses=(_digit(Fraction(49, 100), Fraction(1, 10)),),
        ),
    ),
    hypotheses=(_digit(HALF, Fraction(1, 10)),),
    where=tuple(
        defined(
            f"u{k}",
            rf"$u_{{{k}}}=H(\sum_{{j}}\beta_{{{k}j}}a_{{j}}-\frac{{1}}{{2}})$"
            + (r", $\beta_{kj}$ being the binary digit of $j$ at place $k$" if k == 3 else ""),
            rf"$u_{{{k}}}=H(\sum_{{j}}\beta_{{{k}j}}a_{{j}}-\frac{{1}}{{2}})$"
            + (r", con $\beta_{kj}$ el dígito binario de $j$ en el lugar $k$" if k == 3 else ""),
        )
        for k in range(4)
    ),
    given=Text(r"$d\in\{0,\dots,9\}$, $a\in\mathbb{R}^{10}$", r"$d\in\{0,\dots,9\}$, $a\in\mathbb{R}^{10}$"),
    source=Source("Nielsen 2015", "1", "exercise on a bitwise representation"),
    uses=("gates-table",),
)

STATEMENTS: Final = (DIRECTION, THROUGH, TABLE, PARITY, BITS_LAYER)
