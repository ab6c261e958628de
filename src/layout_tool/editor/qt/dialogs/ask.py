"""Asks the editor something and does what was answered; never waits, for the world may change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

__all__ = ["Answer", "Question", "ask"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A button and what it does. The last answer of a question is the one that Esc means."""

    words: str
    do: Callable[[], object] | None
    main: bool = False
    destroys: bool = False


class Question(QMessageBox):
    """A question with its answers."""

    def __init__(
        self,
        parent: QWidget,
        words: str,
        more: str,
        answers: Sequence[Answer],
        after: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._after = after
        self._deeds: dict[int, Callable[[], object] | None] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(parent.window().windowTitle().replace("[*]", ""))
        self.setText(words)
        self.setInformativeText(more)
        roles = QMessageBox.ButtonRole
        for number, answer in enumerate(answers):
            role = roles.DestructiveRole if answer.destroys else roles.AcceptRole
            last = number == len(answers) - 1
            button = self.addButton(answer.words, roles.RejectRole if last else role)
            button.setObjectName(f"answer{number}")
            self._deeds[number] = answer.do
            if answer.main:
                self.setDefaultButton(button)
            if last:
                self.setEscapeButton(button)
        self.finished.connect(self._finished)

    def answer(self, number: int) -> None:
        """Press a button, counted from 0."""
        self._button(number).click()

    def _button(self, number: int) -> QAbstractButton:
        return next(b for b in self.buttons() if b.objectName() == f"answer{number}")

    def _finished(self) -> None:
        clicked = self.clickedButton() or self.escapeButton()
        if self._after is not None:
            self._after()
        deed = self._deeds[int(clicked.objectName().removeprefix("answer"))]
        if deed is not None:
            deed()


def ask(
    parent: QWidget,
    words: str,
    more: str,
    answers: Sequence[Answer],
    after: Callable[[], object] | None = None,
) -> Question:
    """Open a question over a window; ``after`` is called first, whatever is answered."""
    question = Question(parent, words, more, answers, after)
    question.open()
    return question
