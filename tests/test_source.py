"""What is kept is made anew when any of the source that made it has changed."""

from pathlib import Path

import grimp
import pytest

from checker import source
from checker.store import ready
from checker.work import cache


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("checker", cache_dir=None)


@pytest.mark.parametrize(
    ("made_by", "makers"),
    [
        (cache.MADE_BY, ["checker.records"]),
        (ready.MADE_BY, ["checker.scoring", "checker.evidence"]),
    ],
    ids=["records", "what no decision changes"],
)
def test_a_mark_covers_every_module_that_has_a_say(graph, made_by, makers):
    covered = set(source.files(*made_by))
    asked = {
        name
        for maker in makers
        for name in {maker, *graph.find_upstream_modules(maker, as_package=True)}
    }
    packages = {name for name in asked if (source.ROOT.parent / name.replace(".", "/")).is_dir()}
    assert {_file(name) for name in asked - packages} <= covered


def _file(module: str) -> Path:
    return source.ROOT.parent / f"{module.replace('.', '/')}.py"


def test_another_source_gives_another_mark(tmp_path, monkeypatch):
    for name in (*source.SHARED, "records.py"):
        (tmp_path / name).write_text("x = 1\n")
    monkeypatch.setattr(source, "ROOT", tmp_path)
    before = source.digest("records.py")
    (tmp_path / "numerals.py").write_text("x = 2\n")
    assert source.digest("records.py") != before
