"""The matrix of suspected pairs: the counties of this year, and earlier years that are copied."""

from __future__ import annotations

from types import SimpleNamespace

from checker.reports.html import _matrix


def pair(a, b, severity="fraud"):
    sides = (SimpleNamespace(submission=name) for name in (a, b))
    return SimpleNamespace(**dict(zip("ab", sides, strict=True)), severity=severity)


def result(*pairs):
    names = [SimpleNamespace(submission=SimpleNamespace(name=name)) for name in ("甲县", "乙县")]
    earlier = {"2022年/丙县": (), "2022年/丁县": ()}
    return SimpleNamespace(
        submissions=names, reference=earlier, sharing=SimpleNamespace(pairs=pairs)
    )


def test_an_earlier_year_that_is_copied_stands_in_the_matrix():
    matrix = _matrix(result(pair("甲县", "2022年/丙县"), pair("乙县", "2022年/丁县", "notice")))
    assert matrix.names == ("甲县", "乙县", "2022年/丙县")
    assert matrix.counts["2022年/丙县", "甲县"] == 1


def test_without_one_the_counties_stand_alone():
    assert _matrix(result(pair("甲县", "乙县"))).names == ("甲县", "乙县")
