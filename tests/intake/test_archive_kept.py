"""Archives are unfolded once; a folder left half done is never taken for a whole one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import py7zr
import pytest

from checker.intake import archive_kept, archives, contents
from checker.intake.archive_member import Budget
from checker.intake.listing import Listed

FILES = {"一、制度建设/办法.txt": "办法" * 50, "b.txt": "乙"}


def seven(folder: Path, name: str = "套件.7z") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with py7zr.SevenZipFile(folder / name, "w") as packed:
        for inside, text in FILES.items():
            packed.writestr(text, inside)
    return folder / name


def told(folder: Path, work: Path) -> dict[str, str]:
    found, refused, _ = contents.files(folder, work)
    return {x.path: x.file.read_text() for x in found} | {x.path: x.code for x in refused}


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The archives that were really unfolded."""
    seen: list[str] = []
    unpack = archives.unpack

    def noted(archive, *rest, **more):
        seen.append(archive.path)
        return unpack(archive, *rest, **more)

    monkeypatch.setattr(archives, "unpack", noted)
    return seen


def test_a_second_run_unfolds_nothing_and_tells_the_same(tmp_path, unpacked):
    folder = seven(tmp_path / "商河县").parent
    with zipfile.ZipFile(folder / "外.zip", "w") as packed:
        packed.write(folder / "套件.7z", "内.7z")
        packed.writestr("../外.txt", "x")
    first = told(folder, tmp_path / "work")
    assert first["外.zip!/内.7z!/b.txt"] == "乙"
    assert first["外.zip!/../外.txt"] == "unsafe_path"
    assert unpacked
    unpacked.clear()
    assert told(folder, tmp_path / "work") == first
    assert unpacked == []


def test_the_same_archive_elsewhere_keeps_its_own_name(tmp_path, unpacked):
    seven(tmp_path / "甲县", "a.7z")
    (tmp_path / "甲县" / "b.7z").write_bytes((tmp_path / "甲县" / "a.7z").read_bytes())
    found = told(tmp_path / "甲县", tmp_path / "work")
    assert sorted(found) == sorted(f"{x}.7z!/{name}" for x in "ab" for name in FILES)
    assert unpacked == ["a.7z"]


@pytest.mark.parametrize("harm", ["gone", "short", "torn", "unlisted", "other"])
def test_what_is_not_as_it_was_is_unfolded_again(tmp_path, unpacked, harm):
    folder = seven(tmp_path / "商河县").parent
    first = told(folder, tmp_path / "work")
    (listing,) = (tmp_path / "work").rglob(archive_kept.FILE)
    member = next(file for file in listing.parent.iterdir() if file.suffix == ".txt")
    if harm == "gone":
        member.unlink()
    elif harm == "short":
        member.write_bytes(b"")
    elif harm == "torn":
        listing.write_bytes(listing.read_bytes()[:-9])
    elif harm == "unlisted":
        listing.unlink()
    else:
        listing.write_text(listing.read_text().replace(archive_kept._program(), "0"))
    assert told(folder, tmp_path / "work") == first
    assert len(unpacked) == 2
    assert told(folder, tmp_path / "work") == first
    assert len(unpacked) == 2


def test_an_unfolding_cut_off_leaves_no_list(tmp_path, unpacked):
    file = seven(tmp_path / "商河县")
    into = tmp_path / "work" / "x"
    bounds = archives.Limits()
    budget = Budget(100, 1 << 20)
    assert next(iter(archive_kept.entries(Listed(file.name, file), into, bounds, budget)))
    assert not (into / archive_kept.FILE).exists()


def test_what_was_unfolded_before_still_draws_on_the_budget(tmp_path, unpacked):
    file = seven(tmp_path / "商河县")
    bounds, into = archives.Limits(), tmp_path / "work"
    costs = []
    for _ in range(2):
        budget = Budget(100, 1 << 20)
        list(archive_kept.entries(Listed(file.name, file), into, bounds, budget))
        costs.append((budget.members, budget.bytes))
    assert costs[0] == costs[1] != (100, 1 << 20)
    assert len(unpacked) == 1
    found = list(archive_kept.entries(Listed(file.name, file), into, bounds, Budget(1, 1 << 20)))
    assert [getattr(x, "code", "") for x in found] == ["", "too_large"]


def test_a_broken_archive_is_tried_again(tmp_path, unpacked):
    file = seven(tmp_path / "商河县")
    file.write_bytes(file.read_bytes()[:40])
    for _ in range(2):
        assert list(told(file.parent, tmp_path / "work").values()) == ["corrupt"]
    assert len(unpacked) == 2
