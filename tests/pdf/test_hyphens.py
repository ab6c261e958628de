"""A hyphenated story in the PDF: what is copied from it has no hyphens."""

from __future__ import annotations

from layout_tool.fonts import FontBook
from layout_tool.model import StyleSheet, TextStyle, plain
from layout_tool.pdf import render_pdf
from layout_tool.sheet import Item
from layout_tool.typeset import Typesetter

from .support import META, sheet, text_of

COPY = "Considerable hyphenation, an extraordinary institution of newspapers. F-35"
SOFT = "\ufffe"
"""What PDFium gives for a hyphen at a line's end that it takes for none of the text's."""


def test_a_hyphenated_word_is_read_as_it_was_written(book: FontBook) -> None:
    setter = Typesetter(book, StyleSheet(text={"body": TextStyle()}))
    lines = setter.set_paragraph(plain(COPY), TextStyle(lang="en"), (81.0,)).lines
    assert sum(bool(line.marks) for line in lines) >= 2
    items: list[Item] = []
    for number, line in enumerate(lines):
        items += line.items(30.0, 40.0 + 14 * number)
    said = text_of(render_pdf([sheet(*items)], book, meta=META))
    assert said.replace(SOFT, "") == COPY.replace(" ", "")
