"""`python -m teorema.tools.cli`: the command line where its script is not on the path."""

from __future__ import annotations

from teorema.tools.cli.main import run

run()
