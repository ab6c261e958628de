"""An editor gone wild: random commands, drags, typing, pages and undo, the same for a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from layout_tool.copyfit import MEANS
from layout_tool.editor.commands import COMMANDS
from layout_tool.editor.state.view import Guide
from layout_tool.editor.tools import handle_points
from layout_tool.model import (
    BLACK,
    Edition,
    GridBox,
    PictureFrame,
    Position,
    Rect,
    Story,
    StoryFrame,
    plain,
)
from layout_tool.model.edits.text import HEAD_PARTS
from tests.support.desk import TestDesk, edition_of, story_of

__all__ = ["SLOW", "Monkey", "wild_edition"]

SLOW = frozenset({"arrange.page", "arrange.another", "arrange.selection"})
_TYPED = ("一", "渡船", "，", "“好”", "(a)", "CO2", "——", "𠮷", "葛\U000e0100城", " ", "\n", "5.1%")
_HELD = ("", "", "", "shift", "alt", "ctrl", "shift+alt")


def wild_edition() -> Edition:
    """Three pages, some copy placed, some waiting."""
    frames = (
        StoryFrame("a", GridBox(0, 0, 3, 30), "a"),
        StoryFrame("b", GridBox(3, 0, 2, 30), "b", boxed=True),
        PictureFrame("boat", GridBox(5, 0, 3, 18), "boat"),
    )
    copy = (story_of("a", 5, 1), story_of("b", 3, 2), story_of("c", 4, 3), story_of("d", 2, 4))
    return edition_of(*copy, pages=3, frames=frames)


class Monkey:
    """Does one random thing after another on a desk."""

    def __init__(self, seed: int, *, slow_share: float = 0.0) -> None:
        self.random = random.Random(seed)
        self.desk = TestDesk(wild_edition())
        self.slow_share = slow_share
        self._commands = [name for name, c in COMMANDS.items() if c.in_palette]
        self._calls = [name for name, c in COMMANDS.items() if not c.in_palette]

    def act(self) -> str:
        """Do one thing; return what it was."""
        self.desk.now += self.random.choice((0.05, 0.2, 3.0))
        deed = self.random.choices(
            (self.command, self.call, self.drag, self.click, self.type, self.basket, self.undo),
            (30, 14, 16, 10, 22, 4, 4),
        )[0]
        return f"{deed.__name__} {deed()}"

    def command(self) -> str:
        name = self.random.choice(self._commands)
        if name in SLOW and self.random.random() > self.slow_share:
            name = "frame.fit"
        self.desk.run(name)
        return name

    def call(self) -> str:
        name = self.random.choice(self._calls)
        args = self.arguments(name)
        if args is not None:
            self.desk.run(name, **args)
        return f"{name} {args}"

    def drag(self) -> str:
        where, page = self.point(), self.desk.desk.view.page
        held = self.random.choice(_HELD)
        self.desk.press(where, held, clicks=self.random.choice((1, 1, 1, 2, 3)))
        for _ in range(self.random.randint(1, 3)):
            self.desk.move(self.point(), held, page=self.some_page() or page)
        if self.random.random() < 0.1:
            self.desk.desk.cancel()
        self.desk.release(held)
        return f"{where} {held}"

    def click(self) -> str:
        where = self.point()
        self.desk.click(
            where, self.random.choice(_HELD), clicks=self.random.choice((1, 2)),
            button=self.random.choice(("left", "left", "right")),
        )  # fmt: skip
        return str(where)

    def type(self) -> str:
        if self.desk.desk.selection.text is None:
            self.desk.run("frame.next").run("story.edit_text")
        text = self.random.choice(_TYPED)
        if self.random.random() < 0.2:
            self.desk.desk.compose_text("pinyin", cursor=self.random.randint(0, 6))
        if self.random.random() < 0.3:
            self.desk.run(self.random.choice(("text.backspace", "text.delete", "text.newline")))
        self.desk.run("text.insert", text=text)
        return text

    def basket(self) -> str:
        edition = self.desk.desk.edition
        kind = self.random.choice(("story", "picture"))
        items = list(edition.stories if kind == "story" else edition.pictures)
        if not items or not edition.pages:
            return "empty"
        item = self.random.choice(items)
        for _ in range(2):
            self.desk.move(self.point(), on_page=self.random.random() < 0.9)
            self.desk.desk.drag_item(kind, item, self.desk.at)  # type: ignore[arg-type]
        self.desk.release()
        return f"{kind} {item}"

    def undo(self) -> str:
        name = self.random.choice(("edit.undo", "edit.redo", "edit.undo"))
        for _ in range(self.random.randint(1, 5)):
            self.desk.run(name)
        return name

    # Where, and with what

    def point(self) -> tuple[float, float]:
        """Somewhere on the page, often on a frame or a handle."""
        edition, view = self.desk.desk.edition, self.desk.desk.view
        frames = next((p.frames for p in edition.pages if p.id == view.page), ())
        if frames and self.random.random() < 0.7:
            rect = self.desk.rect(self.random.choice(frames).id)
            spots = [*handle_points(rect).values(), (rect.x + rect.width / 2, rect.y + 5)]
            x, y = self.random.choice(spots)
            return x + self.random.uniform(-4, 4), y + self.random.uniform(-4, 40)
        return self.random.uniform(-50, 1150), self.random.uniform(-50, 1600)

    def some_page(self) -> str:
        pages = self.desk.desk.edition.pages
        if not pages or self.random.random() < 0.9:
            return ""
        return self.random.choice(pages).id

    def box(self) -> GridBox:
        pick = self.random.randint
        return GridBox(pick(-2, 9), pick(-5, 110), pick(-1, 9), pick(-1, 120))

    def position(self) -> Position:
        edition = self.desk.desk.edition
        owner = self.random.choice([*edition.stories, *edition.pictures, "nobody"])
        part = self.random.choice(["body", "body", "caption", *HEAD_PARTS])
        return Position(owner, part, self.random.randint(-1, 6), self.random.randint(-2, 90))

    def arguments(self, name: str) -> dict[str, Any] | None:
        """Arguments for a command that needs some, sensible or not."""
        edition, pick = self.desk.desk.edition, self.random
        story = pick.choice([*edition.stories, "nobody"])
        picture = pick.choice([*edition.pictures, "nobody"])
        page = pick.choice([*(p.id for p in edition.pages), "Z99"])
        frames = [f.id for p in edition.pages for f in p.frames] or ["none"]
        frame, box = pick.choice(frames), self.box()
        new = Story(f"new-{pick.randint(1, 3)}", "新", body=(plain("新闻一则。"),))
        shown = next((p for p in edition.pages if p.id == self.desk.desk.view.page), None)
        return {
            "frame.place": {
                "kind": "story", "item": story, "column": pick.randint(0, 9),
                "line": pick.randint(0, 110),
            },
            "frame.resize": {"frame": frame, "place": pick.choice((box, Rect(9, 9, 99, 9)))},
            "frame.set_tint": {"tint": None},
            "frame.show": {"item": pick.choice((story, picture))},
            "furniture.add": {"kind": pick.choice(("box", "rule", "tint", "text")), "place": box},
            "frame.take_along": {
                "kind": pick.choice(("story", "picture")), "item": pick.choice((story, picture))
            },
            "thread.load_from": {"page": page, "frame": frame},
            "thread.extend": {"story": story, "page": page, "place": box},
            "story.set_drop_cap": {"lines": pick.choice((0, 2, 3, 4))},
            "story.set_head_tint": {"tint": pick.choice((None, BLACK, BLACK.tint(0.2)))},
            "story.set_head_ink": {"ink": pick.choice(("auto", "black", "white"))},
            "story.set_fit": pick.choice((
                {"means": "looseness", "value": pick.randint(-3, 3)},
                {"means": "squeeze", "value": pick.random() < 0.5},
                {"means": "tracking", "value": pick.uniform(-0.1, 0.1)},
                {"means": "leading", "value": pick.choice((None, 9.0, 15.0))},
            )),
            "frame.set_wrap": {"wrap": pick.choice(("none", "box", "shape"))},
            "frame.set_place": {
                pick.choice(("column", "line", "columns", "lines", "x", "width")):
                pick.randint(-3, 120)
            },
            "furniture.adopt": {
                "frame": pick.choice([f.id for f in edition.layout.templates["inside"]])
            },
            "story.fit_by": {"allowed": pick.sample(MEANS, pick.randint(0, len(MEANS)))},
            "text.set_lang": {"lang": pick.choice(("", "en", "ja"))},
            "text.set_colour": {"colour": pick.choice(("", "red", "grey"))},
            "story.add": {"story": new},
            "story.delete": {"story": story},
            "story.set": {"story": story, "headline": pick.choice(_TYPED), "rank": 2},
            "story.set_body": {"story": story, "body": story_of("x", pick.randint(0, 3)).body},
            "story.place": {"story": story},
            "story.draw": {"place": box},
            "picture.draw": {"place": box},
            "story.set_direction": {
                "direction": pick.choice(("horizontal", "vertical", "vertical-head"))
            },
            "picture.add": {"file": "pictures/new.jpg"},
            "picture.delete": {"picture": picture},
            "picture.set": {"picture": picture, "caption": pick.choice(_TYPED)},
            "picture.place": {"picture": picture},
            "page.go": {"page": page},
            "page.move": {"page": page, "index": pick.randint(-1, 5)},
            "page.template": {"name": pick.choice(("front", "inside", "section", "none"))},
            "page.grid": {"name": pick.choice(("default", "six", "none"))},
            "edit.select": {"frames_": tuple(pick.sample(frames, min(2, len(frames))))},
            "edit.go_to": {"place": self.position(), "frame": pick.choice((None, frame))},
            "edit.find_next": {"wanted": pick.choice(("船", "的", "无此字"))},
            "edit.find_previous": {"wanted": "船"},
            "edit.replace": {"new": "替"},
            "edit.replace_all": {"wanted": "船", "new": pick.choice(("舟", "", "渡船"))},
            "text.insert": {"text": pick.choice(_TYPED)},
            "text.paste": {"paragraphs": story_of("x", 2).body},
            "text.paste_copy": {"text": "从网页来的 copy,有\u3000全角。\n\n第二段"},
            "text.ruby": {"reading": pick.choice(("dù", ""))},
            "view.move_guide": {
                "guide": pick.choice(self.desk.desk.view.guides or (Guide(page, True, 9.0),)),
                "at": pick.uniform(-100, 1700),
            },
            "view.add_guide": {"across": True, "at": pick.uniform(0, 1500)},
            "arrange.apply": None if shown is None else {"page": replace(shown, frames=())},
        }.get(name)  # fmt: skip
