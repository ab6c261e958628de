"""Where a line may not begin or end (避头尾), by level of strictness.

Sources: CLREQ §3.1.3 (C2), GB/T 15834—2011 5.1.1 to 5.1.9, JLREQ 3.1.7 for the loose level.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import Breaks
from layout_tool.typeset.rules.classes import CharClass as C

__all__ = ["BREAK_COSTS", "LAST_RESORT", "NEVER_END", "NEVER_START", "SMALL_KANA", "WHOLE_COSTS",
           "break_table"]  # fmt: skip

_BASIC: Final = frozenset({C.CL, C.CM, C.FS, C.EX, C.MD, C.CN, C.SO})

NEVER_START: Final[dict[Breaks, frozenset[C]]] = {
    "loose": frozenset({C.CL, C.CM, C.FS}),
    "basic": _BASIC,
    "gb": _BASIC,
    "strict": _BASIC | {C.DA},
}
"""Classes that may not begin a line."""

NEVER_END: Final[dict[Breaks, frozenset[C]]] = {
    "loose": frozenset({C.OP}),
    "basic": frozenset({C.OP}),
    "gb": frozenset({C.OP, C.SO}),
    "strict": frozenset({C.OP, C.SO}),
}
"""Classes that may not end a line."""

BREAK_COSTS: Final[tuple[tuple[str, str, float, str], ...]] = (
    (r"[0-9〇一二三四五六七八九十百千万亿]", "年月日时分秒元人个万亿名家项次天岁届期版号", 4.0,
     "a number and its measure word"),
    (r"[0-9]", "年月日时分元人个万亿", 8.0, "digits and the word they count"),
    (r"·", "*", 6.0, "a translated name at its interpunct"),
)  # fmt: skip
"""Break places that cost something: before, after, cost in badness, and why ([D] costs)."""

WHOLE_COSTS: Final[tuple[tuple[str, str, float, str], ...]] = (
    ("《", r"《[^》]{1,6}》", 3.0, "a short title"),
    ("年", r"[0-9]{1,4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?", 4.0, "a date"),
    ("月", r"[0-9]{1,2}月[0-9]{1,2}日", 4.0, "a date"),
)  # fmt: skip
"""What stays in one line where that is cheap: a character it always has, its pattern, the cost of
any break inside, and why."""

SMALL_KANA: Final = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーゝゞヽヾ々")
"""Characters that never begin a line but at level loose (JLREQ 3.1.7)."""

LAST_RESORT: Final = 80.0
"""Cost of a break that breaks a rule because nothing else is possible (CLREQ §3.1.3)."""


@cache
def break_table(level: Breaks) -> NDArray[np.bool_]:
    """Return a square table that tells where a line may end: [class before, class after]."""
    table = np.ones((len(C), len(C)), dtype=bool)
    for after in NEVER_START[level]:
        table[:, after] = False
    for before in NEVER_END[level]:
        table[before, :] = False
    # N 5.1.7.2: a number keeps its sign, its currency and its unit, in Han figures too (UAX #14
    # LB23a, LB24, LB25).
    table[C.PR, :] = False
    for before, after in (
        (C.LA, C.PO), (C.ID, C.PO), (C.PO, C.PO), (C.PO, C.LA), (C.LA, C.PR),
    ):  # fmt: skip
        table[before, after] = False
    # A run of letters is cut only where itemising parts it (URLs), never between plain letters.
    table[C.LA, C.LA] = False
    # C3, ctex-kit#945: a dash group never parts from a stop that follows or another dash.
    table[C.DA, C.DA] = True
    # A typed space is left behind at the line's end: break before it, not after.
    table[C.SP, :] = False
    table[:, C.SP] = True
    table[C.OP, C.SP] = False
    for after in C:
        table[C.IS, after] = after not in NEVER_START[level]
    table[:, C.IS] = False
    return table
