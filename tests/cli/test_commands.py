"""The command line on a small package of texts, which needs no OCR to read."""

import errno
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from checker import cli, scoring
from checker.cli import words
from checker.store import judging, open_store
from tests.cli.calling import NOTICE, called

ROOT = Path(__file__).resolve().parents[2]


def test_output_that_nobody_reads_to_the_end_is_never_clean():
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, str(ROOT / "cli.py"), "rules", "list"]
    done = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, check=False)
    os.close(writes)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """A county with one paper, one hostile name, one broken and one junk file, checked once."""
    root = tmp_path_factory.mktemp("batch")
    county = root / "报送" / "商河县"
    paper = county / "四、信用应用" / "2"
    paper.mkdir(parents=True)
    (paper / "信用评价办法.txt").write_text(NOTICE, encoding="utf-8")
    (paper / "<img src=x onerror=alert(1)>.txt").write_text("=1+1 说明", encoding="utf-8")
    (paper / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    (county / "空.docx").write_bytes(b"")
    (county / "说明.txt").write_text("联系电话见办公室", encoding="utf-8")
    (county / "Thumbs.db").write_bytes(b"junk")
    (root / "报送" / "漏放的.txt").write_text("会议纪要", encoding="utf-8")
    table = (
        '指标,材料,事项,日期,自评分\n四.2,四、信用应用/2/信用评价办法.txt,"=HYPERLINK(""x"")",,2\n'
    )
    (county / "申报表.csv").write_text(table, encoding="utf-8")
    command = [sys.executable, ROOT / "cli.py", "check", "--batch", root / "报送"]
    command += ["--out", root / "out", "--jobs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    report = json.loads((root / "out" / "report.json").read_text(encoding="utf-8"))
    return done, report, root / "out"


def test_a_county_that_cannot_be_scored_makes_the_run_incomplete(tmp_path, monkeypatch):
    for county in ("商河县", "博兴县"):
        paper = tmp_path / "报送" / county / "一、制度建设" / "2"
        paper.mkdir(parents=True)
        (paper / "会议纪要.txt").write_text(f"{county}会议纪要", encoding="utf-8")
    real = scoring.score

    def score(system, submission, *rest):
        if submission.name == "商河县":
            raise KeyError("2023-Q5")
        return real(system, submission, *rest)

    monkeypatch.setattr(scoring, "score", score)
    out = tmp_path / "out"
    done = called("check", "--batch", tmp_path / "报送", "--out", out, "--fail-on", "never")
    assert done.returncode == 3
    assert "商河县：计分时程序出错（KeyError" in done.stdout.decode()
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    ceilings = {each["name"]: each["score"]["ceiling"] for each in report["submissions"]}
    assert ceilings["商河县"] == 100
    assert ceilings["博兴县"] < 100


def test_a_later_run_keeps_what_people_decided_and_tells_what_changed(tmp_path):
    paper = tmp_path / "商河县" / "四、信用应用" / "2"
    paper.mkdir(parents=True)
    (paper / "信用评价办法.txt").write_text(NOTICE, encoding="utf-8")
    out, db = tmp_path / "out", tmp_path / "评审.db"
    run = ("check", tmp_path / "商河县", "--out", out, "--store", db, "--jobs", "1")
    first = called(*run).stdout.decode()
    assert "第1次核查" in first
    assert "沿用" not in first
    assert "上一次" not in first
    (flag,) = [f for f in _flags(out) if f["code"] == "three-elements-missing"]
    judging.decide(open_store(str(db)), judging.Ruling(1, flag["id"], "dismissed", "张三", "误读"))
    (paper / "说明.txt").write_text("联系电话见办公室", encoding="utf-8")
    again = called(*run).stdout.decode()
    assert "沿用评审时已作的决定、更正和陈述1条" in again
    assert "新增1份：四、信用应用/2/说明.txt" in again
    assert "得分 0 – 0 – 0 → 2 – 2 – " in again
    assert [f["status"] for f in _flags(out) if f["id"] == flag["id"]] == ["dismissed"]


def _flags(out):
    return json.loads((out / "report.json").read_text(encoding="utf-8"))["flags"]


def test_every_file_stands_in_the_report(checked):
    done, report, out = checked
    (county,) = report["submissions"]
    assert [entry["path"] for entry in report["outside"]] == ["漏放的.txt"]
    assert "未处理：漏放的.txt" in done.stderr.decode()
    assert "漏放的.txt" in (out / "report.html").read_text(encoding="utf-8")
    assert done.returncode == 3
    assert {m["path"].rsplit("/", 1)[-1] for m in county["materials"]} == {
        "信用评价办法.txt",
        "<img src=x onerror=alert(1)>.txt",
        "说明.txt",
    }
    assert {(u["path"].rsplit("/", 1)[-1], u["code"]) for u in county["unprocessed"]} == {
        ("坏.pdf", "corrupt"),
    }
    aside = {u["path"].rsplit("/", 1)[-1]: u["text"] for u in county["set_aside"]}
    assert aside.keys() == {"Thumbs.db", "空.docx"}
    assert "0字节" in aside["空.docx"]
    assert any("空.docx" in problem["text"] for problem in county["problems"])


def test_the_report_keeps_the_contract(checked):
    _, report, _ = checked
    schema = json.loads((ROOT / "checker/reports/report-v1.schema.json").read_text("utf-8"))
    jsonschema.validate(report, schema)
    (broken,) = report["submissions"][0]["unprocessed"]
    named = {one for entry in _units(report) for one in entry["materials"]}
    papers = {material["id"] for material in report["submissions"][0]["materials"]}
    assert broken["id"] in named, "a file that could not be read is asked about by its id"
    assert named <= papers | {broken["id"]}
    score = report["submissions"][0]["score"]
    assert score["floor"] <= score["verified"] <= score["ceiling"] <= 100
    assert score["claimed"] == 2
    item = next(i for i in score["indicators"] if i["id"] == "四.2")
    assert item["claimed"] == 2
    assert item["clause"].startswith("结合本地实际")


def test_progress_goes_to_stderr_and_the_table_to_stdout(checked):
    done, _, out = checked
    assert "已检查" in done.stderr.decode()
    assert "商河县" in done.stdout.decode()
    assert str(out / "report.html") in done.stdout.decode()
    assert b"\x1b" not in done.stderr


def test_files_without_a_place_are_told_below_the_table(checked):
    done, _, _ = checked
    assert "商河县：1份材料没有归入任何指标" in done.stdout.decode()


def test_markup_and_formulas_from_materials_are_inert(checked):
    _, _, out = checked
    html = (out / "report.html").read_text(encoding="utf-8")
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html
    assert "http://" not in html.replace("http://www.w3.org", "")
    book = openpyxl.load_workbook(out / "score.xlsx")
    assert {"总览", "指标得分", "材料", "不得分清单", "雷同", "未处理"} <= set(book.sheetnames)
    formulas = {
        (sheet.title, cell.column_letter)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert {sheet for sheet, _ in formulas} == {"总览", "指标得分", "一级指标", "扣分", "决定"}


def test_single_files_come_in_the_shape_of_materials(tmp_path):
    paper = tmp_path / "办法.txt"
    paper.write_text(NOTICE, encoding="utf-8")
    done = called("elements", paper, "--json")
    (entry,) = json.loads(done.stdout)
    assert entry["path"] == str(paper)
    assert entry["elements"]["document_number"]["value"] == "商交发〔2023〕14号"
    assert entry["elements"]["seal"]["verdict"] == "absent"
    assert entry["three_elements"]["verdict"] in {"fail", "review"}


def test_a_guard_that_still_looks_into_working_files_spoils_no_result(tmp_path, monkeypatch):
    """Windows deletes no file that another program has open."""
    paper = tmp_path / "办法.txt"
    paper.write_text(NOTICE, encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    real = os.unlink

    def unlink(path, **where):
        if str(path).endswith(".record"):
            raise PermissionError(errno.EACCES, "in use", str(path))
        real(path, **where)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(os, "unlink", unlink)
    done = called("elements", paper, "--json")
    assert (done.returncode, len(json.loads(done.stdout))) == (0, 1)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps names as text")
def test_names_are_read_whatever_the_locale_says(tmp_path):
    """zh_CN.GBK, or C where Python is told to take it at its word: names would be no UTF-8."""
    paper = tmp_path / "办法.txt"
    paper.write_text(NOTICE, encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, str(ROOT / "cli.py"), "elements"]
    done = subprocess.run(
        [*command, paper, "--json"], env={**os.environ, **plain}, capture_output=True, check=False
    )
    (entry,) = json.loads(done.stdout)
    assert entry["path"] == str(paper)


def column(answer, place):
    """The words of a table's column, its cells and their line breaks run together."""
    rows = [row.split("│") for row in answer.stdout.decode().splitlines() if "│" in row]
    return re.sub(r"\s", "", "".join(row[place] for row in rows))


def test_a_table_of_elements_cuts_nothing_and_names_each_file_as_it_is(tmp_path):
    paper = tmp_path / "长清区道路运输企业信用评价管理办法（试行）[final].txt"
    paper.write_text(NOTICE, encoding="utf-8")
    as_json = json.loads(called("elements", paper, "--json").stdout)
    shown = column(called("elements", paper), 1)
    assert paper.name in shown
    assert as_json[0]["three_elements"]["reason"].replace(" ", "") in shown
    assert "…" not in shown


def test_a_table_of_pairs_cuts_nothing_and_says_whose_name_was_left(tmp_path):
    body = "".join(
        f"第{n}条 维修企业应当于每季度第{n}周如实报送配件采购、返修率和投诉办结数据，逾期记{n}分。"
        for n in range(1, 16)
    )
    name = "道路运输企业信用评价管理办法（试行）[final].txt"
    for county in ("商河县", "博兴县"):
        (tmp_path / county).mkdir()
        (tmp_path / county / name).write_text(NOTICE + body, encoding="utf-8")
    (tmp_path / "漏放的.txt").write_text(NOTICE, encoding="utf-8")
    (pair,) = json.loads(called("pairs", tmp_path, "--batch", "--json").stdout)["pairs"]
    told = called("pairs", tmp_path, "--batch")
    shown = column(told, 3)
    assert f"甲方：{pair['a']['submission']}/{name}" in shown
    assert f"乙方：{pair['b']['submission']}/{name}" in shown
    assert "须由人工查证后认定" in shown
    assert "…" not in shown
    assert told.returncode == 3
    assert "漏放的.txt" in told.stderr.decode()
    assert "出现其他地区的名称“商河" in told.stdout.decode()


def test_pairs_alone(tmp_path):
    body = "".join(
        f"第{n}条 维修企业应当于每季度第{n}周如实报送配件采购、返修率和投诉办结数据，逾期记{n}分。"
        for n in range(1, 16)
    )
    for county, left in (("商河县", ""), ("博兴县", ""), ("齐河县", "商河县交通运输局负责解释。")):
        (tmp_path / county).mkdir()
        text = NOTICE.replace("商河", county[:2]) + body + left
        (tmp_path / county / "办法.txt").write_text(text, encoding="utf-8")
    done = called("pairs", tmp_path, "--batch", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["pairs_not_shown"] == 0 and found["common"] == []
    assert [pair["severity"] for pair in found["pairs"]] == ["fraud"] * 3
    (cluster,) = found["clusters"]
    assert len(cluster) == 3
    (left,) = found["names_left"]
    assert (left["side"]["submission"], left["name"], left["place"]["page"]) == (
        "齐河县",
        "商河县",
        2,
    )


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["check", "没有这个文件夹"], 2, "找不到路径"),
        (["check", ".", "--system", "x"], 2, "没有编号"),
        (["elements", "没有.pdf"], 2, "找不到文件"),
        (["check", ".", "--sources", "没有"], 2, "--sources"),
        (["rules", "validate", "没有"], 2, "规则文件夹不存在"),
        (["nonsense"], 2, ""),
    ],
)
def test_wrong_usage_says_what_to_do(arguments, code, words):
    done = called(*arguments)
    assert done.returncode == code
    assert words in done.stderr.decode()


@pytest.mark.parametrize(
    ("command", "arguments", "words"),
    [
        ("check", ["--period", "2023年"], "评估期“2023年”写法不对"),
        ("check", ["--library", "没有的库"], "往年材料库不存在"),
        ("pairs", ["--library", "没有的库"], "往年材料库不存在"),
        ("check", ["--store", "申报表.csv"], "不是本程序的数据库"),
    ],
)
def test_what_is_wrong_in_the_call_is_said_before_the_papers_are_read(
    command, arguments, words, tmp_path, monkeypatch
):
    """Reading a batch takes hours, and a mistyped period or library was told of after them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "商河县" / "1.1").mkdir(parents=True)
    (tmp_path / "商河县" / "1.1" / "通知.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "申报表.csv").write_text(NOTICE, "utf-8")
    done = called(command, "商河县", *arguments)
    told = done.stderr.decode()
    assert done.returncode == 2
    assert words in told
    assert "已检查" not in told
    assert not (tmp_path / "out").exists()


def test_a_mistyped_command_is_named_in_chinese():
    told = called("rules", "shwo").stderr.decode()
    assert "没有“shwo”这个命令，是不是 'show'？" in told
    assert "Did you" not in told


def test_a_part_that_does_not_load_is_told_with_what_to_install(monkeypatch):
    """As on Windows without the runtime of its compiler."""

    def load(arguments):
        raise ImportError("DLL load failed while importing cv2")

    monkeypatch.setattr(cli, "_load", load)
    done = called("check", ".")
    assert done.returncode == 2
    assert "DLL load failed while importing cv2" in done.stderr.decode()
    assert "Visual C++" in done.stderr.decode()


def test_without_its_packages_the_program_says_how_to_install_them():
    done = subprocess.run(
        [sys.executable, "-S", str(ROOT / "cli.py")], capture_output=True, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
    assert "README.md" in done.stderr.decode()


def test_a_place_that_cannot_be_written_is_told_without_a_traceback(tmp_path):
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    done = called("check", tmp_path / "county", "--out", tmp_path / "out")
    said = done.stderr.decode()
    assert done.returncode == 2
    assert "是一个文件，不是文件夹" in said
    assert "怎么办：" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (PermissionError(errno.EACCES, "denied", "out/score.xlsx"), "正被 Excel"),
        (OSError(errno.EROFS, "Read-only file system", "out"), "磁盘只读"),
        (FileNotFoundError(errno.ENOENT, "No such file", "in/a.pdf"), "被移走或删除"),
        (FileNotFoundError(errno.ENOENT, "No such file", "长" * 300), "路径太长"),
        (OSError(errno.EIO, "Input/output error", "out/13800000000.json"), "检查磁盘"),
    ],
)
def test_troubles_with_the_disk_say_what_to_do(error, word):
    said = words.disk(error)
    assert word in said
    assert error.strerror not in said
    assert "13800000000" not in said


def test_rules_and_doctor_answer():
    assert "shandong-county-2023" in called("rules", "list").stdout.decode()
    assert "信用评价" in called("rules", "show", "四.2").stdout.decode()
    assert called("rules", "validate").returncode == 0
    doctor = called("doctor")
    assert doctor.returncode == 0
    assert "rapid" in doctor.stdout.decode()


def _units(report):
    for entry in report["submissions"][0]["score"]["indicators"]:
        for item in entry["items"]:
            yield from item["units"]


def test_the_committed_schema_is_the_types_own():
    from checker.reports import schema

    assert schema.FILE.read_text(encoding="utf-8") == schema.text()


@pytest.mark.parametrize(
    "command", [[], ["check"], ["pairs"], ["rules", "show"], ["library", "add"]]
)
def test_help_is_chinese(command):
    words = called(*command, "--help").stdout.decode()
    assert words.startswith("用法：")
    assert not {"Usage", "Options", "Show this", "default:"} & set(words.replace(":", " ").split())
    assert not [kind for kind in ("<str>", "<path>", "<int", "<list") if kind in words]


def test_a_mistyped_option_is_named_in_chinese():
    done = called("check", "--nonsense")
    assert done.returncode == 2
    assert "没有“--nonsense”这个选项" in done.stderr.decode()


def test_single_files_of_several_issuers_are_each_judged(tmp_path):
    papers = []
    for region in ("商河", "博兴", "齐河"):
        papers.append(tmp_path / f"{region}.txt")
        papers[-1].write_text(
            NOTICE.replace("商河", region).replace("商交", f"{region[0]}交"), "utf-8"
        )
    done = called("elements", *papers, "--json")
    verdicts = {entry["three_elements"]["verdict"] for entry in json.loads(done.stdout)}
    assert verdicts <= {"fail", "review"}


def test_a_bare_policy_under_a_countys_name_is_that_countys_own(tmp_path):
    """Nobody said who is evaluated, so that nobody's paper is another's."""
    paper = tmp_path / "办法.txt"
    paper.write_text(
        "商河县道路运输信用评价办法（试行）\n第一条　为规范评价，制定本办法。\n", "utf-8"
    )
    (entry,) = json.loads(called("elements", paper, "--json").stdout)
    assert entry["three_elements"]["verdict"] in {"fail", "review"}
