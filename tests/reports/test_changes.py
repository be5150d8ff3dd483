"""What a second run into the same folder tells of the first."""

import copy
import json

import pytest

from checker.reports import changes


def county(name, verified, files, unread=()):
    score = {"floor": verified, "verified": verified, "ceiling": verified}
    entry = {**score, "id": "一.2"}
    return {
        "name": name,
        "materials": [{"path": path, "sha256": digest} for path, digest in files.items()],
        "unprocessed": [{"path": path, "code": "encrypted"} for path in unread],
        "score": {**score, "indicators": [entry], "bonus": [{"id": "加分.1", "points": 0}]},
    }


def report(*counties):
    return {"system": "x", "submissions": list(counties)}


def test_score_indicator_and_files_are_told():
    before = report(county("莒南县", 0.5, {"a.pdf": "1", "b.pdf": "2", "c.pdf": "3"}))
    now = report(county("莒南县", 1, {"a.pdf": "1", "b.pdf": "9", "d.pdf": "4"}))
    assert changes.told(before, now) == [
        "莒南县：得分 0.5 – 0.5 – 0.5 → 1 – 1 – 1；变动的指标：一.2 0.5 – 0.5 – 0.5 → 1 – 1 – 1；"
        "新增1份：d.pdf；换过1份：b.pdf；不再有1份：c.pdf"
    ]


def test_a_file_that_can_be_read_now_is_another_one():
    before = report(county("莒南县", 1, {}, unread=["a.pdf"]))
    now = report(county("莒南县", 1, {"a.pdf": "1"}))
    assert changes.told(before, now) == ["莒南县：换过1份：a.pdf"]


def test_counties_that_came_went_and_stayed():
    same = county("莒南县", 1, {"a.pdf": "1"})
    before = report(same, county("商河县", 2, {}))
    now = report(copy.deepcopy(same), county("齐河县", 3, {}))
    assert changes.told(before, now) == [
        "齐河县：上次没有报送",
        "商河县：上次有报送，这次没有",
        "其余1个报送单位的文件和得分没有变化",
    ]
    assert changes.told(before, before) == ["莒南县、商河县的文件和得分没有变化"]


def test_another_package_and_other_rules_are_not_compared():
    before = report(county("莒南县", 1, {}))
    assert changes.told(before, report(county("商河县", 2, {}))) == []
    assert changes.told(before, {**report(county("莒南县", 2, {})), "system": "y"}) == []


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"submissions": [{"name": "莒南县"}]}'])
def test_what_is_no_report_is_left_alone(tmp_path, text):
    assert changes.last(tmp_path) is None
    (tmp_path / "report.json").write_text(text, "utf-8")
    assert changes.last(tmp_path) is None
    whole = report(county("莒南县", 1, {"a.pdf": "1"}))
    (tmp_path / "report.json").write_text(json.dumps(whole), "utf-8")
    assert changes.last(tmp_path) == whole
