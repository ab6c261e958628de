"""The story editor: the whole story in one column, for long edits; the paper follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from layout_tool.compose import StoryFit
from layout_tool.editor.commands import COMMANDS
from layout_tool.editor.qt.keys import key_words
from layout_tool.editor.qt.panels.basket import colours
from layout_tool.editor.qt.panels.fields import ChoiceField, TextField
from layout_tool.editor.qt.panels.panel import Panel
from layout_tool.editor.qt.panels.story_text import StoryText
from layout_tool.editor.qt.say import say
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.editor.state.selection import Selection
from layout_tool.fonts import FontBook
from layout_tool.model import MARKS, Mark, StoryFrame, TextRange, to_rgb
from layout_tool.model.edits.frames import placements

__all__ = ["StoryEditor"]

_KINDS: Final = ("body", "subhead", "summary", "verse", "table", "table-head")
_SIGNS: Final[Mapping[Mark, str]] = {
    "lead": "引", "bold": "黑", "kai": "楷", "emphasis": "着", "underline": "专", "wavy": "浪",
    "sup": "上", "sub": "下",
}  # fmt: skip
"""One character for each mark, as Chinese editors call them."""
_TEXT_PX: Final = 15
_installed: dict[str, str] = {}
"""Font files that were given to Qt, with the family each holds; Qt keeps them for the process."""


class StoryEditor(Panel):
    """Shows the selected story, or the one it was asked to open, until another is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story = ""
        self._at = ""
        self._seen: Selection | None = None
        self._book: FontBook | None = None
        self.headline = TextField()
        self.text = StoryText()
        self.kind = ChoiceField()
        self.marks: dict[Mark, QToolButton] = {}
        self.count, self.fit = QLabel(), QLabel()
        self.empty = QLabel()
        self.empty.setForegroundRole(QPalette.ColorRole.Dark)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that it is read out
        font = QFont(self.text.font())
        font.setPixelSize(_TEXT_PX)
        self.text.setFont(font)
        self._build()
        self.headline.said.connect(self._headline_said)
        self.text.body_changed.connect(self._body_changed)
        self.text.caret_moved.connect(self._caret_moved)
        self.text.installEventFilter(self)
        self.kind.said.connect(self._kind_said)
        self.retranslate()
        self._show_whether()

    @property
    def story(self) -> str:
        """The id of the story that is shown, "" for none."""
        return self._story

    def sizeHint(self) -> QSize:
        """Return a comfortable width of some thirty characters."""
        return QSize(420, 520)

    def open(self, story: str, where: TextRange | None = None) -> None:
        """Show a story, and if given select a part of its text, and take the keyboard."""
        self._story = story
        self._seen = self.desk.selection if self.desk is not None else None
        self.refresh(None)
        self.text.setFocus()
        if where is not None and where.anchor.part == "body":
            start, end = where.start, where.end
            last = end.offset if end.paragraph == start.paragraph else start.offset
            self.text.select(start.paragraph, start.offset, last)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.headline.setPlaceholderText(self.tr("Headline"))
        self.headline.setAccessibleName(self.tr("Headline"))
        self.text.setAccessibleName(self.tr("Text of the story"))
        self.kind.setAccessibleName(self.tr("Kind of paragraph"))
        self.kind.fill([(say(COMMANDS[f"text.{kind}"].title), kind) for kind in _KINDS])
        self.empty.setText(self.tr("Select a story on the page or in the copy basket."))
        for mark, button in self.marks.items():
            row = COMMANDS[f"text.{mark}"]
            button.setToolTip(f"{say(row.title)}  {key_words(row)}")
            button.setAccessibleName(say(row.title))

    def dress(self) -> None:
        """Set the text in the theme's colours."""
        self.text.restyle()

    def set_desk(self, desk: Desk | None) -> None:
        """Show another desk, or none."""
        self._story, self._seen = "", None
        super().set_desk(desk)

    def refresh(self, news: Changed | None) -> None:
        """Follow the selection and the story's own changes; the caret stays."""
        desk = self.desk
        if desk is None:
            self._story = ""
            self._show_whether()
            return
        if desk.selection != self._seen:
            self._seen = desk.selection
            self._story = self._selected(desk) or self._story
        story = desk.shown.stories.get(self._story)
        if story is None:
            self._story = ""
        else:
            self._use_fonts(desk.fitter.book)
            named = desk.shown.layout.styles.colours
            self.text.looks.colours = {name: QColor(*to_rgb(ink)) for name, ink in named.items()}
            self.headline.put(story.headline)
            self.text.put(story.body)
            if self._at != self._story:
                self.text.go_home()
            self._at = self._story
            self._count(desk)
        self._show_whether()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Take the keys of marks while the text has the caret; tidy when it leaves."""
        if watched is self.text:
            if event.type() == QEvent.Type.FocusOut:
                self._tidy()
            if isinstance(event, QKeyEvent):
                mark = self._mark_of(event)
                if mark is not None and event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if mark is not None and event.type() == QEvent.Type.KeyPress:
                    self.text.toggle(mark)
                    return True
        return False

    # Building

    def _build(self) -> None:
        # A row of its own: beside the marks it would make the panel wider than the inspector,
        # behind which it stands, and the page would be pushed aside.
        kinds = QHBoxLayout()
        kinds.setContentsMargins(10, 6, 10, 0)
        kinds.addWidget(self.kind)
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 4, 10, 4)
        bar.setSpacing(2)
        for mark in ("bold", "kai", "emphasis", "underline", "wavy", "sup", "sub", "lead"):
            name: Mark = next(m for m in MARKS if m == mark)
            button = QToolButton()
            button.setObjectName("markButton")
            button.setText(_SIGNS[name])
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("mark", name)
            button.clicked.connect(self._mark_clicked)
            self.marks[name] = button
            bar.addWidget(button)
        bar.addStretch()
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 10, 4)
        bold = QFont(self.headline.font())
        bold.setPixelSize(16)
        bold.setBold(True)
        self.headline.setFont(bold)
        head.addWidget(self.headline)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 6)
        foot.addWidget(self.count)
        foot.addStretch()
        foot.addWidget(self.fit)
        self.count.setForegroundRole(QPalette.ColorRole.Dark)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(kinds)
        column.addLayout(bar)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside)
        whole.addWidget(self.empty)

    def _show_whether(self) -> None:
        self._inside.setVisible(bool(self._story))
        self.empty.setVisible(not self._story)

    def _use_fonts(self, book: FontBook) -> None:
        """Set the text in the layout's own faces."""
        if book is self._book:
            return
        self._book = book
        for role in ("song", "hei", "kai"):
            face = book.face_for(role, "版")
            if face is None:
                continue
            path = str(face.path)
            if path not in _installed:
                number = QFontDatabase.addApplicationFont(path)
                found = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
                _installed[path] = found[0] if found else ""
            if _installed[path]:
                self.text.looks.families[role] = _installed[path]
        self.text.restyle()

    # What is shown

    def _selected(self, desk: Desk) -> str:
        selection = desk.selection
        if selection.text is not None and selection.text.focus.owner in desk.shown.stories:
            return selection.text.focus.owner
        page = next((p for p in desk.shown.pages if p.id == selection.page), None)
        frames = {frame.id: frame for frame in page.frames} if page is not None else {}
        frame = frames.get(selection.frame)
        return frame.story if isinstance(frame, StoryFrame) else ""

    def _fit_of(self, desk: Desk) -> StoryFit | None:
        spots = placements(desk.shown).get(self._story, ())
        spot = next((s for s in spots if s[0] == desk.view.page), spots[0] if spots else None)
        return desk.fit(*spot) if spot is not None else None

    def _count(self, desk: Desk) -> None:
        story = desk.shown.stories[self._story]
        self.count.setText(self.tr("%n character(s)", "", story.characters))
        fit = self._fit_of(desk)
        if fit is None:
            state, words = "waiting", self.tr("not placed")
        elif fit.over_chars:
            state = "over"
            words = self.tr("%1 over · %2 lines").replace("%1", str(fit.over_chars))
            words = words.replace("%2", str(fit.over_lines))
        elif fit.short_lines:
            state, words = "short", self.tr("%n line(s) short", "", fit.short_lines)
        else:
            state, words = "placed", self.tr("fits")
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colours(self.palette())[state])
        self.fit.setPalette(palette)
        self.fit.setText(words)

    # What is wanted

    def _headline_said(self, text: str) -> None:
        self.run("story.set", story=self._story, headline=text)

    def _body_changed(self) -> None:
        if self.desk is None or self._story not in self.desk.edition.stories:
            return
        body = self.text.body()
        if body != self.desk.edition.stories[self._story].body:
            self.run("story.set_body", story=self._story, body=body)

    def _tidy(self) -> None:
        """Drop paragraphs that were left empty, as leaving the text on the page does."""
        if self.desk is None or self._story not in self.desk.edition.stories:
            return
        body = self.text.body()
        kept = tuple(paragraph for paragraph in body if paragraph.text.strip())
        if kept != body:
            self.run("story.set_body", story=self._story, body=kept)

    def _kind_said(self, kind: object) -> None:
        name = next((k for k in _KINDS if k == kind), "body")
        match name:
            case "subhead" | "summary" | "verse" | "table" | "table-head":
                self.text.set_kind(name)
            case _:
                self.text.set_kind("body")
        self.text.setFocus()

    def _mark_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            name = sender.property("mark")
            self.text.toggle(next(mark for mark in MARKS if mark == name))

    def _caret_moved(self) -> None:
        self.kind.put(self.text.kind())
        for mark, button in self.marks.items():
            button.setChecked(self.text.has_mark(mark))

    def _mark_of(self, event: QKeyEvent) -> Mark | None:
        pressed = QKeySequence(event.keyCombination())
        for mark in self.marks:
            keys = COMMANDS[f"text.{mark}"].keys
            if any(QKeySequence(key) == pressed for key in keys):
                return mark
        return None
