"""The file as a whole: boxes, claims, marks, same bytes, and never half a file."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from layout_tool.fonts import FontBook
from layout_tool.model import Rect, mm
from layout_tool.pdf import (
    VARIANTS,
    Marks,
    Meta,
    Variant,
    load_preset,
    preset_names,
    render_pdf,
    write_pdf,
)
from layout_tool.pdf.marks import GAP
from layout_tool.problem import LayoutError
from layout_tool.sheet import Fill, Group, Rule, Sheet

from .support import BLACK, META, line, opened, painted, pixels, sheet, text_of

PRESETS = {VARIANTS[name].name: preset for name, preset in
           (("x1a", "newsprint-x1a"), ("x4", "newsprint-x4"), ("a2u", "archive"),
            ("plain", "proof"))}  # fmt: skip


def made(book: FontBook, variant: Variant) -> pikepdf.Pdf:
    page = sheet(line(book, 30, 40, "正文"), Rule(9, 9, 99, 9, 0.5))
    return opened(render_pdf([page], book, preset=PRESETS[variant.name], meta=META))


every_variant = pytest.mark.parametrize("variant", VARIANTS.values(), ids=lambda v: v.name)


@every_variant
def test_the_version_is_the_variants(book: FontBook, variant: Variant) -> None:
    with made(book, variant) as pdf:
        assert pdf.pdf_version == f"{variant.version[0]}.{variant.version[1]}"


@every_variant
def test_the_claim_stands_where_the_standard_wants_it(book: FontBook, variant: Variant) -> None:
    with made(book, variant) as pdf:
        assert str(pdf.docinfo.get("/GTS_PDFXVersion", "")) == variant.info_claim
        with pdf.open_metadata() as xmp:
            space = "pdfx" if variant.info_claim else "pdfxid"
            claim = xmp.get(f"{{{_SPACES[space]}}}GTS_PDFXVersion", "")
            assert claim == variant.xmp_claim
            assert xmp.pdfa_status == (f"{variant.part}{variant.conformance}")


_SPACES = {"pdfx": "http://ns.adobe.com/pdfx/1.3/", "pdfxid": "http://www.npes.org/pdfx/ns/id/"}


@every_variant
def test_the_output_intent_carries_its_profile(book: FontBook, variant: Variant) -> None:
    with made(book, variant) as pdf:
        intents = list(pdf.Root.get("/OutputIntents", []))
        assert [str(i.S)[1:] for i in intents] == ([variant.intent] if variant.intent else [])
        for intent in intents:
            profile = intent.DestOutputProfile
            assert (profile.N, profile.read_bytes()[12:20]) == (4, b"prtrCMYK")
            assert str(intent.OutputConditionIdentifier)
            assert str(intent.Info)


@every_variant
def test_transparency_appears_only_where_it_may(book: FontBook, variant: Variant) -> None:
    with made(book, variant) as pdf:
        group = pdf.pages[0].obj.get("/Group")
        if not variant.transparency:
            assert group is None
        elif variant.blend_space:
            assert group is not None
            assert group.CS == "/DeviceCMYK"


@every_variant
def test_colours_are_those_the_variant_allows(book: FontBook, variant: Variant) -> None:
    kinds = {"k": "cmyk", "K": "cmyk", "scn": "spot", "rg": "rgb", "RG": "rgb", "g": "gray"}
    page = sheet(line(book, 30, 40, "正文"), Rule(9, 9, 99, 9, 0.5))
    data = render_pdf([page], book, preset=PRESETS[variant.name], meta=META)
    assert {kinds[p.colour[0]] for p in painted(data) if p.colour} <= variant.colours


@every_variant
def test_info_and_metadata_agree(book: FontBook, variant: Variant) -> None:
    with made(book, variant) as pdf:
        info = pdf.docinfo
        assert str(info["/Title"]) == "示例日报"
        assert info["/Trapped"] == "/False"
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20260504000000Z"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "示例日报"
            assert xmp["dc:creator"] == ["示例日报社"]
            assert xmp["pdf:Producer"] == str(info["/Producer"])
            assert xmp["xmp:CreatorTool"] == str(info["/Creator"])
            assert xmp["xmp:CreateDate"] == "2026-05-04T00:00:00Z"
            assert xmp["xmpMM:DocumentID"].startswith("uuid:")


@every_variant
def test_the_metadata_is_not_compressed(book: FontBook, variant: Variant) -> None:
    with made(book, variant) as pdf:
        assert "/Filter" not in pdf.Root.Metadata


def test_boxes_nest_and_measure_what_the_page_measures(book: FontBook) -> None:
    with opened(render_pdf([sheet(line(book, 9, 40, "字"))], book, meta=META)) as pdf:
        page = pdf.pages[0]
        trim = [float(v) for v in page.obj.TrimBox]
        bleed = [float(v) for v in page.obj.BleedBox]
        assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((400, 600), abs=0.002)
        assert trim[0] - bleed[0] == pytest.approx(mm(3), abs=0.002)
        assert [float(v) for v in page.obj.MediaBox] == bleed, "no marks: paper ends at the bleed"


def test_an_area_over_the_edge_reaches_into_the_bleed(book: FontBook) -> None:
    page = sheet(Fill(Rect(-20, -20, 60, 60), BLACK))
    shown = pixels(render_pdf([page], book, meta=META))
    assert shown.getpixel((1, 1))[0] < 90


ALL_MARKS = Marks(crop=True, bleed=True, registration="all", bars=True, slug=True)


def test_marks_stay_outside_the_bleed_and_on_the_paper(book: FontBook) -> None:
    preset = replace(load_preset("newsprint-x1a"), marks=ALL_MARKS)
    data = render_pdf([sheet()], book, preset=preset, meta=META)
    with opened(data) as pdf:
        page = pdf.pages[0].obj
        media, bleed = ([float(v) for v in page[key]] for key in ("/MediaBox", "/BleedBox"))
    scale = 2.0
    shown = pixels(data, scale=scale).convert("L")
    inside = tuple(
        round(v * scale)
        for v in (bleed[0], media[3] - bleed[3], bleed[2], media[3] - bleed[1])
    )  # fmt: skip
    assert shown.crop(inside).getextrema() == (255, 255), "nothing within the bleed"
    rim = shown.copy()
    rim.paste(255, tuple(round(v) for v in (GAP, GAP, shown.width - GAP, shown.height - GAP)))
    assert rim.getextrema() == (255, 255), "nothing is cut by the paper's edge"
    assert shown.getextrema()[0] < 60, "and there are marks"


def test_the_slug_says_which_page_it_is(book: FontBook) -> None:
    preset = replace(load_preset("newsprint-x1a"), marks=Marks(slug=True))
    said = text_of(render_pdf([sheet(page="B07")], book, preset=preset, meta=META))
    assert "示例日报B072026-05-04" in said


def test_registration_marks_print_on_every_plate(book: FontBook) -> None:
    preset = replace(load_preset("newsprint-x1a"), marks=Marks(crop=True))
    strokes = list(painted(render_pdf([sheet()], book, preset=preset, meta=META)))
    assert {p.colour for p in strokes} == {("SCN", (1,))}
    four = replace(preset, marks=Marks(crop=True, registration="cmyk"))
    strokes = list(painted(render_pdf([sheet()], book, preset=four, meta=META)))
    assert {p.colour for p in strokes} == {("K", (1, 1, 1, 1))}


def test_a_proof_is_marked_as_one(book: FontBook) -> None:
    assert "校" in text_of(render_pdf([sheet()], book, preset="proof", meta=META))


def test_pages_carry_the_newspapers_own_numbers(book: FontBook) -> None:
    pages = [sheet(page=name) for name in ("A01", "A02", "B01")]
    with opened(render_pdf(pages, book, meta=META)) as pdf:
        labels = [str(label.P) for label in list(pdf.Root.PageLabels.Nums)[1::2]]
    assert labels == ["A01", "A02", "B01"]


def test_a_clip_cuts_its_frame_and_no_other(book: FontBook) -> None:
    cut = Group("a", "picture", Rect(0, 0, 9, 9), (Fill(Rect(0, 0, 100, 100), BLACK),),
                Rect(0, 0, 50, 50))  # fmt: skip
    free = Group("b", "picture", Rect(0, 0, 9, 9), (Fill(Rect(200, 200, 50, 50), BLACK),))
    page = Sheet("A01", 400, 600, 0, (cut, free))
    shown = pixels(render_pdf([page], book, meta=META))
    assert shown.getpixel((25, 25))[0] < 90
    assert shown.getpixel((75, 75)) == (255, 255, 255)
    assert shown.getpixel((225, 225))[0] < 90


@pytest.mark.parametrize("preset", preset_names())
def test_the_same_pages_give_the_same_bytes(book: FontBook, preset: str) -> None:
    pages = [sheet(line(book, 30, 40, "同样的输入"), page=name) for name in ("A01", "A02")]
    first = render_pdf(pages, book, preset=preset, meta=META)
    assert first == render_pdf(pages, book, preset=preset, meta=META)


def test_the_same_pages_give_the_same_bytes_in_another_process(book: FontBook) -> None:
    program = (
        "import hashlib\n"
        "from pdf.support import META, line, sheet\n"
        "from layout_tool.fonts import FontBook\n"
        "from layout_tool.pdf import render_pdf\n"
        "book = FontBook.default()\n"
        "data = render_pdf([sheet(line(book, 30, 40, '同样的输入'))], book, meta=META)\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    tests = str(Path(__file__).parents[1])
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONPATH": tests, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1


def test_other_content_gives_another_identifier(book: FontBook) -> None:
    marks = set()
    for text in ("甲", "乙"):
        with opened(render_pdf([sheet(line(book, 30, 40, text))], book, meta=META)) as pdf:
            marks.add(bytes(pdf.trailer.ID[0]))
    assert len(marks) == 2


def test_source_date_epoch_is_the_date(book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    with opened(render_pdf([sheet()], book, meta=META)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20010909014640Z"


def test_a_title_with_markup_is_a_title(book: FontBook) -> None:
    meta = Meta("晨报\x0b<A&B>", datetime.date(2026, 5, 4))
    with opened(render_pdf([sheet()], book, meta=meta)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "晨报 <A&B>"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "晨报 <A&B>"


def test_the_report_says_what_was_written(book: FontBook, tmp_path: Path) -> None:
    report = write_pdf([sheet(), sheet(page="A02")], tmp_path / "a.pdf", book, meta=META)
    assert (report.pages, report.bytes) == (2, (tmp_path / "a.pdf").stat().st_size)
    assert not report.problems


def test_a_stopped_export_leaves_the_old_file(book: FontBook, tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _all: int) -> None:
        if done == 3:
            raise StoppedError

    target = tmp_path / "page.pdf"
    target.write_bytes(b"%PDF-1.4 the old one")
    with pytest.raises(StoppedError):
        write_pdf([sheet(), sheet(page="A02")], target, book, meta=META, progress=stop)
    assert target.read_bytes() == b"%PDF-1.4 the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_progress_reaches_its_end(book: FontBook, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_pdf([sheet()], tmp_path / "a.pdf", book, meta=META,
              progress=lambda done, steps: seen.append((done, steps)))  # fmt: skip
    assert [done for done, _ in seen] == list(range(1, seen[-1][1] + 1))


def test_a_failed_write_leaves_the_old_file_and_nothing_beside(
    book: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "page.pdf"
    target.write_bytes(b"%PDF-1.4 the old one")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LayoutError) as caught:
        write_pdf([sheet()], target, book, meta=META)
    assert "No space left" in caught.value.problem.what
    assert target.read_bytes() == b"%PDF-1.4 the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_an_interrupt_while_writing_leaves_nothing_beside(
    book: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_pdf([sheet()], tmp_path / "page.pdf", book, meta=META)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_a_sentence(book: FontBook, tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        write_pdf([sheet()], tmp_path / "no" / "a.pdf", book, meta=META)
    assert caught.value.problem.id == "pdf.not_written"


KILLED = """
import os, signal, sys
from pathlib import Path
from pdf.support import META, line, sheet
from layout_tool.fonts import FontBook
from layout_tool.pdf import write_pdf
book = FontBook.default()
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
write_pdf([sheet(line(book, 30, 40, "新的一版"))], Path(sys.argv[1]), book, meta=META)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_killed_export_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    target.write_bytes(b"%PDF-1.4 the old one")
    tests = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(target)], env={**os.environ, "PYTHONPATH": tests}
    )
    assert done.returncode == -9
    assert target.read_bytes() == b"%PDF-1.4 the old one"


@pytest.mark.parametrize("there", [b"copy of tomorrow", b"\x89PNG\r\n\x1a\n"])
def test_write_pdf_itself_takes_the_place_of_nothing_but_a_pdf(
    book: FontBook, tmp_path: Path, there: bytes
) -> None:
    target = tmp_path / "page.pdf"
    target.write_bytes(there)
    with pytest.raises(LayoutError) as caught:
        write_pdf([sheet(line(book, 9, 40, "字"))], target, book, meta=META)
    assert caught.value.problem.id == "output.foreign"
    assert target.read_bytes() == there


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_write_pdf_itself_leaves_devices_alone(book: FontBook, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    with pytest.raises(LayoutError, match="no ordinary file"):
        write_pdf([sheet(line(book, 9, 40, "字"))], pipe, book, meta=META)
    assert pipe.is_fifo()
