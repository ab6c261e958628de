"""A paragraph → lines, remembered by content."""

from __future__ import annotations

import itertools
import weakref
from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Final

import numpy as np

from layout_tool.fonts import FontBook
from layout_tool.model import Paragraph, Span, StyleSheet, TextStyle, plain
from layout_tool.record import record
from layout_tool.typeset.breaking import BreakSearch, LineBreak
from layout_tool.typeset.cells import CellSetter
from layout_tool.typeset.hyphenation import may_hyphenate
from layout_tool.typeset.interlinear import beside
from layout_tool.typeset.itemise import itemise
from layout_tool.typeset.justify import Justifier
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.setting import Cells, RunStyle, SetParagraph
from layout_tool.typeset.shape import Shaper
from layout_tool.typeset.subhead import balanced
from layout_tool.typeset.table import TableRows, TableSetter
from layout_tool.typeset.tabs import set_tabbed
from layout_tool.typeset.tongues import USUAL, sheet_spoken

__all__ = ["Typesetter"]

_MARK_ROLES: Final = {"lead": ("hei-heavy", "latin-sans-heavy"),
                      "bold": ("hei-heavy", "latin-sans-heavy"),
                      "kai": ("kai", "latin")}  # fmt: skip
_DECORATIONS: Final = ("emphasis", "underline", "wavy")
_ONE_EM_INDENT: Final = 10
"""Measure in em up to which a paragraph's indent is one em (C12, [D])."""
_NARROW_EM: Final = 14
_NARROW_GAP: Final = 1 / 6
"""Han–Latin gap in narrow columns: narrower, so that a line's words are nearer to its Han."""
_FAIR: Final = 1 / 8
"""The most that lines are stretched, in em, to have another number of them."""
_LOOSE: Final = 1 / 16
"""Words are hyphenated where a line without would be stretched by more, in em."""
_SUPERIOR: Final = 0.35
_INFERIOR: Final = -0.12
_SMALL: Final = 0.65
_REMEMBERED: Final = 20_000
_BROKEN_REMEMBERED: Final = 1_000
_STYLES_REMEMBERED: Final = 500
_MEASURED_REMEMBERED: Final = 100


@record(frozen=True, slots=True)
class _Key:
    paragraph: Paragraph
    style: TextStyle
    measures: tuple[float, ...]
    owner: str
    part: str
    index: int

    @property
    def source(self) -> tuple[str, str, int]:
        """Where its text stands."""
        return self.owner, self.part, self.index


@record(frozen=True, slots=True, eq=False)
class _Broken:
    """A paragraph before its lines are justified; ``indent`` in pt."""

    cells: Cells
    spans: tuple[tuple[int, int], ...]
    indent: float
    search: BreakSearch
    breaks: tuple[LineBreak, ...]


class _Known:
    """What is known of a paragraph in a measure: its lines by looseness, and how they came."""

    __slots__ = ("broken", "lines")

    def __init__(self) -> None:
        self.lines: dict[int, SetParagraph] = {}
        self.broken: _Broken | None = None


class Typesetter:
    """Sets paragraphs with one font book and one style sheet, and remembers what it has set.

    Its answers depend on content alone: asked twice, it gives the same lines, from the cache or
    not.
    """

    def __init__(
        self,
        book: FontBook,
        styles: StyleSheet,
        shaper: Shaper | None = None,
        lang: str = USUAL,
    ) -> None:
        self.book = book
        self.lang = lang
        """The language of what does not name its own."""
        self.styles = sheet_spoken(styles, lang)
        self.shaper = shaper or Shaper(book)
        self.heads: dict[Hashable, object] = {}
        """Heads set before, kept here by those who set them."""
        self._known: dict[_Key, _Known] = {}
        self._with_breaks: list[_Known] = []
        self._widths: dict[tuple[str, TextStyle], _Natural] = {}
        self._measured: dict[tuple[str, TextStyle], Cells] = {}
        """What has just been measured, and most likely will be set next."""
        self._tables = TableSetter(_cell_setter(self))

    def set_paragraph(
        self,
        paragraph: Paragraph,
        style: TextStyle,
        measures: Sequence[float],
        *,
        owner: str = "",
        part: str = "body",
        index: int = 0,
        looseness: int = 0,
    ) -> SetParagraph:
        """Set a paragraph in lines of ``measures`` pt (the last measure serves all that follow).

        ``looseness`` asks for that many lines more (or fewer) than the best way, where there is a
        way that breaks no rule and stretches no line by more than an eighth of an em; else the
        best way is given.
        """
        key = _Key(paragraph, style, tuple(measures), owner, part, index)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[key] = _Known()
        found = known.lines.get(looseness)
        if found is None:
            found = known.lines[looseness] = self._compose(key, known, looseness)
        return found

    def set_table(
        self,
        rows: Sequence[Paragraph],
        styles: Sequence[TextStyle],
        measure: float,
        pitch: float,
        *,
        owner: str = "",
        first: int = 0,
    ) -> tuple[SetParagraph, ...]:
        """Set the rows of a table on a measure, on lines ``pitch`` apart, both in pt.

        Each row is a paragraph with its style; ``first`` is the number of the first one.
        """
        face = self._face_of(styles[0])
        return self._tables.set(
            TableRows(tuple(rows), tuple(styles), measure, pitch, owner, first, face)
        )

    def _set_cell(
        self, owner: str, part: str, index: int, text: Paragraph, style: TextStyle, width: float
    ) -> SetParagraph:
        return self.set_paragraph(text, style, (width,), owner=owner, part=part, index=index)

    def _face_of(self, style: TextStyle) -> str:
        return next(iter(self.book.runs(style.role, "一"))).face.key

    def style_of(self, paragraph: Paragraph) -> TextStyle:
        """Return the text style of the paragraph's kind, or the nearest that the layout has."""
        named = self.styles.text.get(paragraph.kind)
        if named is None and paragraph.kind == "table-head":
            named = self.styles.text.get("table")
        return named or self.styles.text["body"]

    def natural_width(self, text: str, style: TextStyle) -> float:
        """Return the width in pt of ``text`` on one line, neither squeezed nor stretched."""
        return self.natural_widths(text, (), style)[0]

    def natural_widths(self, text: str, cuts: Sequence[int], style: TextStyle) -> list[float]:
        """Return the natural widths in pt of the rows into which ``cuts`` part a text.

        ``cuts`` are offsets in order, none of them within a word; spaces at a row's end are left
        out.
        """
        one = _of_one_pt(style)
        known = self._widths.get((text, one))
        if known is None:
            styles, spans = self._run_styles(plain(text), style)
            cells = itemise(text, spans, styles, style, self.shaper)
            if len(self._measured) >= _MEASURED_REMEMBERED:
                self._measured.clear()
            self._measured[text, style] = cells
            known = self._widths[text, one] = _natural(cells, style.size)
        starts, begins, ends = known
        widths = []
        for first, stop in itertools.pairwise([0, *cuts, len(text)]):
            stop = first + len(text[first:stop].rstrip(" "))
            begin, end = bisect_left(starts, first), bisect_left(starts, stop)
            widths.append((ends[end] - begins[begin]) * style.size if end > begin else 0.0)
        return widths

    def _compose(self, key: _Key, known: _Known, looseness: int) -> SetParagraph:
        if "\t" in key.paragraph.text:
            setter = partial(self._set_cell, *key.source)
            face = self._face_of(key.style)
            return set_tabbed(key.paragraph, key.style, min(key.measures), setter, key.source, face)
        broken = known.broken or self._broken_paragraph(key, known)
        if looseness:
            way = broken.search.in_lines(len(broken.breaks) + looseness, _FAIR)
            if way is not None:
                return self._justified(key, broken, way)
            if 0 in known.lines:
                return known.lines[0]
        best = known.lines[0] = self._justified(key, broken, broken.breaks)
        return best

    def _broken_paragraph(self, key: _Key, known: _Known) -> _Broken:
        """Itemise and break the best way; remembered, for its looser and tighter ways."""
        paragraph, style = key.paragraph, key.style
        narrowest = min(key.measures) / style.size + 1e-6
        widest = max(key.measures) / style.size - 1e-6
        # Beside what it runs around, a paragraph is indented like its neighbours.
        indent_em = min(style.indent, 1.0) if widest <= _ONE_EM_INDENT else style.indent
        if narrowest <= _NARROW_EM and style.latin_gap > _NARROW_GAP:
            style = _narrow(style)
        styles, spans = self._run_styles(paragraph, style)
        make = partial(
            itemise, paragraph.text, spans, styles, style, self.shaper, rubies=_readings(paragraph)
        )
        cells = None
        if len(paragraph.spans) == 1 and paragraph.spans[0] == Span(paragraph.text):
            cells = self._measured.pop((paragraph.text, style), None)
        indent = indent_em * style.size
        search, breaks = _search(cells or make(), make, style, key.measures, indent)
        if paragraph.kind == "subhead" and style.align != "justify":
            breaks = balanced(search, breaks, min(key.measures) - indent)
        if len(self._with_breaks) >= _BROKEN_REMEMBERED:
            for one in self._with_breaks:
                one.broken = None
            self._with_breaks.clear()
        self._with_breaks.append(known)
        known.broken = _Broken(search.cells, tuple(spans), indent, search, breaks)
        return known.broken

    def _justified(self, key: _Key, broken: _Broken, breaks: tuple[LineBreak, ...]) -> SetParagraph:
        cells = broken.cells
        decorated = bool(cells.rubies) or any(one.decorations for one in cells.styles)
        setter = Justifier(broken.search, key.source)
        lines = []
        for number, one in enumerate(breaks):
            measure = key.measures[min(number, len(key.measures) - 1)]
            inset = broken.indent if number == 0 else 0.0
            last = number == len(breaks) - 1
            line, places = setter.line(
                one, measure - inset, key.style.align, last=last, inset=inset
            )
            if decorated:
                marks = beside(cells, one, places, broken.spans, self.shaper)
                line = line.marked(marks, inset)
            lines.append(line)
        return SetParagraph(tuple(lines), _missing(cells))

    def _run_styles(
        self, paragraph: Paragraph, base: TextStyle
    ) -> tuple[tuple[RunStyle, ...], list[tuple[int, int]]]:
        styles: list[RunStyle] = []
        spans: list[tuple[int, int]] = []
        end = 0
        for span in paragraph.spans:
            end += len(span.text)
            style = self._run_style(span, base)
            if style not in styles:
                styles.append(style)
            spans.append((end, styles.index(style)))
        return tuple(styles), spans

    def _run_style(self, span: Span, base: TextStyle) -> RunStyle:
        role, latin, size, colour, rise = base.role, base.latin, base.size, base.colour, 0.0
        decorations: list[str] = []
        for mark in span.marks:
            named = self.styles.text.get(mark)
            if mark in _DECORATIONS:
                decorations.append(mark)
            elif mark in ("sup", "sub"):
                rise = _SUPERIOR * base.size if mark == "sup" else _INFERIOR * base.size
                size = _SMALL * base.size
            elif named is not None:
                role, latin, colour = named.role, named.latin, named.colour
            elif mark in _MARK_ROLES:
                role, latin = _MARK_ROLES[mark]
        if span.colour:
            colour = self.styles.colour(span.colour) or colour
        return RunStyle(
            role,
            latin,
            size,
            colour,
            base.width,
            base.tracking,
            rise,
            tuple(decorations),
            span.lang or base.lang,
        )


def _cell_setter(setter: Typesetter) -> CellSetter:
    """Return what sets the cells of tables, without keeping the typesetter alive.

    Two that hold each other would stay, with all they remember, until garbage is searched for.
    """
    known = weakref.ref(setter)

    def set_cell(text: Paragraph, style: TextStyle, width: float) -> SetParagraph:
        one = known()
        assert one is not None, "tables are set by the typesetter that owns them"
        return one.set_paragraph(text, style, (width,))

    return set_cell


@lru_cache(_STYLES_REMEMBERED)
def _narrow(style: TextStyle) -> TextStyle:
    """Return the style for a narrow column."""
    return replace(style, latin_gap=_NARROW_GAP)


@lru_cache(_STYLES_REMEMBERED)
def _of_one_pt(style: TextStyle) -> TextStyle:
    """Return the style at a size of 1 pt, in which lengths are em."""
    return replace(style, size=1.0)


def _search(
    cells: Cells,
    make: Callable[..., Cells],
    style: TextStyle,
    measures: Sequence[float],
    indent: float,
) -> tuple[BreakSearch, tuple[LineBreak, ...]]:
    """Look for lines: words are hyphenated where lines would be loose, and parted at need.

    ``cells`` are what ``make`` makes of them when neither is asked for.
    """
    room = min(measures)
    search = BreakSearch(cells, measures, indent)
    breaks = search.best()
    wide = _wide_words(search.cells, breaks, room)
    hyphenate = False
    # Ragged and centred lines, such as those of heads, are no better for hyphens.
    if may_hyphenate(style.hyphenate, style.lang) and (
        wide or (style.align == "justify" and search.loosest(breaks) > _LOOSE)
    ):
        hyphenate = True
        search = BreakSearch(make(hyphenate=True), measures, indent)
        breaks = search.best()
        wide = _wide_words(search.cells, breaks, room)
    if wide:
        search = BreakSearch(make(hyphenate=hyphenate, shatter=wide), measures, indent)
        breaks = search.best()
    return search, breaks


def _wide_words(cells: Cells, breaks: Sequence[LineBreak], room: float) -> frozenset[int]:
    """Return where words begin that fit no line, or only with a mark that would begin the next."""
    found = (
        {i for i in range(len(cells)) if cells.widths[i] > room} if _widest(cells) > room else set()
    )
    for one in breaks:
        if one.forced:
            found.update(range(one.first, min(one.last + 2, len(cells))))
    return frozenset(
        cells.starts[i]
        for i in found
        if cells.classes[i] == CharClass.LA and cells.starts[i + 1] - cells.starts[i] > 1
    )


def _widest(cells: Cells) -> float:
    return float(cells.widths.max()) if len(cells) else 0.0


def _readings(paragraph: Paragraph) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, reading); one reading a character where their number allows (C17)."""
    found: list[tuple[int, int, str]] = []
    start = 0
    for span in paragraph.spans:
        end = start + len(span.text)
        if span.ruby:
            syllables = span.ruby.split()
            if len(syllables) == end - start > 1:
                found += ((start + i, start + i + 1, one) for i, one in enumerate(syllables))
            else:
                found.append((start, end, span.ruby))
        start = end
    return tuple(found)


_Natural = tuple[tuple[int, ...], list[float], list[float]]
"""Where cells start, and prefix sums of em: up to each cell, and up to the end of the last one."""


def _natural(cells: Cells, size: float) -> _Natural:
    steps = np.concatenate(([0.0], np.cumsum(cells.widths + cells.gaps))) / size
    ends = steps.copy()
    ends[1:] -= cells.gaps / size
    return cells.starts, steps.tolist(), ends.tolist()


def _missing(cells: Cells) -> tuple[str, ...]:
    return tuple(
        cells.text[cells.starts[i] : cells.starts[i + 1]]
        for i, shaped in enumerate(cells.shaped)
        if shaped.substitute
    )
