"""Many minimisers: the pseudo-inverse, the least norm, and ridge on the way to it; the best of the unbiased estimators."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import POSITIVE, Inverse, identity, matrix, scalar, vector
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement
from teorema.symbolic.statements.linear_regression.letters import (
    FULL_RANK,
    GOLUB,
    GOODFELLOW,
    HALF,
    PLUS,
    PSEUDO,
    P,
    Xt,
    defined,
    minimiser,
    misfit,
    normal,
    plus,
    positive,
    sq,
    theta,
    y,
)

_PENROSE: Final = All(
    Equal(Xt @ P @ Xt, Xt),
    Equal(P @ Xt @ P, P),
    Equal((Xt @ P).T, Xt @ P),
    Equal((P @ Xt).T, P @ Xt),
)

PENROSE: Final = Statement(
    id="linear_regression-pseudo-inverse",
    kind="definition",
    title=Text("The pseudo-inverse", "La pseudoinversa"),
    claim=_PENROSE,
    rewrite=All(
        Equal(Xt.T @ P.T @ Xt.T, Xt.T),
        Equal(P.T @ Xt.T @ P.T, P.T),
        Equal(Xt @ P - (Xt @ P).T, 0 * (Xt @ P)),
        Equal(P @ Xt @ (P @ Xt).T, P @ Xt),
    ),
    mistakes=(
        Mistake(
            "transpose",
            Text("the transpose for the pseudo-inverse", "la transpuesta en lugar de la pseudoinversa"),
            _PENROSE.but(1, Equal(Xt @ Xt.T @ Xt, Xt)),
        ),
        Mistake(
            "transpose-back",
            Text("the transpose as the outcome", "la transpuesta como resultado"),
            _PENROSE.but(2, Equal(P @ Xt @ P, Xt.T)),
        ),
        Mistake(
            "right-inverse",
            Text("a projection taken for the identity, of samples", "una proyección tomada por la identidad, de muestras"),
            _PENROSE.but(3, Equal((Xt @ P).T, identity("n"))),
        ),
        Mistake(
            "left-inverse",
            Text("a projection taken for the identity, of parameters", "una proyección tomada por la identidad, de parámetros"),
            _PENROSE.but(4, Equal((P @ Xt).T, identity("d"))),
        ),
    ),
    where=(PSEUDO,),
    source=GOLUB,
)  # fmt: skip

_LEAST: Final = All(normal(plus), Equal(Xt @ theta, Xt @ plus), Equal(sq(theta), sq(plus) + sq(theta - plus)))

LEAST: Final = Statement(
    id="linear_regression-least-norm",
    kind="theorem",
    title=Text("The minimiser of least norm", "El minimizador de norma mínima"),
    claim=_LEAST,
    rewrite=All(
        Equal(Xt.T @ Xt @ plus, Xt.T @ y),
        Equal(Xt @ (theta - plus), 0 * y),
        Equal(sq(theta) - sq(theta - plus), sq(plus)),
        LessEqual(sq(plus), sq(theta)),
    ),
    mistakes=(
        Mistake("exact-fit", Text("it fits every point", "pasa por todos los puntos"), _LEAST.but(1, Equal(Xt @ plus, y))),
        Mistake("same", Text("all minimisers are the same", "todos los minimizadores son el mismo"), _LEAST.but(2, Equal(theta, plus))),
        Mistake(
            "largest",
            Text("the largest norm for the least", "la norma máxima en lugar de la mínima"),
            _LEAST.but(3, Equal(sq(plus), sq(theta) + sq(theta - plus))),
        ),
        Mistake("any-parameters", Text("parameters that do not minimise", "parámetros que no minimizan"), _LEAST, hypotheses=()),
    ),
    hypotheses=(minimiser(theta),),
    where=(PLUS, PSEUDO),
    given=Text(
        r"$\tilde{X}\in\RR^{n\times d}$ of any rank, $y\in\RR^n$, $\theta\in\RR^d$",
        r"$\tilde{X}\in\RR^{n\times d}$ de cualquier rango, $y\in\RR^n$, $\theta\in\RR^d$",
    ),
    uses=("linear_regression-normal", "linear_regression-pseudo-inverse"),
    source=GOLUB,
)  # fmt: skip

lam: Final = scalar("lam", r"\lambda", spoken=Text("lambda", "lambda"))
rho: Final = vector("rho", "d", r"\theta_\lambda", Text("theta lambda", "theta lambda"))
_RIDGE_SOURCE: Final = Source("Goodfellow, Bengio and Courville 2016", "7.1")
_RIDGE_WHERE = defined(
    "rho", r"$\theta_\lambda$ is what `ridge` computes", r"$\theta_\lambda$ es lo que calcula `ridge`"
)
_LAM: Final = positive("lam", r"\lambda")
_penalised = misfit(theta) + lam * sq(theta)
_RIDGE: Final = All(
    Equal(Xt.T @ (Xt @ rho) + lam * rho, Xt.T @ y),
    Equal(_penalised, misfit(rho) + lam * sq(rho) + sq(Xt @ (theta - rho)) + lam * sq(theta - rho)),
)

RIDGE: Final = Statement(
    id="linear_regression-ridge",
    kind="theorem",
    title=Text("Ridge has one minimiser, whatever the rank", "Ridge tiene un solo minimizador, con cualquier rango"),
    claim=_RIDGE,
    rewrite=All(
        Equal((Xt.T @ Xt + lam * identity("d")) @ rho, Xt.T @ y),
        Equal(_penalised - sq(Xt @ (theta - rho)) - lam * sq(theta - rho), misfit(rho) + lam * sq(rho)),
        LessEqual(misfit(rho) + lam * sq(rho), _penalised),
    ),
    mistakes=(
        Mistake("no-penalty", Text("the penalty forgotten", "la penalización olvidada"), _RIDGE.but(1, normal(rho))),
        Mistake(
            "half",
            Text("half the penalty", "la mitad de la penalización"),
            _RIDGE.but(1, Equal(Xt.T @ (Xt @ rho) + HALF * lam * rho, Xt.T @ y)),
        ),
        Mistake(
            "sign",
            Text("the penalty subtracted", "la penalización restada"),
            _RIDGE.but(1, Equal(Xt.T @ (Xt @ rho) - lam * rho, Xt.T @ y)),
        ),
        Mistake(
            "distance-not-weighted",
            Text("the distance without its weight", "la distancia sin su peso"),
            _RIDGE.but(2, Equal(_penalised, misfit(rho) + lam * sq(rho) + sq(Xt @ (theta - rho)) + sq(theta - rho))),
        ),
    ),
    hypotheses=(_LAM,),
    where=(_RIDGE_WHERE,),
    uses=("linear_regression-gradient",),
    source=_RIDGE_SOURCE,
)

s: Final = scalar("s", r"\sigma_{\min}^{2}", POSITIVE, Text("sigma min squared", "sigma mín al cuadrado"))
S: Final = scalar("S", r"\sigma_{\max}^{2}", POSITIVE, Text("sigma max squared", "sigma máx al cuadrado"))
_gap = plus - rho
_TO: Final = All(
    Equal(Xt.T @ (Xt @ _gap) + lam * _gap, lam * plus),
    LessEqual(sq(_gap), (lam / (lam + s)) ** 2 * sq(plus)),
    LessEqual(sq(rho), sq(plus)),
)

RIDGE_LIMIT: Final = Statement(
    id="linear_regression-ridge-limit",
    kind="theorem",
    title=Text("Ridge tends to the least norm", "Ridge tiende a la norma mínima"),
    claim=_TO,
    rewrite=All(
        Equal((Xt.T @ Xt + lam * identity("d")) @ _gap, lam * plus),
        LessEqual((lam + s) ** 2 * sq(rho - plus), lam**2 * sq(plus)),
        LessEqual(0, sq(plus) - sq(rho)),
    ),
    mistakes=(
        Mistake("no-bias", Text("no difference at all", "sin diferencia alguna"), _TO.but(1, Equal(_gap, 0 * plus))),
        Mistake(
            "largest-singular-value",
            Text("the largest singular value", "el mayor valor singular"),
            _TO.but(2, LessEqual(sq(_gap), (lam / (lam + S)) ** 2 * sq(plus))),
        ),
        Mistake(
            "faster",
            Text("of second order in lambda", "de segundo orden en lambda"),
            _TO.but(2, LessEqual(sq(_gap), (lam / (lam + s)) ** 4 * sq(plus))),
        ),
        Mistake(
            "ridge-larger",
            Text("ridge enlarges", "ridge agranda"),
            _TO.but(3, LessEqual(sq(plus), sq(rho))),
        ),
        Mistake(
            "halved",
            Text("at most half as long", "a lo sumo la mitad de largo"),
            _TO.but(3, LessEqual(4 * sq(rho), sq(plus))),
        ),
    ),
    hypotheses=(
        _LAM,
        Hypothesis(Text(r"$\tilde{X}\ne 0$", r"$\tilde{X}\ne 0$"), lambda point: any(e != 0 for e in point["Xtilde"].flat)),
    ),
    where=(
        _RIDGE_WHERE,
        PLUS,
        defined(
            "s",
            r"$\sigma_{\min}^{2}$ and $\sigma_{\max}^{2}$ are the least positive and the largest eigenvalue of $\tilde{X}^\T\tilde{X}$",
            r"$\sigma_{\min}^{2}$ y $\sigma_{\max}^{2}$ son el menor autovalor positivo y el mayor autovalor de $\tilde{X}^\T\tilde{X}$",
        ),
    ),
    given=Text(
        r"$\tilde{X}\in\RR^{n\times d}$ of any rank, $y\in\RR^n$, $\lambda\in\RR$",
        r"$\tilde{X}\in\RR^{n\times d}$ de cualquier rango, $y\in\RR^n$, $\lambda\in\RR$",
    ),
    uses=("linear_regression-ridge", "linear_regression-least-norm"),
    source=GOLUB,
)  # fmt: skip

L: Final = matrix("L", "d", "n")
_off = L - P
_GAUSS: Final = All(Equal(P @ P.T, Inverse(Xt.T @ Xt)), Equal(L @ L.T, P @ P.T + _off @ _off.T))
_UNBIASED = Equal(L @ Xt, identity("d"))
_INVERTED: Final = Hypothesis(
    Text(r"$L\tilde{X}=I$", r"$L\tilde{X}=I$"), lambda point: _UNBIASED.at({**point, "d": len(point["L"])}) is True
)

GAUSS_MARKOV: Final = Statement(
    id="linear_regression-gauss-markov",
    kind="theorem",
    title=Text("Gauss and Markov: least variance", "Gauss y Markov: la menor varianza"),
    claim=_GAUSS,
    rewrite=All(
        Equal(Xt.T @ Xt @ P @ P.T, identity("d")),
        Equal(L @ L.T - Inverse(Xt.T @ Xt), (P - L) @ (P - L).T),
    ),
    mistakes=(
        Mistake(
            "not-inverted",
            Text("the Gram matrix not inverted", "la matriz de Gram sin invertir"),
            _GAUSS.but(1, Equal(P @ P.T, Xt.T @ Xt)),
        ),
        Mistake("all-alike", Text("all are equally good", "todos son igual de buenos"), _GAUSS.but(2, Equal(L @ L.T, P @ P.T))),
        Mistake(
            "subtracted",
            Text("another is better", "otro es mejor"),
            _GAUSS.but(2, Equal(L @ L.T, P @ P.T - _off @ _off.T)),
        ),
        Mistake("biased", Text("biased estimators too", "también estimadores sesgados"), _GAUSS, hypotheses=(FULL_RANK,)),
    ),
    hypotheses=(_INVERTED,),
    where=(PSEUDO,),
    given=Text(
        r"$\tilde{X}\in\RR^{n\times d}$, $L\in\RR^{d\times n}$", r"$\tilde{X}\in\RR^{n\times d}$, $L\in\RR^{d\times n}$"
    ),
    uses=("linear_regression-pseudo-inverse", "linear_regression-formula"),
    source=GOODFELLOW,
)  # fmt: skip
