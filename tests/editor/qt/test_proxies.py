"""Scaled copies of pictures: they come by themselves, and a window that goes does not wait."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.canvas import pictures
from layout_tool.editor.qt.canvas.pictures import PictureProxies


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    made = [tmp_path / f"{number}.jpg" for number in range(24)]
    for path in made:
        Image.new("RGB", (1200, 900), (90, 120, 40)).save(path)
    return [str(path) for path in made]


def test_a_copy_comes_by_itself_and_is_told(
    qtbot: QtBot, qapp: QApplication, files: list[str]
) -> None:
    proxies = PictureProxies()
    with qtbot.waitSignal(proxies.ready) as told:
        assert proxies.image(files[0], 300) is None
    assert told.args == [files[0]]
    copy = proxies.image(files[0], 300)
    assert copy is not None
    assert 300 <= copy.width() < 600


def test_a_file_that_is_no_picture_is_told_as_missing(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "note.jpg").write_text("no picture", encoding="utf-8")
    proxies = PictureProxies()
    assert proxies.image(str(tmp_path / "note.jpg"), 300) is None
    proxies.finish()
    assert proxies.is_missing(str(tmp_path / "note.jpg"))


def test_after_closing_no_picture_is_read(
    qapp: QApplication, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = pictures.read_scaled

    def reading(file: str, longest: int) -> object:
        read.append(file)
        return real(file, longest)

    monkeypatch.setattr(pictures, "read_scaled", reading)
    proxies = PictureProxies()
    for file in files:
        proxies.image(file, 300)
    proxies.close()
    begun = len(read)
    assert begun < len(files)
    assert proxies.image(files[-1], 300) is None
    proxies.finish()
    assert len(read) == begun


def test_a_window_that_goes_while_pictures_are_read_says_nothing(
    qtbot: QtBot, qapp: QApplication, files: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    owner = QObject()
    proxies = PictureProxies(owner)
    with qtbot.captureExceptions() as raised:
        for file in files:
            proxies.image(file, 300)
        shiboken6.delete(owner)
    assert raised == []
    assert capfd.readouterr().err == ""
