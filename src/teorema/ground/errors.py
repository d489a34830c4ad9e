"""One shape for every refusal: the argument, the rule it broke, what was received and, where short, the fix."""

from __future__ import annotations

from teorema.ground.text import Text, as_text

_GOT = Text("got", "se recibió")


class Refused(ValueError):
    """An input that the library cannot take, said in both languages.

    Arguments:
        argument: name of the argument as the caller knows it.
        rule: what every value of it must satisfy.
        received: the value that broke the rule; long ones are cut. A Text says it in the language of the message.
        fix: what to write instead, where that is short.

    Example:
        >>> print(Refused("widths", Text("must be positive integers", "deben ser enteros positivos"), -5))
        widths: must be positive integers, got -5
    """

    def __init__(self, argument: str, rule: Text | str, received: object, fix: Text | str | None = None) -> None:
        self.argument = argument
        self.rule = as_text(rule)
        self.received = received
        self.fix = None if fix is None else as_text(fix)
        super().__init__(self.message("en"))

    def message(self, lang: str) -> str:
        """The refusal as one line in the given language."""
        received = self.received[lang] if isinstance(self.received, Text) else self.received
        line = f"{self.argument}: {self.rule[lang]}, {_GOT[lang]} {shown(received)}"
        return line if self.fix is None else f"{line}; {self.fix[lang]}"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.argument, self.rule, self.received, self.fix)


def shown(value: object, limit: int = 60) -> str:
    """A value on one line of at most `limit` characters; strings as typed, without quotes only when they are plain words."""
    text = value if isinstance(value, str) and value.isprintable() and value.strip() == value != "" else repr(value)
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
