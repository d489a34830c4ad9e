"""Counts worth knowing: the digits networks, the six networks with 31 parameters, polynomials against a deep network."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import NAMED, Expr, Size, apply, as_expr, index, scalar, size, times
from teorema.symbolic.claims import All, Count, Equal, Less
from teorema.symbolic.claims.claim import Point
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.counting.symbols import COURSE


def _counted(name: str, tex: str) -> Expr:
    widths = tex.replace(",", "-")
    return scalar(
        name, f"d({tex})", spoken=Text(f"the number of parameters of {widths}", f"el número de parámetros de {widths}")
    )


_OF_WIDTHS: Final = Text(
    "$d(N_0,\\dots,N_L)$ is the number of parameters of a network with these widths",
    "$d(N_0,\\dots,N_L)$ es el número de parámetros de una red con esos anchos",
)

_small, _wide, _deep = (
    _counted("small", "784,30,10"),
    _counted("wide", "784,100,10"),
    _counted("deep", "784,30,30,30,10"),
)
_widest = scalar("H", "H", spoken=Text("the greatest width within 100000", "el mayor ancho dentro de 100000"))
_fits, _next = _counted("fits", "784,125,10"), _counted("next", "784,126,10")
_DIGITS: Final = All(Equal(_small, as_expr(23860)), Equal(_wide, as_expr(79510)), Equal(_deep, as_expr(25720)))
_BUDGET: Final = All(Equal(_widest, as_expr(125)), Equal(_fits, as_expr(99385)), Equal(_next, as_expr(100180)))

COUNTING_DIGITS: Final = Statement(
    id="counting-digits",
    kind="corollary",
    title=Text("Networks for handwritten digits", "Redes para dígitos manuscritos"),
    claim=_DIGITS,
    where=(
        Where("small", _OF_WIDTHS),
        Where("wide", Text("$784=28\\cdot 28$ is the number of pixels", "$784=28\\cdot 28$ es el número de píxeles")),
        Where("deep", Text("$10$ that of digits", "$10$ el de dígitos")),
    ),
    rewrite=All(
        Equal(as_expr(30) * 785 + as_expr(10) * 31, _small),
        Equal(as_expr(100) * 785 + as_expr(10) * 101, _wide),
        Equal(as_expr(30) * 785 + as_expr(2) * 930 + as_expr(10) * 31, _deep),
    ),
    mistakes=(
        Mistake(
            "output-biases-forgotten",
            Text("output biases forgotten", "sesgos de salida olvidados"),
            _DIGITS.but(1, Equal(_small, as_expr(23850))),
        ),
        Mistake("weights-only", Text("weights only", "solo pesos"), _DIGITS.but(2, Equal(_wide, as_expr(79400)))),
        Mistake(
            "one-inner-layer-forgotten",
            Text("one inner layer forgotten", "una capa interior olvidada"),
            _DIGITS.but(3, Equal(_deep, as_expr(24790))),
        ),
    ),
    source=COURSE,
    uses=("counting-stored",),
)

COUNTING_BUDGET: Final = Statement(
    id="counting-budget",
    kind="corollary",
    title=Text("100 000 parameters for digits", "100 000 parámetros para dígitos"),
    claim=_BUDGET,
    where=(
        Where(
            "H",
            Text(
                "$H$ is the greatest width for which $784$‑$H$‑$10$ has at most $100000$ parameters",
                "$H$ es el mayor ancho para el cual $784$‑$H$‑$10$ tiene a lo sumo $100000$ parámetros",
            ),
        ),
        Where("fits", _OF_WIDTHS),
        Where("next", Text("$126$ is one neuron more", "$126$ es una neurona más")),
    ),
    rewrite=All(
        Equal(_widest + 1, as_expr(126)),
        Equal(as_expr(125) * 795 + 10, _fits),
        Equal(as_expr(126) * 795 + 10, _next),
    ),
    mistakes=(
        Mistake(
            "one-too-wide",
            Text("one neuron too many", "una neurona de más"),
            _BUDGET.but(1, Equal(_widest, as_expr(126))),
        ),
        Mistake(
            "hidden-biases-forgotten",
            Text("hidden biases forgotten", "sesgos ocultos olvidados"),
            _BUDGET.but(2, Equal(_fits, as_expr(99260))),
        ),
        Mistake(
            "exactly-the-budget",
            Text("the next width just on the budget", "el ancho siguiente justo en el presupuesto"),
            _BUDGET.but(3, Equal(_next, as_expr(100000))),
        ),
    ),
    source=COURSE,
    uses=("counting-widest",),
)

_lecture, _fitted = _counted("lecture", "4,5,1"), _counted("fitted", "1,10,1")


def _architectures(point: Point) -> Iterable[Any]:
    """The pairs (p, H) of a point for which p-H-1 has 31 parameters."""
    yield from point["found"]


def _networks_with_31(number: int) -> Count:
    return Count(
        r"\bigl\{(p,H):\ d(p,H,1)=31\bigr\}",
        Text(
            "networks with one hidden layer, one output and 31 parameters",
            "redes con una capa oculta, una salida y 31 parámetros",
        ),
        _architectures,
        as_expr(number),
        "len(found)",
    )


_COINCIDENCE: Final = All(Equal(_lecture, as_expr(31)), Equal(_fitted, as_expr(31)), _networks_with_31(6))

COUNTING_THIRTY_ONE: Final = Statement(
    id="counting-thirty-one",
    kind="corollary",
    title=Text("31 parameters, six architectures", "31 parámetros, seis arquitecturas"),
    claim=_COINCIDENCE,
    where=(
        Where("lecture", _OF_WIDTHS),
        Where(
            "fitted",
            Text(
                "$1$-$10$-$1$ is what `MLPRegressor(hidden_layer_sizes=(10,))` fits to scalar data",
                "$1$-$10$-$1$ es lo que `MLPRegressor(hidden_layer_sizes=(10,))` ajusta a datos escalares",
            ),
        ),
    ),
    rewrite=All(
        Equal(as_expr(6) * 5 + 1, _lecture),
        Equal(as_expr(3) * 10 + 1, _fitted),
        Count(
            r"\bigl\{(p,H):\ (p+2)H=30\bigr\}",
            Text("factorisations 30 = (p + 2) H", "factorizaciones 30 = (p + 2) H"),
            _architectures,
            as_expr(6),
            "len(found)",
        ),
    ),
    mistakes=(
        Mistake(
            "thirty-seven",
            Text("the slide's cost for its parameters", "el costo de la diapositiva por sus parámetros"),
            _COINCIDENCE.but(1, Equal(_lecture, as_expr(37))),
        ),
        Mistake(
            "ten-weights-and-a-bias",
            Text("one number per hidden neuron", "un número por neurona oculta"),
            _COINCIDENCE.but(2, Equal(_fitted, as_expr(11))),
        ),
        Mistake(
            "only-one",
            Text("the count tells the architecture", "el conteo determina la arquitectura"),
            _COINCIDENCE.but(3, _networks_with_31(1)),
        ),
    ),
    source=COURSE,
    uses=("counting-one-hidden", "counting-slide-example"),
)

_n, _g = Size(size("n")), Size(size("g"))
_k = index("k")


def _exponents(point: Point) -> Iterable[Any]:
    """The multi-indices of length n with sum at most g, one by one."""
    return (alpha for alpha in product(range(point["g"] + 1), repeat=point["n"]) if sum(alpha) <= point["g"])


def _monomials(number: Expr) -> Count:
    return Count(
        r"\bigl\{\alpha\in\mathbb{Z}_{\ge 0}^{n}:\ \alpha_1+\dots+\alpha_n\le g\bigr\}",
        Text("monomials of degree at most g in n variables", "monomios de grado a lo sumo g en n variables"),
        _exponents,
        number,
        "sum(sum(alpha) <= g for alpha in product(range(g + 1), repeat=n))",
    )


def _factorial(of: Expr) -> Expr:
    return apply(NAMED["factorial"], of)


COUNTING_MONOMIALS: Final = Statement(
    id="counting-monomials",
    kind="theorem",
    title=Text("Coefficients of a polynomial", "Coeficientes de un polinomio"),
    claim=_monomials(_factorial(_n + _g) / (_factorial(_n) * _factorial(_g))),
    given=Text("$n\\ge 1$, $g\\ge 0$", "$n\\ge 1$, $g\\ge 0$"),
    rewrite=_monomials(times(_k, 1, size("g"), (_n + Size(_k)) / Size(_k))),
    mistakes=(
        Mistake(
            "degree-exactly",
            Text("only the monomials of degree exactly g", "solo los monomios de grado exactamente g"),
            _monomials(_factorial(_n + _g - 1) / (_factorial(_n - 1) * _factorial(_g))),
        ),
        Mistake(
            "each-exponent-free",
            Text("each exponent at most g", "cada exponente a lo sumo g"),
            _monomials((_g + 1) ** _n),
        ),
        Mistake(
            "order-matters",
            Text("xy and yx counted as two", "xy e yx contados como dos"),
            _monomials((_n + 1) ** _g),
        ),
    ),
    source=COURSE,
)

_network, _quadratic = (
    scalar(
        "network",
        "d(1000,10,\\dots,10,1)",
        spoken=Text("the number of parameters of the deep network", "el número de parámetros de la red profunda"),
    ),
    scalar(
        "quadratic",
        "M_{2}(1000)",
        spoken=Text(
            "the number of monomials of degree at most 2 in 1000 variables",
            "el número de monomios de grado a lo sumo 2 en 1000 variables",
        ),
    ),
)
_COMPARED: Final = All(
    Equal(_network, as_expr(11011)), Equal(_quadratic, as_expr(501501)), Less(45 * _network, _quadratic)
)

COUNTING_DEEP_QUADRATIC: Final = Statement(
    id="counting-deep-quadratic",
    kind="corollary",
    title=Text("A deep network against a quadratic", "Una red profunda frente a un polinomio cuadrático"),
    claim=_COMPARED,
    where=(
        Where(
            "network",
            Text(
                "the network has $1000$ inputs, ten hidden layers of ten and one output",
                "la red tiene $1000$ entradas, diez capas ocultas de diez y una salida",
            ),
        ),
        Where(
            "quadratic",
            Text(
                "$M_2(1000)$ is the number of monomials of degree at most $2$ in $1000$ variables",
                "$M_2(1000)$ es el número de monomios de grado a lo sumo $2$ en $1000$ variables",
            ),
        ),
    ),
    rewrite=All(
        Equal(as_expr(10) * 1001 + as_expr(9) * 110 + 11, _network),
        Equal(as_expr(1002) * 1001 / 2, _quadratic),
        Less(_network, _quadratic / 45),
    ),
    mistakes=(
        Mistake(
            "ten-squares",
            Text("ten blocks 10 × 10, one per hidden layer", "diez bloques 10 × 10, uno por capa oculta"),
            _COMPARED.but(1, Equal(_network, as_expr(11121))),
        ),
        Mistake(
            "squares-only",
            Text("only the monomials of degree exactly 2", "solo los monomios de grado exactamente 2"),
            _COMPARED.but(2, Equal(_quadratic, as_expr(500500))),
        ),
        Mistake(
            "fifty-times",
            Text("fifty times as many", "cincuenta veces más"),
            _COMPARED.but(3, Less(50 * _network, _quadratic)),
        ),
    ),
    source=COURSE,
    uses=("counting-constant-width", "counting-monomials"),
)

STATEMENTS: Final = (COUNTING_DIGITS, COUNTING_BUDGET, COUNTING_THIRTY_ONE, COUNTING_MONOMIALS, COUNTING_DEEP_QUADRATIC)
