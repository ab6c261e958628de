"""Pictures: whether they are there, can be read, and are fine enough for their size on the page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from layout_tool.model import to_mm
from layout_tool.pdf import Probe, is_page, probe
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import LayoutError, Level
from layout_tool.sheet import Group, Image

__all__: list[str] = []


@rule(
    "picture.placeholder", Level.ERROR, source="plants' sheets",
    remedy="Put the picture or advert there, or take its frame off the page.", press=True,
)  # fmt: skip
def placeholder(inspection: Inspection) -> Iterator[Fault]:
    """A placeholder where a picture or advert is missing, which the plant would print."""
    for group, item in inspection.items():
        if isinstance(item, Image) and not item.file:
            yield Fault.at("The plant would print a placeholder here.", group, item.rect)


@rule(
    "picture.unusable", Level.ERROR, source="the formats that are read",
    remedy="Ask for the file again, or save it as JPEG, PNG or TIFF.",
)  # fmt: skip
def unusable(inspection: Inspection) -> Iterator[Fault]:
    """A picture whose file is gone, damaged, too large or of a kind that cannot be converted."""
    for group, item, found in _pictures(inspection):
        if isinstance(found, str):
            yield Fault.at(found, group, item.rect, Path(item.file))


@rule(
    "picture.resolution", Level.ERROR, source="GWG 2015 newspaper (secondary), plants' sheets",
    remedy="Use a larger file, or show the picture smaller.",
)  # fmt: skip
def too_coarse(inspection: Inspection) -> Iterator[Fault]:
    """A picture with so few pixels an inch that they show: under 100 on newsprint."""
    yield from _coarse(inspection, fails=True)


@rule(
    "picture.coarse", Level.WARNING, source="GWG 2015 newspaper (secondary), plants' sheets",
    remedy="Ask for a larger file, or show the picture smaller.",
)  # fmt: skip
def coarse(inspection: Inspection) -> Iterator[Fault]:
    """A picture with fewer pixels an inch than print needs: under 150 on newsprint."""
    yield from _coarse(inspection, fails=False)


def _coarse(inspection: Inspection, *, fails: bool) -> Iterator[Fault]:
    limits = inspection.preset.pictures
    for group, item, found in _pictures(inspection):
        if isinstance(found, str):
            continue
        ppi = found.ppi(item.crop, item.rect.width, item.rect.height)
        enough = limits.line_ppi if found.line else limits.lowest_ppi
        least = min(limits.fail_ppi, enough)
        if ppi < least if fails else least <= ppi < enough:
            needed = f"{least if fails else enough:.0f}"
            yield Fault.at(
                f"The picture in “{group.frame}” has {ppi:.0f} pixels an inch at "
                f"{to_mm(item.rect.width):.0f} mm; {needed} are needed.",
                group,
                item.rect,
                Path(item.file),
            ).told(ppi=f"{ppi:.0f}", needed=needed)


def _pictures(inspection: Inspection) -> Iterator[tuple[Group, Image, Probe | str]]:
    """Yield every picture with what its file's head says, or what is wrong with the file."""
    for group, item in inspection.items():
        if isinstance(item, Image) and item.file and not is_page(item):
            yield group, item, _look(Path(item.file), _stamp(Path(item.file)))


def _stamp(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


@lru_cache(maxsize=1024)
def _look(file: Path, _stamp: float) -> Probe | str:
    try:
        return probe(file)
    except LayoutError as error:
        return error.problem.what
