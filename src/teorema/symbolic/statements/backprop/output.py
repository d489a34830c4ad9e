"""What the letters of back-propagation are, and the last layer: any output map, an elementwise one, softmax with cross-entropy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Family, Inner, Total, scalar
from teorema.symbolic.calculus.leaves import LAST as L
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.network.letters import N
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.backprop.letters import (
    BASE,
    DELTA,
    JACOBIANS,
    LIQUET,
    NETWORK,
    NIELSEN,
    SMOOTH,
    TRACE,
    ZETA,
    J,
    a,
    delta,
    g_b,
    g_W,
    of_line,
    sigma,
    z,
    zeta,
)

_V, _v = Family("V", (N[ELL], N[ELL - 1])), Family("v", (N[ELL], 1))


def _slope(name: str, place: str, way: str) -> Any:
    along = Text(
        f"the derivative of C in {place} of layer l along {way} of layer l",
        f"la derivada de C en {place} de la capa l a lo largo de {way} de la capa l",
    )
    return scalar(name, rf"\mathrm{{d}}C({place}^{{[\ell]}})", spoken=along)


_dz, _da, _dW, _db = (
    _slope("dz", "z", "v"),
    _slope("da", "a", "v"),
    _slope("dW", "W", "V"),
    _slope("db", "b", "v"),
)
_DEFINED: Final = All(
    Equal(_dz, Inner(delta[ELL], _v[ELL])),
    Equal(_da, Inner(zeta[ELL], _v[ELL])),
    Equal(_dW, Inner(g_W[ELL], _V[ELL])),
    Equal(_db, Inner(g_b[ELL], _v[ELL])),
)

GRADIENTS: Final = Statement(
    id="backprop-gradients",
    kind="definition",
    title=Text("The gradients of a layer", "Los gradientes de una capa"),
    claim=_DEFINED,
    given=Text(
        *[
            r"$\theta$, $x\in\mathbb{R}^{N_0}$, $y\in\mathbb{R}^{N_L}$, $1\le\ell\le L$, "
            r"$v^{[\ell]}\in\mathbb{R}^{N_\ell}$, $V^{[\ell]}\in\mathbb{R}^{N_\ell\times N_{\ell-1}}$"
        ]
        * 2
    ),
    hypotheses=(SMOOTH,),
    where=(
        Where(
            "dz",
            Text(
                r"$\mathrm{d}C(z^{[\ell]})$ is the derivative at $t=0$ of the cost when $z^{[\ell]}+tv^{[\ell]}$ takes the "
                r"place of $z^{[\ell]}$ and the rest of the pass is run from there",
                r"$\mathrm{d}C(z^{[\ell]})$ es la derivada en $t=0$ del costo cuando $z^{[\ell]}+tv^{[\ell]}$ ocupa el "
                r"lugar de $z^{[\ell]}$ y el resto de la propagación sigue desde ahí",
            ),
        ),
        Where("da", Text(r"$\mathrm{d}C(a^{[\ell]})$ likewise", r"$\mathrm{d}C(a^{[\ell]})$ igualmente")),
        Where(
            "dW",
            Text(
                r"$\mathrm{d}C(W^{[\ell]})$ likewise, with $W^{[\ell]}+tV^{[\ell]}$",
                r"$\mathrm{d}C(W^{[\ell]})$ igualmente, con $W^{[\ell]}+tV^{[\ell]}$",
            ),
        ),
        Where("db", Text(r"$\mathrm{d}C(b^{[\ell]})$ likewise", r"$\mathrm{d}C(b^{[\ell]})$ igualmente")),
    ),
    rewrite=All(
        Equal(Inner(_v[ELL], delta[ELL]), _dz),
        Equal(_da - Inner(zeta[ELL], _v[ELL]), 0),
        Equal(Total(g_W[ELL] * _V[ELL]), _dW),
        Equal(_db, Total(_v[ELL] * g_b[ELL])),
    ),
    mistakes=(
        Mistake(
            "zeta-for-delta",
            Text("the gradient by a taken for that by z", "el gradiente por a tomado por el de z"),
            _DEFINED.but(1, Equal(_dz, Inner(zeta[ELL], _v[ELL]))),
        ),
        Mistake(
            "delta-for-zeta",
            Text("the gradient by z taken for that by a", "el gradiente por z tomado por el de a"),
            _DEFINED.but(2, Equal(_da, Inner(delta[ELL], _v[ELL]))),
        ),
        Mistake(
            "sums-multiplied",
            Text(
                "the sum of the entries times the sum of the entries",
                "la suma de las entradas por la suma de las entradas",
            ),
            _DEFINED.but(3, Equal(_dW, Total(g_W[ELL]) * Total(_V[ELL]))),
        ),
        Mistake(
            "bias-after-the-activation",
            Text("the bias added after the activation", "el sesgo sumado después de la activación"),
            _DEFINED.but(4, Equal(_db, Inner(zeta[ELL], _v[ELL]))),
        ),
    ),
    source=LIQUET,
    uses=("forward-recursion", "losses-cost"),
)

OUTPUT: Final = Statement(
    id="backprop-output",
    kind="theorem",
    title=Text("The last layer, any output map", "La última capa, con cualquier función de salida"),
    claim=Equal(delta[L], J[L].T @ zeta[L]),
    given=NETWORK,
    hypotheses=(SMOOTH,),
    where=(
        JACOBIANS,
        DELTA,
        Where(
            "zeta",
            Text(
                r"$\zeta^{[L]}=\nabla_{\hat y}C$ is the gradient of the loss",
                r"$\zeta^{[L]}=\nabla_{\hat y}C$ es el gradiente de la pérdida",
            ),
        ),
    ),
    rewrite=Equal(zeta[L].T @ J[L], delta[L].T),
    mistakes=(
        Mistake(
            "jacobian-forgotten",
            Text("the output map forgotten", "la función de salida olvidada"),
            Equal(delta[L], zeta[L]),
        ),
        Mistake(
            "not-transposed",
            Text("the Jacobian not transposed", "la jacobiana sin trasponer"),
            Equal(delta[L], J[L] @ zeta[L]),
        ),
        Mistake("sign", Text("y − ŷ for ŷ − y", "y − ŷ en lugar de ŷ − y"), Equal(-delta[L], J[L].T @ zeta[L])),
    ),
    source=LIQUET,
    uses=("backprop-gradients",),
)

ELEMENTWISE: Final = Statement(
    id="backprop-elementwise",
    kind="corollary",
    title=Text("The last layer, BP1", "La última capa, BP1"),
    claim=of_line(BASE),
    given=NETWORK,
    hypotheses=(SMOOTH,),
    where=(TRACE, DELTA, ZETA),
    rewrite=Equal(sigma.prime(z[L], at=L) * zeta[L], delta[L]),
    mistakes=(
        Mistake("slope-forgotten", Text(r"$\sigma'$ forgotten", r"$\sigma'$ olvidada"), Equal(delta[L], zeta[L])),
        Mistake(
            "slope-at-the-output",
            Text(r"$\sigma'$ taken at $a$ instead of $z$", r"$\sigma'$ evaluada en $a$ en lugar de $z$"),
            Equal(delta[L], zeta[L] * sigma.prime(a[L], at=L)),
        ),
        Mistake(
            "value-for-slope",
            Text(r"$\sigma$ in place of $\sigma'$", r"$\sigma$ en lugar de $\sigma'$"),
            Equal(delta[L], zeta[L] * sigma(z[L], at=L)),
        ),
        Mistake("factor", Text("a factor 2 too many", "un factor 2 de más"), Equal(delta[L], 2 * of_line(BASE).right)),
    ),
    source=NIELSEN,
    uses=("backprop-output",),
)

_target = Family("y", (N[ELL], 1), "y", spoken=Text("the target", "el objetivo"))


def _sums_to_one(point: Mapping[str, Any]) -> bool:
    return Equal(Total(_target[L]), 1).at(point) is True


_PROBABILITY: Final = Hypothesis(Text(*[r"$\sum_k y_k=1$"] * 2), _sums_to_one)

SOFTMAX: Final = Statement(
    id="backprop-softmax",
    kind="corollary",
    title=Text("The last layer, softmax with cross-entropy", "La última capa, softmax con entropía cruzada"),
    claim=Equal(delta[L], a[L] - _target[L]),
    given=NETWORK,
    hypotheses=(_PROBABILITY,),
    where=(
        Where("a", Text(r"$a^{[L]}=\hat y=s(z^{[L]})$ is a softmax", r"$a^{[L]}=\hat y=s(z^{[L]})$ es una softmax")),
        Where("y", Text(r"$y^{[L]}=y$ is the target", r"$y^{[L]}=y$ es el objetivo")),
        Where(
            "delta",
            Text(
                r"$\delta^{[L]}=\partial C/\partial z^{[L]}$ for $C=-\sum_k y_k\ln\hat y_k$",
                r"$\delta^{[L]}=\partial C/\partial z^{[L]}$ para $C=-\sum_k y_k\ln\hat y_k$",
            ),
        ),
    ),
    rewrite=Equal(_target[L] + delta[L], a[L]),
    mistakes=(
        Mistake("sign", Text("y − ŷ for ŷ − y", "y − ŷ en lugar de ŷ − y"), Equal(delta[L], _target[L] - a[L])),
        Mistake(
            "diagonal",
            Text("the diagonal of the Jacobian of softmax alone", "solo la diagonal de la jacobiana de softmax"),
            Equal(delta[L], -(_target[L] * (1 - a[L]))),
        ),
        Mistake(
            "slope-kept",
            Text("multiplied by ŷ(1 − ŷ) once more", "multiplicado una vez más por ŷ(1 − ŷ)"),
            Equal(delta[L], (a[L] - _target[L]) * a[L] * (1 - a[L])),
        ),
        Mistake(
            "any-target",
            Text("any target", "cualquier objetivo"),
            Equal(delta[L], a[L] - _target[L]),
            hypotheses=(),
        ),
    ),
    source=LIQUET,
    uses=("backprop-output", "softmax-residual"),
)

STATEMENTS: Final = (GRADIENTS, OUTPUT, ELEMENTWISE, SOFTMAX)
