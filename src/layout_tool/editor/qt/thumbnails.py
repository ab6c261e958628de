"""Small pictures of pages, painted one at a time while the window has nothing else to do."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.editor.qt.canvas.spread_painter import ShownPage
from layout_tool.sheet import Image, Sheet

__all__ = ["Thumbnails", "paint_thumbnail"]

_IDLE_MS: Final = 15
_STALE: Final = Sheet("", 1, 1, 0)
"""Stands for the sheet of a picture that must be painted again."""


def paint_thumbnail(sheets: SheetPainter, sheet: Sheet, width: int) -> QImage:
    """Paint a sheet ``width`` pixels wide on white paper."""
    scale = width / sheet.width
    image = QImage(width, max(round(sheet.height * scale), 1), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    try:
        sheets.paint(painter, sheet, Frame(0, 0, scale))
    finally:
        painter.end()
    return image


def _shows(sheet: Sheet, file: str) -> bool:
    return any(
        isinstance(item, Image) and item.file == file
        for group in sheet.groups
        for item in group.items
    )


class Thumbnails(QObject):
    """Pictures of pages by id; ``ready`` names a page whose picture has come.

    ``page`` gives a page as it is shown, or None while there is still something to compose; it is
    asked at idle moments only, for each time it may compose a little further.
    """

    ready = Signal(str)

    def __init__(
        self,
        sheets: SheetPainter,
        page: Callable[[str], ShownPage | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._page = page
        self._images: dict[str, tuple[Sheet, QImage]] = {}
        self._wanted: OrderedDict[str, int] = OrderedDict()
        sheets.pictures.ready.connect(self._picture_came)
        self._timer = QTimer(self)
        self._timer.setInterval(_IDLE_MS)
        self._timer.timeout.connect(self._paint_one)

    def image(self, page_id: str, width: int) -> QImage | None:
        """Return the picture at hand, of whatever width, and ask for a fitting one."""
        found = self._images.get(page_id)
        if found is None or found[1].width() != width:
            self._wanted[page_id] = width
            self._wake()
        return found[1] if found is not None else None

    def refresh(self, page_id: str) -> None:
        """Paint a page's picture again if its sheet is another one now."""
        found = self._images.get(page_id)
        if found is not None:
            self._wanted[page_id] = found[1].width()
            self._wake()

    def clear(self) -> None:
        """Forget all pictures."""
        self._images.clear()
        self._wanted.clear()
        self._timer.stop()

    def _picture_came(self, file: str) -> None:
        for page_id, (sheet, image) in list(self._images.items()):
            if _shows(sheet, file):
                self._images[page_id] = (_STALE, image)
                self._wanted[page_id] = image.width()
                self._wake()

    def _wake(self) -> None:
        # A timer that is started again and again never fires.
        if not self._timer.isActive():
            self._timer.start()

    def _paint_one(self) -> None:
        if not self._wanted:
            self._timer.stop()
            return
        page_id, width = self._wanted.popitem(last=False)
        try:
            page = self._page(page_id)
        except KeyError:
            return  # the page went away while its picture was waiting
        if page is None:
            self._wanted[page_id] = width
            self._wanted.move_to_end(page_id, last=False)
            return
        sheet = page.composition.sheet
        found = self._images.get(page_id)
        if found is None or found[0] is not sheet or found[1].width() != width:
            self._images[page_id] = (sheet, paint_thumbnail(self._sheets, sheet, width))
            self.ready.emit(page_id)
