"""One call of HarfBuzz: characters of one face → glyphs in em."""

from __future__ import annotations

import unicodedata
from typing import Final

import uharfbuzz as hb

from layout_tool.fonts import GETA, Face, FontBook
from layout_tool.typeset.rules.unicode import INVISIBLE

__all__ = ["HAN", "LATIN", "RawGlyph", "chosen_face", "joined", "shape_run"]

HAN: Final = {
    "kern": False, "halt": False, "palt": False, "chws": False, "liga": False, "calt": False,
}  # fmt: skip
"""Features of Chinese text: none that brings space of its own."""
LATIN: Final = {"kern": True, "liga": True}
"""Features of words."""

_JOIN: Final = 0.01
"""How far two dashes of a two-em dash overlap, so that no plate shows a gap."""

RawGlyph = tuple[int, float, float, int]
"""Glyph id, advance and offset along the line in em, and the index of its first character."""


def chosen_face(book: FontBook, role: str, text: str) -> tuple[Face, str, list[int], bool]:
    """Return the one face for a cell, what it shows, the offsets in the text, and if 〓 stands in.

    A cell keeps to one face, the one that has most of its characters.
    """
    if len(text) > 1 and not INVISIBLE.isdisjoint(text):
        # What is never seen has no say in where the seen ones stand.
        kept = [i for i, char in enumerate(text) if char not in INVISIBLE] or [0]
        face, shown, offsets, substitute = chosen_face(book, role, "".join(text[i] for i in kept))
        return face, shown, [kept[i] for i in offsets], substitute
    runs = list(book.runs(role, text))
    substitute = any(run.missing for run in runs)
    if not substitute and len(runs) == 1:
        return runs[0].face, text, list(range(len(text))), False
    face = max((run.face for run in runs), key=lambda f: sum(map(f.has, map(ord, text))))
    # A selector with nothing to select is shown as 〓, like any character that no face has.
    offsets = [i for i, c in enumerate(text) if not _is_selector(c)] or [0]
    shown = "".join(c if face.has(ord(c)) else GETA for c in map(text.__getitem__, offsets))
    return face, shown, offsets, GETA in shown


def _is_selector(char: str) -> bool:
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0000" <= char <= "\U000e01ef":
        return True
    return unicodedata.category(char) == "Cf"  # joiners and the like


def shape_run(
    face: Face, text: str, lang: str, features: dict[str, bool], *, vertical: bool = False
) -> list[RawGlyph]:
    """Shape a text of one face, in a vertical line with the forms of ``vert``."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ttb" if vertical else "ltr"
    if features is HAN:
        # Marks have no script of their own; as Latin the dash is narrow and does not join.
        buffer.script = "Hani"
    buffer.language = lang
    hb.shape(face.hb_font, buffer, features)
    em = face.units_per_em
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    if vertical:
        return [(info.codepoint, -at.y_advance / em, 0.0, info.cluster) for info, at in glyphs]
    return [
        (info.codepoint, at.x_advance / em, at.x_offset / em, info.cluster) for info, at in glyphs
    ]


def joined(face: Face, glyphs: list[RawGlyph], xs: list[float]) -> list[float]:
    """Move the two glyphs of a dash together where their ink leaves a gap (GB/T 15834 5.1.4)."""
    left, right = face.ink(glyphs[0][0]), face.ink(glyphs[1][0])
    if left is None or right is None or glyphs[0][0] != glyphs[1][0]:
        return xs
    gap = xs[1] + right[0] - (xs[0] + left[2])
    if not 0 <= gap < 0.2 or left[2] - left[0] < 0.9 * glyphs[0][1]:
        return xs  # dots stay apart
    half = (gap + _JOIN) / 2
    return [xs[0] + half, xs[1] - half]
