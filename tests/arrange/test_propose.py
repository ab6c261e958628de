"""What an editor relies on when a page is arranged automatically."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.arrange import Proposal, propose_with
from layout_tool.arrange.owners import picture_owners
from layout_tool.model import (
    AdFrame,
    Edition,
    Furniture,
    GridBox,
    Page,
    Picture,
    PictureFrame,
    Story,
    StoryFrame,
    plain,
)
from layout_tool.problem import LayoutError
from tests.arrange.fake import broadsheet, edition, measurer, story

SEVEN = (1350, 1000, 1150, 950, 900, 1100, 1200)


def stories(*lengths: int) -> list[Story]:
    return [story(f"s{place}", length) for place, length in enumerate(lengths)]


def picture(name: str = "p1") -> Picture:
    return Picture(name, f"{name}.jpg", "说明" * 20, "某人", pixels=(3, 2))


def banner(*boxes: tuple[int, int, int, int]) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(f"f{place}", GridBox(*box), "section") for place, box in enumerate(boxes)
    )


def arrange(made: Edition, **options: object) -> list[Proposal]:
    return propose_with(made, made.pages[0], measurer(made), **options)  # type: ignore[arg-type]


def short_lines(made: Edition, frame: StoryFrame) -> int:
    """Lines of text the frame has room for beyond its story; negative when it is overset."""
    told = made.stories[frame.story]
    count = frame.text_columns or frame.place.columns
    rank = frame.rank or told.rank
    measure = measurer(made).story(
        told, frame.place.columns, count, frame.headline_size, rank, frame.boxed
    )
    assert measure is not None
    return count * (frame.place.lines - measure.head_lines) - measure.body_lines


def taken(made: Edition, proposal: Proposal) -> list[GridBox]:
    furniture = made.layout.templates["inside"]
    boxes = [item.place for item in furniture if isinstance(item.place, GridBox)]
    boxes += [frame.place for frame in proposal.page.frames if isinstance(frame.place, GridBox)]
    return boxes


def empty_cells(made: Edition, proposal: Proposal) -> int:
    """Cells that no frame takes, the line below each frame counted as taken."""
    grid = made.layout.grids["default"]
    boxes = taken(made, proposal)
    return sum(
        not any(b.column <= x < b.right and b.line <= y <= b.bottom for b in boxes)
        for x in range(grid.columns)
        for y in range(grid.lines)
    )


def check_sound(made: Edition, proposal: Proposal) -> None:
    grid = made.layout.grids["default"]
    boxes = taken(made, proposal)
    for place, box in enumerate(boxes):
        assert box.column >= 0
        assert box.line >= 0
        assert box.right <= grid.columns
        assert box.bottom <= grid.lines
        for other in boxes[place + 1 :]:
            assert not box.overlaps(other)
    reported = {p.place.story for p in proposal.problems if p.id == "arrange.overset"}
    placed = set()
    for frame in proposal.page.frames:
        if isinstance(frame, StoryFrame):
            placed.add(frame.story)
            left = short_lines(made, frame)
            assert left >= 0 or frame.story in reported
            assert left < 3 * (frame.text_columns or frame.place.columns) + 9
    unplaced = {p.place.story for p in proposal.problems if p.id == "arrange.unplaced"}
    assert placed | unplaced == set(made.stories)
    if not any(p.id in ("arrange.short", "arrange.unplaced") for p in proposal.problems):
        assert empty_cells(made, proposal) == 0


def test_a_page_of_seven_stories_and_a_picture_is_filled_without_hole_or_rest() -> None:
    made = edition(stories(*SEVEN), [picture()])
    (best,) = arrange(made)
    check_sound(made, best)
    assert best.problems == ()
    assert len(best.page.frames) == 8
    for frame in best.page.frames:
        if isinstance(frame, StoryFrame):
            assert 0 <= short_lines(made, frame) <= 2 * (frame.text_columns or 8) + 2


def test_the_lead_stands_at_the_top_left() -> None:
    made = edition(stories(*SEVEN), [picture()])
    for proposal in arrange(made, count=4):
        lead = next(f for f in proposal.page.frames if getattr(f, "story", "") == "s0")
        assert isinstance(lead.place, GridBox)
        assert (lead.place.column, lead.place.line) == (0, 0)


def test_the_highest_rank_leads_wherever_it_is_listed() -> None:
    told = [*stories(*SEVEN[:6]), story("top", 1300, rank=1)]
    (best,) = arrange(edition(told))
    first = best.page.frame("top").place
    assert isinstance(first, GridBox)
    assert (first.column, first.line) == (0, 0)


def test_the_lead_has_the_largest_head() -> None:
    (best,) = arrange(edition(stories(*SEVEN), [picture()]))
    sizes = {f.story: f.headline_size or 0 for f in best.page.frames if isinstance(f, StoryFrame)}
    assert sizes["s0"] == max(sizes.values())


def test_the_same_copy_gives_the_same_page() -> None:
    made = edition(stories(*SEVEN), [picture()])
    assert arrange(made, count=3) == arrange(made, count=3)


def test_alternatives_differ_in_structure() -> None:
    made = edition(stories(*SEVEN), [picture()])
    proposals = arrange(made, count=4)
    assert len(proposals) == 4
    assert [p.cost for p in proposals] == sorted(p.cost for p in proposals)
    for place, one in enumerate(proposals):
        check_sound(made, one)
        for other in proposals[place + 1 :]:
            moved = [f.id for f in one.page.frames if other.page.frame(f.id).place != f.place]
            assert len(moved) >= 4


def test_costs_are_named_and_add_up() -> None:
    (best,) = arrange(edition(stories(*SEVEN)))
    assert best.cost == pytest.approx(sum(value for _, value in best.costs), abs=0.01)
    assert dict(best.costs).keys() >= {"rank-place", "vertical-cut", "colliding-heads"}


@pytest.mark.parametrize(
    "boxes",
    [
        ((0, 0, 8, 7),),
        ((0, 0, 2, 6),),
        ((0, 0, 5, 12), (5, 0, 3, 5), (5, 5, 3, 7)),
        ((4, 85, 4, 23),),
        ((0, 0, 2, 6), (5, 85, 3, 23)),
        ((3, 40, 2, 20),),
        ((7, 0, 1, 108),),
    ],
    ids=["banner", "corner", "ear", "ad", "corner-and-ad", "island", "column"],
)
def test_furniture_on_the_grid_is_left_free(boxes: tuple[tuple[int, int, int, int], ...]) -> None:
    made = edition(stories(1350, 1000, 950, 800, 700, 600), [picture()], furniture=banner(*boxes))
    (best,) = arrange(made)
    check_sound(made, best)


def test_kept_and_locked_frames_and_adverts_stay_where_they_are() -> None:
    kept = (
        StoryFrame("hold", GridBox(5, 60, 3, 40), "s6", text_columns=2),
        PictureFrame("fixed", GridBox(0, 80, 3, 20), "p1", locked=True),
        AdFrame("ad", GridBox(0, 101, 8, 7), "ad.pdf"),
    )
    page = Page("A01", 1, frames=(*kept, StoryFrame("old", GridBox(0, 0, 3, 9), "s1")))
    made = edition(stories(*SEVEN), [picture()], page=page)
    (best,) = arrange(made, keep=("hold",))
    assert best.page.frames[:3] == kept
    assert best.page.frame("old").place != GridBox(0, 0, 3, 9)
    check_sound(made, best)


def test_too_much_copy_leaves_only_the_least_story_overset_and_says_so() -> None:
    made = edition(stories(1700, 1500, 1400, 1400, 1300, 1300, 1000))
    (best,) = arrange(made)
    check_sound(made, best)
    over = [p for p in best.problems if p.id == "arrange.overset"]
    assert [p.place.story for p in over] == ["s6"]
    assert int(dict(over[0].values)["lines"]) > 0


def test_a_story_longer_than_the_page_is_placed_and_its_overset_told() -> None:
    made = edition(stories(30_000))
    (best,) = arrange(made)
    check_sound(made, best)
    assert [p.id for p in best.problems] == ["arrange.overset"]


def test_too_little_copy_leaves_one_space_at_the_foot_and_says_where() -> None:
    made = edition(stories(1500, 1200, 900, 700))
    (best,) = arrange(made)
    check_sound(made, best)
    (problem,) = [p for p in best.problems if p.id == "arrange.short"]
    hole = {key: int(value) for key, value in problem.values}
    assert hole["column"] + hole["columns"] == 8
    assert hole["line"] + hole["lines"] == 108


@pytest.mark.parametrize("count", [1, 2, 3])
def test_even_a_brief_by_itself_is_placed(count: int) -> None:
    made = edition(stories(*[200] * count))
    (best,) = arrange(made)
    check_sound(made, best)
    assert len(best.page.frames) == count


def test_a_picture_stands_at_its_story() -> None:
    told = [story("s0", 1500, pictures=("p1",)), *stories(*SEVEN)[1:]]
    (best,) = arrange(edition(told, [picture()]))
    near, image = best.page.frame("s0").place, best.page.frame("p1").place
    assert isinstance(near, GridBox)
    assert isinstance(image, GridBox)
    grown = GridBox(near.column - 1, near.line - 2, near.columns + 2, near.lines + 4)
    assert grown.overlaps(image)


def test_a_picture_that_no_story_names_goes_to_the_one_its_caption_tells_of() -> None:
    race = replace(story("race", 900), body=(plain("石埠村红龙队在柳渡码头胜了上洲村青龙队"),))
    told = [*stories(1300, 1000), race]
    image = replace(picture(), caption="石埠村红龙与上洲村青龙在柳渡码头竞渡。")
    assert picture_owners(told, [image]) == {"p1": "race"}
    assert picture_owners(told, [replace(image, caption="江边的晚霞与行人。")]) == {}


def test_fourteen_stories_and_five_pictures_are_placed() -> None:
    lengths = (900, 700, 600, 500, 450, 400, 350, 350, 300, 300, 250, 250, 200, 200)
    made = edition(stories(*lengths), [picture(f"p{i}") for i in range(5)])
    (best,) = arrange(made)
    check_sound(made, best)
    assert len(best.page.frames) == 19


def test_only_the_named_stories_are_placed() -> None:
    made = edition(stories(*SEVEN))
    (best,) = arrange(made, stories=("s1", "s2"), pictures=())
    assert {f.id for f in best.page.frames} == {"s1", "s2"}


def test_copy_meant_for_another_page_is_left_alone() -> None:
    told = [replace(s, page="A02" if s.id == "s3" else "A01") for s in stories(*SEVEN)]
    (best,) = arrange(edition(told))
    assert "s3" not in {f.id for f in best.page.frames}


def test_an_unknown_story_is_named() -> None:
    with pytest.raises(LayoutError, match="no story “nobody”"):
        arrange(edition(stories(500)), stories=("nobody",))


def test_a_page_without_room_says_what_was_not_placed() -> None:
    made = edition(stories(500), furniture=banner((0, 0, 8, 108)))
    (best,) = arrange(made)
    assert best.page.frames == ()
    assert [p.id for p in best.problems] == ["arrange.unplaced"]


def test_frames_keep_their_ids_when_a_page_is_arranged_again() -> None:
    made = edition(stories(*SEVEN))
    page = replace(made.pages[0], frames=(StoryFrame("mine", GridBox(0, 0, 4, 30), "s2"),))
    (best,) = propose_with(made, page, measurer(made))
    assert best.page.frame("mine") is not None
    assert len({f.id for f in best.page.frames}) == 7


@settings(max_examples=15, deadline=None)
@given(
    lengths=st.lists(st.integers(60, 2600), min_size=1, max_size=8),
    pictures=st.integers(0, 3),
    columns=st.sampled_from([5, 6, 7, 8]),
    head=st.integers(0, 30),
    furniture=st.sampled_from([(), ((0, 0, 5, 6),), ((0, 0, 2, 6),), ((2, 90, 3, 17),)]),
)
def test_whatever_the_copy_the_page_is_sound(
    lengths: list[int],
    pictures: int,
    columns: int,
    head: int,
    furniture: tuple[tuple[int, int, int, int], ...],
) -> None:
    told = [story(f"s{i}", n, "题" * head) for i, n in enumerate(lengths)]
    made = edition(
        told,
        [picture(f"p{i}") for i in range(pictures)],
        broadsheet(columns, 107),
        banner(*furniture),
    )
    (best,) = arrange(made)
    check_sound(made, best)
