"""The desk without a window: a keystroke, a drag step with reflow, an item dragged over the page.

Each is from the editor's hand to the composed page; painting is `test_paint.py`.
"""

from __future__ import annotations

from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from layout_tool.compose import ComposeCache
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.tools import Pointer, frame_rect
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Position, StoryFrame


@pytest.fixture
def desk(sample: Edition, book: FontBook) -> Desk:
    desk = Desk(sample, book, ComposeCache())
    desk.composition(desk.view.page)
    return desk


def longest(desk: Desk) -> StoryFrame:
    page = desk.edition.page(desk.view.page)
    found = [frame for frame in page.frames if isinstance(frame, StoryFrame)]
    return max(found, key=lambda frame: desk.edition.stories[frame.story].characters)


def test_a_keystroke_in_the_longest_story(benchmark: BenchmarkFixture, desk: Desk) -> None:
    frame, number = longest(desk), count(0x4E00)
    desk.run("edit.go_to", place=Position(frame.story, "body", 1, 3), frame=frame.id)

    def typed() -> bool:
        desk.run("text.insert", text=chr(next(number)))
        return bool(desk.composition(desk.view.page).fits)

    assert benchmark.pedantic(typed, rounds=60)


def test_a_drag_step_that_changes_the_measure(benchmark: BenchmarkFixture, desk: Desk) -> None:
    frame = longest(desk)
    page = desk.edition.page(desk.view.page)
    rect = frame_rect(frame, desk.edition.layout.grid(page))
    desk.run("edit.select", frames_=(frame.id,))
    desk.press(Pointer(page.id, rect.right, rect.bottom, button="left"))
    step = count()

    def dragged() -> bool:
        at = next(step)
        x, y = rect.right - 130 * (at % 3), rect.bottom - 13 * (at % 17)
        desk.move(Pointer(page.id, x, y))
        return bool(desk.composition(page.id).fits)

    assert benchmark.pedantic(dragged, rounds=60)
    desk.cancel()


def test_a_story_dragged_from_the_basket(benchmark: BenchmarkFixture, desk: Desk) -> None:
    frame, step = longest(desk), count()
    page = desk.view.page

    def dragged() -> bool:
        at = next(step)
        desk.drag_item("story", frame.story, Pointer(page, 80 + 40 * (at % 20), 100 + 9 * at))
        return bool(desk.composition(page).fits)

    assert benchmark.pedantic(dragged, rounds=60)
    desk.cancel()


def test_undo_and_redo(benchmark: BenchmarkFixture, desk: Desk) -> None:
    frame = longest(desk)
    desk.run("edit.select", frames_=(frame.id,))
    assert desk.run("frame.shorter")

    def back_and_forth() -> bool:
        desk.run("edit.undo")
        desk.composition(desk.view.page)
        desk.run("edit.redo")
        return bool(desk.composition(desk.view.page).fits)

    assert benchmark.pedantic(back_and_forth, rounds=60)
