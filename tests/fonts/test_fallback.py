from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import GETA, Face, FontBook, clusters
from layout_tool.fonts.fallback import face_for, missing, split
from layout_tool.problem import Level, Place

from .conftest import MakeFont

NOBODY_HAS = "\U0002a6d6"


def test_rare_characters_of_names_are_set_in_body_text(book: FontBook) -> None:
    for char in "㛃𠮷䶮㙍㸌":
        assert book.face_for("song", char) is book.main_face("song"), char


def test_a_headline_sets_rare_names_in_its_own_weight(book: FontBook) -> None:
    for role in ("song-heavy", "song-black", "hei-heavy", "kai"):
        for char in "㛃𠮷䶮":
            assert book.face_for(role, char) is book.main_face(role), (role, char)


def test_what_the_heavy_face_lacks_comes_from_a_lighter_one(book: FontBook) -> None:
    rare = "㐀"
    assert not book.main_face("song-black").has(ord(rare))
    assert book.face_for("song-black", rare) is book.main_face("song")


def test_ordinary_text_is_one_run(book: FontBook) -> None:
    text = "本报讯（记者 王小明）今天上午，大会在北京开幕。"
    [run] = book.runs("song", text)
    assert (run.face, run.start, run.stop, run.missing) == (
        book.main_face("song"),
        0,
        len(text),
        False,
    )


def test_a_character_that_nobody_has_is_shown_as_geta_and_reported(book: FontBook) -> None:
    text = f"姓{NOBODY_HAS}的人，{NOBODY_HAS}"
    runs = book.runs("kai", text)
    shown = "".join(run.shown(text) for run in runs)
    assert shown == f"姓{GETA}的人，{GETA}"
    assert all(run.face.has(ord(GETA)) for run in runs if run.missing)
    [report] = book.missing("kai", text)
    assert (report.char, report.role) == (NOBODY_HAS, "kai")
    problem = report.problem(Place(story="s1"))
    assert problem.level is Level.ERROR
    assert "U+2A6D6" in problem.what
    assert "kai" in problem.remedy
    assert problem.place.story == "s1"


def test_a_private_character_is_told_to_be_one(book: FontBook) -> None:
    [report] = book.missing("song", "\ue815")
    assert "造字" in report.problem().remedy


def test_a_selector_stays_with_its_base(book: FontBook) -> None:
    text = "葛\U000e0100城"
    [run] = book.runs("song", text)
    assert (run.start, run.stop) == (0, 3)
    assert book.missing("song", text) == ()
    assert list(clusters(text)) == [(0, 2), (2, 3)]


def test_a_combining_mark_stays_with_its_base(make_font: MakeFont) -> None:
    narrow = Face(make_font("Narrow.ttf", chars="ea"))
    wide = Face(make_font("Wide.ttf", chars="ea\u0301"))
    assert face_for([narrow, wide], "e\u0301") is wide
    assert [(r.face, r.start, r.stop) for r in split([narrow, wide], "ae\u0301a")] == [
        (narrow, 0, 1),
        (wide, 1, 3),
        (narrow, 3, 4),
    ]


def test_a_mark_that_only_its_base_s_face_lacks_is_reported(make_font: MakeFont) -> None:
    narrow = Face(make_font("Narrow.ttf", chars="e"))
    assert [m.char for m in missing([narrow], "latin", "e\u0301")] == ["\u0301"]


def test_a_letter_with_accent_serves_its_decomposed_form(make_font: MakeFont) -> None:
    composed = Face(make_font("Composed.ttf", chars="eé"))
    assert face_for([composed], "e\u0301") is composed
    assert missing([composed], "latin", "e\u0301") == ()


def test_a_compatibility_ideograph_is_drawn_by_its_unified_form(make_font: MakeFont) -> None:
    face = Face(make_font(chars="豈"))
    assert face_for([face], "\uf900") is face


def test_controls_and_joiners_are_never_missing(book: FontBook) -> None:
    assert book.missing("song", "好\n\u200b\u200d\ufeff\u00ad坏") == ()
    assert len(book.runs("fangsong", "好\n坏")) == 1


def test_an_empty_text_has_no_runs(book: FontBook) -> None:
    assert book.runs("song", "") == ()
    assert book.missing("song", "") == ()


@given(st.text(st.sampled_from("报纸，“A é\u0301\ufe00\u200d㐀𠮷\n" + NOBODY_HAS), max_size=30))
def test_no_character_is_lost_or_set_twice(text: str) -> None:
    book = FontBook.default()
    for role in ("fangsong", "song-black", "latin"):
        runs = book.runs(role, text)
        assert "".join(text[run.start : run.stop] for run in runs) == text
        assert [run.start for run in runs[1:]] == [run.stop for run in runs[:-1]]
        reported = {m.char for m in book.missing(role, text)}
        unseen = {text[run.start] for run in runs if run.missing}
        assert unseen <= reported


def test_a_long_story_is_split_in_no_time(book: FontBook) -> None:
    text = "本报讯今天上午，大会在北京开幕。" * 80
    book.runs("song", text)
    begin = time.process_time()
    for _ in range(10):
        book.runs("song", text)
    assert (time.process_time() - begin) / 10 < 0.001
