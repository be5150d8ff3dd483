import pytest

from checker.model.material import Material, Place, Record, Unprocessed
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
