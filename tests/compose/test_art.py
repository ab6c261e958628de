"""Logos from SVG and QR codes: what is drawn, in which inks, and what is refused."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from layout_tool.compose import ComposeCache, compose
from layout_tool.compose.art import QUIET, qr_matrix
from layout_tool.compose.process import process_colour
from layout_tool.compose.svg import Drawing, read_svg
from layout_tool.files import load_layout, open_edition, save_edition
from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, Cmyk, Edition, Furniture, GridBox, Page, Rect
from layout_tool.problem import LayoutError
from layout_tool.sheet import Fill, Group, Image, Shape

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'


def drawn(folder: Path, body: str, head: str = HEAD) -> Drawing:
    path = folder / "logo.svg"
    path.write_text(f"{head}{body}</svg>", encoding="utf-8")
    return read_svg(path)


def composed(folder: Path, *furniture: Furniture) -> tuple[list[Group], list[str]]:
    page = Page("A01", 1, template="inside", frames=furniture)
    edition = Edition(
        "日报", datetime.date(2026, 5, 1), load_layout("tabloid"), (page,), folder=folder
    )
    done = compose(edition, page, FontBook.default())
    names = {f.id for f in furniture}
    groups = [g for g in done.sheet.groups if g.frame in names]
    return groups, [problem.id for problem in done.problems]


def test_shapes_come_with_their_transforms_and_styles(tmp_path: Path) -> None:
    body = (
        "<style>.a{fill:#ff0000}</style>"
        '<g transform="translate(10 5) scale(2)"><rect class="a" width="10" height="5"/></g>'
    )
    (shape,) = drawn(tmp_path, body).shapes
    assert shape.rect == Rect(10, 5, 20, 10)
    assert shape.fill == Cmyk(0, 1, 1, 0)
    assert [op for op, _ in shape.segments] == ["M", "L", "L", "L", "Z"]


def test_a_logo_fills_its_frame_in_its_own_proportions(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, '<rect width="100" height="50"/>')
    (shape,) = drawing.fitted(Rect(20, 30, 40, 40))
    assert shape.rect == Rect(20, 40, 40, 20)


def test_circles_stay_curves(tmp_path: Path) -> None:
    (shape,) = drawn(tmp_path, '<circle cx="20" cy="20" r="10"/>').shapes
    assert {op for op, _ in shape.segments} == {"M", "C", "Z"}


def test_a_turned_group_carries_its_circles_and_squares_along(tmp_path: Path) -> None:
    body = (
        '<g transform="translate(80 30) rotate(45)"><circle r="18"/>'
        '<rect x="-4" y="-4" width="8" height="8" stroke="#000" stroke-width="1"/></g>'
    )
    circle, square = drawn(tmp_path, body).shapes
    for shape in (circle, square):
        assert shape.rect.x + shape.rect.width / 2 == pytest.approx(80)
        assert shape.rect.y + shape.rect.height / 2 == pytest.approx(30)
    assert square.rect.width == pytest.approx(8 * 2**0.5 + 1)


def test_a_stroke_grows_with_its_drawing(tmp_path: Path) -> None:
    body = '<path d="M0 0h9" stroke="#000" stroke-width="2" transform="scale(3)"/>'
    (line,) = drawn(tmp_path, body).fitted(Rect(0, 0, 50, 25))
    assert line.width == pytest.approx(3)


def test_strokes_keep_their_width_and_form(tmp_path: Path) -> None:
    body = (
        '<path d="M0 0L9 9" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round"/>'
        '<path d="M0 0h9v9z" fill-rule="evenodd"/>'
    )
    line, area = drawn(tmp_path, body).shapes
    assert (line.fill, line.stroke, line.width, line.round) == (None, BLACK, 2, True)
    assert (area.fill, area.stroke, area.even_odd) == (BLACK, None, True)


def test_what_is_hidden_is_not_printed(tmp_path: Path) -> None:
    body = (
        '<rect width="9" height="9"/><rect width="5" height="5" display="none"/>'
        '<rect width="5" height="5" visibility="hidden"/><rect width="5" height="5" fill="none"/>'
    )
    assert len(drawn(tmp_path, body).shapes) == 1


def test_black_and_grey_print_in_black_alone() -> None:
    assert process_colour((0, 0, 0)) == BLACK
    assert process_colour((51, 51, 51)) == Cmyk(0, 0, 0, 0.8)


def test_a_screen_colour_becomes_inks_within_the_papers_limit() -> None:
    for rgb in ((230, 0, 18), (29, 80, 162), (20, 40, 30)):
        inks = process_colour(rgb)
        assert 0 < inks.total_ink <= 222
    assert process_colour((230, 0, 18)).m > 0.8, "a red is mostly magenta and yellow"


def test_inks_may_be_written_exactly(tmp_path: Path) -> None:
    body = '<rect width="9" height="9" fill="device-cmyk(100% 30% 0 0.1)"/>'
    assert drawn(tmp_path, body).shapes[0].fill == Cmyk(1, 0.3, 0, 0.1)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<text>报</text>", "text in fonts"),
        ('<image href="a.png"/>', "a picture"),
        ('<rect width="9" height="9" fill="url(#g)"/>', "gradient"),
        ('<rect width="9" height="9" opacity="0.5"/>', "opacity 0.5"),
        ('<g style="opacity:.4"><rect width="9" height="9"/></g>', "opacity"),
        ('<rect width="9" height="9" fill="rgba(255,0,0,0.5)"/>', "opacity"),
        ('<g clip-path="url(#c)"><rect width="9" height="9"/></g>', "clip-path"),
        ('<rect width="9" height="9" fill="device-cmyk(9 9)"/>', "cannot be read"),
        ("", "shows nothing"),
        ("<g>", "no SVG"),
    ],
)
def test_what_would_not_print_as_drawn_is_refused(tmp_path: Path, body: str, said: str) -> None:
    with pytest.raises(LayoutError) as caught:
        drawn(tmp_path, body)
    assert said in caught.value.problem.what
    assert caught.value.problem.remedy


@pytest.mark.parametrize(
    "source",
    [
        b"\xff\xfe\x00",
        b"",
        b"not a drawing",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"><path d="M0 0L"/></svg>',
    ],
)
def test_a_hostile_file_ends_in_a_sentence(tmp_path: Path, source: bytes) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(source)
    with pytest.raises(LayoutError, match=r"logo\.svg"):
        read_svg(path)


def test_a_refused_logo_leaves_a_placeholder_and_a_problem_with_its_place(tmp_path: Path) -> None:
    (group,), problems = composed(
        tmp_path, Furniture("l", GridBox(0, 0, 2, 6), "logo", file="no.svg")
    )
    assert problems == ["logo.missing"]
    assert [type(item) for item in group.items] == [Image]


def test_a_logo_changed_on_disk_is_drawn_anew(tmp_path: Path) -> None:
    piece = Furniture("l", GridBox(0, 0, 2, 6), "logo", file="logo.svg")
    drawn(tmp_path, '<rect width="9" height="9"/>')
    page = Page("A01", 1, template="inside", frames=(piece,))
    edition = Edition("", datetime.date(2026, 5, 1), load_layout("tabloid"), (page,),
                      folder=tmp_path)  # fmt: skip
    book, cache = FontBook.default(), ComposeCache()
    before = compose(edition, page, book, cache).sheet
    drawn(tmp_path, '<rect width="9" height="9"/><circle r="5"/>')
    assert compose(edition, page, book, cache).sheet != before


def test_a_code_is_square_black_and_has_its_quiet_zone(tmp_path: Path) -> None:
    (group,), problems = composed(
        tmp_path, Furniture("q", GridBox(0, 0, 2, 6), "qr", text="https://example.com/{page}")
    )
    assert problems == []
    paper, code = group.items
    assert isinstance(paper, Fill)
    assert isinstance(code, Shape)
    assert paper.rect.width == paper.rect.height
    assert code.fill == BLACK
    modules = len(qr_matrix("https://example.com/A01"))
    unit = paper.rect.width / (modules + 2 * QUIET)
    left = min(v for _, places in code.segments for v in places[::2])
    assert left - paper.rect.x == pytest.approx(QUIET * unit)


@pytest.mark.parametrize(("text", "problem"), [("", "qr.empty"), ("x" * 4000, "qr.too_long")])
def test_a_code_that_cannot_be_made_is_a_problem(tmp_path: Path, text: str, problem: str) -> None:
    _, problems = composed(tmp_path, Furniture("q", GridBox(0, 0, 2, 6), "qr", text=text))
    assert problems == [problem]


def test_logos_and_codes_are_kept_on_disk_and_brought_along(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    drawn(tmp_path / "one", '<rect width="9" height="9"/>')
    frames = (
        Furniture("l", GridBox(0, 0, 2, 6), "logo", file="logo.svg"),
        Furniture("q", GridBox(2, 0, 2, 6), "qr", text="https://example.com"),
    )
    page = Page("A01", 1, template="inside", frames=frames)
    edition = Edition("日报", datetime.date(2026, 5, 1), load_layout("tabloid"), (page,))
    save_edition(edition, tmp_path / "one")
    opened = open_edition(tmp_path / "one")
    assert opened.pages[0].frames == frames
    save_edition(opened, tmp_path / "two")
    assert (tmp_path / "two" / "logo.svg").is_file()


def test_a_layouts_logo_is_found_beside_the_layout(tmp_path: Path) -> None:
    drawn(tmp_path, '<rect width="9" height="9"/>')
    (tmp_path / "own.yaml").write_text(
        "extends: tabloid\n"
        "templates:\n"
        "  inside:\n"
        "    logo: {kind: logo, file: logo.svg,"
        " place: {column: 1, line: 1, columns: 2, lines: 4}}\n",
        encoding="utf-8",
    )
    layout = load_layout(tmp_path / "own.yaml")
    page = Page("A01", 1, template="inside")
    edition = Edition("", datetime.date(2026, 5, 1), layout, (page,), folder=tmp_path / "else")
    sheet = compose(edition, page, FontBook.default()).sheet
    assert any(isinstance(item, Shape) for group in sheet.groups for item in group.items)
