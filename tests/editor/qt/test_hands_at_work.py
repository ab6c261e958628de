"""Rulers, the wheel and double clicks of the real window do what the desk's tests promise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_tool.editor.qt.canvas.rulers import Ruler
from layout_tool.editor.qt.panels.pages import PageStrip
from layout_tool.editor.qt.window import MainWindow
from layout_tool.editor.tools import crop_window
from layout_tool.editor.tools.port import overset_rect
from layout_tool.files import save_edition
from layout_tool.model import Edition, Furniture, GridBox, Page, Picture, PictureFrame
from layout_tool.model.edits import threads
from tests.editor.qt.window_hands import WindowHands

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hands(empty_window: MainWindow, edition: Edition, tmp_path: Path) -> WindowHands:
    """A window on pages with one story each, and a picture on the first."""
    folder = tmp_path / "edition"
    (folder / "pictures").mkdir(parents=True)
    Image.new("RGB", (600, 300), (90, 130, 170)).save(folder / "pictures" / "boat.jpg")
    first: Page = edition.pages[0]
    photo = PictureFrame("photo", GridBox(4, 20, 2, 30), "boat")
    first = replace(first, frames=(*first.frames, photo))
    pictures = {"boat": Picture("boat", "pictures/boat.jpg", "渡船。", pixels=(600, 300))}
    made = replace(edition, pages=(first, *edition.pages[1:]), pictures=pictures, folder=folder)
    empty_window.set_edition(made)
    for _ in range(8):  # until the docks stand
        QApplication.processEvents()
    return WindowHands(empty_window)


def rulers(hands: WindowHands) -> tuple[Ruler, Ruler]:
    found = hands.window.canvas.findChildren(Ruler)
    upper = next(r for r in found if r.width() > r.height())
    return upper, next(r for r in found if r is not upper)


def test_a_guide_is_dragged_from_the_ruler_to_the_page(hands: WindowHands) -> None:
    upper, left = rulers(hands)
    for ruler, across in ((upper, True), (left, False)):
        spot = hands.view.mapTo(hands.window, hands.px((300, 700)))
        target = ruler.mapFrom(hands.window, spot)
        QTest.mousePress(ruler, _LEFT, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
        QTest.mouseMove(ruler, target)
        QApplication.processEvents()
        QTest.mouseRelease(ruler, _LEFT, Qt.KeyboardModifier.NoModifier, target)
        QApplication.processEvents()
        guide = hands.desk.view.guides[-1]
        assert guide.across is across
        assert guide.at == pytest.approx(700 if across else 300, abs=20)
    assert not hands.desk.history.entries


def test_a_guide_let_go_on_the_ruler_is_none(hands: WindowHands) -> None:
    upper, _ = rulers(hands)
    QTest.mousePress(upper, _LEFT, Qt.KeyboardModifier.NoModifier, QPoint(200, 5))
    QTest.mouseMove(upper, QPoint(260, 8))
    QApplication.processEvents()
    QTest.mouseRelease(upper, _LEFT, Qt.KeyboardModifier.NoModifier, QPoint(260, 8))
    assert hands.desk.view.guides == ()


def wheel(hands: WindowHands, at: tuple[float, float], notches: int) -> None:
    spot = hands.px(at)
    event = QWheelEvent(
        QPointF(spot), QPointF(hands.view.mapToGlobal(spot)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(hands.view, event)
    QApplication.processEvents()


def test_a_picture_is_cropped_by_double_click_wheel_drag_and_enter(hands: WindowHands) -> None:
    start = hands.desk.edition
    spot = hands.middle("photo")
    hands.double_click(spot)
    assert hands.desk.view.tool == "crop"
    wheel(hands, spot, 4)
    frame = hands.desk.edition.page("A01").frame("photo")
    assert isinstance(frame, PictureFrame)
    assert frame.zoom > 1.2
    hands.drag(spot, (spot[0] + 30, spot[1] + 10))
    hands.key("Return")
    assert hands.desk.view.tool == "select"
    assert len(hands.desk.history.entries) == 1
    hands.desk.run("edit.undo")
    assert hands.desk.edition is start


def test_without_a_picture_under_crop_the_wheel_pans_as_ever(hands: WindowHands) -> None:
    hands.click(hands.middle("photo"))
    edition = hands.desk.edition
    wheel(hands, hands.middle("photo"), 2)
    assert hands.desk.edition is edition


def test_the_hidden_part_is_seen_while_a_picture_is_cropped(hands: WindowHands) -> None:
    window = crop_window(hands.desk.composition("A01").sheet, "photo")
    assert window is not None
    assert window.whole.width > 1.5 * window.shown.width
    hidden = hands.px(((window.whole.x + window.shown.x) / 2, window.shown.y + 40))

    def colour() -> tuple[int, int, int]:
        hands.view.pictures.finish()
        QApplication.processEvents()
        hands.view.settle()
        pixel = hands.view.grab().toImage().pixelColor(hidden)
        return pixel.red(), pixel.green(), pixel.blue()

    before = colour()
    hands.double_click(hands.middle("photo"))
    after = colour()
    assert sum(after) < sum(before) - 60
    hands.key("Esc")
    assert colour() == before
    assert hands.window.docks.inspector.picture.zoom.value() == 100


def test_the_inspector_and_the_hand_say_the_same_crop(hands: WindowHands) -> None:
    hands.double_click(hands.middle("photo"))
    wheel(hands, hands.middle("photo"), 6)
    section = hands.window.docks.inspector.picture
    hands.window.docks.inspector.catch_up()
    frame = hands.desk.edition.page("A01").frame("photo")
    assert isinstance(frame, PictureFrame)
    assert section.zoom.value() == pytest.approx(frame.zoom * 100, abs=1)
    assert "ppi" in section.facts.text()
    crop = hands.window.bench.hands.marks.crop
    assert crop is not None
    said = crop.label.en.split(" · ")[1].split()[0]
    assert f"{said} ppi" in section.facts.text()


def test_a_page_that_was_emptied_stays_empty_when_it_is_opened(
    empty_window: MainWindow, edition: Edition, tmp_path: Path
) -> None:
    emptied = replace(edition.pages[0], frames=())
    kept = replace(edition, pages=(emptied, *edition.pages[1:]))
    save_edition(kept, tmp_path / "issue")
    assert empty_window.open(tmp_path / "issue")
    assert empty_window.desk is not None
    assert empty_window.desk.edition.page("A01").frames == ()
    assert not empty_window.desk.history.entries
    empty_window.desk.run("page.go", page="A02")
    empty_window.desk.run("page.go", page="A01")
    assert empty_window.desk.edition.page("A01").frames == ()


def test_the_overset_mark_loads_the_pointer_and_the_strip_turns_the_page(
    hands: WindowHands,
) -> None:
    hands.window.go_to("A04")
    for _ in range(4):
        QApplication.processEvents()
    fit = hands.desk.fit("A04", "lead")
    assert fit is not None
    assert fit.over_chars > 0
    mark = overset_rect(hands.rect("lead"), fit, 1 / hands.view.view.scale)
    spot = (mark.x + mark.width / 2, mark.y + mark.height / 2)
    hands.move(spot)
    assert hands.view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    hands.click(spot)
    assert hands.desk.view.load is not None
    strip = hands.window.findChild(PageStrip)
    strip.scrollToTop()
    box = strip.box("A02")
    QTest.mouseClick(
        strip.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, box.center().toPoint()
    )
    assert hands.page == "A02"
    hands.move(hands.cell(0, 60))
    assert hands.window.bench.hands.marks.rubber is not None
    hands.click(hands.cell(0, 60))
    parts = threads.parts(hands.desk.edition, "s4")
    assert [(page, frame.part) for page, frame in parts] == [("A04", 1), ("A02", 2)]
    (link,) = hands.window.bench.hands.marks.links
    assert (link.page, link.to_page) == ("A04", "A02")


def test_a_picture_frame_is_drawn_and_filled_from_the_basket(hands: WindowHands) -> None:
    hands.key("F")
    hands.drag(hands.cell(0, 60), hands.cell(2, 79))
    name = hands.desk.selection.frame
    assert not hands.window.docks.inspector.picture.isHidden()
    hands.drop_item("picture", "boat", hands.middle(name))
    frame = hands.desk.edition.page("A01").frame(name)
    assert isinstance(frame, PictureFrame)
    assert frame.picture == "boat"
    assert frame.place == GridBox(0, 60, 3, 20)


def test_a_file_is_chosen_for_a_picture_frame_as_one_step(
    hands: WindowHands, tmp_path: Path
) -> None:
    Image.new("RGB", (300, 200), (200, 80, 60)).save(tmp_path / "tea.png")
    hands.key("F")
    hands.drag(hands.cell(0, 60), hands.cell(2, 79))
    name, before = hands.desk.selection.frame, len(hands.desk.history.entries)
    assert hands.window.docks.importing.show_picture(tmp_path / "tea.png", "A01", name)
    frame = hands.desk.edition.page("A01").frame(name)
    assert isinstance(frame, PictureFrame)
    assert hands.desk.edition.pictures[frame.picture].pixels == (300, 200)
    assert len(hands.desk.history.entries) == before + 1
    assert not any(not picture.file for picture in hands.desk.edition.pictures.values())


def test_a_drawn_line_of_text_is_typed_over_in_the_inspector(hands: WindowHands) -> None:
    hands.key("Shift+T")
    hands.drag(hands.cell(0, 60), hands.cell(3, 62))
    field = hands.window.docks.inspector.furniture.text
    assert field.textCursor().selectedText() == "文字"
    field.insertPlainText("广告热线 8000 1234")
    frame = hands.desk.edition.page("A01").frame(hands.desk.selection.frame)
    assert isinstance(frame, Furniture)
    assert frame.text == "广告热线 8000 1234"


def test_selecting_pushes_the_page_nowhere(hands: WindowHands) -> None:
    look = hands.view.view
    for frames in (("lead",), ("photo",), ("lead", "photo"), ()):
        hands.desk.run("edit.select", frames_=frames)
        for _ in range(4):
            QApplication.processEvents()
        assert hands.view.view == look, frames


def test_no_field_is_cut_in_either_language(hands: WindowHands) -> None:
    inspector = hands.window.docks.inspector
    for language in ("zh_CN", "en"):
        hands.window.actions_by_id.run(f"language.{language}")
        for frames in (("lead",), ("photo",), ("lead", "photo"), ()):
            hands.desk.run("edit.select", frames_=frames)
            for _ in range(4):
                QApplication.processEvents()
            inside = inspector.scroll_area.widget()
            room = inspector.scroll_area.viewport().width()
            assert inside.minimumSizeHint().width() <= room, (language, frames)
