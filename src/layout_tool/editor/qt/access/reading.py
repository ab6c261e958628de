"""What there is to be read out on the canvas: the frames of its page, the text at the caret."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect

from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.spread_painter import frame_of
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.tools import frame_rect
from layout_tool.model import Frame, Rect, TextRange
from layout_tool.model.edits import text as edits

__all__ = ["PageReading"]


class PageReading:
    """The page that the editor is on, as a canvas shows it; without a desk there is none."""

    def __init__(self, view: PageView) -> None:
        self.view = view
        self.desk: Desk | None = None

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of the page the editor is on, the rearmost first."""
        desk = self.desk
        pages = desk.shown.pages if desk is not None else ()
        page = next((p for p in pages if desk is not None and p.id == desk.view.page), None)
        return page.frames if page is not None else ()

    @property
    def chosen(self) -> tuple[Frame, ...]:
        """The frames that are selected, the one whose fields are shown first."""
        chosen = self.desk.selection.frames if self.desk is not None else ()
        known = {frame.id: frame for frame in self.frames}
        return tuple(known[name] for name in chosen if name in known)

    @property
    def editing(self) -> TextRange | None:
        """What is selected in the text that is edited, or None."""
        return self.desk.selection.text if self.desk is not None else None

    def on_screen(self, rect: Rect) -> QRect:
        """Return a rectangle of the page (pt) in pixels of the screen."""
        spread = self.view.spread
        place = spread.place(self.desk.view.page) if spread is not None and self.desk else None
        if place is None:
            return QRect()
        look = self.view.view
        area = frame_of(look, place).rect(rect)
        corner = QPoint(round(area.x() / look.ratio), round(area.y() / look.ratio))
        size = round(area.width() / look.ratio), round(area.height() / look.ratio)
        return QRect(self.view.mapToGlobal(corner), self.view.mapToGlobal(corner) + QPoint(*size))

    def frame_rect(self, frame: Frame) -> QRect:
        """Return a frame's rectangle in pixels of the screen."""
        assert self.desk is not None
        grid = self.desk.shown.layout.grid(self.desk.shown.page(self.desk.view.page))
        return self.on_screen(frame_rect(frame, grid))

    def text_lines(self) -> tuple[str, ...]:
        """Return the paragraphs of the part that is edited."""
        where, desk = self.editing, self.desk
        if where is None or desk is None:
            return ()
        owner, part = where.focus.owner, where.focus.part
        last = edits.part_end(desk.shown, owner, part).paragraph
        return tuple(edits.part_text(desk.shown, owner, part, n) for n in range(last + 1))
