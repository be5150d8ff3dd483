"""Photographs inside a report, where the clause asks for pictures."""

import docx
import numpy as np
import pytest
from PIL import Image

from tests.scoring import worked

NOTICE = {
    "number": "商交发〔2023〕21号",
    "date": "2023年5月4日",
    "title": "关于开展诚信典范培树宣传活动的通知",
    "text": "各科室：\n请各单位组织开展诚信典范培树宣传活动。",
}


@pytest.mark.parametrize(
    ("caption", "photographed", "points"),
    [("现场图片如下：", True, 2), ("现场图片如下：", False, 0), ("特此总结。", True, [0, 0, 2])],
)
def test_photographs_of_which_a_report_speaks_are_shown(caption, photographed, points, tmp_path):
    (tmp_path / "商河县" / "五.1").mkdir(parents=True)
    report = docx.Document()
    for words in ("诚信典范培树宣传活动总结", "活动评选出诚信驾驶员5名，覆盖企业40家。", caption):
        report.add_paragraph(words)
    if photographed:
        report.add_picture(str(_photograph(tmp_path)))
    report.save(tmp_path / "商河县" / "五.1" / "总结.docx")
    case = {"files": {"五.1/通知.pdf": {"paper": NOTICE}}, "expect": {"五.1a": points}}
    result = worked.run(case, tmp_path)
    assert not worked.differences(case, result), worked.differences(case, result)


def _photograph(root):
    made = np.random.default_rng(5).integers(30, 220, (40, 60, 3), dtype=np.uint8)
    Image.fromarray(made).resize((600, 400), Image.Resampling.BICUBIC).save(root / "photo.jpg")
    return root / "photo.jpg"
