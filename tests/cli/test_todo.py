"""``checker todo`` on a small package of texts."""

import json

import pytest
from typer.testing import CliRunner

from checker.cli import todo  # noqa: F401 registers the command
from checker.cli.app import app

NOTICE = """商河县交通运输局
关于印发《商河县机动车维修企业信用评价办法》的通知

商交发〔2023〕14号

现将《商河县机动车维修企业信用评价办法》印发给你们，请认真组织实施。
第一条 为规范机动车维修企业信用评价工作，结合本县实际制定本办法。
商河县交通运输局
2023年5月9日
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    county = tmp_path_factory.mktemp("todo") / "商河县"
    files = {
        "四、信用应用/2/信用评价办法.txt": NOTICE,
        "三-1/2023-02-03 信息.txt": "信用交通·山东\n商河县开展信用宣传\n2023-02-03",
        "随笔.txt": "随手[red]记录[/red]",
        "[bold]杂[/bold].txt": "别的",
    }
    for path, text in files.items():
        target = county / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return county


def run(package, *arguments):
    out = package.parent / "out"
    words = ["todo", str(package), "--out", str(out), "--jobs", "1", *arguments]
    return CliRunner().invoke(app, words)


def test_what_is_left_is_told_from_what_is_lost(package):
    done = run(package, "--date", "2023-08-10", "--json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert (found["submission"], found["date"]) == ("商河县", "2023-08-10")
    stakes = [each["points"] for each in found["todo"]]
    assert stakes == sorted(stakes, reverse=True)
    void = next(each for each in found["todo"] if each["ref"] == "四.2")
    assert [one["path"] for one in void["materials"]] == ["四、信用应用/2/信用评价办法.txt"]
    assert void["clause"].startswith("扣分.4：") and "缺公章" in void["text"]
    lost = [each for each in found["todo"] if each["ref"] == "三.1" and not each["repairable"]]
    assert [each["points"] for each in lost] == [3] and "不允许补报" in lost[0]["clause"]
    assert sorted(found["unmapped"]) == ["[bold]杂[/bold].txt", "随笔.txt"]


def test_the_table_shows_names_as_they_are(package):
    done = run(package, "--date", "2024-03-01")
    assert "时间已过、不能再补做的" in done.stdout and "还缺材料" not in done.stdout
    assert "[bold]杂[/bold].txt" in done.stdout
    assert "四、信用应用/2/信用评价办法.txt" in done.stdout
    assert "…" not in done.stdout  # nothing cut off


def test_a_date_written_wrong_is_said(package):
    done = run(package, "--date", "去年")
    assert getattr(done.exception, "exit_code", None) == 2
    assert "2023-10-15" in done.exception.remedy


def test_a_file_that_cannot_be_read_sets_the_exit_code(tmp_path):
    county = tmp_path / "商河县"
    county.mkdir()
    (county / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    done = run(county)
    assert done.exit_code == 3 and "坏.pdf" in done.stdout


def test_the_rank_is_told_among_the_others_of_a_report(package, tmp_path):
    others = {"schema": "evidence-report/1", "flags": [], "submissions": []}
    for name, points in (("博兴县", 90), ("齐河县", 0)):
        score = {"floor": points, "verified": points, "ceiling": points}
        others["submissions"].append({"name": name, "score": {**score, "if_fraud_confirmed": 0}})
    file = tmp_path / "report.json"
    file.write_text(json.dumps(others), encoding="utf-8")
    done = run(package, "--date", "2023-08-10", "--among", str(file))
    assert done.exit_code == 0 and "在3个报送单位中第" in done.stdout
    file.write_text("{}", encoding="utf-8")
    wrong = run(package, "--among", str(file))
    assert getattr(wrong.exception, "exit_code", None) == 2
