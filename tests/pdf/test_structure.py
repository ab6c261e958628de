"""Tags: what a screen reader, a search engine and a text export follow."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from layout_tool.compose import compose
from layout_tool.files import load_layout, story_from_markdown
from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, Edition, GridBox, Page, Rect, StoryFrame
from layout_tool.pdf import Meta, render_pdf
from layout_tool.sheet import Fill, GlyphRun, Image, Item, Rule, Segment, Shape, Sheet, SourceRange

from .support import META, group, line, opened

TAGGED = "newsprint-x4"


def said(book: FontBook, y: float, text: str, part: str, paragraph: int = 0) -> GlyphRun:
    source = SourceRange("s1", part, paragraph, 0, len(text))
    return replace(line(book, 30, y, text), source=source)


@pytest.fixture
def page(book: FontBook) -> Sheet:
    story: tuple[Item, ...] = (
        said(book, 30, "标题", "headline"),
        said(book, 60, "第一段", "body", 0),
        said(book, 74, "续行", "body", 0),
        Rule(30, 78, 90, 78, 0.5),
        said(book, 90, "第二段", "body", 1),
    )
    picture = (
        Image(Rect(30, 200, 90, 60), "", alt="桥上的灯"),
        said(book, 270, "图为大桥", "caption"),
    )
    frame = (Fill(Rect(0, 0, 9, 9), BLACK),)
    groups = (
        group(*story),
        group(*picture, frame="f2", kind="picture"),
        group(*frame, frame="f3", kind="furniture"),
    )
    return Sheet("A01", 400, 600, 0, groups)


def tree(element: Any) -> list[Any]:
    """An element as [role, its marks or children]."""
    kids = list(element.K)
    return [str(element.S)[1:], [k if isinstance(k, int) else tree(k) for k in kids]]


def test_a_story_is_an_article_with_its_headline_and_paragraphs(
    book: FontBook, page: Sheet
) -> None:
    with opened(render_pdf([page], book, preset=TAGGED, meta=META)) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        assert tree(pdf.Root.StructTreeRoot.K) == [
            "Document",
            [
                ["Art", [["H1", [0]], ["P", [1]], ["P", [2]]]],
                ["Div", [["Figure", [3]], ["Caption", [4]]]],
            ],
        ]


def test_a_picture_says_what_it_shows(book: FontBook, page: Sheet) -> None:
    with opened(render_pdf([page], book, preset=TAGGED, meta=META)) as pdf:
        figure = pdf.Root.StructTreeRoot.K.K[1].K[0]
        assert str(figure.Alt) == "桥上的灯"


def test_every_mark_on_the_page_is_in_the_tree_or_an_artifact(book: FontBook, page: Sheet) -> None:
    pages = [page, replace(page, page="A02")]
    with opened(render_pdf(pages, book, preset=TAGGED, meta=META)) as pdf:
        parents = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert parents[::2] == [0, 1]
        for number, leaf in enumerate(pdf.pages):
            assert leaf.obj.StructParents == number
            marks, depth = [], 0
            for operands, operator in pikepdf.parse_content_stream(leaf):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    depth += 1
                    if name == "BDC" and operands[0] != pikepdf.Name.Span:
                        marks.append((str(operands[0]), int(operands[1].MCID)))
                elif name == "EMC":
                    depth -= 1
                elif name in ("Tj", "TJ", "f", "S", "Do"):
                    assert depth > 0
            assert [mcid for _, mcid in marks] == list(range(len(marks)))
            listed = parents[2 * number + 1]
            assert [str(element.S) for element in listed] == [role for role, _ in marks]
            assert all(element.Pg.objgen == leaf.obj.objgen for element in listed)


def test_old_press_files_carry_no_tags(book: FontBook, page: Sheet) -> None:
    data = render_pdf([page], book, preset="newsprint-x1a", meta=META)
    with opened(data) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        content = pdf.pages[0].obj.Contents.read_bytes()
        assert b"BDC" not in content
        assert b"BMC" not in content


def test_a_logo_is_one_figure_that_says_its_words(book: FontBook, page: Sheet) -> None:
    square: tuple[Segment, ...] = (
        ("M", (0.0, 0.0)),
        ("L", (9.0, 0.0)),
        ("L", (9.0, 9.0)),
        ("Z", ()),
    )
    shapes = tuple(Shape(Rect(0, 0, 9, 9), square, BLACK) for _ in range(3))
    logo = replace(group(*shapes, frame="logo", kind="furniture"), alt="示例日报")
    ornament = group(*shapes, frame="ornament", kind="furniture")
    data = render_pdf([replace(page, groups=(logo, ornament))], book, preset=TAGGED, meta=META)
    with opened(data) as pdf:
        assert tree(pdf.Root.StructTreeRoot.K) == ["Document", [["Div", [["Figure", [0]]]]]]
        assert str(pdf.Root.StructTreeRoot.K.K[0].K[0].Alt) == "示例日报"


def test_a_story_in_frames_on_two_pages_is_one_article_said_once(
    book: FontBook, page: Sheet
) -> None:
    jump = line(book, 60, 110, "下转")
    first = group(
        said(book, 30, "标题", "headline"), said(book, 60, "第一段上", "body", 0), jump
    )  # fmt: skip
    second = group(
        said(book, 30, "标题", "headline"),
        replace(said(book, 60, "第一段下", "body", 0), source=SourceRange("s1", "body", 0, 4, 8)),
        said(book, 74, "第二段", "body", 1),
        frame="f9",
    )
    sheets = [replace(page, groups=(first,)), replace(page, page="A02", groups=(second,))]
    with opened(render_pdf(sheets, book, preset=TAGGED, meta=META)) as pdf:
        (document,) = [pdf.Root.StructTreeRoot.K]
        (article,) = document.K
        assert [str(element.S) for element in article.K] == ["/H1", "/P", "/P"]
        begun, new = article.K[1], article.K[2]
        assert begun.Pg == pdf.pages[0].obj
        here, there = begun.K
        assert isinstance(here, int)
        assert there.Type == "/MCR"
        assert there.Pg == pdf.pages[1].obj
        assert new.Pg == pdf.pages[1].obj
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[3]
        assert parents[int(there.MCID)] == begun


def test_a_table_is_tagged_with_its_rows_and_cells() -> None:
    story = story_from_markdown("| 队 | 胜 |\n| --- | --- |\n| 北苑 | 3 |\n| 南塘 |  |", "s")
    page = Page("A02", 2, "城事", frames=(StoryFrame("f", GridBox(0, 0, 2, 20), "s"),))
    day = datetime.date(2026, 5, 1)
    edition = Edition("南城日报", day, load_layout("tabloid"), (page,), {"s": story})
    book = FontBook.default()
    sheet = compose(edition, page, book).sheet
    data = render_pdf([sheet], book, preset="archive", meta=Meta("t", day))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = roles(pdf.Root.StructTreeRoot.K)
    start = found.index("Table")
    assert found[start : start + 10] == [
        "Table", "TR", "TH", "TH", "TR", "TD", "TD", "TR", "TD", "TD",
    ]  # fmt: skip


def roles(element: Any) -> list[str]:
    """Return the names of a structure element and of those in it, in reading order."""
    if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
        return []
    kids = element.get("/K", pikepdf.Array([]))
    inner = [name for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
             for name in roles(kid)]  # fmt: skip
    return [str(element.S)[1:], *inner]
