"""The window as an editor uses it: opening, looking around, turning pages, leaving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.app import make_window
from layout_tool.editor.qt.canvas.dirty import changed_areas
from layout_tool.editor.qt.dialogs import problem as problem_dialog
from layout_tool.editor.qt.panels.welcome import Welcome
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.theme import DARK, LIGHT
from layout_tool.editor.qt.window import MainWindow
from layout_tool.editor.tools import Pointer
from layout_tool.model import Edition, mm
from layout_tool.problem import LayoutError, Place, Problem
from layout_tool.resources import layout_dir

SAMPLE = layout_dir() / "sample-edition"


def _wheel(window: MainWindow, at: QPointF, steps: int, held: Qt.KeyboardModifier) -> None:
    view = window.canvas.view
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_nothing_open_shows_the_welcome_page(empty_window: MainWindow) -> None:
    assert isinstance(empty_window.centralWidget().currentWidget(), Welcome)
    assert not empty_window.actions_by_id["view.zoom_in"].isEnabled()
    assert empty_window.actions_by_id["file.open"].isEnabled()


def test_without_an_edition_nothing_can_be_saved_printed_or_closed(
    empty_window: MainWindow,
) -> None:
    able = {name for name, action in empty_window.actions_by_id.by_id.items() if action.isEnabled()}
    assert {"file.new", "file.open", "file.sample", "app.quit"} <= able
    assert not {"file.save", "file.save_as", "file.export", "file.print", "file.close"} & able


def test_the_sample_edition_opens_from_the_welcome_page(
    qtbot: QtBot, empty_window: MainWindow
) -> None:
    empty_window.actions_by_id["file.sample"].trigger()
    assert not empty_window.isEnabled(), "nothing is edited while another edition is read"
    qtbot.waitUntil(lambda: empty_window.edition is not None, timeout=20_000)
    assert empty_window.isEnabled()
    assert empty_window.edition is not None
    assert empty_window.current_page == empty_window.edition.pages[0].id
    assert empty_window.edition.title in empty_window.windowTitle()


def test_an_opened_edition_is_among_the_recent_ones(
    qtbot: QtBot, empty_window: MainWindow, settings: Settings
) -> None:
    assert empty_window.open(SAMPLE)
    assert settings.recent == [SAMPLE.resolve()]


def test_a_bad_edition_is_said_in_a_box_and_the_open_one_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "edition.yaml").write_text("titel: x\n", encoding="utf-8")
    before = window.edition
    assert not window.open(tmp_path)
    boxes = window.findChildren(QMessageBox)
    assert len(boxes) == 1
    assert boxes[0].isVisible()
    assert "Traceback" not in boxes[0].text() + boxes[0].informativeText()
    assert window.edition is before
    boxes[0].close()


def test_ctrl_wheel_zooms_at_the_cursor(window: MainWindow) -> None:
    view = window.canvas.view
    at = QPointF(300, 200)
    before = view.view.to_spread(300, 200)
    zoom = view.view.zoom
    _wheel(window, at, 2, Qt.KeyboardModifier.ControlModifier)
    assert view.view.zoom > zoom * 1.2
    assert view.view.to_device(*before) == pytest.approx((300, 200), abs=1)


def test_zooming_shows_a_stand_in_at_once_and_sharp_type_soon(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = window.canvas.view
    _wheel(window, QPointF(300, 200), 3, Qt.KeyboardModifier.ControlModifier)
    stand_in = view.grab().toImage()
    qtbot.wait(200)
    sharp = view.grab().toImage()
    view.settle()
    assert sharp == view.grab().toImage()
    assert stand_in != sharp


def test_the_wheel_pans_and_shift_pans_sideways(window: MainWindow) -> None:
    view = window.canvas.view
    view.set_zoom(1.0)
    x, y = view.view.x, view.view.y
    _wheel(window, QPointF(300, 200), -1, Qt.KeyboardModifier.NoModifier)
    assert view.view.x == x
    assert view.view.y < y
    _wheel(window, QPointF(300, 200), -1, Qt.KeyboardModifier.ShiftModifier)
    assert view.view.x < x


def test_space_and_middle_button_drag_the_paper(window: MainWindow) -> None:
    view = window.canvas.view
    view.set_zoom(1.0)
    view.left_pans = False
    start = view.view
    QTest.mousePress(view, Qt.MouseButton.MiddleButton, pos=QPoint(300, 300))
    QTest.mouseMove(view, QPoint(340, 320))
    QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, pos=QPoint(340, 320))
    assert (view.view.x - start.x, view.view.y - start.y) == (40, 20)
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(view, QPoint(280, 300))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(280, 300))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (view.view.x - start.x, view.view.y - start.y) == (20, 20)


def test_the_paper_cannot_be_lost(window: MainWindow) -> None:
    view = window.canvas.view
    view.pan(-100_000, 100_000)
    right, _ = view.view.to_device(view.spread.bounds.right, 0)
    _, top = view.view.to_device(0, 0)
    assert right > 0
    assert top < view.height()


def test_fit_page_shows_the_whole_page_and_stays_fitted(window: MainWindow) -> None:
    view = window.canvas.view
    window.actions_by_id["view.fit_page"].trigger()
    for size in ((900, 700), (1300, 820)):
        window.resize(*size)
        QApplication.processEvents()
        rect = view.spread.places[0].rect
        left, top = view.view.to_device(rect.x, rect.y)
        right, bottom = view.view.to_device(rect.right, rect.bottom)
        assert min(left, top) >= 0
        assert right <= view.width()
        assert bottom <= view.height()


def test_page_keys_turn_pages_and_facing_pages_stay_together(window: MainWindow) -> None:
    assert window.current_page == "A01"
    window.actions_by_id["page.next"].trigger()
    assert window.current_page == "A02"
    assert [place.page for place in window.canvas.view.spread.places] == ["A02", "A03"]
    window.actions_by_id["page.next"].trigger()
    assert window.current_page == "A03"
    assert [place.page for place in window.canvas.view.spread.places] == ["A02", "A03"]
    window.actions_by_id["page.last"].trigger()
    assert window.current_page == "A04"
    window.actions_by_id["page.next"].trigger()
    assert window.current_page == "A04"
    window.actions_by_id["page.first"].trigger()
    assert window.current_page == "A01"


def test_single_pages_when_facing_is_off(window: MainWindow) -> None:
    window.actions_by_id["view.facing"].trigger()
    window.go_to("A02")
    assert [place.page for place in window.canvas.view.spread.places] == ["A02"]


def test_a_click_on_a_small_page_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    strip = window.findChild(type(window._showing.strip))
    row = strip.visualRect(strip.model().index(1, 0))
    right_half = QPoint(row.left() + row.width() * 3 // 4, row.center().y())
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=right_half)
    assert window.current_page == "A03"


def test_small_pages_are_painted_in_idle_time(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window._showing._thumbnails.image("A04", 80) is not None, timeout=3000)


def test_preview_hides_everything_that_does_not_print(window: MainWindow) -> None:
    page = window.canvas.view.spread.places[0].rect

    def middle_colours() -> set[int]:
        window.canvas.view.settle()
        shot = window.canvas.view.grab().toImage()
        x = round(window.canvas.view.view.to_device(page.x + page.width / 2, 0)[0])
        y = round(window.canvas.view.view.to_device(0, page.y + page.height * 0.7)[1])
        return {shot.pixel(x + i, y + j) for i in range(60) for j in range(60)}

    assert len(middle_colours()) > 1
    window.actions_by_id["view.preview"].trigger()
    assert middle_colours() == {0xFFFFFFFF}


def test_the_status_bar_says_where_the_pointer_is(window: MainWindow) -> None:
    view = window.canvas.view
    grid = window.edition.layout.grid(window.edition.pages[0])
    place = view.spread.places[0]
    spot = view.view.to_device(place.rect.x + grid.column_x(2) + 4, grid.line_top(30) + 4)
    QTest.mouseMove(view, QPoint(*map(round, spot)))
    status = window.statusBar()
    assert "mm" in status.place.text()
    assert status.cell.text() == "column 3, line 31"


def test_the_pointer_leaves_as_page_points(window: MainWindow) -> None:
    view = window.canvas.view
    seen: list[Pointer] = []
    view.pressed.connect(seen.append)
    place = view.spread.places[0]
    spot = view.view.to_device(place.rect.x + mm(100), mm(200))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(*map(round, spot)))
    assert seen[0].page == "A01"
    assert (seen[0].x, seen[0].y) == pytest.approx((mm(100), mm(200)), abs=seen[0].pt_per_px)
    assert seen[0].buttons == {"left"}


def test_the_full_screen_preview_turns_pages_and_leaves_where_it_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_by_id["view.spreads"].trigger()
    preview = window.spread_preview
    assert preview is not None
    qtbot.waitExposed(preview)
    QTest.keyClick(preview, Qt.Key.Key_Right)
    assert [place.page for place in preview.shown.places] == ["A02", "A03"]
    assert not preview.grab().isNull()
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert window.current_page == "A02"
    assert window.spread_preview is None


def test_only_changed_frames_are_painted_again(window: MainWindow) -> None:
    view = window.canvas.view
    view.set_fit("spread")
    window.go_to("A02")
    other, before = view.pages["A03"], view.pages["A02"].composition.sheet
    assert window.desk is not None
    window.desk.run("story.set", story="s2", headline="早市改造一周年")
    assert view.pages["A03"] is other
    after = view.pages["A02"].composition.sheet
    changed = changed_areas(before, after)
    assert changed
    story = next(group.box for group in after.groups if group.frame == "lead")
    assert all(box.overlaps(story, 0.0) for box in changed)


def test_an_overset_story_is_marked_at_its_frame(window: MainWindow) -> None:
    window.go_to("A04")
    fits = window.canvas.view.pages["A04"].composition.fits
    assert fits[0].over_chars > 0
    shot = window.canvas.view.grab().toImage()
    red = sum(
        1
        for x in range(0, shot.width(), 2)
        for y in range(0, shot.height(), 2)
        if shot.pixelColor(x, y).name() == "#d63031"
    )
    assert red > 20


def test_the_theme_changes_the_whole_window(window: MainWindow) -> None:
    window.actions_by_id["theme.dark"].trigger()
    assert window.palette().color(window.palette().ColorRole.Window).name() == DARK.window
    window.actions_by_id["theme.light"].trigger()
    assert window.palette().color(window.palette().ColorRole.Window).name() == LIGHT.window


def test_the_window_remembers_what_was_chosen(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, edition: Edition, settings: Settings
) -> None:
    window.actions_by_id["view.grid"].trigger()
    window.actions_by_id["units.grid"].trigger()
    window.close()
    again = make_window(qapp, settings)
    qtbot.addWidget(again)
    again.set_edition(edition)
    assert not again.actions_by_id["view.grid"].isChecked()
    assert again.actions_by_id["units.grid"].isChecked()


def test_a_mistake_is_told_in_a_sentence_with_its_details_in_a_file(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    error = ZeroDivisionError("division by zero")
    problem_dialog._caught(type(error), error, None)
    box = next(w for w in qapp.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    assert "ZeroDivisionError" not in box.text() + box.informativeText()
    assert "ZeroDivisionError" in problem_dialog.log_file().read_text(encoding="utf-8")
    box.close()


def test_a_problem_says_what_where_and_what_to_do(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    place = Place(file=Path("A01.yaml"), line=7)
    error = LayoutError(Problem("x.y", "The grid is too wide.", "Take a column off.", place=place))
    box = problem_dialog.show_problem(window, error)
    assert box.text() == "The grid is too wide."
    assert "Take a column off." in box.informativeText()
    assert "A01.yaml:7" in box.informativeText()
    box.close()


def test_the_panels_stay_as_wide_whatever_is_selected(
    qapp: QApplication, window: MainWindow
) -> None:
    docks, desk = window.docks, window.desk
    assert desk is not None
    wide = docks.docks["inspectorDock"].width()
    pages = [docks.inspector.minimumSizeHint().width()]
    for frames in (("lead",), ()):
        desk.run("edit.select", frames_=frames)
        qapp.processEvents()
        assert docks.docks["inspectorDock"].width() == wide
        pages.append(docks.inspector.minimumSizeHint().width())
    assert len({*pages}) == 1
    assert docks.story_editor.minimumSizeHint().width() <= pages[0]
