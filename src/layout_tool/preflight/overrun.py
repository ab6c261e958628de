"""Type that does not keep its place: outside its frame, or over the line beside it.

Both are looked for on the sheet, so that whatever leads to it is told: a size, a leading, a
letter spacing or an indent that no frame has room for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Final

from layout_tool.fonts import FontBook
from layout_tool.model import EM_BOX_ASCENT, Rect
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import Level
from layout_tool.sheet import GlyphRun, Group

__all__: list[str] = []

_SLACK_EM: Final = 0.15
"""How far the ink of a character may reach out of its em box, in em: commas hang that low."""
_HALF_BLANK: Final = frozenset("，。、；：！？（）「」『』“”‘’〈〉《》【】,.;:!?-\u2010")
"""Marks whose blank half may stand out of a line, and which may hang out of it (行末悬挂)."""
_OVER_EM: Final = 0.1
"""How far lines may reach into each other, in em of the smaller type: no ink of theirs meets."""
_BESIDE_EM: Final = 0.5
"""How much of a character lies on another where lines do, in em."""


@rule(
    "text.outside_frame", Level.ERROR, source="newspaper practice",
    remedy="Enlarge the frame, choose a smaller size, or shorten what stands in it.",
)  # fmt: skip
def text_outside_frame(inspection: Inspection) -> Iterator[Fault]:
    """Type that stands outside its frame: over other frames, or over the edge of the paper."""
    for group in inspection.composition.sheet.groups:
        runs = (item for item in group.items if isinstance(item, GlyphRun) and item.glyphs.ids)
        out = next((run for run in runs if _leaves(run, group, inspection.book)), None)
        if out is not None:
            said = out.glyphs.text[:10]
            yield Fault.at(f"“{said}” stands outside its frame.", group, _box(out)).told(text=said)


@rule(
    "text.overlap", Level.ERROR, source="newspaper practice",
    remedy="Choose a smaller size or a larger leading.",
)  # fmt: skip
def overlapping_lines(inspection: Inspection) -> Iterator[Fault]:
    """Lines that stand over each other, so that neither can be read."""
    for group in inspection.composition.sheet.groups:
        found = _collision(group, inspection.book)
        if found is not None:
            one, other = (run.glyphs.text[:10] for run in found)
            fault = Fault.at(f"“{one}” and “{other}” are printed over each other.", group,
                             _box(found[1]))  # fmt: skip
            yield fault.told(first=one, second=other)


def _collision(group: Group, book: FontBook) -> tuple[GlyphRun, GlyphRun] | None:
    """Return two runs of a frame's own text that stand over each other."""
    runs = [
        (_box(item), item)
        for item in group.items
        if isinstance(item, GlyphRun) and item.glyphs.ids and item.source is not None
    ]
    runs.sort(key=lambda one: one[0].y)
    near: list[tuple[Rect, GlyphRun]] = []
    for box, run in runs:
        near = [one for one in near if one[0].y + one[0].height > box.y]
        for other_box, other in near:
            # Most runs that are as high stand beside each other: they are told by one comparison.
            if box.x >= other_box.x + other_box.width or other_box.x >= box.x + box.width:
                continue
            em = min(run.glyphs.size, other.glyphs.size)
            if _meet(box, other_box, em) and _meet(_ink(run, book), _ink(other, book), em):
                return other, run
        near.append((box, run))
    return None


def _meet(one: Rect, other: Rect, em: float) -> bool:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return min(wide, high) > _OVER_EM * em and max(wide, high) > _BESIDE_EM * em


def _ink(run: GlyphRun, book: FontBook) -> Rect:
    """Return what a run prints, as one rectangle."""
    inks = [ink for ink in _inks(run, book) if ink is not None]
    return reduce(Rect.union, inks) if inks else Rect(run.x, run.y, 0.0, 0.0)


def _leaves(run: GlyphRun, group: Group, book: FontBook) -> bool:
    """Tell whether the ink of a run reaches out of its frame farther than ink does."""
    box, slack = group.box, _SLACK_EM * run.glyphs.size
    if _inside(_box(run), box, slack):
        return False
    text, clusters = run.glyphs.text, run.glyphs.clusters
    for number, ink in enumerate(_inks(run, book)):
        hangs = text[clusters[number] : clusters[number] + 1] in _HALF_BLANK
        if ink is not None and not _inside(ink, box, run.glyphs.size if hangs else slack):
            return True
    return False


def _inside(inner: Rect, outer: Rect, slack: float) -> bool:
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def _inks(run: GlyphRun, book: FontBook) -> Iterator[Rect | None]:
    """Yield what each glyph prints, None for a blank; in vertical lines its em box."""
    glyphs = run.glyphs
    face, size = book.face(glyphs.face), glyphs.size
    for number, gid in enumerate(glyphs.ids):
        x = run.x + glyphs.xs[number]
        y = run.y + (glyphs.ys[number] if glyphs.ys else 0.0)
        ink = face.ink(gid)
        if ink is None:
            yield None
        elif glyphs.orientation == "h":
            left, foot, right, top = ink
            wide = size * glyphs.scale
            yield Rect(x + left * wide, y - top * size, (right - left) * wide, (top - foot) * size)
        else:
            yield Rect(x - size / 2, y, size, glyphs.advances[number])


def _box(run: GlyphRun) -> Rect:
    """Return the em boxes of a run together."""
    glyphs = run.glyphs
    size, xs, ys = glyphs.size, glyphs.xs, glyphs.ys or (0.0,)
    left, top = run.x + min(xs), run.y + min(ys)
    if glyphs.orientation == "h":
        right = run.x + max(map(add, xs, glyphs.advances))
        return Rect(left, top - EM_BOX_ASCENT * size, right - left, max(ys) - min(ys) + size)
    foot = run.y + max(map(add, ys, glyphs.advances))
    return Rect(left - size / 2, top, max(xs) - min(xs) + size, foot - top)
