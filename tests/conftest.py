"""For the whole suite: what is slow, or needs a real browser, runs only where it is asked for."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick`, passed by `run.py test --quick`, and `--browser`, passed by `run.py browser`."""
    parser.addoption("--quick", action="store_true", help="leave out the tests marked slow")
    parser.addoption("--browser", action="store_true", help="run the tests marked browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip them with the reason; nothing is deselected, so that the ledger stays that of a full run."""
    for item in items:
        if "browser" in item.keywords and not config.getoption("--browser"):
            item.add_marker(pytest.mark.skip(reason="needs a browser: run.py browser"))
        if "slow" in item.keywords and config.getoption("--quick"):
            item.add_marker(pytest.mark.skip(reason="slow: left out by --quick"))
