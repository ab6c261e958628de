"""What a proofreader would mark in the setting."""

from __future__ import annotations

from collections.abc import Iterator

from layout_tool.model import StoryFrame
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import Level

__all__: list[str] = []

_HOLE = 2


@rule(
    "story.short", Level.WARNING, source="newspaper practice (缺)",
    remedy="Shorten its frame, choose a larger headline or add copy.",
)  # fmt: skip
def short_story(inspection: Inspection) -> Iterator[Fault]:
    """A story that leaves more than two lines of a column empty."""
    frames = {f.id: f for f in inspection.page.frames if isinstance(f, StoryFrame)}
    for fit in inspection.composition.fits:
        frame = frames[fit.frame]
        if frame.part > 1 and not fit.body_lines:
            continue  # thread.empty tells it
        columns = frame.text_columns or frame.place.columns
        if fit.short_lines > _HOLE * columns:
            fault = Fault(f"“{fit.story}” leaves {fit.short_lines} lines empty.", fit.frame)
            yield fault.told(lines=str(fit.short_lines))


@rule(
    "story.unplaced", Level.HINT, source="newspaper practice",
    remedy="Place it, move it to another page, or take it out.",
)  # fmt: skip
def unplaced_story(inspection: Inspection) -> Iterator[Fault]:
    """A story meant for the page that stands nowhere."""
    for story in inspection.placing.unplaced.get(inspection.page.id, ()):
        yield Fault(f"“{story.headline or story.id}” is not placed.")
