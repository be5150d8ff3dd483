"""Clusters and the matrix in a real browser: every name readable, nothing wider than the page."""

from itertools import combinations
from types import SimpleNamespace

import pytest

from checker.model.pair import Pair, Side
from checker.reports import groups, html, matrix
from tests.review import browser as browsers

pytestmark = pytest.mark.skipif(browsers.found() is None, reason="no browser here")
LONG = ("济南高新技术产业开发区", "青岛市黄岛区（西海岸新区）")
FORTY = (*LONG, *(f"第{n:02}号县" for n in range(39)))
STYLE = (html.HERE / "static" / "report.css").read_text(encoding="utf-8")
BOXES = """() => [...document.querySelectorAll("svg")].map((svg) =>
  [svg, ...svg.querySelectorAll("text")].map((one) => one.getBoundingClientRect())
  .map((box) => [box.left, box.top, box.right, box.bottom]))"""


@pytest.fixture(scope="module")
def page():
    with browsers.opened(browsers.found()) as browser:
        yield browser.new_page(viewport={"width": 1366, "height": 768})


def clustered(*clusters):
    pairs = [
        Pair(f"{a}{b}", "copied_text", *(Side(c, c, f"{c}.pdf") for c in (a, b)), 1, 1, 1, "fraud")
        for names in clusters
        for a, b in combinations(names, 2)
    ]
    sharing = SimpleNamespace(pairs=pairs, clusters=clusters)
    return SimpleNamespace(sharing=sharing, submissions=(), reference=dict.fromkeys(FORTY, ()))


def drawn(page, macro, *values):
    template = html.environment().get_template("clusters.html").module
    page.set_content(f"<style>{STYLE}</style><main>{getattr(template, macro)(*values)}</main>")


def test_no_name_of_a_cluster_is_cut_off_or_lies_on_another(page):
    few = FORTY[:2], FORTY[:3], FORTY[:7], FORTY[:12]
    drawn(page, "drawn", groups.groups(clustered(*few)))
    for (left, top, right, bottom), *names in page.evaluate(BOXES):
        assert all(left <= n[0] and top <= n[1] and n[2] <= right and n[3] <= bottom for n in names)
        for a, b in combinations(names, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_forty_one_counties_stand_in_one_picture_like_spokes(page):
    (group,) = groups.groups(clustered(FORTY))
    assert not group.left_out
    drawn(page, "drawn", [group])
    ((left, top, right, bottom), *names), *_ = page.evaluate(BOXES)
    assert len(names) == 41
    assert all(left <= n[0] and top <= n[1] and n[2] <= right and n[3] <= bottom for n in names)
    turns = sorted(node.label.turn % 180 for node in group.nodes)
    assert len(set(turns)) == 41


def test_forty_one_counties_fit_beside_each_other(page):
    made = matrix.of(FORTY, [(FORTY[0], FORTY[40], 2)])
    drawn(page, "matrix", made, lambda a, b: f"#{a}-{b}")
    assert page.evaluate("document.documentElement.scrollWidth") == 1366
    assert page.evaluate("document.querySelector('table').scrollWidth") < 1366 - 48
    assert page.locator("td a").count() == 2
    assert page.locator("td a").first.get_attribute("href") == f"#{FORTY[0]}-{FORTY[40]}"
