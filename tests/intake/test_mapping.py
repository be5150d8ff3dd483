"""mapping.yaml as a clerk meets it: why each file stands where, and what is wrong."""

from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.intake import Names, mapping
from checker.model.document import Problem
from checker.model.material import Material, Place, Submission

NAMES = Names(items={"四.2": "信用评价", "一.2": "专题学习"}, parts={"一.2a": "一.2"})
ODD = [
    "a: b.txt",
    "#号.txt",
    "- 一.pdf",
    "null",
    "4.10",
    "长" * 150,
    "换\n行.txt",
    "'引'.txt",
    "[x]",
]


def material(path, *places, parts=()):
    return Material(path, path, path, 1, (), parts, places)


def package(*materials, problems=()):
    return Submission("商河县", Path(), materials, problems=problems)


def said(tmp_path, text):
    file = tmp_path / "mapping.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return mapping.read(file, NAMES)


def read(tmp_path, text):
    return {name: each.places for name, each in said(tmp_path, text).items()}


def test_pages_of_one_paper_are_written_behind_one_another_and_read_back(tmp_path):
    pages = ("甲/IMG_0121.jpg", "甲/IMG_0122: 续.jpg")
    content = mapping.content(
        [package(material("甲/IMG_0120.jpg", Place("四.2", None, "folder"), parts=pages))], NAMES
    )
    assert (
        "  # 与前一张图片合为一份（2张）\n  甲/IMG_0121.jpg: 接：IMG_0120.jpg\n" in content.decode()
    )
    found = said(tmp_path, content)["商河县"]
    assert found.places == {"甲/IMG_0120.jpg": ["四.2"]}
    assert found.after == dict(zip(pages, ("甲/IMG_0120.jpg", pages[0]), strict=True))


@pytest.mark.parametrize("value", ["接:IMG_0120.jpg", "接： IMG_0120.jpg ", "接：甲/IMG_0120.jpg"])
def test_the_page_before_in_the_ways_people_write_it(tmp_path, value):
    (found,) = said(tmp_path, f"商河县:\n  甲/b.jpg: '{value}'\n").values()
    assert found.after == {"甲/b.jpg": "甲/IMG_0120.jpg"} and not found.places


def test_each_file_stands_under_the_reason_for_its_place():
    content = mapping.content(
        [
            package(
                material("甲/办法.txt", Place("四.2", None, "folder", 1.0)),
                material("乙.txt"),
                material(
                    "丙.txt", Place("四.2", None, "mapping"), Place("一.2", "一.2a", "mapping")
                ),
                problems=(
                    Problem("place-conflict", "“甲/办法.txt”\n两处"),
                    Problem("other", "别的"),
                ),
            )
        ],
        NAMES,
    ).decode()
    lines = content.splitlines()
    assert lines[lines.index("  乙.txt: null") - 1].startswith("  # 没有归入任何一项")
    assert lines[lines.index("  甲/办法.txt: 四.2") - 1] == "  # 按文件夹名归类（1份）"
    assert "  丙.txt: [四.2, 一.2a]" in lines
    assert "  # 请核对：“甲/办法.txt” 两处" in lines and "别的" not in content
    assert lines[-1] == "#   一.2  专题学习（计分项 一.2a）"


def test_whatever_a_file_is_called_its_row_is_read_back(tmp_path):
    placed = package(*(material(name, Place("四.2", None, "folder")) for name in ODD))
    names = ("空县", "2023", "长" * 150, "a: b")
    others = [Submission(name, Path(), placed.materials[:1]) for name in names[1:]]
    found = read(
        tmp_path, mapping.content([placed, Submission("空县", Path(), ()), *others], NAMES)
    )
    assert found.keys() == {"商河县", *names} and found["空县"] == {}
    assert found["商河县"] == {name: ["四.2"] for name in ODD}


def test_a_mark_of_windows_at_the_head_is_no_fault(tmp_path):
    assert read(tmp_path, "\ufeff商河县:\r\n  a.txt: 4-2\r\n") == {"商河县": {"a.txt": ["四.2"]}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("商河县:\n  a.txt: 四.2: 3\n", "第2行：不是有效的 YAML：多了冒号"),
        ("商河县:\n  a.txt: 四.2\n  a.txt: 一.2\n", "第3行：“a.txt”重复出现"),
        ("商河县:\n\ta.txt: 四.2\n", "第2行：不是有效的 YAML：缩进用了制表符"),
        ("商河县:\n  a.txt: 九.9\n", "写的指标“九.9”不存在"),
        ("商河县\n", "结构不对"),
        ("", "文件是空的"),
        ("商河县:\n".encode("gb18030"), "请另存为 UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_without_english(tmp_path, text, told):
    with pytest.raises(UsageError) as caught:
        read(tmp_path, text)
    assert told in caught.value.text and caught.value.remedy
    assert "while" not in caught.value.text
