"""How far the multiplication gate is from the product: exactly for polynomials, as a bound, and in the limit (T2)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr, scalar
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.gates.letters import LIQUET, SCALED, asked, defined, lam, modulus, number, x1, x2, y
from teorema.symbolic.statements.gates.multiplication import D2, D4

_CURVED: Final = asked(r"$\sigma''(c)\ne 0$", lambda point: number(point["D2"]) != 0)
_LAM_POSITIVE: Final = asked(r"$\lambda>0$", lambda point: number(point["lam"]) > 0)
_OUTPUT: Final = defined(
    "y",
    r"$y$ is the output of the gate with $\mu=1/(4\lambda^2\sigma''(c))$",
    r"$y$ es la salida de la compuerta con $\mu=1/(4\lambda^2\sigma''(c))$",
)
_SECOND: Final = defined("D2", r"$c$ is the hidden bias", r"$c$ es el sesgo oculto")
_FOURTH: Final = defined("D4", r"$\sigma^{(4)}$ is the fourth derivative", r"$\sigma^{(4)}$ es la cuarta derivada")
_REAL: Final = Text(
    r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $x_{1},x_{2},c,\lambda\in\mathbb{R}$",
    r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $x_{1},x_{2},c,\lambda\in\mathbb{R}$",
)
_shape = x1 * x2 * (x1**2 + x2**2)


def _times_shape(factor: Expr) -> Expr:
    """factor · x_1 x_2 (x_1² + x_2²), written without brackets around the product."""
    return factor * x1 * x2 * (x1**2 + x2**2)


def _of_class(k: int, en: str, es: str) -> Hypothesis:
    return Hypothesis(
        Text(rf"$\sigma$ is {en} continuously differentiable", rf"$\sigma$ es {es} continuamente derivable"),
        lambda point: (point["sigma"].smoothness or 0) >= k,
    )


_TWICE: Final = _of_class(2, "twice", "dos veces")
_FOUR_TIMES: Final = _of_class(4, "four times", "cuatro veces")
_DEGREE: Final = Hypothesis(
    Text(r"$\sigma$ is a polynomial of degree at most $5$", r"$\sigma$ es un polinomio de grado a lo sumo $5$"),
    lambda point: len(point["sigma"].parameters.get("coefficients", range(9))) <= 6,
)

GATE_POLYNOMIAL: Final = Statement(
    id="gates-multiplication-polynomial",
    kind="theorem",
    title=Text("The error of the gate for polynomials", "El error de la compuerta para polinomios"),
    claim=Equal(y, x1 * x2 + _times_shape(lam**2 * (D4 / (6 * D2)))),
    rewrite=Equal(6 * D2 * (y - x1 * x2), lam**2 * D4 * (x1**3 * x2 + x1 * x2**3)),
    mistakes=(
        Mistake(
            "twelve",
            Text("12 in place of 6", "12 en lugar de 6"),
            Equal(y, x1 * x2 + _times_shape(lam**2 * (D4 / (12 * D2)))),
        ),
        Mistake("exact", Text("no error at all", "sin ningún error"), Equal(y, x1 * x2)),
        Mistake(
            "first-order",
            Text("an error of order λ", "un error de orden λ"),
            Equal(y, x1 * x2 + _times_shape(lam * (D4 / (6 * D2)))),
        ),
        Mistake(
            "any-degree",
            Text("a polynomial of any degree", "un polinomio de cualquier grado"),
            Equal(y, x1 * x2 + _times_shape(lam**2 * (D4 / (6 * D2)))),
            hypotheses=(SCALED, _CURVED),
        ),
    ),
    hypotheses=(_DEGREE, SCALED, _CURVED),
    where=(_OUTPUT, _SECOND, _FOURTH),
    given=_REAL,
    source=LIQUET,
    uses=("gates-multiplication",),
)

_omega = scalar("omega", r"\omega", spoken=Text("omega", "omega"))
_distance = modulus(y - x1 * x2)
_C2: Final = LessEqual(_distance, _omega / modulus(D2) * modulus(x1 * x2))
_BALL: Final = r"\lvert u-c\rvert\le\lambda(\lvert x_{1}\rvert+\lvert x_{2}\rvert)"

GATE_C2: Final = Statement(
    id="gates-multiplication-c2",
    kind="theorem",
    title=Text("Twice differentiable is enough for convergence", "Para converger basta derivar dos veces"),
    claim=_C2,
    rewrite=LessEqual(modulus(D2) * _distance, _omega * modulus(x1 * x2)),
    mistakes=(
        Mistake(
            "smaller-constant",
            Text("a constant below 1", "una constante menor que 1"),
            LessEqual(_distance, Fraction(9, 10) * (_omega / modulus(D2)) * modulus(x1 * x2)),
        ),
        Mistake(
            "order-two",
            Text("an error of order λ² for every such σ", "un error de orden λ² para toda σ así"),
            LessEqual(_distance, lam**2 * modulus(_shape)),
        ),
    ),
    hypotheses=(_TWICE, _LAM_POSITIVE, _CURVED),
    where=(
        _OUTPUT,
        _SECOND,
        defined(
            "omega",
            rf"$\omega=\max\lvert\sigma''(u)-\sigma''(c)\rvert$ over ${_BALL}$",
            rf"$\omega=\max\lvert\sigma''(u)-\sigma''(c)\rvert$ sobre ${_BALL}$",
        ),
    ),
    given=_REAL,
    source=LIQUET,
    uses=("gates-multiplication",),
)

_M = scalar("M", spoken=Text("M", "M"))
_BOUND: Final = LessEqual(_distance, lam**2 * (_M / (6 * modulus(D2))) * modulus(_shape))

GATE_BOUND: Final = Statement(
    id="gates-multiplication-bound",
    kind="theorem",
    title=Text("The error of the gate is of order λ²", "El error de la compuerta es de orden λ²"),
    claim=_BOUND,
    rewrite=LessEqual(6 * modulus(D2) * _distance, lam**2 * _M * (modulus(x1 * x2) * (x1**2 + x2**2))),
    mistakes=(
        Mistake(
            "smaller-constant",
            Text("a constant below 1/6", "una constante menor que 1/6"),
            LessEqual(_distance, lam**2 * (_M / (7 * modulus(D2))) * modulus(_shape)),
        ),
        Mistake(
            "order-three",
            Text("an error of order λ³", "un error de orden λ³"),
            LessEqual(_distance, lam**3 * (_M / (6 * modulus(D2))) * modulus(_shape)),
        ),
        Mistake(
            "derivative-at-the-bias",
            Text("the fourth derivative at c alone", "la cuarta derivada solo en c"),
            LessEqual(_distance, lam**2 * (modulus(D4) / (6 * modulus(D2))) * modulus(_shape)),
        ),
    ),
    hypotheses=(_FOUR_TIMES, _LAM_POSITIVE, _CURVED),
    where=(
        _OUTPUT,
        _SECOND,
        defined(
            "M",
            rf"$M=\max\lvert\sigma^{{(4)}}(u)\rvert$ over ${_BALL}$",
            rf"$M=\max\lvert\sigma^{{(4)}}(u)\rvert$ sobre ${_BALL}$",
        ),
    ),
    given=_REAL,
    source=LIQUET,
    uses=("gates-multiplication-c2",),
)

_L0 = scalar("L0", r"\lim_{\lambda\to 0}y", spoken=Text("the limit of y", "el límite de y"))
_L2 = scalar(
    "L2",
    r"\lim_{\lambda\to 0}\frac{y-x_{1}x_{2}}{\lambda^{2}}",
    spoken=Text("the limit of the error over lambda squared", "el límite del error dividido por lambda al cuadrado"),
)
_LIMIT: Final = All(Equal(_L0, x1 * x2), Equal(_L2, _times_shape(D4 / (6 * D2))))

GATE_LIMIT: Final = Statement(
    id="gates-multiplication-limit",
    kind="theorem",
    title=Text("The limit of the gate and its first error term", "El límite de la compuerta y su primer término de error"),
    claim=_LIMIT,
    rewrite=All(Equal(_L0 - x1 * x2, 0), Equal(6 * D2 * _L2, D4 * (x1**3 * x2 + x1 * x2**3))),
    mistakes=(
        Mistake("half", Text("half the product", "la mitad del producto"), _LIMIT.but(1, Equal(2 * _L0, x1 * x2))),
        Mistake(
            "twelve",
            Text("12 in place of 6", "12 en lugar de 6"),
            _LIMIT.but(2, Equal(_L2, _times_shape(D4 / (12 * D2)))),
        ),
        Mistake("faster", Text("faster than λ²", "más rápido que λ²"), _LIMIT.but(2, Equal(_L2, 0))),
        Mistake(
            "squared-product",
            Text("the square of the product in the error", "el cuadrado del producto en el error"),
            _LIMIT.but(2, Equal(_L2, D4 / (6 * D2) * (x1 * x2) ** 2)),
        ),
    ),
    hypotheses=(_FOUR_TIMES, _CURVED),
    where=(
        _OUTPUT,
        _SECOND,
        _FOURTH,
    ),
    given=Text(
        r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $x_{1},x_{2},c\in\mathbb{R}$",
        r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $x_{1},x_{2},c\in\mathbb{R}$",
    ),
    source=LIQUET,
    uses=("gates-multiplication-bound",),
)  # fmt: skip

STATEMENTS: Final = (GATE_POLYNOMIAL, GATE_C2, GATE_BOUND, GATE_LIMIT)
