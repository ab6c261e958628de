"""Lines laid through slots of unequal width: runaround, drop capitals, stories in several frames.

The room of a story is an ordered list of slots; a line of text stands in each. Paragraph after
paragraph is broken for the slots it will stand in. Where its first or last line would stand alone
at a column's edge (孤行), the paragraph is tried in a line more and a line fewer; a
subhead at a column's foot goes to the next column. Equal slots have a better way: ``columns``.

A table keeps one width: that of the slots beside an obstacle where all of it stands there, else
the column's; its rows go on below what is in their way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.typeset.setting import Line

__all__ = ["Laid", "SlotRoom", "Tables", "better", "lay"]

_WIDOW: Final = 20.0
_SHORT_WIDOW: Final = 60.0
_SHORT_FILL: Final = 1 / 3
_ORPHAN: Final = 6.0
_CHANGED: Final = 1.0
_FAIR: Final = 16.0
_MOST_STRETCH: Final = 1 / 8
_MARGIN: Final = 2
_NOTHING: Final = 1e-6
_NEAR: Final = 3
"""So many paragraphs before one are asked to help it."""

SetIn = Callable[[int, tuple[float, ...], int], tuple[Line, ...]]
"""Sets a paragraph (by index) in lines of so many pt, so many lines longer than best if it can."""


@dataclass(frozen=True, slots=True)
class SlotRoom:
    """Slots in reading order: their widths in pt, and which of them begin a column.

    ``beyond`` is the measure in pt of the lines for which there is no slot any more. ``runs``
    counts the equal slots straight below each other from each one on; only tables ask for it.
    """

    widths: tuple[float, ...]
    starts: frozenset[int]
    beyond: float
    runs: tuple[int, ...] = ()

    def ahead(self, place: int, count: int) -> tuple[float, ...]:
        """Return the widths of ``count`` slots from a place on, one at least.

        Equal ones at the end are left out, for the last measure serves all that follow.
        """
        found = [*self.widths[place : place + count]]
        found += [self.beyond] * (max(count, 1) - len(found))
        while len(found) > 1 and found[-1] == found[-2]:
            found.pop()
        return tuple(found)

    def count_for(self, place: int, length: float) -> int:
        """Return how many slots from a place on hold a text of so many pt, and a few more."""
        count = 0
        while length > 0 and place + count < len(self.widths):
            length -= self.widths[place + count]
            count += 1
        return count + max(math.ceil(length / self.beyond), 0) + _MARGIN

    def column_after(self, place: int) -> int | None:
        """Return the first slot of the next column, or None where there is none."""
        return min((start for start in self.starts if start > place), default=None)

    def hold(self, place: int, count: int, width: float) -> bool:
        """Tell whether so many slots from a place on are of a width and in one column."""
        after = self.column_after(place)
        return (after is None or place + count <= after) and all(
            abs(one - width) < _NOTHING for one in self.widths[place : place + count]
        )


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a text, told for each of its paragraphs.

    ``gaps`` tells whether a line stays free before it, ``rows`` the rows of the table it is in.
    """

    gaps: Sequence[bool] = ()
    rows: Sequence[range] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """Paragraphs as lines, and the slot in which the first line of each stands.

    ``cost`` is what lines alone at the edges of columns cost: 20 or 60 for the last of a
    paragraph, 6 for the first.
    """

    paragraphs: tuple[tuple[Line, ...], ...]
    places: tuple[int, ...]
    cost: float = 0.0

    @property
    def end(self) -> int:
        """The slot after the last line; beyond the room's number of them if it does not fit."""
        return self.places[-1] + len(self.paragraphs[-1]) if self.places else 0


def lay(
    lengths: Sequence[float],
    headings: Sequence[bool],
    room: SlotRoom,
    set_in: SetIn,
    looser: Sequence[int | None] = (),
    tables: Tables | None = None,
) -> Laid:
    """Lay paragraphs through the slots of a room.

    ``lengths`` are about how long each is on one line, in pt; ``headings`` tells of each whether
    the text after it must stay with it; ``looser`` how many lines longer than best each is
    wanted, and that this is not to be given back; None leaves it to be seen. ``tables`` is left
    out where the text has none.
    """
    found: list[tuple[Line, ...]] = []
    places: list[int] = []
    place, cost, table = 0, 0.0, 0.0
    for index, length in enumerate(lengths):
        if tables is not None:
            place += tables.gaps[index] and place > 0 and place not in room.starts
            if rows := tables.rows[index]:
                if index == rows.start:
                    table = _table_width(place, rows, room, set_in)
                lines, place = _row(index, place, table, (headings, room, set_in))
                found.append(lines)
                places.append(place)
                place += len(lines)
                continue
        wanted = looser[index] if looser else None
        one = _Paragraph(index, length, room, set_in)
        lines = one.best(place, wanted)
        if headings[index] and (moved := _below_head(place, len(lines), room)) is not None:
            place = moved
            lines = one.best(place, wanted)
        if headings[index] and tables is not None and index + 1 < len(lengths):
            after = place + len(lines)
            at = _table_place(index + 1, after, tables, (headings, room, set_in))
            if at > after:
                place = at
                lines = one.best(place, wanted)
        found.append(lines)
        places.append(place)
        cost += one.edges(lines, place)
        place += len(lines)
    return Laid(tuple(found), tuple(places), cost)


def _below_head(place: int, count: int, room: SlotRoom) -> int | None:
    """Return the column's begin to which a subhead must move to stay with its text, if any."""
    after = room.column_after(place)
    return after if after is not None and place + count >= after else None


def _table_width(place: int, rows: range, room: SlotRoom, set_in: SetIn) -> float:
    """Return the width of a table from a place on: that of the slots there, if all of it fits."""
    here = room.widths[place : place + 1]
    if here and here[0] < room.beyond - _NOTHING:
        count = sum(len(set_in(index, here, 0)) for index in rows)
        if count <= room.runs[place]:
            return here[0]
    return max(room.widths[place:], default=room.beyond)


def _table_place(
    index: int, place: int, tables: Tables, where: tuple[Sequence[bool], SlotRoom, SetIn]
) -> int:
    """Return where from a place on a table would begin, if a row of one comes next."""
    rows = tables.rows[index]
    if not rows:
        return place
    return _row(index, place, _table_width(place, rows, *where[1:]), where)[1]


def _row(
    index: int, place: int, width: float, where: tuple[Sequence[bool], SlotRoom, SetIn]
) -> tuple[tuple[Line, ...], int]:
    """Return a row of a table and the slot where it stands, whole, and a head with a row below."""
    headings, room, set_in = where
    lines = set_in(index, (width,), 0)
    count, after = len(lines), index
    while headings[after] and after + 1 < len(headings):
        after += 1
        count += len(set_in(after, (width,), 0))
    repeats = lines[0].repeats
    for at in range(place, len(room.widths)):
        begins = at in room.starts
        if room.hold(at, count + len(repeats) * begins, width):
            return ((*repeats, *lines) if begins else lines), at
    return lines, max(place, len(room.widths))


def better(
    laid: Laid,
    lengths: Sequence[float],
    headings: Sequence[bool],
    room: SlotRoom,
    set_in: SetIn,
    tables: Tables | None = None,
) -> Laid:
    """Return a way with fewer lines alone at a column's edge, if there is one.

    Where a paragraph could not help itself, one of the few before it is given a line more or
    fewer. What fits goes on to fit.
    """
    best = laid
    for index, place in enumerate(laid.places):
        if tables is not None and tables.rows[index]:
            continue
        one = _Paragraph(index, lengths[index], room, set_in)
        if one.edges(laid.paragraphs[index], place) < _WIDOW:
            continue
        for other in range(max(index - _NEAR, 0), index):
            for more in (-1, 1):
                looser = [more if i == other else None for i in range(len(lengths))]
                tried = lay(lengths, headings, room, set_in, looser, tables)
                new, old = tried.paragraphs[other], laid.paragraphs[other]
                fits = tried.end <= max(laid.end, len(room.widths))
                dearer = _CHANGED + max(_looseness(new) - _looseness(old), 0.0)
                if fits and _is_fair(new) and tried.cost + dearer < best.cost:
                    best = replace(tried, cost=tried.cost + dearer)
    return best


@dataclass(frozen=True, slots=True)
class _Paragraph:
    index: int
    length: float
    room: SlotRoom
    set_in: SetIn

    def best(self, place: int, wanted: int | None) -> tuple[Line, ...]:
        """Return the lines that look best from a place on; ``wanted`` lines longer, if given."""
        kept = self._lines(place, wanted or 0)
        if wanted is not None:
            return kept
        cost = self.edges(kept, place)
        if cost < _WIDOW:
            return kept
        best = kept
        for more in (-1, 1):
            lines = self._lines(place, more)
            if len(lines) == len(kept) or not _is_fair(lines):
                continue
            dearer = _CHANGED + max(_looseness(lines) - _looseness(kept), 0.0)
            if (whole := self.edges(lines, place) + dearer) < cost:
                best, cost = lines, whole
        return best

    def _lines(self, place: int, more: int) -> tuple[Line, ...]:
        """Set the paragraph in just the slots it takes: no slot behind it tells how it looks."""
        count = self.room.count_for(place, self.length)
        lines = self.set_in(self.index, self.room.ahead(place, count), more)
        while len(lines) > count:
            count = len(lines) + _MARGIN
            lines = self.set_in(self.index, self.room.ahead(place, count), more)
        taken = self.room.ahead(place, len(lines))
        if min(taken) > min(self.room.ahead(place, count)):
            nearer = self.set_in(self.index, taken, more)
            # A word too long for the nearer slots may ask for one behind them after all.
            lines = nearer if len(nearer) <= len(lines) else lines
        return lines

    def edges(self, lines: tuple[Line, ...], place: int) -> float:
        """Return what lines alone at a column's edge cost."""
        cost, last = 0.0, len(lines) - 1
        for number in range(1, len(lines)):
            if place + number not in self.room.starts:
                continue
            if number == 1:
                cost += _ORPHAN
            if number == last:
                width = self.room.ahead(place + number, 1)[0]
                cost += _SHORT_WIDOW if lines[last].width <= _SHORT_FILL * width else _WIDOW
        return cost


def _is_fair(lines: tuple[Line, ...]) -> bool:
    return all(line.stretch <= _MOST_STRETCH and not line.forced for line in lines)


def _looseness(lines: tuple[Line, ...]) -> float:
    return sum((_FAIR * line.stretch) ** 2 for line in lines)
