from pathlib import Path

import pytest

from checker.intake import chains
from checker.intake.listing import Listed
from checker.intake.placing import Mapped


def groups(*names):
    """Files alone, or by "+" the pages that their names tell."""
    return [[Listed(page, Path(page)) for page in name.split("+")] for name in names]


def joined(found, places=(), after=None):
    papers, problems = chains.joined(found, Mapped(dict.fromkeys(places, ()), after or {}))
    return ["+".join(page.path for page in paper) for paper in papers], [p.text for p in problems]


def test_without_a_mapping_everything_stays():
    assert joined(groups("a.pdf", "1.jpg+2.jpg")) == (["a.pdf", "1.jpg+2.jpg"], [])


def test_a_person_joins_and_parts_pages():
    found = groups("a.jpg", "1.jpg+2.jpg+3.jpg", "b.jpg", "c.jpg")
    assert joined(found, after={"b.jpg": "a.jpg", "c.jpg": "b.jpg"}) == (
        ["a.jpg+b.jpg+c.jpg", "1.jpg+2.jpg+3.jpg"],
        [],
    )
    assert joined(found, places=["2.jpg"])[0] == ["a.jpg", "1.jpg", "2.jpg+3.jpg", "b.jpg", "c.jpg"]
    assert joined(found, places=["1.jpg"])[0] == ["a.jpg", "1.jpg+2.jpg+3.jpg", "b.jpg", "c.jpg"]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({"b.jpg": "x.jpg"}, "没有这个文件"),
        ({"b.jpg": "d.pdf"}, "只有图片"),
        ({"b.jpg": "1.jpg"}, "已有另一张"),
        ({"b.jpg": "a.jpg", "a.jpg": "b.jpg"}, "没有第一页"),
        ({"b.jpg": "b.jpg"}, "没有第一页"),
    ],
)
def test_what_cannot_be_is_told_and_no_file_is_lost(after, told):
    papers, problems = joined(groups("a.jpg", "b.jpg", "d.pdf", "1.jpg+2.jpg"), after=after)
    assert sorted("+".join(papers).split("+")) == ["1.jpg", "2.jpg", "a.jpg", "b.jpg", "d.pdf"]
    assert len(problems) == 1 and told in problems[0]


def test_a_file_that_is_gone_is_told_with_the_places():
    assert joined(groups("a.jpg"), after={"z.jpg": "a.jpg"}) == (["a.jpg"], [])
