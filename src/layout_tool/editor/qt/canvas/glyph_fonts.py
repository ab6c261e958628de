"""The one module that knows QRawFont: faces at device size, glyph runs of a line, outlines.

Facts of Qt that shape it (measured on 6.11): a scaled painter makes small CFF type bold, so a
font has the size of device pixels; glyphs over 64 device px are silently not drawn, so above
``PATH_PX`` outlines are filled; a QRawFont from a file costs milliseconds, a clone of it at
another size microseconds; glyph ids are HarfBuzz's own.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol, TypeVar

import uharfbuzz as hb
from PySide6.QtCore import QByteArray, QFile, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QImage, QPainter, QPainterPath, QRawFont

from layout_tool.problem import LayoutError, Place, Problem
from layout_tool.sheet import Glyphs

__all__ = ["OUTLINE_PX", "PATH_PX", "FaceFile", "Faces", "GlyphFonts"]

PATH_PX: Final = 60.0
"""Above this size in device pixels glyphs are filled outlines."""
OUTLINE_PX: Final = 1000.0
"""Size of the outlines that are kept, one for all zooms."""
_FONTS_KEPT: Final = 48
_RUNS_KEPT: Final = 24_000
_OUTLINES_KEPT: Final = 6_000
_TRUE_PX: Final = 20.0
"""From this size on type is drawn at its own weight."""
_STRENGTH_STEPS: Final = 8
_SAMPLE: Final = "清晨六点老城区的早市已经热闹起来国永东一三，。naeho"
_TRIES: Final = 4
_WINDING: Final = Qt.FillRule.WindingFill
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class FaceFile(Protocol):
    """What is needed of a face: its file, its index in it, its vertical metrics."""

    @property
    def path(self) -> Path:
        """The font file."""
        ...

    @property
    def index(self) -> int:
        """Which face of a collection."""
        ...

    @property
    def units_per_em(self) -> int:
        """Font units per em."""
        ...

    @property
    def hb_font(self) -> hb.Font:
        """HarfBuzz's font at its own scale."""
        ...

    def advance(self, gid: int) -> float:
        """A glyph's horizontal advance, in em."""
        ...

    def glyph(self, codepoint: int) -> int | None:
        """The glyph of a code point, or None."""
        ...


class Faces(Protocol):
    """What is needed of a font book."""

    def face(self, key: str) -> FaceFile:
        """Return the face of a key."""
        ...


class GlyphFonts:
    """Fonts for painting: bases by file, clones by size, runs by line, outlines by glyph.

    All caches forget what was used longest ago. Belongs to the GUI thread.
    """

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._bases: dict[str, QRawFont] = {}
        self._sized: OrderedDict[tuple[str, int], QRawFont] = OrderedDict()
        self._runs: OrderedDict[tuple[int, int], tuple[Glyphs, QGlyphRun]] = OrderedDict()
        self._outlines: OrderedDict[tuple[str, int], QPainterPath] = OrderedDict()
        self._strengths: dict[tuple[str, int], float] = {}

    def face(self, key: str) -> FaceFile:
        """Return the face of a key of the font book."""
        return self._faces.face(key)

    def font(self, key: str, px: float) -> QRawFont:
        """Return the face at ``px`` device pixels per em, rounded to 1/64.

        :raises LayoutError: when Qt cannot read the font file.
        """
        step = round(px * 64)
        found = self._sized.get((key, step))
        if found is not None:
            self._sized.move_to_end((key, step))
            return found
        font = QRawFont(self._base(key))
        font.setPixelSize(step / 64)
        self._sized[(key, step)] = font
        _forget(self._sized, _FONTS_KEPT)
        return font

    def line_run(self, glyphs: Glyphs, px_per_pt: float) -> QGlyphRun:
        """Return the glyphs as a run at a scale, with places relative to the line's origin.

        Kept by the glyphs object, which the entry holds: a line that only moved costs nothing.
        """
        key = (id(glyphs), round(px_per_pt * 4096))
        found = self._runs.get(key)
        if found is not None:
            self._runs.move_to_end(key)
            return found[1]
        run = QGlyphRun()
        run.setRawFont(self.font(glyphs.face, glyphs.size * px_per_pt))
        run.setGlyphIndexes(list(glyphs.ids))
        run.setPositions([QPointF(x * px_per_pt, y * px_per_pt) for x, y in self.places(glyphs)])
        self._runs[key] = (glyphs, run)
        _forget(self._runs, _RUNS_KEPT)
        return run

    def strength(self, key: str, px: float) -> float:
        """Return the share of ink (0 to 1) at which a face keeps its printed weight at a size.

        FreeType darkens the stems of small CFF type, at 5 px to nearly twice the ink, so that a
        page seen whole looks bold. Found by painting a few glyphs both ways.
        """
        step = round(px * _STRENGTH_STEPS)
        if step >= _TRUE_PX * _STRENGTH_STEPS:
            return 1.0
        found = self._strengths.get((key, step))
        if found is None:
            found = self._strengths[(key, step)] = self._measure(key, step / _STRENGTH_STEPS)
        return found

    def places(self, glyphs: Glyphs) -> list[tuple[float, float]]:
        """Return each glyph's origin on its baseline, in pt from the run's origin.

        Upright glyphs of a vertical line hang from the horizontal centre of their top.
        """
        ys = glyphs.ys or (0.0,) * len(glyphs.ids)
        if glyphs.orientation != "v":
            return list(zip(glyphs.xs, ys, strict=True))
        face = self.face(glyphs.face)
        half = glyphs.size * glyphs.scale / 2
        unit = glyphs.size / face.units_per_em
        return [
            (x - half * face.advance(gid), y + unit * face.hb_font.get_glyph_v_origin(gid)[1])
            for gid, x, y in zip(glyphs.ids, glyphs.xs, ys, strict=True)
        ]

    def outline(self, key: str, gid: int) -> QPainterPath:
        """Return a glyph's outline at ``OUTLINE_PX`` per em, its origin on the baseline."""
        found = self._outlines.get((key, gid))
        if found is not None:
            self._outlines.move_to_end((key, gid))
            return found
        path = self.font(key, OUTLINE_PX).pathForGlyph(gid)
        path.setFillRule(_WINDING)
        self._outlines[(key, gid)] = path
        _forget(self._outlines, _OUTLINES_KEPT)
        return path

    def _measure(self, key: str, px: float) -> float:
        face = self.face(key)
        gids = [gid for gid in (face.glyph(ord(char)) for char in _SAMPLE) if gid]
        run = QGlyphRun()
        run.setRawFont(self.font(key, px))
        run.setGlyphIndexes(gids)
        run.setPositions([QPointF(i * 1.5 * px, 0) for i in range(len(gids))])
        size = QSize(math.ceil((1.5 * len(gids) + 1) * px), math.ceil(2 * px))
        base = QPointF(px / 2, round(1.4 * px))
        image = _blank(size)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(base)
            painter.scale(px / OUTLINE_PX, px / OUTLINE_PX)
            for gid in gids:
                painter.fillPath(self.outline(key, gid), Qt.GlobalColor.black)
                painter.translate(1.5 * OUTLINE_PX, 0)
        true = _ink(image)
        # Qt blends grey type with a gamma of its own, so the grey is found by trying.
        strength = 1.0
        for _ in range(_TRIES):
            image = _blank(size)
            with QPainter(image) as painter:
                grey = round(255 * (1 - strength))
                painter.setPen(QColor(grey, grey, grey))
                painter.drawGlyphRun(base, run)
            strength = min(strength * true / max(_ink(image), 1), 1.0)
        return strength

    def _base(self, key: str) -> QRawFont:
        base = self._bases.get(key)
        if base is None:
            face = self.face(key)
            data = _face_bytes(face.path, face.index)
            base = QRawFont(data, 16.0, QFont.HintingPreference.PreferNoHinting)
            if not base.isValid():
                raise LayoutError(
                    Problem(
                        "window.font",
                        f"The font file {face.path.name} cannot be drawn on the screen.",
                        "Put the file there again, or name another face for its role.",
                        place=Place(file=face.path),
                    )
                )
            self._bases[key] = base
        return base


def _blank(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


def _ink(image: QImage) -> int:
    pixels = bytes(image.constBits())[::4]
    return 255 * len(pixels) - sum(pixels)


def _face_bytes(path: Path, index: int) -> QByteArray:
    # Read by Qt: bytes of Python would be copied once more, some forty megabytes a page.
    file = QFile(str(path))
    if not file.open(QFile.OpenModeFlag.ReadOnly):
        return QByteArray()
    data = file.readAll()
    if not data.startsWith(b"ttcf"):
        return data
    # Imported on first use: the house's own faces are files of their own.
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    # QRawFont opens only the first face of a collection; the tables of the wanted one are copied
    # whole, so that its glyph ids stay.
    single = BytesIO()
    whole = BytesIO(data.data())
    with TTFont(whole, fontNumber=index, lazy=True, recalcTimestamp=False) as font:
        font.save(single, reorderTables=None)
    return QByteArray(single.getvalue())


def _forget(cache: OrderedDict[_Key, _Value], keep: int) -> None:
    while len(cache) > keep:
        cache.popitem(last=False)
