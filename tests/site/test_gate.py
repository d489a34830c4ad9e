"""Every rule of the site, broken once: the build must say so."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import small_course

from teorema.symbolic.network.drawing import Neuron, diagram
from teorema.symbolic.network.model import model


def records(**changes: Any) -> dict[str, object]:
    """The ledger's statements with the record of one of them changed."""
    statements: Any = copy.deepcopy(small_course.ledger()["statements"])
    for record in statements:
        if record["id"] == "layers-matrix-scalar":
            record.update(changes)
    return {"statements": statements}


def test_the_sample_breaks_no_rule(read: Callable[..., Any]) -> None:
    assert read(builder="html").said == ""


def test_an_open_statement_stops_the_build(read: Callable[..., Any]) -> None:
    why = {"en": "no check", "es": "sin verificación"}
    assert "'layers-matrix-scalar' is open: no check" in read(ledger=records(standing="open", why=why)).said


def test_an_open_statement_passes_where_that_is_asked_for(read: Callable[..., Any]) -> None:
    assert read(ledger=records(standing="open"), settings={"teorema_allow_open": True}).said == ""


def test_a_citation_without_a_reason_stops_the_build(read: Callable[..., Any]) -> None:
    assert "'layers-matrix-scalar' is cited without a reason" in read(ledger=records(standing="cited")).said


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (None, "the ledger ledger.json is missing"),
        ({"digest": "f" * 64}, "the ledger is stale"),
        ({"partial": True}, "the ledger is partial"),
        ({"complete": False}, "the ledger is partial"),
        ({"schema": 2}, "the ledger is not of schema 1"),
        ({"troubles": ["a check outside the registry"]}, "the run had troubles: a check outside the registry"),
    ],
)
def test_a_ledger_not_of_this_tree_stops_the_build(read: Callable[..., Any], ledger: Any, said: str) -> None:
    assert f"ConfigError: {said}" in read(ledger=ledger).stopped


def test_a_draft_does_without_a_ledger(read: Callable[..., Any]) -> None:
    assert read(ledger=None, settings={"teorema_allow_open": True, "teorema_draft": True}).said == ""


@pytest.mark.parametrize(
    "write",
    [
        "```{statement} layers-x\n```",
        "```{formula} layers-x\n```",
        "{stmt}`layers-x`",
        "```{proof} layers-x\nIt is.\n```",
    ],
)
def test_an_unknown_statement_stops_the_build(read: Callable[..., Any], write: str) -> None:
    assert "unknown statement 'layers-x'" in read(pages={"course/counting": f"<older>\n\n{write}\n"}).warnings


def test_a_statement_shown_nowhere_stops_the_build(read: Callable[..., Any]) -> None:
    said = read(pages={"course/counting": "# Counting\n\n```{statement} counting-universal\n```\n"}).warnings
    assert "'counting-parameters' is shown on no page" in said


def test_a_statement_shown_twice_stops_the_build(read: Callable[..., Any]) -> None:
    said = read(pages={"course/counting": "<older>\n\n```{statement} layers-affine\n```\n"}).warnings
    assert "'layers-affine' is shown 2 times: course/counting, course/layers" in said


def test_statements_out_of_order_stop_the_build(read: Callable[..., Any]) -> None:
    page = "# Counting\n\n```{statement} counting-universal\n```\n\n```{statement} counting-parameters\n```\n"
    said = read(pages={"course/counting": page}).warnings
    assert "'counting-parameters' stands after 'counting-universal', but its number is smaller" in said


@pytest.mark.parametrize(
    "typed", ["$$\na = b\n$$", "```{math}\na = b\n```", ":::{math}\na = b\n:::", "\\begin{align}a\\end{align}"]
)
def test_a_typed_display_formula_stops_the_build(read: Callable[..., Any], typed: str) -> None:
    said = read(pages={"course/counting": f"<older>\n\n{typed}\n"}).warnings
    assert "a typed display formula" in said and "counting.md" in said


def test_a_formula_that_katex_refuses_stops_the_build(read: Callable[..., Any]) -> None:
    said = read(pages={"index": "<older>\n\nThe half $\\frac{1$ is broken.\n"}, builder="html").warnings
    assert "KaTeX parse error" in said and "[teorema.katex]" in said


def test_words_of_another_alphabet_in_a_formula_stop_the_build(read: Callable[..., Any]) -> None:
    assert "unicodeTextInMathMode" in read(pages={"index": "<older>\n\nA word $año$.\n"}, builder="html").warnings


@pytest.mark.parametrize("neuron", ["2 1", "1 6", "1 0", "1", "1 2 3", "one"])
def test_a_neuron_that_is_not_drawn_stops_the_build(read: Callable[..., Any], neuron: str) -> None:
    said = read(pages={"index": f"<older>\n\n```{{network}} 4 5\n:neuron: {neuron}\n```\n"}).warnings
    assert f"neuron: must be a layer and one of its drawn neurons, as in 1 2, got {neuron}" in said


@pytest.mark.parametrize("widths", ["4", "4 0 1", "4 2.5 1", "4 -5 1"])
def test_a_network_of_impossible_widths_stops_the_build(read: Callable[..., Any], widths: str) -> None:
    said = read(pages={"index": f"<older>\n\n```{{network}} {widths}\n```\n"}).warnings
    assert f"widths: must be from 2 to 201 widths, each a name or an integer from 1 to 10000, got {widths}" in said


@pytest.mark.parametrize("widths", ["4", "4 0 1", "4 x 1", "4 -5 1"])
def test_bars_of_impossible_widths_stop_the_build(read: Callable[..., Any], widths: str) -> None:
    said = read(pages={"index": f"<older>\n\n```{{bars}} {widths}\n```\n"}).warnings
    assert f"widths: must be at least two positive integers, got '{widths}'" in said


@pytest.mark.parametrize(
    ("option", "message"), [("hidden: sine", "hidden: must be one of"), ("loss: mse", "loss: must")]
)
def test_an_activation_or_loss_that_is_none_stops_the_build(
    read: Callable[..., Any], option: str, message: str
) -> None:
    assert message in read(pages={"index": f"<older>\n\n```{{network}} 4 5 1\n:{option}\n```\n"}).warnings


def test_a_network_with_names_for_widths_is_drawn(read: Callable[..., Any], tmp_path: Path) -> None:
    drawing = "```{network} p m 1\n:hidden: tanh\n:loss: half_squared\n:batch: n\n:neuron: 1 m\n```\n"
    assert read(pages={"index": f"<older>\n\n{drawing}"}, builder="html").warnings == ""
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    network = model(["p", "m", 1], hidden="tanh", batch="n")
    assert diagram(network, "en", Neuron(1, "m")).svg() in page
    plain = read(pages={"index": "<older>\n\n```{network} p m 1\n```\n"}, builder="html")
    assert plain.warnings == ""
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert diagram(model(["p", "m", 1]), functions=False, loss=False).svg() in page


def test_an_unknown_activation_stops_the_build(read: Callable[..., Any]) -> None:
    assert "unknown activation 'sine'" in read(pages={"index": "<older>\n\n```{activation} sine\n```\n"}).warnings


def test_a_changed_ledger_rereads_every_page(read: Callable[..., Any], tmp_path: Path) -> None:
    """An incremental build must not keep pages that say what an older run found."""
    assert read(builder="html").said == ""
    assert "'layers-matrix-scalar' is open" in read(builder="html", ledger=records(standing="open")).warnings
    assert "open</span>" in (tmp_path / "out" / "course" / "layers.html").read_text(encoding="utf-8")


def test_a_check_without_its_source_stops_the_build(read: Callable[..., Any]) -> None:
    gone = small_course.check("a_check_of_the_sample", "exact", ("no-bias",), line=1)
    said = read(ledger=records(checks=[gone])).warnings
    assert (
        "the source of check 'a_check_of_the_sample' of 'layers-matrix-scalar' is not in tests/site/small_course.py"
        in said
    )


def test_a_statement_that_cannot_be_drawn_is_named(read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_self: object, _lang: str) -> str:
        raise KeyError("f_theta")

    monkeypatch.setattr(small_course.Statement, "words", fails)
    assert "'layers-affine' cannot be rendered: KeyError: 'f_theta'" in read().warnings


@pytest.mark.parametrize(("folded", "shown"), [(0, True), (12, False)])
def test_many_links_stand_behind_their_number(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folded: int, shown: bool
) -> None:
    from teorema.tools.site import statement

    monkeypatch.setattr(statement, "FOLDED", folded)
    assert read(builder="html").said == ""
    pages = "".join(page.read_text("utf-8") for page in (tmp_path / "out" / "course").glob("*.html"))
    assert ("</span> 1 statements</summary>" in pages) == shown
    assert ('<span class="stmt-label">Used by:</span> <a' in pages) != shown
