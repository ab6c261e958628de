"""Signatures and credits that stand at the end of a paragraph get a line of their own."""

from __future__ import annotations

import re
from typing import Final

from layout_tool.copydesk.lines import Line, byline_score, is_credit, split_lines
from layout_tool.copydesk.record import Step

__all__ = ["split_signatures"]

_BRACKETED: Final = re.compile(
    r"(?<=[。！？”])[ \u3000]*(?P<sign>[（(](?:[^（）()。，,]|[（(][^（）()]*[)）]){2,60}[)）])$"
)
_SPACED: Final = re.compile(
    r"(?<=[。！？”])[ \u3000]+(?P<sign>[^ \u3000。，,！？](?:[^。，,！？]{0,38}[^。，,！？])?)$"
)
_LEAST_BODY: Final = 25


def split_signatures(text: str) -> list[Step]:
    """Find bylines that end a paragraph: “…。（张三 李四）” or “…。　张三”.

    Only what can be nothing else is split off: names or a reporter's title, after the stop of a
    paragraph of some length. Credits of pictures (摄) stay with their caption.
    """
    steps: list[Step] = []
    for line in split_lines(text):
        for pattern in (_BRACKETED, _SPACED):
            match = pattern.search(line.text)
            if match is None or match.start() < _LEAST_BODY:
                continue
            sign = match["sign"]
            alone = Line(0, len(sign), sign, split_lines(sign)[0].folded, 0, 0)
            if byline_score(alone) >= 4.5 and not is_credit(alone):
                place = line.start + match.start()
                steps.append((place, line.start + match.start("sign"), "\n", "byline.own-line"))
                break
    return steps
