"""Work in a process of its own: the window stays quick, and a job can be cancelled at any time.

A thread would take turns with the painting (the interpreter has one lock); a process does not.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from layout_tool.problem import LayoutError, Problem

__all__ = ["Cancelled", "Job", "Tell", "Work"]

Tell = Callable[[str, int, int], None]
"""Tells a step's name, how much of it is done and how much there is; raises when cancelled."""
Work = Callable[[Any, Tell], Any]
"""What a job does: a function of a module, its argument and its result can be pickled."""

_ASK_MS: Final = 40
_PATIENCE_MS: Final = 3000
"""How long a cancelled process may take to end by itself before it is ended."""


class Cancelled(Exception):  # noqa: N818 - it is no error
    """Raised within a job when the editor does not want it any more."""


@dataclass(frozen=True, slots=True)
class _Progress:
    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Result:
    value: Any


@dataclass(frozen=True, slots=True)
class _Fault:
    problems: tuple[Problem, ...]


class Job(QObject):
    """One piece of work at a time.

    Signals: ``progress`` with step, done and total; then one of ``done`` with the result,
    ``failed`` with a :class:`LayoutError`, ``cancelled``.
    """

    progress = Signal(str, int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._wanted = True
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_MS)
        self._timer.timeout.connect(self._ask)
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.timeout.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Whether work is under way."""
        return self._process is not None

    def start(self, work: Work, argument: object) -> None:
        """Begin; ``work(argument, tell)`` runs in a fresh process.

        :raises RuntimeError: when work is under way already.
        """
        if self.is_running:
            raise RuntimeError("a job is under way already")
        # A fresh process: one split off from a process with a window would share its connection.
        fresh = multiprocessing.get_context("spawn")
        here, there = fresh.Pipe()
        self._process = fresh.Process(target=_run, args=(work, argument, there), daemon=True)
        self._line, self._wanted = here, True
        self._process.start()
        there.close()
        self._timer.start()

    def cancel(self) -> None:
        """Want the work no more; ``cancelled`` follows when it has ended."""
        if self._line is None or not self._wanted:
            return
        self._wanted = False
        try:
            self._line.send("cancel")
        except OSError:
            self._end()
            return
        self._last.start(_PATIENCE_MS)

    def stop(self) -> None:
        """End the work here and now, for the window is closing; no signal follows."""
        if self._process is not None:
            self._process.terminate()
        self._clear()

    def _ask(self) -> None:
        """Take what the process has said since."""
        line = self._line
        try:
            while line is not None and line.poll():
                self._take(line.recv())
                line = self._line
        except (EOFError, OSError):
            self._end()

    def _take(self, said: object) -> None:
        if isinstance(said, _Progress):
            self.progress.emit(said.step, said.done, said.total)
            return
        wanted = self._wanted
        self._clear()
        if isinstance(said, _Fault) and wanted:
            self.failed.emit(LayoutError(*said.problems))
        elif isinstance(said, _Result):
            # A job that was ready before it heard of being cancelled is done all the same.
            self.done.emit(said.value)
        else:
            self.cancelled.emit()

    def _end(self) -> None:
        """The process is gone, or must go, without having said how it ended."""
        wanted, process = self._wanted, self._process
        if process is not None:
            process.terminate()
            process.join(1)
        self._clear()
        if process is None:
            return
        if wanted:
            problem = Problem(
                "job.ended",
                "The work ended before it was done.",
                "Try again; if it ends again, the machine may be short of memory.",
            )
            self.failed.emit(LayoutError(problem))
        else:
            self.cancelled.emit()

    def _clear(self) -> None:
        self._timer.stop()
        self._last.stop()
        if self._line is not None:
            self._line.close()
        self._line, self._process = None, None


def _run(work: Work, argument: object, line: Connection) -> None:
    """Run in the process: do the work and say how it ended."""

    def tell(step: str, done: int, total: int) -> None:
        if line.poll():
            raise Cancelled
        line.send(_Progress(step, done, total))

    try:
        said: object = _Result(work(argument, tell))
    except Cancelled:
        said = None
    except LayoutError as error:
        said = _Fault(error.problems)
    except BrokenPipeError:
        return  # the window is gone
    except Exception as error:
        # Whatever it was, the editor hears of it; the details are for the log of the process.
        traceback.print_exc()
        said = _Fault((Problem("job.mistake", f"The work failed: {error}.", "Please report it."),))
    try:
        line.send(said)
    except (BrokenPipeError, OSError):
        return
