"""How surely a unit is read: by where it stands and how clearly, shown with the unit."""

from dataclasses import replace

from checker.evidence.facts import certainty
from checker.scoring import repairs
from tests.scoring.packages import COUNTY, judge, of, package

POLICY = {
    "manifest": False,
    "text": "企业信用评价办法，适用于全县机动车维修企业。",
    "name": "企业信用评价办法",
}


def unit(ref, proof, change=None):
    """The first unit of an item, with what the county is asked about it."""
    submission, records = package(COUNTY, proof)
    records = tuple(change(record) for record in records) if change else records
    submission, records = of(COUNTY, records)
    found, _ = judge(COUNTY, submission, records)
    items = [item for entry in found.indicators for item in entry.items]
    return next(item.units[0] for item in items if item.id == ref)


def scanned(confidence):
    """The record as read off a picture, every line with this confidence."""

    def change(record):
        (page,) = record.pages
        lines = tuple(replace(x, via="ocr", confidence=confidence) for x in page.lines)
        return replace(record, pages=(replace(page, lines=lines),))

    return change


def placed(path):
    """The record under this path, so that its folder or its name says more."""
    return lambda record: replace(record, material=replace(record.material, path=path))


def test_places_that_agree_make_it_surer():
    text = unit("四.2", ("4-2", POLICY))
    folder = unit("四.2", ("4-2", POLICY), placed("四、信用应用/2/机动车维修/办法.txt"))
    titled = unit("四.2", ("4-2", POLICY | {"name": "机动车维修企业信用评价办法"}))
    assert (text.certainty, text.places) == (0.93, ("正文",))
    assert (folder.certainty, folder.places) == (0.99, ("文件夹名", "正文"))
    assert titled.certainty == 1 and titled.places == ("题名", "文件名", "正文")
    assert {one.state for one in (text, folder, titled)} == {"counted"}


def test_what_is_hard_to_read_waits_for_a_person_who_is_told_what_settles_it():
    clear = unit("四.2", ("4-2", POLICY), scanned(0.9))
    dim = unit("四.2", ("4-2", POLICY), scanned(0.5))
    assert (clear.certainty, clear.state) == (0.84, "counted")
    assert (dim.certainty, dim.state) == (0.47, "review")
    assert dim.cause == "“机动车维修”辨认不清，读出的把握只有0.47"
    (item,) = COUNTY.indicator("四.2").items
    assert repairs.remedies.of_unit(dim, item, COUNTY).startswith("补交能打开、看得清的文件")
    told = unit("四.2", ("4-2", POLICY | {"manifest": True, "matter": "机动车维修"}), scanned(0.5))
    assert (told.certainty, told.state) == (1, "counted")


def test_a_doubt_is_as_likely_as_not_and_stands_below_the_mark():
    key = {"matter": "道路运输", "text": "信用评价办法"}
    found = unit("四.2", ("4-2", key))
    assert found.state == "review" and found.certainty == certainty.OPEN < certainty.LEAST


def test_a_quarter_is_as_sure_as_its_date():
    minutes = {"manifest": False, "item": "a", "text": "研究推进信用交通县创建。"}

    def held(name, **more):
        return unit("一.2a", ("1-2", minutes | {"name": name} | more))

    signed, agreed = held("创建工作会议纪要"), held("2023年第一季度创建工作会议纪要")
    assert (signed.certainty, signed.places) == (0.98, ("文件落款",))
    assert (agreed.certainty, agreed.places) == (1, ("文件落款", "题名", "文件名"))
    named = held("2023年第一季度创建工作会议纪要", date=None)
    assert (named.certainty, named.places) == (1, ("题名", "文件名"))
    gainsaid = held("2023年第二季度创建工作会议纪要")
    assert (gainsaid.certainty, gainsaid.state) == (certainty.OPEN, "review")


def test_an_item_counted_as_a_whole_has_none():
    assert unit("一.3", ("1-3", {})).certainty is None
