"""The text of a story to be edited: its paragraphs in a Qt text document, and back.

The document holds nothing of its own: it is made from the story and read back into paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from layout_tool.editor.pasting import cleaned_rows
from layout_tool.editor.qt.editing.units import points, units
from layout_tool.editor.qt.panels.fields import leaves_undo
from layout_tool.editor.qt.panels.story_document import (
    StoryLooks,
    in_order,
    kind_of,
    marks_of,
    paragraph_of,
)
from layout_tool.model import Mark, Paragraph, ParagraphKind, Span
from layout_tool.model.edits import spans

__all__ = ["StoryText"]


class StoryText(QTextEdit):
    """Edits a body. ``body_changed`` tells that the paragraphs are others than were put there."""

    body_changed = Signal()
    caret_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("storyText")
        self.setAcceptRichText(False)
        # What is undone is undone on the desk, for the whole edition.
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.looks = StoryLooks(self)
        self._filling = False
        self._known: list[Paragraph | None] = []
        self.document().contentsChange.connect(self._forget)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self.caret_moved)

    # The model in and out

    def body(self) -> tuple[Paragraph, ...]:
        """Return the document as paragraphs; an empty document has none."""
        found = []
        block, known = self.document().begin(), iter(self._known)
        while block.isValid():
            found.append(next(known, None) or paragraph_of(block))
            block = block.next()
        self._known = [*found]
        if len(found) == 1 and not found[0].text:
            return ()
        return tuple(found)

    def put(self, body: Sequence[Paragraph]) -> None:
        """Show paragraphs; those that are the same are left alone, and so is the caret."""
        now = self.body()
        if tuple(body) == now:
            return
        head = next(
            (i for i, (a, b) in enumerate(zip(now, body, strict=False)) if a != b),
            min(len(now), len(body)),
        )
        most = min(len(now), len(body)) - head
        tail = next((i for i in range(most) if now[len(now) - 1 - i] != body[len(body) - 1 - i]),
                    most)  # fmt: skip
        places = self._places() if len(now) == len(body) else None
        self._filling = True
        try:
            if head == 0 and tail == 0:
                self._fill(body)
            else:
                self._exchange(head, len(now) - tail, body[head : len(body) - tail])
            if places is not None:
                self._restore(places)
        finally:
            self._filling = False

    def go_home(self) -> None:
        """Put the caret before the first character and show it."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.ensureCursorVisible()

    def select(self, paragraph: int, start: int, end: int) -> None:
        """Select characters of a paragraph, counted in code points."""
        block = self.document().findBlockByNumber(paragraph)
        if not block.isValid():
            return
        text = block.text()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units(text, start))
        cursor.setPosition(block.position() + units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Marks and kinds

    def kind(self) -> ParagraphKind:
        """Return the kind of the paragraph with the caret."""
        return kind_of(self.textCursor().block())

    def set_kind(self, kind: ParagraphKind) -> None:
        """Make the selected paragraphs of a kind."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        while first.isValid() and first.blockNumber() <= last.blockNumber():
            self._restyle(first, kind)
            first = first.next()
        self._changed()

    def has_mark(self, mark: Mark) -> bool:
        """Tell whether what is selected, or would be typed, has a mark."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return mark in marks_of(self.currentCharFormat())
        body = self.body()
        return all(
            spans.has_mark(body[number], low, high, mark)
            for number, low, high in self._selected()
            if low < high
        )

    def toggle(self, mark: Mark) -> None:
        """Mark what is selected, or take the mark away; without a selection, what is typed next."""
        on = not self.has_mark(mark)
        cursor = self.textCursor()
        if not cursor.hasSelection():
            marks = set(marks_of(self.currentCharFormat())) ^ {mark}
            self.setCurrentCharFormat(self.looks.chars(Span("", in_order(marks)), self.kind()))
            self.caret_moved.emit()
            return
        body = list(self.body())
        for number, low, high in self._selected():
            body[number] = spans.set_mark(body[number], low, high, mark, on)
        self.put(body)
        self._changed()

    # Qt's own

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the desk; keep the keys of marks for this text."""
        return leaves_undo(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin body text after a subhead or summary; Shift+Enter is Enter."""
        keys = QKeySequence.StandardKey
        if event.matches(keys.InsertParagraphSeparator) or event.matches(keys.InsertLineSeparator):
            cursor = self.textCursor()
            if kind_of(cursor.block()) in ("table", "table-head"):
                self._new_row(cursor)
                return
            cursor.insertBlock()
            block = cursor.block()
            if not block.text() and kind_of(block) in ("subhead", "summary"):
                self._restyle(block, "body")
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next cell of a table with Tab, back with Shift+Tab; else to another field."""
        cursor = self.textCursor()
        block = cursor.block()
        if kind_of(block) not in ("table", "table-head"):
            return super().focusNextPrevChild(next)
        text, at = block.text(), cursor.positionInBlock()
        place = text.find("\t", at) + 1 if next else text.rfind("\t", 0, max(at - 1, 0)) + 1
        other = block.next() if next else block.previous()
        if next and not place and kind_of(other) == "table":
            cursor.setPosition(other.position())
        elif next and not place:
            self._new_row(cursor)
            return True
        else:
            cursor.setPosition(block.position() + place)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text from another program, cleaned as the copydesk does; blank lines go."""
        text = "\n".join(cleaned_rows(source.text()))
        if text:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def restyle(self) -> None:
        """Set everything again, for theme or fonts are others."""
        self._filling = True
        try:
            at = self.textCursor().position()
            body = self.body()
            self._fill(body)
            cursor = self.textCursor()
            cursor.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        finally:
            self._filling = False

    # How it is done

    def _new_row(self, cursor: QTextCursor) -> None:
        """Begin a row below; a row without text becomes body text, for there the table ends."""
        block = cursor.block()
        text = block.text()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.beginEditBlock()
        if text.strip():
            cursor.insertBlock()
            self._restyle(cursor.block(), "table")
            cursor.insertText("\t" * text.count("\t"))
        else:
            keep = QTextCursor.MoveMode.KeepAnchor
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, keep)
            cursor.removeSelectedText()
            self._restyle(cursor.block(), "body")
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _forget(self, at: int, _removed: int, added: int) -> None:
        """Forget the paragraphs that were changed: reading all at every key would be felt."""
        document, known = self.document(), self._known
        first, last = document.findBlock(at), document.findBlock(at + added)
        low, blocks = first.blockNumber(), document.blockCount()
        high = last.blockNumber() + 1 if last.isValid() else blocks
        tail = blocks - high
        if not known or low < 0 or low + tail > len(known):
            self._known = []
        else:
            known[low : len(known) - tail] = [None] * (high - low)

    def _changed(self) -> None:
        if not self._filling:
            self.body_changed.emit()

    def _fill(self, body: Sequence[Paragraph]) -> None:
        self.clear()
        self.document().setDocumentMargin(14)
        cursor = QTextCursor(self.document())
        self._write(cursor, body)

    def _exchange(self, first: int, last: int, body: Sequence[Paragraph]) -> None:
        """Put paragraphs in the place of those from ``first`` up to ``last``."""
        document = self.document()
        cursor = QTextCursor(document)
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.beginEditBlock()
        if first > 0:
            before = document.findBlockByNumber(first - 1)
            cursor.setPosition(before.position() + before.length() - 1)
            end = document.findBlockByNumber(last - 1)
            if last > first:
                cursor.setPosition(end.position() + end.length() - 1, keep)
                cursor.removeSelectedText()
            for paragraph in body:
                cursor.insertBlock()
                self._write(cursor, (paragraph,))
        else:
            after = document.findBlockByNumber(last)
            kind = kind_of(after)
            cursor.setPosition(0)
            if last > first:
                cursor.setPosition(after.position(), keep)
                cursor.removeSelectedText()
            for paragraph in body:
                cursor.insertBlock()
                cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
                self._write(cursor, (paragraph,))
                cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
            # The block that stayed took the looks of the first one that was removed.
            self._restyle(cursor.block(), kind)
        cursor.endEditBlock()

    def _write(self, cursor: QTextCursor, body: Sequence[Paragraph]) -> None:
        for number, paragraph in enumerate(body):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(self.looks.block(paragraph.kind, paragraph.aligns))
            cursor.setBlockCharFormat(self.looks.chars(Span(""), paragraph.kind))
            for span in paragraph.spans:
                cursor.insertText(span.text, self.looks.chars(span, paragraph.kind))

    def _restyle(self, block: QTextBlock, kind: ParagraphKind) -> None:
        """Give a paragraph the looks of a kind, its marks kept."""
        paragraph = paragraph_of(block)
        cursor = QTextCursor(block)
        cursor.setBlockFormat(self.looks.block(kind, paragraph.aligns))
        cursor.setBlockCharFormat(self.looks.chars(Span(""), kind))
        at = block.position()
        for span in paragraph.spans:
            length = units(span.text, len(span.text))
            cursor.setPosition(at)
            cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self.looks.chars(span, kind))
            at += length

    def _places(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return anchor and caret as (paragraph, UTF-16 units within it)."""
        cursor, document = self.textCursor(), self.document()
        found = []
        for at in (cursor.anchor(), cursor.position()):
            block = document.findBlock(at)
            found.append((block.blockNumber(), at - block.position()))
        return found[0], found[1]

    def _restore(self, places: tuple[tuple[int, int], tuple[int, int]]) -> None:
        """Put anchor and caret back where they were, as far as the text still reaches."""
        cursor, modes = self.textCursor(), QTextCursor.MoveMode
        how = (modes.MoveAnchor, modes.KeepAnchor)
        for (number, part), mode in zip(places, how, strict=True):
            block = self.document().findBlockByNumber(number)
            cursor.setPosition(block.position() + min(part, block.length() - 1), mode)
        self.setTextCursor(cursor)

    def _selected(self) -> list[tuple[int, int, int]]:
        """Return (paragraph, start, end) of what is selected, in code points."""
        cursor = self.textCursor()
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        result = []
        block = self.document().findBlock(low)
        while block.isValid() and block.position() <= high:
            text, start = block.text(), block.position()
            first = points(text, max(low - start, 0))
            last = points(text, min(high - start, block.length() - 1))
            result.append((block.blockNumber(), first, last))
            block = block.next()
        return result
