"""What the plant would ring up about: lines, type, inks and fonts on the composed page.

The limits are the preset's; what may be painted at all is its variant's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple
from typing import Final

from layout_tool.compose import template_frames
from layout_tool.model import Cmyk, Colour, Furniture, Spot, to_mm
from layout_tool.pdf import colours_of, in_process
from layout_tool.preflight.ground import grounds_of_type
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import Level
from layout_tool.sheet import Box, Fill, GlyphRun, Group, Rule, Shape

__all__: list[str] = []

_TRACE: Final = 0.02
"""Less of an ink than this leaves no dot."""
_SLACK: Final = 0.005


def _inks(colour: Colour, inspection: Inspection) -> int:
    """Return how many plates a colour is on."""
    if isinstance(colour, Spot) and inspection.preset.spots == "keep":
        return 1
    cmyk = in_process(colour)
    return sum(ink > _TRACE for ink in (cmyk.c, cmyk.m, cmyk.y, cmyk.k))


def _lines(inspection: Inspection) -> Iterator[tuple[Group, float, Colour]]:
    """Yield the width and colour of every line."""
    for group, item in inspection.items():
        if isinstance(item, Rule | Box):
            yield group, item.width, item.colour
        elif isinstance(item, Shape) and item.stroke is not None:
            yield group, item.width, item.stroke
        elif isinstance(item, Fill):
            yield group, min(item.rect.width, item.rect.height), item.colour


def _type(inspection: Inspection) -> Iterator[tuple[Group, GlyphRun]]:
    """Yield every run of type."""
    for group, item in inspection.items():
        if isinstance(item, GlyphRun) and item.glyphs.ids:
            yield group, item


@rule(
    "rule.thin", Level.ERROR, source="GWG 2015 newspaper (secondary), plants' sheets",
    remedy="Make it as wide as the press holds: 0.25 pt on newsprint.", press=True,
)  # fmt: skip
def thin_rule(inspection: Inspection) -> Iterator[Fault]:
    """A line thinner than the press holds."""
    least = inspection.preset.limits.rule
    for group, width in {(g.frame, w) for g, w, _ in _lines(inspection) if w < least - _SLACK}:
        fault = Fault(f"A line of {width:.3g} pt is too thin to print.", group)
        yield fault.told(width=f"{width:.3g}", least=f"{least:.3g}")


@rule(
    "rule.colour_thin", Level.WARNING, source="plants' sheets",
    remedy="Make it wider, or print it in one ink.", press=True,
)  # fmt: skip
def thin_colour_rule(inspection: Inspection) -> Iterator[Fault]:
    """A thin line in several inks, which never meet exactly."""
    limits = inspection.preset.limits
    found = {
        (g.frame, w) for g, w, c in _lines(inspection)
        if limits.rule - _SLACK <= w < limits.colour_rule - _SLACK and _inks(c, inspection) > 1
    }  # fmt: skip
    for group, width in found:
        fault = Fault(f"A line of {width:.3g} pt is printed in several inks.", group)
        yield fault.told(width=f"{width:.3g}", least=f"{limits.colour_rule:.3g}")


@rule("type.small", Level.WARNING, source="newsprint practice", remedy="Set it larger.", press=True)
def small_type(inspection: Inspection) -> Iterator[Fault]:
    """Type smaller than the paper holds: 5 pt on newsprint."""
    yield from _too_small(inspection, inspection.preset.limits.type, lambda _: True, "")


@rule(
    "type.colour_small", Level.ERROR, source="GWG 2015 newspaper (secondary), plants' sheets",
    remedy="Print it in black or another single ink, or set it larger.", press=True,
)  # fmt: skip
def small_colour_type(inspection: Inspection) -> Iterator[Fault]:
    """Small type in several inks, which never meet exactly."""
    yield from _too_small(
        inspection, inspection.preset.limits.colour_type,
        lambda run: _inks(run.colour, inspection) > 1, " in several inks",
    )  # fmt: skip


@rule(
    "type.reversed_small", Level.WARNING, source="GWG 2015 newspaper (secondary), plants' sheets",
    remedy="Set it larger or bolder, or in black on white.", press=True,
)  # fmt: skip
def small_reversed_type(inspection: Inspection) -> Iterator[Fault]:
    """Small white type, which ink runs into; on pictures and tints of several inks, larger too.

    There the plates must meet within the strokes that stay white, as in type of several inks.
    """
    limits = inspection.preset.limits
    screened = {
        id(run)
        for _, run, ground in grounds_of_type(inspection)
        if ground is None or _inks(ground, inspection) > 1
    }

    def white(run: GlyphRun) -> bool:
        return in_process(run.colour).total_ink < 100 * _TRACE

    yield from _too_small(inspection, limits.reversed_type, white, " in white")
    yield from _too_small(
        inspection, max(limits.reversed_type, limits.colour_type),
        lambda run: (
            white(run) and id(run) in screened and run.glyphs.size >= limits.reversed_type - _SLACK
        ),
        " in white on several inks",
    )  # fmt: skip


def _too_small(
    inspection: Inspection, least: float, concerns: Callable[[GlyphRun], bool], how: str
) -> Iterator[Fault]:
    """Yield the smallest type of each frame that is under a size."""
    found: dict[str, tuple[float, GlyphRun]] = {}
    for group, run in _type(inspection):
        size = run.glyphs.size
        if size < least - _SLACK and concerns(run):
            found[group.frame] = min(found.get(group.frame, (size, run)), (size, run),
                                     key=lambda pair: pair[0])  # fmt: skip
    for frame, (size, run) in found.items():
        said = run.glyphs.text[:10]
        fault = Fault(f"Type of {size:.3g} pt{how}: “{said}”.", frame, run.x, run.y)
        yield fault.told(size=f"{size:.3g}", least=f"{least:.3g}", text=said)


@rule(
    "ink.over", Level.ERROR, source="ISO 12647-3 §4.3, the preset's profile",
    remedy="Choose a lighter colour, or black alone where black is meant.", press=True,
)  # fmt: skip
def too_much_ink(inspection: Inspection) -> Iterator[Fault]:
    """A flat colour with more ink than the paper carries; pictures are reduced when written."""
    limit = inspection.preset.ink_limit()
    seen: set[tuple[str, Cmyk]] = set()
    for group, item in inspection.items():
        for colour in map(in_process, colours_of(item)):
            if colour.total_ink > limit + 0.5 and (group.frame, colour) not in seen:
                seen.add((group.frame, colour))
                said = " ".join(
                    f"{name}{100 * ink:.0f}"
                    for name, ink in zip("CMYK", astuple(colour), strict=True)
                )
                yield Fault(
                    f"The colour {said} has {colour.total_ink:.0f} % of ink; the paper carries "
                    f"{limit:.0f} %.",
                    group.frame,
                ).told(colour=said, ink=f"{colour.total_ink:.0f}", limit=f"{limit:.0f}")


@rule(
    "ink.spot", Level.HINT, source="GWG 2015 newspaper (secondary)",
    remedy="Choose process colours, or a preset that keeps spot inks.", press=True,
)  # fmt: skip
def spot_ink(inspection: Inspection) -> Iterator[Fault]:
    """A spot ink that will be printed in process colours."""
    if inspection.preset.spots == "keep":
        return
    found = {
        (group.frame, colour.name)
        for group, item in inspection.items()
        for colour in colours_of(item)
        if isinstance(colour, Spot)
    }
    for frame, name in sorted(found):
        fault = Fault(f"The ink “{name}” will be printed in process colours.", frame)
        yield fault.told(name=name)


@rule(
    "font.forbidden", Level.ERROR, source="OpenType OS/2 fsType; ISO 15930-4 §6.3",
    remedy="Choose another font, or a preset with text: outlines.", press=True,
)  # fmt: skip
def forbidden_font(inspection: Inspection) -> Iterator[Fault]:
    """A font whose maker does not let it go into a PDF."""
    if inspection.preset.text == "outlines":
        return
    first: dict[str, str] = {}
    for group, run in _type(inspection):
        first.setdefault(run.glyphs.face, group.frame)
    for key, frame in first.items():
        verdict = inspection.book.face(key).may_embed
        if not verdict.allowed:
            yield Fault(verdict.sentence, frame)


@rule(
    "qr.small", Level.WARNING, source="newsprint practice",
    remedy="Make its frame larger, or shorten the link.",
)  # fmt: skip
def small_code(inspection: Inspection) -> Iterator[Fault]:
    """A QR code whose squares are smaller than paper and telephones hold."""
    least = inspection.preset.limits.qr_module
    frames = (*template_frames(inspection.edition, inspection.page), *inspection.page.frames)
    codes = {f.id for f in frames if isinstance(f, Furniture) and f.kind == "qr"}
    for group, item in inspection.items():
        if group.frame in codes and isinstance(item, Shape):
            top, bottom = item.segments[0][1][1], item.segments[2][1][1]
            if bottom - top < least - _SLACK:
                yield Fault.at(
                    f"The squares of the QR code are {to_mm(bottom - top):.2f} mm wide; "
                    f"{to_mm(least):.2f} mm are needed.",
                    group,
                    item.rect,
                ).told(size=f"{to_mm(bottom - top):.2f}", least=f"{to_mm(least):.2f}")
