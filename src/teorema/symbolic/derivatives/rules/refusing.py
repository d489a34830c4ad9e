"""Why a node has no derivative rule: the reason, by name, that a refusal gives."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.linear import Norm, Rank
from teorema.symbolic.calculus.maps import Apply, Call
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.partial import Partial

NO_RULE: Final = Text(
    "must be differentiable by a rule of the table: no rule passes a gradient through it",
    "debe poder derivarse con una regla de la tabla: ninguna regla pasa un gradiente por ella",
)
_RANK: Final = Text(
    "has no gradient: the rank is a whole number, which jumps or stays",
    "no tiene gradiente: el rango es un número entero, que salta o queda igual",
)
_SPECTRAL: Final = Text(
    "the gradient of the spectral norm needs singular vectors, which this calculus cannot write; the Frobenius norm has a rule",
    "el gradiente de la norma espectral necesita vectores singulares, que este cálculo no escribe; la norma de Frobenius tiene regla",
)
_UNKNOWN_NORM: Final = Text(
    "must be a norm that is known: 1, 2, inf or F", "debe ser una norma conocida: 1, 2, inf o F"
)
_MAP: Final = Text(
    "a map given by its name alone has no rule: write its formula, or an activation of every entry",
    "una función dada solo por su nombre no tiene regla: debe escribirse su fórmula, o una activación de cada entrada",
)
_PARTIAL: Final = Text(
    "a gradient by definition has no rule: derive it first, with grad, and put its formula here",
    "un gradiente por definición no tiene regla: primero se deriva, con grad, y aquí va su fórmula",
)
_PARAMETER: Final = Text(
    "must not have the symbol in a parameter of a function, or in a derivative beyond the second of an unknown one",
    "no debe tener el símbolo en un parámetro de una función, ni en una derivada de orden mayor que dos de una desconocida",
)


def reason(node: Expr) -> Text:
    """Why no rule passes a gradient through a node."""
    if isinstance(node, Rank):
        return _RANK
    if isinstance(node, Norm):
        return _SPECTRAL if node.kind == "2" else _UNKNOWN_NORM
    if isinstance(node, Call):
        return _MAP
    if isinstance(node, Partial):
        return _PARTIAL
    return _PARAMETER if isinstance(node, Apply) else NO_RULE
