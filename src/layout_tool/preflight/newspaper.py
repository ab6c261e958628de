"""What a layout editor would be told off for: cuts through the page, heads side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from layout_tool.model import Frame, GridBox, Page, PictureFrame, StoryFrame
from layout_tool.preflight.rule import Fault, Inspection, rule
from layout_tool.problem import Level

__all__: list[str] = []


def _placed(page: Page) -> list[GridBox]:
    return [f.place for f in page.frames if isinstance(f.place, GridBox)]


@rule(
    "page.overlap", Level.ERROR, source="house rule",
    remedy="Move or resize one of them, or let text run around it.",
)  # fmt: skip
def overlapping_frames(inspection: Inspection) -> Iterator[Fault]:
    """Two frames that cover the same cells."""
    frames = [f for f in inspection.page.frames if isinstance(f.place, GridBox)]
    for first, second in combinations(frames, 2):
        if isinstance(first.place, GridBox) and isinstance(second.place, GridBox):
            tinted = getattr(first, "kind", "") in ("tint", "box")
            if (
                first.place.overlaps(second.place)
                and not tinted
                and not (_wraps(first, second) or _bears_head(first, second))
            ):
                yield Fault(f"“{first.id}” and “{second.id}” lie on each other.", first.id)


def _wraps(first: Frame, second: Frame) -> bool:
    """Tell whether one is a story whose text runs around the other."""
    if isinstance(first, StoryFrame):
        first, second = second, first
    return (
        isinstance(second, StoryFrame)
        and not isinstance(first, StoryFrame)
        and first.wrap != "none"
    )


def _bears_head(behind: Frame, front: Frame) -> bool:
    """Tell whether a story's head stands across a picture behind it (题压图)."""
    return isinstance(behind, PictureFrame) and isinstance(front, StoryFrame) and front.head_over


@rule(
    "page.through_cut", Level.WARNING, source="断版, newspaper practice",
    remedy="Let a story or picture cross the line.",
)  # fmt: skip
def through_cut(inspection: Inspection) -> Iterator[Fault]:
    """A gutter that cuts the whole page from top to bottom (断版)."""
    boxes = _placed(inspection.page)
    if len(boxes) < 3:
        return
    columns = max(b.right for b in boxes)
    for cut in range(1, columns):
        if not any(b.column < cut < b.right for b in boxes):
            fault = Fault(f"A gutter runs through the whole page before column {cut + 1} (断版).")
            yield fault.told(column=str(cut + 1))


@rule(
    "page.head_clash", Level.HINT, source="碰题, newspaper practice",
    remedy="Move one of them by a few lines, box it, or put a picture between them.",
)  # fmt: skip
def head_clash(inspection: Inspection) -> Iterator[Fault]:
    """Headlines side by side on the same line (碰题)."""
    frames = [
        f
        for f in inspection.page.frames
        if isinstance(f, StoryFrame) and f.part == 1 and not f.headless
    ]
    for first, second in combinations(frames, 2):
        side_by_side = second.place.column in (first.place.right,) or (
            first.place.column == second.place.right
        )
        if (
            side_by_side
            and first.place.line == second.place.line
            and not (first.boxed or second.boxed)
        ):
            names = _title(inspection, first), _title(inspection, second)
            fault = Fault(
                f"The heads of “{names[0]}” and “{names[1]}” stand side by side.", first.id
            )
            yield fault.told(first=names[0], second=names[1])


def _title(inspection: Inspection, frame: StoryFrame) -> str:
    """Return a story's headline in one line, its id when it has none."""
    story = inspection.edition.stories.get(frame.story)
    return " ".join(story.headline.split()) if story and story.headline else frame.story
