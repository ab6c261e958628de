"""Commands of tables: a table put in, its rows and columns, how they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from layout_tool.editor.commands.conditions import in_body
from layout_tool.editor.commands.registry import Command, Run
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model import CellAlign, Edition, Position
from layout_tool.model.edits import table_columns as edits
from layout_tool.model.edits import tables

__all__ = ["ROWS"]

_Edit = Callable[[Edition, Position], tuple[Edition, Position]]

_NO_TABLE: Final = Words("The caret stands in no table.", "光标不在表格里。")
_LAST_ROW: Final = Words("It is the only row of its table.", "表格只有这一行。")
_LAST_COLUMN: Final = Words("It is the only column of its table.", "表格只有这一列。")
_ALIGNS: Final[tuple[tuple[CellAlign, Words], ...]] = (
    ("auto", Words("Column by Its Contents", "列按内容对齐")),
    ("left", Words("Column Left", "列左对齐")),
    ("center", Words("Column Centred", "列居中")),
    ("right", Words("Column Right", "列右对齐")),
)


def _in_table(state: State) -> Words | None:
    where = state.text
    if where is not None and edits.rows_at(state.edition, where.focus):
        return None
    return in_body(state) or _NO_TABLE


def _insert_table(state: State) -> Step | None:
    if state.text is None:
        return None
    edition, place = tables.insert_table(state.edition, state.text.end)
    return Step(edition, state.selection.caret(place))


def _edit(edit: _Edit) -> Run:
    def run(state: State) -> Step | None:
        if state.text is None:
            return None
        edition, place = edit(state.edition, state.text.focus)
        return Step(edition, state.selection.caret(place))

    return run


def _has_rows(state: State) -> Words | None:
    if (refused := _in_table(state)) is not None or state.text is None:
        return refused
    return None if len(edits.rows_at(state.edition, state.text.focus)) > 1 else _LAST_ROW


def _has_columns(state: State) -> Words | None:
    if (refused := _in_table(state)) is not None or state.text is None:
        return refused
    where = state.text.focus
    story = state.edition.stories[where.owner]
    widths = [len(story.body[row].cells) for row in edits.rows_at(state.edition, where)]
    return None if max(widths) > 1 else _LAST_COLUMN


def _align(align: CellAlign) -> Run:
    def run(state: State) -> Step | None:
        if state.text is None:
            return None
        return state.changed(edits.align_column(state.edition, state.text.focus, align))

    return run


def _stands(align: CellAlign) -> Callable[[State], bool]:
    def checked(state: State) -> bool:
        where = state.text
        return where is not None and edits.column_align(state.edition, where.focus) == align

    return checked


def _is_across(state: State) -> bool:
    return state.text is not None and edits.is_across(state.edition, state.text.focus)


ROWS: Final = (
    Command("text.insert_table", Words("Insert Table", "插入表格"), _insert_table, in_body, (),
            "text/table", "text"),
    Command("table.insert_column", Words("Insert Column", "插入列"), _edit(edits.insert_column),
            _in_table, (), "text/table", "text"),
    Command("table.delete_column", Words("Delete Column", "删除列"), _edit(edits.delete_column),
            _has_columns, (), "text/table", "text"),
    Command("table.delete_row", Words("Delete Row", "删除行"), _edit(edits.delete_row), _has_rows,
            (), "text/table", "text"),
    Command("table.across", Words("Row Across the Table", "通栏的行"), _edit(edits.lay_across),
            _in_table, (), "text/table", "text", checked=_is_across),
    *(
        Command(f"table.align_{align}", title, _align(align), _in_table, (), "text/table", "text",
                checked=_stands(align))
        for align, title in _ALIGNS
    ),
)  # fmt: skip
