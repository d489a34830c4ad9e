"""Visiting the points of a check: all of a finite sequence, or a seeded sample of a Hypothesis strategy."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final, TypeAlias

from teorema.evidence.outcomes import CheckError

Visit: TypeAlias = Callable[[Mapping[str, Any]], bool]
# The empty pool of literals and its cache, made at the first draw since Hypothesis is imported only then.
_NO_CONSTANTS: Final[list[tuple[Any, Any]]] = []


class Enough(BaseException):
    """Raised by a visitor that has seen all it needs: the visit ends there, Hypothesis' own search with it."""


class Found(Exception):
    """Raised by a visitor at a point it was looking for: where points are drawn, Hypothesis now makes it smaller."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How many points to draw from a strategy, from which seed, and whether what stops the visit is made small."""

    cases: int
    seed: int
    shrink: bool = False


def is_strategy(points: object) -> bool:
    """Whether the points are a Hypothesis strategy rather than a finite sequence."""
    return hasattr(points, "do_draw") and hasattr(points, "validate")


def resolved(points: Any) -> Any:
    """Points as a strategy or as a tuple; a callable is called first, so costly points are made when a check runs."""
    found = points() if callable(points) and not is_strategy(points) else points
    if is_strategy(found):
        return found
    if isinstance(found, Iterable) and not isinstance(found, Mapping | str):
        return tuple(found)
    raise CheckError(
        f"points must be a Hypothesis strategy or a finite sequence of mappings, got {type(found).__name__}"
    )


def walk(points: Any, visit: Visit, budget: Budget) -> None:
    """Call `visit` at every point of a tuple, or at `budget.cases` drawn ones, until it raises `Enough` or `Found`.

    `visit` returns False for a point outside the hypotheses; drawn points of that sort are replaced, within reason.
    """
    with contextlib.suppress(Enough, Found):
        if isinstance(points, Sequence):
            for point in points:
                visit(_mapping(point))
        else:
            _draw(points, visit, budget)


def some_of(points: Any, few: int) -> Any:
    """At most `few` points of a finite sequence, spread evenly; strategies as they are."""
    if not isinstance(points, Sequence) or len(points) <= few:
        return points
    return tuple(points[index * len(points) // few] for index in range(few))


def _mapping(point: Any) -> Mapping[str, Any]:
    if not isinstance(point, Mapping):
        raise CheckError(
            f"a point must be a mapping name -> value, got {type(point).__name__}: wrap it in Point({{...}})"
        )
    return point


def _draw(points: Any, visit: Visit, budget: Budget) -> None:
    from hypothesis import HealthCheck, Phase, Verbosity, given, reject, seed, settings
    from hypothesis.errors import Unsatisfiable

    @seed(budget.seed)
    @settings(
        database=None,
        deadline=None,
        max_examples=budget.cases,
        phases=(Phase.generate, Phase.shrink) if budget.shrink else (Phase.generate,),
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
        # too_slow would make the verdict depend on the speed of the machine; filter_too_much is replaced by the
        # runner's own sentence, which names the hypothesis that cannot be met.
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much),
    )
    @given(points)
    def every(point: Any) -> None:
        if not visit(_mapping(point)):
            reject()

    # Unsatisfiable: not a single point was accepted; the visitor's tally knows why and says it better.
    with _same_in_every_process(), contextlib.suppress(Unsatisfiable):
        every()


@contextlib.contextmanager
def _same_in_every_process() -> Iterator[None]:
    """Hypothesis mixes in literals found in whatever local modules are imported so far, so a draw would depend on
    which tests ran before, on the worker, and on whether the package is installed or checked out. Here it must not."""
    try:
        from hypothesis.internal.conjecture import providers
    except ImportError:
        providers = ModuleType("none")
    names = ("_local_constants", "_get_local_constants", "CONSTANTS_CACHE")
    if not all(hasattr(providers, name) for name in names):
        yield  # a version that mixes nothing in
        return
    if not _NO_CONSTANTS:
        _NO_CONSTANTS.append((type(providers._local_constants)(), type(providers.CONSTANTS_CACHE)(1024)))
    none, cache = _NO_CONSTANTS[0]
    kept = providers._get_local_constants, providers.CONSTANTS_CACHE
    providers._get_local_constants, providers.CONSTANTS_CACHE = (lambda: none), cache
    try:
        yield
    finally:
        providers._get_local_constants, providers.CONSTANTS_CACHE = kept
