"""`run.py`: one environment, made anew when half made, one line when something is missing; no shell syntax."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """run.py as a module that works on a folder of its own and installs nothing."""
    spec = importlib.util.spec_from_file_location("run_py", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    monkeypatch.setenv("TEOREMA_LANG", "en")
    for name, place in {"ROOT": "", "VENV": ".venv", "STAMP": ".venv/teorema-stamp.json"}.items():
        monkeypatch.setattr(module, name, tmp_path / place)
    module.done = []

    def make_venv(folder: Path) -> None:
        module.done.append("venv")
        python = module.bin_of(folder)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.write_text("", "utf-8")

    monkeypatch.setattr(module, "make_venv", make_venv)
    monkeypatch.setattr(module, "pip", lambda python, *words: module.done.append(words[-1]))
    yield module


def test_the_environment_is_made_once(run: ModuleType) -> None:
    run.venv("proofs", "lab")
    run.venv("lab")
    run.venv("proofs", "lab")
    assert run.done == ["venv", ".[lab,proofs]"]


def test_a_further_extra_is_added_to_the_same_environment(run: ModuleType) -> None:
    run.venv("proofs")
    run.venv("dev")
    run.venv("proofs", "dev")
    assert run.done == ["venv", ".[proofs]", ".[dev,proofs]"]


def test_a_changed_pyproject_is_installed_again(run: ModuleType) -> None:
    run.venv("proofs")
    (run.ROOT / "pyproject.toml").write_text("[project]\nname = 'other'\n", "utf-8")
    run.venv("proofs")
    assert run.done == ["venv", ".[proofs]", ".[proofs]"]


def test_an_interrupted_installation_is_made_anew(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(python: Path, *words: str) -> None:
        raise KeyboardInterrupt

    well = run.pip
    run.venv("proofs")
    monkeypatch.setattr(run, "pip", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.venv("dev")
    monkeypatch.setattr(run, "pip", well)
    run.venv("dev")
    assert run.done == ["venv", ".[proofs]", "venv", ".[dev]"]


@pytest.mark.parametrize("stamp", ["", "[]", "{}", '{"python": "2.7.18"}'])
def test_a_stamp_that_tells_nothing_is_none(run: ModuleType, stamp: str) -> None:
    run.venv("proofs")
    run.STAMP.write_text(stamp, "utf-8")
    run.venv("proofs")
    assert run.done.count("venv") == 2


def test_another_python_or_another_place_makes_another_environment(run: ModuleType) -> None:
    run.venv("proofs")
    for name in ("python", "root"):
        told = json.loads(run.STAMP.read_text("utf-8"))
        run.STAMP.write_text(json.dumps(told | {name: "elsewhere"}), "utf-8")
        run.venv("proofs")
    assert run.done.count("venv") == 3


@pytest.mark.parametrize(
    "said",
    [
        "NewConnectionError('<pip._vendor...>: Failed to establish a new connection: [Errno -2] Name or service')",
        "ERROR: Could not find a version that satisfies the requirement numpy>=2.0 (from versions: none)",
        "socket.gaierror: [Errno -3] Temporary failure in name resolution",
        "ProxyError('Cannot connect to proxy.', OSError(...))",
        "[Errno 11001] getaddrinfo failed",
    ],
)
def test_no_network_is_recognised(run: ModuleType, said: str) -> None:
    assert run.OFFLINE.search(said)
    assert not run.OFFLINE.search("ERROR: No matching distribution found for numpy>=99 (from versions: 1.0, 2.0)")


def test_pip_without_an_index_says_so_in_one_line(tmp_path: Path) -> None:
    program = (
        "import run, sys\nfrom pathlib import Path\n"
        "try:\n    run.pip(Path(sys.executable), '--no-index', '--dry-run', 'no-such-package-of-teorema')\n"
        "except run.Stop as stop:\n    print(stop)\n"
    )
    kept = {"PYTHONPATH": str(ROOT), "TEOREMA_LANG": "es", "PIP_CONFIG_FILE": str(tmp_path / "none"), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", env=kept)
    assert "pip no llega a ningún índice de paquetes" in done.stdout, done.stderr


def test_an_old_python_is_refused_in_one_line(run: ModuleType) -> None:
    text = (ROOT / "run.py").read_text("utf-8")
    program = "import sys\nsys.version_info = (3, 8, 10)\n" + text
    done = subprocess.run(
        [sys.executable, "-c", program.replace("__file__", "'run.py'")], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert re.fullmatch(r"run\.py: needs Python 3\.11 or later, this is 3\.8.*\n", done.stderr)


def test_it_lives_on_the_standard_library_and_no_shell() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names
    words = [keyword.arg for node in ast.walk(tree) if isinstance(node, ast.Call) for keyword in node.keywords]
    assert "shell" not in words
    assert "os.system" not in ast.unparse(tree)


def test_an_unknown_command_is_misuse() -> None:
    for words, code in (([], 0), (["--help"], 0), (["cuorse"], 2)):
        done = subprocess.run([sys.executable, str(ROOT / "run.py"), *words], capture_output=True, text=True)
        assert done.returncode == code
        assert "course" in done.stdout + done.stderr


def test_the_makefile_only_calls_run_py() -> None:
    recipes = re.findall(r"^\t@?(.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipes
    assert all("run.py" in line or "sys.version_info" in line for line in recipes)


def test_the_interpreters_are_found_lowest_first(run: ModuleType) -> None:
    found = run.interpreters()
    assert found == sorted(found)
    assert sys.version_info[:2] in [version for version, _ in found]
    assert all(version >= (3, 11) for version, _ in found)
