"""Tables in copy files: what is written between pipes is what a story holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout_tool.files import load_layout, story_from_markdown, story_to_markdown
from layout_tool.model import Paragraph, Span, Story, TabStop, plain, table_at
from layout_tool.problem import LayoutError

STANDINGS = """---
headline: 积分榜
---

| 队名 | 胜 | 净胜 |
| --- | :-: | --: |
| **北苑** | 3 | +4 |
| 南\\|塘 |  | -1 |

赛后记。
"""


def test_a_table_between_pipes_is_read_row_by_row_and_written_as_it_was() -> None:
    story = story_from_markdown(STANDINGS, "one")
    assert [(p.kind, p.text) for p in story.body] == [
        ("table-head", "队名\t胜\t净胜"),
        ("table", "北苑\t3\t+4"),
        ("table", "南|塘\t\t-1"),
        ("body", "赛后记。"),
    ]
    assert story.body[0].aligns == ("auto", "center", "right")
    assert story.body[1].spans[0] == Span("北苑", ("bold",))
    assert story_to_markdown(story) == STANDINGS


def test_rows_without_heads_are_a_table_too() -> None:
    story = story_from_markdown("| 甲 | 1 |\n| 乙 | 2", "one")
    assert [(p.kind, p.text) for p in story.body] == [("table", "甲\t1"), ("table", "乙\t2")]


def test_a_second_head_begins_a_second_table() -> None:
    kinds = ("table-head", "table", "table-head", "table", "body")
    body = [plain("x\ty", kind) for kind in kinds]
    assert [table_at(body, i) for i in range(5)] == [
        range(2), range(2), range(2, 4), range(2, 4), range(4, 4),
    ]  # fmt: skip


def test_cells_that_look_like_the_row_of_alignments_stay_cells() -> None:
    story = Story("one", body=(Paragraph((Span("---\t:-:"),), "table"),))
    assert story_from_markdown(story_to_markdown(story), "one") == story


@pytest.mark.parametrize("cell", ["|", "||", "|甲", "\\|", "\\\\|", "甲\\", "#|"])
def test_pipes_and_backslashes_of_a_cell_come_back(cell: str) -> None:
    story = Story("one", body=(Paragraph((Span(f"{cell}\t{cell}"),), "table"),))
    assert story_from_markdown(story_to_markdown(story), "one") == story


def test_a_line_of_text_that_begins_with_a_pipe_comes_back_as_text() -> None:
    story = Story("one", body=(plain("|绝对值|"), plain("甲\t乙")))
    text = story_to_markdown(story)
    assert "甲\t乙" in text
    assert story_from_markdown(text, "one") == story


def test_tab_stops_and_stripes_are_read_from_a_layout(tmp_path: Path) -> None:
    base = (
        "extends: tabloid\nstyles: {quotes: {like: body, size: 10pt, stripes: K10, rules: grid, "
        "condense: 0.7, tabs: [%s]}}\n"
    )
    path = tmp_path / "own.yaml"
    path.write_text(base % "4, {at: 100pt, align: decimal, leader: ．}", "utf-8")
    quotes = load_layout(path).styles.text["quotes"]
    assert quotes.tabs == (TabStop(4.0), TabStop(10.0, "decimal", "．"))
    assert quotes.stripes is not None
    assert (quotes.rules, quotes.condense) == ("grid", 0.7)
    path.write_text(base % "8, 4", "utf-8")
    with pytest.raises(LayoutError, match="does not stand behind"):
        load_layout(path)
