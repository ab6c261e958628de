"""Commands that write: typing, deleting, paragraphs, marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from layout_tool.editor.commands.conditions import in_body, needs_range, needs_text
from layout_tool.editor.commands.registry import Command, Run
from layout_tool.editor.commands.words_in_text import next_stop, word_edge
from layout_tool.editor.pasting import cleaned_rows, pasted_rows
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model import Edition, Mark, Paragraph, ParagraphKind, Position, TextRange
from layout_tool.model.edits import tables
from layout_tool.model.edits import text as edits

__all__ = ["ROWS"]


def _written(state: State, edition: Edition, place: Position) -> Step:
    return Step(
        edition if edition is not state.edition else None,
        state.selection.caret(place),
        merge=f"type-{place.owner}",
    )


def _insert(state: State, text: str) -> Step | None:
    where = state.text
    if where is None or (not text and where.is_empty):
        return None
    edition, place = edits.replace_range(state.edition, where, text)
    return _written(state, edition, place)


def _insert_paragraphs(state: State, paragraphs: tuple[Paragraph, ...]) -> Step | None:
    """Insert paragraphs with their marks, as pasted from another program."""
    where = state.text
    if where is None:
        return None
    edition, place = edits.replace_range(state.edition, where, paragraphs)
    return Step(edition, state.selection.caret(place))


def _paste_copy(state: State, text: str) -> Step | None:
    """Insert text from another program, cleaned as the copydesk does; blank lines go.

    What a spreadsheet gives is a table.
    """
    where = state.text
    if where is None:
        return None
    table = pasted_rows(text) if where.anchor.part == "body" else ()
    if table:
        edition, place = edits.delete(state.edition, where)
        edition, place = tables.insert_rows(edition, place, table)
        return Step(edition, state.selection.caret(place))
    rows = cleaned_rows(text, head=where.anchor.part != "body")
    if not rows:
        return None
    edition, place = edits.replace_range(state.edition, where, "\n".join(rows))
    return Step(edition, state.selection.caret(place))


def _ruby(state: State, reading: str) -> Step | None:
    if state.text is None:
        return None
    edition = edits.set_ruby(state.edition, state.text, reading)
    return state.changed(edition)


def _newline(state: State) -> Step | None:
    where = state.text
    if where is None:
        return None
    edition, place = edits.delete(state.edition, where)
    edition, place = edits.split(edition, place)
    return _written(state, edition, place)


def _erase(back: bool, word: bool = False) -> Run:
    def run(state: State) -> Step | None:
        where = state.text
        if where is None:
            return None
        if where.is_empty:
            reach = word_edge if word else next_stop
            target = reach(state.edition, where.focus, -1 if back else 1)
            if target == where.focus:
                return None
            over = tables.step_over(state.edition, where.focus, target)
            if over is not None:
                return _written(state, *over)
            where = TextRange(where.focus, target)
        cleared = tables.clear_cells(state.edition, where)
        edition, place = cleared or edits.delete(state.edition, where)
        return _written(state, edition, place)

    return run


def _mark(mark: Mark) -> Run:
    def run(state: State) -> Step | None:
        where = state.text
        if where is None:
            return None
        on = not edits.has_mark(state.edition, where, mark)
        edition = edits.set_mark(state.edition, where, mark, on)
        return state.changed(edition)

    return run


def _kind(kind: ParagraphKind) -> Run:
    def run(state: State) -> Step | None:
        if state.text is None:
            return None
        edition = edits.set_kind(state.edition, state.text, kind)
        return state.changed(edition)

    return run


def _tab(state: State) -> Step | None:
    return _insert(state, "\t")


def _has_mark(mark: Mark) -> Callable[[State], bool]:
    return lambda state: state.text is not None and edits.has_mark(state.edition, state.text, mark)


def _has_kind(kind: ParagraphKind) -> Callable[[State], bool]:
    def checked(state: State) -> bool:
        where, story = state.text, state.text_story
        if where is None or story is None or where.anchor.part != "body":
            return False
        found = story.body[where.start.paragraph : where.end.paragraph + 1]
        return bool(found) and all(paragraph.kind == kind for paragraph in found)

    return checked


_MARKS: Final[tuple[tuple[Mark, Words, str], ...]] = (
    ("bold", Words("Bold", "黑体"), "Ctrl+B"),
    ("kai", Words("Kai", "楷体"), "Ctrl+I"),
    ("emphasis", Words("Emphasis Dots", "着重号"), "Ctrl+Shift+E"),
    ("underline", Words("Proper-Name Rule", "专名号"), "Ctrl+U"),
    ("wavy", Words("Book-Title Wave", "浪线"), "Ctrl+Shift+U"),
    ("sup", Words("Superscript", "上标"), "Ctrl+Alt+P"),
    ("sub", Words("Subscript", "下标"), "Ctrl+Alt+S"),
    ("lead", Words("Run-in Lead", "段首引语"), "Ctrl+Shift+I"),
)
_KINDS: Final[tuple[tuple[ParagraphKind, Words, str], ...]] = (
    ("body", Words("Body Text", "正文"), "Ctrl+Alt+1"),
    ("subhead", Words("Subhead", "小标题"), "Ctrl+Alt+2"),
    ("summary", Words("Summary", "提要"), "Ctrl+Alt+3"),
    ("verse", Words("Verse", "诗行"), "Ctrl+Alt+4"),
    ("table", Words("Row of a Table", "表格行"), "Ctrl+Alt+8"),
    ("table-head", Words("Head of a Table", "表头"), "Ctrl+Alt+9"),
)

ROWS: Final = (
    Command("text.insert", Words("Typing", "输入文字"), _insert, needs_text),
    Command("text.paste", Words("Paste Text", "粘贴文字"), _insert_paragraphs, needs_text),
    Command("text.paste_copy", Words("Paste and Clean", "粘贴并整理"), _paste_copy, needs_text),
    Command("text.ruby", Words("Reading", "注音"), _ruby, needs_range),
    Command("text.newline", Words("New Paragraph", "另起一段"), _newline, needs_text,
            ("Return", "Enter"), scope="text"),
    Command("text.backspace", Words("Delete Backward", "向前删除"), _erase(True), needs_text,
            ("Backspace",), scope="text"),
    Command("text.delete", Words("Delete Forward", "向后删除"), _erase(False), needs_text,
            ("Delete",), scope="text"),
    Command("text.backspace_word", Words("Delete Word Backward", "向前删除一词"),
            _erase(True, True), needs_text, ("Ctrl+Backspace",), scope="text"),
    Command("text.delete_word", Words("Delete Word Forward", "向后删除一词"),
            _erase(False, True), needs_text, ("Ctrl+Delete",), scope="text"),
    *(
        Command(f"text.{mark}", title, _mark(mark), needs_range, (key,), "text/marks", "text",
                checked=_has_mark(mark))
        for mark, title, key in _MARKS
    ),
    *(
        Command(f"text.{kind}", title, _kind(kind), in_body, (key,), "text/paragraph", "text",
                checked=_has_kind(kind))
        for kind, title, key in _KINDS
    ),
    Command("text.tab", Words("Insert Tab", "插入制表符"), _tab, in_body, ("Ctrl+Alt+Space",),
            "text", "text"),
)  # fmt: skip
