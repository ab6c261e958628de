"""An editor's evening at the desk: a page built by hand from copy that nobody placed yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from layout_tool.files import open_edition, save_edition
from layout_tool.model import GridBox, PictureFrame, Position, StoryFrame
from tests.support.desk import TestDesk, edition_of, story_of

COPY = (
    story_of("lead", 14, 1, headline="渡口十年换新貌"),
    story_of("second", 8, 2, headline="集市从不失约"),
    story_of("third", 6, 3, headline="竹器老人的早市"),
    story_of("fourth", 5, 3, headline="船老大说水情"),
    story_of("fifth", 4, 3, headline="雾散之后"),
    story_of("sixth", 3, 4, headline="一担新米上岸来"),
    story_of("brief", 1, 4, headline="简讯"),
)


def drop(desk: TestDesk, kind: str, item: str, column: int, line: int) -> str:
    """Drag an item from its basket to a column and line; return its frame."""
    grid = desk.desk.edition.layout.grid(desk.page)
    desk.move((grid.column_x(column) + 20, grid.line_top(line) + 1))
    desk.desk.drag_item(kind, item, desk.at)  # type: ignore[arg-type]
    desk.release()
    return desk.desk.selection.frame


def over(desk: TestDesk) -> dict[str, int]:
    fits = desk.desk.composition(desk.page.id).fits
    return {fit.frame: fit.over_lines for fit in fits if fit.over_lines}


def overlapping(desk: TestDesk) -> list[tuple[str, str]]:
    frames = [f for f in desk.page.frames if isinstance(f, StoryFrame | PictureFrame)]
    return [
        (a.id, b.id)
        for number, a in enumerate(frames)
        for b in frames[number + 1 :]
        if a.place.overlaps(b.place)
    ]


def test_a_page_is_built_by_hand_from_copy_that_was_not_placed() -> None:
    desk = TestDesk(edition_of(*COPY))

    # Seven stories and two pictures come from the baskets, each where there is room.
    drop(desk, "story", "lead", 0, 0)
    for story in COPY[1:]:
        desk.run("story.place", story=story.id)
    for picture in ("boat", "face"):
        desk.run("picture.place", picture=picture)
    assert len(desk.page.frames) == 9
    assert not overlapping(desk)
    assert not over(desk)

    # One is made too small, and says by how much; dragging its foot with Shift makes it fit.
    small = desk.frame("second").id
    place = desk.place(small)
    desk.run("frame.resize", frame=small, place=GridBox(place.column, place.line, place.columns, 9))
    assert set(over(desk)) == {small}
    assert [p.place.frame for p in desk.desk.problems() if p.id == "story.overset"] == [small]
    desk.click(small).press(desk.handle(small, 0, 1)).by(0, 60, "shift").release("shift")
    assert not over(desk)

    # The headline is edited in place, by an input method.
    desk.double_click(desk.caret_point(Position("lead", "headline", 0, 2), "lead"))
    desk.desk.compose_text("xin")
    desk.run("text.insert", text="新").key("Esc")
    assert desk.desk.edition.stories["lead"].headline == "渡口新十年换新貌"

    # The lead is boxed, tinted and pinned; two stories change places.
    desk.run("edit.select", frames_=("lead",)).key("Ctrl+Alt+B").key("Ctrl+Alt+T")
    desk.run("frame.fit").key("Ctrl+L")
    desk.run("edit.select", frames_=("fourth", "fifth")).key("Ctrl+Shift+X")
    assert desk.frame("lead").boxed
    assert desk.frame("fourth").story == "fifth"

    # All of it is taken back, and done again.
    finished = desk.desk.edition
    labels = [entry.label.zh for entry in desk.desk.history.entries]
    assert labels[0] == "排稿上版"
    assert "输入文字" in labels
    desk.undo_all()
    assert desk.desk.edition is desk.start
    desk.redo_all()
    assert desk.desk.edition is finished


def test_a_late_lead_is_brought_in_and_the_rest_laid_out_around_it() -> None:
    desk = TestDesk(edition_of(*COPY[1:]))
    for story in COPY[1:]:
        desk.run("story.place", story=story.id)
    desk.run("story.add", story=COPY[0])
    desk.run("edit.select_all").key("Delete")
    drop(desk, "story", "lead", 0, 0)
    desk.key("Ctrl+L")
    pinned = desk.frame("lead")
    for story in COPY[1:]:
        desk.run("story.set", story=story.id, page="A01")
    desk.key("Ctrl+Shift+A")
    assert desk.frame("lead") == pinned
    placed = {f.story for f in desk.page.frames if isinstance(f, StoryFrame)}
    assert placed == {story.id for story in COPY}
    assert not overlapping(desk)


def test_groups_and_locks_are_kept_in_the_pages_file(tmp_path: Path) -> None:
    frames = tuple(StoryFrame(s.id, GridBox(2 * i, 0, 2, 40), s.id) for i, s in enumerate(COPY[:3]))
    desk = TestDesk(replace(edition_of(*COPY[:3], frames=frames), pictures={}))
    desk.run("edit.select", frames_=("lead", "second")).key("Ctrl+G")
    desk.run("edit.select", frames_=("third",)).key("Ctrl+L")
    save_edition(desk.desk.edition, tmp_path)
    page = open_edition(tmp_path).pages[0]
    assert page == desk.desk.edition.pages[0]
    assert page.frame("lead").group == page.frame("second").group != ""
    assert page.frame("third").locked
