"""Western passages of vertical lines: what is read together lies together (CLREQ §3.2.4, C10).

A single letter, an acronym and a short number stand upright among Han. Beside a word that lies on
its side they lie with it (iPhone 15 Pro, 36 km/h), and so do the pieces of one word (H₂O, or what
is left of a word too long for the line).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.setting import RunStyle, Shaped
from layout_tool.typeset.shape import Shaper
from layout_tool.typeset.units import LETTERS

__all__ = ["laid_down", "passages"]

_WORD: Final = re.compile(rf"[{LETTERS}]{{2}}")
_LA: Final = int(CharClass.LA)
_SP: Final = int(CharClass.SP)


def laid_down(
    text: str,
    starts: Sequence[int],
    names: Sequence[int],
    shaped: tuple[Shaped, ...],
    styles: tuple[RunStyle, ...],
    style_of: Sequence[int],
    shaper: Shaper,
) -> tuple[Shaped, ...]:
    """Return the cells of a vertical line with the upright ones of lying passages laid down."""
    result = list(shaped)
    for words in passages(names):
        upright = [i for i in words if shaped[i].orientation != "r"]
        lying = (text[starts[i] : starts[i + 1]] for i in words if i not in upright)
        parted = any(after == before + 1 for before, after in pairwise(words))
        if parted or any(map(_WORD.search, lying)):
            for i in upright:
                style = styles[style_of[i]]
                part = text[starts[i] : starts[i + 1]]
                result[i] = shaper.turned(part, style.latin, style.lang)
    return tuple(result)


def passages(names: Sequence[int]) -> Iterator[list[int]]:
    """Yield the cells of words that nothing but spaces parts."""
    words: list[int] = []
    for i, name in enumerate(names):
        if name == _LA:
            words.append(i)
        elif name != _SP and words:
            yield words
            words = []
    if words:
        yield words
