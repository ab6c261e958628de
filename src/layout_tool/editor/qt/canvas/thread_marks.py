"""The thread of a story that is selected: a line from the end of each part to the next.

A part that stands on a page out of view is named at the port where the line would go.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from layout_tool.editor.qt.canvas.painter import Frame
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.tools import frame_rect
from layout_tool.model import Rect, StoryFrame
from layout_tool.model.edits import threads

__all__ = ["Link", "links_of", "paint_links", "reach_of_links"]

_LINE: Final = QColor(38, 140, 92)
_WHITE: Final = QColor(255, 255, 255)
_PORT_PX: Final = 9.0
_CHIP_PX: Final = 11
_BEND_PX: Final = 28.0


@dataclass(frozen=True, slots=True)
class Link:
    """From the end of one part of a story to the beginning of the next; in pt on their pages."""

    page: str
    x: float
    y: float
    to_page: str
    to_x: float
    to_y: float


def links_of(desk: Desk) -> tuple[Link, ...]:
    """Return the links of the stories that are selected."""
    selection, edition = desk.selection, desk.shown
    page = next((p for p in edition.pages if p.id == selection.page), None)
    if page is None or desk.view.preview:
        return ()
    stories = dict.fromkeys(
        frame.story
        for frame in page.frames
        if frame.id in selection.frames and isinstance(frame, StoryFrame)
    )
    found = []
    for story in stories:
        for one, other in itertools.pairwise(threads.parts(edition, story)):
            start, end = _rect(desk, *one), _rect(desk, *other)
            found.append(Link(one[0], start.right, start.bottom, other[0], end.x, end.y))
    return tuple(found)


def reach_of_links(
    links: tuple[Link, ...], frames: Mapping[str, Frame], ratio: float
) -> Iterator[QRectF]:
    """Yield the parts of the screen that links take, in device pixels."""
    room = (_BEND_PX + _PORT_PX) * ratio
    for link in links:
        ends = [
            frames[page].point(x, y)
            for page, x, y in ((link.page, link.x, link.y), (link.to_page, link.to_x, link.to_y))
            if page in frames
        ]
        for end in ends:
            yield QRectF(end.x() - 6 * room, end.y() - room, 12 * room, 2 * room)
        if len(ends) == 2:
            yield QRectF(*ends).normalized().adjusted(-room, -room, room, room)


def paint_links(
    painter: QPainter,
    links: tuple[Link, ...],
    frames: Mapping[str, Frame],
    ratio: float,
    font: QFont,
) -> None:
    """Draw the links, in device pixels; ``frames`` are the pages in view."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for link in links:
        start = frames[link.page].point(link.x, link.y) if link.page in frames else None
        end = frames[link.to_page].point(link.to_x, link.to_y) if link.to_page in frames else None
        if start is not None and end is not None:
            _paint_line(painter, start, end, ratio)
        for at, page, leaves in ((start, link.to_page, True), (end, link.page, False)):
            if at is not None:
                far = (end if leaves else start) is None
                _paint_port(painter, at, ratio, leaves=leaves)
                if far:
                    text = f"→ {page}" if leaves else f"← {page}"
                    _paint_name(painter, at, text, ratio, font, leaves=leaves)


def _rect(desk: Desk, page_id: str, frame: StoryFrame) -> Rect:
    page = desk.shown.page(page_id)
    return frame_rect(frame, desk.shown.layout.grid(page))


def _paint_line(painter: QPainter, start: QPointF, end: QPointF, ratio: float) -> None:
    bend = QPointF(_BEND_PX * ratio, 0)
    path = QPainterPath(start)
    path.cubicTo(start + bend, end - bend, end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_WHITE, 3.5 * ratio))
    painter.drawPath(path)
    painter.setPen(QPen(_LINE, 1.5 * ratio))
    painter.drawPath(path)


def _paint_port(painter: QPainter, at: QPointF, ratio: float, *, leaves: bool) -> None:
    """Draw a small square with an arrow: out of a part, or into it."""
    size = _PORT_PX * ratio
    box = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
    painter.setPen(QPen(_LINE, max(ratio, 1)))
    painter.setBrush(_LINE if leaves else _WHITE)
    painter.drawRect(box)
    arrow = QPainterPath(box.topLeft() + QPointF(0.32 * size, 0.22 * size))
    arrow.lineTo(box.topLeft() + QPointF(0.74 * size, 0.5 * size))
    arrow.lineTo(box.topLeft() + QPointF(0.32 * size, 0.78 * size))
    arrow.closeSubpath()
    painter.fillPath(arrow, _WHITE if leaves else _LINE)


def _paint_name(
    painter: QPainter, at: QPointF, text: str, ratio: float, font: QFont, *, leaves: bool
) -> None:
    small = QFont(font)
    small.setPixelSize(round(_CHIP_PX * ratio))
    metrics = QFontMetricsF(small)
    width, height = metrics.horizontalAdvance(text) + metrics.height(), metrics.height() * 1.3
    gap = _PORT_PX * ratio
    x = at.x() + gap if leaves else at.x() - gap - width
    chip = QRectF(x, at.y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LINE)
    painter.drawRoundedRect(chip, height / 4, height / 4)
    painter.setFont(small)
    painter.setPen(_WHITE)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
