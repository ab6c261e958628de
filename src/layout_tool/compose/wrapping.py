"""The obstacles of a story frame: what of its page its text runs around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from layout_tool.compose.obstacle import CLEAR_EM, Obstacle
from layout_tool.compose.outline import outline
from layout_tool.compose.picture import picture_image
from layout_tool.model import (
    AdFrame,
    Edition,
    Furniture,
    GridBox,
    Page,
    PageGrid,
    PictureFrame,
    Rect,
    StoryFrame,
)
from layout_tool.typeset import Typesetter

__all__ = ["obstacles_of"]


def obstacles_of(
    frame: StoryFrame,
    page: Page,
    edition: Edition,
    setter: Typesetter,
    furniture: Sequence[Furniture] = (),
) -> tuple[Obstacle, ...]:
    """Return what the text of a story frame runs around on its page.

    ``furniture`` is what the page has from its template. Where its head stands across pictures
    that lie behind the frame, its text keeps below those that it does not run around.
    """
    grid = edition.layout.grid(page)
    borne = _borne(frame, page, grid)
    wrapped = [
        other
        for other in (*furniture, *page.frames)
        if not isinstance(other, StoryFrame) and (other.wrap != "none" or other.id in borne)
    ]
    if not wrapped:
        return ()
    around = CLEAR_EM * grid.body_size
    box = grid.rect(frame.place).inset(-around, -around, -around, -around)
    found: list[Obstacle] = []
    for other in wrapped:
        rect = grid.rect(other.place) if isinstance(other.place, GridBox) else other.place
        if other.wrap == "none":
            found.append(Obstacle(_across(frame, grid, rect), bears_head=True))
        elif rect.overlaps(box):
            for obstacle in _obstacles(other, rect, edition, grid, setter):
                found.append(replace(obstacle, bears_head=other.id in borne))
    return tuple(found)


def _borne(frame: StoryFrame, page: Page, grid: PageGrid) -> set[str]:
    """Return the pictures behind a story that its head stands across, by their ids."""
    if not frame.head_over:
        return set()
    box = grid.rect(frame.place)
    ids = [other.id for other in page.frames]
    behind = page.frames[: ids.index(frame.id)] if frame.id in ids else ()
    return {
        other.id
        for other in behind
        if isinstance(other, PictureFrame) and grid.rect(other.place).overlaps(box)
    }


def _across(frame: StoryFrame, grid: PageGrid, rect: Rect) -> Rect:
    """Return the strip of a story's frame that a picture takes as a whole."""
    box = grid.rect(frame.place)
    if frame.direction == "vertical":
        return replace(rect, y=box.y, height=box.height)
    return replace(rect, x=box.x, width=box.width)


def _obstacles(
    frame: PictureFrame | Furniture | AdFrame,
    rect: Rect,
    edition: Edition,
    grid: PageGrid,
    setter: Typesetter,
) -> Iterator[Obstacle]:
    """Yield a frame as an obstacle; a picture by its outline as its motif and its caption."""
    picture = edition.pictures.get(frame.picture) if isinstance(frame, PictureFrame) else None
    if not isinstance(frame, PictureFrame) or picture is None or frame.wrap != "shape":
        yield Obstacle(rect)
        return
    image = picture_image(frame, picture, grid, setter, edition.folder)
    rows, columns = outline(Path(image.file), image.crop) if image.file else ((), ())
    yield Obstacle(image.rect, rows, columns)
    if rect.bottom - image.rect.bottom > 1e-3:
        below = image.rect.bottom
        yield Obstacle(Rect(rect.x, below, rect.width, rect.bottom - below))
