from dataclasses import replace
from pathlib import Path

import pytest

from checker.intake import continued
from checker.model.finding import Finding, Outcome, SealMark
from checker.model.material import ManifestRow, Material, PageRecord, Place, Record
from tests.page_rows import FULL, page

BODY = "商河县交通运输局"
END = ("", "　" * 18 + BODY, "　" * 18 + "2023年3月1日")
TEXT = ("　　" + FULL[:26], *[FULL] * 20)
FIRST = page("　　　　" + BODY + "文件", "　　一、总体要求", *TEXT, folio="－1－")
NEXT = page(FULL, FULL[:9] + "。", "　　二、" + FULL[:20] + "。", *END, folio="－2－")
NUMBER = {"document_number": Outcome.PRESENT}
HEADED = {"red_header": Outcome.PRESENT, **NUMBER}
SEALED = {"seal": Outcome.PRESENT}


def picture(name, seen, says=None, kind="other", places=(), rows=(), seal=BODY, **metadata):
    path = f"四、信用应用/2/{name}"
    material = Material(name, path, name, 1, (Path(name),), places=places, rows=rows)
    says = {"red_header": Outcome.ABSENT, "document_number": Outcome.ABSENT, **(says or {})}
    marks = [SealMark(1, None, seal, type="official", confidence=0.99)] if "seal" in says else []
    values = {"red_header": {"organs": [BODY]}, "seal": {"seals": marks}}
    findings = [Finding(check, out, "", (), values.get(check, {})) for check, out in says.items()]
    kept = PageRecord(1, seen.width, seen.height, "photo", seen.lines)
    return Record(
        material, "image", "photo", (kept,), kind, "", 0.9, "", "", None, None, "yes",
        tuple(findings), metadata=metadata,
    )  # fmt: skip


FIRST_PICTURE = picture("IMG_0120.jpg", FIRST, HEADED)


def joined(*records, apart=()):
    found = continued.joints(
        [record.material for record in records],
        {record.material.id: record for record in records},
        {f"四、信用应用/2/{name}" for name in apart},
    )
    return [[joint.material.id and file.name for file in joint.material.files] for joint in found]


def follows(name="IMG_0121.jpg", seen=NEXT, says=SEALED, apart=(), first=FIRST_PICTURE, **more):
    return joined(first, picture(name, seen, says, **more), apart=apart) != []


def test_a_page_that_goes_on_is_joined_and_told():
    records = (FIRST_PICTURE, picture("IMG_0121.jpg", NEXT, SEALED))
    (joint,) = continued.joints(
        [record.material for record in records], {r.material.id: r for r in records}, ()
    )
    assert joint.material.path == "四、信用应用/2/IMG_0120.jpg"
    assert joint.material.parts == ("四、信用应用/2/IMG_0121.jpg",)
    assert joint.material.id not in ("IMG_0120.jpg", "IMG_0121.jpg")
    told = joint.told(records[1])
    assert (
        "“IMG_0121.jpg”没有红头，与“IMG_0120.jpg”页码接续、句子接续、序号接续"
        in told.problems[0].text
    )
    seal = told.finding("seal")
    assert seal.outcome is Outcome.UNSURE and "mapping.yaml" in seal.remedy
    assert [f for f in told.findings if f != seal] == list(records[1].findings[:2])


def test_three_pages_and_the_paper_behind_them():
    middle = page(*[FULL] * 22, folio="－2－")
    last = page(FULL, FULL[:5] + "。", *END, folio="－3－")
    assert joined(
        FIRST_PICTURE,
        picture("IMG_0121.jpg", middle),
        picture("IMG_0122.jpg", last, SEALED),
        picture("IMG_0123.jpg", FIRST, HEADED),
        picture("IMG_0124.jpg", NEXT, SEALED),
    ) == [
        ["IMG_0120.jpg", "IMG_0121.jpg", "IMG_0122.jpg"],
        ["IMG_0123.jpg", "IMG_0124.jpg"],
    ]


PLAIN = page(FULL, FULL[:9] + "。", *END)
STOPPED = page(
    "　　　　" + BODY + "文件", "　　一、总体要求", *TEXT[:19], FULL[:9] + "。", folio="－1－"
)


@pytest.mark.parametrize(
    "seen",
    [
        PLAIN,  # only the sentence
        page("　　" + FULL[:26], FULL, FULL[:9] + "。", *END, folio="－2－"),  # a new paragraph
        page(FULL, FULL[:9] + "。", *END, folio="－3－"),  # a page is missing
        page(FULL, FULL[:9] + "。", "　　三、" + FULL[:20] + "。", *END, folio="－2－"),
        page(FULL, FULL[:9] + "。", *END, folio="第2页共3页"),  # the first said nothing of three
        page("附件1", FULL, FULL, FULL[:9] + "。", folio="－2－"),
        page("　　　　　　　　信用承诺书", FULL, FULL, FULL[:9] + "。", folio="－2－"),
        page(
            FULL, FULL[:9] + "。", *END[:1], END[1].replace("商河", "宁津"), END[2], folio="－2－"
        ),
    ],
)
def test_what_does_not_go_on_stays_alone(seen):
    assert not follows(seen=seen)


@pytest.mark.parametrize(
    "more",
    [
        {"says": {**SEALED, **HEADED}},
        {"says": {**SEALED, "red_header": Outcome.UNSURE}},
        {"says": {**SEALED, **NUMBER}},
        {"seal": "宁津县交通运输局"},
        {"kind": "screenshot"},
        {"kind": "photo"},
        {"name": "a/IMG_0121.jpg"},  # another folder
        {"name": "照片_0121.jpg"},
        {"Make": "HUAWEI", "Model": "NOH-AN00"},  # another camera
        {"places": (Place("四.3", None, "folder"),)},
        {"rows": (ManifestRow("四.3", "IMG_0121.jpg"),)},
        {"apart": ("IMG_0121.jpg",)},  # a person gave it a place of its own
    ],
)
def test_what_speaks_against_it(more):
    assert follows() and not follows(**more)


def test_a_picture_taken_earlier_does_not_follow():
    day = {"Make": "vivo", "Model": "V2055A"}
    first = picture("IMG_0120.jpg", FIRST, HEADED, DateTimeOriginal="2023:03:01 09:00:10", **day)
    assert follows(first=first, DateTimeOriginal="2023:03:01 09:00:15", **day)
    assert not follows(first=first, DateTimeOriginal="2023:03:01 09:00:05", **day)


@pytest.mark.parametrize(
    "first",
    [
        picture("IMG_0120.jpg", FIRST),  # no heading
        picture("IMG_0120.jpg", FIRST, {**HEADED, **SEALED}),
        picture("IMG_0120.jpg", page(BODY + "文件", *TEXT[:19], *END), HEADED),  # signed
        picture("IMG_0120.jpg", page(BODY + "文件", FULL, FULL), HEADED),  # half a page
        picture("IMG_0120.jpg", STOPPED, HEADED),  # the sentence ends on the first page
    ],
)
def test_where_no_paper_is_open_nothing_follows(first):
    assert not follows(first=first, seen=page(FULL, FULL[:9] + "。", *END, folio="－2－"))


def test_a_number_in_place_of_a_heading_in_doubt_begins_a_paper():
    first = picture("IMG_0120.jpg", FIRST, {"red_header": Outcome.UNSURE, **NUMBER})
    assert follows(first=first)


def test_a_list_may_name_the_first_page_alone():
    named = replace(
        FIRST_PICTURE.material,
        rows=(ManifestRow("四.2", "IMG_0120.jpg"),),
        places=(Place("四.2", None, "manifest"),),
    )
    assert follows(first=replace(FIRST_PICTURE, material=named))


@pytest.mark.parametrize(
    "names",
    [
        ("IMG_0120.jpg", "IMG_0123.jpg"),
        ("微信图片_20230301091000.jpg", "微信图片_20230301091001.jpg"),
        ("IMG_20230301_091000.jpg", "IMG_20230301_091009.jpg"),
    ],
)
def test_where_names_do_not_count_all_signs_are_needed(names):
    first, last = picture(names[0], FIRST, HEADED), picture(names[1], NEXT, SEALED)
    assert joined(first, last) == [list(names)]
    two = page(FULL, FULL[:9] + "。", *END, folio="－2－")
    assert follows(seen=two)
    assert joined(first, picture(names[1], two, SEALED)) == []


def test_pictures_without_a_record_part_a_series():
    last = picture("IMG_0122.jpg", NEXT, SEALED)
    broken = picture("IMG_0121.jpg", NEXT).material
    found = continued.joints(
        [FIRST_PICTURE.material, broken, last.material],
        {r.material.id: r for r in (FIRST_PICTURE, last)},
        (),
    )
    assert found == []
