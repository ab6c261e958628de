"""The story's own words: kicker, headline, deck, byline, dateline; its language and length."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.panels.fields import (
    ChoiceField,
    CommandButton,
    Facts,
    LineField,
    TextField,
)
from layout_tool.editor.qt.panels.sections.run import language_choices
from layout_tool.editor.qt.panels.sections.section import Section, Shown
from layout_tool.model import StoryFrame

__all__ = ["StorySection"]

_PARTS: Final = ("kicker", "headline", "deck", "byline", "dateline")


class StorySection(Section):
    """Fields that change the story wherever it stands; the paper follows every keystroke."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story = ""
        self.parts: dict[str, LineField | TextField] = {
            "kicker": TextField(),
            "headline": TextField(),
            "deck": TextField(),
            "byline": LineField(),
            "dateline": LineField(),
        }
        for part, field in self.parts.items():
            field.setObjectName(part)
            self.form.row(field)
            field.said.connect(self._said)
        self.language = ChoiceField()
        self.form.row(self.language)
        self.language.said.connect(self._language_said)
        self.facts = Facts()
        self.form.wide(self.facts)
        self.edit = CommandButton("story.edit", words=True)
        self.edit.wanted.connect(self._edit_wanted)
        self.column.addWidget(self.edit)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.heading.setText(self.tr("Story"))
        words = {
            "kicker": self.tr("Kicker"),
            "headline": self.tr("Headline"),
            "deck": self.tr("Deck"),
            "byline": self.tr("Byline"),
            "dateline": self.tr("Dateline"),
        }
        for part in _PARTS:
            self.form.name(self.parts[part], words[part])
        self.form.name(self.language, self.tr("Language"))
        self.language.fill(language_choices(self.tr("The edition’s")))

    def fits(self, shown: Shown) -> bool:
        """One story of the edition is selected."""
        frame = shown.frame
        return isinstance(frame, StoryFrame) and frame.story in shown.edition.stories

    def fill(self, shown: Shown) -> None:
        """Show the story's words; the caret stays where the editor types."""
        frame = shown.frame
        if not isinstance(frame, StoryFrame):
            return
        story = shown.edition.stories[frame.story]
        self._story = story.id
        for part, field in self.parts.items():
            field.put(str(getattr(story, part)))
        self.language.put(story.lang)
        characters = self.tr("%n character(s)", "", story.characters)
        paragraphs = self.tr("%n paragraph(s)", "", len(story.body))
        self.facts.setText(f"{characters} · {paragraphs} · {story.id}")
        self.edit.follow(shown.desk)

    def _said(self, text: str) -> None:
        sender = self.sender()
        if sender is not None:
            self.ask("story.set", story=self._story, **{sender.objectName(): text})

    def _language_said(self, lang: object) -> None:
        self.ask("story.set", story=self._story, lang=lang)

    def _edit_wanted(self) -> None:
        self.ask("story.edit", story=self._story)
