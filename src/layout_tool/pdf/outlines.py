"""Glyph runs as paths, for plants that take no fonts. Nothing of such text can be searched.

A glyph's path is made once, in the units of its face, and set at every place by a matrix.
"""

from __future__ import annotations

import uharfbuzz as hb

from layout_tool.fonts import Face, FontBook
from layout_tool.pdf.content import Content
from layout_tool.pdf.document import exact, number, numbers
from layout_tool.sheet import GlyphRun

__all__ = ["Outliner"]

Point = tuple[float, float]


class Outliner:
    """Paints glyphs of any face of a book as filled paths."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._fonts: dict[str, hb.Font] = {}
        self._paths: dict[tuple[str, int], str] = {}

    def paint(self, content: Content, run: GlyphRun) -> None:
        """Paint a run of glyphs in its colour."""
        glyphs = run.glyphs
        face = self._book.face(glyphs.face)
        content.add()
        content.fill_colour(run.colour, overprint=True)
        unit = glyphs.size / face.units_per_em
        across, up = exact(unit * glyphs.scale), exact(unit)
        turned = glyphs.orientation == "r"
        # Turned clockwise, the line runs down the page and the glyphs' tops point to the right.
        matrix = f"0 -{across} {up} 0" if turned else f"{across} 0 0 {up}"
        for i, gid in enumerate(glyphs.ids):
            path = self._path(face, gid)
            if not path:
                continue
            x = content.x(run.x + (glyphs.xs[i] if glyphs.xs else 0))
            y = content.y(run.y + (glyphs.ys[i] if glyphs.ys else 0))
            if glyphs.orientation == "v":
                left, top = self._vertical_origin(face, gid)
                x, y = x - left * unit * glyphs.scale, y - top * unit
            content.add(f"q {matrix} {numbers(x, y)} cm", path, "f Q")

    def _vertical_origin(self, face: Face, gid: int) -> Point:
        """The middle of a glyph's top, from its horizontal origin, in units of the face."""
        font = self._font(face)
        origin = font.get_glyph_v_origin(gid)
        top = origin[1] if origin else 0.88 * face.units_per_em
        return font.get_glyph_h_advance(gid) / 2, top

    def _font(self, face: Face) -> hb.Font:
        if face.key not in self._fonts:
            self._fonts[face.key] = hb.Font(face.hb_face)
        return self._fonts[face.key]

    def _path(self, face: Face, gid: int) -> str:
        key = face.key, gid
        if key not in self._paths:
            pen = _Pen()
            self._font(face).draw_glyph_with_pen(gid, pen)
            self._paths[key] = " ".join(pen.ops)
        return self._paths[key]


class _Pen:
    """Turns a glyph's outline into path operators; PDF knows no quadratic curves."""

    def __init__(self) -> None:
        self.ops: list[str] = []
        self._at: Point = (0, 0)

    def moveTo(self, to: Point) -> None:  # noqa: N802 # the pen protocol's name
        self._add("m", to)

    def lineTo(self, to: Point) -> None:  # noqa: N802
        self._add("l", to)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._add("c", *points)

    def qCurveTo(self, control: Point, to: Point) -> None:  # noqa: N802
        first, second = (
            tuple(end + 2 / 3 * (c - end) for end, c in zip(point, control, strict=True))
            for point in (self._at, to)
        )
        self._add("c", (first[0], first[1]), (second[0], second[1]), to)

    def closePath(self) -> None:  # noqa: N802
        self.ops.append("h")

    def _add(self, op: str, *points: Point) -> None:
        self._at = points[-1]
        self.ops.append(f"{' '.join(number(v) for point in points for v in point)} {op}")
