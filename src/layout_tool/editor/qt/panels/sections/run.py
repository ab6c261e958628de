"""The selected text of a story's body: its language and its colour."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from layout_tool.editor.commands.runs import COLOURS, LANGUAGES
from layout_tool.editor.qt.panels.fields import ChoiceField
from layout_tool.editor.qt.panels.sections.section import Section, Shown, put_common
from layout_tool.editor.qt.say import say
from layout_tool.model import Span
from layout_tool.model.edits import text as edits

__all__ = ["RunSection", "language_choices"]


def language_choices(own: str) -> list[tuple[str, object]]:
    """Return the languages on offer with their words; ``own`` stands for none named."""
    return [(own, ""), *((say(words), tag) for tag, words in LANGUAGES)]


class RunSection(Section):
    """Fields of a run of text; where the selection differs, a field shows a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language, self.colour = ChoiceField(), ChoiceField()
        for field in (self.language, self.colour):
            self.form.row(field)
        self.language.said.connect(self._language_said)
        self.colour.said.connect(self._colour_said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.heading.setText(self.tr("Selected text"))
        self.form.name(self.language, self.tr("Language"))
        self.form.name(self.colour, self.tr("Colour"))

    def fits(self, shown: Shown) -> bool:
        """Some text of a body is selected."""
        return bool(_spans(shown))

    def fill(self, shown: Shown) -> None:
        """Show the language and the colour of the selection."""
        found = _spans(shown)
        self.language.fill(language_choices(self.tr("as the story")))
        known = {name: say(words) for name, words in COLOURS}
        names = ["black", *shown.edition.layout.styles.colours]
        colours: list[tuple[str, object]] = [(self.tr("as the style"), "")]
        self.colour.fill([*colours, *((known.get(name, name), name) for name in names)])
        put_common(self.language, found, lambda span: span.lang)
        put_common(self.colour, found, lambda span: span.colour)

    def _language_said(self, lang: object) -> None:
        self.ask("text.set_lang", lang=lang)

    def _colour_said(self, colour: object) -> None:
        self.ask("text.set_colour", colour=colour)


def _spans(shown: Shown) -> list[Span]:
    where = shown.desk.selection.text
    if where is None or where.anchor.owner not in shown.edition.stories:
        return []
    return edits.looks(shown.edition, where)
