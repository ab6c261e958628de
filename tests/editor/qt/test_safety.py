"""Nothing is lost: saving, autosave, recovery, locks, changes from outside, closing."""

from __future__ import annotations

import json
import os
import socket
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt import autosaving
from layout_tool.editor.qt.autosaving import journal_of
from layout_tool.editor.qt.dialogs.ask import Question
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.window import MainWindow
from layout_tool.files import Lock, holder, open_edition, recoverable, save_edition
from layout_tool.files.lock import LOCK
from layout_tool.model import GridBox, StoryFrame
from layout_tool.resources import layout_dir
from tests.support.desk import edition_of, story_of

SAMPLE = layout_dir() / "sample-edition"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An edition on disk, with one story placed."""
    frames = (StoryFrame("lead", GridBox(0, 4, 3, 40), "ferry"),)
    path = tmp_path / "edition"
    edition = edition_of(story_of("ferry", 6, 1), frames=frames)
    save_edition(edition, path)
    return path.resolve()


@pytest.fixture
def opened(empty_window: MainWindow, folder: Path) -> MainWindow:
    assert empty_window.open(folder)
    return empty_window


def question(window: MainWindow) -> Question:
    found = [box for box in window.findChildren(Question) if box.isVisible()]
    assert len(found) == 1
    return found[0]


def change(window: MainWindow, headline: str = "渡口新貌") -> None:
    assert window.desk is not None
    window.desk.run("story.set", story="ferry", headline=headline)


def on_disk(folder: Path) -> str:
    return open_edition(folder).stories["ferry"].headline


def someone_else(folder: Path, pid: int | None = None) -> None:
    """Leave the lock of another user's program."""
    held = {"user": "小王", "host": "组版机二号", "pid": pid or 4242, "since": time.time() - 600}
    if pid is not None:
        held["host"] = socket.gethostname()
    (folder / LOCK).write_text(json.dumps(held, ensure_ascii=False), "utf-8")


def test_saving_writes_what_changed_and_the_title_says_so(opened: MainWindow, folder: Path) -> None:
    assert not opened.isWindowModified()
    change(opened)
    assert opened.isWindowModified()
    opened.actions_by_id["file.save"].trigger()
    assert not opened.isWindowModified()
    assert on_disk(folder) == "渡口新貌"


def test_an_undo_after_a_save_is_a_change_again(opened: MainWindow) -> None:
    change(opened)
    opened.keeping.save()
    opened.actions_by_id.run("edit.undo")
    assert opened.keeping.is_modified


def test_saving_as_takes_the_edition_elsewhere(
    opened: MainWindow, folder: Path, tmp_path: Path
) -> None:
    change(opened)
    assert opened.keeping.save_to(tmp_path / "copy")
    assert on_disk(tmp_path / "copy") == "渡口新貌"
    assert on_disk(folder) != "渡口新貌"
    assert opened.keeping.path == (tmp_path / "copy").resolve()
    change(opened, "渡口又新")
    opened.keeping.save()
    assert on_disk(tmp_path / "copy") == "渡口又新"
    assert holder(folder) is None


def test_an_edition_is_never_written_over_another(opened: MainWindow, tmp_path: Path) -> None:
    save_edition(edition_of(story_of("other", 2)), tmp_path / "other")
    assert not opened.keeping.save_to(tmp_path / "other")
    assert "other" in open_edition(tmp_path / "other").stories
    box = next(b for b in opened.findChildren(QMessageBox) if b.isVisible())
    assert "another edition" in box.text()
    box.close()


def test_closing_asks_about_what_is_not_saved(opened: MainWindow, folder: Path) -> None:
    change(opened)
    assert not opened.close()
    question(opened).answer(2)
    QApplication.processEvents()
    assert opened.isVisible()
    assert opened.keeping.is_modified
    assert not opened.close()
    question(opened).answer(0)
    QApplication.processEvents()
    assert not opened.isVisible()
    assert on_disk(folder) == "渡口新貌"


def test_closing_without_saving_leaves_the_disk_and_no_traces(
    opened: MainWindow, folder: Path
) -> None:
    before = on_disk(folder)
    change(opened)
    opened.close()
    question(opened).answer(1)
    QApplication.processEvents()
    assert not opened.isVisible()
    assert on_disk(folder) == before
    assert recoverable(folder) == ()
    assert holder(folder) is None


def test_opening_another_edition_asks_first(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    save_edition(edition_of(story_of("other", 2)), tmp_path / "other")
    change(opened)
    assert not opened.open(tmp_path / "other")
    with qtbot.waitSignal(opened.edition_changed, timeout=20_000):
        question(opened).answer(1)
    assert opened.edition is not None
    assert "other" in opened.edition.stories


def test_work_is_autosaved_soon_and_offered_after_a_crash(
    qtbot: QtBot, opened: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = time.time()
    change(opened)
    qtbot.waitUntil(lambda: recoverable(folder) != (), timeout=15_000)
    assert recoverable(folder)[0].when - started < 2.0 + 1.0
    # The program dies: nothing is cleaned up, its process is gone.
    monkeypatch.setattr(opened.keeping._autosaving, "_journal", None)
    opened.set_edition(None)
    someone_else(folder, pid=2**22 + 1)
    assert opened.open(folder)
    assert opened.edition is not None
    assert opened.edition.stories["ferry"].headline != "渡口新貌"
    question(opened).answer(0)
    QApplication.processEvents()
    assert opened.edition.stories["ferry"].headline == "渡口新貌"
    assert opened.keeping.is_modified
    opened.actions_by_id.run("edit.undo")
    assert not opened.keeping.is_modified


def test_autosaves_go_when_the_edition_is_saved(
    qtbot: QtBot, opened: MainWindow, folder: Path
) -> None:
    change(opened)
    qtbot.waitUntil(lambda: recoverable(folder) != (), timeout=15_000)
    opened.keeping.save()
    assert recoverable(folder) == ()


def test_an_edition_in_use_says_by_whom_and_can_be_looked_at(
    empty_window: MainWindow, folder: Path
) -> None:
    someone_else(folder)
    assert not empty_window.open(folder)
    box = question(empty_window)
    assert "小王" in box.text()
    assert "组版机二号" in box.text()
    box.answer(0)
    QApplication.processEvents()
    assert empty_window.edition is not None
    assert not empty_window.keeping.is_ours
    assert "to look at" in empty_window.windowTitle()
    held = holder(folder)
    assert held is not None
    assert held.user == "小王"


def test_an_edition_in_use_can_be_taken_over(empty_window: MainWindow, folder: Path) -> None:
    someone_else(folder)
    empty_window.open(folder)
    question(empty_window).answer(1)
    QApplication.processEvents()
    held = holder(folder)
    assert held is not None
    assert held.pid == os.getpid()
    assert empty_window.keeping.is_ours


def test_the_lock_of_a_program_that_is_gone_is_taken_silently(
    empty_window: MainWindow, folder: Path
) -> None:
    someone_else(folder, pid=2**22 + 1)
    assert empty_window.open(folder)
    assert empty_window.keeping.is_ours


def test_two_windows_know_of_each_other(opened: MainWindow, folder: Path) -> None:
    held = holder(folder)
    assert held is not None
    assert held.pid == os.getpid()
    opened.set_edition(None)
    assert holder(folder) is None
    with Lock(folder):
        assert holder(folder) is not None


def test_changes_on_disk_are_taken_over_when_nothing_is_changed_here(
    opened: MainWindow, folder: Path
) -> None:
    (file,) = (folder / "copy").glob("*.md")
    file.write_text(file.read_text("utf-8").replace("码头上", "渡口上"), "utf-8")
    opened.keeping.look()
    assert opened.edition is not None
    assert "渡口上" in opened.edition.stories["ferry"].body[0].text
    assert not opened.keeping.is_modified
    opened.actions_by_id.run("edit.undo")
    assert "码头上" in opened.edition.stories["ferry"].body[0].text


def test_changes_on_disk_are_asked_about_when_there_are_changes_here(
    opened: MainWindow, folder: Path
) -> None:
    change(opened)
    (file,) = (folder / "copy").glob("*.md")
    file.write_text(file.read_text("utf-8").replace("码头上", "渡口上"), "utf-8")
    opened.keeping.look()
    question(opened).answer(1)
    QApplication.processEvents()
    assert opened.edition is not None
    assert opened.edition.stories["ferry"].headline == "渡口新貌"
    opened.keeping.look()
    assert not [box for box in opened.findChildren(Question) if box.isVisible()]


@pytest.mark.parametrize("changed_here", [False, True])
def test_a_picture_brought_into_the_folder_is_no_change_of_the_edition(
    opened: MainWindow, folder: Path, changed_here: bool
) -> None:
    if changed_here:
        change(opened)
    opened.docks.importing.take([SAMPLE / "pictures" / "bridge.jpg"])
    opened.actions_by_id.run("edit.undo")
    before = opened.edition
    assert (folder / "pictures" / "bridge.jpg").is_file()
    opened.keeping.look()
    assert not [box for box in opened.findChildren(Question) if box.isVisible()]
    assert opened.edition is before
    assert opened.actions_by_id["edit.redo"].isEnabled()


def test_a_picture_that_others_retouched_is_shown_as_it_is_now(
    qtbot: QtBot, opened: MainWindow, folder: Path
) -> None:
    opened.docks.importing.take([SAMPLE / "pictures" / "bridge.jpg"])
    opened.keeping.save()
    file = folder / "pictures" / "bridge.jpg"
    proxies = opened._pictures
    before = proxies.image(str(file), 64, wait=True)
    Image.new("RGB", (1200, 800), (200, 30, 30)).save(file)
    with qtbot.waitSignal(proxies.ready):
        opened.keeping.look()
    after = proxies.image(str(file), 64, wait=True)
    assert before is not None
    assert after is not None
    assert after.pixelColor(5, 5).red() > 150
    assert before.pixelColor(5, 5).red() != after.pixelColor(5, 5).red()


def test_ones_own_save_is_no_change_from_outside(opened: MainWindow) -> None:
    change(opened)
    opened.keeping.save()
    before = opened.edition
    opened.keeping.look()
    assert opened.edition is before


def test_the_sample_is_never_written_to(
    qtbot: QtBot, empty_window: MainWindow, settings: Settings
) -> None:
    with qtbot.waitSignal(empty_window.edition_changed, timeout=20_000):
        empty_window.actions_by_id["file.sample"].trigger()
    assert empty_window.keeping.path is not None
    assert not empty_window.keeping.is_ours
    assert not (empty_window.keeping.path / LOCK).exists()
    journal = journal_of(empty_window.keeping.path, own=False)
    assert not journal.is_relative_to(empty_window.keeping.path)
    assert settings.recent


def test_a_save_that_fails_is_said_and_the_work_stays_unsaved(
    opened: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(opened)
    # Not by permissions, which mean nothing to root: a folder stands where the file should.
    file = folder / "edition.yaml"
    file.unlink()
    file.mkdir()
    opened.keeping.save()
    assert opened.keeping.is_modified
    box = next(b for b in opened.findChildren(QMessageBox) if b.isVisible())
    assert "Traceback" not in box.text() + box.informativeText()
    box.close()
    assert autosaving.AUTOSAVE_MS <= 2000
