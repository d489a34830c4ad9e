"""The perceptron rule: Novikoff's bound with the two inequalities behind it, and AND with its 18 updates (T3)."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Inner, Norm, as_expr, column_list, scalar, vector
from teorema.symbolic.calculus.costs import SquaredNorm
from teorema.symbolic.calculus.scalars import size
from teorema.symbolic.claims import All, Equal, Less, LessEqual
from teorema.symbolic.statement import Mistake, Source, Statement
from teorema.symbolic.statements.neuron.letters import SHALEV, asked, defined, numbers

_d = size("d")
U: Final = vector("u", _d, spoken=Text("u", "u"))
W: Final = vector("w", _d, "w_{k}", Text("w after k updates", "w después de k actualizaciones"))
K: Final = scalar("k", spoken=Text("k", "k"))
gamma: Final = scalar("gamma", r"\gamma", spoken=Text("gamma", "gamma"))
rho: Final = scalar("rho", r"\rho", spoken=Text("rho", "rho"))


def _augmented(point: Any) -> list[list[Any]]:
    return [[1, *column] for column in point["x"].T.tolist()]


def _margin(point: Any) -> bool:
    u, signs, least = numbers(point["u"]), numbers(point["y"]), numbers(point["gamma"])[0]
    margins = [
        y * sum(a * e for a, e in zip(u, row, strict=True)) for y, row in zip(signs, _augmented(point), strict=True)
    ]
    return bool(least > 0 and all(m >= least for m in margins))


def _radius(point: Any) -> bool:
    return all(sum(e * e for e in row) <= numbers(point["rho"])[0] ** 2 for row in _augmented(point))


_MARGIN: Final = asked(
    r"$y_{i}u^{\top}\tilde{x}_{i}\ge\gamma>0$ for all $i$",
    r"$y_{i}u^{\top}\tilde{x}_{i}\ge\gamma>0$ para todo $i$",
    _margin,
)
_RADIUS: Final = asked(
    r"$\lVert\tilde{x}_{i}\rVert_{2}\le\rho$ for all $i$",
    r"$\lVert\tilde{x}_{i}\rVert_{2}\le\rho$ para todo $i$",
    _radius,
)
_NOVIKOFF: Final = All(
    LessEqual(K * gamma, Inner(U, W)),
    LessEqual(SquaredNorm(W), K * rho**2),
    LessEqual(K, (rho * Norm(U, "2") / gamma) ** 2),
)

NOVIKOFF: Final = Statement(
    id="neuron-novikoff",
    kind="theorem",
    title=Text("Novikoff: the perceptron rule stops", "Novikoff: la regla del perceptrón termina"),
    claim=_NOVIKOFF,
    rewrite=All(
        LessEqual(0, Inner(W, U) - K * gamma),
        LessEqual(Inner(W, W), rho**2 * K),
        LessEqual(K * gamma**2, rho**2 * SquaredNorm(U)),
    ),
    mistakes=(
        Mistake(
            "faster-growth",
            Text("growth by more than γ with each update", "crecimiento de más de γ con cada actualización"),
            _NOVIKOFF.but(1, LessEqual(K * gamma * 2, Inner(U, W) + gamma)),
        ),
        Mistake(
            "half-the-square",
            Text("half the bound of the square", "la mitad de la cota del cuadrado"),
            _NOVIKOFF.but(2, LessEqual(2 * SquaredNorm(W), K * rho**2)),
        ),
        Mistake(
            "strictly-fewer",
            Text("strictly fewer", "estrictamente menos"),
            _NOVIKOFF.but(3, Less(K, (rho * Norm(U, "2") / gamma) ** 2)),
        ),
        Mistake(
            "ratio-not-squared",
            Text("the ratio not squared", "el cociente sin elevar al cuadrado"),
            _NOVIKOFF.but(3, LessEqual(K, rho * Norm(U, "2") / gamma)),
        ),
        Mistake(
            "one-per-sample",
            Text("one update for each sample is enough", "basta una actualización por muestra"),
            _NOVIKOFF.but(3, LessEqual(K, scalar("n"))),
        ),
        Mistake(
            "no-margin",
            Text("without a separating u", "sin una u que separe"),
            _NOVIKOFF,
            hypotheses=(_RADIUS,),
        ),
        Mistake(
            "no-radius",
            Text("without a bound of the inputs", "sin cota de las entradas"),
            _NOVIKOFF,
            hypotheses=(_MARGIN,),
        ),
    ),
    hypotheses=(_RADIUS, _MARGIN),
    where=(
        defined(
            "k",
            r"$\tilde{x}_{i}=(1,x^{(i)})$, $k$ is the number of updates $w\leftarrow w+y_{i}\tilde{x}_{i}$, made from $w=0$ whenever $y_{i}w^{\top}\tilde{x}_{i}\le 0$",
            r"$\tilde{x}_{i}=(1,x^{(i)})$, $k$ es el número de actualizaciones $w\leftarrow w+y_{i}\tilde{x}_{i}$, hechas desde $w=0$ siempre que $y_{i}w^{\top}\tilde{x}_{i}\le 0$",
        ),
        defined("w", r"$w_{k}$ are the weights after them", r"$w_{k}$ son los pesos después de ellas"),
    ),
    given=Text(
        r"samples $x^{(i)}\in\mathbb{R}^{p}$ in any order, labels $y_{i}\in\{-1,1\}$, $u\in\mathbb{R}^{p+1}$, $\rho,\gamma\in\mathbb{R}$",
        r"muestras $x^{(i)}\in\mathbb{R}^{p}$ en cualquier orden, etiquetas $y_{i}\in\{-1,1\}$, $u\in\mathbb{R}^{p+1}$, $\rho,\gamma\in\mathbb{R}$",
    ),
    source=SHALEV,
    uses=("neuron-neuron",),
)

w3: Final = vector("w", 3, spoken=Text("w", "w"))
bound: Final = scalar(
    "bound",
    r"\frac{\rho^{2}\lVert u\rVert_{2}^{2}}{\gamma^{2}}",
    spoken=Text("Novikoff's bound", "la cota de Novikoff"),
)
_AND: Final = All(Equal(K, 18), Equal(w3, column_list(as_expr(-4), as_expr(3), as_expr(2))), Equal(bound, 51))

AND_TRAINED: Final = Statement(
    id="neuron-and-trained",
    kind="corollary",
    title=Text("AND takes 18 updates, the bound is 51", "AND necesita 18 actualizaciones, la cota es 51"),
    claim=_AND,
    rewrite=All(
        Equal(K - 18, 0),
        Equal(-w3, column_list(as_expr(4), as_expr(-3), as_expr(-2))),
        Equal(bound, as_expr(3) * 17),
    ),
    mistakes=(
        Mistake("bound-attained", Text("as many as the bound", "tantas como la cota"), _AND.but(1, Equal(K, 51))),
        Mistake(
            "other-separator",
            Text("the weights of the widest margin", "los pesos del margen más ancho"),
            _AND.but(2, Equal(w3, column_list(as_expr(-3), as_expr(2), as_expr(2)))),
        ),
        Mistake(
            "bias-input-forgotten",
            Text("inputs without the 1", "entradas sin el 1"),
            _AND.but(3, Equal(bound, 34)),
        ),
    ),
    where=(
        defined(
            "k",
            r"$k$ is the number of updates on AND, inputs $(1,x_{1},x_{2})$ in the order $00,01,10,11$ again and again",
            r"$k$ es el número de actualizaciones con AND, entradas $(1,x_{1},x_{2})$ en el orden $00,01,10,11$ una y otra vez",
        ),
        defined("w", r"$w$ are the weights at the end, the bias first", r"$w$ son los pesos al final, primero el sesgo"),
        defined(
            "bound",
            r"the bound is taken at $u=(-3,2,2)^{\top}$, with the best $\rho$ and $\gamma$",
            r"la cota se toma en $u=(-3,2,2)^{\top}$, con los mejores $\rho$ y $\gamma$",
        ),
    ),
    source=Source("teorema", "05.5"),
    uses=("neuron-novikoff",),
)  # fmt: skip

_best = column_list(as_expr(-3), as_expr(2), as_expr(2))
_ones = asked(
    r"$y_{i}u^{\top}\tilde{x}_{i}\ge 1$ for the four inputs of AND",
    r"$y_{i}u^{\top}\tilde{x}_{i}\ge 1$ para las cuatro entradas de AND",
    lambda point: all(
        (1 if a * c == 1 else -1) * (numbers(point["u"])[0] + a * numbers(point["u"])[1] + c * numbers(point["u"])[2])
        >= 1
        for a in (0, 1)
        for c in (0, 1)
    ),
)
V: Final = vector("u", 3, spoken=Text("u", "u"))
_WIDEST: Final = All(LessEqual(17, Inner(V, _best)), LessEqual(17, SquaredNorm(V)))

AND_WIDEST: Final = Statement(
    id="neuron-and-widest",
    kind="theorem",
    title=Text("No other u gives AND a bound below 51", "Ninguna otra u da para AND una cota menor que 51"),
    claim=_WIDEST,
    rewrite=All(LessEqual(0, Inner(_best, V) - 17), LessEqual(51, 3 * SquaredNorm(V))),
    mistakes=(
        Mistake("strictly-in-product", Text("strictly more in the product", "estrictamente más en el producto"), _WIDEST.but(1, Less(17, Inner(V, _best)))),
        Mistake("strictly-more", Text("strictly more", "estrictamente más"), _WIDEST.but(2, Less(17, SquaredNorm(V)))),
        Mistake(
            "no-margin",
            Text("without the margin 1", "sin el margen 1"),
            _WIDEST,
            hypotheses=(),
        ),
    ),
    hypotheses=(_ones,),
    source=Source("teorema", "05.5"),
    uses=("neuron-and-trained",),
)  # fmt: skip

STATEMENTS: Final = (NOVIKOFF, AND_TRAINED, AND_WIDEST)
