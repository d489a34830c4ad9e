"""Boolean functions of two bits with the line that a neuron draws, and the perceptron's lines and weights while it learns AND."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.text import Text
from teorema.numeric.gates import vertices
from teorema.numeric.neuron import Neuron, Perceptron, perceptron
from teorema.tools.site.pictures import figure
from teorema.tools.site.planes import Dot, Plane, drawing

SEPARATED: Final = Text(
    "{name}: the four inputs and a line that separates them", "{name}: las cuatro entradas y una recta que las separa"
)
NOT_SEPARATED: Final = Text(
    "{name}: the four inputs, which no line separates", "{name}: las cuatro entradas, que ninguna recta separa"
)
LEARNING: Final = (
    Text(
        "The line of the perceptron after each update, the last one strong",
        "La recta del perceptrón tras cada actualización, la última marcada",
    ),
    Text(
        "The weights after each update, from 0 to the last",
        "Los pesos tras cada actualización, desde 0 hasta los últimos",
    ),
)
_AND: Final = (-1, -1, -1, 1)
_SHOWN: Final[tuple[tuple[str, tuple[int, ...], Neuron | None], ...]] = (
    ("AND", (0, 0, 0, 1), Neuron([1.0, 1.0], -1.5)),
    ("OR", (0, 1, 1, 1), Neuron([1.0, 1.0], -0.5)),
    ("XOR", (0, 1, 1, 0), None),
)


def inputs(table: tuple[int, ...]) -> tuple[Dot, ...]:
    """The four inputs of two bits, full where the function is 1."""
    corners = [(float(x), float(y)) for x, y in vertices(2).T]
    return tuple(Dot(x, y, bool(v), f"{x:.0f}{y:.0f}") for (x, y), v in zip(corners, table, strict=True))


def half_planes() -> list[tuple[str, Plane]]:
    """AND, OR and XOR by name; the first two with the boundary of a neuron."""
    found = []
    for name, table, neuron in _SHOWN:
        lines = () if neuron is None else ((float(neuron.w[0, 0]), float(neuron.w[1, 0]), -float(neuron.b[0, 0])),)
        found.append((name, Plane(-0.5, 1.7, ("x_{1}", "x_{2}"), inputs(table), lines, title=name)))
    return found


def learned() -> Perceptron:
    """The perceptron rule on AND."""
    return perceptron(vertices(2), _AND)


def learning() -> tuple[Plane, Plane]:
    """The lines of the perceptron on the inputs of AND, and the path of its weights (w_1, w_2)."""
    run = learned()
    rows = [(float(w[1, 0]), float(w[2, 0]), -float(w[0, 0])) for w in run.path]
    lines = [row for row in rows if row[:2] != (0.0, 0.0)]
    path = tuple((u, v) for u, v, _ in rows)
    ends = (Dot(*path[0], False, "0", -1), Dot(*path[-1], True, f"{run.updates}"))
    table = tuple((label + 1) // 2 for label in _AND)
    return (
        Plane(-0.5, 1.7, ("x_{1}", "x_{2}"), inputs(table), (lines[-1],), traces=tuple(dict.fromkeys(lines[:-1]))),
        Plane(-1.5, 4.0, ("w_{1}", "w_{2}"), ends, path=path),
    )


class HalfPlanesPicture(SphinxDirective):
    """`{half-planes}`: AND, OR and XOR; the content is a caption."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        lang = self.config.language
        drawings = (
            drawing(plane, (SEPARATED if plane.lines else NOT_SEPARATED).format(name=name)[lang])
            for name, plane in half_planes()
        )
        return [figure(self, *drawings)]


class LearningPicture(SphinxDirective):
    """`{perceptron-path}`: the lines and the weights of the perceptron on AND; the content is a caption."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        lang = self.config.language
        drawings = (drawing(plane, label[lang]) for plane, label in zip(learning(), LEARNING, strict=True))
        return [figure(self, *drawings)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("half-planes", HalfPlanesPicture)
    app.add_directive("perceptron-path", LearningPicture)
