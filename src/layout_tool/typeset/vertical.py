"""Cells of a vertical line: upright, turned, or digits side by side (tate-chu-yoko).

Sources: UAX #50 for what stands and what is turned; CLREQ §3.2.4 (C10) for letters, digits and
short numbers; GB/T 15834—2011 5.2 for the marks. Marks take the forms of the face's ``vert`` and
are placed by their ink, as in horizontal lines; a sign without such a form is turned with the
line. Places count along the line from the cell's start and across it from the line's axis.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from layout_tool.fonts import Face, FontBook
from layout_tool.model import EM_BOX_ASCENT
from layout_tool.typeset.glyphing import HAN, LATIN, RawGlyph, chosen_face, joined, shape_run
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.orientation import stands
from layout_tool.typeset.rules.regions import Region
from layout_tool.typeset.setting import Shaped

__all__ = ["AXIS", "shape_turned", "shape_vertical"]

AXIS: Final = EM_BOX_ASCENT - 0.5
"""Height of the em box's centre over the baseline: turned type is centred by it, in em."""
_QUOTES: Final = str.maketrans("“”‘’", "『』「」")
"""GB/T 15834 5.2.3: ﹃﹄ and ﹁﹂ by form; the text keeps its marks."""
_SINGLE: Final = re.compile(r"[A-Za-z0-9]")
_SIDE_BY_SIDE: Final = re.compile(r"[0-9]{2,3}|[0-9]\.[0-9]|[A-Za-z0-9][+%\-°]")
_STACKED: Final = re.compile(r"[A-Z]{2,4}")
_NARROW: Final = 0.75
_RIGID: Final = frozenset({CharClass.CN, CharClass.SO})
_SIGNS: Final = _RIGID | {CharClass.DA}
_MARKS: Final = frozenset(
    {CharClass.OP, CharClass.CL, CharClass.CM, CharClass.FS, CharClass.EX, CharClass.MD}
)


def shape_vertical(
    book: FontBook, text: str, name: CharClass, role: str, lang: str, region: Region
) -> Shaped:
    """Return the glyphs of a cell in a vertical line."""
    shown = text.translate(_QUOTES) if name in (CharClass.OP, CharClass.CL) else text
    face, shown, offsets, substitute = chosen_face(book, role, shown)
    if name is CharClass.SP:
        return Shaped(face.key, (), (), (), (), 0.0)
    if name is CharClass.LA and region.proportional:
        return shape_turned(book, text, role, lang)  # C10: a Western passage turns with its text
    if name is CharClass.LA:
        return _letters(face, shown, offsets, lang, substitute=substitute)
    if name is CharClass.CN and shown[0] in "！？‼⁇⁈⁉":
        return _side_by_side(face, shown, offsets, lang, substitute=substitute)
    glyphs = shape_run(face, shown, lang, HAN, vertical=True)
    flat = shape_run(face, shown, lang, HAN)
    turns = name in _SIGNS or not (name in _MARKS or stands(shown[0]))
    if turns and [g[0] for g in glyphs] == [g[0] for g in flat]:
        body = None
        if name in _RIGID:
            body = 1.0 if sum(g[1] for g in flat) > _NARROW else 0.5
        return _turned(face, flat, offsets, body, region, name, substitute=substitute)
    return _upright(face, glyphs, offsets, name, region, substitute=substitute)


def shape_turned(book: FontBook, text: str, role: str, lang: str) -> Shaped:
    """Return a text lying on its side, along a vertical line."""
    face, shown, offsets, substitute = chosen_face(book, role, text)
    glyphs = shape_run(face, shown, lang, LATIN)
    return _along(face, glyphs, offsets, 0.0, sum(g[1] for g in glyphs), substitute=substitute)


def _letters(face: Face, text: str, offsets: list[int], lang: str, *, substitute: bool) -> Shaped:
    if _SINGLE.fullmatch(text) or (len(text) == 1 and stands(text)) or _STACKED.fullmatch(text):
        glyphs = shape_run(face, text, lang, HAN)
        return Shaped(
            face.key,
            tuple(g[0] for g in glyphs),
            tuple(EM_BOX_ASCENT + i for i in range(len(glyphs))),
            tuple(g[1] for g in glyphs),
            tuple(offsets[g[3]] for g in glyphs),
            float(len(glyphs)),
            substitute,
            tuple(-g[1] / 2 for g in glyphs),
        )
    if _SIDE_BY_SIDE.fullmatch(text):
        return _side_by_side(face, text, offsets, lang, substitute=substitute)
    glyphs = shape_run(face, text, lang, LATIN)
    return _along(face, glyphs, offsets, 0.0, sum(g[1] for g in glyphs), substitute=substitute)


def _side_by_side(
    face: Face, text: str, offsets: list[int], lang: str, *, substitute: bool
) -> Shaped:
    """Set short text upright in one cell, narrowed where it is wider than the line (C10)."""
    glyphs = shape_run(face, text, lang, HAN)
    if text[0] in "！？":
        # Two marks share the cell: each is half an em wide.
        first = [face.ink(g[0]) or (0.0, 0.0, 1.0, 0.0) for g in glyphs]
        across = [0.25 - (ink[0] + ink[2]) / 2 + i * 0.5 for i, ink in enumerate(first)]
        scale, advances = 1.0, tuple(g[1] for g in glyphs)
    else:
        width = sum(g[1] for g in glyphs)
        scale = min(1.0, 1.0 / width)
        pen, across = (1.0 - width * scale) / 2, []
        for glyph in glyphs:
            across.append(pen)
            pen += glyph[1] * scale
        advances = tuple(g[1] * scale for g in glyphs)
    return Shaped(
        face.key,
        tuple(g[0] for g in glyphs),
        (EM_BOX_ASCENT,) * len(glyphs),
        advances,
        tuple(offsets[g[3]] for g in glyphs),
        1.0,
        substitute,
        tuple(x - 0.5 for x in across),
        scale=scale,
    )


def _along(
    face: Face,
    glyphs: list[RawGlyph],
    offsets: list[int],
    shift: float,
    body: float,
    *,
    lift: float = AXIS,
    substitute: bool,
) -> Shaped:
    """Set glyphs turned 90° clockwise, ``lift`` em of their height right of the baseline."""
    places: list[float] = []
    pen = shift
    for _, advance, offset, _ in glyphs:
        places.append(pen + offset)
        pen += advance
    return Shaped(
        face.key,
        tuple(g[0] for g in glyphs),
        tuple(places),
        tuple(g[1] for g in glyphs),
        tuple(offsets[g[3]] for g in glyphs),
        body,
        substitute,
        (-lift,) * len(glyphs),
        "r",
    )


def _turned(
    face: Face,
    glyphs: list[RawGlyph],
    offsets: list[int],
    body: float | None,
    region: Region,
    name: CharClass,
    *,
    substitute: bool,
) -> Shaped:
    """Turn a sign that has no vertical form, its ink on the line's axis (GB/T 15834 5.2.2)."""
    advance = sum(g[1] for g in glyphs)
    first = face.ink(glyphs[0][0]) or (0.0, 0.0, advance, 2 * AXIS)
    last = face.ink(glyphs[-1][0]) or first
    if body is None:
        body = (
            2.0 if name is CharClass.DA and advance > 1.5 else max(advance, region.row(name).body)
        )
    left, right = first[0], advance - glyphs[-1][1] + last[2]
    shift = body / 2 - (left + right) / 2
    middle = (first[1] + first[3]) / 2
    turned = _along(face, glyphs, offsets, shift, body, lift=middle, substitute=substitute)
    if name is CharClass.DA and len(glyphs) == 2:
        turned = replace(turned, xs=tuple(joined(face, glyphs, list(turned.xs))))
    return turned


def _upright(
    face: Face,
    glyphs: list[RawGlyph],
    offsets: list[int],
    name: CharClass,
    region: Region,
    *,
    substitute: bool,
) -> Shaped:
    advance = sum(g[1] for g in glyphs)
    row = region.row(name)
    shift, body = 0.0, advance
    if name is CharClass.DA:
        body = 2.0 if advance > 1.5 else 1.0
        shift = (body - advance) / 2
    elif name in _MARKS and row.place != "whole":
        body = row.body
        ink = face.ink(glyphs[0][0]) or (0.0, AXIS, 0.0, AXIS)
        middle = EM_BOX_ASCENT - (ink[1] + ink[3]) / 2
        if row.place == "centre":
            shift = body / 2 - middle
        else:
            shift = 0.0 if middle < 0.4 else -0.5 if middle > 0.6 else -0.25
    places: list[float] = []
    pen = shift
    for glyph in glyphs:
        places.append(pen)
        pen += glyph[1]
    return Shaped(
        face.key,
        tuple(g[0] for g in glyphs),
        tuple(places),
        tuple(g[1] for g in glyphs),
        tuple(offsets[g[3]] for g in glyphs),
        body,
        substitute,
        (0.0,) * len(glyphs),
        "v",
    )
