"""One face: a font file opened once, measured in em.

Metrics come straight from the tables by HarfBuzz, so that glyph ids here, in shaping, in Qt's
``QRawFont`` and in the PDF are the same numbers. All lengths are in em, y grows upward from the
baseline, as in the file.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import uharfbuzz as hb

from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["Embedding", "Face"]

Ink = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Embedding:
    """Whether a face's maker lets it go into a PDF, and the sentence that says so."""

    allowed: bool
    sentence: str


class Face:
    """A face of a font file; opening it reads only the table directory.

    ``key`` is the file's stem, with ``#index`` for a face of a collection; it names the face in
    sheets and caches. The file is mapped, not read. Properties are computed once; two threads
    that ask at the same moment get the same answer.

    Raises:
        LayoutError: the file is missing, is no font, has no face of that index or no outlines.

    """

    def __init__(self, path: Path, index: int = 0, key: str | None = None) -> None:
        self.path = path
        self.index = index
        self.key = key if key is not None else path.stem + (f"#{index}" if index else "")
        self.hb_face: hb.Face = _open(path, index)
        self.hb_font: hb.Font = hb.Font(self.hb_face)
        """At the face's own scale; shared, so callers must not set its scale or variations."""
        self.units_per_em: int = self.hb_face.upem
        self.glyph_count: int = self.hb_face.glyph_count
        self._ink: dict[int, Ink | None] = {}
        self._glyphs: dict[int, int | None] = {}
        self._covered: set[str] = set()

    def __repr__(self) -> str:
        return f"Face({self.key!r})"

    def __reduce__(self) -> tuple[type[Face], tuple[Path, int, str]]:
        return Face, (self.path, self.index, self.key)

    # Names and tables

    @property
    def family(self) -> str:
        """The family's English name: the typographic one where the file has it."""
        return self._name(16) or self._name(1) or self.path.stem

    @property
    def style(self) -> str:
        """The style's English name, such as Regular or Black."""
        return self._name(17) or self._name(2) or "Regular"

    @cached_property
    def local_family(self) -> str:
        """The family's Chinese name, or the English one."""
        tongues = sorted({e.language for e in self.hb_face.list_names() if e.language[:2] == "zh"})
        told = (self._name(number, tongue) for number in (16, 1) for tongue in tongues)
        return next(filter(None, told), self.family)

    @cached_property
    def kind(self) -> Literal["cff", "truetype"]:
        """The kind of outlines."""
        return "cff" if "CFF " in self.hb_face.table_tags else "truetype"

    @cached_property
    def is_cid_keyed(self) -> bool:
        """Whether a CFF face names its glyphs by CID; its PDF codes are then those CIDs."""
        return self.kind == "cff" and _first_operator(self.table("CFF ")) == _ROS

    @cached_property
    def fs_type(self) -> int:
        """The embedding bits of OS/2; 0, installable, for a file without that table."""
        os2 = self.table("OS/2")
        return int(struct.unpack_from(">H", os2, 8)[0]) if len(os2) >= 10 else 0

    @cached_property
    def may_embed(self) -> Embedding:
        """Whether the face may go into a PDF (OpenType, OS/2 ``fsType``)."""
        return _embedding(self.fs_type, self.family)

    @cached_property
    def features(self) -> frozenset[str]:
        """The layout features of the face, in any script and language."""
        return frozenset(_feature_tags(self.table("GSUB")) | _feature_tags(self.table("GPOS")))

    def has_feature(self, tag: str) -> bool:
        """Tell whether the face has a layout feature, such as ``vert`` or ``halt``."""
        return tag in self.features

    def table(self, tag: str) -> bytes:
        """Return a table's bytes, empty where the file has none."""
        blob = self.hb_face.reference_table(tag)
        return bytes(blob.data) if blob is not None else b""

    # Characters

    @cached_property
    def coverage(self) -> frozenset[int]:
        """The code points that the face has."""
        return frozenset(self.hb_face.unicodes)

    def glyph(self, codepoint: int) -> int | None:
        """Return the glyph id of a code point, or None."""
        try:
            return self._glyphs[codepoint]
        except KeyError:
            found: int | None = self.hb_font.get_nominal_glyph(codepoint)
            self._glyphs[codepoint] = found
            return found

    def has(self, codepoint: int) -> bool:
        """Tell whether the face has a glyph for a code point."""
        return self.glyph(codepoint) is not None

    def covers(self, text: str) -> bool:
        """Tell whether the face has every character of a text; quick when asked again."""
        if self._covered.issuperset(text):
            return True
        found = {char for char in set(text) - self._covered if self.has(ord(char))}
        self._covered |= found
        return self._covered.issuperset(text)

    # Metrics, in em

    @cached_property
    def _vertical_extent(self) -> tuple[float, float]:
        os2 = self.table("OS/2")
        if len(os2) >= 72:
            above, below = struct.unpack_from(">hh", os2, 68)
            if above - below > 0:
                return above / self.units_per_em, -below / self.units_per_em
        extents = self.hb_font.get_font_extents("ltr")
        return extents.ascender / self.units_per_em, -extents.descender / self.units_per_em

    @property
    def ascent(self) -> float:
        """Typographic ascent in em: the em box of a Chinese face reaches from it down."""
        return self._vertical_extent[0]

    @property
    def descent(self) -> float:
        """Typographic descent in em, positive below the baseline."""
        return self._vertical_extent[1]

    @cached_property
    def cap_height(self) -> float:
        """Height of capitals in em, by the ink of H where the file does not say."""
        os2 = self.table("OS/2")
        if len(os2) >= 90:
            stated = struct.unpack_from(">h", os2, 88)[0] / self.units_per_em
            if stated > 0:
                return float(stated)
        glyph = self.glyph(ord("H"))
        ink = self.ink(glyph) if glyph is not None else None
        return ink[3] if ink else 0.7

    def advance(self, gid: int) -> float:
        """Return a glyph's advance in em along a horizontal line."""
        return float(self.hb_font.get_glyph_h_advance(gid)) / self.units_per_em

    def v_advance(self, gid: int) -> float:
        """Return a glyph's advance in em down a vertical line, positive."""
        return -float(self.hb_font.get_glyph_v_advance(gid)) / self.units_per_em

    def ink(self, gid: int) -> Ink | None:
        """Return the box (x0, y0, x1, y1) in em that a glyph blackens, or None for a blank."""
        try:
            return self._ink[gid]
        except KeyError:
            box = self._ink[gid] = self._measure(gid)
            return box

    def _measure(self, gid: int) -> Ink | None:
        extents = self.hb_font.get_glyph_extents(gid)
        if extents is None or not (extents.width and extents.height):
            return None
        em = self.units_per_em
        x0, top = extents.x_bearing, extents.y_bearing
        return x0 / em, (top + extents.height) / em, (x0 + extents.width) / em, top / em

    def _name(self, number: int, language: str = "en") -> str:
        return self.hb_face.get_name(number, language) or ""


def _open(path: Path, index: int) -> hb.Face:
    def refuse(name: str, what: str, remedy: str) -> LayoutError:
        return LayoutError(Problem(f"font.{name}", what, remedy, place=Place(file=path)))

    if not path.is_file():
        raise refuse("missing_file", f"The font file {path} is missing.", "Put it there again.")
    try:
        blob = hb.Blob.from_file_path(str(path))
    except Exception as error:
        raise refuse(
            "unreadable", f"The font file {path} cannot be read.", "Look at its permissions."
        ) from error
    count = int(hb.Face(blob).count)
    if count == 0:
        raise refuse(
            "not_a_font", f"{path.name} is not a font file.", "Use an .otf, .ttf or .ttc file."
        )
    if not 0 <= index < count:
        raise refuse(
            "no_such_index",
            f"{path.name} has {count} face{'s' if count > 1 else ''}, none of index {index}.",
            f"Use an index from 0 to {count - 1}.",
        )
    face = hb.Face(blob, index)
    if not {"CFF ", "glyf"} & set(face.table_tags) or not face.glyph_count:
        raise refuse(
            "no_outlines",
            f"{path.name} has no outlines that can be printed.",
            "Use an OpenType (CFF) or TrueType font.",
        )
    return face


def _feature_tags(table: bytes) -> set[str]:
    """Tags of the FeatureList of a GSUB or GPOS table."""
    if len(table) < 10:
        return set()
    start = struct.unpack_from(">H", table, 6)[0]
    count = struct.unpack_from(">H", table, start)[0]
    return {
        table[at : at + 4].decode("latin-1") for at in range(start + 2, start + 2 + 6 * count, 6)
    }


_ROS = (12, 30)
_OPERAND_BYTES = {28: 3, 29: 5} | dict.fromkeys(range(32, 247), 1)
_OPERAND_BYTES |= dict.fromkeys(range(247, 255), 2)


def _first_operator(cff: bytes) -> tuple[int, ...]:
    """First operator of the Top DICT: ROS, and only ROS, marks a CID-keyed font (TN 5176 §9)."""
    top = _index_end(cff, cff[2])
    offset_size = cff[top + 2]
    count = struct.unpack_from(">H", cff, top)[0]
    at = top + 3 + (count + 1) * offset_size
    while cff[at] > 21:
        if cff[at] == 30:  # a real number: nibbles until one is f
            at += 1
            while cff[at] & 0x0F != 0x0F:
                at += 1
            at += 1
        else:
            at += _OPERAND_BYTES[cff[at]]
    return (12, cff[at + 1]) if cff[at] == 12 else (cff[at],)


def _index_end(cff: bytes, at: int) -> int:
    count = struct.unpack_from(">H", cff, at)[0]
    if count == 0:
        return at + 2
    size = cff[at + 2]
    last = at + 3 + count * size
    end = int.from_bytes(cff[last : last + size], "big")
    return int(last + size - 1 + end)


def _embedding(fs_type: int, family: str) -> Embedding:
    if fs_type & 0x0200:
        return Embedding(False, f"{family} allows only its bitmaps to be embedded.")
    if fs_type & 0x0100:
        return Embedding(False, f"{family} may be embedded only whole, and PDFs carry parts.")
    # Where several of the usage bits are set, the least restrictive holds.
    if fs_type & 0x000E == 0x0002:
        return Embedding(False, f"{family} may not be embedded: its maker has to license that.")
    if fs_type & 0x0008:
        return Embedding(True, f"{family} may be embedded, also in documents that are edited.")
    if fs_type & 0x0004:
        return Embedding(True, f"{family} may be embedded for viewing and printing.")
    return Embedding(True, f"{family} may be embedded.")
