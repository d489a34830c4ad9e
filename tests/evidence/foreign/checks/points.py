"""The points of the checks."""

from fractions import Fraction

from hypothesis import strategies as st

from teorema.evidence import Point

halves = st.integers(-9, 9).map(lambda k: Fraction(k, 2))
pairs = st.builds(lambda x, y: Point({"x": x, "y": y}, size=max(abs(x.numerator), abs(y.numerator))), halves, halves)
grid = [Point({"x": x, "y": y}) for x in range(-3, 4) for y in range(-3, 4)]
