"""How many parameters make one function: the order of the symmetry group, and that θ cannot be read off f_θ (board problem 08.3)."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ELL, NAMED, Size, apply, as_expr, scalar, times, total, vector
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.claims import All, Count, Differ, Equal, Every, Exists, Not
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.layers.letters import GOODFELLOW, PARAMETERS, L, N, y, y_new


def _factorial(number: Expr) -> Expr:
    return apply(NAMED["factorial"], number)


_TWO = as_expr(2)
_ORDERS = times(ELL, 1, L - 1, _factorial(Size(N[ELL])))
_UNITS = total(ELL, 1, L - 1, Size(N[ELL]))
_SIGNED = _TWO**_UNITS * _ORDERS
_P, _S, _F = r"\mathcal{P}", r"\mathcal{S}", r"\{f_{\tilde{\theta}}:\tilde{\theta}\in\mathcal{S}\}"


def _permuted(number: Expr) -> Count:
    spoken = Text("elements of P", "elementos de P")
    return Count(_P, spoken, lambda point: point["permuted"], number, "len(permuted)")


def _signed(number: Expr) -> Count:
    spoken = Text("elements of S", "elementos de S")
    return Count(_S, spoken, lambda point: point["signed"], number, "len(signed)")


def _functions(number: Expr) -> Count:
    spoken = Text("functions that elements of S compute", "funciones que calculan los elementos de S")
    return Count(_F, spoken, lambda point: point["functions"], number, "len(functions)")


def _told_apart(point: Any) -> bool:
    """In each hidden layer the |b_i| are different and none is 0."""
    for layer in range(1, int(point["L"])):
        biases = [line[0] for line in point["b"][layer].tolist()]
        if 0 in biases or any(p in (q, -q) for p, q in combinations(biases, 2)):
            return False
    return True


_GENERIC = Hypothesis(
    Text(
        "within each hidden layer the numbers $|b_i|$ are different and none is 0",
        "dentro de cada capa oculta los números $|b_i|$ son distintos y ninguno es 0",
    ),
    _told_apart,
)
_ODD = Hypothesis(
    Text("the hidden activations are odd", "las activaciones ocultas son impares"),
    lambda point: all(point["sigma"][layer].odd for layer in range(1, int(point["L"]))),
)
_ORDER = All(_permuted(_ORDERS), _signed(_SIGNED), _functions(as_expr(1)))

_SETS = (
    Where(
        "permuted",
        Text(
            r"$\mathcal{P}$ is the set of all $\tilde{\theta}$ that renumbering within hidden layers makes from $\theta$",
            r"$\mathcal{P}$ es el conjunto de los $\tilde{\theta}$ que se obtienen de $\theta$ al renumerar dentro de las "
            r"capas ocultas",
        ),
    ),
    Where(
        "signed",
        Text(
            r"$\mathcal{S}$ is the set that renumbering and flips of sign make together",
            r"$\mathcal{S}$ es el conjunto que se obtiene con renumeraciones y cambios de signo juntos",
        ),
    ),
)

SYMMETRY_ORDER: Final = Statement(
    id="layers-symmetry-order",
    kind="theorem",
    title=Text("How many parameters give the same function", "Cuántos parámetros dan la misma función"),
    claim=_ORDER,
    given=as_text(PARAMETERS),
    hypotheses=(_ODD, _GENERIC),
    where=_SETS,
    rewrite=All(
        _permuted(times(ELL, 1, L - 1, _factorial(Size(N[ELL]))) * 1),
        _signed(_ORDERS * _TWO**_UNITS),
        _functions(as_expr(2) - 1),
    ),
    mistakes=(
        Mistake(
            "output-layer-too",
            Text("the output layer permuted too", "también se permuta la capa de salida"),
            _ORDER.but(1, _permuted(times(ELL, 1, L, _factorial(Size(N[ELL]))))),
        ),
        Mistake(
            "all-units-together",
            Text("units exchanged between layers", "unidades intercambiadas entre capas"),
            _ORDER.but(1, _permuted(_factorial(_UNITS))),
        ),
        Mistake(
            "two-per-layer",
            Text("one sign per layer", "un signo por capa"),
            _ORDER.but(2, _signed(_TWO ** as_expr(L - 1) * _ORDERS)),
        ),
        Mistake(
            "signs-of-the-output",
            Text("signs of the output flipped too", "también se cambian los signos de la salida"),
            _ORDER.but(2, _signed(_TWO ** total(ELL, 1, L, Size(N[ELL])) * _ORDERS)),
        ),
        Mistake(
            "as-many-functions",
            Text("each of them another function", "cada uno otra función"),
            _ORDER.but(3, _functions(_SIGNED)),
        ),
        Mistake(
            "equal-units",
            Text("units that are equal counted as different", "unidades iguales contadas como distintas"),
            _ORDER,
            hypotheses=(_ODD,),
        ),
    ),
    uses=("layers-permutation", "layers-sign-flip"),
    source=GOODFELLOW,
)

_p = scalar("p", r"\#\mathcal{P}", spoken=Text("the number of elements of P", "el número de elementos de P"))
_s = scalar("s", r"\#\mathcal{S}", spoken=Text("the number of elements of S", "el número de elementos de S"))
_4_5 = _factorial(as_expr(4)) * _factorial(as_expr(5))
_BOARD = All(
    Equal(_p, _4_5),
    Equal(_p, as_expr(2880)),
    Equal(_s, _TWO ** (as_expr(4) + 5) * _4_5),
    Equal(_s, as_expr(1474560)),
)

SYMMETRY_EXAMPLE: Final = Statement(
    id="layers-symmetry-example",
    kind="corollary",
    title=Text("A network of widths 3-4-5-2 with tanh", "Una red de anchos 3-4-5-2 con tanh"),
    claim=_BOARD,
    where=(
        Where(
            "p",
            Text(
                r"$\mathcal{P}$ and $\mathcal{S}$ are the sets of the theorem, for the widths $3,4,5,2$",
                r"$\mathcal{P}$ y $\mathcal{S}$ son los conjuntos del teorema, para los anchos $3,4,5,2$",
            ),
        ),
        Where(
            "s",
            Text(r"$\#$ is the number of elements", r"$\#$ es el número de elementos"),
        ),
    ),
    rewrite=All(
        Equal(_p, _factorial(as_expr(5)) * _factorial(as_expr(4))),
        Equal(as_expr(2880), _p),
        Equal(_s, _4_5 * _TWO ** as_expr(9)),
        Equal(_s - 1474560, as_expr(0)),
    ),
    mistakes=(
        Mistake(
            "all-layers",
            Text("input and output permuted too", "también se permutan entrada y salida"),
            _BOARD.but(1, Equal(_p, _factorial(as_expr(3)) * _4_5 * _factorial(as_expr(2)))),
        ),
        Mistake(
            "product-of-widths", Text("4·5 for 4!·5!", "4·5 en lugar de 4!·5!"), _BOARD.but(2, Equal(_p, as_expr(20)))
        ),
        Mistake(
            "signs-multiplied",
            Text("exponents multiplied instead of added", "exponentes multiplicados en lugar de sumados"),
            _BOARD.but(3, Equal(_s, _TWO ** (as_expr(4) * 5) * _4_5)),
        ),
        Mistake(
            "signs-of-the-output",
            Text("signs of the two outputs flipped too", "también se cambian los signos de las dos salidas"),
            _BOARD.but(4, Equal(_s, as_expr(5898240))),
        ),
    ),
    uses=("layers-symmetry-order",),
    source=GOODFELLOW,
)

_theta, _theta_new = (
    vector("theta", "d", r"\theta"),
    vector("theta_new", "d", r"\tilde{\theta}", as_text("theta tilde")),
)
_EXISTS = Exists(
    r"\tilde{\theta}",
    All(
        Differ(_theta_new, _theta),
        Every(
            "inputs", r"x\in\mathbb{R}^{N_0}", Equal(y_new, y), Text("inputs x", "vector de entrada x"), ("y_new", "y")
        ),
    ),
    lambda point: dict(point["renumbered"]),
    as_text("theta tilde"),
    ("theta_new",),
)


def _different_units(point: Any) -> bool:
    return any(len({str(line[0]) for line in point["b"][layer].tolist()}) > 1 for layer in range(1, int(point["L"])))


NOT_IDENTIFIABLE: Final = Statement(
    id="layers-not-identifiable",
    kind="corollary",
    title=Text("The parameters cannot be read off the function", "Los parámetros no se pueden leer de la función"),
    claim=_EXISTS,
    given=as_text(PARAMETERS),
    hypotheses=(
        Hypothesis(
            Text(
                "some hidden layer has two units with different biases",
                "alguna capa oculta tiene dos unidades con sesgos distintos",
            ),
            _different_units,
        ),
    ),
    where=(
        Where("theta", Text(r"$\theta$ lists all weights and biases", r"$\theta$ reúne todos los pesos y sesgos")),
        Where("y", Text(r"$f_{\theta}(x)$ is the output of the network", r"$f_{\theta}(x)$ es la salida de la red")),
    ),
    rewrite=Not(Not(_EXISTS)),
    mistakes=(
        Mistake(
            "identifiable",
            Text("the function determines its parameters", "la función determina sus parámetros"),
            Not(_EXISTS),
        ),
    ),
    uses=("layers-permutation",),
    source=GOODFELLOW,
)
