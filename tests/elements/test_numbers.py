import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import numerals
from checker.elements import mending, number_faults, numbers

REAL = Path(__file__).parents[3] / "shared" / "data" / "doc_numbers.tsv"

PARSED = [
    ("清交发〔2023〕12号", "清交发〔2023〕12号"),
    ("清交发[2023]12号", "清交发〔2023〕12号"),
    ("清交发（2023）12号", "清交发〔2023〕12号"),
    ("清交发(2023]12号", "清交发〔2023〕12号"),
    ("清交发【2023】12号", "清交发〔2023〕12号"),
    ("清交发﹝2023﹞12号", "清交发〔2023〕12号"),
    ("清交发《2023》12号", "清交发〔2023〕12号"),
    ("清交发 〔2023〕 12 号", "清交发〔2023〕12号"),
    ("清交发〔２０２３〕１２号", "清交发〔2023〕12号"),
    ("清交发〔2 0 2 3〕1 2号", "清交发〔2023〕12号"),
    ("（清交发〔2023〕12号）", "清交发〔2023〕12号"),
    ("法（研）发〔1987〕32号", "法（研）发〔1987〕32号"),
    ("清交发〔2023〕第12号", "清交发〔2023〕第12号"),
    ("清交发〔2023〕012号", "清交发〔2023〕012号"),
    ("（89）清管字第201号", "〔89〕清管字第201号"),
    ("〔94〕清税字第089号", "〔94〕清税字第089号"),
    ("清源县人民政府令2022年第19号", "清源县人民政府令2022年第19号"),
    ("清源县人民政府令第6号", "清源县人民政府令第6号"),
    ("清源县交通运输局公告〔2020〕第18号", "清源县交通运输局公告〔2020〕第18号"),
    ("清研司会议纪要〔2024〕59号", "清研司会议纪要〔2024〕59号"),
    ("第3期", "第3期"),
    ("第十二期", "第十二期"),
    ("〔第12期〕", "第12期"),
    ("（2023年第3期）", "2023年第3期"),
    ("〔2023〕5号", "〔2023〕5号"),
    ("〔2023〕 第 15 次", "〔2023〕第15次"),
    ("清源县交通运输局办公室[2010]235号", "清源县交通运输局办公室〔2010〕235号"),
    ("清联规〔2016〕1349号", "清联规〔2016〕1349号"),
    ("清交字2023-5号", "清交字2023-5号"),
    ("清交字2023—05号", "清交字2023—05号"),
    ("清交发2023年12号", "清交发2023年12号"),
    ("清交字第12号", "清交字第12号"),
]

NO_NUMBERS = [
    "JNCR—2022—0040001",
    "QYDR-2023-0010002",
    "合同编号：HT-2023-005",
    "技术服务合同〔2023〕5号",
    "收文〔2023〕214号",
    "（2023）鲁0126民初123号",
    "0531-84871234",
    "根据国发〔2022〕2号",
    "国发〔2022〕2号文件",
    "清交发〔2023〕12号）要求",
    "清交发〔1023〕12号",
    "清交2023年5月6日",
    "证号：清运字第3701号",
    "信用路第5号",
    "〔2023〕清交发12号",
    "2023-5号",
    "2023年5月6日",
    "第一章",
    "",
]


@pytest.mark.parametrize(("printed", "value"), PARSED)
def test_parse(printed, value):
    number = numbers.parse(printed)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_is_no_number(text):
    assert numbers.parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "清交发〔2023〕  号",
        "清交发〔2023〕号",
        "清交发〔2023〕__号",
        "清交发〔2023〕XX号",
        "清交发〔 〕 号",
        "清交发〔2023〕（　）号",
        "清交发〔2023〕□□号",
        "清交发〔2023〕（待编）号",
        "××发〔2023〕×号",
        "〔2023〕  号",
        "第  号",
    ],
)
def test_blank(text):
    assert numbers.is_blank(text)
    assert numbers.parse(text) is None


def test_filled_is_not_blank():
    assert not numbers.is_blank("清交发〔2023〕12号")


@pytest.mark.skipif(not REAL.exists(), reason="real numbers not here")
def test_real_numbers_all_parse():
    with REAL.open(encoding="utf-8") as file:
        printed = [row["as_printed"] for row in csv.DictReader(file, delimiter="\t")]
    assert [text for text in printed if numbers.parse(text) is None] == []


def test_cited_leaves_out_the_words_before():
    text = "根据《意见》（国办发〔2018〕37号），按照国发〔2022〕2号文件"
    assert numbers.cited(text) == ["国办发〔2018〕37号", "国发〔2022〕2号"]


CODES = st.text(alphabet="鲁商济清交办函字审批规", min_size=1, max_size=8)
BRACKETS = st.tuples(st.sampled_from(numerals.OPEN), st.sampled_from(numerals.CLOSE))
GAPS = st.sampled_from(["", " ", "\u3000"])


@given(CODES, BRACKETS, st.integers(1980, 2030), st.integers(1, 9999), GAPS, GAPS)
def test_any_printing_has_one_value(code, brackets, year, serial, before, after):
    printed = f"{code}{before}{brackets[0]}{year}{brackets[1]}{after}{serial}号"
    number = numbers.parse(printed)
    assert number is not None
    assert number.value == f"{code}〔{year}〕{serial}号"
    assert number.full_year == year


@given(CODES, st.integers(1980, 2030), st.integers(1, 9999))
def test_value_parses_to_itself(code, year, serial):
    value = f"{code}〔{year}〕{serial}号"
    assert numbers.parse(value).value == value
    assert numbers.parse(f"{code}〔{year}〕第0{serial}号").key == value


@given(st.text(max_size=60))
def test_any_text_is_survived(text):
    number = numbers.parse(text)
    assert number is None or number.serial


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("清交发C2023〕12号", "清交发〔2023〕12号"),
        ("清交发[2O23]12号", "清交发〔2023〕12号"),
        ("清交发〔2023J12号", "清交发〔2023〕12号"),
        ("清交发〔2023〕1l号", "清交发〔2023〕11号"),
        ("清交发〔2023〕12昌", "清交发〔2023〕12号"),
        ("清交发12023〕12号", "清交发〔2023〕12号"),
        ("清交发2023〕12号", "清交发〔2023〕12号"),
        ("清交发t2023〕5号", "清交发〔2023〕5号"),
        ("清交发 2023 193号", "清交发〔2023〕193号"),
    ],
)
def test_mend(text, value):
    number = mending.mend(text)
    assert number is not None and number.mended
    assert number.value == value


@pytest.mark.parametrize(
    "text", ["清交发〔2023112号", "清交发〔202312号", "清交发20235号", "关于加强管理的通知"]
)
def test_two_readings_are_not_mended(text):
    assert mending.mend(text) is None


def test_readings_of_a_lost_bracket():
    assert mending.readings("清交发〔2023112号") == ["清交发〔2023〕112号", "清交发〔2023〕12号"]
    assert mending.readings("清交发〔2023〕12号") == []


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("清交发〔2023〕12号", []),
        ("清交发[2023]12号", ["brackets"]),
        ("清交发〔2023]12号", ["brackets"]),
        ("清交发〔2023〕第12号", ["ordinal"]),
        ("清交发〔2023〕012号", ["leading_zero"]),
        ("清交发〔2023〕12", ["no_word"]),
        ("〔94〕清税字第89号", ["ordinal", "short_year", "year"]),
        ("清交发〔2022〕12号", ["year"]),
        ("清源县人民政府令第6号", []),
    ],
)
def test_faults(printed, codes):
    from datetime import date

    found = number_faults.faults(numbers.parse(printed), certain=True, issued=date(2023, 5, 6))
    assert [fault["code"] for fault in found] == codes
    assert all("7.2.5" in fault["text"] for fault in found)


def test_brackets_read_by_ocr_are_no_fault():
    number = numbers.parse("清交发[2023]12号")
    assert number_faults.faults(number, certain=False, issued=None) == []


def test_an_enforcement_body_has_numbers_and_a_court_has_cases():
    assert numbers.parse("望交执字〔2023〕84号").value == "望交执字〔2023〕84号"
    assert numbers.parse("（2019）鲁执字第5号") is None
    assert numbers.parse("济执字〔2010〕第5号") is None
