"""A drag that comes to the edge of the view takes the paper along."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.canvas.edge_scroll import edge_step
from layout_tool.editor.qt.window import MainWindow
from tests.editor.qt.window_hands import WindowHands

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hands(window: MainWindow) -> WindowHands:
    window.go_to("A02")
    hands = WindowHands(window)
    hands.view.set_zoom(1.0)
    hands.view.reveal("A02", hands.rect("lead"))
    hands.desk.run("edit.select", frames_=("lead",))
    return hands


def held(hands: WindowHands) -> None:
    """Take the frame by its middle and come to the foot of the view."""
    middle = hands.view.rect().center()
    QTest.mousePress(hands.view, _LEFT, pos=hands.px(hands.middle("lead")))
    for y in (middle.y() + 20, hands.view.height() - 4):
        QTest.mouseMove(hands.view, QPoint(middle.x(), y))


def test_the_paper_moves_faster_the_farther_out_the_pointer_is() -> None:
    steps = [edge_step(at, 500) for at in (250, 470, 480, 495, 520, 600)]
    assert steps[:2] == [0, 0]
    assert all(b <= a for a, b in pairwise(steps))
    assert [edge_step(500 - at, 500) for at in (250, 470, 480, 495, 520, 600)] == [
        -s for s in steps
    ]


def test_a_frame_dragged_to_the_foot_goes_on_down_the_page(
    qtbot: QtBot, hands: WindowHands
) -> None:
    held(hands)
    hands.window.bench.hands.flush()
    before, look = hands.rect("lead").y, hands.view.view
    qtbot.waitUntil(lambda: hands.view.view.y < look.y - 60, timeout=3000)
    hands.window.bench.hands.flush()
    assert hands.rect("lead").y > before
    hands.key("Esc")
    still = hands.view.view
    qtbot.wait(120)
    assert hands.view.view == still


def test_nothing_moves_once_the_button_is_let_go(qtbot: QtBot, hands: WindowHands) -> None:
    held(hands)
    QTest.mouseRelease(hands.view, _LEFT, pos=hands.px(hands.middle("lead")))
    look = hands.view.view
    qtbot.wait(400)
    assert hands.view.view == look


def test_a_page_that_is_seen_whole_stays_where_it_is(qtbot: QtBot, hands: WindowHands) -> None:
    hands.view.set_fit("page")
    look = hands.view.view
    held(hands)
    qtbot.wait(400)
    assert hands.view.view == look
    hands.key("Esc")


def test_a_story_held_at_the_edge_from_the_basket_moves_the_paper(
    qtbot: QtBot, hands: WindowHands
) -> None:
    look, view = hands.view.view, hands.view
    foot = QPoint(view.width() // 2, view.height() - 3)
    x, y = look.to_spread(foot.x() * look.ratio, foot.y() * look.ratio)
    spread = view.spread
    assert spread is not None
    place = spread.place("A02")
    assert place is not None
    at = x - place.rect.x, y - place.rect.y
    hands.drop(hands.item_data("story", "s3"), at, keep_over=True)
    qtbot.waitUntil(lambda: view.view.y < look.y - 40, timeout=3000)
    hands.desk.cancel()
