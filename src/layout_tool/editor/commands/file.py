"""Commands that touch disk, paper or the application: the window does them when asked."""

from __future__ import annotations

from typing import Final

from layout_tool.editor.commands.conditions import has_page
from layout_tool.editor.commands.registry import Command, When, always, ask
from layout_tool.editor.words import Words

__all__ = ["ROWS"]

_ASKED: Final[tuple[tuple[str, Words, tuple[str, ...], str, str, When], ...]] = (
    ("file.new", Words("New Edition…", "新建一期…"), ("Ctrl+N",), "file", "file-plus", always),
    ("file.open", Words("Open Edition…", "打开一期…"), ("Ctrl+O",), "file", "folder-open", always),
    ("file.sample", Words("Open the Sample Edition", "打开样报"), (), "file", "newspaper", always),
    ("file.save", Words("Save", "保存"), ("Ctrl+S",), "file", "save", always),
    ("file.save_as", Words("Save As…", "另存为…"), ("Ctrl+Shift+S",), "file", "save", always),
    ("file.reload", Words("Read Again from Disk", "重新读取"), ("Ctrl+Shift+R",), "file",
     "refresh-cw", always),
    ("file.import", Words("Import Copy and Pictures…", "导入稿件和图片…"), ("Ctrl+D",), "file",
     "import", always),
    ("file.export", Words("Export PDF…", "导出 PDF…"), ("Ctrl+E",), "file", "file-output",
     has_page),
    ("file.print", Words("Print Proof…", "打印大样…"), ("Ctrl+P",), "file", "printer", has_page),
    ("file.close", Words("Close Edition", "关闭本期"), ("Ctrl+W",), "file", "x", always),
    ("app.quit", Words("Quit", "退出"), ("Ctrl+Q",), "file", "log-out", always),
    ("app.palette", Words("Find a Command…", "查找命令…"), ("Ctrl+K",), "help", "command",
     always),
    ("help.keys", Words("Keyboard Shortcuts", "快捷键"), ("F1",), "help", "keyboard", always),
    ("help.about", Words("About Layout Tool", "关于本软件"), (), "help", "info", always),
)  # fmt: skip

ROWS: Final = tuple(
    Command(name, title, ask(name), when, keys, menu, icon=icon)
    for name, title, keys, menu, icon, when in _ASKED
)
