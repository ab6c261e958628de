"""Fonts: roles (song, hei, kai…) → faces, their metrics, and who draws which character.

In: role names and text. Out: :class:`Face` objects in em, :class:`FaceRun` by face, and
:class:`MissingCharacter` for what nobody can draw. The house's own faces are in ``assets/fonts``;
a paper lays its roles file over them (:meth:`FontBook.from_yaml`).

Sources: OpenType 1.9 for tables, CLREQ §3.1 for punctuation, GB/T 2312, GBK, 通用规范汉字表.
"""

from layout_tool.fonts.book import FontBook
from layout_tool.fonts.face import Embedding, Face
from layout_tool.fonts.fallback import GETA, FaceRun, MissingCharacter, clusters
from layout_tool.fonts.finder import system_folders, user_folder
from layout_tool.fonts.report import Coverage, FaceReport, coverage, describe
from layout_tool.fonts.roles import FaceName, Role, RolesFile, parse_roles, read_roles

__all__ = [
    "GETA",
    "Coverage",
    "Embedding",
    "Face",
    "FaceName",
    "FaceReport",
    "FaceRun",
    "FontBook",
    "MissingCharacter",
    "Role",
    "RolesFile",
    "clusters",
    "coverage",
    "describe",
    "parse_roles",
    "read_roles",
    "system_folders",
    "user_folder",
]
