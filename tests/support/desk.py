"""A desk for tests: chained pointer and keys, no screen, time that stands still unless told."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from typing import Any

from layout_tool.compose import ComposeCache
from layout_tool.editor.commands import COMMANDS
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.editor.state.step import Request, Step
from layout_tool.editor.tools import Pointer, frame_rect, handle_points
from layout_tool.editor.words import Words
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    GridBox,
    Layout,
    Page,
    Picture,
    Position,
    Rect,
    Story,
    StoryFrame,
    TextRange,
    plain,
)
from layout_tool.sheet import caret

__all__ = ["TestDesk", "edition_of", "house_book", "house_layout", "one_story", "story_of"]

_SENTENCES = (
    "清早的码头上，挑担的人们排成一行，等着第一班渡船靠岸。",
    "船老大说，今年水大，要多走半个时辰。",
    "对岸的集市每逢三、六、九日开张，从不失约。",
    "卖竹器的老人把新编的篮子一只只码好，一边和熟客说话。",
    "太阳升起来的时候，雾就散了，江面一下子亮堂起来。",
)


@cache
def house_layout() -> Layout:
    """The shipped broadsheet."""
    return load_layout("broadsheet")


@cache
def house_book() -> FontBook:
    """The house's fonts."""
    return FontBook.default()


@cache
def _cache() -> ComposeCache:
    return ComposeCache()


def story_of(name: str, paragraphs: int = 4, rank: int = 3, **rest: Any) -> Story:
    """A made-up story of so many paragraphs of some forty characters."""
    body = tuple(plain(_SENTENCES[i % 5] + _SENTENCES[(i + 2) % 5]) for i in range(paragraphs))
    return Story(name, rest.pop("headline", f"渡口的早晨{name}"), body=body, rank=rank, **rest)


def edition_of(*stories: Story, pages: int = 2, frames: tuple[Any, ...] = ()) -> Edition:
    """An edition of the shipped broadsheet; ``frames`` stand on its first page."""
    made = tuple(
        Page(f"A{n:02d}", n, template="inside", frames=frames if n == 1 else ())
        for n in range(1, pages + 1)
    )
    pictures = {
        "boat": Picture("boat", "pictures/boat.jpg", "渡船。", "某某", "A01", pixels=(3000, 2000)),
        "face": Picture("face", "pictures/face.jpg", "老人。", page="A01", pixels=(2000, 3000)),
    }
    return Edition(
        "渡口报", datetime.date(2026, 5, 4), house_layout(), made,
        {story.id: story for story in stories}, pictures,
    )  # fmt: skip


class TestDesk:
    """Drives a desk as an editor's hands would.

    Points are pt on the page, or the middle of a frame by its id. Every method returns the desk,
    so that a test reads like a sentence.
    """

    __test__ = False

    def __init__(self, edition: Edition, cache: ComposeCache | None = None) -> None:
        self.now = 0.0
        self.desk = Desk(edition, house_book(), cache or _cache(), clock=lambda: self.now)
        self.start = edition
        self.news: list[Changed] = []
        self.refused: list[Words] = []
        self.requests: list[Request] = []
        self.committed: list[Edition] = []
        self.at = Pointer(self.desk.view.page, 0, 0)
        self.desk.changed.connect(self.news.append)
        self.desk.refused.connect(self.refused.append)
        self.desk.requested.connect(self.requests.append)
        self.desk.committed.connect(self.committed.append)

    # What is there

    @property
    def page(self) -> Page:
        return self.desk.shown.page(self.desk.view.page)

    def frame(self, name: str) -> Any:
        return self.page.frame(name)

    def place(self, name: str) -> Any:
        return self.page.frame(name).place

    def rect(self, name: str) -> Rect:
        return frame_rect(self.frame(name), self.desk.shown.layout.grid(self.page))

    def handle(self, name: str, across: int, down: int) -> tuple[float, float]:
        return handle_points(self.rect(name))[across, down]

    def caret_point(self, place: Position, frame: str) -> tuple[float, float]:
        box = caret(self.desk.composition(self.page.id).sheet, place, frame=frame)
        assert box is not None
        return box.x + box.width / 2, box.y + box.height / 2

    # Hands

    def _pointer(self, where: Any, held: str, **rest: Any) -> Pointer:
        page = rest.pop("page", self.desk.view.page)
        if isinstance(where, str):
            rect = self.rect(where)
            where = rect.x + rect.width / 2, rect.y + rect.height / 2
        modifiers = frozenset(name for name in held.split("+") if name)
        self.at = Pointer(page, *where, modifiers=modifiers, **rest)
        return self.at

    def press(self, where: Any, held: str = "", **rest: Any) -> TestDesk:
        rest.setdefault("button", "left")
        self.desk.press(self._pointer(where, held, **rest))
        return self

    def move(self, where: Any, held: str = "", **rest: Any) -> TestDesk:
        self.desk.move(self._pointer(where, held, **rest))
        return self

    def by(self, dx: float, dy: float, held: str = "") -> TestDesk:
        return self.move((self.at.x + dx, self.at.y + dy), held, page=self.at.page)

    def release(self, held: str = "") -> TestDesk:
        modifiers = frozenset(name for name in held.split("+") if name) or self.at.modifiers
        self.desk.release(replace(self.at, button="left", modifiers=modifiers))
        return self

    def click(self, where: Any, held: str = "", **rest: Any) -> TestDesk:
        return self.press(where, held, **rest).release(held)

    def double_click(self, where: Any) -> TestDesk:
        return self.click(where).click(where, clicks=2)

    def run(self, command: str, **args: Any) -> TestDesk:
        self.desk.run(command, **args)
        return self

    def key(self, keys: str) -> TestDesk:
        found = COMMANDS.for_key(keys, editing_text=self.desk.selection.text is not None)
        assert found is not None, f"no command has the key {keys}"
        return self.run(found.id)

    def type(self, text: str, pause: float = 0.1) -> TestDesk:
        for char in text:
            self.now += pause
            self.run("text.newline") if char == "\n" else self.run("text.insert", text=char)
        return self

    def caret(self, place: Position, frame: str) -> TestDesk:
        return self.run("edit.go_to", place=place, frame=frame)

    def choose(self, start: Position, end: Position, frame: str) -> TestDesk:
        self.caret(end, frame)
        selection = self.desk.selection.of_text(TextRange(start, end), frame)
        self.desk.apply(Step(selection=selection), Words("Select", "选择"))
        return self

    def undo_all(self) -> TestDesk:
        while self.desk.run("edit.undo"):
            pass
        return self

    def redo_all(self) -> TestDesk:
        while self.desk.run("edit.redo"):
            pass
        return self


def one_story(paragraphs: int = 4, place: GridBox | None = None) -> TestDesk:
    """A desk with one story placed in frame “lead” on the first page."""
    frame = StoryFrame("lead", place or GridBox(0, 10, 3, 24), "s1")
    return TestDesk(edition_of(story_of("s1", paragraphs), frames=(frame,)))
