"""`judge`: whether an answer is the gradient, and which classical mistake gives it where it is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.shape import ShapeError, agree
from teorema.symbolic.derivatives import Gradient, Jacobian
from teorema.symbolic.identity import Different, Same, Undecided, Verdict, compare
from teorema.symbolic.judging.hypotheses import derivations, hypotheses
from teorema.symbolic.judging.naming import mistake_in

_SHAPE: Final = Text("must have the shape of the symbol", "debe tener las dimensiones del símbolo")
_JACOBIAN: Final = Text("must have the shape of the Jacobian", "debe tener las dimensiones del jacobiano")
_EXACT: Final = Text(
    "the values at this point, without rounding: that of the gradient, then that of the answer",
    "los valores en este punto, sin redondeo: primero el del gradiente, luego el de la respuesta",
)
_CONDITIONS: Final = Text(
    "a point where they differ was found, but whether the gradient exists there was not decided",
    "se halló un punto donde difieren, pero no se decidió si allí existe el gradiente",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether an answer is the gradient.

    Arguments:
        right: the verdict; None where neither a proof nor a witness was found.
        scope: how it was decided, and at which sizes; why not, where it was not.
        witness: a point where the answer differs, written out with both values.
        mistake: the classical mistake that gives this answer.
        verdict: the comparison behind it.
    """

    right: bool | None
    scope: Text
    witness: str
    mistake: Text | None
    verdict: Verdict


def judge(
    found: Gradient | Jacobian, answer: Expr, seed: int | None = None, within: Iterable[Gradient] = ()
) -> Judgement:
    """Hold an answer against a gradient or a Jacobian by identity testing, where the conditions of the derivation hold.

    Right means equal for every size by the index calculus, or else at the sizes that the scope names. Answers that are right by
    a law of the functions in them are right: 1 − σ(z) for σ(−z). Wrong means different at a point of small numbers, with u² or
    another polynomial for each unknown function.

    Arguments:
        found: the gradient, or the Jacobian or Hessian.
        answer: an expression of the same shape, in the same symbols.
        seed: of the points; by default drawn from the two expressions.
        within: gradients whose conditions hold besides, such as the first one of a Hessian.

    Raises:
        ShapeError: the answer has another shape.
        Refused: the expressions are too large; said before work starts.

    Example:
        >>> from teorema.symbolic.calculus import SquaredNorm, matrix, vector
        >>> from teorema.symbolic.derivatives import grad
        >>> W, x, y = matrix("W", "m", "n"), vector("x", "n"), vector("y", "m")
        >>> verdict = judge(grad(SquaredNorm(W @ x - y) / 2, W), 2 * (W @ x - y) @ x.T)
        >>> verdict.right, verdict.witness
        (False, 'm = 1, n = 1, W = [[0]], x = [[1]], y = [[1]]: -1 ≠ -2')
        >>> print(verdict.mistake["en"])
        the factor 1/n (or ½) is missing
    """
    if not agree(answer.shape, found.value.shape):
        raise ShapeError(
            str(answer), _JACOBIAN if isinstance(found, Jacobian) else _SHAPE, answer.shape, found.value.shape
        )
    assumed, complete = hypotheses(*derivations(found), *within)
    verdict = compare(found.value, answer, assumed, seed)
    match verdict:
        case Same():
            return Judgement(True, Text(verdict.sentence("en"), verdict.sentence("es")), "", None, verdict)
        case Different() if complete:
            return Judgement(False, _EXACT, str(verdict.witness), mistake_in(found, answer), verdict)
        case Different():
            return Judgement(None, _CONDITIONS, "", None, verdict)
        case Undecided():
            return Judgement(None, verdict.why, "", None, verdict)
