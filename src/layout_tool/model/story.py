"""A story (稿): its head, its byline and its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["MARKS", "Mark", "Paragraph", "ParagraphKind", "Span", "Story", "plain"]

Mark = Literal["lead", "bold", "kai", "emphasis", "underline", "wavy", "sup", "sub"]
MARKS: tuple[Mark, ...] = (
    "lead", "bold", "kai", "emphasis", "underline", "wavy", "sup", "sub",
)  # fmt: skip
"""Inline marks: run-in lead, bold, kai, 着重号, 专名号, 浪线, superscript, subscript."""

ParagraphKind = Literal["body", "subhead", "verse", "summary"]


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
    """A paragraph: spans in order, never empty of text."""

    spans: tuple[Span, ...]
    kind: ParagraphKind = "body"

    @property
    def text(self) -> str:
        """The paragraph's characters without marks."""
        return "".join(span.text for span in self.spans)


def plain(text: str, kind: ParagraphKind = "body") -> Paragraph:
    """Return a paragraph without marks."""
    return Paragraph((Span(text),), kind)


@dataclass(frozen=True, slots=True)
class Story:
    """One article.

    ``headline``, ``kicker`` and ``deck`` may hold line ends where the editor wants breaks.
    ``rank`` is 1 for the lead, growing downward; ``page`` the page it is meant for; ``pictures``
    the ids of the pictures that belong to it; ``lang`` a BCP 47 tag.
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
    lang: str = "zh-Hans"

    @property
    def characters(self) -> int:
        """Characters of the body, marks and Latin letters counted alike, spaces left out."""
        return sum(1 for p in self.body for c in p.text if not c.isspace())
