"""What every panel shares: a desk that comes and goes, and news that never disturb a drag."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.model.diff import Difference

__all__ = ["Panel", "joined", "quiet"]

_LATE_MS: Final = 60
"""While something is dragged a panel follows this much later, so that the paper comes first."""


@contextmanager
def quiet(*widgets: QWidget) -> Iterator[None]:
    """Change widgets without their signals: what a panel shows is no intent of the editor's."""
    before = [widget.blockSignals(True) for widget in widgets]
    try:
        yield
    finally:
        for widget, was in zip(widgets, before, strict=True):
            widget.blockSignals(was)


def joined(one: Changed, other: Changed) -> Changed:
    """Return two pieces of news as one; the asker stays only when both have the same."""
    a, b = one.shown, other.shown
    both = Difference(
        a.pages | b.pages,
        a.stories | b.stories,
        a.pictures | b.pictures,
        a.order or b.order,
        a.layout or b.layout,
        a.heading or b.heading,
    )
    return Changed(
        both,
        one.edition or other.edition,
        one.selection or other.selection,
        one.view or other.view,
        one.overlay or other.overlay,
        one.saved or other.saved,
        one.asker if one.asker is other.asker else None,
    )


class Panel(QWidget):
    """A widget that shows a desk.

    Subclasses say what they show in :meth:`refresh` and their words in :meth:`retranslate`; they
    send intents with :meth:`run`. A panel that is hidden or has no desk does nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._news: Changed | None = None
        self._stale = True
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE_MS)
        self._late.timeout.connect(self.catch_up)

    @property
    def desk(self) -> Desk | None:
        """The desk that is shown."""
        return self._desk

    def set_desk(self, desk: Desk | None) -> None:
        """Show another desk, or none."""
        if self._desk is not None:
            self._desk.changed.disconnect(self._heard)
        self._desk = desk
        if desk is not None:
            desk.changed.connect(self._heard)
        self._renew()

    def refresh(self, news: Changed | None) -> None:
        """Show what is new on the desk; None means everything."""

    def retranslate(self) -> None:
        """Say everything in the interface language."""

    def dress(self) -> None:
        """Draw icons in the theme's colours."""

    def run(self, command: str, **args: Any) -> bool:
        """Send an intent to the desk; tell whether anything came of it."""
        return self._desk is not None and self._desk.run(command, asker=self, **args)

    def catch_up(self) -> None:
        """Show now what was put off."""
        self._late.stop()
        news, self._news = self._news, None
        if news is not None:
            self._take(news)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._renew()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.dress()

    def _renew(self) -> None:
        self._news = None
        self._late.stop()
        self._stale = not self.isVisible()
        if not self._stale or self._desk is None:
            self.refresh(None)

    def _heard(self, news: Changed) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._news = news if self._news is None else joined(self._news, news)
        desk = self._desk
        # Whoever types, into the page or into another panel, or drags, waits for the page alone.
        by_panel = isinstance(news.asker, Panel)
        typing = desk is not None and (by_panel or desk.selection.text is not None) and news.edition
        if desk is not None and (desk.is_busy or (typing and news.asker is not self)):
            if not self._late.isActive():
                self._late.start()
        else:
            self.catch_up()

    def _take(self, news: Changed) -> None:
        if self._desk is not None:
            self.refresh(news)
