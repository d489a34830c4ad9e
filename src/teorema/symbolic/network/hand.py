"""One pass by hand: every z, a, ζ, δ and gradient of a network at exact entries, by evaluating its derivation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from teorema.ground.errors import Refused
from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr, Member, evaluate
from teorema.symbolic.calculus.scalars import sp
from teorema.symbolic.calculus.systems import Undefined, lift
from teorema.symbolic.derivatives.backward.reverse import Name
from teorema.symbolic.network.derivation import Derivation, derive, input_of

Entries = Any
"""Numbers, Fractions or SymPy expressions, in lists; a list of numbers is a column."""

MOST_WIDTH: Final = 12
_SMALL: Final = Text(
    f"one passes by hand at most {MOST_WIDTH} units a layer and 8 layers, all integers",
    f"a mano se pasa por a lo sumo {MOST_WIDTH} unidades por capa y 8 capas, todas enteras",
)
_KNOWN: Final = Text("must be among {names}", "debe estar entre {names}")
_MISSING: Final = Text("must have a value", "debe tener un valor")
_SHAPE: Final = Text("must be {rows}×{columns}", "debe ser {rows}×{columns}")
_NO_VALUE: Final = Text("must have a value there", "debe tener un valor ahí")
_NUMBER: Final = Text(
    "δ must be a number by hand, as in huber(1/2)", "a mano, δ debe ser un número, como en huber(1/2)"
)
_KNOWN_ACTIVATION: Final = Text("must be known by name to be computed", "debe conocerse por nombre para calcularse")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a letter, the formula that gives it (empty for what was given), its value."""

    name: str
    latex: str
    formula: str
    value: Grid


@dataclass(frozen=True, slots=True, repr=False)
class HandTrace:
    """All values of one pass, in the order in which they are computed.

    Arguments:
        derivation: the formulas.
        rows: what was given, the forward pass, the cost, the backward pass.
    """

    derivation: Derivation
    rows: tuple[Row, ...]

    def value(self, name: str) -> Grid:
        """The value of a letter, as in "z^[1]", "δ^[2]", "g_W^[1]" or "C".

        Raises:
            KeyError: there is no such letter.
        """
        for row in self.rows:
            if row.name == name:
                return row.value
        raise KeyError(f"name: must be one of {', '.join(row.name for row in self.rows)}, got {name!r}")

    def latex(self) -> str:
        """All rows as one aligned display, columns and matrices written out."""
        lines = [f"{row.latex}&={written(row.value)}" for row in self.rows]
        return r"\begin{aligned}" + r"\\".join(lines) + r"\end{aligned}"

    def lines(self) -> list[tuple[str, str, str]]:
        """Letter, formula and value of each row, for a table."""
        return [(row.name, row.formula, plain(row.value)) for row in self.rows]

    def json(self) -> dict[str, Any]:
        """The trace as plain data; numbers are texts such as 3/4, so that nothing is rounded."""
        return {
            "widths": list(self.derivation.model.widths),
            "activations": list(self.derivation.model.activations),
            "loss": self.derivation.model.loss,
            "rows": [
                {"name": row.name, "formula": row.formula, "value": _texts(row.value), "latex": written(row.value)}
                for row in self.rows
            ],
        }

    def __str__(self) -> str:
        width = max(len(row.name) for row in self.rows)
        return "\n".join(f"{name:{width}} = {value}" for name, _, value in self.lines())

    def __repr__(self) -> str:
        return f"HandTrace({' '.join(map(str, self.derivation.model.widths))})"

    def _repr_latex_(self) -> str:
        """How a notebook shows it."""
        return f"$\\displaystyle {self.latex()}$"


def trace(
    widths: Sequence[int],
    values: Mapping[str, Entries],
    hidden: str | Sequence[str] = "relu",
    output: str = "identity",
    loss: str = "half_squared",
    batch: int | None = None,
) -> HandTrace:
    """One pass through a network at exact entries.

    Arguments:
        widths: N_0, ..., N_L, integers.
        values: by name: "x", "y" and "W1", "b1", "W2", ...; numbers, Fractions or SymPy expressions, no floats.
        hidden: activation of the hidden layers, or one for each.
        output: activation of the output layer; `softmax` too.
        loss: the loss, by name.
        batch: number of samples, None for one; x and y then have so many columns.

    Returns:
        the table of values.

    Raises:
        Refused: a value is missing, unknown, of another shape or not exact; widths are names or large; an activation is
            unknown; a formula has no value there, as a derivative at a kink.

    Source: Liquet 5.4; exercise 15.2 of the course.

    Example:
        >>> given = {"x": [1, 2], "y": [1], "W1": [[1, 0], [1, -1]], "b1": [0, 0], "W2": [[2, 3]], "b2": [0]}
        >>> found = trace([2, 2, 1], given)
        >>> for name in ("a^[2]", "δ^[2]", "g_W^[2]", "ζ^[1]", "δ^[1]", "g_W^[1]"):
        ...     print(name, "=", plain(found.value(name)))
        a^[2] = 2
        δ^[2] = 1
        g_W^[2] = [1, 0]
        ζ^[1] = (2, 3)ᵀ
        δ^[1] = (2, 0)ᵀ
        g_W^[1] = [2, 4; 0, 0]
    """
    if len(widths) > 9 or not all(type(one) is int and one <= MOST_WIDTH for one in widths):
        raise Refused("widths", _SMALL, " ".join(map(str, widths)))
    found = derive(widths, hidden, output, loss, batch)
    for name in found.model.activations:
        if name == "sigma":
            raise Refused("hidden", _KNOWN_ACTIVATION, name)
    if found.model.parameters:
        raise Refused("loss", _NUMBER, loss)
    point, rows = _given(found, values)
    for one in found.equations:
        rows.append(_computed(point, one.name, one.value))
    cost = _valued("C", found.model.cost, point)
    rows.append(Row("C", "C", found.model.cost.unicode(), cost))
    for step in found.steps:
        rows.append(_computed(point, step.left, step.right))
    return HandTrace(found, tuple(rows))


def names_of(derivation: Derivation) -> dict[str, Name]:
    """What must be given, by the name in a file or on a command line."""
    model = derivation.model
    names: dict[str, Name] = {"x": input_of(model), "y": model.target}
    for layer in range(1, model.depth + 1):
        names |= {f"W{layer}": model.letters.W[layer], f"b{layer}": model.letters.b[layer]}
    return names


def _given(derivation: Derivation, values: Mapping[str, Entries]) -> tuple[dict[str, Any], list[Row]]:
    names = names_of(derivation)
    model = derivation.model
    point: dict[str, Any] = model.sizes({})
    sizes = point["N"]
    rows = []
    for key in values:
        if key not in names:
            raise Refused("values", _KNOWN.format(names=", ".join(names)), key)
    for key, name in names.items():
        if key not in values:
            raise Refused(key, _MISSING, None)
        layer = int(name.at) if isinstance(name, Member) else 0 if key == "x" else model.depth
        columns = int(model.letters.columns) if key in ("x", "y") else sizes[layer - 1] if key[0] == "W" else 1
        value = _exact(key, values[key])
        if value.shape != (sizes[layer], columns):
            raise Refused(key, _SHAPE.format(rows=sizes[layer], columns=columns), "×".join(map(str, value.shape)))
        _put(point, name, value)
        rows.append(Row(name.unicode(), name.latex(), "", value))
    return point, rows


def _exact(key: str, value: Entries) -> Grid:
    array = value if isinstance(value, Grid) else Grid(value)
    if any(isinstance(e, (float, bool, str)) for e in array.entries):
        rule = Text(
            "must be exact: integers, Fractions or SymPy expressions",
            "debe ser exacto: enteros, Fraction o expresiones de SymPy",
        )
        raise Refused(key, rule, next(e for e in array.entries if isinstance(e, (float, bool, str))))
    lifted = lift(array)
    return Grid([[lifted.item()]]) if not lifted.shape else lifted


def _computed(point: dict[str, Any], name: Name, formula: Expr) -> Row:
    value = _valued(name.unicode(), formula, point)
    _put(point, name, value)
    return Row(name.unicode(), name.latex(), formula.unicode(), value)


def _valued(name: str, formula: Expr, point: dict[str, Any]) -> Grid:
    try:
        value: Grid = evaluate(formula, point)
    except Undefined as error:
        raise Refused(name, _NO_VALUE, str(error)) from None
    return value


def _put(point: dict[str, Any], name: Name, value: Grid) -> None:
    if isinstance(name, Member):
        point.setdefault(name.family.name, {})[int(name.at)] = value
    else:
        point[name.name] = value


def plain(value: Grid) -> str:
    """A value on one line: 3/4, (1, 0)ᵀ for a column, [1, 2; 3, 4] for a matrix."""
    if not value.shape:
        return str(value.item())
    rows = [[str(e) for e in row] for row in value.tolist()]
    if value.shape == (1, 1):
        return rows[0][0]
    if value.shape[1] == 1:
        return f"({', '.join(row[0] for row in rows)})ᵀ"
    return f"[{'; '.join(', '.join(row) for row in rows)}]"


def written(value: Grid) -> str:
    """A value in LaTeX; a 1×1 matrix as its number."""
    if not value.shape or value.shape == (1, 1):
        return str(sp.latex(sp.sympify(value.entries[0])))
    rows = r"\\".join("&".join(str(sp.latex(sp.sympify(e))) for e in row) for row in value.tolist())
    return rf"\begin{{bmatrix}}{rows}\end{{bmatrix}}"


def _texts(value: Grid) -> Any:
    if not value.shape:
        return str(value.item())
    return [[str(e) for e in row] for row in value.tolist()]
