"""A few words of SVG: elements as strings, numbers without noise, colours that follow the theme of the page."""

from __future__ import annotations

from html import escape


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
    """A line of text at a point; `^{...}` raises and `_{...}` lowers, as in W^{[1]}."""
    return element("text", _scripts(text), x=float(x), y=float(y), **attributes)


def _scripts(text: str) -> str:
    out, rest = "", text
    while "{" in rest:
        before, _, tail = rest.partition("{")
        inside, _, rest = tail.partition("}")
        up = before.endswith("^")
        out += escape(before[:-1])
        shift, back = (-0.45, 0.45) if up else (0.3, -0.3)
        # a zero-width space carries the way back to the line, for tspan moves everything after it
        out += (
            f'<tspan dy="{shift}em" font-size="70%">{escape(inside)}</tspan><tspan dy="{back * 0.7}em">\u200b</tspan>'
        )
    return out + escape(rest)


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
