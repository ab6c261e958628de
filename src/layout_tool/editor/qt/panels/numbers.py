"""Fields of numbers; for what is selected together they may show that there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSizePolicy, QSpinBox, QWidget

from layout_tool.editor.qt.panels.panel import quiet

__all__ = ["MIXED", "NumberField", "RealField"]

_INDENT_PX: Final = 3
MIXED: Final = "—"
"""What a field shows while what is selected has several values."""


if TYPE_CHECKING:
    _Spin = QAbstractSpinBox
else:
    _Spin = object  # beside Qt's own class: a second one of Qt's cannot be inherited


class _Several(_Spin):
    """What fields of whole and of real numbers share: one sign may stand for several numbers."""

    _mixed = _untold = False  # asked for while Qt makes its own part

    def _begin(self, width: int) -> None:
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(width)
        self.lineEdit().setTextMargins(_INDENT_PX, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().textEdited.connect(self._typed)

    @property
    def is_mixed(self) -> bool:
        """Whether several values are shown as one."""
        return self._mixed

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let the sign for several numbers stand."""
        if self._mixed and MIXED in text:
            return QValidator.State.Acceptable, text, pos
        return super().validate(text, pos)

    def stepBy(self, steps: int) -> None:
        """Step from the number of the key frame."""
        self._mixed = False
        super().stepBy(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a field that is being edited turns with the wheel."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _typed(self, _text: str) -> None:
        self._untold = self._untold or self._mixed
        self._mixed = False


class NumberField(_Several, QSpinBox):
    """A whole number; what is typed counts when it is whole (Enter, Tab)."""

    said = Signal(int)

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self._begin(48)
        self.valueChanged.connect(self._changed)
        self.editingFinished.connect(self._finished)

    def put(self, value: int) -> None:
        """Show a number."""
        self._mixed = False
        with quiet(self):
            self.setValue(value)
            self.setPrefix(self.prefix())  # says its text anew

    def put_mixed(self) -> None:
        """Show that there are several numbers."""
        self._mixed = True
        with quiet(self):
            if self.specialValueText() and self.value() == self.minimum():
                self.setValue(self.minimum() + 1)  # else the special text would show
            self.setPrefix(self.prefix())

    def textFromValue(self, value: int) -> str:
        """Write a number, or the sign for several."""
        return MIXED if self._mixed else super().textFromValue(value)

    def valueFromText(self, text: str) -> int:
        """Read a number; the sign for several keeps the hidden one."""
        return self.value() if MIXED in text else super().valueFromText(text)

    def _changed(self, value: int) -> None:
        self._mixed = self._untold = False
        self.said.emit(value)

    def _finished(self) -> None:
        """What was typed over the sign for several may be just the number that it hid."""
        if self._untold:
            self._changed(self.value())


class RealField(_Several, QDoubleSpinBox):
    """A number with decimals and a unit."""

    said = Signal(float)

    def __init__(
        self, low: float, high: float, unit: str, decimals: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDecimals(decimals)
        self.setRange(low, high)
        self.setSuffix(unit)
        self._begin(60)
        self.valueChanged.connect(self._changed)
        self.editingFinished.connect(self._finished)

    def put(self, value: float) -> None:
        """Show a number."""
        self._mixed = False
        with quiet(self):
            if abs(self.value() - value) > 0.5 * 10 ** -self.decimals():
                self.setValue(value)
            self.setPrefix(self.prefix())  # says its text anew

    def put_mixed(self) -> None:
        """Show that there are several numbers."""
        self._mixed = True
        with quiet(self):
            self.setPrefix(self.prefix())

    def textFromValue(self, value: float) -> str:
        """Write a number, or the sign for several."""
        return MIXED if self._mixed else super().textFromValue(value)

    def valueFromText(self, text: str) -> float:
        """Read a number; the sign for several keeps the hidden one."""
        return self.value() if MIXED in text else super().valueFromText(text)

    def _changed(self, value: float) -> None:
        self._mixed = self._untold = False
        self.said.emit(value)

    def _finished(self) -> None:
        """What was typed over the sign for several may be just the number that it hid."""
        if self._untold:
            self._changed(self.value())
