"""The letters of piece 03: the design matrix, targets, parameters and minimisers, and the hypotheses on them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import (
    NAMED,
    POSITIVE,
    Expr,
    Size,
    SquaredNorm,
    Symbol,
    apply,
    matrix,
    scalar,
    size,
    vector,
    zeros,
)
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.claims import Equal
from teorema.symbolic.statement import Hypothesis, Source, Where

n: Final = size("n")
d: Final = size("d")
p: Final = size("p")

Xt: Final = matrix("Xtilde", "n", "d", r"\tilde{X}", Text("X tilde", "X tilde"))
y: Final = vector("y", "n")
r: Final = vector("r", "n")
theta: Final = vector("theta", "d", r"\theta", Text("theta", "theta"))
hat: Final = vector("thetahat", "d", r"\hat{\theta}", Text("theta hat", "theta sombrero"))
plus: Final = vector("thetaplus", "d", r"\theta^{+}", Text("theta of least norm", "theta de norma mínima"))
start: Final = vector("start", "d", r"\theta_0", Text("theta zero", "theta cero"))
iterate: Final = vector("iterate", "d", r"\theta_k", Text("theta k", "theta k"))
P: Final = matrix("P", "d", "n", r"\tilde{X}^{+}", Text("the pseudo-inverse of X tilde", "la pseudoinversa de X tilde"))
H: Final = matrix("H", "d", "d", spoken=Text("the Hessian H", "la hessiana H"))
alpha: Final = scalar("alpha", r"\alpha", spoken=Text("alpha", "alfa"))
q: Final = scalar("q")
k: Final = scalar("k", domain=r"\mathbb{N}_0")
Lambda: Final = scalar(
    "Lambda", r"\lambda_{\max}", POSITIVE, Text("the largest eigenvalue", "el mayor autovalor")
)  # fmt: skip
mu: Final = scalar(
    "mu", r"\lambda_{\min}^{+}", POSITIVE, Text("the least positive eigenvalue", "el menor autovalor positivo")
)

LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "2")
GOLUB: Final = Source("Golub and Van Loan 2013", "5.5")
GOODFELLOW: Final = Source("Goodfellow, Bengio and Courville 2016", "5")
NESTEROV: Final = Source("Nesterov 2004", "2.1")
CLASS: Final = Source("Slides, Clase 1", "Regresión lineal")


def sq(argument: Expr) -> SquaredNorm:
    """‖argument‖²."""
    return SquaredNorm(argument)


def misfit(at: Expr) -> SquaredNorm:
    """‖y − X̃θ‖² at some parameters."""
    return sq(y - Xt @ at)


def normal(at: Expr) -> Equal:
    """X̃ᵀX̃θ = X̃ᵀy."""
    return Equal(Xt.T @ Xt @ at, Xt.T @ y)


def modulus(x: Expr) -> Expr:
    """|x|."""
    return apply(NAMED["abs"], x)


def defined(name: str, en: str, es: str) -> Where:
    """A defined symbol with its definition in both languages."""
    return Where(name, Text(en, es))


def minimiser(at: Symbol) -> Hypothesis:
    """The hypothesis that some parameters minimise the cost: they solve the normal equations."""
    claim = normal(at)
    return Hypothesis(
        Text(
            rf"${at.latex()}$ minimises the cost, $\tilde{{X}}^\T\tilde{{X}}{at.latex()}=\tilde{{X}}^\T y$",
            rf"${at.latex()}$ minimiza el costo, $\tilde{{X}}^\T\tilde{{X}}{at.latex()}=\tilde{{X}}^\T y$",
        ),
        lambda point: claim.at(point) is True,
    )


def _exact(value: Any) -> Any:
    return sp.sympify(lift(value).item())


def positive(name: str, tex: str) -> Hypothesis:
    """The hypothesis that a number of the point is positive."""
    return Hypothesis(Text(f"${tex}>0$", f"${tex}>0$"), lambda point: bool(_exact(point[name]) > 0))


FULL_RANK: Final = Hypothesis(
    Text(r"$\operatorname{rank}\tilde{X}=d$", r"$\operatorname{rank}\tilde{X}=d$"),
    lambda point: sp.Matrix(lift(point["Xtilde"]).tolist()).rank() == lift(point["Xtilde"]).shape[1],
)
NOT_ZERO: Final = Hypothesis(
    Text(r"$\tilde{X}\ne 0$", r"$\tilde{X}\ne 0$"), lambda point: any(e != 0 for e in lift(point["Xtilde"]).entries)
)
HAT: Final = defined(
    "thetahat",
    r"$\hat{\theta}$ is what `least_squares` computes",
    r"$\hat{\theta}$ es lo que calcula `least_squares`",
)
PSEUDO: Final = defined(
    "P",
    r"$\tilde{X}^{+}$ is the pseudo-inverse, what `pseudo_inverse` computes",
    r"$\tilde{X}^{+}$ es la pseudoinversa, lo que calcula `pseudo_inverse`",
)
PLUS: Final = defined("thetaplus", r"$\theta^{+}=\tilde{X}^{+}y$", r"$\theta^{+}=\tilde{X}^{+}y$")
HESSIAN: Final = defined(
    "H", r"$H=\frac{2}{n}\tilde{X}^\T\tilde{X}$ is the Hessian", r"$H=\frac{2}{n}\tilde{X}^\T\tilde{X}$ es la hessiana"
)
SPECTRUM: Final = (
    defined(
        "Lambda",
        r"$\lambda_{\max}$ is the largest eigenvalue of $H=\frac{2}{n}\tilde{X}^\T\tilde{X}$",
        r"$\lambda_{\max}$ es el mayor autovalor de $H=\frac{2}{n}\tilde{X}^\T\tilde{X}$",
    ),
    defined("mu", r"$\lambda_{\min}^{+}$ its least positive one", r"$\lambda_{\min}^{+}$ su menor autovalor positivo"),
)
FACTOR: Final = defined(
    "q",
    r"$q=\max\bigl(\abs{1-\alpha\lambda_{\min}^{+}},\abs{1-\alpha\lambda_{\max}}\bigr)$",
    r"$q=\max\bigl(\abs{1-\alpha\lambda_{\min}^{+}},\abs{1-\alpha\lambda_{\max}}\bigr)$",
)
ITERATE: Final = defined(
    "iterate",
    r"$\theta_k$ is the $k$-th iterate of gradient descent with the step $\alpha$ from $\theta_0$",
    r"$\theta_k$ es la $k$-ésima iteración del descenso por gradiente con paso $\alpha$ desde $\theta_0$",
)
HALF: Final = Fraction(1, 2)
NULL: Final = zeros("d")
COUNT: Final = Size(n)
DATA: Final = r"$\tilde{X}\in\RR^{n\times d}$ of any rank, $y\in\RR^n$, "
DATOS: Final = r"$\tilde{X}\in\RR^{n\times d}$ de cualquier rango, $y\in\RR^n$, "
