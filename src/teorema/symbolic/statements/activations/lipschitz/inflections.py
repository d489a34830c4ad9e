"""Lipschitz constants that are the slope at an inflection: SiLU, GELU and the Gaussian bumps."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import as_expr, scalar
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.activations.lipschitz.bounds import bound, turned
from teorema.symbolic.statements.activations.symbols import CALIN, cdf, exp, gaussian, gelu, half_gaussian, over, silu

_r: Final = scalar("r")
_ROOT2: Final = as_expr(2) ** Fraction(1, 2)
_m: Final = scalar("m")
_SMOOTH: Final = All(
    bound(silu, (2 + _r) / 4),
    Equal(silu(_r, order=1), (2 + _r) / 4),
    bound(gelu, _m),
    Equal(gelu(_ROOT2, order=1), _m),
)

LIPSCHITZ_SILU: Final = Statement(
    id="activations-lipschitz-silu",
    kind="theorem",
    title=Text("Lipschitz constants of SiLU and GELU", "Constantes de Lipschitz de SiLU y GELU"),
    claim=_SMOOTH,
    rewrite=All(
        turned(silu, over(1, 2) + _r / 4),
        Equal(4 * silu(_r, order=1), 2 + _r),
        turned(gelu, _m),
        Equal(cdf(_ROOT2) + _ROOT2 * cdf(_ROOT2, order=1), _m),
    ),
    mistakes=(
        Mistake("one-for-silu", Text("1 for SiLU", "1 para SiLU"), _SMOOTH.but(1, bound(silu, 1))),
        Mistake(
            "silu-too-small",
            Text("1.0998 for SiLU", "1.0998 para SiLU"),
            _SMOOTH.but(1, bound(silu, over(10998, 10000))),
        ),
        Mistake(
            "slope-at-the-root",
            Text("half of the root", "la mitad de la raíz"),
            _SMOOTH.but(2, Equal(silu(_r, order=1), _r / 2)),
        ),
        Mistake("one-for-gelu", Text("1 for GELU", "1 para GELU"), _SMOOTH.but(3, bound(gelu, 1))),
        Mistake(
            "gelu-too-small",
            Text("1.1289 for GELU", "1.1289 para GELU"),
            _SMOOTH.but(3, bound(gelu, over(11289, 10000))),
        ),
        Mistake(
            "distribution-alone",
            Text("the distribution function alone", "solo la función de distribución"),
            _SMOOTH.but(4, Equal(gelu(_ROOT2, order=1), cdf(_ROOT2))),
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
_BUMP_BOUNDS: Final = All(
    bound(gaussian, _GAUSSIAN_CONSTANT),
    Equal(gaussian(-(1 / _ROOT2), order=1), _GAUSSIAN_CONSTANT),
    bound(half_gaussian, _HALF_CONSTANT),
    Equal(half_gaussian(-1, order=1), _HALF_CONSTANT),
)

LIPSCHITZ_BUMPS: Final = Statement(
    id="activations-lipschitz-bumps",
    kind="theorem",
    title=Text("Lipschitz constants of the Gaussian bumps", "Constantes de Lipschitz de las campanas gaussianas"),
    claim=_BUMP_BOUNDS,
    rewrite=All(
        turned(gaussian, _GAUSSIAN_CONSTANT),
        Equal(exp(1) * gaussian(-(1 / _ROOT2), order=1) ** 2, as_expr(2)),
        turned(half_gaussian, _HALF_CONSTANT),
        Equal(exp(1) * half_gaussian(-1, order=1) ** 2, as_expr(1)),
    ),
    mistakes=(
        Mistake(
            "gaussian-too-small",
            Text("85/100 for the bump", "85/100 para la campana"),
            _BUMP_BOUNDS.but(1, bound(gaussian, over(85, 100))),
        ),
        Mistake(
            "slope-at-one",
            Text("the slope at −1", "la pendiente en −1"),
            _BUMP_BOUNDS.but(2, Equal(gaussian(-1, order=1), _GAUSSIAN_CONSTANT)),
        ),
        Mistake(
            "half-gaussian-too-small",
            Text("6/10 for the half-exponent bump", "6/10 para la campana de medio exponente"),
            _BUMP_BOUNDS.but(3, bound(half_gaussian, over(6, 10))),
        ),
        Mistake(
            "wrong-side",
            Text("the slope on the other side", "la pendiente del otro lado"),
            _BUMP_BOUNDS.but(4, Equal(half_gaussian(1, order=1), _HALF_CONSTANT)),
        ),
    ),
    source=CALIN,
    uses=("activations-bumps",),
)
