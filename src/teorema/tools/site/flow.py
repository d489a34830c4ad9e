"""The picture of the two passes: z and a of each layer from left to right, δ and ζ back from the cost, the gradients below."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import centred, element, picture, words
from teorema.ground.text import Text
from teorema.tools.site.domain import complain
from teorema.tools.site.pictures import figure

LABEL: Final = Text(
    "The two passes through {n} layers: forward z and a of each layer, backwards ζ, δ and the gradients of W and b",
    "Las dos pasadas por {n} capas: hacia adelante z y a de cada capa, hacia atrás ζ, δ y los gradientes de W y b",
)
FORWARD: Final = Text("forward", "hacia adelante")
BACK: Final = Text("backwards", "hacia atrás")
LAYERS: Final = Text("must be a number of layers from 1 to 5", "debe ser un número de capas de 1 a 5")

_WIDTH: Final = 340.0
_ROW: Final = 90.0
_LEFT, _RIGHT = 88.0, 228.0
_BOX_W, _BOX_H = 58.0, 26.0


def flow(layers: int, lang: str) -> str:
    """The two passes as SVG: the forward pass runs down on the left, the backward pass up on the right.

    Arguments:
        layers: L, from 1 to 5.
        lang: language of the labels.
    """
    parts = [
        centred(_LEFT, 14, f"{FORWARD[lang]} ↓", font_size=13),
        centred(_RIGHT, 14, f"{BACK[lang]} ↑", font_size=13),
    ]
    parts += [_box(_LEFT, 40, "x = a^{[0]}"), _box(_RIGHT, 40, "ζ^{[0]}", back=True)]
    y = 40.0
    for level in range(1, layers + 1):
        z, a = y + _ROW / 2, y + _ROW
        k = f"{{[{level}]}}"
        parts += [_box(_LEFT, z, f"z^{k}"), _box(_LEFT, a, f"a^{k}"), _box(_RIGHT, z, f"δ^{k}", back=True)]
        parts += [_box(_RIGHT, a, f"ζ^{k}", back=True)]
        parts += [_down(_LEFT, y, z), _down(_LEFT, z, a), _up(_RIGHT, z, y), _up(_RIGHT, a, z)]
        parts += [
            words(4, (y + z) / 2 + 4, f"W^{k}, b^{k}", fill="currentColor", font_size=12),
            words(4, (z + a) / 2 + 4, f"S^{k}", fill="currentColor", font_size=12),
            words(_RIGHT + 36, (y + z) / 2 + 4, f"W^{{[{level}]⊤}}", fill="currentColor", font_size=12),
            words(_RIGHT + 36, (z + a) / 2 + 4, f"S'^{k}(z^{k})", fill="currentColor", font_size=12),
        ]
        # the gradient of W needs a of the layer before: the line that crosses from left to right
        parts.append(_across(y, z))
        parts.append(words(_RIGHT + 34, z + 4, f"g_{{W}}^{k}, g_{{b}}^{k}", fill="var(--tm-warm)", font_size=12))
        y = a
    cost = y + 44
    parts += [_box((_LEFT + _RIGHT) / 2, cost, "C"), _bend(_LEFT, y, cost), _bend(_RIGHT, y, cost)]
    label = LABEL.format(n=layers)[lang]
    return picture(_WIDTH, cost + 20, label, *parts, class_="flow")


def _box(x: float, y: float, text: str, back: bool = False) -> str:
    rect = element(
        "rect",
        x=x - _BOX_W / 2,
        y=y - _BOX_H / 2,
        width=_BOX_W,
        height=_BOX_H,
        rx=6.0,
        fill="none" if back else "var(--tm-soft)",
        stroke="var(--tm-warm)" if back else "var(--tm-accent)",
        stroke_width=1.3,
    )
    return rect + centred(x, y + 5, text, font_size=13, font_style="italic")


def _arrow(path: str, tip: tuple[float, float], down: bool, colour: str) -> str:
    x, y = tip
    head = f"M{x - 4} {y - 7 if down else y + 7}L{x} {y}L{x + 4} {y - 7 if down else y + 7}z"
    line = element("path", d=path, fill="none", stroke=colour, stroke_width=1.4)
    return line + element("path", d=head, fill=colour)


def _down(x: float, start: float, end: float) -> str:
    a, b = start + _BOX_H / 2, end - _BOX_H / 2
    return _arrow(f"M{x} {a}V{b - 3}", (x, b), True, "var(--tm-accent)")


def _up(x: float, start: float, end: float) -> str:
    a, b = start - _BOX_H / 2, end + _BOX_H / 2
    return _arrow(f"M{x} {a}V{b + 3}", (x, b), False, "var(--tm-warm)")


def _across(start: float, end: float) -> str:
    """From a of the layer before to δ of the layer: together they make the gradient of W."""
    a, b = (_LEFT + _BOX_W / 2, start + 4), (_RIGHT - _BOX_W / 2, end - 4)
    return element(
        "path", d=f"M{a[0]} {a[1]}L{b[0]} {b[1]}", fill="none", stroke="currentColor", stroke_opacity=0.5,
        stroke_width=1, stroke_dasharray="3 3",
    )  # fmt: skip


def _bend(x: float, y: float, cost: float) -> str:
    """Between the last layer and the cost: down into it on the left, up out of it on the right."""
    middle = (_LEFT + _RIGHT) / 2
    if x < middle:
        end = middle - _BOX_W / 2
        line = element(
            "path",
            d=f"M{x} {y + _BOX_H / 2}V{cost}H{end - 3}",
            fill="none",
            stroke="var(--tm-accent)",
            stroke_width=1.4,
        )
        return line + element(
            "path", d=f"M{end - 7} {cost - 4}L{end} {cost}L{end - 7} {cost + 4}z", fill="var(--tm-accent)"
        )
    start = middle + _BOX_W / 2
    return _arrow(f"M{start} {cost}H{x}V{y + _BOX_H / 2 + 3}", (x, y + _BOX_H / 2), False, "var(--tm-warm)")


class FlowPicture(SphinxDirective):
    """`{flow} 3`: the two passes through three layers; the content, if any, is a caption."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        text = self.arguments[0]
        if text not in ("1", "2", "3", "4", "5"):
            complain("flow: %s, got %r", LAYERS["en"], text, location=self.get_location(), subtype="flow")
            return []
        return [figure(self, flow(int(text), self.config.language))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("flow", FlowPicture)
