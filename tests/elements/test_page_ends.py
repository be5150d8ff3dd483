import pytest

from checker.elements import page_ends
from tests.page_rows import FULL, page


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("－2－", (2, None)),
        ("— 12 —", (12, None)),
        ("-2-", (2, None)),
        ("2", (2, None)),
        ("第2页 共3页", (2, 3)),
        ("2/3", (2, 3)),
        ("2023年", None),
        ("第二组", None),
    ],
)
def test_page_numbers_as_they_are_printed(printed, read):
    folio = page_ends.of(page(FULL, FULL, folio=printed)).folio
    assert (folio and (folio.number, folio.of)) == read


def test_a_number_inside_the_page_is_no_page_number():
    ends = page_ends.of(page(FULL, "2", FULL))
    assert ends.folio is None and len(ends.body) == 3


@pytest.mark.parametrize(
    ("first", "start"),
    [(FULL, "flush"), ("　　" + FULL[:26], "indented"), ("　　　　　　　信用办法", "apart")],
)
def test_where_a_page_begins(first, start):
    assert page_ends.of(page(first, FULL, FULL, FULL[:9] + "。")).start == start


def test_without_a_row_that_goes_on_the_left_edge_is_not_known():
    assert (
        page_ends.of(page("　　" + FULL[:20] + "。", "　　" + FULL[:12] + "。")).start == "unknown"
    )


@pytest.mark.parametrize(
    ("last", "breaks", "stops"),
    [
        (FULL, True, False),
        (FULL[:27] + "，", True, False),
        (FULL[:27] + "。", False, False),  # full and ended: the paragraph may go on
        (FULL[:9] + "。", False, True),
        ("　　一、总体要求", False, False),  # a heading
    ],
)
def test_how_a_page_ends(last, breaks, stops):
    ends = page_ends.of(page("　　" + FULL[:26], FULL, last, folio="－1－"))
    assert (ends.breaks, ends.stops) == (breaks, stops)


def test_the_signature_and_what_follows_is_no_body():
    signed = page(
        FULL, FULL[:9] + "。", "", "　" * 18 + "商河县交通运输局", "　" * 18 + "2023年3月1日"
    )
    assert [row.text for row in page_ends.of(signed).body] == [FULL, FULL[:9] + "。"]


def body(*rows):
    return page_ends.of(page(*rows, FULL)).body


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        (["一、目标", "二、措施"], ["三、保障"], True),
        (["一、目标", "二、措施"], ["四、保障"], False),
        (["一、目标", "（一）甲", "（二）乙"], ["二、措施"], True),
        (["一、目标", "（一）甲", "（二）乙"], ["（三）丙"], True),
        (["一、目标", "（一）甲", "二、措施"], ["（一）丙"], None),  # the second part's own
        (["一、目标", "（一）甲", "二、措施"], ["（二）丙"], False),
        (["第五条 甲"], ["第六条 乙"], True),
        (["一、目标"], ["1.5万元以上的"], None),
        (["一、目标"], ["没有序号"], None),
        (["没有序号"], ["三、保障"], False),
    ],
)
def test_whether_the_numbering_goes_on(before, after, goes_on):
    assert page_ends.goes_on(page_ends.numbering([body(*before)]), body(*after)) is goes_on
