"""What the text of a story runs around (图文绕排), and what of a line's room is left beside it.

Text keeps half an em clear at least. Across the lines it keeps clear of whole lines, along them
of whole characters, so that it stays on the page's lines and on the character grid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.model import Rect

__all__ = ["LEAST_EM", "Obstacle", "free"]

CLEAR_EM: Final = 0.5
LEAST_EM: Final = 4
"""Characters that a line beside an obstacle holds at least; a narrower rest stays empty."""
_EACH_SIDE_EM: Final = 8
"""Characters that each side holds where text stands on both: readers jump across in between."""
_EPSILON: Final = 1e-6

Extents = tuple[tuple[float, float] | None, ...]
"""From where to where an outline goes, in equal steps across it, as fractions; None for nowhere."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rectangle in pt; with an outline, only the part of it that the outline takes.

    ``rows`` tell from top to bottom how far the outline goes from left to right; ``columns`` from
    left to right how far it goes from top to bottom. Both are empty for the whole rectangle.
    One that ``bears_head`` has the head of the story across it.
    """

    rect: Rect
    rows: Extents = ()
    columns: Extents = ()
    bears_head: bool = False

    def within(self, low: float, high: float, *, vertical: bool = False) -> tuple[float, float]:
        """Return from where to where (pt) it stands in a strip across the page between y's.

        In a strip down the page between x's, if ``vertical``. An empty span (0, 0) is nowhere.
        """
        rect, steps = self.rect, self.columns if vertical else self.rows
        start, size = (rect.x, rect.width) if vertical else (rect.y, rect.height)
        along, length = (rect.y, rect.height) if vertical else (rect.x, rect.width)
        if high <= start + _EPSILON or low >= start + size - _EPSILON or size <= 0:
            return 0.0, 0.0
        if not steps:
            return along, along + length
        first = math.floor((low - start) / size * len(steps) + _EPSILON)
        last = math.ceil((high - start) / size * len(steps) - _EPSILON)
        found = [one for one in steps[max(first, 0) : max(last, 1)] if one is not None]
        if not found:
            return 0.0, 0.0
        left, right = min(one[0] for one in found), max(one[1] for one in found)
        return along + left * length, along + right * length


def free(
    strip: Rect, obstacles: Sequence[Obstacle], em: float, *, vertical: bool = False
) -> list[tuple[float, float]]:
    """Return where in the strip of a line text may stand: (distance from its begin, length) in pt.

    Both are whole characters of ``em`` pt. Of two sides too narrow to be read across, only the
    wider is given; of equals the first.
    """
    clear = CLEAR_EM * em
    across, size = (strip.x, strip.width) if vertical else (strip.y, strip.height)
    along, length = (strip.y, strip.height) if vertical else (strip.x, strip.width)
    taken: list[tuple[float, float]] = []
    for obstacle in obstacles:
        low, high = obstacle.within(across - clear, across + size + clear, vertical=vertical)
        if low < high and low - clear < along + length and high + clear > along:
            taken.append((low - clear - along, high + clear - along))
    if not taken:
        return [(0.0, length)]
    found: list[tuple[float, float]] = []
    begin = 0.0
    for low, high in [*sorted(taken), (length, length)]:
        whole = math.floor((low - begin) / em + _EPSILON) * em
        if whole >= LEAST_EM * em - _EPSILON:
            found.append((begin, whole))
        begin = max(begin, math.ceil(high / em - _EPSILON) * em)
    if len(found) > 1 and min(width for _, width in found) < _EACH_SIDE_EM * em - _EPSILON:
        return [max(found, key=lambda one: one[1])]
    return found
