"""Paragraphs that a column's end cut in two are joined again; cut lines likewise.

Whether a paragraph that ends at a full stop was cut there cannot be known from the text alone,
so such blocks stay apart, unless the page indents its paragraphs and the second is not indented.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from layout_tool.copydesk.lines import Line, cut_score, is_item, opens_dateline
from layout_tool.copydesk.record import Step

__all__ = ["continues", "glue", "unwrap"]

_SPEECH: Final = re.compile(r"(?:说|道|表示|介绍|坦言|认为|指出|强调)：$")
_SENTENCE_ENDS: Final = ("。", "！", "？", "”", "…")
_FEWEST_FULL_LINES: Final = 6
_NARROWEST: Final = 24
"""Least measure in half em: narrower lines are verse or heads."""
_SLACK: Final = 4
"""How far, in half em, a full line may fall short of the measure because of line-edge rules."""


def continues(before: Line, after: Line, *, indents: bool) -> bool:
    """Tell whether block ``after`` goes on with the paragraph of block ``before``.

    ``indents`` says that the page's paragraphs are indented.
    """
    if is_item(after) or opens_dateline(after):
        return False
    if indents:
        if 2 <= after.indent <= 8:
            return cut_score(before, after) >= 3.0
        if before.ended:
            return before.size >= 20 and after.size >= 20
    if before.ended:
        return False
    if before.folded.endswith("："):
        return _SPEECH.search(before.folded) is not None
    if is_item(before) and before.size < 20:
        return cut_score(before, after) >= 2.0
    return True


def glue(before: str, after: str) -> str:
    """Return what stands between two joined pieces: a space between Latin words, else nothing."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii()
    return " " if latin and after[:1].isalnum() else ""


def unwrap(text: str) -> list[Step]:
    """Find the line ends of a text that was wrapped to a fixed measure, as mail and PDF do.

    A page is wrapped when most of the lines that break off unended, with text right below, are
    of one length. Such a line is full when no more than two characters are missing to it; inside
    a paragraph a shorter unended line goes on as well.
    """
    lines = text.split("\n")
    bare = [line.rstrip() for line in lines]
    hanging = [
        i
        for i, line in enumerate(bare[:-1])
        if line and bare[i + 1]
        if not (line.endswith(_SENTENCE_ENDS) or _indented(lines[i + 1]))
    ]
    if len(hanging) < _FEWEST_FULL_LINES:
        return []
    for measure in (_width, _doubled):
        sizes = [measure(line) for line in bare]
        full = _full_size(sizes, hanging)
        if full:
            return list(_line_joins(lines, sizes, full))
    return []


def _full_size(sizes: Sequence[int], hanging: Sequence[int]) -> int:
    """Return the size of a full line in half em, or 0 when the page is not wrapped."""
    size, _ = max(Counter(sizes[i] for i in hanging).items(), key=lambda pair: (pair[1], pair[0]))
    near = sum(size - _SLACK <= sizes[i] <= size + 2 for i in hanging)
    wider = sum(s > size + 2 for s in sizes)
    if size < _NARROWEST or near < _FEWEST_FULL_LINES:
        return 0
    return size if near * 10 >= len(hanging) * 8 and wider * 7 <= near else 0


def _line_joins(lines: Sequence[str], sizes: Sequence[int], full: int) -> Iterator[Step]:
    position = 0
    inside = False
    for line, following, size in zip(lines, lines[1:], sizes, strict=False):
        end = position + len(line)
        before, after = line.rstrip(), following.lstrip()
        reaches = size >= full - _SLACK or (
            inside and size * 10 >= full * 7 and not before.endswith(_SENTENCE_ENDS)
        )
        inside = (
            bool(before and after) and reaches and size <= full + 4 and not _indented(following)
        )
        if inside:
            space = len(following) - len(after)
            begin = position + len(before)
            yield begin, end + 1 + space, glue(before, after), "join.line"
        position = end + 1


def _indented(line: str) -> bool:
    return line.startswith(("\u3000", "  "))


def _doubled(line: str) -> int:
    """Length in half em if every character were full-width, as when lines are cut by count."""
    return 2 * len(line)


def _width(line: str) -> int:
    """Width in half em."""
    return sum(1 if c < "\u1100" and c not in "“”‘’—…·" else 2 for c in line)
