"""A statement is refused when it could not be checked or displayed; the registry when ids or uses do not fit."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from teorema.course import BUILT, piece
from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Elementwise, Family, matrix, size_family, vector
from teorema.symbolic.claims import All, Cited, Equal, IllShaped
from teorema.symbolic.generic import generic_point, written_out
from teorema.symbolic.registry import gathered
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements import registry, statements_of

W, x, b = matrix("W", "q", "p"), vector("x", "p"), vector("b", "q")
TITLE = Text("A title", "Un título")


def statement(**changes: Any) -> Statement:
    """A small well-formed statement, with some fields changed."""
    fields: dict[str, Any] = {
        "id": "layers-sample",
        "kind": "theorem",
        "title": TITLE,
        "claim": Equal(W @ x + b, b + W @ x),
        "rewrite": Equal(b + W @ x, W @ x + b),
        "mistakes": (Mistake("no-bias", TITLE, Equal(W @ x + b, W @ x)),),
        "source": Source("A book", "1.2", "eq. (3)"),
        "example": {"p": 2, "q": 1},
    }
    return Statement(**{**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "Layers sample"}, "id: must be <piece>-<name> in lower-case ASCII, got Layers sample"),
        ({"kind": "axiom"}, "kind: must be one of definition, lemma, theorem, corollary, got axiom"),
        ({"mistakes": ()}, "layers-sample: must have mistakes and a true rewrite that differs from the claim, got 0"),
        ({"rewrite": None}, "must have mistakes and a true rewrite"),
        ({"rewrite": Equal(W @ x + b, b + W @ x)}, "must have mistakes and a true rewrite"),
        (
            {"mistakes": (Mistake("no-bias", TITLE, Equal(b, W @ x)),) * 2},
            r"must name each mistake once, got \['no-bias', 'no-bias'\]",
        ),
        (
            {
                "claim": All(Equal(W @ x, W @ x), Equal(b, b)),
                "mistakes": (Mistake("both", TITLE, All(Equal(W @ x, b), Equal(b, 2 * b))),),
            },
            "must have, for each formula, a mistake that changes it alone, got formula 1: ",
        ),
    ],
)
def test_a_statement_that_could_not_be_checked_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=message):
        statement(**changes)


def test_a_mistake_needs_an_ascii_slug() -> None:
    with pytest.raises(Refused, match="id: must be a lower-case ASCII slug, got sin σ′"):
        Mistake("sin σ′", TITLE, Equal(b, b))


def test_the_registry_refuses_what_would_confuse_a_reader() -> None:
    one, two = statement(), statement(id="layers-other", uses=("layers-sample",))
    assert list(gathered([one, two])) == ["layers-sample", "layers-other"]
    with pytest.raises(Refused, match="id: must be used once, got layers-sample"):
        gathered([one, one])
    with pytest.raises(Refused, match="layers-other: uses: must be the id of a statement, got layers-sample"):
        gathered([two])
    with pytest.raises(
        Refused, match="uses: must not run in a circle, got layers-sample -> layers-other -> layers-sample"
    ):
        gathered([replace(one, uses=("layers-other",)), two])


def test_statements_of_refuses_an_unknown_piece() -> None:
    with pytest.raises(KeyError, match="must be one of the 24 stems of the course, got 'nothing'"):
        statements_of("nothing")


def test_the_sentence_quantifies_what_is_free_and_not_what_is_defined() -> None:
    N = size_family("N")
    weights, z = Family("W", (N[ELL], N[ELL - 1])), vector("z", N[ELL])
    sigma = Elementwise("sigma")
    one = statement(
        claim=Equal(z, weights[ELL] @ sigma(vector("a", N[ELL - 1]))),
        hypotheses=(Hypothesis(Text("$a$ is positive", "$a$ es positivo"), lambda point: True),),
        where=(Where("z", Text("$z$ is computed", "$z$ se calcula")),),
    )
    assert one.sentence("es") == (
        r"Para todo $W^{[\ell]}\in \mathbb{R}^{{N}_{\ell}\times {N}_{\ell - 1}}\ (\ell=1,\dots,L)$, "
        r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $a\in \mathbb{R}^{{N}_{\ell - 1}}$, si $a$ es positivo:"
    )
    assert one.definitions("en") == "where $z$ is computed."


def test_components_are_written_out_at_the_example_sizes() -> None:
    assert statement().components() == (
        r"\begin{bmatrix}W_{11} x_{1} + W_{12} x_{2} + b_{1}\end{bmatrix}=\begin{bmatrix}W_{11} x_{1} + W_{12} x_{2} + b_{1}\end{bmatrix}"
    )
    assert statement(example=None).components() is None
    assert written_out(Cited("a", TITLE, TITLE), {}) is None


def test_a_generic_point_has_a_letter_in_every_entry() -> None:
    point = generic_point(Equal(W @ x, b), {"p": 2, "q": 3})
    assert point["W"].shape == (3, 2) and len({*point["W"].entries}) == 6


def test_an_ill_shaped_mistake_keeps_its_formula_for_the_page() -> None:
    assert IllShaped(lambda: W @ W, r"W\,W").latex() == r"W\,W"


@pytest.mark.parametrize("stem", BUILT)
def test_every_statement_reads_in_both_languages(stem: str) -> None:
    assert statements_of(stem), f"the piece {stem} states nothing"
    for one in statements_of(stem):
        assert one.piece == stem == piece(stem).stem
        assert one.latex("en") and one.words("en") and one.words("es") and str(one.source), one.id
        assert registry()[one.id] is one
        for mistake in one.mistakes:
            assert mistake.title["en"] != "" and mistake.claim.latex("es"), (one.id, mistake.id)


def test_the_symbolic_tower_runs_with_numpy_blocked() -> None:
    program = (
        "import sys; sys.modules['numpy'] = None; sys.modules['flint'] = None\n"
        "from teorema.symbolic.statements import registry\n"
        "from teorema.symbolic.calculus import matrix, vector, evaluate\n"
        "W, x = matrix('W', 'q', 'p'), vector('x', 'p')\n"
        "assert evaluate(W @ x, {'W': [[1, 2]], 'x': [3, 4]}).tolist() == [[11]]\n"
        "assert all(s.words('es') and s.numpy() is not None for s in registry().values())\n"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120).stderr == ""
