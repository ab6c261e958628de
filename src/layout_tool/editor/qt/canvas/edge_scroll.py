"""Scrolls a canvas while something is dragged near its edge, the faster the farther out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPointF, QTimer

from layout_tool.editor.qt.canvas.spread_view import SpreadView

__all__ = ["EdgeScroll", "edge_step"]

_ZONE_PX: Final = 24.0
"""So near to an edge, in logical pixels, the paper begins to move."""
_FASTEST_PX: Final = 28.0
"""Logical pixels a step, when the pointer is as far outside as the zone is wide."""
_STEP_MS: Final = 25
_PAUSE_MS: Final = 250
"""Whoever only crosses the edge on the way to a panel does not move the paper."""


def edge_step(at: float, length: float) -> float:
    """Return how far the paper moves in a step when the pointer is at ``at`` of ``length``.

    Logical pixels; positive near the start, for the paper comes from there, and 0 in the middle.
    """
    if length < 4 * _ZONE_PX:
        return 0.0
    inside = _ZONE_PX - at if at < length / 2 else at - (length - _ZONE_PX)
    if inside <= 0:
        return 0.0
    speed = min(inside / (2 * _ZONE_PX), 1.0) * _FASTEST_PX
    return max(round(speed), 1) * (1.0 if at < length / 2 else -1.0)


class EdgeScroll(QObject):
    """Pans a view for as long as the pointer of a drag stays at its edge.

    ``moved`` is called after every step, for what is dragged is over another place of the paper.
    """

    def __init__(self, view: SpreadView, moved: Callable[[QPointF], None]) -> None:
        super().__init__(view)
        self._view, self._moved = view, moved
        self._at = QPointF()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)

    @property
    def is_active(self) -> bool:
        """Whether the paper moves, or is about to."""
        return self._timer.isActive()

    def follow(self, at: QPointF) -> None:
        """The pointer of a drag is at a logical pixel of the view, or outside."""
        self._at = at
        if self._steps() == (0.0, 0.0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(_PAUSE_MS)

    def stop(self) -> None:
        """Nothing is dragged any more."""
        self._timer.stop()

    def step(self) -> None:
        """Move the paper once, as far as it goes."""
        dx, dy = self._steps()
        if not dx and not dy:
            self._timer.stop()
            return
        self._timer.start(_STEP_MS)
        self._view.pan(round(dx), round(dy))
        self._moved(self._at)

    def _steps(self) -> tuple[float, float]:
        """Return how far the paper moves now; not where it ends in sight already."""
        spread, view = self._view.spread, self._view.view
        if spread is None:
            return 0.0, 0.0
        box, ratio = spread.bounds, view.ratio
        left, top = (part / ratio for part in view.to_device(box.x, box.y))
        right, bottom = (part / ratio for part in view.to_device(box.right, box.bottom))
        width, height = self._view.width(), self._view.height()
        return (
            _hidden(edge_step(self._at.x(), width), left, right, width),
            _hidden(edge_step(self._at.y(), height), top, bottom, height),
        )


def _hidden(step: float, first: float, last: float, length: float) -> float:
    """Return a step no longer than brings the paper's end so far in that nothing is scrolled."""
    if step > 0:
        return min(step, max(_ZONE_PX - first, 0.0))
    return max(step, min(length - _ZONE_PX - last, 0.0))
