"""Icons: Lucide's line drawings (ISC, see LICENSE-lucide.txt) in the colour of the theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

__all__ = ["icon", "names", "pixmap"]

_FOLDER: Final = Path(__file__).resolve().parent
_SIZES: Final = (16, 20, 24, 32, 40, 48, 64)
_FAINT: Final = 0.35


def names() -> list[str]:
    """Return the names of the icons there are."""
    return sorted(file.stem for file in _FOLDER.glob("*.svg"))


@cache
def _drawing(name: str) -> str:
    drawing = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace('stroke-width="2"', 'stroke-width="1.75"')


def _renderer(name: str, colour: QColor) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour.name()).encode()))


def _painted(renderer: QSvgRenderer, size: int, opacity: float) -> QPixmap:
    result = QPixmap(size, size)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    try:
        painter.setOpacity(opacity)
        renderer.render(painter, QRectF(0, 0, size, size))
    finally:
        painter.end()
    return result


def _fainter(drawn: QPixmap) -> QPixmap:
    result = QPixmap(drawn.size())
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    try:
        painter.setOpacity(_FAINT)
        painter.drawPixmap(0, 0, drawn)
    finally:
        painter.end()
    return result


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """Return an icon ``size`` device pixels square in a colour.

    :raises FileNotFoundError: when there is no icon of that name.
    """
    return _painted(_renderer(name, colour), size, colour.alphaF())


def icon(name: str, colour: QColor) -> QIcon:
    """Return an icon of all sizes that bars and menus use, faint when disabled."""
    renderer = _renderer(name, colour)
    result = QIcon()
    for size in _SIZES:
        drawn = _painted(renderer, size, colour.alphaF())
        result.addPixmap(drawn, QIcon.Mode.Normal)
        result.addPixmap(_fainter(drawn), QIcon.Mode.Disabled)
    return result
