"""Softmax by hand: the logits 0, ln 2, ln 3 (board problems 13.1 and 13.2)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import (
    Block,
    Determinant,
    Expr,
    as_expr,
    column_list,
    matrix,
    ones,
    scalar,
    vector,
    zeros,
)
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Source, Statement, Where
from teorema.symbolic.statements.softmax.letters import ZERO, ln

_BOARD: Final = Source("teorema", "13.1")


def _column(*numbers: str) -> Expr:
    return column_list(*(as_expr(Fraction(number)) for number in numbers))


def _matrix(*rows: tuple[str, ...]) -> Block:
    return Block(tuple(tuple(AsMatrix(as_expr(Fraction(number))) for number in row) for row in rows))


s: Final = vector("s", 3, spoken=Text("the softmax", "la softmax"))
C: Final = scalar("C", spoken=Text("the loss", "la pérdida"))
D: Final = vector(
    "D", 3, r"\frac{\partial C}{\partial z}", Text("the gradient of the loss", "el gradiente de la pérdida")
)
_probabilities = Equal(s, _column("1/6", "1/3", "1/2"))
_loss = Equal(C, ln(as_expr(2)))
_gradient = Equal(D, _column("1/6", "1/3", "-1/2"))
_PARTS: Final = All(_probabilities, _loss, _gradient)
_LOGITS: Final = Where("s", as_text(r"$s=\operatorname{softmax}(z)$, $z=(0,\ln 2,\ln 3)$"))

EXAMPLE: Final = Statement(
    id="softmax-example",
    kind="corollary",
    title=Text("Three classes by hand", "Tres clases a mano"),
    claim=_PARTS,
    where=(
        _LOGITS,
        Where(
            "C",
            Text(
                r"$C$ is the cross-entropy when the third class is the right one, $y=(0,0,1)$",
                r"$C$ es la entropía cruzada cuando la clase correcta es la tercera, $y=(0,0,1)$",
            ),
        ),
        Where("D", Text(r"its gradient in $z$ stands last", r"al final está su gradiente en $z$")),
    ),
    rewrite=All(
        Equal(6 * s, _column("1", "2", "3")), Equal(2 * C, ln(as_expr(4))), Equal(-6 * D, _column("-1", "-2", "3"))
    ),
    mistakes=(
        Mistake(
            "logits-normalised",
            Text("the logits divided by their sum", "los logits divididos por su suma"),
            _PARTS.but(
                1,
                Equal(s, column_list(ZERO, ln(as_expr(2)) / ln(as_expr(6)), ln(as_expr(3)) / ln(as_expr(6)))),
            ),
        ),
        Mistake(
            "logit-for-loss",
            Text(
                "the logit of the right class taken for the loss", "el logit de la clase correcta tomado como pérdida"
            ),
            _PARTS.but(2, Equal(C, ln(as_expr(3)))),
        ),
        Mistake(
            "gradient-reversed",
            Text("target minus prediction", "objetivo menos predicción"),
            _PARTS.but(3, Equal(D, _column("-1/6", "-1/3", "1/2"))),
        ),
    ),
    uses=("softmax-definition", "softmax-cross-entropy", "softmax-residual"),
    source=_BOARD,
)

J: Final = matrix("J", 3, 3, r"J", Text("the Jacobian of softmax", "la jacobiana de softmax"))
_entries = Equal(J, _matrix(("5/36", "-1/18", "-1/12"), ("-1/18", "2/9", "-1/6"), ("-1/12", "-1/6", "1/4")))
_singular, _constants = Equal(Determinant(J), ZERO), Equal(J @ ones(3), zeros(3))
_ALL: Final = All(_entries, _singular, _constants)

EXAMPLE_JACOBIAN: Final = Statement(
    id="softmax-example-jacobian",
    kind="corollary",
    title=Text("The Jacobian there", "La jacobiana allí"),
    claim=_ALL,
    where=(Where("J", Text(r"$J$ is taken at $z=(0,\ln 2,\ln 3)$", r"$J$ se toma en $z=(0,\ln 2,\ln 3)$")),),
    rewrite=All(
        Equal(36 * J, _matrix(("5", "-2", "-3"), ("-2", "8", "-6"), ("-3", "-6", "9"))),
        Equal(-Determinant(J), ZERO),
        Equal(J.T @ ones(3), zeros(3)),
    ),
    mistakes=(
        Mistake(
            "diagonal-only",
            Text(r"the products $s_is_j$ forgotten", r"los productos $s_is_j$ olvidados"),
            _ALL.but(1, Equal(J, _matrix(("5/36", "0", "0"), ("0", "2/9", "0"), ("0", "0", "1/4")))),
        ),
        Mistake(
            "invertible",
            Text(
                "the product of the diagonal taken for the determinant",
                "el producto de la diagonal tomado como determinante",
            ),
            _ALL.but(2, Equal(Determinant(J), as_expr(Fraction(5, 648)))),
        ),
        Mistake(
            "rows-sum-to-one",
            Text("rows that sum to 1", "filas que suman 1"),
            _ALL.but(3, Equal(J @ ones(3), ones(3))),
        ),
    ),
    uses=("softmax-jacobian", "softmax-kernel", "softmax-example"),
    source=Source("teorema", "13.2"),
)
