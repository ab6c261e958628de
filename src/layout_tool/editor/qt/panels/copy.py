"""The copy basket: all stories of the edition, what became of each, dragged onto the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_tool.compose import StoryFit
from layout_tool.editor.qt.panels.basket import (
    STORY_MIME,
    BasketList,
    Filters,
    Index,
    RowModel,
    SearchField,
    colours,
    draw_pill,
)
from layout_tool.editor.qt.panels.panel import Panel
from layout_tool.editor.qt.panels.rows import StoryRow, matches, story_rows
from layout_tool.editor.state.desk import Changed

__all__ = ["CopyPanel"]

_ROW_PX: Final = 50
_RANK_PX: Final = 20


class CopyPanel(Panel):
    """Lists stories with title, characters, page and state; Enter places or shows one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[StoryRow] = []
        self.search = SearchField()
        self.filters = Filters(("all", "page", "waiting", "unfit"))
        self.list = BasketList()
        self.model = RowModel(STORY_MIME, self._words, self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_StoryDelegate(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 0)
        column.setSpacing(6)
        for widget in (self.search, self.filters, self.list):
            column.addWidget(widget)
        self.search.textChanged.connect(self._sift)
        self.filters.chosen.connect(self._sift)
        self.list.meant.connect(self._meant)
        self.list.unwanted.connect(self._unwanted)
        self.list.files.connect(self._files)
        self.list.customContextMenuRequested.connect(self._menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.search.setPlaceholderText(self.tr("Search the copy"))
        self.search.setAccessibleName(self.tr("Search the copy"))
        self.list.setAccessibleName(self.tr("Stories"))
        self._count()

    def dress(self) -> None:
        """Draw icons in the theme's colours."""
        self.search.dress()

    def refresh(self, news: Changed | None) -> None:
        """List the stories as the edition has them."""
        desk = self.desk
        if desk is None:
            self._all = []
        elif news is None or news.shown or news.edition:
            self._all = story_rows(desk.shown, self._fits())
        elif not news.view:
            return
        self._sift()

    def reveal(self, story: str) -> None:
        """Make a story the current row, whatever was searched for."""
        if self.model.row_of(story) < 0:
            self.search.clear()
            self.filters.choose("all")
        row = self.model.row_of(story)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def state_words(self, row: StoryRow) -> str:
        """Return what became of a story in a few characters."""
        match row.state:
            case "over":
                return self.tr("%n over", "", row.over)
            case "short":
                return self.tr("%n line(s) short", "", row.short)
            case "placed":
                return self.tr("placed")
        return self.tr("waiting")

    def facts(self, row: StoryRow) -> str:
        """Return a story's length, its pages and its author."""
        parts = [self.tr("%n character(s)", "", row.story.characters)]
        parts += [" ".join(row.pages)] if row.pages else []
        parts += [row.story.byline.strip()] if row.story.byline.strip() else []
        return " · ".join(parts)

    def _fits(self) -> list[StoryFit]:
        desk = self.desk
        if desk is None:
            return []
        known = (desk.known(page.id) for page in desk.shown.pages)
        return [fit for page in known if page is not None for fit in page.fits]

    def _words(self, row: StoryRow) -> str:
        return f"{row.title}\n{self.facts(row)} · {self.state_words(row)}"

    def _passes(self, key: str, row: StoryRow) -> bool:
        if key == "page":
            return self.desk is not None and self.desk.view.page in row.pages
        if key == "waiting":
            return row.state == "waiting"
        return key == "all" or row.state in ("over", "short")

    def _count(self) -> None:
        for key, words in (
            ("all", self.tr("All")),
            ("page", self.tr("This page")),
            ("waiting", self.tr("Waiting")),
            ("unfit", self.tr("Over/short")),
        ):
            self.filters.name(key, words, sum(self._passes(key, row) for row in self._all))

    def _sift(self) -> None:
        self._count()
        key, wanted = self.filters.current, self.search.text()
        rows = [r for r in self._all if self._passes(key, r) and matches(r, wanted)]
        self.model.take(rows)
        if rows:
            words = ""
        elif self._all:
            words = self.tr("No story is like this.")
        else:
            words = self.tr("No copy yet. Drop text or Word files here.")
        self.list.say_empty(words)
        self.list.viewport().update()

    def _meant(self, story: str) -> None:
        row = next((row for row in self._all if row.story.id == story), None)
        if row is None:
            return
        if row.places:
            page, frame = row.places[0]
            self.run("edit.select", frames_=(frame,), page=page)
        else:
            self.run("story.place", story=story)

    def _unwanted(self, story: str) -> None:
        self.run("story.delete", story=story)

    def _files(self, paths: object) -> None:
        self.run("file.import", files=paths)

    def _menu(self, at: QPoint) -> None:
        story = self.list.current()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = menu.addAction(self.tr("Place on This Page"))
        place.triggered.connect(lambda: self.run("story.place", story=story))
        along = menu.addAction(self.tr("Place by Hand"))
        along.triggered.connect(lambda: self.run("frame.take_along", kind="story", item=story))
        edit = menu.addAction(self.tr("Open in Story Editor"))
        edit.triggered.connect(lambda: self.run("story.edit", story=story))
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete Story"))
        delete.triggered.connect(lambda: self.run("story.delete", story=story))
        for action in (place, along, edit, delete):
            action.setEnabled(bool(story))
        new = menu.addAction(self.tr("New Story"))
        new.triggered.connect(lambda: self.run("story.new"))
        menu.popup(self.list.viewport().mapToGlobal(at))


class _StoryDelegate(QStyledItemDelegate):
    """Two rows of type: title and state, below them the facts; the rank stands before them."""

    def __init__(self, panel: CopyPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, StoryRow):
            return
        painter.save()
        palette = self._panel.palette()
        _ground(painter, option, palette)
        box: QRect = option.rect.adjusted(8, 6, -8, -6)
        upper = box.top() + 10
        shade = colours(palette)[row.state]
        words = self._panel.state_words(row)
        left = draw_pill(
            painter, box.right(), upper, words, shade, filled=row.state in ("over", "short")
        )
        _rank(painter, QRect(box.left(), upper - 9, _RANK_PX, 18), row.story.rank, palette)
        painter.setFont(self._panel.font())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        start = box.left() + _RANK_PX + 4
        title = QRect(start, upper - 10, max(left - start - 6, 20), 20)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, middle, cut)
        small = QFont(self._panel.font())
        small.setPixelSize(11)
        painter.setFont(small)
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        below = QRect(start, box.bottom() - 16, box.right() - start, 17)
        facts = self._panel.facts(row)
        cut = painter.fontMetrics().elidedText(facts, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, middle, cut)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, palette: QPalette) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not chosen and not hovered:
        return
    wash = palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Midlight)
    if chosen:
        wash.setAlpha(46)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)


def _rank(painter: QPainter, box: QRect, rank: int, palette: QPalette) -> None:
    font = QFont(painter.font())
    font.setPixelSize(12 if rank == 1 else 11)
    font.setBold(rank == 1)
    painter.setFont(font)
    role = QPalette.ColorRole.Highlight if rank == 1 else QPalette.ColorRole.Dark
    painter.setPen(palette.color(role))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(rank))
