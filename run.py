"""Everything one does with the project, with nothing but Python 3.11 or later: `python run.py course`.

course    check the theorems, build the site in both languages, serve it on this machine
test      the whole suite (--quick: checks in the quick profile, slow tests left out); further words go to pytest
site      build the site with warnings as errors       bench   the benchmarks
lint      ruff and mypy, as the pre-commit hooks do    browser the site in a real browser
wheel     the package as it is published               tour    the wheel alone, in a clean environment elsewhere
lowest    the suite on the lowest versions declared    pythons the interpreters found, lowest first

On Windows: `py run.py course`. One environment, `.venv`, made on the first call; its stamp is written
last, so what was interrupted is made anew.
"""

import hashlib
import io
import json
import locale
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LOWEST = (3, 11)
if sys.version_info < LOWEST:
    sys.exit("run.py: needs Python 3.11 or later, this is %d.%d: make ... PYTHON=python3.11" % sys.version_info[:2])  # noqa: UP031 (an old Python must still read this line)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "teorema-stamp.json"
LEDGER = ROOT / "build" / "ledger.json"
BASE = ("lab", "proofs", "site")
OFFLINE = re.compile(
    r"NewConnectionError|ConnectTimeout|ProxyError|name resolution|getaddrinfo failed|Network is unreachable"
    r"|from versions: none|Connection refused|ReadTimeout"
)


class Stop(Exception):
    """What ends the run: one line that says what to do, and the exit code."""

    def __init__(self, line: str, code: int = 1) -> None:
        super().__init__(line)
        self.code = code


def language() -> str:
    """The reader's language, as the command line finds it: TEOREMA_LANG, else the locale, else English."""
    named = os.environ.get("TEOREMA_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    named = named or locale.getlocale()[0] or ""
    return "es" if re.match(r"(es|spanish)([_.@-]|$)", named, re.IGNORECASE) else "en"


def chosen(en: str, es: str) -> str:
    """The sentence in the reader's language."""
    return es if language() == "es" else en


def say(en: str, es: str) -> None:
    """One line on what happens now."""
    print(f"teorema: {chosen(en, es)}", flush=True)


def heard(*command: str) -> str:
    """What a short program prints, or nothing where it is missing or fails."""
    try:
        done = subprocess.run(command, env=environment(), capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def environment() -> dict[str, str]:
    """What every program of ours sees: nothing of the machine's own packages, UTF-8, no window for pictures."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}}
    return kept | {"PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1", "MPLBACKEND": "Agg"}


def bin_of(venv: Path, name: str = "python") -> Path:
    """A program of an environment, on this system."""
    return venv / ("Scripts" if os.name == "nt" else "bin") / (name + (".exe" if os.name == "nt" else ""))


def call(*command: object, cwd: Path = ROOT, **extra: str) -> int:
    """Run a program in the foreground and give its exit code."""
    return subprocess.run([str(part) for part in command], cwd=cwd, env=environment() | extra).returncode


def need(*command: object, cwd: Path = ROOT, **extra: str) -> None:
    """Run a program that must succeed."""
    code = call(*command, cwd=cwd, **extra)
    if code:
        named = " ".join(Path(str(part)).name if os.sep in str(part) else str(part) for part in command)
        raise Stop(chosen(f"failed ({code}): {named}", f"falló ({code}): {named}"), 1)


def make_venv(folder: Path, python: str = getattr(sys, "_base_executable", sys.executable)) -> None:
    """An empty environment in a folder, in place of whatever stands there."""
    if folder.exists():
        shutil.rmtree(folder)
    if subprocess.run([python, "-m", "venv", str(folder)], env=environment(), capture_output=True).returncode:
        raise Stop(
            chosen(
                "this Python cannot make environments: install its venv package (Debian: apt install python3-venv)",
                "este Python no puede crear entornos: falta su paquete venv (Debian: apt install python3-venv)",
            )
        )


def pip(python: Path, *args: object) -> None:
    """Install with pip, the package of the moment on one line; a failure says whether the network is why."""
    command = [python, "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar=off", *args]
    words = [str(part) for part in command]
    lines: list[str] = []
    terminal, wide = sys.stdout.isatty(), min(shutil.get_terminal_size().columns, 100) - 1
    with subprocess.Popen(
        words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        for raw in process.stdout:
            line = raw.decode("utf-8", "replace").rstrip()
            if "is ignored: it is neither" not in line:
                lines.append(line)
            if terminal and line:
                print("\r" + f"  {line.strip()}"[:wide].ljust(wide), end="", flush=True)
            elif line.startswith("Installing collected"):
                print(f"  pip: {line.count(',') + 1} packages", flush=True)
    if terminal:
        print("\r" + " " * wide + "\r", end="", flush=True)
    if process.returncode:
        print("\n".join(lines[-12:]), file=sys.stderr)
        if OFFLINE.search("\n".join(lines)):
            raise Stop(
                chosen(
                    "pip reaches no package index: check the network (or the proxy) and run the same command again",
                    "pip no llega a ningún índice de paquetes: revisar la red (o el proxy) y repetir el mismo comando",
                )
            )
        raise Stop(chosen("pip failed; its last lines stand above", "pip falló; arriba están sus últimas líneas"))


def stamped() -> dict[str, object]:
    """What the environment was made from, or nothing where it is missing or half made."""
    try:
        found = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and bin_of(VENV).exists() else {}


def venv(*extras: str) -> Path:
    """The Python of `.venv` with at least these extras installed, made or completed where needed."""
    here: dict[str, object] = {"python": sys.version.split()[0], "root": str(ROOT)}
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    found = stamped()
    fresh = found.items() >= here.items()
    had = set(str(found.get("extras", "")).split()) if fresh else set()
    if fresh and found.get("pyproject") == project and had >= set(extras):
        return bin_of(VENV)
    start = time.monotonic()
    wanted = sorted(had | set(extras))
    if not fresh:
        version = here["python"]
        say(f"making the environment .venv, Python {version}", f"se crea el entorno .venv, Python {version}")
        make_venv(VENV)
    STAMP.unlink(missing_ok=True)
    names = ", ".join(wanted)
    say(f"installing packages for: {names} (takes minutes)", f"se instalan paquetes para: {names} (tarda minutos)")
    pip(bin_of(VENV), "-e", f".[{','.join(wanted)}]")
    half = STAMP.with_suffix(".half")
    half.write_text(json.dumps(here | {"pyproject": project, "extras": " ".join(wanted)}), "utf-8")
    half.replace(STAMP)
    seconds = f"{time.monotonic() - start:.0f} s"
    say(f"environment ready ({seconds})", f"entorno listo ({seconds})")
    return bin_of(VENV)


def course(args: list[str]) -> None:
    """Check the theorems in the quick profile, build the site, serve it."""
    python = venv(*BASE)
    start = time.monotonic()
    say("step 1 of 3: checking the theorems", "paso 1 de 3: se verifican los teoremas")
    check(python, "quick", "proofs_tests")
    say("step 2 of 3: building the site, en and es", "paso 2 de 3: se construye el sitio, en y es")
    need(python, "-m", "teorema.tools.site", "build", "--out", "build/site")
    seconds = f"{time.monotonic() - start:.0f} s"
    say(f"step 3 of 3: serving (all ready after {seconds})", f"paso 3 de 3: se sirve el sitio (listo en {seconds})")
    need(python, "-m", "teorema.tools.cli", "site", *args)


def check(python: Path, profile: str, *args: str) -> None:
    """Run pytest with the evidence of the run written to the ledger."""
    LEDGER.parent.mkdir(exist_ok=True)
    need(python, "-m", "pytest", "-n", "2", "-q", "--evidence-ledger", LEDGER, "--evidence-profile", profile, *args)


def test(args: list[str]) -> None:
    """The whole suite: tests, doctests, the README tour and the checks of the theorems."""
    python = venv(*BASE)
    quick = "--quick" in args
    rest = [one for one in args if one != "--quick"]
    say("running the whole suite on two processes", "se ejecuta la suite completa en dos procesos")
    check(python, "quick" if quick else "thorough", *(["--quick"] if quick else []), *rest)


def site(args: list[str]) -> None:
    """Build the site, warnings as errors; an open statement or a stale ledger fails it."""
    need(venv(*BASE), "-m", "teorema.tools.site", "build", "--out", "build/site", *args)


def bench(args: list[str]) -> None:
    """Every program benchmarks/bench_*.py, or those named."""
    python = venv(*BASE)
    for program in sorted((ROOT / "benchmarks").glob("bench_*.py")):
        if not args or program.stem in args:
            say(program.stem, program.stem)
            need(python, program)


def lint(args: list[str]) -> None:
    """ruff and mypy: the same calls as the pre-commit hooks."""
    python = venv(*BASE, "dev")
    need(python, "-m", "ruff", "check", *(args or ["."]))
    need(python, "-m", "mypy")


def browser(args: list[str]) -> None:
    """The tests marked `browser`, on the site in build/site."""
    need(venv(*BASE, "dev"), "-m", "pytest", "tests", "-q", "-m", "browser", "--browser", *args)


def wheel(args: list[str]) -> Path:
    """The wheel, alone in dist/."""
    python = venv(*BASE)
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    say("building the wheel", "se construye el wheel")
    need(python, "-m", "pip", "wheel", "-q", "--disable-pip-version-check", "--no-deps", "-w", "dist", ".", *args)
    (built,) = (ROOT / "dist").glob("teorema-*.whl")
    return built


def tour(args: list[str]) -> None:
    """The wheel in a clean environment elsewhere: the README tour, `verify` without and with the extra proofs."""
    built = wheel([])
    with tempfile.TemporaryDirectory(prefix="teorema tour ") as folder:
        place = Path(folder).resolve()
        make_venv(place / "venv")
        python = bin_of(place / "venv")
        say("the tour of the README from the wheel", "el recorrido del README desde el wheel")
        pip(python, built)
        shutil.copy(ROOT / "README.md", place)
        shutil.copy(ROOT / "tests" / "cli" / "tour.py", place)
        need(python, "tour.py", "README.md", cwd=place)
        if call(bin_of(place / "venv", "teorema"), "verify", cwd=place) != 2:
            raise Stop("teorema verify without the extra proofs: must end with exit code 2")
        say("all checks from the wheel", "todas las verificaciones desde el wheel")
        pip(python, f"{built}[proofs]")
        home = {"XDG_CACHE_HOME": str(place / "cache"), "LOCALAPPDATA": str(place / "cache")}
        need(bin_of(place / "venv", "teorema"), "verify", cwd=place, **home)
        need(bin_of(place / "venv", "teorema"), "course", cwd=place, **home)


def lowest(args: list[str]) -> None:
    """The suite of the towers and the checks on the lowest versions that pyproject.toml declares."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [*project["dependencies"], *extras["lab"], *extras["proofs"]]
    with tempfile.TemporaryDirectory(prefix="teorema lowest ") as folder:
        place = Path(folder)
        constraints = place / "lowest.txt"
        constraints.write_text("\n".join(line.replace(">=", "==") for line in declared), "utf-8")
        make_venv(place / "venv")
        python = bin_of(place / "venv")
        versions = ", ".join(declared)
        say(f"installing the lowest versions: {versions}", f"se instalan las versiones mínimas: {versions}")
        pip(python, "-c", constraints, "-e", ".[lab,proofs]")
        rooms = [f"tests/{room}" for room in ("ground", "numeric", "symbolic") if (ROOT / "tests" / room).is_dir()]
        ledger = ("--evidence-ledger", place / "ledger.json")
        need(python, "-m", "pytest", "-n", "2", "-q", "--quick", *ledger, "proofs_tests", *rooms, *args)


def interpreters() -> list[tuple[tuple[int, int], str]]:
    """Every Python from 3.11 on that this machine can start, lowest first: from PATH, pyenv, the Windows launcher."""
    minors = range(LOWEST[1], LOWEST[1] + 10)
    tried = [sys.executable, *(shutil.which(f"python3.{minor}") or "" for minor in minors)]
    for line in heard(shutil.which("pyenv") or "pyenv", "versions", "--bare").split():
        prefix = heard("pyenv", "prefix", line).strip() if line.startswith("3.") else ""
        tried.append(str(Path(prefix, "bin", "python")) if prefix else "")
    tried += [line.split(maxsplit=1)[-1].lstrip("* ") for line in heard("py", "-0p").splitlines() if line.strip()]
    found: dict[tuple[int, int], str] = {}
    for python in filter(None, tried):
        told = heard(python, "-c", "import sys, venv, ensurepip; print(*sys.version_info[:2])").split()
        if len(told) == 2 and tuple(map(int, told)) >= LOWEST:
            found.setdefault((int(told[0]), int(told[1])), python)
    return sorted(found.items())


def pythons(args: list[str]) -> None:
    """The interpreters, one a line: version and command."""
    for (major, minor), python in interpreters():
        print(f"{major}.{minor} {python}")


COMMANDS = {one.__name__: one for one in (course, test, site, bench, lint, browser, wheel, tour, lowest, pythons)}


def main(words: list[str]) -> int:
    """Run one command and give its exit code; nothing ends in a traceback."""
    if not words or words[0] not in COMMANDS:
        print(__doc__, file=sys.stderr if words else sys.stdout)
        return 2 if words and words[0] not in {"-h", "--help", "help"} else 0
    try:
        COMMANDS[words[0]](words[1:])
    except Stop as stop:
        print(f"run.py: {stop}", file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        say("stopped; the same command goes on from here", "detenido; el mismo comando continúa desde aquí")
        return 130
    except OSError as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
