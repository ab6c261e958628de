"""Language, theme and switches of a window: chosen, shown, and remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from layout_tool.editor.qt.canvas.overlay import Guides
from layout_tool.editor.qt.canvas.pane import CanvasPane
from layout_tool.editor.qt.i18n import Translations
from layout_tool.editor.qt.menus import CommandActions
from layout_tool.editor.qt.panels.status import StatusLine
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.theme import apply_theme, chosen_theme, suit_language
from layout_tool.editor.state.view import DeskView, Units

__all__ = ["SWITCHES", "Looks"]

SWITCHES: Final = ("facing", "grid", "edges", "badges", "rulers", "snapping")
"""Switches of a desk's view that the next evening begins with."""


class Looks(QObject):
    """What the editor chose to see. ``dressed`` tells that the colours are others."""

    dressed = Signal()

    def __init__(
        self, settings: Settings, translations: Translations, actions: CommandActions,
        pane: CanvasPane, status: StatusLine, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings, self._translations = settings, translations
        self._actions, self._pane, self._status = actions, pane, status
        self._pasteboard, self._preview_ground = QColor(), QColor()

    def choose(self, command: str) -> None:
        """Take a choice such as ``theme.dark`` or ``language.en``."""
        kind, _, choice = command.partition(".")
        self._settings.put(kind, choice)
        if kind == "theme":
            self.dress()
        else:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            suit_language(app, self._translations.use(choice))

    def is_on(self, command: str) -> bool | None:
        """Tell whether a choice is the present one; None for what is no choice."""
        kind, _, choice = command.partition(".")
        if kind not in ("theme", "language"):
            return None
        return self._settings.text(kind, "system") == choice

    def dress(self) -> None:
        """Put the theme on."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme = chosen_theme(self._settings.text("theme", "system"), app)
        apply_theme(app, theme)
        self._actions.dress(QColor(theme.text))
        self._status.dress(QColor(theme.text))
        self._pasteboard, self._preview_ground = QColor(theme.pasteboard), QColor(theme.preview)
        self.dressed.emit()

    def first_view(self, view: DeskView) -> DeskView:
        """Return a fresh desk's view with the switches as they were left."""
        kept: dict[str, Any] = {
            name: self._settings.flag(f"view.{name}", True) for name in SWITCHES
        }
        units: Units = "grid" if self._settings.text("units", "mm") == "grid" else "mm"
        return replace(view, units=units, **kept)

    def show(self, view: DeskView) -> None:
        """Let canvas and rulers follow a desk's view, and remember it."""
        for name in SWITCHES:
            if self._settings.flag(f"view.{name}", True) != getattr(view, name):
                self._settings.put(f"view.{name}", getattr(view, name))
        if self._settings.text("units", "mm") != view.units:
            self._settings.put("units", view.units)
        plain = view.preview
        self._pane.view.set_guides(
            Guides(view.grid and not plain, view.edges and not plain, view.badges and not plain)
        )
        self._pane.view.set_pasteboard(self._preview_ground if plain else self._pasteboard)
        self._pane.show_rulers(view.rulers and not plain)
        self._pane.show_bars(not plain)
        self._pane.set_units(view.units)
