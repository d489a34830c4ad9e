"""Two gradients that every back-propagation is made of: of a bilinear form, and of half a squared residual (T2, T3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Inner, Partial, SquaredNorm, matrix, vector
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement


def _square(point: Mapping[str, Any]) -> bool:
    return bool(point.get("m") == point.get("n"))


SQUARE: Final = Hypothesis(Text("$m=n$", "$m=n$"), _square)
_W, _u, _v = matrix("W", "m", "n"), vector("u", "m"), vector("v", "n")
_Wn, _un, _vn = matrix("W", "n", "n"), vector("u", "n"), vector("v", "n")
_form, _form_n = Inner(_u, _W @ _v), Inner(_un, _Wn @ _vn)

BILINEAR: Final = Statement(
    id="chain_rule-bilinear",
    kind="theorem",
    title=Text("The gradient of a bilinear form", "El gradiente de una forma bilineal"),
    claim=Equal(Partial(_form, _W), _u @ _v.T),
    rewrite=Equal(Partial(Inner(_W.T @ _u, _v), _W), _u @ _v.T),
    mistakes=(
        Mistake(
            "exchanged",
            Text("the columns exchanged", "las columnas intercambiadas"),
            Equal(Partial(_form_n, _Wn), _vn @ _un.T),
            hypotheses=(SQUARE,),
        ),
        Mistake("value", Text("the matrix itself", "la propia matriz"), Equal(Partial(_form, _W), _W)),
    ),
    source=Source("Petersen and Pedersen 2012", "2", "eq. (70)"),
    uses=("chain_rule-matmul",),
)

_x, _b, _y = vector("x", "n"), vector("b", "m"), vector("y", "m")
_xn, _bn, _yn = vector("x", "n"), vector("b", "n"), vector("y", "n")
_r = _W @ _x + _b - _y
_rn = _Wn @ _xn + _bn - _yn
_f, _fn = SquaredNorm(_r) / 2, SquaredNorm(_rn) / 2
_LEAST: Final = All(
    Equal(Partial(_f, _W), _r @ _x.T),
    Equal(Partial(_f, _b), _r),
    Equal(Partial(_f, _x), _W.T @ _r),
)

LEAST_SQUARES: Final = Statement(
    id="chain_rule-least-squares",
    kind="theorem",
    title=Text("The gradients of half a squared residual", "Los gradientes de la mitad de un residuo al cuadrado"),
    claim=_LEAST,
    rewrite=All(
        Equal(Partial(_f, _W), _r @ _x.T),
        Equal(_r, Partial(_f, _b)),
        Equal(Partial(_f, _x), _W.T @ _W @ _x + _W.T @ (_b - _y)),
    ),
    mistakes=(
        Mistake(
            "two",
            Text("the ½ forgotten in W", "el ½ olvidado en W"),
            _LEAST.but(1, Equal(Partial(_f, _W), 2 * (_r @ _x.T))),
        ),
        Mistake(
            "exchanged",
            Text("x rᵀ for r xᵀ", "x rᵀ en lugar de r xᵀ"),
            _LEAST.but(1, Equal(Partial(_fn, _Wn), _xn @ _rn.T)),
            hypotheses=(SQUARE,),
        ),
        Mistake(
            "sign",
            Text("target minus prediction", "objetivo menos predicción"),
            _LEAST.but(2, Equal(Partial(_f, _b), -_r)),
        ),
        Mistake(
            "not-transposed",
            Text("W r for Wᵀ r", "W r en lugar de Wᵀ r"),
            _LEAST.but(3, Equal(Partial(_fn, _xn), _Wn @ _rn)),
            hypotheses=(SQUARE,),
        ),
    ),
    source=Source("Liquet, Moka and Nazarathy 2024", "4.4"),
    uses=("chain_rule-square", "chain_rule-matmul"),
)
