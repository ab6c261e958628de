"""The panels around the page: made, named, shown and remembered; and the requests they answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabWidget, QWidget

from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.dialogs.find import FindDialog
from layout_tool.editor.qt.dialogs.fit import FitDialog
from layout_tool.editor.qt.focus import first_field, give_keyboard
from layout_tool.editor.qt.help_page import show_keys
from layout_tool.editor.qt.importing import Importing
from layout_tool.editor.qt.palette import Palette
from layout_tool.editor.qt.panels.copy import CopyPanel
from layout_tool.editor.qt.panels.inspector import Inspector
from layout_tool.editor.qt.panels.pictures import PicturesPanel
from layout_tool.editor.qt.panels.problems import ProblemsPanel
from layout_tool.editor.qt.panels.story_editor import StoryEditor
from layout_tool.editor.qt.problem_watch import ProblemWatch
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.step import Request
from layout_tool.model import StoryFrame, TextRange

__all__ = ["Docks", "install"]

_RECENT_KEPT: Final = 12
_GROUPS: Final = (("copyDock", "picturesDock"), ("inspectorDock", "storyDock"))
"""Docks that stand on top of each other until an editor moves them, the front one first."""

_FITS_MS: Final = 400
_BASKETS_WIDE: Final = 272
_BASKET_PX: Final = 430
"""Sizes of a first start: baskets as high as the strip of pages above them."""


class Docks(QObject):
    """All docks of a window.

    Signals: ``place_wanted`` with a page and a place in pt to show; ``open_wanted`` with the
    path of an edition to open; ``command_wanted`` with the id that the palette chose.
    """

    place_wanted = Signal(str, float, float)
    open_wanted = Signal(object)
    command_wanted = Signal(str)

    def __init__(self, window: QMainWindow, settings: Settings, proxies: PictureProxies) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._desk: Desk | None = None
        self._recent: tuple[str, ...] = ()
        self._open: dict[str, bool] = {}
        self._put_away: list[QDockWidget] = []
        self._find: FindDialog | None = None
        self.watch = ProblemWatch(self)
        self.importing = Importing(window)
        self.copy = CopyPanel()
        self.pictures = PicturesPanel(proxies)
        self.inspector = Inspector()
        self.story_editor = StoryEditor()
        self.problems = ProblemsPanel(self.watch)
        self._panels = (
            self.copy, self.pictures, self.inspector, self.story_editor, self.problems
        )  # fmt: skip
        self.docks: dict[str, QDockWidget] = {}
        self.menu = QMenu(window)
        arranged = settings.flag("docks.arranged", False) and bool(settings.blob("state"))
        self._groups = [] if arranged else [*_GROUPS]
        self._arranging = QTimer(self)
        self._arranging.setSingleShot(True)
        self._arranging.timeout.connect(self._arrange)
        self._place()
        self._fits_later = QTimer(self)
        self._fits_later.setSingleShot(True)
        self._fits_later.timeout.connect(self._show_fits)
        self.watch.composed.connect(self._composed)
        self.problems.place_wanted.connect(self.place_wanted)
        self._answers: dict[str, Callable[..., object]] = {
            "story.edit": self.edit_story, "story.show": self._show_story,
            "picture.show": self._show_picture, "file.import": self._import, "find": self.find,
            "file.export": self.export, "file.print": self.print_proof, "file.new": self.new,
            "app.palette": self.palette, "help.keys": self.keys,
            "picture.choose": self.importing.ask_picture,
            "furniture.edit_text": self._edit_furniture, "story.fit_with": self.fit_story,
            "view.hide_panels": self.hide_or_show_all,
            **{f"view.panel_{name.removesuffix('Dock')}": partial(self._go_to, name)
               for name in self.docks},
        }  # fmt: skip
        window.installEventFilter(self)
        self.retranslate()
        self.set_desk(None)

    @property
    def names(self) -> tuple[str, ...]:
        """The requests that are answered here."""
        return tuple(self._answers)

    @property
    def are_at_rest(self) -> bool:
        """Whether all stand where they will; a first start takes some turns of the event loop."""
        return not self._arranging.isActive()

    def set_desk(self, desk: Desk | None) -> None:
        """Show another desk, or none: then the docks go, and come back as they were."""
        if self._desk is None and desk is not None:
            for name, dock in self.docks.items():
                dock.setVisible(self._open.get(name, True))
        elif desk is None:
            shown = {name: not dock.isHidden() for name, dock in self.docks.items()}
            if self._desk is not None or any(shown.values()):
                # Without a desk they are seen only after the window restored its state.
                self._open = shown
            for dock in self.docks.values():
                dock.hide()
        if self._find is not None:
            self._find.close()
        self._desk = desk
        if desk is not None and self._groups and self._window.isVisible():
            self._arranging.start()
        for panel in self._panels:
            panel.set_desk(desk)
        self.watch.set_desk(desk)
        self.importing.set_desk(desk)

    def answer(self, request: Request) -> bool:
        """Do what was requested, if it is for the docks; tell whether it was."""
        found = self._answers.get(request.name)
        if found is None:
            return False
        found(**request.args)
        return True

    def retranslate(self) -> None:
        """Say the titles in the interface language."""
        self.menu.setTitle(self.tr("Panels"))
        for name, words in (
            ("copyDock", self.tr("Copy")),
            ("picturesDock", self.tr("Pictures")),
            ("inspectorDock", self.tr("Inspector")),
            ("storyDock", self.tr("Story Editor")),
            ("problemsDock", self.tr("Problems")),
        ):
            self.docks[name].setWindowTitle(words)

    def toggles(self) -> list[QAction]:
        """Return an action for each dock that shows or hides it."""
        return [dock.toggleViewAction() for dock in self.docks.values()]

    def reveal(self, name: str) -> None:
        """Bring a dock to the front and give it the keyboard."""
        give_keyboard(self.docks[name])

    def hide_or_show_all(self) -> None:
        """Hide every panel, the strip of pages too, or bring back those that were hidden so."""
        everything = self._window.findChildren(QDockWidget)
        shown = [dock for dock in everything if not dock.isHidden()]
        if shown:
            self._put_away = shown
        for dock in shown or self._put_away:
            dock.setVisible(not shown)
        if shown:
            self._leave_panels()

    # What is requested

    def edit_story(self, story: str = "", where: TextRange | None = None) -> None:
        """Open a story, or the selected one, in the story editor."""
        name = story or self._selected_story()
        self.reveal("storyDock")
        if name:
            self.story_editor.open(name, where)

    def find(self) -> FindDialog | None:
        """Open find and replace, or bring it to the front."""
        if self._desk is None:
            return None
        if self._find is None:
            self._find = FindDialog(self._desk, self._settings, self._window)
            self._find.destroyed.connect(self._find_gone)
        self._find.show()
        self._find.activateWindow()
        self._find.wanted.setFocus()
        return self._find

    def fit_story(self) -> QWidget | None:
        """Open the dialog that fits the selected stories."""
        if self._desk is None:
            return None
        dialog = FitDialog(self._desk, self._settings, self._window)
        dialog.open()
        return dialog

    def export(self) -> QWidget | None:
        """Open the export dialog."""
        if self._desk is None:
            return None
        # Imported on first use: writing PDF loads much that a window does not need to stand.
        from layout_tool.editor.qt.dialogs.export import ExportDialog  # noqa: PLC0415

        desk = self._desk
        dialog = ExportDialog(desk.edition, desk.view.page, self._settings, self._window)
        dialog.open()
        return dialog

    def print_proof(self) -> QWidget | None:
        """Open the print dialog."""
        if self._desk is None:
            return None
        # Imported on first use: QtPrintSupport asks the system for its printers as it loads.
        from layout_tool.editor.qt.dialogs.print import PrintProofDialog  # noqa: PLC0415

        dialog = PrintProofDialog(self._desk, self._settings, self._window)
        dialog.open()
        return dialog

    def new(self) -> QWidget:
        """Open the dialog for a new edition."""
        # Imported on first use, as the export dialog is.
        from layout_tool.editor.qt.dialogs.new_edition import NewEditionDialog  # noqa: PLC0415

        dialog = NewEditionDialog(self._settings, self._window)
        dialog.made.connect(self._made)
        dialog.open()
        return dialog

    def palette(self) -> Palette:
        """Open the command palette."""
        palette = Palette(self._desk, self._recent, self._window)
        palette.accepted.connect(self._palette_chose)
        palette.open_over(self._window)
        return palette

    def keys(self) -> QWidget:
        """Open the page of shortcuts."""
        return show_keys(self._window)

    def remember(self, command: str) -> None:
        """Put a command at the head of the palette's recent ones."""
        others = [name for name in self._recent if name != command]
        self._recent = (command, *others)[:_RECENT_KEPT]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language."""
        if watched is not self.parent():
            return False
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.Show and self._desk is not None and self._groups:
            self._arranging.start()
        return False

    # How it is done

    def _place(self) -> None:
        area = Qt.DockWidgetArea
        window = self._window
        window.setTabPosition(area.AllDockWidgetAreas, QTabWidget.TabPosition.South)
        # Under the strip of pages, which stands at the far left.
        for name, panel, side in (
            ("copyDock", self.copy, area.LeftDockWidgetArea),
            ("picturesDock", self.pictures, area.LeftDockWidgetArea),
            ("inspectorDock", self.inspector, area.RightDockWidgetArea),
            ("storyDock", self.story_editor, area.RightDockWidgetArea),
            ("problemsDock", self.problems, area.BottomDockWidgetArea),
        ):
            dock = QDockWidget(window)
            dock.setObjectName(name)
            dock.setWidget(panel)
            window.addDockWidget(side, dock)
            self.docks[name] = dock
            self.menu.addAction(dock.toggleViewAction())
        window.setCorner(Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, area.RightDockWidgetArea)

    def _arrange(self) -> None:
        """Put baskets, and inspector and story editor, on top of each other, once and for all.

        Qt leaves a dead tab bar behind when two groups are made before the window is laid out,
        so they are made one by one after it is shown; later the window's own state says where
        docks are.
        """
        if self._groups:
            front, behind = self._groups.pop(0)
            self._window.tabifyDockWidget(self.docks[front], self.docks[behind])
            self.docks[front].raise_()
            self._arranging.start()
        else:
            sides = [self.docks["copyDock"], self.docks["inspectorDock"]]
            widths = [_BASKETS_WIDE, self.inspector.sizeHint().width()]
            self._window.resizeDocks(sides, widths, Qt.Orientation.Horizontal)
            self._window.resizeDocks(sides[:1], [_BASKET_PX], Qt.Orientation.Vertical)
            self._settings.put("docks.arranged", True)

    def _composed(self, _page: str) -> None:
        # Pages come one after the other; the list follows now and then.
        if not self._fits_later.isActive():
            self._fits_later.start(_FITS_MS)

    def _show_fits(self) -> None:
        self.copy.refresh(None)

    def _selected_story(self) -> str:
        if self._desk is None:
            return ""
        where = self._desk.selection.text
        if where is not None and where.focus.owner in self._desk.shown.stories:
            return where.focus.owner
        chosen = self._desk.state.chosen
        return next((frame.story for frame in chosen if isinstance(frame, StoryFrame)), "")

    def _show_story(self, story: str) -> None:
        self.reveal("copyDock")
        self.copy.reveal(story)

    def _show_picture(self, picture: str) -> None:
        self.reveal("picturesDock")
        self.pictures.reveal(picture)

    def _leave_panels(self) -> None:
        middle = self._window.centralWidget()
        if middle is not None:
            first_field(middle).setFocus()

    def _go_to(self, name: str) -> None:
        """Give a panel the keyboard; one that has it goes, and the page has it again."""
        dock, focus = self.docks[name], self._window.focusWidget()
        if not dock.isHidden() and focus is not None and dock.isAncestorOf(focus):
            dock.hide()
            self._leave_panels()
        else:
            self.reveal(name)

    def _edit_furniture(self) -> None:
        self.reveal("inspectorDock")
        self.inspector.furniture.edit_text()

    def _import(self, files: tuple[Path, ...] = (), **_rest: Any) -> None:
        if files:
            self.importing.take(files)
        else:
            self.importing.ask()

    def _made(self, path: object) -> None:
        self.open_wanted.emit(path)

    def _palette_chose(self) -> None:
        palette = self.sender()
        if isinstance(palette, Palette) and palette.chosen:
            self.remember(palette.chosen)
            self.command_wanted.emit(palette.chosen)

    def _find_gone(self) -> None:
        self._find = None


def install(window: QMainWindow, settings: Settings, proxies: PictureProxies) -> Docks:
    """Put all docks into a window; they are empty until they are given a desk."""
    return Docks(window, settings, proxies)
