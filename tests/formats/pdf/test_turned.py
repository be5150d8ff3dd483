"""PDF pages whose words lie sideways, and pages that only have some such words."""

import pytest
from pypdfium2 import PdfDocument

from checker import formats
from tests.formats import papers


def read(path):
    return formats.read([path])


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_whose_words_lie_sideways_is_read_upright(tmp_path, degrees):
    """Its lines, boxes and picture are those of the page before somebody turned it."""
    path = papers.pdf(tmp_path / "a.pdf", lambda c: (papers.header(c), papers.body(c)))
    turned = PdfDocument(path)
    turned[0].set_rotation(degrees)
    turned.save(tmp_path / "b.pdf")
    straight, page = read(path).pages[0], read(tmp_path / "b.pdf").pages[0]
    assert page.turned == (360 - degrees) % 360 and straight.turned == 0
    assert (page.width, page.height) == (straight.width, straight.height)
    assert [line.text for line in page.lines] == [line.text for line in straight.lines]
    for line, other in zip(page.lines, straight.lines, strict=True):
        assert line.box == pytest.approx(other.box, abs=1e-4)
    assert (page.render(50) == straight.render(50)).mean() > 0.99


def test_a_page_with_words_at_its_margin_stays_as_it_is(tmp_path):
    """A long note written upwards beside the text, and a page turned by the file to be level."""

    def noted(page):
        papers.header(page)
        papers.body(page)
        page.rotate(90)
        page.drawString(100, -40, "内部资料注意保存" * 4)

    def sideways(page):
        page.rotate(90)
        page.translate(0, -595)
        papers.body(page)

    assert read(papers.pdf(tmp_path / "a.pdf", noted)).pages[0].turned == 0
    turned = PdfDocument(papers.pdf(tmp_path / "b.pdf", sideways))
    turned[0].set_rotation(90)
    turned.save(tmp_path / "c.pdf")
    page = read(tmp_path / "c.pdf").pages[0]
    assert page.turned == 0 and papers.BODY in page.text
