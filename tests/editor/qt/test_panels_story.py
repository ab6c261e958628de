"""The story editor: long edits in one column, the same story as on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.panels.story_editor import StoryEditor
from layout_tool.editor.qt.panels.story_text import StoryText
from layout_tool.editor.qt.window import MainWindow
from layout_tool.editor.state.desk import Desk
from layout_tool.model import MARKS, Mark, Paragraph, ParagraphKind, Span, plain
from layout_tool.model.edits import spans
from tests.editor.qt.desk_fixtures import desk

__all__ = ["desk"]


@pytest.fixture
def editor(qtbot: QtBot, desk: Desk) -> StoryEditor:
    panel = StoryEditor()
    qtbot.addWidget(panel)
    panel.resize(460, 600)
    panel.show()
    panel.set_desk(desk)
    desk.run("edit.select", frames_=("lead",))
    return panel


def _type(editor: StoryEditor, text: str) -> None:
    for char in text:
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char
        )
        QApplication.sendEvent(editor.text, event)


def _at(editor: StoryEditor, paragraph: int, start: int, end: int | None = None) -> None:
    editor.text.select(paragraph, start, start if end is None else end)


def _body(desk: Desk) -> list[str]:
    return [paragraph.text for paragraph in desk.edition.stories["ferry"].body]


def test_the_editor_shows_the_selected_story(editor: StoryEditor, desk: Desk) -> None:
    assert editor.story == "ferry"
    assert editor.text.body() == desk.edition.stories["ferry"].body
    desk.run("edit.select", frames_=("side",))
    assert editor.story == "market"


def test_typing_changes_the_story_as_one_step_to_undo(editor: StoryEditor, desk: Desk) -> None:
    before = _body(desk)
    _at(editor, 1, 2)
    _type(editor, "晨雾")
    assert _body(desk)[1] == before[1][:2] + "晨雾" + before[1][2:]
    desk.run("edit.undo")
    assert _body(desk) == before
    assert [p.text for p in editor.text.body()] == before


def test_the_caret_stays_while_the_page_changes_the_same_story(
    editor: StoryEditor, desk: Desk
) -> None:
    _at(editor, 2, 5)
    at = editor.text.textCursor().position()
    desk.run("edit.replace_all", wanted=_body(desk)[0][:6], new="")
    cursor = editor.text.textCursor()
    assert cursor.blockNumber() == 2
    assert cursor.positionInBlock() <= 5
    assert cursor.position() <= at


def test_enter_begins_a_paragraph_and_body_text_follows_a_subhead(
    editor: StoryEditor, desk: Desk
) -> None:
    _at(editor, 0, 0)
    editor.text.set_kind("subhead")
    assert desk.edition.stories["ferry"].body[0].kind == "subhead"
    editor.text.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    _type(editor, "正文")
    body = desk.edition.stories["ferry"].body
    assert (body[1].text, body[1].kind) == ("正文", "body")


def test_marks_are_set_by_their_keys_and_shown_on_the_buttons(
    editor: StoryEditor, desk: Desk
) -> None:
    _at(editor, 0, 0, 4)
    QTest.keyClick(editor.text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    first = desk.edition.stories["ferry"].body[0]
    assert spans.has_mark(first, 0, 4, "bold")
    assert not spans.has_mark(first, 4, 5, "bold")
    assert editor.marks["bold"].isChecked()
    editor.marks["bold"].click()
    assert desk.edition.stories["ferry"].body[0].spans[0].marks == ()


def test_the_editor_keeps_the_keys_of_marks_from_the_window(editor: StoryEditor) -> None:
    event = QKeyEvent(
        QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    QApplication.sendEvent(editor.text, event)
    assert event.isAccepted()


def test_what_an_input_method_composes_is_not_in_the_story_yet(
    editor: StoryEditor, desk: Desk
) -> None:
    before = _body(desk)
    _at(editor, 0, 0)
    QApplication.sendEvent(editor.text, QInputMethodEvent("zhong", []))
    assert _body(desk) == before
    commit = QInputMethodEvent("", [])
    commit.setCommitString("中")
    QApplication.sendEvent(editor.text, commit)
    assert _body(desk)[0] == "中" + before[0]


def test_pasted_copy_is_cleaned_and_blank_lines_go(editor: StoryEditor, desk: Desk) -> None:
    mime = QMimeData()
    mime.setText("\u3000\u3000第一段,说了话。\r\n\r\n　　第二段。\r\n")
    _at(editor, 0, 0)
    before = len(_body(desk))
    editor.text.insertFromMimeData(mime)
    assert _body(desk)[0] == "第一段，说了话。"
    assert len(_body(desk)) == before + 1


def test_paragraphs_left_empty_go_when_the_editor_is_left(editor: StoryEditor, desk: Desk) -> None:
    before = _body(desk)
    editor.text.setFocus()
    _at(editor, 0, 0)
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    assert _body(desk)[0] == ""
    editor.headline.setFocus()
    assert _body(desk) == before


def test_the_editor_counts_characters_and_what_is_over(editor: StoryEditor, desk: Desk) -> None:
    fit = desk.fit("A01", "lead")
    assert fit is not None
    assert str(desk.edition.stories["ferry"].characters) in editor.count.text()
    assert str(fit.over_chars) in editor.fit.text()
    _at(editor, 0, 0)
    _type(editor, "多三字")
    after = desk.fit("A01", "lead")
    assert after is not None
    assert str(after.over_chars) in editor.fit.text()


def test_a_story_that_stands_nowhere_can_be_edited_too(editor: StoryEditor, desk: Desk) -> None:
    editor.open("baskets")
    _at(editor, 0, 0)
    _type(editor, "先")
    assert desk.edition.stories["baskets"].body[0].text.startswith("先")
    assert editor.story == "baskets"


def test_a_deleted_story_leaves_the_editor_empty(editor: StoryEditor, desk: Desk) -> None:
    desk.run("story.delete", story="ferry")
    assert editor.story == ""
    assert editor.empty.isVisible()


def test_rare_characters_beyond_the_basic_plane_are_one_step_each(
    editor: StoryEditor, desk: Desk
) -> None:
    _at(editor, 0, 0)
    _type(editor, "𠮷𠀀")
    _at(editor, 0, 1, 2)
    editor.text.toggle("kai")
    first = desk.edition.stories["ferry"].body[0]
    assert first.text.startswith("𠮷𠀀")
    assert [span.text for span in first.spans[:2]] == ["𠮷", "𠀀"]
    assert first.spans[1].marks == ("kai",)


_MARKS = st.sets(st.sampled_from(MARKS), max_size=2).map(
    lambda found: tuple(mark for mark in MARKS if mark in found)
)
_SPANS = st.lists(
    st.builds(Span, st.text("渡口abc。𠮷", min_size=1, max_size=5), _MARKS,
              st.sampled_from(["", "dù"]), st.sampled_from(["", "ja"]),
              st.sampled_from(["", "red"])),
    min_size=1, max_size=3,
)  # fmt: skip
_KINDS: st.SearchStrategy[ParagraphKind] = st.sampled_from(["body", "subhead", "verse", "summary"])
_ROWS = st.builds(
    lambda found, kind, aligns: Paragraph(
        spans.tidy(replace(span, text=span.text + "\t") for span in found), kind, aligns
    ),
    _SPANS,
    st.sampled_from(["table", "table-head"]),
    st.sampled_from([(), ("left", "auto", "right")]),
)
_BODIES = st.lists(
    st.one_of(
        st.builds(lambda found, kind: Paragraph(spans.tidy(found), kind), _SPANS, _KINDS), _ROWS
    ),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(_BODIES, _BODIES)
def test_any_body_goes_in_and_comes_out_as_it_was(
    first: list[Paragraph], second: list[Paragraph]
) -> None:
    assert QApplication.instance() is not None
    text = StoryText()
    text.put(first)
    assert text.body() == tuple(first)
    text.put(second)
    assert text.body() == tuple(second)


@settings(max_examples=40, deadline=None)
@given(_BODIES.filter(bool), st.data())
def test_a_mark_is_set_as_the_model_sets_it(body: list[Paragraph], data: st.DataObject) -> None:
    text = StoryText()
    text.put(body)
    number = data.draw(st.integers(0, len(body) - 1))
    length = len(body[number].text)
    low = data.draw(st.integers(0, length - 1))
    high = data.draw(st.integers(low + 1, length))
    mark: Mark = data.draw(st.sampled_from(MARKS))
    on = not spans.has_mark(body[number], low, high, mark)
    text.select(number, low, high)
    text.toggle(mark)
    expected = list(body)
    expected[number] = spans.set_mark(body[number], low, high, mark, on)
    assert text.body() == tuple(expected)


def test_an_empty_document_is_a_story_without_text(qapp: QApplication) -> None:
    text = StoryText()
    text.put([plain("一段。")])
    text.put([])
    assert text.body() == ()


def test_tab_and_enter_go_through_the_cells_of_a_table(editor: StoryEditor, desk: Desk) -> None:
    editor.text.put([plain("队\t胜", "table-head"), plain("北苑\t3", "table"), plain("后文")])
    _at(editor, 0, 0)
    QTest.keyClick(editor.text, Qt.Key.Key_Tab)
    assert editor.text.textCursor().positionInBlock() == 2
    QTest.keyClick(editor.text, Qt.Key.Key_Tab)
    assert editor.text.textCursor().blockNumber() == 1
    QTest.keyClick(editor.text, Qt.Key.Key_Backtab)
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    assert [(p.kind, p.text) for p in editor.text.body()] == [
        ("table-head", "队\t胜"), ("table", "北苑\t3"), ("table", "\t"), ("body", "后文"),
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_body_is_what_the_text_shows_after_any_editing(
    qapp: QApplication, data: st.DataObject
) -> None:
    text = StoryText()
    text.put([plain("渡口重开"), Paragraph((Span("小标题"),), "subhead"), plain("首班船")])
    for _ in range(data.draw(st.integers(1, 6))):
        cursor = text.textCursor()
        end = text.document().characterCount() - 1
        cursor.setPosition(data.draw(st.integers(0, end)))
        cursor.setPosition(data.draw(st.integers(0, end)), QTextCursor.MoveMode.KeepAnchor)
        text.setTextCursor(cursor)
        done = data.draw(st.sampled_from(("insert", "kind", "mark", "delete")))
        match done:
            case "insert":
                cursor.insertText(data.draw(st.sampled_from(("船", "𠮷\n", "\n", "到\n了\n岸"))))
            case "kind":
                text.set_kind(data.draw(st.sampled_from(("body", "verse"))))
            case "mark":
                text.toggle("bold")
            case "delete":
                cursor.removeSelectedText()
        body = text.body()
        assert "\n".join(p.text for p in body) == text.toPlainText()
        cursor = text.textCursor()
        if body and done == "kind":
            assert body[cursor.blockNumber()].kind == text.kind()


def test_other_panels_wait_while_the_story_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.docks.reveal("storyDock")
    editor = window.docks.story_editor
    editor.open("s1")
    followed: list[object] = []
    for panel in (window.docks.copy, window.docks.problems):
        panel.refresh = lambda news, panel=panel: followed.append(panel)  # type: ignore[method-assign]
    _type(editor, "春")
    assert followed == []
    qtbot.waitUntil(lambda: window.docks.copy in followed)
