"""The interface is complete in Chinese and English."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.i18n import FOLDER, Translations, language_for
from layout_tool.editor.qt.window import MainWindow


def _messages(file: Path) -> dict[tuple[str, str], ET.Element]:
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = translation
    return found


def test_every_text_has_a_chinese_translation() -> None:
    for (context, source), translation in _messages(FOLDER / "zh_CN.ts").items():
        said = "".join(translation.itertext()).strip()
        assert said, f"{context}: “{source}” has no translation"
        assert translation.get("type") is None, f"{context}: “{source}” is unfinished"


def test_every_counted_sentence_has_its_plural_in_english() -> None:
    counted = {
        key for key, translation in _messages(FOLDER / "zh_CN.ts").items() if len(translation)
    }
    assert counted == set(_messages(FOLDER / "en.ts"))


def test_dialogs_for_files_and_faults_are_in_the_editors_language(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, tmp_path: Path
) -> None:
    window.actions_by_id["language.zh_CN"].trigger()
    window.docks.importing.ask()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.labelText(QFileDialog.DialogLabel.FileType) == "类型："
    assert dialog.nameFilters()[0].startswith("稿件和图片")
    dialog.close()
    (tmp_path / "edition.yaml").write_text("title: [\n", encoding="utf-8")
    assert not window.open(tmp_path)
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "文件不合 YAML 语法。"
    box.close()
    window.actions_by_id["language.en"].trigger()


def test_quotation_marks_are_as_wide_as_the_language_has_them(
    qapp: QApplication, window: MainWindow
) -> None:
    window.actions_by_id["language.en"].trigger()
    narrow = QFontMetricsF(qapp.font()).horizontalAdvance("“")
    window.actions_by_id["language.zh_CN"].trigger()
    wide = QFontMetricsF(qapp.font()).horizontalAdvance("“")
    window.actions_by_id["language.en"].trigger()
    assert narrow < 0.7 * wide


def test_the_compiled_translation_is_the_written_one() -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "zh_CN.qm"))
    for (context, source), translation in _messages(FOLDER / "zh_CN.ts").items():
        if not len(translation):
            assert translator.translate(context, source) == translation.text


def test_no_text_of_the_code_was_forgotten(tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("pyside6-lupdate is not installed beside this Python")
    sources = sorted(str(file) for file in FOLDER.parent.rglob("*.py"))
    fresh = tmp_path / "fresh.ts"
    subprocess.run([tool, *sources, "-ts", str(fresh)], check=True, capture_output=True)
    assert set(_messages(fresh)) == set(_messages(FOLDER / "zh_CN.ts"))


@pytest.mark.parametrize(
    ("choice", "locale", "language"),
    [("system", "zh_CN", "zh_CN"), ("system", "zh_TW", "zh_CN"), ("system", "de_DE", "en"),
     ("en", "zh_CN", "en"), ("zh_CN", "en_US", "zh_CN")],
)  # fmt: skip
def test_the_language_follows_choice_and_locale(choice: str, locale: str, language: str) -> None:
    assert language_for(choice, locale) == language


def test_the_window_changes_its_language_while_open(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    window.actions_by_id["language.zh_CN"].trigger()
    qtbot.waitUntil(lambda: window.actions_by_id["view.fit_page"].text() == "整版")
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus[0].startswith("文件")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().startswith("取消")
    window.actions_by_id["language.en"].trigger()
    qtbot.waitUntil(lambda: window.actions_by_id["view.fit_page"].text() == "Fit Page")


def test_counted_sentences_have_their_plural(qapp: QApplication) -> None:
    translations = Translations(qapp)
    translations.use("en")
    assert qapp.translate("StatusLine", "%n problem(s)", "", 1) == "1 problem"
    assert qapp.translate("StatusLine", "%n problem(s)", "", 2) == "2 problems"
    translations.use("zh_CN")
    assert qapp.translate("StatusLine", "%n problem(s)", "", 2) == "2 个问题"
    translations.use("en")


def test_words_stay_when_the_files_of_the_program_are_replaced_under_it(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = Path(shutil.copy(FOLDER / "zh_CN.qm", tmp_path / "zh_CN.qm"))
    monkeypatch.setattr("layout_tool.editor.qt.i18n.FOLDER", tmp_path)
    translations = Translations(qapp)
    translations.use("zh_CN")
    try:
        context, source = next(iter(_messages(FOLDER / "zh_CN.ts")))
        said = qapp.translate(context, source)
        assert said != source
        copied.write_bytes(b"")
        assert qapp.translate(context, source) == said
    finally:
        translations.use("en")
