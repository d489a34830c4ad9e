"""The table of readings: for each kind of node how it is written in LaTeX, Unicode, English, Spanish and NumPy, and how tightly it binds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from teorema.symbolic.calculus import algebra, costs, linear

Style = Literal["latex", "unicode", "en", "es", "numpy"]

SUM, PRODUCT, FACTOR, POWER, ATOM = 1, 2, 3, 4, 5
SPAN: Final = ("en", "es")
"""The styles that are spoken."""

OVER: Final = {"unicode": "{0}/{1}", "numpy": "{0} / {1}", "en": "{0} over {1}", "es": "{0} sobre {1}"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Templates of one kind of node.

    Arguments:
        level: binding on the board and in NumPy (where @, * and / bind alike).
        needs: least levels of the operands on the board.
        needs_numpy: the same in NumPy code.
    """

    level: tuple[int, int]
    needs: tuple[int, ...]
    needs_numpy: tuple[int, ...]
    latex: str
    unicode: str
    en: str
    es: str
    numpy: str

    def template(self, style: str) -> str:
        """The template in one style."""
        text: str = getattr(self, style)
        return text

    def slots(self, style: str) -> tuple[int, ...]:
        """Least levels of the operands in one style."""
        if style in SPAN and self.named:
            return (POWER,) * len(self.needs)
        return self.needs_numpy if style == "numpy" else self.needs

    def binds(self, style: str) -> int:
        """How tightly the written node binds in one style."""
        return POWER if style in SPAN and self.named else self.level[style == "numpy"]

    @property
    def named(self) -> bool:
        """Whether it is spoken as "the ... of A": A is then one word or one quantity, for nothing else says where it ends."""
        return self.en.startswith("the ")


def _row(
    level: int,
    needs: tuple[int, ...],
    latex: str,
    unicode: str,
    en: str,
    es: str,
    numpy: str,
    code: tuple[int, tuple[int, ...]] | None = None,
) -> Reading:
    code_level, code_needs = code or (level, needs)
    return Reading((level, code_level), needs, code_needs, latex, unicode, en, es, numpy)


def _call(latex: str, unicode: str, en: str, es: str, numpy: str) -> Reading:
    return _row(ATOM, (0,), latex, unicode, en, es, numpy)


TABLE: Final[dict[type, Reading]] = {
    algebra.Add: _row(SUM, (SUM, PRODUCT), "{0}+{1}", "{0} + {1}", "{0} plus {1}", "{0} más {1}", "{0} + {1}"),
    algebra.Subtract: _row(SUM, (SUM, PRODUCT), "{0}-{1}", "{0} - {1}", "{0} minus {1}", "{0} menos {1}", "{0} - {1}"),
    algebra.Negate: _row(SUM, (PRODUCT,), "-{0}", "-{0}", "minus {0}", "menos {0}", "-{0}"),
    algebra.Scale: _row(PRODUCT, (PRODUCT, FACTOR), "", "", "", "", "", (PRODUCT, (PRODUCT, FACTOR))),
    algebra.Hadamard: _row(
        PRODUCT,
        (FACTOR, FACTOR),
        r"{0}\odot {1}",
        "{0} ⊙ {1}",
        "{0} entry by entry times {1}",
        "{0} entrada a entrada por {1}",
        "{0} * {1}",
        (PRODUCT, (PRODUCT, FACTOR)),
    ),
    algebra.MatMul: _row(
        FACTOR,
        (FACTOR, POWER),
        r"{0}\,{1}",
        "{0} {1}",
        "{0} times {1}",
        "{0} por {1}",
        "{0} @ {1}",
        (PRODUCT, (PRODUCT, FACTOR)),
    ),
    algebra.Divide: Reading(
        (PRODUCT, PRODUCT),
        (0, 0),
        (PRODUCT, FACTOR),
        r"\frac{{{0}}}{{{1}}}",
        "{0}/{1}",
        "{0} over {1}",
        "{0} sobre {1}",
        "{0} / {1}",
    ),
    algebra.Power: _row(POWER, (ATOM, ATOM), "", "", "", "", ""),
    linear.Transpose: _row(
        POWER, (ATOM,), r"{{{0}}}^{{\top}}", "{0}ᵀ", "the transpose of {0}", "la traspuesta de {0}", "{0}.T"
    ),
    linear.Inverse: _row(
        POWER,
        (ATOM,),
        "{{{0}}}^{{-1}}",
        "{0}⁻¹",
        "the inverse of {0}",
        "la inversa de {0}",
        "np.linalg.inv({0})",
        (ATOM, (0,)),
    ),
    linear.Inner: _row(
        ATOM,
        (0, 0),
        r"\langle {0},{1}\rangle",
        "⟨{0}, {1}⟩",
        "the inner product of {0} and {1}",
        "el producto interno de {0} y {1}",
        "np.sum(({0}) * ({1}))",
    ),
    linear.Diag: _call(
        r"\operatorname{{diag}}\left({0}\right)",
        "diag({0})",
        "the diagonal matrix of {0}",
        "la matriz diagonal de {0}",
        "np.diagflat({0})",
    ),
    linear.Trace: _call(
        r"\operatorname{{tr}}\left({0}\right)", "tr({0})", "the trace of {0}", "la traza de {0}", "np.trace({0})"
    ),
    linear.Determinant: _call(
        r"\det\left({0}\right)", "det({0})", "the determinant of {0}", "el determinante de {0}", "np.linalg.det({0})"
    ),
    linear.LogDet: _row(
        FACTOR,
        (0,),
        r"\ln\det\left({0}\right)",
        "ln det({0})",
        "the natural logarithm of the determinant of {0}",
        "el logaritmo natural del determinante de {0}",
        "np.linalg.slogdet({0})[1]",
        (ATOM, (0,)),
    ),
    linear.Diagonal: _call(
        r"\operatorname{{diagonal}}\left({0}\right)",
        "diagonal({0})",
        "the diagonal of {0}",
        "la diagonal de {0}",
        "np.diag({0})[:, None]",
    ),
    costs.CrossEntropy: _row(
        ATOM,
        (0, 0),
        r"\operatorname{{CE}}\left({0},{1}\right)",
        "CE({0}, {1})",
        "the cross-entropy of {0} and {1}",
        "la entropía cruzada de {0} y {1}",
        "-np.sum(({0}) * np.log({1}))",
        (SUM, (0, 0)),
    ),
    linear.Rank: _call(
        r"\operatorname{{rank}}\left({0}\right)",
        "rank({0})",
        "the rank of {0}",
        "el rango de {0}",
        "np.linalg.matrix_rank({0})",
    ),
    linear.Total: _call(
        r"\mathbf{{1}}^{{\top}}\left({0}\right)\mathbf{{1}}",
        "sum({0})",
        "the sum of all entries of {0}",
        "la suma de las entradas de {0}",
        "np.sum({0})",
    ),
    linear.RowSums: _row(
        FACTOR,
        (FACTOR,),
        r"{0}\,\mathbf{{1}}",
        "{0} 𝟏",
        "the sums of the rows of {0}",
        "las sumas de las filas de {0}",
        "np.sum({0}, axis=1, keepdims=True)",
        (ATOM, (0,)),
    ),
    linear.ColumnSums: _row(
        FACTOR,
        (FACTOR,),
        r"\mathbf{{1}}^{{\top}}{0}",
        "𝟏ᵀ {0}",
        "the sums of the columns of {0}",
        "las sumas de las columnas de {0}",
        "np.sum({0}, axis=0, keepdims=True)",
        (ATOM, (0,)),
    ),
    linear.Softmax: _row(
        ATOM,
        (0,),
        r"\operatorname{{softmax}}\left({0}\right)",
        "softmax({0})",
        "the softmax of {0}",
        "la softmax de {0}",
        "np.exp({0}) / np.sum(np.exp({0}), axis=0, keepdims=True)",
        (PRODUCT, (0,)),
    ),
    linear.LogSumExp: _call(
        r"\operatorname{{lse}}\left({0}\right)",
        "lse({0})",
        "the log-sum-exp of {0}",
        "el log-sum-exp de {0}",
        "np.log(np.sum(np.exp({0})))",
    ),
}
"""Kinds of node with a plain template; the others are spelled in `printing`."""

NAMED_TEX: Final = {
    "exp": ("e^{{{0}}}", "exp({0})"),
    "abs": (r"\left|{0}\right|", "|{0}|"),
    "sqrt": (r"\sqrt{{{0}}}", "√({0})"),
    "floor": (r"\left\lfloor {0}\right\rfloor", "⌊{0}⌋"),
    "factorial": ("{0}!", "{0}!"),
    "identity": ("{0}", "{0}"),
}
"""Named functions that are not written name(argument): LaTeX, Unicode."""

NAMED_WORDS: Final = {
    "en": (
        "{name}",
        "the derivative of {name}",
        "the second derivative of {name}",
        "the derivative of order {order} of {name}",
    ),
    "es": (
        "{name}",
        "la derivada de {name}",
        "la segunda derivada de {name}",
        "la derivada de orden {order} de {name}",
    ),
}
