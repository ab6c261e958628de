"""Keeps the edition safe: saving, autosave, recovery, the lock, and what others change on disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from layout_tool.editor.qt.autosaving import Autosaving, journal_of
from layout_tool.editor.qt.dialogs.ask import Answer, ask
from layout_tool.editor.qt.dialogs.files import file_dialog
from layout_tool.editor.qt.dialogs.problem import show_problem
from layout_tool.editor.qt.problem_words import what
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.snapshot import unwritable
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.step import Step
from layout_tool.editor.words import Words
from layout_tool.files import (
    Lock,
    Snapshot,
    Watcher,
    clear_autosaves,
    holder,
    normal_edition,
    open_edition,
    recover,
    recoverable,
    save_edition,
)
from layout_tool.files.folder import EDITION, PICTURES
from layout_tool.model import Edition, Picture
from layout_tool.problem import LayoutError, Place, Problem
from layout_tool.resources import layout_dir

__all__ = ["Keeping", "is_shipped"]

_LOOK_MS: Final = 2000
_RENEW_MS: Final = 600_000
_SAVE_AS: Final = Words("Save As", "另存为")
_RECOVER: Final = Words("Recover Unsaved Work", "恢复未保存的内容")


def is_shipped(path: Path) -> bool:
    """Tell whether an edition came with the program: it is looked at and saved elsewhere."""
    return path.resolve().is_relative_to(layout_dir().resolve())


class Keeping(QObject):
    """Looks after one edition at a time.

    ``changed`` tells that path or saved state are others; ``said`` carries a sentence for the
    status bar; ``file_changed`` the path of a picture that is another one on disk.
    """

    changed = Signal()
    file_changed = Signal(str)
    said = Signal(str)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._desk: Desk | None = None
        self._base: Edition | None = None
        self._lock: Lock | None = None
        self._watcher: Watcher | None = None
        self._autosaving = Autosaving(self)
        self._autosaving.failed.connect(self._autosave_failed)
        self._pictures: Mapping[str, Picture] = {}
        self._asking = False
        self._own = False
        self.path: Path | None = None
        self._look = _timer(self, _LOOK_MS, self.look)
        self._renew = _timer(self, _RENEW_MS, self._renew_lock)

    # What is kept

    @property
    def is_modified(self) -> bool:
        """Whether there is something that is not on disk."""
        return self._desk is not None and not self._desk.history.is_saved

    @property
    def is_ours(self) -> bool:
        """Whether saving goes where the edition came from."""
        return self._own

    def start(
        self, desk: Desk, path: Path | None, lock: Lock | None = None, *, own: bool = False,
        watcher: Watcher | None = None,
    ) -> None:  # fmt: skip
        """Look after an edition that was opened from ``path``; None when it has none yet.

        What is not its ``own`` (shipped, or at work elsewhere) is saved under another name. A
        ``watcher`` knows the files as they were read.
        """
        self._desk, self.path, self._lock, self._own = desk, path, lock, own
        self._base = desk.edition if path is not None else None
        desk.committed.connect(self._committed)
        if path is not None:
            self._watcher = watcher or Watcher(path)
            self._look.start()
        if lock is not None:
            self._renew.start()
        self.changed.emit()
        if path is not None:
            journal = journal_of(path, own=own)
            self._offer_recovery(journal)
            self._autosaving.start(desk, journal)

    def stop(self) -> None:
        """Let the edition go; what is not saved is given up."""
        if self._desk is not None:
            self._desk.committed.disconnect(self._committed)
        for timer in (self._look, self._renew):
            timer.stop()
        self._autosaving.stop()
        if self._lock is not None:
            self._lock.release()
        self._own = False
        self._desk = self._base = self._lock = self._watcher = self.path = None
        self.changed.emit()

    # Saving

    def save(self, then: Callable[[], object] | None = None) -> bool:
        """Save the edition; ask where to when it has no place of its own yet.

        :returns: whether it is on disk now; ``then`` is called when it is.
        """
        if self._desk is None:
            return False
        if self.path is None or not self.is_ours:
            self.save_as(then)
            return False
        return self._save_to(self.path, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a new folder and save there."""
        if self._desk is None:
            return
        edition = self._desk.edition
        title = edition.title or self.tr("Edition")
        name = f"{title} {edition.date:%Y-%m-%d}"
        home = self.path.parent if self.path is not None and self.is_ours else Path.home()
        dialog = file_dialog(self._window, self.tr("Save the edition as a folder"), home)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, self.tr("Folder name:"))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen), then))
        dialog.open()

    def save_to(self, folder: Path, then: Callable[[], object] | None = None) -> bool:
        """Save into a folder that becomes the edition's own; tell whether it worked."""
        desk = self._desk
        if desk is None:
            return False
        lock = Lock(folder)
        if (folder / EDITION).is_file() and (self.path is None or folder != self.path):
            show_problem(self._window, LayoutError(_taken(folder)))
            return False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
            save_edition(desk.edition, folder)
            edition = open_edition(folder)
        except OSError as error:
            show_problem(self._window, LayoutError(unwritable(folder, error)))
            return False
        except LayoutError as error:
            lock.release()
            show_problem(self._window, error)
            return False
        if self.path is None:
            self._autosaving.start(desk, folder)
        self._autosaving.move(folder)
        if self._lock is not None:
            self._lock.release()
        self.path, self._lock, self._base, self._own = folder.resolve(), lock, edition, True
        # From now on its pictures are those in the new folder.
        desk.apply(Step(edition), _SAVE_AS, asker=self)
        self._watcher = Watcher(folder)
        self._look.start()
        self._renew.start()
        self._finish_save(then)
        return True

    def _save_to(self, path: Path, then: Callable[[], object] | None) -> bool:
        desk = self._desk
        assert desk is not None
        try:
            save_edition(desk.edition, path, base=self._base)
        except LayoutError as error:
            show_problem(self._window, error)
            return False
        self._base = desk.edition
        self._finish_save(then)
        return True

    def _finish_save(self, then: Callable[[], object] | None) -> None:
        assert self._desk is not None
        assert self.path is not None
        self._autosaving.clear()
        if self._watcher is not None:
            self._watcher.settle()
        self._desk.mark_saved()
        self._settings.add_recent(self.path)
        self.said.emit(self.tr("Saved at %1.").replace("%1", time.strftime("%H:%M")))
        self.changed.emit()
        if then is not None:
            then()

    # Before something goes

    def before_leaving(self, then: Callable[[], object]) -> None:
        """Call ``then`` when nothing would be lost by it, asking the editor if something would."""
        if not self.is_modified:
            then()
            return
        if self._asking:
            return
        self._asking = True
        assert self._desk is not None
        title = self._desk.edition.title or self.tr("the edition")
        ask(
            self._window,
            self.tr("Save the changes to “%1”?").replace("%1", title),
            self.tr("Without saving, what was done since the last save is lost."),
            (
                Answer(self.tr("Save"), lambda: self.save(then), main=True),
                Answer(self.tr("Don't Save"), then, destroys=True),
                Answer(self.tr("Cancel"), None),
            ),
            self._answered,
        )

    def _answered(self) -> None:
        self._asking = False

    # Autosave

    def _committed(self, edition: Edition) -> None:
        if self._watcher is not None and edition.pictures is not self._pictures:
            # Pictures brought in here are copied into the folder at once.
            self._pictures = edition.pictures
            self._watcher.know(picture.file for picture in edition.pictures.values())
        self.changed.emit()

    def _autosave_failed(self, problem: object) -> None:
        if isinstance(problem, Problem):
            self.said.emit(self.tr("Autosave failed: %1").replace("%1", what(problem)))

    def _offer_recovery(self, journal: Path) -> None:
        found = recoverable(journal)
        if not found:
            return
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(found[0].when))
        ask(
            self._window,
            self.tr("Work of %1 was not saved.").replace("%1", when),
            self.tr("The program ended before it was saved. Recovering can be undone."),
            (
                Answer(self.tr("Recover"), lambda: self._recover(found[0]), main=True),
                Answer(self.tr("Throw Away"), lambda: clear_autosaves(journal), destroys=True),
                Answer(self.tr("Later"), None),
            ),
        )

    def _recover(self, snapshot: Snapshot) -> None:
        if self._desk is None or self.path is None:
            return
        home = self._desk.edition.folder or self.path.parent
        try:
            edition = recover(snapshot, home)
        except LayoutError as error:
            show_problem(self._window, error)
            return
        self._desk.apply(Step(edition), _RECOVER, asker=self)

    # Others

    def look(self) -> None:
        """Take over what others changed on disk, or ask when there are changes here too."""
        if self._watcher is None or self._asking or self._desk is None or self._desk.is_busy:
            return
        if self._is_taken_over():
            self._renew_lock()
        changes = self._watcher.poll()
        names = [*changes.changed, *changes.added, *changes.removed]
        for name in names:
            self.file_changed.emit(str(self._watcher.path / name))
        if not names or not self._is_other_on_disk():
            return
        if not self.is_modified:
            self.read_again()
            words = self.tr("%1 was changed by another program and read again.")
            self.said.emit(words.replace("%1", names[0]))
            return
        if all(name.startswith(f"{PICTURES}/") for name in names):
            words = self.tr("%1 came into the folder; it is there when the edition is read again.")
            self.said.emit(words.replace("%1", names[0]))
            return
        self._asking = True
        ask(
            self._window,
            self.tr("%1 was changed by another program.").replace("%1", names[0]),
            self.tr(
                "You have changes of your own. Theirs replace yours, which undo brings back; "
                "or yours stay, and saving replaces theirs."
            ),
            (
                Answer(self.tr("Take Theirs"), self.read_again),
                Answer(self.tr("Keep Mine"), None, main=True),
            ),
            self._answered,
        )

    def _is_other_on_disk(self) -> bool:
        """Tell whether the edition on disk is not what was read or saved here last."""
        if self.path is None or self._base is None:
            return True
        try:
            return open_edition(self.path) != normal_edition(self._base)
        except LayoutError:
            return True

    def read_again(self) -> bool:
        """Read the edition from disk; undo brings back what was here. Tell whether it worked."""
        if self._desk is None or self.path is None:
            return False
        try:
            edition = open_edition(self.path)
        except LayoutError as error:
            show_problem(self._window, error)
            return False
        if self._watcher is not None:
            self._watcher.settle()
        self._base = edition
        self._desk.take(edition, asker=self)
        self.changed.emit()
        return True

    def _is_taken_over(self) -> bool:
        """Tell whether someone else has the lock that was ours."""
        mine = self._lock.mine if self._lock is not None else None
        other = holder(self.path) if mine is not None and self.path is not None else None
        if mine is None or other is None:
            return False
        return (other.host, other.pid) != (mine.host, mine.pid)

    def _renew_lock(self) -> None:
        if self._lock is None:
            return
        try:
            self._lock.renew()
        except LayoutError as error:
            self._lock = None
            self._renew.stop()
            # Two who save into one folder undo each other's work: ours goes elsewhere now.
            self._own = error.problem.id != "edition.locked"
            show_problem(self._window, error)
            self.changed.emit()


def _taken(folder: Path) -> Problem:
    words = f"There is another edition in “{folder.name}” already."
    return Problem("save.taken", words, "Choose another name.", place=Place(file=folder))


def _timer(owner: QObject, ms: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setInterval(ms)
    timer.timeout.connect(slot)
    return timer
