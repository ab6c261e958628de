"""Stories that run on over several frames: parts that are missing, doubled or out of order."""

from __future__ import annotations

from collections.abc import Iterator

from layout_tool.model import Page, StoryFrame
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import Level

__all__: list[str] = []


def _frames(page: Page) -> list[StoryFrame]:
    return [frame for frame in page.frames if isinstance(frame, StoryFrame)]


@rule(
    "story.twice", Level.ERROR, source="house rule",
    remedy="Take one of the frames away, or let its text go on: give it the next part's number.",
)  # fmt: skip
def same_part_twice(inspection: Inspection) -> Iterator[Fault]:
    """A story that stands in two frames with the same text."""
    for frame in _frames(inspection.page):
        alike = inspection.placing.part(frame, frame.part)
        here = inspection.page.id, frame
        other = next((one for one in alike[:2] if (one[0].id, one[1]) != here), None)
        if other is not None:
            where = f"“{other[1].id}” on page {other[0].id}"
            yield Fault(f"“{frame.story}” stands twice: in “{frame.id}” and in {where}.", frame.id)


@rule(
    "thread.missing_part", Level.ERROR, source="newspaper practice (转版)",
    remedy="Place the missing part, or number the parts anew without a gap.",
)  # fmt: skip
def missing_part(inspection: Inspection) -> Iterator[Fault]:
    """A part of a story whose part before is nowhere: its head, or text between, is not placed."""
    for frame in _frames(inspection.page):
        if frame.part > 1 and not inspection.placing.part(frame, frame.part - 1):
            what = f"“{frame.story}” has a part {frame.part}, but no part {frame.part - 1}."
            yield Fault(what, frame.id)


@rule(
    "thread.order", Level.WARNING, source="newspaper practice (转版)",
    remedy="Move the part behind the one before it, or number them the other way.",
)  # fmt: skip
def out_of_order(inspection: Inspection) -> Iterator[Fault]:
    """A story that goes on before where it comes from: on an earlier page, or further left."""
    here = inspection.page
    for frame in _frames(here):
        for page, last in inspection.placing.part(frame, frame.part - 1)[:1]:
            if page.number > here.number:
                yield Fault(
                    f"“{frame.story}” goes back from page {page.id} to {here.id}.", frame.id
                )
            elif page.id == here.id and _leads_back(last, frame):
                yield Fault(f"“{frame.story}” goes on further left, or above.", frame.id)


def _leads_back(last: StoryFrame, frame: StoryFrame) -> bool:
    """Tell whether the eye must go back: left in horizontal text, right in vertical text, or up."""
    if last.place.column < frame.place.right and frame.place.column < last.place.right:
        return frame.place.line < last.place.line
    left = frame.place.column < last.place.column
    return left != (last.direction == "vertical")


@rule(
    "thread.empty", Level.WARNING, source="newspaper practice (转版)",
    remedy="Make the parts before it smaller, or take it away.",
)  # fmt: skip
def empty_part(inspection: Inspection) -> Iterator[Fault]:
    """A part of a story that its text does not reach."""
    frames = {frame.id: frame for frame in _frames(inspection.page)}
    for fit in inspection.composition.fits:
        if fit.body_lines == 0 and frames[fit.frame].part > 1:
            yield Fault(f"The text of “{fit.story}” ends before “{fit.frame}”.", fit.frame)
