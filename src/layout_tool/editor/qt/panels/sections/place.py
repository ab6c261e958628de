"""Place and size: columns and lines of a frame on the grid with their mm, or mm of a free one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from layout_tool.editor.qt.panels.fields import CommandButton, Facts, NumberField, RealField
from layout_tool.editor.qt.panels.sections.section import Section, Shown
from layout_tool.model import GridBox, Rect, mm, to_mm

__all__ = ["PlaceSection"]


class PlaceSection(Section):
    """Where the frame stands; columns and lines count from 1, as editors do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = ""
        self.at_column, self.at_line = NumberField(1, 999), NumberField(1, 999)
        self.columns, self.lines = NumberField(1, 999), NumberField(1, 999)
        self.left, self.top = RealField(-999, 9999, " mm"), RealField(-999, 9999, " mm")
        self.across, self.down = RealField(0, 9999, " mm"), RealField(0, 9999, " mm")
        self._grid = (self.at_column, self.at_line, self.columns, self.lines)
        self._free = (self.left, self.top, self.across, self.down)
        self.form.row(self.at_column, self.at_line)
        self.form.row(self.columns, self.lines)
        self.form.row(self.left, self.top)
        self.form.row(self.across, self.down)
        self.facts = Facts()
        self.form.wide(self.facts)
        self.lock = CommandButton("arrange.lock", words=True)
        self.fit = CommandButton("frame.fit", words=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.fit, 3)
        row.addWidget(self.lock, 2)
        self.column.addLayout(row)
        self.listen(self.lock, self.fit)
        for number in self._grid:
            number.said.connect(self._grid_said)
        for length in self._free:
            length.said.connect(self._free_said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.heading.setText(self.tr("Place and size"))
        for field, words in (
            (self.at_column, self.tr("Column")),
            (self.at_line, self.tr("Line")),
            (self.columns, self.tr("Columns")),
            (self.lines, self.tr("Lines")),
            (self.left, self.tr("Left")),
            (self.top, self.tr("Top")),
            (self.across, self.tr("Width")),
            (self.down, self.tr("Height")),
        ):
            self.form.name(field, words)

    def fits(self, shown: Shown) -> bool:
        """One frame is selected."""
        return shown.frame is not None

    def fill(self, shown: Shown) -> None:
        """Show the place of the frame."""
        frame = shown.frame
        if frame is None:
            return
        self._frame = frame.id
        place, grid = frame.place, shown.grid
        is_grid = isinstance(place, GridBox)
        for field in (*self._grid, *self._free):
            self.form.show_row(field, is_grid == (field in self._grid))
            field.setEnabled(not frame.locked)
        rect = grid.rect(place) if isinstance(place, GridBox) else place
        if isinstance(place, GridBox):
            for number, value, high in zip(
                self._grid,
                (place.column + 1, place.line + 1, place.columns, place.lines),
                (grid.columns, grid.lines, grid.columns, grid.lines),
                strict=True,
            ):
                number.blockSignals(True)
                number.setMaximum(max(high, value))
                number.blockSignals(False)
                number.put(value)
            words = self.tr("X %1  Y %2  ·  %3 × %4 mm")
            for mark, length in zip("1234", (rect.x, rect.y, rect.width, rect.height), strict=True):
                words = words.replace(f"%{mark}", f"{to_mm(length):.1f}")
            self.facts.setText(words)
        else:
            self.facts.clear()
            lengths = (rect.x, rect.y, rect.width, rect.height)
            for real, value_pt in zip(self._free, lengths, strict=True):
                real.put(to_mm(value_pt))
        self.facts.setVisible(is_grid)
        self.fit.setVisible(is_grid)
        for button in (self.lock, self.fit):
            button.follow(shown.desk)

    def _grid_said(self) -> None:
        column, line, columns, lines = (field.value() for field in self._grid)
        place = GridBox(column - 1, line - 1, columns, lines)
        self.ask("frame.resize", frame=self._frame, place=place)

    def _free_said(self) -> None:
        place = Rect(*(mm(field.value()) for field in self._free))
        self.ask("frame.resize", frame=self._frame, place=place)
