"""What commands and tools are given (State) and what they give back (Step)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from layout_tool.compose import Composition
from layout_tool.editor.state.fitting import Fitter
from layout_tool.editor.state.selection import Selection
from layout_tool.editor.state.view import DeskView
from layout_tool.editor.words import Words
from layout_tool.model import (
    Edition,
    Frame,
    Page,
    PageGrid,
    Paragraph,
    Story,
    StoryFrame,
    TextRange,
)
from layout_tool.model.edits.frames import Clip
from layout_tool.sheet import Sheet

__all__ = ["Clipboard", "Request", "State", "Step"]


@dataclass(frozen=True, slots=True)
class Clipboard:
    """What was cut or copied on the desk: frames, or text with its marks."""

    frames: Clip | None = None
    text: tuple[Paragraph, ...] = ()
    page: str = ""

    @property
    def plain(self) -> str:
        """The text for other programs."""
        if self.text:
            return "\n".join(paragraph.text for paragraph in self.text)
        stories = self.frames.stories if self.frames is not None else ()
        return "\n\n".join("\n".join([s.headline, *(p.text for p in s.body)]) for s in stories)


@dataclass(frozen=True, slots=True)
class Request:
    """Something that only the window can do: a dialog, a file, a zoom. ``args`` say which."""

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """The desk at one moment, as commands and tools see it.

    ``compose`` gives the composed page of an id; ``undo`` and ``redo`` are the labels of what
    could be taken back or done again; ``fitter`` measures stories and pictures.
    """

    edition: Edition
    selection: Selection
    view: DeskView
    clipboard: Clipboard
    fitter: Fitter
    compose: Callable[[str], Composition]
    undo: Words | None = None
    redo: Words | None = None

    @property
    def page(self) -> Page | None:
        """The page the editor is on, or None in an edition without pages."""
        return next((p for p in self.edition.pages if p.id == self.view.page), None)

    @property
    def grid(self) -> PageGrid | None:
        """The grid of the page the editor is on."""
        return self.edition.layout.grid(self.page) if self.page is not None else None

    @property
    def sheet(self) -> Sheet:
        """The composed page the editor is on."""
        return self.compose(self.view.page).sheet

    @property
    def chosen(self) -> tuple[Frame, ...]:
        """The selected frames, the key one first."""
        page = self.page
        if page is None or self.selection.page != page.id:
            return ()
        frames = {frame.id: frame for frame in page.frames}
        return tuple(frames[name] for name in self.selection.frames if name in frames)

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the selected frames, the key one first."""
        return tuple(frame.id for frame in self.chosen)

    @property
    def chosen_stories(self) -> list[StoryFrame]:
        """The selected frames that hold stories."""
        return [frame for frame in self.chosen if isinstance(frame, StoryFrame)]

    def changed(self, edition: Edition) -> Step | None:
        """Return the step to an edition, or None where it is the one that is there."""
        return Step(edition) if edition is not self.edition else None

    @property
    def text(self) -> TextRange | None:
        """The selected text or the caret, or None while no text is edited."""
        return self.selection.text

    @property
    def text_story(self) -> Story | None:
        """The story whose text is edited, or None."""
        return self.edition.stories.get(self.text.focus.owner) if self.text is not None else None


@dataclass(frozen=True, slots=True)
class Step:
    """What a command wants: every field that is None stays as it is.

    ``label`` is the command's title unless given; ``merge`` joins the step with the one before
    (see :class:`~layout_tool.editor.state.history.Entry`), with ``lasting`` after any pause;
    ``travel`` is −1 to undo, 1 to redo; ``requests`` go to the window.
    """

    edition: Edition | None = None
    selection: Selection | None = None
    view: DeskView | None = None
    clipboard: Clipboard | None = None
    label: Words | None = None
    merge: str = ""
    lasting: bool = False
    travel: int = 0
    requests: tuple[Request, ...] = ()
