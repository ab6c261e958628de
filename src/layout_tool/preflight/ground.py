"""What type stands on: paper, a tint, a picture; and type that can hardly be told from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout_tool.model import WHITE, Colour, Rect, blend, luminance
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import Level
from layout_tool.sheet import Fill, GlyphRun, Group, Image, Shape

__all__ = ["grounds_of_type"]

_LEAST_STEP: Final = 0.2
"""Less of a step in lightness (0 to 1) is no type but a shade: K20 on paper, black on K80."""
_CAP_EM: Final = 0.38
"""Half the height of a character above its baseline, in em."""

_Ground = tuple[Rect, Colour | None]


def grounds_of_type(
    inspection: Inspection,
) -> Iterator[tuple[Group, GlyphRun, Colour | None]]:
    """Yield every run of type with the colour its first glyph stands on; None for a picture."""
    grounds: list[_Ground] = []
    for group, item in inspection.items():
        if isinstance(item, Fill):
            mean = item.colour if item.into is None else blend(item.colour, item.into, 0.5)
            grounds.append((item.rect, mean))
        elif isinstance(item, Image | Shape):
            grounds.append((item.rect, None))
        elif isinstance(item, GlyphRun) and item.glyphs.ids:
            yield group, item, _ground_of(item, grounds)


def _ground_of(run: GlyphRun, grounds: Sequence[_Ground]) -> Colour | None:
    glyphs, half = run.glyphs, run.glyphs.size / 2
    x, y = run.x + (glyphs.xs or (0.0,))[0], run.y + (glyphs.ys or (0.0,))[0]
    if glyphs.orientation == "h":
        x, y = x + half * glyphs.scale, y - _CAP_EM * glyphs.size
    else:
        x, y = x + (half / 2 if glyphs.orientation == "r" else 0.0), y + half
    for rect, colour in reversed(grounds):
        if rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
            return colour
    return WHITE


@rule(
    "type.faint", Level.ERROR, source="newspaper practice",
    remedy="Choose another colour for the type or for what it stands on.",
)  # fmt: skip
def faint_type(inspection: Inspection) -> Iterator[Fault]:
    """Type that can hardly be told from its ground: white on paper, black on a dark band."""
    told: set[str] = set()
    for group, run, ground in grounds_of_type(inspection):
        if ground is None or group.frame in told:
            continue
        if abs(luminance(run.colour) - luminance(ground)) < _LEAST_STEP:
            told.add(group.frame)
            said = run.glyphs.text[:10]
            what = f"Type can hardly be told from its ground: “{said}”."
            yield Fault(what, group.frame, run.x, run.y)
