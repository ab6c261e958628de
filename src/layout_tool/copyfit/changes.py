"""The means of copyfitting, from what no reader sees to what every reader does.

Each is a list of changes, the least first; a change is data, and ``apply`` is the edit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from layout_tool.copyfit.trial import Trial
from layout_tool.model import (
    Edition,
    Frame,
    GridBox,
    HeadStyle,
    Page,
    PageGrid,
    PictureFrame,
    StoryFrame,
)
from layout_tool.model.edits.base import change_frames
from layout_tool.model.edits.threads import parts

__all__ = ["MEANS", "Change", "Limits", "Means", "apply", "changes"]

Means = Literal["lines", "squeeze", "spacing", "headline", "picture", "leading"]
MEANS: Final[tuple[Means, ...]] = get_args(Means)
"""Other breaks of paragraphs, squeezed marks, letter spacing, the headline's size, the height of
a picture above or below, and the text's own leading, which leaves the page's lines."""

_SPACING_STEP: Final = 0.01
_LEADING_STEP: Final = 0.25
_LEAST_LEADING: Final = 1.15
"""Leading in body sizes below which lines of Chinese run into each other."""
_LEAST_PICTURE: Final = 6
_NEAR: Final = 2
"""Lines that may lie free between a story and the picture above or below it."""
_MOST_LINES: Final = 24
"""Lines that looser paragraphs are asked for; a larger hole is none for them."""
_SIZES: Final = (
    12.0, 14.0, 15.0, 16.0, 18.0, 20.0, 22.0, 24.0, 26.0, 28.0, 30.0, 32.0, 36.0, 42.0, 48.0,
    54.0, 60.0, 63.0, 72.0,
)  # fmt: skip
"""Headline sizes in pt that are tried beside those of the rank: 号 and what lies between."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far each means may go.

    ``tightest`` and ``widest`` letter spacing in em: −0.03 is not seen in running text, −0.05 is;
    ``headline`` and ``picture`` are the greatest change as a share of what it was, ``leading`` of
    the page's.
    """

    tightest: float = -0.03
    widest: float = 0.06
    headline: float = 0.3
    picture: float = 0.25
    leading: float = 0.08


@dataclass(frozen=True, slots=True)
class Change:
    """One means, from a value to another: lines, em, pt, or a picture's lines.

    ``picture`` is the id of the picture's frame. ``lines`` go along with squeezed marks, which
    save nothing where paragraphs may not be broken anew.
    """

    means: Means
    old: float
    new: float
    picture: str = ""
    lines: int = 0


def changes(
    means: Means,
    edition: Edition,
    page: Page,
    frame: StoryFrame,
    trial: Trial,
    limits: Limits,
) -> Iterator[Change]:
    """Yield the changes of a means that could make a story fit, the least first."""
    grid = edition.layout.grid(page)
    need = trial.need
    match means:
        case "lines" | "squeeze" | "spacing":
            yield from _setting(means, _first_part(edition, page, frame)[1], need, limits)
        case "headline":
            yield from _headline(edition, frame, trial, limits)
        case "picture":
            yield from _picture(edition, page, frame, need, limits)
        case "leading":
            yield from _leading(frame, grid, need, limits)


def apply(edition: Edition, page: Page, frame: StoryFrame, change: Change) -> Edition:
    """Return the edition with a change made to the frame, or to the picture beside it.

    How the text is set is changed in the frame of the story's first part, which says it for all.
    """
    fields: dict[str, float | int | bool]
    match change.means:
        case "picture":
            return _moved_edge(edition, page, frame, change)
        case "lines":
            fields = {"looseness": int(change.new)}
        case "squeeze":
            fields = {"squeeze": True, "looseness": change.lines}
        case "spacing":
            fields = {"tracking": change.new}
        case "headline":
            fields = {"headline_size": change.new}
        case "leading":
            fields = {"leading": change.new}
    page_id = page.id
    if change.means in ("lines", "squeeze", "spacing"):
        page_id, frame = _first_part(edition, page, frame)
    return change_frames(
        edition, page_id, (frame.id,),
        lambda f: replace(f, **fields) if isinstance(f, StoryFrame) else f,  # type: ignore[arg-type]  # each value is of its field's type
    )  # fmt: skip


def _first_part(edition: Edition, page: Page, frame: StoryFrame) -> tuple[str, StoryFrame]:
    """Return the frame, and its page, that says how the text of a story's parts is set."""
    page_id, first = parts(edition, frame.story)[0]
    return (page_id, first) if first.part < frame.part else (page.id, frame)


def _setting(means: Means, first: StoryFrame, need: int, limits: Limits) -> Iterator[Change]:
    """Yield changes of how the text is set; none where its first part is locked."""
    if first.locked:
        return
    match means:
        case "lines":
            yield from _lines(first, need)
        case "squeeze":
            if need > 0 and not first.squeeze:
                yield Change("squeeze", 0, 1, lines=first.looseness - need)
        case "spacing":
            yield from _spacing(first, need, limits)


def _lines(frame: StoryFrame, need: int) -> Iterator[Change]:
    old = frame.looseness
    if need > 0:
        yield Change("lines", old, old - need)
        return
    for more in range(1, min(-need, _MOST_LINES) + 1):
        yield Change("lines", old, old + more)


def _spacing(frame: StoryFrame, need: int, limits: Limits) -> Iterator[Change]:
    step = -_SPACING_STEP if need > 0 else _SPACING_STEP
    new = round(frame.tracking + step, 4)
    while limits.tightest - 1e-9 <= new <= limits.widest + 1e-9:
        yield Change("spacing", frame.tracking, new)
        new = round(new + step, 4)


def _headline(
    edition: Edition, frame: StoryFrame, trial: Trial, limits: Limits
) -> Iterator[Change]:
    now = trial.headline
    style = _head_style(edition, frame)
    if not now or style is None or not style.sizes or frame.part > 1:
        return
    sizes = sorted({*_SIZES, *style.sizes})
    if trial.need > 0:
        least = max(now * (1 - limits.headline), min(style.sizes))
        found = [size for size in reversed(sizes) if least - 1e-6 <= size < now - 1e-6]
    else:
        most = min(now * (1 + limits.headline), max(style.sizes))
        found = [size for size in sizes if now + 1e-6 < size <= most + 1e-6]
    for size in found:
        yield Change("headline", now, size)


def _head_style(edition: Edition, frame: StoryFrame) -> HeadStyle | None:
    styles = edition.layout.styles
    return styles.head(frame.rank or edition.stories[frame.story].rank) if styles.heads else None


def _leading(frame: StoryFrame, grid: PageGrid, need: int, limits: Limits) -> Iterator[Change]:
    now = frame.leading or grid.leading
    step = -_LEADING_STEP if need > 0 else _LEADING_STEP
    least = max(grid.leading * (1 - limits.leading), grid.body_size * _LEAST_LEADING)
    most = grid.leading * (1 + limits.leading)
    new = now + step
    while least - 1e-6 <= new <= most + 1e-6:
        yield Change("leading", now, round(new, 3))
        new += step


def _picture(
    edition: Edition, page: Page, frame: StoryFrame, need: int, limits: Limits
) -> Iterator[Change]:
    for other in page.frames:
        if not isinstance(other, PictureFrame) or other.locked:
            continue
        if not _beside(page, frame, other):
            continue
        lines = other.place.lines
        most = max(1, math.floor(lines * limits.picture))
        for by in range(1, most + 1):
            new = lines - by if need > 0 else lines + by
            story_lines = frame.place.lines + lines - new
            if new >= _LEAST_PICTURE and story_lines > 0:
                yield Change("picture", lines, new, other.id)


def _beside(page: Page, frame: StoryFrame, other: PictureFrame) -> bool:
    """Tell whether the picture stands right above or below the story, exactly as wide."""
    a, b = frame.place, other.place
    if (a.column, a.columns) != (b.column, b.columns):
        return False
    gap = a.line - b.bottom if b.line < a.line else b.line - a.bottom
    if not 0 <= gap <= _NEAR:
        return False
    top, bottom = min(a.line, b.line), max(a.bottom, b.bottom)
    whole = GridBox(a.column, top, a.columns, bottom - top)
    return not any(
        third.id not in (frame.id, other.id) and _overlap(third, whole) for third in page.frames
    )


def _overlap(frame: Frame, box: GridBox) -> bool:
    place = frame.place
    if not isinstance(place, GridBox):
        return False
    across = place.column < box.right and box.column < place.right
    return across and place.line < box.bottom and box.line < place.bottom


def _moved_edge(edition: Edition, page: Page, frame: StoryFrame, change: Change) -> Edition:
    """Move the edge between a story and the picture above or below it."""
    other = page.frame(change.picture)
    if not isinstance(other, PictureFrame):
        return edition
    gained = round(change.old - change.new)
    above = other.place.line < frame.place.line

    def moved(one: Frame) -> Frame:
        if isinstance(one, PictureFrame):
            down = 0 if above else gained
            lines = one.place.lines - gained
            return replace(one, place=replace(one.place, line=one.place.line + down, lines=lines))
        if isinstance(one, StoryFrame):
            up = gained if above else 0
            lines = one.place.lines + gained
            return replace(one, place=replace(one.place, line=one.place.line - up, lines=lines))
        return one

    return change_frames(edition, page.id, (frame.id, other.id), moved)
