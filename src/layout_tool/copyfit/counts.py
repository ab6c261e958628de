"""How many characters a story is too long or too short for its frame, exactly.

*Exactly* is by the rules of line breaking, not by division: so many characters cut from the
story's end, and it fits; one fewer cut, and it does not. So many full-width characters written on
at its end, and it still fits; one more, and it does not. Spaces do not count.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from layout_tool.compose import StoryFit
from layout_tool.copyfit.trial import Composer
from layout_tool.model import Edition, PageGrid, Paragraph, Span, Story, StoryFrame, plain
from layout_tool.model.edits.spans import cut
from layout_tool.model.edits.threads import parts

__all__ = ["chars_over", "chars_short", "lengthened", "shortened"]

_FILLER = "字"
_FARTHEST = 16
"""How many times its own hole a part is offered before it counts as one that text passes by."""


def chars_over(composer: Composer, edition: Edition) -> int:
    """Return the characters to cut from the story's end so that it fits; 0 when it does.

    :raises LayoutError: when there is no such story frame.
    """
    story = edition.stories[composer.story_frame(edition).story]

    def fits(count: int) -> bool:
        trial = composer.trial(_with(edition, shortened(story, count)))
        return trial.fit.over_lines == 0

    guess = composer.trial(edition).fit.over_chars
    if not guess:
        return 0
    return _boundary(fits, guess, story.characters)


def chars_short(composer: Composer, edition: Edition) -> int:
    """Return the full-width characters that may be added at the story's end; 0 when it is full.

    A part that is not the last is full when its text has come to its foot; one
    that no text reaches is not asked.

    :raises LayoutError: when there is no such story frame.
    """
    frame = composer.story_frame(edition)
    story = edition.stories[frame.story]
    fit = composer.trial(edition).fit
    if fit.over_lines or (frame.part > 1 and not fit.body_lines):
        return 0

    goes_on = any(part.part > frame.part for _, part in parts(edition, frame.story))

    def bursts(count: int) -> bool:
        fit = composer.trial(_with(edition, lengthened(story, count))).fit
        return fit.over_lines > 0 or (goes_on and fit.short_lines == 0)

    low, high = 0, _capacity(edition.layout.grid(edition.page(composer.page)), frame, fit)
    farthest = _FARTHEST * high
    while not bursts(high):
        if high > farthest:
            return 0
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if bursts(middle) else (middle, high)
    return low


def _capacity(grid: PageGrid, frame: StoryFrame, fit: StoryFit) -> int:
    """Return about how many characters of the body's size a frame's free lines hold, 1 at least."""
    rows = max(fit.short_lines + fit.body_lines, 1)
    whole = grid.span_width(frame.place.columns) / grid.body_size * frame.place.lines
    return math.ceil(whole * (fit.short_lines + 1) / rows)


def _boundary(fits: Callable[[int], bool], guess: int, most: int) -> int:
    """Return a count that fits while one fewer does not: from the guess outwards, then halving.

    With nothing cut the text does not fit; with everything (``most``) it does.
    """
    low, high, step = 0, most, 1
    near = min(guess, most)
    if near < most and not fits(near):
        low = near
        while low + step < most and not fits(low + step):
            low, step = low + step, 2 * step
        high = min(low + step, most)
    else:
        high = near
        while high - step > 0 and fits(high - step):
            high, step = high - step, 2 * step
        low = max(high - step, 0)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high


def _with(edition: Edition, story: Story) -> Edition:
    return replace(edition, stories={**edition.stories, story.id: story})


def shortened(story: Story, count: int) -> Story:
    """Return the story without its last ``count`` characters (spaces go along uncounted)."""
    body = list(story.body)
    while count > 0 and body:
        kept, gone = _cut(body.pop(), count)
        count -= gone
        if kept is not None:
            body.append(kept)
    return replace(story, body=tuple(body))


def _cut(paragraph: Paragraph, count: int) -> tuple[Paragraph | None, int]:
    """Return a paragraph without so many characters at its end, and how many those were."""
    text = paragraph.text
    end, gone = len(text), 0
    while end and gone < count:
        end -= 1
        gone += not text[end].isspace()
    end = len(text[:end].rstrip())
    return (cut(paragraph, 0, end) if end else None), gone


def lengthened(story: Story, count: int) -> Story:
    """Return the story with ``count`` full-width characters more at its end."""
    if count <= 0:
        return story
    filler = _FILLER * count
    if not story.body:
        return replace(story, body=(plain(filler),))
    last = story.body[-1]
    longer = replace(last, spans=(*last.spans, Span(filler)))
    return replace(story, body=(*story.body[:-1], longer))
