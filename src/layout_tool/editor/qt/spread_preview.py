"""The spread preview: the whole screen, facing pages, turned by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.canvas.geometry import Spread, fit
from layout_tool.editor.qt.canvas.overlay import Guides
from layout_tool.editor.qt.canvas.painter import SheetPainter
from layout_tool.editor.qt.canvas.spread_painter import ShownPage, paint_spread

__all__ = ["SpreadPreview"]

_GROUND: Final = QColor(24, 25, 27)
_NOTHING: Final = Guides(grid=False, edges=False, badges=False)
_WORDS: Final = QColor(150, 154, 160)
_FORWARD: Final = {
    Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return,
}  # fmt: skip
_BACK: Final = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
_LEAVE: Final = {Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Q}


class SpreadPreview(QWidget):
    """Shows spreads one after the other on a dark ground, as a reader will hold them.

    ``left`` tells the page that was shown when the editor came back.
    """

    left = Signal(str)

    def __init__(
        self,
        sheets: SheetPainter,
        page: Callable[[str], ShownPage],
        spreads: tuple[Spread, ...],
        current: str,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._sheets = sheets
        self._page = page
        self._spreads = spreads
        self._at = next((i for i, s in enumerate(spreads) if s.place(current)), 0)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(self.tr("Spread preview"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        sheets.pictures.ready.connect(self._picture_came)

    @property
    def shown(self) -> Spread:
        """The spread on the screen."""
        return self._spreads[self._at]

    def turn(self, steps: int) -> None:
        """Turn pages forward or back; stops at the covers."""
        at = min(max(self._at + steps, 0), len(self._spreads) - 1)
        if at != self._at:
            self._at = at
            self.update()

    def event(self, event: QEvent) -> bool:
        """Keep all keys: here they turn pages, whatever they mean in the window behind."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by arrows, page keys and space; Home and End for the covers; Esc leaves."""
        key = event.key()
        if key in _FORWARD:
            self.turn(1)
        elif key in _BACK:
            self.turn(-1)
        elif key == Qt.Key.Key_Home:
            self.turn(-len(self._spreads))
        elif key == Qt.Key.Key_End:
            self.turn(len(self._spreads))
        elif key in _LEAVE:
            self.close()
            self.left.emit(self.shown.places[0].page)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn forward on the right half, back on the left."""
        self.turn(1 if event.position().x() > self.width() / 2 else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn by the wheel."""
        if event.angleDelta().y():
            self.turn(-1 if event.angleDelta().y() > 0 else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the spread and, small beneath it, where in the edition it is."""
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        try:
            painter.scale(1 / ratio, 1 / ratio)
            whole = QRectF(0, 0, self.width() * ratio, self.height() * ratio)
            painter.fillRect(whole, _GROUND)
            self._paint_spread(painter, ratio)
        finally:
            painter.end()

    def _paint_spread(self, painter: QPainter, ratio: float) -> None:
        spread = self.shown
        view = fit(spread.whole, self.width(), self.height(), ratio, margin=36)
        pages = {place.page: self._page(place.page) for place in spread.places}
        whole = QRectF(0, 0, self.width() * ratio, self.height() * ratio)
        paint_spread(painter, self._sheets, spread, pages, view, whole, _NOTHING, self.font())
        self._paint_place(painter, ratio)

    def _paint_place(self, painter: QPainter, ratio: float) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(12 * ratio))
        painter.setFont(font)
        painter.setPen(_WORDS)
        pages = " – ".join(place.page for place in self.shown.places)
        words = f"{pages}    {self._at + 1} / {len(self._spreads)}"
        foot = QRectF(0, (self.height() - 28) * ratio, self.width() * ratio, 22 * ratio)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words)

    def _picture_came(self, file: str) -> None:
        self.update()
