"""The program is killed at a random moment of an evening; hardly anything is lost.

Three times here; ``LAYOUT_TOOL_KILLS=50 python tasks.py test tests/walks/test_killed.py -s`` does
it fifty times and prints the figures.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from layout_tool.files import open_edition, recover, recoverable, save_edition
from layout_tool.model import Edition, GridBox, StoryFrame
from tests.support.desk import edition_of, story_of

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("LAYOUT_TOOL_KILLS", "3"))
LONGEST_S = 6.0 if KILLS > 3 else 3.0
"""How long the editor works at most; autosaves come every 0.6 s, soon from a process of its own."""
MOST_S = 2.0
PATIENCE_S = 60.0


def _typed(edition: Edition) -> int:
    """Return the last number that was typed, of which none before is missing."""
    text = edition.stories["ferry"].body[0].text
    numbers = [int(found) for found in re.findall("〔(\\d+)〕", text)]
    assert numbers == list(range(1, len(numbers) + 1)), "an edit in between is missing"
    return len(numbers)


def _log(file: Path) -> list[float]:
    """Return when each edit was made; a line that was being written does not count."""
    text = file.read_text("utf-8") if file.exists() else ""
    return [float(line.split()[1]) for line in text.splitlines(keepends=True) if "\n" in line]


def _kill_once(edition: Path, log: Path, seed: int) -> float:
    """Let an editor work, kill the program, and return how many seconds of work are lost."""
    command = [sys.executable, "-m", "tests.walks.typing_until_killed", str(edition), str(log)]
    editor = subprocess.Popen([*command, str(seed)], cwd=ROOT, stderr=subprocess.DEVNULL)
    started = time.time()
    while not _log(log):
        assert time.time() - started < PATIENCE_S, "the window did not come"
        assert editor.poll() is None, "the program ended by itself"
        time.sleep(0.05)
    time.sleep(random.Random(seed).uniform(0.0, LONGEST_S))
    assert editor.poll() is None, "the program ended by itself"
    killed = time.time()
    editor.kill()
    editor.wait()
    saved = open_edition(edition)
    snapshots = recoverable(edition)
    found = recover(snapshots[0], edition) if snapshots else saved
    made, kept = _log(log), _typed(found)
    return max(killed - made[kept], 0.0) if kept < len(made) else 0.0


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_program_loses_no_more_than_two_seconds(seed: int, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    frames = (StoryFrame("lead", GridBox(0, 4, 3, 40), "ferry"),)
    save_edition(edition_of(story_of("ferry", 2, 1), frames=frames), folder)
    lost = _kill_once(folder, tmp_path / "log.txt", seed)
    print(f"killed {seed}: {lost:.2f} s lost")
    assert lost <= MOST_S
