"""Edits of tables: rows are paragraphs of a body, their cells parted by tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout_tool.model.edition import Edition
from layout_tool.model.edits.base import with_story
from layout_tool.model.edits.spans import cut, tidy
from layout_tool.model.position import Position, TextRange
from layout_tool.model.story import Paragraph, Span, table_at

__all__ = [
    "clear_cells",
    "empty_row",
    "insert_rows",
    "insert_table",
    "new_row",
    "next_cell",
    "step_over",
]


def empty_row(cells: int) -> Paragraph:
    """Return a row of so many empty cells."""
    tabs = "\t" * (cells - 1)
    return Paragraph((Span(tabs),) if tabs else (), "table")


def new_row(edition: Edition, story: str, index: int) -> tuple[Edition, Position]:
    """Begin a row below a row of a story's body; return its first cell too.

    A last row without text becomes body text instead: that is how a table ends.
    """
    body = edition.stories[story].body
    if body[index].text.strip() or index < table_at(body, index).stop - 1:
        return _row_below(edition, story, index)
    ended = (*body[:index], Paragraph(()), *body[index + 1 :])
    changed = with_story(edition, replace(edition.stories[story], body=ended))
    return changed, Position(story, "body", index, 0)


def _row_below(edition: Edition, story: str, index: int) -> tuple[Edition, Position]:
    body = list(edition.stories[story].body)
    body.insert(index + 1, empty_row(len(body[index].cells)))
    changed = with_story(edition, replace(edition.stories[story], body=tuple(body)))
    return changed, Position(story, "body", index + 1, 0)


def next_cell(edition: Edition, place: Position, step: int = 1) -> tuple[Edition, Position]:
    """Return the begin of the next cell (or, with step -1, of the one before it).

    Behind the last cell of a table a new row begins. Elsewhere than in a table nothing moves.
    """
    story = edition.stories.get(place.owner)
    if story is None or place.part != "body" or not table_at(story.body, place.paragraph):
        return edition, place
    rows = table_at(story.body, place.paragraph)
    starts = [(row, start) for row in rows for start, _ in story.body[row].cells]
    here = max(i for i, start in enumerate(starts) if start <= place.key)
    target = here + step
    if target == len(starts):
        return _row_below(edition, place.owner, rows.stop - 1)
    row, offset = starts[max(target, 0)]
    return edition, place.at(offset, row)


def insert_table(
    edition: Edition, place: Position, rows: int = 3, columns: int = 3
) -> tuple[Edition, Position]:
    """Insert a table with a head row below a paragraph of a body; return its first cell too.

    :raises KeyError: when the edition has no such story.
    """
    heads = replace(empty_row(columns), kind="table-head")
    return insert_rows(edition, place, [heads] + [empty_row(columns)] * (rows - 1))


def insert_rows(
    edition: Edition, place: Position, rows: Sequence[Paragraph]
) -> tuple[Edition, Position]:
    """Insert rows below a paragraph of a body, in its place if it is empty.

    There is always a paragraph behind them, so that the text can go on.

    :raises KeyError: when the edition has no such story.
    """
    story = edition.stories[place.owner]
    body = list(story.body)
    index = min(place.paragraph + 1, len(body))
    if index and not body[index - 1].text:
        index -= 1
        del body[index]
    body[index:index] = rows
    if index + len(rows) >= len(body):
        body.append(Paragraph(()))
    changed = with_story(edition, replace(story, body=tuple(body)))
    return changed, Position(place.owner, "body", index, 0)


def step_over(
    edition: Edition, place: Position, target: Position
) -> tuple[Edition, Position] | None:
    """Go over the edge of a cell where a key would have deleted it: no cells run together.

    Over the edge of a row without text that row is taken away. None where neither place is at
    such an edge, and the key may delete what it would.
    """
    story = edition.stories.get(place.owner)
    if story is None or place.part != "body":
        return None
    body = list(story.body)
    if not all(0 <= one.paragraph < len(body) for one in (place, target)):
        return None
    here, there = body[place.paragraph], body[target.paragraph]
    if place.paragraph == target.paragraph:
        low, high = sorted((place.offset, target.offset))
        parted = here.is_row and "\t" in here.text[low:high]
        return (edition, target) if parted else None
    if not (here.is_row or there.is_row):
        return None
    for index, row in ((place.paragraph, here), (target.paragraph, there)):
        if not row.text.strip():
            del body[index]
            changed = with_story(edition, replace(story, body=tuple(body)))
            kept = target if index == place.paragraph else place
            return changed, kept.at(kept.offset, kept.paragraph - (index < kept.paragraph))
    return edition, target


def clear_cells(edition: Edition, where: TextRange) -> tuple[Edition, Position] | None:
    """Delete the selected text of one row, its cells kept; None where it is no such selection."""
    start, end = where.start, where.end
    story = edition.stories.get(start.owner)
    if story is None or start.part != "body" or start.paragraph != end.paragraph:
        return None
    if not table_at(story.body, start.paragraph):
        return None
    row = story.body[start.paragraph]
    middle = cut(row, start.offset, end.offset)
    kept = tuple(Span("\t") for char in middle.text if char == "\t")
    first, last = cut(row, 0, start.offset), cut(row, end.offset)
    body = list(story.body)
    body[start.paragraph] = replace(row, spans=tidy((*first.spans, *kept, *last.spans)))
    return with_story(edition, replace(story, body=tuple(body))), start
