"""Symbols of this package's own: polynomials with integer coefficients, always expanded."""

from __future__ import annotations

from collections import Counter


class Polynomial:
    """A sum of products of names: Counter of sorted tuples of names."""

    def __init__(self, terms):
        self.terms = {product: factor for product, factor in terms.items() if factor}

    @property
    def free_symbols(self):
        """The polynomials that are its single names."""
        return {symbol(name) for product in self.terms for name in product}

    def xreplace(self, numbers):
        """The polynomial with names replaced by polynomials; a number where none is left."""
        total = constant(0)
        for product, factor in self.terms.items():
            term = constant(factor)
            for name in product:
                term = term * numbers.get(symbol(name), symbol(name))
            total = total + term
        return total if total.free_symbols else total.terms.get((), 0)

    def __add__(self, other):
        terms = Counter(self.terms)
        for product, factor in as_polynomial(other).terms.items():
            terms[product] += factor
        return Polynomial(terms)

    def __mul__(self, other):
        terms = Counter()
        for left, factor in self.terms.items():
            for right, also in as_polynomial(other).terms.items():
                terms[tuple(sorted(left + right))] += factor * also
        return Polynomial(terms)

    __radd__, __rmul__ = __add__, __mul__

    def __sub__(self, other):
        return self + as_polynomial(other) * -1

    def __pow__(self, exponent):
        return self * self ** (exponent - 1) if exponent else constant(1)

    def __eq__(self, other):
        return self.terms == as_polynomial(other).terms

    def __hash__(self):
        return hash(frozenset(self.terms.items()))

    def __repr__(self):
        return " + ".join("*".join([str(factor), *product]) for product, factor in sorted(self.terms.items())) or "0"


def symbol(name):
    """A polynomial that is one name."""
    return Polynomial({(name,): 1})


def constant(number):
    """A polynomial without names."""
    return Polynomial({(): number})


def as_polynomial(value):
    """Numbers count as polynomials."""
    return value if isinstance(value, Polynomial) else constant(value)
