"""What is selected: frames of a page, or text within one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from layout_tool.model import Edition, Position, TextRange
from layout_tool.model.edits import text as text_edits
from layout_tool.model.edits.text import Change, map_position

__all__ = ["Selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Frames of a page by id, the key one first; while ``text`` is set, its frame alone."""

    page: str = ""
    frames: tuple[str, ...] = ()
    text: TextRange | None = None

    @property
    def frame(self) -> str:
        """The key frame's id, "" when none is selected."""
        return self.frames[0] if self.frames else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return not self.frames and self.text is None

    def of_frames(self, frames: Iterable[str]) -> Selection:
        """Return these frames selected, each once, and no text."""
        return Selection(self.page, tuple(dict.fromkeys(frames)))

    def of_text(self, where: TextRange, frame: str | None = None) -> Selection:
        """Return text selected, in the frame named or the one it was in."""
        return Selection(self.page, self.frames[:1] if frame is None else (frame,), where)

    def caret(self, place: Position) -> Selection:
        """Return a caret at a place, in the same frame."""
        return self.of_text(TextRange.caret(place))

    def mapped(self, change: Change) -> Selection:
        """Return the selection after text was edited somewhere."""
        if self.text is None:
            return self
        where = TextRange(
            map_position(self.text.anchor, change), map_position(self.text.focus, change)
        )
        return replace(self, text=where)

    def settled(self, edition: Edition, page: str) -> Selection:
        """Return the selection as far as the edition still has it.

        Frames that are gone are dropped; text is kept within its part. ``page`` serves when the
        selection's own page is gone.
        """
        found = next((p for p in edition.pages if p.id == self.page), None)
        if found is None:
            return Selection(page)
        there = {frame.id for frame in found.frames}
        frames = tuple(name for name in self.frames if name in there)
        where = self.text
        if where is not None:
            anchor, focus = where.anchor, where.focus
            if not frames or not text_edits.is_editable(edition, anchor.owner, anchor.part):
                where = None
            else:
                where = TextRange(
                    text_edits.limit(edition, anchor), text_edits.limit(edition, focus)
                )
        if frames == self.frames and where == self.text:
            return self
        return Selection(self.page, frames, where)
