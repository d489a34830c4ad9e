"""The two passes as a picture, and the box of a derivation: what it says of a network comes from the object that checks itself."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from teorema.symbolic.network.derivation import derive
from teorema.symbolic.network.general import derive_general
from teorema.tools.site import derivation
from teorema.tools.site.derivation import DerivationBox, set_letters
from teorema.tools.site.flow import flow


def texts(svg: str) -> list[str]:
    tree = ElementTree.fromstring(svg)
    return ["".join(text.itertext()).replace("\u200b", "") for text in tree.findall(".//{*}text")]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("layers", [1, 2, 5])
def test_the_two_passes_have_every_letter_of_every_layer_once(layers: int, lang: str) -> None:
    found = texts(flow(layers, lang))
    for level in range(1, layers + 1):
        k = f"[{level}]"
        for word in (f"z{k}", f"a{k}", f"δ{k}", f"ζ{k}", f"W{k}, b{k}", f"gW{k}, gb{k}"):
            assert found.count(word) == 1, word
    assert found.count("C") == 1 and f"z[{layers + 1}]" not in found
    assert found[0] == {"en": "forward ↓", "es": "hacia adelante ↓"}[lang]


def test_the_two_passes_fit_a_phone() -> None:
    assert float(ElementTree.fromstring(flow(3, "en")).get("width", "inf")) <= 342


def box(lang: str, argument: str, **options: str) -> Any:
    """The directive without a page around it."""
    made: Any = DerivationBox.__new__(DerivationBox)
    made.arguments, made.options = [argument], options
    made.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=SimpleNamespace())))
    made.get_source_info = lambda: ("page.md", 1)
    made.get_location = lambda: "page.md:1"
    made.state.document.settings.env.config = SimpleNamespace(language=lang)
    return made


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_equation_and_every_step_of_a_network_stands_in_the_box(lang: str) -> None:
    (found,) = box(lang, "p H q", hidden="tanh", output="softmax", loss="cross_entropy", batch="n").run()
    formulas = [one.astext() for one in found.findall(nodes.math_block)]
    same = derive(["p", "H", "q"], "tanh", "softmax", "cross_entropy", "n")
    assert formulas == [
        *(f"{one.name.latex()}={one.value.latex()}" for one in same.equations),
        f"C={same.model.cost.latex()}",
        *(step.latex() for step in same.steps),
    ]
    said = found.astext()
    assert all(step.sentence[lang].split("$")[0][:20] in said for step in same.steps)
    assert {"en": "Checked when this page was built", "es": "Verificado al construir"}[lang] in said


def test_the_general_derivation_has_its_five_lines_and_the_induction() -> None:
    (found,) = box("es", "general").run()
    assert [one.astext() for one in found.findall(nodes.math_block)] == [
        line.step.latex() for line in derive_general().lines
    ]
    assert all(word in found.astext() for word in ("Caso base", "Paso inductivo", "BP4"))


@pytest.mark.parametrize(
    ("argument", "options", "told"),
    [
        ("2", {}, "widths"),
        ("2 0 1", {}, "widths"),
        ("2 1", {"loss": "hinge"}, "loss"),
        ("2 1 1", {"hidden": "x"}, "hidden"),
    ],
)
def test_what_cannot_be_derived_is_reported_with_its_place(
    argument: str, options: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(derivation, "complain", lambda message, *rest, **_: heard.append(message % rest))
    assert box("en", argument, **options).run() == []
    assert len(heard) == 1 and heard[0].startswith(f"derivation: {told}")


def test_a_derivation_that_fails_its_own_check_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(derivation, "complain", lambda message, *rest, **_: heard.append(message % rest))
    right = derive([2, 1])
    steps = tuple(step for step in right.steps)
    wrong = type(right)(right.model, (steps[0], type(steps[1])(*_scaled(steps[1])), *steps[2:]))
    monkeypatch.setattr(derivation, "derive", lambda *_: wrong)
    assert box("en", "2 1").run() == []
    assert heard and heard[0].startswith("derivation: must check, wrong is δ^[1] = ")


def _scaled(step: Any) -> tuple[Any, ...]:
    return step.name, step.left, 2 * step.right, step.contributions


def test_letters_of_layers_become_formulas() -> None:
    assert set_letters("por z^[ℓ+1], módulo 2^61 - 1") == r"por $z^{[\ell+1]}$, módulo $2^{61}-1$"
