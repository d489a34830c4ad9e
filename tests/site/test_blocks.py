"""The picture of a batch: every matrix in its shape, one sample in colour, and what its directive refuses."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from typing import Any

import pytest

from teorema.tools.site.blocks import batch


def drawn(widths: list[int], samples: int, lang: str = "en", sample: int = 1) -> ElementTree.Element:
    return ElementTree.fromstring(batch(widths, samples, lang, sample))


def written(tree: ElementTree.Element) -> str:
    return " ".join("".join(text.itertext()) for text in tree.findall(".//{*}text")).replace("\u200b", "")


def cells(tree: ElementTree.Element, colour: str) -> int:
    return sum(rect.get("fill") == f"var(--tm-{colour})" for rect in tree.findall(".//{*}g/{*}rect"))


def test_every_matrix_has_its_letter_and_its_shape() -> None:
    words = written(drawn([4, 5, 1], 32, "es", 2))
    for shape in ("X 32×4", "X⊤ 4×32", "Z[1] 5×32", "W[1] 5×4", "B[1] 5×32", "Z[2] 1×32", "W[2] 1×5", "A[1] 5×32"):
        assert shape in words.replace("⋯ ", "").replace("⋮ ", "")
    assert "A[2] = S[2](Z[2]) ∈ ℝ1×32" in words
    assert "muestra 2: una fila de X; una columna de X⊤, A, B y Z" in words


def test_the_colour_is_a_row_of_the_data_and_a_column_of_the_rest() -> None:
    tree = drawn([2, 3], 4)
    assert cells(tree, "warm") == 2 + 2 + 3 + 2 + 3  # X, Xᵀ, Z, Xᵀ once more, B
    assert cells(tree, "soft") == 3 * 2
    assert len(tree.findall(".//{*}g/{*}rect")) == 4 * 2 + 2 * 4 + 3 * 4 + 3 * 2 + 2 * 4 + 3 * 4
    first, fifth = drawn([2, 3], 5), drawn([2, 3], 5, sample=5)
    assert ElementTree.tostring(first) != ElementTree.tostring(fifth)


def test_long_axes_are_drawn_in_part_and_named_in_full() -> None:
    tree = drawn([64, 10], 1797, sample=1797)
    assert len(tree.findall(".//{*}g/{*}rect")) == 6 * 16
    assert "64×1797" in written(tree) and cells(tree, "warm") == 5 * 4


def test_the_picture_fits_a_phone_and_has_a_name() -> None:
    tree = drawn([64, 32, 32, 10], 100, "es")
    assert float(tree.get("width", "inf")) <= 358
    assert all(float(rect.get("x", "-1")) >= 0 for rect in tree.findall(".//{*}rect"))
    assert all(float(rect.get("x", "inf")) <= 330 for rect in tree.findall(".//{*}rect"))
    assert (
        tree.get("aria-label") == "Un lote de 100 muestras en una red densa de anchos 64, 32, 32, 10, matriz por matriz"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (":samples: 32\n:sample: 7", "sample: must be one of the drawn samples of 32, got 7"),
        (":sample: 4", "sample: must be one of the drawn samples of 3, got 4"),
        (":samples: 0", "samples"),
    ],
)
def test_a_sample_that_is_not_drawn_is_complained_of(read: Callable[..., Any], options: str, message: str) -> None:
    assert message in read(pages={"index": f"<older>\n\n```{{blocks}} 4 5\n{options}\n```\n"}).warnings


def test_widths_that_are_none_are_complained_of(read: Callable[..., Any]) -> None:
    said = read(pages={"index": "<older>\n\n```{blocks} 4\n```\n"}).warnings
    assert "widths: must be at least two positive integers, got '4'" in said
    assert "blocks" not in read(pages={"index": "<older>\n\n```{blocks} 4 5\n:samples: 9\n:sample: 9\n```\n"}).warnings
