"""Promises that hold for whatever text comes in."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.copydesk import import_page, to_json
from layout_tool.problem import LayoutError

LINES = st.sampled_from(
    [
        "", "", "要闻", "王小明", "李红 张卫国", "云溪县", "本报记者 赵一", "（周琴）", "一、起步",
        "图为田间。陈光 摄", "陈光 摄", "新路通到家门口", "——记三位养路工", "春风 化雨",
        "今天,他们修好了最后一段路,全村人都来看。", "路修到了村口,还没有",
        "完工,大家就已经在上面走了。",
        "他说:\"好。\"", "“一个没有说完的", "　　问：为什么？", "1.第一项", "责任编辑：钱多", "A03",
        "这是很长的一段话,讲的是一条路怎样从山脚修到山顶,又通到另一个县。（孙立）",
        "\ufeff", "第4版  滨海潮  2024年3月8日", "Hello, world! 你好,世界", "　",
        "争做新风使者 共建美好家园", "．．．", "\u00ad软连字符",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14))
def test_any_page_of_likely_lines_loses_nothing_and_can_be_restored(lines: list[str]) -> None:
    raw = "\n".join(lines)
    if not raw.strip("\ufeff \u3000\n"):
        return
    page = import_page(raw)
    assert page.restore() == raw
    data = to_json(page)
    text = "".join(
        [data["section"], data["slogan"], *data["captions"], *page.aside]
        + [
            story[key]
            for story in data["stories"]
            for key in ("kicker", "headline", "deck", "byline")
        ]
        + [paragraph for story in data["stories"] for paragraph in story["body"]]
    )
    gone = Counter("".join(c.before for c in page.changes))
    for char, count in Counter(raw).items():
        if not char.isspace():
            assert text.count(char) + gone[char] >= count


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_read_or_refused_in_a_sentence(raw: str) -> None:
    if raw.strip() and raw.strip("\ufeff \t\r\n\u3000"):
        assert import_page(raw).restore() == raw
    else:
        with pytest.raises(LayoutError, match="empty"):
            import_page(raw)


def test_an_empty_text_is_refused_with_a_remedy() -> None:
    with pytest.raises(LayoutError) as caught:
        import_page(" \n　\n")
    assert caught.value.problem.remedy


def test_a_page_without_a_headline_says_so() -> None:
    page = import_page(
        "这里只有一段正文,它讲了一件事,讲得很完整,前后有二十多个字,所以它不会是标题。"
    )
    assert len(page.stories) == 1
    assert "copy.no-headline" in {problem.id for problem in page.problems}


def test_an_odd_quotation_mark_is_reported_with_its_story() -> None:
    page = import_page(
        "新路通到家门口\n\n“路修好了,大家都高兴。”村民“老李说,他每天都要在这条路上走一个来回。\n\n王小明"
    )
    (problem,) = [p for p in page.problems if p.id == "copy.odd-mark"]
    assert problem.place.story == "story-1"


def test_the_second_half_of_a_cut_quotation_is_no_headline() -> None:
    page = import_page(
        "新路通到家门口\n\n村里的老人说,从前出门要翻三道梁,天不亮动身,天黑了才到,如今坐车只要一袋烟的新工\n\n"
        "夫,孩子上学也不用住校了。\n\n王小明"
    )
    (story,) = page.stories
    assert [len(p.text) for p in story.body] == [54]
    assert story.byline == "王小明"
