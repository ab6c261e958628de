"""Icons: Lucide's line drawings (ISC, see LICENSE-lucide.txt) in the colour of the theme.

A window has far more icons than it shows at once, so each is drawn when it is first seen.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

__all__ = ["icon", "names", "pixmap"]

_FOLDER: Final = Path(__file__).resolve().parent
_FAINT: Final = 0.35
_CLONES: Final[list[QIconEngine]] = []


def names() -> list[str]:
    """Return the names of the icons there are."""
    return sorted(file.stem for file in _FOLDER.glob("*.svg"))


@cache
def _drawing(name: str) -> str:
    drawing = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace('stroke-width="2"', 'stroke-width="1.75"')


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """Return an icon ``size`` device pixels square in a colour.

    :raises FileNotFoundError: when there is no icon of that name.
    """
    return _painted(name, colour, size, colour.alphaF())


def icon(name: str, colour: QColor) -> QIcon:
    """Return an icon that is drawn at whatever size is asked for, faint when disabled.

    :raises FileNotFoundError: when there is no icon of that name.
    """
    return _icon(name, colour.name(QColor.NameFormat.HexArgb))


@cache
def _icon(name: str, colour: str) -> QIcon:
    _drawing(name)  # a wrong name is told here, and not while something is painted
    return QIcon(_Engine(name, colour))


class _Engine(QIconEngine):
    """Draws an icon on demand, once for each size and mode."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        self._drawn: dict[tuple[int, bool], QPixmap] = {}

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        side, faint = min(size.width(), size.height()), mode == QIcon.Mode.Disabled
        found = self._drawn.get((side, faint))
        if found is None:
            colour = QColor(self._colour)
            strength = colour.alphaF() * (_FAINT if faint else 1.0)
            found = self._drawn[side, faint] = _painted(self._name, colour, side, strength)
        return found

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        sharp = rect.size() * painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(sharp, mode, state))

    def clone(self) -> QIconEngine:
        # Qt deletes it with its icon; until then nothing but this list would keep it.
        clone = _Engine(self._name, self._colour)
        _CLONES.append(clone)
        return clone


def _painted(name: str, colour: QColor, size: int, opacity: float) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", colour.name())
    result = QPixmap(size, size)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    try:
        painter.setOpacity(opacity)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    finally:
        painter.end()
    return result
