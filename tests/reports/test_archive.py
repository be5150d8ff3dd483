from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from checker.model.document import Problem
from checker.model.material import Material, Record, Submission, Unprocessed
from checker.reports import archive


def material(path, parts=()):
    files = tuple(Path(name) for name in (path, *parts))
    return Material(path, path, "0", 1, files, parts)


def record(path, *problems, readable="yes", parts=()):
    return Record(
        material(path, parts), "pdf", "scan", (), "other", "", 1.0, "", "", None, None, readable,
        problems=problems,
    )  # fmt: skip


def result(records=(), refused=(), aside=(), problems=()):
    own = Submission(
        "某县",
        Path(),
        tuple(each.material for each in records),
        tuple(refused),
        tuple(aside),
        problems=tuple(problems),
    )
    return SimpleNamespace(submission=own, records=records, unprocessed=tuple(refused))


def notes(outcome):
    return {
        aspect.word: [(note.text, note.paths) for note in aspect.notes]
        for aspect in archive.aspects(outcome)
    }


def test_each_fault_stands_under_its_word():
    found = notes(
        result(
            [
                record("一/a.pdf", Problem("suffix-mismatch", "实为JPEG")),
                record("一/b.pdf", Problem("active-content", "脚本"), readable="no"),
                record("一/c.pdf", Problem("personal-data", "手机号")),
            ],
            refused=[
                Unprocessed("d.pdf", "encrypted", "有密码"),
                Unprocessed("../e.pdf", "unsafe_path", "路径越界"),
                Unprocessed("f.zip", "too_large", "过大"),
                Unprocessed("/g.pdf", "unsafe_path", "路径越界"),
            ],
            problems=[Problem("manifest-material-missing", "第2行的材料找不到")],
        )
    )
    assert [paths for _, paths in found["真实"]] == [("一/a.pdf",)]
    assert found["完整"][0] == ("第2行的材料找不到", ())
    assert [paths for _, paths in found["可用"]] == [("d.pdf",), ("一/b.pdf",)]
    assert [paths for _, paths in found["安全"][:2]] == [("../e.pdf", "/g.pdf"), ("f.zip",)]
    assert {paths for _, paths in found["安全"][2:]} == {("一/b.pdf",), ("一/c.pdf",)}


def test_the_count_names_every_file_once():
    several = record("一/001.jpg", parts=("一/002.jpg",))
    first = record("二/两份.pdf")
    second = replace(first, material=replace(first.material, id="x", pages=(2, 3)))
    outcome = result(
        [several, first, second],
        refused=[Unprocessed("坏.zip", "corrupt", "损坏")],
        aside=[Unprocessed("Thumbs.db", "set_aside", "系统文件")],
    )
    (complete,) = (one for one in archive.aspects(outcome) if one.word == "完整")
    assert "共有5个文件" in complete.stands
    assert "已检查3份材料，未能处理1个，不作材料1个" in complete.stands


def test_a_gap_in_the_page_images_is_told():
    def told(*paths):
        return [text for text, _ in notes(result([record(paths[0], parts=paths[1:])]))["完整"]]

    assert "图片编号不连续，缺第2张" in told("会议001.jpg", "会议003.jpg", "会议004.jpg")
    assert not any("缺第" in text for text in told("会议001.jpg", "会议002.jpg"))
    assert not any("缺第" in text for text in told("IMG_2031.jpg", "IMG_2090.jpg"))


def test_a_clean_package_has_nothing_to_look_at():
    one = record("一/a.pdf")
    placed = replace(one.material, places=(SimpleNamespace(indicator="一.1"),))
    found = notes(result([replace(one, material=placed)]))
    assert found == {"真实": [], "完整": [], "可用": [], "安全": []}
