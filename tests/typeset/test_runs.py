"""Runs of one paragraph in other languages and colours; hyphenated words."""

from __future__ import annotations

import itertools
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import FontBook
from layout_tool.model import (
    BLACK,
    NAMES_APART,
    Cmyk,
    Mark,
    Paragraph,
    Span,
    StyleSheet,
    TextStyle,
    plain,
)
from layout_tool.sheet import GlyphRun, Rule
from layout_tool.typeset import Line, Typesetter
from layout_tool.typeset.hyphenation import hyphen_places

SIZE = 10.0
BODY = TextStyle(size=SIZE)
ENGLISH = replace(BODY, lang="en")
RED = Cmyk(0, 1, 1, 0)
COPY = (
    "Reading under the lamp has become the habit of a whole town, the librarian said, and drew "
    "the curtains. Extraordinary newspaper typesetting is notoriously difficult in the narrowest "
    "columns; hyphenation makes a considerable difference to compositors everywhere."
)
SETTER = Typesetter(
    FontBook.default(), StyleSheet(text={"body": BODY}, colours={"red": RED, "红": RED})
)


def lines(*spans: Span, em: float = 100, style: TextStyle = BODY) -> tuple[Line, ...]:
    return SETTER.set_paragraph(Paragraph(spans), style, (em * SIZE,)).lines


def text_of(line: Line) -> str:
    return "".join(run.glyphs.text for run in line.runs)


def hyphened(line: Line) -> bool:
    return bool(line.marks)


def natural(text: str, lang: str = "") -> float:
    (line,) = lines(Span(text, lang=lang))
    return line.width / SIZE


# Languages


@pytest.mark.parametrize(("lang", "mark"), [("ja", "“"), ("zh-Hant", "，")])
def test_a_run_in_another_language_has_that_language_s_forms(lang: str, mark: str) -> None:
    """The house's faces draw marks otherwise for Japan and Taiwan (``locl``)."""
    (line,) = lines(Span(f"一{mark}"), Span(f"一{mark}", lang=lang), Span(f"一{mark}"))
    ids = [gid for run in line.runs for gid in run.glyphs.ids]
    assert ids[1] == ids[5]
    assert ids[1] != ids[3]


def test_marks_of_a_run_are_set_by_its_language() -> None:
    assert natural("馬克·吐溫") == pytest.approx(4.5)
    assert natural("馬克·吐溫", "zh-Hant") == pytest.approx(5)
    assert natural("もう！早い", "ja") == pytest.approx(5)
    assert natural("“Yes,”", "en") < 0.75 * natural("“Yes,”他")


def test_a_mark_beside_another_language_keeps_its_own_space() -> None:
    """The comma of zh-Hant stands in the middle of its cell, whatever follows it."""
    (line,) = lines(Span("中"), Span("，", lang="zh-Hant"), Span("中"))
    assert line.width / SIZE == pytest.approx(3)


def test_small_kana_keep_off_line_starts() -> None:
    for em in range(4, 9):
        for line in lines(Span("あ" * 3 + "ょと" * 9), em=em)[1:]:
            assert text_of(line)[0] != "ょ"


def test_a_language_moves_nothing_of_the_text() -> None:
    done = lines(Span("他说"), Span("“Yes,” he said", lang="en"), Span("，走了。"), em=5)
    assert "".join(map(text_of, done)).replace(" ", "") == "他说“Yes,”hesaid，走了。"
    starts = [run.source.start for line in done for run in line.runs if run.source]
    assert starts == sorted(starts)


@given(
    st.lists(
        st.builds(
            Span,
            st.text("汉字，。！“”·…—ょっAb -1", min_size=1, max_size=8),
            st.just(()),
            st.just(""),
            st.sampled_from(["", "ja", "zh-Hant", "en", "de"]),
        ),
        min_size=1,
        max_size=5,
    ),
    st.integers(3, 12),
    st.sampled_from(["horizontal", "vertical"]),
)
def test_no_language_loses_a_character(spans: list[Span], em: int, direction: str) -> None:
    style = replace(BODY, direction=direction)
    done = SETTER.set_paragraph(Paragraph(tuple(spans)), style, (em * SIZE,)).lines
    whole = "".join(span.text for span in spans)
    assert "".join(map(text_of, done)).replace(" ", "") == whole.replace(" ", "")
    assert all(line.width <= em * SIZE + 0.01 for line in done)


# Colours


def test_a_run_takes_the_colour_that_the_layout_names() -> None:
    (line,) = lines(Span("黑"), Span("红", colour="red"), Span("灰", colour="K50"), Span("黑"))
    assert [run.colour for run in line.runs] == [BLACK, RED, BLACK.tint(0.5), BLACK]


def test_a_colour_changes_no_break_and_no_place() -> None:
    text = "他说，“灯下读书”是2024年的新习惯。”（记者）再来一次，“好”"
    whole = lines(Span(text), em=12)
    for at in range(1, len(text)):
        if text[at - 1].isascii() and text[at].isascii():
            continue
        split = lines(Span(text[:at]), Span(text[at:], colour="红"), em=12)
        assert [text_of(line) for line in split] == [text_of(line) for line in whole]
        assert [line.width for line in split] == pytest.approx([line.width for line in whole])


# Hyphens


def test_words_are_hyphenated_where_a_line_would_be_loose() -> None:
    for em in (14, 16, 18):
        with_hyphens = lines(Span(COPY), em=em, style=ENGLISH)
        without = lines(Span(COPY), em=em, style=replace(ENGLISH, hyphenate=False))
        assert any(map(hyphened, with_hyphens))
        assert not any(map(hyphened, without))
        assert sum(x.stretch for x in with_hyphens) < 0.9 * sum(x.stretch for x in without)


def test_every_line_with_a_hyphen_is_as_wide_as_its_column() -> None:
    for line in lines(Span(COPY), em=13, style=ENGLISH)[:-1]:
        assert line.width == pytest.approx(13 * SIZE, abs=0.01)
        for mark in line.marks:
            assert mark.glyphs.text == ""  # type: ignore[union-attr]  # a hyphen is a glyph run
            end = mark.x + mark.glyphs.advances[-1]  # type: ignore[union-attr]
            assert end == pytest.approx(13 * SIZE, abs=0.01)


def test_a_hyphen_is_no_character_of_the_text() -> None:
    done = lines(Span(COPY), em=11, style=ENGLISH)
    assert any(map(hyphened, done))
    assert "".join(map(text_of, done)).replace(" ", "") == COPY.replace(" ", "")


def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen() -> None:
    most = 0
    for em in range(11, 30):
        row = 0
        for line in lines(Span(COPY), em=em, style=ENGLISH):
            row = row + 1 if hyphened(line) else 0
            most = max(row, most)
    assert most == 2


def test_two_letters_stay_before_a_hyphen_and_three_after_it() -> None:
    for word in ("newspaper", "extraordinary", "already", "Librarian", "typesetting"):
        places = hyphen_places(word, "en")
        assert all(2 <= place <= len(word) - 3 for place in places), word
    assert hyphen_places("UNESCO", "en") == []
    assert hyphen_places("habit", "tlh") == []


@pytest.mark.parametrize(
    ("word", "lang", "parts"),
    [
        ("newspaper", "en", "news-pa-per"),
        ("Zeitungsverlag", "de", "Zei-tungs-ver-lag"),
        ("typographie", "fr", "ty-po-gra-phie"),
        ("редакция", "ru", "ре-дак-ция"),
    ],
)
def test_a_word_parts_by_the_rules_of_its_language(word: str, lang: str, parts: str) -> None:
    edges = [0, *hyphen_places(word, lang), len(word)]
    assert "-".join(word[a:b] for a, b in itertools.pairwise(edges)) == parts


def test_a_word_that_is_not_parted_keeps_the_glyphs_of_the_whole_word() -> None:
    """Kerning and ligatures run over the places where a hyphen might have stood."""
    for line in lines(Span("An affable officer’s efficient " * 6), em=11, style=ENGLISH):
        for run in line.runs:
            alone = SETTER.set_paragraph(
                plain(run.glyphs.text), replace(ENGLISH, hyphenate=False), (1000.0,)
            ).lines[0]
            if "efficient" in run.glyphs.text:
                assert run.glyphs.ids == alone.runs[0].glyphs.ids


def test_lines_that_are_not_justified_keep_their_words_whole() -> None:
    for align in ("left", "center"):
        style = replace(ENGLISH, align=align)
        assert not any(map(hyphened, lines(Span(COPY), em=13, style=style)))


def test_a_word_wider_than_its_column_is_hyphenated_before_it_is_broken() -> None:
    done = lines(Span("internationalisation"), em=5, style=replace(ENGLISH, align="left"))
    assert all(map(hyphened, done[:-1]))
    assert not any(line.forced for line in done)


def test_chinese_copy_hyphenates_only_if_its_style_says_so() -> None:
    text = "他说internationalisation是难词而standardisation也是一样的难词啊。"
    assert not any(map(hyphened, lines(Span(text), em=10)))
    assert any(map(hyphened, lines(Span(text), em=10, style=replace(BODY, hyphenate=True))))


def test_a_page_without_such_words_never_loads_the_patterns() -> None:
    """They take time to read, and a Chinese page has no use for them."""
    code = (
        "import sys; from layout_tool.fonts import FontBook; from layout_tool.model import *;"
        "from layout_tool.typeset import Typesetter;"
        "s = Typesetter(FontBook.default(), StyleSheet(text={'body': TextStyle()}));"
        "s.set_paragraph(plain('他说Windows很好' * 9), TextStyle(), (90.0,));"
        "sys.exit('pyphen' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text("abcdefghij fiflé-’“”,. ", max_size=60), st.integers(2, 14))
def test_hyphenated_or_not_no_letter_is_lost(text: str, em: int) -> None:
    done = SETTER.set_paragraph(plain(text), ENGLISH, (em * SIZE,)).lines
    assert "".join(map(text_of, done)).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= em * SIZE + 0.01 for line in done)


# The strict grid


def test_cells_that_the_strict_grid_leaves_empty_are_counted() -> None:
    strict = replace(BODY, strict_grid=True)
    done = lines(Span("一二三四五六七八九，十甲乙丙丁戊己庚辛"), em=9, style=strict)
    assert [line.empty for line in done] == [1, 0, 0]
    assert text_of(done[0]) == "一二三四五六七八"


# Western passages in vertical lines


def _turns(*spans: Span, em: float = 100) -> list[tuple[str, str]]:
    done = lines(*spans, em=em, style=replace(BODY, direction="vertical"))
    return [(run.glyphs.text, run.glyphs.orientation) for line in done for run in line.runs]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("“I read by the lamp,” he wrote", "en"), ("проверяет страницы", "ru"), ("OK", "en")],
)
def test_a_western_passage_lies_along_a_vertical_line(text: str, lang: str) -> None:
    turns = _turns(Span("他写"), Span(text, lang=lang), Span("。"))
    assert {turn for part, turn in turns if part.strip() in text and part.strip()} == {"r"}
    (line,) = lines(Span(text, lang=lang), style=replace(BODY, direction="vertical"))
    (across,) = lines(Span(text, lang=lang))
    assert line.width == pytest.approx(across.width)


@pytest.mark.parametrize(
    "text", ["iPhone 15 Pro", "36 km/h", "Wi-Fi 6", "I read a book", "Windows OK"]
)
def test_what_is_read_with_a_lying_word_lies_too(text: str) -> None:
    assert {turn for part, turn in _turns(Span(f"用{text}说"))[1:-1] if part.strip()} == {"r"}


@pytest.mark.parametrize("text", ["GDP", "12", "A", "A B", "5.2% AI"])
def test_letters_acronyms_and_short_numbers_alone_stand(text: str) -> None:
    turns = _turns(Span(f"用{text}说"))
    assert "r" not in {turn for part, turn in turns if not set(part) & set("%")}


def test_the_pieces_of_a_word_lie_together() -> None:
    turns = _turns(Span("测H"), Span("2", ("sub",)), Span("O吧"))
    assert [turn for part, turn in turns if part in ("H", "2", "O")] == ["r"] * 3
    long = _turns(Span("记abcdefghijklmnopqrstuvwxyz吧"), em=5)
    assert {turn for part, turn in long if part.isascii()} == {"r"}


# Words and addresses wider than the measure


def test_a_word_as_wide_as_the_measure_leaves_no_comma_to_the_next_line() -> None:
    """GB/T 15834 5.1.1: rather is the word parted."""
    number = "12345678901234567890"
    width = natural(number)
    for line in lines(Span(f"编号{number}，完"), em=width + 0.2)[1:]:
        assert text_of(line)[0] != "，"


def test_a_word_too_wide_leaves_no_line_with_two_characters_across_the_measure() -> None:
    done = lines(Span("词长Donaudampfschifffahrtsgesellschaftskapitän也要断开。"), em=12)
    assert all(line.stretch <= 0.25 for line in done)
    assert any(line.forced for line in done)


def test_a_word_too_wide_never_leaves_one_letter_alone() -> None:
    for em in range(4, 12):
        for line in lines(Span("词Donaudampfschifffahrtsgesellschaft也"), em=em):
            for part in text_of(line).replace("词", " ").replace("也", " ").split():
                assert len(part) > 1


def test_other_words_stay_whole_beside_one_too_wide() -> None:
    done = lines(Span("用office办公Donaudampfschifffahrtsgesellschaft办公office用office办"), em=8)
    assert sum(text_of(line).count("office") for line in done) == 3


def test_a_mail_address_parts_behind_its_signs() -> None:
    done = lines(Span("写信至night.reading.room@very.long.domain.example.org来。"), em=9)
    parts = [text_of(line) for line in done]
    assert not any(line.forced for line in done)
    assert not any(part[0] in ".@" for part in parts)
    assert "".join(parts) == "写信至night.reading.room@very.long.domain.example.org来。"


def test_a_short_mail_address_stays_whole_where_that_costs_little() -> None:
    done = lines(Span("读者来信请写至a.b@cd.ef，编辑部收，谢谢各位读者。"), em=13)
    assert any("a.b@cd.ef" in text_of(line) for line in done)


# Beside the text


def _ink_below(line: Line) -> tuple[float, float]:
    """Return how far below the baseline the dots begin and what is drawn with them ends, in em."""
    (dots,) = [mark for mark in line.marks if isinstance(mark, GlyphRun)]
    face = SETTER.book.face(dots.glyphs.face)
    ink = face.ink(dots.glyphs.ids[0])
    assert ink is not None
    top = dots.y + dots.glyphs.ys[0] - dots.glyphs.size * ink[3]
    drawn = [mark for mark in line.marks if not isinstance(mark, GlyphRun)]
    ends = [
        mark.y1 + mark.width / 2 if isinstance(mark, Rule) else mark.rect.y + mark.rect.height
        for mark in drawn
    ]
    return top / SIZE, max(ends) / SIZE


@pytest.mark.parametrize("mark", ["underline", "wavy"])
def test_dots_stand_clear_below_the_line_of_a_name(mark: Mark) -> None:
    """The line is next to the text, the dots beyond it (CLREQ C8)."""
    (line,) = lines(Span("着重", ("emphasis", mark)))
    top, end = _ink_below(line)
    assert top > end
    assert top < 0.9


@pytest.mark.parametrize("text", ["H₂O", "m²", "5×10³", "CO₂"])
def test_superior_and_inferior_figures_are_part_of_their_word(text: str) -> None:
    assert {turn for part, turn in _turns(Span(f"水{text}吧"))[1:-1]} == {"r"}
    (line,) = lines(Span(f"水{text}吧"))
    assert not any(run.substitute for run in line.runs)


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("mark", ["underline", "wavy"])
def test_names_side_by_side_have_lines_of_their_own(mark: Mark, direction: str) -> None:
    """CLREQ C8: one name, one line; neighbours do not touch."""
    style = replace(BODY, direction=direction)
    (one,) = lines(Span(f"祝遥{NAMES_APART}苏青", (mark,)), style=style)
    (alone,) = lines(Span("祝遥苏青", (mark,)), style=style)
    assert len(one.marks) == 2
    assert len(alone.marks) == 1
    assert one.width == alone.width


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
def test_a_part_of_a_word_may_have_a_reading(direction: str) -> None:
    """No reading is lost, wherever its characters stand."""
    style = replace(BODY, direction=direction)
    (line,) = lines(
        Span("用"), Span("5", (), "wǔ"), Span("G网"), Span("Win", (), "wēn"), Span("dows吧"),
        style=style,
    )  # fmt: skip
    assert [mark.glyphs.text for mark in line.marks if isinstance(mark, GlyphRun)] == ["wǔ", "wēn"]
    assert "".join(text_of(line).split()) == "用5G网Windows吧"
    assert len(lines(Span("5", (), "wǔ"), Span("G"), em=2, style=style)) == 1


def test_a_line_stands_below_just_the_part_of_a_word_that_has_it() -> None:
    (line,) = lines(Span("见Win"), Span("dows", ("underline",)), Span("吧"))
    (rule,) = [mark for mark in line.marks if isinstance(mark, Rule)]
    assert (rule.x2 - rule.x1) / SIZE == pytest.approx(natural("dows"), abs=0.05)


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("invisible", "\u00ad\u200b\u2060")
@pytest.mark.parametrize("mark", "，。“”》！·")
def test_what_is_invisible_moves_no_mark(mark: str, invisible: str, direction: str) -> None:
    style = replace(BODY, direction=direction)
    (bare,) = lines(Span(f"国{mark}国"), style=style)
    (line,) = lines(Span(f"国{mark}{invisible}国"), style=style)
    assert [run.glyphs.xs for run in line.runs] == [run.glyphs.xs for run in bare.runs]
    assert [run.glyphs.ys for run in line.runs] == [run.glyphs.ys for run in bare.runs]
    assert [run.x for run in line.runs] == [run.x for run in bare.runs]
