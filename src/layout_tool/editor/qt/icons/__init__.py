"""Icons: Lucide's line drawings (ISC, see LICENSE-lucide.txt) in the colour of the theme."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

__all__ = ["icon", "names", "pixmap"]

_FOLDER: Final = Path(__file__).resolve().parent
_SIZES: Final = (16, 20, 24, 32, 40, 48, 64)


def names() -> list[str]:
    """Return the names of the icons there are."""
    return sorted(file.stem for file in _FOLDER.glob("*.svg"))


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """Return an icon ``size`` device pixels square in a colour.

    :raises FileNotFoundError: when there is no icon of that name.
    """
    drawing = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("currentColor", colour.name()).replace(
        'stroke-width="2"', 'stroke-width="1.75"'
    )
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    result = QPixmap(size, size)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    try:
        painter.setOpacity(colour.alphaF())
        renderer.render(painter, QRectF(0, 0, size, size))
    finally:
        painter.end()
    return result


def icon(name: str, colour: QColor) -> QIcon:
    """Return an icon of all sizes that bars and menus use, faint when disabled."""
    faint = QColor(colour)
    faint.setAlphaF(0.35)
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(pixmap(name, colour, size), QIcon.Mode.Normal)
        result.addPixmap(pixmap(name, faint, size), QIcon.Mode.Disabled)
    return result
