"""A few words of SVG: elements as strings, numbers without noise, colours that follow the theme of the page."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_SCRIPT: Final = re.compile(r"[\^_]\{")
_CENTRE: Final = {"text_anchor": "middle", "fill": "currentColor"}
_NARROW: Final = frozenset(" .,:;'|‖[](){}/ijl⋮\u00b7⋅")
_WIDE: Final = frozenset("wMOQCDGHNU+−=×<>≤≥∈∂Σ⊙⋯ℝ≠±")


def number(value: float) -> str:
    """A coordinate with two digits at most.

    Example:
        >>> number(12.0), number(3.14159)
        ('12', '3.14')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def element(name: str, /, *children: str, **attributes: object) -> str:
    """One element; `class_` stands for class and `_` for the hyphen, children are ready markup.

    Example:
        >>> element("circle", r=2.0, class_="neuron")
        '<circle r="2" class="neuron"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(number(value) if isinstance(value, float) else str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def words(x: float, y: float, text: str, **attributes: object) -> str:
    """A line of text at a point; `^{...}` raises and `_{...}` lowers, one inside the other too, as in ℝ^{N_{1}×N_{0}}."""
    return element("text", _scripts(text), x=float(x), y=float(y), **attributes)


def centred(x: float, y: float, text: str, **attributes: object) -> str:
    """A line of text centred at a point, in the colour of the page unless told otherwise."""
    return words(x, y, text, **{**_CENTRE, **attributes})


def _scripts(text: str, size: str = "70%") -> str:
    found = _SCRIPT.search(text)
    if found is None:
        return escape(text)
    end = _closing(text, found.end())
    shift = -0.45 if found[0] == "^{" else 0.3
    inside = _scripts(text[found.end() : end], "85%")
    back = f"{-shift * float(size[:-1]) / 100:.4f}".rstrip("0")
    # a zero-width space carries the way back to the line, for tspan moves everything after it
    return (
        f'{escape(text[: found.start()])}<tspan dy="{shift}em" font-size="{size}">{inside}</tspan>'
        f'<tspan dy="{back}em">\u200b</tspan>{_scripts(text[end + 1 :], size)}'
    )


def _closing(text: str, start: int) -> int:
    """Where the brace closes that opens just before `start`; the end of the text if it never does."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if not depth:
            return place
    return len(text)


def extent(text: str, size: float, bold: bool = False) -> float:
    """A width that a line of text of this size does not exceed in the usual fonts; scripts are small.

    Example:
        >>> 20 < extent("W^{[1]}", 13) < extent("W[1]", 13) < 40
        True
    """
    depth, total = 0, 0.0
    for place, char in enumerate(text):
        if char in "^_" and text[place + 1 : place + 2] == "{":
            continue
        if char == "{" and text[place - 1 : place] in ("^", "_"):
            depth += 1
        elif char == "}" and depth:
            depth -= 1
        else:
            share = (
                1.0
                if char in "mW"
                else 0.41
                if char in _NARROW
                else 0.9
                if char in _WIDE or ord(char) > 0x2000
                else 0.66
            )
            total += share * (1.0, 0.7, 0.6)[min(depth, 2)]
    return total * size * (1.12 if bold else 1.0)


def picture(width: float, height: float, label: str, *children: str, class_: str = "") -> str:
    """A drawing with a name for those who do not see it; it shrinks with its box and never grows beyond its size."""
    return element(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=float(width),
        height=float(height),
        role="img",
        aria_label=label,
        class_=f"picture {class_}".strip(),
    )
