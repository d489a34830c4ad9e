"""The picture of a batch: every matrix of the pass as a block of cells, with what belongs to one sample in colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Final

from docutils.parsers.rst import directives
from sphinx.application import Sphinx

from teorema.ground.svg import centred, element, picture, words
from teorema.ground.text import Text
from teorema.tools.site.pictures import WidthsPicture

LABEL: Final = Text(
    "A batch of {n} samples in a dense network of widths {widths}, matrix by matrix",
    "Un lote de {n} muestras en una red densa de anchos {widths}, matriz por matriz",
)
LEGEND: Final = Text(
    "sample {i}: a row of X; a column of X^{{⊤}}, A, B and Z",
    "muestra {i}: una fila de X; una columna de X^{{⊤}}, A, B y Z",
)

_CELL: Final = 10.0
_GAP: Final = 14.0
_MOST: Final = 6
"""Longer axes are drawn as the first three cells, dots, and the last cell."""

_SIGN: Final = 20.0
_WIDTH: Final = 340.0


@dataclass(frozen=True, slots=True)
class _Axis:
    """The drawn cells of one axis: number from 1 and place of each, the whole length, and the middle of the dots."""

    cells: tuple[tuple[int, float], ...]
    length: float
    dots: float | None

    @classmethod
    def of(cls, n: int) -> _Axis:
        if n <= _MOST:
            return cls(tuple((k, _CELL * (k - 1)) for k in range(1, n + 1)), _CELL * n, None)
        last = 3 * _CELL + _GAP
        cells = (*((k, _CELL * (k - 1)) for k in (1, 2, 3)), (n, last))
        return cls(cells, last + _CELL, 3 * _CELL + _GAP / 2)


@dataclass(frozen=True, slots=True)
class _Block:
    """A matrix: its letter, its sizes, and the row or the column that belongs to the sample in colour."""

    letter: str
    rows: int
    columns: int
    row: int = 0
    column: int = 0
    filled: bool = False

    @property
    def width(self) -> float:
        return _Axis.of(self.columns).length

    @property
    def height(self) -> float:
        return _Axis.of(self.rows).length

    def drawn(self, x: float, middle: float) -> list[str]:
        """The cells, the letter above them and the shape below them."""
        down, across = _Axis.of(self.rows), _Axis.of(self.columns)
        top = middle - down.length / 2
        parts = [
            element("rect", x=x + dx, y=top + dy, width=_CELL, height=_CELL, fill=self._fill(r, c))
            for r, dy in down.cells
            for c, dx in across.cells
        ]
        cells = element("g", *parts, stroke="var(--tm-accent)", stroke_width=0.8)
        centre = x + across.length / 2
        dots = []
        if across.dots is not None:
            dots.append(centred(x + across.dots, middle + 4, "⋯", font_size=13))
        if down.dots is not None:
            dots.append(centred(centre, top + down.dots + 5, "⋮", font_size=13))
        letter = centred(centre, top - 7, self.letter, font_size=14, font_style="italic")
        shape = centred(centre, top + down.length + 15, f"{self.rows}×{self.columns}", font_size=12)
        return [cells, *dots, letter, shape]

    def _fill(self, row: int, column: int) -> str:
        if row == self.row or column == self.column:
            return "var(--tm-warm)"
        return "var(--tm-soft)" if self.filled else "none"


def batch(widths: Sequence[int], samples: int, lang: str, sample: int = 1) -> str:
    """The pass of a batch as SVG: X and its transpose, then Z^[l] = W^[l] A^[l-1] + B^[l] for each layer, with all shapes.

    Arguments:
        widths: N_0, ..., N_L, at least two positive integers.
        samples: n, how many samples the batch has.
        lang: language of the labels.
        sample: the one in colour, among those that are drawn.
    """
    first = _Block("X", samples, widths[0], row=sample), _Block("X^{⊤}", widths[0], samples, column=sample)
    parts, top = _line(first, ("→",), 0.0)
    for level, (before, after) in enumerate(pairwise(widths), start=1):
        entering = "X^{⊤}" if level == 1 else f"A^{{[{level - 1}]}}"
        blocks = (
            _Block(f"Z^{{[{level}]}}", after, samples, column=sample),
            _Block(f"W^{{[{level}]}}", after, before, filled=True),
            _Block(entering, before, samples, column=sample),
            _Block(f"B^{{[{level}]}}", after, samples, column=sample),
        )
        line, top = _line(blocks, ("=", "•", "+"), top)
        below = f"A^{{[{level}]}} = S^{{[{level}]}}(Z^{{[{level}]}}) ∈ ℝ^{{{after}×{samples}}}"
        parts += [*line, centred(_WIDTH / 2, top + 8, below, font_size=13)]
        top += 26
    legend = LEGEND.format(i=sample)[lang]
    parts.append(element("rect", x=6.0, y=top + 6, width=12.0, height=12.0, fill="var(--tm-warm)"))
    parts.append(words(24, top + 16, legend, fill="currentColor", font_size=13))
    label = LABEL.format(n=samples, widths=", ".join(map(str, widths)))[lang]
    return picture(_WIDTH, top + 24, label, *parts, class_="blocks")


def _line(blocks: Sequence[_Block], signs: Sequence[str], top: float) -> tuple[list[str], float]:
    """Blocks side by side with signs between them, centred on the page, and where the next line may begin."""
    height = max(block.height for block in blocks)
    middle = top + 26 + height / 2
    x = (_WIDTH - sum(block.width for block in blocks) - _SIGN * len(signs)) / 2
    parts: list[str] = []
    for block, sign in zip(blocks, (*signs, ""), strict=True):
        parts += block.drawn(x, middle)
        x += block.width
        if sign:
            parts.append(centred(x + _SIGN / 2, middle + 5, sign, font_size=15))
            x += _SIGN
    return parts, middle + height / 2 + 26


class BlocksPicture(WidthsPicture):
    """`{blocks} 4 5 1` with `:samples: 32`: the matrices of the pass of a batch; `:sample: 2` is in colour."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "samples": directives.positive_int,
        "sample": directives.positive_int,
    }

    def draw(self, widths: list[int]) -> str:
        samples, sample = self.options.get("samples", 3), self.options.get("sample", 1)
        if sample not in [number for number, _ in _Axis.of(samples).cells]:
            self.complain("sample: must be one of the drawn samples of %d, got %d", samples, sample)
            sample = 1
        return batch(widths, samples, self.config.language, sample)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("blocks", BlocksPicture)
