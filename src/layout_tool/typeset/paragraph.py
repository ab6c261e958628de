"""A paragraph → lines, remembered by content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.fonts import FontBook
from layout_tool.model import Paragraph, Span, StyleSheet, TextStyle, plain
from layout_tool.typeset.breaking import LineBreak, break_lines, may_have, ways_by_count
from layout_tool.typeset.interlinear import beside
from layout_tool.typeset.itemise import itemise
from layout_tool.typeset.justify import justify
from layout_tool.typeset.rules.spaces import SpaceStyle
from layout_tool.typeset.setting import Cells, ParagraphStyle, RunStyle, SetParagraph
from layout_tool.typeset.shape import Shaper

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
_SUPERIOR: Final = 0.35
_INFERIOR: Final = -0.12
_SMALL: Final = 0.65
_REMEMBERED: Final = 20_000
_BROKEN_REMEMBERED: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Key:
    paragraph: Paragraph
    style: TextStyle
    measures: tuple[float, ...]
    owner: str
    part: str
    index: int
    looseness: int


@dataclass(frozen=True, slots=True, eq=False)
class _Broken:
    """A paragraph before its lines are justified; ``indent`` in pt."""

    cells: Cells
    spans: tuple[tuple[int, int], ...]
    how: ParagraphStyle
    indent: float
    breaks: tuple[LineBreak, ...]


_Ways = dict[int, tuple[float, tuple[LineBreak, ...]]]


class Typesetter:
    """Sets paragraphs with one font book and one style sheet, and remembers what it has set.

    Its answers depend on content alone: asked twice, it gives the same lines, from the cache or
    not.
    """

    def __init__(self, book: FontBook, styles: StyleSheet, shaper: Shaper | None = None) -> None:
        self.book = book
        self.styles = styles
        self.shaper = shaper or Shaper(book)
        self._set: dict[_Key, SetParagraph] = {}
        self._broken: dict[_Key, _Broken] = {}
        self._ways: dict[_Key, _Ways] = {}
        self._widths: dict[tuple[str, TextStyle], float] = {}

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

        ``looseness`` asks for that many lines more (or fewer) than the best way, where a way
        without a broken rule exists; else the best way is given.
        """
        key = _Key(paragraph, style, tuple(measures), owner, part, index, looseness)
        found = self._set.get(key)
        if found is None:
            if len(self._set) >= _REMEMBERED:
                self._set.clear()
            found = self._set[key] = self._compose(key)
        return found

    def style_of(self, paragraph: Paragraph) -> TextStyle:
        """Return the text style of the paragraph's kind (body, subhead, verse, summary)."""
        return self.styles.text.get(paragraph.kind) or self.styles.text["body"]

    def natural_width(self, text: str, style: TextStyle) -> float:
        """Return the width in pt of ``text`` on one line, neither squeezed nor stretched."""
        key = (text, style)
        found = self._widths.get(key)
        if found is None:
            styles, spans = self._run_styles(plain(text), style)
            cells = itemise(text, spans, styles, _paragraph_style(style, 0.0), self.shaper)
            found = float(cells.widths.sum() + cells.gaps[:-1].sum()) if len(cells) else 0.0
            self._widths[key] = found
        return found

    def _compose(self, key: _Key) -> SetParagraph:
        broken = self._broken_paragraph(key)
        breaks = broken.breaks
        if key.looseness:
            wanted = len(breaks) + key.looseness
            if not may_have(broken.cells, key.measures, wanted, indent=broken.indent):
                return self._compose(replace(key, looseness=0))
            breaks = _choose(self._ways_of(key, broken), breaks, key.looseness)
        return self._justified(key, broken, breaks)

    def _broken_paragraph(self, key: _Key) -> _Broken:
        """Itemise and break the best way; remembered, for its looser and tighter ways."""
        key = replace(key, looseness=0)
        found = self._broken.get(key)
        if found is not None:
            return found
        paragraph, style = key.paragraph, key.style
        text = paragraph.text
        styles, spans = self._run_styles(paragraph, style)
        narrowest = min(key.measures) / style.size + 1e-6
        indent_em = min(style.indent, 1.0) if narrowest <= _ONE_EM_INDENT else style.indent
        how = _paragraph_style(style, indent_em, narrow=narrowest <= _NARROW_EM)
        rubies = _readings(paragraph)
        cells = itemise(text, spans, styles, how, self.shaper, rubies=rubies)
        indent = indent_em * style.size
        if len(cells) and float(cells.widths.max()) > min(key.measures) - indent:
            cells = itemise(text, spans, styles, how, self.shaper, shatter=True, rubies=rubies)
        breaks = break_lines(cells, key.measures, indent=indent)
        if len(self._broken) >= _BROKEN_REMEMBERED:
            self._broken.clear()
        found = self._broken[key] = _Broken(cells, tuple(spans), how, indent, breaks)
        return found

    def _ways_of(self, key: _Key, broken: _Broken) -> _Ways:
        key = replace(key, looseness=0)
        found = self._ways.get(key)
        if found is None:
            if len(self._ways) >= _BROKEN_REMEMBERED:
                self._ways.clear()
            found = ways_by_count(broken.cells, key.measures, indent=broken.indent)
            self._ways[key] = found
        return found

    def _justified(self, key: _Key, broken: _Broken, breaks: tuple[LineBreak, ...]) -> SetParagraph:
        cells = broken.cells
        decorated = bool(cells.rubies) or any(one.decorations for one in cells.styles)
        lines = []
        for number, one in enumerate(breaks):
            measure = key.measures[min(number, len(key.measures) - 1)]
            inset = broken.indent if number == 0 else 0.0
            line, places = justify(
                cells,
                one,
                measure - inset,
                key.style.align,
                last=number == len(breaks) - 1,
                source=(key.owner, key.part, key.index),
            )
            if decorated:
                marks = beside(cells, one, places, broken.spans, broken.how, self.shaper)
                line = replace(line, marks=marks)
            lines.append(line.shifted(inset) if inset else line)
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
        return RunStyle(
            role, latin, size, colour, base.width, base.tracking, rise, tuple(decorations)
        )


def _paragraph_style(style: TextStyle, indent: float, *, narrow: bool = False) -> ParagraphStyle:
    gap = min(style.latin_gap, _NARROW_GAP) if narrow else style.latin_gap
    spaces = SpaceStyle(
        style.punctuation, style.pairs, gap, style.squeeze_stops, style.lang,
        style.direction == "vertical",
    )  # fmt: skip
    return ParagraphStyle(
        style.align, indent, style.breaks, style.strict_grid, style.hang, style.digits_solid,
        spaces,
    )  # fmt: skip


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


def _choose(
    ways: _Ways,
    best: tuple[LineBreak, ...],
    looseness: int,
) -> tuple[LineBreak, ...]:
    wanted = ways.get(len(best) + looseness)
    return wanted[1] if wanted is not None and not any(b.forced for b in wanted[1]) else best


def _missing(cells: Cells) -> tuple[str, ...]:
    return tuple(
        cells.text[cells.starts[i] : cells.starts[i + 1]]
        for i, shaped in enumerate(cells.shaped)
        if shaped.substitute
    )
