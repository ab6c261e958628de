"""How a story's paragraphs look in a Qt text document, and how they are read back from it.

What the model knows and Qt does not (kinds, marks, readings, languages, colours, cells) is kept in
properties of Qt's own formats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from layout_tool.model import MARKS, CellAlign, Mark, Paragraph, ParagraphKind, Span
from layout_tool.model.edits import spans
from layout_tool.model.edits.text import clean

__all__ = ["StoryLooks", "in_order", "kind_of", "marks_of", "paragraph_of"]

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


class StoryLooks:
    """Makes formats in the font and colours of a widget.

    ``families`` are the faces by role; ``colours`` the layout's colours by their names, as the
    screen shows them.
    """

    def __init__(self, text: QWidget) -> None:
        self._text = text
        self._numbers = count()
        self.families = dict(_FAMILIES)
        self.colours: dict[str, QColor] = {}

    def block(self, kind: ParagraphKind, aligns: Sequence[CellAlign] = ()) -> QTextBlockFormat:
        """Return the shape of a paragraph."""
        shape = QTextBlockFormat()
        shape.setProperty(_KIND, kind)
        shape.setProperty(_ALIGNS, ",".join(aligns))
        em = self._text.font().pixelSize()
        # A fixed height, for the faces of one line differ in theirs.
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        shape.setLineHeight(round(_LINE_EM * em), fixed)
        shape.setBottomMargin(4)
        if kind == "body":
            shape.setTextIndent(2 * self._text.fontMetrics().horizontalAdvance("版"))
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

    def chars(self, span: Span, kind: ParagraphKind) -> QTextCharFormat:
        """Return the looks of a span in a paragraph of a kind."""
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
        look.setFontFamilies([self.families[family], *self._text.font().families()])
        if family == "hei":
            look.setFontWeight(QFont.Weight.DemiBold)
        palette = self._text.palette()
        if "lead" in marks:
            look.setForeground(palette.color(QPalette.ColorRole.Highlight))
        if span.colour in self.colours:
            look.setForeground(self.colours[span.colour])
        _draw_marks(look, marks, palette)
        if ruby:
            wash = QColor(palette.color(QPalette.ColorRole.Highlight))
            wash.setAlpha(40)
            look.setBackground(wash)
            look.setToolTip(ruby)
        return look


def _draw_marks(look: QTextCharFormat, marks: Sequence[Mark], palette: QPalette) -> None:
    """Show the marks that are lines, dots or small type."""
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


def paragraph_of(block: QTextBlock) -> Paragraph:
    """Return a block as a paragraph."""
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
            found.append(Span(text, marks_of(look), reading, lang, colour))
        if ruby:
            read.add(number)
        pieces += 1
    written = str(block.blockFormat().property(_ALIGNS) or "").split(",")
    aligns = tuple(align for align in written if align in _CELL_ALIGNS)
    return Paragraph(spans.tidy(found), kind_of(block), cast("tuple[CellAlign, ...]", aligns))


def marks_of(look: QTextCharFormat) -> tuple[Mark, ...]:
    """Return the marks of a piece of text, in the usual order."""
    names = str(look.property(_MARKS) or "").split(",")
    return tuple(mark for mark in MARKS if mark in names)


def in_order(marks: set[Mark]) -> tuple[Mark, ...]:
    """Return marks in the usual order."""
    return tuple(mark for mark in MARKS if mark in marks)


def kind_of(block: QTextBlock) -> ParagraphKind:
    """Return the kind of a paragraph."""
    found = block.blockFormat().property(_KIND)
    kinds: tuple[ParagraphKind, ...] = ("subhead", "verse", "summary", "table", "table-head")
    return next((kind for kind in kinds if kind == found), "body")
