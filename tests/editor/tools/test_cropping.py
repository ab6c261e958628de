"""What an editor relies on while cropping pictures and drawing frames."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.editor.tools import Pointer, crop_window
from layout_tool.editor.tools.crop import CropWindow
from layout_tool.model import Furniture, GridBox, PictureFrame, Rect, StoryFrame
from tests.support.desk import TestDesk, edition_of, story_of


@pytest.fixture
def desk() -> TestDesk:
    """A story, a tall picture frame that hides the sides of its picture, and a small one."""
    frames = (
        StoryFrame("a", GridBox(0, 0, 3, 30), "a"),
        PictureFrame("boat", GridBox(4, 10, 2, 40), "boat"),
        PictureFrame("face", GridBox(6, 70, 2, 20), "face"),
    )
    return TestDesk(edition_of(story_of("a"), story_of("b"), frames=frames))


def window(desk: TestDesk, frame: str = "boat") -> CropWindow:
    found = crop_window(desk.desk.composition("A01").sheet, frame)
    assert found is not None
    return found


def inside(desk: TestDesk) -> tuple[float, float]:
    shown = window(desk).shown
    return shown.x + shown.width / 2, shown.y + shown.height / 2


def begin(desk: TestDesk) -> TestDesk:
    desk.double_click(inside(desk))
    assert desk.desk.view.tool == "crop"
    return desk


def test_a_double_click_on_a_picture_takes_hold_of_it_and_not_of_its_frame(desk: TestDesk) -> None:
    before = window(desk)
    begin(desk).press(inside(desk)).by(30, 0)
    assert window(desk).whole.x == pytest.approx(before.whole.x + 30, abs=0.2)
    assert desk.place("boat") == GridBox(4, 10, 2, 40)
    assert desk.desk.edition is desk.start
    desk.release()
    assert window(desk).whole.x == pytest.approx(before.whole.x + 30, abs=0.2)
    assert window(desk).shown == before.shown


def test_a_picture_always_covers_its_frame(desk: TestDesk) -> None:
    begin(desk).press(inside(desk)).by(4000, 900).release()
    found = window(desk)
    assert found.whole.x == pytest.approx(found.shown.x, abs=0.05)
    assert found.whole.height == pytest.approx(found.shown.height, rel=1e-3)


def test_shift_moves_a_picture_along_one_axis(desk: TestDesk) -> None:
    begin(desk).run("picture.crop", zoom=2.0)
    before = window(desk)
    desk.press(inside(desk)).by(40, 12, "shift").release()
    assert window(desk).whole.x == pytest.approx(before.whole.x + 40, abs=0.2)
    assert window(desk).whole.y == pytest.approx(before.whole.y, abs=0.2)


def test_a_corner_scales_a_picture_from_the_corner_across(desk: TestDesk) -> None:
    begin(desk)
    before = window(desk)
    desk.press((before.whole.right, before.whole.bottom))
    desk.by(before.whole.width / 2, before.whole.height / 2).release()
    after = window(desk)
    assert after.whole.width == pytest.approx(1.5 * before.whole.width, rel=2e-3)
    assert after.whole.y == pytest.approx(before.whole.y, abs=0.3)
    assert desk.frame("boat").zoom == pytest.approx(1.5, abs=0.01)


def test_a_picture_is_never_scaled_smaller_than_its_frame(desk: TestDesk) -> None:
    begin(desk)
    before = window(desk)
    desk.press((before.whole.right, before.whole.bottom)).by(-2000, -2000).release()
    assert desk.frame("boat").zoom == 1.0


def test_the_wheel_scales_around_the_pointer(desk: TestDesk) -> None:
    begin(desk)
    before = window(desk)
    x, y = before.shown.x + 20, before.shown.y + 30
    assert desk.desk.turn(Pointer("A01", x, y), 5)
    after = window(desk)
    assert after.whole.width > 1.2 * before.whole.width
    share = (x - before.whole.x) / before.whole.width
    assert after.whole.x + share * after.whole.width == pytest.approx(x, abs=0.3)
    assert not TestDesk(desk.start).desk.turn(Pointer("A01", x, y), 5)


def test_a_whole_cropping_is_one_step_to_undo_however_long_it_takes(desk: TestDesk) -> None:
    begin(desk)
    for _ in range(3):
        desk.now += 60
        desk.press(inside(desk)).by(15, 0).release()
        desk.key("Right")
        desk.desk.turn(Pointer("A01", *inside(desk)), 1)
    desk.key("Return")
    assert desk.desk.view.tool == "select"
    assert [entry.label.en for entry in desk.desk.history.entries] == ["Crop Picture"]
    desk.undo_all()
    assert desk.desk.edition is desk.start


def test_two_croppings_are_two_steps(desk: TestDesk) -> None:
    for _ in range(2):
        begin(desk).press(inside(desk)).by(20, 0).release().key("Return")
    assert len(desk.desk.history.entries) == 2


def test_a_click_beside_the_picture_keeps_the_crop_and_takes_what_is_there(desk: TestDesk) -> None:
    begin(desk).press(inside(desk)).by(25, 0).release()
    cropped = desk.desk.edition
    desk.click("a")
    assert desk.desk.view.tool == "select"
    assert desk.desk.selection.frames == ("a",)
    assert desk.desk.edition is cropped


def test_escape_leaves_the_picture_as_it_was(desk: TestDesk) -> None:
    begin(desk).press(inside(desk)).by(25, 0).release().key("Esc")
    assert desk.desk.view.tool == "select"
    assert desk.desk.edition == desk.start
    assert not desk.desk.history.entries
    assert desk.desk.selection.frames == ("boat",)


def test_escape_during_a_drag_drops_the_drag_alone(desk: TestDesk) -> None:
    begin(desk).press(inside(desk)).by(25, 0)
    desk.desk.cancel()
    assert desk.desk.shown is desk.start
    assert desk.desk.view.tool == "crop"


def test_the_crop_tool_begins_with_the_selected_picture_or_the_one_pressed(desk: TestDesk) -> None:
    desk.click("boat").key("C")
    assert desk.desk.view.crop is not None
    desk.key("Esc").click("a").key("C")
    assert desk.desk.view.crop is None
    desk.press("face").release()
    assert desk.desk.view.crop is not None
    assert desk.desk.view.crop.frame == "face"


def test_a_picture_whose_frame_is_undone_is_no_longer_cropped(desk: TestDesk) -> None:
    desk.run("picture.place", picture="boat").run("frame.enter")
    assert desk.desk.view.tool == "crop"
    desk.run("edit.undo")
    assert desk.desk.view.tool == "select"


def test_a_picture_whose_file_is_missing_is_not_cropped(desk: TestDesk) -> None:
    desk.run("picture.set", picture="boat", pixels=None)
    desk.click("boat").run("frame.enter")
    assert desk.desk.view.crop is None
    assert desk.desk.view.tool == "select"


def test_a_locked_picture_is_not_cropped(desk: TestDesk) -> None:
    desk.click("boat").run("arrange.lock").double_click(inside(desk))
    assert desk.desk.view.tool == "select"


def test_a_double_click_on_a_caption_still_edits_its_words(desk: TestDesk) -> None:
    rect = desk.rect("boat")
    desk.double_click((rect.x + 20, rect.bottom - 3))
    assert desk.desk.selection.text is not None
    assert desk.desk.selection.text.anchor.part == "caption"


@given(
    st.floats(1, 20), st.floats(-3000, 3000), st.floats(-3000, 3000), st.floats(0.05, 20)
)  # fmt: skip
def test_whatever_is_done_to_a_picture_it_covers_its_frame(
    zoom: float, dx: float, dy: float, factor: float
) -> None:
    shown = Rect(100, 200, 240, 300)
    start = CropWindow("x.jpg", shown, Rect(100, 200, 240 * zoom, 300 * zoom))
    least = 1 / zoom
    for found in (start.moved(dx, dy), start.moved(dx, dy).scaled(max(factor, least), dx, dy)):
        whole = found.whole
        assert whole.x <= shown.x + 1e-6
        assert whole.y <= shown.y + 1e-6
        assert whole.right >= shown.right - 1e-6
        assert whole.bottom >= shown.bottom - 1e-6
        assert 0 <= found.focus[0] <= 1
        assert 0 <= found.focus[1] <= 1


# Drawing


def draw(desk: TestDesk, key: str, start: tuple[int, int], end: tuple[int, int],
         held: str = "", later: str = "") -> GridBox:  # fmt: skip
    grid = desk.start.layout.grids["default"]
    desk.key(key).press((grid.column_x(start[0]) + 3, grid.line_top(start[1]) + 3), held)
    desk.move((grid.column_x(end[0]) + 3, grid.line_top(end[1]) + 3), later or held).release()
    place = desk.page.frames[-1].place
    assert isinstance(place, GridBox)
    return place


def test_a_drawn_picture_frame_waits_for_its_picture(desk: TestDesk) -> None:
    assert draw(desk, "F", (1, 60), (3, 79)) == GridBox(1, 60, 3, 20)
    (name,) = desk.desk.selection.frames
    frame = desk.frame(name)
    assert isinstance(frame, PictureFrame)
    assert desk.desk.edition.pictures[frame.picture].file == ""
    assert desk.desk.view.tool == "select"
    desk.run("edit.undo")
    assert desk.desk.edition is desk.start


def test_a_picture_dropped_on_a_waiting_frame_is_shown_in_it(desk: TestDesk) -> None:
    draw(desk, "F", (1, 60), (3, 79))
    name = desk.desk.selection.frame
    waited = desk.frame(name).picture
    desk.run("picture.set", picture=waited, caption="码头上。", credit="某某")
    desk.run("picture.set", picture="face", caption="")
    desk.move(name)
    desk.desk.drag_item("picture", "face", desk.at)
    desk.release()
    assert desk.frame(name).picture == "face"
    assert desk.place(name) == GridBox(1, 60, 3, 20)
    assert waited not in desk.desk.edition.pictures
    assert desk.desk.edition.pictures["face"].caption == "码头上。"


def test_with_alt_a_dropped_picture_gets_a_frame_of_its_own(desk: TestDesk) -> None:
    count = len(desk.page.frames)
    desk.move("boat", "alt")
    desk.desk.drag_item("picture", "face", desk.at)
    desk.release("alt")
    assert len(desk.page.frames) == count + 1


def test_entering_a_waiting_frame_asks_for_a_picture(desk: TestDesk) -> None:
    draw(desk, "F", (1, 60), (3, 79))
    name = desk.desk.selection.frame
    desk.key("Return").double_click(name)
    assert [r.name for r in desk.requests] == ["picture.choose", "picture.choose"]
    assert desk.requests[0].args == {"page": "A01", "frame": name}


def test_a_line_of_text_is_drawn_and_asks_for_its_words(desk: TestDesk) -> None:
    draw(desk, "Shift+T", (1, 60), (3, 62))
    frame = desk.frame(desk.desk.selection.frame)
    assert isinstance(frame, Furniture)
    assert (frame.kind, frame.text) == ("text", "文字")
    assert [r.name for r in desk.requests] == ["furniture.edit_text"]


def test_shift_draws_a_square(desk: TestDesk) -> None:
    place = draw(desk, "M", (1, 60), (2, 64), "shift")
    grid = desk.start.layout.grids["default"]
    assert place.columns == 2
    assert abs(grid.span_height(place.lines) - grid.span_width(2)) <= grid.leading / 2


def test_alt_draws_from_the_middle(desk: TestDesk) -> None:
    assert draw(desk, "M", (3, 60), (4, 64), "alt") == GridBox(2, 56, 3, 9)


# Copies, middles, proportions


def test_alt_held_at_the_press_drags_a_copy(desk: TestDesk) -> None:
    column = 13 * 9 + 9
    desk.press("boat", "alt").by(-2 * column, 0, "alt").release()
    (made,) = desk.desk.selection.frames
    assert made != "boat"
    assert desk.frame(made).picture == "boat"
    assert desk.place("boat") == GridBox(4, 10, 2, 40)
    assert desk.place(made).column == 2
    assert [entry.label.en for entry in desk.desk.history.entries] == ["Duplicate"]


def test_a_copied_story_is_a_story_of_its_own(desk: TestDesk) -> None:
    desk.press("a", "alt").by(0, 13 * 40, "alt").release()
    (made,) = desk.desk.selection.frames
    assert desk.frame(made).story != "a"
    assert desk.desk.edition.stories[desk.frame(made).story].body == desk.start.stories["a"].body


def test_alt_held_at_a_handle_resizes_around_the_middle(desk: TestDesk) -> None:
    desk.click("boat").press(desk.handle("boat", 0, 1), "alt").by(0, 13 * 5, "alt").release()
    assert desk.place("boat") == GridBox(4, 5, 2, 50)


def test_shift_keeps_the_proportions_of_a_picture_frame(desk: TestDesk) -> None:
    before = desk.rect("boat")
    desk.click("boat").press(desk.handle("boat", 1, 1)).by(13 * 9 + 9, 5, "shift").release()
    after = desk.rect("boat")
    assert desk.place("boat").columns == 3
    assert after.height / after.width == pytest.approx(before.height / before.width, rel=0.03)
