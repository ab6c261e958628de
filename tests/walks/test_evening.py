"""The evening from a new edition to a press PDF, through the real window."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.window import MainWindow
from layout_tool.files import open_edition
from tests.editor.qt.conftest import empty_window, settings  # noqa: F401 - fixtures
from tests.walks.evening import Evening


def test_a_page_from_raw_copy_to_press_pdf(
    qtbot: QtBot,
    empty_window: MainWindow,  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    evening = Evening(empty_window, tmp_path)
    evening.walk()
    pdf = pypdfium2.PdfDocument(evening.pdf)
    assert len(pdf) == 4
    text = pdf[1].get_textpage().get_text_range()
    assert "稻草" in text.replace("\r\n", "")
    assert empty_window.keeping.path is not None
    assert open_edition(empty_window.keeping.path) == evening.finished
