"""A story (稿): its head, its byline and its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["MARKS", "NAMES_APART", "CellAlign", "Mark", "Paragraph", "ParagraphKind", "Span",
           "Story", "plain", "table_at"]  # fmt: skip

Mark = Literal["lead", "bold", "kai", "emphasis", "underline", "wavy", "sup", "sub"]
MARKS: tuple[Mark, ...] = (
    "lead", "bold", "kai", "emphasis", "underline", "wavy", "sup", "sub",
)  # fmt: skip
"""Inline marks: run-in lead, bold, kai, 着重号, 专名号, 浪线, superscript, subscript."""

NAMES_APART = "\u200b"
"""A zero-width space within 专名号 or 浪线 ends one name and begins the next (CLREQ C8)."""

ParagraphKind = Literal["body", "subhead", "verse", "summary", "table", "table-head"]
"""What a paragraph is; ``table`` and ``table-head`` are rows, their cells parted by tabs."""

CellAlign = Literal["auto", "left", "center", "right"]
"""How the cells of a table's column stand; by what they hold where it is ``auto``."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text with the same looks.

    ``ruby`` is the reading set above it, if any; ``lang`` a BCP 47 tag where the text is in
    another language than its story; ``colour`` the name of a colour of the layout, or what a
    layout may write for one in a word (black, white, K30).
    """

    text: str
    marks: tuple[Mark, ...] = ()
    ruby: str = ""
    lang: str = ""
    colour: str = ""

    def joins(self, other: Span) -> bool:
        """Tell whether the text of another span can go on this one: no reading is ever doubled."""
        mine, theirs = (self.marks, self.lang, self.colour), (other.marks, other.lang, other.colour)
        return mine == theirs and not (self.ruby or other.ruby)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: spans in order, never empty of text.

    Rows of a table follow each other. ``aligns`` tells of the table that this row is the first of
    how its columns stand, those that it does not name by what they hold.
    """

    spans: tuple[Span, ...]
    kind: ParagraphKind = "body"
    aligns: tuple[CellAlign, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph's characters without marks."""
        return "".join(span.text for span in self.spans)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.kind in ("table", "table-head")

    @property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """Where its cells start and end: the text between its tabs."""
        found: list[tuple[int, int]] = []
        start = 0
        for cell in self.text.split("\t"):
            found.append((start, start + len(cell)))
            start += len(cell) + 1
        return tuple(found)


def plain(text: str, kind: ParagraphKind = "body") -> Paragraph:
    """Return a paragraph without marks."""
    return Paragraph((Span(text),), kind)


def table_at(body: Sequence[Paragraph], index: int) -> range:
    """Return the rows of the table that a row belongs to; none where it is no row.

    A table ends where a paragraph of another kind stands, and where the head of another begins.
    """
    if not (0 <= index < len(body) and body[index].is_row):
        return range(index, index)
    first, last = index, index + 1
    while first and body[first - 1].is_row and not _begins(body, first):
        first -= 1
    while last < len(body) and body[last].is_row and not _begins(body, last):
        last += 1
    return range(first, last)


def _begins(body: Sequence[Paragraph], index: int) -> bool:
    return body[index].kind == "table-head" != body[index - 1].kind


@dataclass(frozen=True, slots=True)
class Story:
    """One article.

    ``headline``, ``kicker`` and ``deck`` may hold line ends where the editor wants breaks.
    ``rank`` is 1 for the lead, growing downward; ``page`` the page it is meant for; ``pictures``
    the ids of the pictures that belong to it; ``lang`` a BCP 47 tag, the edition's if empty.
    """

    id: str
    headline: str = ""
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    dateline: str = ""
    body: tuple[Paragraph, ...] = ()
    rank: int = 3
    page: str | None = None
    pictures: tuple[str, ...] = ()
    lang: str = ""

    @property
    def characters(self) -> int:
        """Characters of the body, marks and Latin letters counted alike, spaces left out."""
        return sum(len("".join(p.text.split())) for p in self.body)
