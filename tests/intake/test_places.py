import pytest

from checker.intake.places import place
from tests.intake.names import NAMES


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("一、制度建设/1/通知.pdf", "一.1"),
        ("一.制度建设/1/通知.pdf", "一.1"),
        ("（一）制度建设/①领导小组/通知.pdf", "一.1"),
        ("（一）制度建设/②季度会议/纪要.pdf", "一.2"),
        ("（一）制度建设/（2）季度会议/纪要.pdf", "一.2"),
        ("一-1/通知.pdf", "一.1"),
        ("1.1/通知.pdf", "一.1"),
        ("二.1-20230315与市局沟通.txt", "二.1"),
        ("一.2-2023-05-08会议.txt", "一.2"),
        ("2.1-305宿舍.txt", None),
        ("四、（二）/办法.pdf", "四.2"),
        ("ⅳ信用应用/ⅱ/办法.pdf", "四.2"),
        ("4.1愚人节/照片.jpg", None),
        ("4.1 承诺环节/照片.jpg", "四.1"),
        ("加分项（第三方机构）/合同.pdf", None),
        ("加分项（第二项）/合同.pdf", "加分.2"),
        ("四、信用应用/第三方评价/报告.pdf", None),
        ("１．１/通知.pdf", "一.1"),
        ("1制度建设/1-2/纪要.pdf", "一.2"),
        ("第一大项/第2项/纪要.pdf", "一.2"),
        ("指标四（2）/办法.pdf", "四.2"),
        ("4-2信用评价/办法.pdf", "四.2"),
        ("四、信用应用/2.信用评价/办法.pdf", "四.2"),
        ("四、信用应用/信用评价/办法.pdf", "四.2"),
        ("信用应用/2/办法.pdf", "四.2"),
        ("4信用应用（四）2/办法.pdf", "四.2"),
        ("1制度建设（一）1/通知.pdf", "一.1"),
        ("4信用应用（二）1/办法.pdf", None),
        ("4信用应用（四）2023年/办法.pdf", None),
        ("加分项/2/月报.pdf", "加分.2"),
        ("加分项2/月报.pdf", "加分.2"),
        ("材料/4.2评价办法.pdf", "四.2"),
        ("全部材料/四-2 评价办法.pdf", "四.2"),
        ("一、制度建设/关于成立领导小组的通知.pdf", "一.1"),
        ("一、制度建设/3.在年度工作要点中纳入信用工作.pdf", "一.3"),
        ("全部/一3 工作要点.pdf", "一.3"),
        ("一1（1）成立领导小组.pdf", "一.1"),
        ("四2、评价办法.docx", "四.2"),
        ("一3月台账.pdf", None),
        ("四2.5米护栏.jpg", None),
        ("四9 说明.docx", None),
        ("照片/2023年3月15日活动.jpg", None),
        ("其他/说明.docx", None),
        ("一、制度建设/1/2/通知.pdf", "一.1"),
        ("一、制度建设/9/通知.pdf", None),
        ("一、制度建设/第3件/通知.pdf", None),
        ("2023/4/2/通知.pdf", None),
        ("2023年/4/2/通知.pdf", None),
        ("二、工作保障/2023/1/纪要.pdf", "二.1"),
        ("2023/4-2/办法.pdf", "四.2"),
        ("2023/四、信用应用/2/办法.pdf", "四.2"),
        ("会议/3-2会议室.jpg", None),
    ],
)
def test_a_folder_says_where_its_files_stand(path, expected):
    assert place(path, NAMES)[0].indicator == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("四、信用应用.zip!/四、信用应用/2/办法.pdf", "四.2"),
        ("4.zip!/四、信用应用（共25分）/2/办法.pdf", "四.2"),
        ("1.商河县/四、信用应用/2.信用评价/办法.pdf", "四.2"),
        ("1/2.报省厅/四、信用应用/1/承诺.pdf", "四.1"),
        ("1.商河县/4-2信用评价/办法.pdf", "四.2"),
        ("五莲县/四、信用应用/2/办法.pdf", "四.2"),
        ("五莲县/二、工作保障/1/纪要.pdf", "二.1"),
        ("2 商河县/加分项/2/月报.pdf", "加分.2"),
        ("四、信用应用/2/信用应用/办法.pdf", "四.2"),
        ("制度建设1/研究推进2/纪要.pdf", "一.2"),
        ("第四条第二款/办法.pdf", "四.2"),
        ("4信用评价/办法.pdf", "四.2"),
        ("（四）2/办法.pdf", "四.2"),
        ("（四）2 信用评价/办法.pdf", "四.2"),
        ("大项四_小项2/办法.pdf", "四.2"),
        ("指标体系四/2/办法.pdf", "四.2"),
        ("四、信用应用/[2分]1.信用承诺/承诺.pdf", "四.1"),
        ("一、制度建设/年度工作计划纳入信用工作/计划.pdf", "一.3"),
        ("材料/4-2信用评价.jpg", "四.2"),
    ],
)
def test_wrappers_archives_and_spoken_forms_lead_to_the_item(path, expected):
    found, problems = place(path, NAMES)
    assert (found.indicator, problems) == (expected, ())


@pytest.mark.parametrize(
    "path",
    [
        "照片/4-2.jpg",
        "IMG_4_2.jpg",
        "截图/04.02截图.png",
        "合同4.2万元/合同.pdf",
        "录像04.02分/录像.pdf",
        "第4组/2班/签到.pdf",
        "（四）2家企业/签到.pdf",
        "5家企业/2份承诺书/承诺.pdf",
        "材料/〔2023〕4-2.pdf",
        "信用指数4.2/截图.pdf",
    ],
)
def test_numbers_that_count_something_else_place_nothing(path):
    assert place(path, NAMES)[0].indicator is None


def test_the_part_is_read_from_a_letter_or_a_folder_below():
    assert place("一-2a/纪要.pdf", NAMES)[0].item == "一.2a"
    assert place("一、制度建设/2/b 学习/记录.pdf", NAMES)[0].item == "一.2b"
    assert place("一、制度建设/2/纪要.pdf", NAMES)[0].item is None


@pytest.mark.parametrize(
    "path",
    [
        "二、制度建设/1/通知.pdf",
        "一、制度建设/4-2信用评价/办法.pdf",
        "一、制度建设/2.工作保障/1/纪要.pdf",
        "一、制度建设/1/四、信用应用/2/办法.pdf",
        "二、信用承诺/1/承诺.pdf",
    ],
)
def test_number_and_title_that_disagree_are_reported(path):
    assert [problem.code for problem in place(path, NAMES)[1]] == ["place-conflict"]
