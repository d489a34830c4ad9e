"""`teorema site`: the built site on 127.0.0.1, on a free port, in the browser where there is one."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import click

from teorema.evidence.places import checkout_of
from teorema.ground.text import LANGS, Text
from teorema.tools.cli.grammar import Misuse, Phrased, Port

_SUMMARY: Final = Text(
    "Serve the built site on this machine.\n\nThe address is printed and opened in the browser; Ctrl-C stops it.",
    "Sirve el sitio construido en esta máquina.\n\nImprime la dirección y la abre en el navegador; Ctrl-C lo detiene.",
)
_PORT: Final = Text("port (default: any free one)", "puerto (por omisión, uno libre)")
_QUIET: Final = Text("do not open a browser", "no abre el navegador")
_FOLDER: Final = Text("folder of the built site", "carpeta del sitio construido")
_MISSING: Final = Text(
    "the site is not built here; in a clone of the project: python run.py site (Windows: py run.py site)",
    "el sitio no está construido aquí; en un clon del proyecto: python run.py site (Windows: py run.py site)",
)
_TAKEN: Final = Text("--port: {port} cannot be used ({why}); without --port a free one is taken",
                     "--port: {port} no se puede usar ({why}); sin --port se toma uno libre")  # fmt: skip
_AT: Final = Text("the site is at {url} (Ctrl-C stops it)", "el sitio está en {url} (Ctrl-C lo detiene)")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each request."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".ipynb": "application/x-ipynb+json",
        ".py": "text/x-python; charset=utf-8",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal belongs to the reader."""


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of the files of a folder on 127.0.0.1, at a free port unless one is given; the pictures of the site use it too."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folder)))


def command(lang: str) -> click.Command:
    """The command `site` in one language."""
    return Phrased(
        "site",
        lang,
        _SUMMARY,
        params=[
            click.Option(["--port"], type=Port(), default="0", show_default=False, metavar="N", help=_PORT[lang]),
            click.Option(["--no-browser"], is_flag=True, help=_QUIET[lang]),
            click.Option(["--folder"], type=click.Path(path_type=Path), metavar="DIR", help=_FOLDER[lang]),
        ],
        callback=partial(_site, lang),
    )


def _has_screen() -> bool:
    """Whether a window can be opened: without one, `webbrowser` would start a text browser in this terminal."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _site(lang: str, port: int, no_browser: bool, folder: Path | None) -> int:
    clone = checkout_of()
    place = folder if folder is not None else clone and clone / "build" / "site"
    if place is None or not any((place / one / "index.html").is_file() for one in (*LANGS, ".")):
        raise Misuse(_MISSING)
    try:
        running = server(place, port)
    except OSError as error:
        raise Misuse(_TAKEN.format(port=port, why=error.strerror or error)) from error
    start = f"{lang}/" if (place / lang / "index.html").is_file() else ""
    url = f"http://127.0.0.1:{running.server_port}/{start}"
    with running, suppress(KeyboardInterrupt):
        print(_AT.format(url=url)[lang], flush=True)
        if not no_browser and _has_screen():
            webbrowser.open(url)
        running.serve_forever()
    return 0
