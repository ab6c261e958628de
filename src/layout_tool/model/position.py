"""Places in the text of an edition: where a caret stands, and what is selected."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

__all__ = ["Position", "TextRange"]


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two characters.

    ``owner`` is the id of a story or picture; ``part`` is body, headline, kicker, deck, byline,
    dateline, caption or credit; ``paragraph`` counts from 0 in the body and is 0 elsewhere;
    ``offset`` counts code points from the start of the paragraph, or of the whole part.

    ``upstream`` tells, where a line wraps, that the caret stands at the end of the upper line and
    not at the start of the lower one; it is no part of the place itself.
    """

    owner: str
    part: str
    paragraph: int
    offset: int
    upstream: bool = field(default=False, compare=False)

    @property
    def key(self) -> tuple[int, int]:
        """What orders places within one part: paragraph, then offset."""
        return self.paragraph, self.offset

    def at(self, offset: int, paragraph: int | None = None) -> Position:
        """Return another place in the same part."""
        return Position(
            self.owner, self.part, self.paragraph if paragraph is None else paragraph, offset
        )

    def same_part(self, other: Position) -> bool:
        """Tell whether both lie in one part of one owner, so that text between them exists."""
        return self.owner == other.owner and self.part == other.part


@dataclass(frozen=True, slots=True)
class TextRange:
    """A selection in one part: ``anchor`` stays, ``focus`` is where the caret blinks."""

    anchor: Position
    focus: Position

    @classmethod
    def caret(cls, position: Position) -> TextRange:
        """Return the empty range at a place."""
        return cls(position, position)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected, and the range is a caret."""
        return self.anchor == self.focus

    @property
    def start(self) -> Position:
        """The earlier end."""
        return min(self.anchor, self.focus, key=lambda place: place.key)

    @property
    def end(self) -> Position:
        """The later end."""
        return max(self.anchor, self.focus, key=lambda place: place.key)

    def to(self, focus: Position) -> TextRange:
        """Return the range from the same anchor to another focus."""
        return replace(self, focus=focus)
