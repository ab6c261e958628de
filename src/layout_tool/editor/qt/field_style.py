"""Looks of panels, lists and small buttons, beside the theme's own style sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

__all__ = ["field_style"]


_ICONS: Final = Path(__file__).resolve().parent / "icons" / "style"
_CHECK: Final = (_ICONS / "check.svg").as_posix()
_UP: Final = (_ICONS / "chevron-up.svg").as_posix()
_DOWN: Final = (_ICONS / "chevron-down.svg").as_posix()


class _Colours(Protocol):
    @property
    def window(self) -> str: ...
    @property
    def surface(self) -> str: ...
    @property
    def raised(self) -> str: ...
    @property
    def line(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def faint(self) -> str: ...
    @property
    def accent(self) -> str: ...


def field_style(t: _Colours) -> str:
    """Return the style sheet for a theme's colours (#rrggbb)."""
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{ background: {t.surface}; border: 1px solid {t.line};
  border-radius: 5px; padding: 3px 5px; selection-background-color: {t.accent}; }}
QPlainTextEdit {{ padding: 0 2px; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {t.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {t.faint}; background: {t.window}; }}
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QDateEdit QLineEdit, QComboBox QLineEdit {{
  border: 0; padding: 0 2px; background: transparent; }}
QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{ background: {t.surface};
  border: 1px solid {t.line}; border-radius: 5px; min-height: 26px; padding: 0 2px;
  selection-background-color: {t.accent}; }}
QComboBox {{ padding: 0 6px 0 7px; }}
QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover, QDateEdit:hover {{
  border-color: {t.faint}; }}
QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {{
  border-color: {t.accent}; }}
QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QDateEdit:disabled {{
  color: {t.faint}; background: {t.window}; border-color: {t.line}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{_DOWN}"); width: 12px;
  height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.line};
  selection-background-color: {t.raised}; selection-color: {t.text}; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 6px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ subcontrol-origin: border;
  subcontrol-position: top right; width: 16px; border: 0; border-top-right-radius: 5px; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ subcontrol-origin: border;
  subcontrol-position: bottom right; width: 16px; border: 0; border-bottom-right-radius: 5px; }}
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover, QSpinBox::down-button:hover,
QDoubleSpinBox::down-button:hover {{ background: {t.raised}; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url("{_UP}"); width: 10px;
  height: 10px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: url("{_DOWN}"); width: 10px;
  height: 10px; }}
QSpinBox::up-arrow:off, QDoubleSpinBox::up-arrow:off, QSpinBox::down-arrow:off,
QDoubleSpinBox::down-arrow:off {{ image: none; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px;
  border: 1px solid {t.faint}; background: {t.surface}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: url("{_CHECK}"); }}
QRadioButton::indicator {{ border-radius: 8px; }}
QRadioButton::indicator:checked {{ border: 5px solid {t.accent}; width: 6px; height: 6px; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {t.line}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {t.accent}; }}
QToolButton#filterButton {{ border: 0; border-radius: 6px; padding: 3px 8px; color: {t.faint}; }}
QToolButton#filterButton:hover {{ background: {t.raised}; }}
QToolButton#filterButton:checked {{ background: {t.raised}; color: {t.text}; }}
QToolButton#commandButton {{ border: 1px solid {t.line}; border-radius: 6px; padding: 4px 8px;
  background: {t.surface}; }}
QToolButton#commandButton:hover {{ background: {t.raised}; }}
QToolButton#commandButton:checked {{ background: {t.raised}; border-color: {t.accent}; }}
QToolButton#commandButton:focus {{ border-color: {t.accent}; }}
QToolButton#commandButton[autoRaise="true"] {{ border-color: transparent; background: transparent;
  padding: 4px; }}
QToolButton#commandButton[autoRaise="true"]:hover {{ background: {t.raised}; }}
QToolButton#markButton {{ border: 0; border-radius: 5px; padding: 3px 6px; min-width: 16px; }}
QToolButton#markButton:hover {{ background: {t.raised}; }}
QToolButton#markButton:checked {{ background: {t.raised}; color: {t.accent}; }}
QLabel#keyCap {{ background: {t.window}; border: 1px solid {t.line}; border-radius: 4px;
  padding: 1px 6px; color: {t.text}; }}
QLabel#sheetTitle {{ font-size: 18px; font-weight: bold; }}
QDialog#palette {{ background: {t.surface}; border: 1px solid {t.line}; }}
QDialog#palette QListView {{ background: {t.surface}; }}
QListView, QTreeView {{ background: {t.surface}; border: 0; outline: 0; }}
QTextEdit#storyText {{ border: 0; border-radius: 0; padding: 0; }}
QTabBar::tab {{ background: transparent; border: 0; padding: 6px 12px; color: {t.faint};
  border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QProgressBar {{ background: {t.raised}; border: 0; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
"""
