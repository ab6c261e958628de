"""What the documentation shows is what the program reads."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from layout_tool.files import load_layout, open_edition, save_edition, story_from_markdown
from layout_tool.files.layout_schema import LAYOUT, STYLE
from layout_tool.model import MARKS, to_mm
from layout_tool.resources import layout_dir

DOCS = Path(__file__).parents[2] / "docs"


def blocks(name: str, language: str) -> list[str]:
    text = (DOCS / name).read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_edition_shown_opens(tmp_path: Path) -> None:
    edition, page, pictures, single = blocks("file-format.md", "yaml")
    (story,) = blocks("file-format.md", "markdown")
    for path, text in {
        "edition.yaml": edition,
        "pages/A01.yaml": page,
        "pages/A02.yaml": "id: A02\n",
        "copy/flood.md": story,
        "pictures/pictures.yaml": pictures,
        "one/page.yaml": single,
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    opened = open_edition(tmp_path)
    assert len(opened.page("A01").frames) == 2
    assert opened.stories["flood"] == story_from_markdown(story, "flood")
    assert open_edition(tmp_path / "one/page.yaml").pictures["river"].caption == "江面"


def test_the_layout_shown_loads(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(blocks("layouts.md", "yaml")[0], "utf-8")
    layout = load_layout(path)
    assert to_mm(layout.grids["default"].width) == pytest.approx(380)


def test_every_key_and_mark_is_documented() -> None:
    layouts = (DOCS / "layouts.md").read_text("utf-8")
    for key in (*LAYOUT.fields, *STYLE.fields):
        assert key in layouts or key == "about"
    assert " ".join(MARKS) in (DOCS / "file-format.md").read_text("utf-8")


def test_the_sample_edition_opens_and_needs_no_rewriting(tmp_path: Path) -> None:
    shutil.copytree(layout_dir() / "sample-edition", tmp_path / "sample")
    sample = open_edition(tmp_path / "sample")
    assert save_edition(sample, tmp_path / "sample") == ()
    assert [page.id for page in sample.pages] == ["A01", "A02", "A03", "A04"]
    assert all(p.pixels for p in sample.pictures.values())
    assert {s.page for s in sample.stories.values()} == {page.id for page in sample.pages}
