"""Figures as wide as Han or half as wide (全角、半角数字), as a style's ``digits`` asks.

A figure of half an em has its own form where the face of the Han brings one (``hwid``), else it
stands in the middle of its half. Figures of an em are the full-width characters of that face, one
below the other in vertical lines; their number is a cell like Han, with no space beside it, and is
not parted. The text keeps the digits that were typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from layout_tool.fonts import FontBook
from layout_tool.model import Digits
from layout_tool.typeset.glyphing import HAN, chosen_face, shape_run
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.regions import Region
from layout_tool.typeset.setting import RunStyle, Shaped
from layout_tool.typeset.shape import Shaper
from layout_tool.typeset.vertical import shape_vertical

__all__ = ["wide_and_narrow"]

_ID, _LA = int(CharClass.ID), int(CharClass.LA)
_NUMBER: Final = re.compile(r"[+\-−±]?[0-9]+(?:[.,:/\-–][0-9]+)*[%‰]?")
_HALVED: Final = re.compile(r"[0-9.,:/\-]")
_HALF: Final = {**HAN, "hwid": True}
_WIDE: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {ord("−"): 0xFF0D}


def wide_and_narrow(
    text: str,
    starts: Sequence[int],
    names: list[int],
    shaped: tuple[Shaped, ...],
    styles: tuple[RunStyle, ...],
    style_of: tuple[int, ...],
    regions: Sequence[Region],
    digits: Digits,
    shaper: Shaper,
) -> tuple[Shaped, ...]:
    """Return the cells with numbers set as ``digits`` asks; wide ones become class ID in ``names``.

    Words with letters in them, and numbers among Latin-script text, stay as they are. In vertical
    lines numbers of half an em are set as ever, side by side or turned.
    """
    result = list(shaped)
    for i, name in enumerate(names):
        region, style = regions[style_of[i]], styles[style_of[i]]
        if name != _LA or region.proportional:
            continue
        word = text[starts[i] : starts[i + 1]]
        if _NUMBER.fullmatch(word) is None:
            continue
        if digits == "full" or (digits == "single" and len(word) == 1):
            result[i] = shaper.remember(
                ("wide", word, style.role, style.lang, region.name),
                partial(_wide, shaper.book, word, style.role, style.lang, region),
            )
            names[i] = _ID
        elif not region.vertical:
            result[i] = shaper.remember(
                ("half", word, style.role, style.lang, region.name),
                partial(_half, shaper.book, word, style.role, style.lang),
            )
    return tuple(result)


def _wide(book: FontBook, word: str, role: str, lang: str, region: Region) -> Shaped:
    shown = word.translate(_WIDE)
    if region.vertical:
        return shape_vertical(book, shown, CharClass.ID, role, lang, region)
    face, shown, offsets, substitute = chosen_face(book, role, shown)
    glyphs = shape_run(face, shown, lang, HAN)
    return Shaped(
        face.key,
        tuple(gid for gid, _, _, _ in glyphs),
        tuple(float(i) for i in range(len(glyphs))),
        tuple(advance for _, advance, _, _ in glyphs),
        tuple(offsets[cluster] for _, _, _, cluster in glyphs),
        float(len(glyphs)),
        substitute,
    )


def _half(book: FontBook, word: str, role: str, lang: str) -> Shaped:
    face, shown, offsets, substitute = chosen_face(book, role, word)
    xs: list[float] = []
    pen = 0.0
    glyphs = shape_run(face, shown, lang, _HALF)
    for _, advance, dx, cluster in glyphs:
        body = 0.5 if _HALVED.fullmatch(shown[cluster]) else advance
        xs.append(pen + dx + (body - advance) / 2)
        pen += body
    return Shaped(
        face.key,
        tuple(gid for gid, _, _, _ in glyphs),
        tuple(xs),
        tuple(advance for _, advance, _, _ in glyphs),
        tuple(offsets[cluster] for _, _, _, cluster in glyphs),
        pen,
        substitute,
    )
