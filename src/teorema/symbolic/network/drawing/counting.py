"""How many parameters a drawn network has: exact polynomials in the names of its widths."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from teorema.symbolic.calculus import scalars
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.network.drawing.notation import name_markup

Width = int | str


def layer_count(before: Width, after: Width) -> Scalar:
    """N_l (N_{l-1} + 1), multiplied out.

    Example:
        >>> layer_count(4, 5), layer_count("p", 3)
        (25, 3*p + 3)
    """
    return sp.expand(_size(after) * (_size(before) + 1))


def total_count(widths: Sequence[Width]) -> Scalar:
    """Σ_{l=1}^L N_l (N_{l-1} + 1), multiplied out.

    Example:
        >>> total_count([4, 5, 1]), total_count([3, "m", 1])
        (31, 5*m + 1)
    """
    return sp.expand(sum(layer_count(before, after) for before, after in pairwise(widths)))


def polynomial(value: Scalar, widths: Sequence[Width]) -> str:
    """A polynomial in the names among the widths as markup, names in the order of the layers.

    Example:
        >>> polynomial(total_count(["p", "m", "m", 2]), ["p", "m", "m", 2])
        'p·m + m^{2} + 4·m + 2'
    """
    names = list(dict.fromkeys(one for one in widths if isinstance(one, str)))
    if not names:
        return str(value)
    terms = sp.Poly(value, *map(scalars.size, names)).terms()
    written = []
    for exponents, coefficient in terms:
        factors = [
            name_markup(name) + (f"^{{{exponent}}}" if exponent > 1 else "")
            for name, exponent in zip(names, exponents, strict=True)
            if exponent
        ]
        written.append("·".join([str(coefficient), *factors] if coefficient != 1 or not factors else factors))
    return " + ".join(written)


def layer_sum(before: Width, after: Width) -> str:
    """Weights plus biases of a layer and, where that says more, what they come to.

    Example:
        >>> layer_sum(4, 5), layer_sum(3, "m"), layer_sum("p", "m"), layer_sum("m", 1)
        ('5·4 + 5 = 25', 'm·3 + m = 4·m', 'm·p + m', '1·m + 1 = m + 1')
    """
    rows, columns = width_markup(after), width_markup(before)
    said = f"{rows}·{columns} + {rows}"
    if isinstance(before, str) and after not in (1, before):
        return said
    return f"{said} = {polynomial(layer_count(before, after), [before, after])}"


def total_sum(widths: Sequence[Width]) -> str:
    """The parameters of all layers: the sum over the layers where all are numbers, else the polynomial.

    Example:
        >>> total_sum([4, 5, 1]), total_sum(["p", "m", 1])
        ('25 + 6 = 31', 'p·m + 2·m + 1')
    """
    total = polynomial(total_count(widths), widths)
    counts = [layer_count(before, after) for before, after in pairwise(widths)]
    return f"{' + '.join(map(str, counts))} = {total}" if len(counts) > 1 and total.isdecimal() else total


def width_markup(width: Width) -> str:
    """A width as it is drawn.

    Example:
        >>> width_markup(5), width_markup("N_1")
        ('5', 'N_{1}')
    """
    return name_markup(width) if isinstance(width, str) else str(width)


def _size(width: Width) -> Scalar:
    return scalars.size(width) if isinstance(width, str) else scalars.rational(width)
