"""Counts follow what people decided, and are the same wherever they stand."""

import re
from dataclasses import replace

import pytest

from checker.reports import html
from checker.reports.counts import counts
from checker.reports.workbook.scores import overview
from checker.reports.worksheet.content import _counts
from checker.scoring.gates import UNSURE, VOID
from tests.store.batch import result


def decided(code, status):
    """The batch with the first county's question of that kind put and decided."""
    found = result()
    first, *rest = found.submissions
    flags = [
        replace(flag, code=code, status=status) if flag.code in (VOID, UNSURE) else flag
        for flag in first.flags
    ]
    return replace(found, submissions=(replace(first, flags=tuple(flags)), *rest))


@pytest.mark.parametrize(
    ("code", "status", "failed"),
    [(VOID, "suspected", 1), (VOID, "confirmed", 1), (VOID, "dismissed", 0)],
)
def test_a_paper_counts_as_people_decided(code, status, failed):
    found = decided(code, status)
    each = found.submissions[0]
    assert (counts(each).failed, counts(each).review) == (failed, 0)
    assert overview(found).rows[0][3:5] == (0, failed)
    assert (_counts(each)["不齐"], _counts(each)["待核对"]) == (failed, 0)
    row = html.render(found).split('<th scope="row">')[1].split("</tr>")[0]
    cells = [re.sub("<[^>]+>", "", cell).strip() for cell in row.split("<td")[1:]]
    assert [cell.rsplit(">", 1)[-1] for cell in cells[2:4]] == ["0", f"{failed}"]


def test_a_copy_that_people_dismissed_is_no_longer_counted():
    found = result()
    each = found.submissions[0]
    flags = (replace(f, status="dismissed") if "pair" in f.evidence else f for f in each.flags)
    assert counts(each).copied == 1
    assert counts(replace(each, flags=tuple(flags))).copied == 0


def test_what_is_said_of_copying_follows_the_decision():
    found = result()
    said, rulings = {}, {}
    for status in ("suspected", "confirmed", "dismissed"):
        each = found.submissions[0]
        flags = tuple(replace(f, status=status) for f in each.flags if f.severity == "fraud")
        page = html.render(replace(found, submissions=(replace(each, flags=flags),)))
        rulings[status] = "评审决定：商河县" in page
        said[status] = ("认定之前得分不变" in page, "已由两人认定抄袭、雷同" in page)
    assert said == {
        "suspected": (True, False),
        "confirmed": (False, True),
        "dismissed": (False, False),
    }
    assert rulings == {"suspected": False, "confirmed": True, "dismissed": True}


def test_a_paper_shows_what_people_decided():
    for status, text in (("suspected", ""), ("dismissed", "不按三要素不齐处理")):
        page = html.render(decided(VOID, status))
        assert ("评审决定：" in page) == bool(text)
        assert text in page
