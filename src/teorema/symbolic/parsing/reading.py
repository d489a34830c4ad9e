"""The doors: a text becomes an expression, with what was understood on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from teorema.ground.errors import Refused
from teorema.ground.text import Text
from teorema.symbolic.calculus import Expr
from teorema.symbolic.calculus.leaves import Symbol
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape
from teorema.symbolic.parsing.construction.building import Builder
from teorema.symbolic.parsing.names.given import Given, Symbols, gathered, symbol
from teorema.symbolic.parsing.names.meaning import Meaning
from teorema.symbolic.parsing.refusals import ShapesNeeded, Unknown, Unsigned
from teorema.symbolic.parsing.shapes.solving import Solver
from teorema.symbolic.parsing.spellings.operators import SPELLINGS, Spelling
from teorema.symbolic.parsing.syntax.reader import read
from teorema.symbolic.parsing.syntax.tree import Node

_SPELLING: Final = Text("must be plain, unicode or latex", "debe ser plain, unicode o latex")
_TEXT: Final = Text("must be a text", "debe ser un texto")
_BOARD: Final = frozenset("½⅓⅔¼¾‖⊙ᵀ⁻¹²³√Σ∑Π∏𝟏⟨⟩·−′″⊤∘₁₂⋯×")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was understood of a text.

    Arguments:
        expression: the expression.
        shapes: the shapes of its names, those that were found among them.
        spelling: the form in which it was written.
    """

    expression: Expr
    shapes: dict[str, Shape]
    spelling: Spelling


def spelling_of(text: str) -> Spelling:
    """The form in which a text is written: LaTeX has backslashes or braces after ^ and _, the board signs such as ‖ and ᵀ.

    Example:
        >>> spelling_of("W @ x"), spelling_of("‖W x‖²"), spelling_of(r"W^\\top x")
        ('plain', 'unicode', 'latex')
    """
    board = bool(_BOARD & set(text))
    if "\\" in text or ("{" in text and not board):
        return "latex"
    return "unicode" if board or "^[" in text else "plain"


def understood(
    text: str, symbols: Symbols | None = None, spelling: Spelling | None = None, infer: bool | None = None
) -> Parsed:
    """Read a text.

    Arguments:
        text: the expression, in any of the three spellings.
        symbols: names with shapes or objects; without them every shape is inferred.
        spelling: "plain", "unicode" or "latex"; found from the text by default.
        infer: whether names may occur that were not given; by default only where none were given.

    Returns:
        The expression, the shapes of its names and the spelling.

    Raises:
        Refused: an argument is none.
        Unreadable: the text is no expression; `position` says where.
        Ambiguous: it is two; `readings` shows both.
        Misfit: two shapes do not fit.
        ShapesNeeded: the shapes of some names do not follow; `names` lists them.

    Example:
        >>> found = understood("norm2(W @ x - y) / 2")
        >>> print(found.expression), found.shapes
        ‖W x - y‖²/2
        (None, {'W': (m, n), 'x': (n, 1), 'y': (m, 1)})
    """
    if not isinstance(text, str):
        raise Refused("text", _TEXT, text)
    if spelling is not None and spelling not in SPELLINGS:
        raise Refused("spelling", _SPELLING, spelling)
    form = spelling or spelling_of(text)
    try:
        return _attempt(text, form, gathered(symbols, infer))
    except (Unsigned, Unknown) as refusal:
        lowered = isinstance(refusal, Unknown) and "_" in str(refusal.received)
        if spelling is not None or form != "plain" or not (lowered or isinstance(refusal, Unsigned)):
            raise
    return _attempt(text, "unicode", gathered(symbols, infer))  # W x - y_i, typed without the signs of the board


def _attempt(text: str, form: Spelling, given: Given) -> Parsed:
    raw = read(text, form, given.names, given.functions)
    _learn_sizes(raw, given)
    meaning = Meaning(given, text, form, _bare(raw))
    tree = meaning.of(raw)
    solver = Solver(frozenset(given.sizes))
    if given.infer or any(node.kind in ("ones", "zeros", "eye") for node in tree.walk()):
        solver.solve(tree)
    if missing := solver.open_names():
        raise ShapesNeeded({name: meaning.places[name] for name in missing})
    solver.name_sizes()
    found = {name: symbol(name, solver.shape(cell) or ()) for name, cell in solver.cells.items()}

    def size_of(node: Node) -> tuple[Scalar | None, Scalar | None]:
        rows, columns = (dim.known for dim in solver.of_node[id(node)].dims)
        return rows, columns

    expression = Builder(text, form, found, size_of).of(tree)
    shapes = {one.name: one.rows_columns for one in expression.walk() if isinstance(one, Symbol)}
    return Parsed(expression, shapes, form)


def parse(
    text: str, symbols: Symbols | None = None, spelling: Spelling | None = None, infer: bool | None = None
) -> Expr:
    """The expression that a text stands for; arguments and refusals are those of `understood`.

    Raises:
        Unreadable: the text is no expression, or it is two.

    Example:
        >>> print(parse(r"\\lVert W x - y\\rVert^2", {"W": ("m", "n"), "x": "n", "y": "m"}))
        ‖W x - y‖²
    """
    return understood(text, symbols, spelling, infer).expression


def infer_shapes(text: str, symbols: Symbols | None = None, spelling: Spelling | None = None) -> dict[str, Shape]:
    """The shapes of the names in a text, as far as given and otherwise found by unification.

    Raises:
        ShapesNeeded: some do not follow; it names them and shows how to give them.

    Example:
        >>> infer_shapes("tr(A @ X @ B @ X.T @ C)")
        {'A': (m, n), 'X': (n, p), 'B': (p, p), 'C': (n, m)}
    """
    return understood(text, symbols, spelling, infer=True).shapes


def _bare(tree: Node) -> frozenset[str]:
    """Names that occur by themselves."""
    found: set[str] = set()
    pending = [tree]
    while pending:
        node = pending.pop()
        if node.kind == "name":
            found.add(node.value)
        pending += node.parts[1:] if node.kind == "sub" and node.parts[0].kind == "name" else node.parts
    return frozenset(found)


def _learn_sizes(tree: Node, given: Given) -> None:
    """The names in ones(n) and 𝟏_n are sizes wherever else they stand."""
    from teorema.symbolic.calculus import scalars

    for node in tree.walk():
        sized: tuple[Node, ...] = ()
        if node.kind == "sub" and (node.parts[0].kind in ("ones", "zeros") or node.parts[0].value == "I"):
            sized = node.parts[1:]
        if node.kind == "call" and str(node.parts[0].value).removeprefix("np ") in ("ones", "zeros", "eye"):
            sized = node.parts[1:]
        for part in (one for piece in sized for one in piece.walk() if one.kind == "name"):
            if given.value(part.value) is None:
                given.sizes.setdefault(part.value, scalars.size(part.value))
