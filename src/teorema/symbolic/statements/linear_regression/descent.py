"""Gradient descent for least squares: one step, the modes, the exact condition on the step, the limit, the best step, the bias."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Size, scalar, vector
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual, Member
from teorema.symbolic.claims.sets import Interval
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.linear_regression.letters import (
    DATA,
    DATOS,
    FACTOR,
    GOLUB,
    HESSIAN,
    ITERATE,
    LIQUET,
    NESTEROV,
    NOT_ZERO,
    PLUS,
    PSEUDO,
    SPECTRUM,
    H,
    Lambda,
    Xt,
    alpha,
    defined,
    hat,
    iterate,
    k,
    minimiser,
    modulus,
    mu,
    n,
    normal,
    plus,
    q,
    sq,
    start,
    theta,
    y,
)

_HAT: Final = minimiser(hat)

next_: Final = vector("next", "d", r"\theta_1", Text("theta one", "theta uno"))
_error = start - hat
_STEP: Final = Equal(next_ - hat, _error - alpha * (H @ _error))

STEP: Final = Statement(
    id="linear_regression-step",
    kind="theorem",
    title=Text("One step multiplies the error by a matrix", "Un paso multiplica el error por una matriz"),
    claim=_STEP,
    rewrite=Equal(next_, start - alpha * (H @ start) + alpha * (H @ hat)),
    mistakes=(
        Mistake("uphill", Text("the wrong sign", "el signo equivocado"), Equal(next_ - hat, _error + alpha * (H @ _error))),
        Mistake(
            "gram",
            Text("the Gram matrix for the Hessian", "la matriz de Gram en lugar de la hessiana"),
            Equal(next_ - hat, _error - alpha * (Xt.T @ (Xt @ _error))),
        ),
        Mistake("no-minimiser", Text("around any parameters", "alrededor de parámetros cualesquiera"), _STEP, hypotheses=()),
    ),
    hypotheses=(_HAT,),
    where=(
        defined(
            "next",
            r"$\theta_1$ is what `regression_descent` makes of $\theta_0$ in one step $\alpha$",
            r"$\theta_1$ es lo que `regression_descent` hace de $\theta_0$ en un paso $\alpha$",
        ),
        HESSIAN,
    ),
    given=Text(DATA + r"$\theta_0,\hat{\theta}\in\RR^d$, $\alpha\in\RR$", DATOS + r"$\theta_0,\hat{\theta}\in\RR^d$, $\alpha\in\RR$"),
    uses=("linear_regression-gradient", "linear_regression-normal"),
    source=LIQUET,
)  # fmt: skip

lam: Final = scalar("lam", r"\lambda", spoken=Text("lambda", "lambda"))
v: Final = vector("v", "d")
_MODES: Final = Equal(iterate, hat + (1 - alpha * lam) ** k * v)
_EIGEN = Equal(2 / Size(n) * (Xt.T @ (Xt @ v)), lam * v)
_EIGENVECTOR: Final = Hypothesis(
    Text(r"$Hv=\lambda v$ with $H=\frac{2}{n}\tilde{X}^\T\tilde{X}$", r"$Hv=\lambda v$ con $H=\frac{2}{n}\tilde{X}^\T\tilde{X}$"),
    lambda point: _EIGEN.at(point) is True,
)  # fmt: skip

MODES: Final = Statement(
    id="linear_regression-modes",
    kind="theorem",
    title=Text("Each eigenvector has its own factor", "Cada autovector tiene su propio factor"),
    claim=_MODES,
    rewrite=Equal(iterate - hat, (1 - lam * alpha) ** k * v),
    mistakes=(
        Mistake("uphill", Text("the wrong sign", "el signo equivocado"), Equal(iterate, hat + (1 + alpha * lam) ** k * v)),
        Mistake(
            "linear-in-k",
            Text("the factor k times", "el factor k veces"),
            Equal(iterate, hat + (1 - k * alpha * lam) * v),
        ),
        Mistake("no-eigenvalue", Text("the eigenvalue forgotten", "el autovalor olvidado"), Equal(iterate, hat + (1 - alpha) ** k * v)),
        Mistake("any-vector", Text("a vector that is no eigenvector", "un vector que no es autovector"), _MODES, hypotheses=(_HAT,)),
    ),
    hypotheses=(_HAT, _EIGENVECTOR),
    where=(
        defined(
            "iterate",
            r"$\theta_k$ is the $k$-th iterate of gradient descent with the step $\alpha$ from $\theta_0=\hat{\theta}+v$",
            r"$\theta_k$ es la $k$-ésima iteración del descenso por gradiente con paso $\alpha$ desde $\theta_0=\hat{\theta}+v$",
        ),
    ),
    given=Text(
        DATA + r"$\hat{\theta},v\in\RR^d$, $\alpha,\lambda\in\RR$, $k\in\NN_0$",
        DATOS + r"$\hat{\theta},v\in\RR^d$, $\alpha,\lambda\in\RR$, $k\in\NN_0$",
    ),
    uses=("linear_regression-step",),
    source=NESTEROV,
)  # fmt: skip

limit: Final = vector("limit", "d", r"\theta_\infty", Text("theta infinity", "theta infinito"))
_LIMIT_WHERE = defined(
    "limit",
    r"$\theta_\infty=\theta^{+}+\theta_0-\tilde{X}^{+}\tilde{X}\theta_0$",
    r"$\theta_\infty=\theta^{+}+\theta_0-\tilde{X}^{+}\tilde{X}\theta_0$",
)
_NEAREST: Final = All(normal(limit), Equal(sq(start - theta), sq(start - limit) + sq(limit - theta)))

NEAREST: Final = Statement(
    id="linear_regression-limit",
    kind="theorem",
    title=Text("The minimiser nearest to the start", "El minimizador más cercano al comienzo"),
    claim=_NEAREST,
    rewrite=All(
        Equal(Xt.T @ (y - Xt @ limit), 0 * theta),
        Equal(sq(theta - start) - sq(limit - start), sq(theta - limit)),
    ),
    mistakes=(
        Mistake("exact-fit", Text("it fits every point", "pasa por todos los puntos"), _NEAREST.but(1, Equal(Xt @ limit, y))),
        Mistake(
            "farther",
            Text("the farthest", "el más lejano"),
            _NEAREST.but(2, Equal(sq(start - limit), sq(start - theta) + sq(limit - theta))),
        ),
        Mistake(
            "any-parameters",
            Text("compared with parameters that do not minimise", "comparado con parámetros que no minimizan"),
            _NEAREST,
            hypotheses=(),
        ),
    ),
    hypotheses=(minimiser(theta),),
    where=(_LIMIT_WHERE, PLUS, PSEUDO),
    given=Text(DATA + r"$\theta_0,\theta\in\RR^d$", DATOS + r"$\theta_0,\theta\in\RR^d$"),
    uses=("linear_regression-least-norm",),
    source=GOLUB,
)  # fmt: skip

_far = sq(start - limit)
_CONVERGES: Final = All(
    Iff(Less(q, 1), Member(alpha, Interval(0, 2 / Lambda))),
    LessEqual(sq(iterate - limit), q ** (2 * k) * _far),
)

CONVERGES: Final = Statement(
    id="linear_regression-converges",
    kind="theorem",
    title=Text("Descent converges exactly for steps between 0 and 2/λ", "El descenso converge exactamente con pasos entre 0 y 2/λ"),
    claim=_CONVERGES,
    rewrite=All(
        Iff(Member(alpha, Interval(0, 2 / Lambda)), Less(q**2, 1)),
        LessEqual(sq(limit - iterate), q**k * q**k * _far),
    ),
    mistakes=(
        Mistake(
            "closed",
            Text("the limit itself allowed", "el límite mismo permitido"),
            _CONVERGES.but(1, Iff(Less(q, 1), Member(alpha, Interval(0, 2 / Lambda, False, True)))),
        ),
        Mistake(
            "half-of-it",
            Text("only up to half of it", "solo hasta la mitad"),
            _CONVERGES.but(1, Iff(Less(q, 1), Member(alpha, Interval(0, 1 / Lambda)))),
        ),
        Mistake(
            "least-eigenvalue",
            Text("the least eigenvalue for the largest", "el menor autovalor en lugar del mayor"),
            _CONVERGES.but(1, Iff(Less(q, 1), Member(alpha, Interval(0, 2 / mu)))),
        ),
        Mistake(
            "zero-and-below",
            Text("steps that are not positive", "pasos que no son positivos"),
            _CONVERGES.but(1, Iff(Less(q, 1), Less(alpha, 2 / Lambda))),
        ),
        Mistake(
            "steep-direction-only",
            Text("the steepest direction only", "solo la dirección más empinada"),
            _CONVERGES.but(2, LessEqual(sq(iterate - limit), modulus(1 - alpha * Lambda) ** (2 * k) * _far)),
        ),
        Mistake(
            "flat-direction-only",
            Text("the flattest direction only", "solo la dirección más plana"),
            _CONVERGES.but(2, LessEqual(sq(iterate - limit), modulus(1 - alpha * mu) ** (2 * k) * _far)),
        ),
        Mistake(
            "to-the-least-norm",
            Text("to the least norm from every start", "a la norma mínima desde todo comienzo"),
            _CONVERGES.but(2, LessEqual(sq(iterate - plus), q ** (2 * k) * sq(start - plus))),
        ),
    ),
    hypotheses=(NOT_ZERO,),
    where=(*SPECTRUM, FACTOR, ITERATE, _LIMIT_WHERE, PLUS, PSEUDO),
    given=Text(
        DATA + r"$\theta_0\in\RR^d$, $\alpha\in\RR$, $k\in\NN_0$", DATOS + r"$\theta_0\in\RR^d$, $\alpha\in\RR$, $k\in\NN_0$"
    ),
    uses=("linear_regression-modes", "linear_regression-limit"),
    source=NESTEROV,
)  # fmt: skip
