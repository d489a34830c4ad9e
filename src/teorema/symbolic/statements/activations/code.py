"""What the code computes: the functions of the catalogue and their two derivatives."""

from __future__ import annotations

from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Elementwise, scalar
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Statement, Where
from teorema.symbolic.statements.activations.symbols import LIQUET, over, u

a: Final = scalar("a")
d: Final = scalar("d")
s: Final = scalar("s")
f: Final = Elementwise("f", "f", spoken=Text("f", "f"))


def _twice_differentiable(point: Any) -> bool:
    return bool(point["f"].smooth_at(point["u"]))


_CODE: Final = All(Equal(a, f(u)), Equal(d, f.prime(u)), Equal(s, f.second(u)))

CODE: Final = Statement(
    id="activations-code",
    kind="definition",
    title=Text("What the code computes", "Lo que calcula el código"),
    claim=_CODE,
    rewrite=All(Equal(f(u), a), Equal(f.prime(u), d), Equal(2 * f.second(u), 2 * s)),
    mistakes=(
        Mistake(
            "reflected",
            Text("the argument with the other sign", "el argumento con el otro signo"),
            _CODE.but(1, Equal(a, f(-u))),
        ),
        Mistake(
            "derivative-sign",
            Text("the derivative with the other sign", "la derivada con el otro signo"),
            _CODE.but(2, Equal(d, -f.prime(u))),
        ),
        Mistake(
            "value-for-derivative",
            Text("the value for the derivative", "el valor en lugar de la derivada"),
            _CODE.but(2, Equal(d, f(u))),
        ),
        Mistake(
            "first-for-second",
            Text("the first derivative for the second", "la primera derivada en lugar de la segunda"),
            _CODE.but(3, Equal(s, f.prime(u))),
        ),
        Mistake(
            "second-halved",
            Text("the second derivative halved", "la segunda derivada a la mitad"),
            _CODE.but(3, Equal(s, over(1, 2) * f.second(u))),
        ),
    ),
    hypotheses=(
        Hypothesis(
            Text("$f$ is twice differentiable at $u$", "$f$ es dos veces derivable en $u$"), _twice_differentiable
        ),
    ),
    where=(
        Where(
            "f",
            Text(
                "$f$ is a function of the catalogue, by its formula", "$f$ es una función del catálogo, por su fórmula"
            ),
        ),
        Where(
            "a",
            Text("$a$ is what `f` of its record computes at $u$", "$a$ es lo que calcula la `f` de su registro en $u$"),
        ),
        Where("d", Text("$d$ what its `df` computes", "$d$ lo que calcula su `df`")),
        Where("s", Text("$s$ what its `d2f` computes", "$s$ lo que calcula su `d2f`")),
    ),
    source=LIQUET,
    uses=("activations-steps", "activations-sigmoidal", "activations-hockey", "activations-selu", "activations-bumps"),
)
