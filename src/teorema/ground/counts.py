"""How many neurons, parameters and operations a network of given widths has: integer formulas, nothing else (piece 09)."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable
from typing import Any, Final, Literal

from teorema.ground.errors import Refused
from teorema.ground.text import Text

CostModel = Literal["mac", "slide", "flops"]
Order = Literal["reverse", "forward"]

_WIDTHS: Final = Text(
    "must be at least two positive integers, inputs first",
    "deben ser al menos dos enteros positivos, primero las entradas",
)
_POSITIVE: Final = Text("must be a positive integer", "debe ser un entero positivo")
_NATURAL: Final = Text("must be an integer, at least 0", "debe ser un entero, al menos 0")
_MODEL: Final = Text("must be one of mac, slide, flops", "debe ser uno de mac, slide, flops")
_ORDER: Final = Text("must be reverse or forward", "debe ser reverse o forward")


def as_widths(widths: Iterable[Any]) -> tuple[int, ...]:
    """The widths N_0, ..., N_L as Python integers.

    Arguments:
        widths: at least two positive integers; NumPy integers are taken, booleans and floats are not.

    Raises:
        Refused: fewer than two widths, or one that is no positive integer.

    Example:
        >>> as_widths([4, 5, 1])
        (4, 5, 1)
        >>> as_widths([4, -5, 1])
        Traceback (most recent call last):
        teorema.ground.errors.Refused: widths: must be at least two positive integers, inputs first, got -5
    """
    if isinstance(widths, str | bytes) or not isinstance(widths, Iterable):
        raise Refused("widths", _WIDTHS, widths)
    checked = tuple(_integer("widths", one, _WIDTHS, least=1) for one in widths)
    if len(checked) < 2:
        raise Refused("widths", _WIDTHS, list(checked))
    return checked


def neuron_count(widths: Iterable[int]) -> int:
    """Σ_{l=1}^L N_l: the input layer has no neurons.

    Raises:
        Refused: what `as_widths` refuses.

    Example:
        >>> neuron_count([4, 5, 1])
        6
    """
    return sum(as_widths(widths)[1:])


def param_terms(widths: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """(N_l, N_{l-1}) for l = 1, ..., L: the shapes of the weight matrices, summands of every count here.

    Raises:
        Refused: what `as_widths` refuses.

    Example:
        >>> " + ".join(f"{rows}·({columns}+1)" for rows, columns in param_terms([4, 5, 1]))
        '5·(4+1) + 1·(5+1)'
    """
    checked = as_widths(widths)
    return tuple(zip(checked[1:], checked, strict=False))


def param_count(widths: Iterable[int]) -> int:
    """d = Σ_{l=1}^L N_l (N_{l-1} + 1), weights and biases.

    Raises:
        Refused: what `as_widths` refuses.

    Source: Liquet 5.1.

    Example:
        >>> param_count([4, 5, 1])
        31
    """
    return sum(rows * (columns + 1) for rows, columns in param_terms(widths))


def forward_cost(widths: Iterable[int], model: str = "slide") -> int:
    """Operations of one forward pass of one sample, in one of three ways of counting.

    Arguments:
        widths: N_0, ..., N_L.
        model: "mac" Σ N_l N_{l-1}, the multiply-adds alone; "slide" Σ N_l (N_{l-1} + 2), one more per bias and per
            activation; "flops" Σ N_l (2 N_{l-1} + 1): N_{l-1} products, N_{l-1} sums (bias included), one activation.

    Raises:
        Refused: an unknown model; and what `as_widths` refuses.

    Source: the slides on multilayer networks, forward propagation; Liquet 5.1.

    Example:
        >>> [forward_cost([4, 5, 1], model) for model in ("mac", "slide", "flops")]
        [25, 37, 56]
    """
    per_neuron = {"mac": (1, 0), "slide": (1, 2), "flops": (2, 1)}.get(model)
    if per_neuron is None:
        raise Refused("model", _MODEL, model)
    slope, constant = per_neuron
    return sum(rows * (slope * columns + constant) for rows, columns in param_terms(widths))


def backward_cost(widths: Iterable[int], inputs: bool = False) -> int:
    """2 Σ_{l=1}^L N_l N_{l-1} - N_1 N_0: multiply-adds of one backward pass of one sample.

    One product per weight for its gradient δ aᵀ, and one per weight for Wᵀδ in every layer but the first.

    Arguments:
        widths: N_0, ..., N_L.
        inputs: whether ∂C/∂x is formed too, which costs the N_1 N_0 that are subtracted.

    Raises:
        Refused: what `as_widths` refuses.

    Source: Liquet 5.4; Griewank and Walther (2008), 3.3.

    Example:
        >>> backward_cost([784, 30, 10]), forward_cost([784, 30, 10], "mac")
        (24120, 23820)
    """
    shapes = param_terms(widths)
    first = 0 if inputs else shapes[0][0] * shapes[0][1]
    return 2 * sum(rows * columns for rows, columns in shapes) - first


def chain_cost(widths: Iterable[int], order: str = "reverse") -> int:
    """Multiplications that form ∂ŷ/∂x from the L layer Jacobians, J_l of shape (N_l, N_{l-1}), from one end.

    Arguments:
        widths: N_0, ..., N_L.
        order: "reverse" begins at the output, ((J_L J_{L-1}) ⋯) J_1, and costs N_L Σ_{l=1}^{L-1} N_{l-1} N_l; "forward"
            begins at the input, J_L (⋯ (J_2 J_1)), and costs N_0 Σ_{l=2}^L N_{l-1} N_l.

    Raises:
        Refused: another order; and what `as_widths` refuses.

    Source: Griewank and Walther (2008), 3.1-3.2.

    Example:
        >>> chain_cost([1000, 100, 100, 1]), chain_cost([1000, 100, 100, 1], "forward")
        (110000, 10100000)
    """
    shapes = param_terms(widths)
    if order not in ("reverse", "forward"):
        raise Refused("order", _ORDER, order)
    seeds, used = (shapes[-1][0], shapes[:-1]) if order == "reverse" else (shapes[0][1], shapes[1:])
    return seeds * sum(rows * columns for rows, columns in used)


def cache_size(widths: Iterable[int], n: int = 1) -> int:
    """n (N_0 + 2 Σ_{l=1}^L N_l): the numbers z^[l] and a^[l] that a forward trace of n samples keeps.

    Raises:
        Refused: n is no positive integer; and what `as_widths` refuses.

    Example:
        >>> cache_size([4, 5, 1])
        16
    """
    checked = as_widths(widths)
    return _integer("n", n, _POSITIVE, least=1) * (checked[0] + 2 * sum(checked[1:]))


def constant_width_params(p: int, H: int, q: int, L: int) -> int:
    """H(p+1) + (L-2) H(H+1) + q(H+1): parameters of p inputs, L-1 hidden layers of width H, q outputs.

    Raises:
        Refused: an argument is no positive integer, or L < 2.

    Example:
        >>> constant_width_params(784, 30, 10, 4), param_count([784, 30, 30, 30, 10])
        (25720, 25720)
    """
    p, H, q = (_integer(name, value, _POSITIVE, least=1) for name, value in (("p", p), ("H", H), ("q", q)))
    L = _integer("L", L, Text("must be an integer, at least 2", "debe ser un entero, al menos 2"), least=2)
    return H * (p + 1) + (L - 2) * H * (H + 1) + q * (H + 1)


def widest_hidden(p: int, q: int, budget: int) -> int:
    """⌊(d - q) / (p + q + 1)⌋: the largest H for which the network p-H-q has at most d parameters.

    Arguments:
        p: number of inputs.
        q: number of outputs.
        budget: d, the parameters allowed.

    Raises:
        Refused: an argument is no positive integer, or not even H = 1 fits the budget.

    Example:
        >>> widest_hidden(784, 10, 100_000), param_count([784, 125, 10]), param_count([784, 126, 10])
        (125, 99385, 100180)
    """
    p, q = _integer("p", p, _POSITIVE, least=1), _integer("q", q, _POSITIVE, least=1)
    budget = _integer("budget", budget, _POSITIVE, least=1)
    least = p + 1 + 2 * q
    if budget < least:
        rule = Text(
            "must be at least {n}, which one hidden unit needs", "debe ser al menos {n}, lo que pide una unidad oculta"
        )
        raise Refused("budget", rule.format(n=least), budget)
    return (budget - q) // (p + q + 1)


def monomials(n: int, degree: int) -> int:
    """C(n + degree, degree): the monomials of at most this degree in n variables, the constant among them.

    Raises:
        Refused: n is no positive integer, or degree no integer >= 0.

    Example:
        >>> monomials(1000, 2)
        501501
    """
    n, degree = _integer("n", n, _POSITIVE, least=1), _integer("degree", degree, _NATURAL, least=0)
    return math.comb(n + degree, degree)


def merged_widths(first: Iterable[int], second: Iterable[int]) -> tuple[int, ...]:
    """Widths of the composition when the last layer of the first network is affine and merges into the second.

    The common width N_L = M_0 disappears: (N_0, ..., N_{L-1}, M_1, ..., M_K).

    Raises:
        Refused: the first network does not end where the second begins; and what `as_widths` refuses.

    Example:
        >>> merged_widths([4, 5, 2], [2, 3, 1])
        (4, 5, 3, 1)
    """
    one, two = as_widths(first), as_widths(second)
    if one[-1] != two[0]:
        rule = Text("must begin with {n}, the last width of first", "debe empezar con {n}, el último ancho de first")
        raise Refused("second", rule.format(n=one[-1]), list(two))
    return one[:-1] + two[1:]


def hidden_symmetries(widths: Iterable[int], odd: bool = False) -> int:
    """∏_{l=1}^{L-1} N_l!, the permutations of hidden units; for odd σ times 2^{Σ_{l=1}^{L-1} N_l}, the sign flips.

    Raises:
        Refused: what `as_widths` refuses.

    Source: Liquet 5.1-5.3.

    Example:
        >>> hidden_symmetries([3, 4, 5, 2]), hidden_symmetries([3, 4, 5, 2], odd=True)
        (2880, 1474560)
    """
    hidden = as_widths(widths)[1:-1]
    return math.prod(map(math.factorial, hidden)) * (2 ** sum(hidden) if odd else 1)


def _integer(name: str, value: Any, rule: Text, least: int) -> int:
    """The value as a Python integer; a boolean is a slip of the pen, not a width."""
    if type(value).__name__ in ("bool", "bool_"):  # Python's and NumPy's, whose name differs between versions
        raise Refused(name, rule, value)
    try:
        number = operator.index(value)
    except TypeError:
        raise Refused(name, rule, value) from None
    if number < least:
        raise Refused(name, rule, value)
    return number
