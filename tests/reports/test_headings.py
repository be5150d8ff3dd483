"""Each heading has an interval of its own, the same in every report."""

import json

from checker.reports import build, html
from checker.reports.headings import headings
from checker.reports.words import points
from checker.reports.worksheet import content
from tests.store.batch import result


def test_a_heading_is_the_sum_of_its_indicators_in_every_report():
    one = result()
    first = one.submissions[0]
    found = headings(first.score, one.system)
    assert [head.max for head in found[:-1]] == [head.max for head in one.system.headings]
    assert sum(head.verified for head in found) == first.score.verified
    told = next(head for head in found if head.floor < head.ceiling)
    kept = json.loads(build.report(one).model_dump_json())["submissions"][0]["score"]["headings"]
    (same,) = [each for each in kept if each["id"] == told.id]
    figures = (told.floor, told.verified, told.ceiling)
    assert tuple(same[key] for key in ("floor", "verified", "ceiling")) == tuple(
        map(float, figures)
    )
    page = html.render(one)
    row = f'<tr class="head"><th colspan="3">{told.name}</th>'
    assert row in page and f">{points(told.ceiling)}<" in page.split(row)[1].split("</tr>")[0]
    cells = content.values(first, one)["大类"]
    assert f"{told.name}：{told.interval}" in [each["标题"] for each in cells]
