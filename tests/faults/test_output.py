"""An export takes the place of a PDF of before and of nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from layout_tool.files import write_atomic
from layout_tool.problem import LayoutError
from tests.faults.conftest import SENTENCE, STORY, Call


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "raw.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_pdf_never_takes_the_place_of_the_copy(call: Call, raw: Path) -> None:
    answer = call("make", raw, "-o", raw, "-q")
    assert answer.code == 4
    assert "raw.txt” is there already and is no PDF" in answer.said
    assert raw.read_text(encoding="utf-8") == STORY


def test_a_pdf_never_takes_the_place_of_an_editions_file(
    call: Call, raw: Path, tmp_path: Path
) -> None:
    call("import", raw, "-o", tmp_path / "edition")
    before = (tmp_path / "edition" / "edition.yaml").read_bytes()
    answer = call("export", tmp_path / "edition", "-o", tmp_path / "edition" / "edition.yaml")
    assert answer.code == 4
    assert (tmp_path / "edition" / "edition.yaml").read_bytes() == before


def test_a_pdf_of_before_is_replaced(call: Call, raw: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(b"")
    assert call("make", raw, "-o", pdf, "-q").code == 0
    first = pdf.stat().st_size
    assert call("make", raw, "-o", pdf, "-q").code == 0
    assert pdf.stat().st_size == first > 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_what_is_no_ordinary_file_stays_what_it_is(call: Call, raw: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    answer = call("make", raw, "-o", pipe, "-q")
    assert answer.code == 4
    assert "no ordinary file" in answer.said
    assert pipe.is_fifo()
    with pytest.raises(LayoutError, match="no ordinary file"):
        write_atomic(pipe, b"x")
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["missing/page.pdf", "raw.txt/page.pdf", f"{'长' * 200}.pdf"])
def test_a_place_that_cannot_be_written_is_told(
    name: str, call: Call, raw: Path, tmp_path: Path
) -> None:
    answer = call("make", raw, "-o", tmp_path / name, "-q")
    assert answer.code == 4
    assert [path.name for path in tmp_path.iterdir()] == ["raw.txt"]


def test_an_edition_is_written_over_only_where_that_is_asked(
    call: Call, raw: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "edition"
    assert call("make", raw, "-o", tmp_path / "a.pdf", "--edition", kept, "-q").code == 0
    story = next((kept / "copy").iterdir())
    story.write_text(story.read_text("utf-8").replace("小桥修好了", "桥修好了"), "utf-8")
    mended = story.read_bytes()
    answer = call("make", raw, "-o", tmp_path / "b.pdf", "--edition", kept, "-q")
    assert answer.code == 4
    assert "--force" in answer.said
    assert story.read_bytes() == mended
    assert not (tmp_path / "b.pdf").exists()
    words = ("make", raw, "-o", tmp_path / "b.pdf", "--edition", kept, "--force", "-q")
    assert call(*words).code == 0
    assert "小桥修好了" in story.read_text("utf-8")


def test_an_export_keeps_the_layout_it_made_only_where_that_is_asked(
    call: Call, raw: Path, tmp_path: Path
) -> None:
    kept, pdf = tmp_path / "edition", tmp_path / "page.pdf"
    call("import", raw, "-o", kept)
    page = kept / "pages" / "A01.yaml"
    bare = page.read_bytes()
    answer = call("export", kept, "-o", pdf, "-q")
    assert answer.code == 0
    assert "A01: laid out for this PDF alone; the edition is as it was." in answer.said
    assert page.read_bytes() == bare
    assert "laid out for" not in call("export", kept, "-o", pdf, "-q", "--save").said
    assert "frames" in page.read_text("utf-8")
    assert "laid out for" not in call("export", kept, "-o", pdf, "-q").said


def test_a_fault_in_a_layouts_fonts_names_its_file(call: Call, raw: Path, tmp_path: Path) -> None:
    layout = tmp_path / "house.yaml"
    layout.write_text("extends: broadsheet\nfonts:\n  roles:\n    song: Nowhere.otf\n", "utf-8")
    answer = call("make", raw, "-o", tmp_path / "page.pdf", "--layout", layout, "-q")
    assert answer.code == 3
    assert "house.yaml, key fonts.roles.song" in answer.said
    layout.write_text("extends: broadsheet\nfonts:\n  song: {}\n", "utf-8")
    answer = call("make", raw, "-o", tmp_path / "page.pdf", "--layout", layout, "-q")
    assert "house.yaml, key fonts.song" in answer.said


def test_copy_too_long_for_a_page_is_told_and_opens_another_where_that_is_asked(
    call: Call, tmp_path: Path
) -> None:
    raw, pdf = tmp_path / "long.txt", tmp_path / "pages.pdf"
    stories = [f"小桥修好了第{n}号\n\n" + "\n\n".join([SENTENCE * 7] * 5) for n in range(9)]
    raw.write_text("\n\n\n".join(stories), "utf-8")
    answer = call("make", raw, "-o", pdf, "-q")
    assert answer.code == 1
    assert "Or give --more-pages." in answer.said
    answer = call("make", raw, "-o", pdf, "-q", "--more-pages", "--edition", tmp_path / "kept")
    assert "There is no room" not in answer.said
    assert sorted(p.stem for p in (tmp_path / "kept" / "pages").iterdir())[:2] == ["A01", "A02"]
    assert not [line for line in answer.said.splitlines() if line.startswith("error")]


def test_a_strict_export_writes_nothing_that_the_check_calls_an_error(
    call: Call, raw: Path, tmp_path: Path
) -> None:
    kept, pdf = tmp_path / "edition", tmp_path / "page.pdf"
    call("make", raw, "-o", pdf, "--edition", kept, "-q")
    assert call("export", kept, "-o", pdf, "-q", "--strict").code == 0
    before = pdf.read_bytes()
    page = kept / "pages" / "A01.yaml"
    heavy = (
        "- id: heavy\n  furniture: tint\n  place: {x: 30mm, y: 300mm, width: 40mm, height: 40mm}"
    )
    page.write_text(
        f"{page.read_text('utf-8').rstrip()}\n{heavy}\n  fill: [80, 80, 80, 80]\n", "utf-8"
    )
    answer = call("export", kept, "-o", pdf, "-q", "--strict")
    assert answer.code == 3
    assert "nothing was written" in answer.said
    assert "320 % of ink" in answer.said
    assert pdf.read_bytes() == before
