import multiprocessing
import os
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker import forgery, formats, intake, rulebook
from checker.errors import Unreadable
from checker.intake import continued
from checker.model.document import Problem
from checker.model.material import Unprocessed
from checker.work import given, kept, run, worker
from checker.work import pool as pool_module

ROOT = Path(__file__).parents[2]
SYSTEM = rulebook.load(ROOT / "rules" / "shandong-county-2023")
LOG = "CHECKER_TEST_LOG"


def serve_texts(channel, engine_name, scope, scratch):
    """A worker without an engine that notes each file it really reads."""
    read = worker.papers

    def noted(material, engine, scope):
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            log.write(f"{material.path}\n")
        return read(material, engine, scope)

    worker.ocr.engine = lambda name: None
    worker.papers = noted
    # OpenCV's threads do not live on in a fork: to set their number would wait for them for ever.
    worker.cv2 = SimpleNamespace(setNumThreads=lambda number: None)
    worker.serve(channel, engine_name, scope, scratch)


@pytest.fixture
def reading(tmp_path, monkeypatch):
    log = tmp_path / "log"
    monkeypatch.setenv(LOG, str(log))
    monkeypatch.setattr(pool_module, "serve", serve_texts)
    if os.name == "posix":  # these look at what is read; that a worker can be spawned others see
        forking = SimpleNamespace(get_context=lambda _: multiprocessing.get_context("fork"))
        monkeypatch.setattr(pool_module, "multiprocessing", forking)
        formats.readers(), forgery.checks()  # loaded once here, not in each fork

    def go(*folders, **plan):
        log.write_text("", encoding="utf-8")
        packages = run.listed(folders, SYSTEM, tmp_path / "work")
        reads = run.read(packages, run.Plan(tmp_path / "work", "stub", 1, **plan))
        return reads, log.read_text(encoding="utf-8").splitlines()

    return go


def written(folder, files):
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_equal_files_are_read_once_and_a_second_run_reads_nothing(tmp_path, reading):
    one = written(
        tmp_path / "商河县", {"四.2/办法.txt": "办法", "四.3/办法.txt": "办法", "a.txt": "一"}
    )
    two = written(tmp_path / "齐河县", {"一.1/办法.txt": "办法"})
    reads, seen = reading(one, two)
    assert len(seen) == 2
    assert [[r.material.path for r in read.records] for read in reads] == [
        ["a.txt", "四.2/办法.txt", "四.3/办法.txt"],
        ["一.1/办法.txt"],
    ]
    assert len({r.material.id for read in reads for r in read.records}) == 4
    again, seen = reading(one, two)
    assert seen == []
    assert again == reads
    _, seen = reading(one, two, fresh=True)
    assert len(seen) == 2


def test_only_what_changed_is_read_again(tmp_path, reading):
    folder = written(tmp_path / "商河县", {"a.txt": "一", "b.txt": "二"})
    reading(folder)
    written(folder, {"b.txt": "三", "c.txt": "四"})
    assert sorted(reading(folder)[1]) == ["b.txt", "c.txt"]


def test_failures_are_tried_again_only_when_asked(tmp_path, reading):
    folder = written(tmp_path / "商河县", {"坏.pdf": "%PDF-1.4 torn", "a.txt": "一"})
    (read,), _ = reading(folder)
    assert [(entry.path, entry.code) for entry in read.unprocessed] == [("坏.pdf", "corrupt")]
    assert reading(folder)[1] == []
    assert reading(folder, retry_failed=True)[1] == ["坏.pdf"]


def test_a_file_that_was_not_there_is_read_once_it_is_back(tmp_path, reading):
    folder = written(tmp_path / "商河县", {"a.txt": "一", "b.txt": "二"})
    packages = run.listed([folder], SYSTEM, tmp_path / "work")
    (folder / "a.txt").unlink()
    plan = run.Plan(tmp_path / "work", "stub", 1)
    (read,) = run.read(packages, plan)
    assert [(entry.path, entry.code) for entry in read.unprocessed] == [("a.txt", "corrupt")]
    kept.keep(plan, packages, [read])
    assert kept.reads(kept.load(plan.work), plan.work) == [read]
    written(folder, {"a.txt": "一"})
    (read,), seen = reading(folder)
    assert (seen, read.unprocessed) == (["a.txt"], ())


@pytest.fixture
def paged(monkeypatch):
    """b.txt taken for the page behind a.txt of every folder."""

    def joints(materials, records, apart):
        pages = [each for each in materials if each.path in ("a.txt", "b.txt")]
        two = len(pages) == 2 and not apart and all(page.id in records for page in pages)
        return [continued.Joint(continued.joined(pages), Problem("x", "合"))] if two else []

    monkeypatch.setattr(continued, "joints", joints)


def test_pages_of_one_paper_are_read_as_one_and_kept(tmp_path, reading, paged):
    folder = written(tmp_path / "商河县", {"a.txt": "一", "b.txt": "二", "c.txt": "三"})
    packages = run.listed([folder], SYSTEM, tmp_path / "work")
    (read,), seen = reading(folder)
    assert seen == ["a.txt", "b.txt", "c.txt", "a.txt"]
    assert [(r.material.path, r.material.parts) for r in read.records] == [
        ("a.txt", ("b.txt",)),
        ("c.txt", ()),
    ]
    assert [m.path for m in read.submission.materials] == ["a.txt", "c.txt"]
    assert read.records[0].problems[0].text == "合"
    assert reading(folder) == ([read], [])
    plan = run.Plan(tmp_path / "work", "stub", 1)
    kept.keep(plan, packages, [read])
    assert kept.reads(kept.load(plan.work), plan.work) == [read]


def test_pages_that_cannot_be_read_as_one_stay_apart(tmp_path, reading, paged, monkeypatch):
    folder = written(tmp_path / "商河县", {"a.txt": "一", "b.txt": "二"})
    whole = formats.read

    def torn(files):
        if len(files) > 1:
            raise Unreadable("corrupt", "坏", "")
        return whole(files)

    monkeypatch.setattr(formats, "read", torn)
    (read,), _ = reading(folder)
    assert [r.material.path for r in read.records] == ["a.txt", "b.txt"]
    assert read.unprocessed == ()


def test_members_of_archives_are_called_by_their_own_names(tmp_path, reading):
    folder = tmp_path / "商河县"
    folder.mkdir()
    with zipfile.ZipFile(folder / "套件.zip", "w") as packed:
        packed.writestr("坏通知.pdf", "%PDF-1.4 torn")
    (read,), _ = reading(folder)
    (entry,) = read.unprocessed
    assert isinstance(entry, Unprocessed)
    assert entry.path == "套件.zip!/坏通知.pdf"
    assert "坏通知.pdf" in entry.text
    assert "“0.pdf”" not in entry.text


def test_notes_on_members_of_archives_call_them_by_their_own_names(tmp_path, reading):
    with zipfile.ZipFile(tmp_path / "商河县.zip", "w") as packed:
        packed.writestr("通知.docx", "商河县交通运输局关于报送材料的通知\n" * 9)
        packed.writestr("申报表.csv", "指标,材料\n九九,通知.docx\n")
    (read,), _ = reading(tmp_path / "商河县.zip")
    (record,) = read.records
    (suffix,) = (each.text for each in record.problems if each.code == "suffix-mismatch")
    assert "“通知.docx”" in suffix
    assert [each.text[:15] for each in read.submission.problems] == ["“申报表.csv”第2行：指标"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps names as text")
def test_names_in_gbk_are_read_down_to_the_folder_of_the_county(tmp_path, reading):
    """As a zip made on Windows leaves them where a tool without codings unpacks it."""

    def told(name):
        return tmp_path / os.fsdecode(name.encode("gbk"))

    folder = told("商河县")
    written(
        folder, {told("一、制度建设").name + "/" + told("通知.docx").name: "关于报送的通知\n" * 9}
    )
    (read,), _ = reading(folder)
    assert read.submission.name == "商河县"
    assert [record.material.path for record in read.records] == ["一、制度建设/通知.docx"]
    said = [each.text for record in read.records for each in record.problems]
    assert any("“通知.docx”" in text for text in said)
    assert "".join(said).encode("utf-8")
    written(told("来源"), {told("条例.txt").name: "第一条 为了加强管理，制定本条例。"})
    assert [source.name for source in given.sources(told("来源"))] == ["条例.txt"]


def test_packages_of_one_name_stay_apart_and_one_path_counts_once(tmp_path):
    paths = [tmp_path / city / "交通局" for city in ("甲市", "乙市")]
    for path in paths:
        written(path, {"a.txt": "一"})
    assert list(run.names([*paths, paths[0], tmp_path / "甲市"]).values()) == [
        "甲市/交通局",
        "乙市/交通局",
        "甲市",
    ]
    packages = run.listed([*paths, paths[0]], SYSTEM, tmp_path / "work")
    assert [package.name for package in packages] == ["甲市/交通局", "乙市/交通局"]


def test_a_corrected_mapping_wins_and_wrong_ones_are_refused(tmp_path):
    files = {"一、制度建设/1/通知.txt": "一", "杂/说明.txt": "二"}
    folder = written(tmp_path / "商河县", files)
    table = tmp_path / "mapping.yaml"
    before = run.listed([folder], SYSTEM, tmp_path / "work")
    table.write_bytes(intake.mapping.content(before, intake.Names.of(SYSTEM)))
    (again,) = run.listed([folder], SYSTEM, tmp_path / "work", table)
    assert [replace(again, apart=frozenset())] == before and again.apart == files.keys()
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("说明.txt: null", "说明.txt: [四.2, 一.2a]"), encoding="utf-8")
    (package,) = run.listed([folder], SYSTEM, tmp_path / "work", table)
    places = {m.path: [(p.indicator, p.item, p.how) for p in m.places] for m in package.materials}
    assert places["杂/说明.txt"] == [("四.2", None, "mapping"), ("一.2", "一.2a", "mapping")]
    assert places["一、制度建设/1/通知.txt"] == [("一.1", None, "folder")]
    for wrong in ("商河县: {a.txt: 九.9}", "青岛: {}", "- 1", "{"):
        table.write_text(wrong, encoding="utf-8")
        with pytest.raises(run.UsageError):
            run.listed([folder], SYSTEM, tmp_path / "work", table)


REPORTS = ("report.json", "report.html", "mapping.yaml")


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_run_that_dies_every_few_files_ends_with_the_same_report(tmp_path):
    import py7zr

    folder = written(
        tmp_path / "商河县", {f"四.2/办法{n}.txt": f"第{n}号\n" * 30 for n in range(9)}
    )
    with py7zr.SevenZipFile(folder / "补充.7z", "w") as packed:
        for number in range(5):
            packed.writestr(f"附表{number}" * 50, f"四.3/表{number}.txt")
    deaths = 0
    while (ended := _started(folder, tmp_path / "a", 14).wait()) == -signal.SIGKILL:
        deaths += 1
        assert deaths < 20
    assert deaths >= 2
    assert ended == _started(folder, tmp_path / "b", -1).wait()
    assert _reports(tmp_path / "a") == _reports(tmp_path / "b")
    assert b"\xe8\xa1\xa84.txt" in _reports(tmp_path / "b")[0]
    assert not list((tmp_path / "b").rglob("*.part"))


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_run_that_is_interrupted_goes_on_where_it_stopped(tmp_path):
    folder = written(tmp_path / "商河县", {f"四.2/办法{n}.txt": f"第{n}号\n" for n in range(60)})
    kept = tmp_path / "a" / ".work" / "records"
    process = _started(folder, tmp_path / "a", -1, subprocess.PIPE)
    while len(list(kept.glob("*.record"))) < 8 and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "已中断" in said.decode() and "从中断处继续" in said.decode()
    before = {file.name: file.stat().st_mtime_ns for file in kept.glob("*.record")}
    assert 8 <= len(before) < 60
    assert _started(folder, tmp_path / "a", -1).wait() in (0, 1)
    after = {file.name: file.stat().st_mtime_ns for file in kept.glob("*.record")}
    assert len(after) == 60
    assert before.items() <= after.items()


def _started(folder, out, moves, errors=subprocess.DEVNULL):
    """A run that dies when the ``moves``-th file would be put in place; -1 lets it end."""
    program = [sys.executable, "tests/work/killed_run.py", str(moves)]
    command = [*program, "check", str(folder), "--out", str(out), "--jobs", "1"]
    quiet = subprocess.DEVNULL
    paths = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=paths, stdout=quiet, stderr=errors)


def _reports(out):
    return [(out / name).read_bytes() for name in REPORTS]
