"""Two people, two programs, one edition: the second hears who has it, and since when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from layout_tool.editor.qt.dialogs.ask import Question
from layout_tool.editor.qt.window import MainWindow
from layout_tool.files import holder, open_edition, save_edition
from tests.support.desk import edition_of, story_of

ROOT = Path(__file__).resolve().parents[3]
FIRST = """
import sys
from pathlib import Path
from layout_tool.files import Lock, open_edition, save_edition
from dataclasses import replace
folder = Path(sys.argv[1])
lock = Lock(folder)
lock.acquire(force=True)
try:
    print("open", flush=True)
    for line in sys.stdin:
        edition = open_edition(folder)
        story = replace(edition.stories["ferry"], headline=line.strip())
        save_edition(replace(edition, stories={**edition.stories, "ferry": story}), folder)
        print("saved", flush=True)
finally:
    lock.release()
"""


class Colleague:
    """Another program that has the edition open."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", FIRST, str(folder)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.hears("open")

    def hears(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == word

    def saves(self, headline: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(headline + "\n")
        self.process.stdin.flush()
        self.hears("saved")

    def ends(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = (tmp_path / "edition").resolve()
    save_edition(edition_of(story_of("ferry", 2, 1)), path)
    return path


def answer(window: MainWindow, number: int) -> str:
    (box,) = (b for b in window.findChildren(Question) if b.isVisible())
    words = box.text()
    box.answer(number)
    QApplication.processEvents()
    return words


def test_the_second_hears_of_the_first_looks_on_and_sees_what_is_saved(
    empty_window: MainWindow, folder: Path
) -> None:
    first = Colleague(folder)
    try:
        assert not empty_window.open(folder)
        held = holder(folder)
        assert held is not None
        assert held.pid == first.process.pid
        words = answer(empty_window, 0)
        assert held.user in words
        assert held.host in words
        first.saves("同事改过的标题")
        empty_window.keeping.look()
        assert empty_window.edition is not None
        assert empty_window.edition.stories["ferry"].headline == "同事改过的标题"
        assert not empty_window.keeping.is_ours
    finally:
        first.ends()


def test_a_lock_whose_program_was_killed_is_taken_without_a_question(
    empty_window: MainWindow, folder: Path
) -> None:
    first = Colleague(folder)
    first.ends()
    assert holder(folder) is not None
    assert empty_window.open(folder)
    assert empty_window.keeping.is_ours


def test_both_have_changes_and_the_second_who_took_over_is_asked(
    empty_window: MainWindow, folder: Path
) -> None:
    first = Colleague(folder)
    try:
        empty_window.open(folder)
        answer(empty_window, 1)
        assert empty_window.desk is not None
        empty_window.desk.run("story.set", story="ferry", headline="我的标题")
        first.saves("同事的标题")
        empty_window.keeping.look()
        assert "ferry" in answer(empty_window, 0)
        assert empty_window.desk.edition.stories["ferry"].headline == "同事的标题"
        empty_window.actions_by_id.run("edit.undo")
        assert empty_window.desk.edition.stories["ferry"].headline == "我的标题"
        empty_window.keeping.save()
        assert open_edition(folder).stories["ferry"].headline == "我的标题"
    finally:
        first.ends()


def test_who_is_taken_over_hears_of_it_soon_and_saves_elsewhere_from_then_on(
    empty_window: MainWindow, folder: Path
) -> None:
    assert empty_window.open(folder)
    first = Colleague(folder)
    try:
        empty_window.keeping.look()
        box = next(b for b in empty_window.findChildren(QMessageBox) if b.isVisible())
        held = holder(folder)
        assert held is not None
        assert held.user in box.text()
        assert not empty_window.keeping.is_ours
        assert "to look at" in empty_window.windowTitle()
        box.close()
        empty_window.set_edition(None)
        assert holder(folder) == held
    finally:
        first.ends()
