"""Which characters of a paragraph go into its drop capital (首字下沉)."""

from __future__ import annotations

from typing import Final

from layout_tool.sheet import is_joined
from layout_tool.typeset.rules.classes import CharClass, classes_of

__all__ = ["initial_length"]

_DIGITS: Final = 4


def initial_length(text: str) -> int:
    """Return how many characters of a paragraph go into its drop capital; 0 for none.

    A mark never stands there alone: opening ones go with the character behind them, combining
    ones with the one before. A number of up to four digits stays whole.
    """
    end = 0
    classes = classes_of(text)
    while end < len(text) and (classes[end] == CharClass.OP or text[end] in "\"'"):
        end += 1
    if end >= len(text) or not text[end].isalnum():
        return 0
    digits = end
    while digits < len(text) and text[digits].isascii() and text[digits].isdigit():
        digits += 1
    end = digits if end < digits <= end + _DIGITS else end + 1
    while is_joined(text, end):
        end += 1
    return end
