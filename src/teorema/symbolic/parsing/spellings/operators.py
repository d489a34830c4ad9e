"""The table of operators: how each is written in the three spellings and how tightly it binds. The reader works from it, and so does the page on notation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from teorema.ground.text import Text

Spelling = Literal["plain", "unicode", "latex"]

SPELLINGS: Final[tuple[Spelling, ...]] = ("plain", "unicode", "latex")
"""The plain form follows Python and NumPy, the other two follow the board."""

SUM, PRODUCT, FACTOR, POWER = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator.

    Arguments:
        name: the kind of node it makes.
        level: how tightly it binds; operators of one level are read from left to right, powers from right to left.
        place: between its operands, before or after its operand, or a juxtaposition that has no sign.
        plain, unicode, latex: the signs in each spelling; the first is the one that is recommended.
    """

    name: str
    level: int
    place: Literal["between", "before", "after", "beside"]
    plain: tuple[str, ...]
    unicode: tuple[str, ...]
    latex: tuple[str, ...]
    meaning: Text

    def signs(self, spelling: Spelling) -> tuple[str, ...]:
        """The signs in one spelling."""
        return {"plain": self.plain, "unicode": self.unicode, "latex": self.latex}[spelling]


OPERATORS: Final = (
    Operator("plus", SUM, "between", ("+",), ("+",), ("+",), Text(
        "sum; a number is added to every entry, nothing else is broadcast",
        "suma; un número se suma a cada entrada, ninguna otra cosa se expande",
    )),
    Operator("minus", SUM, "between", ("-",), ("−", "-", "–"), ("-", "−"), Text("difference", "diferencia")),
    Operator("negate", SUM, "before", ("-",), ("−", "-", "–"), ("-", "−"), Text(
        "opposite; $-x^2$ is $-(x^2)$", "opuesto; $-x^2$ es $-(x^2)$"
    )),
    Operator("times", PRODUCT, "between", ("*",), ("*", "×", "∗"), ("*", r"\times", r"\ast"), Text(
        "number times anything; in the plain form also two arrays of one shape, entry by entry, as in NumPy",
        "número por cualquier cosa; en la forma simple también dos arreglos de las mismas dimensiones, "
        "entrada a entrada, como en NumPy",
    )),
    Operator("matmul", PRODUCT, "between", ("@",), ("@",), (), Text("matrix product", "producto de matrices")),
    Operator("hadamard", PRODUCT, "between", ("⊙",), ("⊙",), (r"\odot",), Text(
        "product entry by entry; what stands side by side binds more tightly",
        "producto entrada a entrada; lo que se escribe lado a lado liga más",
    )),
    Operator("dot", PRODUCT, "between", ("·",), ("·", "⋅", "•"), (r"\cdot",), Text(
        "number times anything, matrix product, or inner product of two columns",
        "número por cualquier cosa, producto de matrices, o producto interno de dos columnas",
    )),
    Operator("divide", PRODUCT, "between", ("/",), ("/", "∕", "÷"), ("/",), Text(
        "division by a number, or entry by entry", "división por un número, o entrada a entrada"
    )),
    Operator("product", FACTOR, "beside", (), ("",), ("",), Text(
        "side by side: matrix product, or number times anything",
        "lado a lado: producto de matrices, o número por cualquier cosa",
    )),
    Operator("compose", FACTOR, "between", (), ("∘",), (r"\circ",), Text(
        "composition of functions", "composición de funciones"
    )),
    Operator("power", POWER, "between", ("**", "^"), ("^",), ("^",), Text(
        "power of a number; with $\\T$ the transpose, with $-1$ the inverse",
        "potencia de un número; con $\\T$ la traspuesta, con $-1$ la inversa",
    )),
    Operator("prime", POWER, "after", ("'",), ("′", "'", "’"), ("'",), Text(
        "derivative of a function, transpose of an array",
        "derivada de una función, traspuesta de un arreglo",
    )),
    Operator("factorial", POWER, "after", ("!",), ("!",), ("!",), Text("factorial", "factorial")),
)  # fmt: skip
"""Every operator, from the loosest to the tightest."""

BETWEEN: Final = {one.name: one for one in OPERATORS if one.place == "between"}
"""The operators with an operand on either side, by name."""


def signs(spelling: Spelling) -> dict[str, str]:
    """The signs of one spelling and the operator of each; the minus is that of the difference.

    Example:
        >>> signs("latex")[r"\\odot"], signs("plain")["@"]
        ('hadamard', 'matmul')
    """
    found: dict[str, str] = {}
    for one in OPERATORS:
        for sign in one.signs(spelling):
            found.setdefault(sign, one.name)
    return found
