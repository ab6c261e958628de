"""Which language a story is in, by its characters: its marks are set and cleaned accordingly."""

from __future__ import annotations

from typing import Final, Literal

from layout_tool.copydesk.lexicon import SIMPLIFIED, TRADITIONAL

__all__ = ["Language", "language_of"]

Language = Literal["zh-Hans", "zh-Hant", "ja", "en"]

_SAMPLE: Final = 4_000
_TRADITIONAL_SHARE: Final = 0.04
"""Least share of plainly traditional characters among the Han of a traditional text; they must be
more than the plainly simplified ones besides."""
_KANA_SHARE: Final = 0.2
"""Least share of kana among kana and Han of a Japanese text: prose has about a half, Chinese
that quotes a Japanese title a few in a hundred."""
_LEAST: Final = 4
"""Fewer characters than this decide nothing."""


def language_of(text: str, otherwise: Language = "zh-Hans") -> Language:
    """Return the language of a text as a BCP 47 tag.

    ``otherwise`` is given back where the text is too short to tell. English stands for any text
    of basic Latin letters alone.
    """
    sample = text[:_SAMPLE]
    han = sum("\u3400" <= c <= "\u9fff" for c in sample)
    kana = sum("\u3041" <= c <= "\u30fa" or "\uff66" <= c <= "\uff9d" for c in sample)
    if han + kana < _LEAST:
        letters = [c for c in sample if c.isalpha()]
        latin = sum(c.isascii() for c in letters)
        plainly = not han + kana and latin >= 20 and latin * 10 >= len(letters) * 9
        return "en" if plainly else otherwise
    if kana > (han + kana) * _KANA_SHARE:
        return "ja"
    traditional = sum(c in TRADITIONAL for c in sample)
    simplified = sum(c in SIMPLIFIED for c in sample)
    return "zh-Hant" if traditional > max(simplified, han * _TRADITIONAL_SHARE) else "zh-Hans"
