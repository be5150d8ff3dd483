"""Two counties of small text papers, one copied from the other, checked without any OCR."""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from checker import intake, rulebook
from checker.pipeline import Read, judge
from checker.records import examine
from checker.store import judged

RULES = Path(__file__).parents[2] / "rules"
SYSTEM = rulebook.load(RULES / "shandong-county-2023")
ARTICLES = "".join(
    f"第{n}条 维修企业应当于每季度第{n}周如实报送配件采购、返修率和投诉办结三项数据，"
    f"逾期记{n}分。\n"
    for n in range(1, 16)
)
NOTICE = """{county}交通运输局
关于印发《{county}机动车维修企业信用评价办法》的通知

{county[0]}交发〔2023〕14号

各维修企业：
现将《{county}机动车维修企业信用评价办法》印发给你们，请认真组织实施。
{articles}
{county}交通运输局
2023年5月9日
"""
MINUTES = """{county}交通运输信用体系建设工作会议纪要

2023年{month}月15日，{county}交通运输局召开信用体系建设工作会议，{person}局长主持，各科室负责人参加。
会议听取了{topic}情况汇报，研究了下一步工作。
"""
COUNTIES = (("商河县", "张明", "道路货运信用承诺"), ("博兴县", "李强", "水路运输失信整改"))


class NoEngine:
    """Texts need no recognition."""

    name, version = "none", "0"

    def read(self, picture):
        raise AssertionError("no page here needs recognition")

    recognise = read


@lru_cache(maxsize=1)
def result():
    """The checked batch, made once for all tests of a process."""
    with TemporaryDirectory(prefix="batch") as root:
        return judge(SYSTEM, [_read(Path(root), *each) for each in COUNTIES])


def _read(root, county, person, topic):
    folder = root / county
    papers = {
        "四、信用应用/2/信用评价办法.txt": NOTICE.format(county=county, articles=ARTICLES),
        "一、制度建设/1/会议纪要.txt": MINUTES.format(
            county=county, month=3, person=person, topic=topic
        ),
        "四、信用应用/2/<img src=x onerror=alert(1)>.txt": "说明 <script>alert(1)</script>",
    }
    for path, text in papers.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    package = intake.submission(folder, SYSTEM, root / "work")
    return Read(package, tuple(examine(m, NoEngine()) for m in package.materials), ())


def flag(store, severity):
    with store.read() as connection:
        return next(f for f in judged.load(connection, 1).flags if f.severity == severity)


def verified(store):
    with store.read() as connection:
        return judged.load(connection, 1).score.verified
