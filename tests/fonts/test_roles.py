from __future__ import annotations

from pathlib import Path

import pytest

from layout_tool.fonts import FontBook, read_roles, user_folder
from layout_tool.fonts.finder import FontFinder
from layout_tool.problem import LayoutError, Level

from .conftest import MakeFont


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's home without fonts, on a system without fonts."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("XDG_DATA_DIRS", str(folder / "none"))
    return folder


def write(folder: Path, text: str) -> Path:
    path = folder / "roles.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path, role: str = "song") -> LayoutError:
    with pytest.raises(LayoutError) as caught:
        FontBook.from_yaml(path).chain(role)
    return caught.value


def test_the_house_s_book_knows_the_roles_of_a_newspaper(book: FontBook) -> None:
    wanted = "song song-heavy song-black hei hei-heavy kai fangsong latin latin-sans"
    assert set(wanted.split()) <= set(book.roles())
    assert book.label("kai") == "楷体"
    assert book.latin("hei-heavy") == "latin-sans-heavy"
    assert book.latin("latin") == "latin"


def test_the_default_book_is_made_once() -> None:
    assert FontBook.default() is FontBook.default()


def test_a_face_is_found_again_by_its_key(book: FontBook) -> None:
    for face in book.faces():
        assert book.face(face.key) is face
    fresh = FontBook()
    assert fresh.face("LayoutKai-Regular").family == "Layout Kai"


def test_an_unknown_face_key_is_answered_with_the_nearest(book: FontBook) -> None:
    with pytest.raises(LayoutError, match="LayoutKai-Regular"):
        book.face("LayoutKai-Reglar")


def test_an_unknown_role_is_answered_with_the_nearest(book: FontBook) -> None:
    with pytest.raises(LayoutError, match="Did you mean “song-heavy”"):
        book.chain("song-hevy")


def test_a_paper_s_own_face_comes_first_and_the_house_s_helps_out(
    tmp_path: Path, make_font: MakeFont, book: FontBook
) -> None:
    make_font("PaperSong.ttf", chars="报纸")
    own = FontBook.from_yaml(write(tmp_path, "roles:\n  song: PaperSong.ttf\n"))
    assert own.main_face("song").key == "PaperSong"
    assert [run.face.key for run in own.runs("song", "报纸好")] == [
        "PaperSong",
        "NotoSerifCJKsc-Regular",
    ]
    assert own.label("song") == "宋体"
    assert own.main_face("kai").key == book.main_face("kai").key
    assert "PaperSong" in [face.key for face in own.chain("kai")]


def test_a_paper_may_add_a_role_of_its_own(tmp_path: Path, make_font: MakeFont) -> None:
    make_font("Heads.ttf", chars="题")
    text = "roles:\n  biaoti:\n    face: Heads.ttf\n    fallback: [song-black]\n    latin: latin\n"
    own = FontBook.from_yaml(write(tmp_path, text))
    assert [face.key for face in own.chain("biaoti")][:2] == ["Heads", "NotoSerifCJKsc-Black"]
    assert own.latin("biaoti") == "latin"


def test_a_face_of_a_collection_is_taken_by_index(
    tmp_path: Path, make_collection: MakeFont
) -> None:
    make_collection("Paper.ttc")
    text = "roles:\n  kai:\n    face: Paper.ttc\n    index: 1\n"
    face = FontBook.from_yaml(write(tmp_path, text)).main_face("kai")
    assert (face.key, face.family) == ("Paper#1", "Paper Two")


def test_a_family_is_found_in_the_user_s_folder_by_its_chinese_name(
    tmp_path: Path, make_font: MakeFont, home: Path
) -> None:
    where = user_folder().relative_to(tmp_path)
    make_font(f"{where}/fzxbs.ttf", family="FZXiaoBiaoSong-B05S", local="方正小标宋_GBK")
    own = FontBook.from_yaml(write(tmp_path, "roles:\n  song-heavy: 方正小标宋_GBK\n"))
    assert own.main_face("song-heavy").key == "fzxbs"
    english = FontBook.from_yaml(write(tmp_path, "roles:\n  song-heavy: fzxiaobiaosong b05s\n"))
    assert english.main_face("song-heavy").path == own.main_face("song-heavy").path


def test_a_family_of_a_collection_is_found_with_its_index(
    make_collection: MakeFont, tmp_path: Path
) -> None:
    make_collection("fonts.ttc")
    found = FontFinder([tmp_path]).find("纸二")
    assert found is not None
    assert (found.path.name, found.index) == ("fonts.ttc", 1)


def test_the_regular_style_of_a_family_is_preferred(make_font: MakeFont, tmp_path: Path) -> None:
    make_font("a-bold.ttf", style="Bold")
    make_font("b-regular.ttf", style="Regular")
    finder = FontFinder([tmp_path])
    regular = finder.find("Paper Song")
    bold = finder.find("Paper Song Bold")
    assert regular is not None
    assert bold is not None
    assert (regular.path.name, bold.path.name) == ("b-regular.ttf", "a-bold.ttf")


def test_a_broken_font_among_the_system_s_does_not_stop_the_search(
    make_font: MakeFont, tmp_path: Path
) -> None:
    (tmp_path / "a.ttf").write_bytes(b"broken")
    make_font("b.ttf")
    finder = FontFinder([tmp_path])
    assert finder.find("Paper Song") is not None
    assert finder.names() == ("Paper Song", "方正小标宋")


def test_fonts_are_looked_for_in_the_folders_of_the_roles_file(
    tmp_path: Path, make_font: MakeFont, home: Path
) -> None:
    make_font("shelf/kai.ttf", family="Paper Kai", local="报楷")
    text = "folders: [shelf]\nroles:\n  kai: 报楷\n  hei: kai.ttf\n"
    own = FontBook.from_yaml(write(tmp_path, text))
    assert own.main_face("kai") is own.main_face("hei")


def test_two_files_of_one_name_keep_separate_keys(tmp_path: Path, make_font: MakeFont) -> None:
    make_font("a/Paper.ttf", chars="一")
    make_font("b/Paper.ttf", chars="二")
    text = "roles:\n  kai: a/Paper.ttf\n  hei: b/Paper.ttf\n"
    own = FontBook.from_yaml(write(tmp_path, text))
    kai, hei = own.main_face("kai"), own.main_face("hei")
    assert kai.key != hei.key
    assert own.face(hei.key) is hei
    assert own.face(kai.key) is kai


def test_a_family_that_is_not_installed_is_answered_with_names_like_it(
    tmp_path: Path, make_font: MakeFont, home: Path
) -> None:
    where = user_folder().relative_to(tmp_path)
    make_font(f"{where}/xbs.ttf", local="方正小标宋_GBK")
    path = write(tmp_path, "roles:\n  song-heavy: 方正小标宋简体\n")
    problem = refusal(path, "song-heavy").problem
    assert problem.id == "font.not_found"
    assert "方正小标宋_GBK" in problem.remedy
    assert str(user_folder()) in problem.remedy
    assert (problem.place.file, problem.place.line) == (path, 2)


def test_a_missing_file_is_answered_with_files_like_it(
    tmp_path: Path, make_font: MakeFont, home: Path
) -> None:
    make_font("PaperSong.ttf")
    path = write(tmp_path, "roles:\n  song:\n    label: 宋\n    face: PaperSnog.ttf\n")
    problem = refusal(path, "song").problem
    assert "PaperSong.ttf" in problem.remedy
    assert (problem.place.line, problem.place.key) == (4, "roles.song.face")


def test_a_lenient_book_sets_a_missing_family_in_the_house_s_face(
    tmp_path: Path, home: Path
) -> None:
    path = write(tmp_path, "roles:\n  song-heavy: 方正小标宋_GBK\n")
    lenient = FontBook.from_yaml(path, strict=False)
    assert lenient.main_face("song-heavy").key == "NotoSerifCJKsc-Bold"
    [problem] = lenient.problems
    assert problem.level is Level.WARNING
    assert "方正小标宋_GBK" in problem.what
    assert problem.place.line == 2


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("rolls:\n  song: a.ttf\n", 1, "Did you mean “roles”"),
        ("roles:\n  song:\n    fase: a.ttf\n    face: b.ttf\n", 3, "Did you mean “face”"),
        ("roles:\n  song:\n    face: a.ttf\n    index: one\n", 4, "whole number"),
        ("roles:\n  song:\n    face: a.ttf\n    index: yes\n", 4, "whole number"),
        ("roles:\n  song: 12\n", 2, "mapping"),
        ("roles:\n  song:\n    face: [a.ttf]\n", 3, "must be text"),
        ("roles:\n  song:\n    face: a.ttf\n    fallback: {a: b}\n", 4, "list of names"),
        ("roles: [song]\n", 1, "mapping"),
        ("- roles\n", 1, "mapping"),
        ("roles:\n  no: a.ttf\n", 1, "in quotes"),
        ("roles:\n  song:\n    label: 宋\n", 2, "face"),
        ("roles:\n  song:\n    face: a.ttf\n    fallback: [hay]\n", 2, "“hay” that does not exist"),
        ("roles:\n  song: [a\n", 3, "YAML"),
    ],
)
def test_a_faulty_roles_file_is_told_by_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    error = refusal(write(tmp_path, text))
    assert said in str(error)
    assert error.problem.place.line == line
    assert error.problem.place.file == tmp_path / "roles.yaml"


def test_every_fault_of_a_roles_file_is_told_at_once(tmp_path: Path) -> None:
    text = "roles:\n  song:\n    fase: a.ttf\n    face: 1\n  kai: 3\n"
    assert len(refusal(write(tmp_path, text)).problems) >= 3


def test_a_roles_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.yaml").problem.id == "font.roles_unreadable"
    path = tmp_path / "gbk.yaml"
    path.write_bytes("roles: {song: 宋体}".encode("gbk"))
    assert refusal(path).problem.id == "font.roles_encoding"


def test_an_empty_roles_file_changes_nothing(tmp_path: Path, book: FontBook) -> None:
    path = write(tmp_path, "")
    assert read_roles(path).roles == {}
    assert FontBook.from_yaml(path).main_face("song").key == book.main_face("song").key


def test_roles_that_lean_on_each_other_end(tmp_path: Path, make_font: MakeFont) -> None:
    make_font("A.ttf")
    text = (
        "roles:\n  one: {face: A.ttf, fallback: [two]}\n"
        "  two: {face: A.ttf, fallback: [one, two]}\n"
    )
    own = FontBook.from_yaml(write(tmp_path, text))
    assert [face.key for face in own.chain("one")] == [
        "A",
        "NotoSerifCJKsc-Regular",
        "SourceSerif4-Regular",
    ]


def test_a_tree_from_a_layout_file_serves_as_a_roles_file(
    tmp_path: Path, make_font: MakeFont
) -> None:
    make_font("A.ttf")
    own = FontBook.from_mapping({"roles": {"kai": "A.ttf"}}, tmp_path)
    assert own.main_face("kai").key == "A"
