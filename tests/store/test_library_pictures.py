"""Pictures of earlier years: kept whole, found again when edited, and only then."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace

import numpy as np
import pytest

from checker.copying import compare
from checker.copying.paper import paper
from checker.copying.pictures import stored
from checker.copying.pictures.prints import prints
from checker.store.library import Index
from tests.copying.factory import record
from tests.copying.prose import prose
from tests.copying.scenes import cut, document, jpeg, scene
from tests.copying.screens import held, photographed, screen

HALL, FAIR = scene(71), scene(72)
SIDES = ("straight", "mirrored")


def photo(name, *pictures, **words):
    made = tuple(one for picture in pictures for one in prints(document(picture)))
    return record(name, "", kind="photo", prints=made, **words)


@pytest.fixture
def index(tmp_path):
    held = Index(tmp_path)
    held.add("2022年/商河县", [record("总结", prose(1, 20)), photo("培训", HALL)])
    held.add("2022年/博兴县", [photo("集市", FAIR, sha256="1" * 64), photo("空白")])
    return Index(tmp_path)


def near(index, *records):
    found = index.near([paper("齐河县", one) for one in records])
    return {name: [one.material.path for one in some] for name, some in found.items()}


@pytest.mark.parametrize(
    "edited", [lambda p: jpeg(p, 40), lambda p: cut(p, 0.1, 0.2, 0.5), lambda p: p[:, ::-1]]
)
def test_a_picture_of_an_earlier_year_is_found_when_edited(index, edited):
    new = photo("今年", np.ascontiguousarray(edited(HALL)))
    assert near(index, new) == {"2022年/商河县": ["培训.pdf"]}
    (pair,) = compare({"齐河县": [new]}, reference=index.near([paper("齐河县", new)])).pairs
    assert (pair.kind, pair.severity, pair.b.submission) == (
        "same_picture",
        "fraud",
        "2022年/商河县",
    )


def test_a_screen_of_an_earlier_year_is_told_by_its_words(tmp_path):
    Index(tmp_path).add("2022年/商河县", [held("去年", screen(1))])
    for seed, told in ((1, {"same_picture", "same_text"}), (2, set())):
        new = held("今年", photographed(screen(seed)), "photo")
        found = Index(tmp_path).near([paper("齐河县", new)])
        pairs = compare({"齐河县": [new]}, reference=found).pairs
        assert {pair.kind for pair in pairs if pair.severity == "notice"} == told


def test_the_own_picture_of_an_earlier_year_is_a_notice(index):
    new = photo("今年", jpeg(HALL, 40))
    found = index.near([paper("商河县", new)])
    (pair,) = compare({"商河县": [new]}, reference=found).pairs
    assert (pair.kind, pair.severity) == ("reused_evidence", "notice")


def test_another_picture_is_not_looked_for(index):
    assert not near(index, photo("今年", scene(73)), record("文", prose(9, 20)))


def test_the_same_file_is_found_though_it_has_neither_words_nor_points(index):
    new = record("今年", "", kind="photo", sha256="1" * 64)
    assert near(index, new) == {"2022年/博兴县": ["集市.pdf"]}


def test_prints_are_kept_whole(index):
    whole = photo("原", HALL, FAIR)
    private = replace(whole.prints[1], covers=((0.1, 0.2, 0.3, 0.4), (0.5, 0.5, 0.6, 0.6)))
    whole = replace(whole, prints=(whole.prints[0], private))
    index.add("2021年/高青县", [photo("无"), whole])
    (kept,) = index.near([paper("齐河县", whole)])["2021年/高青县"]
    assert len(kept.prints) == 2
    for one, other in zip(kept.prints, whole.prints, strict=True):
        for part in (field.name for field in fields(one) if field.name not in SIDES):
            assert getattr(one, part) == getattr(other, part)
        for part in ("points", "poses", "marks", "shape"):
            for side in SIDES:
                kept_rows, rows = (getattr(getattr(p, side), part) for p in (one, other))
                assert np.array_equal(kept_rows, rows)


def test_records_without_pictures_are_kept_too():
    rows = np.load(io.BytesIO(stored.dumps([record("文", "字")])))
    assert stored.by_record(dict(rows)) == {}


def test_a_library_made_without_pictures_is_told_to_be_made_again(index):
    file = index.folder / "library.json"
    state = json.loads(file.read_text("utf-8"))
    del state["pictures"]
    file.write_text(json.dumps(state), "utf-8")
    with pytest.raises(ValueError, match="重新建库"):
        Index(index.folder)
