"""A picture in its frame: zoom and focus, caption and credit, and whether it is fine enough."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layout_tool.editor.qt.canvas.crop_marks import LOWEST_PPI
from layout_tool.editor.qt.panels.basket import colours
from layout_tool.editor.qt.panels.fields import (
    ChoiceField,
    CommandButton,
    Facts,
    LineField,
    RealField,
    TextField,
)
from layout_tool.editor.qt.panels.rows import PictureRow, picture_rows
from layout_tool.editor.qt.panels.sections.section import Section, Shown
from layout_tool.model import PictureFrame
from layout_tool.sheet import Image

__all__ = ["PictureSection", "effective_ppi"]

_TITLE: Final = 14
"""Characters of a picture's title in the list."""


def effective_ppi(image: Image, pixels: tuple[int, int]) -> float:
    """Return the pixels per inch at which a picture stands on the sheet."""
    left, _, right, _ = image.crop
    return pixels[0] * (right - left) / (image.rect.width / 72)


class PictureSection(Section):
    """Fields of a picture's frame and of the picture itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = ""
        self.shown = ChoiceField()
        self.zoom = RealField(100, 2000, " %", 0)
        self.zoom.setSingleStep(5)
        self.focus_x, self.focus_y = RealField(0, 100, " %"), RealField(0, 100, " %")
        self.caption, self.credit = TextField(), LineField()
        self.caption.setObjectName("caption")
        self.credit.setObjectName("credit")
        self.facts = Facts()
        self.reset = CommandButton("picture.reset", words=True)
        self.crop = CommandButton("tool.crop", words=True)
        self.choose = CommandButton("picture.choose", words=True)
        self.form.row(self.shown)
        self.form.row(self.zoom)
        self.form.row(self.focus_x, self.focus_y)
        self.form.row(self.caption)
        self.form.row(self.credit)
        self.form.wide(self.facts)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.crop)
        buttons.addWidget(self.reset)
        self.column.addLayout(buttons)
        self.column.addWidget(self.choose)
        self.listen(self.reset, self.crop, self.choose)
        self.shown.said.connect(self._shown_said)
        self.zoom.said.connect(self._zoom_said)
        self.focus_x.said.connect(self._focus_said)
        self.focus_y.said.connect(self._focus_said)
        self.caption.said.connect(self._said)
        self.credit.said.connect(self._said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.heading.setText(self.tr("Picture"))
        for field, words in (
            (self.shown, self.tr("Shows")),
            (self.zoom, self.tr("Zoom")),
            (self.focus_x, self.tr("Focus X")),
            (self.focus_y, self.tr("Y")),
            (self.caption, self.tr("Caption")),
            (self.credit, self.tr("Credit")),
        ):
            self.form.name(field, words)

    def fits(self, shown: Shown) -> bool:
        """One picture of the edition is selected."""
        frame = shown.frame
        return isinstance(frame, PictureFrame) and frame.picture in shown.edition.pictures

    def fill(self, shown: Shown) -> None:
        """Show crop, words and fineness."""
        frame = shown.frame
        if not isinstance(frame, PictureFrame):
            return
        picture = shown.edition.pictures[frame.picture]
        self._picture = picture.id
        rows = picture_rows(shown.edition)
        self.shown.fill([(_short(row), row.picture.id) for row in rows])
        self.shown.put(picture.id)
        expected = not picture.file
        for field in (self.zoom, self.focus_x, self.focus_y):
            self.form.show_row(field, not expected)
        self.crop.setVisible(not expected)
        self.reset.setVisible(not expected)
        self.choose.setVisible(expected)
        self.zoom.put(frame.zoom * 100)
        focus = frame.focus or picture.focus
        self.focus_x.put(focus[0] * 100)
        self.focus_y.put(focus[1] * 100)
        self.caption.put(picture.caption)
        self.credit.put(picture.credit)
        for button in (self.reset, self.crop, self.choose):
            button.follow(shown.desk)
        self._say_facts(shown, frame, picture.file, picture.pixels)

    def _say_facts(
        self, shown: Shown, frame: PictureFrame, file: str, pixels: tuple[int, int] | None
    ) -> None:
        palette = QPalette(self.palette())
        if not file:
            words = self.tr("Still expected: drop a picture on the frame, or choose one.")
        elif pixels is None:
            words = self.tr("The file is missing: %1").replace("%1", file or "–")
            palette.setColor(QPalette.ColorRole.Dark, colours(self.palette())["missing"])
        else:
            words = f"{file} · {pixels[0]} × {pixels[1]} px"
            group = next(
                (
                    g
                    for g in shown.desk.composition(shown.page.id).sheet.groups
                    if g.frame == frame.id
                ),
                None,
            )
            image = next((i for i in group.items if isinstance(i, Image)), None) if group else None
            if image is not None:
                ppi = effective_ppi(image, pixels)
                words += f" · {ppi:.0f} ppi"
                if ppi < LOWEST_PPI:
                    words += " · " + self.tr("too coarse for print")
                    palette.setColor(QPalette.ColorRole.Dark, colours(self.palette())["short"])
        self.facts.setPalette(palette)
        self.facts.setText(words)

    def _shown_said(self, picture: object) -> None:
        self.ask("frame.show", item=picture)

    def _zoom_said(self, percent: float) -> None:
        self.ask("picture.crop", zoom=percent / 100)

    def _focus_said(self) -> None:
        self.ask("picture.crop", focus=(self.focus_x.value() / 100, self.focus_y.value() / 100))

    def _said(self, text: str) -> None:
        sender = self.sender()
        if sender is not None:
            self.ask("picture.set", picture=self._picture, **{sender.objectName(): text})


def _short(row: PictureRow) -> str:
    """Return a picture's words for a list, with the place where it stands already."""
    title = row.title if len(row.title) <= _TITLE else f"{row.title[: _TITLE - 1]}…"
    return f"{title} ({row.places[0][0]})" if row.places else title
