"""Lipschitz constants: an upper bound for all u, v, and that no smaller constant will do."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr, as_expr, maximum, scalar
from teorema.symbolic.claims import All, Claim, Equal, Exists, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.activations.symbols import (
    ALPHA_NOT_NEGATIVE,
    CALIN,
    K_BELOW_ONE,
    Function,
    alpha,
    arctan,
    bipolar,
    cdf,
    elu,
    eps,
    exp,
    gaussian,
    gelu,
    half_gaussian,
    k,
    lam,
    leaky,
    ln,
    over,
    relu,
    selu,
    sigma,
    silu,
    size,
    softplus,
    softsign,
    step,
    tanh,
    u,
    v,
    wrong,
)


def _bound(f: Function, constant: Expr | int | Fraction, *parameters: Expr) -> Claim:
    """|f(u) − f(v)| ≤ K |u − v|; the constant 1 is not written."""
    gap = size(u - v)
    right = gap if constant == 1 else constant * gap
    return LessEqual(size(f(u, *parameters) - f(v, *parameters)), right)


def _turned(f: Function, constant: Expr | int | Fraction, *parameters: Expr) -> Claim:
    """The same with u and v exchanged and all on one side."""
    return LessEqual(size(f(v, *parameters) - f(u, *parameters)) - constant * size(v - u), 0)


_SIGMOIDAL: Final = (
    (sigma, over(1, 4), over(24, 100), "quarter", Text("24/100 for the logistic", "24/100 para la logística")),
    (
        bipolar,
        over(1, 2),
        over(49, 100),
        "half",
        Text("49/100 for the scaled sigmoid", "49/100 para la sigmoide escalada"),
    ),
    (tanh, 1, over(98, 100), "tanh", Text("98/100 for tanh", "98/100 para tanh")),
    (arctan, 1, over(98, 100), "arctan", Text("98/100 for the arctangent", "98/100 para el arco tangente")),
    (softsign, 1, over(98, 100), "softsign", Text("98/100 for softsign", "98/100 para softsign")),
)
_SIGMOIDAL_BOUNDS: Final = tuple(_bound(f, K) for f, K, *_ in _SIGMOIDAL)

LIPSCHITZ_SIGMOIDAL: Final = Statement(
    id="activations-lipschitz-sigmoidal",
    kind="theorem",
    title=Text(
        "Lipschitz constants of the sigmoidal activations", "Constantes de Lipschitz de las activaciones sigmoides"
    ),
    claim=All(*_SIGMOIDAL_BOUNDS),
    rewrite=All(*(_turned(f, K) for f, K, *_ in _SIGMOIDAL)),
    mistakes=tuple(
        wrong(_SIGMOIDAL_BOUNDS, at, f"smaller-constant-{name}", title, _bound(f, less))
        for at, (f, _K, less, name, title) in enumerate(_SIGMOIDAL)
    ),
    source=CALIN,
    uses=("activations-logistic-slope", "activations-tanh"),
)

_AT_ZERO: Final = tuple(Equal(f(0, order=1), as_expr(K)) for f, K, *_ in _SIGMOIDAL)

SHARP_SIGMOIDAL: Final = Statement(
    id="activations-slope-at-zero",
    kind="corollary",
    title=Text(
        "The sigmoidal activations attain their constant at 0", "Las activaciones sigmoides alcanzan su constante en 0"
    ),
    claim=All(*_AT_ZERO),
    rewrite=All(*(Equal(f(0, order=1) - K, as_expr(0)) for f, K, *_ in _SIGMOIDAL)),
    mistakes=tuple(
        wrong(_AT_ZERO, at, f"smaller-slope-{name}", title, Equal(f(0, order=1), as_expr(less)))
        for at, (f, _K, less, name, title) in enumerate(_SIGMOIDAL)
    ),
    source=CALIN,
    uses=("activations-lipschitz-sigmoidal",),
)

_HOCKEY_BOUNDS: Final = (
    _bound(relu, 1),
    _bound(softplus, 1),
    _bound(leaky, maximum(1, size(eps)), eps),
    _bound(elu, maximum(1, alpha), alpha),
)

LIPSCHITZ_HOCKEY: Final = Statement(
    id="activations-lipschitz-hockey",
    kind="theorem",
    title=Text("Lipschitz constants of the hockey sticks", "Constantes de Lipschitz de los palos de hockey"),
    claim=All(*_HOCKEY_BOUNDS),
    rewrite=All(
        _turned(relu, 1),
        _turned(softplus, 1),
        _turned(leaky, maximum(size(eps), 1), eps),
        _turned(elu, maximum(alpha, 1), alpha),
    ),
    mistakes=(
        wrong(
            _HOCKEY_BOUNDS,
            0,
            "half-for-relu",
            Text("one half for ReLU", "un medio para ReLU"),
            _bound(relu, over(1, 2)),
        ),
        wrong(
            _HOCKEY_BOUNDS,
            1,
            "below-one-for-softplus",
            Text("98/100 for softplus", "98/100 para softplus"),
            _bound(softplus, over(98, 100)),
        ),
        wrong(_HOCKEY_BOUNDS, 2, "leak-alone", Text("the leak alone", "solo la fuga"), _bound(leaky, size(eps), eps)),
        wrong(
            _HOCKEY_BOUNDS,
            2,
            "one-for-leaky",
            Text("1 whatever the leak", "1 para cualquier fuga"),
            _bound(leaky, 1, eps),
        ),
        wrong(_HOCKEY_BOUNDS, 3, "one-for-elu", Text("1 whatever α", "1 para cualquier α"), _bound(elu, 1, alpha)),
        wrong(
            _HOCKEY_BOUNDS, 3, "alpha-for-elu", Text("α whatever α", "α para cualquier α"), _bound(elu, alpha, alpha)
        ),
    ),
    hypotheses=(ALPHA_NOT_NEGATIVE,),
    source=CALIN,
    uses=("activations-hockey", "activations-softplus"),
)

_reach: Final = 1 - k
_HOCKEY_SHARP: Final = (
    Less(k, relu(1) - relu(0)),
    Less(k, softplus(ln((1 + k) / (1 - k)), order=1)),
    Less(k * maximum(1, size(eps)), maximum(size(leaky(1, eps)), size(leaky(-1, eps)))),
    Less(k * maximum(1, alpha) * _reach, maximum(elu(_reach, alpha), -elu(k - 1, alpha))),
)
_MORE: Final = over(11, 10) * k

SHARP_HOCKEY: Final = Statement(
    id="activations-lipschitz-hockey-sharp",
    kind="theorem",
    title=Text(
        "No smaller constant will do for the hockey sticks", "Ninguna constante menor alcanza para los palos de hockey"
    ),
    claim=All(*_HOCKEY_SHARP),
    rewrite=All(
        Less(relu(0) + k, relu(1)),
        Less(-softplus(ln((1 + k) / (1 - k)), order=1), -k),
        Less(0, maximum(leaky(1, eps), size(leaky(-1, eps))) - k * maximum(1, size(eps))),
        Less(k * (1 - k) * maximum(1, alpha), maximum(elu(_reach, alpha), -elu(k - 1, alpha))),
    ),
    mistakes=(
        wrong(
            _HOCKEY_SHARP,
            0,
            "relu-steeper",
            Text("ReLU steeper than 1", "ReLU con pendiente mayor que 1"),
            Less(_MORE, relu(1) - relu(0)),
        ),
        wrong(
            _HOCKEY_SHARP,
            1,
            "softplus-steeper",
            Text("softplus steeper than 1", "softplus con pendiente mayor que 1"),
            Less(_MORE, softplus(ln((1 + k) / (1 - k)), order=1)),
        ),
        wrong(
            _HOCKEY_SHARP,
            2,
            "leaky-steeper",
            Text("leaky ReLU steeper than its constant", "ReLU con fuga con pendiente mayor que su constante"),
            Less(_MORE * maximum(1, size(eps)), maximum(size(leaky(1, eps)), size(leaky(-1, eps)))),
        ),
        wrong(
            _HOCKEY_SHARP,
            3,
            "elu-steeper",
            Text("ELU steeper than its constant", "ELU con pendiente mayor que su constante"),
            Less(_MORE * maximum(1, alpha) * _reach, maximum(elu(_reach, alpha), -elu(k - 1, alpha))),
        ),
        Mistake(
            "constant-itself",
            Text("the constant itself is exceeded", "se supera la constante misma"),
            All(*_HOCKEY_SHARP),
            hypotheses=(
                ALPHA_NOT_NEGATIVE,
                Hypothesis(Text(r"$k\le 1$", r"$k\le 1$"), lambda point: bool(0 <= point["k"] <= 1)),
            ),
        ),
    ),
    hypotheses=(K_BELOW_ONE, ALPHA_NOT_NEGATIVE),
    source=CALIN,
    uses=("activations-lipschitz-hockey",),
)

_SELU: Final = (
    _bound(selu, lam * alpha),
    Less(k * (lam * alpha) * _reach, -selu(k - 1)),
)

LIPSCHITZ_SELU: Final = Statement(
    id="activations-lipschitz-selu",
    kind="theorem",
    title=Text("The Lipschitz constant of SELU", "La constante de Lipschitz de SELU"),
    claim=All(*_SELU),
    rewrite=All(_turned(selu, lam * alpha), Less(lam * (alpha * (k - k**2)) + selu(k - 1), 0)),
    mistakes=(
        wrong(
            _SELU,
            0,
            "lambda-alone",
            Text("the slope of the right side", "la pendiente del lado derecho"),
            _bound(selu, lam),
        ),
        wrong(_SELU, 0, "alpha-alone", Text("the scale forgotten", "la escala olvidada"), _bound(selu, alpha)),
        wrong(
            _SELU,
            1,
            "steeper",
            Text("steeper than its constant", "con pendiente mayor que su constante"),
            Less(_MORE * (lam * alpha) * _reach, -selu(k - 1)),
        ),
    ),
    hypotheses=(K_BELOW_ONE,),
    where=(
        Where(
            "lam",
            Text(
                r"$\lambda$ and $\alpha$ are the constants of SELU", r"$\lambda$ y $\alpha$ son las constantes de SELU"
            ),
        ),
        Where("alpha", Text(r"$\lambda\alpha\approx 1.758099$", r"$\lambda\alpha\approx 1.758099$")),
    ),
    source=CALIN,
    uses=("activations-selu",),
)

_r: Final = scalar("r")
_ROOT2: Final = as_expr(2) ** Fraction(1, 2)
_m: Final = scalar("m")
_SMOOTH: Final = (
    _bound(silu, (2 + _r) / 4),
    Equal(silu(_r, order=1), (2 + _r) / 4),
    _bound(gelu, _m),
    Equal(gelu(_ROOT2, order=1), _m),
)

LIPSCHITZ_SILU: Final = Statement(
    id="activations-lipschitz-silu",
    kind="theorem",
    title=Text("Lipschitz constants of SiLU and GELU", "Constantes de Lipschitz de SiLU y GELU"),
    claim=All(*_SMOOTH),
    rewrite=All(
        _turned(silu, over(1, 2) + _r / 4),
        Equal(4 * silu(_r, order=1), 2 + _r),
        _turned(gelu, _m),
        Equal(cdf(_ROOT2) + _ROOT2 * cdf(_ROOT2, order=1), _m),
    ),
    mistakes=(
        wrong(_SMOOTH, 0, "one-for-silu", Text("1 for SiLU", "1 para SiLU"), _bound(silu, 1)),
        wrong(
            _SMOOTH, 0, "silu-too-small", Text("1.0998 for SiLU", "1.0998 para SiLU"), _bound(silu, over(10998, 10000))
        ),
        wrong(
            _SMOOTH,
            1,
            "slope-at-the-root",
            Text("half of the root", "la mitad de la raíz"),
            Equal(silu(_r, order=1), _r / 2),
        ),
        wrong(_SMOOTH, 2, "one-for-gelu", Text("1 for GELU", "1 para GELU"), _bound(gelu, 1)),
        wrong(
            _SMOOTH, 2, "gelu-too-small", Text("1.1289 for GELU", "1.1289 para GELU"), _bound(gelu, over(11289, 10000))
        ),
        wrong(
            _SMOOTH,
            3,
            "distribution-alone",
            Text("the distribution function alone", "solo la función de distribución"),
            Equal(gelu(_ROOT2, order=1), cdf(_ROOT2)),
        ),
    ),
    where=(
        Where(
            "r",
            Text(
                r"$r\approx 2.399357$ is the positive root of $r\tanh(r/2)=2$, so that $\frac{2+r}{4}\approx 1.099839$",
                r"$r\approx 2.399357$ es la raíz positiva de $r\tanh(r/2)=2$, de modo que $\frac{2+r}{4}\approx 1.099839$",
            ),
        ),
        Where(
            "m",
            Text(
                r"$m=\Phi(\sqrt2)+\frac{1}{e\sqrt\pi}\approx 1.128904$",
                r"$m=\Phi(\sqrt2)+\frac{1}{e\sqrt\pi}\approx 1.128904$",
            ),
        ),
    ),
    source=CALIN,
    uses=("activations-hockey", "activations-tanh"),
)

_GAUSSIAN_CONSTANT: Final = (2 * exp(-1)) ** Fraction(1, 2)
_HALF_CONSTANT: Final = exp(as_expr(over(-1, 2)))
_BUMP_BOUNDS: Final = (
    _bound(gaussian, _GAUSSIAN_CONSTANT),
    Equal(gaussian(-(1 / _ROOT2), order=1), _GAUSSIAN_CONSTANT),
    _bound(half_gaussian, _HALF_CONSTANT),
    Equal(half_gaussian(-1, order=1), _HALF_CONSTANT),
)

LIPSCHITZ_BUMPS: Final = Statement(
    id="activations-lipschitz-bumps",
    kind="theorem",
    title=Text("Lipschitz constants of the Gaussian bumps", "Constantes de Lipschitz de las campanas gaussianas"),
    claim=All(*_BUMP_BOUNDS),
    rewrite=All(
        _turned(gaussian, _GAUSSIAN_CONSTANT),
        Equal(exp(1) * gaussian(-(1 / _ROOT2), order=1) ** 2, as_expr(2)),
        _turned(half_gaussian, _HALF_CONSTANT),
        Equal(exp(1) * half_gaussian(-1, order=1) ** 2, as_expr(1)),
    ),
    mistakes=(
        wrong(
            _BUMP_BOUNDS,
            0,
            "gaussian-too-small",
            Text("85/100 for the bump", "85/100 para la campana"),
            _bound(gaussian, over(85, 100)),
        ),
        wrong(
            _BUMP_BOUNDS,
            1,
            "slope-at-one",
            Text("the slope at −1", "la pendiente en −1"),
            Equal(gaussian(-1, order=1), _GAUSSIAN_CONSTANT),
        ),
        wrong(
            _BUMP_BOUNDS,
            2,
            "half-gaussian-too-small",
            Text("6/10 for the half-exponent bump", "6/10 para la campana de medio exponente"),
            _bound(half_gaussian, over(6, 10)),
        ),
        wrong(
            _BUMP_BOUNDS,
            3,
            "wrong-side",
            Text("the slope on the other side", "la pendiente del otro lado"),
            Equal(half_gaussian(1, order=1), _HALF_CONSTANT),
        ),
    ),
    source=CALIN,
    uses=("activations-bumps",),
)

_K: Final = scalar("K")
_STEEP: Final = Less(_K * size(u - v), size(step(u) - step(v)))


def _across_the_jump(point: Any) -> dict[str, Any]:
    return {"u": Fraction(0), "v": -1 / (Fraction(point["K"]) + 1)}


def _steep(claim: Claim) -> Exists:
    return Exists(r"u,v\in\mathbb{R}", claim, _across_the_jump, Text("u and v", "u y v"))


LIPSCHITZ_STEP: Final = Statement(
    id="activations-lipschitz-step",
    kind="theorem",
    title=Text("The step has no Lipschitz constant", "El escalón no tiene constante de Lipschitz"),
    claim=_steep(_STEEP),
    rewrite=_steep(Less(0, size(step(v) - step(u)) - _K * size(v - u))),
    mistakes=(
        Mistake(
            "constant-of-relu",
            Text("the same said of ReLU", "lo mismo dicho de ReLU"),
            _steep(Less(_K * size(u - v), size(relu(u) - relu(v)))),
        ),
        Mistake(
            "constant-one",
            Text("the step taken for Lipschitz", "el escalón tomado por lipschitziano"),
            LessEqual(size(step(0) - step(-(1 / (_K + 1)))), _K * (1 / (_K + 1))),
        ),
    ),
    hypotheses=(Hypothesis(Text(r"$K\ge 0$", r"$K\ge 0$"), lambda point: bool(point["K"] >= 0)),),
    given=Text(r"$K\in\mathbb{R}$", r"$K\in\mathbb{R}$"),
    source=CALIN,
    uses=("activations-steps",),
)

LIPSCHITZ: Final = (
    LIPSCHITZ_SIGMOIDAL,
    SHARP_SIGMOIDAL,
    LIPSCHITZ_HOCKEY,
    SHARP_HOCKEY,
    LIPSCHITZ_SELU,
    LIPSCHITZ_SILU,
    LIPSCHITZ_BUMPS,
    LIPSCHITZ_STEP,
)
