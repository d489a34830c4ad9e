"""The step, which has no Lipschitz constant."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalar
from teorema.symbolic.claims import Claim, Exists, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.activations.symbols import CALIN, relu, size, step, u, v

_K: Final = scalar("K")
_STEEP: Final = Less(_K * size(u - v), size(step(u) - step(v)))


def _across_the_jump(point: Any) -> dict[str, Any]:
    return {"u": Fraction(0), "v": -1 / (Fraction(point["K"]) + 1)}


def _steep(claim: Claim) -> Exists:
    return Exists(r"u,v\in\mathbb{R}", claim, _across_the_jump, Text("u and v", "u y v"), ("u", "v"))


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
