"""Readers of drawn networks: the boxes of what must not overlap, SVG as a tree, TikZ by a small grammar that refuses the rest."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from itertools import combinations

from teorema.symbolic.network.drawing import Diagram

Box = tuple[float, float, float, float]


def overlaps(diagram: Diagram) -> list[str]:
    """What lies on what: labels on labels, on neurons, on dots, or outside of the picture."""
    r = diagram.radius
    labels = [(one.shown, one.box) for one in diagram.labels]
    discs = [(node.name, (node.x - r, node.y - r, node.x + r, node.y + r)) for node in diagram.nodes]
    dots = [("dots", (one.x - 10, one.y - 8, one.x + 10, one.y + 8)) for one in diagram.dots]
    wrong = [f"{a} on {b}" for (a, one), (b, other) in combinations([*labels, *discs, *dots], 2) if _meet(one, other)]
    for name, (left, top, right, bottom) in [*labels, *discs]:
        if left < 0 or top < 0 or right > diagram.width or bottom > diagram.height:
            wrong.append(f"{name} outside")
    return wrong


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def tree(svg: str) -> ElementTree.Element:
    """The SVG as a tree: it must be well-formed."""
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    """Every line of text of an SVG, without the spaces that carry the way back from a script."""
    return ["".join(one.itertext()).replace("\u200b", "") for one in tree(svg).findall(".//{*}text")]


NUMBER = r"-?\d+(?:\.\d{1,2})?"
NODE = re.compile(
    rf"\\node\[(?P<style>[a-z0-9!=, ]+)\](?: \((?P<name>n-[0-9lL]+-(?:[0-9]+|last))\))? at "
    rf"\((?P<x>{NUMBER}), (?P<y>{NUMBER})\) \{{(?P<text>.*)\}};"
)
DRAW = re.compile(r"\\draw\[(?P<style>weight|heard)\] \((?P<start>[^()]+)\.east\) -- \((?P<end>[^()]+)\.west\);")
STYLE = re.compile(r"  (?:x=0\.75pt, y=-0\.75pt|(?P<name>[a-z ]+)/\.style=\{[a-z0-9!=.\\, ]+\}),")
WORDS = (
    "normalsize small footnotesize bfseries boldmath mathbb mathbf mathit in times cdot cdots vdots sum ell left right odot "
    "operatorname frac lVert rVert ln tanh arctan exp sigma top delta i pm mu alpha Delta"
)
COMMANDS = frozenset(["\\" + word for word in [*WORDS.split(" "), ",", "'", "~", "_"]])


@dataclass
class Tikz:
    """What a TikZ picture says: neurons and where they stand, lines, texts."""

    neurons: dict[str, tuple[float, float]] = field(default_factory=dict)
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    labels: list[tuple[float, float, str]] = field(default_factory=list)


def read_tikz(text: str) -> Tikz:
    """Read a picture line by line; anything that the grammar does not know is a ValueError.

    Raises:
        ValueError: a line that is no statement, an unknown style, coordinate or command, a brace or dollar left open.
    """
    if not text.isascii():
        raise ValueError(f"not ASCII: {[char for char in text if not char.isascii()]}")
    lines = text.splitlines()
    if not lines[0].startswith("% ") or lines[1] != r"\begin{tikzpicture}[" or lines[-1] != r"\end{tikzpicture}":
        raise ValueError("no tikzpicture")
    close = lines.index("]")
    styles = {"fill", "very thick"}
    for line in lines[2:close]:
        found = STYLE.fullmatch(line)
        if not found:
            raise ValueError(f"no style: {line}")
        styles |= {found["name"]} - {None}
    read = Tikz()
    for line in lines[close + 1 : -1]:
        if found := NODE.fullmatch(line):
            unknown = {part.split("=")[0] for part in found["style"].split(", ")} - styles
            _balanced(found["text"])
            place = float(found["x"]), float(found["y"])
            if unknown:
                raise ValueError(f"unknown style {unknown}: {line}")
            if found["name"] in read.neurons:
                raise ValueError(f"twice: {line}")
            if found["name"]:
                read.neurons[found["name"]] = place
            else:
                read.labels.append((*place, found["text"]))
        elif found := DRAW.fullmatch(line):
            if not {found["start"], found["end"]} <= set(read.neurons) or found["style"] not in styles:
                raise ValueError(f"undefined: {line}")
            read.lines.append((found["style"], found["start"], found["end"]))
        else:
            raise ValueError(f"no statement: {line}")
    return read


def _balanced(text: str) -> None:
    """Braces and \\left-\\right close in order, dollars in pairs, commands are known, letters with a meaning stand in formulas."""
    unknown = set(re.findall(r"\\(?:[A-Za-z]+|.)", text)) - COMMANDS
    if unknown:
        raise ValueError(f"unknown command {unknown}")
    bare = re.sub(r"\\(?:[A-Za-z]+|.)", "", text)
    if re.search(r"[%#&~]", bare) or len(re.findall(r"\\left\b", text)) != len(re.findall(r"\\right\b", text)):
        raise ValueError(f"forbidden: {text}")
    depth = 0
    formula = False
    for char in bare:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if char == "$":
            formula = not formula
            if depth:
                raise ValueError(f"a dollar inside braces: {text}")
        if depth < 0 or (char in "^_" and not formula):
            raise ValueError(f"braces or scripts: {text}")
    if depth or formula:
        raise ValueError(f"left open: {text}")
