"""Pages in the strip: chosen, dragged to another place, and their menu."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.app import make_window
from layout_tool.editor.qt.pages_dock import PagesDock
from layout_tool.editor.qt.panels.pages import PageStrip
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.window import MainWindow
from layout_tool.model import Edition

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def strip(window: MainWindow) -> PageStrip:
    window.resize(1200, 1100)
    for _ in range(8):
        QApplication.processEvents()
    return window.findChild(PageStrip)


def stories(window: MainWindow) -> list[str]:
    assert window.edition is not None
    return [getattr(page.frames[0], "story", "") for page in window.edition.pages]


def drag(strip: PageStrip, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    pane = strip.viewport()
    QTest.mousePress(pane, _LEFT, _NONE, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(pane, start + (end - start) * share)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(pane, _LEFT, _NONE, end)
        QApplication.processEvents()


def spot(strip: PageStrip, page: str, share: float = 0.5) -> QPoint:
    box = strip.box(page)
    return QPoint(round(box.left() + share * box.width()), round(box.center().y()))


def test_a_window_that_outlives_its_settings_goes_without_a_word(
    qapp: QApplication, tmp_path: Path, edition: Edition, qtbot: QtBot
) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = make_window(qapp, Settings(store))
    window.show()
    window.set_edition(edition)
    qtbot.waitUntil(lambda: store.value("docks.arranged") is not None)
    window.keeping.stop()
    shiboken6.delete(store)
    with qtbot.captureExceptions() as raised:
        shiboken6.delete(window)
    assert raised == []


def test_the_strip_stays_away_when_it_was_closed(window: MainWindow, settings: Settings) -> None:
    dock = window.findChild(PagesDock)
    dock.close()
    assert settings.flag("view.pages", True) is False
    window.actions_by_id.run("view.pages")
    assert settings.flag("view.pages", False) is True
    window.hide()
    assert settings.flag("view.pages", False) is True


def test_a_page_is_dragged_behind_another(window: MainWindow, strip: PageStrip) -> None:
    drag(strip, spot(strip, "A01"), spot(strip, "A02", 0.9))
    assert stories(window) == ["s2", "s1", "s3", "s4"]
    assert window.current_page == "A02"
    assert window.desk is not None
    assert window.desk.history.undo_label is not None
    assert window.desk.history.undo_label.en == "Move Page"
    window.desk.run("edit.undo")
    assert stories(window) == ["s1", "s2", "s3", "s4"]


def test_a_page_is_dragged_before_the_first_and_to_the_end(
    window: MainWindow, strip: PageStrip
) -> None:
    drag(strip, spot(strip, "A03"), spot(strip, "A01", 0.1))
    assert stories(window) == ["s3", "s1", "s2", "s4"]
    drag(strip, spot(strip, "A01"), spot(strip, "A04", 0.9))
    assert stories(window) == ["s1", "s2", "s4", "s3"]


def test_the_bar_shows_where_the_page_goes_and_escape_drops_it(
    window: MainWindow, strip: PageStrip
) -> None:
    drag(strip, spot(strip, "A01"), spot(strip, "A03", 0.9), drop=False)
    assert strip.dragged == "A01"
    assert strip.target == 2
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.dragged == ""
    QTest.mouseRelease(strip.viewport(), _LEFT, _NONE, spot(strip, "A03", 0.9))
    assert stories(window) == ["s1", "s2", "s3", "s4"]


def test_a_click_still_only_chooses(window: MainWindow, strip: PageStrip) -> None:
    QTest.mouseClick(strip.viewport(), _LEFT, _NONE, spot(strip, "A03"))
    assert window.current_page == "A03"
    assert window.desk is not None
    assert not window.desk.history.entries


def test_the_menu_of_a_page_is_about_that_page(window: MainWindow, strip: PageStrip) -> None:
    at = spot(strip, "A02")
    pane = strip.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, pane.mapToGlobal(at))
    QApplication.sendEvent(pane, event)
    assert window.current_page == "A02"
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    assert window.actions_by_id["page.delete"] in menu.actions()
    menu.close()


def test_pages_never_lie_over_each_other_whatever_the_width(
    window: MainWindow, strip: PageStrip
) -> None:
    for name in ("copyDock", "picturesDock"):
        window.docks.docks[name].hide()
    for width in (150, 380, 200):
        window.resizeDocks([strip.parentWidget()], [width], Qt.Orientation.Horizontal)
        for _ in range(6):
            QApplication.processEvents()
        assert abs(strip.width() - width) < 40
        assert 0 < strip.box("A02").top() - strip.box("A01").bottom() < 60
