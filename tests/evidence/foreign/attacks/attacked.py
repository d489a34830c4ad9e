"""One statement for every attack, each the square of a sum under another id."""

from __future__ import annotations

from dataclasses import replace

from tiny.language import Condition, Mistake, Same
from tiny.statements import GROWTH, NOT_NEGATIVE, SQUARE, square

from teorema.ground.text import Text


class ShapeError(ValueError):
    """The package's own complaint about shapes."""


class Clash:
    """A claim that no shapes admit."""

    def at(self, point):
        raise ShapeError("2x3 and 2x3 do not multiply")


class Fickle:
    """A claim that is False every other time."""

    def __init__(self):
        self.asked = 0

    def at(self, point):
        self.asked += 1
        return self.asked % 2 == 0


def also(name, **changes):
    """The square of a sum under another id."""
    return replace(SQUARE, id=f"attack-{name}", **changes)


def mistake(name, claim, **more):
    """A mistake of one of them."""
    return Mistake(name, Text(name, name), claim, **more)


never = Condition(Text("x lies on both sides of 0", "x está a ambos lados de 0"), lambda p: p["x"] < 0 < p["x"])
true_after_all = Same(square, lambda p: (p["y"] + p["x"]) ** 2)
other = Same(square, lambda p: p["x"] - 17)

PLAIN = {
    name: also(name)
    for name in (
        *("never-asks", "ignores-verdict", "compares-text", "looks-for-text", "crashes", "crashes-on-mistakes"),
        *("too-weak", "says-blind", "skips", "xfails", "xpasses", "constant-points", "few-points", "no-points"),
        *(
            "says-false",
            "float-entry",
            "array-answer",
            "undecided",
            "not-finite",
            "constant-question",
            "given-stranger",
        ),
        *("given-open", "absent-tool", "half-absent", "not-a-point", "own-comparison"),
    )
}
UNSATISFIABLE = also("unsatisfiable", hypotheses=(never,))
REPLACED = also("replaces-values", hypotheses=(NOT_NEGATIVE,))
TRUE_MISTAKE = also("true-mistake", mistakes=(mistake("turned-round", true_after_all),))
SHAPES = also("shapes", mistakes=(mistake("clash", Clash()), *SQUARE.mistakes))
ILL_SHAPED = also("ill-shaped", mistakes=(mistake("clash", Clash(), ill_shaped=True), *SQUARE.mistakes))
NOT_ILL_SHAPED = also("not-ill-shaped", mistakes=(mistake("other", other, ill_shaped=True),))
NOTHING_SEPARATES = also("nothing-separates", mistakes=(mistake("fickle", Fickle()),))
BLIND = also("blind-everywhere", mistakes=(mistake("other", other), SQUARE.mistakes[1]))
NO_REWRITE = also("no-rewrite", rewrite=None)
SAME_REWRITE = also("same-rewrite", rewrite=SQUARE.claim)
NO_MISTAKE = also("no-mistake", mistakes=())
NO_CHECK = also("no-check")
CITED = also("cited", reason=Text("proved elsewhere", "se prueba en otra parte"))
ON_CITED = also("on-cited")
ROUND_A, ROUND_B = also("round-a"), also("round-b")
DEFINITION = also("definition", kind="definition", mistakes=(), rewrite=None)
UNREGISTERED = also("unregistered")


def registry():
    """The statements under attack; one of them was forgotten."""
    special = (
        *(UNSATISFIABLE, TRUE_MISTAKE, SHAPES, ILL_SHAPED, NOT_ILL_SHAPED, NOTHING_SEPARATES, NO_REWRITE, SAME_REWRITE),
        *(NO_MISTAKE, NO_CHECK, CITED, ON_CITED, ROUND_A, ROUND_B, DEFINITION, REPLACED, BLIND),
    )
    return {statement.id: statement for statement in (SQUARE, GROWTH, *PLAIN.values(), *special)}
