"""A composite item that waits for one paper shows that paper and what it is in doubt for."""

from tests.scoring import worked

FOLDER = "四、诚信宣传/1"
NOTICE = {"number": "日交字〔2023〕22号", "date": "2023年4月20日", "text": "现将方案印发给你们。"}
LIST = {"number": "日交字〔2023〕50号", "date": "2023年10月12日", "text": "命名甲物流等9家企业。"}
CASE = {
    "system": "city",
    "name": "日照市",
    "files": {
        f"{FOLDER}/方案.pdf": {
            "paper": {**NOTICE, "title": "关于印发《诚信典范培树宣传活动方案》的通知"}
        },
        f"{FOLDER}/名单.pdf": {
            "paper": {**LIST, "title": "关于公布诚信典范名单的通知", "seal": "unsure"}
        },
        f"{FOLDER}/报道.txt": "日照网\n九家交通企业获评诚信典范\n发布时间：2023-10-16\n"
        "来源：日照日报\n"
        "日照市交通运输局诚信典范培树宣传活动公布名单。",
        f"{FOLDER}/总结.txt": "诚信典范培树宣传活动总结\n培育诚信典范企业9家，投诉量下降两成。\n"
        "日照市交通运输局\n2023年11月3日",
    },
}


def test_the_doubted_paper_stands_in_the_unit_that_it_holds_up(tmp_path):
    (submission,) = worked.run(CASE, tmp_path).submissions
    entry = next(one for one in submission.score.indicators if one.id == "四.1")
    unit = next(unit for unit in entry.items[0].units if unit.state == "review")
    paths = {record.material.id: record.material.path for record in submission.records}
    assert {paths[one].rsplit("/", 1)[1] for one in unit.materials} == {
        "方案.txt", "名单.txt", "报道.txt", "总结.txt",
    }  # fmt: skip
    assert "缺正式发文" in unit.reason and "待核" in unit.reason
    assert not [other for other in entry.items[0].units if other is not unit]
