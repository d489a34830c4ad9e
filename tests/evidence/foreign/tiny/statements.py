"""Two theorems: the square of a sum, and that it is no less than the square of what is summed."""

from __future__ import annotations

from teorema.ground.text import Text
from tiny.language import Below, Condition, Mistake, Same, Statement


def square(p):
    """What the code computes."""
    return p["square"]


SQUARE = Statement(
    "sums-square",
    "theorem",
    Text("Square of a sum", "Cuadrado de una suma"),
    Same(square, lambda p: p["x"] ** 2 + 2 * p["x"] * p["y"] + p["y"] ** 2),
    rewrite=Same(lambda p: p["x"] * (p["x"] + 2 * p["y"]) + p["y"] ** 2, square),
    mistakes=(
        Mistake(
            "missing-cross-term",
            Text("cross term missing", "falta el doble producto"),
            Same(square, lambda p: p["x"] ** 2 + p["y"] ** 2),
        ),
        Mistake(
            "minus",
            Text("minus for plus", "menos en lugar de más"),
            Same(square, lambda p: p["x"] ** 2 - 2 * p["x"] * p["y"] + p["y"] ** 2),
        ),
    ),
)

NOT_NEGATIVE = Condition(
    Text("neither is negative", "ninguno es negativo"), lambda p: bool(p["x"] >= 0 and p["y"] >= 0)
)

GROWTH = Statement(
    "sums-growth",
    "corollary",
    Text("Sums grow", "Las sumas crecen"),
    Below(lambda p: p["x"] ** 2, square),
    rewrite=Below(lambda p: 3 * p["x"] * p["x"], lambda p: 3 * square(p)),
    mistakes=(
        Mistake("doubled", Text("x² counted twice", "x² contado dos veces"), Below(lambda p: 2 * p["x"] ** 2, square)),
        Mistake(
            "signs-forgotten",
            Text("hypothesis dropped", "se olvida la hipótesis"),
            Below(lambda p: p["x"] ** 2, square),
            hypotheses=(),
        ),
    ),
    hypotheses=(NOT_NEGATIVE,),
    uses=("sums-square",),
)


def registry():
    """The statements by id."""
    return {statement.id: statement for statement in (SQUARE, GROWTH)}
