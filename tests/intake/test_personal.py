import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import citizens
from checker.intake import personal
from checker.model.document import Line
from checker.model.finding import Evidence, Finding, Outcome

# Made-up numbers: region 370000 is no place of registration; the check digits are computed.


def valid_identity(body="37000019900101001"):
    return body + citizens.digit(body)


def valid_card(body="620000000000000000"):
    return next(body + str(d) for d in range(10) if personal._luhn(body + str(d)))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"身份证号：{valid_identity()}。", ["身份证号"]),
        (f"{valid_identity()[:6]} {valid_identity()[6:14]} {valid_identity()[14:]}", ["身份证号"]),
        ("联系人手机13800000000", ["手机号"]),
        ("电话 138-0000-0000、15900000001", ["手机号", "手机号"]),
        (f"卡号{valid_card()}", ["银行卡号"]),
        ("１３８００００００００", ["手机号"]),
        ("电话 0531-12345678", []),
        ("编号20230315138000000001234", []),
        ("鲁交法函〔2023〕5号，2023年3月15日", []),
        ("https://example.org/t20230315_13800000000.html", []),
        ("金额 138000000.00 元", []),
        ("统一社会信用代码 91370000MA3C0000X1", []),
        ("统一社会信用代码 913700001630000000", []),
        (f"{valid_identity()[:17]}{(int(valid_identity()[17].replace('X', '0')) + 1) % 10}", []),
        (f"卡号{valid_card()[:-1]}{(int(valid_card()[-1]) + 1) % 10}", []),
    ],
)
def test_numbers_of_persons_are_known_by_form_and_check_digit(text, kinds):
    assert [hit.kind for hit in personal.hits(text)] == kinds
    shown = personal.mask(text)
    assert len(shown) == len(text)
    assert (shown != text) == bool(kinds)
    assert personal.hits(shown) == []


def test_a_number_with_a_slip_is_hidden_where_the_page_speaks_of_such_numbers():
    wrong = f"{valid_identity()[:16]}{(int(valid_identity()[16]) + 1) % 10}{valid_identity()[17]}"
    head, row = (Line(text, (0, 0, 1, 1)) for text in ("姓名 身份证号", f"甲 {wrong}"))
    assert wrong not in personal.lines((head, row))[1].text
    assert len(list(personal.boxes((head, row)))) == 1
    assert personal.lines((row,))[0].text == row.text
    assert personal.mask(f"身份证号 {wrong}") != f"身份证号 {wrong}"


def test_the_middle_is_hidden_and_the_ends_stay():
    number = valid_identity()
    assert personal.mask(f"甲 {number} 乙") == f"甲 {number[:4]}**********{number[-4:]} 乙"
    assert personal.mask("138-0000-1234") == "138-****-1234"


@given(st.text(alphabet="0123456789Xx- 甲１２３", max_size=60))
def test_masking_keeps_every_offset_and_finds_nothing_left(text):
    shown = personal.mask(text)
    assert len(shown) == len(text)
    assert personal.mask(shown) == shown


def test_every_text_of_a_finding_is_masked_and_the_rest_untouched():
    found = Finding(
        "kind",
        Outcome.PRESENT,
        "署名后有13800000000",
        (Evidence(1, (0, 0, 1, 1), "13800000000"),),
        {"notes": [{"text": "13800000000", "page": 2}], "count": 3},
    )
    clean = personal.masked(found)
    assert "13800000000" not in repr(clean)
    assert (clean.values["count"], clean.outcome, clean.evidence[0].page) == (
        3,
        Outcome.PRESENT,
        1,
    )


def test_pages_are_counted_by_kind_and_the_place_is_known():
    line = Line("手机13800000000、13900000000", (0.0, 0.1, 1.0, 0.2), page=2)
    (note,) = personal.problems([(1, []), (2, [line])])
    assert (note.code, note.page) == ("personal-data", 2)
    assert "2个手机号" in note.text
    assert "138" not in note.text
    first, second = personal.boxes([line])
    assert first[0] == pytest.approx(2 / 25, abs=0.01)
    assert second[2] == pytest.approx(1.0)


def line(text, top=0.1):
    return Line(text, (0.1, top, 0.5, top + 0.02))


def test_a_number_broken_by_a_narrow_column_is_masked_on_both_lines():
    number = valid_identity()
    cells = [line(f"张三 {number[:12]}"), line("普通货运", 0.12), line(f"{number[12:]} 合格", 0.14)]
    shown = [each.text for each in personal.lines(cells)]
    assert shown == [f"张三 {number[:4]}********", "普通货运", f"****{number[-2:]} 合格"]
    assert len(list(personal.boxes(cells))) == 2
    (problem,) = personal.problems([(3, cells)])
    assert "1个身份证号" in problem.text
    other = [line(number[:12]), line("123456")]
    assert [each.text for each in personal.lines(other)] == [number[:12], "123456"]


def test_the_old_fifteen_digits_need_words_that_name_them():
    assert [h.kind for h in personal.hits("身份证号370000900101001")] == ["身份证号"]
    assert personal.hits("流水号370000900101001") == []
    assert personal.hits("身份证号370000901301001") == []


@pytest.mark.parametrize(
    "text",
    [" ".join(valid_identity()), "1 3 8 0 0 0 0 0 0 0 0", " ".join(valid_card())],
)
def test_digits_set_one_by_one_are_a_number_too(text):
    assert len(personal.hits(text)) == 1
    assert personal.hits("1 3 5 7 9 11 13 15 17 19 21") == []


@pytest.mark.parametrize(
    "name",
    [
        "13800000000.jpg",
        "张三_13800000000.jpg",
        "2023-3-15-13800000000.pdf",
        "2023.3.15.13800000000.pdf",
        f"包.zip!/con/{valid_identity()}/1.txt",
        f"附件_{valid_identity()}.docx",
        f"流水_{valid_card()}.xlsx",
    ],
)
def test_a_number_in_a_name_is_hidden_whatever_stands_before_it(name):
    shown = personal.path(f"一、制度建设/{name}")
    assert shown.count("*") >= 4
    assert len(shown) == len(name) + 7
    assert personal.named(name) is not None
    assert personal.path(shown) == shown


@pytest.mark.parametrize(
    "name", ["IMG_20230315_103012.jpg", "mmexport1685500000000.jpg", "1-2.pdf"]
)
def test_dates_and_running_numbers_in_names_stay(name):
    assert personal.path(name) == name
    assert personal.named(name) is None


def test_numbers_that_a_title_runs_together_are_hidden_in_it():
    lines = [Line(f"甲 {valid_identity()} 13800000000", (0, 0, 1, 1))]
    title = "".join(lines[0].text.split())
    shown = personal.masked({"title": title}, personal.told(lines))["title"]
    assert len(shown) == len(title)
    assert valid_identity()[4:14] not in shown
    assert "13800000000" not in shown
