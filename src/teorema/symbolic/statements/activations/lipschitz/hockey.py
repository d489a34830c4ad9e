"""Lipschitz constants of ReLU, softplus, leaky ReLU, ELU and SELU, and that no smaller ones will do."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import maximum
from teorema.symbolic.claims import All, Less
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.activations.lipschitz.bounds import bound, turned
from teorema.symbolic.statements.activations.symbols import (
    ALPHA_NOT_NEGATIVE,
    CALIN,
    K_BELOW_ONE,
    alpha,
    elu,
    eps,
    k,
    lam,
    leaky,
    ln,
    over,
    relu,
    selu,
    size,
    softplus,
)

_HOCKEY_BOUNDS: Final = All(
    bound(relu, 1),
    bound(softplus, 1),
    bound(leaky, maximum(1, size(eps)), eps),
    bound(elu, maximum(1, alpha), alpha),
)

LIPSCHITZ_HOCKEY: Final = Statement(
    id="activations-lipschitz-hockey",
    kind="theorem",
    title=Text("Lipschitz constants of the hockey sticks", "Constantes de Lipschitz de los palos de hockey"),
    claim=_HOCKEY_BOUNDS,
    rewrite=All(
        turned(relu, 1),
        turned(softplus, 1),
        turned(leaky, maximum(size(eps), 1), eps),
        turned(elu, maximum(alpha, 1), alpha),
    ),
    mistakes=(
        Mistake(
            "half-for-relu",
            Text("one half for ReLU", "un medio para ReLU"),
            _HOCKEY_BOUNDS.but(1, bound(relu, over(1, 2))),
        ),
        Mistake(
            "below-one-for-softplus",
            Text("98/100 for softplus", "98/100 para softplus"),
            _HOCKEY_BOUNDS.but(2, bound(softplus, over(98, 100))),
        ),
        Mistake(
            "leak-alone", Text("the leak alone", "solo la fuga"), _HOCKEY_BOUNDS.but(3, bound(leaky, size(eps), eps))
        ),
        Mistake(
            "one-for-leaky",
            Text("1 whatever the leak", "1 para cualquier fuga"),
            _HOCKEY_BOUNDS.but(3, bound(leaky, 1, eps)),
        ),
        Mistake("one-for-elu", Text("1 whatever α", "1 para cualquier α"), _HOCKEY_BOUNDS.but(4, bound(elu, 1, alpha))),
        Mistake(
            "alpha-for-elu",
            Text("α whatever α", "α para cualquier α"),
            _HOCKEY_BOUNDS.but(4, bound(elu, alpha, alpha)),
        ),
    ),
    hypotheses=(ALPHA_NOT_NEGATIVE,),
    source=CALIN,
    uses=("activations-hockey", "activations-softplus"),
)

_reach: Final = 1 - k
_HOCKEY_SHARP: Final = All(
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
    claim=_HOCKEY_SHARP,
    rewrite=All(
        Less(relu(0) + k, relu(1)),
        Less(-softplus(ln((1 + k) / (1 - k)), order=1), -k),
        Less(0, maximum(leaky(1, eps), size(leaky(-1, eps))) - k * maximum(1, size(eps))),
        Less(k * (1 - k) * maximum(1, alpha), maximum(elu(_reach, alpha), -elu(k - 1, alpha))),
    ),
    mistakes=(
        Mistake(
            "relu-steeper",
            Text("ReLU steeper than 1", "ReLU con pendiente mayor que 1"),
            _HOCKEY_SHARP.but(1, Less(_MORE, relu(1) - relu(0))),
        ),
        Mistake(
            "softplus-steeper",
            Text("softplus steeper than 1", "softplus con pendiente mayor que 1"),
            _HOCKEY_SHARP.but(2, Less(_MORE, softplus(ln((1 + k) / (1 - k)), order=1))),
        ),
        Mistake(
            "leaky-steeper",
            Text("leaky ReLU steeper than its constant", "ReLU con fuga con pendiente mayor que su constante"),
            _HOCKEY_SHARP.but(
                3, Less(_MORE * maximum(1, size(eps)), maximum(size(leaky(1, eps)), size(leaky(-1, eps))))
            ),
        ),
        Mistake(
            "elu-steeper",
            Text("ELU steeper than its constant", "ELU con pendiente mayor que su constante"),
            _HOCKEY_SHARP.but(
                4, Less(_MORE * maximum(1, alpha) * _reach, maximum(elu(_reach, alpha), -elu(k - 1, alpha)))
            ),
        ),
        Mistake(
            "constant-itself",
            Text("the constant itself is exceeded", "se supera la constante misma"),
            _HOCKEY_SHARP,
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

_SELU: Final = All(
    bound(selu, lam * alpha),
    Less(k * (lam * alpha) * _reach, -selu(k - 1)),
)

LIPSCHITZ_SELU: Final = Statement(
    id="activations-lipschitz-selu",
    kind="theorem",
    title=Text("The Lipschitz constant of SELU", "La constante de Lipschitz de SELU"),
    claim=_SELU,
    rewrite=All(turned(selu, lam * alpha), Less(lam * (alpha * (k - k**2)) + selu(k - 1), 0)),
    mistakes=(
        Mistake(
            "lambda-alone",
            Text("the slope of the right side", "la pendiente del lado derecho"),
            _SELU.but(1, bound(selu, lam)),
        ),
        Mistake("alpha-alone", Text("the scale forgotten", "la escala olvidada"), _SELU.but(1, bound(selu, alpha))),
        Mistake(
            "steeper",
            Text("steeper than its constant", "con pendiente mayor que su constante"),
            _SELU.but(2, Less(_MORE * (lam * alpha) * _reach, -selu(k - 1))),
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
