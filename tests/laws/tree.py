"""The tree as the laws read it: modules by name, their imports, their public definitions, the tracked files."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "teorema"


@dataclass(frozen=True)
class Module:
    """A module of the package: its dotted name, file and syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        """Whether it is the `__init__` of a folder."""
        return self.path.name == "__init__.py"


@cache
def modules() -> tuple[Module, ...]:
    """Every module under src/teorema."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(name, path, ast.parse(path.read_text("utf-8"), str(path))))
    return tuple(found)


def imports(module: Module) -> Iterator[tuple[str, bool]]:
    """The names of modules that a module imports, each with whether it does so when it is itself imported.

    `from teorema.a import b` counts as teorema.a.b where that is a module, else as teorema.a.
    An import under `if TYPE_CHECKING` is an import, though not one made then: who knows a type knows its room.
    """
    known = {one.name for one in modules()}
    inner = {id(node) for outer in ast.walk(module.tree) if _is_later(outer) for node in ast.walk(outer)}
    for node in ast.walk(module.tree):
        at_import = id(node) not in inner
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, at_import
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                anchor = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
                anchor = anchor[: len(anchor) - node.level + 1]
                base = ".".join([*anchor, *filter(None, [node.module])])
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield (whole if whole in known else base), at_import


def _is_later(node: ast.AST) -> bool:
    """Whether what stands inside is not carried out when the module is imported."""
    typed = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
    return typed or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def public(module: Module) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The public functions and classes of a module and the public methods of its public classes, with dotted names."""
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    for node in module.tree.body:
        if isinstance(node, kinds) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, kinds) and not inner.name.startswith("_"):
                        yield f"{node.name}.{inner.name}", inner


def tracked() -> list[Path]:
    """The files of the project: what git tracks or would track; without git, what is no by-product."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        told = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
        paths = [ROOT / name for name in told.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        byproducts = {".venv", "build", "dist", "__pycache__", ".git", ".hypothesis", ".pytest_cache"}
        paths = [path for path in ROOT.rglob("*") if not byproducts & set(path.relative_to(ROOT).parts)]
    return [path for path in paths if path.is_file()]
