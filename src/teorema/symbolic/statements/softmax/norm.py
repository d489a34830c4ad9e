"""How much softmax can stretch: at most one half, in three norms; attained for two classes, for more a supremum (T2, 13.3)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import Inner, Norm, SquaredNorm, as_expr, matrix, scalar, vector, zeros
from teorema.symbolic.calculus.maps import MapSymbol
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.claims import All, Equal, Exists, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.softmax.letters import (
    HALF,
    JACOBIAN,
    J,
    S,
    entry,
    greatest,
    q,
    s,
    smallest,
    v,
    z,
)

_POPOVICIU: Final = Source("Popoviciu 1935, Mathematica (Cluj) 9", "129-145")
_OWN: Final = Source("teorema", "13.3")
_ZV: Final = as_text(r"$z,v\in\mathbb{R}^{q}$")

_form = Inner(v, J @ v)
_range = (greatest(v) - smallest(v)) ** 2
_popoviciu = LessEqual(_form, _range / 4)
_square = LessEqual(_range / 4, HALF * SquaredNorm(v))

SPREAD: Final = Statement(
    id="softmax-spread",
    kind="theorem",
    title=Text(
        "A variance is at most a quarter of the range squared",
        "Una varianza es a lo sumo un cuarto del rango al cuadrado",
    ),
    claim=All(_popoviciu, _square),
    given=_ZV,
    where=(JACOBIAN,),
    rewrite=All(LessEqual(4 * _form, _range), LessEqual(_range, 2 * SquaredNorm(v))),
    mistakes=(
        Mistake(
            "one-fifth",
            Text("a fifth suffices", "alcanza con un quinto"),
            All(LessEqual(_form, _range / 5), _square),
        ),
        Mistake(
            "strict",
            Text("strict inequality", "desigualdad estricta"),
            All(Less(_form, _range / 4), _square),
        ),
        Mistake(
            "two-fifths-of-the-square",
            Text("two fifths of the square suffice", "alcanza con dos quintos del cuadrado"),
            All(_popoviciu, LessEqual(_range / 4, Fraction(2, 5) * SquaredNorm(v))),
        ),
    ),
    uses=("softmax-variance",),
    source=_POPOVICIU,
)

NORMS: Final = Hypothesis(as_text(r"$r\in\{1,2,\infty\}$"), lambda point: point["r"] in ("1", "2", "inf"))


def _r(column: Any) -> Norm:
    return Norm(column, "r")


_stretch = LessEqual(_r(J @ v), HALF * _r(v))

NORM: Final = Statement(
    id="softmax-norm",
    kind="theorem",
    title=Text("Softmax halves small changes at least", "Softmax reduce a la mitad, al menos, los cambios pequeños"),
    claim=_stretch,
    given=_ZV,
    hypotheses=(NORMS,),
    where=(JACOBIAN,),
    rewrite=LessEqual(2 * _r(J @ v), _r(v)),
    mistakes=(
        Mistake(
            "a-quarter",
            Text("¼, the greatest slope of the logistic function", "¼, la mayor pendiente de la función logística"),
            LessEqual(_r(J @ v), Fraction(1, 4) * _r(v)),
        ),
        Mistake(
            "nine-twentieths",
            Text("a constant a little less than ½", "una constante algo menor que ½"),
            LessEqual(_r(J @ v), Fraction(9, 20) * _r(v)),
        ),
    ),
    uses=("softmax-spread", "softmax-jacobian"),
    source=_OWN,
)

J2: Final = matrix("J", 2, 2, r"J", Text("the Jacobian of softmax", "la jacobiana de softmax"))
_z2 = vector("z", 2)
_size = Norm(J2, "2")
_value = Equal(_size, 2 * entry(s, 1) * entry(s, 2))
_attained = Iff(Equal(_size, HALF), Equal(entry(_z2, 1), entry(_z2, 2)))

TWO: Final = Statement(
    id="softmax-norm-two",
    kind="theorem",
    title=Text("Two classes: one half is attained", "Dos clases: un medio se alcanza"),
    claim=All(_value, _attained),
    given=as_text(r"$z\in\mathbb{R}^{2}$"),
    where=(S, JACOBIAN),
    rewrite=All(
        Equal(_size / 2, entry(s, 2) * entry(s, 1)),
        Iff(Equal(entry(_z2, 2), entry(_z2, 1)), Equal(2 * _size, 1)),
    ),
    mistakes=(
        Mistake(
            "single-product",
            Text(r"$s_1s_2$, the slope of the logistic function", r"$s_1s_2$, la pendiente de la función logística"),
            All(Equal(_size, entry(s, 1) * entry(s, 2)), _attained),
        ),
        Mistake(
            "only-at-zero",
            Text(r"attained only at $z=0$", r"se alcanza solo en $z=0$"),
            All(_value, Iff(Equal(_size, HALF), Equal(_z2, zeros(2)))),
        ),
    ),
    uses=("softmax-norm",),
    source=_OWN,
)

THREE: Final = Hypothesis(as_text(r"$q\ge 3$"), lambda point: len(_entries(point["v"])) >= 3)
_NONZERO: Final = Hypothesis(as_text(r"$v\ne 0$"), lambda point: any(entry != 0 for entry in _entries(point["v"])))


def _entries(column: Any) -> list[Any]:
    """The entries of a column of a point, whatever holds them."""
    rows = column.tolist() if hasattr(column, "tolist") else list(column)
    return [row[0] if isinstance(row, list) else row for row in rows]


_never = Less(_form, HALF * SquaredNorm(v))

NEVER: Final = Statement(
    id="softmax-norm-never",
    kind="theorem",
    title=Text("Three classes or more: one half is never attained", "Tres clases o más: un medio nunca se alcanza"),
    claim=_never,
    given=_ZV,
    hypotheses=(THREE, _NONZERO),
    where=(JACOBIAN,),
    rewrite=Less(2 * _form, SquaredNorm(v)),
    mistakes=(
        Mistake(
            "two-classes",
            Text("two classes allowed", "se permiten dos clases"),
            _never,
            hypotheses=(_NONZERO,),
        ),
        Mistake("zero", Text(r"$v=0$ allowed", r"se permite $v=0$"), _never, hypotheses=(THREE,)),
        Mistake(
            "nine-twentieths",
            Text("a smaller constant serves", "sirve una constante menor"),
            Less(_form, Fraction(9, 20) * SquaredNorm(v)),
        ),
    ),
    uses=("softmax-spread",),
    source=_OWN,
)

K: Final = scalar("K")
_BELOW: Final = Hypothesis(as_text(r"$K<\tfrac12$"), lambda point: point["K"] < Fraction(1, 2))
_TWO_OR_MORE: Final = Hypothesis(as_text(r"$q\ge 2$"), lambda point: int(point["q"]) >= 2)
_jacobian = MapSymbol("J", z.shape, (q, q), "J", Text("the Jacobian of softmax", "la jacobiana de softmax"))
_there = Inner(v, _jacobian(z) @ v)
_grows = Less(K * SquaredNorm(v), _there)


def nearly_split(point: Mapping[str, Any]) -> dict[str, Any]:
    """z = (t, t, 0, ..., 0) with t so large that each of the first two classes has more than K of the mass; v = (1, −1, 0, ..., 0)."""
    classes, bound = int(point["q"]), Fraction(point["K"])
    room = 1 - 2 * bound
    weight = max(1, int(bound * (classes - 2) / room) + 1) if room > 0 else 10**6
    logit = sp.log(weight)
    rest = [0] * (classes - 2)
    return {"z": [logit, logit, *rest], "v": [1, -1, *rest]}


_SPOKEN: Final = Text("logits z and a vector v", "logits z y un vector v")
_TEX: Final = r"z,v\in\mathbb{R}^{q}"

SUPREMUM: Final = Statement(
    id="softmax-norm-supremum",
    kind="theorem",
    title=Text(
        "One half cannot be lowered for any number of classes",
        "Un medio no se puede bajar para ningún número de clases",
    ),
    claim=Exists(_TEX, _grows, nearly_split, _SPOKEN, ("z", "v")),
    given=as_text(r"$K\in\mathbb{R}$, $q\in\mathbb{N}$"),
    hypotheses=(_TWO_OR_MORE, _BELOW),
    where=(Where("J", Text("$J(z)$ is the Jacobian of softmax at $z$", "$J(z)$ es la jacobiana de softmax en $z$")),),
    rewrite=Exists(_TEX, Less(as_expr(0), _there - K * SquaredNorm(v)), nearly_split, _SPOKEN, ("z", "v")),
    mistakes=(
        Mistake(
            "one-half-reached",
            Text(r"$K=\tfrac12$ allowed", r"se permite $K=\tfrac12$"),
            Exists(_TEX, _grows, nearly_split, _SPOKEN, ("z", "v")),
            hypotheses=(_TWO_OR_MORE,),
        ),
        Mistake(
            "smaller-for-many",
            Text(r"the constant $1/q$ for $q$ classes", r"la constante $1/q$ para $q$ clases"),
            LessEqual(_there, SquaredNorm(v) / as_expr(q)),
        ),
        Mistake(
            "one-class",
            Text("one class allowed", "se permite una clase"),
            _grows,
            hypotheses=(_BELOW,),
        ),
    ),
    uses=("softmax-norm-never",),
    source=_OWN,
)
