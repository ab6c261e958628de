"""The user guide says what is there: its keys, its links, its presets and its layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout_tool.editor.commands import COMMANDS
from layout_tool.files import load_layout
from layout_tool.pdf import preset_names

FOLDER = Path(__file__).parent.parent / "docs" / "user"
GUIDES = {"guide.md": "en", "guide.zh.md": "zh"}


def _rows(name: str) -> dict[str, str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", text, re.MULTILINE))


@pytest.mark.parametrize(("name", "language"), GUIDES.items())
def test_the_guides_keys_do_what_it_says(name: str, language: str) -> None:
    titles = {
        (key, getattr(command.title, language))
        for command in COMMANDS.values()
        for key in command.keys
    }
    presets = set(preset_names())
    rows = _rows(name)
    assert presets <= rows.keys()
    assert {(key, title) for key, title in rows.items() if key not in presets} <= titles


@pytest.mark.parametrize("name", GUIDES)
def test_the_guides_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", (FOLDER / name).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (FOLDER / link).exists()] == []


@pytest.mark.parametrize("name", GUIDES)
def test_the_guides_layout_can_be_used(name: str, tmp_path: Path) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    (tmp_path / "paper.yaml").write_text(text.split("```yaml\n")[1].split("```")[0], "utf-8")
    layout = load_layout(str(tmp_path / "paper.yaml"))
    assert layout.styles.text["body"].size == 9.5


def test_both_guides_name_the_same_keys() -> None:
    assert _rows("guide.md").keys() == _rows("guide.zh.md").keys()
