"""Which line of a head is which."""

from __future__ import annotations

import pytest

from layout_tool.copydesk import import_page

BODY = "路修到了村口,大家都在上面走了走。今年秋天,山里的果子头一回当天就运进了城,价钱也比往年好。"


@pytest.mark.parametrize(
    ("lines", "kicker", "headline", "deck"),
    [
        (["新路通到家门口"], "", "新路通到家门口", ""),
        (["云溪县交通局", "新路通到家门口"], "云溪县交通局", "新路通到家门口", ""),
        (["新路通到家门口", "——云溪县修路记"], "", "新路通到家门口", "——云溪县修路记"),
        (["山里的孩子", "也有了自己的球场"], "", "山里的孩子\n也有了自己的球场", ""),
        (["学习贯彻全会精神", "全县农业会议召开"], "学习贯彻全会精神", "全县农业会议召开", ""),
        (["全县农业会议召开", "李明出席并讲话"], "", "全县农业会议召开", "李明出席并讲话"),
        (
            ["云溪县以“新路子”带出“新日子”的三年实践", "山货出山记"],
            "云溪县以“新路子”带出“新日子”的三年实践", "山货出山记", "",
        ),
        (
            ["山里人的新日子", "云溪县三年修成二百里山路"],
            "", "山里人的新日子", "云溪县三年修成二百里山路",
        ),
        (
            ["云溪县交通局", "新路通到家门口", "——三年修成二百里山路"],
            "云溪县交通局", "新路通到家门口", "——三年修成二百里山路",
        ),
        (["修好一条路 带活一方人"], "", "修好一条路 带活一方人", ""),
        (["路修好了，然后呢？"], "", "路修好了，然后呢？", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_lines_of_a_head_find_their_places(
    lines: list[str], kicker: str, headline: str, deck: str, gap: str
) -> None:
    page = import_page("\n\n".join([gap.join(lines), BODY, "王小明"]))
    (story,) = page.stories
    assert (story.kicker, story.headline, story.deck) == (kicker, headline, deck)
    assert story.byline == "王小明"


@pytest.mark.parametrize(
    "byline",
    [
        "王小明", "王小明 李红", "刘 星", "欧阳春", "本报记者 王小明",
        "本报记者 王小明 通讯员 李红",
        "通讯员 李红", "记者 王小明 文/图", "王小明（云溪县交通局局长）", "云溪县交通局 王小明",
        "阿依古丽·买买提", "云溪宣", "作者：王小明", "□本报记者 王小明",
        "王小明 摄影报道",
    ],
)  # fmt: skip
@pytest.mark.parametrize("under", [True, False], ids=["under the head", "at the end"])
def test_bylines_of_every_form_are_bylines(byline: str, under: bool) -> None:
    lines = ["新路通到家门口", byline, BODY] if under else ["新路通到家门口", BODY, byline]
    (story,) = import_page("\n\n".join(lines)).stories
    assert (story.headline, story.byline) == ("新路通到家门口", byline)
    assert len(story.body) == 1


def test_a_byline_in_brackets_loses_them_to_the_record() -> None:
    page = import_page(f"新路通到家门口\n\n{BODY}（王小明 李红）")
    assert page.stories[0].byline == "王小明 李红"
    assert "".join(c.before for c in page.changes).count("（") == 1
