"""The recursion, the composition of layers that it evaluates (T1), and where it may be interrupted."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Family, compose_layers, index, map_family, size, vector
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.forward.letters import (
    ACTIVATIONS,
    LAYERS,
    LIQUET,
    OUTPUT,
    PRE_ACTIVATIONS,
    SLIDES,
    L,
    W,
    a,
    b,
    layer,
    sigma,
    x,
    y,
    z,
)

_RECURSION: Final = All(
    Equal(a[0], x),
    Equal(z[ELL], W[ELL] @ a[ELL - 1] + b[ELL]),
    Equal(a[ELL], sigma(z[ELL], at=ELL)),
)

CONSTANT_WIDTH: Final = Hypothesis(
    Text("all widths are equal to $n$", "todos los anchos son iguales a $n$"),
    lambda point: len(set(point["N"])) == 1,
)
_a_n, _f_n, _x_n = Family("a", (size("n"), 1), first=0), map_family("f", size("n"), size("n")), vector("x", "n")
_W_n, _b_n, _z_n = (
    Family("W", (size("n"), size("n"))),
    Family("b", (size("n"), 1)),
    Family("z", (size("n"), 1)),
)


FORWARD_RECURSION: Final = Statement(
    id="forward-recursion",
    kind="definition",
    title=Text("Forward propagation", "Propagación hacia adelante"),
    claim=_RECURSION,
    where=(ACTIVATIONS, PRE_ACTIVATIONS),
    rewrite=All(
        Equal(x, a[0]),
        Equal(z[ELL], b[ELL] + W[ELL] @ a[ELL - 1]),
        Equal(sigma(z[ELL], at=ELL), a[ELL]),
    ),
    mistakes=(
        Mistake(
            "input-doubled",
            Text("the input twice", "la entrada dos veces"),
            _RECURSION.but(1, Equal(a[0], 2 * x)),
        ),
        Mistake(
            "bias-forgotten",
            Text("bias forgotten", "sesgo olvidado"),
            _RECURSION.but(2, Equal(z[ELL], W[ELL] @ a[ELL - 1])),
        ),
        Mistake(
            "bias-subtracted",
            Text("bias subtracted, another author's convention", "sesgo restado, la convención de otro autor"),
            _RECURSION.but(2, Equal(z[ELL], W[ELL] @ a[ELL - 1] - b[ELL])),
        ),
        Mistake(
            "no-activation",
            Text("activation forgotten", "activación olvidada"),
            _RECURSION.but(3, Equal(a[ELL], z[ELL])),
        ),
        Mistake(
            "transposed-weights",
            Text(
                "weights transposed, as the row convention stores them",
                "pesos traspuestos, como los guarda la convención por filas",
            ),
            _RECURSION.but(2, Equal(_z_n[ELL], _W_n[ELL].T @ _a_n[ELL - 1] + _b_n[ELL])),
            hypotheses=(CONSTANT_WIDTH,),
        ),
        Mistake(
            "transposed-shapes",
            Text(
                "the same where widths differ: shapes that do not fit",
                "lo mismo con anchos distintos: dimensiones que no encajan",
            ),
            IllShaped(
                lambda: W[ELL].T @ a[ELL - 1],
                r"z^{[\ell]}={W^{[\ell]}}^{\top}a^{[\ell-1]}+b^{[\ell]}",
            ),
            ill_shaped=True,
        ),
    ),
    source=SLIDES,
    example={"L": 2, "N": (2, 3, 1), "l": 1},
)

_COMPOSED: Final = All(Equal(a[ELL], compose_layers(layer, 1, ELL)(x)), Equal(y, a[L]))

FORWARD_COMPOSITION: Final = Statement(
    id="forward-composition",
    kind="theorem",
    title=Text("The recursion evaluates the network", "La recursión evalúa la red"),
    claim=_COMPOSED,
    given=Text(
        "$\\theta$, $x\\in\\mathbb{R}^{N_0}$, $1\\le\\ell\\le L$",
        "$\\theta$, $x\\in\\mathbb{R}^{N_0}$, $1\\le\\ell\\le L$",
    ),
    where=(LAYERS, ACTIVATIONS, OUTPUT),
    rewrite=All(Equal(compose_layers(layer, 1, ELL)(x), a[ELL]), Equal(a[L], y)),
    mistakes=(
        Mistake(
            "last-layer-first",
            Text("layers in reading order, the last one first", "capas en orden de lectura, la última primero"),
            _COMPOSED.but(1, Equal(_a_n[ELL], compose_layers(_f_n, ELL, 1, -1)(_x_n))),
            hypotheses=(CONSTANT_WIDTH,),
        ),
        Mistake(
            "only-the-last-layer",
            Text("layer fed with the input x", "capa alimentada con la entrada x"),
            _COMPOSED.but(1, Equal(_a_n[ELL], _f_n[ELL](_x_n))),
            hypotheses=(CONSTANT_WIDTH,),
        ),
        Mistake(
            "output-before-activation",
            Text("output read before its activation", "salida leída antes de su activación"),
            _COMPOSED.but(2, Equal(y, z[L])),
        ),
    ),
    source=SLIDES,
    uses=("forward-recursion", "composition-network"),
)

_k = index("k")
_RESTART: Final = Equal(a[L], compose_layers(layer, _k + 1, L)(a[_k]))

FORWARD_RESTART: Final = Statement(
    id="forward-restart",
    kind="corollary",
    title=Text("The pass may be resumed at any layer", "La pasada puede retomarse en cualquier capa"),
    claim=_RESTART,
    given=Text("$\\theta$, $x\\in\\mathbb{R}^{N_0}$, $0\\le k<L$", "$\\theta$, $x\\in\\mathbb{R}^{N_0}$, $0\\le k<L$"),
    where=(LAYERS, ACTIVATIONS),
    rewrite=Equal(compose_layers(layer, _k + 1, L)(a[_k]), a[L]),
    mistakes=(
        Mistake(
            "layer-twice",
            Text("layer k applied a second time", "capa k aplicada por segunda vez"),
            Equal(_a_n[L], compose_layers(_f_n, _k, L)(_a_n[_k])),
            hypotheses=(
                CONSTANT_WIDTH,
                Hypothesis(Text("$k\\ge 1$", "$k\\ge 1$"), lambda point: bool(point["k"] >= 1)),
            ),
        ),
        Mistake(
            "from-the-input",
            Text("resumed from the input", "retomada desde la entrada"),
            Equal(_a_n[L], compose_layers(_f_n, _k + 1, L)(_x_n)),
            hypotheses=(CONSTANT_WIDTH,),
        ),
    ),
    source=LIQUET,
    uses=("forward-composition",),
)

STATEMENTS: Final = (FORWARD_RECURSION, FORWARD_COMPOSITION, FORWARD_RESTART)
