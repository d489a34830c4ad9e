"""A small course that obeys the contract of the statements, so that the site is tested without the mathematics."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from teorema.ground.text import Text

DIGEST = "0123456789abcdef" * 4


@dataclass(frozen=True, slots=True)
class Formula:
    """A claim that can only be typeset."""

    tex: str

    def latex(self, _lang: str) -> str:
        return self.tex


@dataclass(frozen=True, slots=True)
class Mistake:
    id: str
    title: Text
    claim: Formula
    ill_shaped: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    kind: str
    title: Text
    sentences: Text
    claim: Formula
    spoken: Text
    code: str
    explicit: str | None = None
    symbols: Text | None = None
    uses: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    reason: Text | None = None
    source: str = "Liquet, Moka & Nazarathy 2024, §5.1, eq. (5.3)"

    @property
    def piece(self) -> str:
        return self.id.partition("-")[0]

    def sentence(self, lang: str) -> str:
        return self.sentences[lang]

    def latex(self, lang: str) -> str:
        return self.claim.latex(lang)

    def words(self, lang: str) -> str:
        return self.spoken[lang]

    def numpy(self) -> str:
        return self.code

    def components(self) -> str | None:
        return self.explicit

    def definitions(self, lang: str) -> str:
        return self.symbols[lang] if self.symbols else ""


STATEMENTS = (
    Statement(
        "layers-affine",
        "definition",
        Text("A dense layer", "Una capa densa"),
        Text(
            r"Let $W \in \RR^{m \times n}$, $b \in \RR^{m}$ and $\sigma : \RR \to \RR$. For every $x \in \RR^{n}$,",
            r"Sean $W \in \RR^{m \times n}$, $b \in \RR^{m}$ y $\sigma : \RR \to \RR$. Para todo $x \in \RR^{n}$,",
        ),
        Formula(r"a = \sigma(W x + b)"),
        Text(
            "The output is the activation, applied entry by entry, of the affine map of the input.",
            "La salida es la activación, aplicada entrada por entrada, de la función afín de la entrada.",
        ),
        "a = sigma(W @ x + b)",
    ),
    Statement(
        "layers-matrix-scalar",
        "theorem",
        Text("The matrix form is the scalar form", "La forma matricial es la forma escalar"),
        Text(
            r"Let $W \in \RR^{m \times n}$, $b \in \RR^{m}$ and $x \in \RR^{n}$. Then, for every $i \in \{1, \dots, m\}$,",
            r"Sean $W \in \RR^{m \times n}$, $b \in \RR^{m}$ y $x \in \RR^{n}$. Entonces, para todo $i \in \{1, \dots, m\}$,",
        ),
        Formula(r"\left(W x + b\right)_i = \sum_{j=1}^{n} W_{ij}\, x_j + b_i"),
        Text(
            "Row i of the affine map is the weighted sum of the inputs with the weights of neuron i, plus its bias.",
            "La fila i de la función afín es la suma ponderada de las entradas con los pesos de la neurona i, más su sesgo.",
        ),
        "z = W @ x + b\nall(z[i, 0] == sum(W[i, j] * x[j, 0] for j in range(n)) + b[i, 0] for i in range(m))",
        r"\begin{pmatrix} z_1 \\ z_2 \end{pmatrix} = \begin{pmatrix} W_{11} x_1 + W_{12} x_2 + W_{13} x_3 + b_1 \\"
        r" W_{21} x_1 + W_{22} x_2 + W_{23} x_3 + b_2 \end{pmatrix}",
        Text(r"where $z = W x + b$.", r"donde $z = W x + b$."),
        ("layers-affine",),
        (
            Mistake(
                "no-bias",
                Text("bias forgotten", "sesgo olvidado"),
                Formula(r"\left(W x\right)_i = \sum_j W_{ij} x_j + b_i"),
            ),
            Mistake(
                "transposed",
                Text("$W$ transposed", "$W$ traspuesta"),
                Formula(r"\left(W x + b\right)_i = \sum_{j=1}^{n} W_{ji}\, x_j + b_i"),
            ),
            Mistake("row-input", Text("$x$ as a row", "$x$ como fila"), Formula(r"x W + b"), ill_shaped=True),
        ),
    ),
    Statement(
        "counting-parameters",
        "theorem",
        Text("Number of parameters", "Número de parámetros"),
        Text(
            r"Let a fully connected network have $L \ge 1$ layers of widths $N_0, N_1, \dots, N_L \ge 1$. Then",
            r"Sea una red densa de $L \ge 1$ capas de anchos $N_0, N_1, \dots, N_L \ge 1$. Entonces",
        ),
        Formula(
            r"P = \sum_{l=1}^{L} N_l \left(N_{l-1} + 1\right) = N_1 N_0 + N_2 N_1 + N_3 N_2 + \dots + N_L N_{L-1} + N_1 + N_2 + \dots + N_L"
        ),
        Text(
            "Each neuron has one weight per neuron of the layer before it, and one bias.",
            "Cada neurona tiene un peso por neurona de la capa anterior, y un sesgo.",
        ),
        "sum(m * (n + 1) for n, m in zip(widths, widths[1:]))",
        r"5\cdot(4+1) + 1\cdot(5+1) = 31",
        uses=("layers-affine", "layers-matrix-scalar"),
        mistakes=(
            Mistake(
                "no-biases", Text("biases forgotten", "sesgos olvidados"), Formula(r"P = \sum_{l=1}^{L} N_l N_{l-1}")
            ),
        ),
    ),
    Statement(
        "counting-universal",
        "corollary",
        Text("A budget bounds the width", "Un presupuesto acota el ancho"),
        Text(r"For every budget $B \in \NN$,", r"Para todo presupuesto $B \in \NN$,"),
        Formula(r"H \le \left\lfloor \frac{B - q}{p + q + 1} \right\rfloor"),
        Text(
            "The width is at most the budget over the cost of a neuron.",
            "El ancho es a lo sumo el presupuesto sobre el costo de una neurona.",
        ),
        "H <= (B - q) // (p + q + 1)",
        uses=("counting-parameters",),
        reason=Text("its proof is in the book", "su demostración está en el libro"),
    ),
)


def registry() -> dict[str, Statement]:
    return {one.id: one for one in STATEMENTS}


def digest() -> str:
    return DIGEST


def line_of(name: str) -> int:
    """Where a function of this file begins."""
    lines = Path(__file__).read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, start=1) if text.startswith(f"def {name}("))


def check(name: str, kind: str, mistakes: tuple[str, ...], **changes: object) -> dict[str, object]:
    """A check as the ledger records it."""
    return {
        "name": name,
        "kind": kind,
        "scope": {"en": "rational entries, $m, n$ from 1 to 3", "es": "entradas racionales, $m, n$ de 1 a 3"},
        "measured": {"points": 120, "shapes": 9, "depth": [1, 4], "batch": [1, 3], "ratio": 0.0213},
        "outcome": "passed",
        "reason": None,
        "seconds": 0.21,
        "points": 120,
        "seed": 123,
        "file": "tests/site/small_course.py",
        "line": line_of(name),
        "rewrite": "accepted",
        "refuted": [{"mistake": mistake, "witness": "W = [[1, 2]], x = [[1], [1]], b = [[3]]"} for mistake in mistakes],
        "blind": [],
        **changes,
    }


def ledger(**changes: object) -> dict[str, object]:
    """A full ledger of the small course; keywords replace its top entries."""
    checks: dict[str, list[dict[str, object]]] = {
        "layers-affine": [check("a_check_of_the_sample", "sampled", ())],
        "layers-matrix-scalar": [
            check("a_check_of_the_sample", "exact", ("no-bias", "transposed", "row-input")),
            check(
                "every_entry_by_symbols",
                "symbolic",
                ("no-bias",),
                blind=[
                    {
                        "mistake": "transposed",
                        "why": {
                            "en": "its points are square and symmetric",
                            "es": "sus puntos son cuadrados y simétricos",
                        },
                    }
                ],
            ),
        ],
        "counting-parameters": [check("the_sum_counts_the_entries", "exact", ("no-biases",))],
        "counting-universal": [],
    }
    statements = [
        {
            "id": one.id,
            "piece": one.piece,
            "kind": one.kind,
            "title": one.title.json(),
            "uses": list(one.uses),
            "standing": "cited" if one.reason else "checked",
            "given": ["counting-universal"] if one.id == "counting-parameters" else [],
            "why": None,
            "mistakes": [],
            "checks": checks[one.id],
        }
        for one in STATEMENTS
    ]
    return {
        "schema": 1,
        "package": "teorema",
        "version": "0.1.0",
        "digest": DIGEST,
        "profile": "quick",
        "complete": True,
        "partial": False,
        "started": "2026-11-22T20:15:00+00:00",
        "seconds": 12.3,
        "seed": "abc",
        "tools": {"python": "3.11.7", "numpy": "2.4.6"},
        "summary": {"statements": 4, "checked": 3, "cited": 1, "open": 0, "checks": 4, "refutations": 5},
        "statements": statements,
        **changes,
    }


def write_ledger(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(ledger(**changes)), encoding="utf-8")


def a_check_of_the_sample(claim, point):
    """Shown as the source of a check on the sample page."""
    return claim.at({**point, "z": point["W"] @ point["x"] + point["b"]})


def every_entry_by_symbols(claim, point):
    return claim.at(point)


def the_sum_counts_the_entries(claim, point):
    return claim.at(point)
