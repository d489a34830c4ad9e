"""Why these costs: each is a negative log-likelihood, so least cost is greatest likelihood (T1)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr, Size, Symbol, scalar, times, vector
from teorema.symbolic.claims import All, Claim, Equal, Iff, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.losses.letters import (
    LABELS,
    at,
    defined,
    every,
    exp,
    j,
    ln,
    modulus,
    n,
    positive,
    root,
    summed,
)  # fmt: skip

_SOURCE: Final = Source("Goodfellow, Bengio and Courville 2016", "5.5")
Y: Final = vector("y", "n")
F: Final = vector("f", "n")
G: Final = vector("g", "n")
s: Final = scalar("s", r"\sigma", spoken=Text("sigma", "sigma"))
b: Final = scalar("b")
pi: Final = scalar("pi", r"\pi", spoken=Text("pi", "pi"))
T: Final = vector("t", "n", r"\tau", Text("tau", "tau"))


def _of(name: str, tex: str, en: str, es: str) -> Symbol:
    return scalar(name, tex, spoken=Text(en, es))


LF: Final = _of("Lf", r"\Lambda(f)", "Lambda of f", "Lambda de f")
LG: Final = _of("Lg", r"\Lambda(g)", "Lambda of g", "Lambda de g")
SF: Final = _of("Sf", r"C_2(f)", "C 2 of f", "C 2 de f")
SG: Final = _of("Sg", r"C_2(g)", "C 2 of g", "C 2 de g")
AF: Final = _of("Af", r"C_1(f)", "C 1 of f", "C 1 de f")
AG: Final = _of("Ag", r"C_1(g)", "C 1 of g", "C 1 de g")
BF: Final = _of("Bf", r"C_B(f)", "C B of f", "C B de f")
BG: Final = _of("Bg", r"C_B(g)", "C B of g", "C B de g")


def _minus_log(density: Expr) -> Expr:
    return -ln(times(j, 1, n, density))


def _gaussian(f: Expr, scale: Expr = s) -> Expr:
    return exp(-((at(Y, j) - at(f, j)) ** 2 / (2 * scale**2))) / (scale * root(2 * pi))


def _laplace(f: Expr, scale: Expr = b) -> Expr:
    return exp(-(modulus(at(Y, j) - at(f, j)) / scale)) / (2 * scale)


def _bernoulli(f: Expr) -> Expr:
    return at(f, j) ** at(Y, j) * (1 - at(f, j)) ** (1 - at(Y, j))


def _same_order(first: Expr, second: Expr, left: Expr, right: Expr) -> Claim:
    """first ≤ second exactly where left ≤ right."""
    return Iff(LessEqual(first, second), LessEqual(left, right))


_LIKELIHOOD: Final = (
    defined(
        "Lf",
        r"$\Lambda(f)$ is the left side, the negative log-likelihood of $f$",
        r"$\Lambda(f)$ es el lado izquierdo, el negativo de la log-verosimilitud de $f$",
    ),
    defined("Lg", r"$\Lambda(g)$ that of $g$", r"$\Lambda(g)$ el de $g$"),
)


def _costs(letter: str, tex: str, loss: str) -> tuple[Where, ...]:
    return (
        defined(
            f"{letter}f",
            f"${tex}(f)$ is the mean cost of $f$ with the loss `{loss}`",
            f"${tex}(f)$ es el costo medio de $f$ con la pérdida `{loss}`",
        ),
        defined(f"{letter}g", f"${tex}(g)$ that of $g$", f"${tex}(g)$ el de $g$"),
    )


_OUTPUTS: Final = Text(
    r"$y,f,g\in\mathbb{R}^n$ (targets $y_j$, and the outputs $f_j$, $g_j$ of two networks for the same inputs)",
    r"$y,f,g\in\mathbb{R}^n$ (objetivos $y_j$, y las salidas $f_j$, $g_j$ de dos redes para las mismas entradas)",
)
_constant = Size(n) * ln(s * root(2 * pi))
_GAUSSIAN: Final = All(
    Equal(_minus_log(_gaussian(F)), Size(n) / (2 * s**2) * SF + _constant),
    _same_order(LF, LG, SF, SG),
)

GAUSSIAN: Final = Statement(
    id="losses-gaussian",
    kind="theorem",
    title=Text("Gaussian noise gives the mean squared error", "El ruido gaussiano da el error cuadrático medio"),
    claim=_GAUSSIAN,
    rewrite=All(
        Equal(
            _minus_log(_gaussian(F)),
            summed(j, n, (at(Y, j) - at(F, j)) ** 2) / (2 * s**2) + Size(n) / 2 * ln(2 * (pi * s**2)),
        ),
        _same_order(SF, SG, LF, LG),
    ),
    mistakes=(
        Mistake(
            "two-lost",
            Text("the 2 of the exponent lost", "el 2 del exponente perdido"),
            _GAUSSIAN.but(1, Equal(_minus_log(_gaussian(F)), Size(n) / s**2 * SF + _constant)),
        ),
        Mistake(
            "constant-lost",
            Text("the constant lost", "la constante perdida"),
            _GAUSSIAN.but(1, Equal(_minus_log(_gaussian(F)), Size(n) / (2 * s**2) * SF)),
        ),
        Mistake(
            "mean-for-sum",
            Text("the number of samples lost", "el número de muestras perdido"),
            _GAUSSIAN.but(1, Equal(_minus_log(_gaussian(F)), SF / (2 * s**2) + _constant)),
        ),
        Mistake(
            "variances-differ",
            Text("a variance of its own for each sample", "una varianza propia para cada muestra"),
            _GAUSSIAN.but(
                2, _same_order(_minus_log(_gaussian(F, at(T, j))), _minus_log(_gaussian(G, at(T, j))), SF, SG)
            ),
        ),
        Mistake(
            "absolute-errors",
            Text("the mean absolute error", "el error absoluto medio"),
            _GAUSSIAN.but(2, _same_order(LF, LG, AF, AG)),
        ),
        Mistake(
            "greatest-error",
            Text("most likely where the error is greatest", "más verosímil donde el error es mayor"),
            _GAUSSIAN.but(2, _same_order(LG, LF, SF, SG)),
        ),
    ),
    hypotheses=(positive("s", r"\sigma"),),
    where=(
        *_LIKELIHOOD,
        *_costs("S", "C_2", "squared"),
        defined("pi", r"$\pi$ is the area of the unit disc", r"$\pi$ es el área del disco unitario"),
    ),
    given=_OUTPUTS,
    source=_SOURCE,
    uses=("losses-cost", "losses-residual"),
)

_LAPLACE: Final = All(
    Equal(_minus_log(_laplace(F)), Size(n) / b * AF + Size(n) * ln(2 * b)),
    _same_order(LF, LG, AF, AG),
)

LAPLACE: Final = Statement(
    id="losses-laplace",
    kind="theorem",
    title=Text("Laplace noise gives the mean absolute error", "El ruido de Laplace da el error absoluto medio"),
    claim=_LAPLACE,
    rewrite=All(
        Equal(_minus_log(_laplace(F)) - Size(n) * ln(2 * b), summed(j, n, modulus(at(F, j) - at(Y, j))) / b),
        _same_order(AF, AG, LF, LG),
    ),
    mistakes=(
        Mistake(
            "scale-squared",
            Text("the square of the scale", "el cuadrado de la escala"),
            _LAPLACE.but(1, Equal(_minus_log(_laplace(F)), Size(n) / b**2 * AF + Size(n) * ln(2 * b))),
        ),
        Mistake(
            "two-lost",
            Text("the 2 of the constant lost", "el 2 de la constante perdido"),
            _LAPLACE.but(1, Equal(_minus_log(_laplace(F)), Size(n) / b * AF + Size(n) * ln(b))),
        ),
        Mistake(
            "squared-errors",
            Text("the mean squared error", "el error cuadrático medio"),
            _LAPLACE.but(2, _same_order(LF, LG, SF, SG)),
        ),
        Mistake(
            "scales-differ",
            Text("a scale of its own for each sample", "una escala propia para cada muestra"),
            _LAPLACE.but(2, _same_order(_minus_log(_laplace(F, at(T, j))), _minus_log(_laplace(G, at(T, j))), AF, AG)),
        ),
    ),
    hypotheses=(positive("b", "b"),),
    where=(*_LIKELIHOOD, *_costs("A", "C_1", "absolute")),
    given=_OUTPUTS,
    source=_SOURCE,
    uses=("losses-cost", "losses-residual"),
)

_BERNOULLI: Final = All(
    Equal(_minus_log(_bernoulli(F)), Size(n) * BF),
    _same_order(LF, LG, BF, BG),
)


def _inside(name: str) -> Hypothesis:
    return every(name, lambda e: 0 < e < 1, Text(f"$0<{name}_j<1$", f"$0<{name}_j<1$"))


BERNOULLI: Final = Statement(
    id="losses-bernoulli",
    kind="theorem",
    title=Text("Labels 0 and 1 give the binary cross-entropy", "Las etiquetas 0 y 1 dan la entropía cruzada binaria"),
    claim=_BERNOULLI,
    rewrite=All(
        Equal(
            -_minus_log(_bernoulli(F)),
            summed(j, n, at(Y, j) * ln(at(F, j)) + (1 - at(Y, j)) * ln(1 - at(F, j))),
        ),
        _same_order(BF, BG, LF, LG),
    ),
    mistakes=(
        Mistake(
            "mean-for-sum",
            Text("the mean for the sum", "el promedio en lugar de la suma"),
            _BERNOULLI.but(1, Equal(_minus_log(_bernoulli(F)), BF)),
        ),
        Mistake(
            "half-of-it",
            Text("the term of the label 0 lost", "el término de la etiqueta 0 perdido"),
            _BERNOULLI.but(1, Equal(_minus_log(_bernoulli(F)), summed(j, n, -(at(Y, j) * ln(at(F, j)))))),
        ),
        Mistake(
            "squared-errors",
            Text("the mean squared error of the probabilities", "el error cuadrático medio de las probabilidades"),
            _BERNOULLI.but(2, _same_order(LF, LG, SF, SG)),
        ),
    ),
    hypotheses=(LABELS, _inside("f"), _inside("g")),
    where=(*_LIKELIHOOD, *_costs("B", "C_B", "binary_cross_entropy")),
    given=Text(
        r"$y,f,g\in\mathbb{R}^n$ (labels $y_j$, and the probabilities $f_j$, $g_j$ that two networks give to the label $1$)",
        r"$y,f,g\in\mathbb{R}^n$ (etiquetas $y_j$, y las probabilidades $f_j$, $g_j$ que dos redes dan a la etiqueta $1$)",
    ),
    source=_SOURCE,
    uses=("losses-cost", "losses-binary"),
)
