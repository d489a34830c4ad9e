"""The picture of a network as TikZ: ASCII alone, black and grey alone, one statement a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teorema.ground.svg import number
from teorema.symbolic.network.drawing.figure import Diagram, Label
from teorema.symbolic.network.drawing.notation import in_ascii, plain, tex

_SCALE: Final = 0.75
"""Points for one unit of the picture, which is a pixel of 1/96 inch."""

_SIZES: Final = ((14, r"\normalsize"), (13, r"\small"), (0, r"\footnotesize"))
_BEFORE: Final = (
    "\\documentclass[border=4pt]{standalone}\n\\usepackage{amsmath, amssymb}\n\\usepackage{tikz}\n\\begin{document}\n"
)
_AFTER: Final = "\\end{document}\n"
_STYLES: Final = (
    r"x={scale}pt, y=-{scale}pt,",
    r"neuron/.style={{circle, draw, semithick, inner sep=0pt, minimum size={size}pt, font=\small}},",
    r"words/.style={{inner sep=0pt, outer sep=0pt, anchor=base}},",
    r"words from here/.style={{words, anchor=base west}},",
    r"halo/.style={{fill=white, inner sep=1pt}},",
    r"weight/.style={{draw=black!{grey}, thin}},",
    r"heard/.style={{draw=black, thick}},",
)
_SIGNS: Final = str.maketrans({"·": "*", "−": "-"})


def tikz(diagram: Diagram, alone: bool = False) -> str:
    r"""A picture of a network as TikZ.

    Arguments:
        diagram: the picture.
        alone: True for a whole document, else what stands between \begin{tikzpicture} and \end{tikzpicture}, which needs
            the packages tikz, amsmath and amssymb.

    Example:
        >>> from teorema.symbolic.network.drawing.layout import draw
        >>> print(*[line for line in tikz(draw(1, 1)).splitlines() if "n-" in line], sep="\n")
        \node[neuron] (n-0-1) at (38, 44) {};
        \node[neuron, fill=black!12] (n-1-1) at (170, 44) {};
        \draw[weight] (n-0-1.east) -- (n-1-1.west);
    """
    lines = [f"% {_comment(diagram.title)}", r"\begin{tikzpicture}["]
    grey = 45 if diagram.neuron is None else 25
    size = number(2 * diagram.radius * _SCALE)
    lines += ["  " + line.format(scale=_SCALE, size=size, grey=grey) for line in _STYLES]
    lines += ["]", *_nodes(diagram), *_edges(diagram)]
    lines += [
        rf"\node[words] at {_at(one.x, one.y + 4)} {{$\{'cdots' if one.across else 'vdots'}$}};" for one in diagram.dots
    ]
    lines += [_label(one) for one in diagram.labels]
    lines.append(r"\end{tikzpicture}")
    body = "\n".join(lines) + "\n"
    return f"{_BEFORE}{body}{_AFTER}" if alone else body


def _at(x: float, y: float) -> str:
    return f"({number(x)}, {number(y)})"


def _nodes(diagram: Diagram) -> Iterator[str]:
    for node in diagram.nodes:
        fill = ", fill=black!12" if node.filled else ""
        thick = ", very thick" if node.thick else ""
        letter = tex(f"${node.letter}$") if node.letter else ""
        yield rf"\node[neuron{fill}{thick}] ({node.name}) at {_at(node.x, node.y)} {{{letter}}};"


def _edges(diagram: Diagram) -> Iterator[str]:
    """The weights as lines, those of the marked neuron above the others."""
    for edge in sorted(diagram.edges, key=lambda edge: edge.thick):
        yield rf"\draw[{'heard' if edge.thick else 'weight'}] ({edge.start}.east) -- ({edge.end}.west);"


def _label(label: Label) -> str:
    size = next(command for least, command in _SIZES if label.size >= least)
    bold = r"\bfseries\boldmath" if "bold" in label.style else ""
    style = "words from here" if "left" in label.style else "words"
    halo = ", halo" if "halo" in label.style else ""
    text = in_ascii(label.latex) or tex(label.text)
    return rf"\node[{style}{halo}] at {_at(label.x, label.y)} {{{size}{bold} {text}}};"


def _comment(title: str) -> str:
    """A title in ASCII for a comment: formulas as in a program, accents and Greek letters as TeX writes them."""
    return tex(plain(title).translate(_SIGNS))
