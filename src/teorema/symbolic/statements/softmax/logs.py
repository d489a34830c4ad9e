"""Log-sum-exp: its bounds, its gradient, its convexity (T4, T6)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import Diag, Inner, as_expr, matrix, ones, scalar, vector, zeros
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.softmax.letters import (
    BOYD,
    COVARIANCE,
    HALF,
    HIGHAM,
    LSE,
    ONE,
    SOFTMAX,
    ZERO,
    S,
    entry,
    exp,
    greatest,
    ln,
    lse,
    over_classes,
    q,
    s,
    softmax,
    z,
)

_total = over_classes(exp(entry(z)))

LOG_SUM_EXP: Final = Statement(
    id="softmax-lse",
    kind="definition",
    title=Text("Log-sum-exp", "Log-sum-exp"),
    claim=Equal(lse(z), ln(_total)),
    given=as_text(r"$z\in\mathbb{R}^{q}$"),
    where=(
        Where(
            "log_sum_exp",
            Text(
                r"the number $\operatorname{lse}(z)$ is a smooth stand-in for $\max_k z_k$",
                r"el número $\operatorname{lse}(z)$ es un sustituto suave de $\max_k z_k$",
            ),
        ),
    ),
    rewrite=Equal(exp(lse(z)), _total),
    mistakes=(
        Mistake(
            "logs-of-each",
            Text("the logarithm taken of every term", "el logaritmo tomado de cada término"),
            Equal(lse(z), over_classes(ln(exp(entry(z))))),
        ),
        Mistake(
            "mean",
            Text("the mean in place of the sum", "la media en lugar de la suma"),
            Equal(lse(z), ln(_total / q)),
        ),
    ),
    source=HIGHAM,
)

_top, _ln_q = greatest(z), ln(as_expr(q))
_above, _below = LessEqual(_top, lse(z)), LessEqual(lse(z), _top + _ln_q)

BOUNDS: Final = Statement(
    id="softmax-lse-bounds",
    kind="theorem",
    title=Text("Log-sum-exp is the maximum, up to ln q", "Log-sum-exp es el máximo, salvo ln q"),
    claim=All(_above, _below),
    given=as_text(r"$z\in\mathbb{R}^{q}$"),
    where=(LSE,),
    rewrite=All(LessEqual(ZERO, lse(z) - _top), LessEqual(lse(z) - _top, _ln_q)),
    mistakes=(
        Mistake(
            "always-above",
            Text("always greater than the maximum", "siempre mayor que el máximo"),
            All(Less(_top, lse(z)), _below),
        ),
        Mistake(
            "always-below",
            Text(r"always less than $\max_m z_m+\ln q$", r"siempre menor que $\max_m z_m+\ln q$"),
            All(_above, Less(lse(z), _top + _ln_q)),
        ),
        Mistake(
            "half-of-the-room",
            Text(r"$\tfrac12\ln q$ suffices", r"alcanza con $\tfrac12\ln q$"),
            All(_above, LessEqual(lse(z), _top + HALF * _ln_q)),
        ),
    ),
    uses=("softmax-lse", "softmax-safe"),
    source=BOYD,
)

_all_equal = Equal(z, entry(z, 1) * ones("q"))
_right = Iff(Equal(lse(z), _top + _ln_q), _all_equal)
_left = Iff(Equal(lse(z), _top), Equal(as_expr(q), ONE))

EQUALITY: Final = Statement(
    id="softmax-lse-equality",
    kind="theorem",
    title=Text("When the bounds are attained", "Cuándo se alcanzan las cotas"),
    claim=All(_right, _left),
    given=as_text(r"$z\in\mathbb{R}^{q}$"),
    where=(LSE,),
    rewrite=All(Iff(_all_equal, Equal(_top, lse(z) - _ln_q)), Iff(Equal(as_expr(q), ONE), Equal(_top, lse(z)))),
    mistakes=(
        Mistake(
            "only-at-zero",
            Text("the right one attained only at 0", "la de la derecha se alcanza solo en 0"),
            All(Iff(Equal(lse(z), _top + _ln_q), Equal(z, zeros("q"))), _left),
        ),
        Mistake(
            "attained-for-two",
            Text("the left one attained for two classes", "la de la izquierda se alcanza con dos clases"),
            All(_right, Iff(Equal(lse(z), _top), LessEqual(as_expr(q), as_expr(2)))),
        ),
    ),
    uses=("softmax-lse-bounds",),
    source=BOYD,
)

G: Final = vector(
    "G", "q", r"\nabla\operatorname{lse}(z)", Text("the gradient of log-sum-exp", "el gradiente de log-sum-exp")
)
H: Final = matrix(
    "H", "q", "q", r"\nabla^{2}\operatorname{lse}(z)", Text("the Hessian of log-sum-exp", "la hessiana de log-sum-exp")
)
_gradient, _hessian = Equal(G, s), Equal(H, COVARIANCE)

GRADIENT: Final = Statement(
    id="softmax-lse-gradient",
    kind="theorem",
    title=Text("Softmax is the gradient of log-sum-exp", "Softmax es el gradiente de log-sum-exp"),
    claim=All(_gradient, _hessian),
    given=as_text(r"$z\in\mathbb{R}^{q}$"),
    where=(
        S,
        LSE,
        Where("G", as_text(r"$\nabla\operatorname{lse}(z)_i=\partial\operatorname{lse}(z)/\partial z_i$")),
        Where(
            "H",
            as_text(
                r"$\nabla^{2}\operatorname{lse}(z)_{i,j}=\partial^{2}\operatorname{lse}(z)/\partial z_i\,\partial z_j$"
            ),
        ),
    ),
    rewrite=All(Equal(s, G), Equal(COVARIANCE, H)),
    mistakes=(
        Mistake(
            "cancelled",
            Text(
                "logarithm and exponential cancelled in each term",
                "logaritmo y exponencial cancelados en cada término",
            ),
            All(Equal(G, ones("q")), _hessian),
        ),
        Mistake(
            "hessian-diagonal",
            Text(
                r"the Hessian of a sum, $\operatorname{diag}(s)$", r"la hessiana de una suma, $\operatorname{diag}(s)$"
            ),
            All(_gradient, Equal(H, Diag(s))),
        ),
    ),
    uses=("softmax-lse", "softmax-jacobian"),
    source=BOYD,
)

t, u, w = scalar("t"), vector("u", "q"), vector("w", "q")
_chord = t * lse(u) + (1 - t) * lse(w)
_inside = lse(t * u + (1 - t) * w)
_from_zero = Hypothesis(as_text(r"$0\le t$"), lambda point: point["t"] >= 0)
_to_one = Hypothesis(as_text(r"$t\le 1$"), lambda point: point["t"] <= 1)
_convex = LessEqual(_inside, _chord)

CONVEX: Final = Statement(
    id="softmax-lse-convex",
    kind="theorem",
    title=Text("Log-sum-exp is convex", "Log-sum-exp es convexa"),
    claim=_convex,
    given=as_text(r"$u,w\in\mathbb{R}^{q}$, $t\in\mathbb{R}$"),
    hypotheses=(_from_zero, _to_one),
    where=(LSE,),
    rewrite=LessEqual(ZERO, _chord - _inside),
    mistakes=(
        Mistake("strictly", Text("strict convexity", "convexidad estricta"), Less(_inside, _chord)),
        Mistake(
            "concave",
            Text("concave, as the logarithm is", "cóncava, como el logaritmo"),
            LessEqual(_chord, _inside),
        ),
        Mistake(
            "beyond-the-segment",
            Text(r"$t\le 1$ dropped", r"sin la hipótesis $t\le 1$"),
            _convex,
            hypotheses=(_from_zero,),
        ),
    ),
    uses=("softmax-lse-gradient", "softmax-variance"),
    source=BOYD,
)

_h = w - u
_tangent = LessEqual(lse(u) + Inner(softmax(u), _h), lse(w))

TANGENT: Final = Statement(
    id="softmax-lse-tangent",
    kind="corollary",
    title=Text("It lies above its tangents", "Queda por encima de sus tangentes"),
    claim=_tangent,
    given=as_text(r"$u,w\in\mathbb{R}^{q}$"),
    where=(SOFTMAX, LSE),
    rewrite=LessEqual(Inner(softmax(u), _h), lse(w) - lse(u)),
    mistakes=(
        Mistake(
            "slope-at-the-end",
            Text(r"the gradient taken at $w$", r"el gradiente tomado en $w$"),
            LessEqual(lse(u) + Inner(softmax(w), _h), lse(w)),
        ),
        Mistake(
            "strict",
            Text("strict inequality", "desigualdad estricta"),
            Less(lse(u) + Inner(softmax(u), _h), lse(w)),
        ),
    ),
    uses=("softmax-lse-convex",),
    source=BOYD,
)
