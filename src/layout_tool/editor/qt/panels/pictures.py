"""The picture basket: a small picture of each, dragged onto the page; files are dropped into it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.icons import pixmap
from layout_tool.editor.qt.panels.basket import (
    PICTURE_MIME,
    BasketList,
    Filters,
    Index,
    RowModel,
    SearchField,
    colours,
    draw_pill,
)
from layout_tool.editor.qt.panels.panel import Panel
from layout_tool.editor.qt.panels.rows import PictureRow, matches, picture_rows
from layout_tool.editor.state.desk import Changed

__all__ = ["PicturesPanel"]

_CELL: Final = QSize(128, 138)
_THUMB: Final = QSize(112, 84)


class PicturesPanel(Panel):
    """Shows pictures with caption, page and what is missing; Enter places or shows one."""

    def __init__(self, proxies: PictureProxies, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proxies = proxies
        self._all: list[PictureRow] = []
        self.search = SearchField()
        self.filters = Filters(("all", "page", "waiting"))
        self.list = BasketList()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setDragEnabled(True)
        self.list.widened.connect(self._spread_out)
        self.model = RowModel(PICTURE_MIME, self._words, self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_PictureDelegate(self))
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
        proxies.ready.connect(self._came)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.search.setPlaceholderText(self.tr("Search captions and files"))
        self.search.setAccessibleName(self.tr("Search captions and files"))
        self.list.setAccessibleName(self.tr("Pictures"))
        self._count()

    def dress(self) -> None:
        """Draw icons in the theme's colours."""
        self.search.dress()

    def refresh(self, news: Changed | None) -> None:
        """Show the pictures as the edition has them."""
        desk = self.desk
        if desk is None:
            self._all = []
        elif news is None or news.shown or news.edition:
            self._all = picture_rows(desk.shown)
        elif not news.view:
            return
        self._sift()

    def reveal(self, picture: str) -> None:
        """Make a picture the current one, whatever was searched for."""
        if self.model.row_of(picture) < 0:
            self.search.clear()
            self.filters.choose("all")
        row = self.model.row_of(picture)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def cell(self) -> QSize:
        """Return the size of a picture's cell: as many as fit share the width."""
        width = max(self.list.viewport().width() - 4, _CELL.width())
        return QSize(width // (width // _CELL.width()), _CELL.height())

    def _spread_out(self) -> None:
        self.list.setGridSize(self.cell())

    def file(self, row: PictureRow) -> str:
        """Return the path of a picture's file, "" for a caption without a picture."""
        if not row.picture.file:
            return ""
        folder = self.desk.shown.folder if self.desk is not None else None
        return str((folder or Path.cwd()) / row.picture.file)

    def _words(self, row: PictureRow) -> str:
        size = ""
        if row.picture.pixels is not None:
            size = f"{row.picture.pixels[0]} × {row.picture.pixels[1]} px"
        facts = " · ".join(part for part in (row.picture.file, size, " ".join(row.pages)) if part)
        return f"{row.title}\n{facts}"

    def _passes(self, key: str, row: PictureRow) -> bool:
        if key == "page":
            return self.desk is not None and self.desk.view.page in row.pages
        return key == "all" or not row.places

    def _count(self) -> None:
        for key, words in (
            ("all", self.tr("All")),
            ("page", self.tr("This page")),
            ("waiting", self.tr("Waiting")),
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
            words = self.tr("No picture is like this.")
        else:
            words = self.tr("No pictures yet. Drop picture files here.")
        self.list.say_empty(words)
        self.list.viewport().update()

    def _came(self, _file: str) -> None:
        self.list.viewport().update()

    def _meant(self, picture: str) -> None:
        row = next((row for row in self._all if row.picture.id == picture), None)
        if row is None:
            return
        if row.places:
            page, frame = row.places[0]
            self.run("edit.select", frames_=(frame,), page=page)
        else:
            self.run("picture.place", picture=picture)

    def _unwanted(self, picture: str) -> None:
        self.run("picture.delete", picture=picture)

    def _files(self, paths: object) -> None:
        self.run("file.import", files=paths)

    def _menu(self, at: QPoint) -> None:
        picture = self.list.current()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = menu.addAction(self.tr("Place on This Page"))
        place.triggered.connect(lambda: self.run("picture.place", picture=picture))
        along = menu.addAction(self.tr("Place by Hand"))
        along.triggered.connect(lambda: self.run("frame.take_along", kind="picture", item=picture))
        delete = menu.addAction(self.tr("Delete Picture"))
        delete.triggered.connect(lambda: self.run("picture.delete", picture=picture))
        for action in (place, along, delete):
            action.setEnabled(bool(picture))
        menu.addSeparator()
        add = menu.addAction(self.tr("Add Files…"))
        add.triggered.connect(lambda: self.run("file.import"))
        menu.popup(self.list.viewport().mapToGlobal(at))


class _PictureDelegate(QStyledItemDelegate):
    """The picture on a plain ground, a caption of two rows, the page in a corner."""

    def __init__(self, panel: PicturesPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._panel.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, PictureRow):
            return
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        palette = self._panel.palette()
        role = QPalette.ColorRole
        cell: QRect = option.rect.adjusted(3, 3, -3, -3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            wash = palette.color(role.Highlight if chosen else role.Midlight)
            wash.setAlpha(46 if chosen else 255)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(cell, 6, 6)
        left = cell.left() + (cell.width() - _THUMB.width()) // 2
        box = QRect(QPoint(left, cell.top() + 5), _THUMB)
        missing = not self._thumb(painter, box, row, palette)
        painter.setFont(self._panel.font())
        if row.pages and not missing:
            shade = colours(palette)["placed"] if row.places else palette.color(role.Dark)
            self._page(painter, box, " ".join(row.pages), shade)
        elif missing:
            words = QCoreApplication.translate("PicturesPanel", "missing")
            shade = colours(palette)["missing"]
            draw_pill(painter, box.right() - 3, box.bottom() - 12, words, shade, filled=True)
        small = QFont(self._panel.font())
        small.setPixelSize(11)
        painter.setFont(small)
        painter.setPen(palette.color(role.Text))
        words_box = QRect(box.left(), box.bottom() + 5, box.width(), 32)
        painter.drawText(
            words_box,
            Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWrapAnywhere,
            _two_rows(painter, row.title, words_box.width()),
        )
        painter.restore()

    def _thumb(self, painter: QPainter, box: QRect, row: PictureRow, palette: QPalette) -> bool:
        """Paint the picture within its box; tell whether there is one."""
        role = QPalette.ColorRole
        painter.setPen(QPen(palette.color(role.Mid), 1))
        painter.setBrush(palette.color(role.Window))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        file = self._panel.file(row)
        ratio = self._panel.devicePixelRatioF()
        missing = self._panel.proxies.is_missing(file)
        image = None if missing else self._panel.proxies.image(file, box.width() * ratio)
        if image is None:
            side = 28
            mark = pixmap("image", palette.color(role.Mid), round(side * ratio))
            mark.setDevicePixelRatio(ratio)
            painter.drawPixmap(box.center() - QPoint(side // 2, side // 2), mark)
            return not missing
        inner = box.adjusted(3, 3, -3, -3)
        size = image.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = inner.center() - QPoint(size.width() // 2, size.height() // 2)
        painter.drawImage(QRect(corner, size), image)
        return True

    def _page(self, painter: QPainter, box: QRect, words: str, shade: QColor) -> None:
        font = QFont(self._panel.font())
        font.setPixelSize(10)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + 10
        tag = QRectF(box.right() - width - 2, box.bottom() - 17, width, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._panel.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(shade)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


def _two_rows(painter: QPainter, text: str, width: int) -> str:
    """Return as much of a text as two rows hold."""
    metrics = painter.fontMetrics()
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, 2 * width - 14)
