"""An index form in LaTeX: terms and factors in a fixed order, bound indices with letters that occur nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from teorema.symbolic.calculus.printing.readings import NAMED_TEX
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.indices.axes import Axis, Index
from teorema.symbolic.indices.binding import instantiated, opened
from teorema.symbolic.indices.keys import atom_key
from teorema.symbolic.indices.terms import Atom, Exponent, Poly

BOUND: Final = ("k", "p", "q", "r", "s", "t", "u", "v", "i", "j")
"""Letters of bound indices, in the order in which they are taken."""

_ORDER: Final = ("size", "count", "value", "delta", "entry", "inverse", "apply", "call", "det", "base", "sum")


def latex(poly: Poly) -> str:
    """A polynomial in LaTeX."""
    return _Writer({str(i.name) for i in poly.free if i.kind == "free"}).poly(poly)


def _letters() -> Iterator[str]:
    yield from BOUND
    k = 1
    while True:
        yield from (f"{letter}_{{{k}}}" for letter in BOUND)
        k += 1


class _Writer:
    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.letters: dict[Index, str] = {}

    def poly(self, poly: Poly) -> str:
        if not poly:
            return "0"
        terms = sorted(poly.terms.items(), key=lambda one: (one[1] < 0, self._weight(tuple(one[0]))))
        texts = [self._term(c, list(mono)) for mono, c in terms]
        return "".join(text if k == 0 or text.startswith("-") else f"+{text}" for k, text in enumerate(texts))

    def _weight(self, factors: Sequence[tuple[Atom, Exponent]]) -> tuple[Any, ...]:
        """Products with few sums first; then by what they are, in an order that no run changes."""
        known = {i: hash((99, letter_rank)) for letter_rank, i in enumerate(self.letters)}
        sums = sum(a.height for a, _ in factors)
        return (sums, len(factors), sorted(self._place(a, known) for a, _ in factors), sorted(e for _, e in factors))

    def _place(self, atom: Atom, known: dict[Index, int]) -> tuple[int, str, int]:
        name = str(atom.parts[1]) if atom.kind in ("entry", "apply") else ""
        return (_ORDER.index(atom.kind), name, atom_key(atom, known))

    def _term(self, coefficient: Fraction, factors: list[tuple[Atom, Exponent]]) -> str:
        known = {i: hash((99, k)) for k, i in enumerate(self.letters)}
        factors.sort(key=lambda one: self._place(one[0], known))
        above = [(a, e) for a, e in factors if e > 0 or a.parts[1] == "exp"]
        below = [(a, -e) for a, e in factors if not (e > 0 or a.parts[1] == "exp")]
        minus = "-" if coefficient < 0 else ""
        coefficient = abs(coefficient)
        top, bottom = coefficient.numerator, coefficient.denominator
        over = self._factors(below)
        if bottom != 1:
            over = f"{bottom}\\,{over}" if over else str(bottom)
        if not over:
            text = self._factors(above)
            return minus + (text or str(top) if top == 1 else f"{top}\\,{text}" if text else str(top))
        if not below:  # a number alone stands before what it scales, as on the board
            text = self._factors(above)
            front = f"\\frac{{{top}}}{{{bottom}}}"
            return minus + (f"{front}\\,{text}" if text else front)
        inside = self._factors(above, last=True)
        if top != 1:
            inside = f"{top}\\,{inside}" if inside else str(top)
        return f"{minus}\\frac{{{inside or top}}}{{{over}}}"

    def _factors(self, factors: list[tuple[Atom, Exponent]], last: bool = True) -> str:
        """Factors side by side; a sum stands last, and in parentheses where something follows it."""
        texts = []
        for k, (atom, e) in enumerate(factors):
            texts.append(self._power(atom, e, last and k == len(factors) - 1))
        return "\\,".join(texts)

    def _power(self, atom: Atom, exponent: Exponent, last: bool) -> str:
        exponent = Fraction(exponent)
        if atom.kind == "apply" and atom.parts[1:3] == ("exp", 0):
            argument = self.poly(atom.parts[4][0])
            return f"e^{{{_times_text(exponent, argument, len(atom.parts[4][0].terms))}}}"
        if atom.kind == "base":
            inside = self.poly(atom.parts[1])
            if exponent == Fraction(1, 2):
                return f"\\sqrt{{{inside}}}"
            return f"\\left({inside}\\right)" + (f"^{{{exponent}}}" if exponent != 1 else "")
        text = self.atom(atom)
        if atom.kind == "sum":
            if exponent == 1:
                return text if last else f"\\left({text}\\right)"
            return f"\\left({text}\\right)^{{{exponent}}}"
        if exponent == 1:
            return text
        return (
            f"{text}^{{{exponent}}}"
            if atom.kind == "entry" and not atom.parts[2]
            else f"\\left({text}\\right)^{{{exponent}}}"
        )

    def atom(self, atom: Atom) -> str:
        """One factor."""
        written: str = getattr(self, f"_{atom.kind}")(atom, *atom.parts[1:])
        return written

    def index(self, index: Index) -> str:
        """One index."""
        if index.kind == "opaque":
            return _size(index.name)
        return self.letters[index] if index in self.letters else _letter(str(index.name))

    def _together(self, indices: Sequence[Index]) -> str:
        texts = [self.index(i) for i in indices]
        return "".join(texts) if all(len(t) == 1 for t in texts) else ",".join(texts)

    def _entry(self, atom: Atom, name: str, layer: Index | None, shape: tuple[Axis, ...], at: tuple[Index, ...]) -> str:
        letter = self._layered(atom.tex or name, layer)
        shown = [i for i, one in zip(at, shape, strict=True) if not one.single]
        if not shown:
            return letter
        if "_" in letter:
            letter = f"{{{letter}}}"
        return f"{letter}_{{{self._together(shown)}}}"

    def _layered(self, letter: str, layer: Index | None) -> str:
        return letter if layer is None else letter.replace("@", self.index(layer))

    def _delta(self, atom: Atom, i: Index, j: Index) -> str:
        pair = sorted((i, j), key=lambda one: (one in self.letters, self.index(one)))
        return f"\\delta_{{{self._together(pair)}}}"

    def _size(self, atom: Atom, expression: Scalar) -> str:
        text = _size(expression)
        return f"\\left({text}\\right)" if sp.sympify(expression).is_Add else text

    def _count(self, atom: Atom, over: Axis) -> str:
        return f"\\left|\\{{{_size(over.start)},\\dots,{_size(over.stop)}\\}}\\right|"

    def _value(self, atom: Atom, index: Index) -> str:
        return self.index(index)

    def _apply(self, atom: Atom, name: str, order: int, layer: Index | None, arguments: tuple[Poly, ...]) -> str:
        inside = ",".join(map(self.poly, arguments))
        if name in NAMED_TEX and order == 0:
            return NAMED_TEX[name][0].format(inside)
        letter = self._layered(atom.tex, layer) or _NAMES.get(name, f"\\operatorname{{{name}}}")
        primes = "'" * order if order < 4 else f"^{{({order})}}"
        at = "" if layer is None or "@" in atom.tex else f"^{{[{self.index(layer)}]}}"
        if at and primes:
            letter, primes = f"{{{letter}{at}}}", primes
            at = ""
        return f"{letter}{at}{primes}\\left({inside}\\right)"

    def _sum(self, atom: Atom, *parts: Any) -> str:
        made, body = opened(atom)
        self._take(made, body)
        ((mono, c),) = body.terms.items()
        inside = self._term(c, list(mono))
        signs = "".join(f"\\sum_{{{self.letters[i]}={_size(i.axis.start)}}}^{{{_size(i.axis.stop)}}}" for i in made)
        for i in made:
            del self.letters[i]
        return f"{signs} {inside}"

    def _take(self, made: Sequence[Index], body: Poly) -> None:
        """Letters for indices that were bound, other than those of the free indices and of the sizes."""
        used = {self.index(i) for i in body.free if i not in made} | set(self.letters.values()) | self.taken
        letters = _letters()
        for i in made:
            used |= {str(s) for s in (*sp.sympify(i.axis.start).free_symbols, *sp.sympify(i.axis.stop).free_symbols)}
            self.letters[i] = next(letter for letter in letters if letter not in used)

    def _matrix(self, body: Poly, height: int, over: Sequence[Axis]) -> str:
        """The matrix or vector with this body: its letter where it is a symbol, its entry in brackets otherwise."""
        from teorema.symbolic.indices.axes import fresh

        places = [fresh(one) for one in over]
        inside = instantiated(height, over, body, places)
        if len(inside.terms) == 1:
            ((mono, c),) = inside.terms.items()
            if c == 1 and len(mono) == 1:
                ((atom, e),) = mono
                if atom.kind == "entry" and e == 1 and set(places) == set(atom.parts[4]) & set(places):
                    letter = self._layered(atom.tex or str(atom.parts[1]), atom.parts[2])
                    straight = [i for i in atom.parts[4] if i in places] == places
                    return letter if straight else f"{{{letter}}}^{{\\top}}"
        self._take(places, inside)
        text = f"\\left[{self.poly(inside)}\\right]_{{{self._together(places)}}}"
        for place in places:
            del self.letters[place]
        return text

    def _inverse(self, atom: Atom, height: int, over: Axis, body: Poly, i: Index, j: Index) -> str:
        return f"\\left({{{self._matrix(body, height, (over, over))}}}^{{-1}}\\right)_{{{self._together((i, j))}}}"

    def _det(self, atom: Atom, height: int, over: Axis, body: Poly) -> str:
        return f"\\det\\left({self._matrix(body, height, (over, over))}\\right)"

    def _call(
        self,
        atom: Atom,
        name: str,
        layer: Index | None,
        component: Index,
        directions: tuple[Index, ...],
        height: int,
        over: Axis,
        body: Poly,
    ) -> str:
        partial = "".join(f"\\partial_{{{self.index(d)}}}" for d in directions)
        letter = self._layered(atom.tex or name, layer)
        grouped = f"{{{letter}}}" if "_" in letter else letter
        return f"{partial}{grouped}_{{{self.index(component)}}}\\left({self._matrix(body, height, (over,))}\\right)"


_NAMES: Final = {"log": r"\ln"}


def _times_text(factor: Fraction, text: str, terms: int) -> str:
    grouped = text if terms == 1 else f"\\left({text}\\right)"
    if factor == 1:
        return text
    if factor == -1:
        return f"-{grouped}"
    if text == "1":
        return str(factor)
    return f"{factor}\\,{grouped}" if factor.denominator == 1 else f"{factor.numerator}{grouped}/{factor.denominator}"


def _letter(name: str) -> str:
    return r"\ell" if name == "l" else name


def _size(expression: Scalar) -> str:
    from teorema.symbolic.calculus.printing.indices import dim

    return dim(sp.sympify(expression), "latex")
