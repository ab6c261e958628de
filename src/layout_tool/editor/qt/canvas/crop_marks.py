"""A picture being cropped: what its frame hides shown faintly, its corners, size and fineness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from layout_tool.editor.qt.canvas.painter import Frame
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.tools import CropWindow, corner_points, crop_window
from layout_tool.editor.words import Words
from layout_tool.model import PictureFrame

__all__ = ["LOWEST_PPI", "CropMark", "crop_mark", "crop_reach", "paint_crop"]

LOWEST_PPI: Final = 150
"""Below this a newspaper's screen shows the pixels (Ghent Workgroup: newspaper ads)."""
_HIDDEN: Final = 0.38
"""Strength at which the hidden part is seen."""
_WHOLE: Final = QColor(196, 98, 16)
_SHOWN: Final = QColor(255, 255, 255, 190)
_WHITE: Final = QColor(255, 255, 255)
_VEIL: Final = QColor(255, 255, 255, 90)
_CORNER_PX: Final = 10.0
_THIRDS: Final = (1 / 3, 2 / 3)


@dataclass(frozen=True, slots=True)
class CropMark:
    """What is drawn of a picture that is being cropped; ``is_coarse`` for too few pixels."""

    page: str
    window: CropWindow
    label: Words
    is_coarse: bool = False


def crop_mark(desk: Desk) -> CropMark | None:
    """Return the picture that is being cropped on a desk, as it is shown, or None."""
    crop = desk.view.crop
    page = next((p for p in desk.shown.pages if p.id == crop.page), None) if crop else None
    frame = next((f for f in page.frames if f.id == crop.frame), None) if page and crop else None
    if crop is None or not isinstance(frame, PictureFrame):
        return None
    window = crop_window(desk.composition(crop.page).sheet, crop.frame)
    if window is None:
        return None
    zoom, picture = f"{frame.zoom * 100:.0f} %", desk.shown.pictures.get(frame.picture)
    if picture is None or picture.pixels is None:
        return CropMark(crop.page, window, Words(zoom, zoom))
    ppi = window.ppi(picture.pixels)
    said = f"{zoom} · {ppi:.0f} ppi"
    if ppi >= LOWEST_PPI:
        return CropMark(crop.page, window, Words(said, said))
    return CropMark(crop.page, window, Words(f"{said} · too coarse", f"{said} · 精度不足"), True)


def crop_reach(mark: CropMark, frame: Frame, ratio: float) -> Iterator[QRectF]:
    """Yield the part of the screen that the picture takes, in device pixels."""
    room = _CORNER_PX * ratio
    yield frame.rect(mark.window.whole).adjusted(-room, -room, room, room)
    foot = frame.rect(mark.window.shown).bottomLeft()
    yield QRectF(foot.x(), foot.y(), 30 * room, 4 * room)


def paint_crop(
    painter: QPainter, mark: CropMark, frame: Frame, ratio: float, pictures: PictureProxies
) -> None:
    """Paint the hidden part, the edges of the whole and of what shows, thirds and corners."""
    whole, shown = frame.rect(mark.window.whole), frame.rect(mark.window.shown)
    _paint_hidden(painter, mark.window.file, whole, shown, pictures)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_SHOWN, max(round(ratio), 1)))
    for share in _THIRDS:
        x, y = shown.x() + share * shown.width(), shown.y() + share * shown.height()
        painter.drawLine(round(x), round(shown.top()), round(x), round(shown.bottom()))
        painter.drawLine(round(shown.left()), round(y), round(shown.right()), round(y))
    pen = QPen(_WHOLE, max(round(1.5 * ratio), 1))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(whole)
    painter.drawRect(shown)
    painter.setBrush(_WHITE)
    size = _CORNER_PX * ratio
    for x, y in corner_points(mark.window.whole).values():
        at = frame.point(x, y)
        painter.drawEllipse(QRectF(at.x() - size / 2, at.y() - size / 2, size, size))


def _paint_hidden(
    painter: QPainter, file: str, whole: QRectF, shown: QRectF, pictures: PictureProxies
) -> None:
    outside = QPainterPath()
    outside.setFillRule(Qt.FillRule.OddEvenFill)
    outside.addRect(whole)
    outside.addRect(shown)
    image = pictures.image(file, max(whole.width(), whole.height()))
    painter.save()
    painter.setClipPath(outside, Qt.ClipOperation.IntersectClip)
    painter.fillRect(whole, _VEIL)
    if image is not None:
        painter.setOpacity(_HIDDEN)
        painter.drawImage(whole, image, QRectF(image.rect()))
    painter.restore()
