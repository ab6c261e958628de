"""Several frames: aligning, distributing, making alike, exchanging, grouping."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from layout_tool.editor.qt.panels.fields import CommandButton
from layout_tool.editor.qt.panels.sections.section import Section, Shown

__all__ = ["ManySection"]

_EDGES: Final = ("left", "centre", "right", "top", "middle", "bottom")
_OTHERS: Final = (
    "arrange.distribute_columns", "arrange.distribute_lines", "arrange.same_width",
    "arrange.same_height", "arrange.swap", "arrange.group", "arrange.ungroup", "arrange.lock",
    "arrange.selection",
)  # fmt: skip


class ManySection(Section):
    """Buttons for what can be done with several frames at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        edges = QHBoxLayout()
        edges.setSpacing(2)
        self.buttons = [CommandButton(f"arrange.align_{edge}") for edge in _EDGES]
        for button in self.buttons:
            edges.addWidget(button)
        edges.addStretch()
        self.column.addLayout(edges)
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for number, command in enumerate(_OTHERS):
            button = CommandButton(command, words=True)
            self.buttons.append(button)
            last = number == len(_OTHERS) - 1 and number % 2 == 0
            grid.addWidget(button, number // 2, number % 2, 1, 2 if last else 1)
        self.column.addLayout(grid)
        self.listen(*self.buttons)

    def fits(self, shown: Shown) -> bool:
        """More than one frame is selected."""
        return len(shown.frames) > 1

    def fill(self, shown: Shown) -> None:
        """Show what can be done."""
        self.heading.setText(self.tr("%n frame(s) selected", "", len(shown.frames)))
        for button in self.buttons:
            button.follow(shown.desk)
