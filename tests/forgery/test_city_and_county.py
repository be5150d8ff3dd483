"""What a city and a county of its own have in common, and what strangers have not."""

from __future__ import annotations

import pytest

from checker import counties
from checker.forgery import camera_shared, foreign_author, name_runs
from checker.model.material import Record
from tests.forgery.records import NAMES, listed, record


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        ("济南市", "济南市商河县", True), ("商河县", "01-济南市", True), ("济南", "商河", True),
        ("山东省济南市", "商河县", True), ("滨州市", "商河县", False), ("博兴县", "商河县", False),
        ("济南市", "济南市", False), ("济南市", "甲县", False), ("东营市", "东营区", True),
    ],
)  # fmt: skip
def test_a_city_and_its_county_are_kin(one: str, other: str, kin: bool) -> None:
    assert counties.kin(one, other) is counties.kin(other, one) is kin


def photo(day: str) -> Record:
    camera = {"Make": "Canon", "Model": "R5", "BodySerialNumber": "0123456"}
    return record("a.jpg", metadata={**camera, "DateTimeOriginal": day})


@pytest.mark.parametrize(("city", "strength"), [("济南市", "weak"), ("滨州市", "medium")])
def test_a_city_and_its_county_share_lists_and_photographers(city: str, strength: str) -> None:
    lists = {"济南市商河县": [listed(NAMES)], city: [listed(["王甲乙", *NAMES])]}
    shots = {"商河县": [photo("2023:03:01 09:00:00")], city: [photo("2023:05:01 09:00:00")]}
    for flags in (name_runs.across(lists), camera_shared.across(shots)):
        assert [flag.evidence["strength"] for flag in flags] == [strength, strength]


@pytest.mark.parametrize(
    ("submission", "company", "raised"),
    [
        ("济南市商河县", "济南市交通运输局", False), ("济南市商河县", "滨州市交通运输局", True),
        ("济南市", "商河县交通运输局", False), ("滨州市", "商河县交通运输局", True),
    ],
)  # fmt: skip
def test_forms_go_down_from_a_city_and_reports_up(
    submission: str, company: str, raised: bool
) -> None:
    own = record("总结.docx", metadata={"Company": company})
    others: dict[str, list[Record]] = {"济南市": [], "滨州市": [], "济南市商河县": []}
    assert bool(list(foreign_author.across({**others, submission: [own]}))) is raised
