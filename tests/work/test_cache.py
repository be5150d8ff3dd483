import pickle
from dataclasses import replace

import pytest

from checker.formats import convert
from checker.model.material import Material, PageRecord, Place, Record, Unprocessed
from checker.records import part
from checker.work.cache import Cache


def material(path="a.pdf", digest="0" * 64, places=()):
    return Material("id", path, digest, 1, (), places=places)


def record(of):
    return (Record(of, "pdf", "scan", (), "policy", "", 1.0, "题目", "", None, None, "yes"),)


def test_a_record_comes_back_at_its_new_place(tmp_path):
    cache = Cache(tmp_path, "rapid", "all")
    cache.put(material(), record(material()))
    moved = material(places=(Place("四.2", None, "manifest", 1.0),))
    (found,) = cache.get(moved)
    assert (found.material, found.title) == (moved, "题目")


def test_other_bytes_engine_or_scope_are_read_again(tmp_path):
    Cache(tmp_path, "rapid", "all").put(material(), record(material()))
    assert Cache(tmp_path, "rapid", "all").get(material(digest="1" * 64)) is None
    assert Cache(tmp_path, "tesseract", "all").get(material()) is None
    assert Cache(tmp_path, "rapid", "elements").get(material()) is None


def test_what_was_read_without_libreoffice_is_read_again_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr(convert, "present", lambda: False)
    Cache(tmp_path, "rapid", "all").put(material("a.doc"), record(material("a.doc")))
    assert Cache(tmp_path, "rapid", "all").get(material("a.doc"))
    monkeypatch.setattr(convert, "present", lambda: True)
    assert Cache(tmp_path, "rapid", "all").get(material("a.doc")) is None


def test_equal_bytes_under_an_equal_name_are_read_once_wherever_they_lie(tmp_path):
    cache = Cache(tmp_path, "rapid", "all")
    cache.put(material("甲/通知.pdf"), record(material("甲/通知.pdf")))
    there = material("乙/9/通知.pdf")
    (found,) = cache.get(there)
    assert found.material is there
    assert cache.get(material("乙/9/2023.05.01通知.pdf")) is None


def test_papers_of_one_file_keep_their_pages_at_the_new_place(tmp_path):
    cache = Cache(tmp_path, "rapid", "all")
    whole = material("甲/合订.pdf")
    cache.put(whole, tuple(record(part(whole, pages))[0] for pages in ((1, 3), (4, 4))))
    found = cache.get(material("乙/合订.pdf"))
    assert [each.material.path for each in found] == ["乙/合订.pdf#第1-3页", "乙/合订.pdf#第4页"]
    assert [each.material.pages for each in found] == [(1, 3), (4, 4)]
    assert len({each.material.id for each in found}) == 2


def test_failures_are_kept_too(tmp_path):
    cache = Cache(tmp_path, "rapid", "all")
    entry = Unprocessed("a.pdf", "corrupt", "文件已损坏")
    cache.put(material(), entry)
    assert cache.get(material()) == entry


@pytest.mark.parametrize("torn", [b"", b"\x80", b"not a record"])
def test_a_torn_record_is_read_again(tmp_path, torn):
    cache = Cache(tmp_path, "rapid", "all")
    cache.put(material(), record(material()))
    next(tmp_path.glob("*.record")).write_bytes(torn)
    assert cache.get(material()) is None


def pictured(of, *jpegs):
    pages = tuple(PageRecord(n, 595, 842, "text", (), jpeg) for n, jpeg in enumerate(jpegs, 1))
    return (replace(record(of)[0], pages=pages),)


def test_pictures_lie_in_the_folder_and_not_in_the_record(tmp_path):
    cache = Cache(tmp_path / "a", "rapid", "all")
    cache.put(material(), pictured(material(), b"one" * 900, None, b"three"))
    (found,) = cache.get(material())
    assert [page.jpeg for page in found.pages] == [b"one" * 900, None, b"three"]
    assert len(pickle.dumps(found)) < 2000
    (tmp_path / "a").rename(tmp_path / "b")
    (moved,) = Cache(tmp_path / "b", "rapid", "all").get(material())
    assert moved.pages[0].jpeg == b"one" * 900


@pytest.mark.parametrize("harm", ["gone", "short"])
def test_a_record_whose_pictures_are_not_whole_is_read_again(tmp_path, harm):
    cache = Cache(tmp_path, "rapid", "all")
    cache.put(material(), pictured(material(), b"one" * 900))
    (file,) = tmp_path.glob("*.pictures")
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(b"one")
    assert cache.get(material()) is None
    cache.put(material(), pictured(material(), b"one" * 900))
    assert cache.get(material())[0].pages[0].jpeg == b"one" * 900


def test_pictures_kept_once_can_be_kept_elsewhere(tmp_path):
    first, second = Cache(tmp_path / "a", "rapid", "all"), Cache(tmp_path / "b", "rapid", "all")
    first.put(material(), pictured(material(), b"one", b"two"))
    second.put(material(), first.get(material()))
    assert [page.jpeg for page in second.get(material())[0].pages] == [b"one", b"two"]
