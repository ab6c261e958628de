"""Everything the project is asked to do, by one script that needs nothing but Python.

    python tasks.py run        make the environment, set the sample edition, say where the PDF is
    python tasks.py test       make the environment and run all tests on all cores; more words go
                               to pytest instead, which then runs in one process
    python tasks.py setup      make the environment only
    python tasks.py check      linters, types, walls, generated files, tests
    python tasks.py bench      benchmarks (more words go to pytest)
    python tasks.py refs       rewrite the tests' reference files and the generated pages
    python tasks.py pictures   draw the pictures of the README anew

The environment is the folder .venv beside this file. It is made once, and brought up to date when
pyproject.toml changed. Works alike on Linux, macOS and Windows.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "layout-tool-stamp.json"
OLDEST = (3, 11)
SAMPLE = Path("layouts", "sample-edition")
SAMPLE_PDF = Path("out", "sample-edition.pdf")

UNICODE_PACKAGE = "unicode-data"
UNICODE_FOLDERS = (Path("/usr/share/unicode"), Path("/usr/share/unicode/ucd"))
"""Unicode's own test files, which some tests read where they are installed."""

ON_ALL_CORES = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")
"""For all tests: up to four processes of some 500 MB; a file's tests stay in one, in order."""

ENVIRON = {**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
"""UTF-8 mode, so that a folder with a Chinese name works on Windows too."""


class StepError(Exception):
    """A step that cannot go on; its text tells the reader what to do."""


def say(text: str) -> None:
    """Print a step's line before the output of what it starts."""
    print(f"==> {text}", flush=True)


def call(*command: str | Path, **environ: str) -> int:
    """Run a command in the project's folder with its output shown; return its exit code."""
    return subprocess.call([str(word) for word in command], cwd=ROOT, env={**ENVIRON, **environ})


def must(what: str, *command: str | Path) -> None:
    """Run a command.

    :raises StepError: with ``what`` went wrong when its exit code is not 0.
    """
    code = call(*command)
    if code:
        raise StepError(f"{what} (exit code {code}; the lines above say why).")


# The environment


def require_python() -> None:
    """Raise StepError when this Python is too old, naming a newer one that is installed."""
    if sys.version_info >= OLDEST:
        return
    here = ".".join(map(str, sys.version_info[:3]))
    newer = next((f"python3.{n}" for n in range(15, 10, -1) if shutil.which(f"python3.{n}")), None)
    remedy = (
        f"A newer one is installed: type  {newer} tasks.py {' '.join(sys.argv[1:])}"
        if newer
        else "Install Python 3.11 or newer and start this command with it."
    )
    raise StepError(f"Layout Tool needs Python 3.11 or newer; this is {here}. {remedy}")


def make_environment(extra: str = "") -> None:
    """Make .venv with the project and its dependencies, or bring it up to date.

    :raises StepError: when Python lacks venv or a package cannot be installed.
    """
    require_python()
    wanted = {"pyproject": _digest(ROOT / "pyproject.toml"), "python": list(sys.version_info[:2])}
    have = _read_stamp()
    if have.get("python") not in (None, wanted["python"]) or not _has_pip():
        have = {}
        _make_venv()
    fresh = all(have.get(key) == value for key, value in wanted.items())
    extras = set(have.get("extras", [])) if fresh else set()
    if fresh and (not extra or extra in extras):
        return
    say("Installing Layout Tool and what it needs (some 150 MB the first time)")
    STAMP.unlink(missing_ok=True)
    project = f"{ROOT}[{extra}]" if extra else str(ROOT)
    must("Installing failed", PYTHON, "-m", "pip", "install", "--editable", project)
    wanted["extras"] = sorted(extras | ({extra} if extra else set()))
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_stamp() -> dict[str, object]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _has_pip() -> bool:
    if not PYTHON.exists():
        return False
    quiet = subprocess.run(
        [str(PYTHON), "-m", "pip", "--version"], capture_output=True, env=ENVIRON, check=False
    )
    return quiet.returncode == 0


def _make_venv() -> None:
    package = f"python3.{sys.version_info[1]}-venv"
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        install_system_packages([package], "Python's venv module is missing")
        if subprocess.run(probe, capture_output=True, check=False).returncode:
            raise StepError(f"Python's venv module is missing. Type:  {_install_line([package])}")
    say(f"Making {VENV}")
    must("The environment could not be made", sys.executable, "-m", "venv", "--clear", VENV)


# What the system must have: libraries for Qt, Unicode's files for some tests


def see_to_libraries(system: str, *, needed: bool) -> None:
    """Install, or name, the system's libraries that Qt needs for ``system`` (offscreen, x11).

    :raises StepError: when they are ``needed`` now and cannot be installed.
    """
    missing = missing_libraries(system)
    if not missing:
        return
    install_system_packages(sorted(set(missing.values())), "Qt needs libraries of the system")
    missing = missing_libraries(system)
    if not missing:
        return
    line = _install_line(sorted(set(missing.values())), sorted(missing))
    if needed:
        raise StepError(f"The tests of the window need libraries of the system. Type:  {line}")
    say(f"All but the window works. For the window, type:  {line}")


def see_to_unicode() -> None:
    """Install Unicode's own test files where that is possible; without them a few tests skip."""
    if "LAYOUT_TOOL_UNICODE" in os.environ or any(
        (folder / "LineBreak.txt").is_file() for folder in UNICODE_FOLDERS
    ):
        return
    install_system_packages([UNICODE_PACKAGE], "Unicode's own test files are not here")


def missing_libraries(system: str) -> dict[str, str]:
    """Return library → Debian package of what Qt would miss here; the program knows the list."""
    if not sys.platform.startswith("linux"):
        return {}
    question = (
        "import json; from layout_tool.editor.qt import libraries as l; "
        f"want = {{**l.BASE, **(l.X11 if {system!r} == 'x11' else {{}})}}; "
        f"missing = set(l.missing_packages({system!r})); "
        "print(json.dumps({name: p for name, p in want.items() if p in missing}))"
    )
    answer = subprocess.run(
        [str(PYTHON), "-c", question], capture_output=True, text=True, env=ENVIRON, check=True
    )
    found: dict[str, str] = json.loads(answer.stdout)
    return found


def install_system_packages(packages: list[str], why: str) -> None:
    """Install Debian packages when this is root on a Debian-like system; do nothing elsewhere."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    say(f"{why}; installing {' '.join(packages)} with apt-get")
    apt = ("apt-get", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20")
    call(*apt, "update", "-q")
    call(
        *apt, "install", "-q", "-y", "--no-install-recommends", "--no-upgrade", *packages,
        DEBIAN_FRONTEND="noninteractive",
    )  # fmt: skip


def _install_line(packages: list[str], libraries: list[str] | None = None) -> str:
    """Return the one line to type on this system; dnf and zypper take libraries by name."""
    if shutil.which("apt-get") is None and libraries:
        for tool in ("dnf", "zypper"):
            if shutil.which(tool):
                names = " ".join(shlex.quote(f"{name}()(64bit)") for name in libraries)
                return f"sudo {tool} install -y {names}"
        return f"your system's command to install {' '.join(libraries)}"
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


# The verbs


def setup(_words: list[str]) -> int:
    """Make the environment for work on the project."""
    make_environment("dev")
    see_to_libraries("x11", needed=False)
    say(f"Ready: {BIN}")
    return 0


def run(_words: list[str]) -> int:
    """Make the environment and set the sample edition."""
    make_environment()
    see_to_libraries("x11", needed=False)
    say("Setting the sample edition")
    (ROOT / SAMPLE_PDF).parent.mkdir(exist_ok=True)
    must(
        "The sample edition was not set",
        BIN / "layout-tool", "export", SAMPLE, "-o", SAMPLE_PDF,
    )  # fmt: skip
    say(f"Open it in the window with:  {(BIN / 'layout-tool').relative_to(ROOT)} open {SAMPLE}")
    say(f"The PDF is here: {ROOT / SAMPLE_PDF}")
    return 0


def test(words: list[str]) -> int:
    """Run all tests, those of the window offscreen, or what ``words`` tell pytest to run."""
    make_environment("dev")
    see_to_libraries("offscreen", needed=True)
    see_to_unicode()
    say("Running the tests")
    return call(PYTHON, "-m", "pytest", *(words or ON_ALL_CORES))


def lint(_words: list[str]) -> int:
    """Style, types, walls between the rooms, generated files; without the tests."""
    make_environment("dev")
    steps: dict[str, tuple[str | Path, ...]] = {
        "Style": (PYTHON, "-m", "ruff", "check", "."),
        "Form": (PYTHON, "-m", "ruff", "format", "--check", "."),
        "Types": (PYTHON, "-m", "mypy"),
        "Walls": (BIN / "lint-imports", "--no-cache"),
        "Generated pages": (PYTHON, Path("tools", "make_reference_pages.py"), "--check"),
    }
    failed = []
    for name, command in steps.items():
        say(name)
        if call(*command):
            failed.append(name)
    if failed:
        raise StepError(f"To mend: {', '.join(failed)}.")
    return 0


def check(words: list[str]) -> int:
    """Run the linters, then the tests; both always run."""
    try:
        lint([])
    except StepError as failure:
        code = test(words)
        raise StepError(f"{failure} Tests: exit code {code}.") from failure
    return test(words)


def bench(words: list[str]) -> int:
    """Run the benchmarks; ``words`` go to pytest."""
    make_environment("dev")
    see_to_libraries("offscreen", needed=True)
    return call(
        PYTHON,
        "-m",
        "pytest",
        "benchmarks",
        "--benchmark-columns=min,median,max,rounds",
        "--benchmark-time-unit=ms",
        *words,
    )


def refs(words: list[str]) -> int:
    """Rewrite reference files and generated pages, showing what changed."""
    make_environment("dev")
    must(
        "The generated pages were not written",
        PYTHON, Path("tools", "make_reference_pages.py"),
    )  # fmt: skip
    return call(PYTHON, "-m", "pytest", "tests/reference", "--update-refs", "-rA", *words)


def pictures(_words: list[str]) -> int:
    """Draw the README's pictures: a made page and the window."""
    make_environment("dev")
    see_to_libraries("offscreen", needed=True)
    return call(PYTHON, Path("tools", "make_readme_pictures.py"))


VERBS = {f.__name__: f for f in (run, test, setup, check, lint, bench, refs, pictures)}


def main(words: list[str]) -> int:
    """Do what the first word asks; return the exit code."""
    if not words or words[0] not in VERBS:
        print(__doc__)
        return 0 if words in (["-h"], ["--help"], ["help"]) else 2
    try:
        return VERBS[words[0]](words[1:])
    except StepError as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
