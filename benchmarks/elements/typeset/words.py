"""Bodies, code words and sentences of the typeset papers."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COUNTIES = (
    "郓城县", "莘县", "沂源县", "无棣县", "临邑县", "五莲县", "嘉祥县", "泗水县",
    "东阿县", "阳谷县", "巨野县", "高青县", "昌乐县", "蒙阴县", "庆云县", "曹县",
    "定陶区", "河口区", "章丘区", "牟平区", "沾化区", "乳山市", "寿光市", "曲阜市",
    "肥城市",
)  # fmt: skip
_BUREAUS = {
    "交通运输局": "交",
    "发展和改革局": "发改",
    "行政审批服务局": "审批",
    "市场监督管理局": "市监",
    "公安局": "公",
    "财政局": "财",
    "农业农村局": "农",
    "司法局": "司",
    "文化和旅游局": "文旅",
    "综合行政执法局": "综执",
    "工业和信息化局": "工信",
    "教育和体育局": "教体",
    "应急管理局": "应急",
    "水务局": "水",
    "城市管理局": "城管",
    "大数据局": "数",
}
TOPICS = (
    "道路客运经营者信用分级管理",
    "公路养护市场从业单位信用评价",
    "机动车维修企业守信激励",
    "货运源头企业失信惩戒",
    "交通建设工程信用承诺",
    "出租汽车驾驶员诚信考核",
    "“信用交通县”创建",
    "港航企业信用监管",
)
SORTS = ("实施办法", "工作方案", "管理制度", "实施细则", "若干措施")
_SENTENCES = (
    "坚持依法依规、公开公正、审慎适度的原则，按照谁主管谁负责的要求稳步推进。",
    "各科室要在每季度末月二十五日前报送工作进展，逾期未报的予以提醒。",
    "评价结果分为AA、A、B、C、D五个等级，作为日常监督检查频次的依据。",
    "对守信主体在行政许可中给予容缺受理、优先办理等便利。",
    "对列入严重失信主体名单的单位，依法实施联合惩戒并告知其修复途径。",
    "明确专人负责信用信息归集，保证数据真实、准确、完整、及时。",
    "通过宣传栏、车载屏、微信公众号等渠道开展诚信宣传，营造良好氛围。",
    "工作中遇到的新情况新问题，请及时向领导小组办公室反映。",
    "建立信用档案，一户一档，动态更新，并向社会提供查询服务。",
    "加强业务培训，提高工作人员运用信用手段解决问题的能力。",
)
_CITED = (  # all older than any paper drawn here
    "鲁交法〔2019〕31号",
    "国办发〔2019〕35号",
    "交办政研〔2020〕67号",
    "鲁政办字〔2020〕8号",
)
_DIGITS = "〇一二三四五六七八九"
SURNAMES = "王李张刘陈杨赵黄周吴孙马朱胡"
_GIVEN = "建国志强海波立新文斌晓东秀英明亮"


@dataclass(frozen=True)
class Organ:
    name: str
    code: str
    county: str


def county(rng: Random) -> str:
    return rng.choice(COUNTIES)


def organ(rng: Random, place: str = "", *, other: tuple[str, ...] = ()) -> Organ:
    place = place or county(rng)
    sort = rng.choice([one for one in _BUREAUS if one not in other])
    if rng.random() < 0.4 and "交通运输局" not in other:
        sort = "交通运输局"
    return Organ(place + sort, place[0] + _BUREAUS[sort], place)


def number(rng: Random, code: str, year: int, word: str = "") -> str:
    word = word or rng.choice(("发", "字", "办发", "法"))
    return f"{code}{word}〔{year}〕{rng.randint(1, 128)}号"


def day(rng: Random, year: int) -> str:
    month, date = rng.randint(1, 12), rng.randint(1, 28)
    return f"{year}年{month}月{date}日"


def day_in_han(rng: Random, year: int) -> str:
    tens = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
    said = "".join(_DIGITS[int(digit)] for digit in str(year))
    return f"{said}年{tens[rng.randint(1, 12)]}月{tens[rng.randint(1, 9)]}日"


def person(rng: Random) -> str:
    return rng.choice(SURNAMES) + "".join(rng.sample(_GIVEN, 2))


def paragraphs(rng: Random, count: int, *, cited: bool = False) -> list[str]:
    """Paragraphs of two to four sentences; one may cite another paper's number."""
    told = ["".join(rng.sample(_SENTENCES, rng.randint(2, 4))) for _ in range(count)]
    if cited and told:
        told[0] = f"根据《关于加强信用管理工作的通知》（{rng.choice(_CITED)}）要求，" + told[0]
    return told
