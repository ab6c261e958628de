"""Paints a sheet with Qt: the same glyphs at the same places as the PDF.

Works in device pixels (the caller undoes the device pixel ratio): fonts then have their true
size and weight. Between ``BAR_PX`` and ``PATH_PX`` glyph runs are drawn, which Qt places to a
quarter pixel; above, and always in exact mode, outlines, which it places truly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import cycle, repeat
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from layout_tool.editor.qt.canvas.glyph_fonts import OUTLINE_PX, PATH_PX, GlyphFonts
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.canvas.reach import Edges, Reaches, run_box
from layout_tool.model import BLACK, Colour, Rect, blend, to_rgb
from layout_tool.sheet import Box, Fill, GlyphRun, Group, Image, Item, Rule, Shape, Sheet

__all__ = ["BAR_PX", "Frame", "SheetPainter", "colour_of", "run_box"]

BAR_PX: Final = 4.0
"""Below this size in device pixels a line of type is a grey bar: no one could read it."""
_BAR_STRENGTH: Final = 0.27
"""Share of ink that a line of body type lays on its bar, so that a page is as grey as at 100 %."""
_FLAT: Final = Qt.PenCapStyle.FlatCap
_NO_PEN: Final = Qt.PenStyle.NoPen
_NO_BRUSH: Final = Qt.BrushStyle.NoBrush
_MITER: Final = Qt.PenJoinStyle.MiterJoin
_AND: Final = Qt.ClipOperation.IntersectClip
_HINTS: Final = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)


_Bars = dict[Colour, list[QRectF]]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a sheet goes: device pixels of its corner, and device pixels per pt."""

    x: float
    y: float
    scale: float

    def rect(self, rect: Rect) -> QRectF:
        """Map a rectangle in pt to device pixels."""
        s = self.scale
        return QRectF(self.x + rect.x * s, self.y + rect.y * s, rect.width * s, rect.height * s)

    def point(self, x: float, y: float) -> QPointF:
        """Map a point in pt to device pixels."""
        return QPointF(self.x + x * self.scale, self.y + y * self.scale)

    def edges(self, area: QRectF) -> Edges:
        """Return a rectangle in device pixels, and a pixel around it, in pt."""
        s = self.scale
        return Edges(
            (area.left() - 1 - self.x) / s,
            (area.top() - 1 - self.y) / s,
            (area.right() + 1 - self.x) / s,
            (area.bottom() + 1 - self.y) / s,
        )


@cache
def colour_of(colour: Colour) -> QColor:
    """Return the screen's colour for an ink."""
    return QColor(*to_rgb(colour))


@lru_cache(maxsize=512)
def faint(colour: Colour, strength: float) -> QColor:
    """Return the screen's colour for an ink laid at a share (0 to 1) of its strength on paper.

    Opaque, for Qt paints glyphs in a translucent colour three times slower.
    """
    red, green, blue = (round(255 - (255 - part) * strength) for part in to_rgb(colour))
    return QColor(red, green, blue)


class SheetPainter:
    """Paints sheets with fonts and pictures that it is given.

    ``exact`` places every glyph by its outline; ``wait`` reads pictures before painting them.
    """

    def __init__(
        self,
        fonts: GlyphFonts,
        pictures: PictureProxies,
        *,
        exact: bool = False,
        wait: bool = False,
    ) -> None:
        self.fonts = fonts
        self.pictures = pictures
        self._reaches = Reaches()
        self._exact = exact
        self._wait = wait

    def paint(
        self, painter: QPainter, sheet: Sheet, frame: Frame, clip: QRectF | None = None
    ) -> None:
        """Paint what meets ``clip`` (device pixels; None for all), without the paper."""
        painter.setRenderHints(_HINTS)
        asked = frame.edges(clip) if clip is not None else None
        for group in sheet.groups:
            if asked is None:
                self._paint_group(painter, group, group.items, frame)
                continue
            whole, parts = self._reaches.of(group)
            if whole.meets(asked):
                pairs = zip(group.items, parts, strict=True)
                met = [item for item, part in pairs if part.meets(asked)]
                self._paint_group(painter, group, met, frame)

    def _paint_group(
        self, painter: QPainter, group: Group, items: Iterable[Item], frame: Frame
    ) -> None:
        """Paint some of a frame's items in their order."""
        if group.clip is not None:
            painter.save()
            painter.setClipRect(frame.rect(group.clip), _AND)
        bars: _Bars = {}
        for item in items:
            self._paint_item(painter, item, frame, bars)
        _paint_bars(painter, bars)
        if group.clip is not None:
            painter.restore()

    def _paint_item(
        self,
        painter: QPainter,
        item: Item,
        frame: Frame,
        bars: _Bars,
    ) -> None:
        match item:
            case GlyphRun():
                self._paint_run(painter, item, frame, bars)
            case Fill(rect, colour):
                brush = QBrush(colour_of(colour)) if item.into is None else _run(item, frame)
                painter.fillRect(frame.rect(rect), brush)
            case Rule():
                self._paint_rule(painter, item, frame)
            case Box(rect, width, colour):
                pen = QPen(colour_of(colour), self._stroke(width * frame.scale))
                pen.setJoinStyle(_MITER)
                painter.setPen(pen)
                painter.setBrush(_NO_BRUSH)
                painter.drawRect(frame.rect(rect))
            case Image():
                self._paint_image(painter, item, frame)
            case Shape():
                self._paint_shape(painter, item, frame)

    def _paint_run(
        self,
        painter: QPainter,
        run: GlyphRun,
        frame: Frame,
        bars: _Bars,
    ) -> None:
        glyphs = run.glyphs
        px = glyphs.size * frame.scale
        colour = colour_of(run.colour)
        shaped = glyphs.scale != 1.0 or glyphs.orientation == "r"
        if self._exact or px > PATH_PX or (shaped and px >= BAR_PX):
            self._paint_outlines(painter, run, frame, colour)
            return
        if px < BAR_PX:
            bars.setdefault(run.colour, []).append(_bar(run, frame))
            return
        painter.setPen(self._weighed(run, px))
        origin = frame.point(run.x, run.y)
        painter.drawGlyphRun(origin, self.fonts.line_run(glyphs, frame.scale))

    def _weighed(self, run: GlyphRun, px: float) -> QColor:
        strength = self.fonts.strength(run.glyphs.face, px)
        return colour_of(run.colour) if strength == 1.0 else faint(run.colour, strength)

    def _paint_outlines(
        self, painter: QPainter, run: GlyphRun, frame: Frame, colour: QColor
    ) -> None:
        glyphs = run.glyphs
        size = glyphs.size * frame.scale / OUTLINE_PX
        turned = glyphs.orientation == "r"
        base = painter.transform()
        for gid, (x, y) in zip(glyphs.ids, self.fonts.places(glyphs), strict=True):
            at = frame.point(run.x + x, run.y + y)
            place = QTransform.fromTranslate(at.x(), at.y())
            if turned:
                place.rotate(90)
            place.scale(size * glyphs.scale, size)
            painter.setTransform(place * base)
            painter.fillPath(self.fonts.outline(glyphs.face, gid), colour)
        painter.setTransform(base)

    def _paint_rule(self, painter: QPainter, rule: Rule, frame: Frame) -> None:
        width = self._stroke(rule.width * frame.scale)
        start, stop = frame.point(rule.x1, rule.y1), frame.point(rule.x2, rule.y2)
        colour = colour_of(rule.colour)
        if rule.x1 == rule.x2 or rule.y1 == rule.y2:
            # Filled: Qt's pens round thin lines and dashes to whole pixels.
            for bar in _rule_bars(start, stop, width, [d * frame.scale for d in rule.dash]):
                painter.fillRect(bar, colour)
            return
        pen = QPen(colour, width)
        pen.setCapStyle(_FLAT)
        if rule.dash:
            # Qt counts dashes in widths of the pen, and takes an even number of them.
            pattern = rule.dash * (1 + len(rule.dash) % 2)
            pen.setDashPattern([step * frame.scale / width for step in pattern])
        painter.setPen(pen)
        painter.drawLine(QLineF(start, stop))

    def _paint_shape(self, painter: QPainter, shape: Shape, frame: Frame) -> None:
        path = _outline(shape, frame)
        if shape.fill is not None:
            painter.fillPath(path, colour_of(shape.fill))
        if shape.stroke is not None:
            pen = QPen(colour_of(shape.stroke), self._stroke(shape.width * frame.scale))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if shape.round else _MITER)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if shape.round else _FLAT)
            painter.strokePath(path, pen)

    def _stroke(self, width: float) -> float:
        # A hair line below half a pixel would fade away; a press prints it.
        return width if self._exact else max(width, 0.5)

    def _paint_image(self, painter: QPainter, item: Image, frame: Frame) -> None:
        target = frame.rect(item.rect)
        left, top, right, bottom = item.crop
        wide = target.width() / max(right - left, 1e-6)
        high = target.height() / max(bottom - top, 1e-6)
        image = None
        if not self.pictures.is_missing(item.file):
            image = self.pictures.image(item.file, max(wide, high), wait=self._wait)
        if image is not None:
            w, h = image.width(), image.height()
            part = QRectF(left * w, top * h, (right - left) * w, (bottom - top) * h)
            painter.drawImage(target, image, part)
        elif self.pictures.is_missing(item.file):
            _paint_placeholder(painter, target, self._stroke(0.5 * frame.scale))
        else:
            painter.fillRect(target, _COMING)


_COMING: Final = QColor(232, 232, 230)
_PLACEHOLDER: Final = QColor(*to_rgb(BLACK.tint(0.08)))
_DIAGONAL: Final = QColor(*to_rgb(BLACK.tint(0.4)))


_STEPS: Final = 8
"""Stops of a run of colour: inks mix otherwise than the lights of a screen."""


def _run(fill: Fill, frame: Frame) -> QBrush:
    """Return the brush of a fill whose colour runs into another."""
    x1, y1, x2, y2 = fill.axis()
    run = QLinearGradient(frame.point(x1, y1), frame.point(x2, y2))
    for step in range(_STEPS + 1):
        part = step / _STEPS
        mixed = blend(fill.colour, fill.into or fill.colour, part)
        run.setColorAt(part, QColor(*to_rgb(mixed)))
    return QBrush(run)


def _outline(shape: Shape, frame: Frame) -> QPainterPath:
    """Return a shape's outline in device pixels."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill if shape.even_odd else Qt.FillRule.WindingFill)
    for op, places in shape.segments:
        at = [frame.point(x, y) for x, y in zip(places[::2], places[1::2], strict=True)]
        if op == "M":
            path.moveTo(at[0])
        elif op == "L":
            path.lineTo(at[0])
        elif op == "C":
            path.cubicTo(at[0], at[1], at[2])
        else:
            path.closeSubpath()
    return path


def _rule_bars(start: QPointF, stop: QPointF, width: float, dash: list[float]) -> Iterator[QRectF]:
    """Yield the rectangles of an upright or level rule; ``dash`` in device pixels."""
    level = start.y() == stop.y()
    first = min(start.x(), stop.x()) if level else min(start.y(), stop.y())
    last = max(start.x(), stop.x()) if level else max(start.y(), stop.y())
    steps = cycle(dash) if dash and sum(dash) > 0 else repeat(last - first, 1)
    at, inked = first, True
    for step in steps:
        if at >= last:
            break
        length = min(step, last - at)
        if inked and level:
            yield QRectF(at, start.y() - width / 2, length, width)
        elif inked:
            yield QRectF(start.x() - width / 2, at, width, length)
        at, inked = at + step, not inked


def _bar(run: GlyphRun, frame: Frame) -> QRectF:
    glyphs = run.glyphs
    if not glyphs.xs:
        return QRectF()
    size, s = glyphs.size, frame.scale
    if glyphs.orientation == "h":
        width = glyphs.xs[-1] + glyphs.advances[-1] - glyphs.xs[0]
        high = 0.76 * size * s
        left, foot = frame.x + (run.x + glyphs.xs[0]) * s, frame.y + run.y * s
        return QRectF(left, foot - high, width * s, high)
    top = glyphs.ys[0] if glyphs.ys else 0.0
    height = (glyphs.ys[-1] if glyphs.ys else 0.0) + glyphs.advances[-1] - top
    return frame.rect(Rect(run.x + glyphs.xs[0] - 0.38 * size, run.y + top, 0.76 * size, height))


def _paint_bars(painter: QPainter, bars: _Bars) -> None:
    painter.setPen(_NO_PEN)
    for colour, rects in bars.items():
        painter.setBrush(faint(colour, _BAR_STRENGTH))
        painter.drawRects(rects)


def _paint_placeholder(painter: QPainter, target: QRectF, width: float) -> None:
    painter.fillRect(target, _PLACEHOLDER)
    pen = QPen(_DIAGONAL, width)
    pen.setJoinStyle(_MITER)
    painter.setPen(pen)
    painter.setBrush(_NO_BRUSH)
    painter.drawLine(target.topLeft(), target.bottomRight())
    painter.drawLine(target.topRight(), target.bottomLeft())
    painter.drawRect(target)
