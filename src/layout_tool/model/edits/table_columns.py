"""Edits of a table's columns and rows: put in, taken out, aligned, laid across."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from layout_tool.model.edition import Edition
from layout_tool.model.edits.base import with_story
from layout_tool.model.edits.spans import cut, tidy
from layout_tool.model.position import Position
from layout_tool.model.story import CellAlign, Paragraph, Span, table_at

__all__ = [
    "align_column",
    "column_align",
    "delete_column",
    "delete_row",
    "insert_column",
    "is_across",
    "lay_across",
    "rows_at",
]

_TAB = Span("\t")


def rows_at(edition: Edition, place: Position) -> range:
    """Return the rows of the table in which a place is; none where it is in no table."""
    story = edition.stories.get(place.owner)
    if story is None or place.part != "body":
        return range(0)
    return table_at(story.body, place.paragraph)


def insert_column(edition: Edition, place: Position) -> tuple[Edition, Position]:
    """Insert an empty column behind that of a place; return its cell in the place's row too."""
    number = _cell_at(edition, place)

    def wider(row: Paragraph) -> Paragraph:
        ends = [end for _, end in row.cells]
        if len(ends) <= number or len(ends) == 1 < _width(edition, place):
            return row
        first, rest = cut(row, 0, ends[number]), cut(row, ends[number])
        return replace(row, spans=tidy((*first.spans, _TAB, *rest.spans)))

    aligns = _aligns(edition, place)
    if number + 1 < len(aligns):
        aligns = (*aligns[: number + 1], "auto", *aligns[number + 1 :])
    changed = _each_row(edition, place, wider, aligns)
    cells = changed.stories[place.owner].body[place.paragraph].cells
    return changed, place.at(cells[min(number + 1, len(cells) - 1)][0])


def delete_column(edition: Edition, place: Position) -> tuple[Edition, Position]:
    """Delete the column of a place with its text; the only column of a table stays.

    The cell that is then in its place comes back too.
    """
    number = _cell_at(edition, place)
    if _width(edition, place) < 2:
        return edition, place

    def narrower(row: Paragraph) -> Paragraph:
        cells = row.cells
        if len(cells) <= number or len(cells) == 1:
            return row
        start, end = cells[number]
        # The tab before the last cell goes with it, else the one behind.
        first, last = (start - 1, end) if number == len(cells) - 1 else (start, end + 1)
        kept = (*cut(row, 0, first).spans, *cut(row, last).spans)
        return replace(row, spans=tidy(kept))

    aligns = _aligns(edition, place)
    changed = _each_row(edition, place, narrower, aligns[:number] + aligns[number + 1 :])
    cells = changed.stories[place.owner].body[place.paragraph].cells
    return changed, place.at(cells[min(number, len(cells) - 1)][0])


def delete_row(edition: Edition, place: Position) -> tuple[Edition, Position]:
    """Delete the row of a place with its text; return the same cell of the row now there.

    The only row of a table stays.
    """
    rows = rows_at(edition, place)
    if len(rows) < 2:
        return edition, place
    number, aligns = _cell_at(edition, place), _aligns(edition, place)
    body = list(edition.stories[place.owner].body)
    del body[place.paragraph]
    body[rows.start] = replace(body[rows.start], aligns=aligns)
    changed = with_story(edition, replace(edition.stories[place.owner], body=tuple(body)))
    index = min(place.paragraph, rows.stop - 2)
    cells = body[index].cells
    return changed, place.at(cells[min(number, len(cells) - 1)][0], index)


def column_align(edition: Edition, place: Position) -> CellAlign | None:
    """Return how the column of a place stands; None where it is in no table."""
    if not rows_at(edition, place):
        return None
    aligns, number = _aligns(edition, place), _cell_at(edition, place)
    return aligns[number] if number < len(aligns) else "auto"


def align_column(edition: Edition, place: Position, align: CellAlign) -> Edition:
    """Let the column of a place stand left, centred or right, or by what it holds (auto)."""
    number, known = _cell_at(edition, place), list(_aligns(edition, place))
    known += ["auto"] * (number + 1 - len(known))
    known[number] = align
    while known and known[-1] == "auto":
        known.pop()
    return _each_row(edition, place, lambda row: row, tuple(known))


def is_across(edition: Edition, place: Position) -> bool:
    """Tell whether the row of a place is one cell across a table of several columns."""
    if not rows_at(edition, place):
        return False
    row = edition.stories[place.owner].body[place.paragraph]
    return len(row.cells) == 1 < _width(edition, place)


def lay_across(edition: Edition, place: Position) -> tuple[Edition, Position]:
    """Make one cell of the cells of a row, or of that one as many as the table has columns.

    The texts of cells follow each other with a space between; return where the place is then.
    """
    if not rows_at(edition, place):
        return edition, place
    story = edition.stories[place.owner]
    row, width = story.body[place.paragraph], _width(edition, place)
    spans: list[Span] = []
    offset = place.offset
    if len(row.cells) == 1:
        spans += (*row.spans, *[_TAB] * (width - 1))
    else:
        for start, end in row.cells:
            if spans and end > start:
                spans.append(Span(" "))
            if start <= place.offset:
                offset = sum(len(span.text) for span in spans) + min(place.offset, end) - start
            spans += cut(row, start, end).spans
    body = list(story.body)
    body[place.paragraph] = replace(row, spans=tidy(spans))
    return with_story(edition, replace(story, body=tuple(body))), place.at(offset)


def _cell_at(edition: Edition, place: Position) -> int:
    cells = edition.stories[place.owner].body[place.paragraph].cells
    return max(number for number, (start, _) in enumerate(cells) if start <= place.offset)


def _width(edition: Edition, place: Position) -> int:
    body = edition.stories[place.owner].body
    return max((len(body[index].cells) for index in rows_at(edition, place)), default=0)


def _aligns(edition: Edition, place: Position) -> tuple[CellAlign, ...]:
    rows = rows_at(edition, place)
    return edition.stories[place.owner].body[rows.start].aligns if rows else ()


def _each_row(
    edition: Edition,
    place: Position,
    change: Callable[[Paragraph], Paragraph],
    aligns: tuple[CellAlign, ...],
) -> Edition:
    """Change every row of a table, and how its columns stand, which its first row tells."""
    rows = rows_at(edition, place)
    if not rows:
        return edition
    body = list(edition.stories[place.owner].body)
    for index in rows:
        body[index] = change(body[index])
    body[rows.start] = replace(body[rows.start], aligns=aligns)
    return with_story(edition, replace(edition.stories[place.owner], body=tuple(body)))
