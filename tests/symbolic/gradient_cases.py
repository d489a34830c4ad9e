"""Numbers to differentiate and by what: the cases of the course, as squared norm, as trace and in batch form, and those that SymPy gets wrong."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.calculus import (
    NAMED,
    ColumnSums,
    CrossEntropy,
    Determinant,
    Diag,
    Elementwise,
    Entry,
    Expr,
    Inner,
    Inverse,
    LogDet,
    LogSumExp,
    Norm,
    RowSums,
    Size,
    Softmax,
    SquaredNorm,
    Symbol,
    Total,
    Trace,
    apply,
    index,
    matrix,
    ones,
    scalar,
    size,
    vector,
)

W, V, U = matrix("W", "m", "n"), matrix("V", "k", "m"), matrix("U", "q", "k")
x, y, b = vector("x", "n"), vector("y", "m"), vector("b", "m")
t, s = vector("t", "k"), vector("s", "q")
X, Y, T = matrix("X", "n", "N"), matrix("Y", "m", "N"), matrix("T", "k", "N")
S, A, B, D = matrix("S", "n", "n"), matrix("A", "p", "m"), matrix("B", "n", "n"), matrix("D", "m", "p")
c = scalar("c")
sigma = Elementwise("sigma")


def tanh(e: Expr) -> Expr:
    """tanh of every entry."""
    return apply(NAMED["tanh"], e)


def exp(e: Expr) -> Expr:
    """e to every entry."""
    return apply(NAMED["exp"], e)


def log(e: Expr) -> Expr:
    """The logarithm of every entry."""
    return apply(NAMED["log"], e)


_batch = W @ X + b @ ones("N").T
_half = tanh(W @ x) - y
_two = V @ tanh(W @ x) - t

CASES: Final[dict[str, tuple[Expr, tuple[Symbol, ...]]]] = {
    "linear": (SquaredNorm(W @ x + b - y) / 2, (W, b, x)),
    "tanh": (SquaredNorm(tanh(W @ x + b) - y) / 2, (W, b, x)),
    "tanh, linear": (SquaredNorm(V @ tanh(W @ x + b) - t) / 2, (W, V, b, x)),
    "tanh, tanh": (SquaredNorm(tanh(V @ tanh(W @ x + b)) - t) / 2, (W, V, b, x)),
    "three tanh": (SquaredNorm(tanh(U @ tanh(V @ tanh(W @ x + b))) - s) / 2, (W, V, U, b, x)),
    "softmax": (CrossEntropy(y, Softmax(W @ x + b)), (W, b, x)),
    "tanh, softmax": (CrossEntropy(t, Softmax(V @ tanh(W @ x + b))), (W, V, b, x)),
    "trace of linear": (Trace((W @ x - y).T @ (W @ x - y)) / 2, (W, x)),
    "trace of tanh": (Trace(_half.T @ _half) / 2, (W, x)),
    "trace of tanh, linear": (Trace(_two @ _two.T) / 2, (W, V, x)),
    "batch": (SquaredNorm(tanh(_batch) - Y) / (2 * Size(size("N"))), (W, b, X)),
    "batch of two layers": (SquaredNorm(tanh(V @ tanh(_batch)) - T) / (2 * Size(size("N"))), (W, V, b)),
    "batch, softmax": (CrossEntropy(T, Softmax(V @ tanh(_batch))) / Size(size("N")), (W, V, b, X)),
    "log det": (LogDet(S), (S,)),
    "log det of a Gram matrix": (LogDet(W.T @ W + S), (W, S)),
    "Frobenius norm": (Norm(W, "F"), (W,)),
    "log-sum-exp": (LogSumExp(W @ x), (W, x)),
    "regularised least squares": (SquaredNorm(W @ x - y) / 2 + c / 2 * SquaredNorm(W), (W, x, c)),
    "quadratic form": (x.T @ S @ x, (x, S)),
    "tr(AXBX'C)": (Trace(A @ W @ B @ W.T @ D), (W, A, B, D)),
    "X'X": (SquaredNorm(W.T @ W - S), (W,)),
    "exp, entry by entry": (Total(exp(W)), (W,)),
    "log, entry by entry": (Total(log(W)), (W,)),
    "unknown function": (SquaredNorm(sigma(W @ x) - y), (W, x)),
    "its slope": (Inner(y, sigma.prime(W @ x)), (W, x)),
    "inverse": (x.T @ Inverse(S) @ x, (x, S)),
    "one over trace": (1 / Trace(S), (S,)),
    "quotient of traces": (Trace(S.T @ S) / Trace(S), (S,)),
    "norm": (Norm(W @ x, "2"), (W, x)),
    "one-norm": (Norm(W @ x, "1"), (W, x)),
    "determinant": (Determinant(S), (S,)),
    "diagonal": (Total(Diag(x) @ S), (x, S)),
    "sums of rows": (SquaredNorm(RowSums(W)), (W,)),
    "sums of columns": (SquaredNorm(ColumnSums(W)), (W,)),
    "softmax alone": (Inner(y, Softmax(W @ x)), (W, x, y)),
    "cross-entropy alone": (CrossEntropy(y, exp(W @ x)), (W, x, y)),
    "absolute value": (Total(apply(NAMED["abs"], W @ x)), (W, x)),
    "power": (Inner(x, x) ** 3 / 2, (x,)),
    "one entry": (Entry(W, index("i"), index("j")) ** 2, (W,)),
    "many times": (Total(W * tanh(W) * W), (W,)),
    "quotient, entry by entry": (Total(W / (exp(W) + 1)), (W,)),
    "number times matrix": (SquaredNorm(c * W - 1), (c, W)),
}
"""name -> (f, the symbols by which it is differentiated)."""

EACH: Final = [(name, f, by) for name, (f, many) in CASES.items() for by in many]
