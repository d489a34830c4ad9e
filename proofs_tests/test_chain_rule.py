"""Piece 14: Jacobians and gradients, the chain rule, and forward against reverse mode, by exact tangents through the NumPy code."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

from teorema.evidence import Point, exact, symbolic
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, polynomial
from teorema.numeric.backprop import backprop
from teorema.numeric.chain_rule import jacobian, jvp, layer_jacobian, vjp
from teorema.numeric.forward import forward, predict
from teorema.numeric.layers import Layer, Network
from teorema.symbolic.calculus import NAMED, SquaredNorm, evaluate, identity, matrix, vector
from teorema.symbolic.calculus.linear import Inner
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.derivatives import grad
from teorema.symbolic.statements.chain_rule.examples import EXAMPLE_COMPOSITION, EXAMPLE_GRADIENTS, EXAMPLE_LAYER
from teorema.symbolic.statements.chain_rule.jacobians import COMPOSITION, GRADIENT, JACOBIAN
from teorema.symbolic.statements.chain_rule.modes import ADJOINT

from .derivatives import directions, half_squares
from .maps import gridded
from .strategies import CUBIC, arrays, letters, network_of, networks

RATIONAL = Text(
    "rational networks of 1 to 3 layers, widths 1 to 3, cubic; tangents through the code",
    "redes racionales de 1 a 3 capas, anchos 1 a 3, cúbicas; tangentes por el código",
)
NO_KINK = {
    "at-a-kink": Text(
        "no activation of this check has a kink", "ninguna activación de esta verificación tiene quiebres"
    )
}


def still(array: Any) -> Tangent:
    """The array without a direction."""
    return Tangent(array, np.zeros(array.shape, dtype=object))


def on_tangents(network: Network) -> Network:
    """The network whose parameters take part in a computation on tangents."""
    return Network([Layer(still(one.W), still(one.b), one.activation) for one in network])


def along(networks_in_turn: list[Network], x: Any, v: Any) -> Any:
    """The derivative at x along v of networks, one after the other."""
    moving: Any = Tangent(x, v)
    for network in networks_in_turn:
        moving = predict(on_tangents(network), moving)
    return moving.dx


def by_tangents(networks_in_turn: list[Network], x: Any) -> Any:
    """The Jacobian, column by column."""
    return np.concatenate([along(networks_in_turn, x, one) for _, one in directions(x.shape)], axis=1)


@st.composite
def places(draw: Any) -> Point:
    """A network, an input, one output i and one input j."""
    point = draw(networks(width=(1, 3)))
    n, m = point["N"][0], point["N"][-1]
    values = {**point, "n": n, "m": m, "i": draw(st.integers(1, m)), "j": draw(st.integers(1, n))}
    return Point(values, depth=point["L"], width=max(point["N"]))


@exact(JACOBIAN, points=places(), scope=RATIONAL, cases=20)
def the_entries_are_the_partial_derivatives_of_the_outputs(claim: Any, point: Any) -> Any:
    network = network_of(point)
    direction = np.zeros((point["n"], 1), dtype=object)
    direction[point["j"] - 1, 0] = 1
    d = along([network], point["x"], direction)[point["i"] - 1, 0]
    return claim.at({**point, "J": jacobian(network, point["x"]), "d": d})


@st.composite
def layers_and_functions(draw: Any) -> Point:
    """A layer with a direction for its weights, and a network with one output."""
    m, n, k = (draw(st.integers(1, 3)) for _ in range(3))
    values = {
        "X": draw(arrays(m, n)),
        "V": draw(arrays(m, n)),
        "input": draw(arrays(n, 1)),
        "target": draw(arrays(m, 1)),
        "h": Network([Layer(draw(arrays(1, k)), draw(arrays(1, 1)), CUBIC)]),
        "x": draw(arrays(k, 1)),
        "m": m,
        "n": n,
        "k": k,
    }
    return Point(values, width=max(m, n, k))


@exact(
    GRADIENT,
    points=layers_and_functions(),
    scope=Text(
        "rational layers with half the square, by back-propagation, and networks with one output, by the reverse mode",
        "capas racionales con la mitad del cuadrado, por retropropagación, y redes de una salida, por el modo inverso",
    ),
    cases=20,
)
def back_propagation_gives_the_gradient(claim: Any, point: Any) -> Any:
    zero = np.zeros((point["m"], 1), dtype=object)
    network = Network([Layer(point["X"], zero, CUBIC)])
    gX = backprop(network, forward(network, point["input"]), point["target"], "half_squared").W[0]
    moved = Network([Layer(Tangent(point["X"], point["V"]), still(zero), CUBIC)])
    dC = half_squares(predict(moved, still(point["input"])), still(point["target"])).dx[0, 0]
    one = np.ones((1, 1), dtype=object)
    gx = vjp(point["h"], point["x"], one)
    return claim.at({**point, "gX": gX, "dC": dC, "gx": gx, "Jh": by_tangents([point["h"]], point["x"])})


@st.composite
def pairs_of_networks(draw: Any) -> Point:
    """f of one or two layers, g of one, the dimensions between often equal."""
    n, m, k = draw(st.one_of(st.tuples(*[st.integers(1, 3)] * 3), st.integers(1, 2).map(lambda d: (d, d, d))))

    def layer(rows: int, columns: int) -> Layer:
        return Layer(draw(arrays(rows, columns)), draw(arrays(rows, 1)), CUBIC)

    f = Network([layer(m, n)]) if draw(st.booleans()) else Network([layer(2, n), layer(m, 2)])
    return Point(
        {"f": f, "g": Network([layer(k, m)]), "x": draw(arrays(n, 1)), "n": n, "m": m, "k": k}, width=max(n, m, k)
    )


def _joined(claim: Any, point: Any, whole: Any) -> Any:
    f, g, x = point["f"], point["g"], point["x"]
    there = {"Jg_at_x": jacobian(g, x)} if point["n"] == point["m"] else {}
    return claim.at({**point, **there, "Jgf": whole, "Jg": jacobian(g, predict(f, x)), "Jf": jacobian(f, x)})


@exact(COMPOSITION, points=pairs_of_networks(), scope=RATIONAL, blind=NO_KINK, cases=20)
def the_jacobian_of_a_composition_is_the_product(claim: Any, point: Any) -> Any:
    return _joined(claim, point, by_tangents([point["f"], point["g"]], point["x"]))


def _exact(*rows: tuple[int, ...]) -> Any:
    made = np.empty((len(rows), len(rows[0])), dtype=object)
    for place in np.ndindex(made.shape):
        made[place] = Fraction(rows[place[0]][place[1]])
    return made


def _relu_pair(F: Any, b: Any, G: Any, x: Any) -> Point:
    """f affine, g = G ReLU(u): off the kinks of g where no entry of f(x) is 0."""
    m, n, k = F.shape[0], F.shape[1], G.shape[0]
    relus = Layer(np.array([[Fraction(int(i == j)) for j in range(m)] for i in range(m)], dtype=object), 0 * b, RELU)
    g = Network([relus, Layer(G, _exact(*[(0,)] * k), IDENTITY)])
    return Point({"f": Network([Layer(F, b, IDENTITY)]), "g": g, "x": x, "n": n, "m": m, "k": k}, width=max(m, n, k))


RELU, IDENTITY = gridded(ACTIVATIONS["relu"]), gridded(polynomial(0, 1))
_AT_KINK = _relu_pair(_exact((1,), (-1,)), _exact((0,), (0,)), _exact((1, -1)), _exact((0,)))


def _relu_points() -> list[Point]:
    square = _exact((1, 2), (3, -1))
    return [
        _AT_KINK,
        *(_relu_pair(square, _exact((1,), (b,)), _exact((2, 1), (0, 5)), _exact((b,), (1,))) for b in (1, 2, -2)),
        _relu_pair(_exact((1,), (-1,)), _exact((0,), (0,)), _exact((1, -1)), _exact((2,))),
        _relu_pair(_exact((2, -1)), _exact((1,)), _exact((3,), (4,)), _exact((1,), (1,))),
    ]


@exact(
    COMPOSITION,
    points=_relu_points,
    scope=Text(
        "ReLU between affine maps, off the kink, and x = ReLU(x) − ReLU(−x) at 0; exact difference quotients of the code",
        "ReLU entre aplicaciones afines, fuera del quiebre, y x = ReLU(x) − ReLU(−x) en 0; cocientes incrementales exactos",
    ),
)
def difference_quotients_give_the_product_off_the_kinks(claim: Any, point: Any) -> Any:
    """Both functions are affine near x, so that a small step leaves no error."""
    f, g, x, t = point["f"], point["g"], point["x"], Fraction(1, 1000)
    columns = [
        (predict(g, predict(f, x + t * one)) - predict(g, predict(f, x - t * one))) / (2 * t)
        for _, one in directions(x.shape)
    ]
    return _joined(claim, point, np.concatenate(columns, axis=1))


def _lettered_pairs() -> list[Point]:
    square = polynomial(0, 0, 1)
    points = []
    for n, m, k in ((1, 2, 1), (2, 1, 2), (2, 2, 2), (2, 2, 1)):
        f = Network([Layer(letters("F", m, n), letters("b", m), square)])
        g = Network([Layer(letters("G", k, m), letters("c", k), square)])
        points.append(Point({"f": f, "g": g, "x": letters("x", n), "n": n, "m": m, "k": k}, width=2))
    return points


def _numbers(rng: Any) -> Point:
    d = rng.choice((1, 2))

    def array(rows: int, columns: int = 1) -> Any:
        made = np.empty((rows, columns), dtype=object)
        made.ravel()[:] = [sp.Integer(rng.choice((-2, -1, 1, 2, 3))) for _ in range(rows * columns)]
        return made

    square = polynomial(0, 0, 1)
    f, g = (Network([Layer(array(d, d), array(d), square)]) for _ in "fg")
    return Point({"f": f, "g": g, "x": array(d), "n": d, "m": d, "k": d})


@symbolic(
    COMPOSITION,
    points=[Point(dict(one), specialise=_numbers, width=2) for one in _lettered_pairs()],
    scope=Text(
        "layers of letters of four shapes, quadratic; SymPy's derivative of every component of the composition",
        "capas de letras con cuatro juegos de dimensiones, cuadráticas; derivada de SymPy de cada componente de la composición",
    ),
    blind=NO_KINK,
)
def sympy_finds_the_product_component_by_component(claim: Any, point: Any) -> Any:
    unknowns = letters("t", point["n"])
    back = dict(zip(unknowns.ravel(), point["x"].ravel(), strict=True))
    outputs = predict(point["g"], predict(point["f"], unknowns)).ravel()
    whole = [[sp.diff(output, t).subs(back) for t in unknowns.ravel()] for output in outputs]
    return _joined(claim, point, np.array(whole, dtype=object))


@st.composite
def with_cotangents(draw: Any) -> Point:
    """A network with a direction at its input and a cotangent at its output, both ends often of one width."""
    point = draw(st.one_of(networks(), networks(width=(2, 2))))
    n, m = point["N"][0], point["N"][-1]
    return Point(
        {**point, "n": n, "m": m, "v": draw(arrays(n)), "u": draw(arrays(m))}, depth=point["L"], width=max(n, m)
    )


def _both(claim: Any, point: Any, forwards: Any) -> Any:
    network = network_of(point)
    there = {"Ju": jvp(network, point["x"], point["u"])} if point["n"] == point["m"] else {}
    return claim.at({**point, **there, "Jv": forwards(network), "Jtu": vjp(network, point["x"], point["u"])})


@exact(ADJOINT, points=with_cotangents(), scope=RATIONAL, cases=20)
def the_reverse_mode_agrees_with_tangents(claim: Any, point: Any) -> Any:
    return _both(claim, point, lambda network: along([network], point["x"], point["v"]))


@exact(ADJOINT, points=with_cotangents(), scope=RATIONAL, cases=20)
def the_two_modes_of_the_library_agree(claim: Any, point: Any) -> Any:
    return _both(claim, point, lambda network: jvp(network, point["x"], point["v"]))


NUMBERS = Text("the numbers of the problem", "los números del problema")


@exact(EXAMPLE_COMPOSITION, points=[Point({})], scope=NUMBERS)
def the_composition_done_by_hand_is_that_of_sympy(claim: Any, point: Any) -> Any:
    x, y = sp.symbols("x y")
    whole = (x * y) ** 2 + (x + y)
    return claim.at({**point, "gradient": [[sp.diff(whole, one).subs({x: 1, y: 2})] for one in (x, y)]})


@exact(EXAMPLE_GRADIENTS, points=[Point({})], scope=NUMBERS)
def the_gradients_done_by_hand_are_those_of_the_rules(claim: Any, point: Any) -> Any:
    W = matrix("W", "m", "n")
    u, v, x, y = vector("u", "m"), vector("v", "n"), vector("x", "n"), vector("y", "m")
    first = evaluate(grad(Inner(u, W @ v), W).value, {"u": [[1], [2]], "v": [[3], [4]], "W": [[1, 0], [0, 1]]})
    there = {"W": evaluate(identity(2), {}).tolist(), "x": [[1], [2]], "y": [[0], [0]]}
    second = evaluate(grad(SquaredNorm(W @ x - y) / 2, W).value, there)
    return claim.at({**point, "M": first, "K": second})


@exact(EXAMPLE_LAYER, points=[Point({})], scope=NUMBERS)
def the_layer_done_by_hand_is_that_of_sympy(claim: Any, point: Any) -> Any:
    x = sp.symbols("x1 x2")
    outputs = [NAMED["logistic"].formula(one) for one in (x[0] + x[1], x[0] - x[1])]
    J = [[sp.diff(output, one).subs({x[0]: 0, x[1]: 0}) for one in x] for output in outputs]
    return claim.at({**point, "J": J})


@exact(EXAMPLE_LAYER, points=[Point({})], scope=NUMBERS)
def the_layer_done_by_hand_is_that_of_the_code(claim: Any, point: Any) -> Any:
    found = layer_jacobian(Layer([[1, 1], [1, -1]], [0, 0], "logistic"), [[0], [0]])
    return claim.at({**point, "J": [[Fraction(entry) for entry in row] for row in found.tolist()]})
