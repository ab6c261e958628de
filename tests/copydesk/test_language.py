"""A story says which language it is in, so that its marks stand where its readers expect them."""

from __future__ import annotations

import pytest

from layout_tool.copydesk import import_page, read_copy

HANT = "河堤加固 年內動工\n\n「水退了，人就回來。」鎮長說，經過兩個月的會議，鄉裡決定今年動工。\n"
HANS = "河堤加固年内动工\n\n“水退了，人就回来。”镇长说，经过两个月的会议，乡里决定今年动工。\n"
JA = "堤防の補強、年内に着工へ\n\n「水が引けば、人は戻ってくる」と町長は語り、着工を決めた。\n"
EN = "Work on the dyke begins\n\nThe water went down, and people came back to their houses.\n"


@pytest.mark.parametrize(
    ("raw", "lang"), [(HANT, "zh-Hant"), (HANS, "zh-Hans"), (JA, "ja"), (EN, "en")]
)
def test_a_story_knows_its_language_by_its_characters(raw: str, lang: str) -> None:
    assert {story.lang for story in import_page(raw).stories} == {lang}


def test_big5_copy_is_read_and_set_as_traditional() -> None:
    copy = read_copy((HANT * 3).encode("big5"), "a.txt")
    assert copy.encoding == "Big5"
    assert {story.lang for story in import_page(copy.text).stories} == {"zh-Hant"}


@pytest.mark.parametrize("raw", [HANT, JA])
def test_corner_brackets_stay_in_traditional_and_japanese_copy(raw: str) -> None:
    text = "".join(p.text for story in import_page(raw).stories for p in story.body)
    assert "「" in text
    assert "“" not in text


def test_a_traditional_story_on_a_simplified_page_keeps_its_own_language() -> None:
    page = import_page(HANS * 4 + "\n\n\n\n" + HANT)
    assert [story.lang for story in page.stories][-1] == "zh-Hant"
    assert page.stories[0].lang == "zh-Hans"
    assert "「水退了" in page.stories[-1].body[0].text


@pytest.mark.parametrize(
    "quoted", ["《となりのトトロ》", "「時計」牌電報機", "The Old Man and the Sea"]
)
def test_a_quotation_does_not_change_the_language(quoted: str) -> None:
    page = import_page(
        f"周末放映\n\n本周六晚，文化馆放映{quoted}，" + "镇上的人都来了，" * 6 + "坐满了。\n"
    )
    assert [story.lang for story in page.stories] == ["zh-Hans"]
