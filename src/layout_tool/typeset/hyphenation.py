"""Words of Latin, Greek and Cyrillic script → the pieces that a line may end with a hyphen after.

The patterns are those of pyphen for the word's language. A word keeps its glyphs: kerning and
ligatures are those of the whole word, and no break is offered within a ligature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Protocol, cast

from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.regions import is_latin_script
from layout_tool.typeset.setting import RunStyle, Shaped
from layout_tool.typeset.units import LETTERS

__all__ = ["Parted", "hyphen_places", "may_hyphenate", "part_words"]

_FIRST: Final = 2
_LAST: Final = 3
"""Fewest letters before and after a hyphen."""
_ENGLISH: Final = "en-US"
"""The language of words in Chinese text that says nothing else of them."""
_LETTERS: Final = re.compile(rf"[{LETTERS}\u0300-\u036f]{{{_FIRST + _LAST},}}")
_LA: Final = int(CharClass.LA)


class _Patterns(Protocol):
    def positions(self, word: str) -> list[int]: ...


@dataclass(frozen=True, slots=True)
class Parted:
    """Cells of which some are pieces of words; ``cuts`` are where pieces begin, in characters."""

    starts: list[int]
    names: list[int]
    shaped: tuple[Shaped, ...]
    style_of: tuple[int, ...]
    cuts: tuple[int, ...]


def may_hyphenate(choice: bool | None, lang: str) -> bool:
    """Tell whether words of a paragraph may be hyphenated: by its style, else by its language."""
    return is_latin_script(lang) if choice is None else choice


def hyphen_places(word: str, lang: str) -> list[int]:
    """Return the offsets in a word before which a hyphen may stand, none for an unknown language.

    Two letters stay before a hyphen and three after it. Capitals alone are an acronym.
    """
    patterns = _patterns(lang if is_latin_script(lang) else _ENGLISH)
    if patterns is None:
        return []
    found: list[int] = []
    for part in _LETTERS.finditer(word):
        if not part[0].isupper():
            places = patterns.positions(part[0])
            # A place that would change the spelling says so in ``data``: it is left out.
            found += (part.start() + p for p in places if not getattr(p, "data", None))
    return found


@cache
def _patterns(lang: str) -> _Patterns | None:
    # Imported with the first word that must break: most pages of a Chinese paper have none.
    import pyphen  # noqa: PLC0415 late on purpose, see above

    name = pyphen.language_fallback(lang)
    if name is None:
        return None
    return cast("_Patterns", pyphen.Pyphen(lang=name, left=_FIRST, right=_LAST))


def part_words(
    text: str,
    starts: Sequence[int],
    names: Sequence[int],
    shaped: Sequence[Shaped],
    styles: Sequence[RunStyle],
    style_of: Sequence[int],
) -> Parted:
    """Part the words of a paragraph's cells where they may be hyphenated."""
    new_starts: list[int] = []
    new_names: list[int] = []
    new_shaped: list[Shaped] = []
    new_styles: list[int] = []
    cuts: list[int] = []
    for i, (name, one) in enumerate(zip(names, shaped, strict=True)):
        begin = starts[i]
        pieces = [(0, one)]
        if name == _LA:
            word = text[begin : starts[i + 1]]
            pieces = list(_pieces(one, hyphen_places(word, styles[style_of[i]].lang)))
        for place, piece in pieces:
            new_starts.append(begin + place)
            new_names.append(name)
            new_shaped.append(piece)
            new_styles.append(style_of[i])
        cuts += (begin + place for place, _ in pieces[1:])
    return Parted(
        [*new_starts, starts[-1]], new_names, tuple(new_shaped), tuple(new_styles), tuple(cuts)
    )


def _pieces(shaped: Shaped, places: Sequence[int]) -> Iterator[tuple[int, Shaped]]:
    """Yield the pieces of a shaped word with the offset of each in it."""
    glyph_of = {offset: glyph for glyph, offset in reversed(list(enumerate(shaped.offsets)))}
    edges = [(0, 0), *((p, glyph_of[p]) for p in places if p in glyph_of)]
    pens = [0.0]
    for advance in shaped.advances:
        pens.append(pens[-1] + advance)
    pens[-1] = shaped.advance
    for at, (place, first) in enumerate(edges):
        stop = edges[at + 1][1] if at + 1 < len(edges) else len(shaped.ids)
        here = slice(first, stop)
        yield (
            place,
            replace(
                shaped,
                ids=shaped.ids[here],
                xs=tuple(x - pens[first] for x in shaped.xs[here]),
                advances=shaped.advances[here],
                offsets=tuple(offset - place for offset in shaped.offsets[here]),
                advance=pens[stop] - pens[first],
                ys=shaped.ys[here],
            ),
        )
