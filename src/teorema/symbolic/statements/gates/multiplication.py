"""The multiplication gate: its formula, the two activations for which it has a closed form, and where it is 0 (T2)."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Elementwise, scalar
from teorema.symbolic.claims import All, Equal, Iff
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.gates.letters import (
    LIQUET,
    SCALED,
    asked,
    c,
    defined,
    lam,
    mu,
    number,
    sinh,
    x1,
    x2,
    y,
)

sigma: Final = Elementwise("sigma", spoken=Text("sigma", "sigma"))
_s, _d = lam * (x1 + x2), lam * (x1 - x2)
_W: Final = r"W^{[1]}=\lambda\begin{bmatrix}1&1\\-1&-1\\1&-1\\-1&1\end{bmatrix}"
_GATE: Final = Equal(y, mu * (sigma(c + _s) + sigma(c - _s) - sigma(c + _d) - sigma(c - _d)))

GATE: Final = Statement(
    id="gates-multiplication",
    kind="definition",
    title=Text("The multiplication gate", "La compuerta de multiplicación"),
    claim=_GATE,
    rewrite=Equal(y + mu * (sigma(c - _d) + sigma(c + _d)), mu * (sigma(c - _s) + sigma(c + _s))),
    mistakes=(
        Mistake(
            "all-added",
            Text("all four added", "los cuatro sumados"),
            Equal(y, mu * (sigma(c + _s) + sigma(c - _s) + sigma(c + _d) + sigma(c - _d))),
        ),
        Mistake(
            "bias-turned",
            Text("the bias changes sign with the weights", "el sesgo cambia de signo con los pesos"),
            Equal(y, mu * (sigma(c + _s) + sigma(-c - _s) - sigma(c + _d) - sigma(-c - _d))),
        ),
        Mistake(
            "odd-part",
            Text("the differences in place of the sums", "las diferencias en lugar de las sumas"),
            Equal(y, mu * (sigma(c + _s) - sigma(c - _s) + sigma(c + _d) - sigma(c - _d))),
        ),
    ),
    where=(
        defined(
            "y",
            rf"$y$ is the output of the network $2$-$4$-$1$ with ${_W}$, all four hidden biases $c$, $W^{{[2]}}=\mu(1,1,-1,-1)$ and $b^{{[2]}}=0$",
            rf"$y$ es la salida de la red $2$-$4$-$1$ con ${_W}$, los cuatro sesgos ocultos iguales a $c$, $W^{{[2]}}=\mu(1,1,-1,-1)$ y $b^{{[2]}}=0$",
        ),
    ),
    source=LIQUET,
    uses=("forward-recursion",),
)

_OUTPUT: Final = (r"$y$ is the output of the gate", r"$y$ es la salida de la compuerta")
_SQUARE: Final = All(Equal(y, 8 * lam**2 * mu * x1 * x2), Iff(Equal(y, x1 * x2), Equal(8 * lam**2 * mu, 1)))

GATE_SQUARE: Final = Statement(
    id="gates-multiplication-square",
    kind="theorem",
    title=Text("With squares the gate multiplies exactly", "Con cuadrados la compuerta multiplica exactamente"),
    claim=_SQUARE,
    rewrite=All(
        Equal(y / 8, lam * lam * mu * (x1 * x2)),
        Iff(Equal(8 * lam**2 * mu - 1, 0), Equal(y - x1 * x2, 0)),
    ),
    mistakes=(
        Mistake(
            "four-for-eight",
            Text("4 in place of 8", "4 en lugar de 8"),
            _SQUARE.but(1, Equal(y, 4 * lam**2 * mu * x1 * x2)),
        ),
        Mistake(
            "scale-not-squared",
            Text("the scale not squared", "la escala sin elevar al cuadrado"),
            _SQUARE.but(1, Equal(y, 8 * lam * mu * x1 * x2)),
        ),
        Mistake(
            "quarter",
            Text("the output weight of the general gate without the factor 2 of the second derivative", "el peso de salida general sin el factor 2 de la segunda derivada"),
            _SQUARE.but(2, Iff(Equal(y, x1 * x2), Equal(4 * lam**2 * mu, 1))),
        ),
        Mistake(
            "on-the-axes",
            Text("also where a factor is 0", "también donde un factor es 0"),
            _SQUARE,
            hypotheses=(SCALED,),
        ),
    ),
    hypotheses=(SCALED, asked(r"$x_{1}x_{2}\ne 0$", lambda point: number(point["x1"]) * number(point["x2"]) != 0)),
    where=(
        defined(
            "y",
            r"$y$ is the output of the gate with $\sigma(u)=u^2$ and any hidden bias",
            r"$y$ es la salida de la compuerta con $\sigma(u)=u^2$ y cualquier sesgo oculto",
        ),
    ),
    source=LIQUET,
    uses=("gates-multiplication",),
)  # fmt: skip

_product = sinh(lam * x1) * sinh(lam * x2)

GATE_EXP: Final = Statement(
    id="gates-multiplication-exp",
    kind="theorem",
    title=Text("With exponentials the gate is a product of sinh", "Con exponenciales la compuerta es un producto de sinh"),
    claim=Equal(y, _product / lam**2),
    rewrite=Equal(lam**2 * y, sinh(lam * x2) * sinh(lam * x1)),
    mistakes=(
        Mistake("exact", Text("exactly the product", "exactamente el producto"), Equal(y, x1 * x2)),
        Mistake("scale-lost", Text("not divided", "sin dividir"), Equal(y, _product)),
        Mistake(
            "sinh-of-the-product",
            Text("sinh of the product", "sinh del producto"),
            Equal(y, sinh(lam**2 * (x1 * x2)) / lam**2),
        ),
    ),
    hypotheses=(SCALED,),
    where=(
        defined(
            "y",
            _OUTPUT[0] + r" with $\sigma=\exp$, $\mu=1/(4\lambda^2 e^{c})$ and any hidden bias $c$",
            _OUTPUT[1] + r" con $\sigma=\exp$, $\mu=1/(4\lambda^2 e^{c})$ y cualquier sesgo oculto $c$",
        ),
    ),
    source=LIQUET,
    uses=("gates-multiplication",),
)  # fmt: skip


def _symmetric(point: Any) -> bool:
    sigma, centre = point["sigma"].f, number(point["c"])
    return all(
        sigma_at(sigma, centre + u) + sigma_at(sigma, centre - u) == 2 * sigma_at(sigma, centre) for u in (1, 2, 3, 5)
    )


def sigma_at(function: Any, u: Any) -> Any:
    """The value of a function of arrays at one number, for a hypothesis."""
    from teorema.ground.grid import Grid

    return number(function(Grid(u)).item())


GATE_ODD: Final = Statement(
    id="gates-multiplication-odd",
    kind="theorem",
    title=Text("Where σ is odd about c the gate gives 0", "Donde σ es impar respecto de c la compuerta da 0"),
    claim=Equal(y, 0),
    rewrite=Equal(2 * y, y),
    mistakes=(
        Mistake("any-bias", Text("with any hidden bias", "con cualquier sesgo oculto"), Equal(y, 0), hypotheses=()),
        Mistake("product", Text("the product all the same", "de todos modos el producto"), Equal(y, x1 * x2)),
    ),
    hypotheses=(
        Hypothesis(
            Text(
                r"$\sigma(c+u)+\sigma(c-u)=2\sigma(c)$ for all $u\in\mathbb{R}$",
                r"$\sigma(c+u)+\sigma(c-u)=2\sigma(c)$ para todo $u\in\mathbb{R}$",
            ),
            _symmetric,
        ),
    ),
    where=(defined("y", _OUTPUT[0], _OUTPUT[1]),),
    given=Text(
        r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $x_{1},x_{2},c,\lambda,\mu\in\mathbb{R}$",
        r"$\sigma\colon\mathbb{R}\to\mathbb{R}$, $x_{1},x_{2},c,\lambda,\mu\in\mathbb{R}$",
    ),
    source=LIQUET,
    uses=("gates-multiplication",),
)

D2: Final = scalar("D2", r"\sigma''(c)", spoken=Text("the second derivative at c", "la segunda derivada en c"))
D4: Final = scalar("D4", r"\sigma^{(4)}(c)", spoken=Text("the fourth derivative at c", "la cuarta derivada en c"))
