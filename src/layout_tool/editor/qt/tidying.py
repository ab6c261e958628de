"""Python's collector of garbage, kept out of the way of keystrokes.

Of an edition of sixteen pages some hundred thousand objects stay for the evening. Looking through
them takes tens of milliseconds, and left alone it happens while something is typed or dragged. So
what is loaded is set aside, and what came after it is looked through when the editor rests.

Left alone it also happens in whichever thread makes the object that is one too many. Pictures are
read in threads, and parts of a window that are deleted in one bring Qt down. So the collector never
runs by itself; timers of the window call it, in the window's own thread.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QTimer

from layout_tool.editor.qt.window import MainWindow
from layout_tool.editor.state.desk import Changed, Desk

__all__ = ["Tidying"]

_REST_MS: Final = 1500
_SWEEP_MS: Final = 250
_YOUNG: Final = 20_000
"""New objects after which the newest are looked through at once: about a millisecond."""


class Tidying:
    """Tidies up behind a window for as long as it is open; for the program, not for tests.

    Nothing is collected before :meth:`begin`, which is called when the window stands.
    """

    def __init__(self, window: MainWindow) -> None:
        gc.disable()
        self._window = window
        self._desk: Desk | None = None
        self._rest = QTimer(window)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.tidy)
        self._often = QTimer(window)
        self._often.setInterval(_SWEEP_MS)
        self._often.timeout.connect(self._sweep)
        window.edition_changed.connect(self._opened)

    def begin(self) -> None:
        """Set aside what is there: a program that has just been loaded holds no garbage."""
        gc.freeze()
        self._often.start()

    def tidy(self) -> None:
        """Collect what came since the last time, and set aside what remains of it."""
        if self._desk is not None and self._desk.is_busy:
            self._rest.start()
            return
        gc.collect()
        gc.freeze()

    def _sweep(self) -> None:
        if gc.get_count()[0] > _YOUNG:
            # What remains is the edition being composed: looked through again, it would take ever
            # longer. Rings that end later are found when the next edition is opened.
            gc.collect(0)
            gc.freeze()

    def _opened(self, _edition: object) -> None:
        if self._desk is not None:
            self._desk.changed.disconnect(self._heard)
            # The edition that went is garbage now, wherever it was put.
            gc.unfreeze()
            gc.collect()
        # What was just read is alive.
        gc.freeze()
        self._desk = self._window.desk
        if self._desk is not None:
            self._desk.changed.connect(self._heard)
        self._rest.start()

    def _heard(self, _news: Changed) -> None:
        self._rest.start()
