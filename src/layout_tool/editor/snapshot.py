"""Writing a snapshot of unsaved work: done in a process of its own, so nothing of Qt is here."""

from __future__ import annotations

import multiprocessing
import os
import threading
from pathlib import Path
from typing import Final

from layout_tool.files import autosave
from layout_tool.model import Edition
from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["be_ready", "leave_with_window", "unwritable", "write_snapshot"]

_writing: Final = threading.Lock()


def be_ready() -> None:
    """Be there: the process has started, and read its modules, when this was called."""


def leave_with_window() -> None:
    """See to it that this process ends when the window's was killed, but ends what it writes.

    It would wait for work for ever otherwise, for nobody tells it that none will come.
    """
    window = multiprocessing.parent_process()
    if window is not None:
        threading.Thread(target=_leave_after, args=(window,), daemon=True).start()


def _leave_after(window: multiprocessing.process.BaseProcess) -> None:
    window.join()
    with _writing:
        os._exit(0)


def write_snapshot(edition: Edition, journal: Path) -> Problem | None:
    """Write an edition into the ``.autosave`` of a folder; return what is wrong, or None."""
    try:
        with _writing:
            journal.mkdir(parents=True, exist_ok=True)
            autosave(edition, journal)
    except LayoutError as error:
        return error.problem
    except OSError as error:
        return unwritable(journal, error)
    return None


def unwritable(path: Path, error: OSError) -> Problem:
    """Return what is wrong when a folder cannot be written."""
    what = f"The folder cannot be written ({error.strerror or error})."
    remedy = "Check its permissions and the free space, or choose another folder."
    return Problem("write.failed", what, remedy, place=Place(file=path))
