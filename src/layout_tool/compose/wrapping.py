"""The obstacles of a story frame: what of its page its text runs around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

    ``furniture`` is what the page has from its template.
    """
    wrapped = [
        other
        for other in (*furniture, *page.frames)
        if not isinstance(other, StoryFrame) and other.wrap != "none"
    ]
    if not wrapped:
        return ()
    grid = edition.layout.grid(page)
    around = CLEAR_EM * grid.body_size
    box = grid.rect(frame.place).inset(-around, -around, -around, -around)
    found: list[Obstacle] = []
    for other in wrapped:
        rect = grid.rect(other.place) if isinstance(other.place, GridBox) else other.place
        if rect.overlaps(box):
            found += _obstacles(other, rect, edition, grid, setter)
    return tuple(found)


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
