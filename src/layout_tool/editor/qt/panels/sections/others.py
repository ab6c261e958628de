"""The page's own furniture (rules, boxes, tints, lines of text), and adverts."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.panels.fields import ChoiceField, Facts, RealField, TextField
from layout_tool.editor.qt.panels.sections.section import Section, Shown, put_common
from layout_tool.editor.qt.panels.sections.typography import TINTS
from layout_tool.model import BLACK, WHITE, AdFrame, Furniture

__all__ = ["AdSection", "FurnitureSection"]

_WITHOUT_TEXT: Final = ("rule", "box", "tint")


class FurnitureSection(Section):
    """Fields of rules, boxes, tints and texts of the page; all hold for all that are selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextField()
        self.style_name = ChoiceField()
        self.stroke = RealField(0, 20, " pt", 2)
        self.stroke.setSingleStep(0.25)
        self.tint = ChoiceField()
        self.fade = ChoiceField()
        self.fade_angle = RealField(-180, 360, " °", 0)
        self.fade_angle.setSingleStep(15)
        for field in (self.text, self.style_name, self.stroke, self.tint, self.fade,
                      self.fade_angle):  # fmt: skip
            self.form.row(field)
        self.text.said.connect(self._text_said)
        self.style_name.said.connect(self._style_said)
        self.stroke.said.connect(self._stroke_said)
        self.tint.said.connect(self._tint_said)
        self.fade.said.connect(self._fade_said)
        self.fade_angle.said.connect(self._fade_angle_said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        for field, words in (
            (self.text, self.tr("Text")),
            (self.style_name, self.tr("Style")),
            (self.stroke, self.tr("Stroke")),
            (self.tint, self.tr("Tint")),
            (self.fade, self.tr("Fades to")),
            (self.fade_angle, self.tr("Direction")),
        ):
            self.form.name(field, words)

    def fits(self, shown: Shown) -> bool:
        """Only furniture is selected."""
        return bool(shown.frames) and all(isinstance(f, Furniture) for f in shown.frames)

    def fill(self, shown: Shown) -> None:
        """Show what it is made of."""
        found = [frame for frame in shown.frames if isinstance(frame, Furniture)]
        if not found:
            return
        kinds = {frame.kind for frame in found}
        self.heading.setText(self._kind(found[0].kind) if len(kinds) == 1 else self.tr("Furniture"))
        has_text = not kinds & set(_WITHOUT_TEXT)
        painted = kinds <= {"box", "tint"}
        self.form.show_row(self.text, has_text and len(found) == 1)
        self.form.show_row(self.style_name, has_text)
        self.form.show_row(self.stroke, kinds <= {"rule", "box"})
        self.form.show_row(self.tint, painted)
        self.form.show_row(self.fade, painted)
        faded = any(frame.fill_to is not None for frame in found)
        self.form.show_row(self.fade_angle, painted and faded)
        self.text.put(found[0].text)
        styles = shown.edition.layout.styles.text
        self.style_name.fill([(name, name) for name in sorted(styles)])
        none: list[tuple[str, object]] = [(self.tr("none"), None)]
        tints: list[tuple[str, object]] = [(f"{p} %", BLACK.tint(p / 100)) for p in TINTS]
        self.tint.fill([*none, *tints])
        self.fade.fill([*none, (self.tr("paper"), WHITE), *tints])
        colour = self.tr("colour")
        put_common(self.style_name, found, lambda f: f.style, lambda style: str(style) or "–")
        put_common(self.stroke, found, lambda f: f.stroke)
        put_common(self.tint, found, lambda f: f.fill, lambda _: colour)
        put_common(self.fade, found, lambda f: f.fill_to, lambda _: colour)
        put_common(self.fade_angle, found, lambda f: f.fill_angle)

    def edit_text(self) -> None:
        """Give the keyboard to the text, all of it selected, so that typing replaces it."""
        self.text.setFocus()
        self.text.selectAll()

    def _kind(self, kind: str) -> str:
        words = {
            "nameplate": self.tr("Nameplate"),
            "folio": self.tr("Folio line"),
            "section": self.tr("Section name"),
            "slogan": self.tr("Slogan"),
            "rule": self.tr("Rule"),
            "box": self.tr("Box"),
            "tint": self.tr("Tint"),
            "text": self.tr("Text"),
        }
        return words.get(kind, kind)

    def _text_said(self, text: str) -> None:
        self.ask("furniture.set", text=text)

    def _style_said(self, style: object) -> None:
        self.ask("furniture.set", style=style)

    def _stroke_said(self, stroke: float) -> None:
        self.ask("furniture.set", stroke=stroke)

    def _tint_said(self, tint: object) -> None:
        self.ask("frame.set_tint", tint=tint)

    def _fade_said(self, colour: object) -> None:
        self.ask("furniture.set", fill_to=colour)

    def _fade_angle_said(self, angle: float) -> None:
        self.ask("furniture.set", fill_angle=angle)


class AdSection(Section):
    """Which file an advert comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = Facts()
        self.form.wide(self.facts)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.heading.setText(self.tr("Advert"))

    def fits(self, shown: Shown) -> bool:
        """One advert is selected."""
        return isinstance(shown.frame, AdFrame)

    def fill(self, shown: Shown) -> None:
        """Show file and page."""
        frame = shown.frame
        if isinstance(frame, AdFrame):
            words = self.tr("%1, page %2").replace("%1", frame.file)
            self.facts.setText(words.replace("%2", str(frame.page)))
