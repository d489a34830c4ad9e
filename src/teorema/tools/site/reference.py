"""The reference: pages written from the exports of the package, filled from docstrings, refused while an exported name has none."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import teorema
from teorema.tools.site.domain import complain

ROOMS: Final = {
    "ground": ("What both towers stand on", "teorema.ground"),
    "numeric": ("The numeric tower", "teorema.numeric"),
    "symbolic": ("The symbolic tower", "teorema.symbolic"),
    "evidence": ("Evidence", "teorema.evidence"),
}
"""Page -> title and package."""

_HOME: Final = Path(teorema.__file__).parent
_ALIAS: Final = frozenset({"TypeAlias", "TypeVar", "ParamSpec"})


@dataclass(frozen=True, slots=True)
class Name:
    """One exported name: where it is defined, of what kind it is, and whether it says what it is."""

    module: str
    name: str
    kind: str
    documented: bool


def _file(module: str) -> Path:
    place = _HOME.joinpath(*module.split(".")[1:])
    return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


def _tree(module: str) -> ast.Module:
    return ast.parse(_file(module).read_text(encoding="utf-8"))


def _reexports(module: str) -> list[tuple[str, str]]:
    """Name and defining module of every `from ... import X as X` of a package, in the order of its table of contents."""
    return [
        (alias.name, node.module)
        for node in _tree(module).body
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith("teorema.")
        for alias in node.names
        if alias.asname == alias.name
    ]


def _defined(module: str) -> Iterator[Name]:
    """The public names that a module defines."""
    body = _tree(module).body
    for index, node in enumerate(body):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            if not node.name.startswith("_"):
                kind = "function" if isinstance(node, ast.FunctionDef) else "class"
                yield Name(module, node.name, kind, ast.get_docstring(node) is not None)
            continue
        target = (
            node.target
            if isinstance(node, ast.AnnAssign)
            else node.targets[0]
            if isinstance(node, ast.Assign)
            else None
        )
        if not isinstance(target, ast.Name) or target.id.startswith("_"):
            continue
        if isinstance(node, ast.AnnAssign) and isinstance(node.annotation, ast.Name) and node.annotation.id in _ALIAS:
            continue
        after = body[index + 1] if index + 1 < len(body) else None
        said = (
            isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str)
        )
        yield Name(module, target.id, "data", said)


def _named(name: str, module: str) -> Name:
    """The name where it is defined, through any number of packages that pass it on."""
    for found in _defined(module):
        if found.name == name:
            return found
    further = dict(_reexports(module)).get(name)
    return Name(module, name, "data", False) if further is None else _named(name, further)


def exports(module: str) -> dict[str, list[Name]]:
    """Module -> its exported names: those of a table of contents and its own, else those of its modules one by one."""
    listed = [_named(name, home) for name, home in _reexports(module)]
    file = _file(module)
    if file.name != "__init__.py":
        return {module: listed + [name for name in _defined(module) if name.kind != "data" or name.documented]}
    if listed:
        return {module: listed}
    found: dict[str, list[Name]] = {}
    for entry in sorted(file.parent.iterdir()):
        stem = entry.stem
        inner = entry.is_dir() and (entry / "__init__.py").is_file()
        if not stem.startswith("_") and (inner or entry.suffix == ".py"):
            found.update(exports(f"{module}.{stem}"))
    return {inner: names for inner, names in found.items() if names}


def page(room: str) -> str:
    """The Markdown of one page of the reference."""
    title, package = ROOMS[room]
    elsewhere = {
        name
        for earlier in list(ROOMS)[: list(ROOMS).index(room)]
        for names in exports(ROOMS[earlier][1]).values()
        for name in names
    }
    lines = [
        f"# {title}",
        "",
        "<!-- Written by `python -m teorema.tools.site reference` from the exports of the package. -->",
        "",
    ]
    for module, names in exports(package).items():
        passed_on = [f"{{py:obj}}`{name.name} <{name.module}.{name.name}>`" for name in names if name in elsewhere]
        lines += [f"## `{module}`", "", *([f"Passed on: {', '.join(passed_on)}.", ""] if passed_on else [])]
        lines += ["```{eval-rst}", f".. py:module:: {module}", ""]
        for name in names:
            if name in elsewhere:
                continue
            elsewhere.add(name)
            lines += [f".. auto{name.kind}:: {name.module}.{name.name}"]
            lines += ["   :members:"] if name.kind == "class" else ["   :no-value:"] if name.kind == "data" else []
            lines.append("")
        lines += ["```", ""]
    return "\n".join(lines)


def write(folder: Path) -> list[Path]:
    """Write the pages that differ and return them."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for room in ROOMS:
        file, text = folder / f"{room}.md", page(room)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            written.append(file)
    return written


def plain(lines: list[str]) -> list[str]:
    """A docstring as the house writes it, plain text with `code`, as reStructuredText that shows the same characters.

    Example:
        >>> plain(["|z| is large, `W` too: 2*x"])
        ['\\\\|z\\\\| is large, ``W`` too: 2\\\\*x']
    """
    out, example = [], False
    for line in lines:
        example = line.lstrip().startswith(">>>") or (example and bool(line.strip()))
        out.append(line if example else _escaped(line))
    return out


def _escaped(line: str) -> str:
    parts = re.split(r"(`+)(.+?)\1", line)
    return "".join(
        re.sub(r"([\\|*]|(?<=\w)_(?!\w))", r"\\\1", part) if index % 3 == 0 else f"``{part}``" if index % 3 == 2 else ""
        for index, part in enumerate(parts)
    )


def process(_app: Sphinx, _what: str, _name: str, _thing: Any, _options: Any, lines: list[str]) -> None:
    """Hand autodoc the docstring in the language that it reads."""
    lines[:] = plain(lines)


def skipped(_app: Sphinx, _what: str, _name: str, thing: Any, _skip: bool, _options: Any) -> bool | None:
    """Leave out the fields of a named tuple, of which Python says "Alias for field number 0": its Arguments list says more."""
    return True if type(thing) is type(_Pair.first) else None


class _Pair(NamedTuple):
    first: int


def _speaks(name: Name) -> bool:
    """Whether the object carries a docstring of its own, as a function that another function made does."""
    thing = getattr(import_module(name.module), name.name)
    own: str | None = thing.__doc__
    return bool(own) and own != type(thing).__doc__


def all_documented(app: Sphinx, env: BuildEnvironment) -> None:
    """Every exported name says what it is, and the pages list the exports of today."""
    if app.config.teorema_draft or "reference/index" not in env.found_docs:
        return
    for room, (_, package) in ROOMS.items():
        for names in exports(package).values():
            for name in names:
                if not (name.documented or _speaks(name)):
                    complain("%s.%s is exported without a docstring", name.module, name.name, subtype="undocumented")
        file = Path(app.srcdir) / "reference" / f"{room}.md"
        if not file.is_file() or file.read_text(encoding="utf-8") != page(room):
            complain(
                "reference/%s.md is not that of today: python -m teorema.tools.site reference",
                room,
                subtype="reference",
            )


def setup(app: Sphinx) -> None:
    """Connect to autodoc, before napoleon reads the sections."""
    app.connect("autodoc-process-docstring", process, priority=400)
    app.connect("autodoc-skip-member", skipped)
    app.connect("env-check-consistency", all_documented)
