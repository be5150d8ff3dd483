"""A reviewer's whole working day in a real browser, then a second person's last word."""

import csv
from pathlib import Path

import pytest

from checker.store import audit, people
from tests.review import browser as browsers
from tests.review.browser import desk, until
from tests.review.conftest import PASSWORD
from tests.store.batch import verified

pytestmark = pytest.mark.skipif(
    browsers.found() is None, reason="本机没有 Chromium 或 Chrome，浏览器里的一天没有走"
)


@pytest.fixture(scope="module")
def browser():
    pytest.importorskip("playwright", reason="没有安装 playwright，浏览器里的一天没有走")
    with browsers.opened(browsers.found()) as found:
        yield found


@pytest.fixture
def site(store):
    for name, role in (("张三", "reviewer"), ("李四", "lead")):
        people.add(store, name, role, PASSWORD)
    with browsers.served(store, accounts=True) as address:
        yield address


def queue(page, county, severity):
    """The queue, narrowed to one county's questions of one kind."""
    with page.expect_navigation():
        page.click("nav.site >> text=待办队列")
    page.select_option("select[name=name]", county)
    page.select_option("select[name=severity]", severity)
    with page.expect_navigation():
        page.click("button:has-text('筛选')")


def draw(page, label, box):
    """Frame an element on the first page: corners as fractions of it."""
    form = page.locator(".correct", has=page.locator(f"label:text-is('{label}')"))
    form.locator(".draw").click()
    sheet = page.locator(".leaf .sheet").first
    sheet.scroll_into_view_if_needed()
    frame = sheet.bounding_box()
    at = [(frame["x"] + x * frame["width"], frame["y"] + y * frame["height"]) for x, y in box]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1], steps=4)
    page.mouse.up()
    page.wait_for_selector(".correct.drawn")
    with page.expect_navigation():
        form.locator("button:has-text('更正')").click()
    return page.inner_text(".changed")


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_reviewers_day(store, site, browser):
    with desk(browser, site, "张三") as page:
        _first_word_on_fraud(page, store)
        _corrects_a_paper(page, store)
        _dismisses_by_key(page)
    with desk(browser, site, "李四") as page:
        _last_word_on_fraud(page, store)
        _takes_the_list_home(page)
    with store.read() as connection:
        assert audit.verify(connection) == []


def _first_word_on_fraud(page, store):
    assert "商河县" in page.inner_text("table.grid")
    assert page.locator("td.heat a").count() == 2
    _reads_the_pair(page)
    queue(page, "商河县", "fraud")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "name"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("v")
    assert page.locator(".together").count() == 1
    page.go_back()
    assert page.locator(".card").count() == 1
    assert all(page.locator(".card button:visible").all_inner_texts())
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.keyboard.type("核对过原件")
    page.keyboard.press("Enter")  # decides nothing
    page.keyboard.press("Escape")
    assert page.locator(".changed, .past").count() == 0
    page.keyboard.press("c")
    told = page.inner_text(".changed")
    assert "认定：核对过原件" in page.inner_text(".card")
    assert "没有变化" in told
    assert "还须另一人认定" in told
    _tabs_on(page)


def _tabs_on(page):
    """From the item walked to into its buttons, and to the row that decides many at once."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.keyboard.press("x")
    page.keyboard.press("b")
    assert page.evaluate("document.activeElement.form.id") == "bulk"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('card')")


def _reads_the_pair(page):
    with page.expect_navigation():
        page.click("nav.site >> text=雷同")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".together").count() == 1
    stands = "[...document.querySelectorAll('.paper')].map(paper => paper.scrollTop)"
    page.set_viewport_size({"width": 1366, "height": 300})
    page.keyboard.press("n")
    until(page, "document.querySelectorAll('.side mark.here').length >= 2")
    left, right = page.evaluate(stands)
    page.locator(".paper").first.evaluate("paper => { paper.scrollTop += 40 }")
    until(page, f"({stands})[1] === {right + 40}")
    assert page.evaluate(stands) == [left + 40, right + 40]
    assert page.locator(".texts").first.is_visible()
    page.keyboard.press("p")
    assert page.locator(".texts").first.is_visible()  # neither paper has a picture of its pages
    assert not page.locator("#turn-over").count()
    page.set_viewport_size({"width": 1366, "height": 768})


def _corrects_a_paper(page, store):
    before = verified(store)
    queue(page, "商河县", "void")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for key in "++r":
        page.keyboard.press(key)
        _frames_what_is_framed(page)
    for key in "--rr":
        page.keyboard.press(key)
        _frames_what_is_framed(page)
    page.keyboard.press("r")
    draw(page, "红头", ((0.1, 0.02), (0.9, 0.12)))
    draw(page, "文号（有无）", ((0.3, 0.14), (0.7, 0.2)))
    told = draw(page, "公章", ((0.5, 0.6), (0.8, 0.8)))
    assert "→" in told
    assert verified(store) > before
    at = page.url.split("?")[0]
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.form.elements.field.value") == "red_header"
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("o")
    assert page.url != at


MEANT = (0.2, 0.1, 0.5, 0.16)  # of the upright page
MARKED = """(sheet, [x0, y0, x1, y1]) => {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const frame = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
  for (const each of Object.entries(frame)) rect.setAttribute(...each);
  sheet.querySelector(".marks").append(rect);
  rect.scrollIntoView({ block: "center", inline: "center" });
  const box = rect.getBoundingClientRect();
  rect.remove();
  return [[box.left, box.top], [box.right, box.bottom]];
}"""


def _frames_what_is_framed(page):
    """However the page is zoomed and turned, a box drawn over a place of it is that place."""
    form = page.locator(".correct", has=page.locator("label:text-is('红头')"))
    form.locator(".draw").click()
    corners = page.locator(".leaf .sheet").first.evaluate(MARKED, MEANT)
    page.mouse.move(*corners[0])
    page.mouse.down()
    page.mouse.move(*corners[1], steps=2)
    page.mouse.up()
    number, *found = map(float, form.locator("[name=place]").input_value().split())
    assert number == 1
    drawn = sorted(found[::2]) + sorted(found[1::2])
    assert drawn == pytest.approx([0.2, 0.5, 0.1, 0.16], abs=0.005)
    page.keyboard.press("Escape")  # out of the form's field, so that keys are keys again


def _dismisses_by_key(page):
    queue(page, "博兴县", "void")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.press("6")
    page.wait_for_selector(".card.dismissed")
    assert "误读" in page.inner_text(".card.dismissed")


def _last_word_on_fraud(page, store):
    queue(page, "商河县", "fraud")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_selector(".changed")
    assert "→ 0–0–0" in page.inner_text(".changed")
    assert verified(store) == 0


def _takes_the_list_home(page):
    with page.expect_navigation():
        page.click("nav.site >> text=决定")
    with page.expect_download() as told:
        page.click("text=导出 CSV")
    with Path(told.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(row["由谁"] == "李四" and row["决定"] == "认定" for row in rows) == 1
    assert sum(row["由谁"] == "张三" for row in rows) == 1 + 3 + 1


def test_on_a_phone_the_ways_are_words_and_leave_the_page_its_room(site, browser):
    """Each way stood one letter under another and took a fifth of the screen from every page."""
    with desk(browser, site, "张三") as page:
        high = page.evaluate("document.querySelector('nav.site a').offsetHeight")
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto("/runs/1/queue")
        found = page.eval_on_selector_all("nav.site a", "all => all.map(a => a.offsetHeight)")
        assert max(found) <= high + 2
        edges = "all => all.map(a => a.getBoundingClientRect().right)"
        assert max(page.eval_on_selector_all("nav.site a, nav.site button", edges)) <= 390
        page.goto("/runs/1")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_printed_paper_is_all_of_it_and_no_form(site, browser):
    """The pages stood in a window of their own, and only what it showed came on paper."""
    with desk(browser, site, "张三") as page:
        page.set_viewport_size({"width": 1366, "height": 400})
        queue(page, "商河县", "三要素")
        with page.expect_navigation():
            page.click("a.open")
        assert page.locator(".leaf").count() > 0
        short = "leaves => leaves.scrollHeight - leaves.clientHeight"
        assert page.eval_on_selector(".leaves", short) > 0
        page.emulate_media(media="print")
        assert page.eval_on_selector(".leaves", short) == 0
        assert not page.is_visible(".viewer .tools")
        assert not page.is_visible(".decide")
