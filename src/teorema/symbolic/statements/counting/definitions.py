"""What is counted: neurons, parameters, and the cost of one forward pass in three models."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Size, total
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.counting.symbols import (
    BEFORE,
    HERE,
    MACS,
    SLIDES,
    WIDTHS,
    L,
    N,
    cost,
    flops,
    macs,
    neurons,
    over_layers,
    params,
)

COUNTING_NEURONS: Final = Statement(
    id="counting-neurons",
    kind="definition",
    title=Text("Number of neurons", "Número de neuronas"),
    claim=Equal(neurons, over_layers(HERE)),
    given=WIDTHS,
    where=(
        Where(
            "nu",
            Text(
                "$\\nu$ is the number of neurons: of entries of $a^{[1]},\\dots,a^{[L]}$",
                "$\\nu$ es el número de neuronas: de entradas de $a^{[1]},\\dots,a^{[L]}$",
            ),
        ),
    ),
    rewrite=Equal(total(ELL, 0, L, HERE) - Size(N[0]), neurons),
    mistakes=(
        Mistake(
            "input-counted",
            Text("input layer counted", "capa de entrada contada"),
            Equal(neurons, total(ELL, 0, L, HERE)),
        ),
        Mistake(
            "output-forgotten",
            Text("output layer forgotten", "capa de salida olvidada"),
            Equal(neurons, total(ELL, 1, L - 1, HERE)),
        ),
    ),
    source=SLIDES,
    example={"L": 2, "N": (4, 5, 1)},
)

COUNTING_PARAMETERS: Final = Statement(
    id="counting-parameters",
    kind="definition",
    title=Text("Number of parameters", "Número de parámetros"),
    claim=Equal(params, over_layers(HERE * BEFORE + HERE)),
    given=WIDTHS,
    where=(
        Where(
            "d",
            Text(
                "$d$ is the number of coordinates of $\\theta=(W^{[1]},b^{[1]},\\dots,W^{[L]},b^{[L]})$, "
                "with $W^{[\\ell]}$ of shape $N_\\ell\\times N_{\\ell-1}$ and $b^{[\\ell]}$ of $N_\\ell$ entries",
                "$d$ es el número de coordenadas de $\\theta=(W^{[1]},b^{[1]},\\dots,W^{[L]},b^{[L]})$, "
                "con $W^{[\\ell]}$ de $N_\\ell\\times N_{\\ell-1}$ y $b^{[\\ell]}$ de $N_\\ell$ entradas",
            ),
        ),
    ),
    rewrite=Equal(over_layers(BEFORE * HERE) + over_layers(HERE), params),
    mistakes=(
        Mistake(
            "biases-forgotten",
            Text("biases forgotten", "sesgos olvidados"),
            Equal(params, over_layers(HERE * BEFORE)),
        ),
        Mistake(
            "bias-per-input",
            Text("one bias per input instead of per neuron", "un sesgo por entrada y no por neurona"),
            Equal(params, over_layers(HERE * BEFORE + BEFORE)),
        ),
        Mistake(
            "one-bias-per-layer",
            Text("one bias per layer", "un sesgo por capa"),
            Equal(params, over_layers(HERE * BEFORE + 1)),
        ),
    ),
    source=SLIDES,
    example={"L": 2, "N": (4, 5, 1)},
)

_COSTS: Final = All(
    Equal(macs, over_layers(HERE * BEFORE)),
    Equal(cost, over_layers(HERE * (BEFORE + 2))),
    Equal(flops, over_layers(HERE * (2 * BEFORE + 1))),
)

COUNTING_COST: Final = Statement(
    id="counting-cost",
    kind="definition",
    title=Text("Three costs of a forward pass", "Tres costos de una pasada hacia adelante"),
    claim=_COSTS,
    given=WIDTHS,
    where=(
        MACS,
        Where(
            "c",
            Text(
                "$c$ is the cost on the slide, one operation per multiply-add, per bias and per activation",
                "$c$ es el costo de la diapositiva, una operación por producto acumulado, por sesgo y por activación",
            ),
        ),
        Where(
            "F",
            Text(
                "$F$ is the exact number of products, sums and activations",
                "$F$ es el número exacto de productos, sumas y activaciones",
            ),
        ),
    ),
    rewrite=All(
        Equal(over_layers(BEFORE * HERE), macs),
        Equal(over_layers(HERE * BEFORE + HERE + HERE), cost),
        Equal(over_layers(HERE * BEFORE + HERE * BEFORE + HERE), flops),
    ),
    mistakes=(
        Mistake(
            "bias-as-multiply-add",
            Text("bias counted as a multiply-add", "sesgo contado como producto acumulado"),
            _COSTS.but(1, Equal(macs, over_layers(HERE * (BEFORE + 1)))),
        ),
        Mistake(
            "activations-forgotten",
            Text("activations forgotten: the number of parameters", "activaciones olvidadas: el número de parámetros"),
            _COSTS.but(2, Equal(cost, over_layers(HERE * (BEFORE + 1)))),
        ),
        Mistake(
            "first-sum-twice",
            Text(
                "one sum too many: the first product is added to nothing",
                "una suma de más: el primer producto no se suma a nada",
            ),
            _COSTS.but(3, Equal(flops, over_layers(HERE * (2 * BEFORE + 2)))),
        ),
    ),
    uses=("counting-neurons",),
    source=SLIDES,
    example={"L": 2, "N": (4, 5, 1)},
)

STATEMENTS: Final = (COUNTING_NEURONS, COUNTING_PARAMETERS, COUNTING_COST)
