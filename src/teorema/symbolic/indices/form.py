"""An index expression with the free indices of its entries: what `components` gives, sums and products of it, its derivatives."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, count
from typing import Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import leaves
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.indices.arithmetic import power, times
from teorema.symbolic.indices.axes import Index, axis, literal, named
from teorema.symbolic.indices.binding import substituted
from teorema.symbolic.indices.differentiation import Slot, derivative
from teorema.symbolic.indices.reading import Reader, refuse_large
from teorema.symbolic.indices.summation import summed
from teorema.symbolic.indices.terms import Poly, delta, minus, number, plus, scaled, single

LETTERS: Final = ("i", "j", "k", "p", "q", "r", "s", "t")
"""Names of free indices, in the order in which they are taken."""

_NAMES: Final = Text("must name one free index for each axis", "debe nombrar un índice libre por cada eje")
_TAKEN: Final = Text("must be a name that does not occur yet", "debe ser un nombre que aún no aparezca")
_SYMBOL: Final = Text("must be a symbol or a member of a family", "debe ser un símbolo o un miembro de una familia")


@dataclass(frozen=True, slots=True)
class Form:
    """A sum over typed indices in normal form, as a function of its free indices.

    Arguments:
        poly: the normal form.
        indices: the free indices of the entries, in order; an axis with one element has the index 1.
    """

    poly: Poly
    indices: tuple[Index, ...] = ()

    def __add__(self, other: Form | int | Fraction) -> Form:
        other = _form(other)
        return Form(plus((self.poly, other.poly)), _joined(self, other))

    def __sub__(self, other: Form | int | Fraction) -> Form:
        other = _form(other)
        return Form(minus(self.poly, other.poly), _joined(self, other))

    def __mul__(self, other: Form | int | Fraction) -> Form:
        other = _form(other)
        return Form(times(self.poly, other.poly), _joined(self, other))

    def __rmul__(self, other: int | Fraction) -> Form:
        return Form(scaled(self.poly, Fraction(other)), self.indices)

    def __neg__(self) -> Form:
        return Form(scaled(self.poly, -1), self.indices)

    def __pow__(self, exponent: int | Fraction) -> Form:
        return Form(power(self.poly, exponent), self.indices)

    def at(self, *indices: Index) -> Form:
        """The form with other free indices, none of them captured by a sum inside.

        Raises:
            Refused: not one index for each of its own, or one of another axis.
        """
        if len(indices) != len(self.indices) or any(
            a.axis is not b.axis for a, b in zip(indices, self.indices, strict=True)
        ):
            raise Refused("indices", _NAMES, indices)
        renaming = {a: b for a, b in zip(self.indices, indices, strict=True) if a.kind == "free"}
        return Form(substituted(self.poly, renaming), tuple(indices))

    def summed(self, *indices: Index) -> Form:
        """Σ over some of the free indices, each over its whole axis."""
        return Form(summed(self.poly, indices), tuple(i for i in self.indices if i not in indices))

    def latex(self) -> str:
        """The form in LaTeX, with letters for its bound indices that occur nowhere else.

        Example:
            >>> from teorema.symbolic.calculus import matrix, vector
            >>> print(components(matrix("W", "m", "n") @ vector("x", "n")).latex())
            \\sum_{k=1}^{n} W_{ik}\\,x_{k}
        """
        from teorema.symbolic.indices.writing import latex

        return latex(self.poly)

    def __str__(self) -> str:
        return self.latex()


def _form(value: Form | int | Fraction) -> Form:
    return value if isinstance(value, Form) else Form(number(Fraction(value)))


def _joined(a: Form, b: Form) -> tuple[Index, ...]:
    return (*a.indices, *(i for i in b.indices if i not in a.indices))


def components(expression: Expr, indices: tuple[str, ...] = ()) -> Form:
    """The entry of an expression at free indices, as sums over typed axes in normal form.

    Arguments:
        expression: any expression of the calculus, of any shape.
        indices: names for the row and the column; of a column, for the row only; letters that do not occur in it by default.

    Raises:
        Beyond: an expression that the index calculus does not know, or one beyond its limits.
        Refused: a name that already stands for something else in the expression, or not one name for each axis.

    Example:
        >>> from teorema.symbolic.calculus import Inner, vector
        >>> x = vector("x", "n")
        >>> print(components(Inner(x, x)))
        \\sum_{k=1}^{n} x_{k}^{2}
    """
    refuse_large(expression)
    axes = [axis(d) for d in expression.shape]
    open_axes = [one for one in axes if not one.single]
    taken = names_in(expression)
    names = list(indices) or [name for name in LETTERS if name not in taken]
    names += [f"i_{k}" for k in range(len(open_axes) - len(names))]
    if indices and len(indices) not in (len(open_axes), len(axes)):
        raise Refused("indices", _NAMES, indices)
    if indices and (clash := sorted(set(indices) & taken)):
        raise Refused("indices", _TAKEN, clash[0])
    if indices and len(indices) == len(axes):
        places = [named(name, one) for name, one in zip(names, axes, strict=True)]
    else:
        letters = iter(names)
        places = [literal(1, one) if one.single else named(next(letters), one) for one in axes]
    return Form(Reader().at(expression, *places), tuple(places))


def names_in(expression: Expr) -> set[str]:
    """Names of the sizes and free indices that an expression mentions."""
    found: set[str] = set()
    seen: set[int] = set()
    pending = [expression]
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        pending += node.children()
        for field in ("dim", "at", "row", "column", "rows", "columns", "order", "start", "stop"):
            value = getattr(node, field, None)
            if isinstance(value, sp.Basic):
                found |= {symbol.name for symbol in value.free_symbols if hasattr(symbol, "name")}
        for d in node.shape:
            found |= {symbol.name for symbol in sp.sympify(d).free_symbols if hasattr(symbol, "name")}
    return found


def differentiate(form: Form | Expr, symbol: Expr, indices: tuple[str | Index, ...] = ()) -> Form:
    """The derivative by the entry of a symbol; its indices come after those of the form.

    Arguments:
        form: a form, or an expression whose components are taken.
        symbol: a symbol, or a member of a family.
        indices: names for the entry of the symbol, or indices; letters that do not occur yet by default.

    Raises:
        Beyond: a derivative that the index calculus does not know, as by the parameter of a function.
        Refused: a name that already occurs, or `symbol` is no symbol.

    Example:
        >>> from teorema.symbolic.calculus import Inner, matrix, vector
        >>> W, x = matrix("W", "m", "n"), vector("x", "n")
        >>> print(differentiate(W @ x, W))
        \\delta_{ij}\\,x_{k}
    """
    by, places = entry_of(symbol, form, indices)
    form = form if isinstance(form, Form) else components(form)
    return Form(derivative(form.poly, by), (*form.indices, *places))


def entry_of(symbol: Expr, form: Form | Expr, indices: tuple[str | Index, ...]) -> tuple[Slot, tuple[Index, ...]]:
    """The entry to differentiate by, and its indices."""
    if isinstance(symbol, leaves.Symbol):
        name, layer = symbol.name, None
    elif isinstance(symbol, leaves.Member):
        reader = Reader()
        ((mono, _),) = reader.at(symbol, *(literal(1, axis(d)) for d in symbol.shape)).terms.items()
        ((atom, _),) = mono
        name, layer = symbol.family.name, atom.parts[2]
    else:
        raise Refused("symbol", _SYMBOL, str(symbol))
    axes = [axis(d) for d in symbol.shape]
    form = form if isinstance(form, Form) else components(form)
    taken = {str(i.name) for i in (*form.poly.free, *form.indices)} | names_in(symbol)
    letters = (name for name in chain(LETTERS, (f"i_{k}" for k in count(1))) if name not in taken)
    given = list(indices)
    open_axes = [one for one in axes if not one.single]
    if given and len(given) not in (len(open_axes), len(axes)):
        raise Refused("indices", _NAMES, indices)
    if clash := [one for one in given if isinstance(one, str) and one in taken]:
        raise Refused("indices", _TAKEN, clash[0])
    full = len(given) == len(axes)
    queue = iter(given)
    places = []
    for over in axes:
        if over.single and not full:
            places.append(literal(1, over))
            continue
        one = next(queue) if given else next(letters)
        places.append(one if isinstance(one, Index) else named(one, over))
    return Slot(name, layer, tuple(axes), tuple(places)), tuple(places)


def kronecker(i: Index, j: Index) -> Form:
    """δ_ij, which is 1 where the two are equal.

    Example:
        >>> from teorema.symbolic.indices.axes import free
        >>> print(kronecker(free("i", "n"), free("j", "n")))
        \\delta_{ij}
    """
    return Form(delta(i, j), tuple(one for one in (i, j) if one.kind == "free"))


def entry_form(symbol: Expr, *indices: Index) -> Form:
    """The entry of an expression at the given indices.

    Example:
        >>> from teorema.symbolic.calculus import matrix
        >>> from teorema.symbolic.indices.axes import free
        >>> print(entry_form(matrix("A", "m", "n"), free("p", "m"), free("q", "n")))
        A_{pq}
    """
    axes = [axis(d) for d in symbol.shape]
    if len(indices) != len(axes) or any(i.axis is not one for i, one in zip(indices, axes, strict=True)):
        raise Refused("indices", _NAMES, indices)
    return Form(Reader().at(symbol, *indices), tuple(i for i in indices if i.kind == "free"))


__all__ = ["Form", "components", "differentiate", "entry_form", "kronecker", "single"]
