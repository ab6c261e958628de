"""Dialogs: a new edition, export, find and replace, printing; and the docks that open them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMarginsF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMessageBox
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.dialogs.export import ExportDialog
from layout_tool.editor.qt.dialogs.find import FindDialog
from layout_tool.editor.qt.dialogs.new_edition import NewEditionDialog
from layout_tool.editor.qt.dialogs.print import PrintProofDialog, paint_proofs, proof_painter
from layout_tool.editor.qt.docks import Docks, install
from layout_tool.editor.qt.importing import import_files
from layout_tool.editor.qt.jobs import Job, Tell
from layout_tool.editor.qt.page_range import page_range
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.step import Request
from layout_tool.files import open_edition
from layout_tool.model import plain
from layout_tool.model.edits.search import find
from layout_tool.pdf import PdfReport
from layout_tool.problem import LayoutError, Problem
from tests.editor.qt.desk_fixtures import desk, quiet_settings

__all__ = ["desk", "quiet_settings"]

# Page ranges


@pytest.mark.parametrize(
    ("text", "pages"),
    [("", "A01 A02 A03 B01"), ("A01–A03", "A01 A02 A03"), ("a02, b01", "A02 B01"),
     ("1-2，4", "A01 A02 B01"), ("A03至A02", "A02 A03"), ("B01 A01", "A01 B01")],
)  # fmt: skip
def test_pages_are_named_as_editors_write_them(text: str, pages: str) -> None:
    assert " ".join(page_range(text, ["A01", "A02", "A03", "B01"])) == pages


@pytest.mark.parametrize("text", ["A09", "0", "A01-A02-A03", "A01–X", "–"])
def test_a_page_that_is_not_there_is_an_error(text: str) -> None:
    with pytest.raises(LayoutError):
        page_range(text, ["A01", "A02", "A03"])


# A new edition


@pytest.fixture
def new(qtbot: QtBot, quiet_settings: Settings, tmp_path: Path) -> NewEditionDialog:
    quiet_settings.put("new.folder", str(tmp_path))
    dialog = NewEditionDialog(quiet_settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_new_edition_is_written_and_can_be_opened(
    qtbot: QtBot, new: NewEditionDialog, quiet_settings: Settings
) -> None:
    new.layout_choice.setCurrentIndex(new.layout_choice.findData("tabloid"))
    new.name.setText("渡口报")
    new.issue.setText("第1期")
    new.date.setDate(QDate(2026, 5, 4))
    new.pages.setValue(6)
    with qtbot.waitSignal(new.made) as signal:
        new.make.click()
    assert signal.args is not None
    edition = open_edition(signal.args[0])
    assert (edition.title, edition.issue) == ("渡口报", "第1期")
    assert edition.date == datetime.date(2026, 5, 4)
    assert len(edition.pages) == 6
    assert quiet_settings.text("new.layout", "") == "tabloid"


def test_an_edition_that_is_there_already_is_never_written_over(
    new: NewEditionDialog, tmp_path: Path
) -> None:
    new.name.setText("渡口报")
    assert new.make.isEnabled()
    new.path().mkdir()
    new.name.setText("渡口")
    new.name.setText("渡口报")
    assert not new.make.isEnabled()
    assert new.path().name in new.fault.text()


def test_a_title_becomes_a_folder_name_that_every_system_takes(new: NewEditionDialog) -> None:
    new.name.setText("A/B:报*")
    assert new.path().name.startswith("AB报 ")


def test_the_empty_pages_are_shown_as_they_will_be(qtbot: QtBot, new: NewEditionDialog) -> None:
    before = new.preview.grab().toImage()
    new.layout_choice.setCurrentIndex(new.layout_choice.findData("tabloid"))
    qtbot.waitUntil(lambda: new.preview.grab().toImage() != before, timeout=10_000)


# Jobs


def _counts(upto: object, tell: Tell) -> str:
    assert isinstance(upto, int)
    for number in range(upto):
        tell("count", number + 1, upto)
    return "counted"


def _waits(_argument: object, tell: Tell) -> None:
    while True:
        tell("wait", 0, 1)


def _fails(_argument: object, _tell: Tell) -> None:
    raise LayoutError(Problem("test.fails", "It fails."))


def _breaks(_argument: object, _tell: Tell) -> None:
    raise ValueError("odd")


def _vanishes(_argument: object, _tell: Tell) -> None:
    raise SystemExit(3)


def test_a_job_tells_its_progress_and_its_result(qtbot: QtBot) -> None:
    job = Job()
    steps: list[tuple[str, int, int]] = []
    job.progress.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(job.done, timeout=30_000) as signal:
        job.start(_counts, 3)
    assert signal.args == ["counted"]
    assert steps == [("count", 1, 3), ("count", 2, 3), ("count", 3, 3)]
    assert not job.is_running


def test_a_job_is_cancelled_and_the_next_one_starts(qtbot: QtBot) -> None:
    job = Job()
    with qtbot.waitSignal(job.progress, timeout=30_000):
        job.start(_waits, None)
    with qtbot.waitSignal(job.cancelled, timeout=30_000):
        job.cancel()
    with qtbot.waitSignal(job.done, timeout=30_000):
        job.start(_counts, 1)


@pytest.mark.parametrize(
    ("work", "problem"), [(_fails, "test.fails"), (_breaks, "job.mistake"),
                          (_vanishes, "job.ended")],
)  # fmt: skip
def test_a_job_that_fails_says_so_in_a_sentence(qtbot: QtBot, work: object, problem: str) -> None:
    job = Job()
    with qtbot.waitSignal(job.failed, timeout=30_000) as signal:
        job.start(work, None)
    assert signal.args is not None
    assert signal.args[0].problem.id == problem


# Export


@pytest.fixture
def exporting(
    qtbot: QtBot, desk: Desk, quiet_settings: Settings, tmp_path: Path
) -> Iterator[ExportDialog]:
    quiet_settings.put("export.folder", str(tmp_path))
    dialog = ExportDialog(desk.edition, "A01", quiet_settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.job.stop()


def test_an_edition_is_exported_without_stopping_the_window(
    qtbot: QtBot, exporting: ExportDialog, tmp_path: Path
) -> None:
    exporting.form.target.setText(str(tmp_path / "page"))
    exporting.form.one.click()
    with qtbot.waitSignal(exporting.job.done, timeout=60_000):
        exporting.go.click()
        assert exporting.job.is_running
        assert not exporting.go.isEnabled()
        assert not exporting.form.isEnabled()
    assert exporting.form.isEnabled()
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert isinstance(exporting.report, PdfReport)
    assert exporting.report.pages == 1
    assert exporting.problems.count() > 0  # the lead does not fit its frame
    assert exporting.show_file.isVisible()


def test_a_cancelled_export_writes_nothing(
    qtbot: QtBot, exporting: ExportDialog, tmp_path: Path
) -> None:
    exporting.form.target.setText(str(tmp_path / "never.pdf"))
    exporting.start()
    exporting.reject()
    with qtbot.waitSignal(exporting.job.cancelled, timeout=30_000):
        pass
    assert exporting.isVisible()
    assert exporting.go.isEnabled()
    assert not list(tmp_path.glob("never*"))


def test_the_last_settings_of_an_export_are_remembered(
    qtbot: QtBot, exporting: ExportDialog, desk: Desk, quiet_settings: Settings
) -> None:
    exporting.form.preset.setCurrentIndex(exporting.form.preset.findData("coated-x4"))
    exporting.form.marks["bars"].setChecked(False)
    exporting.form.range.textEdited.emit("A02")
    exporting.form.range.setText("A02")
    exporting.form.sheets.setCurrentIndex(exporting.form.sheets.findData("facing"))
    exporting.form.save()
    again = ExportDialog(desk.edition, "A01", quiet_settings)
    qtbot.addWidget(again)
    order = again.form.order()
    assert order.preset == "coated-x4"
    assert order.pages == ("A02",)
    assert order.marks.crop
    assert not order.marks.bars
    assert again.form.sheets.currentData() == "facing"


def test_a_wrong_page_or_folder_is_said_before_anything_is_done(exporting: ExportDialog) -> None:
    exporting.form.range.setText("A77")
    exporting.form.range.textEdited.emit("A77")
    assert not exporting.go.isEnabled()
    assert "A77" in exporting.fault.text()
    exporting.form.all.click()
    assert exporting.go.isEnabled()
    exporting.form.target.setText("/nowhere/at/all.pdf")
    assert not exporting.go.isEnabled()


def test_registration_is_in_the_inks_that_the_kind_of_pdf_allows(exporting: ExportDialog) -> None:
    exporting.form.marks["registration"].setChecked(True)
    assert exporting.form.order().marks.registration == "cmyk"
    exporting.form.preset.setCurrentIndex(exporting.form.preset.findData("coated-x4"))
    assert exporting.form.order().marks.registration == "all"


# Find and replace


@pytest.fixture
def finding(qtbot: QtBot, desk: Desk, quiet_settings: Settings) -> FindDialog:
    dialog = FindDialog(desk, quiet_settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_find_goes_from_place_to_place_and_shows_each(finding: FindDialog, desk: Desk) -> None:
    finding.wanted.setText("渡船")
    places = list(find(desk.edition, "渡船"))
    assert str(len(places)) in finding.count.text()
    QTest.keyClick(finding.wanted, Qt.Key.Key_Return)
    assert desk.selection.text == places[0]
    assert finding.count.text().startswith("1 ")
    finding.go_on()
    assert desk.selection.text == places[1]
    finding.go_back()
    assert desk.selection.text == places[0]


def test_one_place_is_replaced_and_the_next_is_shown(finding: FindDialog, desk: Desk) -> None:
    finding.wanted.setText("船老大")
    finding.new.setText("船长")
    count = len(list(find(desk.edition, "船老大")))
    finding.replace_one()
    assert len(list(find(desk.edition, "船老大"))) == count
    finding.replace_one()
    assert len(list(find(desk.edition, "船老大"))) == count - 1
    assert desk.selection.text in list(find(desk.edition, "船老大"))


def test_all_places_are_replaced_as_one_step(finding: FindDialog, desk: Desk) -> None:
    before = desk.edition
    count = len(list(find(before, "船老大")))
    finding.wanted.setText("船老大")
    finding.new.setText("船长")
    finding.replace_all.click()
    assert not list(find(desk.edition, "船老大"))
    assert str(count) in finding.count.text()
    desk.run("edit.undo")
    assert desk.edition == before


def test_what_is_nowhere_cannot_be_replaced(finding: FindDialog) -> None:
    finding.wanted.setText("nowhere at all")
    assert not finding.next.isEnabled()
    assert not finding.replace_all.isEnabled()


def test_a_closed_find_window_listens_no_more(finding: FindDialog, desk: Desk) -> None:
    finding.wanted.setText("渡船")
    finding.close()
    said = finding.count.text()
    desk.run("edit.replace_all", wanted="渡船", new="船")
    assert finding.count.text() == said


# Printing


def _printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(300)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    printer.setPageMargins(QMarginsF(5, 5, 5, 5), QPageLayout.Unit.Millimeter)
    printer.setOutputFileName(str(path))
    return printer


def test_a_proof_is_printed_a_page_a_side(desk: Desk, tmp_path: Path) -> None:
    sheets = [desk.composition(page.id).sheet for page in desk.edition.pages]
    painter = proof_painter(desk.fitter.book, PictureProxies())
    target = tmp_path / "proof.pdf"
    paint_proofs(_printer(target), sheets, painter, fit=True)
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(target)
    assert len(document) == len(sheets)
    picture = document[0].render(scale=0.5).to_numpy()
    assert (picture < 128).any()
    document.close()


def test_the_print_dialog_shows_what_it_will_print(
    qtbot: QtBot, desk: Desk, quiet_settings: Settings, tmp_path: Path
) -> None:
    dialog = PrintProofDialog(desk, quiet_settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.pages() == ("A01",)
    dialog.all.click()
    assert dialog.pages() == ("A01", "A02")
    qtbot.waitUntil(lambda: dialog.preview.pageCount() == 2, timeout=10_000)
    dialog.range.setText("A09")
    dialog.range.textEdited.emit("A09")
    assert not dialog.go.isEnabled()
    assert "A09" in dialog.fault.text()
    dialog.one.click()
    dialog.paper.setCurrentIndex(0)
    dialog._save()
    again = PrintProofDialog(desk, quiet_settings)
    qtbot.addWidget(again)
    assert again.paper.currentIndex() == 0


# Import


def test_files_become_stories_and_pictures_of_the_page(desk: Desk, tmp_path: Path) -> None:
    text = tmp_path / "late.txt"
    text.write_text(
        "夜渡加开两班\n\n本报讯　昨夜起，渡口加开两班渡船。\n船票照旧。\n", encoding="gb18030"
    )
    picture = tmp_path / "night.png"
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(0xFF223344)
    assert image.save(str(picture))
    edition = import_files(desk.edition, [text, picture], "A02")
    new = [s for name, s in edition.stories.items() if name not in desk.edition.stories]
    assert [story.headline for story in new] == ["夜渡加开两班"]
    assert new[0].page == "A02"
    shown = next(p for n, p in edition.pictures.items() if n not in desk.edition.pictures)
    assert shown.pixels == (800, 600)
    assert edition.folder is not None
    assert (edition.folder / shown.file).is_file()


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_taken(
    qtbot: QtBot, docks: Docks, desk: Desk, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    before = desk.edition
    assert docks.answer(Request("file.import", {"files": (broken,)}))
    assert desk.edition is before
    boxes = docks.parent().findChildren(QMessageBox)
    assert len(boxes) == 1
    assert "broken.jpg" in boxes[0].text()
    boxes[0].close()


# The docks


@pytest.fixture
def docks(qtbot: QtBot, desk: Desk, quiet_settings: Settings) -> Iterator[Docks]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1300, 900)
    made = install(window, quiet_settings, PictureProxies(window))
    made.set_desk(desk)
    window.show()
    qtbot.waitUntil(lambda: quiet_settings.flag("docks.arranged", False))
    yield made
    made.set_desk(None)


def test_docks_are_named_so_that_the_window_remembers_them(docks: Docks) -> None:
    window = docks.parent()
    assert isinstance(window, QMainWindow)
    assert all(dock.objectName() == name for name, dock in docks.docks.items())
    assert window.tabifiedDockWidgets(docks.docks["copyDock"]) == [docks.docks["picturesDock"]]
    state = window.saveState(1)
    docks.docks["inspectorDock"].hide()
    assert window.restoreState(state, 1)
    assert not docks.docks["inspectorDock"].isHidden()


def test_without_a_desk_the_docks_go_and_come_back_as_they_were(docks: Docks, desk: Desk) -> None:
    docks.docks["problemsDock"].hide()
    docks.set_desk(None)
    assert all(dock.isHidden() for dock in docks.docks.values())
    docks.set_desk(desk)
    assert docks.docks["problemsDock"].isHidden()
    assert not docks.docks["copyDock"].isHidden()


def test_every_request_for_the_docks_is_answered(docks: Docks, desk: Desk) -> None:
    asked: list[Request] = []
    desk.requested.connect(asked.append)
    desk.run("edit.select", frames_=("side",))
    for command in ("story.edit", "edit.find", "file.export", "file.new", "app.palette",
                    "help.keys", "story.new"):  # fmt: skip
        assert desk.run(command), command
    assert all(request.name in docks.names for request in asked)
    assert docks.answer(asked[0])
    assert docks.story_editor.story == "market"
    assert not docks.answer(Request("view.zoom_in"))


def test_a_story_of_the_search_that_stands_nowhere_opens_in_the_story_editor(
    docks: Docks, desk: Desk
) -> None:
    desk.requested.connect(docks.answer)
    desk.run("story.set_body", story="baskets", body=(plain("只在这里的一句话。"),))
    desk.run("edit.find_next", wanted="只在这里")
    assert docks.story_editor.story == "baskets"
    assert docks.story_editor.text.textCursor().selectedText() == "只在这里"


def test_the_palettes_choice_is_wanted_and_remembered(qtbot: QtBot, docks: Docks) -> None:
    palette = docks.palette()
    QTest.keyClicks(palette.search, "rulers")
    with qtbot.waitSignal(docks.command_wanted) as signal:
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert signal.args is not None
    again = docks.palette()
    assert again.model.rows[0].command.id == signal.args[0]
    again.close()


def test_find_is_one_window(docks: Docks) -> None:
    first = docks.find()
    assert first is not None
    assert docks.find() is first
    first.close()
