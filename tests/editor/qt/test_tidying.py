"""Garbage is collected while the editor rests, and what is in use is not looked through."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.tidying import Tidying
from layout_tool.editor.qt.window import MainWindow
from layout_tool.model import Edition, Position


@pytest.fixture
def tidying(empty_window: MainWindow) -> Iterator[Tidying]:
    yield Tidying(empty_window)
    gc.unfreeze()


class Loop:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.me = self


def test_what_was_loaded_is_set_aside(tidying: Tidying) -> None:
    tidying.begin()
    assert gc.get_freeze_count() > 10_000


def test_garbage_of_any_thread_goes_soon_and_in_the_windows_own(
    tidying: Tidying, qtbot: QtBot
) -> None:
    tidying.begin()
    gone: list[int] = []

    def work() -> None:
        weakref.finalize(Loop(), lambda: gone.append(threading.get_ident()))
        for _ in range(60_000):
            Loop()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert gone == []
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread().ident]


def test_garbage_goes_when_the_editor_rests(tidying: Tidying) -> None:
    tidying.begin()
    loop = weakref.ref(Loop())
    assert loop() is not None
    tidying.tidy()
    assert loop() is None


def test_a_full_collection_waits_while_text_is_typed(
    tidying: Tidying, empty_window: MainWindow, edition: Edition
) -> None:
    empty_window.set_edition(edition)
    tidying.begin()
    desk = empty_window.desk
    assert desk is not None
    desk.run("edit.go_to", place=Position("s1", "body", 0, 3), frame="lead")
    full = gc.get_stats()[2]["collections"]
    for char in "春江水暖鸭先知" * 6:
        desk.run("text.insert", text=char)
        empty_window.canvas.view.repaint()
    assert gc.get_stats()[2]["collections"] == full


def test_an_edition_that_was_closed_leaves_the_memory(
    tidying: Tidying, empty_window: MainWindow, edition: Edition
) -> None:
    empty_window.set_edition(replace(edition))
    tidying.begin()
    tidying.tidy()
    desk = empty_window.desk
    assert desk is not None
    gone = weakref.ref(desk)
    del desk
    empty_window.set_edition(None)
    tidying.tidy()
    assert gone() is None
