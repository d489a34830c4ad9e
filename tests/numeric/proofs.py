"""The tools of `proofs_tests`, for tests of the code that they prove right: imported from the checkout, as pytest names them."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).resolve().parents[2] / "proofs_tests"


def tools(name: str) -> ModuleType:
    """The module `proofs_tests.<name>`; the package is found whether or not the checkout is on the path."""
    if "proofs_tests" not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            "proofs_tests", FOLDER / "__init__.py", submodule_search_locations=[str(FOLDER)]
        )
        assert spec is not None and spec.loader is not None
        package = importlib.util.module_from_spec(spec)
        sys.modules["proofs_tests"] = package
        spec.loader.exec_module(package)
    return importlib.import_module(f"proofs_tests.{name}")
