"""The Jacobian of softmax: a covariance matrix, how it pulls back, its kernel and its rank (T2)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import Diag, Inner, Rank, as_expr, ones, vector, zeros
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual
from teorema.symbolic.statement import Mistake, Statement, Where
from teorema.symbolic.statements.softmax.letters import (
    COVARIANCE,
    JACOBIAN,
    LIQUET,
    ONE,
    ZERO,
    J,
    S,
    entry,
    g,
    over_classes,
    q,
    s,
    v,
)

_Z: Final = as_text(r"$z\in\mathbb{R}^{q}$")
_ZV: Final = as_text(r"$z,v\in\mathbb{R}^{q}$")
_formula, _symmetric = Equal(J, COVARIANCE), Equal(J.T, J)

THE_JACOBIAN: Final = Statement(
    id="softmax-jacobian",
    kind="theorem",
    title=Text("The Jacobian of softmax", "La jacobiana de softmax"),
    claim=All(_formula, _symmetric),
    given=_Z,
    where=(S, JACOBIAN),
    rewrite=All(Equal(J + s @ s.T, Diag(s)), Equal(J, J.T)),
    mistakes=(
        Mistake(
            "elementwise",
            Text(
                r"softmax treated as elementwise, with slopes $s_i(1-s_i)$ alone",
                r"softmax tratada entrada por entrada, solo con las pendientes $s_i(1-s_i)$",
            ),
            All(Equal(J, Diag(s - s * s)), _symmetric),
        ),
        Mistake(
            "square-forgotten",
            Text(r"$ss^{\top}$ forgotten", r"$ss^{\top}$ olvidado"),
            All(Equal(J, Diag(s)), _symmetric),
        ),
        Mistake(
            "sign-of-the-square",
            Text(r"sign of $ss^{\top}$", r"signo de $ss^{\top}$"),
            All(Equal(J, Diag(s) + s @ s.T), _symmetric),
        ),
        Mistake(
            "antisymmetric",
            Text("antisymmetric", "antisimétrica"),
            All(_formula, Equal(J.T, -J)),
        ),
    ),
    example={"q": 2},
    uses=("softmax-definition",),
    source=LIQUET,
)

p: Final = vector("p", "q")
_product = Equal(p, J.T @ g)
_cheap = Equal(p, s * (g - Inner(s, g) * ones("q")))

PULLBACK: Final = Statement(
    id="softmax-pullback",
    kind="theorem",
    title=Text("Going back through softmax without its matrix", "Retroceder por softmax sin formar la matriz"),
    claim=All(_product, _cheap),
    given=as_text(r"$z,g\in\mathbb{R}^{q}$"),
    where=(
        S,
        JACOBIAN,
        Where(
            "p",
            Text(
                r"$p$ is what the code returns when the gradient $g$ with respect to $s$ is taken "
                r"back to $z$",
                r"$p$ es lo que devuelve el código al llevar hacia $z$ el gradiente $g$ respecto de "
                r"$s$",
            ),
        ),
    ),
    rewrite=All(Equal(J @ g, p), Equal(p, s * g - Inner(g, s) * s)),
    mistakes=(
        Mistake("sign", Text("the wrong sign", "signo equivocado"), All(Equal(p, -(J.T @ g)), _cheap)),
        Mistake(
            "elementwise",
            Text(r"slopes $s_i(1-s_i)$ alone", r"solo las pendientes $s_i(1-s_i)$"),
            All(_product, Equal(p, s * (g - s * g))),
        ),
        Mistake(
            "mean-forgotten",
            Text(r"the mean $\langle s,g\rangle$ forgotten", r"la media $\langle s,g\rangle$ olvidada"),
            All(_product, Equal(p, s * g)),
        ),
        Mistake(
            "plain-mean",
            Text(r"the plain mean of $g$", r"la media simple de $g$"),
            All(_product, Equal(p, s * (g - over_classes(entry(g)) / q * ones("q")))),
        ),
    ),
    example={"q": 2},
    uses=("softmax-jacobian",),
    source=LIQUET,
)

_form = Inner(v, J @ v)
_variance = over_classes(entry(s) * (entry(v) - Inner(s, v)) ** 2)
_is_variance, _semidefinite = Equal(_form, _variance), LessEqual(ZERO, _form)

VARIANCE: Final = Statement(
    id="softmax-variance",
    kind="theorem",
    title=Text(
        "Its quadratic form is a variance, so it is positive semidefinite",
        "Su forma cuadrática es una varianza, así que es semidefinida positiva",
    ),
    claim=All(_is_variance, _semidefinite),
    given=_ZV,
    where=(S, JACOBIAN),
    rewrite=All(
        Equal(_form, over_classes(entry(s) * entry(v) ** 2) - Inner(s, v) ** 2),
        LessEqual(-_form, ZERO),
    ),
    mistakes=(
        Mistake(
            "second-moment",
            Text("the mean not subtracted", "sin restar la media"),
            All(Equal(_form, over_classes(entry(s) * entry(v) ** 2)), _semidefinite),
        ),
        Mistake(
            "equal-weights",
            Text(r"the plain mean of $v$ subtracted", r"restando la media simple de $v$"),
            All(
                Equal(_form, over_classes(entry(s) * (entry(v) - over_classes(entry(v)) / q) ** 2)),
                _semidefinite,
            ),
        ),
        Mistake(
            "definite",
            Text(r"positive definite for $v\ne 0$", r"definida positiva para $v\ne 0$"),
            All(_is_variance, Less(ZERO, _form)),
        ),
    ),
    uses=("softmax-jacobian", "softmax-simplex"),
    source=LIQUET,
)

_constant = Equal(v, entry(v, 1) * ones("q"))
_kernel = Iff(Equal(J @ v, zeros("q")), _constant)
_rank = Equal(Rank(J), as_expr(q) - ONE)

KERNEL: Final = Statement(
    id="softmax-kernel",
    kind="theorem",
    title=Text(
        "Its kernel is the line of constants, its rank q − 1", "Su núcleo es la recta de las constantes, su rango q − 1"
    ),
    claim=All(_kernel, _rank),
    given=_ZV,
    where=(JACOBIAN,),
    rewrite=All(Iff(_constant, Equal(J @ v, zeros("q"))), Equal(Rank(J) + ONE, as_expr(q))),
    mistakes=(
        Mistake(
            "injective",
            Text(r"only $v=0$ in the kernel", r"solo $v=0$ en el núcleo"),
            All(Iff(Equal(J @ v, zeros("q")), Equal(v, zeros("q"))), _rank),
        ),
        Mistake(
            "sum-zero",
            Text("the vectors of sum 0 in the kernel", "los vectores de suma 0 en el núcleo"),
            All(Iff(Equal(J @ v, zeros("q")), Equal(over_classes(entry(v)), ZERO)), _rank),
        ),
        Mistake(
            "full-rank",
            Text("full rank", "rango máximo"),
            All(_kernel, Equal(Rank(J), as_expr(q))),
        ),
    ),
    uses=("softmax-variance", "softmax-shift"),
    source=LIQUET,
)
