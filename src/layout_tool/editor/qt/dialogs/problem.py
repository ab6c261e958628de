"""Says what is wrong in a sentence; never shows a traceback."""

from __future__ import annotations

import datetime
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from layout_tool.editor.qt.problem_words import remedy, what
from layout_tool.editor.qt.say import language
from layout_tool.problem import LayoutError, Problem

__all__ = ["install_hook", "log_file", "remove_hook", "show_problem", "show_unexpected"]


def show_problem(parent: QWidget | None, error: LayoutError) -> QMessageBox:
    """Open a box that says the problem, where it is and what to do; does not wait for it."""
    problem = error.problem
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Problem", "This does not work yet"))
    box.setText(_sentence(what(problem)))
    box.setInformativeText(_explanation(problem))
    if len(error.problems) > 1:
        box.setDetailedText("\n".join(str(other) for other in error.problems))
    box.open()
    return box


def show_unexpected(error: BaseException, log: Path | None) -> QMessageBox:
    """Open a box that says that the program is at fault, and where the details were written."""
    box = QMessageBox(QApplication.activeWindow())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(QCoreApplication.translate("Problem", "Layout Tool"))
    box.setText(
        QCoreApplication.translate("Problem", "Layout Tool made a mistake and stopped this step.")
    )
    advice = QCoreApplication.translate(
        "Problem", "The files of your edition were not touched. You can go on working."
    )
    if log is not None:
        kept = QCoreApplication.translate("Problem", "The details for a report are in")
        advice += f"\n\n{kept}\n{log}"
    box.setInformativeText(advice)
    box.open()
    return box


def log_file() -> Path:
    """Return the file that gathers the details of mistakes."""
    where = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(where)) / "mistakes.log"


def install_hook() -> None:
    """Catch what no one caught: Qt would print it and go on as if nothing had happened."""
    sys.excepthook = _caught


def remove_hook() -> None:
    """Give exceptions back to Python."""
    sys.excepthook = sys.__excepthook__


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
    elif isinstance(error, LayoutError):
        show_problem(QApplication.activeWindow(), error)
    else:
        show_unexpected(error, _write_log(kind, error, trace))


def _write_log(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> Path | None:
    path = log_file()
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{now}\n")
            log.writelines(traceback.format_exception(kind, error, trace))
    except OSError:
        return None
    return path


def _sentence(words: str) -> str:
    """Return words with a full stop: in lists the Chinese ones stand without."""
    ends = not words or not language().startswith("zh") or words[-1] in "。？！.?!"
    return words if ends else f"{words}。"


def _explanation(problem: Problem) -> str:
    where = str(problem.place)
    return "\n\n".join(part for part in (_sentence(remedy(problem)), where) if part)
