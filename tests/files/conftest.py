"""A small edition on disk."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PIL import Image

from layout_tool.files import load_layout, save_edition
from layout_tool.model import (
    Edition,
    GridBox,
    Page,
    Picture,
    PictureFrame,
    Story,
    StoryFrame,
    plain,
)


@pytest.fixture
def edition() -> Edition:
    stories = {
        "flood": Story(
            "flood", "江水退了", kicker="本报讯", body=(plain("水退到警戒线以下。"),), rank=1
        ),
        "bus": Story("bus", "夜班车多开一小时", body=(plain("末班车改到零点。"),)),
    }
    frames = (
        StoryFrame("flood", GridBox(0, 14, 5, 40), "flood"),
        PictureFrame("river", GridBox(5, 14, 3, 30), "river"),
    )
    return Edition(
        "澜江日报",
        datetime.date(2025, 11, 24),
        load_layout("broadsheet"),
        (Page("A01", 1, "要闻", template="front", frames=frames), Page("A02", 2, "城事")),
        stories,
        {"river": Picture("river", "pictures/river.jpg", "江面", "陈默")},
        "第1期",
    )


@pytest.fixture
def folder(tmp_path: Path, edition: Edition) -> Path:
    folder = tmp_path / "edition"
    save_edition(edition, folder)
    Image.new("RGB", (30, 20)).save(folder / "pictures" / "river.jpg")
    return folder
