"""Where a glyph run came from."""

from __future__ import annotations

from layout_tool.record import record

__all__ = ["SourceRange"]


@record(frozen=True, slots=True)
class SourceRange:
    """Characters ``start`` to ``end`` of a part of a story, picture or furniture frame.

    ``owner`` is the id; ``part`` is body, headline, kicker, deck, byline, dateline, caption,
    credit or text; ``paragraph`` counts from 0 within the part. ``cell`` is the number of a cell in
    its row of a table, -1 in any other text; ``head`` tells that the row is a head of the table.
    """

    owner: str
    part: str
    paragraph: int
    start: int
    end: int
    cell: int = -1
    head: bool = False
