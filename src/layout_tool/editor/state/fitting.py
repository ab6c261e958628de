"""How large a story or picture wants to be on a page, and where there is room for it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.compose import (
    ComposeCache,
    StoryMeasure,
    compose,
    head_pad,
    measure_story,
    picture_lines,
    template_frames,
)
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    GridBox,
    Page,
    PageGrid,
    Picture,
    PictureFrame,
    Story,
    StoryFrame,
)
from layout_tool.model.edits.places import clamp, set_places
from layout_tool.model.edits.threads import parts
from layout_tool.problem import LayoutError
from layout_tool.typeset import set_vertical_head

__all__ = ["Fitter"]

_ASPECT: Final = {1: 1.7, 2: 1.5, 3: 1.1}
"""Width to height that a story of a rank looks best in; lesser ones stand in narrow columns."""
_LESSER: Final = 0.8
_LEAST_LINES: Final = 4
_GAP: Final = 1
"""Lines left free between frames."""


class Fitter:
    """Measures with one font book and cache, which the desk composes with too."""

    def __init__(self, book: FontBook, cache: ComposeCache) -> None:
        self.book = book
        self.cache = cache

    def measure(
        self, edition: Edition, story: Story, grid: PageGrid, columns: int, frame: StoryFrame | None
    ) -> StoryMeasure:
        """Measure a story over base columns, set as its frame says (None: as the story does).

        :raises ValueError: when the frame's text columns do not fit so few base columns.
        """
        if frame is None:
            return measure_story(edition, story, grid, self.book, self.cache, columns)
        return measure_story(
            edition, story, grid, self.book, self.cache, columns,
            frame.text_columns, frame.headline_size, rank=frame.rank, boxed=frame.boxed,
            frame=frame,
        )  # fmt: skip

    def head_extents(
        self, edition: Edition, story: Story, grid: PageGrid, frame: StoryFrame,
        sizes: Iterable[float | None],
    ) -> tuple[tuple[float, float], ...]:  # fmt: skip
        """Return headline sizes in pt with the room in pt the head takes: its height, or width.

        None stands for the size that is chosen by the width; the size that was is returned.
        """
        found = []
        for size in sizes:
            sized = replace(frame, headline_size=size)
            if frame.direction == "horizontal":
                level = self.measure(edition, story, grid, frame.place.columns, sized)
                found.append((level.headline_size, level.head_lines * grid.leading))
                continue
            setter = self.cache.typesetter(edition, self.book)
            style = setter.styles.head(frame.rank or story.rank)
            height = grid.span_height(frame.place.lines)
            pad = head_pad(frame, story, grid) or 0.0
            upright = set_vertical_head(story, style, setter, height - 2 * pad, size=size)
            found.append((upright.size, upright.width))
        return tuple(found)

    def story_lines(
        self,
        edition: Edition,
        story: Story,
        grid: PageGrid,
        columns: int,
        frame: StoryFrame | None = None,
    ) -> int:
        """Return the lines in which a story just fits over base columns."""
        found = self.measure(edition, story, grid, columns, frame)
        rows = math.ceil(found.body_lines / found.text_columns)
        if frame is not None and frame.leading and rows:
            rows = math.ceil((rows - 1) * frame.leading / grid.leading - 1e-6) + 1
        return max(found.head_lines + rows, 1)

    def picture_lines(
        self, edition: Edition, picture: Picture, grid: PageGrid, columns: int
    ) -> int:
        """Return the lines a picture takes uncropped, with its caption."""
        return picture_lines(edition, picture, grid, self.book, self.cache, columns)

    def story_sizes(self, edition: Edition, story: Story, grid: PageGrid) -> list[tuple[int, int]]:
        """Return (columns, lines) in which a story just fits the grid, the best-looking first."""
        wish = _ASPECT.get(story.rank, _LESSER)
        sizes = [
            (columns, self.story_lines(edition, story, grid, columns))
            for columns in range(1, grid.columns + 1)
        ]
        fitting = [size for size in sizes if size[1] <= grid.lines] or [(grid.columns, grid.lines)]
        return sorted(fitting, key=lambda size: (_strangeness(size, grid, wish), size))

    def picture_sizes(
        self, edition: Edition, picture: Picture, grid: PageGrid
    ) -> list[tuple[int, int]]:
        """Return (columns, lines) of a picture uncropped, the usual width first."""
        upright = picture.pixels is not None and picture.pixels[0] < picture.pixels[1]
        wish = max(2 if upright else 3, 1)
        sizes = [
            (columns, self.picture_lines(edition, picture, grid, columns))
            for columns in range(1, grid.columns + 1)
        ]
        fitting = [size for size in sizes if size[1] <= grid.lines] or [(1, grid.lines)]
        return sorted(fitting, key=lambda size: (abs(size[0] - wish), size))

    def sizes(
        self, edition: Edition, item: Story | Picture, grid: PageGrid
    ) -> list[tuple[int, int]]:
        """Return the sizes of a story or picture, best first."""
        if isinstance(item, Story):
            return self.story_sizes(edition, item, grid)
        return self.picture_sizes(edition, item, grid)

    def box_at(
        self, edition: Edition, page: Page, item: Story | Picture, column: int, line: int
    ) -> GridBox:
        """Return the box for an item dropped with its corner at a column and line.

        The best size that overlaps nothing there is taken; where none does, the best size that
        stays on the grid, and at last the best size moved onto the grid.
        """
        grid = edition.layout.grid(page)
        sizes = self.sizes(edition, item, grid)
        taken = occupied(edition, page)
        on_grid: GridBox | None = None
        for columns, lines in sizes:
            box = GridBox(column, line, columns, lines)
            if box != clamp(box, grid):
                continue
            if not taken[line : box.bottom, column : box.right].any():
                return box
            on_grid = on_grid or box
        return on_grid or clamp(GridBox(column, line, *sizes[0]), grid)

    def free_box(self, edition: Edition, page: Page, item: Story | Picture) -> GridBox | None:
        """Return the highest free place on the page for an item, in its best size that has one."""
        grid = edition.layout.grid(page)
        taken = occupied(edition, page)
        for columns, lines in self.sizes(edition, item, grid):
            if lines < _LEAST_LINES and isinstance(item, Story) and item.body:
                continue
            for line in range(grid.lines - lines + 1):
                for column in range(grid.columns - columns + 1):
                    if not taken[line : line + lines, column : column + columns].any():
                        return GridBox(column, line, columns, lines)
        return None

    def fitted(self, edition: Edition, page: Page, frame: StoryFrame | PictureFrame) -> GridBox:
        """Return the frame's place with the height that just holds what it shows."""
        grid = edition.layout.grid(page)
        lines = frame.place.lines
        if isinstance(frame, StoryFrame):
            story = edition.stories.get(frame.story)
            if story is not None and _is_plain(edition, page, frame):
                lines = self.story_lines(edition, story, grid, frame.place.columns, frame)
            elif story is not None:
                lines = self._lines_by_trial(edition, page, frame)
        else:
            picture = edition.pictures.get(frame.picture)
            if picture is not None:
                lines = self.picture_lines(edition, picture, grid, frame.place.columns)
        place = frame.place
        lines = min(lines, grid.lines - place.line)
        return GridBox(place.column, place.line, place.columns, max(lines, 1))

    def _lines_by_trial(self, edition: Edition, page: Page, frame: StoryFrame) -> int:
        """Return the fewest lines in which the page, composed, shows the whole of the story."""
        low, high = 1, edition.layout.grid(page).lines - frame.place.line
        while low < high:
            middle = (low + high) // 2
            if self._holds(edition, page, frame, middle):
                high = middle
            else:
                low = middle + 1
        return low

    def _holds(self, edition: Edition, page: Page, frame: StoryFrame, lines: int) -> bool:
        tried = set_places(edition, page.id, {frame.id: replace(frame.place, lines=lines)})
        try:
            found = compose(tried, tried.page(page.id), self.book, self.cache)
        except (LayoutError, ValueError):
            return False
        return all(fit.over_chars == 0 for fit in found.fits if fit.frame == frame.id)


def _is_plain(edition: Edition, page: Page, frame: StoryFrame) -> bool:
    """Tell whether measuring alone says how high a story is.

    Upright text, drop capitals, stories in several frames, and text around something do not.
    """
    if frame.direction != "horizontal" or frame.drop_cap or frame.head_over:
        return False
    if len(parts(edition, frame.story)) > 1:
        return False
    grid = edition.layout.grid(page)
    column = grid.rect(replace(frame.place, lines=max(grid.lines - frame.place.line, 1)))
    around = (f for f in page.frames if getattr(f, "wrap", "none") != "none")
    return not any(
        column.overlaps(grid.rect(f.place) if isinstance(f.place, GridBox) else f.place, -0.01)
        for f in around
    )


def occupied(edition: Edition, page: Page) -> NDArray[np.bool_]:
    """Return the grid's cells (lines × columns) that frames take, with a line below each."""
    grid = edition.layout.grid(page)
    taken = np.zeros((grid.lines, grid.columns), dtype=np.bool_)
    for frame in (*template_frames(edition, page), *page.frames):
        if isinstance(frame.place, GridBox):
            box = frame.place
            foot = box.bottom + _GAP
            top = max(box.line - (_GAP if frame in page.frames else 0), 0)
            taken[top:foot, max(box.column, 0) : box.right] = True
    return taken


def _strangeness(size: tuple[int, int], grid: PageGrid, wish: float) -> float:
    width, height = grid.span_width(size[0]), grid.span_height(max(size[1], 1))
    return round(abs(math.log(width / max(height, 1.0) / wish)), 6)
