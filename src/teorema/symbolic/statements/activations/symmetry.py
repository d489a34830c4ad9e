"""Which activations are odd, which are even, and the symmetry of the logistic."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Statement
from teorema.symbolic.statements.activations.symbols import CALIN, bipolar, gaussian, sigma, softsign, tanh, u

_SYMMETRIES: Final = All(
    Equal(sigma(-u), 1 - sigma(u)),
    Equal(sigma(-u, order=1), sigma(u, order=1)),
    Equal(bipolar(-u), -bipolar(u)),
    Equal(tanh(-u), -tanh(u)),
    Equal(softsign(-u), -softsign(u)),
    Equal(gaussian(-u), gaussian(u)),
)

SYMMETRY: Final = Statement(
    id="activations-symmetry",
    kind="lemma",
    title=Text("Symmetries", "Simetrías"),
    claim=_SYMMETRIES,
    rewrite=All(
        Equal(sigma(u) + sigma(-u), 1),
        Equal(sigma(u, order=1), sigma(-u, order=1)),
        Equal(bipolar(u), -bipolar(-u)),
        Equal(tanh(u), -tanh(-u)),
        Equal(softsign(u), -softsign(-u)),
        Equal(2 * gaussian(-u), 2 * gaussian(u)),
    ),
    mistakes=(
        Mistake(
            "logistic-odd",
            Text("the logistic taken for odd", "la logística tomada por impar"),
            _SYMMETRIES.but(1, Equal(sigma(-u), -sigma(u))),
        ),
        Mistake(
            "slope-odd",
            Text("the slope taken for odd", "la pendiente tomada por impar"),
            _SYMMETRIES.but(2, Equal(sigma(-u, order=1), -sigma(u, order=1))),
        ),
        Mistake(
            "scaled-like-logistic",
            Text("the rule of the logistic for the scaled one", "la regla de la logística para la escalada"),
            _SYMMETRIES.but(3, Equal(bipolar(-u), 1 - bipolar(u))),
        ),
        Mistake(
            "tanh-even",
            Text("tanh taken for even", "tanh tomada por par"),
            _SYMMETRIES.but(4, Equal(tanh(-u), tanh(u))),
        ),
        Mistake(
            "softsign-even",
            Text("softsign taken for even", "softsign tomada por par"),
            _SYMMETRIES.but(5, Equal(softsign(-u), softsign(u))),
        ),
        Mistake(
            "bump-odd",
            Text("the bump taken for odd", "la campana tomada por impar"),
            _SYMMETRIES.but(6, Equal(gaussian(-u), -gaussian(u))),
        ),
    ),
    source=CALIN,
    uses=("activations-sigmoidal", "activations-bumps"),
)
