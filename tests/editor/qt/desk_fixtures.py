"""A desk with a laid-out page for panels and dialogs, and hands for their lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.theme import LIGHT, apply_theme
from layout_tool.editor.state.desk import Desk
from layout_tool.model import GridBox, PictureFrame, StoryFrame
from tests.support.desk import TestDesk, edition_of, story_of

__all__ = ["desk", "quiet_settings", "sample"]


def sample(folder: Path) -> TestDesk:
    """Three stories, of which one does not fit its frame and one waits; one picture placed."""
    frames = (
        StoryFrame("lead", GridBox(0, 0, 3, 12), "ferry"),
        StoryFrame("side", GridBox(4, 0, 2, 60), "market"),
        PictureFrame("photo", GridBox(0, 40, 3, 20), "boat"),
    )
    edition = edition_of(
        story_of("ferry", 9, rank=1, page="A01", headline="渡口的早晨"),
        story_of("market", 2, rank=2, page="A01", headline="集市开张"),
        story_of("baskets", 3, page="A02", headline="卖竹器的老人", byline="本报记者 某某"),
        frames=frames,
    )
    (folder / "pictures").mkdir(parents=True)
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(0xFF4477AA)
    assert picture.save(str(folder / "pictures" / "boat.jpg"))
    return TestDesk(replace(edition, folder=folder))


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Desk:
    apply_theme(qapp, LIGHT)
    return sample(tmp_path / "edition").desk


@pytest.fixture
def quiet_settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "panel.ini"), QSettings.Format.IniFormat))
