"""Lipschitz constants of the sigmoidal activations, attained as slopes at 0."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import as_expr
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Statement
from teorema.symbolic.statements.activations.lipschitz.bounds import bound, turned
from teorema.symbolic.statements.activations.symbols import CALIN, arctan, bipolar, over, sigma, softsign, tanh

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
_SIGMOIDAL_BOUNDS: Final = All(*(bound(f, K) for f, K, *_ in _SIGMOIDAL))

LIPSCHITZ_SIGMOIDAL: Final = Statement(
    id="activations-lipschitz-sigmoidal",
    kind="theorem",
    title=Text(
        "Lipschitz constants of the sigmoidal activations", "Constantes de Lipschitz de las activaciones sigmoides"
    ),
    claim=_SIGMOIDAL_BOUNDS,
    rewrite=All(*(turned(f, K) for f, K, *_ in _SIGMOIDAL)),
    mistakes=tuple(
        Mistake(f"smaller-constant-{name}", title, _SIGMOIDAL_BOUNDS.but(at, bound(f, less)))
        for at, (f, _K, less, name, title) in enumerate(_SIGMOIDAL, start=1)
    ),
    source=CALIN,
    uses=("activations-logistic-slope", "activations-tanh"),
)

_AT_ZERO: Final = All(*(Equal(f(0, order=1), as_expr(K)) for f, K, *_ in _SIGMOIDAL))

SHARP_SIGMOIDAL: Final = Statement(
    id="activations-slope-at-zero",
    kind="corollary",
    title=Text(
        "The sigmoidal activations attain their constant at 0", "Las activaciones sigmoides alcanzan su constante en 0"
    ),
    claim=_AT_ZERO,
    rewrite=All(*(Equal(f(0, order=1) - K, as_expr(0)) for f, K, *_ in _SIGMOIDAL)),
    mistakes=tuple(
        Mistake(f"smaller-slope-{name}", title, _AT_ZERO.but(at, Equal(f(0, order=1), as_expr(less))))
        for at, (f, _K, less, name, title) in enumerate(_SIGMOIDAL, start=1)
    ),
    source=CALIN,
    uses=("activations-lipschitz-sigmoidal",),
)
