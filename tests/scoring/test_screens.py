"""Lists on screens: each row is judged by itself, of a contents page those on one's own region."""

from dataclasses import replace

import pytest

from checker import intake, pipeline, records
from tests.scoring import case_files, worked


def scored(tmp_path, path, *rows):
    """A package of one file that a screen shows."""
    folder = tmp_path / "商河县"
    case_files.write({"files": {path: "\n".join(rows)}}, folder, False)
    listed = intake.submission(folder, worked.system("county"), tmp_path / "unpacked")
    read = [records.examine(material, worked.Blind()) for material in listed.materials]
    shown = tuple(replace(record, kind="screenshot") for record in read)
    result = pipeline.judge(worked.system("county"), [pipeline.Read(listed, shown, ())])
    score = result.submissions[0].score
    return {e.id: (e.verified, e.floor, e.ceiling) for e in (*score.indicators, *score.bonus)}


@pytest.mark.parametrize(
    ("path", "entry", "points", "rows"),
    [
        (
            "加分项/2/目录.docx",
            "加分.2",
            1.5,
            (
                "交通运输部《信用交通月报》2023年第9期 目录",
                "山东商河：信用评价结果换来真金白银 2023-09-30",
                "河北某市：加强信用监管 2023-09-30",
            ),
        ),
        (
            "五、诚信宣传/4/搜索结果.docx",
            "五.4",
            1,
            (
                "搜索结果",
                "济南日报：商河信用交通跑出加速度 2023-09-19",
                "大众网转载《济南日报》：商河信用交通跑出加速度 2023-09-20",
            ),
        ),
        (
            "四、信用应用/5/修复列表.docx",
            "四.5",
            2,
            (
                "信用修复",
                "商河县远达物流有限公司信用修复申请 已修复 2023-03-20",
                "商河县鲁通汽修厂信用修复申请 已修复 2023-07-06",
                "商河县恒运有限公司信用修复申请 审核中 2023-10-11",
            ),
        ),
        (
            "五、诚信宣传/2/典型案例.docx",
            "五.2",
            1,
            (
                "信用交通·山东 典型案例",
                "商河县顺达公司十年守信经营 2023-04-11",
                "公交司机拾金不昧二十载 2023-09-05",
            ),
        ),
    ],
)
def test_each_row_of_a_screen_is_judged_by_itself(tmp_path, path, entry, points, rows):
    assert scored(tmp_path, path, *rows)[entry] == (points, points, points)
