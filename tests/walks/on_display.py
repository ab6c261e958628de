"""The real program on a real display; it tells where things are, and does nothing else for a test.

    python -m tests.walks.on_display EDITION PLACES

Every quarter of a second it writes the screen places of what a hand would go for into the file
PLACES, as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from layout_tool.editor.qt import app
from layout_tool.editor.qt.window import MainWindow
from layout_tool.model import StoryFrame
from tests.editor.qt.window_hands import WindowHands

_EVERY_MS = 250


def _on_screen(widget: QWidget, at: QPoint) -> tuple[int, int]:
    spot = widget.mapToGlobal(at)
    return spot.x(), spot.y()


def _places(window: MainWindow) -> dict[str, object]:
    hands, desk = WindowHands(window, wait=False), window.desk
    if desk is None:
        return {}
    basket = window.docks.copy.list
    model = basket.model()
    rows = {
        str(index.data()): _on_screen(basket.viewport(), basket.visualRect(index).center())
        for index in (model.index(row, 0) for row in range(model.rowCount()))
    }
    view = hands.view
    frames = {
        frame.id: _on_screen(view, hands.px(hands.middle(frame.id)))
        for frame in desk.shown.page(hands.page).frames
        if isinstance(frame, StoryFrame)
    }
    return {
        "stories": list(rows.values()),
        "cell": _on_screen(view, hands.px(hands.cell(2, 40))),
        "frames": frames,
        "editing": desk.selection.text is not None,
        "modified": window.keeping.is_modified,
    }


def main() -> int:
    """Run the program."""
    target = Path(sys.argv[2])
    timer = QTimer()

    def tell() -> None:
        found = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        window = next(found, None)
        if window is not None and window.isVisible():
            fresh = target.with_suffix(".new")
            fresh.write_text(json.dumps(_places(window)), "utf-8")
            fresh.replace(target)

    timer.timeout.connect(tell)
    QApplication(sys.argv[:1])
    timer.start(_EVERY_MS)
    return app.run_window(Path(sys.argv[1]))


if __name__ == "__main__":
    raise SystemExit(main())
