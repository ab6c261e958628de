"""Looks for problems while the editor rests: composes, then checks, page by page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from layout_tool.compose import Composition
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.problem import Problem

__all__ = ["ProblemWatch"]

_PAUSE_MS: Final = 500
"""How long the editor must rest before pages that nobody looks at are composed."""
_NEXT_MS: Final = 20
_SLICE_MS: Final = 1
"""Between frames of a page: whatever the editor does meanwhile comes first."""


class ProblemWatch(QObject):
    """Knows the problems of all pages, as far as it has come.

    ``found`` tells that there is news of the problems, ``composed`` that another page was
    composed, so that how its stories fit is known.
    """

    found = Signal()
    composed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._checked: dict[str, tuple[Composition, tuple[Problem, ...]]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def set_desk(self, desk: Desk | None) -> None:
        """Watch another desk, or none."""
        if self._desk is not None:
            self._desk.changed.disconnect(self._heard)
        self._desk = desk
        self._checked.clear()
        self._timer.stop()
        if desk is not None:
            desk.changed.connect(self._heard)
            self._timer.start(_PAUSE_MS)
        self.found.emit()

    @property
    def is_done(self) -> bool:
        """Whether all pages were looked at as they are."""
        desk = self._desk
        return desk is None or all(self._is_checked(desk, p.id) for p in desk.shown.pages)

    def problems(self) -> list[Problem]:
        """Return the problems found, in page order; overset first, for it is fresh at once."""
        desk = self._desk
        if desk is None:
            return []
        result: list[Problem] = []
        for page in desk.shown.pages:
            known = desk.known(page.id)
            checked = self._checked.get(page.id)
            if checked is not None and checked[0] is known:
                result += checked[1]
            elif known is not None:
                result += known.problems
        return result

    def finish(self) -> None:
        """Look at all pages now; for exports and tests."""
        while not self.is_done:
            self._look()

    def _heard(self, news: Changed) -> None:
        if news.shown or news.edition:
            # The panel hears of it from the desk, when whoever types has paused.
            self._timer.start(_PAUSE_MS)

    def _is_checked(self, desk: Desk, page_id: str) -> bool:
        checked = self._checked.get(page_id)
        known = desk.known(page_id)
        return known is not None and checked is not None and checked[0] is known

    def _look(self) -> None:
        """Compose a frame or check a page, and come back for the next."""
        desk = self._desk
        if desk is None:
            return
        if desk.is_busy:
            self._timer.start(_PAUSE_MS)
            return
        page_id = desk.uncomposed()
        if page_id is not None:
            if not desk.warm(page_id):
                self._timer.start(_SLICE_MS)
                return
            self.composed.emit(page_id)
        else:
            pages = [page.id for page in desk.shown.pages]
            page_id = next((p for p in pages if not self._is_checked(desk, p)), None)
            if page_id is None:
                return
            composition = desk.composition(page_id)
            # Imported on first use: it knows press PDF, which a window does not need to stand.
            from layout_tool.preflight import check  # noqa: PLC0415

            problems = check(desk.shown, [composition], desk.fitter.book)
            self._checked[page_id] = (composition, problems)
        self.found.emit()
        self._timer.start(_NEXT_MS)
