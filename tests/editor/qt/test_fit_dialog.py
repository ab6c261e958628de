"""The dialog of means: it says beforehand what would be done, and remembers what was ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.dialogs.fit import FitDialog
from layout_tool.editor.qt.settings import Settings
from layout_tool.model import GridBox, StoryFrame
from tests.editor.qt.desk_fixtures import quiet_settings
from tests.support.desk import TestDesk, edition_of, story_of

__all__ = ["quiet_settings"]


@pytest.fixture
def long() -> TestDesk:
    frame = StoryFrame("a", GridBox(0, 0, 3, 14), "a")
    return TestDesk(edition_of(story_of("a", 9), frames=(frame,))).click("a")


@pytest.fixture
def dialog(qtbot: QtBot, long: TestDesk, quiet_settings: Settings) -> FitDialog:
    made = _kept(qtbot, FitDialog(long.desk, quiet_settings))
    made.show()
    return made


def _kept(qtbot: QtBot, dialog: FitDialog) -> FitDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def test_leading_is_not_ticked_at_first_and_everything_else_is(dialog: FitDialog) -> None:
    assert dialog.allowed() == ("lines", "squeeze", "spacing", "headline", "picture")


def test_what_would_be_done_is_said_and_nothing_is_done(dialog: FitDialog, long: TestDesk) -> None:
    assert dialog.report.text()
    assert long.desk.edition is long.start
    assert not long.desk.is_busy


def test_without_any_means_there_is_nothing_to_press(dialog: FitDialog) -> None:
    for box in dialog.means.values():
        box.setChecked(False)
    dialog.look()
    assert not dialog.fit.isEnabled()


def test_fitting_is_one_step_and_the_ticks_are_remembered(
    qtbot: QtBot, dialog: FitDialog, long: TestDesk, quiet_settings: Settings
) -> None:
    dialog.means["leading"].setChecked(True)
    dialog.means["spacing"].setChecked(False)
    dialog.look()
    dialog.fit.click()
    assert long.desk.edition is not long.start
    assert long.frame("a").tracking == 0
    again = _kept(qtbot, FitDialog(long.desk, quiet_settings))
    assert again.allowed() == ("lines", "squeeze", "headline", "picture", "leading")
    again.reject()
    long.run("edit.undo")
    assert long.desk.edition is long.start


def test_a_selection_that_changes_is_followed(
    qtbot: QtBot, dialog: FitDialog, long: TestDesk
) -> None:
    before = dialog.report.text()
    long.run("edit.escape")
    qtbot.waitUntil(lambda: dialog.report.text() != before)
    assert not dialog.fit.isEnabled()
