"""What is documented, and what is never written: the text of the tree, read as text."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from .tree import ROOT, Module, modules, public, tracked

LONGEST = 300
LONGER = {"run.py": (350, "one file by design: it runs before anything is installed")}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_every_public_name_is_documented(module: Module) -> None:
    silent = [
        name
        for name, node in public(module)
        if not ast.get_docstring(node) and not _is_variant(node) and not _documented_above(name)
    ]
    if not ast.get_docstring(module.tree):
        silent.insert(0, "the module itself")
    assert not silent, f"{module.name}: no docstring at {silent}"


def _is_variant(node: ast.AST) -> bool:
    """An overload or the setter of a property says nothing new."""
    decorators = [ast.unparse(one) for one in getattr(node, "decorator_list", [])]
    return any(one.endswith(("overload", ".setter", ".register")) for one in decorators)


@cache
def classes() -> dict[str, ast.ClassDef]:
    """The classes of the package by name."""
    return {node.name: node for module in modules() for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)}


def _documented_above(name: str) -> bool:
    """Whether a method is documented where it was first declared: in a base class of ours, or in a foreign one.

    The members of a Protocol are what its own docstring tells about.
    """
    if "." not in name:
        return False
    owner, method = name.split(".")
    above = [ast.unparse(base).split("[")[0].split(".")[-1] for base in classes()[owner].bases]
    for base in above:
        if base == "Protocol" and ast.get_docstring(classes()[owner]):
            return True
        if base not in classes():
            if base not in {"ABC", "Generic", "Protocol", "object"}:
                return True
            continue
        for node in classes()[base].body:
            if isinstance(node, ast.FunctionDef) and node.name == method and ast.get_docstring(node):
                return True
        if _documented_above(f"{base}.{method}"):
            return True
    return False


def promised() -> list[tuple[str, str]]:
    """Every (module, name) whose docstring has a `Raises:` part; a dunder method answers under its class's name."""
    found = []
    for module in modules():
        for node in module.tree.body:
            for one in [node, *(node.body if isinstance(node, ast.ClassDef) else [])]:
                if isinstance(one, ast.ClassDef | ast.FunctionDef) and _raises(one):
                    dunder = one.name.startswith("__") and isinstance(node, ast.ClassDef)
                    name = node.name if dunder else one.name
                    if not name.startswith("_"):
                        found.append((module.name, name))
    return sorted(set(found))


def _raises(node: ast.ClassDef | ast.FunctionDef) -> bool:
    return re.search(r"^\s*Raises:\s*$", ast.get_docstring(node) or "", re.MULTILINE) is not None


@cache
def shown_in_tests() -> frozenset[str]:
    """The identifiers of every test function that has a `raises(..., match=...)`, decorators included."""
    names: set[str] = set()
    for folder in ("tests", "proofs_tests"):
        for path in sorted((ROOT / folder).rglob("test_*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test") and _has_match(node):
                    names |= _identifiers(node, tree)
    return frozenset(names)


def _has_match(node: ast.AST) -> bool:
    return any(
        isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith("raises")
        and any(keyword.arg == "match" for keyword in call.keywords)
        for call in ast.walk(node)
    )


def _identifiers(node: ast.AST, tree: ast.Module) -> set[str]:
    """The names in a test, and in the module's tables that it is parametrised over."""
    names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    names |= {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
    for table in tree.body:
        if isinstance(table, ast.Assign | ast.AnnAssign):
            targets = table.targets if isinstance(table, ast.Assign) else [table.target]
            if any(isinstance(target, ast.Name) and target.id in names for target in targets):
                names |= {one.id for one in ast.walk(table) if isinstance(one, ast.Name)}
                names |= {one.attr for one in ast.walk(table) if isinstance(one, ast.Attribute)}
    return names


@cache
def shown_in_doctests() -> frozenset[str]:
    """The names whose own docstring shows a traceback or prints the refusal it promises."""
    names = set()
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                text = ast.get_docstring(node) or ""
                if "Traceback (most recent call last):" in text:
                    names.add(node.name)
    return frozenset(names)


@pytest.mark.parametrize(("module", "name"), promised(), ids=lambda part: part)
def test_every_documented_refusal_is_shown_with_its_message(module: str, name: str) -> None:
    """What has `Raises:` stands in a test with `pytest.raises(..., match=...)`, or its doctest shows the traceback."""
    assert name in shown_in_tests() | shown_in_doctests(), (
        f"{module}.{name} documents Raises; no test with pytest.raises(match=...) names it and no doctest shows it"
    )


def texts(*suffixes: str) -> list[tuple[Path, str]]:
    """The tracked files of these kinds with their text."""
    return [(path, path.read_text("utf-8")) for path in tracked() if path.suffix in suffixes or path.name in suffixes]


def lines_with(pattern: str, *suffixes: str) -> list[str]:
    """Where a pattern stands, file:line; the file of this law names what it forbids and is left out."""
    found, wanted = [], re.compile(pattern)
    for path, text in texts(*suffixes):
        if path != Path(__file__):
            found += [
                f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
                for number, line in enumerate(text.splitlines(), start=1)
                if wanted.search(line)
            ]
    return found


ALL = (
    ".py", ".md", ".toml", ".cfg", ".yaml", ".yml", ".json", ".html", ".css", ".js", ".mjs", ".svg", ".po", ".bib",
    ".txt", ".cff", ".sh", "run", "Makefile", ".gitignore", ".gitattributes",
)  # fmt: skip


def test_course_pages_have_no_display_formula_of_their_own() -> None:
    """Every display formula comes from a directive, hence from the object that is checked."""
    bare = [
        f"{path.relative_to(ROOT)}:{text[: found.start()].count(chr(10)) + 1}"
        for path, text in texts(".md")
        if path.parent == ROOT / "docs" / "course"
        for found in re.finditer(r"\$\$|\\\[|^```\{math\}|^\\begin\{(equation|align)", text, re.MULTILINE)
    ]
    assert not bare


def test_nothing_is_left_to_do_in_the_tree() -> None:
    assert not lines_with(r"\b(TODO|FIXME|XXX|HACK)\b", ".py", ".md", ".toml", ".css", ".js", ".mjs", "run", "Makefile")


def test_no_file_names_a_registry() -> None:
    """Which index serves the packages is the business of the machine, never of the project."""
    python, other = (
        r"pypi\.org/simple|pythonhosted\.org|index-url|find-links",
        r"registry\.(npmjs|yarnpkg)|deb\.debian\.org",
    )
    assert not lines_with(rf"{python}|{other}|unpkg\.com|jsdelivr\.net", *ALL)


def test_no_file_names_a_place_on_a_machine() -> None:
    place = r"(?<![\w.])(/root/|/home/\w|/work/|/opt/|/Users/\w|/tmp/)|\b[A-Z]:\\+Users|pyenv/versions"
    assert not lines_with(place, *ALL)


def test_no_silent_exemption_from_types_or_lint() -> None:
    """`# type: ignore` and `# noqa` name their rule and give a reason on the same line."""
    reason = r"\s+[-#(:]*\s*\w"
    bare = rf"#\s*type:\s*ignore(?!\[[\w, -]+\]{reason})|#\s*noqa(?!:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*{reason})"
    assert not lines_with(bare, ".py")


def test_files_are_of_a_size_one_reads() -> None:
    long = {}
    for path, text in texts(".py"):
        name, count = path.relative_to(ROOT).as_posix(), text.count("\n")
        most = next((most for start, (most, _) in LONGER.items() if name.startswith(start)), LONGEST)
        if count > most:
            long[name] = f"{count} lines, at most {most}"
    assert not long
