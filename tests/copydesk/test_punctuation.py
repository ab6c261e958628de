"""The clean-up of punctuation, row by row."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.copydesk import Draft, clean, undo
from layout_tool.copydesk.punctuation import CHARACTERS, RULES

PROTECTED = [
    "https://paper.example.cn/a?b=1,2&c=3", "news@example.cn", "report-v2.docx", "3.14", "12,800",
    "-5", "12:30:05", "12:30", "3:2", "2024-05-01", "5/1", "v2.1", "F-35", "GB/T 15834", "m/s",
    "kW·h", "A/B", "R&D", "J. K.", "025-83211234", "13812345678", "`a, b`", "f(x)=x+1",
    "Hello, world", "New York, London", "don't", "1/3", "36.5", "E=mc", "www.example.com",
]  # fmt: skip

ROWS = [
    ('他说,"好."', "他说，“好。”"),
    ("\"甲'乙'丙\"", "“甲‘乙’丙”"),
    ("今年;明年:好!吗?", "今年；明年：好！吗？"),
    ("他来了(春天)吗", "他来了（春天）吗"),
    ("世贸组织(WTO)成员", "世贸组织（WTO）成员"),
    ("（第一)条", "（第一）条"),
    ("增长30%,下降", "增长30%，下降"),
    ("发展了。。。", "发展了……"),
    ("等等...", "等等……"),
    ("等等…", "等等……"),
    ("他--我", "他——我"),
    ("他──我", "他——我"),
    ("5月10日--12日", "5月10日—12日"),
    ("好！！！！！", "好！！！"),
    ("读<<边城>>", "读《边城》"),
    ("《关于印发《办法》的通知》", "《关于印发〈办法〉的通知》"),
    ("卡尔.马克思", "卡尔·马克思"),
    ("卡尔•马克思", "卡尔·马克思"),
    ("ＡＢ１２个", "AB12个"),
    ("１２：３０开始", "12:30开始"),
    ("增长１５．５％", "增长15.5%"),
    ("中 文 和 English 词", "中文和English词"),
    ("「甲『乙』丙」", "“甲‘乙’丙”"),
    ("“甲“乙”丙”", "“甲‘乙’丙”"),
    ("他看了“甲“就走", "他看了“甲”就走"),
    ("”甲“来了", "“甲”来了"),
    ("电\u00ad话\u200b号\ufeff码", "电话号码"),
    ("\uf9f7\uf900", "立豈"),
    ("\u2f00人", "一人"),
    ("他说︰好︐", "他说：好，"),
    ("本报讯(记者 王芳 通讯员 李明)昨天", "本报讯（记者 王芳 通讯员 李明）昨天"),
    ("以“悲欢故里 腾飞水乡”为题", "以“悲欢故里 腾飞水乡”为题"),
    ("1.加强领导", "1.加强领导"),
    ("1)加强领导", "1)加强领导"),
    ("(一)加强领导", "（一）加强领导"),
]


@pytest.mark.parametrize(("raw", "wanted"), ROWS)
def test_half_width_and_mistyped_marks_are_mended(raw: str, wanted: str) -> None:
    assert clean(raw).text == wanted


@pytest.mark.parametrize("token", PROTECTED)
@pytest.mark.parametrize("frame", ["{}", "前面{}后面", "前面，{}，后面"])
def test_a_protected_token_is_never_touched(token: str, frame: str) -> None:
    text = frame.format(token)
    assert clean(text).text == text


@pytest.mark.parametrize("text", ["他说“好", "甲”乙“丙”", '他说"好', "“一“二”三"])
def test_a_mark_without_certain_partner_is_left_and_reported(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == text
    assert cleaned.odd or cleaned.continues


def test_a_paragraph_of_a_long_quotation_may_stay_open() -> None:
    cleaned = clean("“第一段，还没有说完。")
    assert cleaned.continues
    assert not cleaned.odd


@pytest.mark.parametrize("kind", ["head", "verse", "byline"])
def test_spaces_stay_where_they_mean_something(kind: str) -> None:
    assert clean("放大优势效应 服务发展大局", kind).text == "放大优势效应 服务发展大局"  # type: ignore[arg-type]


def test_corner_marks_stay_in_traditional_text() -> None:
    assert clean("他說「好」", simplified=False).text == "他說「好」"


def test_a_text_without_chinese_keeps_its_marks() -> None:
    text = 'He said, "Well..." (and left).'
    assert clean(text).text == text


def test_every_rule_has_an_id_and_says_where_it_comes_from() -> None:
    for rule in (*CHARACTERS, *RULES):
        assert rule.id.count(".") == 1
        assert rule.clause


def test_one_change_can_be_taken_back_alone() -> None:
    draft = Draft("甲,乙,丙")
    draft.apply([(1, 2, "，", "a"), (3, 4, "，", "b")])
    assert draft.text == "甲，乙，丙"
    assert draft.undone(draft.edits[:1]) == "甲,乙，丙"
    assert draft.undone(draft.edits[1:]) == "甲，乙,丙"


ALPHABET = (
    "中文字说了王的年月日一,.;:!?()\"'“”‘’「」《》<>…—-·・。，、！？ 　ab1290%/@"
    "ＡＢ１２\u00ad\u200b\n~=&"
)
TEXT = st.text(alphabet=ALPHABET, max_size=40)


@settings(max_examples=600, deadline=None)
@given(TEXT)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@settings(max_examples=600, deadline=None)
@given(TEXT, st.sampled_from(["body", "head", "verse", "byline", "caption"]))
def test_undoing_the_whole_record_gives_the_original_back(text: str, kind: str) -> None:
    cleaned = clean(text, kind)  # type: ignore[arg-type]
    assert undo(cleaned.text, cleaned.edits) == text


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_no_letter_digit_or_han_is_lost_by_cleaning(text: str) -> None:
    def letters(string: str) -> list[str]:
        return [c for c in string if (c.isalnum() and c.isascii()) or "\u4e00" <= c <= "\u9fff"]

    source = text.translate(str.maketrans("ＡＢ１２", "AB12"))
    assert letters(clean(text).text) == letters(source)


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet="甲乙丙丁abc", max_size=12),
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 12), st.integers(0, 3), st.text(alphabet="xy", max_size=2)),
            max_size=3,
        ),
        max_size=4,
    ),
)
def test_edits_of_edits_melt_into_a_record_of_the_source(
    source: str, rounds: list[list[tuple[int, int, str]]]
) -> None:
    draft = Draft(source)
    for steps in rounds:
        size = len(draft.text)
        draft.apply((min(s, size), min(s + n, size), after, "r") for s, n, after in steps)
        assert undo(draft.text, draft.edits) == source
        assert all(source[e.start : e.end] == e.before for e in draft.edits)
        assert all(a.end <= b.start for a, b in zip(draft.edits, draft.edits[1:], strict=False))
