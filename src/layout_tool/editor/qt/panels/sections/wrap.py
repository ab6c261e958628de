"""Whether text runs around pictures, adverts and furniture (图文绕排)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.panels.fields import ChoiceField
from layout_tool.editor.qt.panels.sections.section import Section, Shown, put_common
from layout_tool.model import AdFrame, Furniture, PictureFrame

__all__ = ["WrapSection"]

_FLAT = ("rule", "tint")


class WrapSection(Section):
    """How the text of a story under a frame keeps clear of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading.hide()
        self.wrap = ChoiceField()
        self.form.row(self.wrap)
        self.wrap.said.connect(self._wrap_said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.form.name(self.wrap, self.tr("Text wrap"))
        self.wrap.fill(
            [
                (self.tr("none"), "none"),
                (self.tr("around the frame"), "box"),
                (self.tr("around the shape"), "shape"),
            ]
        )

    def fits(self, shown: Shown) -> bool:
        """Something that text can run around is selected."""
        return bool(_wrapping(shown))

    def fill(self, shown: Shown) -> None:
        """Show how text runs around it."""
        put_common(self.wrap, _wrapping(shown), lambda frame: frame.wrap)

    def _wrap_said(self, wrap: object) -> None:
        self.ask("frame.set_wrap", wrap=wrap)


def _wrapping(shown: Shown) -> list[PictureFrame | AdFrame | Furniture]:
    return [
        frame
        for frame in shown.frames
        if isinstance(frame, PictureFrame | AdFrame)
        or (isinstance(frame, Furniture) and frame.kind not in _FLAT)
    ]
