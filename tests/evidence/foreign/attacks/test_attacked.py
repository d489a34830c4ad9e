"""Checks that cheat, break or look away. Every one of them has to be seen through."""

import numpy
import pytest
from hypothesis import strategies as st
from tiny.attacked import (
    BLIND,
    CITED,
    DEFINITION,
    ILL_SHAPED,
    NO_MISTAKE,
    NO_REWRITE,
    NOT_ILL_SHAPED,
    NOTHING_SEPARATES,
    ON_CITED,
    PLAIN,
    REPLACED,
    ROUND_A,
    ROUND_B,
    SAME_REWRITE,
    SHAPES,
    TRUE_MISTAKE,
    UNREGISTERED,
    UNSATISFIABLE,
)
from tiny.statements import SQUARE

from teorema.evidence import Point, exact, sampled
from teorema.ground.text import Text

from .points import grid

SCOPE = Text("an attack", "un ataque")
DIAGONAL = [Point({"x": k, "y": 0}) for k in range(1, 7)]


def full(point):
    return {**point, "square": (point["x"] + point["y"]) ** 2}


def attack(name, **options):
    return exact(PLAIN[name], **{"points": grid, "scope": SCOPE} | options)


def honest(statement, **options):
    def predicate(claim, point):
        return claim.at(full(point))

    predicate.__name__ = statement.id.replace("-", "_")
    return exact(statement, **{"points": grid, "scope": SCOPE} | options)(predicate)


@attack("never-asks")
def never_asks(claim, point):
    return True


@attack("ignores-verdict")
def ignores_verdict(claim, point):
    claim.at(full(point))
    return True


@attack("compares-text")
def compares_text(claim, point):
    return claim.at(full(point)) and claim.at.__closure__[0].cell_contents is SQUARE.claim


@attack("looks-for-text")
def looks_for_text(claim, point):
    return claim.at(full(point)) and claim.id == "statement"


@attack("crashes")
def crashes(claim, point):
    return claim.at(full(point)) and 1 // 0


@attack("crashes-on-mistakes")
def crashes_on_mistakes(claim, point):
    return claim.at(full(point)) or numpy.ones(2) + numpy.ones(3)


@attack("too-weak", points=DIAGONAL)
def too_weak(claim, point):
    return claim.at(full(point))


@attack("says-blind", blind={"minus": Text("so it says", "así dice")})
def says_blind(claim, point):
    return claim.at(full(point))


@attack("skips")
def skips(claim, point):
    pytest.skip("no time")


@attack("xfails")
@pytest.mark.xfail(strict=False)
def xfails(claim, point):
    return not claim.at(full(point))


@attack("xpasses")
@pytest.mark.xfail(strict=False)
def xpasses(claim, point):
    return claim.at(full(point))


@attack("constant-points", points=st.integers().map(lambda k: Point({"x": 1, "y": 2})))
def constant_points(claim, point):
    return claim.at(full(point))


@attack("few-points", points=st.sampled_from(grid[:2]))
def few_points(claim, point):
    return claim.at(full(point))


@attack("no-points", points=())
def no_points(claim, point):
    return claim.at(full(point))


@attack("says-false", points=DIAGONAL)
def says_false(claim, point):
    return claim.at(full(point)) and claim.at.__closure__[0].cell_contents in (SQUARE.claim, SQUARE.rewrite)


@attack("float-entry")
def float_entry(claim, point):
    return claim.at({**full(point), "half": [[0.5]]})


@attack("array-answer")
def array_answer(claim, point):
    return numpy.array([claim.at(full(point))] * 2)


@attack("undecided")
def undecided(claim, point):
    return None if claim.at(full(point)) else False


@attack("not-finite")
def not_finite(claim, point):
    claim.measured("ratio", float("inf"))
    return claim.at(full(point))


@attack("constant-question")
def constant_question(claim, point):
    return claim.at({"x": 3, "y": 3, "square": 36})


@exact(REPLACED, points=DIAGONAL, scope=SCOPE)
def replaces_values(claim, point):
    return claim.at(full({"x": -point["x"], "y": -3}))


@attack("given-stranger", given=("nobody",))
def given_stranger(claim, point):
    return claim.at(full(point))


@attack("given-open", given=("attack-no-check",))
def given_open(claim, point):
    return claim.at(full(point))


@attack("absent-tool", needs=("no_such_module",))
def absent_tool(claim, point):
    return claim.at(full(point))


@attack("half-absent", needs=("no_such_module",))
def absent_half(claim, point):
    return claim.at(full(point))


@attack("half-absent")
def present_half(claim, point):
    return claim.at(full(point))


@attack("not-a-point", points=[(1, 2)])
def not_a_point(claim, point):
    return claim.at(full(point))


@attack("own-comparison")
def own_comparison(claim, point):
    return claim.at(full(point)) and point["x"] < 3


honest(BLIND, points=DIAGONAL, blind={"minus": Text("y is 0", "y es 0")})
honest(UNSATISFIABLE)
honest(TRUE_MISTAKE)
honest(SHAPES)
honest(ILL_SHAPED)
honest(NOT_ILL_SHAPED)
honest(NO_REWRITE)
honest(SAME_REWRITE)
honest(NO_MISTAKE)
honest(ON_CITED, given=(CITED.id,))
honest(ROUND_A, given=(ROUND_B.id,))
honest(ROUND_B, given=(ROUND_A.id,))
honest(DEFINITION)
honest(UNREGISTERED)


@sampled(NOTHING_SEPARATES, points=grid, scope=SCOPE)
def nothing_separates(claim, point):
    return claim.at(full(point))
