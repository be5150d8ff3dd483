"""Time left is told by pages: one long PDF weighs more than many photographs."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from checker.cli import progress
from checker.model.material import Material, Submission


def test_pages_to_come_go_by_what_such_files_had() -> None:
    left = progress.PagesLeft(["a.pdf", "b.pdf", "c.PDF", "一.jpg", "二.jpg", "x.docx"])
    assert left.expected() is None
    left.done("a.pdf", 30)
    left.done("一.jpg", 1)
    assert left.expected() == pytest.approx(2 * 30 + 1 + 15.5)
    left.done("b.pdf", 10)
    assert left.expected() == pytest.approx(20 + 1 + 41 / 3)


def test_files_kept_from_an_earlier_run_are_no_pages_to_come() -> None:
    left = progress.PagesLeft(["a.pdf", "b.pdf", "c.pdf"])
    left.done("a.pdf", 0)
    left.done("b.pdf", 8)
    assert left.expected() == 8
    left.done("c.pdf", 4)
    assert left.expected() == 0


def test_the_line_tells_rate_and_time_left(monkeypatch, capsys) -> None:
    clock = iter([0.0, 50.0, 60.0, 70.0])  # start, one kept file, two read
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    names = ("旧.pdf", "a.pdf", "b.pdf", "c.pdf")
    files = tuple(Material(n, n, n, 1, (Path(n),)) for n in names)
    show = progress.meter([Submission("商河县", Path(), files)])
    show(1, 4, "旧.pdf", 0)
    show(2, 4, "a.pdf", 40)
    show(3, 4, "b.pdf", 20)
    first, second, third = capsys.readouterr().err.splitlines()
    assert "尚不能估计" in first
    assert "40 页，4.0 页/秒，预计还需 0:20" in second
    assert "60 页，3.0 页/秒，预计还需 0:10" in third


def test_a_live_line_fits_the_terminal_and_needs_no_control_codes(monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True)
    name = "关于印发道路运输企业信用评价办法的通知（终稿）.pdf"
    names = tuple(f"四、信用应用/{number}/{name}" for number in (1, 2))
    files = tuple(Material(name, name, name, 1, (Path(name),)) for name in (*names, "x.pdf"))
    show = progress.meter([Submission("商河县", Path(), files)])
    for number, each in enumerate(files, 1):
        show(number, 3, each.path, 1)
    lines = capsys.readouterr().err.removesuffix("\n").split("\r")[1:]
    assert {cell_len(line) for line in lines} == {79}
    assert lines[0].rstrip().endswith("（终稿）.pdf")
    assert lines[2].rstrip().endswith("x.pdf")
    assert not any("\x1b" in line for line in lines)


def test_a_run_that_reads_nothing_anew_says_so_instead_of_no_pages_a_second() -> None:
    assert progress._line(3, 3, 0, 2.0, None).endswith("没有要新读的页面")
    assert "5 页" in progress._line(3, 3, 5, 2.0, None)


def test_comparing_many_pictures_tells_how_far_it_is(monkeypatch, capsys) -> None:
    clock = iter([0.0, 0.0, 0.0, 10.0, 12.0, 40.0])  # made, begun, then three calls
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    show = progress.of_pictures()
    for done in (0, 10, 12, 30):
        show(done, 50)
    first, second = capsys.readouterr().err.splitlines()
    assert first == "正在比对图片 10/50 对，预计还需 0:40"
    assert second == "正在比对图片 30/50 对，预计还需 0:27"


def test_a_few_pictures_are_compared_silently(capsys) -> None:
    show = progress.of_pictures()
    show(0, 2)
    show(1, 2)
    assert not capsys.readouterr().err
