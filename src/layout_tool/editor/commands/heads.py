"""Commands on the heads of stories: rank, size, lines, where they stand and on what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from layout_tool.editor.commands.conditions import needs_story
from layout_tool.editor.commands.registry import Command, RefusedError, Run
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model import (
    BLACK,
    Colour,
    Edition,
    HeadInk,
    PageGrid,
    Story,
    StoryDirection,
    StoryFrame,
    is_dark,
)
from layout_tool.model.edits import frames, setting
from layout_tool.model.edits import text as text_edits
from layout_tool.typeset import break_places

__all__ = ["ROWS", "head_sizes"]

_LEAST_PT: Final = 4.0
_MOST_PT: Final = 400.0
_IDEOGRAPHIC_SPACE: Final = "\u3000"
_UNEVEN: Final = 0.5
"""What a character more in one of two lines costs, beside the cost of the break itself."""
_TOLERANCE: Final = 1.2
"""Sizes that are larger than the width by more than this are not even tried."""

_NO_ROOM: Final = {
    1: Words("The headline does not go into one line here.", "这里的标题排不成单行。"),
    2: Words("The headline does not go into two lines here.", "这里的标题排不成双行。"),
}


def head_sizes(edition: Edition) -> list[float]:
    """Return all headline sizes of the layout in pt, small to large."""
    heads = edition.layout.styles.heads.values()
    return sorted({size for head in heads for size in head.sizes})


def _rank(by: int) -> Run:
    """A rank of a smaller number is higher."""

    def run(state: State) -> Step | None:
        edition, page = state.edition, state.view.page
        lowest = max(state.edition.layout.styles.heads, default=1)
        for frame in state.chosen_stories:
            story = state.edition.stories.get(frame.story)
            now = frame.rank or (story.rank if story is not None else lowest)
            rank = min(max(min(now, lowest) - by, 1), lowest)
            if rank != now:
                edition = frames.set_rank(edition, page, (frame.id,), rank)
        return state.changed(edition)

    return run


def _set_rank(state: State, rank: int | None = None) -> Step | None:
    return state.changed(frames.set_rank(state.edition, state.view.page, state.chosen_ids, rank))


def _head_size(by: int) -> Run:
    """Step through all headline sizes of the layout."""

    def run(state: State) -> Step | None:
        edition, page, grid = state.edition, state.page, state.grid
        if page is None or grid is None:
            return None
        sizes = head_sizes(edition)
        for frame in state.chosen_stories:
            story = edition.stories.get(frame.story)
            if story is None or not sizes:
                continue
            measured = state.fitter.measure(edition, story, grid, frame.place.columns, frame)
            now = measured.headline_size
            beyond = [s for s in sizes if (s > now if by > 0 else s < now)]
            if beyond:
                size = min(beyond) if by > 0 else max(beyond)
                edition = frames.set_headline_size(edition, page.id, (frame.id,), size)
        return state.changed(edition)

    return run


def _set_head_size(state: State, size: float | None = None) -> Step | None:
    """``size`` in pt; None lets it be chosen by the width."""
    if size is not None and not _LEAST_PT <= size <= _MOST_PT:
        return None
    return state.changed(
        frames.set_headline_size(state.edition, state.view.page, state.chosen_ids, size)
    )


def _in_lines(count: int) -> Run:
    """Set headlines in so many lines, as large as the layout's sizes allow."""

    def run(state: State) -> Step | None:
        edition, page, grid = state.edition, state.page, state.grid
        if page is None or grid is None:
            return None
        fits = False
        for frame in state.chosen_stories:
            story = edition.stories.get(frame.story)
            if story is None or not story.headline:
                continue
            found = _shaped(state, edition, story, frame, grid, count)
            if found is None:
                continue
            fits = True
            headline, size = found
            edition = setting.set_direction(edition, page.id, (frame.id,), "horizontal")
            edition = frames.set_headline_size(edition, page.id, (frame.id,), size)
            if headline != story.headline:
                edition = text_edits.set_fields(edition, story.id, headline=headline)
        if edition is state.edition and not fits:
            raise RefusedError(_NO_ROOM[count])
        return state.changed(edition)

    return run


def _shaped(
    state: State, edition: Edition, story: Story, frame: StoryFrame, grid: PageGrid, count: int
) -> tuple[str, float] | None:
    """Return the headline and the largest size at which it takes so many lines, or None.

    Line ends that the editor wrote stay where they give that many lines. Else the headline is
    joined; one that is too short to fill two lines is broken at its best place.
    """
    for headline in _candidates(story.headline, count):
        written = replace(story, headline=headline)
        level = replace(frame, direction="horizontal")
        least = max(_ems(row) for row in headline.split("\n")) * (
            1 if "\n" in headline else 1 / count
        )
        room = _TOLERANCE * grid.span_width(frame.place.columns)
        for size in reversed(head_sizes(edition)):
            if least * size > room:
                continue
            sized = replace(level, headline_size=size)
            found = state.fitter.measure(edition, written, grid, frame.place.columns, sized)
            if found.headline_rows == count and found.headline_fill <= 1:
                return headline, size
    return None


def _ems(text: str) -> float:
    """Return roughly how many em a text is long."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _candidates(headline: str, count: int) -> Sequence[str]:
    if headline.count("\n") == count - 1 and count > 1:
        return (headline,)
    joined = _joined(headline)
    if count == 1:
        return (joined,)
    return tuple(text for text in (joined, _halved(joined)) if text)


def _joined(headline: str) -> str:
    """Return a headline in one line; its parts stay parted by a space as wide as a character."""
    rows = [row.strip() for row in headline.split("\n") if row.strip()]
    text = rows[0] if rows else ""
    for row in rows[1:]:
        latin = text[-1:].isascii() and row[:1].isascii()
        text += (" " if latin else _IDEOGRAPHIC_SPACE) + row
    return text


def _halved(headline: str) -> str:
    """Return a headline with a line end at its best place, "" where it has none."""
    places = [
        (cost + _UNEVEN * abs(len(headline) - 2 * at), at) for at, cost in break_places(headline)
    ]
    if not places:
        return ""
    at = min(places)[1]
    return f"{headline[:at].strip()}\n{headline[at:].strip()}"


def _direct(direction: StoryDirection = "horizontal") -> Run:
    def run(state: State) -> Step | None:
        edition = setting.set_direction(state.edition, state.view.page, state.chosen_ids, direction)
        return state.changed(edition)

    return run


def _set_direction(state: State, direction: StoryDirection) -> Step | None:
    return _direct(direction)(state)


def _set_style(state: State, style: str = "") -> Step | None:
    """Set the text in a style of the layout, "" for its body."""
    if style and style not in state.edition.layout.styles.text:
        return None
    edition = setting.set_style(state.edition, state.view.page, state.chosen_ids, style)
    return state.changed(edition)


def _stands(direction: StoryDirection) -> Callable[[State], bool]:
    def checked(state: State) -> bool:
        found = state.chosen_stories
        return bool(found) and all(frame.direction == direction for frame in found)

    return checked


def _is_reversed(state: State) -> bool:
    found = state.chosen_stories
    return bool(found) and all(f.head_tint is not None and is_dark(f.head_tint) for f in found)


def _reverse(state: State) -> Step | None:
    """Set heads in white on black (反白标题), or as they were."""
    return _set_head_tint(state, None if _is_reversed(state) else BLACK)


def _set_head_tint(state: State, tint: Colour | None) -> Step | None:
    return state.changed(
        setting.set_head_tint(state.edition, state.view.page, state.chosen_ids, tint)
    )


def _set_head_ink(state: State, ink: HeadInk) -> Step | None:
    if ink not in ("auto", "black", "white"):
        return None
    return state.changed(
        setting.set_head_ink(state.edition, state.view.page, state.chosen_ids, ink)
    )


def _ink(ink: HeadInk) -> Run:
    return lambda state: _set_head_ink(state, ink)


def _in_ink(ink: HeadInk) -> Callable[[State], bool]:
    def checked(state: State) -> bool:
        found = state.chosen_stories
        return bool(found) and all(frame.head_ink == ink for frame in found)

    return checked


def _is_over(state: State) -> bool:
    found = state.chosen_stories
    return bool(found) and all(frame.head_over for frame in found)


def _over(state: State) -> Step | None:
    over = not _is_over(state)
    return state.changed(
        setting.set_head_over(state.edition, state.view.page, state.chosen_ids, over)
    )


_INKS: Final[tuple[tuple[HeadInk, Words], ...]] = (
    ("auto", Words("Head as Its Ground Asks", "标题颜色自动")),
    ("white", Words("White Head", "标题用白字")),
    ("black", Words("Black Head", "标题用黑字")),
)

_DIRECTIONS: Final[tuple[tuple[str, Words, StoryDirection, str], ...]] = (
    ("head_across", Words("Head Across the Text", "横题"), "horizontal", "Ctrl+Alt+3"),
    ("head_beside", Words("Upright Head beside the Text", "竖题"), "vertical-head", "Ctrl+Alt+4"),
    ("upright", Words("Upright Story", "竖排"), "vertical", "Ctrl+Alt+5"),
)

ROWS: Final = (
    Command("story.head_one_line", Words("Headline in One Line", "单行题"), _in_lines(1),
            needs_story, ("Ctrl+Alt+1",), "story/head", "frames"),
    Command("story.head_two_lines", Words("Headline in Two Lines", "双行题"), _in_lines(2),
            needs_story, ("Ctrl+Alt+2",), "story/head", "frames"),
    *(
        Command(f"story.{name}", title, _direct(direction), needs_story, (key,), "story/head",
                "frames", checked=_stands(direction))
        for name, title, direction, key in _DIRECTIONS
    ),
    Command("story.head_reversed", Words("Reversed Head on a Band", "反白标题"), _reverse,
            needs_story, ("Ctrl+Alt+6",), "story/head", "frames", checked=_is_reversed),
    Command("story.head_over", Words("Head across the Picture", "题压图"), _over, needs_story,
            ("Ctrl+Alt+7",), "story/head", "frames", checked=_is_over),
    *(
        Command(f"story.head_ink_{ink}", title, _ink(ink), needs_story, menu="story/head",
                checked=_in_ink(ink))
        for ink, title in _INKS
    ),
    Command("story.head_larger", Words("Larger Headline", "标题大一号"), _head_size(1),
            needs_story, ("Ctrl+Shift+.",), "story/head"),
    Command("story.head_smaller", Words("Smaller Headline", "标题小一号"), _head_size(-1),
            needs_story, ("Ctrl+Shift+,",), "story/head"),
    Command("story.head_auto", Words("Headline Size by Width", "标题自动选号"), _set_head_size,
            needs_story, menu="story/head"),
    Command("story.rank_up", Words("Rank Higher", "提高级别"), _rank(1), needs_story,
            ("Ctrl+Alt+Up",), "story/head", "frames"),
    Command("story.rank_down", Words("Rank Lower", "降低级别"), _rank(-1), needs_story,
            ("Ctrl+Alt+Down",), "story/head", "frames"),
    Command("story.rank_own", Words("Rank of the Story", "按稿件级别"), _set_rank, needs_story,
            menu="story/head"),
    Command("story.set_style", Words("Style of the Body Text", "正文样式"), _set_style,
            needs_story),
    Command("story.set_head_tint", Words("Band under the Head", "标题底色"), _set_head_tint,
            needs_story),
    Command("story.set_head_ink", Words("Colour of the Head", "标题颜色"), _set_head_ink,
            needs_story),
    Command("story.set_direction", Words("Change Direction", "改变排向"), _set_direction,
            needs_story),
)  # fmt: skip
