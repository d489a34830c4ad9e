"""The inverses of the logistic, of tanh and of softsign."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Statement
from teorema.symbolic.statements.activations.symbols import CALIN, INSIDE, exp, ln, over, p, sigma, softsign, tanh, u


def _logit(x: Expr) -> Expr:
    return ln(x / (1 - x))


_INVERSES: Final = All(
    Equal(sigma(_logit(p)), p),
    Equal(_logit(sigma(u)), u),
    Equal(tanh(over(1, 2) * ln((1 + p) / (1 - p))), p),
    Equal(softsign(p / (1 - p)), p),
)

LOGIT: Final = Statement(
    id="activations-logit",
    kind="theorem",
    title=Text("The inverse of the logistic is the logit", "La inversa de la logística es el logit"),
    claim=_INVERSES,
    rewrite=All(
        Equal(sigma(-_logit(p)), 1 - p),
        Equal(sigma(u) / (1 - sigma(u)), exp(u)),
        Equal(2 * tanh(over(1, 2) * ln((1 + p) / (1 - p))), 2 * p),
        Equal(p, softsign(p / (1 - p))),
    ),
    mistakes=(
        Mistake(
            "odds-inverted",
            Text("the odds upside down", "el cociente invertido"),
            _INVERSES.but(1, Equal(sigma(ln((1 - p) / p)), p)),
        ),
        Mistake(
            "logarithm-of-the-value",
            Text("the logarithm of the value alone", "el logaritmo solo del valor"),
            _INVERSES.but(2, Equal(ln(sigma(u)), u)),
        ),
        Mistake(
            "half-lost",
            Text("the half lost", "el medio perdido"),
            _INVERSES.but(3, Equal(tanh(ln((1 + p) / (1 - p))), p)),
        ),
        Mistake(
            "not-divided",
            Text("the division forgotten", "la división olvidada"),
            _INVERSES.but(4, Equal(softsign(p), p)),
        ),
    ),
    hypotheses=(INSIDE,),
    source=CALIN,
    uses=("activations-values", "activations-symmetry", "activations-tanh"),
)
