"""Lines shared out over the columns of a story (CLREQ §4.2: columns of equal length).

Columns are level: none is more than a line shorter than another, and the short ones stand last
unless another order keeps a paragraph's last line from standing alone at the top of a column.
What that cannot cure, another number of lines in a paragraph nearby may: the engine knows for
every paragraph how it looks a line longer or shorter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.typeset.setting import Line

__all__ = ["Flow", "distribute", "flow"]

_WIDOW: Final = 20.0
_SHORT_WIDOW: Final = 60.0
_SHORT_FILL: Final = 1 / 3
_ORPHAN: Final = 5.0
_HEADING: Final = 60.0
"""A subhead at a column's foot, parted from its text."""
_UNEVEN: Final = 15.0
"""A column that is a line shorter than the next one."""
_CHANGED: Final = 1.0
_FAIR: Final = 16.0
_MOST_STRETCH: Final = 1 / 8
_ROUNDS: Final = 4
_NEARBY: Final = 6
"""So many paragraphs before a bad column end are tried a line longer or shorter."""

SetLines = tuple[Line, ...]
Relax = Callable[[int, int], SetLines]
"""Gives a paragraph (by index) so many lines more or fewer, or as it is where that cannot be."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A story's lines by paragraph, and how many of them stand in each column."""

    paragraphs: tuple[SetLines, ...]
    counts: tuple[int, ...]

    @property
    def lines(self) -> list[Line]:
        """All lines in order."""
        return [line for paragraph in self.paragraphs for line in paragraph]


def flow(
    paragraphs: Sequence[SetLines],
    headings: Sequence[bool],
    measure: float,
    columns: int,
    rows: int,
    relax: Relax,
) -> Flow:
    """Share a story's lines out over ``columns`` columns of at most ``rows`` lines.

    ``headings`` tells of every paragraph whether the text after it must stay with it;
    ``measure`` is the columns' width in pt. Lines beyond the frame's room are not placed.
    """
    now = [tuple(lines) for lines in paragraphs]
    prices = _prices(now, headings, measure)
    cost, counts = _share(prices, columns, rows)
    spent = [0.0] * len(now)
    if len(prices) - 1 <= columns * rows:
        for _ in range(_ROUNDS):
            found = _better(now, headings, measure, columns, rows, relax, cost, counts, spent)
            if found is None:
                break
            cost, counts = found
    return Flow(tuple(now), tuple(counts))


def _better(
    now: list[SetLines],
    headings: Sequence[bool],
    measure: float,
    columns: int,
    rows: int,
    relax: Relax,
    cost: float,
    counts: list[int],
    spent: list[float],
) -> tuple[float, list[int]] | None:
    """Give one paragraph another number of lines where that betters the columns' ends."""
    best: tuple[float, list[int], int, SetLines, float] | None = None
    for index in _suspects(now, headings, measure, counts):
        kept = now[index]
        for more in (-1, 1):
            lines = relax(index, more)
            if len(lines) == len(kept) or not _is_fair(lines):
                continue
            now[index] = lines
            prices = _prices(now, headings, measure)
            if len(prices) - 1 <= columns * rows:
                price = _CHANGED + _looseness(lines)
                total, shared = _share(prices, columns, rows)
                total += sum(spent) - spent[index] + price
                if total < (cost if best is None else best[0]) - 1e-9:
                    best = total, shared, index, lines, price
        now[index] = kept
    if best is None:
        return None
    total, shared, index, lines, price = best
    now[index] = lines
    spent[index] = price
    return total, shared


def _suspects(
    now: Sequence[SetLines], headings: Sequence[bool], measure: float, counts: Sequence[int]
) -> list[int]:
    """Return the paragraphs at or shortly before a column end that costs something."""
    prices = _prices(now, headings, measure)
    owner = [index for index, lines in enumerate(now) for _ in lines]
    found: set[int] = set()
    at = 0
    for column, count in enumerate(counts[:-1]):
        at += count
        uneven = counts[column] < counts[column + 1]
        if at < len(owner) and (prices[at] or uneven):
            found.update(range(max(owner[at] - _NEARBY, 0), owner[at] + 1))
    return sorted(found)


def _is_fair(lines: SetLines) -> bool:
    return all(line.stretch <= _MOST_STRETCH and not line.forced for line in lines)


def _looseness(lines: SetLines) -> float:
    return sum((_FAIR * line.stretch) ** 2 for line in lines)


def _prices(
    paragraphs: Sequence[SetLines], headings: Sequence[bool], measure: float
) -> list[float]:
    """Return what a column end before each line costs, and one entry for the story's end."""
    prices: list[float] = []
    after_heading = False
    for lines, heading in zip(paragraphs, headings, strict=True):
        last = len(lines) - 1
        for i, line in enumerate(lines):
            price = _HEADING if after_heading and i == 0 else 0.0
            if last > 0:
                if i == last:
                    short = line.width <= _SHORT_FILL * measure
                    price += _SHORT_WIDOW if short else _WIDOW
                if i == 1:
                    price += _ORPHAN
            prices.append(price)
        after_heading = heading and bool(lines)
    return [*prices, 0.0]


def distribute(prices: Sequence[float], columns: int, rows: int) -> list[int]:
    """Return how many lines stand in each column.

    ``prices`` tells of every line what it costs to begin a column with it. Columns are of equal
    length, some a line shorter where the lines do not go up: the last ones, unless another order
    is cheaper. Lines beyond the frame's room are not placed.
    """
    return _share([*prices, 0.0], columns, rows)[1]


def _share(prices: Sequence[float], columns: int, rows: int) -> tuple[float, list[int]]:
    total = min(len(prices) - 1, columns * rows)
    height = -(-total // columns) if columns else 0
    short = columns * height - total
    if not short or height < 2:
        counts = [height] * (columns - short) + [height - 1] * short
        return _cost_of(prices, counts), counts
    # The cheapest way to each (short columns so far, is the last one short): few states.
    ways: dict[tuple[int, bool], tuple[float, list[int]]] = {(0, False): (0.0, [])}
    for column in range(columns):
        following: dict[tuple[int, bool], tuple[float, list[int]]] = {}
        for (used, was_short), (cost, counts) in ways.items():
            at = column * height - used
            price = prices[at] if column and at < total else 0.0
            for is_short in (False, True):
                now = used + is_short
                if now > short or short - now > columns - column - 1:
                    continue
                uneven = _UNEVEN if was_short and not is_short else 0.0
                key, whole = (now, is_short), cost + price + uneven
                if key not in following or whole < following[key][0]:
                    following[key] = whole, [*counts, height - is_short]
        ways = following
    return min(ways.values(), key=lambda way: way[0])


def _cost_of(prices: Sequence[float], counts: Sequence[int]) -> float:
    cost, at = 0.0, 0
    for count in counts[:-1]:
        at += count
        cost += prices[at]
    return cost
