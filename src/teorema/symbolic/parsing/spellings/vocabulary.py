"""The functions that can be written by name: their names in the three spellings, what they take, and the expression they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from teorema.ground.text import Text
from teorema.symbolic import calculus
from teorema.symbolic.calculus import NAMED, Expr

Takes = Literal[
    "each", "total", "square", "column", "rows", "columns", "diag", "diagonal", "inverse", "same",
    "transpose", "pair", "numbers", "norm", "ones", "eye",
]  # fmt: skip
"""What a function takes and gives; `each` acts on every entry, `total` takes an array and gives a number, and so on."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the vocabulary.

    Arguments:
        name: the name in the plain form.
        takes: what it takes and gives.
        also: further names, NumPy's among them (without `np.` and `linalg.`).
        latex: its commands, besides \\operatorname{name}.
        build: makes the expression from its arguments; None where the shapes decide.
    """

    name: str
    takes: Takes
    meaning: Text
    build: Callable[..., Expr] | None = None
    also: tuple[str, ...] = ()
    latex: tuple[str, ...] = ()


_MATRIX: Final = (
    Function("norm2", "total", Text("$\\norm{x}^2$, the sum of the squares of all entries", "$\\norm{x}^2$, la suma de los cuadrados de las entradas"), calculus.SquaredNorm),
    Function("norm", "norm", Text("norm of a column or a matrix; `norm(x, 1)`, `norm(x, inf)`, `norm(A, F)`", "norma de una columna o una matriz; `norm(x, 1)`, `norm(x, inf)`, `norm(A, F)`")),
    Function("inner", "pair", Text("$\\langle u,v\\rangle$, of two arrays of one shape", "$\\langle u,v\\rangle$, de dos arreglos de las mismas dimensiones"), calculus.Inner),
    Function("sum", "total", Text("sum of all entries", "suma de todas las entradas"), calculus.Total),
    Function("rowsums", "rows", Text("$A\\mathbf{1}$, the sums of the rows", "$A\\mathbf{1}$, las sumas de las filas"), calculus.RowSums),
    Function("colsums", "columns", Text("$\\mathbf{1}^\\T A$, the sums of the columns", "$\\mathbf{1}^\\T A$, las sumas de las columnas"), calculus.ColumnSums),
    Function("tr", "square", Text("trace", "traza"), calculus.Trace, ("trace",), (r"\tr",)),
    Function("det", "square", Text("determinant", "determinante"), calculus.Determinant, (), (r"\det",)),
    Function("logdet", "square", Text("$\\ln\\det A$", "$\\ln\\det A$"), calculus.LogDet),
    Function("inv", "inverse", Text("$A^{-1}$", "$A^{-1}$"), calculus.Inverse),
    Function("transpose", "transpose", Text("$A^\\T$", "$A^\\T$"), lambda a: a.T),
    Function("rank", "total", Text("rank", "rango"), calculus.Rank, ("matrix_rank",)),
    Function("diag", "diag", Text("diagonal matrix of a column", "matriz diagonal de una columna"), calculus.Diag, ("diagflat",), (r"\diag",)),
    Function("diagonal", "diagonal", Text("the diagonal of a matrix as a column", "la diagonal de una matriz como columna"), calculus.Diagonal),
    Function("softmax", "same", Text("softmax of every column", "softmax de cada columna"), calculus.Softmax),
    Function("lse", "column", Text("$\\ln\\sum_i e^{z_i}$", "$\\ln\\sum_i e^{z_i}$"), calculus.LogSumExp, ("logsumexp", "LSE")),
    Function("CE", "pair", Text("cross-entropy of target and prediction", "entropía cruzada de objetivo y predicción"), calculus.CrossEntropy, ("cross_entropy",)),
    Function("min", "numbers", Text("least of several numbers", "el menor de varios números"), calculus.minimum, (), (r"\min",)),
    Function("max", "numbers", Text("greatest of several numbers", "el mayor de varios números"), calculus.maximum, (), (r"\max",)),
    Function("ones", "ones", Text("`ones(n)`, `ones(m, n)`: $\\mathbf{1}_n$", "`ones(n)`, `ones(m, n)`: $\\mathbf{1}_n$")),
    Function("zeros", "ones", Text("`zeros(n)`, `zeros(m, n)`: $0_n$", "`zeros(n)`, `zeros(m, n)`: $0_n$")),
    Function("eye", "eye", Text("`eye(n)`: $I_n$", "`eye(n)`: $I_n$")),
)  # fmt: skip

_ALSO: Final = {"log": ("ln",), "logistic": ("sigmoid", "expit"), "relu": ("ReLU",), "arctan": ("atan",)}
_LATEX: Final = {"exp": (r"\exp",), "log": (r"\ln", r"\log"), "tanh": (r"\tanh",), "sinh": (r"\sinh",), "cos": (r"\cos",),
                 "arctan": (r"\arctan",), "relu": (r"\relu",), "sign_step": (r"\sign",), "abs": (r"\abs",)}  # fmt: skip
_OPERATOR = r"\operatorname{"


def _each(name: str) -> Function:
    """A named function of the calculus; its LaTeX name is accepted where it is a word."""
    named = NAMED[name]
    word = (named.tex[len(_OPERATOR) : -1],) if named.tex.startswith(_OPERATOR) and name != "leaky_relu" else ()
    meaning = Text(named.said("en").removesuffix(" of"), named.said("es").removesuffix(" de"))
    also = tuple(dict.fromkeys((*_ALSO.get(name, ()), *(w for w in word if w != name))))
    return Function(name, "each", meaning, partial(calculus.apply, named), also, _LATEX.get(name, ()))


FUNCTIONS: Final = {one.name: one for one in (*_MATRIX, *(_each(name) for name in NAMED))}
"""Every function that can be written by name."""

BY_NAME: Final = {name: one for one in FUNCTIONS.values() for name in (one.name, *one.also)}
"""The functions by every name they have."""

BY_COMMAND: Final = {command: one for one in FUNCTIONS.values() for command in one.latex}
"""The functions by their LaTeX commands."""
