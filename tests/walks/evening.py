"""The editor's evening in the real window, step by step: from a new edition to a press PDF.

The test goes through it, and ``tools/evening_walk.py`` takes a picture of every step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from layout_tool.editor.qt.dialogs.export import ExportDialog
from layout_tool.editor.qt.dialogs.new_edition import NewEditionDialog
from layout_tool.editor.qt.window import MainWindow
from layout_tool.model import Edition, GridBox, Page, Position, StoryFrame
from layout_tool.resources import layout_dir
from tests.editor.qt.window_hands import WindowHands

__all__ = ["RAW", "Evening"]

SAMPLE = layout_dir() / "sample-edition"
RAW = SAMPLE / "raw" / "a01.txt"
PICTURES = (SAMPLE / "pictures" / "bridge.jpg", SAMPLE / "pictures" / "terraces.jpg")
HEADLINE = "稻草"
W = TypeVar("W", bound=QWidget)
Shot = Callable[[str, QWidget], None]


def _no_shot(_name: str, _widget: QWidget) -> None:
    """Look at nothing."""


class Evening:
    """Walks through an evening; ``shot`` is given a name and what to look at after each step."""

    def __init__(self, window: MainWindow, folder: Path, shot: Shot = _no_shot) -> None:
        self.window = window
        self.folder = folder
        self.hands = WindowHands(window)
        self._shot = shot
        self.before: Edition | None = None
        self.finished: Edition | None = None
        self.pdf = folder / "proof.pdf"

    def walk(self) -> None:
        """Do all of it."""
        for step in self.steps():
            step()

    def steps(self) -> Iterator[Callable[[], None]]:
        """Yield the steps in order."""
        yield self.welcome
        yield self.new_edition
        yield self.import_copy
        yield self.drag_stories
        yield self.drag_pictures
        yield self.overset_while_dragging
        yield self.resize_until_all_fits
        yield self.headline
        yield self.undo_and_redo
        yield self.save
        yield self.spreads
        yield self.export

    # Steps

    def welcome(self) -> None:
        self._look("welcome")

    def new_edition(self) -> None:
        self.window.actions_by_id.run("file.new")
        dialog = self._dialog(NewEditionDialog)
        dialog.name.setText("河湾晚报")
        dialog.pages.setValue(4)
        dialog.folder.setText(str(self.folder))
        _wait(400)
        self._look("new-edition", dialog)
        dialog.make.click()
        self._wait_until(lambda: self.window.edition is not None)
        assert self.window.edition is not None
        self.window.go_to(self.window.edition.pages[1].id)
        self.before = self.window.edition
        self._look("empty-page")

    def import_copy(self) -> None:
        page = self.hands.cell(3, 60)
        assert self.hands.drop_files([RAW, *PICTURES], page)
        edition = self.hands.desk.edition
        assert len(edition.stories) == 7
        assert len(edition.pictures) == 2
        self._look("imported")

    def drag_stories(self) -> None:
        for number, name in enumerate(list(self.hands.desk.edition.stories)):
            spot = self._room("story", name)
            if number == 3:
                self._look_over("story", name, spot)
            self.hands.drop_item("story", name, spot)
        assert sum(isinstance(f, StoryFrame) for f in self._page().frames) == 7
        self._look("stories-placed")

    def drag_pictures(self) -> None:
        for name in list(self.hands.desk.edition.pictures):
            self.hands.drop_item("picture", name, self._room("picture", name))
        assert len(self._page().frames) == 9
        _wait(300)
        self._look("pictures-placed")

    def overset_while_dragging(self) -> None:
        """Make the lead far too small, and look at it while the button is held."""
        lead = self._page().frames[0].id
        self.hands.click(self.hands.middle(lead))
        x, y = self.hands.handle(lead, 0, 1)
        self.hands.press((x, y))
        for step in range(1, 6):
            self.hands.move((x, y - 30 * step))
        assert lead in self.hands.over()
        self._look("overset-while-dragging")
        self.hands.release((x, y - 150))

    def resize_until_all_fits(self) -> None:
        for _ in range(12):
            over = self.hands.over()
            if not over:
                break
            frame = next(iter(over))
            self.hands.click(self.hands.middle(frame))
            x, y = self.hands.handle(frame, 0, 1)
            grid = self.hands.desk.shown.layout.grid(self._page())
            place = self._page().frame(frame).place
            assert isinstance(place, GridBox)
            more = over[frame].over_lines / place.columns + 1
            self.hands.drag((x, y), (x, y + grid.leading * more))
        assert not self.hands.over()
        self._look("nothing-overset")

    def headline(self) -> None:
        """Edit the lead's headline in place by an input method."""
        lead = self._page().frames[0]
        assert isinstance(lead, StoryFrame)
        self.hands.view.set_zoom(1.0)
        rect = self.hands.rect(lead.id)
        self.hands.view.reveal(self.hands.page, rect)
        place = Position(lead.story, "headline", 0, 3)
        self.hands.double_click(self.hands.text(place, lead.id))
        self.hands.compose("dao'cao", 7)
        self._look("headline-composing")
        self.hands.commit(HEADLINE)
        assert HEADLINE in self.hands.desk.edition.stories[lead.story].headline
        self._look("headline-edited")
        self.hands.key("Esc")
        self.hands.view.set_fit("page")

    def undo_and_redo(self) -> None:
        desk = self.hands.desk
        self.finished = desk.edition
        while desk.run("edit.undo"):
            pass
        assert desk.edition == self.before
        self._look("all-undone")
        while desk.run("edit.redo"):
            pass
        assert desk.edition == self.finished
        self.hands.key("Esc")
        self._look("all-redone")

    def save(self) -> None:
        self.window.actions_by_id.run("file.save")
        assert not self.window.keeping.is_modified
        self._look("saved")

    def spreads(self) -> None:
        self.window.actions_by_id.run("view.spreads")
        preview = self.window.spread_preview
        assert preview is not None
        _wait(200)
        self._look("spread-preview", preview)
        preview.close()
        preview.left.emit(self.hands.page)

    def export(self) -> None:
        self.window.actions_by_id.run("file.export")
        dialog = self._dialog(ExportDialog)
        dialog.form.target.setText(str(self.pdf))
        self._look("export", dialog)
        dialog.go.click()
        loop = QEventLoop()
        dialog.job.done.connect(loop.quit)
        dialog.job.failed.connect(loop.quit)
        QTimer.singleShot(120_000, loop.quit)
        loop.exec()
        _wait(100)
        self._look("exported", dialog)
        dialog.close()
        assert self.pdf.is_file()

    # How

    def _page(self) -> Page:
        return self.hands.desk.shown.page(self.hands.page)

    def _room(self, kind: str, name: str) -> tuple[float, float]:
        """Return where an editor would let an item go: the highest place with room for it."""
        desk = self.hands.desk
        items = desk.edition.stories if kind == "story" else desk.edition.pictures
        box = desk.fitter.free_box(desk.edition, self._page(), items[name])
        assert isinstance(box, GridBox), f"no room for {name}"
        return self.hands.cell(box.column, box.line)

    def _look_over(self, kind: str, name: str, spot: tuple[float, float]) -> None:
        data = self.hands.item_data(kind, name)
        assert self.hands.drop(data, spot, keep_over=True)
        self._look("dragging-a-story")

    def _dialog(self, kind: type[W]) -> W:
        return next(w for w in self.window.findChildren(kind) if w.isVisible())

    def _wait_until(self, so: Callable[[], bool]) -> None:
        # An event loop, for QTest.qWait would keep Python's lock from the thread that reads.
        for _ in range(400):
            if so():
                return
            loop = QEventLoop()
            QTimer.singleShot(50, loop.quit)
            loop.exec()

    def _look(self, name: str, widget: QWidget | None = None) -> None:
        QApplication.processEvents()
        self.window.canvas.view.settle()
        self._shot(name, widget or self.window)


def _wait(ms: int) -> None:
    QTest.qWait(ms)
