"""Roles: what documents call a face (song, hei, kai…), read from YAML.

Documents name roles, never families; a roles file says which face plays each. The house's own is
``assets/fonts/roles.yaml``, which also explains the form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from layout_tool.problem import LayoutError, Place, Problem, suggest

__all__ = ["FaceName", "Role", "RolesFile", "merge_roles", "parse_roles", "read_roles"]

_ROLE_KEYS = ("face", "index", "label", "latin", "fallback")
_FILE_KEYS = ("roles", "folders")

Where = Callable[[str], Place]


@dataclass(frozen=True, slots=True)
class FaceName:
    """A face as a roles file names it: a file or a family, seen from ``base``."""

    name: str
    index: int | None = None
    base: Path = Path()
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its faces in order of preference, the role of its Latin, the roles that help out."""

    name: str
    faces: tuple[FaceName, ...] = ()
    label: str = ""
    latin: str | None = None
    fallback: tuple[str, ...] = ()
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class RolesFile:
    """What a roles file says: its roles and the folders that hold its fonts."""

    roles: Mapping[str, Role]
    folders: tuple[Path, ...] = ()


def read_roles(path: Path) -> RolesFile:
    """Read a roles file.

    Raises:
        LayoutError: the file is missing or not YAML, or :func:`parse_roles` refuses it; the
            problem names file, line and key.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise _refused(
            "unreadable", f"The roles file {path} cannot be read.", "", Place(file=path)
        ) from error
    except UnicodeDecodeError as error:
        raise _refused(
            "encoding", f"{path.name} is not UTF-8.", "Save it as UTF-8.", Place(file=path)
        ) from error
    try:
        tree = yaml.safe_load(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file=path)
        if mark is not None:
            place = replace(place, line=mark.line + 1, column=mark.column + 1)
        raise _refused(
            "yaml",
            f"{path.name} is not well-formed YAML: {getattr(error, 'problem', error)}.",
            "Look at the indentation and the colons there.",
            place,
        ) from error
    lines: dict[str, tuple[int, int]] = {}
    _note_lines(node, "", lines)

    def where(key: str) -> Place:
        line, column = lines.get(key, (1, 1))
        return Place(file=path, line=line, column=column, key=key or None)

    return parse_roles(tree, path.parent, where)


def parse_roles(
    tree: object, base: Path, where: Where = lambda key: Place(key=key or None)
) -> RolesFile:
    """Make roles of a YAML tree, ``{roles: …, folders: …}``.

    Relative files and folders are seen from ``base``; ``where`` tells the place of a dotted key.

    Raises:
        LayoutError: an unknown key, a value of the wrong type, a role that is not there; with
            every such problem, not only the first.

    """
    problems: list[Problem] = []
    reader = _Reader(base, where, problems)
    top = reader.mapping(tree, "", _FILE_KEYS)
    raw = reader.mapping(top.get("roles"), "roles", None)
    roles = {name: reader.role(name, value, f"roles.{name}") for name, value in raw.items()}
    folders = reader.names(top.get("folders"), "folders")
    if problems:
        raise LayoutError(*problems)
    return RolesFile(roles, tuple(base / Path(name).expanduser() for name in folders))


def merge_roles(house: Mapping[str, Role], own: Mapping[str, Role]) -> dict[str, Role]:
    """Return the house's roles with a paper's own laid over them.

    A paper's face goes before the house's, which stays as fallback; label, Latin and fallback
    are replaced where the paper names them. A new role without fallback leans on ``song``.

    Raises:
        LayoutError: a role names a Latin or fallback role that neither has.

    """
    merged = dict(house)
    for name, role in own.items():
        old = house.get(name)
        if old is None:
            merged[name] = replace(role, fallback=role.fallback or ("song",))
        else:
            merged[name] = Role(
                name,
                role.faces + old.faces,
                role.label or old.label,
                role.latin or old.latin,
                role.fallback or old.fallback,
                role.place,
            )
    problems = [
        Problem(
            "font.unknown_role",
            f"Role {role.name} names a role “{other}” that does not exist.",
            suggest(other, merged) or f"The roles are: {', '.join(merged)}.",
            place=role.place,
        )
        for role in merged.values()
        for other in (*role.fallback, *([role.latin] if role.latin else []))
        if other not in merged
    ]
    if problems:
        raise LayoutError(*problems)
    return merged


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks the types of a tree, noting each problem instead of stopping at the first."""

    base: Path
    where: Where
    problems: list[Problem]

    def role(self, name: str, value: object, key: str) -> Role:
        place = self.where(key)
        if isinstance(value, str):
            return Role(name, (FaceName(value, None, self.base, place),), place=place)
        entry = self.mapping(value, key, _ROLE_KEYS)
        index = entry.get("index")
        if index is not None and (not isinstance(index, int) or isinstance(index, bool)):
            self.wrong(f"{key}.index", "a whole number, counted from 0", index)
            index = None
        face = self.text(entry.get("face"), f"{key}.face")
        face_place = self.where(f"{key}.face")
        if not entry.keys() & {"face", "fallback"}:
            self.wrong(f"{key}", "a mapping with “face” or “fallback”", value)
        return Role(
            name,
            (FaceName(face, index, self.base, face_place),) if face else (),
            self.text(entry.get("label"), f"{key}.label") or "",
            self.text(entry.get("latin"), f"{key}.latin"),
            self.names(entry.get("fallback"), f"{key}.fallback"),
            place,
        )

    def mapping(self, value: object, key: str, known: tuple[str, ...] | None) -> dict[str, object]:
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.wrong(key, "a mapping", value)
            return {}
        found: dict[str, object] = {}
        for name, inner in value.items():
            dotted = f"{key}.{name}" if key else str(name)
            if not isinstance(name, str):
                self.problems.append(
                    Problem(
                        "font.not_a_name",
                        f"YAML reads a name within “{key or 'the roles file'}” as {name!r}.",
                        "Put that name in quotes.",
                        place=self.where(key),
                    )
                )
            elif known is not None and name not in known:
                remedy = suggest(name, known) or f"Known are: {', '.join(known)}."
                self.problems.append(
                    Problem(
                        "font.unknown_key",
                        f"“{name}” is not a key of a roles file here.",
                        remedy,
                        place=self.where(dotted),
                    )
                )
            else:
                found[name] = inner
        return found

    def text(self, value: object, key: str) -> str | None:
        if value is None or isinstance(value, str):
            return value
        self.wrong(key, "text", value)
        return None

    def names(self, value: object, key: str) -> tuple[str, ...]:
        if value is None:
            return ()
        items = value if isinstance(value, list) else [value]
        if all(isinstance(item, str) for item in items):
            return tuple(items)
        self.wrong(key, "a list of names", value)
        return ()

    def wrong(self, key: str, expected: str, value: object) -> None:
        self.problems.append(
            Problem(
                "font.wrong_type",
                f"“{key or 'the roles file'}” must be {expected}, and is {value!r}.",
                place=self.where(key),
            )
        )


def _note_lines(node: yaml.Node | None, key: str, lines: dict[str, tuple[int, int]]) -> None:
    if not isinstance(node, yaml.MappingNode):
        return
    for name, inner in node.value:
        dotted = f"{key}.{name.value}" if key else str(name.value)
        lines[dotted] = (name.start_mark.line + 1, name.start_mark.column + 1)
        _note_lines(inner, dotted, lines)


def _refused(name: str, what: str, remedy: str, place: Place) -> LayoutError:
    return LayoutError(Problem(f"font.roles_{name}", what, remedy, place=place))
