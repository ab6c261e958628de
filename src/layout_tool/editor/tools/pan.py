"""The hand: moves the paper under the view. The window scrolls; the desk only asks it to."""

from __future__ import annotations

from dataclasses import dataclass

from layout_tool.editor.state.step import Request, State, Step
from layout_tool.editor.tools.tool import Pointer, Reaction

__all__ = ["PanTool", "Panning"]


class PanTool:
    """Pans by dragging."""

    cursor = "hand"

    def press(self, state: State, pointer: Pointer) -> Reaction:
        """Take hold of the paper."""
        return Reaction(Panning(pointer), cursor="grab")

    def hover(self, state: State, pointer: Pointer) -> Reaction:
        """Show a hand everywhere."""
        return Reaction(cursor=self.cursor)


@dataclass(frozen=True, slots=True)
class Panning:
    """The paper under a held button: the point that was pressed stays under the pointer."""

    start: Pointer

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Ask for the paper to be moved by pt; then the pointer is over its start again."""
        if pointer.page != self.start.page:
            return Reaction(self, cursor="grab")
        args = {"dx": pointer.x - self.start.x, "dy": pointer.y - self.start.y}
        return Reaction(self, step=Step(requests=(Request("view.pan", args),)), cursor="grab")

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Let go."""
        return Reaction(cursor="hand")
