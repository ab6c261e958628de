"""The text tool: put the caret into composed text, select by dragging, words and paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from layout_tool.editor.commands.words_in_text import whole_paragraph, word_around
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.tools.tool import Pointer, Reaction, frame_at, frame_rect
from layout_tool.model import Edition, Frame, PictureFrame, Position, StoryFrame, TextRange
from layout_tool.model.edits import text as edits
from layout_tool.sheet import hit

__all__ = ["Selecting", "WriteTool", "in_text"]

Unit = Literal["character", "word", "paragraph"]


def in_text(state: State, pointer: Pointer) -> bool:
    """Tell whether the pointer is on the frame whose text is edited."""
    page, grid = state.page, state.grid
    if page is None or grid is None or pointer.page != state.selection.page:
        return False
    frame = next((f for f in page.frames if f.id == state.selection.frame), None)
    return frame is not None and frame_rect(frame, grid).contains(pointer.x, pointer.y)


def place_at(
    state: State, pointer: Pointer, frame: Frame, where: TextRange | None = None
) -> Position | None:
    """Return the place in a frame's text nearest to the pointer.

    ``where`` keeps a drag within the text in which it began. An empty story is entered at its
    start.
    """
    sheet = state.compose(pointer.page).sheet
    if where is not None:
        anchor = where.anchor
        found = hit(
            sheet, pointer.x, pointer.y, frame=frame.id, owner=anchor.owner, part=anchor.part
        )
        return _limited(state.edition, found) or anchor
    found = _limited(state.edition, hit(sheet, pointer.x, pointer.y, frame=frame.id))
    if found is None and isinstance(frame, StoryFrame) and frame.story in state.edition.stories:
        return Position(frame.story, "body", 0, 0)
    if found is None and isinstance(frame, PictureFrame):
        picture = state.edition.pictures.get(frame.picture)
        return Position(frame.picture, "caption", 0, 0) if picture is not None else None
    return found


def _limited(edition: Edition, place: Position | None) -> Position | None:
    """A caption is composed with its credit; places beyond the part's own text are its end."""
    if place is None or not edits.is_editable(edition, place.owner, place.part):
        return None
    limited = edits.limit(edition, place)
    return place if limited == place else limited


class WriteTool:
    """Edits text in place."""

    cursor = "text"

    def press(self, state: State, pointer: Pointer) -> Reaction:
        """Put the caret where the pointer is; with Shift extend the selection to it."""
        page = next((p for p in state.edition.pages if p.id == pointer.page), None)
        if page is None:
            return Reaction()
        frame = frame_at(page, state.edition.layout.grid(page), pointer)
        if state.text is not None and in_text(state, pointer):
            frame = page.frame(state.selection.frame)
        if not isinstance(frame, StoryFrame | PictureFrame):
            return Reaction(first="text.leave") if state.text is not None else Reaction()
        if state.text is not None and frame.id != state.selection.frame:
            return Reaction(first="text.leave")
        if pointer.button != "left" and state.text is not None:
            return Reaction()
        return self.enter(state, pointer, frame, extend="shift" in pointer.modifiers)

    def hover(self, state: State, pointer: Pointer) -> Reaction:
        """Show a beam everywhere."""
        return Reaction(cursor=self.cursor)

    def enter(
        self, state: State, pointer: Pointer, frame: Frame, *, extend: bool = False
    ) -> Reaction:
        """Go into a frame's text at the pointer; a second click takes the word, a third more."""
        place = place_at(state, pointer, frame)
        if place is None:
            return Reaction()
        now = state.text
        fresh = now is None or state.selection.frame != frame.id
        clicks = (
            1 if fresh and pointer.clicks == 2 and state.view.tool != "text" else pointer.clicks
        )
        unit: Unit = "character" if clicks == 1 else "word" if clicks == 2 else "paragraph"
        where = _UNITS[unit](state.edition, place)
        if extend and now is not None and now.anchor.same_part(place):
            where = now.to(place)
        selection = replace(state.selection, page=pointer.page).of_text(where, frame.id)
        step = Step(selection=selection, view=state.view.on(pointer.page))
        return Reaction(Selecting(where, frame.id, unit), step=step, cursor="text")


@dataclass(frozen=True, slots=True)
class Selecting:
    """Text under a held button: the selection grows by characters, words or paragraphs."""

    first: TextRange
    frame: str
    unit: Unit

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Select up to the pointer. Nothing is edited, so the selection is kept at once."""
        page = next((p for p in state.edition.pages if p.id == pointer.page), None)
        frame = next((f for f in page.frames if f.id == self.frame), None) if page else None
        over = frame_at(page, state.edition.layout.grid(page), pointer) if page else None
        if isinstance(over, StoryFrame) and over.story == self.first.focus.owner:
            frame = over  # another part of the same story
        if frame is None:
            return Reaction(self, cursor="text")
        place = place_at(state, pointer, frame, self.first)
        if place is None or not place.same_part(self.first.anchor):
            return Reaction(self, cursor="text")
        reached = _UNITS[self.unit](state.edition, place)
        if self.unit == "character":
            where = self.first.to(place)
        elif reached.start.key < self.first.start.key:
            where = TextRange(self.first.end, reached.start)
        else:
            where = TextRange(self.first.start, max(reached.end, self.first.end, key=_key))
        selection = state.selection.of_text(where, self.frame)
        return Reaction(self, step=Step(selection=selection), cursor="text")

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Leave the selection as it is."""
        return Reaction()


def _key(place: Position) -> tuple[int, int]:
    return place.key


def _caret(_edition: Edition, place: Position) -> TextRange:
    return TextRange.caret(place)


_UNITS: dict[Unit, Callable[[Edition, Position], TextRange]] = {
    "character": _caret,
    "word": word_around,
    "paragraph": whole_paragraph,
}
