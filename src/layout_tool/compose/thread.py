"""Stories that run on over several frames: which frames, in which order, and how text flows on.

What every part depends on is the story and the geometry of all its parts, so a page with the
second part of a story composes alone, and a part is composed anew only when one of them changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final

from layout_tool.compose.body import Body
from layout_tool.compose.obstacle import Obstacle
from layout_tool.compose.room import Room, Slot
from layout_tool.model import Edition, Page, PageGrid, StoryFrame
from layout_tool.typeset import (
    FREE,
    Laid,
    Line,
    SetParagraph,
    SlotRoom,
    Tables,
    better,
    flow,
    lay,
    loosened,
)

__all__ = ["Flowed", "Part", "Thread", "flow_through", "thread_of", "threads"]

Thread = tuple[tuple[Page, StoryFrame], ...]
"""The frames of a story with their pages, in the text's order."""

_UNEVEN: Final = 30.0
"""A column that ends a line early: less than a short last line on top of one (60)."""
_LONGER: Final = 10.0
"""What a line more than needed in the columns of the last part costs."""
_MOST_LONGER: Final = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A frame of a story: what its lines depend on."""

    page: str
    grid: PageGrid
    frame: StoryFrame
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Flowed:
    """A story's lines in the slots of its rooms, what is over, and how it was set."""

    placed: tuple[tuple[tuple[Line, Slot], ...], ...]
    over: tuple[Line, ...]
    paragraphs: tuple[SetParagraph, ...]


def threads(edition: Edition) -> dict[str, Thread]:
    """Return the frames of every story that stands in more than one, in the text's order.

    Of frames of the same part the first counts.
    """
    found: dict[str, list[tuple[Page, StoryFrame]]] = {}
    for page in edition.pages:
        for frame in page.frames:
            if isinstance(frame, StoryFrame):
                found.setdefault(frame.story, []).append((page, frame))
    return {
        story: tuple(sorted(frames, key=lambda one: one[1].part))
        for story, frames in found.items()
        if len(frames) > 1
    }


def thread_of(
    known: Mapping[str, Thread], page: Page, frame: StoryFrame
) -> tuple[tuple[Page, StoryFrame], ...]:
    """Return the frames that a frame's text comes through, one of each part, itself among them."""
    chosen: dict[int, tuple[Page, StoryFrame]] = {}
    for one in known.get(frame.story, ()):
        if one[1].part != frame.part:
            chosen.setdefault(one[1].part, one)
    chosen[frame.part] = page, frame
    return tuple(chosen[part] for part in sorted(chosen))


def flow_through(body: Body, rooms: Sequence[Room], leads: Sequence[Line | None]) -> Flowed:
    """Let a story's text flow through its rooms: all are filled but the last, which is level.

    ``leads`` has for each room a line that stands in its first slot before the text, or None.
    """
    if len(rooms) == 1 and rooms[0].equal and leads[0] is None and not body.cut:
        flowed = body.flow(len(rooms[0].columns), rooms[0].rows)
        placed = tuple(_in_columns(rooms[0], flowed.lines, flowed.counts))
        over = tuple(flowed.lines[len(placed) :])
        done = Flowed((placed,), over, tuple(body.paragraphs()))
    else:
        done = _Through(body, tuple(rooms), tuple(leads), body.tables()).flowed()
    if body.tables() is None:
        return done
    return replace(done, placed=tuple(map(_closed, done.placed)))


def _closed(placed: Sequence[tuple[Line, Slot]]) -> tuple[tuple[Line, Slot], ...]:
    """Draw the rule that ends a table at the foot of a column where it is broken."""
    found = list(placed)
    for number, (line, slot) in enumerate(placed):
        after = placed[number + 1][1] if number + 1 < len(placed) else None
        if line.ends and (after is None or after.row <= slot.row):
            found[number] = replace(line, marks=(*line.marks, *line.ends)), slot
    return tuple(found)


def _in_columns(
    room: Room, lines: Sequence[Line], counts: Sequence[int]
) -> Iterator[tuple[Line, Slot]]:
    number = 0
    for column, count in zip(room.columns, counts, strict=True):
        for slot in column[:count]:
            yield lines[number], slot
            number += 1


@dataclass(slots=True)
class _Through:
    """A text on its way through rooms whose lines are not all equal."""

    body: Body
    rooms: tuple[Room, ...]
    leads: tuple[Line | None, ...]
    tables: Tables | None
    done: dict[int, SetParagraph] = field(default_factory=dict)

    def flowed(self) -> Flowed:
        looser = self._looser()
        laid = self._better(self.rooms, self._laid(self.rooms, looser), looser)
        if len(self.rooms) > 1 and not looser:
            laid = self._with_early_feet(laid)
        last, count = self.rooms[-1], len(self._slots(self.rooms))
        if laid.end > count or not laid.places:
            return self._result(self.rooms, laid)
        if last.equal:
            return self._with_level_end(laid, looser)
        if len(last.columns) > 1:
            return self._level(laid, looser)
        return self._result(self.rooms, laid)

    def _slots(self, rooms: Sequence[Room]) -> list[tuple[int, Slot]]:
        """Return the slots for text with the number of their room."""
        return [
            (number, slot)
            for number, room in enumerate(rooms)
            for slot in room.slots[self.leads[number] is not None :]
        ]

    def _slot_room(self, rooms: Sequence[Room]) -> SlotRoom:
        sizes: list[int] = []
        for room, lead in zip(rooms, self.leads, strict=True):
            counts = [len(column) for column in room.columns]
            if lead is not None and any(counts):
                first = next(i for i, n in enumerate(counts) if n)
                counts[first] -= 1
            sizes += counts
        slots = [slot for _, slot in self._slots(rooms)]
        widths = tuple(slot.width for slot in slots)
        starts = frozenset(accumulate(sizes[:-1])) - {0, len(widths)}
        runs = _runs(slots, starts, vertical=rooms[0].vertical) if self.tables else ()
        return SlotRoom(widths, starts, rooms[-1].measure, runs)

    def _laid(self, rooms: Sequence[Room], looser: Sequence[int]) -> Laid:
        room = self._slot_room(rooms)
        lengths, headings = self.body.lengths(), self.body.headings()
        return lay(lengths, headings, room, self._set, looser, self.tables)

    def _better(self, rooms: Sequence[Room], laid: Laid, looser: Sequence[int]) -> Laid:
        """Return a way with fewer lines alone at a column's edge; what copyfitting set stays."""
        if looser:
            return laid
        room = self._slot_room(rooms)
        lengths, headings = self.body.lengths(), self.body.headings()
        return better(laid, lengths, headings, room, self._set, self.tables)

    def _with_early_feet(self, laid: Laid) -> Laid:
        """End columns of filled parts a line early where else a short last line would top one."""
        tried: set[int] = set()
        while laid.cost >= _UNEVEN:
            slots = self._slots(self.rooms)
            tops = (
                place + len(lines) - 1
                for lines, place in zip(laid.paragraphs, laid.places, strict=True)
                if len(lines) > 1
            )
            starts = self._slot_room(self.rooms).starts
            top = next((n for n in tops if n in starts and n not in tried), None)
            if top is None:
                return laid
            tried.add(top)
            number, foot = slots[top - 1]
            room = self.rooms[number]
            if room.equal and number == len(self.rooms) - 1:
                return laid  # its columns are made level by themselves
            kept = [[slot for slot in column if slot is not foot] for column in room.columns]
            rooms = (*self.rooms[:number], room.with_columns(kept), *self.rooms[number + 1 :])
            other = self._better(rooms, self._laid(rooms, ()), ())
            fits = other.end < len(slots) or laid.end > len(slots)
            if fits and other.cost + _UNEVEN < laid.cost:
                self.rooms, laid = rooms, other
        return laid

    def _set(self, index: int, measures: tuple[float, ...], more: int) -> tuple[Line, ...]:
        done = self.body.paragraph(index, more, measures)
        self.done[index] = done
        return done.lines

    def _looser(self) -> tuple[int, ...]:
        """Return how many lines longer each paragraph is to be, as the frame asks of all."""
        wanted = self.body.frame.looseness if self.body.frame is not None else 0
        if not wanted:
            return ()
        best = self._laid(self.rooms, (0,) * len(self.body.story.body))
        room = self._slot_room(self.rooms)

        def relax(index: int, more: int) -> tuple[Line, ...]:
            count = len(best.paragraphs[index]) + max(more, 0)
            return self._set(index, room.ahead(best.places[index], count), more)

        other = loosened(best.paragraphs, relax, wanted)
        return tuple(len(new) - len(old) for new, old in zip(other, best.paragraphs, strict=True))

    def _result(self, rooms: Sequence[Room], laid: Laid) -> Flowed:
        placed = self._leading()
        slots = self._slots(rooms)
        over: list[Line] = []
        for index, (lines, place) in enumerate(zip(laid.paragraphs, laid.places, strict=True)):
            if self._has_gap(laid, index) and place <= len(slots):
                room, slot = slots[place - 1]
                placed[room].append((FREE, slot))
            for number, line in enumerate(lines, place):
                if number < len(slots):
                    room, slot = slots[number]
                    placed[room].append((line, slot))
                else:
                    over.append(line)
        paragraphs = tuple(
            replace(self.done[index], lines=lines) for index, lines in enumerate(laid.paragraphs)
        )
        return Flowed(tuple(map(tuple, placed)), tuple(over), paragraphs)

    def _has_gap(self, laid: Laid, index: int) -> bool:
        """Tell whether a line stays free before a paragraph, in a slot of its column."""
        if self.tables is None or not self.tables.gaps[index]:
            return False
        before = laid.places[index - 1] + len(laid.paragraphs[index - 1])
        return before < laid.places[index]

    def _leading(self) -> list[list[tuple[Line, Slot]]]:
        """Return for every room the line that leads in, in its first slot."""
        return [
            [(lead, room.slots[0])] if lead is not None and room.slots else []
            for room, lead in zip(self.rooms, self.leads, strict=True)
        ]

    def _level(self, laid: Laid, looser: Sequence[int]) -> Flowed:
        """Make the last room's columns no longer than the text needs, or than looks best.

        A line or two more are given to them where that saves a lone line at a column's edge.
        """
        *before, last = self.rooms
        base = len(self._slots(self.rooms)) - len(last.slots) + (self.leads[-1] is not None)
        taken = last.slots[: max(laid.end - base, 0)]
        needed = sum(slot.width for slot in taken) - 1e-6
        found: list[tuple[float, tuple[Room, ...], Laid]] = []
        least = max(self.body.least_rows if len(self.rooms) == 1 else 0, 1)
        for rows in range(least, last.rows):
            room = last.lowest(rows)
            if sum(slot.width for slot in room.slots) < needed:
                continue
            rooms = (*before, room)
            level = self._laid(rooms, looser)
            if level.end <= len(self._slots(rooms)):
                found.append((level.cost + _LONGER * len(found), rooms, level))
                if level.cost <= 0 or len(found) > _MOST_LONGER:
                    break
        _, rooms, laid = min(found, key=lambda one: one[0], default=(0.0, self.rooms, laid))
        return self._result(rooms, self._better(rooms, laid, looser))

    def _with_level_end(self, laid: Laid, looser: Sequence[int]) -> Flowed:
        """Share what comes to the last room out over its equal columns."""
        last, lead = self.rooms[-1], self.leads[-1]
        base = len(self._slots(self.rooms)) - len(last.slots) + (lead is not None)
        ends: list[tuple[Line, ...]] = [] if lead is None else [(lead,)]
        whose: list[int | None] = [None] * len(ends)
        headings, gaps = [False] * len(ends), [False] * len(ends)
        kept = self._result(self.rooms, laid)
        for index, (lines, place) in enumerate(zip(laid.paragraphs, laid.places, strict=True)):
            if place + len(lines) <= base:
                continue
            whole = place >= base
            more = looser[index] if looser else 0
            own = self.body.paragraph(index, more, (last.measure,)).lines
            # A table that comes from the part before begins with its heads again.
            again = whole and bool(lines) and not lines[0].runs and place == base
            ends.append(lines if again else own if whole else lines[base - place :])
            whose.append(index if whole and not more and not again else None)
            headings.append(self.body.headings()[index])
            gaps.append(whole and self.tables is not None and self.tables.gaps[index])

        def relax(number: int, more: int) -> tuple[Line, ...]:
            index = whose[number]
            if index is None or looser:
                return ends[number]
            return self.body.paragraph(index, more, (last.measure,)).lines

        gaps[:1] = [False] * len(gaps[:1])
        flowed = flow(ends, headings, last.measure, len(last.columns), last.rows, relax, gaps)
        level = tuple(_in_columns(last, flowed.lines, flowed.counts))
        over = flowed.lines[len(level) :]
        return Flowed((*kept.placed[:-1], level), tuple(over), kept.paragraphs)


def _runs(slots: Sequence[Slot], starts: Set[int], *, vertical: bool) -> tuple[int, ...]:
    """Count the equal slots straight below each other from each slot on, in its column."""
    found = [1] * len(slots)
    for number in range(len(slots) - 2, -1, -1):
        here, after = slots[number], slots[number + 1]
        aside = after.y - here.y if vertical else after.x - here.x
        straight = after.row == here.row + 1 and abs(aside) < 1e-6
        if number + 1 not in starts and straight and abs(after.width - here.width) < 1e-6:
            found[number] = found[number + 1] + 1
    return tuple(found)
