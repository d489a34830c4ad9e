"""Piece 16, difference quotients, rounding, and a question that says nothing."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact
from teorema.ground.residues import Residues
from teorema.ground.text import Text
from teorema.numeric.activations import relu
from teorema.numeric.backprop import backprop
from teorema.numeric.batch_gradients import best_step, difference_bound
from teorema.numeric.chain_rule import difference_jacobian
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network
from teorema.numeric.losses import Loss
from teorema.numeric.softmax import Softmax
from teorema.symbolic.statements.batch_gradients.quotients import BEST_STEP, CENTRAL, CUBE, KINK, TOTAL_ERROR
from teorema.symbolic.statements.batch_gradients.rounding import EMPTY_QUESTION, ROUNDING

from .batch_runs import (
    by_layer,
    cancelling,
    climbing,
    exactly,
    exponentials,
    floats_of,
    in_turn,
    quotients,
    summed,
)
from .gradients import free, residues
from .strategies import rationals

QUARTICS = Text(
    "polynomials of degree at most 4 with rational coefficients, M the supremum itself or more",
    "polinomios de grado a lo sumo 4 con coeficientes racionales, M el supremo mismo o más",
)


@exact(CENTRAL, points=quotients(), scope=QUARTICS)
def the_quotient_of_a_quartic_is_within_the_bound(claim: Any, point: Any) -> Any:
    return claim.at(point)


@exact(
    CENTRAL,
    points=exponentials(),
    scope=Text(
        "the exponential at logarithms of rationals, M its largest value",
        "la exponencial en logaritmos de racionales, M su mayor valor",
    ),
    cases=20,
    blind={
        "any-bound": Text("M is the supremum at every point", "M es el supremo en todos los puntos"),
    },
)
def the_quotient_of_the_exponential_is_within_the_bound(claim: Any, point: Any) -> Any:
    return claim.at(point)


def halves(limit: int) -> st.SearchStrategy[Fraction]:
    """Multiples of 1/8: floats compute the cubes of their sums without rounding."""
    return st.integers(-8 * limit, 8 * limit).map(lambda k: Fraction(k, 8))


def difference(f: Any, at: Fraction, h: Fraction, scheme: str) -> Fraction:
    """The quotient that the code computes, as the rational it is."""
    found = difference_jacobian(f, np.array([[float(at)]]), h=float(h), scheme=scheme)
    return Fraction(float(found[0, 0]))


steps = st.integers(0, 4).map(lambda k: Fraction(1, 2**k))


@exact(
    CUBE,
    points=st.builds(lambda w, h: Point({"w": w, "h": h}), halves(4), steps),
    scope=Text(
        "multiples of 1/8 and steps 1 to 1/16, where the floats of the code round nothing",
        "múltiplos de 1/8 y pasos de 1 a 1/16, donde los flotantes del código no redondean",
    ),
)
def the_code_makes_the_errors_of_a_cube(claim: Any, point: Any) -> Any:
    q, p = (difference(lambda u: u**3, point["w"], point["h"], one) for one in ("central", "forward"))
    return claim.at({**point, "q": q, "p": p})


@exact(TOTAL_ERROR, points=quotients(positive=True), scope=QUARTICS)  # the code wants positive numbers
def the_bound_of_the_code_holds_the_noise_too(claim: Any, point: Any) -> Any:
    return claim.at({**point, "E": difference_bound(point["h"], point["eps"], point["M"])})


@st.composite
def noises(draw: Any) -> Point:
    """ε and M for which the best step is rational, and a step, often that one."""
    best, eps = (draw(st.builds(Fraction, st.integers(1, 6), st.integers(1, 6))) for _ in range(2))
    h = draw(st.one_of(st.just(best), rationals().map(lambda t: abs(t) + Fraction(1, 3))))
    return Point({"eps": eps, "M": 3 * eps / best**3, "h": h})


@exact(
    BEST_STEP,
    points=noises(),
    scope=Text("rational ε and M with a rational best step", "ε y M racionales con un mejor paso racional"),
)
def the_step_of_the_code_is_the_best(claim: Any, point: Any) -> Any:
    found = best_step(float(point["eps"]), float(point["M"]))
    best = Fraction(found).limit_denominator(100)
    assert abs(float(best) - found) <= 1e-12 * found
    return claim.at({**point, "best": best})


@exact(
    KINK,
    points=st.builds(lambda h: Point({"h": h}), st.integers(-3, 40).map(lambda k: Fraction(2) ** -k)),
    scope=Text("steps from 8 to 2⁻⁴⁰, ReLU of the catalogue", "pasos de 8 a 2⁻⁴⁰, la ReLU del catálogo"),
    cases=15,
)
def the_code_at_the_kink_of_relu(claim: Any, point: Any) -> Any:
    f, h, zero = relu().f, point["h"], Fraction(0)
    return claim.at(
        {
            **point,
            "q": difference(f, zero, h, "central"),
            "p": difference(f, zero, h, "forward"),
            "m": difference(lambda u: -f(-u), zero, h, "forward"),
            "s": Fraction(float(relu().df(np.array([[0.0]]))[0, 0])),
        }
    )


@st.composite
def inner_products(draw: Any, bits: st.SearchStrategy[int], least: int = 1) -> Point:
    """Vectors of numbers of so many bits: random ones, and those whose every rounding goes the same way."""
    precision, n = draw(bits), draw(st.integers(least, 6))
    kind = draw(st.sampled_from(["random", "climbing", "cancelling"]))
    if kind == "random":
        small = min(precision, 10)
        number = st.builds(
            lambda k, e: Fraction(k) * Fraction(2) ** e, st.integers(-(2**small) + 1, 2**small - 1), st.integers(-4, 4)
        )
        x, y = (draw(st.lists(number, min_size=n, max_size=n)) for _ in range(2))
    else:
        x, y = climbing(n, precision) if kind == "climbing" else cancelling(precision)
    made = [np.array([[one] for one in vector], dtype=object) for vector in (x, y)]
    order = draw(st.sampled_from(["in turn", "at random", "fused"]))
    return Point(
        {"x": made[0], "y": made[1], "n": len(x), "u": Fraction(1, 2**precision), "bits": precision, "order": order},
        length=len(x),
        bits=precision,
    )


def entries(vector: Any) -> list[Fraction]:
    return [Fraction(one) for one in vector.flat]


@exact(
    ROUNDING,
    # With two bits and five entries n u exceeds 1: there the bound says nothing, and vectors of any length break it.
    points=st.one_of(inner_products(st.integers(2, 12)), inner_products(st.just(2), least=5)),
    scope=Text(
        "an arithmetic of 2 to 12 bits, ties to even: term by term, in random order, with fused multiply-adds",
        "una aritmética de 2 a 12 bits, empates al par: término a término, en orden al azar, con suma y producto fundidos",
    ),
)
def rounded_products_in_every_order(claim: Any, point: Any) -> Any:
    x, y = entries(point["x"]), entries(point["y"])
    return claim.at({**point, "s": summed(x, y, point["bits"], point["order"], Random(len(x)))})


@exact(
    ROUNDING,
    points=inner_products(st.sampled_from([24, 53])),
    scope=Text(
        "float32 and float64, in turn by scalar operations and by NumPy's product",
        "float32 y float64, en orden con operaciones escalares y con el producto de NumPy",
    ),
    blind={
        "any-length": Text(
            "with 24 bits the vectors would need 16 million entries",
            "con 24 bits los vectores necesitarían 16 millones de entradas",
        )
    },
)
def products_of_floats(claim: Any, point: Any) -> Any:
    dtype = np.float32 if point["bits"] == 24 else np.float64
    x, y = (floats_of(entries(point[name]), dtype) for name in "xy")
    (turn,) = exactly([in_turn(x, y)])
    (blas,) = exactly([x @ y])
    verdicts = [claim.at({**point, "s": turn}), claim.at({**point, "s": blas})]
    return all(verdicts)


@st.composite
def questions(draw: Any) -> Point:
    """A network of residues with free activations, softmax or none at the end, and u: constant or random."""
    rng = Random(draw(st.integers(0, 2**32)))
    N = (*draw(st.lists(st.integers(1, 3), min_size=1, max_size=3)), draw(st.integers(2, 4)))
    system = residues()
    constant = draw(st.booleans())
    u = [[rng.randint(1, 9)]] * N[-1] if constant else [[k + rng.randint(1, 9) * 10] for k in range(N[-1])]
    return Point(
        {
            "N": N,
            "L": len(N) - 1,
            "l": draw(st.integers(1, len(N) - 1)),
            "last": draw(st.sampled_from(["softmax", "identity"])),
            "u": Residues(u),
            "parameters": [(system.drawn(rng, m, n), system.drawn(rng, m, 1)) for n, m in pairwise(N)],
            "x": system.drawn(rng, N[0], 1),
            "free": free(system, rng, 1),
        },
        depth=len(N) - 1,
        width=max(N),
    )


@exact(
    EMPTY_QUESTION,
    points=questions(),
    scope=Text(
        "residues modulo 2^61 − 1, free σ and exp with exp' = exp, depths 1 to 3",
        "residuos módulo 2^61 − 1, σ libre y exp con exp' = exp, profundidades 1 a 3",
    ),
)
def the_backward_pass_answers_with_zeros(claim: Any, point: Any) -> Any:
    functions, u = point["free"], point["u"]
    last = [Softmax(functions.exp, functions.shift)] if point["last"] == "softmax" else []
    hidden = [Layer(W, b, functions.sigma) for W, b in point["parameters"][:-1]]
    network = Network([*hidden, Layer(*point["parameters"][-1], *last)])
    question = Loss(
        "question",
        Text("question", "pregunta"),
        value=lambda yhat, y: (u * yhat).sum(axis=0, keepdims=True),
        gradient=lambda yhat, y: u,
    )
    g = backprop(network, forward(network, point["x"]), u * 0, question)
    return claim.at({**point, "G": by_layer(g.W)})
