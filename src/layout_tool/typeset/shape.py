"""Cells → glyphs, by HarfBuzz, once per face and cell.

Chinese marks are shaped with every spacing feature off and placed by their ink in a body of the
class's width, so that all space in a line is drawn by the tables and no glyph brings its own
(CLREQ §3.1.2; the faces disagree on halt, on the interpunct and on quotation marks).
"""

from __future__ import annotations

from typing import Final

import uharfbuzz as hb

from layout_tool.fonts import GETA, Face, FontBook
from layout_tool.typeset.rules.classes import CLASSES, CharClass
from layout_tool.typeset.setting import Shaped

__all__ = ["Shaper"]

_HAN_FEATURES: Final = {
    "kern": False, "halt": False, "palt": False, "chws": False, "liga": False, "calt": False,
}  # fmt: skip
_LATIN_FEATURES: Final = {"kern": True, "liga": True}
_PLACED: Final = frozenset(
    {CharClass.OP, CharClass.CL, CharClass.CM, CharClass.FS, CharClass.EX, CharClass.MD,
     CharClass.SO, CharClass.CN, CharClass.DA}
)  # fmt: skip


class Shaper:
    """Shapes cells with the faces of a font book and remembers what it has shaped."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._cells: dict[tuple[str, int, str, str], Shaped] = {}

    @property
    def book(self) -> FontBook:
        """The font book whose faces are used."""
        return self._book

    def cell(self, text: str, name: int, role: str, lang: str) -> Shaped:
        """Return the glyphs of a cell of class ``name`` in the role's face."""
        key = (text, name, role, lang)
        found = self._cells.get(key)
        if found is None:
            found = self._cells[key] = self._shape(text, CharClass(name), role, lang)
        return found

    def _shape(self, text: str, name: CharClass, role: str, lang: str) -> Shaped:
        if name is CharClass.CN and text[0] in "！？":
            return self._pair_of_marks(text, role, lang)
        runs = list(self._book.runs(role, text))
        substitute = any(run.missing for run in runs)
        face, shown, offsets = runs[0].face, text, list(range(len(text)))
        if substitute or len(runs) > 1:
            face = max((run.face for run in runs), key=lambda f: sum(map(f.has, map(ord, text))))
            offsets = [i for i, c in enumerate(text) if not _is_selector(c)]
            shown = "".join(c if face.has(ord(c)) else GETA for c in map(text.__getitem__, offsets))
            substitute = GETA in shown
        features = _LATIN_FEATURES if name is CharClass.LA else _HAN_FEATURES
        glyphs = _run(face, shown, lang, features)
        positions = tuple(offsets[g[3]] for g in glyphs)
        xs: list[float] = []
        x = 0.0
        for _, advance, dx, _ in glyphs:
            xs.append(x + dx)
            x += advance
        shift, body = _place(face, glyphs, name, x, len(text))
        return Shaped(
            face.key,
            tuple(g[0] for g in glyphs),
            tuple(v + shift for v in xs),
            tuple(g[1] for g in glyphs),
            positions,
            body,
            substitute,
        )

    def _pair_of_marks(self, text: str, role: str, lang: str) -> Shaped:
        """Set ！！ and ？！ solid in one em (GB/T 15834 5.1.2)."""
        marks = [self.cell(char, CharClass.EX, role, lang) for char in text]
        return Shaped(
            marks[0].face,
            tuple(mark.ids[0] for mark in marks),
            tuple(0.5 * i + mark.xs[0] for i, mark in enumerate(marks)),
            tuple(mark.advances[0] for mark in marks),
            tuple(range(len(marks))),
            0.5 * len(marks),
            any(mark.substitute for mark in marks),
        )


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0000"


def _run(
    face: Face, text: str, lang: str, features: dict[str, bool]
) -> list[tuple[int, float, float, int]]:
    """Shape and return (glyph id, advance, x offset, cluster) in em."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    if features is _HAN_FEATURES:
        # Marks have no script of their own; as Latin the dash is narrow and does not join.
        buffer.script = "Hani"
    buffer.language = lang
    hb.shape(face.hb_font, buffer, features)
    em = face.units_per_em
    return [
        (info.codepoint, place.x_advance / em, place.x_offset / em, info.cluster)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _place(
    face: Face,
    glyphs: list[tuple[int, float, float, int]],
    name: CharClass,
    advance: float,
    characters: int,
) -> tuple[float, float]:
    """Return the shift of the glyphs and the width of the body, in em."""
    if name is CharClass.SP:
        return 0.0, 0.0
    if name not in _PLACED:
        return 0.0, advance
    row = CLASSES[name]
    body = row.body
    if name is CharClass.DA:
        body = 2.0 if characters == 2 or advance > 1.5 else 1.0
        return (body - advance) / 2, body
    empty = (0.0, 0.0, advance, 0.0)
    first, last = face.ink(glyphs[0][0]) or empty, face.ink(glyphs[-1][0]) or empty
    left, right = first[0], advance - glyphs[-1][1] + last[2]
    if name is CharClass.CN:
        body = 1.0 if advance > 0.75 else 0.5
    if row.place == "centre" or name in (CharClass.CN, CharClass.SO):
        return body / 2 - (left + right) / 2, body
    if advance < 0.75:
        # A narrow quotation mark (as in LXGW WenKai) stands flush with what it encloses.
        return (body - advance if row.place == "right" else 0.0), body
    middle = (left + right) / 2
    cell = 0.0 if middle < 0.4 else 0.5 if middle > 0.6 else 0.25
    return -cell, body
