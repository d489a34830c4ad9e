"""Who imports whom, what importing costs, and that no name is both a module and an object."""

from __future__ import annotations

import importlib
import re
import statistics
import subprocess
import sys

import pytest

from teorema.course import PIECES

from .tree import PACKAGE, Module, imports, modules

STDLIB = sys.stdlib_module_names

# Room -> the rooms of teorema it may import from (itself is understood), most specific prefix first.
_BELOW = ("teorema.ground", "teorema.course")
_CLAIMS = (*_BELOW, "teorema.symbolic.calculus", "teorema.symbolic.claims")
_STATEMENT = (*_CLAIMS, *(f"teorema.symbolic.{name}" for name in ("statement", "quantifiers", "generic")))
ALLOWED: dict[str, tuple[str, ...]] = {
    "teorema.ground": (),
    "teorema.course": ("teorema.ground",),
    "teorema.numeric": _BELOW,
    "teorema.symbolic": _STATEMENT,
    "teorema.symbolic.calculus": _BELOW,
    "teorema.symbolic.claims": (*_BELOW, "teorema.symbolic.calculus"),
    "teorema.symbolic.entries": (*_BELOW, "teorema.symbolic.calculus"),
    "teorema.symbolic.derivatives": (*_BELOW, "teorema.symbolic.calculus", "teorema.symbolic.entries"),
    "teorema.symbolic.indices": (*_BELOW, "teorema.symbolic.calculus"),
    "teorema.symbolic.identity": (
        *_BELOW,
        *(f"teorema.symbolic.{name}" for name in ("calculus", "entries", "indices")),
    ),
    "teorema.symbolic.judging": (
        *_BELOW,
        *(f"teorema.symbolic.{name}" for name in ("calculus", "derivatives", "identity")),
    ),
    "teorema.symbolic.parsing": (*_BELOW, "teorema.symbolic.calculus"),
    "teorema.symbolic.network": (
        *_BELOW,
        *(f"teorema.symbolic.{name}" for name in ("calculus", "derivatives", "entries", "parsing")),
    ),
    "teorema.symbolic.quantifiers": _CLAIMS,
    "teorema.symbolic.generic": _CLAIMS,
    "teorema.symbolic.statement": _STATEMENT,
    "teorema.symbolic.registry": _STATEMENT,
    "teorema.symbolic.statements": (
        *_STATEMENT,
        *(f"teorema.symbolic.{name}" for name in ("registry", "derivatives", "network")),
    ),
    "teorema.evidence": ("teorema.ground",),
    "teorema.tools": ("teorema",),
}
# What a room may import from outside; nothing stands for the standard library, and evidence runs under pytest only.
OUTSIDE: dict[str, set[str]] = {
    "teorema.ground": set(),
    "teorema.course": set(),
    "teorema.numeric": {"numpy"},
    "teorema.symbolic": {"sympy", "mpmath"},
    "teorema.evidence": set(),
}
UNDER_PYTEST = re.compile(r"teorema\.evidence\.(plugin|runner)")
SYMPY_DOOR = "teorema.symbolic.calculus.scalars"


def within(name: str, room: str) -> bool:
    """Whether a dotted name is the room or stands in it."""
    return name == room or name.startswith(room + ".")


def room_of(name: str, rooms: dict[str, object]) -> str | None:
    """The most specific room that a module stands in."""
    return max((room for room in rooms if within(name, room)), key=len, default=None)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_room_imports_only_from_below(module: Module) -> None:
    room = room_of(module.name, dict(ALLOWED))
    if room is None:
        assert module.name in {"teorema", "teorema.__main__"}, f"{module.name} stands in no room of the house"
        return
    up = [
        name
        for name, _ in imports(module)
        if within(name, "teorema")
        and name != "teorema"
        and not any(within(name, one) for one in (room, *ALLOWED[room]))
    ]
    assert not up, f"{module.name} ({room}) imports {up}"


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_room_imports_only_the_packages_it_lives_on(module: Module) -> None:
    room = room_of(module.name, dict(OUTSIDE))
    if room is None:
        return
    taken = {name.split(".")[0] for name, _ in imports(module)} - STDLIB - {"teorema"} - OUTSIDE[room]
    at_import = {name.split(".")[0] for name, first in imports(module) if first}
    if room == "teorema.symbolic":
        # FLINT makes large exact systems fast where it is installed, and is never needed.
        taken -= {"flint"} - at_import
    if UNDER_PYTEST.match(module.name) or room == "teorema.evidence":
        lazy = {"pytest", "_pytest", "hypothesis", "xdist"}
        taken -= lazy if UNDER_PYTEST.match(module.name) else lazy - at_import
    assert not taken, f"{module.name} imports {sorted(taken)}"


def test_sympy_is_spoken_to_in_one_module() -> None:
    others = [
        module.name
        for module in modules()
        if module.name != SYMPY_DOOR and any(within(name, "sympy") for name, _ in imports(module))
    ]
    assert not others, f"import from {SYMPY_DOOR} instead: {others}"


def test_the_towers_never_see_each_other() -> None:
    for module in modules():
        for name, _ in imports(module):
            assert not (within(module.name, "teorema.numeric") and within(name, "teorema.symbolic")), module.name
            assert not (within(module.name, "teorema.symbolic") and within(name, "teorema.numeric")), module.name


@pytest.mark.parametrize("package", [one.name for one in modules() if one.is_package])
def test_no_name_is_both_module_and_export(package: str) -> None:
    """`teorema.forward` is the function and `teorema.numeric.forward` the module: one package never needs both."""
    if package.startswith("teorema.tools.site"):
        pytest.importorskip("sphinx", reason="the extra site is not installed")
    loaded = importlib.import_module(package)
    folder = PACKAGE.joinpath(*package.split(".")[1:])
    inside = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    inside.discard("__init__")
    exported = set(getattr(loaded, "__all__", ())) | {
        name for name, value in vars(loaded).items() if not name.startswith("_") and not _is_module(value)
    }
    assert not inside & exported, f"{package}: {sorted(inside & exported)}"


def test_the_top_exports_no_stem_as_a_module() -> None:
    import teorema

    stems = {piece.stem for piece in PIECES}
    assert not [stem for stem in stems if (PACKAGE / f"{stem}.py").exists() or (PACKAGE / stem).is_dir()]
    assert not [name for name in dir(teorema) if name in stems and _is_module(getattr(teorema, name))]


def _is_module(value: object) -> bool:
    return type(value) is type(sys)


def loaded_by(statement: str) -> set[str]:
    """The top-level modules in sys.modules after a statement in a fresh interpreter."""
    code = f"import sys; {statement}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {
    "numpy",
    "sympy",
    "mpmath",
    "click",
    "rich",
    "scipy",
    "sklearn",
    "pytest",
    "hypothesis",
    "sphinx",
    "matplotlib",
}


@pytest.mark.parametrize(
    ("statement", "may"),
    [
        ("import teorema", set()),
        ("import teorema.course, teorema.ground", set()),
        ("import teorema.evidence", set()),
        ("import teorema.ground.counts", set()),
        ("import teorema.numeric", {"numpy"}),
        ("import teorema.symbolic.statements", {"sympy", "mpmath"}),
        ("from teorema.tools.cli.main import main; main(['count', '4', '5', '1'])", {"click"}),
    ],
)
def test_an_import_loads_no_more_than_it_needs(statement: str, may: set[str]) -> None:
    # python-flint: mpmath and SymPy load it by themselves where it is installed.
    assert not loaded_by(statement) & (HEAVY - may)


def test_the_symbolic_tower_runs_without_numpy() -> None:
    loaded_by("sys.modules['numpy'] = None; from teorema.symbolic.statements import registry; registry()")


def test_importing_teorema_costs_at_most_10_ms() -> None:
    """The time of the modules that `import teorema` adds to a bare interpreter; the calmest of three medians counts."""

    def milliseconds() -> float:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", "import teorema"], capture_output=True, text=True
        )
        lines = re.findall(r"import time:\s+(\d+) \|\s+(\d+) \|( +)(\S+)", done.stderr)
        start = next(i for i, (_, _, _, name) in enumerate(lines) if name == "site")
        return sum(int(own) for own, _, _, _ in lines[start + 1 :]) / 1000

    assert min(statistics.median(milliseconds() for _ in range(3)) for _ in range(3)) <= 10
