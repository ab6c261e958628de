"""What is wrong with a story as it stands in a frame, told where it stands.

Preflight shows these beside what its own rules find.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout_tool.compose.result import StoryFit
from layout_tool.compose.stand import Stand
from layout_tool.compose.thread import Part
from layout_tool.model import Story, StyleSheet
from layout_tool.problem import Level, Place, Problem, suggest
from layout_tool.typeset import SetParagraph

__all__ = ["part_problems", "text_problems"]


def part_problems(
    part: Part, story: Story, stand: Stand, fit: StoryFit, missing: Sequence[str]
) -> tuple[Problem, ...]:
    """Return what is wrong with a part of a story: text, a head or columns without room.

    ``missing`` are the characters of its head, or of its text, that no font has.
    """
    place = _place(part, story)
    found: list[Problem] = []
    if fit.over_lines:
        found.append(_overset(story, fit, place))
    found += [_without_font(char, story, place) for char in dict.fromkeys(missing)]
    if stand.hidden:
        found.append(_hidden(story, place))
    leading = part.frame.leading
    if leading is not None and leading < stand.pitch:
        found.append(_solid(story, leading, stand.pitch, place))
    wanted, count = part.frame.text_columns, len(stand.room.columns)
    if wanted is not None and count < wanted:
        found.append(_fewer(story, wanted, count, place))
    return tuple(found)


def text_problems(
    part: Part, story: Story, paragraphs: Sequence[SetParagraph], styles: StyleSheet
) -> tuple[Problem, ...]:
    """Return what is wrong with a story's text, to be told once, with its first part."""
    place, title = _place(part, story), _title(story)
    found = _empty_cells(paragraphs, title, place)
    found += _colour_problems(story, styles, title, place)
    found += _crowded(paragraphs, title, place)
    forced = sum(line.forced for done in paragraphs for line in done.lines)
    if forced:
        found.append(
            Problem(
                "line.forced",
                f"{forced} lines of “{title}” break a rule, for nothing else fits the measure.",
                "Widen the column or change the words.",
                Level.WARNING,
                place,
            )
        )
    return tuple(found)


def _place(part: Part, story: Story) -> Place:
    box = part.grid.rect(part.frame.place)
    return Place(page=part.page, frame=part.frame.id, story=story.id, x=box.x, y=box.y)


def _title(story: Story) -> str:
    return story.headline.replace("\n", " ") or story.id


def _overset(story: Story, fit: StoryFit, place: Place) -> Problem:
    return Problem(
        "story.overset",
        f"“{_title(story)}” is {fit.over_chars} characters ({fit.over_lines} lines) too long.",
        "Enlarge its frame, cut the copy or choose a smaller headline.",
        place=place,
        values=(("chars", str(fit.over_chars)), ("lines", str(fit.over_lines))),
    )


def _without_font(char: str, story: Story, place: Place) -> Problem:
    return Problem(
        "font.missing_character",
        f"No font has “{char}” (U+{ord(char[0]):04X}) in “{_title(story)}”; 〓 stands for it.",
        "Add a font that has it to the roles of the layout.",
        place=place,
        values=(("char", char),),
    )


def _hidden(story: Story, place: Place) -> Problem:
    return Problem(
        "story.no_head_room",
        f"No room is left for the head of “{_title(story)}” beside what its text runs around.",
        "Move or narrow what stands in the frame, or enlarge the frame.",
        place=place,
    )


def _solid(story: Story, leading: float, pitch: float, place: Place) -> Problem:
    return Problem(
        "story.leading",
        f"The leading of “{_title(story)}” is {leading:g} pt, less than its type is high; "
        f"the lines are set solid, {pitch:g} pt apart.",
        f"Choose a leading of {pitch:g} pt or more, or none for the page's lines.",
        place=place,
        values=(("leading", f"{leading:g}"), ("pitch", f"{pitch:g}")),
    )


def _fewer(story: Story, wanted: int, count: int, place: Place) -> Problem:
    return Problem(
        "story.fewer_columns",
        f"The text of “{_title(story)}” has room for {count} text columns, not for {wanted}.",
        "Enlarge the frame, or ask for fewer text columns.",
        Level.WARNING,
        place,
    )


def _crowded(paragraphs: Sequence[SetParagraph], title: str, place: Place) -> list[Problem]:
    """Return what does not fit its tab stop or its column of a table, with its paragraphs."""
    where = [number for number, done in enumerate(paragraphs, 1) if done.crowded]
    if not where:
        return []
    said = ", ".join(map(str, where))
    return [
        Problem(
            "table.crowded",
            f"Tabs or tables of “{title}” have less room than their text needs "
            f"(paragraph{'s' if len(where) > 1 else ''} {said}).",
            "Set the story in fewer, wider columns, move the tab stops or shorten the text.",
            Level.WARNING,
            place,
            (("paragraphs", said),),
        )
    ]


def _empty_cells(paragraphs: Sequence[SetParagraph], title: str, place: Place) -> list[Problem]:
    """Return what the strict grid left empty, counted and with its paragraphs (CLREQ §3.3.5)."""
    cells = 0
    where: list[int] = []
    for number, done in enumerate(paragraphs, 1):
        empty = sum(line.empty for line in done.lines)
        if empty:
            cells += empty
            where.append(number)
    if not cells:
        return []
    said = ", ".join(map(str, where))
    return [
        Problem(
            "line.empty_cells",
            f"{cells} cell{'s' if cells > 1 else ''} of the grid stay{'' if cells > 1 else 's'} "
            f"empty at line ends of “{title}” (paragraph{'s' if len(where) > 1 else ''} {said}).",
            "Change the words there, or set the story without the strict grid.",
            Level.HINT,
            place,
            (("cells", str(cells)), ("paragraphs", said)),
        )
    ]


def _colour_problems(story: Story, styles: StyleSheet, title: str, place: Place) -> list[Problem]:
    """Return a problem for each colour that a run names and the layout does not have."""
    names = {span.colour: None for paragraph in story.body for span in paragraph.spans}
    return [
        Problem(
            "colour.unknown",
            f"“{title}” asks for the colour “{name}”, which the layout does not have.",
            suggest(name, styles.colours) or "Name it under “colours” in the layout.",
            Level.WARNING,
            place,
            (("name", name),),
        )
        for name in names
        if name and styles.colour(name) is None
    ]
