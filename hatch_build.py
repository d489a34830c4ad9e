"""The build hook of the wheel: the checks travel with the package, and so does the ledger of the tree they ran on."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProofsInTheWheel(BuildHookInterface):
    """Puts proofs_tests/ into the wheel as teorema/proofs_tests, and build/ledger.json as teorema/ledger.json.

    The ledger goes in only where its digest is that of the tree being built: a release never claims what was run on
    another tree.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the two to what the wheel includes; an editable install finds them in the checkout."""
        if version == "editable":
            return
        root = Path(self.root)
        for path in sorted((root / "proofs_tests").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                build_data["force_include"][str(path)] = f"teorema/{path.relative_to(root).as_posix()}"
        ledger = root / "build" / "ledger.json"
        if ledger.is_file():
            if _of_this_tree(root, ledger):
                build_data["force_include"][str(ledger)] = "teorema/ledger.json"
            else:
                self.app.display_warning("build/ledger.json is of another tree and stays out of the wheel")


def _of_this_tree(root: Path, ledger: Path) -> bool:
    """Whether the digest is that of the tree, with the versions of the tools that the run recorded."""
    try:
        data = json.loads(ledger.read_text("utf-8"))
        sys.path.insert(0, str(root / "src"))
        digests = import_module("teorema.evidence.digests")
        return bool(
            data["complete"] and data["digest"] == digests.digest("teorema", root / "proofs_tests", data["tools"])
        )
    except (OSError, ValueError, KeyError, ImportError):
        return False
    finally:
        sys.path.remove(str(root / "src"))
