"""Where a headline may break: between words, never within one.

A word list by frequency and the likeliest way to cut a headline into its words (Viterbi over a
unigram model; a word's cost is the logarithm of its rank). The list is read when the first
headline needs a break: about 30 ms, once.
"""

from __future__ import annotations

import itertools
import math
import re
from functools import cache
from typing import Final

from layout_tool.resources import asset
from layout_tool.typeset.unicode_breaks import closed_places

__all__ = ["break_places", "segment"]

_LONGEST: Final = 6
_RANK_SHIFT: Final = 50
_UNKNOWN: Final = 12.5
_BAD_START: Final = frozenset("的了着过地得们吗呢吧等之")
_BAD_END: Final = frozenset("和与在对将把被为给让向从以不")
_CLOSED: Final = re.compile(r"《[^》]{1,10}》|“[^”]{1,8}”|‘[^’]{1,8}’|（[^）]{1,8}）")
_NUMBER: Final = re.compile(r"[A-Za-z0-9.,:%℃+\-]+[万亿千百十]*[\u4e00-\u9fff]?")
_OPENING: Final = "“‘（《〈「『【"
_CLOSING: Final = "”’）》〉」』】，。、；：！？·…—"

_AT_SPACE: Final = -30.0
_AFTER_MARK: Final = -3.0
_BETWEEN_WORDS: Final = 1.0
_ONE_SHORT: Final = 2.0
_BOTH_SHORT: Final = 10.0


@cache
def _ranks() -> dict[str, int]:
    words = asset("words/words.txt").read_text(encoding="utf-8").split("\n")
    return dict(zip(words, range(_RANK_SHIFT, len(words) + _RANK_SHIFT), strict=True))


@cache
def _variants() -> dict[int, str]:
    pairs = asset("words/variants.txt").read_text(encoding="utf-8").split()
    return {ord(pair[0]): pair[1] for pair in pairs}


def _simplified(text: str) -> str:
    """Return the text as the word list would write it, character by character."""
    return text.translate(_variants())


def segment(text: str) -> tuple[int, ...]:
    """Return the offsets at which the likeliest words of ``text`` begin, 0 included."""
    ranks, text = _ranks(), _simplified(text)
    best = [0.0] + [math.inf] * len(text)
    start = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for length in range(1, min(_LONGEST, end) + 1):
            word = text[end - length : end]
            rank = ranks.get(word)
            if rank is None and length > 1:
                continue
            cost = math.log(rank) if rank is not None else _UNKNOWN
            if best[end - length] + cost < best[end]:
                best[end], start[end] = best[end - length] + cost, end - length
    places: list[int] = []
    position = len(text)
    while position:
        position = start[position]
        places.append(position)
    return tuple(reversed(places))


@cache
def break_places(text: str) -> tuple[tuple[int, float], ...]:
    """Return where a headline may break, (offset, cost), by rising offset.

    A space is where the editor wants the break, after a comma is a good place (costs below zero);
    between two longer words costs less than beside single characters. No place lies in a word, a
    number with its measure word, a short 《title》 or “quotation”, nor before 的 or after 和, nor
    where Unicode allows none.
    """
    starts, plain = segment(text), _simplified(text)
    edges = [*starts, len(text)]
    lengths = {a: b - a for a, b in itertools.pairwise(edges)}
    ends = {b: b - a for a, b in itertools.pairwise(edges)}
    shut = closed_places(text)
    for pattern in (_CLOSED, _NUMBER):
        for match in pattern.finditer(text):
            shut.update(range(match.start() + 1, match.end()))
    places: list[tuple[int, float]] = []
    for place in starts:
        if place == 0 or place in shut:
            continue
        before, after = text[place - 1], text[place]
        if after in _CLOSING or after == " " or before in _OPENING:
            continue
        if before == " ":
            places.append((place, _AT_SPACE))
        elif before in "，。；：！？":
            places.append((place, _AFTER_MARK))
        elif plain[place] not in _BAD_START and plain[place - 1] not in _BAD_END:
            short = (ends[place] == 1 and before not in _CLOSING) + (
                lengths[place] == 1 and after not in _OPENING
            )
            places.append((place, (_BETWEEN_WORDS, _ONE_SHORT, _BOTH_SHORT)[short]))
    return tuple(places)
