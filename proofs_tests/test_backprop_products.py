"""Piece 15, what follows from the equations: products, linear and modified neurons, bounds that let gradients vanish."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, Activation
from teorema.numeric.backprop import backprop, delta_product
from teorema.numeric.bounded import Bounded
from teorema.numeric.forward import forward
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.statements.backprop.products import BOUND, LINEAR, MODIFIED, PRODUCT, VANISHING

from .backprop_runs import LINE, MODULO, RATIONAL, Definition, executed, residue_points, samples
from .batch_runs import batches_with_targets
from .passes import RAMP
from .strategies import CUBIC, network_of


@exact(PRODUCT, points=samples, scope=RATIONAL, cases=25)
def the_product_is_the_derivative_of_the_cost(claim: Any, point: Any) -> Any:
    """δ and every Jacobian by tangents, none by a formula."""
    meant = Definition(point)
    return claim.at({**point, **meant.letters(), "J": meant.jacobians()})


@exact(PRODUCT, points=residue_points(), scope=MODULO)
def the_code_multiplies_the_same_matrices(claim: Any, point: Any) -> Any:
    """Left `delta_product`, whose matrices are pulled back, right Jacobians by tangents and the gradient of the loss."""
    network, meant = network_of(point), Definition(point)
    delta = delta_product(network, meant.trace, point["target"], point["loss"], point["l"])
    found = executed(point)
    return claim.at({**point, **found, "delta": {point["l"]: delta}, "J": meant.jacobians()})


_LINEAR = (ACTIVATIONS["identity"],)


@exact(
    LINEAR,
    points=st.one_of(batches_with_targets(_LINEAR, batch=(1, 1)), batches_with_targets((CUBIC,), batch=(1, 1))),
    scope=Text(
        "rational linear networks, depths 1 to 3, widths 1 to 3, two losses",
        "redes lineales racionales, profundidades 1 a 3, anchos 1 a 3, dos pérdidas",
    ),
    cases=30,
)
def linear_neurons_multiply_by_weights_alone(claim: Any, point: Any) -> Any:
    return claim.at({**point, **Definition(point).letters()})


def one_modified(sigma: Activation, phi: Activation, j: int) -> Activation:
    """σ in all units but j, which has φ; on arrays of any number system."""

    def mixed(of_sigma: Any, of_phi: Any) -> Any:
        def f(z: Any) -> Any:
            chosen = np.array([[int(i == j - 1)] for i in range(z.shape[0])], dtype=object)
            if isinstance(z, Tangent):
                chosen = Tangent(chosen, chosen * 0)
            return of_sigma(z) * (1 - chosen) + of_phi(z) * chosen

        return f

    return Activation("modified", f=mixed(sigma.f, phi.f), df=mixed(sigma.df, phi.df))


_PHI = Activation("fourth power", f=lambda u: u * u * u * u + u, df=lambda u: u * u * u * 4 + 1)


@st.composite
def modified(draw: Any) -> Point:
    """A network, a layer l and a unit j of it."""
    point = draw(batches_with_targets((CUBIC,), batch=(1, 1)))
    return Point({**point, "j": draw(st.integers(1, point["N"][point["l"]])), "phi": _PHI}, **point.scope)


@exact(
    MODIFIED,
    points=modified(),
    scope=Text(
        "rational cubic networks, depths 1 to 3, widths 1 to 3, one unit with a quartic",
        "redes cúbicas racionales, profundidades 1 a 3, anchos 1 a 3, una unidad con un polinomio cuártico",
    ),
    cases=25,
)
def the_modified_unit_has_its_own_slope(claim: Any, point: Any) -> Any:
    at = point["l"]
    layers = [
        Layer(point["W"][k], point["b"][k], one_modified(s, point["phi"], point["j"]) if k == at else s)
        for k, s in point["sigma"].items()
    ]
    network = Network(layers)
    meant, found = Definition(point, network=network), executed(point, network)
    defined = meant.letters()
    assert (found["delta"][at] == defined["delta"][at]).all()
    return claim.at({**point, **defined})


@st.composite
def bounded_slopes(draw: Any) -> Point:
    """Networks of widths 1 and 2 with constants Λ, most of them bounds of the slopes that are met."""
    point = draw(batches_with_targets((RAMP, CUBIC), depth=(1, 3), batch=(1, 1)))
    z = forward(network_of(point), point["x"]).z
    met = {k: max(map(abs, s.df(z[k - 1]).ravel())) for k, s in point["sigma"].items()}
    share = draw(st.sampled_from([Fraction(1), Fraction(1), Fraction(1), Fraction(1, 2)]))
    return Point({**point, "Lam": {k: share * one for k, one in met.items()}}, **point.scope)


@exact(
    BOUND,
    points=bounded_slopes(),
    scope=Text(
        "rational networks, depths 1 to 3, widths 1 and 2, the least constants allowed",
        "redes racionales, profundidades 1 a 3, anchos 1 y 2, las menores constantes permitidas",
    ),
    cases=25,
)
def deltas_stay_below_the_bound(claim: Any, point: Any) -> Any:
    return claim.at({**point, **executed(point)})


@st.composite
def chains(draw: Any) -> Point:
    """Chains of logistic units: weights within 1 or beyond, often exactly 1 with z = 0, where slopes are largest."""
    m = draw(st.integers(1, 6))
    steep = draw(st.booleans())
    limit = draw(st.sampled_from([1, 1, 4]))
    w = [
        1.0 if steep else k / 8
        for k in draw(st.lists(st.integers(-8 * limit, 8 * limit), min_size=m + 1, max_size=m + 1))
    ]
    # σ(0) = 1/2, so the bias −1/2 keeps every z at 0
    b = [0.0] + [-0.5 if steep else 0.25] * m
    return Point({"m": m, "w": [Fraction(one) for one in w], "b": b, "start": 0.0 if steep else 0.5}, depth=m + 1)


@sampled(
    VANISHING,
    points=chains(),
    scope=Text(
        "float64 chains of 1 to 6 logistic units, under the rounding bound",
        "cadenas de 1 a 6 unidades logísticas en float64, bajo la cota de redondeo",
    ),
    needs=("flint",),
    cases=30,
)
def the_derivative_of_the_chain_is_small(claim: Any, point: Any) -> Any:
    def one(number: Any) -> Bounded:
        return Bounded(np.array([[float(number)]]))

    kinds = ["logistic"] * point["m"] + ["identity"]
    network = Network([Layer(one(w), one(b), s) for w, b, s in zip(point["w"], point["b"], kinds, strict=True)])
    d = backprop(network, forward(network, one(point["start"])), one(1), LINE).zeta0
    return claim.at({**point, "d": d.sum()})
