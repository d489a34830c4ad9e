"""Where the checks of a package lie and where its ledger goes: in a checkout and in an installed wheel."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from teorema.evidence.digests import package_folder
from teorema.ground.errors import Refused
from teorema.ground.text import Text

FOLDER: Final = "proofs_tests"
LEDGER: Final = "ledger.json"


def checkout_of(package: str = "teorema") -> Path | None:
    """The checkout a package is imported from (proofs_tests beside src), or None for an installed one."""
    home = package_folder(package)
    root = home.parent.parent
    return root if home.parent.name == "src" and (root / FOLDER).is_dir() else None


def folder_of(package: str = "teorema") -> Path:
    """The folder of the checks of a package.

    Raises:
        ValueError: the package carries no checks.
    """
    root = checkout_of(package)
    folder = package_folder(package) / FOLDER if root is None else root / FOLDER
    if not folder.is_dir():
        rule = Text("must hold the checks of the package", "debe contener las verificaciones del paquete")
        raise Refused("folder", rule, str(folder))
    return folder


def ledger_of(package: str = "teorema") -> Path:
    """Where the ledger of a run is kept: build/ in a checkout, else the user's cache folder."""
    root = checkout_of(package)
    return (_cache() / package if root is None else root / "build") / LEDGER


def released_ledger(package: str = "teorema") -> Path | None:
    """The ledger of its release that a wheel carries, if it does."""
    path = package_folder(package) / LEDGER
    return path if path.is_file() else None


def _cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
