"""Adverts placed as PDF: whether the press may have what is in them, by the preset's variant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from layout_tool.model import to_mm
from layout_tool.pdf import VARIANTS, Advert, is_page, survey_advert
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import LayoutError, Level
from layout_tool.sheet import Group, Image

__all__: list[str] = []

_STRETCH: Final = 0.02
"""How much wider than high an advert may be drawn before it shows."""
_ASK: Final = "Ask the advertiser for a PDF/X file with CMYK colours."


@rule(
    "ad.unusable", Level.ERROR, source="ISO 32000",
    remedy="Ask for the file again, without a password; choose a page that it has.",
)  # fmt: skip
def unusable(inspection: Inspection) -> Iterator[Fault]:
    """An advert that is gone, damaged, locked, or has no such page."""
    for group, item, found in _adverts(inspection):
        if isinstance(found, str):
            yield Fault.at(found, group, item.rect, Path(item.file))


@rule("ad.colour", Level.ERROR, source="ISO 15930-4 §6.2, ISO 15930-7", remedy=_ASK, press=True)
def forbidden_colour(inspection: Inspection) -> Iterator[Fault]:
    """An advert with RGB or other colours that the kind of PDF forbids."""
    yield from _faults(inspection, "colour")


@rule("ad.fonts", Level.ERROR, source="ISO 15930-4 §6.3, ISO 15930-7", remedy=_ASK, press=True)
def missing_fonts(inspection: Inspection) -> Iterator[Fault]:
    """An advert without its fonts: the plant would print others."""
    yield from _faults(inspection, "fonts")


@rule(
    "ad.transparency", Level.ERROR, source="ISO 15930-4 §6.16", press=True,
    remedy="Ask the advertiser for PDF/X-1a, or export PDF/X-4.",
)  # fmt: skip
def transparency(inspection: Inspection) -> Iterator[Fault]:
    """An advert with transparency where the kind of PDF forbids it."""
    yield from _faults(inspection, "transparency")


@rule(
    "ad.spots", Level.WARNING, source="GWG 2015 newspaper (secondary)", press=True,
    remedy="Ask for process colours, or choose a preset that keeps spot inks.",
)  # fmt: skip
def spots(inspection: Inspection) -> Iterator[Fault]:
    """An advert in spot inks, which newspaper presses do not carry."""
    if inspection.preset.spots == "keep":
        return
    for group, item, found in _adverts(inspection):
        if isinstance(found, Advert) and found.spots:
            said = f"The advert prints in the inks {', '.join(found.spots)}."
            fault = Fault.at(said, group, item.rect, Path(item.file))
            yield fault.told(inks="、".join(found.spots))


@rule(
    "ad.trim", Level.WARNING, source="ISO 15930-4 §6.8", press=True,
    remedy="Ask for a file with a TrimBox, or check that nothing around the advert shows.",
)  # fmt: skip
def no_trim(inspection: Inspection) -> Iterator[Fault]:
    """An advert that does not say where it ends: its whole sheet of paper is placed."""
    for group, item, found in _adverts(inspection):
        if isinstance(found, Advert) and not found.trimmed:
            yield Fault.at("The advert has no TrimBox.", group, item.rect, Path(item.file))


@rule(
    "ad.stretched", Level.WARNING, source="advertising practice",
    remedy="Give its frame the advert's proportions.",
)  # fmt: skip
def stretched(inspection: Inspection) -> Iterator[Fault]:
    """An advert drawn in other proportions than its own."""
    for group, item, found in _adverts(inspection):
        if not isinstance(found, Advert):
            continue
        across, down = item.rect.width / found.width, item.rect.height / found.height
        if abs(across / down - 1) > _STRETCH:
            yield Fault.at(
                f"The advert is {to_mm(found.width):.0f} × {to_mm(found.height):.0f} mm and is "
                f"drawn {to_mm(item.rect.width):.0f} × {to_mm(item.rect.height):.0f} mm.",
                group,
                item.rect,
                Path(item.file),
            )


@rule(
    "ad.ink", Level.ERROR, source="ISO 12647-3 §4.3, the preset's profile", press=True,
    remedy="Ask for a file made for the newspaper's paper.",
)  # fmt: skip
def too_much_ink(inspection: Inspection) -> Iterator[Fault]:
    """An advert with a flat colour of more ink than the paper carries."""
    limit = inspection.preset.ink_limit()
    for group, item, found in _adverts(inspection):
        if isinstance(found, Advert) and found.ink > limit + 0.5:
            said = f"The advert has {found.ink:.0f} % of ink; the paper carries {limit:.0f} %."
            fault = Fault.at(said, group, item.rect, Path(item.file))
            yield fault.told(ink=f"{found.ink:.0f}", limit=f"{limit:.0f}")


@rule(
    "ad.colour_small", Level.WARNING, source="GWG 2015 newspaper (secondary)", press=True,
    remedy="Ask for small type in black or another single ink.",
)  # fmt: skip
def small_colour_type(inspection: Inspection) -> Iterator[Fault]:
    """An advert with small type in several inks, which never meet exactly."""
    least = inspection.preset.limits.colour_type
    for group, item, found in _adverts(inspection):
        if isinstance(found, Advert):
            size = found.colour_type * item.rect.height / found.height
            if size < least - 0.05:
                said = f"The advert has type of {size:.1f} pt in several inks."
                fault = Fault.at(said, group, item.rect, Path(item.file))
                yield fault.told(size=f"{size:.1f}")


@rule(
    "ad.coarse", Level.WARNING, source="GWG 2015 newspaper (secondary), plants' sheets",
    remedy="Ask for a file with finer pictures, or place the advert smaller.",
)  # fmt: skip
def coarse_pictures(inspection: Inspection) -> Iterator[Fault]:
    """An advert with a picture of fewer pixels an inch than print needs."""
    least = inspection.preset.pictures.lowest_ppi
    for group, item, found in _adverts(inspection):
        if isinstance(found, Advert):
            ppi = found.ppi * found.width / item.rect.width
            if ppi < least:
                said = f"A picture in the advert has {ppi:.0f} pixels an inch; {least:.0f} needed."
                fault = Fault.at(said, group, item.rect, Path(item.file))
                yield fault.told(ppi=f"{ppi:.0f}", needed=f"{least:.0f}")


def _faults(inspection: Inspection, name: str) -> Iterator[Fault]:
    """Yield the adverts with what the variant forbids under a name."""
    title = inspection.preset.variant.title
    for group, item, found in _adverts(inspection):
        if isinstance(found, Advert):
            for fault, said in found.faults:
                if fault == name:
                    what = f"The advert {said}: {title} forbids it."
                    yield Fault.at(what, group, item.rect, Path(item.file))


def _adverts(inspection: Inspection) -> Iterator[tuple[Group, Image, Advert | str]]:
    """Yield every advert with what its page draws with, or what is wrong with the file."""
    for group, item in inspection.items():
        if isinstance(item, Image) and item.file and is_page(item):
            file = Path(item.file)
            stamp = file.stat().st_mtime if file.is_file() else 0.0
            yield group, item, _look(file, item.page, inspection.preset.variant.name, stamp)


@lru_cache(maxsize=256)
def _look(file: Path, page: int, variant: str, _stamp: float) -> Advert | str:
    try:
        return survey_advert(file, page, VARIANTS[variant])
    except LayoutError as error:
        return error.problem.what
