"""How a story is set in its frame: text columns, rank, headline size, box, tint, and its fit."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from layout_tool.editor.qt.panels.basket import colours
from layout_tool.editor.qt.panels.fields import CheckField, ChoiceField, Facts, NumberField
from layout_tool.editor.qt.panels.sections.section import Section, Shown
from layout_tool.model import BLACK, StoryFrame

__all__ = ["TINTS", "FrameSection"]

TINTS: Final = (5, 10, 15, 20, 30)
"""Tints on offer, in percent of black."""


class FrameSection(Section):
    """Fields of a story's frame; they hold for all selected story frames."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit = QLabel()
        self.form.wide(self.fit)
        self.columns = NumberField(0, 99)
        self.rank = ChoiceField()
        self.head_size = ChoiceField()
        self.tint = ChoiceField()
        self.boxed = CheckField()
        self.facts = Facts()
        self.form.row(self.columns)
        self.form.row(self.rank)
        self.form.row(self.head_size)
        self.form.row(self.tint)
        self.form.row(self.boxed)
        self.form.wide(self.facts)
        self.columns.said.connect(self._columns_said)
        self.rank.said.connect(self._rank_said)
        self.head_size.said.connect(self._size_said)
        self.tint.said.connect(self._tint_said)
        self.boxed.said.connect(self._box_said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.heading.setText(self.tr("Setting"))
        for field, words in (
            (self.columns, self.tr("Text columns")),
            (self.rank, self.tr("Rank")),
            (self.head_size, self.tr("Headline")),
            (self.tint, self.tr("Tint")),
            (self.boxed, self.tr("Box")),
        ):
            self.form.name(field, words)
        self.boxed.setText(self.tr("Rule around the story"))
        self.columns.setSpecialValueText(self.tr("as the grid"))

    def fits(self, shown: Shown) -> bool:
        """The key frame shows a story."""
        return bool(shown.frames) and isinstance(shown.frames[0], StoryFrame)

    def fill(self, shown: Shown) -> None:
        """Show how the key story is set."""
        frame = shown.frames[0]
        if not isinstance(frame, StoryFrame):
            return
        heads = shown.edition.layout.styles.heads
        story = shown.edition.stories.get(frame.story)
        self.columns.put(frame.text_columns or 0)
        own = self.tr("as the story (%1)").replace("%1", str(story.rank if story else "–"))
        self.rank.fill([(own, None), *((str(rank), rank) for rank in sorted(heads))])
        self.rank.put(frame.rank)
        rank = frame.rank or (story.rank if story is not None else max(heads, default=1))
        head = heads.get(rank) or heads.get(max(heads, default=0))
        sizes = head.sizes if head is not None else ()
        choices: list[tuple[str, object]] = [(self.tr("by the width"), None)]
        self.head_size.fill([*choices, *((f"{size:g} pt", size) for size in sizes)])
        self.head_size.put(frame.headline_size, f"{frame.headline_size or 0:g} pt")
        tints: list[tuple[str, object]] = [(self.tr("none"), None)]
        self.tint.fill([*tints, *((f"{part} %", BLACK.tint(part / 100)) for part in TINTS)])
        self.tint.put(frame.tint, self.tr("colour"))
        self.boxed.put(frame.boxed)
        self._say_fit(shown, frame)

    def _say_fit(self, shown: Shown, frame: StoryFrame) -> None:
        fit = shown.desk.fit(shown.page.id, frame.id)
        self.fit.setVisible(fit is not None)
        self.facts.setVisible(fit is not None)
        if fit is None:
            return
        if fit.over_chars:
            state, words = "over", self.tr("%1 characters over (%2 lines)")
            words = words.replace("%1", str(fit.over_chars)).replace("%2", str(fit.over_lines))
        elif fit.short_lines:
            state, words = "short", self.tr("%n line(s) free", "", fit.short_lines)
        else:
            state, words = "placed", self.tr("fits exactly")
        shade = colours(self.palette())[state]
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, shade)
        self.fit.setPalette(palette)
        self.fit.setText(words)
        facts = self.tr("head %1 lines, text %2 lines")
        facts = facts.replace("%1", str(fit.head_lines)).replace("%2", str(fit.body_lines))
        self.facts.setText(facts)

    def _columns_said(self, count: int) -> None:
        self.ask("story.columns_base", count=count or None)

    def _rank_said(self, rank: object) -> None:
        self.ask("story.rank_own", rank=rank)

    def _size_said(self, size: object) -> None:
        self.ask("story.head_auto", size=size)

    def _tint_said(self, tint: object) -> None:
        self.ask("frame.set_tint", tint=tint)

    def _box_said(self, _on: bool) -> None:
        self.ask("story.box")
