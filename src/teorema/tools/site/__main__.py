"""`python -m teorema.tools.site`: build, gettext, pictures, reference, screenshots. The built site is served by `teorema site`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from teorema.tools.site.build import CHECKOUT, DOCS, Order, build, gettext, languages, pictures, reference
from teorema.tools.site.screenshots import screenshots

_SITE = CHECKOUT / "build" / "site"


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python -m teorema.tools.site", description="Build the site of the course.")
    commands = top.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="build the pages; every warning is an error")
    building.add_argument("--lang", choices=("en", "es", "both"), default="both")
    building.add_argument(
        "--allow-open", action="store_true", help="let open statements and an old or missing ledger pass"
    )
    building.add_argument(
        "--draft", action="store_true", help="besides, let unshown statements and missing translations pass"
    )
    extracting = commands.add_parser("gettext", help="bring the Spanish catalogues up to date and say what they lack")
    commands.add_parser("pictures", help="write the pictures that stand outside the pages")
    commands.add_parser("reference", help="write the pages of the reference from the exports of the package")
    shooting = commands.add_parser("screenshots", help="shoot every page in both languages, widths and themes")
    shooting.add_argument("folder", type=Path, metavar="OUT", help="where the pictures go")
    shooting.add_argument("--pages", nargs="*", default=(), help="only these pages, as in course/layers")
    for command in (building, shooting):
        command.add_argument("--out", type=Path, default=_SITE, help="folder of the site")
    for command in (building, extracting):
        command.add_argument("--docs", type=Path, default=DOCS, help="folder of the pages")
        command.add_argument("--only", metavar="STEM", help="the page of one piece, or explanation/sympy, as a draft")
        command.add_argument("--work", type=Path, help="folder for what Sphinx keeps between builds")
        command.add_argument(
            "-D", dest="settings", action="append", default=[], metavar="NAME=VALUE", help="a setting of conf.py"
        )
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command: 0 right, 1 a rule of the site is broken, 2 misuse."""
    given = parser().parse_args(arguments)
    try:
        if given.command in {"build", "gettext"}:
            order = Order(
                out=getattr(given, "out", _SITE),
                langs=languages(getattr(given, "lang", "both")),
                docs=given.docs,
                allow_open=getattr(given, "allow_open", False),
                draft=getattr(given, "draft", False),
                only=given.only,
                work=given.work,
                settings=tuple(given.settings),
            )
            return build(order) if given.command == "build" else gettext(order)
        if given.command == "screenshots":
            return screenshots(given.out, given.folder, given.pages)
        return reference() if given.command == "reference" else pictures()
    except ValueError as error:
        print(f"site: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    raise SystemExit(main())
