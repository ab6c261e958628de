"""One widget that shows a spread of sheets: looking, fitting, painting.

It paints straight from the immutable sheets; there is no second tree of objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.canvas.dirty import PART_PRICE, changed_areas, joined
from layout_tool.editor.qt.canvas.geometry import (
    PagePlace,
    Spread,
    View,
    centred,
    step_zoom,
)
from layout_tool.editor.qt.canvas.looking import (
    Fit,
    Limits,
    fitted,
    kept_place,
    pan_limits,
    within,
)
from layout_tool.editor.qt.canvas.overlay import Guides, badge_reach
from layout_tool.editor.qt.canvas.painter import SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.canvas.spread_painter import (
    ShownPage,
    frame_of,
    paint_paper,
    paint_spread,
)
from layout_tool.model import Rect

__all__ = ["OverPaint", "SpreadView"]

_SHARPEN_MS: Final = 70
"""Pause after the last zoom step before the stand-in gives way to type at its new size."""
_MOST_PARTS: Final = 48
"""Of more rectangles the one around them is painted."""

OverPaint = Callable[[QPainter, Spread, View], None]
"""Paints over the spread, in device pixels."""


class SpreadView(QWidget):
    """Shows a spread; ``view_changed`` carries the new :class:`View`."""

    view_changed = Signal(object)

    def __init__(self, sheets: SheetPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._spread: Spread | None = None
        self._pages: Mapping[str, ShownPage] = {}
        self._current = ""
        self._view = View()
        self._fit: Fit = "page"
        self._guides = Guides()
        self._pasteboard = QColor(209, 211, 214)
        self._over: OverPaint | None = None
        self._stand_in: tuple[QPixmap, View] | None = None
        self._sharpen = QTimer(self)
        self._sharpen.setSingleShot(True)
        self._sharpen.setInterval(_SHARPEN_MS)
        self._sharpen.timeout.connect(self.settle)
        sheets.pictures.ready.connect(self._picture_came)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 200)

    # What is shown

    @property
    def view(self) -> View:
        """How the canvas looks at the spread."""
        return self._view

    @property
    def spread(self) -> Spread | None:
        """The spread that is shown, or None."""
        return self._spread

    @property
    def pictures(self) -> PictureProxies:
        """The copies of pictures that are painted."""
        return self._sheets.pictures

    @property
    def pages(self) -> Mapping[str, ShownPage]:
        """The pages that are shown, by id."""
        return self._pages

    @property
    def current(self) -> str:
        """The id of the page that the editor is on."""
        return self._current

    def show_pages(self, spread: Spread, pages: Mapping[str, ShownPage], current: str) -> None:
        """Show a spread; of one already shown, only the frames that changed are painted anew."""
        old_spread, old_pages, old_current = self._spread, self._pages, self._current
        self._spread, self._pages, self._current = spread, pages, current
        if old_spread == spread:
            for place in spread.places:
                self._update_changed(place, old_pages.get(place.page), pages[place.page])
            if self._fit == "page" and current != old_current:
                self._refit()
            return
        self._drop_stand_in()
        if self._fit or old_spread is None:
            self._refit()
        else:
            view = kept_place(self._view, old_spread, old_current, spread, current)
            self._view = self._within(view)
            self.view_changed.emit(self._view)
        self.update()

    def clear(self) -> None:
        """Show an empty pasteboard."""
        self._spread, self._pages, self._current = None, {}, ""
        self._drop_stand_in()
        self.update()

    def set_guides(self, guides: Guides) -> None:
        """Choose what is drawn over the paper."""
        self._guides = guides
        self.update()

    def set_pasteboard(self, colour: QColor) -> None:
        """Choose the colour around the paper."""
        self._pasteboard = colour
        self.update()

    def set_over_paint(self, over: OverPaint | None) -> None:
        """Choose what paints over the spread: selection, handles, caret."""
        self._over = over
        self.update()

    def update_device(self, areas: Iterable[QRectF]) -> None:
        """Paint these rectangles, in device pixels, anew."""
        ratio = self._view.ratio
        for area in areas:
            logical = QRectF(area.topLeft() / ratio, area.size() / ratio)
            self.update(logical.toAlignedRect().adjusted(-2, -2, 2, 2))

    # Looking

    def set_fit(self, how: Fit) -> None:
        """Fit the page, the spread or the width, and keep it fitted until zoomed or panned."""
        self._fit = how
        self._refit()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom (1 is 100 %) with the logical pixel ``at`` kept in place; the middle by default."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        point = (at if at is not None else middle) * self._view.ratio
        self._fit = ""
        self._look(self._view.zoomed(zoom, point.x(), point.y()))

    def step_zoom(self, steps: int, at: QPointF | None = None) -> None:
        """Zoom by rungs of the ladder."""
        self.set_zoom(step_zoom(self._view.zoom, steps), at)

    def pan(self, dx: float, dy: float) -> None:
        """Move the paper by logical pixels."""
        ratio = self._view.ratio
        self._fit = ""
        self._look(self._view.moved(dx * ratio, dy * ratio))

    def reveal(self, page: str, rect: Rect) -> None:
        """Bring the middle of a rectangle (pt on the page) to the middle of the view."""
        place = self._spread.place(page) if self._spread else None
        if place is None:
            return
        self._fit = ""
        target = Rect(place.rect.x + rect.x, place.rect.y + rect.y, rect.width, rect.height)
        self._look(centred(self._view, target, self.width(), self.height()))

    def settle(self) -> None:
        """End the zoom's stand-in now: paint the type at its true size."""
        self._drop_stand_in()
        self.update()

    def pan_limits(self) -> Limits | None:
        """Return how far the paper may be moved, in device pixels; None without a spread."""
        if self._spread is None:
            return None
        return pan_limits(self._view, self._spread, self.width(), self.height())

    def _look(self, view: View) -> None:
        old = self._view
        if view.zoom != old.zoom and self.isVisible() and self._spread is not None:
            if self._stand_in is None:
                self._stand_in = (self.grab(), old)
            self._sharpen.start()
        self._view = self._within(view)
        if self._view == old:
            return
        if self._view.zoom == old.zoom and self._view.ratio == old.ratio:
            self._scroll(self._view.x - old.x, self._view.y - old.y)
        else:
            self.update()
        self.view_changed.emit(self._view)

    def _within(self, view: View) -> View:
        if self._spread is None:
            return view
        return within(view, self._spread, self.width(), self.height())

    def _scroll(self, dx: int, dy: int) -> None:
        ratio = self._view.ratio
        whole_x, whole_y = dx / ratio, dy / ratio
        if self._stand_in is not None or not (whole_x.is_integer() and whole_y.is_integer()):
            self.update()
        else:
            self.scroll(int(whole_x), int(whole_y))

    def _refit(self) -> None:
        if self._spread is None or not self._fit:
            return
        size, ratio = self.size(), self.devicePixelRatioF()
        view = fitted(self._fit, self._spread, self._current, size.width(), size.height(), ratio)
        self._drop_stand_in()
        if view != self._view:
            self._view = view
            self.update()
            self.view_changed.emit(view)

    def _drop_stand_in(self) -> None:
        self._sharpen.stop()
        self._stand_in = None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the canvas that the event names."""
        ratio = self.devicePixelRatioF()
        if ratio != self._view.ratio:
            self._view = self._view.with_ratio(ratio)
            self._refit()
        painter = QPainter(self)
        try:
            # In device pixels, for scaled fonts grow bold; see painter.py.
            painter.scale(1 / ratio, 1 / ratio)
            for area in _parts(event, PART_PRICE * (self._view.scale / ratio) ** 2):
                clip = QRectF(area.x * ratio, area.y * ratio,
                              area.width * ratio, area.height * ratio)  # fmt: skip
                painter.setClipRect(clip)
                self._paint(painter, clip)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, clip: QRectF) -> None:
        painter.fillRect(clip, self._pasteboard)
        if self._spread is None:
            return
        if self._stand_in is not None:
            paint_paper(painter, self._spread, self._view, clip)
            self._paint_stand_in(painter, *self._stand_in)
            return
        paint_spread(
            painter,
            self._sheets,
            self._spread,
            self._pages,
            self._view,
            clip,
            self._guides,
            self.font(),
        )
        if self._over is not None:
            painter.save()
            self._over(painter, self._spread, self._view)
            painter.restore()

    def _paint_stand_in(self, painter: QPainter, picture: QPixmap, old: View) -> None:
        left, top = self._view.to_device(*old.to_spread(0, 0))
        share = self._view.scale / old.scale
        width, height = picture.width() * share, picture.height() * share
        painter.drawPixmap(QRectF(left, top, width, height), picture, QRectF(picture.rect()))

    def _update_changed(self, place: PagePlace, old: ShownPage | None, new: ShownPage) -> None:
        if old is new:
            return
        if old is None or old.grid != new.grid:
            self.update()
            return
        frame, ratio = frame_of(self._view, place), self._view.ratio
        was, now = old.composition, new.composition
        self.update_device(frame.rect(area) for area in changed_areas(was.sheet, now.sheet))
        if was.fits != now.fits:
            told = {*was.fits} ^ {*now.fits}
            names = {fit.frame for fit in told if fit.over_chars > 0}
            boxes = [g.box for c in (was, now) for g in c.sheet.groups if g.frame in names]
            self.update_device(badge_reach(frame.rect(box), ratio) for box in boxes)

    def _picture_came(self, file: str) -> None:
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted page fitted."""
        super().resizeEvent(event)
        if self._fit:
            self._refit()
        else:
            self._look(self._view)
        self.view_changed.emit(self._view)

    def sizeHint(self) -> QSize:
        """Return a size that shows a page readably."""
        return QSize(1000, 760)


def _parts(event: QPaintEvent, price: float) -> list[Rect]:
    """Return what to paint one by one: the edges of a frame, say, without what is inside.

    ``price`` is what a part costs beside its size, in square pixels.
    """
    region = event.region()
    rects = [event.rect()]
    if region.rectCount() <= _MOST_PARTS:
        rects = list(cast("Iterable[QRect]", region))
    return joined((Rect(r.x(), r.y(), r.width(), r.height()) for r in rects), price)
