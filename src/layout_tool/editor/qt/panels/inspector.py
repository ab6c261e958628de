"""The inspector: fields for what is selected, and for page and edition when nothing is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from layout_tool.editor.qt.panels.panel import Panel
from layout_tool.editor.qt.panels.sections import (
    AdSection,
    CopyfitSection,
    FrameSection,
    FurnitureSection,
    ManySection,
    PageSection,
    PictureSection,
    PlaceSection,
    RunSection,
    Section,
    Shown,
    StorySection,
    WrapSection,
)
from layout_tool.editor.state.desk import Changed

__all__ = ["Inspector"]

_MARGIN: Final = 12


class Inspector(Panel):
    """Shows the sections that fit what is selected; all intents go to the desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.many = ManySection()
        self.place = PlaceSection()
        self.run_fields = RunSection()
        self.frame_fields = FrameSection()
        self.copyfit = CopyfitSection()
        self.story = StorySection()
        self.picture = PictureSection()
        self.furniture = FurnitureSection()
        self.ad = AdSection()
        self.wrap = WrapSection()
        self.page = PageSection()
        self.sections: tuple[Section, ...] = (
            self.many, self.run_fields, self.place, self.frame_fields, self.copyfit,
            self.picture, self.furniture, self.ad, self.wrap, self.story, self.page,
        )  # fmt: skip
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 2, _MARGIN, _MARGIN)
        column.setSpacing(4)
        for section in self.sections:
            section.wanted.connect(self._wanted)
            section.hide()
            column.addWidget(section)
        column.addStretch()
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        # Tab goes to its fields; the area itself would not show that it has the keyboard.
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll_area)
        inside.installEventFilter(self)
        self.retranslate()
        self.dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for room anew when the words inside grow, as with another language."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Return a width that cuts no field, the same whatever is selected.

        A panel that grew with what is selected would push the page aside at every click.
        """
        bar = self.scroll_area.verticalScrollBar().sizeHint().width()
        widest = max(section.minimumSizeHint().width() for section in self.sections)
        return QSize(widest + 2 * _MARGIN + bar, 160)

    def sizeHint(self) -> QSize:
        """Return a width at which pairs of numbers have room."""
        return QSize(288, 480)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.setAccessibleName(self.tr("Inspector"))
        for section in self.sections:
            section.retranslate()

    def dress(self) -> None:
        """Draw icons in the theme's colours."""
        for section in self.sections:
            section.dress()

    def refresh(self, news: Changed | None) -> None:
        """Show the fields of what is selected."""
        if news is not None and not (
            news.shown or news.edition or news.selection or news.view or news.saved
        ):
            return
        shown = Shown.of(self.desk) if self.desk is not None else None
        for section in self.sections:
            fits = shown is not None and section.fits(shown)
            if fits and shown is not None:
                section.fill(shown)
            section.setVisible(fits)

    def _wanted(self, command: str, args: Mapping[str, Any]) -> None:
        self.run(command, **args)
