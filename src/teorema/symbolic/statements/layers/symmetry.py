"""What can be done to the hidden units without changing the network: renumber them and flip their signs (T2)."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import ELL, Diag, Elementwise, matrix, vector
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.claims import All, Differ, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.layers.letters import (
    GOODFELLOW,
    HIDDEN,
    PARAMETERS,
    N,
    W,
    W_new,
    b,
    b_new,
    y,
    y_new,
)


def _is_permutation(array: Any) -> bool:
    lines = Grid(array).tolist()
    return all(sorted(line) == [0] * (len(line) - 1) + [1] for line in (*lines, *map(list, zip(*lines, strict=True))))


_n_P, _n_z = matrix("P", "n", "n"), vector("z", "n")
_any = Elementwise("sigma", r"\sigma", spoken=Text("the activation", "la activación"))
_PERMUTATION = Hypothesis(
    Text(
        "$P$ has one $1$ in each row and in each column and zeros elsewhere",
        "$P$ tiene un $1$ en cada fila y en cada columna y ceros en lo demás",
    ),
    lambda point: _is_permutation(point["P"]),
)

PERMUTED_ENTRIES: Final = Statement(
    id="layers-permuted-entries",
    kind="lemma",
    title=Text(
        "An elementwise function commutes with permutations", "Una función entrada a entrada conmuta con permutaciones"
    ),
    claim=Equal(_any(_n_P @ _n_z), _n_P @ _any(_n_z)),
    hypotheses=(_PERMUTATION,),
    rewrite=Equal(_n_P.T @ _any(_n_P @ _n_z), _any(_n_z)),
    mistakes=(
        Mistake(
            "order-forgotten",
            Text("the values do not move", "los valores no se mueven"),
            Equal(_any(_n_P @ _n_z), _any(_n_z)),
        ),
        Mistake(
            "inverse-order",
            Text(r"$P^{\top}$ for $P$", r"$P^{\top}$ en lugar de $P$"),
            Equal(_any(_n_P @ _n_z), _n_P.T @ _any(_n_z)),
        ),
        Mistake(
            "any-matrix",
            Text("any matrix in place of a permutation", "una matriz cualquiera en lugar de una permutación"),
            Equal(_any(_n_P @ _n_z), _n_P @ _any(_n_z)),
            hypotheses=(),
        ),
    ),
    source=GOODFELLOW,
    example={"n": 2},
)


def parts(left: Expr, right: Expr) -> All:
    """θ̃ from θ by left on what enters layer ℓ and right on what leaves it, and f_θ̃ = f_θ."""
    return All(
        Equal(W_new[ELL], left @ W[ELL]),
        Equal(b_new[ELL], left @ b[ELL]),
        Equal(W_new[ELL + 1], W[ELL + 1] @ right),
        Equal(y_new, y),
    )


def unchanged(parts: All) -> Mistake:
    """The mistake that doing so changes the function."""
    return Mistake(
        "function-changes", Text("the function changes", "la función cambia"), parts.but(4, Differ(y_new, y))
    )


def new_parameters(en: str, es: str) -> tuple[Where, ...]:
    """What θ̃ and f_θ(x) are; `en` and `es` say in brackets what was done."""
    return (
        Where(
            "W_new",
            Text(
                r"$\tilde{\theta}$ consists of these matrices and, in all other places, of those of $\theta$ ("
                + en
                + ")",
                r"$\tilde{\theta}$ consta de estas matrices y, en los demás lugares, de las de $\theta$ (" + es + ")",
            ),
        ),
        Where("y", Text(r"$f_{\theta}(x)$ is the output of the network", r"$f_{\theta}(x)$ es la salida de la red")),
    )


def given_letters(letters: str) -> Text:
    """θ, the activations and x, and the letters of the transformation."""
    return as_text(PARAMETERS + r", $x\in\mathbb{R}^{N_0}$, " + letters)


P: Final = matrix("P", N[ELL], N[ELL])
_PERMUTE = parts(P, P.T)

PERMUTATION: Final = Statement(
    id="layers-permutation",
    kind="theorem",
    title=Text("Hidden units may be renumbered", "Las unidades ocultas se pueden renumerar"),
    claim=_PERMUTE,
    given=Text(
        given_letters(r"permutation matrices $P\in\mathbb{R}^{N_{\ell}\times N_{\ell}}$")["en"],
        given_letters(r"matriz de permutación $P\in\mathbb{R}^{N_{\ell}\times N_{\ell}}$")["es"],
    ),
    hypotheses=(HIDDEN,),
    where=new_parameters("hidden units renumbered", "unidades ocultas renumeradas"),
    rewrite=All(
        Equal(P.T @ W_new[ELL], W[ELL]),
        Equal(P.T @ b_new[ELL], b[ELL]),
        Equal(W_new[ELL + 1] @ P, W[ELL + 1]),
        Equal(y, y_new),
    ),
    mistakes=(
        Mistake(
            "incoming-inverse",
            Text(r"rows moved by $P^{\top}$", r"filas movidas por $P^{\top}$"),
            _PERMUTE.but(1, Equal(W_new[ELL], P.T @ W[ELL])),
        ),
        Mistake(
            "bias-left-behind",
            Text("bias left in the old order", "sesgo en el orden anterior"),
            _PERMUTE.but(2, Equal(b_new[ELL], b[ELL])),
        ),
        Mistake(
            "outgoing-by-p",
            Text(r"columns of the next layer moved by $P$", r"columnas de la capa siguiente movidas por $P$"),
            _PERMUTE.but(3, Equal(W_new[ELL + 1], W[ELL + 1] @ P)),
        ),
        Mistake(
            "outgoing-left-behind",
            Text("next layer left in the old order", "capa siguiente en el orden anterior"),
            _PERMUTE.but(3, Equal(W_new[ELL + 1], W[ELL + 1])),
        ),
        unchanged(_PERMUTE),
    ),
    uses=("layers-permuted-entries", "layers-affine"),
    source=GOODFELLOW,
)

s: Final = vector("s", N[ELL])
_FLIP = parts(Diag(s), Diag(s))
_SIGNS = Hypothesis(
    Text("every $s_i$ is $1$ or $-1$", "cada $s_i$ es $1$ o $-1$"),
    lambda point: all(entry in (1, -1) for entry in Grid(point["s"]).entries),
)
_ODD = Hypothesis(
    Text(
        r"$\sigma^{[\ell]}$ is odd, $\sigma^{[\ell]}(-u)=-\sigma^{[\ell]}(u)$",
        r"$\sigma^{[\ell]}$ es impar, $\sigma^{[\ell]}(-u)=-\sigma^{[\ell]}(u)$",
    ),
    lambda point: bool(point["sigma"][point["l"]].odd),
)

SIGN_FLIP: Final = Statement(
    id="layers-sign-flip",
    kind="theorem",
    title=Text(
        "Signs of hidden units may be flipped where σ is odd",
        "Si σ es impar se pueden cambiar signos de unidades ocultas",
    ),
    claim=_FLIP,
    given=given_letters(r"$s\in\mathbb{R}^{N_{\ell}}$"),
    hypotheses=(HIDDEN, _SIGNS, _ODD),
    where=new_parameters("signs of hidden units flipped", "signos de unidades ocultas cambiados"),
    rewrite=All(
        Equal(Diag(s) @ W_new[ELL], W[ELL]),
        Equal(b_new[ELL], s * b[ELL]),
        Equal(W_new[ELL + 1] @ Diag(s), W[ELL + 1]),
        Equal(y, y_new),
    ),
    mistakes=(
        Mistake(
            "weights-left",
            Text("incoming weights keep their sign", "los pesos de entrada conservan su signo"),
            _FLIP.but(1, Equal(W_new[ELL], W[ELL])),
        ),
        Mistake(
            "bias-left",
            Text("bias keeps its sign", "el sesgo conserva su signo"),
            _FLIP.but(2, Equal(b_new[ELL], b[ELL])),
        ),
        Mistake(
            "outgoing-left",
            Text("outgoing weights keep their sign", "los pesos de salida conservan su signo"),
            _FLIP.but(3, Equal(W_new[ELL + 1], W[ELL + 1])),
        ),
        unchanged(_FLIP),
        Mistake(
            "not-odd",
            Text("any activation, ReLU for instance", "una activación cualquiera, por ejemplo ReLU"),
            _FLIP,
            hypotheses=(HIDDEN, _SIGNS),
        ),
    ),
    uses=("layers-affine",),
    source=GOODFELLOW,
)
