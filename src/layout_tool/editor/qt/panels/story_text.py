"""A story's paragraphs in a Qt text document, and back, with kinds, marks, readings and looks.

The document holds nothing of its own: it is made from the story and read back into paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, Final, cast

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from layout_tool.editor.pasting import cleaned_rows
from layout_tool.editor.qt.panels.fields import leaves_undo
from layout_tool.model import MARKS, CellAlign, Mark, Paragraph, ParagraphKind, Span
from layout_tool.model.edits import spans
from layout_tool.model.edits.text import clean

__all__ = ["StoryText"]

_MARKS: Final = QTextFormat.Property.UserProperty.value + 1
_RUBY: Final = QTextFormat.Property.UserProperty.value + 2
_KIND: Final = QTextFormat.Property.UserProperty.value + 3
_LANG: Final = QTextFormat.Property.UserProperty.value + 4
_COLOUR: Final = QTextFormat.Property.UserProperty.value + 5
_ALIGNS: Final = QTextFormat.Property.UserProperty.value + 6
_CELL_ALIGNS: Final = ("auto", "left", "center", "right")
_CELL_EM: Final = 6
_MOST_CELLS: Final = 30
_TAB_LEFT: Final = QTextOption.TabType.LeftTab
_LINE_EM: Final = 1.7
_FAMILIES: Final[Mapping[str, str]] = {"song": "serif", "hei": "sans-serif", "kai": "cursive"}


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
        self.families = dict(_FAMILIES)
        self.colours: dict[str, QColor] = {}
        """The layout's colours by their names, as the screen shows them."""
        self._filling = False
        self._numbers = count()
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
            found.append(next(known, None) or _paragraph(block))
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
        cursor.setPosition(block.position() + _units(text, start))
        cursor.setPosition(block.position() + _units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Marks and kinds

    def kind(self) -> ParagraphKind:
        """Return the kind of the paragraph with the caret."""
        return _kind(self.textCursor().block())

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
            return mark in _marks(self.currentCharFormat())
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
            marks = set(_marks(self.currentCharFormat())) ^ {mark}
            self.setCurrentCharFormat(self._format(Span("", _ordered(marks)), self.kind()))
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
            if _kind(cursor.block()) in ("table", "table-head"):
                self._new_row(cursor)
                return
            cursor.insertBlock()
            block = cursor.block()
            if not block.text() and _kind(block) in ("subhead", "summary"):
                self._restyle(block, "body")
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next cell of a table with Tab, back with Shift+Tab; else to another field."""
        cursor = self.textCursor()
        block = cursor.block()
        if _kind(block) not in ("table", "table-head"):
            return super().focusNextPrevChild(next)
        text, at = block.text(), cursor.positionInBlock()
        place = text.find("\t", at) + 1 if next else text.rfind("\t", 0, max(at - 1, 0)) + 1
        other = block.next() if next else block.previous()
        if next and not place and _kind(other) == "table":
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
            kind = _kind(after)
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
            cursor.setBlockFormat(self._block_format(paragraph.kind, paragraph.aligns))
            cursor.setBlockCharFormat(self._format(Span(""), paragraph.kind))
            for span in paragraph.spans:
                cursor.insertText(span.text, self._format(span, paragraph.kind))

    def _restyle(self, block: QTextBlock, kind: ParagraphKind) -> None:
        """Give a paragraph the looks of a kind, its marks kept."""
        paragraph = _paragraph(block)
        cursor = QTextCursor(block)
        cursor.setBlockFormat(self._block_format(kind, paragraph.aligns))
        cursor.setBlockCharFormat(self._format(Span(""), kind))
        at = block.position()
        for span in paragraph.spans:
            length = _units(span.text, len(span.text))
            cursor.setPosition(at)
            cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._format(span, kind))
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
        for (number, units), mode in zip(places, (modes.MoveAnchor, modes.KeepAnchor), strict=True):
            block = self.document().findBlockByNumber(number)
            cursor.setPosition(block.position() + min(units, block.length() - 1), mode)
        self.setTextCursor(cursor)

    def _selected(self) -> list[tuple[int, int, int]]:
        """Return (paragraph, start, end) of what is selected, in code points."""
        cursor = self.textCursor()
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        result = []
        block = self.document().findBlock(low)
        while block.isValid() and block.position() <= high:
            text, start = block.text(), block.position()
            first = _points(text, max(low - start, 0))
            last = _points(text, min(high - start, block.length() - 1))
            result.append((block.blockNumber(), first, last))
            block = block.next()
        return result

    def _block_format(
        self, kind: ParagraphKind, aligns: Sequence[CellAlign] = ()
    ) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setProperty(_KIND, kind)
        shape.setProperty(_ALIGNS, ",".join(aligns))
        em = self.font().pixelSize()
        # A fixed height, for the faces of one line differ in theirs.
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        shape.setLineHeight(round(_LINE_EM * em), fixed)
        shape.setBottomMargin(4)
        if kind == "body":
            shape.setTextIndent(2 * self.fontMetrics().horizontalAdvance("版"))
        elif kind == "subhead":
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            shape.setTopMargin(em * 0.5)
        elif kind in ("table", "table-head"):
            shape.setTabPositions(
                [QTextOption.Tab(em * _CELL_EM * n, _TAB_LEFT) for n in range(1, _MOST_CELLS)]
            )
            shape.setBottomMargin(0)
        elif kind == "verse":
            shape.setLeftMargin(em * 2)
        else:
            shape.setLeftMargin(em)
            shape.setRightMargin(em)
        return shape

    def _format(self, span: Span, kind: ParagraphKind) -> QTextCharFormat:
        marks, ruby = span.marks, span.ruby
        look = QTextCharFormat()
        look.setProperty(_LANG, span.lang)
        look.setProperty(_COLOUR, span.colour)
        look.setProperty(_MARKS, ",".join(marks))
        # Numbered, so that two readings alike that stand side by side stay two.
        look.setProperty(_RUBY, f"{next(self._numbers)} {ruby}" if ruby else "")
        family = "song"
        if kind in ("subhead", "table-head") or "bold" in marks or "lead" in marks:
            family = "hei"
        elif kind in ("summary", "verse") or "kai" in marks:
            family = "kai"
        look.setFontFamilies([self.families[family], self.font().family()])
        if family == "hei":
            look.setFontWeight(QFont.Weight.DemiBold)
        palette = self.palette()
        if "lead" in marks:
            look.setForeground(palette.color(QPalette.ColorRole.Highlight))
        if span.colour in self.colours:
            look.setForeground(self.colours[span.colour])
        underline = QTextCharFormat.UnderlineStyle
        for mark, style in (
            ("emphasis", underline.DotLine),
            ("underline", underline.SingleUnderline),
            ("wavy", underline.WaveUnderline),
        ):
            if mark in marks:
                look.setUnderlineStyle(style)
                look.setUnderlineColor(palette.color(QPalette.ColorRole.Text))
        align = QTextCharFormat.VerticalAlignment
        if "sup" in marks or "sub" in marks:
            look.setVerticalAlignment(
                align.AlignSuperScript if "sup" in marks else align.AlignSubScript
            )
        if ruby:
            wash = QColor(palette.color(QPalette.ColorRole.Highlight))
            wash.setAlpha(40)
            look.setBackground(wash)
            look.setToolTip(ruby)
        return look


def _paragraph(block: QTextBlock) -> Paragraph:
    found: list[Span] = []
    read: set[str] = set()
    pieces: Any = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        look = piece.charFormat()
        text = clean(piece.text(), tabs=True).replace("\n", " ")
        number, _, ruby = str(look.property(_RUBY) or "").partition(" ")
        if text:
            # What was typed into a word with a reading parts it; the reading stays with the start.
            reading = "" if number in read else ruby
            lang, colour = str(look.property(_LANG) or ""), str(look.property(_COLOUR) or "")
            found.append(Span(text, _marks(look), reading, lang, colour))
        if ruby:
            read.add(number)
        pieces += 1
    written = str(block.blockFormat().property(_ALIGNS) or "").split(",")
    aligns = tuple(align for align in written if align in _CELL_ALIGNS)
    return Paragraph(spans.tidy(found), _kind(block), cast("tuple[CellAlign, ...]", aligns))


def _marks(look: QTextCharFormat) -> tuple[Mark, ...]:
    names = str(look.property(_MARKS) or "").split(",")
    return tuple(mark for mark in MARKS if mark in names)


def _ordered(marks: set[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in MARKS if mark in marks)


def _kind(block: QTextBlock) -> ParagraphKind:
    found = block.blockFormat().property(_KIND)
    kinds: tuple[ParagraphKind, ...] = ("subhead", "verse", "summary", "table", "table-head")
    return next((kind for kind in kinds if kind == found), "body")


def _units(text: str, points: int) -> int:
    """Return a place in UTF-16 units, as Qt counts, for one in code points."""
    return len(text[:points].encode("utf-16-le")) // 2


def _points(text: str, units: int) -> int:
    """Return a place in code points for one in UTF-16 units."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
