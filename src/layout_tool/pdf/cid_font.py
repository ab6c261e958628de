"""Faces as composite fonts: one subset each, with widths, vertical metrics and ToUnicode.

HarfBuzz cuts the face to the glyphs that the sheets use and numbers them anew from 1, in the
order they had; CFF gets the identity as its charset, so the new glyph id is the code in every
kind of face: CFF as ``FontFile3 /CIDFontType0C``, TrueType as ``FontFile2`` with the identity as
its CIDToGIDMap. Upright glyphs of vertical lines go through a second font dictionary, Identity-V,
on the same descendant (ISO 32000 9.7.4.3).
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import uharfbuzz as hb

from layout_tool.fonts import GETA, Face, FontBook
from layout_tool.pdf.document import Array, Dict, Document, Stream, name, number
from layout_tool.problem import LayoutError, Place, Problem
from layout_tool.sheet import GlyphRun, Glyphs, Sheet

__all__ = ["CidFont", "Span", "gather_fonts", "pieces"]

VERTICAL_ORIGIN: Final = 880
"""Default height of a glyph's vertical origin: the top of the em box of Han faces."""


@dataclass(frozen=True, slots=True)
class Span:
    """Glyphs ``start`` to ``end`` of a run; ``actual`` is their text where the font cannot say it.

    None where ToUnicode, which knows one string a glyph, already says it (ISO 32000 14.9.4).
    """

    start: int
    end: int
    actual: str | None


def pieces(glyphs: Glyphs) -> Iterable[tuple[int, int, str]]:
    """Yield the clusters of a run: first glyph, glyph after the last, what they stand for."""
    clusters, text = glyphs.clusters, glyphs.text
    count = len(glyphs.ids)
    start = 0
    for end in range(1, count + 1):
        if end == count or clusters[end] != clusters[start]:
            first = clusters[start] if start else 0
            yield start, end, text[first : clusters[end] if end < count else len(text)]
            start = end


class CidFont:
    """A face as it goes into the document: which glyphs, under which codes, meaning what."""

    def __init__(self, face: Face, number: int) -> None:
        self.face = face
        self.name = f"F{number}"
        self.codes: dict[int, int] = {}
        """Glyph id → code (and CID)."""
        self.widths: dict[int, float] = {}
        """Glyph id → advance in thousandths of an em, as written in the font's W array."""
        self.heights: dict[int, float] = {}
        """Glyph id → vertical advance in thousandths, downward, of glyphs in upright runs."""
        self._meaning: dict[int, str] = {}
        self._loose: dict[int, str] = {}
        self._upright: set[int] = set()
        self._horizontal: Any = None
        self._vertical: Any = None

    def note(self, run: GlyphRun) -> None:
        """Take in the glyphs of a run and what they stand for."""
        glyphs = run.glyphs
        if glyphs.orientation == "v":
            self._upright.update(glyphs.ids)
        if run.substitute:
            for gid in glyphs.ids:
                self._meaning[gid] = GETA
            return
        learn, ids = self._meaning.setdefault, glyphs.ids
        for start, end, text in pieces(glyphs):
            if end - start == 1 and text:
                learn(ids[start], text)
            else:
                for i in range(start, end):
                    self._loose.setdefault(ids[i], text[i - start : i - start + 1] or "\u200b")

    def spans(self, run: GlyphRun) -> list[Span]:
        """Cut a run where ToUnicode does not tell its text; one span where it does."""
        glyphs, meaning = run.glyphs, self._meaning
        ids = glyphs.ids
        spans: list[Span] = []
        plain = 0
        for start, end, text in pieces(glyphs):
            if end - start == 1 and meaning[ids[start]] == text:
                continue
            if plain < start:
                spans.append(Span(plain, start, None))
            spans.append(Span(start, end, text))
            plain = end
        if plain < len(ids):
            spans.append(Span(plain, len(ids), None))
        return spans

    def reference(self, *, vertical: bool) -> Any:
        """Return the reference to the font dictionary, Identity-H or Identity-V."""
        return self._vertical if vertical else self._horizontal

    def embed(self, document: Document) -> None:
        """Subset the face and add its objects.

        Raises:
            LayoutError: the face may not be embedded or cannot be cut.

        """
        for gid, text in self._loose.items():
            self._meaning.setdefault(gid, text)
        program = self._subset()
        font = hb.Font(self.face.hb_face)
        to_mille = 1000 / self.face.units_per_em
        for gid in self.codes:
            self.widths[gid] = round(font.get_glyph_h_advance(gid) * to_mille, 3)
        descendant = self._descendant(document, program, self._vertical_metrics(font, to_mille))
        unicode = document.add(Stream(self._to_unicode()))

        def composite(encoding: str) -> Any:
            entries = {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name(self._base_name(program)),
                "Encoding": encoding,
                "DescendantFonts": Array([descendant]),
                "ToUnicode": unicode,
            }
            return document.add(Dict(entries))

        self._horizontal = composite("/Identity-H")
        if self._upright:
            self._vertical = composite("/Identity-V")

    def _subset(self) -> bytes:
        """Cut the face to its used glyphs, fill ``codes``, and return the font program."""
        face = self.face
        verdict = face.may_embed
        if not verdict.allowed:
            remedy = "Choose another face for the role, or ask the maker for a licence to embed."
            raise LayoutError(
                Problem("pdf.font_rights", verdict.sentence, remedy, place=Place(file=face.path))
            )
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(self._meaning)
        wanted.layout_feature_tag_set.clear()
        wanted.flags = (
            hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        )
        if face.hb_face.has_var_data:
            wanted.pin_all_axes_to_default(face.hb_face)
        try:
            plan = hb.SubsetPlan(face.hb_face, wanted)
            cut = plan.execute()
            program = bytes(
                cut.reference_table("CFF ").data if face.kind == "cff" else cut.blob.data
            )
            old_to_new = dict(plan.old_to_new_glyph_mapping)
            self.codes = {gid: old_to_new[gid] for gid in sorted(self._meaning)}
        except (RuntimeError, KeyError) as error:
            raise LayoutError(
                Problem(
                    "pdf.font_subset",
                    f"The face {face.key} cannot be cut to the characters of the page.",
                    "The font file is damaged: install it again or choose another face.",
                    place=Place(file=face.path),
                )
            ) from error
        return program

    def _base_name(self, program: bytes) -> str:
        """PostScript name with a subset tag of six letters, drawn from the program's content."""
        value = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
        tag = ""
        for _ in range(6):
            value, letter = divmod(value, 26)
            tag += chr(65 + letter)
        own = self.face.hb_face.get_name(6, "en") or self.face.key
        return f"{tag}+{re.sub(r'[^A-Za-z0-9._-]', '', own) or 'Font'}"

    def _descendant(self, document: Document, program: bytes, vertical: dict[str, Any]) -> Any:
        cff = self.face.kind == "cff"
        if cff:
            file = document.add(Stream(program, {"Subtype": "/CIDFontType0C"}))
        else:
            file = document.add(Stream(program, {"Length1": len(program)}))
        base = name(self._base_name(program))
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": base,
            "FontFile3" if cff else "FontFile2": file,
            **self._metrics(),
        }
        entries = {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if cff else "/CIDFontType2",
            "BaseFont": base,
            "CIDSystemInfo": Dict({"Registry": "(Adobe)", "Ordering": "(Identity)",
                                   "Supplement": 0}),
            "FontDescriptor": document.add(Dict(descriptor)),
            "DW": 1000,
            "W": self._width_array(),
            **vertical,
        }  # fmt: skip
        if not cff:
            entries["CIDToGIDMap"] = "/Identity"
        return document.add(Dict(entries))

    def _metrics(self) -> dict[str, Any]:
        face = self.face
        head = face.table("head")
        to_mille = 1000 / face.units_per_em
        box = [round(v * to_mille) for v in struct.unpack_from(">4h", head, 36)]
        post = face.table("post")
        italic = struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0.0
        weight = int(struct.unpack_from(">H", face.table("OS/2") or bytes(8), 4)[0]) or 400
        return {
            "Flags": 4 | (64 if italic else 0),
            "FontBBox": Array(box),
            "ItalicAngle": italic,
            "Ascent": round(1000 * face.ascent),
            "Descent": -round(1000 * face.descent),
            "CapHeight": round(1000 * face.cap_height),
            # No table states it; a stem grows about so from Thin to Black.
            "StemV": round(10 + weight**2 / 3600),
        }

    def _width_array(self) -> str:
        """Widths by code, only where they differ from a whole em."""
        parts: list[str] = []
        last = -2
        for gid, code in self.codes.items():
            width = self.widths[gid]
            if width == 1000:
                continue
            if code != last + 1:
                parts.append(f"{']' if parts else ''} {code} [{number(width)}")
            else:
                parts.append(number(width))
            last = code
        return f"[{' '.join(parts)}{']' if parts else ''} ]"

    def _vertical_metrics(self, font: hb.Font, to_mille: float) -> dict[str, Any]:
        """DW2, and W2 for the glyphs of upright runs that differ from it."""
        if not self._upright:
            return {}
        parts: list[str] = []
        for gid in sorted(self._upright):
            down = round(-font.get_glyph_v_advance(gid) * to_mille, 3)
            origin = font.get_glyph_v_origin(gid)
            top = round(origin[1] * to_mille, 3) if origin else float(VERTICAL_ORIGIN)
            self.heights[gid] = down
            if (down, top) != (1000, VERTICAL_ORIGIN):
                values = (number(-down), number(self.widths[gid] / 2), number(top))
                parts.append(f"{self.codes[gid]} [{' '.join(values)}]")
        metrics: dict[str, Any] = {"DW2": Array([VERTICAL_ORIGIN, -1000])}
        if parts:
            metrics["W2"] = f"[{' '.join(parts)}]"
        return metrics

    def _to_unicode(self) -> bytes:
        lines = [
            f"<{code:04X}> <{self._meaning[gid].encode('utf-16-be').hex().upper()}>"
            for gid, code in self.codes.items()
        ]
        blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
        body = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return _CMAP.format(body).encode("ascii")


_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def gather_fonts(sheets: Iterable[Sheet], book: FontBook) -> dict[str, CidFont]:
    """Return the fonts of the sheets by face key, each knowing the glyphs it must hold."""
    fonts: dict[str, CidFont] = {}
    for sheet in sheets:
        for group in sheet.groups:
            for item in group.items:
                if isinstance(item, GlyphRun) and item.glyphs.ids:
                    key = item.glyphs.face
                    if key not in fonts:
                        fonts[key] = CidFont(book.face(key), len(fonts) + 1)
                    fonts[key].note(item)
    return fonts
