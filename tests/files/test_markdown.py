"""How copy is written by hand."""

from __future__ import annotations

from layout_tool.files import story_from_markdown, story_to_markdown
from layout_tool.files.copy_md import parse_body
from layout_tool.files.inline_md import dump_inline, parse_inline
from layout_tool.model import NAMES_APART, Span, Story


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in parse_body(text)]


def test_a_bold_run_opens_a_body_paragraph_as_its_lead() -> None:
    assert parse_inline("**抓落实。**各地**加快**推进") == (
        Span("抓落实。", ("lead",)),
        Span("各地"),
        Span("加快", ("bold",)),
        Span("推进"),
    )


def test_a_bold_run_in_a_subhead_is_bold() -> None:
    assert parse_inline("**一**、", "subhead")[0].marks == ("bold",)


def test_marks_nest() -> None:
    assert parse_inline("甲**乙*丙***") == (
        Span("甲"),
        Span("乙", ("bold",)),
        Span("丙", ("bold", "kai")),
    )
    assert parse_inline("**[1]报告**") == (Span("[1]报告", ("lead",)),)
    assert parse_inline("[甲*乙*]{.wavy}") == (Span("甲", ("wavy",)), Span("乙", ("kai", "wavy")))


def test_what_is_never_closed_is_text() -> None:
    for text in ("5*3=15", "**未完", "[1]", "[甲](乙)", "[甲]{.nosuch}", "****", "[]{.kai}"):
        assert "".join(s.text for s in parse_inline(text)) == text


def test_a_reading_stands_above_its_characters() -> None:
    assert parse_inline('[鞑靼]{.kai ruby="dá dá"}') == (Span("鞑靼", ("kai",), "dá dá"),)


def test_lines_of_one_paragraph_join_without_a_space_between_han() -> None:
    assert kinds("第一行\n第二行") == [("body", "第一行第二行")]
    assert kinds("the first\nline") == [("body", "the first line")]


def test_an_ideographic_space_begins_a_paragraph() -> None:
    assert kinds("　　第一段\n　　第二段") == [("body", "第一段"), ("body", "第二段")]


def test_kinds_of_paragraphs() -> None:
    text = "## 小标题\n正文\n> 一行诗\n> 二行诗\n\n{.summary} 提要"
    assert kinds(text) == [
        ("subhead", "小标题"),
        ("body", "正文"),
        ("verse", "一行诗"),
        ("verse", "二行诗"),
        ("summary", "提要"),
    ]


def test_a_summary_of_the_front_matter_opens_the_body() -> None:
    story = story_from_markdown("---\nsummary: 提*要*\nheadline: [甲, 乙]\n---\n正文", "a")
    assert story.headline == "甲\n乙"
    assert [(p.kind, p.text) for p in story.body] == [("summary", "提要"), ("body", "正文")]
    assert "summary: 提*要*\n" in story_to_markdown(story)


def test_text_of_windows_and_without_front_matter_reads() -> None:
    assert story_from_markdown("\ufeff第一段\r\n\r\n第二段\r\n", "a").characters == 6
    assert story_from_markdown("", "a") == Story("a")


def test_two_names_side_by_side_stay_two() -> None:
    """Spans alike are joined; a space of no width keeps the names of two brackets apart."""
    text = "[王宁]{.underline}[李果]{.underline}和[甲]{.wavy}[乙]{.wavy}，[黑]{.bold}[体]{.bold}"
    spans = parse_inline(text)
    assert [span.text for span in spans] == [
        f"王宁{NAMES_APART}李果", "和", f"甲{NAMES_APART}乙", "，", "黑体",
    ]  # fmt: skip
    assert parse_inline(dump_inline(spans)) == spans
