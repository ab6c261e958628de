"""Snapshots of unsaved work, written by a process of its own so that typing never waits."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from layout_tool.editor.snapshot import be_ready, leave_with_window, write_snapshot
from layout_tool.editor.state.desk import Desk
from layout_tool.files import clear_autosaves
from layout_tool.model import Edition
from layout_tool.problem import Problem

__all__ = ["AUTOSAVE_MS", "Autosaving", "journal_of"]

AUTOSAVE_MS: Final = 600
"""How long after a change a snapshot is written; more changes meanwhile go into the same one."""

_WARM_MS: Final = 1500
"""How long after an edition was opened the process is started, so that it is there when needed."""

_ASK_MS: Final = 40

_PATIENCE: Final = 3.0
"""Seconds to wait at the end for a snapshot that is being written."""


def journal_of(path: Path, *, own: bool) -> Path:
    """Return the folder whose ``.autosave`` holds an edition's snapshots.

    It is the edition's own folder, but for what is not ``own`` (shipped, locked by another) and
    for a page in a single file it is a folder of this user's.
    """
    if own and path.is_dir():
        return path
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return Path(base) / "unsaved" / name


class Autosaving(QObject):
    """Writes the desk's edition soon after it changed; ``failed`` carries a :class:`Problem`.

    All of it happens in the window's thread: the process is asked from time to time, for an answer
    brought by another thread could come while the window is being taken down.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._journal: Path | None = None
        self._last: Edition | None = None
        self._workers: ProcessPoolExecutor | None = None
        self._writing: Future[Problem | None] | None = None
        self._ready: Future[None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AUTOSAVE_MS)
        self._soon.timeout.connect(self.write)
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.timeout.connect(self._warm)
        self._asking = QTimer(self)
        self._asking.setInterval(_ASK_MS)
        self._asking.timeout.connect(self._ask)

    def start(self, desk: Desk, journal: Path) -> None:
        """Write snapshots of a desk into the ``.autosave`` of a folder."""
        self._desk, self._journal, self._last = desk, journal, desk.edition
        desk.committed.connect(self._committed)
        self._warming.start(_WARM_MS)

    def move(self, journal: Path) -> None:
        """Write into another folder from now on: the edition was saved, the old ones go."""
        self.clear()
        self._journal = journal

    def clear(self) -> None:
        """Throw all snapshots away: what they hold is on disk, or is not wanted."""
        self._soon.stop()
        if self._desk is not None:
            self._last = self._desk.edition
        self._asking.stop()
        self._writing = None  # what it still writes is older than the save, and never offered
        if self._journal is not None:
            clear_autosaves(self._journal)

    def stop(self) -> None:
        """Let the desk go, and the snapshots with it."""
        if self._writing is not None:
            wait([self._writing], _PATIENCE)
        self.clear()
        if self._workers is not None:
            self._workers.shutdown(wait=False, cancel_futures=True)
            self._workers = self._ready = None
        self._warming.stop()
        if self._desk is not None:
            self._desk.committed.disconnect(self._committed)
        self._desk = self._journal = self._last = None

    def write(self) -> None:
        """Write a snapshot now, unless the last one, or the saved edition, is as new."""
        desk, journal = self._desk, self._journal
        if desk is None or journal is None or desk.edition is self._last:
            return
        if desk.history.is_saved:
            return
        self._last = desk.edition
        if self._ready is None or not self._ready.done():
            # The process is still starting: a short halt of the window loses less than a wait.
            self._take(write_snapshot(desk.edition, journal))
            return
        try:
            self._writing = self._worker().submit(write_snapshot, desk.edition, journal)
        except (BrokenProcessPool, RuntimeError, OSError):
            # Without a process the editor waits a moment, but nothing is lost.
            self._workers = self._ready = None
            self._take(write_snapshot(desk.edition, journal))
            return
        self._asking.start()

    def _committed(self, _edition: Edition) -> None:
        if not self._soon.isActive():
            self._soon.start()
            if self._workers is None:
                # An early change: the process starts when it is painted.
                self._warming.start(0)

    def _warm(self) -> None:
        if self._desk is not None and self._workers is None:
            # Where no process can be started, the window writes by itself.
            with suppress(BrokenProcessPool, RuntimeError, OSError):
                self._ready = self._worker().submit(be_ready)

    def _worker(self) -> ProcessPoolExecutor:
        if self._workers is None:
            # A fresh one: a fork of a process with a window would share its connection.
            self._workers = ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=leave_with_window
            )
        return self._workers

    def _ask(self) -> None:
        """Take the answer of the process, once it is there."""
        future = self._writing
        if future is not None and not future.done():
            return
        self._asking.stop()
        if future is not None and not future.cancelled() and future.exception() is None:
            self._take(future.result())

    def _take(self, problem: Problem | None) -> None:
        desk = self._desk
        if problem is not None:
            self.failed.emit(problem)
        elif desk is not None and desk.edition is not self._last and not self._soon.isActive():
            self._soon.start()
