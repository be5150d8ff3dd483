"""Every check beside a paper that must raise it and one that must not, and its row in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker import forgery
from checker.model.score import Flag
from tests.forgery import samples_said, samples_shown
from tests.forgery.samples import RAISED, SILENT, strength

assert samples_said and samples_shown  # imported for the samples they enter
DOCS = Path(__file__).parents[2] / "docs" / "forgery.md"
NAMES = sorted(module.NAME for module in forgery.checks() if "checker.forgery." in module.__name__)
LEADS = [name for name in NAMES if name != "impressions"]  # which impression_reused compares

QUESTION = "请(?!示)|若是|若只是"  # what a county could answer
SHOWN = ("papers", "ledger", "facts", "places", "changes", "covered")
ACT = "提供|核对|重新|更正|换成|附|备好|保留"  # what it could do


def test_every_check_has_both_samples() -> None:
    assert sorted(RAISED) == sorted(SILENT) == LEADS


@pytest.mark.parametrize("name", LEADS)
def test_the_odd_one_is_raised_and_the_sound_one_is_not(name: str, tmp_path: Path) -> None:
    told = RAISED[name](tmp_path)
    assert strength(told) in {"strong", "medium", "weak", "note"}
    assert strength(SILENT[name](tmp_path)) == ""
    assert re.search(QUESTION, told.text if isinstance(told, Flag) else told.reason)
    remedy = told.evidence["remedy"] if isinstance(told, Flag) else told.remedy
    assert re.search(ACT, remedy)


@pytest.mark.parametrize("name", LEADS)
def test_what_is_raised_shows_something_to_look_at(name: str, tmp_path: Path) -> None:
    """A table, a place on a page, or before and after: a sentence alone cannot be checked."""
    told = RAISED[name](tmp_path)
    values = told.evidence if isinstance(told, Flag) else told.values
    boxes = () if isinstance(told, Flag) else [each for each in told.evidence if each.box]
    assert boxes or any(values.get(each) for each in SHOWN)


@pytest.mark.parametrize("name", LEADS)
def test_the_docs_tell_signal_strength_and_rate(name: str) -> None:
    rows = [row for row in DOCS.read_text("utf-8").splitlines() if f"`{name}`" in row]
    cells = [cell.strip() for row in rows for cell in row.strip("|").split("|")]
    assert len(rows[0].strip("|").split("|")) == 3 and all(cells)
    assert re.search(r"强疑点|疑点|线索|备注", cells[1]) and "未测" not in cells[2]


@pytest.mark.parametrize("name", LEADS)
def test_the_docstring_tells_signal_and_strength(name: str) -> None:
    module = next(module for module in forgery.checks() if name == module.NAME)
    assert "Signal:" in (module.__doc__ or "") and "Strength:" in (module.__doc__ or "")
