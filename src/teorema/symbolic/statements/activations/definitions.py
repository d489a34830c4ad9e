"""What the activations are: each by its formula, and what the code computes is that formula and its two derivatives."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Elementwise, maximum, minimum, scalar
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Source, Statement, Where
from teorema.symbolic.statements.activations.symbols import (
    ALPHA_NOT_NEGATIVE,
    CALIN,
    LIQUET,
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
    over,
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
    wrong,
)

_RISING: Final = (
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
    claim=All(*_RISING),
    rewrite=All(
        Equal(sigma(u), exp(u) / (1 + exp(u))),
        Equal(2 * sigma(u) - 1, bipolar(u)),
        Equal(tanh(u), (1 - exp(-2 * u)) / (1 + exp(-2 * u))),
        Equal(softsign(u) * (1 + size(u)), u),
        Equal(hard_tanh(u), minimum(1, maximum(-1, u))),
    ),
    mistakes=(
        wrong(
            _RISING,
            0,
            "exponent-sign",
            Text("sign of the exponent lost", "signo del exponente perdido"),
            Equal(sigma(u), 1 / (1 + exp(u))),
        ),
        wrong(
            _RISING,
            1,
            "scaled-not-shifted",
            Text("scaled but not shifted", "escalada pero no desplazada"),
            Equal(bipolar(u), 2 * sigma(u)),
        ),
        wrong(
            _RISING,
            2,
            "cosh-over-sinh",
            Text("sum over difference", "suma sobre diferencia"),
            Equal(tanh(u), (exp(u) + exp(-u)) / (exp(u) - exp(-u))),
        ),
        wrong(
            _RISING,
            3,
            "absolute-value-lost",
            Text("absolute value lost", "valor absoluto perdido"),
            Equal(softsign(u), u / (1 + u)),
        ),
        wrong(
            _RISING,
            4,
            "cut-on-one-side",
            Text("cut off on one side only", "cortada de un solo lado"),
            Equal(hard_tanh(u), minimum(1, u)),
        ),
    ),
    source=CALIN,
)

_HOCKEY: Final = (
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
    claim=All(*_HOCKEY),
    rewrite=All(
        Equal(relu(u), (u + size(u)) / 2),
        Equal(leaky(u, eps), relu(u) - eps * relu(-u)),
        Equal(elu(u, alpha) + alpha, maximum(u, 0) + alpha * exp(minimum(u, 0))),
        Equal(exp(softplus(u)), 1 + exp(u)),
        Equal(silu(u) * (1 + exp(-u)), u),
        Equal(u * cdf(u), gelu(u)),
    ),
    mistakes=(
        wrong(
            _HOCKEY,
            0,
            "minimum",
            Text("minimum for maximum", "mínimo en lugar de máximo"),
            Equal(relu(u), minimum(u, 0)),
        ),
        wrong(
            _HOCKEY,
            1,
            "leak-on-the-right",
            Text("the leak on the right side", "la fuga del lado derecho"),
            Equal(leaky(u, eps), minimum(u, 0) + eps * maximum(u, 0)),
        ),
        wrong(
            _HOCKEY,
            2,
            "minus-one-lost",
            Text("the minus one lost", "el menos uno perdido"),
            Equal(elu(u, alpha), maximum(u, 0) + alpha * exp(minimum(u, 0))),
        ),
        wrong(
            _HOCKEY,
            3,
            "sign-of-exponent",
            Text("sign of the exponent", "signo del exponente"),
            Equal(softplus(u), ln(1 + exp(-u))),
        ),
        wrong(_HOCKEY, 4, "factor-lost", Text("the factor u lost", "el factor u perdido"), Equal(silu(u), sigma(u))),
        wrong(
            _HOCKEY,
            5,
            "logistic-for-normal",
            Text("the logistic for the normal distribution", "la logística en lugar de la distribución normal"),
            Equal(gelu(u), u * sigma(u)),
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
        wrong(
            (Equal(selu(u), lam * elu(u, alpha)),),
            0,
            "scale-on-one-side",
            Text("scaled on the left only", "escalada solo a la izquierda"),
            Equal(selu(u), elu(u, lam * alpha)),
        ),
        wrong(
            (Equal(selu(u), lam * elu(u, alpha)),),
            0,
            "not-scaled",
            Text("not scaled", "sin escalar"),
            Equal(selu(u), elu(u, alpha)),
        ),
    ),
    where=(
        Where("lam", Text(r"$\lambda=1.0507009873554805$", r"$\lambda=1.0507009873554805$")),
        Where("alpha", Text(r"$\alpha=1.6732632423543772$", r"$\alpha=1.6732632423543772$")),
    ),
    source=CALIN,
    uses=("activations-hockey",),
)

_BUMPS: Final = (
    Equal(gaussian(u), exp(-(u**2))),
    Equal(half_gaussian(u), exp(-(u**2 / 2))),
    Equal(double_exponential(u, c), exp(-(c * size(u)))),
)

BUMPS: Final = Statement(
    id="activations-bumps",
    kind="definition",
    title=Text("Bumps", "Campanas"),
    claim=All(*_BUMPS),
    rewrite=All(
        Equal(gaussian(u) * exp(u**2), 1),
        Equal(half_gaussian(u) * half_gaussian(u), gaussian(u)),
        Equal(1 / double_exponential(u, c), exp(c * size(u))),
    ),
    mistakes=(
        wrong(
            _BUMPS,
            0,
            "minus-lost",
            Text("the minus sign lost", "el signo menos perdido"),
            Equal(gaussian(u), exp(u**2)),
        ),
        wrong(_BUMPS, 1, "half-lost", Text("the half lost", "el medio perdido"), Equal(half_gaussian(u), exp(-(u**2)))),
        wrong(
            _BUMPS,
            2,
            "no-absolute-value",
            Text("absolute value lost", "valor absoluto perdido"),
            Equal(double_exponential(u, c), exp(-(c * u))),
        ),
    ),
    hypotheses=(Hypothesis(Text("$c>0$", "$c>0$"), lambda point: bool(point["c"] > 0)),),
    source=CALIN,
)

_STEPS: Final = (
    Iff(Equal(step(u), 1), LessEqual(0, u)),
    Iff(Equal(step(u), 0), Less(u, 0)),
    Equal(sign_step(u), 2 * step(u) - 1),
)

STEPS: Final = Statement(
    id="activations-steps",
    kind="definition",
    title=Text("The two steps", "Los dos escalones"),
    claim=All(*_STEPS),
    rewrite=All(
        Iff(LessEqual(0, u), Equal(step(u), 1)),
        Iff(Less(u, 0), Equal(1 - step(u), 1)),
        Equal((1 + sign_step(u)) / 2, step(u)),
    ),
    mistakes=(
        wrong(
            _STEPS, 0, "zero-at-zero", Text("the value 0 at 0", "el valor 0 en 0"), Iff(Equal(step(u), 1), Less(0, u))
        ),
        wrong(
            _STEPS,
            1,
            "on-at-the-left",
            Text("on at the left", "encendido a la izquierda"),
            Iff(Equal(step(u), 0), Less(0, u)),
        ),
        wrong(
            _STEPS,
            2,
            "not-shifted",
            Text("doubled but not shifted", "duplicado pero no desplazado"),
            Equal(sign_step(u), 2 * step(u)),
        ),
    ),
    source=Source("Calin 2020", "2.1"),
)

a: Final = scalar("a")
d: Final = scalar("d")
s: Final = scalar("s")
f: Final = Elementwise("f", "f", spoken=Text("f", "f"))


def _twice_differentiable(point: Any) -> bool:
    return bool(point["f"].smooth_at(point["u"]))


_CODE: Final = (Equal(a, f(u)), Equal(d, f.prime(u)), Equal(s, f.second(u)))

CODE: Final = Statement(
    id="activations-code",
    kind="definition",
    title=Text("What the code computes", "Lo que calcula el código"),
    claim=All(*_CODE),
    rewrite=All(Equal(f(u), a), Equal(f.prime(u), d), Equal(2 * f.second(u), 2 * s)),
    mistakes=(
        wrong(
            _CODE,
            0,
            "reflected",
            Text("the argument with the other sign", "el argumento con el otro signo"),
            Equal(a, f(-u)),
        ),
        wrong(
            _CODE,
            1,
            "derivative-sign",
            Text("the derivative with the other sign", "la derivada con el otro signo"),
            Equal(d, -f.prime(u)),
        ),
        wrong(
            _CODE,
            1,
            "value-for-derivative",
            Text("the value for the derivative", "el valor en lugar de la derivada"),
            Equal(d, f(u)),
        ),
        wrong(
            _CODE,
            2,
            "first-for-second",
            Text("the first derivative for the second", "la primera derivada en lugar de la segunda"),
            Equal(s, f.prime(u)),
        ),
        wrong(
            _CODE,
            2,
            "second-halved",
            Text("the second derivative halved", "la segunda derivada a la mitad"),
            Equal(s, over(1, 2) * f.second(u)),
        ),
    ),
    hypotheses=(
        Hypothesis(
            Text("$f$ is twice differentiable at $u$", "$f$ es dos veces derivable en $u$"), _twice_differentiable
        ),
    ),
    where=(
        Where(
            "f",
            Text(
                "$f$ is a function of the catalogue, by its formula", "$f$ es una función del catálogo, por su fórmula"
            ),
        ),
        Where(
            "a",
            Text("$a$ is what `f` of its record computes at $u$", "$a$ es lo que calcula la `f` de su registro en $u$"),
        ),
        Where("d", Text("$d$ what its `df` computes", "$d$ lo que calcula su `df`")),
        Where("s", Text("$s$ what its `d2f` computes", "$s$ lo que calcula su `d2f`")),
    ),
    source=LIQUET,
    uses=("activations-steps", "activations-sigmoidal", "activations-hockey", "activations-selu", "activations-bumps"),
)

DEFINITIONS: Final = (STEPS, SIGMOIDAL, HOCKEY, SELU, BUMPS, CODE)
