"""A story in its frames: heads, text from part to part, jump lines, the drop capital.

The text is set as the first part's frame says; its vertical or horizontal lines are those of all
parts. A part whose text does not reach it stays empty, and the part before it has no jump line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from layout_tool.compose.body import Body, story_fit
from layout_tool.compose.initial import Initial, with_initial
from layout_tool.compose.jump import jump_line
from layout_tool.compose.problems import part_problems, text_problems
from layout_tool.compose.result import StoryFit
from layout_tool.compose.room import Room, Slot
from layout_tool.compose.stand import Stand
from layout_tool.compose.story import stand_across
from layout_tool.compose.thread import Flowed, Part, flow_through
from layout_tool.compose.upright import stand_upright
from layout_tool.model import Direction, Story
from layout_tool.problem import Problem
from layout_tool.sheet import Group
from layout_tool.typeset import Line, Typesetter

__all__ = ["RunOn", "part_of", "run_on"]


@dataclass(frozen=True, slots=True, eq=False)
class RunOn:
    """A story set through its parts; ``feet`` are the lines that send readers on."""

    stands: tuple[Stand, ...]
    rooms: tuple[Room, ...]
    flowed: Flowed
    feet: tuple[tuple[Line, Slot] | None, ...]
    leads: tuple[Line | None, ...]
    initial: Initial | None


def run_on(parts: Sequence[Part], story: Story, setter: Typesetter) -> RunOn:
    """Set a story through its parts, in the text's order."""
    upright = parts[0].frame.direction == "vertical"
    stand = stand_upright if upright else stand_across
    stands = tuple(
        stand(part, story, setter, parts[number - 1] if number else None)
        for number, part in enumerate(parts)
    )
    direction: Direction = "vertical" if upright else "horizontal"
    done = _through(parts, stands, story, setter, direction)
    reached = _reached(done)
    if reached < len(parts):
        done = _through(parts[:reached], stands[:reached], story, setter, direction)
    if 1 < reached == _reached(done) and len(done.flowed.placed[-1]) == 1 + (
        done.leads[-1] is not None
    ):
        # A single line need not go on if the jump line's room is room enough for it.
        fewer = _through(parts[: reached - 1], stands[: reached - 1], story, setter, direction)
        done = done if fewer.flowed.over else fewer
    return replace(done, stands=stands)


def _reached(done: RunOn) -> int:
    """Return how many parts the text reaches, one at least."""
    counts = [
        len(placed) - (lead is not None)
        for placed, lead in zip(done.flowed.placed, done.leads, strict=True)
    ]
    if done.flowed.over:
        return len(counts)
    return max((number for number, count in enumerate(counts, 1) if count > 0), default=1)


def _through(
    parts: Sequence[Part],
    stands: Sequence[Stand],
    story: Story,
    setter: Typesetter,
    direction: Direction,
) -> RunOn:
    rooms = [stand.room for stand in stands]
    feet: list[tuple[Line, Slot] | None] = [None] * len(parts)
    leads: list[Line | None] = [None] * len(parts)
    for number, part in enumerate(parts):
        after = parts[number + 1] if number + 1 < len(parts) else None
        if after is not None and after.page != part.page:
            rooms[number], slot = rooms[number].without_last()
            if slot is not None:
                line = jump_line(story, after.page, setter, slot, direction, onward=True)
                feet[number] = line, slot
        before = parts[number - 1] if number else None
        slots = rooms[number].slots
        if before is not None and before.page != part.page and slots:
            leads[number] = jump_line(
                story, before.page, setter, slots[0], direction, onward=False
            )  # fmt: skip
    frame = parts[0].frame
    body = Body(story, setter, rooms[0].measure, direction, frame, pitch=stands[0].pitch)
    initial = None
    if frame.drop_cap and frame.part == 1:
        initial = with_initial(body, rooms[0], stands[0].pitch, frame.drop_cap)
    if initial is not None:
        body, rooms[0] = initial.body, initial.room
    flowed = flow_through(body, rooms, leads)
    return RunOn(tuple(stands), tuple(rooms), flowed, tuple(feet), tuple(leads), initial)


def part_of(
    done: RunOn, parts: Sequence[Part], number: int, story: Story, setter: Typesetter
) -> tuple[Group, StoryFit, tuple[Problem, ...]]:
    """Return a part of a story that is set: its group, how it fits, and what is wrong with it."""
    part, stand = parts[number], done.stands[number]
    frame = part.frame
    box = part.grid.rect(frame.place)
    items = list(stand.items)
    missing = list(stand.missing)
    if number == 0 and done.initial is not None:
        items += done.initial.items
        missing += done.initial.missing
    room, placed, lead = stand.room, 0, None
    over: tuple[Line, ...] = ()
    if number < len(done.rooms):
        room, lead = done.rooms[number], done.leads[number]
        for line, slot in done.flowed.placed[number]:
            items += room.items(line, slot)
        placed = len(done.flowed.placed[number]) - (lead is not None)
        over = done.flowed.over if number == len(done.rooms) - 1 else ()
        foot = done.feet[number]
        if foot is not None:
            items += room.items(*foot)
    count = len(room.slots) - (lead is not None)
    fit = story_fit(frame, story, placed, over, count, stand.head_lines)
    if number == 0:
        missing += [char for paragraph in done.flowed.paragraphs for char in paragraph.missing]
    problems = part_problems(part, story, stand, fit, missing)
    if number == 0:
        problems += text_problems(part, story, done.flowed.paragraphs, setter.styles)
    return Group(frame.id, "story", box, tuple(items)), fit, problems
