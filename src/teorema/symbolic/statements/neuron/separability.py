"""Who can be separated: balances that forbid it, threshold functions counted, Cover's number (T2)."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr, Size, as_expr, column_list, index, least, scalar, times, total, vector
from teorema.symbolic.calculus.linear import Entry
from teorema.symbolic.claims import All, Count, Equal, Less, LessEqual
from teorema.symbolic.statement import Mistake, Source, Statement
from teorema.symbolic.statements.neuron.letters import COVER, ROJAS, asked, defined, n, numbers, p

m, k = vector("m", n, spoken=Text("m", "m")), index("k")
_worst = least(k, 1, n, Entry(m, k))
_SAMPLES: Final = Text(
    r"$x^{(1)},\dots,x^{(n)}\in\mathbb{R}^{p}$, $y_{1},\dots,y_{n}\in\{-1,1\}$",
    r"$x^{(1)},\dots,x^{(n)}\in\mathbb{R}^{p}$, $y_{1},\dots,y_{n}\in\{-1,1\}$",
)
_balanced = asked(
    r"$\lambda\ge 0$, $\lambda\ne 0$ and $\sum_{i}\lambda_{i}y_{i}(1,x^{(i)})=0$",
    r"$\lambda\ge 0$, $\lambda\ne 0$ y $\sum_{i}\lambda_{i}y_{i}(1,x^{(i)})=0$",
    lambda point: balanced(point),
)


def balanced(point: Any) -> bool:
    """Whether the λ of a point is a balance of its samples, computed from the definition."""
    lam, signs = numbers(point["lam"]), numbers(point["y"])
    rows = [[1, *column] for column in point["x"].T.tolist()]
    sums = [sum(a * y * row[j] for a, y, row in zip(lam, signs, rows, strict=True)) for j in range(len(rows[0]))]
    return all(a >= 0 for a in lam) and any(lam) and not any(sums)


BALANCE: Final = Statement(
    id="neuron-balance",
    kind="theorem",
    title=Text("A balance forbids separation", "Un balance impide separar"),
    claim=LessEqual(_worst, 0),
    rewrite=LessEqual(0, -_worst),
    mistakes=(
        Mistake("strictly", Text("strictly negative", "estrictamente negativo"), Less(_worst, 0)),
        Mistake(
            "on-average",
            Text("the mean margin is not positive either", "tampoco el margen medio es positivo"),
            LessEqual(total(k, 1, n, Entry(m, k)), 0),
        ),
        Mistake(
            "no-balance",
            Text("without a balance", "sin balance"),
            LessEqual(_worst, 0),
            hypotheses=(),
        ),
    ),
    hypotheses=(_balanced,),
    where=(
        defined(
            "m",
            r"$m_{i}=y_{i}(w^{\top}x^{(i)}+b)$ is the margin of sample $i$",
            r"$m_{i}=y_{i}(w^{\top}x^{(i)}+b)$ es el margen de la muestra $i$",
        ),
    ),
    given=Text(
        _SAMPLES.en + r", $\lambda\in\mathbb{R}^{n}$, $w\in\mathbb{R}^{p}$, $b\in\mathbb{R}$",
        _SAMPLES.es + r", $\lambda\in\mathbb{R}^{n}$, $w\in\mathbb{R}^{p}$, $b\in\mathbb{R}$",
    ),
    source=Source("Gordan 1873"),
    uses=("neuron-neuron",),
)

S, B = scalar("S", spoken=Text("S", "S")), scalar("B", spoken=Text("B", "B"))

ALTERNATIVE: Final = Statement(
    id="neuron-alternative",
    kind="theorem",
    title=Text("Either a separating neuron or a balance", "O una neurona que separa, o un balance"),
    claim=Equal(S + B, 1),
    rewrite=Equal(S, 1 - B),
    mistakes=(
        Mistake("always-separable", Text("always separable", "siempre separable"), Equal(S, 1)),
        Mistake("both", Text("both at once", "ambas cosas a la vez"), Equal(S, B)),
        Mistake("never", Text("never separable", "nunca separable"), Equal(B, 1)),
    ),
    where=(
        defined(
            "S",
            r"$S=1$ if there are $w,b$ with $y_{i}(w^{\top}x^{(i)}+b)>0$ for all $i$, else $S=0$",
            r"$S=1$ si hay $w,b$ con $y_{i}(w^{\top}x^{(i)}+b)>0$ para todo $i$, si no $S=0$",
        ),
        defined(
            "B",
            r"$B=1$ if there is $\lambda\ge 0$, $\lambda\ne 0$, with $\sum_{i}\lambda_{i}y_{i}(1,x^{(i)})=0$, else $B=0$",
            r"$B=1$ si hay $\lambda\ge 0$, $\lambda\ne 0$, con $\sum_{i}\lambda_{i}y_{i}(1,x^{(i)})=0$, si no $B=0$",
        ),
    ),
    given=_SAMPLES,
    source=Source("Gordan 1873"),
    uses=("neuron-balance",),
)


def _tables(which: str, bits: int, number: int | Expr) -> Count:
    names = {
        "found": Text(
            f"functions of {bits} bits that one threshold neuron computes",
            f"funciones de {bits} bits que calcula una neurona umbral",
        ),
        "missing": Text(
            f"functions of {bits} bits that none computes", f"funciones de {bits} bits que no calcula ninguna"
        ),
    }
    sign = r"\in" if which == "found" else r"\notin"
    tex = rf"\bigl\{{f\colon\{{0,1\}}^{{{bits}}}\to\{{0,1\}}:\ f{sign}\mathcal{{H}}\bigr\}}"
    code = f"len([f for f in functions if f {'in' if which == 'found' else 'not in'} computed])"
    return Count(tex, names[which], lambda point: point[which], as_expr(number), code)


_THRESHOLD: Final = defined(
    "found",
    r"$\mathcal{H}$ is the set of the functions $x\mapsto H(w^{\top}x+b)$",
    r"$\mathcal{H}$ es el conjunto de las funciones $x\mapsto H(w^{\top}x+b)$",
)
codes: Final = vector("codes", 2, "c", Text("the codes of the missing ones", "los códigos de las que faltan"))
_TWO: Final = All(_tables("found", 2, 14), _tables("missing", 2, 2), Equal(codes, column_list(as_expr(6), as_expr(9))))

TWO_BITS: Final = Statement(
    id="neuron-two-bits",
    kind="theorem",
    title=Text("14 of the 16 functions of two bits", "14 de las 16 funciones de dos bits"),
    claim=_TWO,
    rewrite=All(
        _tables("found", 2, as_expr(2) ** 4 - 2),
        _tables("missing", 2, as_expr(16) - 14),
        Equal(2 * codes, column_list(as_expr(12), as_expr(18))),
    ),
    mistakes=(
        Mistake("all", Text("all of them", "todas"), _TWO.but(1, _tables("found", 2, 16))),
        Mistake("only-xor", Text("only XOR is missing", "solo falta XOR"), _TWO.but(2, _tables("missing", 2, 1))),
        Mistake(
            "other-two",
            Text("XOR and NAND are missing", "faltan XOR y NAND"),
            _TWO.but(3, Equal(codes, column_list(as_expr(6), as_expr(14)))),
        ),
    ),
    where=(
        _THRESHOLD,
        defined(
            "codes",
            r"$c$ lists the missing ones, a table $f(00)f(01)f(10)f(11)$ read as a binary number: $6=0110$ is XOR, $9=1001$ is XNOR",
            r"$c$ da las que faltan, con la tabla $f(00)f(01)f(10)f(11)$ leída como número binario: $6=0110$ es XOR, $9=1001$ es XNOR",
        ),
    ),
    source=ROJAS,
    uses=("neuron-alternative",),
)

_COUNTED: Final = _tables("found", 3, 104)

THREE_BITS: Final = Statement(
    id="neuron-three-bits",
    kind="theorem",
    title=Text("104 of the 256 functions of three bits", "104 de las 256 funciones de tres bits"),
    claim=_COUNTED,
    rewrite=_tables("found", 3, as_expr(256) - 152),
    mistakes=(
        Mistake(
            "general-position",
            Text("Cover's number, as if the cube were in general position", "el número de Cover, como si el cubo estuviera en posición general"),
            _tables("found", 3, 128),
        ),
        Mistake(
            "two-missing",
            Text("all but the two parities", "todas menos las dos paridades"),
            _tables("found", 3, 254),
        ),
    ),
    where=(_THRESHOLD,),
    source=ROJAS,
    uses=("neuron-alternative",),
)  # fmt: skip

_j, _i = index("j"), index("i")
_choose = times(_j, 1, _i, (Size(n) - Size(_j)) / Size(_j))
_cover = 2 * total(_i, 0, p, _choose)
_WHAT: Final = (
    r"\mathcal{D}(x^{(1)},\dots,x^{(n)})",
    Text("labellings that a hyperplane separates", "etiquetados que un hiperplano separa"),
)


def _dichotomies(number: Expr) -> Count:
    return Count(*_WHAT, listing=lambda point: point["dichotomies"], number=number, code="len(dichotomies)")


_D: Final = defined(
    "dichotomies",
    r"$\mathcal{D}$ is the set of the $y\in\{-1,1\}^{n}$ for which some $w,b$ give $y_{i}(w^{\top}x^{(i)}+b)>0$ for all $i$",
    r"$\mathcal{D}$ es el conjunto de los $y\in\{-1,1\}^{n}$ para los cuales ciertos $w,b$ dan $y_{i}(w^{\top}x^{(i)}+b)>0$ para todo $i$",
)
_POINTS: Final = Text(
    r"$n,p\ge 1$, $x^{(1)},\dots,x^{(n)}\in\mathbb{R}^{p}$", r"$n,p\ge 1$, $x^{(1)},\dots,x^{(n)}\in\mathbb{R}^{p}$"
)
_general = asked(
    r"any $p+1$ of the vectors $(1,x^{(i)})$, or all of them if $n\le p$, are linearly independent",
    r"$p+1$ cualesquiera de los vectores $(1,x^{(i)})$, o todos si $n\le p$, son linealmente independientes",
    lambda point: point["general"],
)

COVER_COUNT: Final = Statement(
    id="neuron-cover",
    kind="theorem",
    title=Text("Cover's count", "El conteo de Cover"),
    claim=_dichotomies(_cover),
    rewrite=_dichotomies(total(_i, 0, p, 2 * _choose)),
    mistakes=(
        Mistake(
            "through-the-origin",
            Text("the count without bias", "el conteo sin sesgo"),
            _dichotomies(2 * total(_i, 0, p - 1, _choose)),
        ),
        Mistake("all", Text("all labellings", "todos los etiquetados"), _dichotomies(as_expr(2) ** Size(n))),
        Mistake(
            "any-position",
            Text("in any position", "en cualquier posición"),
            _dichotomies(_cover),
            hypotheses=(),
        ),
    ),
    hypotheses=(_general,),
    where=(_D,),
    given=_POINTS,
    source=COVER,
    uses=("neuron-alternative",),
)

D: Final = scalar(
    "D", r"\#\mathcal{D}", spoken=Text("the number of separable labellings", "el número de etiquetados separables")
)

COVER_BOUND: Final = Statement(
    id="neuron-cover-bound",
    kind="theorem",
    title=Text("Cover's count is the most", "El conteo de Cover es el máximo"),
    claim=LessEqual(D, _cover),
    rewrite=LessEqual(0, _cover - D),
    mistakes=(
        Mistake("fewer", Text("strictly fewer", "estrictamente menos"), Less(D, _cover)),
        Mistake(
            "through-the-origin",
            Text("the count without bias", "el conteo sin sesgo"),
            LessEqual(D, 2 * total(_i, 0, p - 1, _choose)),
        ),
        Mistake("always-that-many", Text("never fewer", "nunca menos"), LessEqual(_cover, D)),
    ),
    where=(defined("D", _D.text.en.replace(r"$\mathcal{D}$ is", r"$\#\mathcal{D}$ is the size of $\mathcal{D}$,"), _D.text.es.replace(r"$\mathcal{D}$ es", r"$\#\mathcal{D}$ es el tamaño de $\mathcal{D}$,")),),
    given=_POINTS,
    source=COVER,
    uses=("neuron-cover",),
)  # fmt: skip

STATEMENTS: Final = (BALANCE, ALTERNATIVE, TWO_BITS, THREE_BITS, COVER_COUNT, COVER_BOUND)
