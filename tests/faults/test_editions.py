"""A page file with senseless values is refused with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout_tool.resources import asset
from tests.faults.conftest import SENTENCE, Call

PLACE = "{column: 1, line: 1, columns: 4, lines: 40}"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    files = {
        "edition.yaml": "version: 1\ntitle: 报\ndate: 2026-01-01\nlayout: broadsheet\n"
        "pages: [A01]\n",
        "pages/A01.yaml": f"id: A01\nnumber: 1\nframes:\n- story: a\n  place: {PLACE}\n",
        "copy/a.md": f"---\nheadline: 小桥修好了\n---\n{SENTENCE * 6}\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", ["0", "-5pt", "0pt", "large"])
def test_a_headline_size_must_be_above_nothing(size: str, edition: Path, call: Call) -> None:
    page = edition / "pages" / "A01.yaml"
    page.write_text(page.read_text(encoding="utf-8") + f"  headline_size: {size}\n", "utf-8")
    answer = call("check", edition)
    assert answer.code == 3
    assert "A01.yaml:6:18, key frames[1].headline_size" in answer.said
    assert "a size above 0" in answer.said


def _choose_song(edition: Path, face: str) -> None:
    (edition / "paper.yaml").write_text(
        f"extends: broadsheet\nfonts:\n  roles: {{song: {{face: {face}}}}}\n", "utf-8"
    )
    main = edition / "edition.yaml"
    main.write_text(main.read_text("utf-8").replace("broadsheet", "paper.yaml"), "utf-8")


def test_a_layout_chooses_the_papers_faces_as_the_guide_says(edition: Path, call: Call) -> None:
    _choose_song(edition, str(asset("fonts/FandolFang-Han.otf").resolve()))
    assert call("check", edition).code in (0, 1)


def test_a_face_that_is_not_installed_is_named(edition: Path, call: Call) -> None:
    _choose_song(edition, "没有这种字体")
    answer = call("check", edition)
    assert answer.code == 3
    assert "No font of the family “没有这种字体” is installed" in answer.said


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.jpg", "The picture is missing."), ("text.jpg", "damaged, too large, or not a picture")],
)
def test_a_picture_that_cannot_be_used_is_named(
    name: str, words: str, call: Call, tmp_path: Path
) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text(f"小桥修好了\n\n{SENTENCE * 6}\n", "utf-8")
    (tmp_path / "text.jpg").write_text("这不是图片", "utf-8")
    answer = call("make", raw, "-o", tmp_path / "page.pdf", "--picture", tmp_path / name)
    assert answer.code == 3
    assert name in answer.said
    assert words in answer.said
    assert not (tmp_path / "page.pdf").exists()
