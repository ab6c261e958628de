"""Light and dark: Fusion with the house's own palette, alike on every system.

Qt's own switch changes nothing on bare X11, so the palettes are written out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from layout_tool.editor.qt.field_style import field_style
from layout_tool.fonts import FontBook

__all__ = [
    "DARK", "LIGHT", "Choice", "Theme", "apply_theme", "chosen_theme", "install_fonts",
    "suit_language",
]  # fmt: skip

Choice = Literal["system", "light", "dark"]
_families: Final[dict[str, list[str]]] = {}
"""The family of each of the house's faces that Qt was given."""
_ICONS: Final = Path(__file__).resolve().parent / "icons" / "style"
_CLOSE: Final = (_ICONS / "close.svg").as_posix()
_FLOAT: Final = (_ICONS / "float.svg").as_posix()


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of the window, as #rrggbb."""

    name: str
    window: str
    surface: str
    raised: str
    line: str
    text: str
    faint: str
    accent: str
    on_accent: str
    pasteboard: str
    preview: str


LIGHT: Final = Theme(
    "light", window="#f4f4f2", surface="#ffffff", raised="#e9e9e6", line="#d5d5d1",
    text="#1f2124", faint="#6c7076", accent="#2b5fae", on_accent="#ffffff",
    pasteboard="#cfd1d3", preview="#e4e4e1",
)  # fmt: skip
DARK: Final = Theme(
    "dark", window="#26282b", surface="#1d1f21", raised="#34373b", line="#3f4247",
    text="#e6e7e9", faint="#9a9fa6", accent="#5b93e6", on_accent="#0e1116",
    pasteboard="#3a3d41", preview="#191a1c",
)  # fmt: skip


def chosen_theme(choice: str, app: QApplication) -> Theme:
    """Return the theme for a choice; "system" follows the desktop."""
    if choice == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application."""
    sheet = _style_sheet(theme) + field_style(theme)
    if app.styleSheet() == sheet:
        return  # worn already; putting it on again would measure every widget anew
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setStyleSheet(sheet)


def install_fonts(app: QApplication, book: FontBook) -> QFont:
    """Give the application the house's hei face, so that Chinese shows on any machine."""
    for role in ("hei", "hei-heavy", "latin-sans", "latin-sans-heavy"):
        face = book.face_for(role, "A" if role.startswith("latin") else "版")
        number = -1 if face is None else QFontDatabase.addApplicationFont(str(face.path))
        if number >= 0:
            _families[role] = QFontDatabase.applicationFontFamilies(number)[:1]
    font = QFont(_families.get("hei") or app.font().families())
    font.setPixelSize(13)
    app.setFont(font)
    return font


def suit_language(app: QApplication, language: str) -> None:
    """Let quotation marks and dots be as wide as the interface's language has them.

    The house's Chinese face draws them a whole em wide, which tears English apart: there its
    Latin face comes first.
    """
    chinese, latin = (_families.get(role, []) for role in ("hei", "latin-sans"))
    font = app.font()
    font.setFamilies(chinese if language.startswith("zh") else [*latin, *chinese])
    if chinese and font != app.font():
        app.setFont(font)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.window),
        (role.Text, theme.text),
        (role.Button, theme.window),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.on_accent),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.faint),
        (role.Light, theme.surface),
        (role.Midlight, theme.raised),
        (role.Mid, theme.line),
        (role.Dark, theme.faint),
    ):
        palette.setColor(part, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for part in (role.WindowText, role.Text, role.ButtonText):
        faint = QColor(theme.faint)
        faint.setAlpha(130)
        palette.setColor(off, part, faint)
    return palette


def _style_sheet(theme: Theme) -> str:
    t = theme
    return f"""
QToolBar {{ background: {t.window}; border: 0; border-bottom: 1px solid {t.line};
  padding: 4px 8px; spacing: 2px; }}
QToolBar::separator {{ background: {t.line}; width: 1px; margin: 5px 7px; }}
QToolBar QToolButton {{ border: 0; border-radius: 6px; padding: 5px; color: {t.text}; }}
QToolButton:hover {{ background: {t.raised}; }}
QToolBar QToolButton:checked {{ background: {t.raised}; }}
QToolBar QToolButton:pressed {{ background: {t.line}; }}
QToolButton#rulerCorner {{ background: {t.window}; border: 0; color: {t.faint};
  border-right: 1px solid {t.line}; border-bottom: 1px solid {t.line}; font-size: 9px; }}
QMenuBar {{ background: {t.window}; border: 0; padding: 2px 4px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.raised}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.line}; padding: 5px; }}
QMenu::item {{ padding: 6px 28px 6px 10px; border-radius: 5px; }}
QMenu::item:selected {{ background: {t.raised}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.faint}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 5px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QStatusBar {{ background: {t.window}; border-top: 1px solid {t.line}; color: {t.faint}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {t.faint}; padding: 0 8px; }}
QStatusBar QToolButton {{ border: 0; border-radius: 5px; padding: 2px 7px; color: {t.text}; }}
QStatusBar QToolButton::menu-indicator {{ image: none; }}
QDockWidget {{ color: {t.text}; titlebar-close-icon: url("{_CLOSE}");
  titlebar-normal-icon: url("{_FLOAT}"); }}
QDockWidget::title {{ background: {t.window}; padding: 7px 10px; }}
QDockWidget::close-button, QDockWidget::float-button {{ border: 0; border-radius: 4px;
  padding: 0; icon-size: 16px; subcontrol-position: top right; subcontrol-origin: margin;
  top: 7px; width: 20px; height: 20px; }}
QDockWidget::close-button {{ right: 6px; }}
QDockWidget::float-button {{ right: 28px; }}
QDockWidget::close-button:hover, QDockWidget::float-button:hover {{ background: {t.raised}; }}
QMainWindow::separator {{ background: {t.line}; width: 1px; height: 1px; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line};
  padding: 4px 6px; }}
QScrollBar {{ background: {t.window}; border: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QPushButton {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px;
  padding: 6px 16px; min-height: 18px; }}
QPushButton:hover {{ background: {t.raised}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QPushButton#recentEdition {{ background: transparent; border: 0; text-align: left;
  padding: 7px 8px; }}
QPushButton#recentEdition:hover {{ background: {t.raised}; }}
QPushButton:default {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
QPushButton:disabled {{ background: {t.window}; color: {t.faint}; border-color: {t.line}; }}
"""
