"""A bar of progress for people, nothing for pipes, and a stop that leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from layout_tool.cli.speech import Ticker
from layout_tool.resources import layout_dir

SAMPLE = layout_dir() / "sample-edition"


class Terminal:
    """Takes the place of standard error."""

    def __init__(self, *, terminal: bool) -> None:
        self.said = ""
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def write(self, text: str) -> int:
        self.said += text
        return len(text)

    def flush(self) -> None:
        pass


def test_a_bar_grows_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    show = Ticker(quiet=False)
    for done in range(5):
        show("pdf", done, 4)
    bars = [bar.count("#") for bar in terminal.said.split("\r") if bar]
    assert bars == sorted(bars)
    assert (bars[0], bars[-1]) == (0, 30)
    assert terminal.said.count("\n") == 1
    assert "4/4" in terminal.said


def test_nothing_is_shown_where_no_one_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Terminal(terminal=False)
    monkeypatch.setattr(sys, "stderr", pipe)
    Ticker(quiet=False)("pdf", 1, 4)
    assert pipe.said == ""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "killed"])
def test_an_export_stopped_among_its_pictures_leaves_no_file_and_no_process(
    tmp_path: Path, how: signal.Signals
) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    out.mkdir()
    words = ["export", str(SAMPLE), "-o", str(out / "page.pdf")]
    process = subprocess.Popen(
        [sys.executable, "-c", "from layout_tool.cli import main; main()", *words],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "XDG_CACHE_HOME": str(cache)},
    )  # fmt: skip
    wait(lambda: bool(children(process.pid)))
    helpers = children(process.pid)
    process.send_signal(how)
    _, said = process.communicate(timeout=30)
    assert process.returncode == (130 if how is signal.SIGINT else -how)
    assert "Traceback" not in said
    assert list(out.iterdir()) == []
    wait(lambda: not any(map(alive, helpers)))
    if how is signal.SIGINT:
        assert not list(cache.rglob("*.part"))


def wait(until: object, most: float = 20) -> None:
    """Wait until something is so."""
    assert callable(until)
    patience = time.monotonic() + most
    while not until():
        assert time.monotonic() < patience
        time.sleep(0.01)


def children(pid: int) -> list[int]:
    """Return the helpers that a process has started."""
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        found = [n for task in tasks for n in (task / "children").read_text().split()]
    except OSError:
        return []
    return [int(n) for n in found if "layout_tool.pdf.helper" in command(int(n))]


def command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def alive(pid: int) -> bool:
    return "layout_tool.pdf.helper" in command(pid)
