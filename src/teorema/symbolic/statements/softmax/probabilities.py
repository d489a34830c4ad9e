"""Softmax: what it is, that it gives probabilities, what it forgets, and how it is computed (T1)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import Total, as_expr, ones, scalar, vector
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.softmax.letters import (
    GOODFELLOW,
    HIGHAM,
    LIQUET,
    LSE,
    ONE,
    SOFTMAX,
    ZERO,
    entry,
    exp,
    greatest,
    i,
    j,
    ln,
    lse,
    over_classes,
    q,
    softmax,
    z,
)  # fmt: skip

_GIVEN: Final = as_text(r"$z\in\mathbb{R}^{q}$, $i=1,\dots,q$")
_s_i, _powers = entry(softmax(z), i), over_classes(exp(entry(z)))

DEFINITION: Final = Statement(
    id="softmax-definition",
    kind="definition",
    title=Text("Softmax", "Softmax"),
    claim=Equal(_s_i, exp(entry(z, i)) / _powers),
    given=_GIVEN,
    where=(
        Where(
            "softmax",
            Text(
                r"the entries of $z$ are the logits of $q$ classes",
                r"las entradas de $z$ son los logits de $q$ clases",
            ),
        ),
    ),
    rewrite=Equal(_s_i * _powers, exp(entry(z, i))),
    mistakes=(
        Mistake(
            "no-exponential",
            Text("the logits themselves divided by their sum", "los propios logits divididos por su suma"),
            Equal(_s_i * over_classes(entry(z)), entry(z, i)),
        ),
        Mistake(
            "not-normalised",
            Text("the exponentials not divided by their sum", "las exponenciales sin dividir por su suma"),
            Equal(_s_i, exp(entry(z, i))),
        ),
        Mistake(
            "by-the-greatest",
            Text("divided by the greatest exponential", "divididas por la mayor exponencial"),
            Equal(_s_i, exp(entry(z, i)) / exp(greatest(z))),
        ),
    ),
    source=LIQUET,
)

_positive, _one = Less(ZERO, _s_i), Equal(over_classes(entry(softmax(z))), ONE)

SIMPLEX: Final = Statement(
    id="softmax-simplex",
    kind="theorem",
    title=Text("Softmax gives probabilities, none of them zero", "Softmax da probabilidades, ninguna nula"),
    claim=All(_positive, _one),
    given=_GIVEN,
    where=(SOFTMAX,),
    rewrite=All(Less(-_s_i, ZERO), Equal(ONE - Total(softmax(z)), ZERO)),
    mistakes=(
        Mistake(
            "bounded-below",
            Text("every probability exceeds one tenth", "toda probabilidad supera un décimo"),
            All(Less(ONE / 10, _s_i), _one),
        ),
        Mistake(
            "sum-of-the-classes",
            Text("the entries sum to the number of classes", "las entradas suman el número de clases"),
            All(_positive, Equal(over_classes(entry(softmax(z))), as_expr(q))),
        ),
    ),
    uses=("softmax-definition",),
    source=LIQUET,
)

_s_j = entry(softmax(z), j)
_ratio = Equal(_s_i / _s_j, exp(entry(z, i) - entry(z, j)))
_order = Iff(Less(entry(z, i), entry(z, j)), Less(_s_i, _s_j))

ORDER: Final = Statement(
    id="softmax-order",
    kind="theorem",
    title=Text("Odds, and the order of the classes", "Cocientes de probabilidades y orden de las clases"),
    claim=All(_ratio, _order),
    given=as_text(r"$z\in\mathbb{R}^{q}$, $i,j=1,\dots,q$"),
    where=(SOFTMAX,),
    rewrite=All(
        Equal(_s_i, _s_j * exp(entry(z, i) - entry(z, j))), Iff(Less(_s_i, _s_j), Less(entry(z, i), entry(z, j)))
    ),
    mistakes=(
        Mistake(
            "ratio-of-logits",
            Text("odds as the quotient of the logits", "el cociente de probabilidades como cociente de logits"),
            All(Equal(_s_i * entry(z, j), _s_j * entry(z, i)), _order),
        ),
        Mistake(
            "order-reversed",
            Text("the greater logit gets the smaller probability", "al mayor logit le toca la menor probabilidad"),
            All(_ratio, Iff(Less(entry(z, i), entry(z, j)), Less(_s_j, _s_i))),
        ),
    ),
    uses=("softmax-definition", "softmax-simplex"),
    source=LIQUET,
)

c = scalar("c")
_moved = z + c * ones("q")
_same = Equal(softmax(_moved), softmax(z))
_carried = Equal(lse(_moved), lse(z) + c)

SHIFT: Final = Statement(
    id="softmax-shift",
    kind="theorem",
    title=Text("A shift of all logits changes nothing", "Sumar lo mismo a todos los logits no cambia nada"),
    claim=All(_same, _carried),
    where=(SOFTMAX, LSE),
    rewrite=All(Equal(softmax(z), softmax(_moved)), Equal(c + lse(z), lse(_moved))),
    mistakes=(
        Mistake(
            "scaled",
            Text("scaling instead of shifting", "multiplicar en lugar de sumar"),
            All(Equal(softmax(c * z), softmax(z)), _carried),
        ),
        Mistake(
            "shift-lost",
            Text(r"$\operatorname{lse}$ taken for unchanged", r"$\operatorname{lse}$ tomado por invariante"),
            All(_same, Equal(lse(_moved), lse(z))),
        ),
        Mistake(
            "shift-counted-by-class",
            Text("the shift counted once per class", "lo sumado contado una vez por clase"),
            All(_same, Equal(lse(_moved), lse(z) + q * c)),
        ),
    ),
    uses=("softmax-definition", "softmax-lse"),
    source=HIGHAM,
)

u, v = vector("u", "q"), vector("v", "q")
_alike = Equal(softmax(u), softmax(v))
_apart = u - v

FIBRES: Final = Statement(
    id="softmax-fibres",
    kind="corollary",
    title=Text("Only a shift changes nothing", "Solo eso no cambia nada"),
    claim=Iff(_alike, Equal(_apart, (entry(u, 1) - entry(v, 1)) * ones("q"))),
    where=(SOFTMAX,),
    rewrite=Iff(Equal(_apart, (entry(u, 1) - entry(v, 1)) * ones("q")), _alike),
    mistakes=(
        Mistake(
            "only-equal-logits",
            Text("only equal logits give equal probabilities", "solo logits iguales dan probabilidades iguales"),
            Iff(_alike, Equal(u, v)),
        ),
        Mistake(
            "equal-sums",
            Text("logits of equal sum give equal probabilities", "logits de igual suma dan probabilidades iguales"),
            Iff(_alike, Equal(Total(u), Total(v))),
        ),
    ),
    uses=("softmax-shift", "softmax-order"),
    source=GOODFELLOW,
)

_shifted = over_classes(exp(entry(z) - c))
_fraction = Equal(_s_i, exp(entry(z, i) - c) / _shifted)
_back = Equal(lse(z), c + ln(_shifted))

STABILISED: Final = Statement(
    id="softmax-stabilised",
    kind="corollary",
    title=Text("The stabilised form, whatever the shift", "La forma estabilizada, cualquiera sea lo que se reste"),
    claim=All(_fraction, _back),
    given=as_text(r"$z\in\mathbb{R}^{q}$, $c\in\mathbb{R}$, $i=1,\dots,q$"),
    where=(
        Where(
            "softmax",
            Text(
                "the left sides are what the code computes, with a shift of its own",
                "los lados izquierdos son lo que calcula el código, que resta un número propio",
            ),
        ),
    ),
    rewrite=All(Equal(_s_i * _shifted, exp(entry(z, i) - c)), Equal(lse(z) - ln(_shifted), c)),
    mistakes=(
        Mistake(
            "numerator-only",
            Text("only the numerator shifted", "restar solo en el numerador"),
            All(Equal(_s_i, exp(entry(z, i) - c) / _powers), _back),
        ),
        Mistake(
            "not-added-back",
            Text(r"$c$ not added back", r"$c$ no sumado de vuelta"),
            All(_fraction, Equal(lse(z), ln(_shifted))),
        ),
        Mistake(
            "added-inside",
            Text(r"$c$ added inside the logarithm", r"$c$ sumado dentro del logaritmo"),
            All(_fraction, Equal(lse(z), ln(c + _shifted))),
        ),
    ),
    uses=("softmax-shift",),
    source=HIGHAM,
)

_at_most = exp(entry(z, i) - greatest(z))
_sum = over_classes(exp(entry(z) - greatest(z)))
_small, _least, _most = LessEqual(_at_most, ONE), LessEqual(ONE, _sum), LessEqual(_sum, as_expr(q))

SAFE: Final = Statement(
    id="softmax-safe",
    kind="lemma",
    title=Text("Shifted by the greatest logit, nothing overflows", "Restando el mayor logit no hay desbordamiento"),
    claim=All(_small, _least, _most),
    given=_GIVEN,
    rewrite=All(
        LessEqual(exp(entry(z, i)), exp(greatest(z))),
        LessEqual(exp(greatest(z)), _powers),
        LessEqual(_powers, q * exp(greatest(z))),
    ),
    mistakes=(
        Mistake(
            "terms-below-one",
            Text("every term below 1", "todo término menor que 1"),
            All(Less(_at_most, ONE), _least, _most),
        ),
        Mistake(
            "sum-above-one",
            Text("the sum always above 1", "la suma siempre mayor que 1"),
            All(_small, Less(ONE, _sum), _most),
        ),
        Mistake(
            "sum-below-the-number",
            Text("the sum always below the number of classes", "la suma siempre menor que el número de clases"),
            All(_small, _least, Less(_sum, as_expr(q))),
        ),
    ),
    uses=("softmax-stabilised",),
    source=HIGHAM,
)
