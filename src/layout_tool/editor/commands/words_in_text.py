"""Where a caret goes next: by character, by word, by paragraph."""

from __future__ import annotations

import re
from typing import Final

from layout_tool.model import Edition, Position, TextRange
from layout_tool.model.edits import text as edits
from layout_tool.sheet import is_joined
from layout_tool.typeset import segment

__all__ = ["next_stop", "part_edge", "whole_paragraph", "word_around", "word_edge"]

_PIECES: Final = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\W_]+(?:[.'’-][^\W_]+)*|\s+|."
)
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def next_stop(edition: Edition, place: Position, step: int) -> Position:
    """Return the next place before (−1) or after (1); combining marks are stepped over whole."""
    text = edits.part_text(edition, place.owner, place.part, place.paragraph)
    offset = place.offset + step
    while 0 < offset < len(text) and is_joined(text, offset):
        offset += step
    if 0 <= offset <= len(text):
        return place.at(offset)
    return _beyond(edition, place, step)


def _beyond(edition: Edition, place: Position, step: int) -> Position:
    """Go over the paragraph's edge, if there is another."""
    last = edits.part_end(edition, place.owner, place.part)
    number = place.paragraph + step
    if number < 0 or number > last.paragraph:
        return place
    text = edits.part_text(edition, place.owner, place.part, number)
    return place.at(0 if step > 0 else len(text), number)


def _edges(text: str) -> list[int]:
    """Return where words begin and end: Chinese as segmented, the rest by letters and digits."""
    edges = {0, len(text)}
    for match in _PIECES.finditer(text):
        edges.add(match.start())
        if _HAN.match(match[0]):
            edges |= {match.start() + offset for offset in segment(match[0])}
    return sorted(edges)


def word_edge(edition: Edition, place: Position, step: int) -> Position:
    """Return the next word's edge before or after, stepping over spaces."""
    text = edits.part_text(edition, place.owner, place.part, place.paragraph)
    edges = _edges(text)
    if step > 0:
        found = [e for e in edges if e > place.offset and (e == len(text) or text[e] != " ")]
    else:
        found = [e for e in reversed(edges) if e < place.offset and text[e : e + 1] != " "]
    return place.at(found[0]) if found else _beyond(edition, place, step)


def word_around(edition: Edition, place: Position) -> TextRange:
    """Return the word at a place, as a double click selects it."""
    text = edits.part_text(edition, place.owner, place.part, place.paragraph)
    edges = _edges(text)
    start = max((e for e in edges if e <= place.offset), default=0)
    if start == len(text) and len(edges) > 1:
        start = edges[-2]
    end = min((e for e in edges if e > start), default=len(text))
    return TextRange(place.at(start), place.at(end))


def whole_paragraph(edition: Edition, place: Position) -> TextRange:
    """Return the paragraph at a place, as a triple click selects it."""
    text = edits.part_text(edition, place.owner, place.part, place.paragraph)
    return TextRange(place.at(0), place.at(len(text)))


def part_edge(edition: Edition, place: Position, step: int) -> Position:
    """Return the start (−1) or the end (1) of the part."""
    if step < 0:
        return place.at(0, 0)
    return edits.part_end(edition, place.owner, place.part)
