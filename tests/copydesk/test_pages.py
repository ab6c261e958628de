"""Raw pages of several shapes, each with what an editor would make of it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from layout_tool.copydesk import ImportedPage, import_page, read_copy, to_json

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
RAW = Path(__file__).parents[2] / "layouts" / "sample-edition" / "raw" / "a01.txt"
REAL = Path(__file__).parents[3] / "shared" / "copy" / "page-tongxinyuan.txt"


def visible(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def everything(page: ImportedPage) -> str:
    data = to_json(page)
    parts = [data["section"], data["slogan"], *data["captions"], *page.aside]
    for story in data["stories"]:
        parts += [story["kicker"], story["headline"], story["deck"], story["byline"]]
        parts += story["body"]
    return "".join(parts)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_a_raw_page_becomes_the_stories_an_editor_sees_in_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    data = to_json(import_page(path.read_text("utf-8")))
    for key in ("section", "slogan", "captions", "stories"):
        assert data[key] == expected[key]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_every_change_can_be_taken_back_to_the_raw_page(path: Path) -> None:
    raw = path.read_text("utf-8")
    assert import_page(raw).restore() == raw


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_no_character_of_a_page_is_lost_or_made_up(path: Path) -> None:
    raw = path.read_text("utf-8")
    page = import_page(raw)
    before = "".join(change.before for change in page.changes)
    told = "".join(change["before"] for change in to_json(page)["changes"])
    assert not visible(raw) - visible(json.dumps(to_json(page), ensure_ascii=False) + told)
    after = "".join(change.after for change in page.changes)
    assert visible(everything(page)) + visible(before) == visible(raw) + visible(after)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_each_change_names_the_place_where_it_stands_in_the_story(path: Path) -> None:
    page = import_page(path.read_text("utf-8"))
    stories = {story.id: story for story in page.stories}
    for change in page.changes:
        if change.story and change.after.strip():
            story = stories[change.story]
            if change.field == "body":
                text = story.body[change.paragraph].text
            else:
                text = getattr(story, change.field)
            assert text[change.offset : change.offset + len(change.after)] == change.after


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_give_the_same_page(path: Path, ends: str) -> None:
    raw = path.read_text("utf-8")
    other = to_json(import_page(raw.replace("\n", ends)))
    same = to_json(import_page(raw))
    assert other["stories"] == same["stories"]


def test_verse_subheads_and_summaries_keep_their_kind() -> None:
    page = import_page((Path(__file__).parent / "pages" / "verse-and-talk.txt").read_text("utf-8"))
    assert {p.kind for p in page.stories[1].body} == {"verse"}
    page = import_page((Path(__file__).parent / "pages" / "subheads.txt").read_text("utf-8"))
    assert [p.kind for p in page.stories[0].body].count("subhead") == 2


def test_a_caption_gives_up_the_photographer_s_name() -> None:
    page = import_page((Path(__file__).parent / "pages" / "cut-columns.txt").read_text("utf-8"))
    (caption,) = page.captions
    assert caption.credit == "方圆"
    assert caption.text.endswith("扎草把。")
    assert caption.whole.endswith("方圆 摄")


def test_run_in_leads_are_marked_and_nothing_else_is() -> None:
    page = import_page((Path(__file__).parent / "pages" / "cut-columns.txt").read_text("utf-8"))
    marked = [p.spans[0].text for p in page.stories[0].body if p.spans[0].marks == ("lead",)]
    assert [len(text) for text in marked] == [11, 11, 12]
    assert not any(p.spans[0].marks for story in page.stories[1:] for p in story.body)


def test_the_first_story_leads_the_page() -> None:
    page = import_page((Path(__file__).parent / "pages" / "subheads.txt").read_text("utf-8"))
    assert [story.id for story in page.stories] == ["story-1", "story-2", "story-3"]
    assert page.stories[0].rank == 1
    assert all(story.rank > 1 for story in page.stories[1:])


@pytest.mark.skipif(not RAW.exists(), reason="the sample edition has no raw page")
def test_the_sample_raw_page_is_read_as_its_editors_meant_it() -> None:
    expected = json.loads(RAW.with_name("expected.json").read_text("utf-8"))
    page = import_page(read_copy(RAW.read_bytes(), RAW.name).text)
    data = to_json(page)
    assert (data["section"], data["slogan"]) == (expected["section"], expected["slogan"])
    assert len(data["stories"]) == len(expected["stories"])
    for got, want in zip(data["stories"], expected["stories"], strict=True):
        for key in ("kicker", "headline", "deck", "byline"):
            assert got[key] == want[key]
        assert "".join(got["body"]) == "".join(want["body"])
    assert len(page.captions) == len(expected["captions"])


@pytest.mark.skipif(not REAL.exists(), reason="the real copy is not here")
def test_the_real_page_keeps_its_seven_stories() -> None:
    page = import_page(read_copy(REAL.read_bytes(), REAL.name).text)
    assert (len(page.section), len(page.slogan), len(page.captions)) == (3, 13, 1)
    assert [bool(s.kicker) for s in page.stories] == [True, True, True, False, False, True, True]
    assert [len(s.headline) for s in page.stories] == [16, 21, 22, 23, 19, 15, 14]
    assert [len(s.byline) for s in page.stories] == [3, 3, 6, 8, 2, 2, 29]
    assert [len(s.body) for s in page.stories] == [5, 5, 7, 6, 5, 6, 6]
    leads = [sum(bool(p.spans[0].marks) for p in s.body) for s in page.stories]
    assert leads == [3, 4, 0, 4, 2, 4, 0]
    assert [p.id for p in page.problems].count("copy.odd-mark") == 2
    digest = hashlib.sha256("".join(page.restore().split()).encode()).hexdigest()
    raw = hashlib.sha256("".join(REAL.read_text("utf-8").split()).encode()).hexdigest()
    assert digest == raw
