"""What all tests share: Qt without a display, no garbage, quick Hypothesis, reference texts."""

from __future__ import annotations

import difflib
import gc
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent

# Set before Qt starts: windows are drawn in memory, unscaled, without a desktop's ways.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("LAYOUT_TOOL_TEST_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"
for name in ("QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_IM_MODULE"):
    os.environ.pop(name, None)

# What a shell starts in the background ignores Ctrl-C, and so would programs that tests stop by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Machines differ in speed, so no deadline; the same examples every time, so a red test stays red.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))

# Garbage goes between tests, see below. By itself the collector may run in any thread, and parts
# of a window that are deleted in another thread than their own bring Qt down.
gc.disable()
_YOUNG = 10_000
_RARELY = 10

CheckReference = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-refs", action="store_true", help="Rewrite reference texts, showing what changed."
    )


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Delete what a test left, in the main thread: Qt's part, then Python's."""
    if QCoreApplication.instance() is not None:
        # Without an event loop it would happen in the middle of a later test.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    young, _, collected = gc.get_count()
    if collected > _RARELY:
        gc.collect()
        gc.freeze()  # what all tests use is not looked through again and again
    elif young > _YOUNG:
        gc.collect(1)


@pytest.fixture(scope="session", autouse=True)
def _settings_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the window's settings, recent files and fonts of the user out of the tests."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(home)


@pytest.fixture
def check_reference(request: pytest.FixtureRequest) -> CheckReference:
    """Compare a text with ``tests/reference/NAME``; ``--update-refs`` rewrites the file."""
    folder = Path(__file__).parent / "reference"

    def compare(name: str, text: str) -> None:
        path = folder / name
        known = path.read_text(encoding="utf-8") if path.exists() else ""
        if text == known:
            return
        change = "\n".join(
            difflib.unified_diff(known.splitlines(), text.splitlines(), "known", "now", "", "", 1)
        )
        if request.config.getoption("--update-refs"):
            path.write_text(text, encoding="utf-8")
            print(change)
            return
        pytest.fail(
            f"{name} is not what it was; if that is meant: python tasks.py refs\n{change}",
            pytrace=False,
        )

    return compare
