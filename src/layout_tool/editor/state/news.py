"""What is new on a desk, for panels and canvas: the difference between two moments of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from layout_tool.editor.state.selection import Selection
from layout_tool.editor.state.view import DeskView
from layout_tool.editor.tools import Overlay
from layout_tool.model import Edition
from layout_tool.model.diff import Difference, changed

__all__ = ["Changed", "Seen"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What is new on the desk.

    ``shown`` tells what differs in the edition that is shown, preview included; ``edition`` that
    it was kept (or undone), not merely previewed. ``asker`` is who wanted it, so that a panel
    knows its own doing and keeps its caret.
    """

    shown: Difference = field(default_factory=Difference)
    edition: bool = False
    selection: bool = False
    view: bool = False
    overlay: bool = False
    saved: bool = False
    asker: object = None

    def __bool__(self) -> bool:
        return bool(
            self.shown or self.edition or self.selection or self.view or self.overlay or self.saved
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What panels and canvas were told last."""

    shown: Edition
    edition: Edition
    selection: Selection
    view: DeskView
    overlay: Overlay

    def news(self, now: Seen, asker: object) -> Changed:
        """Return what is new since this was seen."""
        return Changed(
            changed(self.shown, now.shown),
            now.edition is not self.edition,
            now.selection != self.selection,
            now.view != self.view,
            now.overlay != self.overlay,
            asker=asker,
        )
