"""What cannot be read is refused on one line: where, what was expected, what stands there."""

from __future__ import annotations

from collections.abc import Mapping

from teorema.ground.errors import Refused, shown
from teorema.ground.text import Text
from teorema.symbolic.calculus.shape import Shape, ShapeError, both

_PLACE = Text("position {at}", "posición {at}")
_GOT = Text("got", "se recibió")
_BOTH = Text(
    "can be read in two ways, as {0} or as {1}; brackets decide",
    "se puede leer de dos maneras, como {0} o como {1}; los paréntesis deciden",
)
_OPEN = Text(
    "the shape of {names} does not follow from the expression",
    "las dimensiones de {names} no se deducen de la expresión",
)
_SAY = Text("give it, for example as {example}", "hay que darlas, por ejemplo así: {example}")


class Unreadable(Refused):
    """Text that is no expression, with the place where reading stopped.

    Arguments:
        position: the character at which it stopped, counted from 1.
        rule: what must stand there.
        received: what stands there.
        fix: what to write instead, where that is short.

    Example:
        >>> from teorema.symbolic.parsing import parse
        >>> parse("norm2(W @ x - )")
        Traceback (most recent call last):
            ...
        teorema.symbolic.parsing.refusals.Unreadable: position 15: an operand must stand here, got ')'
    """

    def __init__(self, position: int, rule: Text | str, received: object, fix: Text | str | None = None) -> None:
        self.position = position
        Refused.__init__(self, "expression", rule, received, fix)

    def message(self, lang: str) -> str:
        """The refusal as one line in the given language."""
        line = f"{_PLACE.format(at=self.position)[lang]}: {self.rule[lang]}"
        if self.received is not None:
            line += f", {_GOT[lang]} {_quoted(self.received)}"
        return line if self.fix is None else f"{line}; {self.fix[lang]}"

    def pointer(self) -> str:
        """Blanks and an arrow that points at the place, to be printed above the text."""
        return " " * (self.position - 1) + "↓"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.position, self.rule, self.received, self.fix)


def _quoted(received: object) -> str:
    return shown(received) if not isinstance(received, str) else f"'{shown(received)}'"


class Ambiguous(Unreadable):
    """Text that people read in two ways; both are shown in `readings`, none is chosen.

    Example:
        >>> from teorema.symbolic.parsing import parse
        >>> parse("1/2x", {"x": ()}, spelling="unicode")
        Traceback (most recent call last):
            ...
        teorema.symbolic.parsing.refusals.Ambiguous: position 1: can be read in two ways, as (1/2) x or as 1/(2x); brackets decide
    """

    def __init__(self, position: int, first: str, second: str) -> None:
        self.readings = (first, second)
        super().__init__(
            position, Text(*(_BOTH[lang].format(shown(first), shown(second)) for lang in ("en", "es"))), None
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.position, *self.readings)


class Unknown(Unreadable):
    """A name that was not given."""


class Unsigned(Unreadable):
    """Two operands side by side in the plain form, where the board means a product."""


class Misfit(Unreadable, ShapeError):
    """Two shapes that do not fit, with the subexpression as it was typed and its place.

    Example:
        >>> from teorema.symbolic.parsing import parse
        >>> parse("1 + W @ x", {"W": ("m", "n"), "x": ("p",)})
        Traceback (most recent call last):
            ...
        teorema.symbolic.parsing.refusals.Misfit: position 5, W @ x: columns of the left must be rows of the right, got m×n and p×1
    """

    def __init__(
        self, position: int, where: str, rule: Text, left: Shape, right: Shape, fix: Text | str | None = None
    ) -> None:
        self.where, self.left, self.right = where, left, right
        Unreadable.__init__(self, position, rule, both(left, right), fix)

    def message(self, lang: str) -> str:
        """The refusal as one line in the given language."""
        pair = both(self.left, self.right)[lang]
        line = f"{_PLACE.format(at=self.position)[lang]}, {shown(self.where)}: {self.rule[lang]}, {_GOT[lang]} {pair}"
        return line if self.fix is None else f"{line}; {self.fix[lang]}"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.position, self.where, self.rule, self.left, self.right, self.fix)


class ShapesNeeded(Unreadable):
    """Names whose shapes the expression leaves open, in `names`.

    Example:
        >>> from teorema.symbolic.parsing import parse
        >>> parse("c * exp(x)")
        Traceback (most recent call last):
            ...
        teorema.symbolic.parsing.refusals.ShapesNeeded: position 1: the shape of c, x does not follow from the expression; \
give it, for example as --shapes "c: number; x: n"
    """

    def __init__(self, places: Mapping[str, int]) -> None:
        self.names = tuple(places)
        self.places = dict(places)
        likely = [
            f"{name}: {'m, n' if name[:1].isupper() else 'n' if k else 'number'}" for k, name in enumerate(places)
        ]
        example = f'--shapes "{"; ".join(likely)}"'
        super().__init__(
            min(places.values()), _OPEN.format(names=", ".join(places)), None, _SAY.format(example=example)
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.places,)
