"""ReLU networks: kinks are rare when biases are parameters, not rare without, and what is returned at one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ELL, Entry, as_expr, index, scalar
from teorema.symbolic.claims import All, Cited, Equal, Iff
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.backprop.letters import COURSE, TRACE, W, a, b, z

_BOLTE: Final = Source("Bolte and Pauwels 2021")
_i = index("i")
_below = Entry(W[ELL] @ a[ELL - 1], _i)
_zero = as_expr(0)
_CROSSED: Final = Iff(Equal(Entry(z[ELL], _i), _zero), Equal(Entry(b[ELL], _i), -_below))

KINK_OF_A_BIAS: Final = Statement(
    id="backprop-kink-of-a-bias",
    kind="lemma",
    title=Text("Only one bias puts a unit on its kink", "Un solo sesgo pone a una unidad en su quiebre"),
    claim=_CROSSED,
    given=as_text(r"$\theta$, $x\in\mathbb{R}^{N_0}$, $1\le\ell\le L$, $1\le i\le N_\ell$"),
    where=(
        TRACE,
        Where(
            "a",
            Text(
                r"$a^{[\ell-1]}$ does not depend on $b^{[\ell]}$",
                r"$a^{[\ell-1]}$ no depende de $b^{[\ell]}$",
            ),
        ),
    ),
    rewrite=Iff(Equal(Entry(b[ELL], _i) + _below, _zero), Equal(_zero, Entry(z[ELL], _i))),
    mistakes=(
        Mistake(
            "sign",
            Text("the sign forgotten", "el signo olvidado"),
            Iff(Equal(Entry(z[ELL], _i), _zero), Equal(Entry(b[ELL], _i), _below)),
        ),
        Mistake(
            "zero-bias",
            Text("the bias 0 taken for the kink", "el sesgo 0 tomado por el quiebre"),
            Iff(Equal(Entry(z[ELL], _i), _zero), Equal(Entry(b[ELL], _i), _zero)),
        ),
    ),
    source=COURSE,
    uses=("forward-recursion",),
)

ALMOST_EVERYWHERE: Final = Statement(
    id="backprop-almost-everywhere",
    kind="corollary",
    title=Text("ReLU networks: right almost everywhere", "Redes ReLU: correcta en casi todo punto"),
    claim=Cited(
        r"\left|\left\{\theta\;\middle|\;\exists\,\ell,i\colon z_i^{[\ell]}=0\right\}\right|=0",
        Text(
            "the set of parameters at which some pre-activation is zero has measure zero",
            "el conjunto de parámetros en los que alguna preactivación es cero tiene medida cero",
        ),
        Text(
            "A measure is not computed at points. The proof on the page is Fubini's theorem applied to the lemma before.",
            "Una medida no se calcula en puntos. La demostración de la página es el teorema de Fubini aplicado al lema anterior.",
        ),
    ),
    given=Text(
        r"fixed $x$, and each ReLU network in which every layer has its biases among the parameters",
        r"$x$ fijo y toda red ReLU en la que cada capa tiene sus sesgos entre los parámetros",
    ),
    source=_BOLTE,
    uses=("backprop-kink-of-a-bias", "backprop-step"),
)

_P = scalar("P", spoken=Text("the share", "la proporción"))


def _moved(point: Mapping[str, Any]) -> bool:
    return all(entry != 0 for entry in (Grid(point["W1"]) @ Grid(point["x"])).entries)


WITHOUT_BIASES: Final = Statement(
    id="backprop-without-biases",
    kind="theorem",
    title=Text("Without biases kinks are not rare", "Sin sesgos los quiebres no son raros"),
    claim=Equal(_P, Fraction(1, 4)),
    given=as_text(r"$W^{[1]}\in\mathbb{R}^{2\times2}$, $x\in\mathbb{R}^2$"),
    hypotheses=(Hypothesis(as_text(r"$(W^{[1]}x)_i\ne0$ ($i=1,2$)"), _moved),),
    where=(
        Where(
            "P",
            Text(
                r"$P$ is the share of the four sign choices of the rows of $W^{[1]}$ for which the network "
                r"2-2-1 with ReLU and no biases has $a^{[1]}=0$, and hence $z^{[2]}=0$ for every $W^{[2]}$",
                r"$P$ es la proporción de las cuatro elecciones de signo de las filas de $W^{[1]}$ para las que la red "
                r"2-2-1 con ReLU y sin sesgos tiene $a^{[1]}=0$, y por eso $z^{[2]}=0$ para todo $W^{[2]}$",
            ),
        ),
    ),
    rewrite=Equal(4 * _P, 1),
    mistakes=(
        Mistake("never", Text("such a kink never happens", "tal quiebre nunca ocurre"), Equal(_P, 0)),
        Mistake("half", Text("one unit taken for both", "una unidad tomada por las dos"), Equal(_P, Fraction(1, 2))),
        Mistake(
            "any-input",
            Text("any input, 0 too", "cualquier entrada, también 0"),
            Equal(_P, Fraction(1, 4)),
            hypotheses=(),
        ),
    ),
    source=COURSE,
    uses=("backprop-almost-everywhere",),
)

_g, _s, _d = (
    scalar("g", spoken=Text("what the backward pass returns", "lo que devuelve la pasada hacia atrás")),
    scalar("s"),
    scalar("d", "f'(0)", spoken=Text("the derivative at zero", "la derivada en cero")),
)
_RETURNED: Final = All(Equal(_g, 2 * _s), Equal(_d, 1))

AT_A_KINK: Final = Statement(
    id="backprop-at-a-kink",
    kind="theorem",
    title=Text("At a kink the result may be no derivative", "En un quiebre el resultado puede no ser la derivada"),
    claim=_RETURNED,
    given=as_text(r"$s\in\mathbb{R}$"),
    where=(
        Where(
            "g",
            Text(
                r"$g$ is what back-propagation returns at $x=0$ for $f(x)=\relu(x)-\relu(-x)=x$, a network 1-2-1, "
                r"when $s$ is put for $\relu'(0)$",
                r"$g$ es lo que devuelve la retropropagación en $x=0$ para $f(x)=\relu(x)-\relu(-x)=x$, una red 1-2-1, "
                r"cuando se pone $s$ como $\relu'(0)$",
            ),
        ),
    ),
    rewrite=All(Equal(_g - _s, _s), Equal(2 * _d, 2)),
    mistakes=(
        Mistake(
            "always-right",
            Text("taken for the derivative", "tomado por la derivada"),
            _RETURNED.but(1, Equal(_g, 1)),
        ),
        Mistake("once", Text("s in place of 2s", "s en lugar de 2s"), _RETURNED.but(1, Equal(_g, _s))),
        Mistake(
            "no-derivative",
            Text("f taken for flat at 0", "f tomada por plana en 0"),
            _RETURNED.but(2, Equal(_d, 0)),
        ),
    ),
    source=_BOLTE,
    uses=("backprop-input",),
)

STATEMENTS: Final = (KINK_OF_A_BIAS, ALMOST_EVERYWHERE, WITHOUT_BIASES, AT_A_KINK)
