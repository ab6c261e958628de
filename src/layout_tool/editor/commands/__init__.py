"""What an editor can do, as rows: one registry feeds menus, keys, palette, help and tests.

A row's ``run`` takes a :class:`~layout_tool.editor.state.step.State` and returns a ``Step``; it
calls ``model.edits`` and knows neither Qt nor the desk.
"""

from typing import Final

from layout_tool.editor.commands import (
    arrange,
    caret,
    contents,
    edit,
    file,
    fitting,
    frames,
    heads,
    pages,
    runs,
    stories,
    tables,
    text,
    threads,
    view,
)
from layout_tool.editor.commands.registry import Command, Registry
from layout_tool.editor.words import Words

__all__ = ["COMMANDS", "MENU_TITLES", "Command", "Registry"]


COMMANDS: Final = Registry(
    (
        *file.ROWS,
        *edit.ROWS,
        *pages.ROWS,
        *stories.ROWS,
        *contents.ROWS,
        *heads.ROWS,
        *fitting.ROWS,
        *text.ROWS,
        *tables.ROWS,
        *runs.ROWS,
        *caret.ROWS,
        *frames.ROWS,
        *arrange.ROWS,
        *threads.ROWS,
        *view.ROWS,
    )
)

MENU_TITLES: Final = {
    "file": Words("File", "文件"),
    "edit": Words("Edit", "编辑"),
    "edit/select": Words("Select", "选择"),
    "page": Words("Page", "版面"),
    "story": Words("Story", "稿件"),
    "story/columns": Words("Text Columns", "分栏"),
    "story/head": Words("Head", "标题"),
    "story/thread": Words("Thread", "转接"),
    "picture": Words("Picture", "图片"),
    "text": Words("Text", "文字"),
    "text/marks": Words("Marks", "字体与标记"),
    "text/paragraph": Words("Paragraph", "段落"),
    "text/table": Words("Table", "表格"),
    "text/language": Words("Language", "语言"),
    "text/colour": Words("Colour", "颜色"),
    "arrange": Words("Arrange", "排列"),
    "arrange/align": Words("Align and Distribute", "对齐与均分"),
    "arrange/order": Words("Order", "层次"),
    "arrange/wrap": Words("Text Wrap", "图文绕排"),
    "arrange/move": Words("Move", "移动"),
    "arrange/size": Words("Size", "大小"),
    "view": Words("View", "视图"),
    "view/units": Words("Units", "单位"),
    "view/theme": Words("Theme", "外观"),
    "view/language": Words("Language", "语言"),
    "tools": Words("Tools", "工具"),
    "help": Words("Help", "帮助"),
}
"""Titles of the menus by path, in the order in which they stand."""
