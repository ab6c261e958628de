"""The caret in a story that runs on over several frames: it goes where its text stands."""

from __future__ import annotations

from collections.abc import Callable

from layout_tool.compose import Composition
from layout_tool.editor.state.selection import Selection
from layout_tool.model import Edition, Position
from layout_tool.model.edits.threads import parts
from layout_tool.sheet import TextLine, lines_of

__all__ = ["beyond", "followed"]

Compose = Callable[[str], Composition]


def followed(selection: Selection, edition: Edition, compose: Compose) -> Selection:
    """Return the selection in the part of its story that shows its focus.

    Where a part ends and the next begins at the same place, the next has it, unless the caret
    stands at the end of the upper line. Text that no part shows leaves the selection where it is.
    """
    where = selection.text
    if where is None:
        return selection
    spots = [(page, frame.id) for page, frame in parts(edition, where.focus.owner)]
    here = selection.page, selection.frame
    if len(spots) < 2 or here not in spots:
        return selection
    offset, upstream = where.focus.offset, where.focus.upstream
    ends: list[tuple[str, str]] = []
    for page, frame in (here, *(spot for spot in spots if spot != here)):
        lines = _lines(compose, page, frame, where.focus)
        if not upstream and any(line.start <= offset < line.end for line in lines):
            return _moved(selection, page, frame)
        if upstream and any(line.start < offset <= line.end for line in lines):
            return _moved(selection, page, frame)
        if any(line.end == offset for line in lines):
            ends.append((page, frame))
    return _moved(selection, *ends[0]) if ends else selection


def _moved(selection: Selection, page: str, frame: str) -> Selection:
    if (page, frame) == (selection.page, selection.frame):
        return selection
    return Selection(page, (frame,), selection.text)


def _lines(compose: Compose, page: str, frame: str, place: Position) -> list[TextLine]:
    here = range(place.paragraph, place.paragraph + 1)
    return lines_of(
        compose(page).sheet, owner=place.owner, part=place.part, frame=frame, paragraphs=here
    )


def beyond(
    selection: Selection, place: Position, step: int, edition: Edition, compose: Compose
) -> Position | None:
    """Return the begin of the first line of the next part (or the last line's of the one before).

    None where there is no such part, or it shows nothing of the text.
    """
    spots = [(page, frame.id) for page, frame in parts(edition, place.owner)]
    here = selection.page, selection.frame
    if here not in spots or not 0 <= (other := spots.index(here) + step) < len(spots):
        return None
    page, frame = spots[other]
    lines = lines_of(compose(page).sheet, owner=place.owner, part=place.part, frame=frame)
    if not lines:
        return None
    line = lines[0] if step > 0 else lines[-1]
    return Position(place.owner, place.part, line.paragraph, line.start)
