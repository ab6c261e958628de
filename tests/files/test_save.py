"""Saving changes what changed, all of it, and loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from layout_tool.files import open_edition, save_edition, transaction
from layout_tool.files.transaction import finish
from layout_tool.model import Edition, GridBox, Story, StoryFrame, plain
from layout_tool.problem import LayoutError


def stamps(folder: Path) -> dict[str, int]:
    return {
        str(p.relative_to(folder)): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()
    }


def changed(edition: Edition, story: Story) -> Edition:
    return replace(edition, stories={**edition.stories, story.id: story})


def test_nothing_is_written_when_nothing_changed(folder: Path) -> None:
    before = stamps(folder)
    assert save_edition(open_edition(folder), folder) == ()
    assert stamps(folder) == before


def test_only_the_story_that_changed_is_written(folder: Path) -> None:
    before = stamps(folder)
    edition = open_edition(folder)
    written = save_edition(
        changed(edition, replace(edition.stories["bus"], headline="改了")), folder
    )
    assert written == (folder / "copy/bus.md",)
    after = stamps(folder)
    assert [name for name in after if after[name] != before[name]] == ["copy/bus.md"]


def test_comments_and_spacing_of_an_untouched_file_stay(folder: Path) -> None:
    page = folder / "pages/A01.yaml"
    text = "# 头版\n" + page.read_text("utf-8").replace("section: 要闻", 'section:   "要闻"')
    page.write_text(text, "utf-8")
    edition = open_edition(folder)
    save_edition(changed(edition, replace(edition.stories["bus"], rank=4)), folder)
    assert page.read_text("utf-8") == text


def test_a_story_taken_out_lies_in_the_trash(folder: Path) -> None:
    edition = open_edition(folder)
    kept = {k: s for k, s in edition.stories.items() if k != "bus"}
    text = (folder / "copy/bus.md").read_text("utf-8")
    save_edition(replace(edition, stories=kept), folder)
    assert (folder / ".trash/copy/bus.md").read_text("utf-8") == text
    assert "bus" not in open_edition(folder).stories


def test_two_stories_of_one_name_do_not_meet_in_the_trash(folder: Path) -> None:
    edition = open_edition(folder)
    without = replace(edition, stories={"flood": edition.stories["flood"]})
    save_edition(without, folder)
    save_edition(changed(without, Story("bus", "另一篇")), folder)
    save_edition(without, folder)
    assert len(list((folder / ".trash/copy").iterdir())) == 2


def test_copy_that_arrived_from_outside_stays_when_the_base_is_known(folder: Path) -> None:
    edition = open_edition(folder)
    (folder / "copy/late.md").write_text("---\nheadline: 刚到\n---\n", "utf-8")
    save_edition(edition, folder, base=edition)
    assert (folder / "copy/late.md").is_file()


def test_a_page_taken_off_the_list_lies_in_the_trash(folder: Path) -> None:
    edition = open_edition(folder)
    save_edition(replace(edition, pages=edition.pages[:1]), folder)
    assert (folder / ".trash/pages/A02.yaml").is_file()
    assert [page.id for page in open_edition(folder).pages] == ["A01"]


def test_a_file_that_could_not_be_read_is_kept_when_it_is_written_over(folder: Path) -> None:
    edition = open_edition(folder)
    (folder / "copy/bus.md").write_text("---\nbroken", "utf-8")
    save_edition(edition, folder)
    assert (folder / ".trash/copy/bus.md").read_text("utf-8") == "---\nbroken"
    assert open_edition(folder) == edition


def test_pictures_come_along_into_another_folder(folder: Path, tmp_path: Path) -> None:
    edition = open_edition(folder)
    other = tmp_path / "other"
    save_edition(edition, other)
    assert open_edition(other) == edition
    assert open_edition(other).pictures["river"].pixels == (30, 20)


def test_a_missing_picture_is_no_fault_of_the_edition(folder: Path) -> None:
    (folder / "pictures/river.jpg").unlink()
    assert open_edition(folder).pictures["river"].pixels is None


def test_an_edition_with_a_frame_that_shows_nothing_is_not_saved(
    edition: Edition, tmp_path: Path
) -> None:
    page = replace(edition.pages[1], frames=(StoryFrame("x", GridBox(0, 0, 1, 9), "gone"),))
    with pytest.raises(LayoutError, match="gone"):
        save_edition(replace(edition, pages=(page,)), tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["../x", "a/b", ".x", "con", "", "x" * 90, "a\0"])
def test_an_id_that_cannot_name_a_file_is_refused(
    edition: Edition, tmp_path: Path, name: str
) -> None:
    with pytest.raises(LayoutError, match="cannot be the id"):
        save_edition(changed(edition, Story(name)), tmp_path / "new")


def test_half_a_character_is_refused_and_nothing_written(edition: Edition, folder: Path) -> None:
    before = stamps(folder)
    story = Story("bus", body=(plain("\ud83d"),))
    with pytest.raises(LayoutError, match="half a character"):
        save_edition(changed(edition, story), folder)
    assert stamps(folder) == before


class KilledError(Exception):
    pass


@pytest.mark.parametrize("moment", range(12))
def test_a_kill_at_any_moment_leaves_the_old_edition_or_the_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    old = open_edition(folder)
    moved = replace(old.pages[0].frames[0], place=GridBox(0, 0, 4, 50))
    new = replace(
        old,
        pages=(replace(old.pages[0], frames=()), replace(old.pages[1], frames=(moved,))),
        stories={"flood": replace(old.stories["flood"], headline="新")},
    )
    calls = 0

    def dying(act: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*args: object) -> object:
            nonlocal calls
            calls += 1
            if calls > moment:
                raise KilledError
            return act(*args)

        return wrapped

    with monkeypatch.context() as patch:
        patch.setattr(transaction, "write_atomic", dying(transaction.write_atomic))
        patch.setattr(transaction, "_move", dying(transaction._move))
        try:
            save_edition(new, folder)
        except KilledError:
            assert calls == moment + 1
    found = open_edition(folder)
    assert found == (new if moment >= 4 else old)
    if moment >= 4:
        assert not (folder / "copy/bus.md").exists()
        assert (folder / ".trash/copy/bus.md").is_file()


def test_a_plan_that_points_outside_the_edition_is_refused(folder: Path) -> None:
    stage = folder / ".saving-x"
    stage.mkdir()
    (stage / "0").write_text("x")
    plan = {"writes": ["../../out"], "asides": [], "removals": []}
    (stage / "list.json").write_text(json.dumps(plan))
    with pytest.raises(LayoutError, match="outside"):
        finish(folder)


def test_a_folder_that_cannot_be_written_is_told_and_nothing_changed(
    edition: Edition, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LayoutError, match="not a folder"):
        save_edition(edition, tmp_path / "file")
    with pytest.raises(LayoutError, match="cannot be written"):
        save_edition(edition, tmp_path / "file" / "edition")
