"""Cells → glyphs, by HarfBuzz, once per face and cell.

Chinese marks are shaped with every spacing feature off and placed by their ink in a body of the
class's width, so that all space in a line is drawn by the tables and no glyph brings its own
(CLREQ §3.1.2; the faces disagree on halt, on the interpunct and on quotation marks).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Final, cast

from layout_tool.fonts import Face, FontBook
from layout_tool.typeset.glyphing import HAN, LATIN, RawGlyph, chosen_face, joined, shape_run
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.regions import Region, region_of
from layout_tool.typeset.setting import Shaped
from layout_tool.typeset.vertical import shape_turned, shape_vertical

__all__ = ["Shaper"]

_PLACED: Final = frozenset(
    {CharClass.OP, CharClass.CL, CharClass.CM, CharClass.FS, CharClass.EX, CharClass.MD,
     CharClass.SO, CharClass.CN, CharClass.DA}
)  # fmt: skip
_LEVELLED: Final = frozenset({CharClass.MD, CharClass.SO, CharClass.CN, CharClass.DA})
_DOUBLE_MARKS: Final = frozenset("‼⁇⁈⁉")
_MIDDLE: Final = 0.38
"""Height of the em box's centre above the baseline in the shipped Han faces."""
_OFF: Final = 0.01
_LA: Final = int(CharClass.LA)
_LATIN_CLASSES: Final = frozenset({_LA, int(CharClass.SP)})
_IDEOGRAPHS: Final = re.compile(r"(?<![^\0])[\u3400-\u4dbf\u4e00-\u9fff](?![^\0])")
"""Cells of one ideograph, of class ID in every language, in a text of cells parted by NUL."""
_NARROW: Final = 0.75
_PROPORTIONAL_SIGN: Final = 0.5

_AT_ZERO, _ONE_EM, _FIRST = (0.0,), (1.0,), (0,)
"""What nearly all ideographs have in common: kept once."""

_Table = tuple[dict[str, Shaped], dict[tuple[str, int], Shaped]]
"""Glyphs of plain ideographs, and of others by text and class, for one pair of roles, language
and region."""


class Shaper:
    """Shapes cells with the faces of a font book and remembers what it has shaped."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._tables: dict[tuple[str, str, str, str], _Table] = {}
        self._others: dict[Hashable, Shaped] = {}

    @property
    def book(self) -> FontBook:
        """The font book whose faces are used."""
        return self._book

    def cells(
        self,
        texts: Sequence[str],
        names: Sequence[int],
        role: str,
        latin: str,
        lang: str,
        region: Region,
    ) -> list[Shaped]:
        """Return the glyphs of cells with their classes: letters in the role ``latin``.

        Most cells have been met before; ideographs that have not are shaped in one call, for once
        kerning and ligatures are off they do not act on each other.
        """
        plain, others = self._table(role, latin, lang, region)
        found = list(map(plain.get, texts))
        if None not in found:
            return cast("list[Shaped]", found)
        if not region.vertical:
            new = [text for text, one in zip(texts, found, strict=True) if one is None]
            if self._shape_ideographs(plain, new, role, lang):
                found = list(map(plain.get, texts))
        for i, text in enumerate(texts):
            if found[i] is None:
                key = text, names[i]
                one = others.get(key)
                if one is None:
                    part = latin if key[1] in _LATIN_CLASSES else role
                    one = others[key] = self._shape(text, CharClass(key[1]), part, lang, region)
                found[i] = one
        return cast("list[Shaped]", found)

    def cell(self, text: str, name: int, role: str, lang: str, region: Region) -> Shaped:
        """Return the glyphs of a cell of class ``name`` in the role's face."""
        return self.cells((text,), (name,), role, role, lang, region)[0]

    def remember(self, key: Hashable, make: Callable[[], Shaped]) -> Shaped:
        """Return a cell that others shape, as it was or made now."""
        found = self._others.get(key)
        if found is None:
            found = self._others[key] = make()
        return found

    def dot(self, role: str, lang: str) -> Shaped:
        """Return the dot of 着重号, its ink in the middle of a body of half an em."""
        return self.cell("·", CharClass.MD, role, lang, region_of("zh-Hans"))

    def turned(self, text: str, role: str, lang: str) -> Shaped:
        """Return a word lying along a vertical line, whatever its length."""
        return self.remember(
            ("turned", text, role, lang), lambda: shape_turned(self._book, text, role, lang)
        )

    def _table(self, role: str, latin: str, lang: str, region: Region) -> _Table:
        key = role, latin, lang, region.name
        found = self._tables.get(key)
        if found is None:
            found = self._tables[key] = {}, {}
        return found

    def _shape_ideographs(
        self, table: dict[str, Shaped], texts: Sequence[str], role: str, lang: str
    ) -> bool:
        """Shape plain ideographs of a horizontal line together; tell whether there were any."""
        # Of one character each, or the pattern would find some within a longer cell.
        text = "".join(dict.fromkeys(_IDEOGRAPHS.findall("\0".join(texts))))
        for run in self._book.runs(role, text):
            if run.missing:
                continue
            part = text[run.start : run.stop]
            face = run.face.key
            glyphs = shape_run(run.face, part, lang, HAN)
            if [cluster for _, _, _, cluster in glyphs] != list(range(len(part))):
                continue
            for char, (gid, advance, dx, _) in zip(part, glyphs, strict=True):
                if advance == 1.0 and not dx:
                    table[char] = Shaped(face, (gid,), _AT_ZERO, _ONE_EM, _FIRST, 1.0)
                else:
                    table[char] = Shaped(face, (gid,), (dx,), (advance,), _FIRST, advance)
        return bool(text)

    def _shape(self, text: str, name: CharClass, role: str, lang: str, region: Region) -> Shaped:
        if region.vertical:
            return shape_vertical(self._book, text, name, role, lang, region)
        if name is CharClass.CN and text[0] in "！？":
            return self._pair_of_marks(text, role, lang, region)
        face, shown, offsets, substitute = chosen_face(self._book, role, text)
        glyphs = shape_run(face, shown, lang, LATIN if name is CharClass.LA else HAN)
        xs: list[float] = []
        x = 0.0
        for _, advance, dx, _ in glyphs:
            xs.append(x + dx)
            x += advance
        if name is CharClass.DA and len(glyphs) == 2:
            xs = joined(face, glyphs, xs)
        shift, body, rise = _place(face, glyphs, name, x, text, region)
        return Shaped(
            face.key,
            tuple(g[0] for g in glyphs),
            tuple(v + shift for v in xs),
            tuple(g[1] for g in glyphs),
            tuple(offsets[g[3]] for g in glyphs),
            body,
            substitute,
            (-rise,) * len(glyphs) if rise else (),
        )

    def _pair_of_marks(self, text: str, role: str, lang: str, region: Region) -> Shaped:
        """Set ！！ and ？！ solid in one em (GB/T 15834 5.1.2)."""
        marks = [self.cell(char, CharClass.EX, role, lang, region) for char in text]
        body = marks[0].advance
        return Shaped(
            marks[0].face,
            tuple(mark.ids[0] for mark in marks),
            tuple(body * i + mark.xs[0] for i, mark in enumerate(marks)),
            tuple(mark.advances[0] for mark in marks),
            tuple(range(len(marks))),
            body * len(marks),
            any(mark.substitute for mark in marks),
        )


def _place(
    face: Face,
    glyphs: list[RawGlyph],
    name: CharClass,
    advance: float,
    text: str,
    region: Region,
) -> tuple[float, float, float]:
    """Return the shift of the glyphs, the width of the body, and how far to lift them, in em."""
    if name is CharClass.SP:
        return 0.0, 0.0, 0.0
    if name not in _PLACED:
        return 0.0, advance, 0.0
    row = region.row(name)
    body = row.body
    empty = (0.0, 0.0, advance, 0.0)
    first, last = face.ink(glyphs[0][0]) or empty, face.ink(glyphs[-1][0]) or empty
    left, right = first[0], advance - glyphs[-1][1] + last[2]
    # Signs drawn at the height of Latin are lifted to the middle of the Han (C1, ± 0.01).
    off = _MIDDLE - (first[1] + first[3]) / 2
    rise = off if name in _LEVELLED and abs(off) > _OFF else 0.0
    if name is CharClass.DA:
        body = 2.0 if len(text) == 2 or advance > 1.5 else 1.0
        return (body - advance) / 2, body, rise
    if name is CharClass.CN:
        body = 1.0 if advance > _NARROW or text in _DOUBLE_MARKS else _PROPORTIONAL_SIGN
    if row.place == "centre" or name in (CharClass.CN, CharClass.SO):
        return body / 2 - (left + right) / 2, body, rise
    if advance < _NARROW:
        # A narrow quotation mark (as in LXGW WenKai) stands flush with what it encloses.
        return (body - advance if row.place == "right" else 0.0), body, rise
    middle = (left + right) / 2
    cell = 0.0 if middle < 0.4 else 0.5 if middle > 0.6 else 0.25
    return -cell, body, rise
