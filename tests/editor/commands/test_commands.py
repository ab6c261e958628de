"""What the commands do to a page, its frames and its stories."""

from __future__ import annotations

import pytest

from layout_tool.model import GridBox, PictureFrame, StoryFrame
from tests.support.desk import TestDesk, edition_of, one_story, story_of


@pytest.fixture
def desk() -> TestDesk:
    frames = (
        StoryFrame("a", GridBox(0, 0, 3, 20), "a"),
        StoryFrame("b", GridBox(3, 4, 2, 30), "b"),
        StoryFrame("c", GridBox(5, 50, 3, 20), "c"),
        PictureFrame("boat", GridBox(0, 60, 3, 18), "boat"),
    )
    return TestDesk(edition_of(story_of("a"), story_of("b"), story_of("c"), frames=frames))


def chosen(desk: TestDesk, *names: str) -> TestDesk:
    return desk.run("edit.select", frames_=names)


@pytest.mark.parametrize(
    ("edge", "columns", "lines"),
    [
        ("left", [0, 0, 0], [0, 4, 50]),
        ("right", [5, 6, 5], [0, 4, 50]),
        ("centre", [2, 3, 2], [0, 4, 50]),
        ("top", [0, 3, 5], [0, 0, 0]),
        ("bottom", [0, 3, 5], [50, 40, 50]),
        ("middle", [0, 3, 5], [25, 20, 25]),
    ],
)
def test_aligning(desk: TestDesk, edge: str, columns: list[int], lines: list[int]) -> None:
    chosen(desk, "a", "b", "c").run(f"arrange.align_{edge}")
    assert [desk.place(n).column for n in "abc"] == columns
    assert [desk.place(n).line for n in "abc"] == lines


def test_distributing_keeps_the_outer_ones_and_shares_the_space(desk: TestDesk) -> None:
    chosen(desk, "a", "b", "c").run("arrange.distribute_lines")
    gaps = [
        desk.place("b").line - desk.place("a").bottom,
        desk.place("c").line - desk.place("b").bottom,
    ]
    assert abs(gaps[0] - gaps[1]) <= 1
    assert (desk.place("a").line, desk.place("c").line) == (0, 50)


def test_the_first_chosen_gives_the_height(desk: TestDesk) -> None:
    chosen(desk, "b", "a", "c").run("arrange.same_height")
    assert {desk.place(n).lines for n in "abc"} == {30}


def test_two_stories_change_places_and_keep_their_frames(desk: TestDesk) -> None:
    chosen(desk, "a", "b").key("Ctrl+Shift+X")
    assert (desk.frame("a").story, desk.frame("b").story) == ("b", "a")
    assert desk.place("a") == GridBox(0, 0, 3, 20)


def test_a_story_and_a_picture_exchange_their_places(desk: TestDesk) -> None:
    chosen(desk, "a", "boat").run("arrange.swap")
    assert desk.place("a") == GridBox(0, 60, 3, 18)
    assert desk.place("boat") == GridBox(0, 0, 3, 20)


def test_order_decides_who_is_in_front(desk: TestDesk) -> None:
    chosen(desk, "a").key("Ctrl+Shift+]")
    assert [f.id for f in desk.page.frames] == ["b", "c", "boat", "a"]
    desk.key("Ctrl+[")
    assert [f.id for f in desk.page.frames] == ["b", "c", "a", "boat"]


def test_a_duplicate_has_a_story_of_its_own(desk: TestDesk) -> None:
    chosen(desk, "a").key("Ctrl+Alt+D")
    assert desk.desk.selection.frames == ("a-2",)
    assert desk.frame("a-2").story == "a-2"
    desk.run("story.set", story="a-2", headline="另一个题")
    assert desk.desk.edition.stories["a"].headline != "另一个题"


def test_cut_and_paste_moves_a_story_to_another_page(desk: TestDesk) -> None:
    chosen(desk, "a").key("Ctrl+X").key("PgDown").key("Ctrl+V")
    (frame,) = desk.page.frames
    assert isinstance(frame, StoryFrame)
    assert frame.story == "a"
    assert frame.place == GridBox(0, 0, 3, 20)
    assert set(desk.desk.edition.stories) == {"a", "b", "c"}


def test_cut_text_lives_on_when_its_story_was_deleted(desk: TestDesk) -> None:
    chosen(desk, "a").key("Ctrl+X").run("story.delete", story="a").key("Ctrl+V")
    assert "a" in desk.desk.edition.stories


def test_a_picture_deleted_since_it_was_copied_comes_back_with_its_frame(desk: TestDesk) -> None:
    chosen(desk, "boat").key("Ctrl+C").run("picture.delete", picture="boat").key("Ctrl+V")
    assert desk.desk.edition.pictures["boat"] == desk.start.pictures["boat"]
    assert desk.frame("boat").picture == "boat"


def test_a_layout_proposed_before_a_story_was_deleted_is_not_taken(desk: TestDesk) -> None:
    proposed = desk.page
    desk.run("story.delete", story="a")
    assert not desk.desk.run("arrange.apply", page=proposed)


def test_a_piece_of_the_template_is_changed_on_one_page_and_given_back(desk: TestDesk) -> None:
    piece = desk.start.layout.templates["inside"][0].id
    desk.run("furniture.adopt", frame=piece).run("furniture.set", text="号外")
    assert desk.frame(piece).text == "号外"
    assert [g.frame for g in desk.desk.composition("A01").sheet.groups].count(piece) == 1
    desk.key("Delete")
    assert [g.frame for g in desk.desk.composition("A01").sheet.groups].count(piece) == 1
    assert not any(frame.id == piece for frame in desk.page.frames)


def test_arrows_nudge_and_alt_arrows_size(desk: TestDesk) -> None:
    chosen(desk, "c").key("Left").key("Shift+Down").key("Alt+Right").key("Alt+Up")
    assert desk.place("c") == GridBox(4, 60, 4, 19)


def test_text_columns_are_taken_only_where_they_fit(desk: TestDesk) -> None:
    chosen(desk, "a").key("Ctrl+Alt+Left")
    assert desk.frame("a").text_columns == 2
    for _ in range(40):
        desk.key("Ctrl+Alt+Right")
    grid = desk.start.layout.grids["default"]
    assert grid.text_columns(grid.span_width(3), desk.frame("a").text_columns).chars >= 2
    assert not [p for p in desk.desk.problems() if p.id == "page.compose"]


def test_a_narrower_frame_lets_go_of_columns_that_no_longer_fit(desk: TestDesk) -> None:
    chosen(desk, "a").run("story.columns_base", count=12)
    for _ in range(2):
        desk.key("Alt+Left")
    assert desk.frame("a").text_columns is None


def test_a_larger_headline_is_the_next_size_of_the_house(desk: TestDesk) -> None:
    heads = desk.start.layout.styles.heads.values()
    sizes = sorted({size for head in heads for size in head.sizes})
    chosen(desk, "a").key("Ctrl+Shift+.")
    assert desk.frame("a").headline_size in sizes
    first = desk.frame("a").headline_size
    desk.key("Ctrl+Shift+.").key("Ctrl+Shift+,")
    assert desk.frame("a").headline_size == first


def test_rank_goes_up_to_the_lead_and_no_further(desk: TestDesk) -> None:
    chosen(desk, "a")
    for _ in range(9):
        desk.key("Ctrl+Alt+Up")
    assert desk.frame("a").rank == 1


def test_fitting_the_height_leaves_nothing_over_and_little_short(desk: TestDesk) -> None:
    chosen(desk, "a", "b", "c").key("Ctrl+Alt+C")
    for name in "abc":
        fit = desk.desk.fit("A01", name)
        assert fit is not None
        assert fit.over_lines == 0
        assert fit.short_lines < desk.place(name).columns


def test_a_picture_is_zoomed_and_moved_in_its_frame(desk: TestDesk) -> None:
    chosen(desk, "boat").key("Ctrl+Alt+=").key("Ctrl+Alt+=").key("Ctrl+Right")
    assert desk.frame("boat").zoom == pytest.approx(1.21)
    assert desk.frame("boat").focus[0] < 0.5
    desk.run("picture.reset")
    assert (desk.frame("boat").zoom, desk.frame("boat").focus) == (1.0, None)


def test_a_story_is_placed_where_there_is_room(desk: TestDesk) -> None:
    desk.run("story.new", headline="加急", body=story_of("x", 3).body)
    desk.run("story.place", story="story")
    new = desk.place("story")
    others = [frame.place for frame in desk.page.frames if frame.id != "story"]
    assert isinstance(new, GridBox)
    assert not any(new.overlaps(place) for place in others if isinstance(place, GridBox))


def test_deleting_a_story_clears_its_frames(desk: TestDesk) -> None:
    desk.run("story.delete", story="a")
    assert [frame.id for frame in desk.page.frames] == ["b", "c", "boat"]
    desk.run("picture.delete", picture="boat")
    assert [frame.id for frame in desk.page.frames] == ["b", "c"]


def test_a_page_added_is_numbered_and_shown(desk: TestDesk) -> None:
    desk.run("page.add")
    assert [page.id for page in desk.desk.edition.pages] == ["A01", "A02", "A03"]
    assert desk.desk.view.page == "A02"
    assert not desk.page.frames


def test_pages_change_places_and_the_copy_goes_along(desk: TestDesk) -> None:
    desk.run("story.set", story="a", page="A01").key("Ctrl+Shift+PgDown")
    assert [page.id for page in desk.desk.edition.pages] == ["A01", "A02"]
    assert desk.desk.view.page == "A02"
    assert desk.page.frames
    assert desk.desk.edition.stories["a"].page == "A02"
    assert desk.desk.edition.pictures["boat"].page == "A02"


def test_a_page_deleted_shows_its_neighbour(desk: TestDesk) -> None:
    desk.run("page.delete")
    assert [page.id for page in desk.desk.edition.pages] == ["A01"]
    assert not desk.page.frames
    assert desk.desk.edition.stories["a"].page is None
    desk.run("page.delete")
    assert desk.desk.edition.pages == ()
    assert desk.desk.reason("page.go") is not None
    desk.undo_all()
    assert desk.desk.edition is desk.start


def test_another_grid_keeps_each_frames_share_of_the_page(desk: TestDesk) -> None:
    desk.run("page.grid", name="six")
    grid = desk.start.layout.grids["six"]
    for frame in desk.page.frames:
        assert isinstance(frame.place, GridBox)
        assert frame.place.right <= grid.columns
    assert desk.place("c").right == 6


def test_a_template_that_the_grid_cannot_hold_is_not_taken(desk: TestDesk) -> None:
    desk.run("page.grid", name="six").run("page.template", name="front")
    assert desk.page.template == "inside"


def test_tab_walks_the_frames_in_reading_order(desk: TestDesk) -> None:
    seen = []
    for _ in range(5):
        desk.key("Tab")
        seen.append(desk.desk.selection.frame)
    assert seen == ["a", "b", "c", "boat", "a"]
    desk.key("Shift+Tab")
    assert desk.desk.selection.frame == "boat"


def test_enter_goes_into_the_text_and_escape_out_again(desk: TestDesk) -> None:
    desk.key("Tab").key("Return").type("字")
    assert desk.desk.edition.stories["a"].body[0].text.startswith("字")
    desk.key("Esc")
    assert desk.desk.selection.frames == ("a",)
    desk.key("Esc")
    assert desk.desk.selection.is_empty


def test_replacing_through_the_edition_is_one_step(desk: TestDesk) -> None:
    desk.run("edit.replace_all", wanted="集市", new="市集")
    assert not any("集市" in p.text for s in desk.desk.edition.stories.values() for p in s.body)
    assert len(desk.desk.history.entries) == 1
    assert desk.desk.history.undo_label is not None
    assert desk.desk.history.undo_label.zh.startswith("替换")


def test_the_machine_lays_out_only_what_is_selected() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 0, 4, 40), "a", locked=False),
        StoryFrame("b", GridBox(0, 50, 2, 10), "b"),
        StoryFrame("c", GridBox(0, 60, 2, 10), "c"),
    )
    copy = (story_of("a", 6), story_of("b", 6), story_of("c", 6))
    desk = TestDesk(edition_of(*copy, frames=frames))
    chosen(desk, "b", "c").key("Ctrl+Shift+Alt+A")
    assert desk.place("a") == GridBox(0, 0, 4, 40)
    assert desk.desk.history.undo_label is not None
    desk.undo_all()
    assert desk.desk.edition is desk.start


def test_head_fields_typed_in_a_panel_are_one_step() -> None:
    desk = one_story()
    for text in ("新", "新题", "新题目"):
        desk.run("story.set", story="s1", headline=text)
    assert len(desk.desk.history.entries) == 1
    assert desk.desk.edition.stories["s1"].headline == "新题目"
