"""The picture of a network: what it shows is what the model says, in SVG and in TikZ alike, and nothing lies on anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest

import teorema
from teorema.ground.counts import param_count
from teorema.symbolic.calculus.scalars import size
from teorema.symbolic.network.derivation import derive
from teorema.symbolic.network.drawing import Diagram, Neuron, diagram, draw, every_depth
from teorema.symbolic.network.drawing.counting import layer_count, total_count
from teorema.symbolic.network.drawing.notation import tex
from teorema.symbolic.network.general import derive_general
from teorema.symbolic.network.model import ACTIVATIONS, LOSSES, OUTPUTS, model

from .pictures import overlaps, read_tikz, texts, tree

Width = int | str

WIDTHS: list[tuple[Width, ...]] = [
    (4, 5, 1), (784, 128, 10), (64, 32, 32, 10), (2, 2, 1), ("p", "m", "q"), (3, "m", 1), (1, 1), (9, "N_1", 8),
    ("input_dims", "hidden_units", "output_dims"), ("α", "H1", "H1", 10_000), (7,) * 9, (7,) * 12, (10_000,) * 201,
]  # fmt: skip


def marked(widths: Sequence[Width]) -> list[tuple[int, Width]]:
    """The last drawn neurons of the first and the last layer."""
    last = len(widths) - 1
    return [(1, widths[1]), *([(last, widths[last])] if last <= 8 else [])]


PICTURES: list[Diagram] = [
    *(draw(*widths, lang="es") for widths in WIDTHS),
    *(draw(*widths, neuron=neuron) for widths in WIDTHS for neuron in marked(widths)),
    *(draw(4, 5, 1, loss=loss, lang="es") for loss in (*LOSSES, "huber(1/2)", "huber(δ)")),
    *(draw(784, "m", 10, hidden=name, output=name, batch="n", lang="es") for name in ACTIVATIONS),
    draw(784, 128, 10, hidden="relu", output="softmax", loss="cross_entropy", batch=32),
    every_depth("en"),
    every_depth("es"),
]
EACH = pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.title[:60])


@EACH
def test_nothing_lies_on_anything(picture: Diagram) -> None:
    assert overlaps(picture) == []


@EACH
def test_svg_is_well_formed_and_has_a_name(picture: Diagram) -> None:
    for svg in (picture.svg(), picture.svg(alone=True), picture.svg(paper=True)):
        root = tree(svg)
        assert root.get("role") == "img" and root.get("aria-label") == picture.title
        assert len(root.findall(".//{*}circle")) == len(picture.nodes)
        assert len(root.findall(".//{*}line")) == len(picture.edges)
        titles = [one.text for one in root.iter("{http://www.w3.org/2000/svg}title")]
        assert titles == ([] if svg == picture.svg() else [picture.title])


@EACH
def test_tikz_and_svg_show_the_same_in_the_same_places(picture: Diagram) -> None:
    read = read_tikz(picture.tikz())
    circles = tree(picture.svg()).findall(".//{*}circle")
    assert list(read.neurons.values()) == [(float(one.get("cx", 0)), float(one.get("cy", 0))) for one in circles]
    places = {node.name: node for node in picture.nodes}
    r = picture.radius
    ends = {
        tuple(round(value, 2) for value in (places[a].x + r, places[a].y, places[b].x - r, places[b].y))
        for _, a, b in read.lines
    }
    lines = tree(picture.svg()).findall(".//{*}line")
    assert ends == {tuple(float(one.get(key, 0)) for key in ("x1", "y1", "x2", "y2")) for one in lines}
    assert len(read.lines) == len(lines) == len(ends)
    assert {(x, y) for x, y, _ in read.labels} == {
        *((round(one.x, 2), round(one.y, 2)) for one in picture.labels),
        *((round(one.x, 2), round(one.y + 4, 2)) for one in picture.dots),
    }
    whole = picture.tikz(alone=True)
    assert whole.isascii() and whole.count(r"\begin{") == whole.count(r"\end{") == 2
    assert picture.tikz() in whole and whole.startswith(r"\documentclass[border=4pt]{standalone}")


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
def test_edges_are_all_pairs_of_neighbours(widths: tuple[Width, ...]) -> None:
    picture = draw(*widths)
    columns: dict[str, list[str]] = {}
    for node in picture.nodes:
        columns.setdefault(node.name.split("-")[1], []).append(node.name)
    levels = [int(one) for one in columns]
    pairs = {
        (a, b) for k, after in pairwise(levels) if after == k + 1 for a in columns[str(k)] for b in columns[str(after)]
    }
    assert {(edge.start, edge.end) for edge in picture.edges} == pairs
    assert len(picture.edges) == len(pairs)
    assert all(levels) == bool(levels and levels[0]) and levels[-1] == len(widths) - 1
    assert sum(one.across for one in picture.dots) == (len(levels) < len(widths))
    for level, name in zip(levels, columns, strict=True):
        width = widths[level]
        units = [one.split("-")[2] for one in columns[name]]
        assert units[-1] == ("last" if isinstance(width, str) else str(width))
        assert len(units) == (3 if isinstance(width, str) else min(width, 6) if width > 8 else width)


COUNT = re.compile(r"(?:[\w.]+·[\w.]+ \+ [\w.]+)(?: = (?P<value>.*))?")


def value_of(markup: str, at: dict[str, int]) -> int:
    """A sum of products of integers and names, at integers; `^{2}` is a power."""
    total = 0
    for term in markup.split(" + "):
        product = 1
        for factor in term.split("·"):
            base, _, power = factor.partition("^{")
            name = base.replace("{", "").replace("}", "")
            product *= (int(name) if name.isdecimal() else at[name]) ** int(power.rstrip("}") or 1)
        total += product
    return total


@pytest.mark.parametrize("widths", [one for one in WIDTHS if len(one) < 10], ids=str)
def test_every_label_of_a_count_is_the_count(widths: tuple[Width, ...]) -> None:
    """Each side of each = of each layer and of the total, evaluated at integers, against the integer formula."""
    at = {one: 3 + 2 * k for k, one in enumerate(widths) if isinstance(one, str)}
    numbers = [at.get(str(one), one) for one in widths]
    each = [param_count(pair) for pair in pairwise(numbers)]
    said = [one.shown for one in draw(*widths).labels]
    sums = [line for line in said if "·" in line and not line.startswith(("total", "="))]
    rest = [line.removeprefix("= ") for line in said if line.startswith("= ")]
    for line, count in zip(sums, each, strict=True):
        assert {value_of(side, at) for side in line.split(" = ")} == {count}
    assert {value_of(line, at) for line in rest} <= set(each)
    (total,) = (line.removeprefix("total ") for line in said if line.startswith("total "))
    assert {value_of(side, at) for side in total.split(" = ")} == {sum(each)} == {param_count(numbers)}
    assert int(total_count(widths).subs({size(name): value for name, value in at.items()})) == param_count(numbers)
    assert [int(layer_count(*pair)) for pair in pairwise(numbers)] == each


def test_the_total_of_every_depth_is_the_count() -> None:
    """Σ_{ℓ=1}^{L} N_ℓ·(N_{ℓ−1} + 1), the line that is drawn, read as a sum."""
    (line,) = (one.shown for one in every_depth().labels if one.shown.startswith("total"))
    found = re.fullmatch(r"total Σ_\{ℓ=1\}\^\{L\} (.*)", line)
    assert found
    term = re.sub(r"N_\{(.*?)\}", r"N[\1]", found[1]).replace("·", "*").replace("−", "-").replace("ℓ", "k")
    for widths in ([4, 5, 1], [3, 1], [7, 2, 9, 4]):
        assert sum(eval(term, {}, {"N": widths, "k": k}) for k in range(1, len(widths))) == param_count(widths)


def test_every_depth_shows_the_first_layer_the_layer_l_and_the_last() -> None:
    picture = every_depth()
    said = texts(picture.svg())
    for line in ("a[1] = σ[1](z[1])", "a[ℓ] = σ[ℓ](z[ℓ])", "a[L] = σ[L](z[L])", "W[ℓ] ∈ ℝNℓ×Nℓ−1", "b[L] ∈ ℝNL", "xN0"):
        assert line in said
    assert sum(one.across for one in picture.dots) == 2
    assert {edge.start.split("-")[1] for edge in picture.edges} == {"0"}
    assert derive_general().diagram("es") == every_depth("es") != picture


def test_activations_and_loss_are_those_of_the_model() -> None:
    said = texts(draw(2, 3, 1, hidden="relu", output="logistic", loss="binary_cross_entropy").svg())
    assert said[-1].startswith("cost C = ") and "log" in said[-1]
    assert {"x = a[0]", "a[1] = relu(z[1])", "a[2] = logistic(z[2])"} <= set(said)
    for name in OUTPUTS:
        network = model([2, 2], output=name)
        line = f"a[1] = {network.output().unicode()}".replace("^", "")
        assert line in texts(draw(2, 2, output=name).svg())
    for loss in LOSSES:
        network = model([2, 2], loss=loss)
        (cost,) = (line for line in texts(draw(2, 2, loss=loss).svg()) if line.startswith("cost"))
        assert cost == re.sub(r"[\^_]\{|\}|\^(?=\[)", "", f"cost C = {network.cost.unicode()}")
        assert f"$C = {network.cost.latex()}$" in draw(2, 2, loss=loss).tikz()
    assert not any(line.startswith("cost") for line in texts(draw(2, 2).svg()))


def test_a_batch_has_its_letters_and_shapes() -> None:
    said = texts(draw(4, 5, 1, batch="n").svg())
    assert {"X = A[0]", "A[1] = σ[1](Z[1])", "4×n", "5×n", "1×n", "W[1] ∈ ℝ5×4"} <= set(said)


def test_a_derivation_draws_its_own_network() -> None:
    d = derive(["p", "H", 1], hidden="tanh")
    assert d.diagram("es", Neuron(1, "H")) == diagram(d.model, "es", Neuron(1, "H"))
    assert d.diagram() == draw("p", "H", 1, hidden="tanh", loss="half_squared")


def test_a_marked_neuron_has_its_weights_its_bias_and_a_name() -> None:
    picture = draw(4, 5, 1, neuron=(1, 2))
    said = texts(picture.svg())
    assert [text for text in said if text.startswith("w")] == ["w2,1", "w2,2", "w2,3", "w2,4"]
    assert [text for text in said if text[0] in "+z"] == ["z1", "z2", "z3", "z4", "z5", "+ b2"]
    accent = next(one for one in tree(picture.svg()).findall("{*}g") if "accent" in one.get("stroke", ""))
    filled = [one for one in tree(picture.svg()).findall(".//{*}circle") if one.get("fill") != "none"]
    assert len(filled) == 1 and {line.get("y2") for line in accent} == {filled[0].get("cy")}
    assert len(accent) == 4 and picture.title.endswith(
        "neuron 2 of layer 1 is marked with its incoming weights and its bias"
    )
    heard = [line for line in read_tikz(picture.tikz()).lines if line[0] == "heard"]
    assert heard == [("heard", f"n-0-{k}", "n-1-2") for k in (1, 2, 3, 4)]
    wide = texts(draw(64, 100, neuron=(1, 99)).svg())
    assert [text for text in wide if text.startswith("w")] == [f"w99,{j}" for j in (1, 2, 3, 62, 63, 64)]
    named = texts(draw("p", "m", 1, neuron=(1, "m")).svg())
    assert [text for text in named if text.startswith("w")] == ["wm,1", "wm,2", "wm,p"] and "+ bm" in named


def test_a_picture_fits_a_phone() -> None:
    for picture in (draw(4, 5, 1), draw(4, 5, 1, lang="es", neuron=(1, 2)), draw("p", "m", 1, hidden="tanh")):
        assert picture.width <= 358


def test_colours_come_with_the_picture_or_from_the_page() -> None:
    picture = draw(2, 1)
    assert "<style>" not in picture.svg() and "var(--tm-accent,#1f5fbf)" in picture.svg()
    assert "prefers-color-scheme:dark" in picture.svg(alone=True) and "<rect" not in picture.svg(alone=True)
    assert 'fill="#fff"' in picture.svg(paper=True) and "prefers" not in picture.svg(paper=True)
    assert picture._repr_svg_() == picture.svg(paper=True)
    greys = set(re.findall(r"(?:black|white)(?:!\d+)?", picture.tikz()))
    assert greys <= {"black", "white", "black!12", "black!45"}, "on paper a picture needs no colour"


def test_the_door_is_the_function() -> None:
    assert teorema.draw is draw
    assert repr(draw("p", "m", 1)) == "Diagram(Fully connected network with widths p, m, 1: p·m + 2·m + 1 parameters)"


def test_tex_has_every_sign_and_accent() -> None:
    assert tex("parámetros y función ñ") == r"par\'ametros y funci\'on \~n"
    assert tex("aquí") == r"aqu\'{\i}"
    assert tex("$N_{ℓ−1}·α + 2·αp$") == r"$N_{\ell-1}\cdot \alpha + 2\cdot \alpha p$"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(n-1-2.west);", "(n-1-9.west);"),
        ("(n-1-2.west);", "(n-1-2.west)"),
        (r"\node[words]", r"\node[word]"),
        ("{5}$", "{5$"),
        ("$5$", "$5"),
        (r"\in", r"\element"),
        (r"\in", "∈"),
        ("at (170, 78)", "at (170; 78)"),
        ("(n-1-2) at", "(n-1-1) at"),
    ],
)
def test_the_grammar_of_tikz_refuses_what_pdflatex_would(old: str, new: str) -> None:
    text = draw(4, 5, 1).tikz()
    read_tikz(text)
    assert old in text
    with pytest.raises(ValueError, match=r"undefined|no statement|unknown|left open|not ASCII|twice|dollar|braces"):
        read_tikz(text.replace(old, new))


def test_a_label_that_lies_on_another_is_seen() -> None:
    from dataclasses import replace

    picture = draw(4, 5, 1)
    first, second, *rest = picture.labels
    moved = replace(second, x=first.x + 10, y=first.y + 5)
    assert overlaps(replace(picture, labels=(first, moved, *rest)))
    assert overlaps(replace(picture, labels=(replace(first, x=2.0), second, *rest)))
