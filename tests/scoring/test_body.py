"""Which body a package is taken for, and what is told of it."""

from dataclasses import replace

import pytest

from checker.evidence.facts.issuers import doubted
from tests.scoring.packages import CITY, COUNTY, package


@pytest.fixture
def papers():
    return package(COUNTY, ("5-2", {"item": "b", "matter": "案例"}))


@pytest.mark.parametrize(
    "name",
    [
        "商河县",
        "03 商河县交通运输局",
        "济南市商河县报送材料",
        "附件3：商河",
        "济南商河",
        "商河交通局",
    ],
)
def test_a_body_of_the_list_is_taken_without_a_word(papers, name):
    submission, records = papers
    assert doubted(COUNTY, replace(submission, name=name), records) == ()


def test_folders_of_several_counties_in_one_package_are_told(papers):
    submission, records = papers
    paper = submission.materials[0]
    lie = [
        replace(paper, path=f"{top}/5-2/a.pdf") for top in ("商河县", "02博兴县", "五、诚信文化")
    ]
    (told,) = doubted(COUNTY, replace(submission, name="商河县", materials=tuple(lie)), records)
    assert told.code == "body-several" and "“博兴县”“商河县”等2个县" in told.text
    one = replace(submission, name="商河县", materials=tuple(lie[::2]))
    assert doubted(COUNTY, replace(submission, name="滨州市", materials=tuple(lie)), records)
    assert doubted(COUNTY, one, records) == ()


def test_a_city_has_folders_of_its_counties_in_its_own_package(papers):
    submission, records = papers
    paper = submission.materials[0]
    lie = tuple(replace(paper, path=f"{top}/5-2/a.pdf") for top in ("商河县", "历城区"))
    package_of_it = replace(submission, name="济南市", materials=lie)
    assert doubted(CITY, package_of_it, records) == ()
    (told,) = doubted(COUNTY, package_of_it, records)  # no city is evaluated there
    assert told.code == "body-several"


def test_a_county_outside_the_list_is_told_and_still_checked(papers):
    submission, records = papers
    for name in ("平阴县", "济南市市中区"):  # the list has 市中区 of 枣庄 alone
        (told,) = doubted(COUNTY, replace(submission, name=name), records)
        assert told.code == "body-unlisted"
        assert f"{name}交通运输局" in told.text


def test_a_folder_without_a_name_says_whose_papers_it_was_taken_for(papers):
    submission, records = papers
    issued = [replace(record, issuer="商河县交通运输局") for record in records]
    (told,) = doubted(COUNTY, replace(submission, name="报送材料"), issued)
    assert told.code == "body-guessed"
    assert "商河县交通运输局" in told.text
