"""The program under an X server: real presses and keys place a story and type in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layout_tool.files import open_edition, save_edition
from layout_tool.model import StoryFrame
from tests.support.desk import edition_of, story_of

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
PATIENCE_S = 60.0
TYPED = "mabc"
"""Letters that every keyboard has; M would take up the box tool if it were no text."""

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own, on a number that it finds itself."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x920x24", "-nolisten", "tcp"],
        pass_fds=(writing,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as stream:
        number = stream.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


class Screen:
    """The program on the display, and the hand at the mouse and the keys."""

    def __init__(self, display: str, edition: Path, folder: Path) -> None:
        self.places = folder / "places.json"
        home = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        self.env = {**os.environ, **home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.walks.on_display", str(edition), str(self.places)]
        self.said = folder / "said.txt"
        with self.said.open("w", encoding="utf-8") as said:
            self.program = subprocess.Popen(command, cwd=ROOT, env=self.env, stderr=said)

    def hand(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self.env, check=True, timeout=30)

    def until(self, is_so: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Wait until what the program tells of itself is so."""
        last = time.monotonic() + PATIENCE_S
        while time.monotonic() < last:
            assert self.program.poll() is None, self.said.read_text("utf-8")
            told = json.loads(self.places.read_text("utf-8")) if self.places.exists() else {}
            if told and is_so(told):
                return dict(told)
            time.sleep(0.1)
        raise AssertionError(f"never came: {told}")

    def at_rest(self, is_so: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Wait until it is so and nothing moves any more."""
        last: dict[str, Any] = {}
        while last != (last := self.until(is_so)):
            time.sleep(0.6)
        return last

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.hand("mousemove", *start, "sleep", 0.2, "mousedown", 1, "sleep", 0.1)
        for step in range(1, 11):
            x, y = (round(a + (b - a) * step / 10) for a, b in zip(start, end, strict=True))
            self.hand("mousemove", x, y, "sleep", 0.05)
        self.hand("sleep", 0.2, "mouseup", 1)


def test_a_story_is_dragged_onto_the_page_and_typed_in(display: str, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    save_edition(edition_of(story_of("ferry", 3, 1), story_of("market", 2)), folder)
    screen = Screen(display, folder, tmp_path)
    try:
        told = screen.at_rest(lambda now: len(now["stories"]) == 2)
        screen.drag(told["stories"][0], told["cell"])
        told = screen.at_rest(lambda now: now["frames"])
        (place,) = told["frames"].values()
        screen.hand("mousemove", *place, "sleep", 0.2, "click", "--repeat", 2, "--delay", 60, 1)
        screen.until(lambda now: now["editing"])
        screen.hand("type", "--delay", 60, TYPED)
        screen.hand("sleep", 0.3, "key", "ctrl+s")
        screen.until(lambda now: not now["modified"])
    finally:
        screen.program.terminate()
        screen.program.wait()
    edition = open_edition(folder)
    (frame,) = edition.pages[0].frames
    assert isinstance(frame, StoryFrame)
    story = edition.stories[frame.story]
    assert any(TYPED in text for text in (story.headline, *(p.text for p in story.body)))
