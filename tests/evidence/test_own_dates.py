"""A date in the ledger is called what it is, with why it is the one used."""

from tests.scoring import worked

PAGE = (
    "<html><head><title>{title}-信用交通·山东</title></head><body><div>首页 &gt; 县区动态</div>"
    "<h1>{title}</h1><div>{told}</div><p>{text}</p></body></html>"
)
STUDY = "学习《山东省交通运输信用管理办法》\n局机关集中学习《山东省交通运输信用管理办法》。"
MET = "3月29日，商河县“信用交通县”创建工作领导小组召开会议研究推进创建。"
TITLE = "商河县研究推进信用交通县创建"


def units(tmp_path, path, text, ref):
    (found,) = worked.run({"name": "商河县", "files": {path: text}}, tmp_path).submissions
    return [
        (unit.unit, unit.points > 0, unit.reason)
        for entry in found.score.indicators
        for item in entry.items
        if item.id == ref
        for unit in item.units
    ]


def test_a_page_is_dated_by_its_publication_and_a_letter_by_its_signature(tmp_path):
    page = PAGE.format(
        title=TITLE, told="发布时间：2023-04-02　来源：商河县交通运输局", text="工作推进。"
    )
    ((_, counted, said),) = units(tmp_path / "1", "三、信息管理/1/1.html", page, "三.1")
    assert counted and "日期2023-04-02，取自网页发布日期" in said and "文件落款" not in said
    record = f"{STUDY}\n商河县交通运输局\n2023年4月2日"
    ((_, counted, said),) = units(tmp_path / "2", "六、培训交流/1/学习小结.docx", record, "六.1")
    assert counted and "日期2023-04-02，取自文件落款" in said


def test_the_hour_of_a_page_is_no_day_of_a_meeting_but_that_of_minutes_is(tmp_path):
    page = PAGE.format(title=TITLE, told="时间：2023-04-02 09:30　来源：商河县交通运输局", text=MET)
    ((quarter, _, said),) = units(tmp_path / "1", "一、制度建设/2/1.html", page, "一.2a")
    assert quarter == "2023-Q1" and "网页发布日期为2023-04-02" in said
    assert "取自正文活动日期（按活动的日期计，不按落款或发布日期）" in said
    minutes = (
        "领导小组会议纪要\n时间：2023年4月2日\n地点：二楼会议室\n会议研究推进信用交通县创建工作。"
    )
    ((quarter, _, said),) = units(tmp_path / "2", "一、制度建设/2/1.docx", minutes, "一.2a")
    assert quarter == "2023-Q2" and "取自活动日期" in said


def test_a_name_that_dates_a_paper_says_why(tmp_path):
    ((_, counted, said),) = units(tmp_path, "六、培训交流/1/2023-05-11学习.docx", STUDY, "六.1")
    assert counted and "取自文件名（材料没有落款日期）" in said


def test_each_page_pasted_into_one_paper_is_one_meeting(tmp_path):
    told = (("02-20", "近日"), ("07-03", "6月28日"), ("12-04", "12月1日"))
    rows = (
        f"发布时间：2023-{day}　来源：商河县交通运输局\n{when}，领导小组召开会议研究推进创建。"
        for day, when in told
    )
    text = "\n".join(["研究推进情况", *rows])
    found = units(tmp_path, "一、制度建设/2/研究推进情况.docx", text, "一.2a")
    assert [quarter for quarter, *_ in found] == ["2023-Q1", "2023-Q2", "2023-Q4"]
