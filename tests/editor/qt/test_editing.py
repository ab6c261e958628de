"""Arranging on the canvas of the real window: pointer, keys, drops from baskets and desktop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QDragLeaveEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from layout_tool.editor.qt.window import MainWindow
from layout_tool.model import GridBox, Page, Picture, PictureFrame, StoryFrame
from tests.editor.qt.window_hands import WindowHands
from tests.support.desk import edition_of, story_of


@pytest.fixture
def hands(empty_window: MainWindow, tmp_path: Path) -> WindowHands:
    """Two stories and a picture on the first page, one story in the basket."""
    (tmp_path / "pictures").mkdir()
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor(70, 120, 170))
    for name in ("boat", "face"):
        assert picture.save(str(tmp_path / "pictures" / f"{name}.jpg"))
    frames = (
        StoryFrame("lead", GridBox(0, 4, 3, 40), "ferry"),
        StoryFrame("side", GridBox(4, 4, 2, 30), "market"),
        PictureFrame("photo", GridBox(0, 60, 3, 24), "boat"),
    )
    edition = edition_of(
        story_of("ferry", 9, 1), story_of("market", 3, 2), story_of("late", 4, 3), frames=frames
    )
    empty_window.set_edition(replace(edition, folder=tmp_path))
    found = WindowHands(empty_window)
    empty_window.activateWindow()
    found.view.setFocus()
    return found


def place(hands: WindowHands, frame: str) -> GridBox:
    found = hands.desk.shown.page(hands.page).frame(frame).place
    assert isinstance(found, GridBox)
    return found


def page(hands: WindowHands) -> Page:
    return hands.desk.shown.page(hands.page)


def test_a_click_selects_and_shows_eight_handles(hands: WindowHands) -> None:
    hands.click(hands.middle("side"))
    assert hands.desk.selection.frames == ("side",)
    assert [box.rect for box in hands.window.bench.hands.marks.boxes] == [hands.rect("side")]
    shot = hands.view.grab().toImage()
    corner = hands.px(hands.handle("side", -1, -1))
    assert shot.pixelColor(corner) == QColor(255, 255, 255)


def test_dragging_moves_by_whole_columns_and_lines(hands: WindowHands) -> None:
    start = hands.middle("side")
    before = place(hands, "side")
    grid = hands.desk.shown.layout.grid(page(hands))
    columns = 2
    end = (start[0] + columns * (grid.measure + grid.gutter), start[1] + 12 * grid.leading)
    hands.drag(start, end)
    after = place(hands, "side")
    assert after.column == before.column + columns
    assert abs(after.line - before.line - 12) <= 2
    assert hands.desk.history.done == 1


def test_text_flows_anew_while_a_handle_is_dragged(hands: WindowHands) -> None:
    hands.click(hands.middle("lead"))
    start = hands.handle("lead", 0, 1)
    x, y = start
    hands.press(start)
    hands.move((x, y - 40))
    hands.move((x, y - 400))
    assert place(hands, "lead").lines < 20
    assert hands.over()["lead"].over_chars > 0
    assert hands.desk.history.done == 0
    label = hands.window.bench.hands.marks.label
    assert label is not None
    assert "行" in label.zh
    hands.release((x, y - 400))
    assert hands.desk.history.done == 1


def test_esc_drops_a_drag(hands: WindowHands) -> None:
    before = hands.desk.edition
    hands.press(hands.middle("side"))
    hands.move((hands.middle("side")[0] + 200, hands.middle("side")[1] + 200))
    assert hands.desk.shown is not before
    hands.key("Esc")
    assert hands.desk.shown is before
    hands.release((600, 600))
    assert hands.desk.edition is before


def test_moves_that_come_together_are_one_step(hands: WindowHands) -> None:
    composed: list[int] = []
    hands.press(hands.middle("side"))
    hands.desk.changed.connect(lambda _news: composed.append(1))
    x, y = hands.middle("side")
    for step in range(1, 20):
        QTest.mouseMove(hands.view, hands.px((x + 8 * step, y + 8 * step)))
    QApplication.sendPostedEvents()
    QTest.qWait(1)
    assert len(composed) < 19
    hands.release((x + 160, y + 160))


def test_a_rubber_band_selects_what_it_touches(hands: WindowHands) -> None:
    grid = hands.desk.shown.layout.grid(page(hands))
    hands.press((grid.left - 20, grid.top + 10))
    hands.move((grid.width - 20, grid.top + 200))
    assert hands.window.bench.hands.marks.rubber is not None
    hands.release((grid.width - 20, grid.top + 200))
    assert set(hands.desk.selection.frames) >= {"lead", "side"}


def test_a_story_of_the_basket_shows_where_it_lands_and_lands_there(hands: WindowHands) -> None:
    frame = hands.drop_item("story", "late", hands.cell(4, 50))
    assert place(hands, frame).column == 4
    assert page(hands).frame(frame).story == "late"  # type: ignore[union-attr]
    assert hands.desk.history.done == 1


def test_a_drag_that_leaves_the_page_leaves_nothing(hands: WindowHands) -> None:
    data = QMimeData()
    data.setData("application/x-layout-tool-story", b"late")
    assert hands.drop(data, hands.cell(4, 50), keep_over=True)
    assert hands.desk.shown is not hands.desk.edition
    QApplication.sendEvent(hands.view, QDragLeaveEvent())
    assert hands.desk.shown is hands.desk.edition


def test_files_of_the_desktop_become_stories_and_pictures(
    hands: WindowHands, tmp_path: Path
) -> None:
    copy = tmp_path / "来稿.txt"
    copy.write_text(
        "渡船加班\n\n本报讯 今年水大，渡船加班到天黑。" + "乘客说方便多了。" * 12, "utf-8"
    )
    picture = tmp_path / "elsewhere" / "new.png"
    picture.parent.mkdir()
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 90, 60))
    assert image.save(str(picture))
    stories, pictures = len(hands.desk.edition.stories), len(hands.desk.edition.pictures)
    assert hands.drop_files([copy, picture], hands.cell(0, 90))
    assert len(hands.desk.edition.stories) == stories + 1
    assert len(hands.desk.edition.pictures) == pictures + 1


def test_a_single_picture_is_placed_where_it_was_dropped(
    hands: WindowHands, tmp_path: Path
) -> None:
    file = tmp_path / "one.jpg"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 90, 60))
    assert image.save(str(file))
    assert hands.drop_files([file], hands.cell(4, 60))
    frame = page(hands).frame(hands.desk.selection.frame)
    assert isinstance(frame, PictureFrame)
    assert isinstance(frame.place, GridBox)
    assert frame.place.column == 4


def test_a_page_is_arranged_by_the_keyboard_alone(hands: WindowHands) -> None:
    hands.key("Tab")
    assert hands.desk.selection.frames == ("lead",)
    hands.key("Tab")
    assert hands.desk.selection.frames == ("side",)
    hands.key("Shift+Tab")
    hands.key("Down")
    hands.key("Right")
    assert (place(hands, "lead").column, place(hands, "lead").line) == (1, 5)
    hands.key("Alt+Down")
    assert place(hands, "lead").lines == 41
    hands.key("Return")
    assert hands.desk.selection.text is not None
    hands.type("字")
    assert hands.desk.edition.stories["ferry"].body[0].text.startswith("字")
    hands.key("Esc")
    hands.key("Delete")
    assert all(frame.id != "lead" for frame in page(hands).frames)


def test_undo_brings_back_selection_and_page(hands: WindowHands) -> None:
    hands.click(hands.middle("side"))
    hands.key("Down")
    hands.window.go_to("A02")
    hands.window.actions_by_id.follow()
    hands.key("Ctrl+Z")
    assert hands.window.current_page == "A01"
    assert hands.desk.selection.frames == ("side",)
    assert place(hands, "side").line == 4


def test_undo_is_named_in_the_menu(hands: WindowHands) -> None:
    hands.click(hands.middle("side"))
    hands.drag(hands.middle("side"), (hands.middle("side")[0], hands.middle("side")[1] + 120))
    hands.window.actions_by_id.follow()
    assert hands.window.actions_by_id["edit.undo"].text() == "Undo Move"


def test_the_hand_tool_moves_the_paper(hands: WindowHands) -> None:
    hands.view.set_zoom(1.0)
    hands.key("H")
    x, y = hands.view.view.x, hands.view.view.y
    QTest.mousePress(hands.view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    for step in range(1, 6):
        QTest.mouseMove(hands.view, QPoint(200 + 10 * step, 200 + 6 * step))
        QApplication.processEvents()
    QTest.mouseRelease(hands.view, Qt.MouseButton.LeftButton, pos=QPoint(250, 230))
    assert hands.view.view.x - x == pytest.approx(50, abs=2)
    assert hands.view.view.y - y == pytest.approx(30, abs=2)


def test_a_box_is_drawn_and_the_hand_gets_its_arrow_back(hands: WindowHands) -> None:
    count = len(page(hands).frames)
    hands.key("M")
    assert hands.view.cursor().shape() == Qt.CursorShape.CrossCursor
    hands.drag(hands.cell(4, 80), hands.cell(6, 100))
    assert len(page(hands).frames) == count + 1
    assert hands.desk.view.tool == "select"


def test_the_pointer_says_what_it_would_do(hands: WindowHands) -> None:
    hands.click(hands.middle("lead"))
    hands.move(hands.handle("lead", 1, 1))
    assert hands.view.cursor().shape() == Qt.CursorShape.SizeFDiagCursor
    hands.move(hands.middle("side"))
    assert hands.view.cursor().shape() == Qt.CursorShape.SizeAllCursor


def test_a_right_click_selects_and_opens_a_menu_for_it(hands: WindowHands) -> None:
    QTest.mouseClick(hands.view, Qt.MouseButton.RightButton, pos=hands.px(hands.middle("photo")))
    assert hands.desk.selection.frames == ("photo",)
    menus = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    assert menus
    words = [action.text() for menu in menus for action in menu.actions()]
    assert any("Crop" in text for text in words)
    for menu in menus:
        menu.close()


def test_a_refused_command_says_why_in_the_status_bar(hands: WindowHands) -> None:
    hands.desk.run("arrange.group")
    assert "Select at least 2 frames" in hands.window.statusBar().currentMessage()


def test_a_picture_is_moved_and_enlarged_within_its_frame(hands: WindowHands) -> None:
    hands.click(hands.middle("photo"))
    hands.window.actions_by_id.run("picture.zoom_in")
    hands.key("Ctrl+Right")
    frame = page(hands).frame("photo")
    assert isinstance(frame, PictureFrame)
    assert frame.zoom > 1
    assert frame.focus is not None


def test_an_edition_shown_again_starts_afresh(hands: WindowHands) -> None:
    hands.click(hands.middle("side"))
    edition = replace(hands.desk.edition, pictures={"x": Picture("x", "")}, pages=(Page("B01", 1),))
    hands.window.set_edition(edition)
    assert hands.window.current_page == "B01"
    assert hands.window.bench.hands.marks.boxes == ()
