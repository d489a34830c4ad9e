"""Functions with their arguments: which one is meant, which derivative, at which layer, with which parameters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Elementwise
from teorema.symbolic.calculus.functions import NAMED, Named
from teorema.symbolic.calculus.layered import MapFamily
from teorema.symbolic.calculus.maps import Map
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.parsing.refusals import Unreadable
from teorema.symbolic.parsing.spellings.vocabulary import BY_NAME, Function
from teorema.symbolic.parsing.syntax.tree import Node

if TYPE_CHECKING:
    from teorema.symbolic.parsing.names.meaning import Meaning

_MANY: Final = Text("takes {count} arguments", "toma {count} argumentos")
_ORDER: Final = Text("has no derivative of its own here", "no tiene aquí una derivada propia")
_OPTION: Final = Text("takes axis=0 or axis=1 with keepdims=True only", "solo toma axis=0 o axis=1 con keepdims=True")
_FUNCTION: Final = Text("a function must stand here", "aquí debe ir una función")
_PARAMETERS: Final = Text("takes {count} parameters", "toma {count} parámetros")
_RANGE: Final = Text(
    "is summed over one index: sum(... for k in range(a, b))", "se suma sobre un índice: sum(... for k in range(a, b))"
)
_COUNTS: Final = {"pair": (2, 2), "numbers": (1, 9), "norm": (1, 2), "ones": (1, 2), "eye": (1, 1)}
_HOW: Final = {"sum": "sum", "prod": "product", "min": "min", "max": "max"}

SIGMA: Final = Elementwise("sigma")
"""The uninterpreted activation that σ stands for where nothing else was given."""


@dataclass(frozen=True, slots=True)
class Called:
    """A function as it stands before its arguments; `count` of the parts of the node are parameters."""

    function: Any
    order: int = 0
    at: Scalar | None = None
    parameters: int = 0


def called(meaning: Meaning, node: Node) -> Node:
    """A call with the function found and its arguments read."""
    head, arguments = node.parts[0], node.parts[1:]
    if head.kind == "compose":
        return _applied(meaning, node, Called(_composed(meaning, head)), arguments, ())
    if head.kind != "function":
        raise Unreadable(head.start + 1, _FUNCTION, meaning.text[head.start : head.stop])
    name, code = str(head.value).removeprefix("np "), str(head.value).startswith("np ")
    marks = {mark.kind: mark for mark in head.parts}
    order = sum(mark.value for mark in head.parts if mark.kind == "order")
    at = meaning.indices.one(marks["at"].parts[0]) if "at" in marks else None
    parameters = marks["parameters"].parts if "parameters" in marks else ()
    generated = len(arguments) == 1 and arguments[0].kind == "generated"
    if generated or name == "prod":
        return _generated(meaning, node, name, arguments[0])
    if code and name == "log" and (inside := _log_sum_exp(arguments)) is not None:
        return replace(node, kind="function", parts=(meaning.of(inside),), value=BY_NAME["lse"])
    if node.value == "bare" and name in ("log", "ln") and (inside := _determinant(meaning, arguments)) is not None:
        return replace(node, kind="function", parts=(meaning.of(inside),), value=BY_NAME["logdet"])
    function = _found(meaning, name, bool(parameters))
    if isinstance(function, Function):
        if order or at is not None or (parameters and function.takes != "each"):
            raise Unreadable(head.start + 1, _ORDER, meaning.text[head.start : head.stop])
        return _vocabulary(meaning, node, function, code)
    if isinstance(function, MapFamily) and at is not None:
        function, at = function[at], None
    if isinstance(function, Named) and len(parameters) != len(function.parameters):
        raise Unreadable(
            head.start + 1, _PARAMETERS.format(count=len(function.parameters)), meaning.text[head.start : head.stop]
        )
    if not isinstance(function, (Elementwise, Named, Map)) or (isinstance(function, Map) and (order or at is not None)):
        raise Unreadable(head.start + 1, _ORDER, meaning.text[head.start : head.stop])
    if (at is not None) != (isinstance(function, Elementwise) and function.family) and (
        at is None or not isinstance(function, Elementwise)
    ):
        raise Unreadable(head.start + 1, _ORDER, meaning.text[head.start : head.stop])
    return _applied(meaning, node, Called(function, order, at, len(parameters)), arguments, parameters)


def _found(meaning: Meaning, name: str, parameters: bool) -> Any:
    """What a function name stands for."""
    value = meaning.given.value(name)
    if value is not None:
        return value
    if name == "sigma":
        return SIGMA
    if parameters and name in ("relu", "ReLU"):
        return NAMED["leaky_relu"]
    function = BY_NAME.get(name)
    if function is None:
        return None  # np.linalg.slogdet without [1]
    return NAMED[function.name] if function.takes == "each" else function


def _composed(meaning: Meaning, node: Node) -> Map:
    maps = []
    for part in node.parts:
        made: Any = None
        if part.kind == "compose":
            made = _composed(meaning, part)
        elif part.kind == "function":
            made = meaning.given.value(str(part.value))
            at = next((mark.parts[0] for mark in part.parts if mark.kind == "at"), None)
            if isinstance(made, MapFamily) and at is not None:
                made = made[meaning.indices.one(at)]
        if not isinstance(made, Map):
            raise Unreadable(part.start + 1, _FUNCTION, meaning.text[part.start : part.stop])
        maps.append(made)
    whole = maps[-1]
    for outer in reversed(maps[:-1]):
        whole = outer.after(whole)
    return whole


def _applied(
    meaning: Meaning, node: Node, function: Called, arguments: tuple[Node, ...], parameters: tuple[Node, ...]
) -> Node:
    if len(arguments) != 1 or arguments[0].kind in ("options", "generated"):
        head = node.parts[0]
        raise Unreadable(head.start + 1, _MANY.format(count=1), meaning.text[head.start : head.stop])
    parts = tuple(meaning.of(part) for part in (*arguments, *parameters))
    return replace(node, kind="apply", parts=parts, value=function)


def _vocabulary(meaning: Meaning, node: Node, function: Function, code: bool) -> Node:
    """A function of the vocabulary; with np. before it the idioms of the printed code are read, too."""
    arguments, options = node.parts[1:], {}
    if arguments and arguments[-1].kind == "options":
        options = dict(zip(arguments[-1].value, arguments[-1].parts, strict=True))
        arguments = arguments[:-1]
    head = node.parts[0]
    low, high = _COUNTS.get(function.takes, (1, 1))
    if function.takes == "ones" and len(arguments) == 1 and arguments[0].kind == "pair":
        arguments = arguments[0].parts
    if not low <= len(arguments) <= high:
        count = str(low) if low == high else f"{low}–{high}"
        raise Unreadable(head.start + 1, _MANY.format(count=count), meaning.text[head.start : head.stop])
    if options:
        function = _axis(meaning, head, function, options)
    if function.takes in ("ones", "eye"):
        kind = {"ones": "ones", "zeros": "zeros", "eye": "eye"}[function.name]
        return replace(node, kind=kind, parts=(), value=meaning.indices.sizes(arguments))
    if function.takes == "norm":
        kind_of = (
            meaning.norm_kind(arguments[1]) if len(arguments) == 2 else "code" if meaning.spelling == "plain" else None
        )
        return replace(node, kind="norm", parts=(meaning.of(arguments[0]),), value=kind_of)
    if code and function.name == "sum" and (idiom := _idiom(meaning, node, arguments[0])) is not None:
        return idiom
    return replace(node, kind="function", parts=tuple(meaning.of(part) for part in arguments), value=function)


def _axis(meaning: Meaning, head: Node, function: Function, options: dict[str, Node]) -> Function:
    axis, keep = options.pop("axis", None), options.pop("keepdims", None)
    fine = (
        function.name == "sum" and axis is not None and axis.kind == "number" and axis.value in (0, 1) and not options
    )
    if not fine or axis is None or keep is None or keep.value != "True":
        raise Unreadable(head.start + 1, _OPTION, meaning.text[head.start : head.stop])
    return BY_NAME["rowsums" if axis.value == 1 else "colsums"]


def _log_sum_exp(arguments: tuple[Node, ...]) -> Node | None:
    """z in np.log(np.sum(np.exp(z))), the code of the log-sum-exp."""
    inside = arguments[0] if len(arguments) == 1 else None
    for name in ("np sum", "np exp"):
        if inside is None or inside.kind != "call" or inside.grouped or len(inside.parts) != 2:
            return None
        if inside.parts[0].value != name:
            return None
        inside = inside.parts[1]
    return inside


def _determinant(meaning: Meaning, arguments: tuple[Node, ...]) -> Node | None:
    """A in ln det(A)."""
    inside = arguments[0]
    fine = inside.kind == "call" and not inside.grouped and inside.parts[0].value == "det" and len(inside.parts) == 2
    return inside.parts[1] if fine and meaning.given.value("det") is None else None


def _idiom(meaning: Meaning, node: Node, argument: Node) -> Node | None:
    """np.sum((u) * (v)) and np.sum((x) ** 2), the code of an inner product and of a squared norm."""
    if argument.kind == "times" and all(part.grouped for part in argument.parts):
        return replace(node, kind="inner", parts=tuple(meaning.of(part) for part in argument.parts), value="code")
    power = argument.kind == "power" and argument.parts[0].grouped and argument.value == "**"
    if power and argument.parts[1].kind == "number" and argument.parts[1].value == 2:
        inside = meaning.of(argument.parts[0])
        return replace(node, kind="function", parts=(inside,), value=BY_NAME["norm2"])
    return None


def _generated(meaning: Meaning, node: Node, name: str, made: Node) -> Node:
    """sum(body for k in range(a, b)): k runs from a to b - 1."""
    body, *bounds = made.parts if made.kind == "generated" else (made,)
    if name not in _HOW or len(bounds) != 2:
        raise Unreadable(node.start + 1, _RANGE, meaning.text[node.start : node.stop])
    one = Node("number", (), bounds[1].start, bounds[1].stop, Fraction(1))
    last = Node("minus", (bounds[1], one), bounds[1].start, bounds[1].stop)
    return meaning.of(Node("over", (bounds[0], last, body), node.start, node.stop, (_HOW[name], made.value)))
