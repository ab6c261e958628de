"""A window on a small edition made here, with settings of its own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.app import make_window
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.window import MainWindow
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, GridBox, Page, Story, StoryFrame, plain
from tests.editor.qt.hand_sheet import WORDS
from tests.editor.qt.window_hands import come_to_rest


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.default()


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Four pages with a story each, the last one far too long for its frame."""
    stories = {
        f"s{n}": Story(f"s{n}", headline="早市改造", body=(plain(WORDS * n),)) for n in range(1, 5)
    }
    pages = tuple(
        Page(f"A0{n}", n, section="城事", frames=(
            StoryFrame("lead", GridBox(0, 12, 3, 30 if n < 4 else 9), f"s{n}"),
        ))
        for n in range(1, 5)
    )  # fmt: skip
    layout = load_layout("broadsheet")
    return Edition("江城晚报", datetime.date(2025, 6, 12), layout, pages, stories)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    settings.put("language", "en")
    settings.put("theme", "light")
    return settings


@pytest.fixture
def empty_window(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[MainWindow]:
    window = make_window(qapp, settings)
    qtbot.addWidget(window, before_close_func=lambda _window: window.keeping.stop())
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.canvas.view.settle()


@pytest.fixture
def window(empty_window: MainWindow, edition: Edition) -> MainWindow:
    empty_window.set_edition(replace(edition))
    come_to_rest(empty_window)
    return empty_window
