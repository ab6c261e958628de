"""Rows that a spreadsheet or a mail parted by tabs come in as a table."""

from __future__ import annotations

from layout_tool.copydesk import import_page

PAGE = """联赛战罢第十四轮

本报讯（记者 苏青）昨晚联赛战罢第十四轮，北苑主场取胜，继续领跑积分榜，南塘紧随其后。

队名\t胜\t净胜
北苑\t10\t+18
南塘 ,二队\t9\t
\t8\t0

下一轮将在周六进行，届时北苑客场挑战东桥联队，两队本赛季首次交手时打成平局。
"""


def test_rows_parted_by_tabs_are_rows_of_a_table() -> None:
    (story,) = import_page(PAGE).stories
    kinds = [paragraph.kind for paragraph in story.body]
    assert kinds == ["body", "table", "table", "table", "table", "body"]
    texts = [paragraph.text for paragraph in story.body]
    assert texts[1:3] == ["队名\t胜\t净胜", "北苑\t10\t+18"]
    assert texts[3].split("\t")[1:] == ["9", ""]
    assert texts[4] == "\t8\t0"


def test_the_copy_comes_back_as_it_was_with_its_tabs() -> None:
    page = import_page(PAGE)
    assert page.restore() == PAGE


def test_a_tab_that_stands_alone_is_a_space() -> None:
    (story,) = import_page(
        "城事\n\n晚餐\t见 闻：食堂里的新菜单受到老人欢迎，每天有四百人前来就餐。"
    ).stories
    assert all("\t" not in paragraph.text for paragraph in story.body)
