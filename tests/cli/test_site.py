"""`teorema site`: the built site on this machine only, on a free port, and one line where there is none."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from teorema.tools.cli import site
from teorema.tools.cli.main import main


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site of two pages, one a language."""
    for lang in ("en", "es"):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "index.html").write_text(f"<p>página {lang}</p>", "utf-8")
    (tmp_path / "index.html").write_text("<p>root</p>", "utf-8")
    (tmp_path / "en" / "page.mjs").write_text("export {}", "utf-8")
    return tmp_path


@pytest.fixture
def served(built: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program at work, and the address it printed."""
    command = [
        sys.executable,
        "-m",
        "teorema.tools.cli",
        "site",
        "--no-browser",
        "--lang",
        "es",
        "--folder",
        str(built),
    ]
    # A suite that a script started in the background has SIGINT ignored, and its children with it: they would never end.
    deaf = signal.getsignal(signal.SIGINT) if sys.platform == "win32" else signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    finally:
        signal.signal(signal.SIGINT, deaf)
    with process:
        assert process.stdout is not None
        told = re.search(r"http://\S+", process.stdout.readline())
        assert told is not None
        yield process, told[0]
        process.kill()


def test_the_site_is_served_in_the_language_of_the_reader(served: tuple[subprocess.Popen[str], str]) -> None:
    _, url = served
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/es/", url)
    with urllib.request.urlopen(url, timeout=10) as page:
        assert page.read().decode("utf-8") == "<p>página es</p>"
    with urllib.request.urlopen(url.replace("/es/", "/en/page.mjs"), timeout=10) as script:
        assert script.headers["Content-Type"] == "text/javascript"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process on Windows")
def test_an_interrupt_ends_it_well(served: tuple[subprocess.Popen[str], str]) -> None:
    process, _ = served
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (0, "")


def test_nothing_built_says_how_to_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for lang, sentence in (("en", "the site is not built here"), ("es", "el sitio no está construido aquí")):
        assert main(["site", "--folder", str(tmp_path), "--lang", lang]) == 2
        told = capsys.readouterr().err
        assert sentence in told
        assert "python run.py site" in told


def test_a_port_that_is_taken_is_one_line(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["site", "--folder", str(built), "--port", str(port), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert f"--port: {port} cannot be used" in told
    assert told.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows always has a screen")
def test_a_browser_is_opened_only_where_there_is_a_screen(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(site.webbrowser, "open", opened.append)
    monkeypatch.setattr(site.ThreadingHTTPServer, "serve_forever", lambda self: None)
    monkeypatch.setattr(site.sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert main(["site", "--folder", str(built)]) == 0
    assert opened == []
    monkeypatch.setenv("DISPLAY", ":0")
    assert main(["site", "--folder", str(built), "--no-browser"]) == 0
    assert opened == []
    assert main(["site", "--folder", str(built), "--lang", "en"]) == 0
    (url,) = opened
    assert url in capsys.readouterr().out
