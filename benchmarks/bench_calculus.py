"""An exact value of a displayed formula, and the identity test on letters, against explicit SymPy matrices."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from interleaved import ratios, report

import sympy as sp

from teorema.ground.residues import Residues
from teorema.symbolic.calculus import evaluate, matrix, vector


def main() -> None:
    draw = Random(1)
    for width in (3, 8):
        V, W = matrix("V", width, width), matrix("W", width, width)
        x, b = vector("x", width), vector("b", width)
        formula = V @ (W @ x + b)
        entries = {
            name: [[Fraction(draw.randrange(-9, 9), 2) for _ in range(columns)] for _ in range(width)]
            for name, columns in (("V", width), ("W", width), ("x", 1), ("b", 1))
        }
        residues = {name: Residues(rows) for name, rows in entries.items()}
        theirs = {
            name: sp.Matrix([[sp.Rational(e.numerator, e.denominator) for e in row] for row in rows])
            for name, rows in entries.items()
        }

        def with_sympy(theirs: dict[str, sp.Matrix] = theirs) -> sp.Matrix:
            return theirs["V"] * (theirs["W"] * theirs["x"] + theirs["b"])

        assert sp.Matrix(evaluate(formula, entries).tolist()) == with_sympy()
        peers = {
            "SymPy Matrix, rationals": with_sympy,
            "teorema, modulo p": lambda formula=formula, residues=residues: evaluate(formula, residues),
        }
        report(
            f"V (W x + b), width {width}",
            "teorema, rationals",
            ratios(lambda formula=formula, entries=entries: evaluate(formula, entries), peers),
        )


if __name__ == "__main__":
    main()
