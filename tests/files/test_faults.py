"""Every fault names the file, the line and the key, and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout_tool.files import load_layout, open_edition, story_from_markdown
from layout_tool.files.yaml_io import dump_yaml, parse_yaml, plain_data
from layout_tool.problem import LayoutError, Problem


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(LayoutError) as caught:
        open_edition(folder)
    return caught.value.problems


def test_a_misspelt_key_is_named_with_its_line_and_the_right_spelling(folder: Path) -> None:
    replace(folder / "pages/A01.yaml", "section:", "secton:")
    (fault,) = faults(folder)
    assert fault.place.file == folder / "pages/A01.yaml"
    assert fault.place.line == 3
    assert fault.place.key == "secton"
    assert "Did you mean “section”?" in fault.remedy


def test_all_faults_of_a_file_are_told_at_once(folder: Path) -> None:
    page = folder / "pages/A01.yaml"
    replace(page, "section:", "secton:")
    replace(page, "number: 1", "number: one")
    assert [f.place.line for f in faults(folder)] == [2, 3]


def test_the_faults_of_every_story_are_told_at_once(folder: Path) -> None:
    replace(folder / "copy/flood.md", "kicker:", "kiker:")
    replace(folder / "copy/bus.md", "headline:", "heading:")
    assert {f.place.file for f in faults(folder)} == {
        folder / "copy/flood.md",
        folder / "copy/bus.md",
    }


def test_a_wrong_word_is_answered_with_the_words_allowed(tmp_path: Path) -> None:
    layout = tmp_path / "own.yaml"
    layout.write_text("extends: broadsheet\nstyles:\n  body: {align: justfy}\n", "utf-8")
    with pytest.raises(LayoutError, match="Did you mean “justify”") as caught:
        load_layout(layout)
    assert (caught.value.problem.place.line, caught.value.problem.place.key) == (
        3,
        "styles.body.align",
    )


def test_a_frame_that_shows_a_story_that_is_not_there_names_its_line(folder: Path) -> None:
    replace(folder / "pages/A01.yaml", "story: flood", "story: floood\n  id: flood")
    (fault,) = faults(folder)
    assert "“floood”" in fault.what
    assert "“flood”" in fault.remedy
    assert fault.place.line == 6


def test_a_frame_outside_the_grid_is_refused(folder: Path) -> None:
    replace(folder / "pages/A01.yaml", "columns: 5", "columns: 9")
    (fault,) = faults(folder)
    assert "8 columns × 107 lines" in fault.what


def test_a_key_given_twice_names_both_lines(folder: Path) -> None:
    replace(folder / "edition.yaml", "title:", "title: 甲\ntitle:")
    (fault,) = faults(folder)
    assert fault.place.line == 3
    assert "line 2" in fault.remedy


def test_an_edition_of_a_newer_version_is_refused(folder: Path) -> None:
    replace(folder / "edition.yaml", "version: 1", "version: 2")
    (fault,) = faults(folder)
    assert fault.id == "file.newer"


def test_a_page_on_the_list_without_a_file_is_told(folder: Path) -> None:
    (folder / "pages/A02.yaml").unlink()
    (fault,) = faults(folder)
    assert "A02" in fault.what
    assert fault.place.file == folder / "edition.yaml"


def test_front_matter_that_never_ends_is_told() -> None:
    with pytest.raises(LayoutError, match="never ends"):
        story_from_markdown("---\nheadline: 甲\n\n正文", "a")


def test_a_file_in_another_encoding_is_told_with_its_line(folder: Path) -> None:
    (folder / "copy/bus.md").write_bytes("---\n---\n第一行\n".encode() + "末班车".encode("gb18030"))
    (fault,) = faults(folder)
    assert (fault.id, fault.place.line) == ("file.encoding", 4)


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 2", "a: 'x", "\ta: 1", "a: b: c", "a: &x 1\nb: *x", "? [a]\n: 1", "a: \x01", "%",
        "[" * 5000,
    ],
)  # fmt: skip
def test_broken_yaml_is_a_sentence_and_never_a_traceback(text: str) -> None:
    with pytest.raises(LayoutError) as caught:
        parse_yaml(text, Path("x.yaml"))
    assert str(caught.value).startswith("x.yaml")


def test_text_stays_text_whatever_yaml_1_1_makes_of_it(folder: Path) -> None:
    for written in ("no", "12:30", "0123", "1e3", "2025-01-01", "null"):
        replace(folder / "pages/A02.yaml", "section: ", f"section: {written}\n# ")
        assert open_edition(folder).pages[1].section == written


def test_text_that_would_read_as_something_else_is_quoted_on_writing() -> None:
    for text in ("no", "yes", "on", "12:30", "0123", "1e3", "~", "null", "2025-01-01", "1_000"):
        assert f"'{text}'" in dump_yaml({"a": text})


def test_numbers_are_numbers_only_where_people_write_them() -> None:
    data = plain_data(parse_yaml("a: 3\nb: 1.5\nc: nan\nd: 1_0\ne: true\nf: no\ng:\n"))
    assert data == {"a": 3, "b": 1.5, "c": "nan", "d": "1_0", "e": True, "f": "no", "g": None}


def test_a_folder_that_is_no_edition_is_told(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"no edition\.yaml"):
        open_edition(tmp_path)
    with pytest.raises(LayoutError, match="no such file"):
        open_edition(tmp_path / "none")
