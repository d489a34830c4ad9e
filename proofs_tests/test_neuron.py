"""Piece 05, one neuron: the library's neuron run on exact numbers, its distances, and steep sigmoids."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from teorema.evidence import Point, exact, sampled
from teorema.ground.text import Text
from teorema.numeric.activations import ACTIVATIONS, polynomial
from teorema.numeric.gates import vertices
from teorema.numeric.neuron import Neuron
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.statements.neuron.boundary import AND, DISTANCE, LIMIT, NEURON, STEPS

from .maps import gridded
from .records import Run, both, by_code_and_by_definition, floats, with_floats
from .strategies import CUBIC, arrays, parameters, rationals

_HALF = Fraction(1, 2)


@st.composite
def neurons(draw: Any) -> Point:
    """Weights, bias, input and activation of a neuron with one to three inputs."""
    p = draw(st.integers(1, 3))
    record = gridded(draw(st.sampled_from([CUBIC, polynomial(0, 1, 1), ACTIVATIONS["step"], ACTIVATIONS["relu"]])))
    return Point({"w": draw(arrays(p)), "b": draw(rationals()), "x": draw(arrays(p)), "sigma": record}, inputs=p)


@exact(
    NEURON,
    points=neurons(),
    scope=Text("rational neurons with one to three inputs", "neuronas racionales de una a tres entradas"),
)
def the_code_computes_the_neuron(claim: Any, point: Any) -> Any:
    return claim.at({**point, "y": Neuron(point["w"], point["b"], point["sigma"])(point["x"])[0, 0]})


@exact(
    STEPS,
    points=st.fixed_dictionaries({"u": rationals(), "a": parameters(-2, 3)}).map(Point),
    scope=Text(
        "rational numbers, 0 among them; by the formulas and by the library's code",
        "números racionales, 0 entre ellos; por las fórmulas y con el código de la biblioteca",
    ),
)
def the_two_steps_and_a_positive_factor(claim: Any, point: Any) -> Any:
    return by_code_and_by_definition(claim, point)


@st.composite
def boundaries(draw: Any) -> Point:
    """A neuron, an input and a second point, most of the time on the boundary."""
    point = draw(neurons())
    w, b = point["w"], point["b"]
    q = draw(arrays(len(w)))
    where = next((k for k, entry in enumerate(w.ravel()) if entry), None)
    if where is not None and draw(st.integers(0, 3)):
        rest = sum(w[k, 0] * q[k, 0] for k in range(len(w)) if k != where)
        q = q.copy()
        q[where, 0] = -(b + rest) / w[where, 0]
    return Point({"w": w, "b": b, "x": point["x"], "q": q}, inputs=len(w))


@exact(
    DISTANCE,
    points=boundaries(),
    scope=Text(
        "rational neurons with one to three inputs, rational points of the boundary; roots exact",
        "neuronas racionales de una a tres entradas, puntos racionales de la frontera; raíces exactas",
    ),
    cases=30,
)
def the_foot_is_the_nearest_point(claim: Any, point: Any) -> Any:
    return claim.at({**point, "f": Neuron(point["w"], point["b"]).foot(point["x"])})


@exact(
    AND,
    points=[Point({"w": [Fraction(1), Fraction(1)], "b": Fraction(-3, 2)})],
    scope=Text("the four inputs, exact", "las cuatro entradas, exactas"),
)
def the_distances_of_and(claim: Any, point: Any) -> Any:
    squares = Neuron(point["w"], point["b"]).squared_distance(vertices(2))[0].tolist()
    distances = [sp.sqrt(sp.Rational(one.numerator, one.denominator)) for one in squares]
    return claim.at({"d00": distances[0], "dmin": min(distances)})


_STEEP = [Fraction(1, 4), _HALF, Fraction(1), Fraction(3), Fraction(-1)]


@exact(
    LIMIT,
    points=[Point({"z": z, "c1": c}) for z, c in product([Fraction(k, 2) for k in range(-6, 7)], _STEEP)],
    scope=Text(
        "thirteen numbers and five factors; by the formulas and by the library's records, exponentials exact",
        "trece números y cinco factores; por las fórmulas y con los registros de la biblioteca, exponenciales exactas",
    ),
)
def steep_sigmoids_tend_to_the_step(claim: Any, point: Any) -> Any:
    code = {name: Run(ACTIVATIONS[name]) for name in ("logistic", "step")}
    return both(claim, {**point, **code}, point)


@sampled(
    LIMIT,
    points=st.builds(
        lambda k, c: Point({"z": floats(k / 8), "c1": floats(float(c))}),
        st.integers(-40, 40).filter(bool),
        st.sampled_from([0.5, 1.0, 4.0]),
    ),
    scope=Text(
        "the logistic of the catalogue in float64, as balls; z off 0, where a ball decides the step",
        "la logística del catálogo en float64, como bolas; z fuera de 0, donde una bola decide el escalón",
    ),
    needs=("flint",),
)
def steep_sigmoids_tend_to_the_step_on_floats(claim: Any, point: Any) -> Any:
    return claim.at(with_floats(point))
