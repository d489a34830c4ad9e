"""One neuron and its boundary: the definition, the two steps, distances, and the limit of sigmoids (T1, T4)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Elementwise, Inner, Norm, as_expr, scalar, vector
from teorema.symbolic.claims import All, Equal, LessEqual
from teorema.symbolic.statement import Mistake, Source, Statement
from teorema.symbolic.statements.neuron.letters import (
    NIELSEN,
    NONZERO,
    ROJAS,
    asked,
    b,
    defined,
    exp,
    logistic,
    modulus,
    numbers,
    p,
    root,
    sign_step,
    step,
    w,
    x,
    y,
    z,
)

sigma: Final = Elementwise("sigma", spoken=Text("sigma", "sigma"))

NEURON: Final = Statement(
    id="neuron-neuron",
    kind="definition",
    title=Text("One neuron", "Una neurona"),
    claim=Equal(y, sigma(z)),
    rewrite=Equal(y, sigma(b + Inner(x, w))),
    mistakes=(
        Mistake(
            "bias-subtracted",
            Text("the bias subtracted, as in Calin's convention", "el sesgo restado, como en la convención de Calin"),
            Equal(y, sigma(Inner(w, x) - b)),
        ),
        Mistake(
            "bias-outside",
            Text("the bias added after the activation", "el sesgo sumado después de la activación"),
            Equal(y, sigma(Inner(w, x)) + b),
        ),
        Mistake("bias-forgotten", Text("the bias forgotten", "el sesgo olvidado"), Equal(y, sigma(Inner(w, x)))),
    ),
    where=(defined("y", "$y$ is what `Neuron(w, b, σ)` gives for $x$", "$y$ es lo que da `Neuron(w, b, σ)` para $x$"),),
    source=Source("Liquet, Moka and Nazarathy 2024", "5.1"),
    uses=("layers-affine",),
    example={"p": 2},
)

u: Final = scalar("u")
a: Final = scalar("a")
_STEPS: Final = All(Equal(sign_step(u), 2 * step(u) - 1), Equal(step(a * u), step(u)))

STEPS: Final = Statement(
    id="neuron-steps",
    kind="theorem",
    title=Text("The two steps, and a positive factor", "Los dos escalones, y un factor positivo"),
    claim=_STEPS,
    rewrite=All(Equal((sign_step(u) + 1) / 2, step(u)), Equal(sign_step(a * u), sign_step(u))),
    mistakes=(
        Mistake(
            "not-shifted",
            Text("the one step is twice the other", "un escalón es el doble del otro"),
            _STEPS.but(1, Equal(sign_step(u), 2 * step(u))),
        ),
        Mistake(
            "odd",
            Text("the sign step is odd, also at 0", "el escalón de signo es impar, también en 0"),
            _STEPS.but(1, Equal(sign_step(u), -sign_step(-u))),
        ),
        Mistake(
            "scaled",
            Text("the factor comes out", "el factor sale afuera"),
            _STEPS.but(2, Equal(step(a * u), a * step(u))),
        ),
        Mistake("any-factor", Text("any factor", "cualquier factor"), _STEPS, hypotheses=()),
    ),
    hypotheses=(asked("$a>0$", "$a>0$", lambda point: numbers(point["a"])[0] > 0),),
    where=(
        defined(
            "H",
            r"$H(u)=1$ for $u\ge 0$ and $0$ else, $\operatorname{sgn}(u)=1$ for $u\ge 0$ and $-1$ else",
            r"$H(u)=1$ para $u\ge 0$ y $0$ si no, $\operatorname{sgn}(u)=1$ para $u\ge 0$ y $-1$ si no",
        ),
    ),
    source=Source("Liquet, Moka and Nazarathy 2024", "5.3"),
)

F: Final = vector("f", p, spoken=Text("f", "f"))
Q: Final = vector("q", p, spoken=Text("q", "q"))
_DISTANCE: Final = All(
    Equal(Inner(w, F) + b, 0),
    Equal(Norm(x - F, "2"), modulus(z) / Norm(w, "2")),
    LessEqual(Norm(x - F, "2"), Norm(x - Q, "2")),
)

DISTANCE: Final = Statement(
    id="neuron-distance",
    kind="theorem",
    title=Text("The distance to the boundary", "La distancia a la frontera"),
    claim=_DISTANCE,
    rewrite=All(
        Equal(Inner(F, w), -b),
        Equal(Norm(w, "2") * Norm(F - x, "2"), modulus(z)),
        LessEqual(0, Inner(x - Q, x - Q) - Inner(x - F, x - F)),
    ),
    mistakes=(
        Mistake(
            "wrong-side",
            Text("the bias with the other sign", "el sesgo con el otro signo"),
            _DISTANCE.but(1, Equal(Inner(w, F) - b, 0)),
        ),
        Mistake(
            "not-divided",
            Text("not divided by the norm of w", "sin dividir por la norma de w"),
            _DISTANCE.but(2, Equal(Norm(x - F, "2"), modulus(z))),
        ),
        Mistake(
            "square-of-the-norm",
            Text("divided by the square of the norm", "dividida por el cuadrado de la norma"),
            _DISTANCE.but(2, Equal(Norm(x - F, "2"), modulus(z) / Inner(w, w))),
        ),
        Mistake(
            "sum-of-the-weights",
            Text("another norm of w", "otra norma de w"),
            _DISTANCE.but(2, Equal(Norm(x - F, "2"), modulus(z) / Norm(w, "1"))),
        ),
        Mistake(
            "larger-factor",
            Text("nearer by a factor above 1", "más cerca por un factor mayor que 1"),
            _DISTANCE.but(3, LessEqual(Fraction(11, 10) * Norm(x - F, "2"), Norm(x - Q, "2"))),
        ),
        Mistake(
            "any-point",
            Text("points off the boundary too", "también puntos fuera de la frontera"),
            _DISTANCE,
            hypotheses=(NONZERO,),
        ),
    ),
    hypotheses=(
        NONZERO,
        asked(
            r"$w^{\top}q+b=0$",
            r"$w^{\top}q+b=0$",
            lambda point: sum(map(_times, numbers(point["w"]), numbers(point["q"]))) + numbers(point["b"])[0] == 0,
        ),
    ),
    where=(
        defined(
            "f",
            r"$f=x-\frac{w^{\top}x+b}{\lVert w\rVert_{2}^{2}}\,w$ is what `Neuron.foot` computes",
            r"$f=x-\frac{w^{\top}x+b}{\lVert w\rVert_{2}^{2}}\,w$ es lo que calcula `Neuron.foot`",
        ),
    ),
    source=ROJAS,
    uses=("neuron-neuron",),
)


def _times(left: Any, right: Any) -> Any:
    return left * right


d00: Final = scalar("d00", "d_{00}", spoken=Text("the distance of 00", "la distancia de 00"))
dmin: Final = scalar("dmin", r"d_{\min}", spoken=Text("the least distance", "la menor distancia"))
_AND: Final = All(Equal(d00, 3 * root(2) / 4), Equal(dmin, root(2) / 4))

AND: Final = Statement(
    id="neuron-and",
    kind="corollary",
    title=Text("AND and its distances", "AND y sus distancias"),
    claim=_AND,
    rewrite=All(Equal(4 * d00, 3 * root(2)), Equal(8 * dmin**2, 1)),
    mistakes=(
        Mistake(
            "not-divided",
            Text("not divided by the norm of w", "sin dividir por la norma de w"),
            _AND.but(1, Equal(d00, as_expr(Fraction(3, 2)))),
        ),
        Mistake(
            "all-alike",
            Text("the same for all four inputs", "la misma para las cuatro entradas"),
            _AND.but(2, Equal(dmin, 3 * root(2) / 4)),
        ),
    ),
    where=(
        defined(
            "d00",
            r"$d_{00}$ is the distance of $(0,0)$ from the boundary of the neuron with $w=(1,1)^{\top}$, $b=-\frac{3}{2}$",
            r"$d_{00}$ es la distancia de $(0,0)$ a la frontera de la neurona con $w=(1,1)^{\top}$, $b=-\frac{3}{2}$",
        ),
        defined(
            "dmin",
            r"$d_{\min}$ is the least over the four inputs in $\{0,1\}^{2}$",
            r"$d_{\min}$ es la menor sobre las cuatro entradas en $\{0,1\}^{2}$",
        ),
    ),
    source=ROJAS,
    uses=("neuron-distance",),
)

c: Final = scalar("c1", "c", spoken=Text("c", "c"))
v: Final = scalar("z")
_LIMIT: Final = All(
    LessEqual(modulus(logistic(c * v) - step(v)), exp(-(c * modulus(v)))),
    Equal(logistic(c * as_expr(0)), as_expr(Fraction(1, 2))),
)

LIMIT: Final = Statement(
    id="neuron-sigmoid-limit",
    kind="theorem",
    title=Text("Steep sigmoids tend to the step, except at 0", "Las sigmoides empinadas tienden al escalón, salvo en 0"),
    claim=_LIMIT,
    rewrite=All(
        LessEqual(modulus(logistic(-(c * v)) + step(v) - 1), exp(-(c * modulus(v)))),
        Equal(2 * logistic(c * as_expr(0)), 1),
    ),
    mistakes=(
        Mistake(
            "half-the-bound",
            Text("half the bound", "la mitad de la cota"),
            _LIMIT.but(1, LessEqual(modulus(logistic(c * v) - step(v)), exp(-(c * modulus(v))) / 2)),
        ),
        Mistake(
            "twice-the-rate",
            Text("twice the rate", "el doble de velocidad"),
            _LIMIT.but(1, LessEqual(modulus(logistic(c * v) - step(v)), exp(-(2 * c * modulus(v))))),
        ),
        Mistake(
            "step-at-zero",
            Text("the value 1 of the step at 0", "el valor 1 del escalón en 0"),
            _LIMIT.but(2, Equal(logistic(c * as_expr(0)), step(0))),
        ),
    ),
    given=Text(r"$z,c\in\mathbb{R}$", r"$z,c\in\mathbb{R}$"),
    source=NIELSEN,
    uses=("activations-logistic-slope", "neuron-steps"),
)  # fmt: skip

STATEMENTS: Final = (NEURON, STEPS, DISTANCE, AND, LIMIT)
