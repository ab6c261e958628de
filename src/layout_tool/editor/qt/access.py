"""The canvas for screen readers: the frames of the page as children, and the text at the caret.

Each frame has a name (what it shows and how it fits), a place in columns and lines, and its
rectangle on the screen. While text is edited the canvas is an editable text: the part of the story
with the caret, its paragraphs as lines. Offsets are told in UTF-16 units, as Qt counts. PySide's
stubs leave out that None is allowed, so some results are Any.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
)
from shiboken6 import VoidPtr, getCppPointer, isValid

from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.spread_painter import frame_of
from layout_tool.editor.qt.editing.units import points, units
from layout_tool.editor.qt.say import say
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.editor.tools import frame_rect
from layout_tool.editor.words import Words
from layout_tool.model import (
    AdFrame,
    Frame,
    Furniture,
    GridBox,
    PictureFrame,
    Position,
    Rect,
    StoryFrame,
    TextRange,
)
from layout_tool.model.edits import text as edits
from layout_tool.sheet import selection_rects

__all__ = ["CanvasAccess", "frame_name", "frame_place"]

_Role = QAccessible.Role
_KINDS: Final = {
    "box": Words("Box", "框线"), "rule": Words("Rule", "线条"), "tint": Words("Tint", "底纹"),
    "text": Words("Page text", "版面文字"), "logo": Words("Logo", "标识"),
    "qr": Words("QR code", "二维码"),
}  # fmt: skip
_PAGE_PART: Final = Words("Page furniture", "版面元素")


def frame_name(desk: Desk, page: str, frame: Frame) -> Words:
    """Return what a frame shows, and how many characters or lines a story is over or short."""
    edition = desk.shown
    match frame:
        case StoryFrame():
            story = edition.stories.get(frame.story)
            title = " ".join(story.headline.split()) if story is not None else ""
            name = Words("Story “{title}”", "稿件《{title}》").fill(title=title or frame.story)
            known = desk.known(page)
            fits = known.fits if known is not None else ()
            fit = next((one for one in fits if one.frame == frame.id), None)
            if fit is not None and fit.over_chars > 0:
                more = Words(", {n} characters over", "，余{n}字").fill(n=fit.over_chars)
            elif fit is not None and fit.short_lines > 0:
                more = Words(", {n} lines short", "，缺{n}行").fill(n=fit.short_lines)
            else:
                more = Words("", "")
            return Words(name.en + more.en, name.zh + more.zh)
        case PictureFrame():
            picture = edition.pictures.get(frame.picture)
            caption = picture.caption if picture is not None and picture.caption else frame.picture
            return Words("Picture “{name}”", "图片“{name}”").fill(name=caption)
        case AdFrame():
            return Words("Advert “{name}”", "广告“{name}”").fill(name=frame.file or frame.id)
        case Furniture():
            kind = _KINDS.get(frame.kind, _PAGE_PART)
            return Words(f"{kind.en} {frame.text}".strip(), f"{kind.zh} {frame.text}".strip())
    return _PAGE_PART


def frame_place(frame: Frame) -> Words:
    """Return where a frame stands: in columns and lines counted from 1, or in mm."""
    place = frame.place
    if isinstance(place, GridBox):
        words = Words(
            "column {column}, line {line}, {columns} columns by {lines} lines",
            "第{column}栏第{line}行起，{columns}栏{lines}行",
        )
        return words.fill(
            column=place.column + 1, line=place.line + 1, columns=place.columns, lines=place.lines
        )
    mm = [round(value * 25.4 / 72) for value in (place.x, place.y, place.width, place.height)]
    words = Words("{x}, {y} mm, {width} by {height} mm", "{x}、{y}毫米处，{width}×{height}毫米")
    return words.fill(x=mm[0], y=mm[1], width=mm[2], height=mm[3])


class CanvasAccess(QObject):
    """Tells screen readers about one canvas, and what changes on it."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self.view = view
        self.desk: Desk | None = None
        _canvases[id(view)] = self
        self.canvas = _CanvasInterface(self)
        self._children: dict[str, QAccessibleInterface] = {}
        if not _installed:
            QAccessible.installFactory(_interface_of)
            _installed.append(True)
        view.destroyed.connect(self._gone)

    def set_desk(self, desk: Desk | None) -> None:
        """Tell about another desk, or none."""
        if self.desk is not None:
            self.desk.changed.disconnect(self._heard)
        self.desk = desk
        if desk is not None:
            desk.changed.connect(self._heard)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of the page the editor is on, the rearmost first."""
        desk = self.desk
        pages = desk.shown.pages if desk is not None else ()
        page = next((p for p in pages if desk is not None and p.id == desk.view.page), None)
        return page.frames if page is not None else ()

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

    def _heard(self, news: Changed) -> None:
        if not QAccessible.isActive() or not (news.selection or news.shown):
            return
        where = self.editing
        if where is not None:
            told: QAccessibleEvent = QAccessibleTextCursorEvent(
                self.view, _offset(self.text_lines(), where.focus)
            )
        elif news.selection:
            told = QAccessibleEvent(self.view, QAccessible.Event.Focus)
            chosen = self.desk.selection.frame if self.desk is not None else ""
            at = next((n for n, frame in enumerate(self.frames) if frame.id == chosen), -1)
            if at >= 0:
                told.setChild(at)
        else:
            return
        QAccessible.updateAccessibility(told)

    def text_lines(self) -> tuple[str, ...]:
        """Return the paragraphs of the part that is edited."""
        where, desk = self.editing, self.desk
        if where is None or desk is None:
            return ()
        owner, part = where.focus.owner, where.focus.part
        last = edits.part_end(desk.shown, owner, part).paragraph
        return tuple(edits.part_text(desk.shown, owner, part, n) for n in range(last + 1))

    def child(self, index: int) -> QAccessibleInterface | None:
        """Return the interface of a frame; it is kept, for Qt does not."""
        if not 0 <= index < len(self.frames):
            return None
        name = self.frames[index].id
        return self._children.setdefault(name, _FrameInterface(self, name))

    def _gone(self) -> None:
        _canvases.pop(id(self.view), None)


_installed: list[bool] = []
_canvases: dict[int, CanvasAccess] = {}
"""Qt asks for interfaces by object; the windows' canvases are found here by identity."""


def _interface_of(_key: str, thing: QObject) -> QAccessibleInterface | None:
    access = _canvases.get(id(thing))
    return access.canvas if access is not None and access.view is thing else None


class _CanvasInterface(QAccessibleInterface):
    """The canvas itself."""

    def __init__(self, access: CanvasAccess) -> None:
        super().__init__()
        self._access = access
        self._text = _TextInterface(access)

    def isValid(self) -> bool:
        return isValid(self._access.view)

    def object(self) -> QObject:
        return self._access.view

    def window(self) -> Any:
        return self._access.view.window().windowHandle()

    def parent(self) -> Any:
        around = self._access.view.parentWidget()
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def childCount(self) -> int:
        return len(self._access.frames)

    def child(self, index: int) -> Any:
        return self._access.child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        count = range(self.childCount())
        return next((number for number in count if self.child(number) is child), -1)

    def childAt(self, x: int, y: int) -> Any:
        found = reversed(range(self.childCount()))
        frames = self._access.frames
        at = next((n for n in found if self._access.frame_rect(frames[n]).contains(x, y)), -1)
        return self.child(at)

    def focusChild(self) -> Any:
        desk = self._access.desk
        chosen = desk.selection.frame if desk is not None else ""
        frames = self._access.frames
        return self.child(next((n for n, frame in enumerate(frames) if frame.id == chosen), -1))

    def text(self, kind: QAccessible.Text) -> str:
        view, desk = self._access.view, self._access.desk
        if kind == QAccessible.Text.Name:
            page = f" {desk.view.page}" if desk is not None else ""
            return view.accessibleName() + page
        if kind == QAccessible.Text.Value:
            return "\n".join(self._access.text_lines())
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Take nothing: text is edited by keys and input methods."""

    def rect(self) -> QRect:
        view = self._access.view
        return QRect(view.mapToGlobal(QPoint(0, 0)), view.size())

    def role(self) -> QAccessible.Role:
        return _Role.EditableText if self._access.editing is not None else _Role.Canvas

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        editing = self._access.editing is not None
        state.focusable = True
        state.focused = self._access.view.hasFocus()
        state.editable = state.multiLine = editing
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        # An address, which PySide calls an int; a bare int would be taken for an object.
        wanted = kind == QAccessible.InterfaceType.TextInterface
        has_text = wanted and self._access.editing is not None
        return VoidPtr(getCppPointer(self._text)[0] if has_text else 0)


class _TextInterface(QAccessibleTextInterface):
    """The part of a story that is edited."""

    def __init__(self, access: CanvasAccess) -> None:
        super().__init__()
        self._access = access

    def _all(self) -> str:
        return "\n".join(self._access.text_lines())

    def characterCount(self) -> int:
        text = self._all()
        return units(text, len(text))

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's signature
        text = self._all()
        return text[points(text, startOffset) : points(text, endOffset)]

    def cursorPosition(self) -> int:
        where = self._access.editing
        return _offset(self._access.text_lines(), where.focus) if where is not None else 0

    def setCursorPosition(self, position: int) -> None:
        desk, where = self._access.desk, self._access.editing
        if desk is not None and where is not None:
            place = _place(self._access.text_lines(), position, where.focus)
            desk.run("edit.go_to", place=place, frame=desk.selection.frame)

    def characterRect(self, offset: int) -> QRect:
        desk, where = self._access.desk, self._access.editing
        if desk is None or where is None:
            return QRect()
        start = _place(self._access.text_lines(), offset, where.focus)
        end = start.at(start.offset + 1)
        sheet = desk.composition(desk.view.page).sheet
        rects = selection_rects(sheet, TextRange(start, end), frame=desk.selection.frame)
        return self._access.on_screen(rects[0]) if rects else QRect()

    def offsetAtPoint(self, point: QPoint) -> int:
        count = range(self.characterCount())
        return next((n for n in count if self.characterRect(n).contains(point)), -1)

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self.setSelection(0, startOffset, endOffset)

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N803
        self.setCursorPosition(self.cursorPosition())

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self.setCursorPosition(endOffset)

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803
        self.setCursorPosition(startIndex)


class _FrameInterface(QAccessibleInterface):
    """A frame of the page."""

    def __init__(self, access: CanvasAccess, frame: str) -> None:
        super().__init__()
        self._access, self._name = access, frame

    def _frame(self) -> Frame | None:
        if not isValid(self._access.view):
            return None  # screen readers may still ask when the window is gone
        return next((one for one in self._access.frames if one.id == self._name), None)

    def isValid(self) -> bool:
        return self._frame() is not None

    def object(self) -> Any:
        return None

    def parent(self) -> QAccessibleInterface:
        return self._access.canvas

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        frame, desk = self._frame(), self._access.desk
        if frame is None or desk is None:
            return ""
        if kind == QAccessible.Text.Name:
            return say(frame_name(desk, desk.view.page, frame))
        return say(frame_place(frame)) if kind == QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Take nothing: a frame's name comes from what it shows."""

    def rect(self) -> QRect:
        frame = self._frame()
        return self._access.frame_rect(frame) if frame is not None else QRect()

    def role(self) -> QAccessible.Role:
        frame = self._frame()
        return _Role.Graphic if isinstance(frame, PictureFrame | AdFrame) else _Role.Section

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        desk = self._access.desk
        chosen = desk is not None and self._name in desk.selection.frames
        state.focusable = state.selectable = True
        state.selected = state.focused = chosen
        return state


def _offset(lines: tuple[str, ...], place: Position) -> int:
    """Return a place as UTF-16 units from the part's start; a paragraph's end counts one."""
    before = sum(units(line, len(line)) + 1 for line in lines[: place.paragraph])
    text = lines[place.paragraph] if place.paragraph < len(lines) else ""
    return before + units(text, place.offset)


def _place(lines: tuple[str, ...], offset: int, like: Position) -> Position:
    """Return the place in a part that is so many UTF-16 units from its start."""
    left = max(offset, 0)
    for number, line in enumerate(lines):
        length = units(line, len(line))
        if left <= length:
            return like.at(points(line, left), number)
        left -= length + 1
    return like.at(len(lines[-1]) if lines else 0, max(len(lines) - 1, 0))
