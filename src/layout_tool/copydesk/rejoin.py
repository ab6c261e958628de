"""Paragraphs that a column's end cut in two are joined again; cut lines likewise.

Whether a paragraph that ends at a full stop was cut there cannot be known from the text alone,
so such blocks stay apart, unless the page indents its paragraphs and the second is not indented.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from layout_tool.copydesk.lines import Line, cut_score, is_item, opens_dateline
from layout_tool.copydesk.record import Step

__all__ = ["continues", "glue", "unwrap"]

_SPEECH: Final = re.compile(r"(?:说|道|表示|介绍|坦言|认为|指出|强调)：$")
_FEWEST_FULL_LINES: Final = 6


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
    """Find the line ends of a text that was wrapped to a fixed width, as mail and PDF do.

    A page is wrapped when several lines break off unended at one and the same width and none is
    wider; a line is full when no more than two characters are missing to that width.
    """
    lines = text.split("\n")
    widths = [_width(line) for line in lines]
    widest = max(widths, default=0)
    if not 24 <= widest <= 120:
        return []
    full = [i for i, w in enumerate(widths) if w >= widest - 4]
    unended = [i for i in full if not lines[i].rstrip().endswith(("。", "！", "？", "”", "…"))]
    followed = [i for i in unended if i + 1 < len(lines) and lines[i + 1].strip()]
    if len(followed) < _FEWEST_FULL_LINES:
        return []
    common = Counter(widths[i] for i in full)
    if sum(common.values()) * 4 < sum(1 for w in widths if w > widest // 2):
        return []
    steps: list[Step] = []
    position = 0
    for index, line in enumerate(lines[:-1]):
        end = position + len(line)
        following = lines[index + 1]
        if (
            widths[index] >= widest - 4
            and following.strip()
            and not following.startswith(("\u3000", "  "))
        ):
            begin = position + len(line.rstrip())
            space = len(following) - len(following.lstrip())
            steps.append((begin, end + 1 + space, glue(line.rstrip(), following.lstrip()),
                          "join.line"))  # fmt: skip
        position = end + 1
    return steps


def _width(line: str) -> int:
    """Width in half em."""
    bare = line.rstrip()
    return sum(1 if c < "\u1100" and c not in "“”‘’—…·" else 2 for c in bare)
