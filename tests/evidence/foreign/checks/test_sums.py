"""Checks of the two theorems: exact on fractions, exhaustive on a small grid, symbolic."""

from tiny.code import square_of_sum
from tiny.polynomials import symbol
from tiny.statements import GROWTH, SQUARE

from teorema.evidence import Point, exact, symbolic
from teorema.ground.text import Text

from .points import grid, pairs


@exact(SQUARE, points=pairs, scope=Text("all halves from -9/2 to 9/2", "todas las mitades de -9/2 a 9/2"))
def the_code_squares_the_sum(claim, point):
    return claim.at({**point, "square": square_of_sum(point["x"], point["y"])})


@exact(GROWTH, points=grid, scope=Text("integers from -3 to 3", "enteros de -3 a 3"), given=("sums-square",))
def the_sum_grows(claim, point):
    claim.measured("excess", square_of_sum(point["x"], point["y"]) - point["x"] ** 2)
    return claim.at({**point, "square": square_of_sum(point["x"], point["y"])})


@symbolic(
    SQUARE,
    points=[Point({"x": symbol("x"), "y": symbol("y")})],
    scope=Text("every x and y", "todo x e y"),
    needs=("tiny.polynomials",),
)
def the_sum_is_squared_for_all_numbers(claim, point):
    return claim.at({**point, "square": square_of_sum(point["x"], point["y"])})
