"""The cheap gradient of Baur and Strassen, and the lemma of Schwartz and Zippel behind every check modulo a prime."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalar, vector
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where

_c, _m = scalar("c"), scalar("m")
_gr = vector("gr", "p", r"\nabla f(x)", spoken=Text("the gradient found", "el gradiente hallado"))
_D = vector("D", "p", r"\partial f(x)", spoken=Text("the column of the partial derivatives", "la columna de derivadas"))
_last = vector("last", "p", r"\tilde\nabla f(x)", spoken=Text("the overwritten gradient", "el gradiente sobrescrito"))
_CHEAP: Final = All(LessEqual(_c, 5 * _m), Equal(_gr, _D))

CHEAP: Final = Statement(
    id="chain_rule-cheap-gradient",
    kind="theorem",
    title=Text("The cheap gradient", "El gradiente barato"),
    claim=_CHEAP,
    given=Text(
        r"straight-line programs of $m$ operations $+,-,\times,\div$ that compute $f\colon\mathbb{R}^p\to\mathbb{R}$, "
        r"$p\ge 1$, $x\in\mathbb{R}^p$",
        r"programa en línea recta de $m$ operaciones $+,-,\times,\div$ que calcula $f\colon\mathbb{R}^p\to\mathbb{R}$, "
        r"$p\ge 1$, $x\in\mathbb{R}^p$",
    ),
    hypotheses=(
        Hypothesis(
            Text("no divisor is $0$ at $x$", "ningún divisor es $0$ en $x$"),
            lambda point: bool(point["program"].defined),
        ),
    ),
    where=(
        Where(
            "c",
            Text(
                r"$c$ counts the operations that give $f(x)$ and, by the reverse sweep, $\nabla f(x)$",
                r"$c$ cuenta las operaciones que dan $f(x)$ y, con el recorrido inverso, $\nabla f(x)$",
            ),
        ),
        Where("gr", Text(r"$\nabla f(x)$ is what the sweep gives", r"$\nabla f(x)$ es lo que da el recorrido")),
        Where(
            "D",
            Text(
                r"$\partial f(x)$ is the column of the $\partial f/\partial x_j$",
                r"$\partial f(x)$ es la columna de las $\partial f/\partial x_j$",
            ),
        ),
    ),
    rewrite=All(LessEqual(_c - 5 * _m, 0), Equal(_D, _gr)),
    mistakes=(
        Mistake("four", Text("4 in place of 5", "4 en lugar de 5"), _CHEAP.but(1, LessEqual(_c, 4 * _m))),
        Mistake(
            "overwritten",
            Text("the last use overwrites the others", "el último uso sobrescribe los demás"),
            _CHEAP.but(2, Equal(_last, _D)),
        ),
    ),
    source=Source("Baur and Strassen 1983"),
    uses=("chain_rule-composition",),
)

_z, _d, _p, _n = scalar("z"), scalar("d"), scalar("p"), scalar("n")
_e, _y, _w, _each = scalar("e"), scalar("y"), scalar("w"), scalar("each", r"\bar d")
_POINTS: Final = _p ** (_n - 1)
_ZEROS: Final = All(LessEqual(_z, _d * _POINTS), LessEqual((_p - _e) * _y, _d * _w))
_NONZERO: Final = Hypothesis(
    Text("$P$ and $Q$ are not the polynomial $0$", "$P$ y $Q$ no son el polinomio $0$"),
    lambda point: bool(point["P"]) and bool(point["Q"]),
)

SCHWARTZ_ZIPPEL: Final = Statement(
    id="chain_rule-schwartz-zippel",
    kind="theorem",
    title=Text("Schwartz and Zippel", "Schwartz y Zippel"),
    claim=_ZEROS,
    given=Text(
        r"polynomials $P$ and $Q$ of degree $d$ and $e$ in $n$ variables over the field $\mathbb{F}_p$ of $p$ elements",
        r"par de polinomios $P$ y $Q$ de grado $d$ y $e$ en $n$ variables sobre el cuerpo $\mathbb{F}_p$ de $p$ elementos",
    ),
    hypotheses=(_NONZERO,),
    where=(
        Where(
            "z",
            Text(
                r"$z$ counts the zeros of $P$ in $\mathbb{F}_p^n$", r"$z$ cuenta los ceros de $P$ en $\mathbb{F}_p^n$"
            ),
        ),
        Where("y", Text(r"$y$ those where $Q\ne 0$", r"$y$ aquellos con $Q\ne 0$")),
        Where("w", Text(r"$w$ the points where $Q\ne 0$", r"$w$ los puntos con $Q\ne 0$")),
    ),
    rewrite=All(LessEqual(_p * _z, _d * _p**_n), LessEqual(_p * _y, _d * _w + _e * _y)),
    mistakes=(
        Mistake(
            "degree-in-one-variable",
            Text("the largest degree in one variable", "el mayor grado en una variable"),
            _ZEROS.but(1, LessEqual(_z, _each * _POINTS)),
        ),
        Mistake(
            "one-less",
            Text("one root fewer", "una raíz menos"),
            _ZEROS.but(1, LessEqual(_z, (_d - 1) * _POINTS)),
        ),
        Mistake(
            "denominator-ignored",
            Text("the denominator ignored", "el denominador ignorado"),
            _ZEROS.but(2, LessEqual(_p * _y, _d * _w)),
        ),
        Mistake(
            "zero-polynomial",
            Text("the polynomial 0 allowed", "se permite el polinomio 0"),
            _ZEROS,
            hypotheses=(),
        ),
    ),
    source=Source("Schwartz 1980"),
)
