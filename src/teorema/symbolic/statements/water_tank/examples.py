"""The board problems 02.1 to 02.5: two taps of pressures 3 and 1, outflow 2, ten seconds, 80 litres."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Block, Expr, as_expr, column_list, matrix, scalar, vector
from teorema.symbolic.calculus.blocks import AsMatrix
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Mistake, Source, Statement
from teorema.symbolic.statements.water_tank.letters import defined, k, s


def _column(*numbers: str) -> Expr:
    return column_list(*(as_expr(Fraction(number)) for number in numbers))


Ks: Final = vector("Ks", 2, "K(s)", Text("K of s", "K de s"))
Kstar: Final = vector("Kstar", 2, "K^{*}", Text("K star", "K estrella"))
g: Final = vector("g", 2, r"\nabla C(0)", Text("the gradient at zero", "el gradiente en cero"))
Vs: Final = scalar("Vs", "V_{10}(K(s))", spoken=Text("the volume of K of s", "el volumen de K de s"))
_LINE: Final = All(
    Equal(Ks, _column("3", "1") + s * _column("1", "-3")),
    Equal(Vs, 80),
    Equal(Kstar, _column("3", "1")),
    Equal(g, _column("-3000", "-1000")),
)
LINE: Final = Statement(
    id="water_tank-example",
    kind="corollary",
    title=Text("Two taps by hand", "Dos canillas a mano"),
    claim=_LINE,
    rewrite=All(Equal(Ks - s * _column("1", "-3"), _column("3", "1")), Equal(Vs / 10, 8), Equal(2 * Kstar, _column("6", "2")), Equal(g / 1000, _column("-3", "-1"))),
    mistakes=(
        Mistake("along-the-pressures", Text("the direction of the pressures", "la dirección de las presiones"), _LINE.but(1, Equal(Ks, _column("3", "1") + s * _column("3", "1")))),
        Mistake("outflow", Text("without the outflow", "sin el flujo saliente"), _LINE.but(2, Equal(Vs, 100))),
        Mistake("first-tap", Text("the first tap alone", "la primera canilla sola"), _LINE.but(3, Equal(Kstar, _column("10/3", "0")))),
        Mistake("time-lost", Text("the factor t lost", "el factor t perdido"), _LINE.but(4, Equal(g, _column("-300", "-100")))),
    ),
    where=(
        defined("Ks", r"$K(s)$ is the solution nearest to $(3+s,1-3s)$ for $P=(3,1)$, $R=2$, $t=10$, $V=80$, $V_0=0$", r"$K(s)$ es la solución más cercana a $(3+s,1-3s)$ para $P=(3,1)$, $R=2$, $t=10$, $V=80$, $V_0=0$"),
        defined("Vs", r"$V_{10}(K(s))$ its volume", r"$V_{10}(K(s))$ su volumen"),
        defined("Kstar", "$K^{*}$ the solution of least norm", "$K^{*}$ la solución de norma mínima"),
        defined("g", r"$\nabla C(0)$ the gradient at $K=0$", r"$\nabla C(0)$ el gradiente en $K=0$"),
    ),
    uses=("water_tank-solutions", "water_tank-least-norm", "water_tank-cost"),
    source=Source("teorema", "02.1, 02.2"),
)  # fmt: skip

H: Final = matrix("H", 2, 2)
low: Final = scalar("low", r"\lambda_1", spoken=Text("the first eigenvalue", "el primer autovalor"))
high: Final = scalar("high", r"\lambda_2", spoken=Text("the second eigenvalue", "el segundo autovalor"))
edge: Final = scalar("edge", r"\eta_{\sup}", spoken=Text("the supremum of the steps", "el supremo de los pasos"))
K1: Final = vector("K1", 2, "K_1", Text("K one", "K uno"))
e: Final = scalar("e", "V_{10}(K_k)-80", spoken=Text("the residual after k steps", "el residuo después de k pasos"))
end: Final = vector("end", 2, r"K_\infty", Text("K infinity", "K infinito"))
_H: Final = Block(tuple(tuple(AsMatrix(as_expr(entry)) for entry in row) for row in ((900, 300), (300, 100))))
_STEPS: Final = All(
    Equal(H, _H),
    Equal(low, 0),
    Equal(high, 1000),
    Equal(edge, Fraction(1, 500)),
    Equal(K1, _column("3", "1")),
    Equal(e, -100 * as_expr(Fraction(3, 4)) ** k),
    Equal(end, _column("17/5", "-1/5")),
)
STEPS: Final = Statement(
    id="water_tank-example-steps",
    kind="corollary",
    title=Text("Descent for two taps by hand", "El descenso para dos canillas a mano"),
    claim=_STEPS,
    rewrite=All(
        Equal(H.T, _H), Equal(low * high, 0), Equal(high / 1000, 1), Equal(500 * edge, 1), Equal(2 * K1, _column("6", "2")),
        Equal(e * as_expr(4) ** k, -100 * as_expr(3) ** k), Equal(5 * end, _column("17", "-1")),
    ),
    mistakes=(
        Mistake("time-once", Text("the time only once", "el tiempo una sola vez"), _STEPS.but(1, Equal(10 * H, _H))),
        Mistake("regular", Text("both eigenvalues positive", "ambos autovalores positivos"), _STEPS.but(2, Equal(low, 100))),
        Mistake("largest-entry", Text("the largest entry", "el mayor elemento"), _STEPS.but(3, Equal(high, 900))),
        Mistake("half", Text("half of it", "la mitad"), _STEPS.but(4, Equal(edge, Fraction(1, 1000)))),
        Mistake("half-way", Text("half of the way", "la mitad del camino"), _STEPS.but(5, Equal(K1, _column("3/2", "1/2")))),
        Mistake("a-quarter", Text("a quarter left", "queda un cuarto"), _STEPS.but(6, Equal(e, -100 * as_expr(Fraction(1, 4)) ** k))),
        Mistake("least-norm", Text("the one of least norm", "la de norma mínima"), _STEPS.but(7, Equal(end, _column("3", "1")))),
    ),
    where=(
        defined("H", "$H$ is the Hessian for the same tank", "$H$ es la hessiana para el mismo tanque"),
        defined("low", r"$\lambda_1\le\lambda_2$ its eigenvalues", r"$\lambda_1\le\lambda_2$ sus autovalores"),
        defined("edge", r"descent converges for $0<\eta<\eta_{\sup}$", r"el descenso converge para $0<\eta<\eta_{\sup}$"),
        defined("K1", r"$K_1$ is one step $\eta=1/1000$ from $0$", r"$K_1$ es un paso $\eta=1/1000$ desde $0$"),
        defined("e", r"$K_k$ are $k$ steps $\eta=1/4000$ from $0$", r"$K_k$ son $k$ pasos $\eta=1/4000$ desde $0$"),
        defined("end", r"$K_\infty$ is the limit from $(4,0)$", r"$K_\infty$ es el límite desde $(4,0)$"),
        defined("high", r"all for $P=(3,1)$, $R=2$, $t=10$, $V=80$, $V_0=0$", r"todo para $P=(3,1)$, $R=2$, $t=10$, $V=80$, $V_0=0$"),
    ),
    given=Text(r"$k\in\NN_0$", r"$k\in\NN_0$"),
    uses=("water_tank-descent", "water_tank-one-step", "water_tank-limit"),
    source=Source("teorema", "02.3, 02.4, 02.5"),
)  # fmt: skip
