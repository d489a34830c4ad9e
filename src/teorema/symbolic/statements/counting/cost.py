"""The cost on the slide against parameters, multiply-adds and executed operations; the erratum of the slide, with its example."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, as_expr, least, scalar
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.counting.symbols import (
    BEFORE,
    COST,
    COURSE,
    FLOPS,
    HERE,
    MACS,
    NEURONS,
    PARAMS,
    SLIDES,
    WIDTHS,
    L,
    cost,
    flops,
    macs,
    neurons,
    over_layers,
    params,
)

_EXACT: Final = All(Equal(cost - params, neurons), Equal(cost, macs + 2 * neurons))

COUNTING_SLIDE_COST: Final = Statement(
    id="counting-slide-cost",
    kind="theorem",
    title=Text("Slide cost, parameters, neurons", "Costo de la diapositiva, parámetros y neuronas"),
    claim=_EXACT,
    given=WIDTHS,
    where=(PARAMS, NEURONS, COST, MACS),
    rewrite=All(Equal(cost, params + neurons), Equal(cost - macs, neurons + neurons)),
    mistakes=(
        Mistake(
            "cost-is-the-number-of-weights",
            Text(
                "the slide's sum with +2 taken for the number of weights",
                "la suma con +2 de la diapositiva tomada como número de pesos",
            ),
            _EXACT.but(1, Equal(cost - params, as_expr(0))),
        ),
        Mistake(
            "two-per-neuron",
            Text("difference to the parameters doubled", "diferencia con los parámetros duplicada"),
            _EXACT.but(1, Equal(cost - params, 2 * neurons)),
        ),
        Mistake(
            "equals-multiply-adds",
            Text(
                "the slide's = between the two sums, which can only be ≈",
                "el = de la diapositiva entre las dos sumas, que solo puede ser ≈",
            ),
            _EXACT.but(2, Equal(cost, macs)),
        ),
    ),
    source=SLIDES,
    uses=("counting-neurons", "counting-parameters", "counting-cost"),
)

_NARROWEST = least(ELL, 1, L, BEFORE)
_BOUNDS: Final = All(
    Less(macs, cost),
    LessEqual(cost, (1 + as_expr(2) / _NARROWEST) * macs),
    LessEqual(cost, 3 * macs),
)

COUNTING_SLIDE_BOUND: Final = Statement(
    id="counting-slide-bound",
    kind="theorem",
    title=Text("The ≈ of the slide, with its constants", "El ≈ de la diapositiva, con sus constantes"),
    claim=_BOUNDS,
    given=WIDTHS,
    where=(COST, MACS),
    rewrite=All(
        Less(as_expr(0), cost - macs),
        LessEqual((cost - macs) * _NARROWEST, 2 * macs),
        LessEqual(cost - macs, macs + macs),
    ),
    mistakes=(
        Mistake(
            "cost-at-least-twice",
            Text("overhead at least as large as the products", "excedente al menos igual a los productos"),
            _BOUNDS.but(1, Less(2 * macs, cost)),
        ),
        Mistake(
            "half-the-overhead",
            Text("activation forgotten in the constant", "activación olvidada en la constante"),
            _BOUNDS.but(2, LessEqual(cost, (1 + as_expr(1) / _NARROWEST) * macs)),
        ),
        Mistake(
            "narrowest-of-the-outputs",
            Text(
                "least width taken over the outputs of the layers", "menor ancho tomado sobre las salidas de las capas"
            ),
            _BOUNDS.but(2, LessEqual(cost, (1 + as_expr(2) / least(ELL, 1, L, HERE)) * macs)),
        ),
        Mistake(
            "constant-below-three",
            Text("a constant below the sharp 3", "una constante menor que el 3 óptimo"),
            _BOUNDS.but(3, LessEqual(cost, Fraction(29, 10) * macs)),
        ),
    ),
    source=SLIDES,
    uses=("counting-slide-cost",),
)

_products = scalar("P", spoken=Text("the number of products executed", "el número de productos ejecutados"))
_sums = scalar("S", spoken=Text("the number of sums executed", "el número de sumas ejecutadas"))
_calls = scalar("E", spoken=Text("the number of activations evaluated", "el número de activaciones evaluadas"))
_RUN: Final = All(
    Equal(_products, over_layers(HERE * BEFORE)),
    Equal(_sums, over_layers(HERE * BEFORE)),
    Equal(_calls, over_layers(HERE)),
)

COUNTING_EXECUTED: Final = Statement(
    id="counting-executed",
    kind="theorem",
    title=Text("Operations that the code executes", "Operaciones que el código ejecuta"),
    claim=_RUN,
    given=WIDTHS,
    where=(
        Where(
            "P",
            Text(
                "$P$, $S$, $E$ are the numbers of products, of sums and of evaluations of an activation "
                "that one forward pass of one sample executes",
                "$P$, $S$, $E$ son los números de productos, de sumas y de evaluaciones de una activación "
                "que ejecuta una pasada hacia adelante de una muestra",
            ),
        ),
        Where("S", Text("the biases count among the sums", "los sesgos cuentan entre las sumas")),
        Where(
            "E",
            Text(
                "the value of an activation counts as one operation",
                "el valor de una activación cuenta como una operación",
            ),
        ),
    ),
    rewrite=All(
        Equal(over_layers(BEFORE * HERE), _products),
        Equal(over_layers(HERE * (BEFORE - 1)) + over_layers(HERE), _sums),
        Equal(over_layers(HERE), _calls),
    ),
    mistakes=(
        Mistake(
            "bias-multiplied",
            Text("biases counted as products", "sesgos contados como productos"),
            _RUN.but(1, Equal(_products, over_layers(HERE * (BEFORE + 1)))),
        ),
        Mistake(
            "bias-not-added",
            Text("only the sums of the matrix product", "solo las sumas del producto matricial"),
            _RUN.but(2, Equal(_sums, over_layers(HERE * (BEFORE - 1)))),
        ),
        Mistake(
            "sums-one-too-many",
            Text("a sum started at zero", "suma iniciada en cero"),
            _RUN.but(2, Equal(_sums, over_layers(HERE * (BEFORE + 1)))),
        ),
        Mistake(
            "one-activation-per-layer",
            Text("one activation per layer", "una activación por capa"),
            _RUN.but(3, Equal(_calls, over_layers(as_expr(1)))),
        ),
    ),
    source=COURSE,
    uses=("counting-cost",),
)

_FLOPS: Final = All(Equal(flops, 2 * macs + neurons), LessEqual(cost, flops))

COUNTING_FLOPS: Final = Statement(
    id="counting-flops",
    kind="corollary",
    title=Text("Exact operations against the slide cost", "Operaciones exactas y costo de la diapositiva"),
    claim=_FLOPS,
    given=WIDTHS,
    where=(FLOPS, MACS, NEURONS, COST),
    rewrite=All(Equal(flops - neurons, macs + macs), LessEqual(as_expr(0), flops - cost)),
    mistakes=(
        Mistake(
            "activations-twice",
            Text("biases counted apart from the sums", "sesgos contados aparte de las sumas"),
            _FLOPS.but(1, Equal(flops, 2 * macs + 2 * neurons)),
        ),
        Mistake(
            "activations-free",
            Text("activations for nothing", "activaciones sin costo"),
            _FLOPS.but(1, Equal(flops, 2 * macs)),
        ),
        Mistake(
            "strictly-more",
            Text(
                "strict inequality: equal when every layer has one input",
                "desigualdad estricta: hay igualdad si toda capa tiene una entrada",
            ),
            _FLOPS.but(2, Less(cost, flops)),
        ),
    ),
    source=COURSE,
    uses=("counting-cost", "counting-executed"),
)

_d, _nu, _m, _c, _F = (
    scalar(name, f"{tex}(4,5,1)", spoken=spoken)
    for name, tex, spoken in (
        ("d", "d", Text("the number of parameters of 4-5-1", "el número de parámetros de 4-5-1")),
        ("nu", r"\nu", Text("the number of neurons of 4-5-1", "el número de neuronas de 4-5-1")),
        ("m", "m", Text("the number of multiply-adds of 4-5-1", "el número de productos acumulados de 4-5-1")),
        ("c", "c", Text("the slide cost of 4-5-1", "el costo de la diapositiva de 4-5-1")),
        ("F", "F", Text("the exact number of operations of 4-5-1", "el número exacto de operaciones de 4-5-1")),
    )
)
_SLIDE: Final = All(
    Equal(_d, as_expr(31)),
    Equal(_nu, as_expr(6)),
    Equal(_m, as_expr(25)),
    Equal(_c, as_expr(37)),
    Equal(_F, as_expr(56)),
)

COUNTING_SLIDE_EXAMPLE: Final = Statement(
    id="counting-slide-example",
    kind="corollary",
    title=Text("The network 4-5-1 of the lecture", "La red 4-5-1 de la clase"),
    claim=_SLIDE,
    where=(PARAMS, NEURONS, MACS, COST, FLOPS),
    rewrite=All(
        Equal(as_expr(5) * 4 + 5 + as_expr(1) * 5 + 1, _d),
        Equal(as_expr(5) + 1, _nu),
        Equal(as_expr(5) * 4 + as_expr(1) * 5, _m),
        Equal(_c, _d + _nu),
        Equal(_F, 2 * _m + _nu),
    ),
    mistakes=(
        Mistake(
            "thirty-seven-weights",
            Text("37 weights, by the sum with +2", "37 pesos, por la suma con +2"),
            _SLIDE.but(1, Equal(_d, as_expr(37))),
        ),
        Mistake(
            "ten-neurons",
            Text("inputs counted as neurons", "entradas contadas como neuronas"),
            _SLIDE.but(2, Equal(_nu, as_expr(10))),
        ),
        Mistake(
            "twenty-multiply-adds",
            Text("output layer forgotten", "capa de salida olvidada"),
            _SLIDE.but(3, Equal(_m, as_expr(20))),
        ),
        Mistake(
            "cost-thirty-one",
            Text("activations forgotten", "activaciones olvidadas"),
            _SLIDE.but(4, Equal(_c, as_expr(31))),
        ),
        Mistake(
            "sixty-two-operations",
            Text("biases counted apart from the sums", "sesgos contados aparte de las sumas"),
            _SLIDE.but(5, Equal(_F, as_expr(62))),
        ),
    ),
    source=SLIDES,
    uses=("counting-stored", "counting-slide-cost", "counting-flops"),
)

STATEMENTS: Final = (
    COUNTING_SLIDE_COST,
    COUNTING_SLIDE_BOUND,
    COUNTING_EXECUTED,
    COUNTING_FLOPS,
    COUNTING_SLIDE_EXAMPLE,
)
