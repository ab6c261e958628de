"""What an editor waits for at the window: start, keystroke, drag, page turn; and memory.

A figure is from the event to the painted window (all that the event made dirty), on the sample
edition's pages sixteen or sixty-four times over. Nothing is asserted, for a machine may be busy;
so beside some figures stands their ratio to something measured in the same run.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from tests.editor.qt.window_hands import WindowHands

from benchmarks.conftest import Figure, saved, sixteen
from layout_tool.editor.qt.app import make_window
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.tidying import Tidying
from layout_tool.model import Edition, Position, StoryFrame

ROUNDS = 60
STARTS = 5
_BARE = "import numpy, uharfbuzz, yaml, PySide6.QtWidgets, time; print(time.monotonic())"
"""What any program of this kind loads before it does anything."""
_CHILD = """
import gc, resource, sys, time
gc.disable()  # as editor.run does
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from layout_tool.editor.qt.app import make_window
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.tidying import Tidying
app = QApplication([])
window = make_window(app, Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat)))
tidying = Tidying(window)
window.show()
app.processEvents()
assert window.open(Path(sys.argv[1]))
window.canvas.view.repaint()
print(time.monotonic())
tidying.begin()
if "all" in sys.argv:
    for page in window.edition.pages:
        window.go_to(page.id)
        window.canvas.view.repaint()
        app.processEvents()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
window.keeping.stop()
window.close()
"""
_WATCHED = """
import gc, sys, time
gc.disable()  # as editor.run does
from pathlib import Path
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from layout_tool.editor.qt.app import make_window
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.tidying import Tidying
app = QApplication([])
window = make_window(app, Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat)))
tidying = Tidying(window)
window.resize(1600, 1000)
window.show()

def run(ms):
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()

run(300)
tidying.begin()
beats = [(time.monotonic(), time.thread_time())]
beat = QTimer()
beat.setInterval(10)
beat.timeout.connect(lambda: beats.append((time.monotonic(), time.thread_time())))
beat.start()
start = time.monotonic()
window.open_soon(Path(sys.argv[1]))
while window.desk is None:
    run(20)
print(time.monotonic())
print(time.monotonic() - start)
run(8000)
pairs = list(zip(beats, beats[1:]))
print(max(b[0] - a[0] for a, b in pairs) * 1000)
print(max(b[1] - a[1] for a, b in pairs) * 1000)
sys.stdout.flush()
window.keeping.stop()
window.close()
"""
"""Opens an edition while a clock ticks in the event loop.

Prints when it was open, how long that took (s), and the longest time between two ticks (ms): as the
clock has it, and as the processor has it.
"""


@pytest.fixture(scope="module")
def hands(sixteen_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WindowHands]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    file = tmp_path_factory.mktemp("settings") / "settings.ini"
    window = make_window(app, Settings(QSettings(str(file), QSettings.Format.IniFormat)))
    tidying = Tidying(window)
    window.resize(1600, 1000)
    window.show()
    assert window.open(sixteen_folder)
    tidying.begin()
    QTest.qWait(2000)
    yield WindowHands(window)
    window.keeping.stop()
    window.close()


def lead(hands: WindowHands) -> StoryFrame:
    """The frame of the page's longest story."""
    page = hands.desk.shown.page(hands.page)
    frames = [f for f in page.frames if isinstance(f, StoryFrame)]
    return max(frames, key=lambda f: hands.desk.shown.stories[f.story].characters)


def at_the_lead(hands: WindowHands) -> StoryFrame:
    """Show the first page's longest story at full size; return its frame."""
    hands.window.go_to(hands.desk.shown.pages[0].id)
    hands.view.set_zoom(1.0)
    frame = lead(hands)
    hands.view.reveal(hands.page, hands.rect(frame.id))
    return frame


def measured(benchmark: BenchmarkFixture, step: Callable[[int], None]) -> list[float]:
    """Time a step again and again; return the times in ms, sorted.

    What follows at leisure (panels, small pages) is let through between the steps, as between
    the keys of a quick typist, and is not counted.
    """
    number = count()

    def rest() -> tuple[tuple[int], dict[str, object]]:
        QTest.qWait(20)
        return (next(number),), {}

    benchmark.pedantic(step, setup=rest, rounds=ROUNDS, warmup_rounds=5)
    return sorted(seconds * 1000 for seconds in benchmark.stats.stats.data)


def spread(times: list[float]) -> str:
    p95 = times[round(0.95 * len(times)) - 1]
    return f"median {statistics.median(times):5.1f} ms, 95 of 100 within {p95:5.1f} ms"


def painted(hands: WindowHands) -> None:
    """Let the moves that wait come to the desk, and everything that is dirty be painted."""
    hands.window.bench.hands.flush()
    QApplication.sendPostedEvents()


def child(cache: Path, program: str, *arguments: str) -> list[float]:
    """Run a program from its compiled modules, as an installed one; return what it prints.

    The first line is a moment of the monotonic clock; it becomes the seconds since the start.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(cache)
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True, capture_output=True, text=True, env=environment,
    )  # fmt: skip
    moment, *more = (float(line) for line in done.stdout.split())
    return [moment - start, *more]


def _watched(edition: str, settings: str, cache: Path) -> tuple[float, float, float]:
    """Return the seconds until an edition is open, and the window's longest pause (ms)."""
    runs = [child(cache, _WATCHED, edition, settings)[1:] for _ in range(3)]
    opened, longest, work = (min(values) for values in zip(*runs, strict=True))
    return opened, longest, work


def test_the_window_is_up_with_sixteen_pages(
    sixteen_folder: Path, tmp_path: Path, figure: Figure
) -> None:
    cache, words = tmp_path / "compiled", (str(sixteen_folder), str(tmp_path / "s.ini"))
    for program in (_BARE, _CHILD):
        child(cache, program, *words)
    # In turn, so that both are measured on the same machine.
    pairs = [(child(cache, _CHILD, *words)[0], child(cache, _BARE)[0]) for _ in range(STARTS)]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    figure(
        "start to first painted page, 16 pages",
        f"median {ours:.2f} s, {ours / bare:.1f} × Python with Qt and numpy ({bare:.2f} s)",
    )


def test_a_keystroke_is_painted(
    benchmark: BenchmarkFixture, hands: WindowHands, figure: Figure
) -> None:
    frame = at_the_lead(hands)
    hands.desk.run("edit.go_to", place=Position(frame.story, "body", 0, 4), frame=frame.id)
    painted(hands)

    def typed(number: int) -> None:
        char = "春江水暖鸭先知"[number % 7]
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(hands.view, event)
        painted(hands)

    times = measured(benchmark, typed)
    start = time.perf_counter()
    for _ in range(10):
        hands.view.repaint()
    whole = (time.perf_counter() - start) * 100
    ratio = statistics.median(times) / whole
    figure("keystroke to paint", f"{spread(times)}, {ratio:.1f} × painting the view ({whole:.1f})")
    hands.key("Esc")


def test_a_keystroke_in_the_story_editor_is_painted(
    benchmark: BenchmarkFixture, hands: WindowHands, figure: Figure
) -> None:
    frame = at_the_lead(hands)
    hands.window.docks.edit_story(frame.story)
    text = hands.window.docks.story_editor.text
    text.select(0, 4, 4)
    QTest.qWait(500)

    def typed(number: int) -> None:
        char = "春江水暖鸭先知"[number % 7]
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(text, event)
        painted(hands)

    figure("keystroke in the story editor to paint", spread(measured(benchmark, typed)))
    hands.window.docks.reveal("inspectorDock")
    hands.view.setFocus()


def test_a_drag_step_flows_and_is_painted(
    benchmark: BenchmarkFixture, hands: WindowHands, figure: Figure
) -> None:
    hands.window.go_to(hands.desk.shown.pages[0].id)
    hands.view.set_fit("page")
    frame = lead(hands)
    hands.desk.run("edit.select", frames_=(frame.id,))
    painted(hands)
    x, y = hands.handle(frame.id, 0, 1)
    hands.press((x, y))

    def dragged(number: int) -> None:
        QTest.mouseMove(hands.view, hands.px((x, y - 20 - 13.0 * (number % 12))))
        painted(hands)

    figure("drag step with reflow", spread(measured(benchmark, dragged)))
    hands.key("Esc")
    hands.release((x, y))


def test_a_page_turns(benchmark: BenchmarkFixture, hands: WindowHands, figure: Figure) -> None:
    ids = [page.id for page in hands.desk.shown.pages]
    hands.view.set_fit("page")
    for page in ids:
        hands.window.go_to(page)
        painted(hands)

    def turned(number: int) -> None:
        hands.window.go_to(ids[number * 5 % len(ids)])
        painted(hands)

    figure("page turn", spread(measured(benchmark, turned)))


def test_sixty_four_pages_open_and_fit_in_memory(
    sample: Edition, tmp_path: Path, figure: Figure
) -> None:
    few = str(saved(sixteen(sample), tmp_path / "few"))
    many = str(saved(sixteen(sample, "ABCDEFGHJKLMNPQR"), tmp_path / "many"))
    cache, settings = tmp_path / "compiled", str(tmp_path / "s.ini")
    _, less = child(cache, _CHILD, few, settings, "all")
    start, most = child(cache, _CHILD, many, settings, "all")
    figure("start to first painted page, 64 pages", f"{start:.2f} s")
    opened, longest, work = _watched(many, settings, cache)
    figure("64 pages read in a live window", f"{opened:.2f} s")
    figure("longest pause of the window meanwhile", f"{longest:.0f} ms ({work:.0f} ms of work)")
    figure("64 pages shown", f"{most:.0f} MB, {most / less:.1f} × 16 pages ({less:.0f} MB)")
