"""How fast descent is: the best step with its factor, and which minimiser it finds from zero."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalar, vector
from teorema.symbolic.claims import All, Equal, Iff, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.linear_regression.letters import (
    DATA,
    DATOS,
    FACTOR,
    GOLUB,
    ITERATE,
    NESTEROV,
    NOT_ZERO,
    PLUS,
    PSEUDO,
    SPECTRUM,
    Lambda,
    P,
    Xt,
    alpha,
    defined,
    iterate,
    k,
    modulus,
    mu,
    plus,
    q,
    sq,
    start,
)

kappa: Final = scalar("kappa", r"\kappa", spoken=Text("kappa", "kappa"))
_share = (Lambda - mu) / (Lambda + mu)
_BEST: Final = All(
    LessEqual(_share, q), Iff(Equal(q, _share), Equal(alpha, 2 / (mu + Lambda))), Equal(_share, (kappa - 1) / (kappa + 1))
)  # fmt: skip

BEST: Final = Statement(
    id="linear_regression-best-step",
    kind="theorem",
    title=Text("The best step and its factor", "El mejor paso y su factor"),
    claim=_BEST,
    rewrite=All(
        LessEqual(Lambda - mu, q * (Lambda + mu)),
        Iff(Equal(alpha * (Lambda + mu), 2), Equal(q, _share)),
        Equal(_share, 1 - 2 / (kappa + 1)),
    ),
    mistakes=(
        Mistake(
            "no-better",
            Text("nothing below 1 − 1/κ", "nada por debajo de 1 − 1/κ"),
            _BEST.but(1, LessEqual(1 - mu / Lambda, q)),
        ),
        Mistake(
            "inverse-of-the-largest",
            Text("the step 1/λ is best", "el paso 1/λ es el mejor"),
            _BEST.but(2, Iff(Equal(q, _share), Equal(alpha, 1 / Lambda))),
        ),
        Mistake(
            "mean-of-the-inverses",
            Text("the mean of the two inverses", "el promedio de los dos inversos"),
            _BEST.but(2, Iff(Equal(q, _share), Equal(alpha, (1 / mu + 1 / Lambda) / 2))),
        ),
        Mistake("shifted", Text("1 − 1/κ", "1 − 1/κ"), _BEST.but(3, Equal(_share, (kappa - 1) / kappa))),
    ),
    hypotheses=(
        Hypothesis(
            Text(r"$0<\lambda_{\min}^{+}\le\lambda_{\max}$", r"$0<\lambda_{\min}^{+}\le\lambda_{\max}$"),
            lambda point: bool(0 < point["mu"] <= point["Lambda"]),
        ),
    ),
    where=(
        FACTOR,
        defined("kappa", r"$\kappa=\lambda_{\max}/\lambda_{\min}^{+}$", r"$\kappa=\lambda_{\max}/\lambda_{\min}^{+}$"),
    ),
    given=Text(
        r"$\alpha,\lambda_{\min}^{+},\lambda_{\max}\in\RR$", r"$\alpha,\lambda_{\min}^{+},\lambda_{\max}\in\RR$"
    ),
    uses=("linear_regression-converges",),
    source=NESTEROV,
)

_BIAS: Final = All(
    Equal(P @ (Xt @ iterate), iterate),
    LessEqual(sq(iterate - plus), q ** (2 * k) * sq(start - plus)),
)
_RANGE = Equal(Xt.T @ vector("u", "n"), start)

BIAS: Final = Statement(
    id="linear_regression-implicit-bias",
    kind="corollary",
    title=Text("Descent from zero finds the least norm", "El descenso desde cero encuentra la norma mínima"),
    claim=_BIAS,
    rewrite=All(
        Equal(iterate - P @ Xt @ iterate, 0 * iterate),
        LessEqual(sq(plus - iterate), q**k * q**k * sq(plus - start)),
    ),
    mistakes=(
        Mistake("arrives", Text("it arrives", "llega"), _BIAS.but(1, Equal(iterate, plus))),
        Mistake(
            "steep-direction-only",
            Text("the steepest direction only", "solo la dirección más empinada"),
            _BIAS.but(2, LessEqual(sq(iterate - plus), modulus(1 - alpha * Lambda) ** (2 * k) * sq(start - plus))),
        ),
        Mistake("any-start", Text("from any start", "desde cualquier comienzo"), _BIAS, hypotheses=(NOT_ZERO,)),
    ),
    hypotheses=(
        NOT_ZERO,
        Hypothesis(
            Text(r"$\theta_0=\tilde{X}^\T u$", r"$\theta_0=\tilde{X}^\T u$"), lambda point: _RANGE.at(point) is True
        ),
    ),
    where=(*SPECTRUM, FACTOR, ITERATE, PLUS, PSEUDO),
    given=Text(
        DATA + r"$u\in\RR^n$, $\theta_0\in\RR^d$, $\alpha\in\RR$, $k\in\NN_0$",
        DATOS + r"$u\in\RR^n$, $\theta_0\in\RR^d$, $\alpha\in\RR$, $k\in\NN_0$",
    ),
    uses=("linear_regression-converges",),
    source=GOLUB,
)
