"""Labelled lines become blocks: the fields and paragraphs of a page, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from layout_tool.copydesk.heads import divide_head
from layout_tool.copydesk.lines import Line, section_name
from layout_tool.copydesk.punctuation import Kind
from layout_tool.copydesk.recognise import Label, PageHabits
from layout_tool.copydesk.record import Step
from layout_tool.copydesk.rejoin import continues, glue
from layout_tool.copydesk.tabular import cells_of, is_row
from layout_tool.model import ParagraphKind

__all__ = ["Block", "Role", "group"]

Role = Literal[
    "kicker", "headline", "deck", "byline", "body", "caption", "section", "slogan", "aside"
]

_SUMMARY: Final = re.compile(
    r"^(?:编者按|编者的话|核心提示|核心阅读|阅读提示|内容提要|提要|导读|【?摘要】?)"
    r"(?:[：: \u3000]|$)"
)
_BRACKETS: Final = re.compile(
    r"^[（(【\[](?!作者)(?:[^（）()【】]|[（(][^（）()]*[)）])*[)）】\]]$"
)
_SLOGAN_NAME: Final = re.compile(r"^(?:口号|标语)[：:][ \u3000]*")


@dataclass(slots=True)
class Block:
    """One field or paragraph. ``pieces`` are stretches of the draft's text (start, end).

    ``story`` counts from 0, -1 for what belongs to the page; ``index`` is the number of the
    paragraph or caption.
    """

    role: Role
    kind: Kind
    pieces: list[tuple[int, int]]
    paragraph: ParagraphKind = "body"
    story: int = -1
    index: int = 0
    trims: list[Step] = field(default_factory=list)

    def between(self, before: str, after: str) -> str:
        """Return what stands between two of its pieces."""
        if self.paragraph == "table":
            return "\t"
        if self.role in ("kicker", "headline", "deck"):
            return "\n"
        if self.role == "caption":
            return "" if before.endswith(("。", "！", "？", "”", "）", ")")) else " "
        if self.role == "byline":
            return "" if after.startswith(("（", "(")) else " "
        return glue(before, after)

    def text(self, draft: str) -> str:
        """Return the block's text, given the draft's."""
        joined = ""
        for number, (start, end) in enumerate(self.pieces):
            piece = draft[start:end]
            joined += (self.between(joined, piece) if self.parted(number, joined) else "") + piece
        return joined

    def parted(self, number: int, before: str) -> bool:
        """Tell whether something stands before a piece (by number), given the text before it."""
        return bool(before) or (self.paragraph == "table" and number > 0)

    def joins(self, draft: str) -> Iterator[Step]:
        """Yield the steps that take away the white space where body pieces are joined."""
        if self.role != "body" or self.paragraph == "table":
            return
        for (low, end), (start, high) in zip(self.pieces, self.pieces[1:], strict=False):
            between = draft[end:start]
            stays = glue(draft[low:end], draft[start:high]) if between.isspace() else ""
            if not between.isspace():
                start = end + len(between) - len(between.lstrip())
                stays = "\n"
            yield end, start, stays, "join.paragraph"

    def to_draft(self, draft: str, edit: Step) -> Iterator[Step]:
        """Carry a step on the block's text over to the draft; across a join it falls in two."""
        begin, finish, rest, rule = edit
        offset = 0
        joined = ""
        for number, (low, high) in enumerate(self.pieces):
            piece = draft[low:high]
            if self.parted(number, joined):
                gap = self.between(joined, piece)
                joined += gap
                offset += len(gap)
            first, last = max(begin, offset), min(finish, offset + len(piece))
            if first < last or (begin == finish and offset <= begin < offset + len(piece)):
                yield low + first - offset, low + last - offset, rest, rule
                rest = ""
            joined += piece
            offset += len(piece)


def group(lines: Sequence[Line], labels: Sequence[Label], page: PageHabits) -> list[Block]:
    """Group labelled lines into blocks; cut paragraphs are joined (``rejoin``)."""
    grouper = _Grouper(page)
    index = 0
    while index < len(lines):
        count = 1
        if labels[index] == "head1":
            while index + count < len(lines) and labels[index + count] in _HEAD_TAIL:
                count += 1
            grouper.head(lines[index : index + count])
        else:
            grouper.line(lines[index], labels[index])
        index += count
    grouper.number()
    return grouper.blocks


_HEAD_TAIL: Final = ("head2", "head3", "head4")


class _Grouper:
    """Walks down the page; remembers the story it is in and the paragraph that is open."""

    def __init__(self, page: PageHabits) -> None:
        self.page = page
        self.blocks: list[Block] = []
        self.story = -1
        self.open: tuple[Block, Line] | None = None

    def head(self, lines: Sequence[Line]) -> None:
        """Begin a story."""
        self.story += 1
        self.open = None
        parts = divide_head(lines, self.page.gap)
        rows: tuple[tuple[Role, tuple[int, ...]], ...] = (
            ("kicker", parts.kicker), ("headline", parts.headline), ("deck", parts.deck),
        )  # fmt: skip
        for role, members in rows:
            if members:
                spans = [(lines[i].start, lines[i].end) for i in members]
                self.blocks.append(Block(role, "head", spans, story=self.story))

    def line(self, line: Line, label: Label) -> None:
        """Take a line that is not a head."""
        span = (line.start, line.end)
        if label in ("body", "subhead", "verse", "signed", "byline"):
            self.story = max(self.story, 0)
        if label == "body":
            self._body(line, span)
        elif label == "subhead":
            self._paragraph(Block("body", "head", [span], "subhead", self.story))
        elif label == "verse" and is_row(line.text):
            cells = cells_of(line.text, line.start)
            self._paragraph(Block("body", "verse", cells, "table", self.story))
        elif label == "verse":
            self._paragraph(Block("body", "verse", [span], "verse", self.story))
        elif label in ("signed", "byline"):
            self._byline(line, span)
        elif label in ("caption", "plate"):
            self.blocks.append(Block("caption", "caption", [span]))
        elif label == "credit":
            self._credit(span)
        else:
            self._edge(line, label, span)

    def number(self) -> None:
        """Give each paragraph its number in its story, each caption and aside its own."""
        counts: dict[tuple[Role, int], int] = {}
        for block in self.blocks:
            key = (block.role, block.story)
            block.index = counts.get(key, 0)
            counts[key] = block.index + 1

    def _paragraph(self, block: Block) -> None:
        self.blocks.append(block)
        self.open = None

    def _body(self, line: Line, span: tuple[int, int]) -> None:
        if self.open is not None and continues(self.open[1], line, indents=self.page.indents):
            block = self.open[0]
            block.pieces.append(span)
        else:
            kind: ParagraphKind = "summary" if _SUMMARY.match(line.text) else "body"
            block = Block("body", "body", [span], kind, self.story)
            self.blocks.append(block)
        self.open = (block, line)

    def _byline(self, line: Line, span: tuple[int, int]) -> None:
        trims: list[Step] = []
        if _BRACKETS.match(line.text):
            start, end = span
            trims = [(p, p + 1, "", "byline.brackets") for p in (start, end - 1)]
            span = (start + 1, end - 1)
        for other in self.blocks:
            if other.role == "byline" and other.story == self.story:
                other.pieces.append(span)
                other.trims += trims
                return
        self.blocks.append(Block("byline", "byline", [span], story=self.story, trims=trims))
        self.open = None

    def _credit(self, span: tuple[int, int]) -> None:
        last = next((b for b in reversed(self.blocks) if b.role == "caption"), None)
        if last is None:
            self.blocks.append(Block("caption", "caption", [span]))
        else:
            last.pieces.append(span)

    def _edge(self, line: Line, label: Label, span: tuple[int, int]) -> None:
        """Section, slogan or aside; a second section or slogan is set aside."""
        role: Role = "aside"
        if label in ("section", "slogan"):
            role = label
        elif label == "end":
            role = "slogan" if " " in line.text else "section"
        if any(b.role == role for b in self.blocks):
            role = "aside"
        name = line.text
        if role == "section":
            name = section_name(line.text)[0] or line.text
        elif role == "slogan":
            name = _SLOGAN_NAME.sub("", line.text)
        begin = span[0] + line.text.index(name)
        name_span = (begin, begin + len(name))
        block = Block(role, "byline" if role == "aside" else "head", [name_span])
        for start, end in ((span[0], begin), (name_span[1], span[1])):
            if start < end:
                block.trims.append((start, end, "", "edge.name"))
        self.blocks.append(block)
