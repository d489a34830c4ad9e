"""Jacobian and gradient, the chain rule, and what a diagonal matrix does to a column (T1, T5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text, as_text
from teorema.symbolic.calculus import Diag, Entry, Inner, Total, index, matrix, ones, scalar, size, total, vector
from teorema.symbolic.claims import All, Equal, IllShaped
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where

_LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "4.4")
_i, _j, _k = index("i"), index("j"), index("k")
_SPOKEN_J: Final = Text("the Jacobian of f at x", "la jacobiana de f en x")

SQUARE: Final = Hypothesis(
    Text("all spaces have one dimension", "todos los espacios tienen la misma dimensión"),
    lambda point: len({point[name] for name in ("m", "n", "k") if name in point}) == 1,
)

_J, _J_square = (matrix("J", "m", "n", r"J_f(x)", _SPOKEN_J), matrix("J", "n", "n", r"J_f(x)", _SPOKEN_J))
_d = scalar(
    "d",
    r"\frac{\partial f_i}{\partial x_j}(x)",
    spoken=Text("the partial derivative of f i by x j", "la derivada parcial de f i respecto de x j"),
)

JACOBIAN: Final = Statement(
    id="chain_rule-jacobian",
    kind="definition",
    title=Text("The Jacobian: rows are outputs", "La jacobiana: las filas son salidas"),
    claim=Equal(Entry(_J, _i, _j), _d),
    given=as_text(r"$f\colon\mathbb{R}^n\to\mathbb{R}^m$, $x\in\mathbb{R}^n$, $i=1,\dots,m$, $j=1,\dots,n$"),
    where=(
        Where("J", Text(r"$J_f(x)\in\mathbb{R}^{m\times n}$", r"$J_f(x)\in\mathbb{R}^{m\times n}$")),
        Where(
            "d",
            Text(
                r"$\partial f_i/\partial x_j$ is the derivative of output $i$ by input $j$ at $x$",
                r"$\partial f_i/\partial x_j$ es la derivada de la salida $i$ respecto de la entrada $j$ en $x$",
            ),
        ),
    ),
    rewrite=Equal(Entry(_J.T, _j, _i), _d),
    mistakes=(
        Mistake(
            "denominator-layout",
            Text(
                "rows for the inputs: the other layout, the transpose",
                "filas para las entradas: la otra disposición, la traspuesta",
            ),
            Equal(Entry(_J_square, _j, _i), _d),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "all-outputs",
            Text("the outputs added up", "las salidas sumadas"),
            Equal(total(_k, 1, size("m"), Entry(_J, _k, _j)), _d),
        ),
    ),
    source=_LIQUET,
)

_X, _V = matrix("X", "m", "n"), matrix("V", "m", "n")
_gX = matrix("gX", "m", "n", r"\frac{\partial C}{\partial X}", Text("the gradient of C in X", "el gradiente de C en X"))
_dC = scalar("dC", r"\mathrm{d}C(X)[V]", spoken=Text("the derivative of C along V", "la derivada de C a lo largo de V"))
_gx = vector("gx", "k", r"\nabla h(x)", spoken=Text("the gradient of h at x", "el gradiente de h en x"))
_Jh = matrix("Jh", 1, "k", r"J_h(x)", Text("the Jacobian of h at x", "la jacobiana de h en x"))
_GRADIENT: Final = All(Equal(_dC, Inner(_gX, _V)), Equal(_gx, _Jh.T))

GRADIENT: Final = Statement(
    id="chain_rule-gradient",
    kind="definition",
    title=Text("The gradient has the shape of its argument", "El gradiente tiene las dimensiones de su argumento"),
    claim=_GRADIENT,
    given=as_text(
        r"$C\colon\mathbb{R}^{m\times n}\to\mathbb{R}$, $X,V\in\mathbb{R}^{m\times n}$, "
        r"$h\colon\mathbb{R}^k\to\mathbb{R}$, $x\in\mathbb{R}^k$"
    ),
    where=(
        Where(
            "gX",
            Text(
                r"$\partial C/\partial X\in\mathbb{R}^{m\times n}$ has the entries $\partial C/\partial X_{ij}$",
                r"$\partial C/\partial X\in\mathbb{R}^{m\times n}$ tiene las entradas $\partial C/\partial X_{ij}$",
            ),
        ),
        Where(
            "dC",
            Text(
                r"$\mathrm{d}C(X)[V]$ is the derivative of $t\mapsto C(X+tV)$ at $0$",
                r"$\mathrm{d}C(X)[V]$ es la derivada de $t\mapsto C(X+tV)$ en $0$",
            ),
        ),
        Where("gx", Text(r"$\nabla h(x)$ is a column", r"$\nabla h(x)$ es una columna")),
        Where("Jh", Text(r"$J_h(x)$ is a row", r"$J_h(x)$ es una fila")),
    ),
    rewrite=All(Equal(Inner(_V, _gX), _dC), Equal(_gx.T, _Jh)),
    mistakes=(
        Mistake(
            "direction-forgotten",
            Text("the entries of the gradient added up, whatever the direction", "las entradas del gradiente sumadas"),
            _GRADIENT.but(1, Equal(_dC, Total(_gX))),
        ),
        Mistake(
            "descent",
            Text("the direction of descent, with its sign", "la dirección de descenso, con su signo"),
            _GRADIENT.but(2, Equal(_gx, -_Jh.T)),
        ),
        Mistake(
            "row",
            Text("the gradient written as a row", "el gradiente escrito como fila"),
            IllShaped(lambda: Equal(_gx, _Jh), r"\nabla h(x)=J_h(x)"),
            ill_shaped=True,
        ),
    ),
    source=_LIQUET,
    uses=("chain_rule-jacobian",),
)

_TEX_GF, _TEX_G, _TEX_F = r"J_{g\circ f}(x)", r"J_g(f(x))", r"J_f(x)"
_SAID_GF = Text("the Jacobian of g after f at x", "la jacobiana de g después de f en x")
_SAID_G = Text("the Jacobian of g at f of x", "la jacobiana de g en f de x")
_Jgf, _Jg, _Jf = (
    matrix("Jgf", "k", "n", _TEX_GF, _SAID_GF),
    matrix("Jg", "k", "m", _TEX_G, _SAID_G),
    matrix("Jf", "m", "n", _TEX_F, _SPOKEN_J),
)
_Jgf_n, _Jg_n, _Jf_n = (
    matrix("Jgf", "n", "n", _TEX_GF, _SAID_GF),
    matrix("Jg", "n", "n", _TEX_G, _SAID_G),
    matrix("Jf", "n", "n", _TEX_F, _SPOKEN_J),
)
_at_x = matrix("Jg_at_x", "n", "n", r"J_g(x)", Text("the Jacobian of g at x", "la jacobiana de g en x"))


def _off_kinks(point: Mapping[str, Any]) -> bool:
    """No z of f at x, nor of g at f(x), is a kink; where no activation has one, nothing is run."""
    layers = [*point["f"], *point["g"]]
    if not any(layer.activation.kinks for layer in layers):
        return True
    a: Any = Grid(point["x"])
    for layer in layers:
        z: Any = Grid(layer.W) @ a + Grid(layer.b)
        if any(entry == kink for entry in z.entries for kink in layer.activation.kinks):
            return False
        a = Grid(layer.activation.f(z))
    return True


_SMOOTH: Final = Hypothesis(
    Text(
        "$f$ is differentiable at $x$ and $g$ is differentiable at $f(x)$",
        "$f$ es derivable en $x$ y $g$ es derivable en $f(x)$",
    ),
    _off_kinks,
)

COMPOSITION: Final = Statement(
    id="chain_rule-composition",
    kind="theorem",
    title=Text("The chain rule", "La regla de la cadena"),
    claim=Equal(_Jgf, _Jg @ _Jf),
    given=as_text(r"$f\colon\mathbb{R}^n\to\mathbb{R}^m$, $g\colon\mathbb{R}^m\to\mathbb{R}^k$, $x\in\mathbb{R}^n$"),
    hypotheses=(_SMOOTH,),
    where=(
        Where(
            "Jgf", Text(r"$J_{g\circ f}(x)\in\mathbb{R}^{k\times n}$", r"$J_{g\circ f}(x)\in\mathbb{R}^{k\times n}$")
        ),
        Where("Jg", Text(r"$J_g(f(x))\in\mathbb{R}^{k\times m}$", r"$J_g(f(x))\in\mathbb{R}^{k\times m}$")),
        Where("Jf", Text(r"$J_f(x)\in\mathbb{R}^{m\times n}$", r"$J_f(x)\in\mathbb{R}^{m\times n}$")),
    ),
    rewrite=Equal(_Jgf.T, _Jf.T @ _Jg.T),
    mistakes=(
        Mistake(
            "exchanged",
            Text("the factors in the order of the computation", "los factores en el orden del cálculo"),
            Equal(_Jgf_n, _Jf_n @ _Jg_n),
            hypotheses=(_SMOOTH, SQUARE),
        ),
        Mistake(
            "outer-at-x",
            Text("the outer Jacobian taken at x, not at f(x)", "la jacobiana exterior evaluada en x, no en f(x)"),
            Equal(_Jgf_n, _at_x @ _Jf_n),
            hypotheses=(_SMOOTH, SQUARE),
        ),
        Mistake(
            "transposed",
            Text("the outer Jacobian transposed", "la jacobiana exterior traspuesta"),
            Equal(_Jgf_n, _Jg_n.T @ _Jf_n),
            hypotheses=(_SMOOTH, SQUARE),
        ),
        Mistake(
            "entrywise",
            Text("entries multiplied one by one", "las entradas multiplicadas una a una"),
            Equal(_Jgf_n, _Jg_n * _Jf_n),
            hypotheses=(_SMOOTH, SQUARE),
        ),
        Mistake(
            "at-a-kink",
            Text("a kink allowed, as ReLU at 0", "se permite un quiebre, como ReLU en 0"),
            Equal(_Jgf, _Jg @ _Jf),
            hypotheses=(),
        ),
        Mistake(
            "exchanged-shapes",
            Text(
                "the factors exchanged: shapes that do not fit",
                "los factores intercambiados: dimensiones que no encajan",
            ),
            IllShaped(lambda: Equal(_Jgf, _Jf @ _Jg), r"J_{g\circ f}(x)=J_f(x)\,J_g(f(x))"),
            ill_shaped=True,
        ),
    ),
    source=_LIQUET,
    uses=("chain_rule-jacobian",),
)

_v, _u = vector("v", "n"), vector("u", "n")

DIAGONAL_PRODUCT: Final = Statement(
    id="chain_rule-diagonal-product",
    kind="lemma",
    title=Text("A diagonal matrix multiplies entry by entry", "Una matriz diagonal multiplica entrada a entrada"),
    claim=Equal(Diag(_v) @ _u, _v * _u),
    rewrite=Equal(_u * _v, Diag(_v) @ _u),
    mistakes=(
        Mistake("own", Text("u in both places", "u en los dos lugares"), Equal(Diag(_v) @ _u, _u * _u)),
        Mistake(
            "sum",
            Text("entries added, not multiplied", "entradas sumadas, no multiplicadas"),
            Equal(Diag(_v) @ _u, _v + _u),
        ),
        Mistake(
            "inner",
            Text("the inner product in every entry", "el producto interno en cada entrada"),
            Equal(Diag(_v) @ _u, Inner(_v, _u) * ones("n")),
        ),
    ),
    source=Source("teorema", "14"),
)
