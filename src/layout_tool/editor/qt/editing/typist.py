"""Typing into the page: keys, input methods, and what they ask about the text.

Here alone, offsets are counted in UTF-16 units, for Qt's input methods do; everything beyond
counts code points. What an input method is composing is shown by the desk as a preview; it comes
into the edition only when it is committed.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
)

from layout_tool.editor.commands import COMMANDS
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.spread_painter import frame_of
from layout_tool.editor.qt.editing.hands import Hands
from layout_tool.editor.qt.editing.keyboard import command_of, types
from layout_tool.editor.qt.editing.units import points, units
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.editor.state.step import Step
from layout_tool.editor.words import Words
from layout_tool.model import Edition, Position, TextRange
from layout_tool.model.edits import text as edits

__all__ = ["Typist"]

_Query = Qt.InputMethodQuery
_ASKED: Final = (
    _Query.ImEnabled, _Query.ImHints, _Query.ImCursorRectangle, _Query.ImAnchorRectangle,
    _Query.ImFont, _Query.ImCursorPosition, _Query.ImAnchorPosition, _Query.ImSurroundingText,
    _Query.ImCurrentSelection, _Query.ImMaximumTextLength, _Query.ImTextBeforeCursor,
    _Query.ImTextAfterCursor, _Query.ImAbsolutePosition, _Query.ImInputItemClipRectangle,
    _Query.ImReadOnly,
)  # fmt: skip
_NEARBY: Final = 64
"""Code points before or after the caret that an input method is told."""
_SELECT: Final = Words("Select", "选择")


class Typist(QObject):
    """Listens to a canvas for keys and input methods, and writes through the desk's commands."""

    def __init__(self, view: PageView, hands: Hands) -> None:
        super().__init__(view)
        self._view = view
        self._hands = hands
        self._desk: Desk | None = None
        self._preedit = ""
        self._before: tuple[Edition, TextRange] | None = None
        self._composing = False
        hands.touched.connect(self.finish)
        view.listen(self.takes)
        view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    @property
    def is_editing(self) -> bool:
        """Whether text is being edited."""
        return self._desk is not None and self._desk.selection.text is not None

    @property
    def preedit(self) -> str:
        """What an input method is composing."""
        return self._preedit

    def set_desk(self, desk: Desk | None) -> None:
        """Write on another desk, or none."""
        self.finish()
        if self._desk is not None:
            self._desk.changed.disconnect(self._heard)
        self._desk = desk
        if desk is not None:
            desk.changed.connect(self._heard)
        self._enable()

    def finish(self) -> None:
        """Keep what is being composed, as when the editor clicks elsewhere or turns the page."""
        if self._preedit:
            QGuiApplication.inputMethod().commit()
        if self._preedit:
            # The input method said nothing: what was seen on the page is what was meant.
            said, self._preedit = self._preedit, ""
            self._show_preedit("", None)
            self._write(said)
            QGuiApplication.inputMethod().reset()

    def takes(self, event: QEvent) -> bool:
        """Take keys and input methods; everything else goes its way."""
        if self._desk is None:
            return False
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.ShortcutOverride:
                # Letters are text while text is edited, and tools while it is not.
                if self.is_editing and (types(event) or self._gives_up(event)):
                    event.accept()
                    return True
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
            case QInputMethodEvent():
                self._composed(event)
                return True
            case QInputMethodQueryEvent():
                self._answer(event)
                return True
            case _:
                if event.type() == QEvent.Type.FocusOut:
                    self.finish()
        return False

    # Keys

    def _pressed(self, event: QKeyEvent) -> bool:
        assert self._desk is not None
        editing = self.is_editing
        if self._gives_up(event):
            self._preedit = ""
            self._show_preedit("", None)
            QGuiApplication.inputMethod().reset()
            return True
        command = command_of(event, editing_text=editing)
        if command is not None:
            self._desk.run(command.id, asker=self)
            return True
        if editing and types(event):
            self._write(event.text())
            return True
        return False

    def _gives_up(self, event: QKeyEvent) -> bool:
        """Esc means what is being composed, before it means the text."""
        return bool(self._preedit) and event.key() == Qt.Key.Key_Escape

    def _write(self, text: str) -> None:
        if self._desk is not None and text:
            self._desk.run("text.insert", asker=self, text=text)

    # Input methods

    def _composed(self, event: QInputMethodEvent) -> None:
        """Replace, commit, then show what is composed now."""
        if not self.is_editing:
            event.ignore()
            return
        self._composing = True
        try:
            if event.replacementLength():
                self._replace(event.replacementStart(), event.replacementLength())
            if event.commitString():
                self._preedit = ""
                self._hands.set_preedit(None)
                self._write(event.commitString())
            preedit = event.preeditString()
            if preedit or self._preedit:
                self._preedit = preedit
                self._show_preedit(preedit, _cursor(event))
        finally:
            self._composing = False
        event.accept()
        self._tell()

    def _show_preedit(self, preedit: str, cursor: int | None) -> None:
        desk = self._desk
        if desk is None:
            return
        if not preedit:
            desk.compose_text("")
            self._hands.set_preedit(None)
            return
        where = desk.state.text
        desk.compose_text(preedit, cursor=None if cursor is None else points(preedit, cursor))
        if where is not None:
            start = where.start
            self._before = desk.edition, where
            self._hands.set_preedit(TextRange(start, start.at(start.offset + len(preedit))))

    def _replace(self, start: int, length: int) -> None:
        """Select what an input method wants replaced, counted from the caret in UTF-16 units."""
        desk = self._desk
        where = desk.state.text if desk is not None else None
        if desk is None or where is None:
            return
        focus = where.start
        text = self._text(focus)
        at = units(text, focus.offset) + start
        first, last = points(text, max(at, 0)), points(text, max(at + length, 0))
        selection = desk.state.selection.of_text(TextRange(focus.at(first), focus.at(last)))
        desk.apply(Step(selection=selection), _SELECT, asker=self)
        if first != last:
            desk.run("text.delete", asker=self)

    def _text(self, place: Position) -> str:
        assert self._desk is not None
        edition = self._desk.edition
        return edits.part_text(edition, place.owner, place.part, place.paragraph)

    # What input methods ask

    def _answer(self, event: QInputMethodQueryEvent) -> None:
        asked = event.queries()
        for query in _ASKED:
            if asked & query:
                event.setValue(query, self.answer(query))
        event.accept()

    def answer(self, query: Qt.InputMethodQuery) -> object:
        """Return what an input method asks, None for what it cannot have here."""
        desk = self._desk
        where = desk.state.text if desk is not None else None
        if where is None:
            return False if query == _Query.ImEnabled else None
        if query in (_Query.ImCursorRectangle, _Query.ImAnchorRectangle):
            return self._caret_box()
        fixed: dict[Qt.InputMethodQuery, object] = {
            _Query.ImEnabled: True,
            _Query.ImReadOnly: False,
            _Query.ImHints: Qt.InputMethodHint.ImhMultiLine.value,
            _Query.ImFont: QFont(self._view.font()),
            _Query.ImInputItemClipRectangle: QRectF(self._view.rect()),
        }
        return fixed[query] if query in fixed else self._about_text(query, where)

    def _about_text(self, query: Qt.InputMethodQuery, where: TextRange) -> object:
        focus, anchor = where.focus, where.anchor
        text = self._text(focus)
        if anchor.paragraph != focus.paragraph:
            # The text told is one paragraph: a selection that begins before it begins at its edge.
            anchor = focus.at(0 if anchor.key < focus.key else len(text))
        low, high = sorted((anchor.offset, focus.offset))
        match query:
            case _Query.ImSurroundingText:
                return text
            case _Query.ImCursorPosition | _Query.ImAbsolutePosition:
                return units(text, focus.offset)
            case _Query.ImAnchorPosition:
                return units(text, anchor.offset)
            case _Query.ImCurrentSelection:
                return text[low:high]
            case _Query.ImTextBeforeCursor:
                return text[max(focus.offset - _NEARBY, 0) : focus.offset]
            case _Query.ImTextAfterCursor:
                return text[focus.offset : focus.offset + _NEARBY]
        return None

    def _caret_box(self) -> QRectF:
        """Return the caret in logical pixels of the canvas, as high (or wide) as the type."""
        marks, spread = self._hands.marks, self._view.spread
        place = spread.place(marks.page) if spread is not None else None
        spot = marks.caret
        if place is None or spot is None:
            return QRectF()
        look = self._view.view
        area = frame_of(look, place).rect(spot)
        ratio = look.ratio
        width, height = max(area.width() / ratio, 1.0), max(area.height() / ratio, 1.0)
        return QRectF(area.x() / ratio, area.y() / ratio, width, height)

    # The desk

    def _heard(self, news: Changed) -> None:
        if news.selection or news.shown:
            self._enable()
            if not self._composing:
                if self._preedit and self._desk is not None and not self._desk.is_busy:
                    self._keep(self._desk)
                self._tell()

    def _keep(self, desk: Desk) -> None:
        """A command came in between, such as a page turned: what was composed is kept first."""
        said, self._preedit = self._preedit, ""
        self._hands.set_preedit(None)
        QGuiApplication.inputMethod().reset()
        before, self._before = self._before, None
        if before is None or before[0] is not desk.edition:
            return
        where = before[1]
        edition, _ = edits.replace_range(desk.edition, where, said)
        step = Step(edition, merge=f"type-{where.focus.owner}")
        desk.apply(step, COMMANDS["text.insert"].title, asker=self)

    def _enable(self) -> None:
        on = self.is_editing
        if self._view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) != on:
            self._view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on)
            if self._view.hasFocus():
                QGuiApplication.inputMethod().update(_Query.ImQueryAll)

    def _tell(self) -> None:
        if self.is_editing and self._view.hasFocus():
            asked = _Query.ImQueryInput
            QGuiApplication.inputMethod().update(asked)


def _cursor(event: QInputMethodEvent) -> int | None:
    """Return where the caret stands within what is composed, in UTF-16 units; None at its end."""
    kind = QInputMethodEvent.AttributeType.Cursor
    return next((one.start for one in event.attributes() if one.type == kind), None)
