"""How stories are set in their frames: columns, rank, head, direction, style, box, tint; the fit.

The fields hold for all selected story frames; where these differ, a field shows a dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from layout_tool.editor.qt.panels.basket import colours
from layout_tool.editor.qt.panels.fields import CheckField, ChoiceField, Facts, NumberField
from layout_tool.editor.qt.panels.sections.section import Section, Shown, put_common
from layout_tool.model import BLACK, Cmyk, StoryFrame
from layout_tool.model.edits import threads

__all__ = ["TINTS", "FrameSection"]

_BANDS: Final = (100, 75, 50, 30, 15)
"""Bands under heads on offer, in percent of black."""
_RED: Final = Cmyk(0, 0.95, 0.9, 0.1)
_BLUE: Final = Cmyk(1, 0.6, 0, 0.2)
TINTS: Final = (5, 10, 15, 20, 30)
"""Tints on offer, in percent of black."""


class FrameSection(Section):
    """Fields of story frames."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit = QLabel()
        self.form.wide(self.fit)
        self.columns = NumberField(0, 99)
        self.rank, self.head_size = ChoiceField(), ChoiceField()
        self.direction, self.style_name = ChoiceField(), ChoiceField()
        self.tint = ChoiceField()
        self.boxed = CheckField()
        self.drop_cap = ChoiceField()
        self.head_tint, self.head_ink = ChoiceField(), ChoiceField()
        self.head_over = CheckField()
        self.facts = Facts()
        self.rows = (
            self.columns, self.rank, self.head_size, self.head_tint, self.head_ink, self.head_over,
            self.direction, self.style_name, self.drop_cap, self.tint, self.boxed,
        )  # fmt: skip
        for field in self.rows:
            self.form.row(field)
        self.form.wide(self.facts)
        self.columns.said.connect(self._columns_said)
        self.rank.said.connect(self._rank_said)
        self.head_size.said.connect(self._size_said)
        self.direction.said.connect(self._direction_said)
        self.style_name.said.connect(self._style_said)
        self.tint.said.connect(self._tint_said)
        self.boxed.said.connect(self._box_said)
        self.drop_cap.said.connect(self._drop_cap_said)
        self.head_tint.said.connect(self._head_tint_said)
        self.head_ink.said.connect(self._head_ink_said)
        self.head_over.said.connect(self._head_over_said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.heading.setText(self.tr("Setting"))
        for field, words in (
            (self.columns, self.tr("Text columns")),
            (self.rank, self.tr("Rank")),
            (self.head_size, self.tr("Headline")),
            (self.head_tint, self.tr("Head band")),
            (self.head_ink, self.tr("Head type")),
            (self.head_over, self.tr("Picture")),
            (self.direction, self.tr("Direction")),
            (self.style_name, self.tr("Style")),
            (self.drop_cap, self.tr("Drop capital")),
            (self.tint, self.tr("Tint")),
            (self.boxed, self.tr("Box")),
        ):
            self.form.name(field, words)
        self.boxed.setText(self.tr("Rule around the story"))
        self.head_over.setText(self.tr("Head across it"))
        self.head_ink.fill(
            [
                (self.tr("by its ground"), "auto"),
                (self.tr("white"), "white"),
                (self.tr("black"), "black"),
            ]
        )
        self.columns.setSpecialValueText(self.tr("as the grid"))
        lines = [(self.tr("%n line(s)", "", count), count) for count in (2, 3, 4)]
        self.drop_cap.fill([(self.tr("none"), 0), *lines])
        self.direction.fill(
            [
                (self.tr("across"), "horizontal"),
                (self.tr("upright head"), "vertical-head"),
                (self.tr("upright"), "vertical"),
            ]
        )

    def fits(self, shown: Shown) -> bool:
        """Some story is among what is selected."""
        return bool(_stories(shown))

    def fill(self, shown: Shown) -> None:
        """Show how the stories are set."""
        found = _stories(shown)
        if not found:
            return
        self._fill_choices(shown, found)
        colour = self.tr("colour")
        put_common(self.columns, found, lambda f: f.text_columns or 0)
        put_common(self.rank, found, lambda f: f.rank)
        put_common(self.head_size, found, lambda f: f.headline_size, _points)
        put_common(self.head_tint, found, lambda f: f.head_tint, lambda _: colour)
        put_common(self.head_ink, found, lambda f: f.head_ink)
        put_common(self.head_over, found, lambda f: f.head_over)
        put_common(self.direction, found, lambda f: f.direction)
        put_common(self.style_name, found, lambda f: f.style)
        put_common(self.drop_cap, found, lambda f: f.drop_cap)
        put_common(self.tint, found, lambda f: f.tint, lambda _: colour)
        put_common(self.boxed, found, lambda f: f.boxed)
        self._say_fit(shown, found)

    def _fill_choices(self, shown: Shown, found: Sequence[StoryFrame]) -> None:
        heads = shown.edition.layout.styles.heads
        ranks = {s.rank for f in found if (s := shown.edition.stories.get(f.story)) is not None}
        rank_of_story = str(ranks.pop()) if len(ranks) == 1 else "–"
        own = self.tr("as the story (%1)").replace("%1", rank_of_story)
        self.rank.fill([(own, None), *((str(rank), rank) for rank in sorted(heads))])
        sizes = sorted({size for head in heads.values() for size in head.sizes}, reverse=True)
        by_width: list[tuple[str, object]] = [(self.tr("by the width"), None)]
        self.head_size.fill([*by_width, *((_points(size), size) for size in sizes)])
        styles: list[tuple[str, object]] = [(self.tr("body"), "")]
        names = sorted(shown.edition.layout.styles.text)
        self.style_name.fill([*styles, *((name, name) for name in names)])
        tints: list[tuple[str, object]] = [(self.tr("none"), None)]
        bands: list[tuple[str, object]] = [(f"{p} %", BLACK.tint(p / 100)) for p in _BANDS]
        inks: list[tuple[str, object]] = [(self.tr("red"), _RED), (self.tr("blue"), _BLUE)]
        self.head_tint.fill([*tints, *bands, *inks])
        self.tint.fill([*tints, *((f"{part} %", BLACK.tint(part / 100)) for part in TINTS)])

    def _say_fit(self, shown: Shown, found: Sequence[StoryFrame]) -> None:
        fit = shown.desk.fit(shown.page.id, found[0].id) if len(found) == 1 else None
        self.fit.setVisible(fit is not None)
        self.facts.setVisible(fit is not None)
        if fit is None:
            return
        if fit.over_chars:
            state, words = "over", self.tr("%1 characters over (%2 lines)")
            words = words.replace("%1", str(fit.over_chars)).replace("%2", str(fit.over_lines))
        elif fit.short_lines:
            state, words = "short", self.tr("%n line(s) short", "", fit.short_lines)
        else:
            state, words = "placed", self.tr("fits exactly")
        shade = colours(self.palette())[state]
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, shade)
        self.fit.setPalette(palette)
        self.fit.setText(words)
        facts = self.tr("head %1 lines, text %2 lines")
        facts = facts.replace("%1", str(fit.head_lines)).replace("%2", str(fit.body_lines))
        parts = [part.id for _, part in threads.parts(shown.edition, found[0].story)]
        if len(parts) > 1 and found[0].id in parts:
            words = self.tr("part %1 of %2").replace("%1", str(parts.index(found[0].id) + 1))
            facts = f"{words.replace('%2', str(len(parts)))} · {facts}"
        self.facts.setText(facts)

    def _columns_said(self, count: int) -> None:
        self.ask("story.columns_base", count=count or None)

    def _rank_said(self, rank: object) -> None:
        self.ask("story.rank_own", rank=rank)

    def _size_said(self, size: object) -> None:
        self.ask("story.head_auto", size=size)

    def _direction_said(self, direction: object) -> None:
        self.ask("story.set_direction", direction=direction)

    def _style_said(self, style: object) -> None:
        self.ask("story.set_style", style=style)

    def _tint_said(self, tint: object) -> None:
        self.ask("frame.set_tint", tint=tint)

    def _head_tint_said(self, tint: object) -> None:
        self.ask("story.set_head_tint", tint=tint)

    def _head_ink_said(self, ink: object) -> None:
        self.ask("story.set_head_ink", ink=ink)

    def _head_over_said(self, _on: bool) -> None:
        self.ask("story.head_over")

    def _drop_cap_said(self, lines: object) -> None:
        self.ask("story.set_drop_cap", lines=lines)

    def _box_said(self, _on: bool) -> None:
        self.ask("story.box")


def _stories(shown: Shown) -> list[StoryFrame]:
    return [frame for frame in shown.frames if isinstance(frame, StoryFrame)]


def _points(size: object) -> str:
    return f"{size or 0:g} pt"
