"""The font book: what a role looks like on this machine."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from layout_tool.fonts import fallback
from layout_tool.fonts.face import Face
from layout_tool.fonts.fallback import FaceRun, MissingCharacter
from layout_tool.fonts.finder import SUFFIXES, FontFinder, Found, system_folders, user_folder
from layout_tool.fonts.roles import FaceName, Role, RolesFile, merge_roles, parse_roles, read_roles
from layout_tool.problem import LayoutError, Level, Place, Problem, suggest
from layout_tool.resources import asset

__all__ = ["FontBook"]

_LAST_RESORT = ("song", "latin")
"""Roles whose faces end every chain: the widest Han, the widest Latin."""


class FontBook:
    """Roles, their faces, and the face for each character.

    With ``strict`` a face that cannot be found is an error, as for a press PDF. Without, the
    house's face stands in, and :attr:`problems` says so: the book opens on any machine.

    Faces are opened when first asked for. A book never changes, so results may be cached by it.
    """

    def __init__(self, own: RolesFile | None = None, *, strict: bool = True) -> None:
        house = read_roles(asset("fonts/roles.yaml"))
        self._roles = merge_roles(house.roles, own.roles if own else {})
        folders = own.folders if own else ()
        self._finder = FontFinder([*folders, user_folder(), *system_folders()])
        self._strict = strict
        self._problems: list[Problem] = []
        self._faces: dict[str, Face] = {}
        self._by_file: dict[Found, Face] = {}
        self._own: dict[str, tuple[Face, ...]] = {}
        self._chains: dict[str, tuple[Face, ...]] = {}

    @classmethod
    def default(cls) -> FontBook:
        """Return the house's own book, the same object each time."""
        return _default()

    @classmethod
    def from_yaml(cls, path: Path, *, strict: bool = True) -> FontBook:
        """Return the house's book with a paper's roles file laid over it.

        Raises:
            LayoutError: the file is at fault; see :func:`~layout_tool.fonts.roles.read_roles`.

        """
        return cls(read_roles(path), strict=strict)

    @classmethod
    def from_mapping(
        cls, tree: Mapping[str, object], base: Path, *, strict: bool = True, file: str = ""
    ) -> FontBook:
        """Return a book from the same tree as a roles file, seen from the folder ``base``.

        ``file`` is the layout in which the tree stands under ``fonts``, named by its faults.

        Raises:
            LayoutError: as :func:`~layout_tool.fonts.roles.parse_roles`.

        """

        def where(key: str) -> Place:
            return Place(file=Path(file) if file else None, key=f"fonts.{key}" if key else "fonts")

        return cls(parse_roles(tree, base, where), strict=strict)

    # Roles

    def roles(self) -> tuple[str, ...]:
        """Return the names of all roles, in the order of the files."""
        return tuple(self._roles)

    def role(self, name: str) -> Role:
        """Return a role.

        Raises:
            LayoutError: there is no such role; the remedy names the nearest.

        """
        try:
            return self._roles[name]
        except KeyError:
            raise LayoutError(
                Problem(
                    "font.unknown_role",
                    f"There is no font role “{name}”.",
                    suggest(name, self._roles) or f"The roles are: {', '.join(self._roles)}.",
                    values=(("role", name),),
                )
            ) from None

    def latin(self, role: str) -> str:
        """Return the role that sets Latin letters and digits beside a role; itself if none."""
        return self.role(role).latin or role

    def label(self, role: str) -> str:
        """Return what the window calls a role: 宋体."""
        return self.role(role).label or role

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Faces that could not be found and were replaced, as far as roles were asked for."""
        return tuple(self._problems)

    # Faces

    def face(self, key: str) -> Face:
        """Return a face by its key, as sheets name it.

        Raises:
            LayoutError: no role has such a face.

        """
        if key not in self._faces:
            for role in self._roles:
                self.chain(role)
        try:
            return self._faces[key]
        except KeyError:
            raise LayoutError(
                Problem(
                    "font.unknown_face",
                    f"No font role uses a face “{key}”.",
                    suggest(key, self._faces) or f"The faces are: {', '.join(self._faces)}.",
                    values=(("face", key),),
                )
            ) from None

    def faces(self) -> tuple[Face, ...]:
        """Return every face that a role uses."""
        for role in self._roles:
            self.chain(role)
        return tuple(self._faces.values())

    def main_face(self, role: str) -> Face:
        """Return the face that sets a role's ordinary characters."""
        return self.chain(role)[0]

    def chain(self, role: str) -> tuple[Face, ...]:
        """Return the faces asked for a character of a role, first to last.

        Raises:
            LayoutError: there is no such role, or a strict book lacks one of its faces.

        """
        if role not in self._chains:
            self.role(role)
            order: dict[Face, None] = {}
            names = dict.fromkeys((role, *self._helpers(role), *_LAST_RESORT))
            for name in names:
                order.update(dict.fromkeys(self._faces_of(name)))
            self._chains[role] = tuple(order)
        return self._chains[role]

    # Characters

    def face_for(self, role: str, char: str) -> Face | None:
        """Return the face that draws a character, with its marks, in a role; None if none can."""
        return fallback.face_for(self.chain(role), char)

    def runs(self, role: str, text: str) -> tuple[FaceRun, ...]:
        """Return the runs of a text by face; together they hold every character, in order."""
        return fallback.split(self.chain(role), text)

    def missing(self, role: str, text: str) -> tuple[MissingCharacter, ...]:
        """Return the characters of a text that no face of a role has, each once, in order."""
        return fallback.missing(self.chain(role), role, text)

    # Finding files

    def _helpers(self, role: str) -> list[str]:
        """Fallback roles of a role, then theirs, nearest first; a circle ends where it closes."""
        found = [role]
        for name in found:  # grows while it is walked
            found.extend(dict.fromkeys(r for r in self._roles[name].fallback if r not in found))
        return found[1:]

    def _faces_of(self, role: str) -> tuple[Face, ...]:
        if role not in self._own:
            found: list[Face] = []
            for name in self._roles[role].faces:
                try:
                    found.append(self._open(self._locate(name)))
                except LayoutError as error:
                    self._note(name, error)
            self._own[role] = tuple(found)
        return self._own[role]

    def _note(self, name: FaceName, error: LayoutError) -> None:
        problems = [
            Problem(p.id, p.what, p.remedy, p.level, _at(name.place, p.place), p.values)
            for p in error.problems
        ]
        if self._strict:
            raise LayoutError(problems[0], *problems[1:]) from error
        for p in problems:
            what = f"{p.what} Another face stands in."
            self._problems.append(Problem(p.id, what, p.remedy, Level.WARNING, p.place, p.values))

    def _locate(self, name: FaceName) -> Found:
        as_file = name.base / Path(name.name).expanduser()
        if as_file.is_file():
            return Found(as_file.resolve(), name.index or 0)
        for folder in self._finder.folders:
            if (folder / name.name).is_file():
                return Found((folder / name.name).resolve(), name.index or 0)
        if Path(name.name).suffix.lower() not in SUFFIXES:
            found = self._finder.find(name.name)
            if found is not None:
                index = found.index if name.index is None else name.index
                return Found(found.path.resolve(), index)
        raise LayoutError(self._not_found(name, as_file))

    def _not_found(self, name: FaceName, as_file: Path) -> Problem:
        if Path(name.name).suffix.lower() in SUFFIXES:
            siblings = as_file.parent.iterdir() if as_file.parent.is_dir() else ()
            known = {path.name for path in siblings if path.suffix.lower() in SUFFIXES}
            what = f"There is no font file {name.name} in {as_file.parent} or the font folders."
        else:
            known = set(self._finder.names())
            what = f"No font of the family “{name.name}” is installed."
        near = difflib.get_close_matches(name.name, sorted(known), n=5, cutoff=0.4)
        remedy = f"Install it, or put its file into {user_folder()}."
        if near:
            remedy += f" Fonts with a name like it: {', '.join(near)}."
        return Problem("font.not_found", what, remedy, values=(("name", name.name),))

    def _open(self, found: Found) -> Face:
        if found not in self._by_file:
            face = Face(found.path, found.index)
            if face.key in self._faces:  # the same file name in another folder
                mark = hashlib.sha256(str(found.path).encode()).hexdigest()[:6]
                face = Face(found.path, found.index, f"{face.key}@{mark}")
            self._by_file[found] = self._faces[face.key] = face
        return self._by_file[found]


def _at(named: Place, own: Place) -> Place:
    """The place in the roles file where there is one, else the font file."""
    return named if named.file is not None or own.file is None else own


@cache
def _default() -> FontBook:
    return FontBook()
