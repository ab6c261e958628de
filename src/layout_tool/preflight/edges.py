"""The edge of the paper: art that must run over it, and text that must keep away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout_tool.model import Rect, mm, to_mm
from layout_tool.pdf import colours_of, in_process
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import Level
from layout_tool.sheet import Fill, GlyphRun, Image, Shape, Sheet

__all__: list[str] = []

_NEAR: Final = mm(0.5)
"""Art that ends this near the trim was meant to run over it."""
_SLACK: Final = 0.05


@rule(
    "bleed.short", Level.ERROR, source="ISO 15930-4 §6.8, plants' sheets",
    remedy="Let it run over the edge to the end of the bleed, or end it well inside.",
    press=True,
)  # fmt: skip
def short_bleed(inspection: Inspection) -> Iterator[Fault]:
    """A picture or tint that ends at the trim: the knife leaves a white line."""
    sheet = inspection.composition.sheet
    if sheet.bleed <= 0:
        return
    for group, item in inspection.items():
        if not isinstance(item, Fill | Image | Shape) or _is_paper(item):
            continue
        rect = item.rect if group.clip is None else _common(item.rect, group.clip)
        sides = [name for name, reach in _reaches(rect, sheet) if _short(reach, sheet.bleed)]
        if sides:
            yield Fault.at(
                f"It ends at the {' and '.join(sides)} edge of the paper, short of the bleed of "
                f"{to_mm(sheet.bleed):.0f} mm.",
                group,
                rect,
            ).told(bleed=f"{to_mm(sheet.bleed):.0f}")


@rule(
    "text.cut", Level.ERROR, source="plants' sheets",
    remedy="Move it inside the page.",
)  # fmt: skip
def cut_text(inspection: Inspection) -> Iterator[Fault]:
    """Text that the knife cuts."""
    yield from _near_edge(inspection, 0.0, "stands outside the trimmed page")


@rule(
    "text.near_edge", Level.WARNING, source="plants' sheets",
    remedy="Move it inwards: folding and cutting vary.", press=True,
)  # fmt: skip
def text_near_edge(inspection: Inspection) -> Iterator[Fault]:
    """Text too near the edge of the paper."""
    margin = inspection.preset.limits.text_margin
    yield from _near_edge(inspection, margin, f"is less than {to_mm(margin):.1f} mm from the edge")


def _near_edge(inspection: Inspection, margin: float, words: str) -> Iterator[Fault]:
    """Yield the first text of each frame nearer to the trim than ``margin``, but not cut."""
    sheet = inspection.composition.sheet
    seen: set[str] = set()
    for group, item in inspection.items():
        if not isinstance(item, GlyphRun) or not item.glyphs.ids or group.frame in seen:
            continue
        box = _text_box(item)
        nearest = min(-reach for _, reach in _reaches(box, sheet))
        if nearest < margin - _SLACK and (margin == 0 or nearest >= -_SLACK):
            seen.add(group.frame)
            said = item.glyphs.text[:10]
            fault = Fault.at(f"“{said}” {words}.", group, box)
            yield fault.told(text=said, margin=f"{to_mm(margin):.1f}")


def _reaches(rect: Rect, sheet: Sheet) -> Iterator[tuple[str, float]]:
    """Yield how far a rectangle reaches over each edge of the trim; negative inside, in pt."""
    yield "left", -rect.x
    yield "top", -rect.y
    yield "right", rect.right - sheet.width
    yield "bottom", rect.bottom - sheet.height


def _short(reach: float, bleed: float) -> bool:
    return -_NEAR <= reach < bleed - _SLACK


def _is_paper(item: Fill | Image | Shape) -> bool:
    """Tell whether an item leaves no ink."""
    colours = colours_of(item)
    return bool(colours) and all(in_process(colour).total_ink == 0 for colour in colours)


def _common(one: Rect, other: Rect) -> Rect:
    x, y = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(x, y, max(right - x, 0.0), max(bottom - y, 0.0))


def _text_box(run: GlyphRun) -> Rect:
    """Return the em boxes of a run together."""
    glyphs = run.glyphs
    size = glyphs.size
    xs = [run.x + x for x in glyphs.xs] or [run.x]
    ys = [run.y + y for y in glyphs.ys] or [run.y]
    if glyphs.orientation == "h":
        left, right = xs[0], xs[-1] + glyphs.advances[-1]
        return Rect(left, min(ys) - 0.88 * size, right - left, max(ys) - min(ys) + size)
    half = size / 2
    bottom = ys[-1] + glyphs.advances[-1]
    return Rect(min(xs) - half, ys[0], max(xs) - min(xs) + size, bottom - ys[0])
