"""What the plant would ring up about, as far as the page shows it before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from layout_tool.model import to_mm
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import Level
from layout_tool.sheet import GlyphRun, Image, Rule

__all__: list[str] = []

_LEAST_PPI = 150
_LEAST_RULE = 0.25
_LEAST_TYPE = 5.0


@rule(
    "picture.resolution", Level.WARNING, source="GWG 2015 newspaper (secondary), plants' sheets",
    remedy="Use a larger file, or show the picture smaller.",
)  # fmt: skip
def low_resolution(inspection: Inspection) -> Iterator[Fault]:
    """A picture that prints with fewer than 150 pixels an inch."""
    pixels = {p.file: p.pixels for p in inspection.edition.pictures.values() if p.pixels}
    for group in inspection.composition.sheet.groups:
        for item in group.items:
            if not isinstance(item, Image) or not item.file:
                continue
            size = next((s for f, s in pixels.items() if item.file.endswith(f)), None)
            if size is None:
                continue
            ppi = size[0] * (item.crop[2] - item.crop[0]) / (item.rect.width / 72)
            if ppi < _LEAST_PPI:
                yield Fault(
                    f"The picture in “{group.frame}” has {ppi:.0f} pixels an inch at "
                    f"{to_mm(item.rect.width):.0f} mm.",
                    group.frame,
                )


@rule(
    "rule.thin", Level.ERROR, source="GWG 2015, plants' sheets",
    remedy="Make it 0.25 pt or more.",
)  # fmt: skip
def thin_rule(inspection: Inspection) -> Iterator[Fault]:
    """A rule thinner than a press holds."""
    for group in inspection.composition.sheet.groups:
        for item in group.items:
            if isinstance(item, Rule) and item.width < _LEAST_RULE:
                yield Fault(f"A rule of {item.width:g} pt is too thin to print.", group.frame)


@rule(
    "type.small", Level.WARNING, source="newsprint practice",
    remedy="Set it larger.",
)  # fmt: skip
def small_type(inspection: Inspection) -> Iterator[Fault]:
    """Type smaller than 5 pt, which newsprint does not hold."""
    for group in inspection.composition.sheet.groups:
        sizes = [i.glyphs.size for i in group.items if isinstance(i, GlyphRun)]
        if sizes and min(sizes) < _LEAST_TYPE:
            yield Fault(f"Type of {min(sizes):g} pt in “{group.frame}”.", group.frame)
