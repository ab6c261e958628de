"""Editions are read while the window stays alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt import opening
from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.opening import Opened
from layout_tool.editor.qt.warming import FontWarming
from layout_tool.editor.qt.window import MainWindow
from layout_tool.files import save_edition
from layout_tool.fonts import FontBook
from tests.support.desk import edition_of, story_of


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("ferry", "market"):
        save_edition(edition_of(story_of(name, 2)), tmp_path / name)
    return tmp_path / "ferry", tmp_path / "market"


def test_the_window_lives_on_while_an_edition_is_read(
    qtbot: QtBot, empty_window: MainWindow, folders: tuple[Path, Path]
) -> None:
    beats: list[bool] = []
    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(empty_window.desk is None))
    beat.start(0)
    empty_window.open_soon(folders[0])
    assert empty_window.desk is None
    assert not empty_window.isEnabled()
    qtbot.waitUntil(lambda: empty_window.desk is not None, timeout=20_000)
    beat.stop()
    assert beats.count(True) > 0
    assert empty_window.isEnabled()


def test_the_first_page_is_composed_before_the_window_has_to_show_it(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []
    real = opening.Compositions.page

    def page(self: opening.Compositions, edition: object, page_id: str) -> object:
        composed.append(page_id)
        return real(self, edition, page_id)  # type: ignore[arg-type]

    monkeypatch.setattr(opening.Compositions, "page", page)
    found = opening.read(folders[0])
    assert isinstance(found, Opened)
    assert composed == [found.edition.pages[0].id]
    assert found.lock is None


def test_of_two_editions_wanted_shortly_one_after_the_other_the_last_opens(
    qtbot: QtBot, empty_window: MainWindow, folders: tuple[Path, Path]
) -> None:
    opened: list[object] = []
    empty_window.edition_changed.connect(opened.append)
    empty_window.open_soon(folders[0])
    empty_window.open_soon(folders[1])
    qtbot.waitUntil(lambda: empty_window.edition is not None, timeout=20_000)
    qtbot.wait(100)
    assert empty_window.edition is not None
    assert "market" in empty_window.edition.stories
    assert len(opened) == 1


def test_a_fault_is_said_and_the_window_can_be_used_again(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path
) -> None:
    empty_window.open_soon(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: bool(empty_window.findChildren(QMessageBox)), timeout=20_000)
    assert empty_window.isEnabled()
    assert empty_window.edition is None
    for box in empty_window.findChildren(QMessageBox):
        box.close()


def test_a_window_may_be_closed_while_it_reads(
    qtbot: QtBot, empty_window: MainWindow, folders: tuple[Path, Path]
) -> None:
    empty_window.open_soon(folders[0])
    empty_window.close()
    qtbot.wait(200)
    assert empty_window.edition is None
    assert not (folders[0] / ".lock").exists()


def test_faces_are_made_ready_one_at_a_time(qtbot: QtBot, qapp: QApplication) -> None:
    asked: list[str] = []
    book, owner = FontBook.default(), QObject()

    class Faces:
        def face(self, key: str) -> object:
            asked.append(key)
            return book.face(key)

    warming = FontWarming(owner)
    warming.begin(GlyphFonts(Faces()), book)  # type: ignore[arg-type]
    assert asked == []
    qapp.processEvents()
    assert len(asked) <= 1
    qtbot.waitUntil(lambda: len(asked) > 3)
    warming.stop()
    assert asked[0] == book.main_face("song").key
