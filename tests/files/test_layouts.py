"""Layouts hold together: they fit their paper, inherit, and say what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout_tool.files import layout_names, load_layout
from layout_tool.model import GridBox, to_mm
from layout_tool.problem import LayoutError


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def fault(path: Path) -> str:
    with pytest.raises(LayoutError) as caught:
        load_layout(path)
    return str(caught.value)


def test_the_shipped_layouts_are_those_the_docs_name() -> None:
    assert layout_names() == ["broadsheet", "magazine", "tabloid"]


@pytest.mark.parametrize("name", ["broadsheet", "magazine", "tabloid"])
def test_every_shipped_layout_has_its_grids_inside_the_paper_and_its_kinds_of_page(
    name: str,
) -> None:
    layout = load_layout(name)
    for grid in layout.grids.values():
        area = grid.type_area
        assert to_mm(area.x) > 9
        assert to_mm(grid.width - area.right) > 9
        assert to_mm(grid.height - area.bottom) > 12
        assert abs(area.x - (grid.width - area.right)) < 0.01
    assert set(layout.templates) == {"front", "inside", "section"}
    assert {1, 2, 3, 4} <= set(layout.styles.heads)


@pytest.mark.parametrize("name", ["broadsheet", "magazine", "tabloid"])
def test_furniture_stays_on_the_paper_and_out_of_the_type_area_unless_on_the_grid(
    name: str,
) -> None:
    layout = load_layout(name)
    grid = layout.grids["default"]
    for pieces in layout.templates.values():
        for piece in pieces:
            assert piece.style in {"", *layout.styles.text}
            if isinstance(piece.place, GridBox):
                assert piece.place.right <= grid.columns
                continue
            assert piece.place.x >= 0
            assert piece.place.y > 0
            assert piece.place.right <= grid.width
            assert piece.place.bottom <= grid.height
            assert not piece.place.overlaps(grid.type_area)


def test_the_broadsheet_is_eight_columns_of_thirteen_characters() -> None:
    grid = load_layout("broadsheet").grids["default"]
    assert (grid.columns, grid.column_chars, grid.gutter_chars, grid.body_size) == (8, 13, 1, 9)
    assert grid.type_area.width == 999


def test_a_type_area_too_wide_for_its_paper_says_by_how_much_and_what_fits(tmp_path: Path) -> None:
    path = write(tmp_path / "own.yaml", "extends: broadsheet\npaper: {width: 340mm}\n")
    text = fault(path)
    assert "8 columns × 13 字 + 7 gutters × 1 字 at 9 pt = 999 pt (352.4 mm)" in text
    assert "340.0 mm" in text
    assert "At most 7 such columns fit" in text
    assert "broadsheet.yaml:" in text


def test_a_type_area_too_high_for_its_paper_says_how_many_lines_fit(tmp_path: Path) -> None:
    path = write(tmp_path / "own.yaml", "extends: broadsheet\ngrids: {default: {lines: 120}}\n")
    text = fault(path)
    assert f"{path}:2" in text
    assert "At most 112 lines fit" in text


def test_a_layout_inherits_what_it_does_not_say(tmp_path: Path) -> None:
    path = write(
        tmp_path / "own.yaml",
        "extends: broadsheet\nstyles:\n  body: {size: 小五, role: fangsong}\n  ear-date: ~\n"
        "templates:\n  front: {ear-date: ~}\nfonts: {song: {face: 方正书宋_GBK}}\n",
    )
    own, base = load_layout(path), load_layout("broadsheet")
    assert own.styles.text["body"].role == "fangsong"
    assert own.styles.text["body"].indent == base.styles.text["body"].indent
    assert own.styles.text["verse"] == base.styles.text["verse"]
    assert "ear-date" not in {piece.id for piece in own.templates["front"]}
    assert own.fonts == {"song": {"face": "方正书宋_GBK"}}


def test_a_house_may_call_its_layout_as_the_shipped_one_it_extends(tmp_path: Path) -> None:
    write(tmp_path / "broadsheet.yaml", "extends: broadsheet\nstyles: {body: {role: kai}}\n")
    assert load_layout("broadsheet", folder=tmp_path).styles.text["body"].role == "kai"
    assert load_layout("broadsheet").styles.text["body"].role == "song"


def test_layouts_that_extend_each_other_are_told(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "extends: b\n")
    path = write(tmp_path / "b.yaml", "extends: a\n")
    assert "b → a → b" in fault(path)


def test_styles_that_are_like_each_other_are_told(tmp_path: Path) -> None:
    path = write(
        tmp_path / "own.yaml",
        "extends: broadsheet\nstyles: {one: {like: two}, two: {like: one}}\n",
    )
    assert "like each other" in fault(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grids: {default: {column: 13.4字}}", "whole number of body characters"),
        ("grids: {default: {gutter: 0.7字}}", "whole or half number"),
        ("grids: {default: {leading: 8pt}}", "Lines would overlap"),
        ("heads: {1: {headline: nosuch}}", "no text style “nosuch”"),
        ("heads: {one: {}}", "whole number from 1 to 9"),
        ("templates: {front: {title: {text: '{titel}'}}}", "Did you mean “title”"),
        ("templates: {front: {title: {style: namplate}}}", "Did you mean “nameplate”"),
        (
            "templates: {front: {title: {place: {column: 9, line: 1, columns: 1, lines: 1}}}}",
            "outside",
        ),
        ("styles: {body: {size: 2 lines}}", "no meaning here"),
        ("styles: {body: {size: 0pt}}", "from 1 to 6000 pt"),
        ("styles: {body: {size: 9pt, leading: 6pt}}", "Lines would overlap"),
        ("styles: {a: {size: 12pt, leading: 14pt}, b: {like: a, size: 20pt}}", "would overlap"),
        ("styles: {body: {tracking: -0.5}}", "-0.2 to 5 em"),
        ("styles: {body: {indent: -2字}}", "0 to 40 em"),
        ("styles: {body: {latin_gap: 9}}", "0 to 2 em"),
        ("styles: {body: {size: 99999999999999999999pt}}", "Allowed: a length"),
        ("paper: {bleed: -3mm}", "0 to 100 mm"),
        ("paper: {bleed: 3000mm}", "0 to 100 mm"),
        ("grids: {default: {gutter: -1字}}", "whole or half number"),
        ("templates: {front: {title: {stroke: -1pt}}}", "from 0 to 100 pt"),
        ("paper: {width: 39 furlongs}", "Allowed: a length"),
        ("styels: {}", "Did you mean “styles”"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_layout_is_said(tmp_path: Path, text: str, said: str) -> None:
    assert said in fault(write(tmp_path / "own.yaml", f"extends: broadsheet\n{text}\n"))


def test_a_layout_that_does_not_exist_is_answered_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="Did you mean “broadsheet”"):
        load_layout("brodsheet")
    with pytest.raises(LayoutError, match="no layout"):
        load_layout(tmp_path / "none.yaml")


@pytest.mark.parametrize("name", ["broadsheet", "magazine", "tabloid"])
def test_marks_of_headlines_are_half_an_em(name: str) -> None:
    """A blank of half an em beside “ ” is a hole at the size of a headline."""
    styles = load_layout(name).styles
    assert {head.headline.punctuation for head in styles.heads.values()} == {"half"}
