"""Several people, crashes and other programs: what an evening brings."""

from __future__ import annotations

import json
import os
import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest

from layout_tool.files import (
    Lock,
    Watcher,
    autosave,
    clear_autosaves,
    holder,
    load_layout,
    open_edition,
    recover,
    recoverable,
    save_edition,
)
from layout_tool.files.lock import LOCK
from layout_tool.model import Edition, Story
from layout_tool.problem import LayoutError


def with_headline(edition: Edition, text: str) -> Edition:
    story = replace(edition.stories["bus"], headline=text)
    return replace(edition, stories={**edition.stories, "bus": story})


def lock_of(folder: Path, **fields: object) -> None:
    who = {"user": "林", "host": "elsewhere", "pid": 1, "since": time.time()} | fields
    (folder / LOCK).write_text(json.dumps(who), "utf-8")


def test_after_a_crash_the_newest_snapshot_is_the_work_that_was_not_saved(folder: Path) -> None:
    edition = open_edition(folder)
    assert recoverable(folder) == ()
    os.utime(folder / "edition.yaml")
    for number in range(7):
        autosave(with_headline(edition, f"第{number}稿"), folder)
    offers = recoverable(folder)
    assert len(offers) == 5
    found = recover(offers[0], folder)
    assert found == with_headline(edition, "第6稿")
    assert found.pictures["river"].pixels == (30, 20)
    assert found.folder == folder
    assert open_edition(folder) == edition


def test_a_snapshot_of_an_edition_with_its_own_layout_can_be_recovered(folder: Path) -> None:
    (folder / "house.yaml").write_text("extends: broadsheet\n", "utf-8")
    edition = open_edition(folder)
    edition = replace(edition, layout=load_layout("house", folder=folder))
    assert recover(autosave(edition, folder), folder) == edition


def test_after_a_save_nothing_is_offered(folder: Path) -> None:
    edition = with_headline(open_edition(folder), "新")
    autosave(edition, folder)
    time.sleep(0.01)
    save_edition(edition, folder)
    assert recoverable(folder) == ()
    clear_autosaves(folder)
    assert not (folder / ".autosave").exists()


def test_a_snapshot_that_was_cut_off_is_not_offered(folder: Path) -> None:
    (folder / ".autosave" / ".writing-1-1" / "copy").mkdir(parents=True)
    (folder / ".autosave" / "000009").mkdir()
    assert recoverable(folder) == ()


def test_a_locked_edition_says_who_has_it(folder: Path) -> None:
    lock_of(folder)
    with pytest.raises(LayoutError, match="林 has had the edition open on elsewhere"):
        Lock(folder).acquire()
    Lock(folder).acquire(force=True)
    who = holder(folder)
    assert who is not None
    assert (who.host, who.pid) == (socket.gethostname(), os.getpid())


@pytest.mark.parametrize(
    "fields", [{"since": time.time() - 2 * 86400}, {"host": socket.gethostname(), "pid": 2**22 + 7}]
)
def test_a_stale_lock_is_taken_over(folder: Path, fields: dict[str, object]) -> None:
    lock_of(folder, **fields)
    with Lock(folder):
        pass
    assert holder(folder) is None


def test_a_lock_that_was_taken_over_is_not_given_back(folder: Path) -> None:
    lock = Lock(folder)
    lock.acquire()
    lock_of(folder)
    with pytest.raises(LayoutError, match="林"):
        lock.renew()
    lock.release()
    assert holder(folder) is not None


def test_a_broken_lock_is_no_ones(folder: Path) -> None:
    (folder / LOCK).write_text("{")
    with Lock(folder) as lock:
        lock.renew()
    assert not (folder / LOCK).exists()


def test_the_watcher_tells_what_other_programs_did(folder: Path) -> None:
    watcher = Watcher(folder)
    assert not watcher.poll()
    (folder / "copy/late.md").write_text("刚到", "utf-8")
    (folder / "copy/bus.md").write_text("改了", "utf-8")
    (folder / "pictures/river.jpg").unlink()
    changes = watcher.poll()
    assert changes.added == ("copy/late.md",)
    assert changes.changed == ("copy/bus.md",)
    assert changes.removed == ("pictures/river.jpg",)
    assert not watcher.poll()


def test_a_file_that_was_only_touched_did_not_change(folder: Path) -> None:
    watcher = Watcher(folder)
    os.utime(folder / "copy/bus.md", ns=(1, 1))
    assert not watcher.poll()


def test_ones_own_save_is_no_change_from_outside(folder: Path) -> None:
    watcher = Watcher(folder)
    edition = open_edition(folder)
    save_edition(replace(edition, stories={**edition.stories, "x": Story("x")}), folder)
    watcher.settle()
    assert not watcher.poll()
