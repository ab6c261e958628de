"""Which line of a head is the kicker, which the headline, which the deck.

A Chinese head is 引题 (kicker), 主题 (headline, one or two lines) and 副题 (deck), of which only
the headline is a must.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.copydesk.lines import Line, couplet, is_office, opens_with_office

__all__ = ["HeadParts", "divide_head"]

_DASHES: Final = ("——", "--", "──", "―")
_ATTENDED: Final = re.compile(
    r"(?:讲话|出席|主持|致辞|强调|参加|陪同|批示|调研|宣读|主持会议|作报告|作部署|提要求)$"
)
_FINITE: Final = re.compile(r"[！？!?…]”?$")
_GOES_ON: Final = re.compile(r"^[都也就还才又与和并及却而]")
_BREAKS_OFF: Final = re.compile(r"[的在把与和为向对从让]$")
_OCCASION: Final = re.compile(
    r"^(?:学习贯彻|贯彻落实|深入(?:学习|贯彻|推进|开展|实施)|全面贯彻|围绕|聚焦|庆祝|纪念|迎接|喜迎|献礼)"
)
"""How a kicker that names the occasion begins."""
_HEADING_KICKER: Final = re.compile(r"^(?:以|为|从|在|用|把|围绕|聚焦|随着|面对)")


@dataclass(frozen=True, slots=True)
class HeadParts:
    """Indexes of the lines that make each part of a head."""

    kicker: tuple[int, ...] = ()
    headline: tuple[int, ...] = ()
    deck: tuple[int, ...] = ()


def divide_head(lines: Sequence[Line], gap: float = 0.0) -> HeadParts:
    """Divide the lines of one head; ``gap`` is the page's usual blank lines between blocks."""
    dashed = next((i for i, line in enumerate(lines) if i and line.text.startswith(_DASHES)), None)
    if dashed is not None:
        top = divide_head(lines[:dashed], gap)
        return HeadParts(
            top.kicker, top.headline + top.deck, tuple(range(dashed, len(lines)))
        ) if len(top.deck) == 0 else HeadParts(
            top.kicker, top.headline, (*top.deck, *range(dashed, len(lines)))
        )  # fmt: skip
    if len(lines) == 1:
        return HeadParts(headline=(0,))
    if len(lines) == 2:
        return _two(lines[0], lines[1], gap)
    if len(lines) == 3:
        return _three(lines, gap)
    if _pair(lines[1], lines[2], gap):
        return HeadParts((0,), (1, 2), tuple(range(3, len(lines))))
    return HeadParts((0,), (1,), tuple(range(2, len(lines))))


def _two(first: Line, second: Line, gap: float) -> HeadParts:
    """Kicker and headline, headline and deck, or a headline of two lines.

    The line that begins with a place or an office says who and where: it is the kicker or the
    deck; the other is the headline.
    """
    kicker = HeadParts((0,), (1,))
    if is_office(first.folded) or first.folded.endswith("："):
        return kicker
    if _pair(first, second, gap):
        return HeadParts(headline=(0, 1))
    subject = opens_with_office(first.folded), opens_with_office(second.folded)
    if _FINITE.search(first.text) or _ATTENDED.search(second.text):
        return HeadParts(headline=(0,), deck=(1,))
    if subject != (True, False) and _sums_up(first, second):
        return HeadParts(headline=(0,), deck=(1,))
    if subject == (False, True) and second.size > first.size:
        return HeadParts(headline=(0,), deck=(1,))
    return kicker


def _three(lines: Sequence[Line], gap: float) -> HeadParts:
    first, second, third = lines
    if is_office(first.folded) or first.folded.endswith("："):
        if _pair(second, third, gap):
            return HeadParts((0,), (1, 2))
        return HeadParts((0,), (1,), (2,))
    if _pair(second, third, gap) and not _sums_up(second, third):
        return HeadParts((0,), (1, 2))
    if _pair(first, second, gap):
        return HeadParts((), (0, 1), (2,))
    return HeadParts((0,), (1,), (2,))


def _pair(first: Line, second: Line, gap: float) -> bool:
    """Tell whether two lines are the halves of one headline.

    The second goes on with the first's sentence, or they stand without a gap where the page has
    gaps, or they are of one length to the character, as the halves of a parallel headline are.
    """
    if couplet(first.text) or couplet(second.text) or is_office(second.folded):
        return False
    if _ATTENDED.search(second.text) or _OCCASION.match(first.text):
        return False
    if _GOES_ON.match(second.text) or _BREAKS_OFF.search(first.text):
        return True
    longer, shorter = max(first.size, second.size), min(first.size, second.size)
    close = gap >= 1 and second.blanks == 0
    if close and shorter >= 4 and longer <= 1.7 * shorter and longer <= 24:
        return True
    alike = longer - shorter <= (1 if second.blanks == 0 else 0)
    return alike and 5 <= shorter <= 16 and not _HEADING_KICKER.match(first.folded)


def _sums_up(first: Line, second: Line) -> bool:
    """Tell whether the second line is a deck: longer, with a clause or figures of its own."""
    if couplet(first.text) and not couplet(second.text):
        return second.size > first.size * 0.8
    facts = second.commas > 0 or re.search(r"\d", second.text) is not None
    return facts and second.size >= first.size * 1.25
