"""Whatever an editor does, nothing breaks, everything composes and all of it can be undone."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from layout_tool.compose import ComposeCache, compose
from layout_tool.editor.commands import COMMANDS
from layout_tool.files import normal_edition, open_edition, save_edition
from layout_tool.model import GridBox
from tests.support.desk import house_book
from tests.support.monkey import Monkey

ACTIONS = int(os.environ.get("LAYOUT_TOOL_MONKEY", "3000"))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_wild_editor_breaks_nothing_and_can_take_it_all_back(seed: int) -> None:
    monkey = Monkey(seed)
    desk = monkey.desk.desk
    for number in range(ACTIONS // 2):
        deed = monkey.act()
        for page in desk.shown.pages:
            grid = desk.shown.layout.grid(page)
            for frame in page.frames:
                if isinstance(frame.place, GridBox):
                    assert 0 <= frame.place.column < frame.place.right <= grid.columns, deed
                    assert 0 <= frame.place.line < frame.place.bottom <= grid.lines, deed
        if number % 20 == 0 and desk.view.page:
            assert not [
                p for p in desk.composition(desk.view.page).problems if p.id == "page.compose"
            ], deed
    desk.cancel()
    end = desk.edition
    cache = ComposeCache()
    for page in end.pages:
        assert compose(end, page, house_book(), cache) == desk.composition(page.id)
    assert not monkey.desk.refused or all(words.zh for words in monkey.desk.refused)
    monkey.desk.undo_all()
    assert desk.edition is monkey.desk.start
    monkey.desk.redo_all()
    assert desk.history.done == len(desk.history.entries)
    assert desk.history.entries
    monkey.desk.undo_all()
    assert desk.edition == monkey.desk.start


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_what_a_wild_editor_leaves_saves_loads_and_composes_the_same(
    seed: int, tmp_path: Path
) -> None:
    monkey = Monkey(seed)
    for _ in range(300):
        monkey.act()
    monkey.desk.desk.cancel()
    end = normal_edition(monkey.desk.desk.edition)
    save_edition(end, tmp_path)
    (tmp_path / "pictures").mkdir(exist_ok=True)
    for picture in end.pictures.values():
        if picture.pixels is not None:
            Image.new("1", picture.pixels).save(tmp_path / picture.file)
    loaded = open_edition(tmp_path)
    assert loaded == end
    cache = ComposeCache()
    here = replace(end, folder=tmp_path)
    for page in loaded.pages:
        mine = compose(here, page, house_book(), cache)
        assert compose(loaded, page, house_book(), cache) == mine


def test_the_monkey_knows_the_arguments_of_every_command() -> None:
    monkey = Monkey(1)
    for command in COMMANDS.values():
        given = monkey.arguments(command.id)
        if command.required:
            assert given is not None, command.id
            assert set(command.required) <= set(given), command.id
