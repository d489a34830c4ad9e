"""One number for what was checked: the package, its checks and the tools they trust."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeAlias

from teorema.ground.errors import Refused
from teorema.ground.text import Text

Tools: TypeAlias = Sequence[str] | Mapping[str, str]
TOOLS: Final = ("numpy", "sympy", "hypothesis", "python-flint", "mpmath")
# What prints and serves is not what is proved; the checks are counted on their own, wherever they lie.
_OUTSIDE: Final = ("tools", "proofs_tests")
_JUNK: Final = (".pyc", ".pyo", ".tmp", ".orig", ".rej", "~")


def package_folder(package: str) -> Path:
    """Where a package lies, found without importing it.

    Raises:
        ValueError: there is no such package.
    """
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        spec = None
    places = None if spec is None else spec.submodule_search_locations
    if not places:
        raise Refused("package", Text("must be an importable package", "debe ser un paquete importable"), package)
    return Path(next(iter(places)))


def version_of(distribution: str) -> str | None:
    """The version of an installed distribution, None where it is not installed."""
    # Costs more than all the rest of this package to import.
    from importlib import metadata

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def tool_versions(tools: Tools = TOOLS) -> dict[str, str]:
    """The versions of the trusted tools, `absent` where one is not installed; Python itself comes first."""
    if isinstance(tools, Mapping):
        return dict(tools)
    return {"python": platform.python_version()} | {tool: version_of(tool) or "absent" for tool in tools}


def digest(package: str = "teorema", folder: str | Path | None = None, tools: Tools = TOOLS) -> str:
    """SHA-256 over the package without its tools/, the folder of checks, and the versions of the trusted tools.

    A wheel and a checkout of the same tree agree: names are relative and written with /, line ends count as \\n.

    Arguments:
        package: name of the package as it is imported.
        folder: folder of the checks; None where there is none.
        tools: names of the distributions whose versions count; or name -> version, as a ledger records them.

    Raises:
        ValueError: the package or the folder does not exist.
    """
    total = sha256()
    for name, content in _parts(package, folder, tools):
        for piece in (name.encode(), content):
            total.update(len(piece).to_bytes(8, "big"))
            total.update(piece)
    return total.hexdigest()


def _parts(package: str, folder: str | Path | None, tools: Tools) -> Iterator[tuple[str, bytes]]:
    home = package_folder(package)
    for name, path in _files(home):
        if name.partition("/")[0] not in _OUTSIDE and (path.suffix == ".py" or name == "py.typed"):
            yield f"package/{name}", _content(path)
    if folder is not None:
        if not Path(folder).is_dir():
            rule = Text("must be the folder of the checks", "debe ser la carpeta de las verificaciones")
            raise Refused("folder", rule, str(folder))
        for name, path in _files(Path(folder)):
            yield f"checks/{name}", _content(path)
    for tool, version in sorted(tool_versions(tools).items()):
        yield f"tool/{tool}", version.encode()


def _files(home: Path) -> list[tuple[str, Path]]:
    found = []
    for path in home.rglob("*"):
        name = path.relative_to(home).as_posix()
        hidden = any(part.startswith((".", "__pycache__")) for part in name.split("/"))
        if not hidden and not name.endswith(_JUNK) and path.name != "ledger.json" and path.is_file():
            found.append((name, path))
    return sorted(found)


def _content(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n")
