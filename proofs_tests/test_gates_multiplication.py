"""Piece 19, the multiplication gate: the library's network run on exact numbers, for activations known exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.text import Text
from teorema.numeric.activations import Activation, entrywise, polynomial
from teorema.numeric.forward import predict
from teorema.numeric.gates import multiplication_gate
from teorema.symbolic.calculus.scalars import is_zero, sp
from teorema.symbolic.statements.gates.errors import GATE_BOUND, GATE_C2, GATE_LIMIT, GATE_POLYNOMIAL
from teorema.symbolic.statements.gates.multiplication import GATE, GATE_EXP, GATE_ODD, GATE_SQUARE

from .strategies import rationals
from .test_gates import column

U = sp.Symbol("u", real=True)
_HALF = Fraction(1, 2)


def rational(value: Any) -> Any:
    """A number as SymPy writes it."""
    return sp.Rational(value.numerator, value.denominator) if isinstance(value, int | Fraction) else value


def smooth(name: str, formula: Any) -> Activation:
    """A record on exact entries from a formula in u, with SymPy's derivatives of it."""

    def of(order: int) -> Callable[[Any], Any]:
        derivative = sp.diff(formula, U, order)
        return lambda u: derivative.subs(U, rational(u))

    second = entrywise(name, of(2), of(3)).f
    return entrywise(name, of(0), of(1), d2f=second, smoothness=float("inf"), parameters={"formula": formula})


EXP = smooth("exp", sp.exp(U))
SOFTPLUS = smooth("softplus", sp.log(1 + sp.exp(U)))
LOGISTIC = smooth("logistic", 1 / (1 + sp.exp(-U)))
TANH = smooth("tanh", 1 - 2 / (sp.exp(2 * U) + 1))
BELL = smooth("half_gaussian", sp.exp(-(U**2) / 2))


def derivative(record: Activation, order: int, at: Any) -> Any:
    """A derivative of a record by SymPy, from its formula or its coefficients."""
    given = record.parameters
    formula = (
        given["formula"] if "formula" in given else sum(rational(a) * U**k for k, a in enumerate(given["coefficients"]))
    )
    return sp.diff(formula, U, order).subs(U, rational(at))


def output(point: Any, **factor: Any) -> Any:
    """The value of the library's gate at (x1, x2)."""
    gate = multiplication_gate(point["sigma"], rational(point["lam"]), rational(point["c"]), **factor)
    return predict(gate, column(rational(point["x1"]), rational(point["x2"])))[0, 0]


def numbers(**letters: st.SearchStrategy[Any]) -> st.SearchStrategy[Point]:
    """Points with two inputs, a scale that is mostly not 0, and further letters."""
    scale = st.sampled_from([Fraction(1), Fraction(2), _HALF, Fraction(-1), Fraction(1, 4)])
    return st.fixed_dictionaries({"x1": rationals(), "x2": rationals(), "lam": scale, **letters}).map(Point)


ODD_AND_EVEN = (polynomial(1, -1, 2, 1, 0, 1), polynomial(0, 1, 0, 0, 1), polynomial(2, 0, 1))


@exact(
    GATE,
    points=numbers(c=rationals(), mu=rationals(), sigma=st.sampled_from(ODD_AND_EVEN)),
    scope=Text(
        "three polynomials that are neither odd nor even in general position, rational numbers",
        "tres polinomios ni pares ni impares en posición general, números racionales",
    ),
)
def the_network_computes_the_formula_of_the_gate(claim: Any, point: Any) -> Any:
    return claim.at({**point, "y": output(point, factor=rational(point["mu"]))})


@st.composite
def squares(draw: Any) -> Point:
    """Scale and output weight, the right one among them."""
    point = draw(numbers(c=rationals()))
    right = 1 / (8 * point["lam"] ** 2)
    return Point({**point, "mu": draw(st.sampled_from([right, 2 * right, Fraction(1), -right]))})


@exact(
    GATE_SQUARE,
    points=squares(),
    scope=Text(
        "rational numbers, right and wrong output weights, any hidden bias",
        "números racionales, pesos de salida correctos y equivocados, cualquier sesgo oculto",
    ),
)
def the_gate_of_squares_multiplies(claim: Any, point: Any) -> Any:
    full = {**point, "sigma": polynomial(0, 0, 1)}
    return claim.at({**point, "y": output(full, factor=rational(point["mu"]))})


@exact(
    GATE_EXP,
    points=numbers(c=rationals(1)),
    scope=Text("rational numbers, exact exponentials", "números racionales, exponenciales exactas"),
    cases=20,
)
def the_gate_of_exponentials_is_a_product_of_sinh(claim: Any, point: Any) -> Any:
    return claim.at({**point, "y": output({**point, "sigma": EXP})})


_FREE = sp.Function("f", real=True)
UNKNOWN = entrywise("odd", lambda u: _FREE(rational(u)) - _FREE(-rational(u)) + 3, lambda u: u)
"""f(u) - f(-u) + 3 with f of which nothing is known: every function that is odd up to a constant."""

AROUND = (
    (UNKNOWN, Fraction(0)),
    (LOGISTIC, Fraction(0)),
    (TANH, Fraction(0)),
    (polynomial(1, -1, 0, 1), Fraction(0)),
    (polynomial(-1, 3, -3, 1), Fraction(1)),
    (LOGISTIC, sp.log(2)),
    (polynomial(1, -1, 0, 1), _HALF),
)
"""Functions and hidden biases: odd about the bias, and in the last two not."""


@exact(
    GATE_ODD,
    points=st.builds(
        lambda point, pair: Point({**point, "sigma": pair[0], "c": pair[1]}),
        numbers(mu=rationals()),
        st.sampled_from(AROUND),
    ),
    scope=Text(
        "logistic, tanh, cubics, and f(u) − f(−u) + 3 with a free function f",
        "logística, tanh, cúbicas, y f(u) − f(−u) + 3 con una función f libre",
    ),
)
def the_gate_of_an_odd_activation_is_zero(claim: Any, point: Any) -> Any:
    return claim.at({**point, "y": output(point, factor=rational(point["mu"]))})


QUINTICS = st.tuples(*[rationals(2)] * 6).map(lambda c: polynomial(*c))
SEXTIC = polynomial(0, 0, 1, 0, 0, 0, 1)


def with_derivatives(point: Any) -> Point:
    """The point with the second and fourth derivative at the hidden bias."""
    bends = {f"D{k}": derivative(point["sigma"], k, point["c"]) for k in (2, 4)}
    return Point({**point, **bends})


@exact(
    GATE_POLYNOMIAL,
    points=st.one_of(numbers(c=rationals(1), sigma=QUINTICS), numbers(c=rationals(1), sigma=st.just(SEXTIC))).map(
        with_derivatives
    ),
    scope=Text(
        "polynomials of degree up to 5 with rational coefficients, derivatives by SymPy",
        "polinomios de grado hasta 5 con coeficientes racionales, derivadas con SymPy",
    ),
)
def the_error_for_polynomials_is_exact(claim: Any, point: Any) -> Any:
    return claim.at({**point, "y": output(point)})


@dataclass(frozen=True)
class Known:
    """A record with a hidden bias, and how large |σ″(u) − σ″(c)| and |σ⁗(u)| get within a distance r of it."""

    record: Activation
    c: Any
    bend: Any
    omega: Callable[[Any], Any] | None = None
    fourth: Callable[[Any], Any] | None = None


def _cubed(u: Any) -> Any:
    return u * u + abs(u) ** 3


def _saturating(u: Any) -> Any:
    t = abs(u)
    return u * u / 10 + (t**3 / 6 if t <= 1 else t * t / 2 - t / 2 + Fraction(1, 6))


TWICE = (
    Known(
        entrywise("cubed", _cubed, _cubed, d2f=lambda z: z * 0 + 2, smoothness=2), Fraction(0), 2, omega=lambda r: 6 * r
    ),
    Known(
        entrywise("saturating", _saturating, _saturating, d2f=lambda z: z * 0 + Fraction(1, 5), smoothness=2),
        Fraction(0),
        Fraction(1, 5),
        omega=lambda r: min(r, 1),
    ),
    Known(polynomial(0, 1, 1, 1), Fraction(1), 8, omega=lambda r: 6 * r),
    Known(polynomial(1, 0, -1, 0, Fraction(1, 12)), Fraction(0), -2, omega=lambda r: r * r),
)
"""u² + |u|³ and a function whose second derivative rises by 1 and then stays: C² and not C³ at the bias. Then two polynomials."""

FOUR_TIMES = (
    Known(polynomial(0, 1, 1, 0, 1), Fraction(0), 2, fourth=lambda r: 24),
    Known(SEXTIC, Fraction(0), 2, fourth=lambda r: 360 * r * r),
    Known(polynomial(0, 0, 1, 0, 0, 1), Fraction(1), 22, fourth=lambda r: 120 * (1 + r)),
    Known(EXP, _HALF, sp.exp(sp.Rational(1, 2)), fourth=lambda r: sp.exp(sp.Rational(1, 2) + rational(r))),
    Known(SOFTPLUS, Fraction(0), sp.Rational(1, 4), fourth=lambda r: Fraction(1, 8)),
    Known(BELL, Fraction(0), -1, fourth=lambda r: 3),
)
"""With the largest fourth derivative: 360u² and 120u at the end of the interval, 1/8 and 3 at 0 over the whole line."""


@st.composite
def within(draw: Any, known: Any) -> Point:
    """Inputs, now and then large, a positive scale, and a record."""
    one = draw(st.sampled_from(known))
    far = st.sampled_from([Fraction(10), Fraction(20), Fraction(-10)])
    x1, x2 = draw(
        st.one_of(st.tuples(rationals(), rationals()), st.tuples(far, far) if known is TWICE else st.nothing())
    )
    lam = draw(st.sampled_from([Fraction(1), Fraction(2), _HALF, Fraction(1, 4)]))
    r = lam * (abs(x1) + abs(x2))
    point = {"x1": x1, "x2": x2, "lam": lam, "c": one.c, "sigma": one.record, "D2": one.bend}
    if one.omega is not None:
        return Point({**point, "omega": one.omega(r)})
    assert one.fourth is not None
    return Point({**point, "M": one.fourth(r), "D4": derivative(one.record, 4, one.c)})


@exact(
    GATE_C2,
    points=within(TWICE),
    scope=Text(
        "u² + |u|³, a function with a second derivative that rises and stays, and two polynomials; rational numbers",
        "u² + |u|³, una función cuya segunda derivada sube y se queda, y dos polinomios; números racionales",
    ),
    cases=40,
)
def two_derivatives_bound_the_error(claim: Any, point: Any) -> Any:
    return claim.at({**point, "y": output(point)})


@exact(
    GATE_BOUND,
    points=within(FOUR_TIMES),
    scope=Text(
        "polynomials, exp, softplus and the bell, with the largest fourth derivative known; exact numbers",
        "polinomios, exp, softplus y la campana, con la mayor derivada cuarta conocida; números exactos",
    ),
    cases=40,
)
def four_derivatives_bound_the_error(claim: Any, point: Any) -> Any:
    return claim.at({**point, "y": output(point)})


_LAM = sp.Symbol("lambda", real=True)
LIMITS = (
    (EXP, sp.Integer(0)),
    (SOFTPLUS, sp.Integer(0)),
    (LOGISTIC, sp.log(2)),
    (TANH, sp.log(2)),
    (BELL, sp.Integer(0)),
    (smooth("cos", sp.cos(U)), sp.Integer(0)),
    (SEXTIC, Fraction(1)),
)


@exact(
    GATE_LIMIT,
    points=[
        with_derivatives({"sigma": record, "c": c, "x1": Fraction(2), "x2": Fraction(-1, 2)}) for record, c in LIMITS
    ],
    scope=Text(
        "exp, softplus, logistic, tanh, the bell, cos and a polynomial: SymPy's Taylor coefficients of the network's own output",
        "exp, softplus, logística, tanh, la campana, cos y un polinomio: coeficientes de Taylor de la salida de la red, con SymPy",
    ),
)
def the_first_error_term_of_the_gate(claim: Any, point: Any) -> Any:
    # λ²y is analytic at 0, so y tends to a limit only if its coefficients of order 0 and 1 vanish, the error likewise at 3
    numerator = sp.Add(*(term * _LAM**2 for term in sp.Add.make_args(output({**point, "lam": _LAM}))))
    order = [sp.diff(numerator, _LAM, k).subs(_LAM, 0) / sp.factorial(k) for k in range(5)]
    assert all(is_zero(order[k]) for k in (0, 1, 3))
    return claim.at({**point, "L0": order[2], "L2": order[4]})
