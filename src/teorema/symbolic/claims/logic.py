"""Claims made of claims: all of several, equivalence, existence with a builder, uniqueness, counting, membership, citation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from teorema.ground.text import Text
from teorema.symbolic.calculus.evaluation import evaluate
from teorema.symbolic.calculus.node import Expr, as_expr
from teorema.symbolic.calculus.systems import Undefined
from teorema.symbolic.claims.claim import Claim, Point
from teorema.symbolic.claims.relations import all_of


@dataclass(frozen=True, slots=True)
class All(Claim):
    """Every one of several claims."""

    parts: tuple[Claim, ...]

    def __init__(self, *parts: Claim) -> None:
        object.__setattr__(self, "parts", parts)

    def but(self, place: int, wrong: Claim) -> All:
        """The same conjunction with the part at `place` (from 1, as on the page) replaced: the mistake that changes it alone."""
        return All(*(wrong if k == place else part for k, part in enumerate(self.parts, start=1)))

    def at(self, point: Point) -> bool | None:
        """False if a part is false (those after it are not asked), None if one is undecided, else True."""
        verdict: bool | None = True
        for part in self.parts:
            truth = part.at(point)
            if truth is False:
                return False
            verdict = None if truth is None else verdict
        return verdict

    def latex(self, lang: str = "en") -> str:
        return r",\qquad ".join(part.latex(lang) for part in self.parts)

    def lines(self, lang: str = "en") -> str:
        """The parts one below the other, flush left: on a narrow screen a wide part pushes no short one out of sight."""
        return r"\begin{aligned}&" + r"\\[0.3em]&".join(part.latex(lang) for part in self.parts) + r"\end{aligned}"

    def words(self, lang: str) -> str:
        spoken = {"en": "; and ", "es": "; y "}[lang].join(part.words(lang) for part in self.parts)
        return spoken.replace("; y y ", "; e y ")  # Spanish: "y" is "e" before the letter y

    def numpy(self) -> str:
        return "\n".join(part.numpy() for part in self.parts)

    def leaves(self) -> tuple[Claim, ...]:
        return tuple(leaf for part in self.parts for leaf in part.leaves())

    def expressions(self) -> tuple[Expr, ...]:
        return tuple(e for part in self.parts for e in part.expressions())


def in_one_line(claim: Claim) -> str:
    """The NumPy code of a claim inside that of another."""
    lines = claim.numpy().splitlines()
    return lines[0] if len(lines) == 1 else " and ".join(f"({line})" for line in lines)


def _apart(spoken: str, claim: Claim) -> str:
    """A side of an equivalence; where it is itself made of claims, in brackets, so that its end is heard."""
    return f"({spoken})" if isinstance(claim, (All, Iff, Every, Exists)) else spoken


@dataclass(frozen=True, slots=True)
class Iff(Claim):
    """left holds exactly where right does."""

    left: Claim
    right: Claim

    def at(self, point: Point) -> bool | None:
        a, b = self.left.at(point), self.right.at(point)
        return None if a is None or b is None else a == b

    def latex(self, lang: str = "en") -> str:
        return rf"{self.left.latex(lang)}\iff {self.right.latex(lang)}"

    def words(self, lang: str) -> str:
        link = {"en": "if and only if", "es": "si y solo si"}[lang]
        left, right = (_apart(side.words(lang), side) for side in (self.left, self.right))
        return f"{left} {link} {right}"

    def numpy(self) -> str:
        return f"({in_one_line(self.left)}) == ({in_one_line(self.right)})"

    def expressions(self) -> tuple[Expr, ...]:
        return (*self.left.expressions(), *self.right.expressions())


@dataclass(frozen=True, slots=True)
class Every(Claim):
    """body holds for all values of some letters that a point lists under `name` as a finite sample; used inside equivalences.

    Arguments:
        name: key in a point of a finite sequence of sub-points.
        tex: the quantified letters with their set, in LaTeX.
        letters: the same letters as NumPy code names them.
    """

    name: str
    tex: str
    body: Claim
    spoken: Text
    letters: tuple[str, ...]

    def at(self, point: Point) -> bool | None:
        return all_of([self.body.at({**point, **values}) for values in point[self.name]])

    def latex(self, lang: str = "en") -> str:
        return rf"\bigl(\forall {self.tex}\colon\ {self.body.latex(lang)}\bigr)"

    def words(self, lang: str) -> str:
        link = {"en": "for all {}: {}", "es": "para todo {}: {}"}[lang]
        return link.format(self.spoken[lang], self.body.words(lang))

    def numpy(self) -> str:
        return f"all({in_one_line(self.body)} for {', '.join(self.letters)} in {self.name})"

    def expressions(self) -> tuple[Expr, ...]:
        return self.body.expressions()


@dataclass(frozen=True, slots=True)
class Exists(Claim):
    """There are letters with `body`; the builder gives them, so that existence is shown and not asserted.

    Arguments:
        tex: the letters with their sets, in LaTeX.
        builder: point -> values of the letters.
        letters: the letters as NumPy code names them.
    """

    tex: str
    body: Claim
    builder: Callable[[Point], dict[str, Any]]
    spoken: Text
    letters: tuple[str, ...]

    def at(self, point: Point) -> bool | None:
        return self.body.at({**point, **self.builder(point)})

    def latex(self, lang: str = "en") -> str:
        return rf"\exists\,{self.tex}\colon\ {self.body.latex(lang)}"

    def words(self, lang: str) -> str:
        link = {
            "en": ("there exist {} such that {}", "there exists {} such that {}"),
            "es": ("existen {} tales que {}", "existe {} tal que {}"),
        }[lang][len(self.letters) == 1]
        return link.format(self.spoken[lang], self.body.words(lang))

    def numpy(self) -> str:
        return f"any({in_one_line(self.body)} for {', '.join(self.letters)} in candidates)"

    def expressions(self) -> tuple[Expr, ...]:
        return self.body.expressions()


@dataclass(frozen=True, slots=True)
class Unique(Claim):
    """`solution` is the one value of `letter` with `body`: it solves, and no other candidate of the point does.

    The point lists candidates under `<letter>_candidates`; those that solve must equal the solution.
    """

    letter: str
    solution: Expr
    body: Claim
    tex: str
    spoken: Text

    def at(self, point: Point) -> bool | None:
        try:
            value = evaluate(as_expr(self.solution), point)
        except Undefined:
            return None
        verdicts = [self.body.at({**point, self.letter: value})]
        for candidate in point.get(f"{self.letter}_candidates", ()):
            if candidate != (value.item() if value.shape == () else value):
                solves = self.body.at({**point, self.letter: candidate})
                verdicts.append(None if solves is None else not solves)
        return all_of(verdicts)

    def latex(self, lang: str = "en") -> str:
        return rf"\exists!\,{self.tex}\colon\ {self.body.latex(lang)},\quad {self.tex}={as_expr(self.solution).latex()}"

    def words(self, lang: str) -> str:
        link = {
            "en": "there is exactly one {0} such that {1}, namely {2}",
            "es": "hay exactamente un {0} tal que {1}, a saber {2}",
        }[lang]
        return link.format(self.spoken[lang], self.body.words(lang), as_expr(self.solution).words(lang))

    def numpy(self) -> str:
        return f"{self.letter} = {as_expr(self.solution).numpy()}\n{self.body.numpy()}"

    def expressions(self) -> tuple[Expr, ...]:
        return (as_expr(self.solution), *self.body.expressions())


@dataclass(frozen=True, slots=True)
class Count(Claim):
    """The number of elements of a finite set, found by listing them, equals an expression.

    Arguments:
        what: the set in LaTeX; spoken: in words.
        listing: point -> the elements, one by one; counted by brute force.
        number: the expression that it equals.
        code: Python code that counts them.
    """

    what: str
    spoken: Text
    listing: Callable[[Point], Iterable[Any]]
    number: Expr
    code: str

    def at(self, point: Point) -> bool | None:
        try:
            value = evaluate(as_expr(self.number), point).item()
        except Undefined:
            return None
        return bool(value == sum(1 for _ in self.listing(point)))

    def latex(self, lang: str = "en") -> str:
        return rf"\#\,{self.what}={as_expr(self.number).latex()}"

    def words(self, lang: str) -> str:
        link = {"en": "the number of {0} is {1}", "es": "el número de {0} es {1}"}[lang]
        return link.format(self.spoken[lang], as_expr(self.number).words(lang))

    def numpy(self) -> str:
        return f"{self.code} == {as_expr(self.number).numpy()}"

    def expressions(self) -> tuple[Expr, ...]:
        return (as_expr(self.number),)


@dataclass(frozen=True, slots=True)
class Cited(Claim):
    """A claim that nothing here checks: its formula, its words and the reason why it is only cited."""

    tex: str
    spoken: Text
    reason: Text

    kind: ClassVar[str] = "cited"

    def at(self, point: Point) -> bool | None:
        return None

    def latex(self, lang: str = "en") -> str:
        return self.tex

    def words(self, lang: str) -> str:
        return self.spoken[lang]

    def numpy(self) -> str:
        return ""
