"""Place and size: columns and lines of frames on the grid with their mm, or mm of free ones.

With several frames selected a field shows what they share, or a dash; what is entered holds for
each of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from layout_tool.editor.qt.panels.fields import CommandButton, Facts, NumberField, RealField
from layout_tool.editor.qt.panels.panel import quiet
from layout_tool.editor.qt.panels.sections.section import Section, Shown, put_common
from layout_tool.model import GridBox, Rect, mm, to_mm

__all__ = ["PlaceSection"]


class PlaceSection(Section):
    """Where frames stand; columns and lines count from 1, as editors do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.at_column.said.connect(self._column_said)
        self.at_line.said.connect(self._line_said)
        self.columns.said.connect(self._columns_said)
        self.lines.said.connect(self._lines_said)
        self.left.said.connect(self._left_said)
        self.top.said.connect(self._top_said)
        self.across.said.connect(self._width_said)
        self.down.said.connect(self._height_said)

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
        """Something is selected, all of it on the grid or all of it free."""
        return len({type(frame.place) for frame in shown.frames}) == 1

    def fill(self, shown: Shown) -> None:
        """Show the places of the frames."""
        places = [frame.place for frame in shown.frames]
        boxes = [place for place in places if isinstance(place, GridBox)]
        rects = [place for place in places if isinstance(place, Rect)]
        locked = all(frame.locked for frame in shown.frames)
        for field in (*self._grid, *self._free):
            self.form.show_row(field, bool(boxes) == (field in self._grid))
            field.setEnabled(not locked)
        if boxes:
            self._fill_grid(shown, boxes)
        elif rects:
            self._fill_free(rects)
        one = len(boxes) == 1
        if one:
            self.facts.setText(self._in_mm(shown.grid.rect(boxes[0])))
        self.facts.setVisible(one)
        self.fit.setVisible(bool(boxes))
        # Several frames are locked by a button of their own section.
        self.lock.setVisible(len(shown.frames) == 1)
        for button in (self.lock, self.fit):
            button.follow(shown.desk)

    def _fill_grid(self, shown: Shown, boxes: Sequence[GridBox]) -> None:
        rows = [(box.column + 1, box.line + 1, box.columns, box.lines) for box in boxes]
        grid = shown.grid
        highs = (grid.columns, grid.lines, grid.columns, grid.lines)
        for number, (field, high) in enumerate(zip(self._grid, highs, strict=True)):
            with quiet(field):
                field.setMaximum(max(high, *(row[number] for row in rows)))
            put_common(field, [row[number] for row in rows], lambda value: value)

    def _fill_free(self, rects: Sequence[Rect]) -> None:
        rows = [(rect.x, rect.y, rect.width, rect.height) for rect in rects]
        for number, field in enumerate(self._free):
            put_common(field, [row[number] for row in rows], to_mm)

    def _in_mm(self, rect: Rect) -> str:
        words = self.tr("X %1  Y %2  ·  %3 × %4 mm")
        for mark, length in zip("1234", (rect.x, rect.y, rect.width, rect.height), strict=True):
            words = words.replace(f"%{mark}", f"{to_mm(length):.1f}")
        return words

    def _column_said(self, value: int) -> None:
        self.ask("frame.set_place", column=value - 1)

    def _line_said(self, value: int) -> None:
        self.ask("frame.set_place", line=value - 1)

    def _columns_said(self, value: int) -> None:
        self.ask("frame.set_place", columns=value)

    def _lines_said(self, value: int) -> None:
        self.ask("frame.set_place", lines=value)

    def _left_said(self, value: float) -> None:
        self.ask("frame.set_place", x=mm(value))

    def _top_said(self, value: float) -> None:
        self.ask("frame.set_place", y=mm(value))

    def _width_said(self, value: float) -> None:
        self.ask("frame.set_place", width=mm(value))

    def _height_said(self, value: float) -> None:
        self.ask("frame.set_place", height=mm(value))
