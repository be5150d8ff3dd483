"""``checker rules diff``: what differs, and what it does to a finished run."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker import rulebook
from checker.cli import check, rules  # noqa: F401 register the commands
from checker.cli.app import app
from checker.rulebook import changes
from checker.rulebook.schema import Reading
from checker.work.kept import FILE

RULES = Path(__file__).parents[2] / "rules"
OLD = "shandong-county-2023"


def run(*words):
    return CliRunner().invoke(app, [*map(str, words)])


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """Rules that refuse postings on 宣传 and void a smaller part."""
    folder = tmp_path_factory.mktemp("rules") / OLD
    shutil.copytree(RULES / OLD, folder)
    shutil.copytree(RULES / "calendar", folder.parent / "calendar")
    edit(folder / "3-1.yaml", "never_content: [", "never_content: [宣传, ")
    edit(folder / "system.yaml", "three_element_scope: item", "three_element_scope: part")
    return folder


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Two counties, one of which posted twice."""
    root = tmp_path_factory.mktemp("batch")
    for county, days in {"商河县": ("02-03", "03-04"), "博兴县": ("05-06",)}.items():
        folder = root / "报送" / county / "三-1"
        folder.mkdir(parents=True)
        for number, day in enumerate(days):
            did = "开展信用宣传" if number == 0 else "修复企业信用"
            text = f"信用交通·山东\n{county}{did}\n2023-{day}"
            (folder / f"2023-{day} 信息.txt").write_text(text, encoding="utf-8")
        (folder / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    run("check", "--batch", root / "报送", "--out", root / "out", "--jobs", 1, "--fail-on", "never")
    return root / "out"


def test_each_change_is_a_line_in_plain_words(new):
    lines = run("rules", "diff", OLD, new).stdout.splitlines()
    assert lines == [
        "设置 三要素不全作废到哪一级：“编号小项” → “计分项”",
        "三.1 计数设置 不计的内容：增加“宣传”",
    ]
    assert run("rules", "diff", OLD, OLD).stdout.strip() == "两套规则没有不同"


def test_of_long_words_only_what_differs_is_shown():
    old = rulebook.load(RULES / OLD)
    first, *others = old.indicators
    clause = first.clause.replace("得2分", "得3分")
    new = replace(old, indicators=(replace(first, clause=clause), *others))
    (line,) = changes.diff(old, new)
    assert line.startswith("一.1 条文：“…") and len(line) < 90
    assert "得2分，" in line and "得3分，" in line


def test_every_setting_has_a_name_in_chinese():
    keys = {*Reading.model_fields}
    assert not {key for key in keys if key not in changes.NAMES}


def test_entries_and_numbers_of_the_other_system_are_named():
    said = run("rules", "diff", OLD, "shandong-city-2023").stdout
    assert "一.5：新增“信用交通年度总结”，满分3分" in said
    assert "七.1：删去" in said and "一.3 满分：“2” → “6”" in said


def test_scores_under_both_rules(out, new):
    found = json.loads(run("rules", "diff", OLD, new, "--on", out / "report.json", "--json").stdout)
    assert len(found["changes"]) == 2
    effects = {each["submission"]: each for each in found["effects"]}
    figures = {
        name: (each["old"]["verified"], each["new"]["verified"]) for name, each in effects.items()
    }
    assert figures == {"商河县": (2, 1), "博兴县": (1, 0)}
    assert [one["id"] for one in effects["商河县"]["items"]] == ["三.1"]
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    for entry in report["submissions"]:
        told = {name: entry["score"][name] for name in ("floor", "verified", "ceiling")}
        assert effects[entry["name"]]["reported"] == told == effects[entry["name"]]["old"]


def test_the_table_says_what_to_mind(out, new):
    said = run("rules", "diff", OLD, new, "--on", out / "report.json").stdout
    assert "三.1" in said and "−1" in said and "新规则增加的指标" in said
    assert "重算与报告不同" not in said
    turned = run("rules", "diff", new, OLD, "--on", out / "report.json").stdout
    assert "重算与报告不同" in turned  # the report was not made by what is named as old


def test_a_missing_work_folder_is_said(out, new, tmp_path):
    shutil.copy(out / "report.json", tmp_path / "report.json")
    done = run("rules", "diff", OLD, new, "--on", tmp_path / "report.json")
    assert "没有上次读过的结果" in done.exception.text and "重新运行" in done.exception.remedy


def test_torn_or_partly_missing_results_are_said(out, new, tmp_path):
    copy = tmp_path / "out"
    shutil.copytree(out, copy)
    records = sorted((copy / ".work" / "records").glob("*.record"))
    for record in records[1:]:  # one is of the file that could not be read and is not missed
        record.unlink()
    done = run("rules", "diff", OLD, new, "--on", copy / "report.json")
    assert "份文件的读取结果已不在" in done.exception.text
    (copy / ".work" / FILE).write_bytes(b"torn")
    done = run("rules", "diff", OLD, new, "--on", copy / "report.json")
    assert "已不能用" in done.exception.text


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "evidence-report/9"}'])
def test_another_file_is_no_report(new, tmp_path, text):
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    done = run("rules", "diff", OLD, new, "--on", tmp_path / "report.json")
    assert "report.json" in done.exception.text and "--out" in done.exception.remedy
