"""What the desk draws over the paper: selection, handles, bands, snap lines, carets.

``marks_of`` says what there is, in pt on its page; ``paint_marks`` draws it; ``reach`` tells which
parts of the screen it takes, so that a change paints no more than it must.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from layout_tool.editor.qt.canvas.crop_marks import CropMark, crop_mark, crop_reach, paint_crop
from layout_tool.editor.qt.canvas.painter import Frame
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.canvas.thread_marks import Link, links_of
from layout_tool.editor.qt.say import say
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.view import Guide
from layout_tool.editor.tools import Grip, frame_rect, handle_points, head_grip
from layout_tool.editor.words import Words
from layout_tool.model import Frame as FrameOfPage
from layout_tool.model import Page, Rect, StoryFrame, TextRange
from layout_tool.sheet import caret, selection_rects

__all__ = [
    "Box",
    "Marks",
    "caret_area",
    "marks_of",
    "paint_caret",
    "paint_marks",
    "reach",
    "told_apart",
]

_ACCENT: Final = QColor(38, 110, 222)
_LOCKED: Final = QColor(120, 124, 130)
_WASH: Final = QColor(38, 110, 222, 26)
_SELECTED: Final = QColor(38, 110, 222, 72)
_SNAP: Final = QColor(226, 48, 148)
_WHITE: Final = QColor(255, 255, 255)
_CHIP: Final = QColor(30, 33, 38, 232)
_SHORT: Final = QColor(180, 113, 10)
_GUIDE: Final = QColor(0, 168, 190)
_FAR_PX: Final = 20000.0
_CARET: Final = QColor(10, 60, 150)
_HANDLE_PX: Final = 7.0
_GRIP_PX: Final = 3.0
"""A frame so small that its handles would meet shows only those at its corners."""
_GRIP: Final = (26.0, 6.0)
"""Length and breadth of the bar by which a head is taken hold of, in logical pixels."""
_CONTEXT: Final = ("page", "over_page", "editing", "crop")
"""Fields of :class:`Marks` that change how all others are drawn."""
_PARTS: Final = ("boxes", "text", "preedit", "rubber", "snaps", "guides")
"""Fields that are drawn alike while they are equal; a caret also blinks."""
_ROOM_PX: Final = 8.0
_CHIP_PX: Final = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A selected frame."""

    rect: Rect
    locked: bool = False
    short: Words | None = None
    grip: Grip | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything on one page, in pt from its corner.

    ``at`` is where the label stands; ``editing`` hides handles, for the text is at work.
    """

    page: str = ""
    boxes: tuple[Box, ...] = ()
    editing: bool = False
    text: tuple[Rect, ...] = ()
    preedit: tuple[Rect, ...] = ()
    caret: Rect | None = None
    over_page: str = ""
    rubber: Rect | None = None
    snaps: tuple[tuple[float, float, float, float], ...] = ()
    label: Words | None = None
    at: tuple[float, float] = (0.0, 0.0)
    crop: CropMark | None = None
    guides: tuple[Guide, ...] = ()
    links: tuple[Link, ...] = ()


def marks_of(
    desk: Desk, preedit: TextRange | None = None, at: tuple[float, float] = (0.0, 0.0)
) -> Marks:
    """Return what is to be drawn over the pages of a desk."""
    selection, overlay = desk.selection, desk.overlay
    page = next((p for p in desk.shown.pages if p.id == selection.page), None)
    guides = desk.view.shown_guides
    if page is None:
        return Marks(guides=guides)
    grid = desk.shown.layout.grid(page)
    frames = {frame.id: frame for frame in page.frames}
    chosen = [frames[name] for name in selection.frames if name in frames]
    boxes = tuple(
        Box(
            frame_rect(one, grid), one.locked, _short(desk, page.id, one.id),
            _grip(desk, page.id, one) if len(chosen) == 1 and selection.text is None else None,
        )
        for one in chosen
    )  # fmt: skip
    text: tuple[Rect, ...] = ()
    under: tuple[Rect, ...] = ()
    spot: Rect | None = None
    where = selection.text
    if where is not None:
        sheet, frame = desk.composition(page.id).sheet, selection.frame
        spot = caret(sheet, where.focus, frame=frame)
        text = (
            ()
            if where.is_empty
            else tuple(
                rect
                for name in _showing(page, frame, where.focus.owner)
                for rect in selection_rects(sheet, where, frame=name)
            )
        )
        under = selection_rects(sheet, preedit, frame=frame) if preedit is not None else ()
    snaps = tuple((line.x1, line.y1, line.x2, line.y2) for line in overlay.snaps)
    return Marks(
        page.id, boxes, where is not None, text, under, spot,
        overlay.page or page.id, overlay.rubber, snaps, overlay.label, at, crop_mark(desk),
        guides, links_of(desk),
    )  # fmt: skip


def _showing(page: Page, frame: str, owner: str) -> list[str]:
    """Return the frames of a page that show a text: a story's parts, or the one frame."""
    parts = [f.id for f in page.frames if isinstance(f, StoryFrame) and f.story == owner]
    return parts or [frame]


def _short(desk: Desk, page: str, frame: str) -> Words | None:
    """Return the lines that a selected story leaves empty (缺)."""
    if not isinstance(desk.shown.page(page).frame(frame), StoryFrame):
        return None
    fit = desk.fit(page, frame)
    if fit is None or fit.over_chars > 0 or fit.short_lines <= 0:
        return None
    return Words("{n} short", "缺 {n} 行").fill(n=fit.short_lines)


def _paint_guides(painter: QPainter, marks: Marks, page: str, frame: Frame, ratio: float) -> None:
    """Draw the guides of a page from edge to edge of the view."""
    room = painter.viewport()
    width, height = room.width() * ratio, room.height() * ratio
    lines = []
    for guide in marks.guides:
        if guide.page == page:
            at = frame.point(guide.at, guide.at)
            x, y = math.floor(at.x()) + 0.5, math.floor(at.y()) + 0.5
            lines.append(QLineF(0, y, width, y) if guide.across else QLineF(x, 0, x, height))
    if lines:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(_GUIDE, max(round(ratio), 1)))
        painter.drawLines(lines)


def _grip(desk: Desk, page: str, frame: FrameOfPage) -> Grip | None:
    """Return where the head of a story that is selected alone is taken hold of."""
    fit = desk.fit(page, frame.id)
    if fit is None or desk.view.tool != "select":
        return None
    grid = desk.shown.layout.grid(desk.shown.page(page))
    return head_grip(desk.composition(page).sheet, frame, grid, fit.head_lines)


def paint_marks(
    painter: QPainter, marks: Marks, page: str, frame: Frame, ratio: float, font: QFont,
    pictures: PictureProxies,
) -> None:  # fmt: skip
    """Draw the marks of a page, in device pixels, but for the caret."""
    _paint_guides(painter, marks, page, frame, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    crop = marks.crop
    if crop is not None and page == crop.page:
        paint_crop(painter, crop, frame, ratio, pictures)
        colour = _SHORT if crop.is_coarse else _CHIP
        foot = frame.rect(crop.window.shown).bottomLeft() + QPointF(0, 8 * ratio)
        _paint_chip(painter, say(crop.label), QRectF(foot, foot), ratio, font, colour, outside=True)
    elif page == marks.page:
        for rect in marks.text:
            painter.fillRect(frame.rect(rect), _SELECTED)
        for number, box in enumerate(marks.boxes):
            _paint_box(painter, box, frame, ratio, key=number == 0, editing=marks.editing)
            if box.short is not None:
                _paint_chip(painter, say(box.short), frame.rect(box.rect), ratio, font, _SHORT)
        pen = QPen(_ACCENT, max(round(ratio), 1))
        for rect in marks.preedit:
            area = frame.rect(rect)
            painter.setPen(pen)
            # In vertical text what is composed is marked at its left, as proper names are.
            start = area.topLeft() if _lies(marks.caret) else area.bottomRight()
            painter.drawLine(QLineF(start, area.bottomLeft()))
    if page == marks.over_page:
        _paint_overlay(painter, marks, frame, ratio, font)


def paint_caret(painter: QPainter, marks: Marks, page: str, frame: Frame, ratio: float) -> None:
    """Draw the caret, as wide as can be seen."""
    if marks.caret is not None and page == marks.page and not marks.text:
        painter.fillRect(_caret_area(marks.caret, frame, ratio), _CARET)


def reach(marks: Marks, page: str, frame: Frame, ratio: float) -> Iterator[QRectF]:
    """Yield the parts of the screen that the marks of a page take, in device pixels."""
    room = _ROOM_PX * ratio
    for guide in marks.guides:
        if guide.page == page:
            at = frame.point(guide.at, guide.at)
            if guide.across:
                yield QRectF(0, at.y() - 2, _FAR_PX, 4)
            else:
                yield QRectF(at.x() - 2, 0, 4, _FAR_PX)
    if marks.crop is not None and page == marks.crop.page:
        yield from crop_reach(marks.crop, frame, ratio)
    if page == marks.page:
        for box in marks.boxes:
            yield from _edges(frame.rect(box.rect), room)
            if box.grip is not None:
                at = frame.point(box.grip.x, box.grip.y)
                yield QRectF(at.x() - 2 * room, at.y() - 2 * room, 4 * room, 4 * room)
            if box.short is not None:
                area = frame.rect(box.rect)
                yield QRectF(area.right() - 20 * room, area.bottom() - 4 * room, 21 * room,
                             5 * room)  # fmt: skip
        for rect in (*marks.text, *marks.preedit):
            yield frame.rect(rect).adjusted(-2, -2, 2, 2)
        if marks.caret is not None:
            yield _caret_area(marks.caret, frame, ratio)
    if page == marks.over_page:
        if marks.rubber is not None:
            yield frame.rect(marks.rubber).adjusted(-room, -room, room, room)
        for x1, y1, x2, y2 in marks.snaps:
            yield QRectF(frame.point(x1, y1), frame.point(x2, y2)).adjusted(-2, -2, 2, 2)
        if marks.label is not None:
            at = frame.point(*marks.at)
            yield QRectF(at.x(), at.y(), 40 * room, 8 * room)


def told_apart(old: Marks, new: Marks) -> tuple[Marks, Marks]:
    """Return two states of the marks without what both draw alike."""
    if any(getattr(old, name) != getattr(new, name) for name in _CONTEXT):
        return old, new
    nothing = Marks()
    alike = {n: getattr(nothing, n) for n in _PARTS if getattr(old, n) == getattr(new, n)}
    return replace(old, **alike), replace(new, **alike)


def caret_area(marks: Marks, frame: Frame, ratio: float) -> QRectF:
    """Return the caret's rectangle in device pixels, empty when there is none."""
    return _caret_area(marks.caret, frame, ratio) if marks.caret is not None else QRectF()


def _caret_area(spot: Rect, frame: Frame, ratio: float) -> QRectF:
    area = frame.rect(spot)
    width = max(round(1.5 * ratio), 1)
    if _lies(spot):
        return QRectF(area.x(), round(area.y() - width / 2), max(area.width(), 3 * ratio), width)
    return QRectF(round(area.x() - width / 2), area.y(), width, max(area.height(), 3 * ratio))


def _lies(spot: Rect | None) -> bool:
    """Tell whether a caret stands in vertical text."""
    return spot is not None and spot.width > spot.height


def _edges(area: QRectF, room: float) -> Iterator[QRectF]:
    x, y, w, h = area.x(), area.y(), area.width(), area.height()
    yield QRectF(x - room, y - room, w + 2 * room, 2 * room)
    yield QRectF(x - room, y + h - room, w + 2 * room, 2 * room)
    yield QRectF(x - room, y + room, 2 * room, h - 2 * room)
    yield QRectF(x + w - room, y + room, 2 * room, h - 2 * room)


def _paint_box(
    painter: QPainter, box: Box, frame: Frame, ratio: float, *, key: bool, editing: bool
) -> None:
    colour = _LOCKED if box.locked else _ACCENT
    area = frame.rect(box.rect)
    pen = QPen(colour, max(round((1.5 if key and not editing else 1) * ratio), 1))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if editing:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    if editing or box.locked:
        return
    size = _HANDLE_PX * ratio
    narrow, low = area.width() < _GRIP_PX * size, area.height() < _GRIP_PX * size
    painter.setPen(QPen(colour, max(round(ratio), 1)))
    painter.setBrush(_WHITE)
    for (across, down), (x, y) in handle_points(box.rect).items():
        if (across == 0 and narrow) or (down == 0 and low):
            continue
        at = frame.point(x, y)
        painter.drawRect(QRectF(round(at.x() - size / 2), round(at.y() - size / 2), size, size))
    if box.grip is not None:
        length, breadth = (part * ratio for part in _GRIP)
        wide, high = (length, breadth) if box.grip.axis == "y" else (breadth, length)
        middle = frame.point(box.grip.x, box.grip.y)
        bar = QRectF(round(middle.x() - wide / 2), round(middle.y() - high / 2), wide, high)
        painter.drawRoundedRect(bar, breadth / 2, breadth / 2)


def _paint_overlay(
    painter: QPainter, marks: Marks, frame: Frame, ratio: float, font: QFont
) -> None:
    if marks.rubber is not None:
        area = frame.rect(marks.rubber)
        painter.setPen(QPen(_ACCENT, max(round(ratio), 1)))
        painter.setBrush(_WASH)
        painter.drawRect(area)
    if marks.snaps:
        painter.setPen(QPen(_SNAP, max(round(ratio), 1)))
        painter.drawLines(
            [QLineF(frame.point(a, b), frame.point(c, d)) for a, b, c, d in marks.snaps]
        )
    if marks.label is not None:
        at = frame.point(*marks.at) + QPointF(16 * ratio, 20 * ratio)
        _paint_chip(painter, say(marks.label), QRectF(at, at), ratio, font, _CHIP, outside=True)


def _paint_chip(
    painter: QPainter, text: str, area: QRectF, ratio: float, font: QFont, colour: QColor,
    *, outside: bool = False,
) -> None:  # fmt: skip
    """Draw a small label: in the area's lower right corner, or with ``outside`` from its corner."""
    small = QFont(font)
    small.setPixelSize(round(_CHIP_PX * ratio))
    metrics = QFontMetricsF(small)
    width, height = metrics.horizontalAdvance(text) + metrics.height(), metrics.height() * 1.35
    x = area.right() if outside else area.right() - width
    y = area.bottom() if outside else area.bottom() - height
    chip = QRectF(x, y, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(chip, height / 4, height / 4)
    painter.setFont(small)
    painter.setPen(_WHITE)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
