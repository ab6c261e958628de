"""What the window shows when nothing is open."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from layout_tool.editor.qt.icons import icon, pixmap

__all__ = ["Welcome"]

_WIDTH: Final = 560


class Welcome(QWidget):
    """Offers a new edition, opening, the sample edition, and the recent ones.

    Signals: ``new_wanted``, ``open_wanted``, ``sample_wanted``, ``recent_wanted`` with the path.
    """

    new_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = QLabel()
        self._title = QLabel()
        self._words = QLabel(wordWrap=True)
        self._new = QPushButton(default=True)
        self._open = QPushButton()
        self._sample = QPushButton()
        self._recent_title = QLabel()
        self._recent = QVBoxLayout()
        self._paths: list[Path] = []
        self._new.clicked.connect(self._new_clicked)
        self._open.clicked.connect(self._open_clicked)
        self._sample.clicked.connect(self._sample_clicked)
        self._build()
        self.retranslate()

    def set_recent(self, paths: list[Path]) -> None:
        """List the editions opened lately."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._paths = paths
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        for path in paths:
            button = _RecentButton(path, self)
            button.setIcon(icon("newspaper", colour))
            button.chosen.connect(self.recent_wanted)
            self._recent.addWidget(button)
        self._recent_title.setVisible(bool(paths))

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self._title.setText(self.tr("Layout Tool"))
        self._words.setText(
            self.tr("Newspaper pages from raw copy to press PDF. Open an edition to see its pages.")
        )
        self._new.setText(self.tr("New Edition…"))
        self._open.setText(self.tr("Open Edition…"))
        self._sample.setText(self.tr("Open the Sample Edition"))
        self._recent_title.setText(self.tr("Opened lately"))

    def changeEvent(self, event: QEvent) -> None:
        """Take over a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._mark)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._new)
        row.addWidget(self._open)
        row.addWidget(self._sample)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(22)
        column.addWidget(self._recent_title)
        self._recent.setSpacing(2)
        column.addLayout(self._recent)
        column.addStretch(3)
        holder = QWidget(self)
        holder.setLayout(column)
        holder.setMaximumWidth(_WIDTH)
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer = QHBoxLayout(self)
        outer.addStretch()
        outer.addWidget(holder, 4)
        outer.addStretch()
        self._dress()

    def _dress(self) -> None:
        palette = self.palette()
        ratio = self.devicePixelRatioF()
        mark = pixmap("newspaper", palette.color(QPalette.ColorRole.Highlight), round(52 * ratio))
        mark.setDevicePixelRatio(ratio)
        self._mark.setPixmap(mark)
        title = QFont(self.font())
        title.setPixelSize(30)
        title.setBold(True)
        self._title.setFont(title)
        small = QFont(self.font())
        small.setBold(True)
        self._recent_title.setFont(small)
        faint = QPalette(palette)
        faint.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.Dark))
        self._words.setPalette(faint)
        self._recent_title.setPalette(faint)
        if self._paths:
            self.set_recent(self._paths)

    def _new_clicked(self) -> None:
        self.new_wanted.emit()

    def _open_clicked(self) -> None:
        self.open_wanted.emit()

    def _sample_clicked(self) -> None:
        self.sample_wanted.emit()


class _RecentButton(QPushButton):
    chosen = Signal(object)

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recentEdition")
        self._path = path
        self.setText(path.name)
        self.setToolTip(str(path))
        self.setAccessibleDescription(str(path))
        self.setIconSize(QSize(20, 20))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.chosen.emit(self._path)
