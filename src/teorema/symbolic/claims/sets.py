"""Membership: intervals of numbers and classes of smoothness of a function, decided from definitions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.evaluation import evaluate
from teorema.symbolic.calculus.functions import Named, U
from teorema.symbolic.calculus.node import Expr, as_expr
from teorema.symbolic.calculus.printing import said_with
from teorema.symbolic.calculus.scalars import is_zero, sp
from teorema.symbolic.calculus.systems import Undefined, ordering
from teorema.symbolic.claims.claim import Claim, Point
from teorema.symbolic.claims.logic import in_one_line
from teorema.symbolic.claims.relations import all_of

_INFINITE: Final = {"en": ("minus infinity", "infinity"), "es": ("menos infinito", "infinito")}
_BELONGS: Final = {"en": (" (excluded)", " (included)"), "es": (" (excluido)", " (incluido)")}
_INTERVAL: Final = {
    "en": ("the open interval from {} to {}", "the closed interval from {} to {}"),
    "es": ("el intervalo abierto desde {} hasta {}", "el intervalo cerrado desde {} hasta {}"),
}


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval with ends that may be absent (infinite) and open or closed."""

    low: Expr | int | Fraction | None
    high: Expr | int | Fraction | None
    low_closed: bool = False
    high_closed: bool = False

    def latex(self) -> str:
        """The interval in brackets."""
        low = r"-\infty" if self.low is None else as_expr(self.low).latex()
        high = r"\infty" if self.high is None else as_expr(self.high).latex()
        return rf"\left{'[' if self.low_closed else '('}{low},{high}\right{']' if self.high_closed else ')'}"

    def words(self, lang: str) -> str:
        """The interval read aloud."""
        low = _INFINITE[lang][0] if self.low is None else as_expr(self.low).words(lang)
        high = _INFINITE[lang][1] if self.high is None else as_expr(self.high).words(lang)
        if self.low is not None and self.high is not None and self.low_closed == self.high_closed:
            return _INTERVAL[lang][self.low_closed].format(low, high)
        low += "" if self.low is None else _BELONGS[lang][self.low_closed]
        high += "" if self.high is None else _BELONGS[lang][self.high_closed]
        return {"en": f"the interval from {low} to {high}", "es": f"el intervalo desde {low} hasta {high}"}[lang]

    def expressions(self) -> tuple[Expr, ...]:
        """The finite ends."""
        return tuple(as_expr(e) for e in (self.low, self.high) if e is not None)


@dataclass(frozen=True, slots=True)
class Member(Claim):
    """element ∈ interval."""

    element: Expr
    interval: Interval

    def at(self, point: Point) -> bool | None:
        try:
            value = evaluate(self.element, point)
            verdicts = [self._beyond(value, self.interval.low, self.interval.low_closed, 1, point)]
            verdicts.append(self._beyond(value, self.interval.high, self.interval.high_closed, -1, point))
        except Undefined:
            return None
        return all_of(verdicts)

    def _beyond(
        self, value: Any, end: Expr | int | Fraction | None, closed: bool, side: int, point: Point
    ) -> bool | None:
        if end is None:
            return True
        bound = evaluate(as_expr(end), point).item()
        signs = [ordering(entry, bound) for entry in value.entries]
        return all_of([None if s is None else s == side or (closed and s == 0) for s in signs])

    def latex(self, lang: str = "en") -> str:
        return rf"{self.element.latex()}\in {self.interval.latex()}"

    def words(self, lang: str) -> str:
        link = {"en": "lies in", "es": "está en"}[lang]
        return f"{self.element.words(lang)} {link} {self.interval.words(lang)}"

    def numpy(self) -> str:
        parts = []
        if self.interval.low is not None:
            parts.append(
                f"{as_expr(self.interval.low).numpy()} {'<=' if self.interval.low_closed else '<'} {self.element.numpy()}"
            )
        if self.interval.high is not None:
            parts.append(
                f"{self.element.numpy()} {'<=' if self.interval.high_closed else '<'} {as_expr(self.interval.high).numpy()}"
            )
        return " and ".join(parts)

    def expressions(self) -> tuple[Expr, ...]:
        return (self.element, *self.interval.expressions())


_OF_CLASS = (Text("is of class C", "es de clase C"), Text("is not of class C", "no es de clase C"))


@dataclass(frozen=True, slots=True)
class Smooth(Claim):
    """A named function is of class C^order: at each of its singular points all one-sided limits up to that order agree.

    Off its singular points the definition is analytic case by case, so only these points decide. Parameters are read from the point.
    Where the point holds a record under the name of the function, it is the record's own word that is held against the claim.
    """

    function: Named
    order: int
    parameters: tuple[Expr, ...] = ()

    def at(self, point: Point) -> bool | None:
        record: Any = point.get(self.function.name)
        if hasattr(record, "smoothness"):  # the record of that name is asked what it says of itself
            return None if record.smoothness is None else bool(record.smoothness >= self.order)
        values = tuple(sp.sympify(evaluate(p, point).item()) for p in self.parameters)
        return all_of(
            [self._agrees(k, at, values) for at in self.function.singular(2, values) for k in range(self.order + 1)]
        )

    def _agrees(self, order: int, at: int, values: tuple[Any, ...]) -> bool | None:
        expression = self.function.derivative(order, values)
        left, right = (_side(expression, at, side) for side in (-1, 1))
        verdict = is_zero(left - right)
        if order == 0 and verdict:
            return is_zero(left - expression.subs(U, at))
        return verdict

    def latex(self, lang: str = "en") -> str:
        below = "_{" + ",".join(p.latex() for p in self.parameters) + "}" if self.parameters else ""
        return rf"{self.function.tex}{below}\in C^{{{self.order}}}(\mathbb{{R}})"

    def words(self, lang: str, denied: bool = False) -> str:
        return f"{said_with(self.function, self.parameters, 'es' if lang == 'es' else 'en')} {_OF_CLASS[denied][lang]}{self.order}"

    def numpy(self) -> str:
        values = f"({', '.join(p.numpy() for p in self.parameters)})" if self.parameters else ""
        return f"{self.function.name}{values}.smoothness >= {self.order}"

    def expressions(self) -> tuple[Expr, ...]:
        return self.parameters


def _side(expression: Any, at: int, side: int) -> Any:
    """The one-sided limit at a border, from the case that holds just beside it; each case is continuous up to the border."""
    beside = sp.Rational(at) + side * sp.Rational(1, 1000)
    for piece in expression.atoms(sp.Piecewise):
        for value, condition in piece.args:
            if condition == sp.true or bool(condition.subs(U, beside)):
                expression = expression.subs(piece, value)
                break
    return expression.subs(U, at)


@dataclass(frozen=True, slots=True)
class Not(Claim):
    """The claim does not hold."""

    body: Claim

    def at(self, point: Point) -> bool | None:
        verdict = self.body.at(point)
        return None if verdict is None else not verdict

    def latex(self, lang: str = "en") -> str:
        inside = self.body.latex(lang)
        return inside.replace(r"\in ", r"\notin ", 1) if r"\in " in inside else rf"\neg\left({inside}\right)"

    def words(self, lang: str) -> str:
        if isinstance(self.body, Smooth):
            return self.body.words(lang, denied=True)
        return {"en": "it is false that ", "es": "es falso que "}[lang] + self.body.words(lang)

    def numpy(self) -> str:
        return f"not ({in_one_line(self.body)})"

    def expressions(self) -> tuple[Expr, ...]:
        return self.body.expressions()
