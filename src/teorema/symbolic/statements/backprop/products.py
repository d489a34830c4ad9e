"""What follows at once: δ as one product, linear networks, a neuron with another activation, the bound that makes gradients vanish."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import (
    ELL,
    NAMED,
    Elementwise,
    Entry,
    Expr,
    Family,
    Norm,
    Number,
    apply,
    as_expr,
    chain,
    index,
    scalar,
    times,
)
from teorema.symbolic.calculus.leaves import LAST as L
from teorema.symbolic.claims import Equal, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.backprop.letters import (
    COURSE,
    DELTA,
    JACOBIANS,
    LAYER,
    NIELSEN,
    SMOOTH,
    TRACE,
    ZETA,
    J,
    W,
    delta,
    pre_activations,
    sigma,
    z,
    zeta,
)

_k, _j = index("k"), index("j")
_back = chain(_k, ELL + 1, L, J[_k] @ W[_k])

PRODUCT: Final = Statement(
    id="backprop-product",
    kind="corollary",
    title=Text("δ as one product of matrices", "δ como un solo producto de matrices"),
    claim=Equal(delta[ELL], (_back @ J[ELL]).T @ zeta[L]),
    given=LAYER,
    hypotheses=(SMOOTH,),
    where=(JACOBIANS, DELTA, ZETA),
    rewrite=Equal(delta[ELL].T, zeta[L].T @ _back @ J[ELL]),
    mistakes=(
        Mistake(
            "own-slope-forgotten",
            Text("the slopes of the layer itself forgotten", "las pendientes de la propia capa olvidadas"),
            Equal(delta[ELL], _back.T @ zeta[L]),
        ),
        Mistake(
            "slopes-forgotten",
            Text("the slopes of the layers above forgotten", "las pendientes de las capas siguientes olvidadas"),
            Equal(delta[ELL], (chain(_k, ELL + 1, L, W[_k]) @ J[ELL]).T @ zeta[L]),
        ),
        Mistake(
            "sign", Text("y − ŷ for ŷ − y", "y − ŷ en lugar de ŷ − y"), Equal(-delta[ELL], (_back @ J[ELL]).T @ zeta[L])
        ),
    ),
    source=NIELSEN,
    uses=("backprop-output", "backprop-step"),
)

_LINEAR: Final = Hypothesis(
    Text(r"every $S^{[k]}$ is the identity", r"cada $S^{[k]}$ es la identidad"),
    lambda point: all(record.name == "identity" for record in point["sigma"].values()),
)
_weights = chain(_k, ELL + 1, L, W[_k])

LINEAR: Final = Statement(
    id="backprop-linear",
    kind="corollary",
    title=Text("Linear neurons", "Neuronas lineales"),
    claim=Equal(delta[ELL], _weights.T @ zeta[L]),
    given=LAYER,
    hypotheses=(_LINEAR,),
    where=(DELTA, ZETA),
    rewrite=Equal(delta[ELL].T, zeta[L].T @ _weights),
    mistakes=(
        Mistake(
            "factor",
            Text("a factor 2 too many", "un factor 2 de más"),
            Equal(delta[ELL], 2 * _weights.T @ zeta[L]),
        ),
        Mistake(
            "sign",
            Text("y − ŷ for ŷ − y", "y − ŷ en lugar de ŷ − y"),
            Equal(-delta[ELL], _weights.T @ zeta[L]),
        ),
        Mistake(
            "any-activation",
            Text("with any activation", "con cualquier activación"),
            Equal(delta[ELL], _weights.T @ zeta[L]),
            hypotheses=(SMOOTH,),
        ),
    ),
    source=NIELSEN,
    uses=("backprop-product",),
)

_phi = Elementwise("phi", r"\varphi", spoken=Text("phi", "fi"))
_MODIFIED: Final = Equal(Entry(delta[ELL], _j), Entry(zeta[ELL], _j) * _phi.prime(Entry(z[ELL], _j)))

MODIFIED: Final = Statement(
    id="backprop-modified-neuron",
    kind="corollary",
    title=Text("One neuron with another activation", "Una neurona con otra activación"),
    claim=_MODIFIED,
    given=as_text(
        r"$\theta$, $x\in\mathbb{R}^{N_0}$, $y\in\mathbb{R}^{N_L}$, $1\le\ell\le L$, $1\le j\le N_\ell$, "
        r"$\varphi\colon\mathbb{R}\to\mathbb{R}$"
    ),
    where=(
        TRACE,
        DELTA,
        ZETA,
        Where(
            "phi",
            Text(
                r"unit $j$ of layer $\ell$ has the activation $\varphi$, all others $\sigma$",
                r"la unidad $j$ de la capa $\ell$ tiene la activación $\varphi$, las demás $\sigma$",
            ),
        ),
    ),
    hypotheses=(
        Hypothesis(
            Text(r"$\sigma$ and $\varphi$ are differentiable", r"$\sigma$ y $\varphi$ son derivables"),
            lambda point: not point["phi"].kinks,
        ),
    ),
    rewrite=Equal(_MODIFIED.right, _MODIFIED.left),
    mistakes=(
        Mistake(
            "slope-of-the-others",
            Text("the slope of the other units", "la pendiente de las demás unidades"),
            Equal(_MODIFIED.left, Entry(zeta[ELL], _j) * sigma.prime(Entry(z[ELL], _j), at=ELL)),
        ),
        Mistake(
            "value-for-slope",
            Text(r"$\varphi$ in place of $\varphi'$", r"$\varphi$ en lugar de $\varphi'$"),
            Equal(_MODIFIED.left, Entry(zeta[ELL], _j) * _phi(Entry(z[ELL], _j))),
        ),
    ),
    source=NIELSEN,
    uses=("backprop-step",),
)

Lam = Family("Lam", (), r"\Lambda", spoken=Text("Lambda", "Lambda"))


def _slopes_bounded(point: Mapping[str, Any]) -> bool:
    """|σ'(z_i)| ≤ Λ in the layers from ℓ on."""
    return all(
        abs(slope) <= point["Lam"][k]
        for k, z_k in pre_activations(point).items()
        if k >= point["l"]
        for slope in Grid(point["sigma"][k].df(z_k)).entries
    )


_BOUNDED: Final = Hypothesis(
    Text(
        r"$|\sigma^{[k]\prime}(z_i^{[k]})|\le\Lambda^{[k]}$ for all $i$ and $\ell\le k\le L$, as for a Lipschitz constant "
        r"$\Lambda^{[k]}$ of $\sigma^{[k]}$",
        r"$|\sigma^{[k]\prime}(z_i^{[k]})|\le\Lambda^{[k]}$ para todo $i$ y $\ell\le k\le L$, como en el caso de una "
        r"constante de Lipschitz $\Lambda^{[k]}$ de $\sigma^{[k]}$",
    ),
    _slopes_bounded,
)


def _norm(e: Expr) -> Expr:
    return Norm(e, "2")


_norms = times(_k, ELL + 1, L, _norm(W[_k]))
_constants = times(_k, ELL, L, Lam[_k])

BOUND: Final = Statement(
    id="backprop-bound",
    kind="corollary",
    title=Text("A bound on δ: vanishing gradients", "Una cota para δ: gradientes que se desvanecen"),
    claim=LessEqual(_norm(delta[ELL]), _norms * _constants * _norm(zeta[L])),
    given=as_text(r"$\theta$, $x\in\mathbb{R}^{N_0}$, $y\in\mathbb{R}^{N_L}$, $1\le\ell\le L$, $\Lambda^{[k]}\ge0$"),
    hypotheses=(SMOOTH, _BOUNDED),
    where=(DELTA, ZETA),
    rewrite=LessEqual(_norm(delta[ELL]) - _constants * _norms * _norm(zeta[L]), 0),
    mistakes=(
        Mistake(
            "own-constant-forgotten",
            Text("the constant of the layer itself forgotten", "la constante de la propia capa olvidada"),
            LessEqual(_norm(delta[ELL]), _norms * times(_k, ELL + 1, L, Lam[_k]) * _norm(zeta[L])),
        ),
        Mistake(
            "weights-forgotten",
            Text("the norms of the weights forgotten", "las normas de los pesos olvidadas"),
            LessEqual(_norm(delta[ELL]), _constants * _norm(zeta[L])),
        ),
        Mistake(
            "a-lower-bound",
            Text(
                "taken for a lower bound, as if large factors had to explode",
                "tomada por cota inferior, como si factores grandes tuvieran que explotar",
            ),
            LessEqual(_norms * _constants * _norm(zeta[L]), _norm(delta[ELL])),
        ),
        Mistake(
            "any-slope",
            Text("any slopes", "cualesquiera pendientes"),
            LessEqual(_norm(delta[ELL]), _norms * _constants * _norm(zeta[L])),
            hypotheses=(SMOOTH,),
        ),
    ),
    source=NIELSEN,
    uses=("backprop-product", "composition-lipschitz-network"),
)

_m, _d = scalar("m"), scalar("d", r"\frac{\partial\hat y}{\partial x}", spoken=Text("the derivative", "la derivada"))
_size = apply(NAMED["abs"], _d)
_FOUR = as_expr(4)
_WEIGHTS: Final = Hypothesis(
    Text(r"all weights satisfy $|w|\le1$", r"todos los pesos cumplen $|w|\le1$"),
    lambda point: all(abs(w) <= 1 for w in point["w"]),
)

VANISHING: Final = Statement(
    id="backprop-example-vanishing",
    kind="corollary",
    title=Text("A chain of logistic units", "Una cadena de unidades logísticas"),
    claim=LessEqual(_size, as_expr(1) / _FOUR**_m),
    given=Text(
        r"$m\ge1$, inputs $x$ and networks $1$-$1$-…-$1$ with $m$ logistic hidden units and a linear output, with any biases",
        r"$m\ge1$, todo $x$ y toda red $1$-$1$-…-$1$ con $m$ unidades ocultas logísticas y salida lineal, con sesgos cualesquiera",
    ),
    hypotheses=(_WEIGHTS,),
    where=(
        Where(
            "d",
            Text(
                r"$\partial\hat y/\partial x$ is the derivative of the network by its input",
                r"$\partial\hat y/\partial x$ es la derivada de la red respecto de su entrada",
            ),
        ),
    ),
    rewrite=LessEqual(_FOUR**_m * _size, 1),
    mistakes=(
        Mistake(
            "output-counted",
            Text("the linear output counted too", "se cuenta también la salida lineal"),
            LessEqual(_size, as_expr(1) / _FOUR ** (_m + 1)),
        ),
        Mistake(
            "constant-below",
            Text("a constant below 1/4", "una constante menor que 1/4"),
            LessEqual(_size, 1 / Number(Fraction(25, 6)) ** _m),
        ),
        Mistake(
            "any-weights",
            Text("any weights", "pesos cualesquiera"),
            LessEqual(_size, as_expr(1) / _FOUR**_m),
            hypotheses=(),
        ),
    ),
    source=COURSE,
    uses=("backprop-bound",),
)

STATEMENTS: Final = (PRODUCT, LINEAR, MODIFIED, BOUND, VANISHING)
