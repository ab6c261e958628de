"""The page and the edition: shown while no frame is selected."""

from __future__ import annotations

import datetime
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from layout_tool.editor.qt.panels.fields import ChoiceField, Facts, Heading, LineField
from layout_tool.editor.qt.panels.panel import quiet
from layout_tool.editor.qt.panels.sections.section import Section, Shown
from layout_tool.model import to_mm

__all__ = ["PageSection"]

_PAGE_TEXTS: Final = ("section", "slogan", "editors")


class PageSection(Section):
    """Section name, slogan, editors, template and grid; title, date and issue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ""
        self.texts = {name: LineField() for name in _PAGE_TEXTS}
        self.template, self.grid = ChoiceField(), ChoiceField()
        self.facts = Facts()
        self.edition = Heading()
        self.title, self.issue = LineField(), LineField()
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd")
        for name, field in self.texts.items():
            field.setObjectName(name)
            field.said.connect(self._text_said)
            self.form.row(field)
        self.form.row(self.template)
        self.form.row(self.grid)
        self.form.wide(self.facts)
        self.form.wide(self.edition)
        for widget in (self.title, self.date, self.issue):
            self.form.row(widget)
        self.template.said.connect(self._template_said)
        self.grid.said.connect(self._grid_said)
        self.title.said.connect(self._title_said)
        self.issue.said.connect(self._issue_said)
        self.date.dateChanged.connect(self._date_said)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.edition.setText(self.tr("Edition"))
        for field, words in (
            (self.texts["section"], self.tr("Section")),
            (self.texts["slogan"], self.tr("Slogan")),
            (self.texts["editors"], self.tr("Editors")),
            (self.template, self.tr("Template")),
            (self.grid, self.tr("Grid")),
            (self.title, self.tr("Title")),
            (self.date, self.tr("Date")),
            (self.issue, self.tr("Issue")),
        ):
            self.form.name(field, words)

    def fits(self, shown: Shown) -> bool:
        """Nothing is selected."""
        return not shown.frames

    def fill(self, shown: Shown) -> None:
        """Show the page that the editor is on."""
        page, edition, grid = shown.page, shown.edition, shown.grid
        self._page = page.id
        self.heading.setText(self.tr("Page %1").replace("%1", page.id))
        for name, field in self.texts.items():
            field.put(str(getattr(page, name)))
        self.template.fill([(name, name) for name in edition.layout.templates])
        self.template.put(page.template)
        self.grid.fill([(name, name) for name in edition.layout.grids])
        self.grid.put(page.grid)
        words = self.tr("%1 × %2 mm · %3 columns of %4 characters · %5 lines")
        for mark, value in (
            ("%1", f"{to_mm(grid.width):.0f}"), ("%2", f"{to_mm(grid.height):.0f}"),
            ("%3", str(grid.columns)), ("%4", str(grid.column_chars)), ("%5", str(grid.lines)),
        ):  # fmt: skip
            words = words.replace(mark, value)
        self.facts.setText(words)
        self.title.put(edition.title)
        self.issue.put(edition.issue)
        date = QDate(edition.date.year, edition.date.month, edition.date.day)
        if self.date.date() != date:
            with quiet(self.date):
                self.date.setDate(date)

    def _text_said(self, text: str) -> None:
        sender = self.sender()
        if sender is not None:
            self.ask("page.set", page=self._page, **{sender.objectName(): text})

    def _template_said(self, name: object) -> None:
        self.ask("page.template", name=name)

    def _grid_said(self, name: object) -> None:
        self.ask("page.grid", name=name)

    def _title_said(self, title: str) -> None:
        self.ask("edition.set", title=title)

    def _issue_said(self, issue: str) -> None:
        self.ask("edition.set", issue=issue)

    def _date_said(self, date: QDate) -> None:
        self.ask("edition.set", date=datetime.date(date.year(), date.month(), date.day()))
