"""The head of a story in vertical lines (竖题): kicker, headline, deck and byline, right to left.

The same breaks, sizes and balance as for horizontal heads; a row of the headline is a vertical
line. The strip of all of them is as wide as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.model import Align, HeadStyle, Story, TextStyle, plain
from layout_tool.typeset.head import PlacedLine, headline_rows, small_rows
from layout_tool.typeset.paragraph import Typesetter

__all__ = ["VerticalHead", "set_vertical_head"]

_ROW_GAP: Final = 0.18
_KICKER_GAP: Final = 0.45
_DECK_GAP: Final = 0.6
_DECK_DROP: Final = 1.0
"""Decks begin a character lower than the headline."""


@dataclass(frozen=True, slots=True, eq=False)
class VerticalHead:
    """A set head: its lines, x in pt from the strip's right edge (leftwards) and y from its top.

    ``width`` of the strip in pt; ``size`` the headline's; ``missing`` what no font has.
    """

    lines: tuple[PlacedLine, ...]
    width: float
    size: float
    missing: tuple[str, ...] = ()


def set_vertical_head(
    story: Story,
    style: HeadStyle,
    setter: Typesetter,
    height: float,
    *,
    size: float | None = None,
) -> VerticalHead:
    """Set the head of a story in lines of ``height`` pt; a head without text has no width."""
    strip = _Strip(story.id, setter, height)
    upright = replace(style, headline=_turned(style.headline, "left"))
    rows, base = headline_rows(story.headline, upright, setter, height, size)
    if story.kicker:
        kicker = _turned(style.kicker, "left")
        strip.add(*small_rows(story.kicker, kicker, setter, height), "kicker", 0.0, 0.0)
    if story.headline:
        strip.add(rows, base, "headline", _KICKER_GAP * style.kicker.size, 0.0)
    if story.deck:
        drop = _DECK_DROP * style.deck.size
        deck = _turned(style.deck, "left")
        found = small_rows(story.deck, deck, setter, height - drop)
        strip.add(*found, "deck", _DECK_GAP * style.deck.size, drop)
    if story.byline:
        byline = _turned(style.byline, "right")
        found = small_rows(story.byline, byline, setter, height)
        strip.add(*found, "byline", _DECK_GAP * style.byline.size, 0.0)
    return VerticalHead(tuple(strip.lines), strip.width, base.size, tuple(strip.missing))


def _turned(style: TextStyle, align: Align) -> TextStyle:
    return replace(style, direction="vertical", align=align)


class _Strip:
    """Vertical lines side by side, from the right."""

    def __init__(self, owner: str, setter: Typesetter, height: float) -> None:
        self.lines: list[PlacedLine] = []
        self.width = 0.0
        self.missing: list[str] = []
        self._owner, self._setter, self._height = owner, setter, height

    def add(
        self, rows: Sequence[tuple[int, str]], style: TextStyle, part: str, gap: float, drop: float
    ) -> None:
        """Add rows (offset in the part, text); ``gap`` before them and ``drop`` above, in pt."""
        gap = gap if self.lines else 0.0
        for offset, row in rows:
            measure = (self._height - drop,)
            done = self._setter.set_paragraph(
                plain(row), style, measure, owner=self._owner, part=part
            )
            self.missing += done.missing
            for line in done.lines:
                self.width += gap
                axis = -self.width - style.size / 2
                self.lines.append(PlacedLine(line.renumbered(offset), axis, drop))
                self.width += style.size
                gap = _ROW_GAP * style.size
