from pathlib import Path

import pytest

from checker import intake, rulebook
from tests.intake.test_personal import valid_identity

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="module")
def system():
    return rulebook.load(RULES / "shandong-county-2023")


def test_a_file_without_a_byte_is_set_aside_and_said_aloud(tmp_path, system):
    package = tmp_path / "某县"
    (package / "一-1").mkdir(parents=True)
    (package / "一-1" / "方案.pdf").write_bytes(b"")
    found = intake.submission(package, system, tmp_path / "work")
    assert [entry.path for entry in found.set_aside] == ["一-1/方案.pdf"]
    assert not found.materials
    assert not found.unprocessed
    assert [problem.code for problem in found.problems] == ["empty-file"]


def test_personal_data_in_names_is_starred_and_the_manifest_still_finds_the_file(tmp_path, system):
    number = valid_identity()
    package = tmp_path / "某县"
    (package / "三-1").mkdir(parents=True)
    (package / "三-1" / f"承诺书{number}.txt").write_text("承诺", encoding="utf-8")
    table = f"指标,材料,说明\n三.1,三-1/承诺书{number}.txt,{number}\n"
    (package / "申报表.csv").write_text(table, encoding="utf-8")
    found = intake.submission(package, system, tmp_path / "work")
    (material,) = found.materials
    assert material.rows
    assert material.files[0].read_text("utf-8") == "承诺"
    assert [problem.code for problem in found.problems] == ["personal-data"]
    told = [material.path, *(p.text for p in found.problems), *(r.note for r in found.rows)]
    assert not any(number in text for text in told)


def test_a_package_named_with_personal_data_is_starred_everywhere(tmp_path, system):
    package = tmp_path / "商河县13800000000"
    package.mkdir()
    (package / "13900000000.txt").write_text("办法", encoding="utf-8")
    found = intake.submission(package, system, tmp_path / "work")
    assert found.name == intake.name(package) == "商河县138****0000"
    assert [material.path for material in found.materials] == ["139****0000.txt"]
    assert [problem.code for problem in found.problems] == ["personal-data"] * 2
    alone = intake.single([package / "13900000000.txt"]).materials[0]
    assert "13900000000" not in alone.path
    assert "13800000000" not in alone.path
