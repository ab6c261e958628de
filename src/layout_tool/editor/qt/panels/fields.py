"""Fields of the inspector: each shows a value without disturbing the caret, and says what is meant.

A field's ``said`` carries what the editor entered; ``put`` shows a value and says nothing.
``put_mixed`` shows that what is selected has several values; whatever is entered then holds for
all of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from layout_tool.editor.commands import COMMANDS
from layout_tool.editor.qt.icons import icon
from layout_tool.editor.qt.keys import key_words
from layout_tool.editor.qt.panels.numbers import MIXED, NumberField, RealField
from layout_tool.editor.qt.panels.panel import quiet
from layout_tool.editor.qt.say import say
from layout_tool.editor.state.desk import Desk

__all__ = [
    "MIXED",
    "CheckField",
    "ChoiceField",
    "CommandButton",
    "Facts",
    "Form",
    "Heading",
    "LineField",
    "NumberField",
    "RealField",
    "TextField",
    "leaves_undo",
]

_LABEL_PX: Final = 58
_ROWS_SHOWN: Final = 6
_ARROW_PX: Final = 38
"""What a box of choices needs beside its words."""


def leaves_undo(event: QEvent) -> bool:
    """Tell whether an event asks if undo or redo belongs to the field: then it does not."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    if not (event.matches(keys.Undo) or event.matches(keys.Redo)):
        return False
    event.ignore()
    return True


class LineField(QLineEdit):
    """One row of text; every change is said at once, so that the paper follows the typing."""

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.said)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the desk, which takes back everything in its order."""
        return leaves_undo(event) or super().event(event)

    def put(self, text: str) -> None:
        """Show a text; the caret stays where it is when nothing is new."""
        if self.text() != text:
            at = self.cursorPosition()
            with quiet(self):
                self.setText(text)
                self.setCursorPosition(min(at, len(text)))


class TextField(QPlainTextEdit):
    """A few rows of text, as high as they are; Tab goes on to the next field."""

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        # What is undone is undone on the desk, for the whole edition.
        self.setUndoRedoEnabled(False)

    def put(self, text: str) -> None:
        """Show a text; the caret stays where it is when nothing is new."""
        if self.toPlainText() != text:
            at = self.textCursor().position()
            with quiet(self):
                self.setPlainText(text)
                cursor = self.textCursor()
                cursor.setPosition(min(at, self.document().characterCount() - 1))
                self.setTextCursor(cursor)
            self._fit()

    def sizeHint(self) -> QSize:
        """Return a height that holds the rows there are, up to some."""
        rows = max(round(self.document().size().height()), 1)
        share = min(rows, _ROWS_SHOWN) / rows
        text = max(self._text_px(), rows * self.fontMetrics().lineSpacing())
        return QSize(120, math.ceil(share * text) + 2 * 3 + 2 * self.frameWidth() + 2)

    def _text_px(self) -> float:
        """Return how high the text is: rows of Chinese are higher than those of a Latin face."""
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def minimumSizeHint(self) -> QSize:
        """Return the same: a field is never cut."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap, and be as high as that needs."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the desk, which takes back everything in its order."""
        return leaves_undo(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll unless text is being edited here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _changed(self) -> None:
        self.said.emit(self.toPlainText())

    def _fit(self, _size: object = None) -> None:
        self.setFixedHeight(self.sizeHint().height())


class ChoiceField(QComboBox):
    """One of some values; a value that is not among them is shown as it is."""

    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._chosen)

    def fill(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer values, each with its words."""
        values, words = [v for _, v in choices], [w for w, _ in choices]
        now = [self.itemText(i) for i in range(self.count())]
        if values == self._values and words == now:
            return
        with quiet(self):
            self.clear()
            self.addItems(words)
        self._values = values

    def put(self, value: object, words: str = "") -> None:
        """Show a value; ``words`` stand for one that is not offered."""
        with quiet(self):
            if value in self._values:
                self.setCurrentIndex(self._values.index(value))
                return
            self.addItem(words or str(value))
            self._values.append(value)
            self.setCurrentIndex(self.count() - 1)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """End words that are too long with dots; the style sheet would cut them through."""
        super().initStyleOption(option)
        look: Any = option  # its fields are left out of PySide's stubs
        mode, room = Qt.TextElideMode.ElideRight, self.width() - _ARROW_PX
        look.currentText = look.fontMetrics.elidedText(look.currentText, mode, room)

    def put_mixed(self) -> None:
        """Show that there are several values."""
        with quiet(self):
            self.setPlaceholderText(MIXED)
            self.setCurrentIndex(-1)

    @property
    def is_mixed(self) -> bool:
        """Whether several values are shown as one."""
        return self.currentIndex() < 0 and self.count() > 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never turn with the wheel: the panel scrolls."""
        event.ignore()

    def _chosen(self, number: int) -> None:
        self.said.emit(self._values[number])


class CheckField(QCheckBox):
    """A switch."""

    said = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.said)

    def put(self, on: bool) -> None:
        """Show the switch on or off."""
        with quiet(self):
            self.setTristate(False)
            self.setChecked(on)

    def put_mixed(self) -> None:
        """Show that it is on for some and off for others."""
        with quiet(self):
            self.setTristate(True)
            self.setCheckState(Qt.CheckState.PartiallyChecked)

    @property
    def is_mixed(self) -> bool:
        """Whether it is on for some and off for others."""
        return self.checkState() == Qt.CheckState.PartiallyChecked


class CommandButton(QToolButton):
    """A button that runs a command of the registry and shows whether it can be done.

    ``wanted`` carries the command's id.
    """

    wanted = Signal(str)

    def __init__(self, command: str, *, words: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command = COMMANDS[command]
        self._words = words
        self.setObjectName("commandButton")
        self.setAutoRaise(not words)
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(self.command.checked is not None)
        if words:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def follow(self, desk: Desk) -> None:
        """Show whether the command can be done now, or why not."""
        reason = desk.reason(self.command.id)
        self.setEnabled(reason is None)
        title = say(self.command.title).rstrip("…")
        keys = key_words(self.command)
        tip = f"{title}  {keys}" if keys else title
        self.setToolTip(tip if reason is None else f"{tip}\n{say(reason)}")
        if self.isCheckable():
            self.setChecked(bool(desk.is_checked(self.command.id)))

    def dress(self, colour: QColor) -> None:
        """Draw the icon in the theme's colour."""
        if self.command.icon:
            self.setIcon(icon(self.command.icon, colour))

    def _name(self) -> None:
        title = say(self.command.title).rstrip("…")
        self.setAccessibleName(title)
        if self._words:
            self.setText(title)

    def _clicked(self) -> None:
        self.wanted.emit(self.command.id)


class Heading(QLabel):
    """The title of a group of fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setBold(True)
        self.setFont(font)
        self.setContentsMargins(0, 8, 0, 2)


class Facts(QLabel):
    """Small faint words: what is so and cannot be edited here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFont(self.font())
        font.setPixelSize(11)
        self.setFont(font)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.Dark)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Form(QGridLayout):
    """Rows of a label and one or two fields, all labels on one axis."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(6)
        self.setVerticalSpacing(6)
        self.setColumnMinimumWidth(0, _LABEL_PX)
        self.setColumnStretch(1, 1)
        self.setColumnStretch(3, 1)
        self._labels: dict[QWidget, QLabel] = {}

    def row(self, field: QWidget, second: QWidget | None = None) -> None:
        """Add a row."""
        at = self.rowCount()
        self._put(field, at, 0, 1 if second is not None else 3)
        if second is not None:
            self._put(second, at, 2, 1)

    def wide(self, field: QWidget) -> None:
        """Add a field across the whole row, without a label."""
        self.addWidget(field, self.rowCount(), 0, 1, 4)

    def name(self, field: QWidget, words: str) -> None:
        """Say a field's label, for eyes and for screen readers."""
        self._labels[field].setText(words)
        field.setAccessibleName(words)

    def show_row(self, field: QWidget, shown: bool) -> None:
        """Show or hide a field with its label."""
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def _put(self, field: QWidget, row: int, column: int, across: int) -> None:
        label = QLabel()
        label.setForegroundRole(QPalette.ColorRole.Dark)
        label.setBuddy(field)
        top = isinstance(field, QPlainTextEdit)
        if top:
            label.setContentsMargins(0, 5, 0, 0)
        where = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        self.addWidget(label, row, column, where | Qt.AlignmentFlag.AlignLeft)
        self.addWidget(field, row, column + 1, 1, across)
        self._labels[field] = label
