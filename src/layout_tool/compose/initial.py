"""Drop capitals (首字下沉): the first character of a story, several lines high.

Its em box goes from the top of the first line's to the foot of the last one's; what it takes of
the lines beside it is rounded up to whole characters, so that they stay on the character grid. An
opening quotation mark goes with its character, never alone. Latin capitals stand on the last
line's baseline and reach up to the height of the first line's capitals.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.compose.body import Body
from layout_tool.compose.obstacle import LEAST_EM
from layout_tool.compose.room import Room, Slot
from layout_tool.model import EM_BOX_ASCENT
from layout_tool.model.edits.spans import cut
from layout_tool.sheet import Item
from layout_tool.typeset import SetParagraph, SlotRoom, initial_length, lay

__all__ = ["Initial", "with_initial"]

_CAP_HEIGHT: Final = 0.7
_BESIDE_EM: Final = 8
"""Text that there must be besides, in characters for every line of the capital."""


@dataclass(frozen=True, slots=True, eq=False)
class Initial:
    """A drop capital: its items, what no font has of it, and the room and text that are left."""

    items: tuple[Item, ...]
    missing: tuple[str, ...]
    room: Room
    body: Body


def with_initial(body: Body, room: Room, pitch: float, lines: int) -> Initial | None:
    """Set a drop capital ``lines`` high in the first paragraph of the body's own kind.

    None where it cannot stand: too few lines in its column, too narrow a rest beside it, a
    paragraph too short or one that does not begin with a letter, a character or a number.
    """
    index = next((i for i, p in enumerate(body.story.body) if p.kind == "body"), None)
    if index is None or lines < 2:
        return None
    paragraph = body.story.body[index]
    chars = initial_length(paragraph.text)
    if not chars or len(paragraph.text) - chars < lines * _BESIDE_EM:
        return None
    place = _place(body, room, index)
    found = _slots_beside(room, place, lines)
    if found is None:
        return None
    column, at = found
    slots = room.columns[column]
    done, drop = _set(body, index, chars, lines, pitch)
    line = done.lines[0]
    taken = math.ceil(line.width / room.size - 1e-6) * room.size
    if slots[at].width - taken < LEAST_EM * room.size - 1e-6:
        return None
    narrowed = [
        _narrowed(slot, taken, vertical=room.vertical) if at <= n < at + lines else slot
        for n, slot in enumerate(slots)
    ]
    columns = [narrowed if n == column else one for n, one in enumerate(room.columns)]
    first = slots[at]
    x, y = (
        (first.x - (lines - 1) * pitch / 2, first.y) if room.vertical
        else (first.x, first.y + drop)
    )  # fmt: skip
    rest = replace(body, cut=(index, chars), least_rows=slots[at + lines - 1].row + 1)
    return Initial(tuple(line.items(x, y)), done.missing, room.with_columns(columns), rest)


def _place(body: Body, room: Room, index: int) -> int:
    """Return the slot in which the paragraph begins: behind those before it."""
    if not index:
        return 0
    starts: list[int] = []
    for column in room.columns:
        starts.append(len(column) + (starts[-1] if starts else 0))
    widths = tuple(slot.width for slot in room.slots)
    slot_room = SlotRoom(widths, frozenset(starts) - {0, len(widths)}, room.measure)
    lengths, headings = body.lengths()[:index], body.headings()[:index]
    return lay(
        lengths, headings, slot_room,
        lambda i, measures, more: body.paragraph(i, more, measures).lines,
    ).end  # fmt: skip


def _slots_beside(room: Room, place: int, lines: int) -> tuple[int, int] | None:
    """Return the column and the number in it of the first slot, if the lines stand under it."""
    for column, slots in enumerate(room.columns):
        if place >= len(slots):
            place -= len(slots)
            continue
        chosen: Sequence[Slot] = slots[place : place + lines]
        under = all(
            slot.row == chosen[0].row + n
            and abs((slot.y - chosen[0].y) if room.vertical else (slot.x - chosen[0].x)) < 1e-6
            for n, slot in enumerate(chosen)
        )
        return (column, place) if len(chosen) == lines and under else None
    return None


def _narrowed(slot: Slot, taken: float, *, vertical: bool) -> Slot:
    if vertical:
        return replace(slot, y=slot.y + taken, width=slot.width - taken)
    return replace(slot, x=slot.x + taken, width=slot.width - taken)


def _set(
    body: Body, index: int, chars: int, lines: int, pitch: float
) -> tuple[SetParagraph, float]:
    """Set the capital; return it, and its baseline below the top of the first line's em box."""
    paragraph = body.story.body[index]
    style = body.style(index)
    height = (lines - 1) * pitch + style.size
    drop = EM_BOX_ASCENT * height
    size = height
    if paragraph.text[chars - 1].isascii() and body.direction == "horizontal":
        drop = (lines - 1) * pitch + EM_BOX_ASCENT * style.size
        size = ((lines - 1) * pitch + _CAP_HEIGHT * style.size) / _CAP_HEIGHT
    big = replace(style, size=size, indent=0.0, align="left", tracking=0.0, strict_grid=False)
    first = cut(paragraph, 0, chars)
    text = replace(first, spans=tuple(replace(span, ruby="") for span in first.spans))
    done = body.setter.set_paragraph(
        text, big, (size * (chars + 1),), owner=body.story.id, part="body", index=index
    )
    return done, drop
