"""A window in which somebody edits without a pause; it is meant to be killed.

    python -m tests.walks.typing_until_killed EDITION LOG SEED

Every edit types a number into the story and is told in the log, with its time, once it is made.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from layout_tool.editor.qt.window import MainWindow

_EVERY_MS = 40
_SAVES = 0.01
_MOVES = 0.1


class _Editor:
    def __init__(self, window: MainWindow, log: TextIO, seed: int) -> None:
        self.window, self.log, self.random = window, log, random.Random(seed)
        self.number = 0
        assert window.desk is not None
        self.desk = window.desk

    def edit(self) -> None:
        if self.random.random() < _SAVES:
            self.window.keeping.save()
        if self.random.random() < _MOVES:
            story = self.desk.edition.stories["ferry"]
            self.desk.run("story.set", story="ferry", deck=f"{len(story.deck)}行")
        self.number += 1
        assert self.desk.run("text.insert", text=f"〔{self.number}〕")
        self.log.write(f"{self.number} {time.time()}\n")
        self.log.flush()


def main() -> int:
    """Edit until killed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As in the program itself, processes that it starts read the main module, but no window.
    from PySide6.QtCore import QSettings, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from layout_tool.editor.qt.app import make_window  # noqa: PLC0415
    from layout_tool.editor.qt.settings import Settings  # noqa: PLC0415
    from layout_tool.model import Position  # noqa: PLC0415

    edition, log, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    app = QApplication(sys.argv[:1])
    store = QSettings(str(log.with_suffix(".ini")), QSettings.Format.IniFormat)
    window = make_window(app, Settings(store))
    window.show()
    assert window.open(edition)
    with log.open("w", encoding="utf-8") as stream:
        editor = _Editor(window, stream, seed)
        editor.desk.run("edit.go_to", place=Position("ferry", "body", 0, 0), frame="lead")
        timer = QTimer(window)
        timer.timeout.connect(editor.edit)
        timer.start(_EVERY_MS)
        return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
