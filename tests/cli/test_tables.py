"""Tables on the terminal show names as they are: brackets in them are no instructions."""

from dataclasses import replace

import pytest

from checker.cli import elements, pairs, summary
from checker.cli.app import unprocessed
from checker.model.material import Unprocessed
from checker.model.pair import Pair, Sharing, Side
from checker.reports.build import material
from tests.store.batch import result

NAME = "[a]县[/b]"


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


def test_single_files(capsys):
    record = result().submissions[0].records[0]
    own = replace(record, material=replace(record.material, path=NAME))
    elements.show([material(own, result().submissions[0].duties[record.material.id])])
    assert NAME in capsys.readouterr().out


def test_pairs(capsys):
    a, b = (Side(county, "1", f"{NAME}.txt") for county in ("甲县", "乙县"))
    pair = Pair("1", "same_text", a, b, 0.9, 0.9, 0.9, "fraud", reason="第[b]段相同")
    pairs.show(Sharing((pair,)))
    told = capsys.readouterr().out
    assert f"甲县/{NAME}.txt" in told and "第[b]段相同" in told


def test_a_run(capsys, tmp_path):
    found = result()
    first = found.submissions[0]
    renamed = replace(first, submission=replace(first.submission, name=NAME))
    summary.show(replace(found, submissions=(renamed,)), {"report.json": tmp_path / "report.json"})
    assert NAME in capsys.readouterr().out


@pytest.mark.parametrize(("code", "why"), [("encrypted", "有密码"), ("own-code", "own-code")])
def test_a_file_without_a_result_is_told_whatever_its_code(code, why):
    entry = Unprocessed("1/a.pdf", code, "读不出来")
    assert unprocessed("甲县/1/a.pdf", entry) == f"未处理：甲县/1/a.pdf（{why}）读不出来"
