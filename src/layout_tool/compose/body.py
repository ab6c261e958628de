"""The text of a story: its paragraphs set, shared out over columns, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from layout_tool.compose.result import StoryFit
from layout_tool.model import (
    Direction,
    HeadStyle,
    Paragraph,
    ParagraphKind,
    Story,
    StoryFrame,
    TextStyle,
    table_at,
)
from layout_tool.model.edits.spans import cut
from layout_tool.typeset import (
    Flow,
    Line,
    SetParagraph,
    Tables,
    Typesetter,
    every_part,
    flow,
    loosened,
    spoken,
)

__all__ = ["Body", "head_in_language", "in_language", "story_fit"]

_USUAL_LEADING: Final = 1.44


def in_language(style: TextStyle, story: Story, setter: Typesetter) -> TextStyle:
    """Return the style in the story's language, where the story names another than the edition's.

    A style that is itself of another language keeps it in stories of the edition's.
    """
    if story.lang in ("", setter.lang, style.lang):
        return style
    return spoken(style, story.lang)


def head_in_language(style: HeadStyle, story: Story, setter: Typesetter) -> HeadStyle:
    """Return a head style in the story's language."""
    if story.lang in ("", setter.lang):
        return style
    return every_part(style, lambda part: in_language(part, story, setter))


@dataclass(frozen=True, slots=True)
class Body:
    """A story's text in columns of ``measure`` pt, in a direction.

    ``frame`` says how it is set where that differs from the styles: its style, and what
    copyfitting changed. ``cut`` is a paragraph (its index) without so many characters at its
    begin, which stand in a drop capital down to the line before ``least_rows``. ``pitch`` is the
    distance of the lines in pt, for the rules of tables; the style's if it is 0.
    """

    story: Story
    setter: Typesetter
    measure: float
    direction: Direction = "horizontal"
    frame: StoryFrame | None = None
    cut: tuple[int, int] | None = None
    least_rows: int = 0
    pitch: float = 0.0
    _tables: dict[tuple[int, float], tuple[SetParagraph, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Tables by their first row and their measure, which every row would ask for anew."""
    _ranges: dict[int, range] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The rows of its table for each row, once one was asked for."""
    _styles: dict[ParagraphKind, TextStyle] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _best: list[SetParagraph] = field(default_factory=list, init=False, repr=False, compare=False)

    def style(self, index: int) -> TextStyle:
        """Return the style in which a paragraph is set."""
        kind = self.story.body[index].kind
        if kind not in self._styles:
            self._styles[kind] = self._style(self.story.body[index])
        return self._styles[kind]

    def _style(self, paragraph: Paragraph) -> TextStyle:
        style = self.setter.style_of(paragraph)
        if self.frame is not None:
            named = self.setter.styles.text.get(self.frame.style, style)
            if paragraph.kind == "body":
                style = named
            elif paragraph.is_row and self.frame.style in self.setter.styles.text:
                style = replace(
                    style, stripes=named.stripes or style.stripes,
                    rules=style.rules if named.rules == "three" else named.rules,
                )  # fmt: skip
            style = _fitted(style, self.frame)
        style = in_language(style, self.story, self.setter)
        if style.direction != self.direction:
            style = replace(style, direction=self.direction)
        return style

    def paragraph(
        self, index: int, looseness: int = 0, measures: tuple[float, ...] = ()
    ) -> SetParagraph:
        """Return a paragraph set, so many lines longer than best where that can be.

        ``measures`` are those of its lines, the last for all that follow; the column's if none.
        """
        paragraph = self.story.body[index]
        if paragraph.is_row:
            return self._row(index, min(measures or (self.measure,)))
        style = self.style(index)
        chars = self.cut[1] if self.cut is not None and self.cut[0] == index else 0
        if chars:
            paragraph = cut(paragraph, chars)
            style = replace(style, indent=0.0)
        done = self.setter.set_paragraph(
            paragraph, style, measures or (self.measure,), owner=self.story.id, part="body",
            index=index, looseness=looseness,
        )  # fmt: skip
        if not chars:
            return done
        return replace(done, lines=tuple(line.renumbered(chars) for line in done.lines))

    def _row(self, index: int, measure: float) -> SetParagraph:
        """Return a row of a table, which is set as a whole."""
        rows = self.table(index)
        table = self._tables.get((rows.start, measure))
        if table is None:
            styles = [self.style(i) for i in rows]
            pitch = self.pitch or styles[0].leading or _USUAL_LEADING * styles[0].size
            table = self._tables[rows.start, measure] = self.setter.set_table(
                [self.story.body[i] for i in rows], styles, measure, pitch,
                owner=self.story.id, first=rows.start,
            )  # fmt: skip
        return table[index - rows.start]

    def table(self, index: int) -> range:
        """Return the rows of the table that a row belongs to; none where it is no row."""
        if not self.story.body[index].is_row:
            return range(index, index)
        if index not in self._ranges:
            rows = table_at(self.story.body, index)
            self._ranges.update(dict.fromkeys(rows, rows))
        return self._ranges[index]

    def gaps(self) -> list[bool]:
        """Tell of each paragraph whether a line stays free before it: between text and tables.

        A subhead right above a table is its title and stands close to it, a line from the text
        before. An empty paragraph needs no line more.
        """
        body, found = self.story.body, [False] * len(self.story.body)
        for index in range(1, len(body)):
            if self.table(index) == self.table(index - 1):
                continue
            titled = body[index].is_row and body[index - 1].kind == "subhead"
            at = index - titled
            found[at] = at > 0 and bool(body[at - 1].text and body[at].text)
        return found

    def tables(self) -> Tables | None:
        """Return the tables of the text, or None where it has none."""
        if not any(paragraph.is_row for paragraph in self.story.body):
            return None
        return Tables(self.gaps(), [self.table(index) for index in range(len(self.story.body))])

    def lengths(self) -> list[float]:
        """Return about how long each paragraph is on one line, in pt."""
        return [len(p.text) * self.style(i).size for i, p in enumerate(self.story.body)]

    def headings(self) -> list[bool]:
        """Tell of each paragraph whether the text after it must stay with it."""
        return [
            p.kind in ("subhead", "table-head") or self._heads_rows(index)
            for index, p in enumerate(self.story.body)
        ]

    def _heads_rows(self, index: int) -> bool:
        """Tell whether a row goes across its table, with rows of several cells below it."""
        body, rows = self.story.body, self.table(index)
        if index + 1 >= rows.stop or "\t" in body[index].text:
            return False
        return "\t" in body[index + 1].text

    def paragraphs(self) -> list[SetParagraph]:
        """Return all paragraphs in the lines that are best for each."""
        if not self._best:
            self._best.extend(map(self.paragraph, range(len(self.story.body))))
        return self._best

    def set_lines(self) -> tuple[tuple[Line, ...], ...]:
        """Return every paragraph's lines, together as many more or fewer as the frame says."""
        best = tuple(done.lines for done in self.paragraphs())
        if self.frame is None or not self.frame.looseness:
            return best
        return loosened(best, self._relaxed, self.frame.looseness)

    def _relaxed(self, index: int, more: int) -> tuple[Line, ...]:
        return self.paragraph(index, more).lines

    def flow(self, columns: int, rows: int) -> Flow:
        """Share the lines out over ``columns`` columns of at most ``rows`` lines.

        Lines that copyfitting added or saved are not given back to make columns level.
        """
        lines = self.set_lines()
        wanted = self.frame.looseness if self.frame is not None else 0

        def relax(index: int, more: int) -> tuple[Line, ...]:
            return lines[index] if more * wanted < 0 else self._relaxed(index, more)

        return flow(
            lines,
            self.headings(),
            self.measure,
            columns,
            rows,
            relax,
            self.gaps(),
        )

    def count(self, columns: int) -> int:
        """Return the lines that the text takes in so many level columns.

        Lines that stay free beside tables count, and so do heads that stand again and what is
        left at the foot of a column by a row that stays whole.
        """
        lines = self.set_lines()
        total = sum(map(len, lines))
        if self.tables() is None:
            return total
        done = flow(
            lines, self.headings(), self.measure, columns, 2 * total + columns,
            lambda index, _: lines[index], self.gaps(),
        )  # fmt: skip
        return max(sum(done.counts), (max(done.counts) - 1) * columns + 1)


def _fitted(style: TextStyle, frame: StoryFrame) -> TextStyle:
    """Return a text style with what copyfitting changed in the frame."""
    if frame.tracking:
        style = replace(style, tracking=style.tracking + frame.tracking)
    if frame.squeeze:
        style = replace(style, pairs="solid", squeeze_stops=True)
    return style


def story_fit(
    frame: StoryFrame, story: Story, placed: int, over: Sequence[Line], room: int, head_lines: int
) -> StoryFit:
    """Return how a story fits a frame with room for so many lines, of which some are placed."""
    chars = 0
    for line in over:
        for run in line.runs:
            chars += sum(1 for c in run.glyphs.text if not c.isspace())
    lines = placed + len(over)
    return StoryFit(frame.id, story.id, chars, len(over), room - placed, head_lines, lines)
