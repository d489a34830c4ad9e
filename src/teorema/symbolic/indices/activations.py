"""The laws of the activations: each in its generator, the logistic for tanh, the absolute value for ReLU."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.indices.arithmetic import (
    absolute,
    power,
    sign,
    times,
)
from teorema.symbolic.indices.laws import HALF, LAWS, exponential, function, kept, logarithm
from teorema.symbolic.indices.terms import (
    ONE,
    ZERO,
    Poly,
    minus,
    number,
    plus,
    scaled,
    single,
    size_atom,
)


@lru_cache(maxsize=64)
def slopes(order: int) -> tuple[int, ...]:
    """Coefficients of the derivative of this order of the logistic as a polynomial in the logistic s: s, s - s², s - 3s² + 2s³, ..."""
    if order == 0:
        return (0, 1)
    before = slopes(order - 1)
    made = [0] * (len(before) + 1)
    for k, c in enumerate(before):
        made[k] += k * c
        made[k + 1] -= k * c
    return tuple(made)


def _in_logistic(order: int, s: Poly) -> Poly:
    parts, by = [], ONE
    for c in slopes(order):
        parts.append(scaled(by, c))
        by = times(by, s)
    return plus(parts)


def _logistic(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    """σ(−u) = 1 − σ(u), σ(0) = 1/2 and σ′ = σ(1 − σ)."""
    if not u:
        return _in_logistic(order, number(HALF))
    turned = sign(u) < 0
    s = kept("logistic", 0, scaled(u, -1) if turned else u)
    return _in_logistic(order, minus(ONE, s) if turned else s)


def _logistic_exp(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    return _in_logistic(order, power(plus((ONE, exponential(scaled(u, -1)))), -1))


def _tanh(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    """tanh u = 2σ(2u) − 1."""
    s = function("logistic", order, None, (scaled(u, 2),))
    return minus(scaled(s, 2), ONE) if order == 0 else scaled(s, 2 * 2**order)


def _bipolar(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    s = scaled(function("logistic", order, None, (u,)), 2)
    return minus(s, ONE) if order == 0 else s


def _softplus(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    """softplus(−u) = softplus(u) − u, and softplus′ = σ."""
    if order:
        return function("logistic", order - 1, None, (u,))
    if sign(u) < 0:
        return plus((kept("softplus", 0, scaled(u, -1)), u))
    return None


def _softplus_exp(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    return None if order else logarithm(plus((ONE, exponential(u))))


def _sloped(order: int, u: Poly, below: Poly) -> Poly:
    """u from 0 on and `below`·u before, by |u|."""
    if order > 1:
        return ZERO
    side = function("abs", order, None, (u,))
    up, down = plus((ONE, below)), minus(ONE, below)
    line = (u, ONE)[order]
    return scaled(plus((times(up, line), times(down, side))), HALF)


def _relu(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    """ReLU(u) = (u + |u|)/2."""
    return _sloped(order, u, ZERO)


def _leaky_relu(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    return _sloped(order, u, rest[0]) if rest else None


def _hard_tanh(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    ends = [function("abs", order, None, (plus((u, number(k))),)) for k in (1, -1)]
    return scaled(minus(*ends), HALF)


def _sign_step(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    return ZERO if order else minus(scaled(kept("step", 0, u), 2), ONE)


def _step(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    return ZERO if order else None


def _softsign(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    over = plus((ONE, absolute(u)))
    if order == 0:
        return times(u, power(over, -1))
    if order == 1:
        return power(over, -2)
    return scaled(times(function("abs", 1, None, (u,)), power(over, -3)), -2) if order == 2 and u else None


def _silu(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    return _times_u("logistic", order, u)


def _gelu(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    return _times_u("normal_cdf", order, u)


def _times_u(name: str, order: int, u: Poly) -> Poly:
    """The derivative of u f(u): u f⁽ⁿ⁾ + n f⁽ⁿ⁻¹⁾."""
    parts = [times(u, function(name, order, None, (u,)))]
    if order:
        parts.append(scaled(function(name, order - 1, None, (u,)), order))
    return plus(parts)


def _normal_cdf(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    """Φ(−u) = 1 − Φ(u) and Φ′ = e^{−u²/2}/√(2π)."""
    if order == 0:
        if not u:
            return number(HALF)
        if sign(u) < 0:
            return minus(ONE, kept("normal_cdf", 0, scaled(u, -1)))
        return kept("normal_cdf", 0, u)
    root = power(scaled(single(size_atom(sp.pi)), 2), -HALF)
    return times(root, _bump(order - 1, u, HALF))


def _bump(order: int, u: Poly, rate: Fraction) -> Poly:
    """The derivative of e^{−rate u²}: a polynomial in u times the bump itself."""
    coefficients = [Fraction(1)]
    for _ in range(order):
        slope = [k * c for k, c in enumerate(coefficients)][1:] + [Fraction(0)] * 2
        coefficients = [s - 2 * rate * c for s, c in zip(slope, [Fraction(0), *coefficients], strict=False)]
    bump = exponential(scaled(times(u, u), -rate))
    parts, by = [], bump
    for c in coefficients:
        parts.append(scaled(by, c))
        by = times(by, u)
    return plus(parts)


def _sinh(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    up, down = exponential(u), exponential(scaled(u, -1))
    return scaled(plus((up, down)) if order % 2 else minus(up, down), HALF)


def _cos(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly:
    """cos is even, its derivative odd, and the second derivative is −cos."""
    if not u:
        return number((1, 0, -1, 0)[order % 4])
    turned = sign(u) < 0
    value = kept("cos", order % 2, scaled(u, -1) if turned else u)
    return scaled(value, (-1 if order % 4 >= 2 else 1) * (-1 if turned and order % 2 else 1))


def _arctan(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    over = plus((ONE, times(u, u)))
    if order == 0:
        if not u:
            return ZERO
        return scaled(kept("arctan", 0, scaled(u, -1)), -1) if sign(u) < 0 else None
    if order == 1:
        return power(over, -1)
    return scaled(times(u, power(over, -2)), -2) if order == 2 else None


def _double_exponential(order: int, u: Poly, rest: tuple[Poly, ...]) -> Poly | None:
    if not rest or order > 2:
        return None
    value = exponential(scaled(times(rest[0], absolute(u)), -1))
    if order == 1:
        return scaled(times(rest[0], function("abs", 1, None, (u,)), value), -1)
    return times(rest[0], rest[0], value) if order else value


LAWS.update(
    {
        ("logistic", 1): _logistic,
        ("logistic", 2): _logistic_exp,
        ("tanh", 1): _tanh,
        ("bipolar", 1): _bipolar,
        ("softplus", 1): _softplus,
        ("softplus", 2): _softplus_exp,
        ("relu", 1): _relu,
        ("leaky_relu", 1): _leaky_relu,
        ("hard_tanh", 1): _hard_tanh,
        ("sign_step", 1): _sign_step,
        ("step", 1): _step,
        ("softsign", 1): _softsign,
        ("silu", 1): _silu,
        ("gelu", 1): _gelu,
        ("normal_cdf", 1): _normal_cdf,
        ("gaussian", 1): lambda order, u, rest: _bump(order, u, Fraction(1)),
        ("half_gaussian", 1): lambda order, u, rest: _bump(order, u, HALF),
        ("sinh", 1): _sinh,
        ("cos", 1): _cos,
        ("arctan", 1): _arctan,
        ("double_exponential", 1): _double_exponential,
    }
)
