"""What copyfitting set in the text of stories (微调), to be seen and set by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.panels.fields import CheckField, NumberField, RealField
from layout_tool.editor.qt.panels.sections.section import Section, Shown, put_common
from layout_tool.model import StoryFrame

__all__ = ["CopyfitSection"]

_PERCENT = 100.0
"""Tracking is shown in hundredths of an em."""


class CopyfitSection(Section):
    """Lines more or fewer, squeezed marks, tracking and leading of the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looseness = NumberField(-99, 99)
        self.squeeze = CheckField()
        self.tracking = RealField(-20.0, 50.0, " %")
        self.leading = RealField(0.0, 100.0, " pt")
        for field in (self.looseness, self.squeeze, self.tracking, self.leading):
            self.form.row(field)
        self.looseness.said.connect(self._looseness_said)
        self.squeeze.said.connect(self._squeeze_said)
        self.tracking.said.connect(self._tracking_said)
        self.leading.said.connect(self._leading_said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.heading.setText(self.tr("Copyfit"))
        self.form.name(self.looseness, self.tr("Lines more"))
        self.form.name(self.squeeze, self.tr("Marks"))
        self.form.name(self.tracking, self.tr("Tracking"))
        self.form.name(self.leading, self.tr("Leading"))
        self.squeeze.setText(self.tr("Squeezed"))
        self.leading.setSpecialValueText(self.tr("the page's lines"))

    def fits(self, shown: Shown) -> bool:
        """Some story is among what is selected."""
        return bool(_stories(shown))

    def fill(self, shown: Shown) -> None:
        """Show what copyfitting set."""
        found = _stories(shown)
        put_common(self.looseness, found, lambda f: f.looseness)
        put_common(self.squeeze, found, lambda f: f.squeeze)
        put_common(self.tracking, found, lambda f: f.tracking * _PERCENT)
        put_common(self.leading, found, lambda f: f.leading or 0.0)

    def _looseness_said(self, lines: int) -> None:
        self.ask("story.set_fit", means="looseness", value=lines)

    def _squeeze_said(self, on: bool) -> None:
        self.ask("story.set_fit", means="squeeze", value=on)

    def _tracking_said(self, percent: float) -> None:
        self.ask("story.set_fit", means="tracking", value=round(percent / _PERCENT, 4))

    def _leading_said(self, points: float) -> None:
        self.ask("story.set_fit", means="leading", value=points or None)


def _stories(shown: Shown) -> list[StoryFrame]:
    return [frame for frame in shown.frames if isinstance(frame, StoryFrame)]
