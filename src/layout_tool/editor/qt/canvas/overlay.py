"""What the canvas draws over the paper and no press prints: grid, guides, frame edges, badges."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QRadialGradient,
)

from layout_tool.compose.result import StoryFit
from layout_tool.editor.qt.canvas.painter import Frame
from layout_tool.model import GridBox, PageGrid, Rect
from layout_tool.sheet import Sheet

__all__ = [
    "Guides",
    "badge_reach",
    "paint_badges",
    "paint_bleed",
    "paint_edges",
    "paint_grid",
    "paint_shadow",
]

_LEAST_PITCH: Final = 5.0
"""Grid lines nearer than this, in logical pixels, are left out but for every tenth."""
_MARGIN: Final = QColor(214, 63, 140, 150)
_COLUMN: Final = QColor(120, 104, 220, 88)
_LINE: Final = QColor(70, 150, 220, 46)
_TENTH: Final = QColor(70, 150, 220, 110)
_BLEED: Final = QColor(220, 60, 60, 150)
_EDGE: Final = QColor(47, 111, 222, 110)
_OVER: Final = QColor(214, 48, 49)
_BADGE: Final = QColor(255, 255, 255)
_BADGE_ROOM: Final = (200, 24)
"""Logical pixels, across and down, that hold any badge."""
_SHADOW_STRENGTH: Final = 0.34


@dataclass(frozen=True, slots=True)
class Guides:
    """What is shown over the paper. Preview mode shows none of it."""

    grid: bool = False
    edges: bool = True
    badges: bool = True


def paint_grid(painter: QPainter, grid: PageGrid, frame: Frame, ratio: float, clip: QRectF) -> None:
    """Draw what meets ``clip`` of type area, base columns and lines; ``ratio`` is the screen's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    area = frame.rect(grid.type_area)
    across = area.intersected(clip.adjusted(-2, -2, 2, 2))
    _lines(painter, _LINE, _baselines(grid, frame, across, ratio, tenth=False))
    _lines(painter, _TENTH, _baselines(grid, frame, across, ratio, tenth=True))
    _boxes(painter, _COLUMN, [frame.rect(column) for column in _columns(grid)])
    _boxes(painter, _MARGIN, [area])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


@lru_cache(maxsize=16)
def _columns(grid: PageGrid) -> tuple[Rect, ...]:
    boxes = (GridBox(column, 0, 1, grid.lines) for column in range(grid.columns))
    return tuple(grid.rect(box) for box in boxes)


def paint_bleed(painter: QPainter, paper: QRectF, bleed: float) -> None:
    """Draw the bleed around the pages of a spread; both in device pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _boxes(painter, _BLEED, [paper.adjusted(-bleed, -bleed, bleed, bleed)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def paint_edges(painter: QPainter, sheet: Sheet, frame: Frame) -> None:
    """Draw the edges of the frames."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    edges = [frame.rect(group.box) for group in sheet.groups if group.kind != "furniture"]
    _boxes(painter, _EDGE, edges)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def paint_badges(
    painter: QPainter, sheet: Sheet, fits: Iterable[StoryFit], frame: Frame, font: QFont
) -> None:
    """Mark the frames whose story does not fit with how many characters are over (余)."""
    over = [fit for fit in fits if fit.over_chars > 0]
    if not over:
        return
    boxes = {group.frame: group.box for group in sheet.groups}
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    for fit in over:
        box = boxes.get(fit.frame)
        if box is None:
            continue
        text = QCoreApplication.translate("Overlay", "overset: %1")
        text = f"{text.replace('%1', str(fit.over_chars))} +"  # a click takes the rest along
        target = frame.rect(box)
        width, height = metrics.horizontalAdvance(text) + metrics.height(), metrics.height() * 1.3
        pill = QRectF(target.right() - width, target.bottom() - height, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_OVER)
        painter.drawRoundedRect(pill, height / 4, height / 4)
        painter.setPen(_BADGE)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def badge_reach(box: QRectF, ratio: float) -> QRectF:
    """Return where the badge of a frame may be, however many characters it tells of."""
    wide, high = _BADGE_ROOM[0] * ratio, _BADGE_ROOM[1] * ratio
    return QRectF(box.right() - wide, box.bottom() - high, wide, high)


def paint_shadow(painter: QPainter, paper: QRectF, blur: float) -> None:
    """Draw the soft shadow that lifts the paper off the pasteboard; only around the paper."""
    rect = paper.translated(0, blur / 3).adjusted(blur / 4, blur / 4, -blur / 4, -blur / 4)
    outer = rect.adjusted(-blur, -blur, blur, blur)
    strips = (
        (QRectF(rect.left(), outer.top(), rect.width(), blur), QPointF(0, rect.top()),
         QPointF(0, outer.top())),
        (QRectF(rect.left(), rect.bottom(), rect.width(), blur), QPointF(0, rect.bottom()),
         QPointF(0, outer.bottom())),
        (QRectF(outer.left(), rect.top(), blur, rect.height()), QPointF(rect.left(), 0),
         QPointF(outer.left(), 0)),
        (QRectF(rect.right(), rect.top(), blur, rect.height()), QPointF(rect.right(), 0),
         QPointF(outer.right(), 0)),
    )  # fmt: skip
    for strip, start, stop in strips:
        gradient = QLinearGradient(start, stop)
        _fade(gradient)
        painter.fillRect(strip, QBrush(gradient))
    for corner, dx, dy in (
        (rect.topLeft(), -blur, -blur),
        (rect.topRight(), 0.0, -blur),
        (rect.bottomLeft(), -blur, 0.0),
        (rect.bottomRight(), 0.0, 0.0),
    ):
        round_off = QRadialGradient(corner, blur)
        _fade(round_off)
        painter.fillRect(QRectF(corner.x() + dx, corner.y() + dy, blur, blur), QBrush(round_off))


def _fade(gradient: QLinearGradient | QRadialGradient) -> None:
    for at in (0.0, 0.25, 0.5, 0.75, 1.0):
        gradient.setColorAt(at, QColor.fromRgbF(0, 0, 0, _SHADOW_STRENGTH * (1 - at) ** 2))


def _baselines(
    grid: PageGrid, frame: Frame, area: QRectF, ratio: float, *, tenth: bool
) -> list[QLineF]:
    pitch = grid.leading * frame.scale / ratio
    if pitch < _LEAST_PITCH and (not tenth or pitch * 10 < _LEAST_PITCH):
        return []
    left, right, step = area.left(), area.right(), grid.leading * frame.scale
    top = frame.point(0, grid.baseline(0)).y()
    first = max(math.ceil((area.top() - top) / step - 1e-6), 0)
    last = min(math.floor((area.bottom() - top) / step + 1e-6), grid.lines - 1)
    rows = (row for row in range(first, last + 1) if ((row + 1) % 10 == 0) == tenth)
    return [QLineF(left, top + row * step, right, top + row * step) for row in rows]


def _lines(painter: QPainter, colour: QColor, lines: list[QLineF]) -> None:
    if lines:
        painter.setPen(QPen(colour, 0))
        painter.drawLines(lines)


def _boxes(painter: QPainter, colour: QColor, boxes: list[QRectF]) -> None:
    painter.setPen(QPen(colour, 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects(boxes)
