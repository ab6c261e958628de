"""The commands as an editor types them: results, sentences and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result

from layout_tool.cli import main
from layout_tool.files import open_edition
from layout_tool.model import PictureFrame, StoryFrame
from layout_tool.resources import layout_dir

RAW = layout_dir() / "sample-edition" / "raw" / "a01.txt"
SAMPLE = layout_dir() / "sample-edition"


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def text_of(pdf: Path) -> str:
    document = pdfium.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    result = run(
        "make", RAW, "-o", folder / "page.pdf", "--edition", folder / "edition",
        "--date", "2026-05-01", "--title", "河湾日报",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    return folder


def test_one_command_makes_a_page_with_every_story_of_the_copy(made: Path) -> None:
    expected = json.loads((RAW.parent / "expected.json").read_text(encoding="utf-8"))
    text = "".join(text_of(made / "page.pdf").split())
    for story in expected["stories"]:
        for part in ("kicker", "headline", "byline"):
            for row in story[part].split():
                assert row in text, (part, row)
    assert expected["section"] in text


def test_the_edition_kept_beside_the_page_opens_with_the_frames_in_place(made: Path) -> None:
    edition = open_edition(made / "edition")
    frames = edition.pages[0].frames
    placed = {f.story for f in frames if isinstance(f, StoryFrame)}
    assert placed == set(edition.stories)
    assert any(isinstance(f, PictureFrame) for f in frames)


def test_the_same_copy_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    run(
        "make", RAW, "-o", tmp_path / "page.pdf", "--date", "2026-05-01", "--title", "河湾日报"
    )  # fmt: skip
    assert (tmp_path / "page.pdf").read_bytes() == (made / "page.pdf").read_bytes()


def test_a_saved_edition_exports_to_the_page_that_was_made(made: Path, tmp_path: Path) -> None:
    run("export", made / "edition", "-o", tmp_path / "again.pdf")
    assert text_of(tmp_path / "again.pdf") == text_of(made / "page.pdf")


def test_import_prints_the_structure_of_the_page() -> None:
    expected = json.loads((RAW.parent / "expected.json").read_text(encoding="utf-8"))
    found = json.loads(run("import", RAW, "--json").stdout)
    assert [s["headline"] for s in found["stories"]] == [s["headline"] for s in expected["stories"]]
    assert set(found) == {"section", "slogan", "stories", "captions", "changes"}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
def test_copy_in_another_encoding_gives_the_same_stories(encoding: str, tmp_path: Path) -> None:
    other = tmp_path / "copy.txt"
    other.write_bytes(RAW.read_text(encoding="utf-8").encode(encoding))
    ours = json.loads(run("import", RAW, "--json").stdout)
    theirs = json.loads(run("import", other, "--json").stdout)
    assert theirs["stories"] == ours["stories"]


def test_the_encoding_found_is_told(tmp_path: Path) -> None:
    other = tmp_path / "copy.txt"
    other.write_bytes(RAW.read_text(encoding="utf-8").encode("gb18030"))
    result = run("make", other, "-o", tmp_path / "page.pdf")
    assert "read as GB" in result.stderr.upper().replace("READ AS", "read as")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "not text", id="binary"),
        pytest.param("稿".encode() * 9_000_000, "at most", id="huge"),
    ],
)
def test_copy_that_cannot_be_read_is_refused_and_nothing_written(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    raw = tmp_path / "copy.txt"
    raw.write_bytes(content)
    result = run("make", raw, "-o", tmp_path / "page.pdf", "--edition", tmp_path / "edition")
    assert result.exit_code == 3
    assert sentence in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.txt"]


def test_a_picture_that_is_missing_is_named(tmp_path: Path) -> None:
    result = run("make", RAW, "-o", tmp_path / "page.pdf", "--picture", tmp_path / "no.jpg")
    assert result.exit_code == 3
    assert "no.jpg" in result.stderr
    assert not (tmp_path / "page.pdf").exists()


def test_a_typo_in_a_layout_is_named_with_its_line_and_the_word_meant(tmp_path: Path) -> None:
    layout = tmp_path / "ours.yaml"
    layout.write_text("extends: broadsheet\nstylez: {}\n", encoding="utf-8")
    result = run("make", RAW, "-o", tmp_path / "page.pdf", "--layout", layout)
    assert result.exit_code == 3
    assert "ours.yaml:2" in result.stderr
    assert "styles" in result.stderr


def test_a_folder_that_cannot_be_written_is_a_failed_output(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    result = run("export", SAMPLE, "--page", "A04", "-o", blocked / "page.pdf")
    assert result.exit_code == 4
    assert "cannot be written" in result.stderr


def test_an_existing_edition_is_not_overwritten_by_an_import(made: Path) -> None:
    before = (made / "edition" / "edition.yaml").read_bytes()
    result = run("import", RAW, "-o", made / "edition")
    assert result.exit_code == 4
    assert (made / "edition" / "edition.yaml").read_bytes() == before


def test_an_unknown_page_is_told_with_the_pages_there_are(tmp_path: Path) -> None:
    result = run("export", SAMPLE, "--page", "B9", "-o", tmp_path / "page.pdf")
    assert result.exit_code == 3
    assert "A01" in result.stderr


def test_a_new_edition_has_its_pages(tmp_path: Path) -> None:
    result = run("new", tmp_path / "paper", "--layout", "tabloid", "--pages", "8")
    assert result.exit_code == 0
    assert len(open_edition(tmp_path / "paper").pages) == 8


def test_check_answers_in_json(made: Path) -> None:
    found = json.loads(run("check", made / "edition", "--json").stdout)
    assert all(fit["over_lines"] == 0 for fit in found["fits"])


def test_fonts_lists_every_role_with_its_file() -> None:
    output = run("fonts").stdout
    for role in ("song", "hei", "kai", "fangsong", "latin"):
        assert role in output


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("layout-tool")


def test_pages_are_exported_in_pairs_with_marks(made: Path, tmp_path: Path) -> None:
    for words in (("--pairs",), ("--pairs", "--marks", "all"), ("--marks", "none")):
        assert run("export", made / "edition", "-o", tmp_path / "page.pdf", *words).exit_code == 0
        with pdfium.PdfDocument(tmp_path / "page.pdf") as document:
            left, _, right, _ = document[0].get_trimbox()
            media = document[0].get_mediabox()
        assert (right - left > media[3] * 0.9) is ("--pairs" in words)
        assert (left > 20) is ("all" in words)


def test_a_spread_that_is_not_two_pages_is_a_wrong_call(made: Path, tmp_path: Path) -> None:
    result = run("export", made / "edition", "-o", tmp_path / "page.pdf", "--spread", "A01")
    assert result.exit_code == 2
    assert "A02-A03" in result.stderr


def test_the_presets_are_listed_in_the_help() -> None:
    assert "newsprint-x4" in " ".join(run("export", "--help").stdout.split())


def test_a_check_for_a_proof_does_not_ask_what_the_press_asks(made: Path) -> None:
    for preset, fails in (("newsprint-x1a", True), ("proof", False)):
        found = json.loads(
            run("check", made / "edition", "--json", "--preset", preset).stdout
        )["problems"]  # fmt: skip
        assert any(p["id"] == "picture.placeholder" for p in found) is fails


def test_the_pdf_says_whose_it_is(made: Path) -> None:
    document = pdfium.PdfDocument(made / "page.pdf")
    assert document.get_metadata_value("Title") == "河湾日报"
    assert document.get_metadata_value("Author") == "河湾日报"
    document.close()
