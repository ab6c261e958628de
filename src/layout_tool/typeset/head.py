"""The head of a story: kicker, headline, deck and byline over whole lines of the page grid.

Headlines break between phrases, never within a word, a number or a short title, and are balanced
(CLREQ leaves heads to the house). The words come from ``words``.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.model import EM_BOX_ASCENT, HeadStyle, PageGrid, Story, TextStyle, plain
from layout_tool.typeset.paragraph import Typesetter
from layout_tool.typeset.setting import Line
from layout_tool.typeset.words import break_places

__all__ = ["Head", "PlacedLine", "headline_rows", "set_head", "small_rows"]

_ROW_LEADING: Final = 1.22
_KICKER_GAP: Final = 0.4
_HEADLINE_GAP: Final = 0.06
_DECK_GAP: Final = 0.5
_BALANCE_FLOOR: Final = 0.5
_TIGHT_FOOT: Final = 0.55
_SMALLEST_DECK: Final = 0.86
_SIZE_STEP: Final = 2.0
_TIGHTENED: Final = 1.0
_NOTHING: Final = 1e-6
_REMEMBERED: Final = 2_000
_FULL: Final = 0.01
"""A row so near to the width, in pt, may have been squeezed to it."""
_BAND_AIR: Final = 0.22
"""Space above and below the type in a band, in em of the headline; or of the body if larger:"""
_BAND_AIR_BODY: Final = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class PlacedLine:
    """A line and the place of its origin in pt from the frame's top left corner."""

    line: Line
    x: float
    y: float


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A set head: its lines, and how many grid lines it takes with the space after it.

    ``size`` is the headline's in pt, ``rows`` the lines it breaks into, ``fill`` the share of
    the width that its widest row takes; ``missing`` the characters that no font has. ``band`` is
    the first grid line and the number of them that its band takes, (0, 0) without one.
    """

    lines: tuple[PlacedLine, ...]
    grid_lines: int
    size: float
    rows: int
    fill: float
    missing: tuple[str, ...] = ()
    band: tuple[int, int] = (0, 0)


def set_head(
    story: Story,
    style: HeadStyle,
    setter: Typesetter,
    width: float,
    grid: PageGrid,
    *,
    size: float | None = None,
    pad: float | None = None,
) -> Head:
    """Set the head of a story over ``width`` pt.

    With ``pad`` it stands so many pt from the sides of a band of whole lines, in its middle; the
    byline and a line's space follow below the band.

    ``size`` fixes the headline's size in pt; else the largest of the style's sizes is taken at
    which the headline fits in its most lines. A head without any text takes no lines.
    """
    # A keystroke in the text asks for the same head again.
    said = story.id, story.headline, story.kicker, story.deck, story.byline
    key = said, style, width, grid, size, pad
    found = setter.heads.get(key)
    if not isinstance(found, Head):
        if len(setter.heads) >= _REMEMBERED:
            setter.heads.clear()
        found = setter.heads[key] = _set_head(story, style, setter, width, grid, size, pad)
    return found


def _set_head(
    story: Story,
    style: HeadStyle,
    setter: Typesetter,
    width: float,
    grid: PageGrid,
    size: float | None,
    pad: float | None,
) -> Head:
    inner = width - 2 * (pad or 0.0)
    headline, base = headline_rows(story.headline, style, setter, inner, size)
    chosen = base.size
    stack = _Stack(story.id, setter, inner)
    if story.kicker:
        kicker, kicker_style = small_rows(story.kicker, style.kicker, setter, inner)
        stack.add(kicker, kicker_style, "kicker", gap=0.0)
    above = _KICKER_GAP * style.kicker.size + _HEADLINE_GAP * chosen if story.kicker else 0.0
    fill = stack.add(headline, base, "headline", gap=above)
    if story.deck:
        deck, deck_style = small_rows(story.deck, style.deck, setter, inner)
        stack.add(deck, deck_style, "deck", gap=_DECK_GAP * style.deck.size)
    banded = pad is not None and stack.height > 0
    lines, inset = (_in_band if banded else _in_lines)(stack.height, chosen, grid)
    top = style.before * grid.leading + inset
    placed = [PlacedLine(line, pad or 0.0, top + y) for line, y in stack.lines]
    band = (style.before, lines) if banded else (0, 0)
    lines += style.before
    drop = grid.leading / 2 if banded else 0.0
    if story.byline:
        bylines = _Stack(story.id, setter, width)
        way = _rows(story.byline, style.byline, setter, width, 3)
        bylines.add(way[1] if way else [(0, story.byline)], style.byline, "byline", gap=0.0)
        for line, _ in bylines.lines:
            # The byline is small type beside the text: it stands on the page's lines too.
            middle = lines * grid.leading + grid.body_size / 2 + drop
            placed.append(PlacedLine(line, 0.0, middle + (EM_BOX_ASCENT - 0.5) * line.size))
            lines += 1
        stack.missing += bylines.missing
    if placed:
        lines += max(style.after - (0 if banded else 1), 0)
    return Head(tuple(placed), lines, chosen, len(headline), fill, tuple(stack.missing), band)


def _in_lines(height: float, _size: float, grid: PageGrid) -> tuple[int, float]:
    """Return the grid lines a stack of type takes, and how far below the first one's top it is."""
    if not height:
        return 0, 0.0
    lines = math.ceil((height + _TIGHT_FOOT * grid.body_size) / grid.leading - 1e-6)
    room = lines * grid.leading - (grid.leading - grid.body_size) - height
    return lines, min(max(room, 0.0) * 0.35, 0.5 * grid.leading)


def _in_band(height: float, size: float, grid: PageGrid) -> tuple[int, float]:
    """Return the grid lines of a band around a stack of type, and how far the type is inset."""
    air = max(_BAND_AIR * size, _BAND_AIR_BODY * grid.body_size)
    gap = grid.leading - grid.body_size
    lines = math.ceil((height + 2 * air + gap) / grid.leading - 1e-6)
    return lines, (lines * grid.leading - gap - height) / 2


class _Stack:
    """Lines of a head under each other: each with its baseline from the top, in pt."""

    def __init__(self, owner: str, setter: Typesetter, width: float) -> None:
        self.lines: list[tuple[Line, float]] = []
        self.height = 0.0
        self.missing: list[str] = []
        self._owner, self._setter, self._width = owner, setter, width

    def add(
        self, rows: Sequence[tuple[int, str]], style: TextStyle, part: str, *, gap: float
    ) -> float:
        """Add rows (offset in the part, text) and return the widest one's share of the width.

        The share is over 1 when a row is wider than the width and had to be wrapped.
        """
        widest = 0.0
        for offset, row in rows:
            done = self._setter.set_paragraph(
                plain(row), style, (self._width,), owner=self._owner, part=part
            )
            self.missing += done.missing
            # A row that had to be wrapped counts with its natural width, so that the share is
            # over 1 and says that the row does not fit.
            wrapped = len(done.lines) != 1 or done.lines[0].width > self._width - _FULL
            width = self._setter.natural_width(row, style) if wrapped else done.lines[0].width
            widest = max(widest, width)
            for line in done.lines:
                self.height += gap
                self.lines.append(
                    (line.renumbered(offset), self.height + EM_BOX_ASCENT * style.size)
                )
                self.height += style.size
                gap = (_ROW_LEADING - 1) * style.size
        return widest / self._width


def headline_rows(
    text: str, style: HeadStyle, setter: Typesetter, width: float, fixed: float | None
) -> tuple[list[tuple[int, str]], TextStyle]:
    """Return the rows (offset, text) of the headline and the style they are set in.

    Characters are set closer where that keeps a size, a smaller size is taken where it saves an
    ugly break; then the headline is condensed too, each as far as the rank allows and no farther
    than it must, and only then given more rows than it should have. A ``fixed`` size (pt) in which
    no row has room for it gives way to the rank's smaller ones. One short row is spread.
    """
    sizes = (fixed,) if fixed is not None else style.sizes
    if not text:
        return [], replace(style.headline, size=sizes[-1])
    found: list[tuple[float, list[tuple[int, str]], TextStyle]] = []
    for step, size in enumerate(sizes):
        base = replace(style.headline, size=size)
        way = _rows(text, base, setter, width, style.max_lines)
        if way is not None:
            found.append((way[0] + _SIZE_STEP * step, way[1], base))
        elif style.tighten:
            tight = replace(base, tracking=base.tracking - style.tighten)
            way = _rows(text, tight, setter, width, style.max_lines)
            if way is not None:
                cost = way[0] + _SIZE_STEP * step + _TIGHTENED
                found.append((cost, way[1], _towards(tight, base, way[1], setter, width)))
    if not found:
        base = replace(style.headline, size=sizes[-1])
        narrow = replace(
            base, width=base.width * style.condense, tracking=base.tracking - style.tighten
        )
        for candidate, most in ((narrow, 0), (base, 1), (base, 2), (base, 3)):
            way = _rows(text, candidate, setter, width, style.max_lines + most)
            if way is not None:
                return way[1], _towards(candidate, base, way[1], setter, width)
        smaller = tuple(size for size in style.sizes if size < sizes[-1])
        if smaller:
            return headline_rows(text, replace(style, sizes=smaller), setter, width, None)
        return _lines_of(text), base
    _, rows, chosen = min(found, key=lambda one: one[0])
    if style.loosen and len(rows) == 1:
        loose = replace(chosen, tracking=chosen.tracking + style.loosen)
        chosen = _towards(loose, chosen, rows, setter, width)
    return rows, chosen


def _towards(
    goal: TextStyle,
    style: TextStyle,
    rows: Sequence[tuple[int, str]],
    setter: Typesetter,
    width: float,
) -> TextStyle:
    """Return a style on the way to another, no farther on it than the widest row fills the width.

    The two differ in tracking and in horizontal scale, along which widths grow evenly.
    """
    shares = []
    for _, row in rows:
        here, there = _width(row, style, setter), _width(row, goal, setter)
        if abs(there - here) > _NOTHING:
            shares.append((width - here) / (there - here))
    if not shares:
        return style
    wider = goal.tracking > style.tracking
    share = min(shares) - _NOTHING if wider else max(shares) + _NOTHING
    share = min(max(share, 0.0), 1.0)
    return replace(
        style,
        tracking=style.tracking + share * (goal.tracking - style.tracking),
        width=style.width + share * (goal.width - style.width),
    )


def small_rows(
    text: str, style: TextStyle, setter: Typesetter, width: float
) -> tuple[list[tuple[int, str]], TextStyle]:
    """Return rows for a kicker or deck, a little smaller where that saves a row."""
    if "\n" not in text:
        share = width / max(_width(text, style, setter), 1e-6)
        if _SMALLEST_DECK <= share < 1:
            return [(0, text)], replace(style, size=math.floor(style.size * share * 4) / 4)
    for most in range(1, 5):
        way = _rows(text, style, setter, width, most)
        if way is not None:
            return way[1], style
    return _lines_of(text), style


def _lines_of(text: str) -> list[tuple[int, str]]:
    result, offset = [], 0
    for row in text.split("\n"):
        result.append((offset, row))
        offset += len(row) + 1
    return result


def _rows(
    text: str, style: TextStyle, setter: Typesetter, width: float, most: int
) -> tuple[float, list[tuple[int, str]]] | None:
    """Break a head into at most ``most`` balanced rows: (cost, rows), or None if it cannot fit.

    The cost is the unevenness of the rows in em², and what the breaks cost.
    """
    if "\n" in text:
        given = _lines_of(text)
        fits = len(given) <= most and all(_width(r, style, setter) <= width for _, r in given)
        return (0.0, given) if fits else None
    if _width(text, style, setter) <= width:
        return 0.0, [(0, text)]
    places = dict(break_places(text))
    cuts = _Cuts(text, tuple(places), style, setter, width)
    for count in range(2, most + 1):
        best: tuple[float, list[tuple[int, str]]] | None = None
        for cut in cuts.into(count):
            edges = itertools.pairwise((0, *cut, len(text)))
            widths = [cuts.row(first, stop) for first, stop in edges]
            widest = max(widths)
            if widths[-1] < _BALANCE_FLOOR * widest:
                continue
            uneven = sum(((widest - w) / style.size) ** 2 for w in widths)
            cost = uneven + sum(places[p] for p in cut)
            if best is None or cost < best[0]:
                best = cost, _cut(text, cut)
        if best is not None:
            return best
    return None


class _Cuts:
    """The ways to cut a text, at some places, into rows that are no wider than the measure.

    Of all ways a long head has millions, nearly all with a row that is too wide.
    """

    def __init__(
        self, text: str, places: Sequence[int], style: TextStyle, setter: Typesetter, width: float
    ) -> None:
        self._text, self._places, self._width = text, places, width
        self._style, self._setter = style, setter
        self._widths: dict[tuple[int, int], float] = {}
        self._fitting: dict[tuple[int, int], bool] = {}

    def row(self, first: int, stop: int) -> float:
        """Return the width in pt of a row from one offset to another."""
        found = self._widths.get((first, stop))
        if found is None:
            cuts = [edge for edge in (first, stop) if 0 < edge < len(self._text)]
            widths = self._setter.natural_widths(self._text, cuts, self._style)
            found = self._widths[first, stop] = widths[1 if first else 0]
        return found

    def into(self, rows: int, first: int = 0) -> Iterator[tuple[int, ...]]:
        """Yield the offsets at which what follows ``first`` is cut into so many rows."""
        if not self._fits(first, rows):
            return
        if rows == 1:
            yield ()
            return
        for place in self._ends(first):
            for rest in self.into(rows - 1, place):
                yield place, *rest

    def _ends(self, first: int) -> Iterator[int]:
        """Yield where a row that begins at ``first`` may end."""
        for place in self._places[bisect_right(self._places, first) :]:
            if self.row(first, place) > self._width:
                return
            yield place

    def _fits(self, first: int, rows: int) -> bool:
        known = self._fitting.get((first, rows))
        if known is None:
            if rows == 1:
                known = self.row(first, len(self._text)) <= self._width
            else:
                known = any(self._fits(place, rows - 1) for place in self._ends(first))
            self._fitting[first, rows] = known
        return known


def _cut(text: str, places: Sequence[int]) -> list[tuple[int, str]]:
    edges = [0, *places, len(text)]
    return [(a, text[a:b].rstrip(" ")) for a, b in itertools.pairwise(edges)]


def _width(text: str, style: TextStyle, setter: Typesetter) -> float:
    return setter.natural_width(text, style)
