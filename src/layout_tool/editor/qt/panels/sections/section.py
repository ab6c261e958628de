"""A group of fields: whether it fits what is selected, what it shows, what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from layout_tool.editor.qt.panels.fields import (
    CheckField,
    ChoiceField,
    CommandButton,
    Form,
    Heading,
    NumberField,
    RealField,
)
from layout_tool.editor.state.desk import Desk
from layout_tool.model import Edition, Frame, Page, PageGrid

__all__ = ["Section", "Shown", "put_common"]

T = TypeVar("T")


def put_common(
    field: CheckField | ChoiceField | NumberField | RealField,
    things: Sequence[T],
    value: Callable[[T], Any],
    words: Callable[[Any], str] = str,
) -> None:
    """Show the value that all things share, or that they differ.

    ``words`` say a value that is not among the choices on offer.
    """
    values = [value(thing) for thing in things]
    if not values or any(one != values[0] for one in values):
        field.put_mixed()
    elif isinstance(field, ChoiceField):
        field.put(values[0], words(values[0]))
    else:
        field.put(values[0])


@dataclass(frozen=True, slots=True)
class Shown:
    """What the inspector shows: the selected frames of a page as it is shown, the key one first."""

    desk: Desk
    edition: Edition
    page: Page
    grid: PageGrid
    frames: tuple[Frame, ...]

    @classmethod
    def of(cls, desk: Desk) -> Shown | None:
        """Return what is selected on a desk; None while there is no page."""
        edition, selection = desk.shown, desk.selection
        page = next((p for p in edition.pages if p.id == desk.view.page), None)
        if page is None:
            return None
        there = {frame.id: frame for frame in page.frames}
        names = selection.frames if selection.page == page.id else ()
        frames = tuple(there[name] for name in names if name in there)
        return cls(desk, edition, page, edition.layout.grid(page), frames)

    @property
    def frame(self) -> Frame | None:
        """The frame when one alone is selected."""
        return self.frames[0] if len(self.frames) == 1 else None


class Section(QWidget):
    """Fields under a heading. ``wanted`` carries a command's id and its arguments."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading()
        self.form = Form()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 6)
        self.column.setSpacing(6)
        self.column.addWidget(self.heading)
        self.column.addLayout(self.form)

    def fits(self, shown: Shown) -> bool:
        """Tell whether this section has something to say about what is selected."""
        raise NotImplementedError

    def fill(self, shown: Shown) -> None:
        """Show the values."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the interface language."""

    def dress(self) -> None:
        """Draw icons in the theme's colours."""
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        for button in self.findChildren(CommandButton):
            button.dress(colour)

    def ask(self, command: str, **args: Any) -> None:
        """Want a command to be run."""
        self.wanted.emit(command, args)

    def listen(self, *buttons: CommandButton) -> None:
        """Let buttons want their commands."""
        for button in buttons:
            button.wanted.connect(self._button_wants)

    def _button_wants(self, command: str) -> None:
        self.wanted.emit(command, {})
