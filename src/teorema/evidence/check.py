"""The decorators that turn a predicate on one point into a check of a statement: the runner quantifies it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from teorema.evidence.kinds import KINDS, Kind
from teorema.evidence.protocol import PROVED_KINDS, StatementLike
from teorema.ground.errors import Refused
from teorema.ground.text import Text

if TYPE_CHECKING:
    from teorema.evidence.recorder import Recorded

Predicate: TypeAlias = Callable[["Recorded", Any], Any]
P = TypeVar("P", bound=Callable[..., Any])
MARK = "__evidence_check__"


@dataclass(frozen=True, slots=True)
class Check:
    """A predicate on one point with all that its runner needs to know."""

    name: str
    kind: Kind
    statement: StatementLike
    predicate: Predicate
    points: Any
    scope: Text
    given: tuple[str, ...]
    blind: Mapping[str, Text]
    cases: int | None
    min_points: int | None
    needs: tuple[str, ...]
    file: str
    line: int

    @property
    def forms(self) -> tuple[str, ...]:
        """What is put before the check, that is the statement, its rewrite, and each of its mistakes."""
        rewrite = () if self.statement.rewrite is None and self.statement.kind not in PROVED_KINDS else ("rewrite",)
        return ("statement", *rewrite, *(f"not-{mistake.id}" for mistake in self.statement.mistakes))

    def seed(self, source: str) -> int:
        """The seed of its points, from the digest of the tree and its own name: fixed for a tree, chosen by nobody."""
        module = self.predicate.__module__.rpartition(".")[2]
        return int.from_bytes(sha256(f"{source}:{module}:{self.name}".encode()).digest()[:6], "big")


class Decorator(Protocol):
    """The call signature that the decorators of all kinds share."""

    def __call__(
        self,
        statement: StatementLike,
        /,
        *,
        points: Any,
        scope: Text,
        given: tuple[str, ...] = (),
        blind: Mapping[str, Text] | None = None,
        cases: int | None = None,
        min_points: int | None = None,
        needs: tuple[str, ...] = (),
    ) -> Callable[[P], P]: ...


def _decorator(kind: Kind) -> Decorator:
    def decorate(
        statement: StatementLike,
        /,
        *,
        points: Any,
        scope: Text,
        given: tuple[str, ...] = (),
        blind: Mapping[str, Text] | None = None,
        cases: int | None = None,
        min_points: int | None = None,
        needs: tuple[str, ...] = (),
    ) -> Callable[[P], P]:
        def declare(predicate: P) -> P:
            code = predicate.__code__
            check = Check(
                predicate.__name__, kind, statement, predicate, points, scope, _ids("given", given), dict(blind or {}),
                cases, min_points, _ids("needs", needs), code.co_filename, code.co_firstlineno,
            )  # fmt: skip
            _validate(check)
            _install(check)
            return predicate

        return declare

    decorate.__name__ = decorate.__qualname__ = kind.name
    decorate.__doc__ = f"""Check a statement by the {kind.name} runner; the predicate below it judges one point.

    The predicate takes a claim (`claim.at(point)`, `claim.measured(name, number)`) and a point, and returns True,
    False, or None for a point that it does not count. It must ask the claim and return its verdict.

    Arguments:
        statement: the statement to be checked, with its rewrite and its mistakes.
        points: a Hypothesis strategy, a finite sequence of points, or a function without arguments that returns one.
        scope: the author's sentence about what the points cover.
        given: ids of the statements that the check takes for granted.
        blind: mistake id -> why this check cannot tell that mistake from the truth; it must then accept it.
        cases: points drawn from a strategy in the quick profile (ten times as many in the thorough one).
        min_points: distinct points that must count; 5 by default, fewer where a finite sequence has fewer.
        needs: modules without which the check is absent rather than failed.

    Raises:
        ValueError: the statement, the scope, `given`, `blind`, `cases` or the name of the predicate cannot be used.
    """
    return decorate


def _ids(argument: str, names: object) -> tuple[str, ...]:
    if not isinstance(names, tuple | list) or not all(isinstance(name, str) for name in names):
        raise Refused(argument, Text("must be a tuple of names", "debe ser una tupla de nombres"), names)
    return tuple(names)


def _text(argument: str, words: object) -> None:
    if not isinstance(words, Text):
        rule = Text("must be a Text in both languages", "debe ser un Text en ambos idiomas")
        raise Refused(argument, rule, words, Text("write Text(en, es)", "se escribe Text(en, es)"))


def _count(argument: str, number: object) -> None:
    if number is not None and (not isinstance(number, int) or isinstance(number, bool) or number < 1):
        raise Refused(argument, Text("must be a positive integer", "debe ser un entero positivo"), number)


def _validate(check: Check) -> None:
    statement = check.statement
    if check.name.startswith("test") or not check.name.isidentifier():
        rule = Text("must not start with test: pytest would run it too", "no debe empezar con test: pytest lo correría")
        raise Refused("predicate", rule, check.name)
    if not all(hasattr(statement, name) for name in ("id", "claim", "mistakes", "hypotheses")):
        raise Refused("statement", Text("must be a statement", "debe ser un enunciado"), statement)
    _text("scope", check.scope)
    mistakes = {mistake.id for mistake in statement.mistakes}
    for mistake, why in check.blind.items():
        if mistake not in mistakes:
            known = ", ".join(sorted(mistakes)) or "-"
            rule = Text(
                f"must name mistakes of {statement.id} ({known})", f"debe nombrar errores de {statement.id} ({known})"
            )
            raise Refused("blind", rule, mistake)
        _text(f"blind[{mistake}]", why)
    if mistakes and mistakes == set(check.blind):
        rule = Text(
            "must leave at least one mistake for the check to refute",
            "debe dejar al menos un error que la verificación refute",
        )
        raise Refused("blind", rule, ", ".join(sorted(mistakes)))
    _count("cases", check.cases)
    _count("min_points", check.min_points)


def _install(check: Check) -> None:
    """Put the pytest test of a check into the module of its predicate."""
    import pytest

    def test(form: str, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> None:
        __tracebackhide__ = True
        from teorema.evidence.trial import attempt

        attempt(check, form, request.config, record_property)

    from inspect import signature

    name = f"test_{check.name}"
    module = check.predicate.__globals__
    other = getattr(module.get(name), MARK, None)
    if name in module and (other is None or (other.file, other.line) != (check.file, check.line)):
        rule = Text(f"{name} must not stand twice in one module", f"{name} no debe figurar dos veces en un módulo")
        raise Refused(check.name, rule, f"{check.file}:{check.line}")
    test.__name__ = test.__qualname__ = name
    test.__module__ = check.predicate.__module__
    test.__doc__ = check.predicate.__doc__
    # pytest reports the file and line of what is wrapped; the explicit signature keeps it from reading its arguments.
    vars(test).update({"__signature__": signature(test), "__wrapped__": check.predicate, MARK: check})
    marks = list(getattr(check.predicate, "pytestmark", ()))
    module[name] = pytest.mark.parametrize("form", check.forms)(test)
    module[name].pytestmark += marks


exact = _decorator(KINDS["exact"])
sampled = _decorator(KINDS["sampled"])
symbolic = _decorator(KINDS["symbolic"])
