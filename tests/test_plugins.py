"""A broken module of a third party ends the run with its name, and no file is blamed for it."""

import os
import sys

import pytest

from checker import plugins
from checker.errors import CheckerError
from checker.model.material import Material
from checker.work.pool import Pool


@pytest.fixture
def plugged(tmp_path, monkeypatch):
    """Puts a plug-in of one module in the way of this process and of those that it starts."""

    def plug(group, code):
        facts = tmp_path / "odd-0.dist-info"
        facts.mkdir()
        (tmp_path / "odd_plugin.py").write_text(code, encoding="utf-8")
        (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 0\n")
        (facts / "entry_points.txt").write_text(f"[{group}]\nodd = odd_plugin\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))

    yield plug
    sys.modules.pop("odd_plugin", None)


def test_the_modules_of_a_group_are_loaded_and_of_no_other(plugged):
    plugged("checker.formats", "NAME = 'odd'")
    assert [module.NAME for module in plugins.loaded("checker.formats")] == ["odd"]
    assert plugins.loaded("checker.forgery") == ()


@pytest.mark.parametrize("code", ["1 / 0", "import not_installed", "def"])
def test_a_module_that_cannot_be_loaded_is_named(plugged, code):
    plugged("checker.formats", code)
    with pytest.raises(CheckerError, match="“odd”（odd_plugin）无法载入") as told:
        plugins.loaded("checker.formats")
    assert told.value.remedy


@pytest.mark.parametrize("group", ["checker.formats", "checker.forgery", "checker.ocr"])
def test_it_ends_the_run_before_any_file_is_blamed(plugged, tmp_path, group):
    plugged(group, "1 / 0")
    file = tmp_path / "a.txt"
    file.write_text("关于印发办法的通知", encoding="utf-8")
    with (
        Pool(1, "rapid", "all") as pool,
        pytest.raises(CheckerError, match="“odd”（odd_plugin）无法载入"),
    ):
        list(pool.run([Material("a", "a.txt", "a", 1, (file,))]))
