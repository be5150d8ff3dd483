"""The sample packages and their answers belong together."""

from pathlib import Path

import pytest

from tests import yaml_files

SAMPLES = Path(__file__).parents[2] / "sample_docs"
ANSWERS = yaml_files.read(SAMPLES / "answers.yaml")
COUNTIES = sorted(ANSWERS["counties"])
PLANTED = {
    "black_and_white_copy", "cites_others_number", "copied_names_swapped", "copied_original",
    "corrupt", "docx_text_box_pasted_seal", "empty_file", "forbidden_reuse",
    "forwarded_provincial", "junk_file", "lifted_original", "lifted_third", "no_header_digital",
    "no_header_scan", "no_number_digital", "no_number_scan", "no_seal_digital", "no_seal_scan",
    "page_images", "password_locked", "personal_square_stamp", "phone_photo", "placeholder_seal",
    "pledge_template", "red_title_without_header", "seal_of_another_body", "two_indicators",
    "unsigned_ofd_with_drawn_seal", "web_red_banner", "wrong_suffix",
}  # fmt: skip


def listed(county: str) -> list[str]:
    answer = ANSWERS["counties"][county]
    paths = [path for entry in answer["materials"] for path in entry["parts"] or [entry["path"]]]
    paths += [entry["path"] for entry in answer["unprocessed"]] + answer["set_aside"]
    return sorted([*paths, answer["manifest"]] if answer["manifest"] else paths)


@pytest.mark.parametrize("county", COUNTIES)
def test_every_file_has_an_answer_and_every_answer_a_file(county):
    folder = SAMPLES / "packages" / county
    there = sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )
    assert listed(county) == there


@pytest.mark.parametrize("county", COUNTIES)
def test_each_county_hands_in_at_least_twenty_materials(county):
    assert len(ANSWERS["counties"][county]["materials"]) >= 20


def test_the_packages_stay_small():
    files = [file for file in (SAMPLES / "packages").rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= 20_000_000


def test_the_counties_are_those_of_the_packages():
    assert sorted(folder.name for folder in (SAMPLES / "packages").iterdir()) == COUNTIES


def test_every_planted_case_stands_in_some_story():
    stories = [yaml_files.read(file) for file in (SAMPLES / "stories").glob("*.yaml")]
    plants = {
        plant
        for story in stories
        for entry in story["materials"]
        for plant in entry.get("plant", [])
    }
    assert not PLANTED - plants


def test_the_pairs_speak_of_materials_that_exist():
    sides = [pair[side] for pair in [*ANSWERS["pairs"], *ANSWERS["no_fraud"]] for side in "ab"]
    sides += [
        {"submission": reuse["submission"], "path": path}
        for reuse in ANSWERS["reused"]
        for path in reuse["paths"]
    ]
    missing = [side for side in sides if side["path"] not in listed(side["submission"])]
    assert missing == []
