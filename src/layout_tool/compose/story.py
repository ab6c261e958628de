"""A story frame: the head over its width, the text in its columns, all on the page's lines."""

from __future__ import annotations

from dataclasses import dataclass

from layout_tool.compose.result import StoryFit, StoryMeasure
from layout_tool.model import (
    BLACK,
    EM_BOX_ASCENT,
    GridBox,
    HeadStyle,
    Page,
    PageGrid,
    Rect,
    Story,
    StoryFrame,
    TextColumns,
)
from layout_tool.problem import Level, Place, Problem
from layout_tool.sheet import Box, Fill, Group, Item
from layout_tool.typeset import Flow, Head, Line, SetParagraph, Typesetter, flow, set_head

__all__ = ["compose_story", "measure_story"]

_BOX_RULE = 0.5
_BOX_LINES = 1
"""Lines that a boxed story leaves free above and below its contents."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """Where the contents of a story frame stand: columns and lines of the page's grid."""

    rect: Rect
    columns: TextColumns
    head_width: float
    top_lines: int
    lines: int


def _inside(frame_place: GridBox, grid: PageGrid, count: int | None, *, boxed: bool) -> _Inside:
    rect = grid.rect(frame_place)
    pad = grid.gutter / 2 + grid.body_size / 2 if boxed else 0.0
    width = rect.width - 2 * pad
    columns = grid.text_columns(width, count or frame_place.columns)
    if boxed:
        # What whole characters leave over is shared by both sides of the box.
        used = columns.count * columns.measure + (columns.count - 1) * columns.gutter
        pad += (width - used) / 2
        width = used
    top = _BOX_LINES if boxed else 0
    inner = Rect(rect.x + pad, rect.y, width, rect.height)
    return _Inside(inner, columns, width, top, frame_place.lines - 2 * top)


def _paragraph(
    story: Story, index: int, setter: Typesetter, measure: float, looseness: int = 0
) -> SetParagraph:
    paragraph = story.body[index]
    return setter.set_paragraph(
        paragraph, setter.style_of(paragraph), (measure,), owner=story.id, part="body",
        index=index, looseness=looseness,
    )  # fmt: skip


def _body(story: Story, setter: Typesetter, measure: float) -> list[SetParagraph]:
    return [_paragraph(story, index, setter, measure) for index in range(len(story.body))]


def _flow(story: Story, setter: Typesetter, measure: float, columns: int, rows: int) -> Flow:
    """Share the story's lines out over its columns."""
    return flow(
        [done.lines for done in _body(story, setter, measure)],
        [paragraph.kind == "subhead" for paragraph in story.body],
        measure,
        columns,
        rows,
        lambda index, more: _paragraph(story, index, setter, measure, more).lines,
    )


def measure_story(
    story: Story,
    grid: PageGrid,
    setter: Typesetter,
    columns: int,
    text_columns: int | None = None,
    headline_size: float | None = None,
    *,
    rank: int | None = None,
    boxed: bool = False,
) -> StoryMeasure:
    """Return the lines a story needs in a frame ``columns`` base columns wide.

    :raises ValueError: when so many text columns do not fit the width.
    """
    inside = _inside(GridBox(0, 0, columns, 1), grid, text_columns, boxed=boxed)
    style = setter.styles.head(rank or story.rank)
    head = set_head(story, style, setter, inside.head_width, grid, size=headline_size)
    body = _body(story, setter, inside.columns.measure)
    extra = 2 * _BOX_LINES if boxed else 0
    return StoryMeasure(
        columns, inside.columns.count, inside.columns.chars, head.size, head.rows, head.fill,
        head.grid_lines + extra, sum(len(done.lines) for done in body),
    )  # fmt: skip


def compose_story(
    frame: StoryFrame, story: Story, page: Page, grid: PageGrid, setter: Typesetter
) -> tuple[Group, StoryFit, tuple[Problem, ...]]:
    """Compose a story frame: its group, how the story fits, and what is wrong with it."""
    box = grid.rect(frame.place)
    inside = _inside(frame.place, grid, frame.text_columns, boxed=frame.boxed)
    style: HeadStyle = setter.styles.head(frame.rank or story.rank)
    head = set_head(story, style, setter, inside.head_width, grid, size=frame.headline_size)
    items: list[Item] = []
    if frame.tint is not None:
        items.append(Fill(box, frame.tint))
    if frame.boxed:
        items.append(Box(box, _BOX_RULE, BLACK))
    head_y = inside.rect.y + inside.top_lines * grid.leading
    for placed in head.lines:
        items += placed.line.items(inside.rect.x + placed.x, head_y + placed.y)
    rows = max(inside.lines - head.grid_lines, 0)
    flowed = _flow(story, setter, inside.columns.measure, inside.columns.count, rows)
    lines = flowed.lines
    first_line = frame.place.line + inside.top_lines + head.grid_lines
    placed_count = 0
    for column, count in enumerate(flowed.counts):
        x = inside.rect.x + inside.columns.x(column)
        for row in range(count):
            line = lines[placed_count]
            items += line.items(x, _baseline(grid, first_line + row, line, story))
            placed_count += 1
    fit = _fit(frame, story, lines, placed_count, inside.columns.count * rows, head)
    problems = _problems(frame, story, page, box, fit, head, setter, inside.columns.measure)
    return Group(frame.id, "story", box, tuple(items)), fit, problems


def _baseline(grid: PageGrid, line_number: int, line: Line, story: Story) -> float:
    """Baseline of a body line: type of another size is centred on the em box of its line."""
    if abs(line.size - grid.body_size) < 1e-6 or not line.size:
        return grid.baseline(line_number)
    middle = grid.line_top(line_number) + grid.body_size / 2
    return middle + (EM_BOX_ASCENT - 0.5) * line.size


def _fit(
    frame: StoryFrame,
    story: Story,
    lines: list[Line],
    placed: int,
    room: int,
    head: Head,
) -> StoryFit:
    over = lines[placed:]
    chars = 0
    for line in over:
        for run in line.runs:
            chars += sum(1 for c in run.glyphs.text if not c.isspace())
    return StoryFit(
        frame.id, story.id, chars, len(over), room - placed, head.grid_lines, len(lines)
    )


def _problems(
    frame: StoryFrame,
    story: Story,
    page: Page,
    box: Rect,
    fit: StoryFit,
    head: Head,
    setter: Typesetter,
    measure: float,
) -> tuple[Problem, ...]:
    place = Place(page=page.id, frame=frame.id, story=story.id, x=box.x, y=box.y)
    found: list[Problem] = []
    title = story.headline.replace("\n", " ") or story.id
    if fit.over_lines:
        found.append(
            Problem(
                "story.overset",
                f"“{title}” is {fit.over_chars} characters ({fit.over_lines} lines) too long.",
                "Enlarge its frame, cut the copy or choose a smaller headline.",
                place=place,
                values=(("chars", str(fit.over_chars)), ("lines", str(fit.over_lines))),
            )
        )
    missing = list(head.missing)
    body = _body(story, setter, measure)
    for done in body:
        missing += done.missing
    for char in dict.fromkeys(missing):
        found.append(
            Problem(
                "font.missing_character",
                f"No font has “{char}” (U+{ord(char[0]):04X}) in “{title}”; 〓 stands for it.",
                "Add a font that has it to the roles of the layout.",
                place=place,
                values=(("char", char),),
            )
        )
    forced = sum(line.forced for done in body for line in done.lines)
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
