"""The baskets, the inspector and the problems list, as an editor relies on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.panels.basket import PICTURE_MIME, STORY_MIME
from layout_tool.editor.qt.panels.copy import CopyPanel
from layout_tool.editor.qt.panels.inspector import Inspector
from layout_tool.editor.qt.panels.panel import Panel
from layout_tool.editor.qt.panels.pictures import PicturesPanel
from layout_tool.editor.qt.panels.problems import ProblemsPanel
from layout_tool.editor.qt.problem_watch import ProblemWatch
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.step import Request
from layout_tool.editor.tools import Pointer
from layout_tool.model import BLACK, WHITE, Furniture, GridBox, Rect
from tests.editor.qt.desk_fixtures import desk

__all__ = ["desk"]


def _shown(qtbot: QtBot, panel: Panel, desk: Desk, size: tuple[int, int] = (320, 700)) -> None:
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    panel.set_desk(desk)


@pytest.fixture
def copy(qtbot: QtBot, desk: Desk) -> CopyPanel:
    panel = CopyPanel()
    desk.composition("A01")
    _shown(qtbot, panel, desk)
    return panel


@pytest.fixture
def pictures(qtbot: QtBot, desk: Desk) -> PicturesPanel:
    panel = PicturesPanel(PictureProxies())
    _shown(qtbot, panel, desk)
    return panel


@pytest.fixture
def inspector(qtbot: QtBot, desk: Desk) -> Inspector:
    panel = Inspector()
    _shown(qtbot, panel, desk)
    return panel


def _ids(panel: CopyPanel) -> list[str]:
    return [row.story.id for row in panel.model.rows]


def _drop(widget: QWidget, files: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(20, 20), copy, mime, *held))
    QApplication.sendEvent(widget, QDropEvent(QPointF(20, 20), copy, mime, *held))


# The copy basket


def test_every_story_is_in_the_copy_basket_by_page_and_rank(copy: CopyPanel) -> None:
    assert _ids(copy) == ["ferry", "market", "baskets"]


def test_the_copy_basket_tells_what_became_of_each_story(copy: CopyPanel, desk: Desk) -> None:
    states = {row.story.id: row.state for row in copy.model.rows}
    assert states == {"ferry": "over", "market": "short", "baskets": "waiting"}
    fit = desk.fit("A01", "lead")
    assert fit is not None
    assert str(fit.over_chars) in copy.state_words(copy.model.rows[0])


def test_a_page_that_is_not_composed_yet_is_not_composed_for_a_list(
    qtbot: QtBot, desk: Desk
) -> None:
    panel = CopyPanel()
    _shown(qtbot, panel, desk)
    assert desk.known("A01") is None


def test_search_looks_into_headlines_and_texts(copy: CopyPanel) -> None:
    copy.search.setText("竹器的老人")
    assert "baskets" in _ids(copy)
    copy.search.setText("集市开张")
    assert _ids(copy) == ["market"]
    copy.search.setText("no such story")
    assert _ids(copy) == []
    assert copy.list.empty.isVisible()


def test_filters_show_what_waits_and_what_does_not_fit(copy: CopyPanel) -> None:
    copy.filters.choose("waiting")
    assert _ids(copy) == ["baskets"]
    copy.filters.choose("unfit")
    assert _ids(copy) == ["ferry", "market"]
    copy.filters.choose("page")
    assert _ids(copy) == ["ferry", "market"]


def test_a_story_is_dragged_by_its_id(copy: CopyPanel) -> None:
    row = copy.model.row_of("baskets")
    mime = copy.model.mimeData([copy.model.index(row, 0)])
    assert bytes(mime.data(STORY_MIME).data()) == b"baskets"
    assert copy.list.dragEnabled()


def test_enter_places_a_story_that_waits_and_shows_one_that_stands(
    copy: CopyPanel, desk: Desk
) -> None:
    copy.reveal("baskets")
    QTest.keyClick(copy.list, Qt.Key.Key_Return)
    assert any(getattr(f, "story", "") == "baskets" for f in desk.edition.page("A01").frames)
    copy.reveal("ferry")
    QTest.keyClick(copy.list, Qt.Key.Key_Return)
    assert desk.selection.frames == ("lead",)


def test_the_selected_row_stays_while_the_page_changes(copy: CopyPanel, desk: Desk) -> None:
    copy.reveal("market")
    desk.run("edit.select", frames_=("lead",))
    desk.run("frame.taller")
    assert copy.list.current() == "market"


def test_delete_takes_a_story_out_and_undo_brings_it_back(copy: CopyPanel, desk: Desk) -> None:
    copy.reveal("baskets")
    QTest.keyClick(copy.list, Qt.Key.Key_Delete)
    assert "baskets" not in desk.edition.stories
    desk.run("edit.undo")
    assert "baskets" in _ids(copy)


def test_files_from_the_desktop_are_asked_for_as_an_import(
    copy: CopyPanel, desk: Desk, tmp_path: Path
) -> None:
    asked: list[Request] = []
    desk.requested.connect(asked.append)
    _drop(copy.list.viewport(), [tmp_path / "late.txt"])
    assert asked[0].name == "file.import"
    assert asked[0].args["files"] == (tmp_path / "late.txt",)


def test_a_hidden_panel_rests_and_catches_up_when_it_is_shown(copy: CopyPanel, desk: Desk) -> None:
    copy.hide()
    desk.run("story.delete", story="baskets")
    assert "baskets" in _ids(copy)
    copy.show()
    assert "baskets" not in _ids(copy)


def test_while_something_is_dragged_panels_follow_a_moment_later(
    qtbot: QtBot, inspector: Inspector, desk: Desk
) -> None:
    desk.run("edit.select", frames_=("side",))
    before = inspector.place.at_line.value()
    grid = desk.edition.layout.grid(desk.edition.page("A01"))
    rect = grid.rect(GridBox(4, 0, 2, 60))
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    desk.press(Pointer("A01", x, y, button="left"))
    desk.move(Pointer("A01", x, y + 10 * grid.leading))
    assert desk.is_busy
    assert inspector.place.at_line.value() == before
    qtbot.waitUntil(lambda: inspector.place.at_line.value() == before + 10)
    desk.cancel()
    inspector.catch_up()
    assert inspector.place.at_line.value() == before


def test_a_panel_without_a_desk_is_empty(copy: CopyPanel) -> None:
    copy.set_desk(None)
    assert _ids(copy) == []


# The picture basket


def test_pictures_are_shown_with_page_and_what_is_missing(pictures: PicturesPanel) -> None:
    rows = {row.picture.id: row for row in pictures.model.rows}
    assert rows["boat"].pages == ("A01",)
    assert not pictures.proxies.is_missing(pictures.file(rows["boat"]))
    assert pictures.proxies.is_missing(pictures.file(rows["face"]))


def test_a_picture_is_dragged_by_its_id(pictures: PicturesPanel) -> None:
    mime = pictures.model.mimeData([pictures.model.index(pictures.model.row_of("face"), 0)])
    assert bytes(mime.data(PICTURE_MIME).data()) == b"face"


def test_pictures_share_the_width_there_is(pictures: PicturesPanel) -> None:
    pictures.resize(500, 600)
    assert pictures.list.gridSize() == pictures.cell()
    assert pictures.cell().width() * 3 <= pictures.list.viewport().width()


# The inspector


def _sections(inspector: Inspector) -> set[str]:
    return {type(s).__name__ for s in inspector.sections if not s.isHidden()}


def test_the_inspector_shows_fields_for_what_is_selected(inspector: Inspector, desk: Desk) -> None:
    assert _sections(inspector) == {"PageSection"}
    desk.run("edit.select", frames_=("lead",))
    assert _sections(inspector) == {
        "PlaceSection", "FrameSection", "CopyfitSection", "StorySection",
    }  # fmt: skip
    desk.run("edit.select", frames_=("photo",))
    assert _sections(inspector) == {"PlaceSection", "PictureSection", "WrapSection"}
    desk.run("edit.select", frames_=("lead", "side"))
    assert _sections(inspector) == {
        "ManySection", "PlaceSection", "FrameSection", "CopyfitSection",
    }  # fmt: skip


def test_columns_and_lines_count_from_one_and_move_the_frame(
    inspector: Inspector, desk: Desk
) -> None:
    desk.run("edit.select", frames_=("side",))
    place = inspector.place
    numbers = (place.at_column, place.at_line, place.columns, place.lines)
    assert [field.value() for field in numbers] == [5, 1, 2, 60]
    place.at_column.setValue(6)
    place.lines.setValue(40)
    assert desk.edition.page("A01").frame("side").place == GridBox(5, 0, 2, 40)
    assert "mm" in place.facts.text()


def test_showing_a_value_is_no_intent(inspector: Inspector, desk: Desk) -> None:
    start = desk.edition
    for frames in (("lead",), ("side",), ("photo",), (), ("lead", "photo")):
        desk.run("edit.select", frames_=frames)
    assert desk.edition is start


def test_typing_a_headline_changes_the_story_and_keeps_the_caret(
    qtbot: QtBot, inspector: Inspector, desk: Desk
) -> None:
    desk.run("edit.select", frames_=("lead",))
    field = inspector.story.parts["headline"]
    cursor = field.textCursor()
    cursor.setPosition(2)
    field.setTextCursor(cursor)
    for char in "新的":
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char
        )
        QApplication.sendEvent(field, event)
    assert desk.edition.stories["ferry"].headline == "渡口新的的早晨"
    assert field.textCursor().position() == 4
    desk.run("edit.undo")
    assert desk.edition.stories["ferry"].headline == "渡口的早晨"
    assert field.toPlainText() == "渡口的早晨"


def test_undo_keys_in_a_field_belong_to_the_desk(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead",))
    for field in (inspector.story.parts["headline"], inspector.story.parts["byline"]):
        override = QKeyEvent(
            QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        override.ignore()
        QApplication.sendEvent(field, override)
        assert not override.isAccepted()


def test_setting_fields_run_commands_on_the_frame(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("side",))
    fields = inspector.frame_fields
    fields.columns.setValue(1)
    fields.boxed.click()
    fields.tint.said.emit(BLACK.tint(0.2))
    fields.rank.said.emit(1)
    frame = desk.edition.page("A01").frame("side")
    assert frame.text_columns == 1
    assert frame.boxed
    assert frame.tint == BLACK.tint(0.2)
    assert frame.rank == 1
    assert fields.tint.currentText() == "20 %"


def test_the_inspector_says_live_how_a_story_fits(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead",))
    fit = desk.fit("A01", "lead")
    assert fit is not None
    assert str(fit.over_chars) in inspector.frame_fields.fit.text()
    desk.run("frame.fit")
    assert str(fit.over_chars) not in inspector.frame_fields.fit.text()


def test_a_picture_is_cropped_and_captioned_by_its_fields(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("photo",))
    fields = inspector.picture
    fields.zoom.setValue(150)
    fields.focus_x.setValue(25)
    frame = desk.edition.page("A01").frame("photo")
    assert frame.zoom == 1.5
    assert frame.focus == (0.25, 0.5)
    fields.caption.setPlainText("渡船靠岸。")
    fields.credit.textEdited.emit("某甲")
    assert desk.edition.pictures["boat"].caption == "渡船靠岸。"
    assert desk.edition.pictures["boat"].credit == "某甲"
    assert "ppi" in fields.facts.text()


def test_a_rule_has_stroke_and_place_in_mm(inspector: Inspector, desk: Desk) -> None:
    desk.run("furniture.add", kind="rule", place=Rect(100, 100, 200, 1))
    frame = desk.edition.page("A01").frames[-1]
    desk.run("edit.select", frames_=(frame.id,))
    assert _sections(inspector) == {"PlaceSection", "FurnitureSection"}
    inspector.furniture.stroke.setValue(1.25)
    inspector.place.left.setValue(40.0)
    changed = desk.edition.page("A01").frame(frame.id)
    assert isinstance(changed, Furniture)
    assert changed.stroke == 1.25
    assert isinstance(changed.place, Rect)
    assert changed.place.x == pytest.approx(40 / 25.4 * 72, abs=0.01)


def test_a_tint_is_given_a_colour_that_it_fades_to(inspector: Inspector, desk: Desk) -> None:
    desk.run("furniture.add", kind="tint", place=Rect(100, 100, 200, 90))
    (frame,) = (f for f in desk.edition.page("A01").frames if isinstance(f, Furniture))
    desk.run("edit.select", frames_=(frame.id,))
    fields = inspector.furniture
    paper = fields.fade.findText("paper")
    fields.fade.setCurrentIndex(paper)
    fields.fade.activated.emit(paper)
    fields.fade_angle.setValue(30)
    changed = desk.edition.page("A01").frame(frame.id)
    assert isinstance(changed, Furniture)
    assert changed.fill_to == WHITE
    assert changed.fill_angle == 30


def test_page_and_edition_are_edited_while_nothing_is_selected(
    inspector: Inspector, desk: Desk
) -> None:
    inspector.page.texts["section"].textEdited.emit("要闻")
    inspector.page.title.textEdited.emit("渡口晚报")
    assert desk.edition.page("A01").section == "要闻"
    assert desk.edition.title == "渡口晚报"


def test_a_locked_frame_cannot_be_moved_by_fields(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("side",))
    desk.run("arrange.lock")
    assert not inspector.place.at_column.isEnabled()
    assert inspector.place.lock.isChecked()


def test_no_field_of_the_inspector_is_cut(qtbot: QtBot, inspector: Inspector, desk: Desk) -> None:
    for frames in (("lead",), ("photo",), (), ("lead", "side")):
        desk.run("edit.select", frames_=frames)
        qtbot.wait(1)
        inspector.resize(inspector.minimumSizeHint().width(), 900)
        qtbot.wait(1)
        room = inspector.scroll_area.viewport().width()
        inside = inspector.scroll_area.widget()
        assert inside is not None
        assert inside.width() <= room


def test_every_field_has_a_name_for_screen_readers(inspector: Inspector) -> None:
    for section in inspector.sections:
        for field in section.form._labels:
            assert field.accessibleName(), (type(section).__name__, field)


# The problems


@pytest.fixture
def problems(qtbot: QtBot, desk: Desk) -> ProblemsPanel:
    watch = ProblemWatch()
    panel = ProblemsPanel(watch)
    panel.watch = watch
    watch.set_desk(desk)
    _shown(qtbot, panel, desk, (600, 300))
    watch.finish()
    return panel


def test_problems_are_listed_the_worst_first(problems: ProblemsPanel) -> None:
    found = [row[0].id for row in problems.model.rows]
    assert "story.overset" in found
    levels = [row[0].level.value for row in problems.model.rows]
    assert levels == sorted(levels, key=["error", "warning", "hint"].index)


def test_a_click_on_a_problem_selects_the_frame_and_shows_the_place(
    qtbot: QtBot, problems: ProblemsPanel, desk: Desk
) -> None:
    row = next(i for i, r in enumerate(problems.model.rows) if r[0].id == "story.overset")
    desk.run("page.next")
    with qtbot.waitSignal(problems.place_wanted) as signal:
        problems.list.clicked.emit(problems.model.index(row, 0))
    assert desk.selection.frames == ("lead",)
    assert desk.view.page == "A01"
    assert signal.args is not None
    assert signal.args[0] == "A01"


def test_a_problem_that_was_mended_goes_from_the_list(problems: ProblemsPanel, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead",))
    desk.run("frame.fit")
    problems._watch.finish()
    assert "story.overset" not in [row[0].id for row in problems.model.rows]


def test_problems_are_looked_for_while_the_editor_rests(qtbot: QtBot, desk: Desk) -> None:
    watch = ProblemWatch()
    watch.set_desk(desk)
    qtbot.waitUntil(lambda: watch.is_done, timeout=20_000)
    assert any(problem.id == "story.overset" for problem in watch.problems())
    watch.set_desk(None)
    assert watch.problems() == []


def test_the_list_looks_at_the_whole_panel(problems: ProblemsPanel) -> None:
    spot = problems.list.visualRect(problems.model.index(0, 0)).center()
    assert problems.list.indexAt(QPoint(spot.x(), spot.y())).row() == 0
