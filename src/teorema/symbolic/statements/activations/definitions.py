"""The families of activations, each function by its formula."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import maximum, minimum
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.activations.symbols import (
    ALPHA_NOT_NEGATIVE,
    CALIN,
    alpha,
    bipolar,
    c,
    cdf,
    double_exponential,
    elu,
    eps,
    exp,
    gaussian,
    gelu,
    half_gaussian,
    hard_tanh,
    lam,
    leaky,
    ln,
    relu,
    selu,
    sigma,
    sign_step,
    silu,
    size,
    softplus,
    softsign,
    step,
    tanh,
    u,
)

_RISING: Final = All(
    Equal(sigma(u), 1 / (1 + exp(-u))),
    Equal(bipolar(u), 2 * sigma(u) - 1),
    Equal(tanh(u), (exp(u) - exp(-u)) / (exp(u) + exp(-u))),
    Equal(softsign(u), u / (1 + size(u))),
    Equal(hard_tanh(u), maximum(-1, minimum(1, u))),
)

SIGMOIDAL: Final = Statement(
    id="activations-sigmoidal",
    kind="definition",
    title=Text("Sigmoidal activations", "Activaciones sigmoides"),
    claim=_RISING,
    rewrite=All(
        Equal(sigma(u), exp(u) / (1 + exp(u))),
        Equal(2 * sigma(u) - 1, bipolar(u)),
        Equal(tanh(u), (1 - exp(-2 * u)) / (1 + exp(-2 * u))),
        Equal(softsign(u) * (1 + size(u)), u),
        Equal(hard_tanh(u), minimum(1, maximum(-1, u))),
    ),
    mistakes=(
        Mistake(
            "exponent-sign",
            Text("sign of the exponent lost", "signo del exponente perdido"),
            _RISING.but(1, Equal(sigma(u), 1 / (1 + exp(u)))),
        ),
        Mistake(
            "scaled-not-shifted",
            Text("scaled but not shifted", "escalada pero no desplazada"),
            _RISING.but(2, Equal(bipolar(u), 2 * sigma(u))),
        ),
        Mistake(
            "cosh-over-sinh",
            Text("sum over difference", "suma sobre diferencia"),
            _RISING.but(3, Equal(tanh(u), (exp(u) + exp(-u)) / (exp(u) - exp(-u)))),
        ),
        Mistake(
            "absolute-value-lost",
            Text("absolute value lost", "valor absoluto perdido"),
            _RISING.but(4, Equal(softsign(u), u / (1 + u))),
        ),
        Mistake(
            "cut-on-one-side",
            Text("cut off on one side only", "cortada de un solo lado"),
            _RISING.but(5, Equal(hard_tanh(u), minimum(1, u))),
        ),
    ),
    source=CALIN,
)

_HOCKEY: Final = All(
    Equal(relu(u), maximum(u, 0)),
    Equal(leaky(u, eps), maximum(u, 0) + eps * minimum(u, 0)),
    Equal(elu(u, alpha), maximum(u, 0) + alpha * (exp(minimum(u, 0)) - 1)),
    Equal(softplus(u), ln(1 + exp(u))),
    Equal(silu(u), u * sigma(u)),
    Equal(gelu(u), u * cdf(u)),
)

HOCKEY: Final = Statement(
    id="activations-hockey",
    kind="definition",
    title=Text("Hockey-stick activations", "Activaciones tipo palo de hockey"),
    claim=_HOCKEY,
    rewrite=All(
        Equal(relu(u), (u + size(u)) / 2),
        Equal(leaky(u, eps), relu(u) - eps * relu(-u)),
        Equal(elu(u, alpha) + alpha, maximum(u, 0) + alpha * exp(minimum(u, 0))),
        Equal(exp(softplus(u)), 1 + exp(u)),
        Equal(silu(u) * (1 + exp(-u)), u),
        Equal(u * cdf(u), gelu(u)),
    ),
    mistakes=(
        Mistake(
            "minimum",
            Text("minimum for maximum", "mínimo en lugar de máximo"),
            _HOCKEY.but(1, Equal(relu(u), minimum(u, 0))),
        ),
        Mistake(
            "leak-on-the-right",
            Text("the leak on the right side", "la fuga del lado derecho"),
            _HOCKEY.but(2, Equal(leaky(u, eps), minimum(u, 0) + eps * maximum(u, 0))),
        ),
        Mistake(
            "minus-one-lost",
            Text("the minus one lost", "el menos uno perdido"),
            _HOCKEY.but(3, Equal(elu(u, alpha), maximum(u, 0) + alpha * exp(minimum(u, 0)))),
        ),
        Mistake(
            "sign-of-exponent",
            Text("sign of the exponent", "signo del exponente"),
            _HOCKEY.but(4, Equal(softplus(u), ln(1 + exp(-u)))),
        ),
        Mistake(
            "factor-lost", Text("the factor u lost", "el factor u perdido"), _HOCKEY.but(5, Equal(silu(u), sigma(u)))
        ),
        Mistake(
            "logistic-for-normal",
            Text("the logistic for the normal distribution", "la logística en lugar de la distribución normal"),
            _HOCKEY.but(6, Equal(gelu(u), u * sigma(u))),
        ),
    ),
    hypotheses=(ALPHA_NOT_NEGATIVE,),
    where=(
        Where(
            "Phi",
            Text(
                r"$\Phi(u)=\frac{1}{\sqrt{2\pi}}\int_{-\infty}^{u}e^{-t^{2}/2}\,dt$ is the distribution function of the standard normal law",
                r"$\Phi(u)=\frac{1}{\sqrt{2\pi}}\int_{-\infty}^{u}e^{-t^{2}/2}\,dt$ es la función de distribución de la ley normal estándar",
            ),
        ),
    ),
    source=CALIN,
    uses=("activations-sigmoidal",),
)

SELU: Final = Statement(
    id="activations-selu",
    kind="definition",
    title=Text("SELU", "SELU"),
    claim=Equal(selu(u), lam * elu(u, alpha)),
    rewrite=Equal(selu(u), maximum(lam * u, 0) + lam * (alpha * (exp(minimum(u, 0)) - 1))),
    mistakes=(
        Mistake(
            "scale-on-one-side",
            Text("scaled on the left only", "escalada solo a la izquierda"),
            Equal(selu(u), elu(u, lam * alpha)),
        ),
        Mistake("not-scaled", Text("not scaled", "sin escalar"), Equal(selu(u), elu(u, alpha))),
    ),
    where=(
        Where("lam", Text(r"$\lambda=1.0507009873554805$", r"$\lambda=1.0507009873554805$")),
        Where("alpha", Text(r"$\alpha=1.6732632423543772$", r"$\alpha=1.6732632423543772$")),
    ),
    source=CALIN,
    uses=("activations-hockey",),
)

_BUMPS: Final = All(
    Equal(gaussian(u), exp(-(u**2))),
    Equal(half_gaussian(u), exp(-(u**2 / 2))),
    Equal(double_exponential(u, c), exp(-(c * size(u)))),
)

BUMPS: Final = Statement(
    id="activations-bumps",
    kind="definition",
    title=Text("Bumps", "Campanas"),
    claim=_BUMPS,
    rewrite=All(
        Equal(gaussian(u) * exp(u**2), 1),
        Equal(half_gaussian(u) * half_gaussian(u), gaussian(u)),
        Equal(1 / double_exponential(u, c), exp(c * size(u))),
    ),
    mistakes=(
        Mistake(
            "minus-lost",
            Text("the minus sign lost", "el signo menos perdido"),
            _BUMPS.but(1, Equal(gaussian(u), exp(u**2))),
        ),
        Mistake(
            "half-lost", Text("the half lost", "el medio perdido"), _BUMPS.but(2, Equal(half_gaussian(u), exp(-(u**2))))
        ),
        Mistake(
            "no-absolute-value",
            Text("absolute value lost", "valor absoluto perdido"),
            _BUMPS.but(3, Equal(double_exponential(u, c), exp(-(c * u)))),
        ),
    ),
    hypotheses=(Hypothesis(Text("$c>0$", "$c>0$"), lambda point: bool(point["c"] > 0)),),
    source=CALIN,
)

_STEPS: Final = All(
    Iff(Equal(step(u), 1), LessEqual(0, u)),
    Iff(Equal(step(u), 0), Less(u, 0)),
    Equal(sign_step(u), 2 * step(u) - 1),
)

STEPS: Final = Statement(
    id="activations-steps",
    kind="definition",
    title=Text("The two steps", "Los dos escalones"),
    claim=_STEPS,
    rewrite=All(
        Iff(LessEqual(0, u), Equal(step(u), 1)),
        Iff(Less(u, 0), Equal(1 - step(u), 1)),
        Equal((1 + sign_step(u)) / 2, step(u)),
    ),
    mistakes=(
        Mistake(
            "zero-at-zero",
            Text("the value 0 at 0", "el valor 0 en 0"),
            _STEPS.but(1, Iff(Equal(step(u), 1), Less(0, u))),
        ),
        Mistake(
            "on-at-the-left",
            Text("on at the left", "encendido a la izquierda"),
            _STEPS.but(2, Iff(Equal(step(u), 0), Less(0, u))),
        ),
        Mistake(
            "not-shifted",
            Text("doubled but not shifted", "duplicado pero no desplazado"),
            _STEPS.but(3, Equal(sign_step(u), 2 * step(u))),
        ),
    ),
    source=Source("Calin 2020", "2.1"),
)
