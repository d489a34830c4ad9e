"""Back-propagation for every depth: BP1 to BP4 for a symbolic layer ℓ, the base case at L and the induction step."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Expr, Inner, Member, scalars
from teorema.symbolic.calculus.leaves import LAST
from teorema.symbolic.derivatives.backward.reverse import Name, added, contributions
from teorema.symbolic.derivatives.checks.checked import Checked
from teorema.symbolic.derivatives.checks.slopes import agrees
from teorema.symbolic.derivatives.rules.table import RULES, Rules
from teorema.symbolic.derivatives.steps import Step
from teorema.symbolic.network.derivation import derive
from teorema.symbolic.network.drawing import Diagram, every_depth
from teorema.symbolic.network.letters import Letters
from teorema.symbolic.network.model import SIGMA

DEPTHS: Final = (1, 2, 3, 4, 5)
"""The depths at which `General.check` also runs the whole derivation."""


@dataclass(frozen=True, slots=True)
class Line:
    """One of BP1 to BP4, or the passage between two of them.

    Arguments:
        title: BP1, BP2, ...
        step: the gradient.
        through: the equation through which the gradient passes.
        arriving: the gradient that arrives there.
        reason: why nothing else contributes.
    """

    title: Text
    step: Step
    through: Expr
    arriving: Expr
    reason: Text


@dataclass(frozen=True, slots=True, repr=False)
class General:
    """BP1 to BP4 with base case and induction step, for every L ≥ 1 and all widths.

    Arguments:
        lines: in the order of the proof: base, step, gradients.
        rules: the table by which they were derived.
    """

    lines: tuple[Line, ...]
    rules: Rules

    def check(self, seed: int = 0, shapes: int = 3) -> Checked:
        """Each line as a statement about one layer of any widths, then the whole at depths 1 to 5.

        A line says: with G the gradient that arrives, the gradient of ⟨G, equation⟩ is the right side. That is all that the
        induction uses, so it holds at every depth; the whole derivations are run besides.
        """
        wrong = [line.step.unicode() for line in self.lines if not self._holds(line, seed, shapes)]
        for depth in DEPTHS:
            found = derive([f"N{k}" for k in range(depth + 1)], output="sigma", rules=self.rules).check(seed, 1)
            wrong += [one for one in found.failed if one not in wrong]
        scope = Text(
            f"each line at layer ℓ = 2 of {shapes} drawn networks, residues modulo 2^61 - 1, σ and its slope as free values; "
            f"whole derivations at depths {DEPTHS[0]} to {DEPTHS[-1]}; the induction for every L joins the lines",
            f"cada línea en la capa ℓ = 2 de {shapes} redes sorteadas, residuos módulo 2^61 - 1, σ y su pendiente como valores "
            f"libres; derivaciones completas de profundidad {DEPTHS[0]} a {DEPTHS[-1]}; la inducción para todo L une las líneas",
        )
        return Checked(not wrong, "exact", scope, tuple(wrong))

    def _holds(self, line: Line, seed: int, shapes: int) -> bool:
        total = Inner(line.arriving, line.through)
        rng = Random(seed)
        for k in range(shapes):
            widths = rng.sample(range(1, 6), 4) if k == 0 else [rng.randint(1, 4) for _ in range(4)]
            sizes: dict[str, Any] = {"l": 2, "L": 2 if line.step.name == _last(line) else 3, "N": tuple(widths)}
            if not agrees(total, line.step.name, line.step.right, sizes, seed + k):
                return False
        return True

    def latex(self) -> str:
        """The four equations as one aligned display."""
        rows = [f"{line.step.left.latex()}&={line.step.right.latex()}" for line in self.lines]
        return r"\begin{aligned}" + r"\\".join(rows) + r"\end{aligned}"

    def text(self, lang: str) -> str:
        """The proof by induction, line by line."""
        return "\n".join(f"{line.title[lang]}: {line.step.unicode()}\n    {line.reason[lang]}" for line in self.lines)

    def diagram(self, lang: str = "en") -> Diagram:
        """The picture of a network of L layers.

        Arguments:
            lang: language of the labels.
        """
        return every_depth(lang)

    def json(self) -> dict[str, Any]:
        """The lines as plain data."""
        return {
            "lines": [
                {
                    "title": {"en": line.title["en"], "es": line.title["es"]},
                    "reason": {"en": line.reason["en"], "es": line.reason["es"]},
                    **line.step.json(),
                }
                for line in self.lines
            ]
        }

    def __str__(self) -> str:
        return self.text("en")

    def __repr__(self) -> str:
        return "General(BP1, BP2, BP3, BP4)"

    def _repr_latex_(self) -> str:
        """How a notebook shows it."""
        return f"$\\displaystyle {self.latex()}$"


def _last(line: Line) -> Name | None:
    name = line.step.name
    return name if isinstance(name, Member) and name.at == LAST else None


def derive_general(rules: Rules = RULES) -> General:
    """BP1 to BP4 for a network of L layers, L a symbol.

    Arguments:
        rules: the table of rules; another one derives what its mistakes give.

    Source: Nielsen 2, BP1 to BP4 (with his index of layers); Liquet 5.4.

    Example:
        >>> for line in derive_general().lines:
        ...     print(line.step.unicode())
        δ^[L] = ζ^[L] ⊙ σ^[L]'(z^[L])
        ζ^[ℓ] = W^[ℓ+1]ᵀ δ^[ℓ+1]
        δ^[ℓ] = ζ^[ℓ] ⊙ σ^[ℓ]'(z^[ℓ])
        g_b^[ℓ] = δ^[ℓ]
        g_W^[ℓ] = δ^[ℓ] a^[ℓ-1]ᵀ
    """
    one = Letters(scalars.rational(1))
    a, z, W, b, delta, zeta = one.a, one.z, one.W, one.b, one.delta, one.zeta
    last = SIGMA(z[LAST], at=LAST)
    here = SIGMA(z[ELL], at=ELL)
    after = W[ELL + 1] @ a[ELL] + b[ELL + 1]
    affine = W[ELL] @ a[ELL - 1] + b[ELL]
    return General(
        (
            _line("BP1", "BP1", last, zeta[LAST], z[LAST], delta[LAST], _BASE, rules),
            _line("from ℓ + 1 to ℓ", "de ℓ + 1 a ℓ", after, delta[ELL + 1], a[ELL], zeta[ELL], _THROUGH, rules),
            _line("BP2", "BP2", here, zeta[ELL], z[ELL], delta[ELL], _STEP, rules),
            _line("BP3", "BP3", affine, delta[ELL], b[ELL], one.g_b[ELL], _BIAS, rules),
            _line("BP4", "BP4", affine, delta[ELL], W[ELL], one.g_W[ELL], _WEIGHTS, rules),
        ),
        rules,
    )


_BASE: Final = Text(
    "Base case. C depends on z^[L] only through a^[L]; ζ^[L] is the gradient of the loss at the output.",
    "Caso base. C depende de z^[L] solo a través de a^[L]; ζ^[L] es el gradiente de la pérdida en la salida.",
)
_THROUGH: Final = Text(
    "Induction step, for 1 ≤ ℓ < L. Suppose δ^[ℓ+1] is the gradient by z^[ℓ+1]; C depends on a^[ℓ] only through z^[ℓ+1].",
    "Paso inductivo, para 1 ≤ ℓ < L. Supongamos que δ^[ℓ+1] es el gradiente por z^[ℓ+1]; C depende de a^[ℓ] solo a través de z^[ℓ+1].",
)
_STEP: Final = Text(
    "Hence the claim for ℓ: C depends on z^[ℓ] only through a^[ℓ]. By induction δ^[ℓ] is the gradient for ℓ = L, ..., 1.",
    "De ahí la afirmación para ℓ: C depende de z^[ℓ] solo a través de a^[ℓ]. Por inducción δ^[ℓ] es el gradiente para ℓ = L, ..., 1.",
)
_BIAS: Final = Text(
    "For every ℓ: b^[ℓ] enters C only through z^[ℓ].", "Para todo ℓ: b^[ℓ] entra en C solo a través de z^[ℓ]."
)
_WEIGHTS: Final = Text(
    "For every ℓ: W^[ℓ] enters C only through z^[ℓ], and a^[ℓ-1] does not depend on it.",
    "Para todo ℓ: W^[ℓ] entra en C solo a través de z^[ℓ], y a^[ℓ-1] no depende de ella.",
)


def _line(
    en: str, es: str, through: Expr, arriving: Expr, name: Name, left: Member, reason: Text, rules: Rules
) -> Line:
    many = contributions(through, arriving, frozenset([name]), rules)[name]
    return Line(
        Text(en, es), Step(name, left, added([one.value for one in many]), tuple(many)), through, arriving, reason
    )
