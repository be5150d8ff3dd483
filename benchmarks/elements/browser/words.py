"""Places, organs, numbers and sentences. Places and people are made up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

PLACES = ("澄湾县", "桐浦县", "柏原县", "临澜县", "砚岭市", "青屏区", "沧台县", "望洛县", "樊溪县")
PLACES += ("鹿桥市", "南岑县", "白渚区", "凌阜县", "双槐县")
# name after the place, the part that stands for the organ in its numbers
OFFICES = (
    ("人民政府", "政"),
    ("人民政府办公室", "政办"),
    ("交通运输局", "交"),
    ("发展和改革局", "发改"),
    ("财政局", "财"),
    ("公安局", "公"),
    ("行政审批服务局", "审批"),
    ("市场监督管理局", "市监"),
    ("住房和城乡建设局", "建"),
    ("农业农村局", "农"),
    ("应急管理局", "应急"),
    ("教育和体育局", "教体"),
    ("文化和旅游局", "文旅"),
    ("卫生健康局", "卫健"),
    ("大数据中心", "数"),
    ("公路事业发展中心", "公路"),
    ("道路运输服务中心", "运"),
    ("交通运输综合行政执法大队", "交执"),
    ("社会信用体系建设领导小组办公室", "信用办"),
)
_KINDS = ("发", "字", "函", "规", "通", "办发", "办", "")
SURNAMES = "赵孙周吴郑冯卫蒋沈韩杨秦许何吕施孔曹严华金魏陶姜"
GIVEN = ("建平", "立新", "晓东", "文博", "海燕", "志远", "明", "伟", "静", "国栋", "雪梅", "一凡")

TOPICS = (
    "交通运输领域信用分级分类监管",
    "公路建设市场信用评价",
    "道路客运企业质量信誉考核",
    "农村公路养护管理",
    "水路运输经营者守信激励",
    "出租汽车行业诚信经营",
    "工程招标投标信用承诺",
    "超限超载治理失信惩戒",
    "港口经营人信用管理",
    "机动车维修企业信用等级评定",
    "“信易行”便民惠企",
    "公共信用信息归集共享",
    "网络预约出租汽车安全生产",
    "全面推行证明事项告知承诺制",
)
SORTS = ("实施方案", "管理办法", "实施细则", "工作要点", "暂行规定", "工作制度", "奖惩办法")
_SENTENCES = (
    "各乡镇要把这项工作摆上重要位置，主要负责同志亲自过问，分管负责同志具体抓落实。",
    "对评价结果有异议的，可以自公示之日起五个工作日内提出书面申诉。",
    "评价周期为每年一月一日至十二月三十一日，结果于次年三月底前公布。",
    "行业主管部门应当在作出行政决定之日起七个工作日内归集有关信息。",
    "信用等级为优秀的企业，可以适当减少检查频次，在评优评先中优先考虑。",
    "对信用等级较差的经营者，列为重点监管对象，每季度至少检查一次。",
    "鼓励运输企业公开服务承诺，接受乘客和社会各界的监督。",
    "各单位要明确一名联络员，于每月二十五日前报送工作进展情况。",
    "通过广播、宣传栏、候车厅电子屏等方式开展宣传，营造诚实守信的氛围。",
    "建立部门会商机制，及时研究解决推进过程中遇到的困难和问题。",
    "严格信息安全管理，防止泄露国家秘密、商业秘密和个人隐私。",
    "经费由县财政统筹安排，专款专用，年底进行绩效评价。",
    "修复完成后，相关失信信息不再作为评价依据。",
    "对弄虚作假、隐瞒事实的单位和个人，依照有关规定追究责任。",
    "申请人应当如实填写申请表，并对材料的真实性负责。",
    "会同有关部门每半年开展一次抽查，抽查结果通报全县。",
    "实行清单管理，逐项明确时限、标准和责任人。",
    "大力培育诚信典型，总结推广可复制的经验做法。",
)


@dataclass(frozen=True)
class Organ:
    """An issuing organ: full name, its place and the stem of its numbers."""

    name: str
    place: str
    stem: str


def organ(rng: Random, place: str = "", among: tuple[str, ...] = ()) -> Organ:
    """An organ of a county, of the given offices where named."""
    place = place or rng.choice(PLACES)
    office, short = rng.choice([one for one in OFFICES if not among or one[0] in among])
    return Organ(place + office, place, place[0] + short)


def organs(rng: Random, count: int) -> list[Organ]:
    """Several bureaus of one county."""
    place = rng.choice(PLACES)
    bureaus = rng.sample([one for one in OFFICES if one[0].endswith("局")], count)
    return [Organ(place + office, place, place[0] + short) for office, short in bureaus]


def code(rng: Random, body: Organ, kind: str | None = None) -> str:
    """The letters before the year, such as 澄交发."""
    return body.stem + (rng.choice(_KINDS) if kind is None else kind)


def number(rng: Random, body: Organ, kind: str | None = None) -> str:
    """A number as the standard writes it."""
    return f"{code(rng, body, kind)}〔{rng.choice((2021, 2022, 2023))}〕{rng.randint(1, 260)}号"


def year_of(printed: str) -> int:
    """The year in a number, 2023 where there is none."""
    digits = "".join(c for c in printed if c.isdigit())
    return int(digits[:4]) if digits.startswith("20") else 2023


def not_after(told: str, printed: str) -> str:
    """A number that a paper names, of no later year than the paper's own."""
    return re.sub(r"20\d\d", lambda year: str(min(int(year[0]), year_of(printed))), told, count=1)


def body(rng: Random, count: int, cited: int = 0) -> list[str]:
    """Paragraphs of running text; ``cited`` of them name another paper's number."""
    made = []
    for index in range(count):
        told = "".join(rng.sample(_SENTENCES, rng.randint(2, 4)))
        made.append(citation(rng) + told if index < cited else told)
    return made


def citation(rng: Random) -> str:
    """The beginning of a paragraph that leans on another body's paper."""
    other = organ(rng)
    named = f"《关于推进{rng.choice(TOPICS)}的{rng.choice(('意见', '通知', '办法'))}》"
    told = number(rng, other)
    return rng.choice(
        (
            f"根据{named}（{told}）和有关要求，",
            f"为贯彻落实{other.name}{named}（{told}）精神，",
            f"按照{told}文件要求，",
            f"{other.name}印发的{named}（{told}）自本通知发布之日起不再执行，",
            f"前期，{told}已对此作出部署，",
        )
    )


def title(rng: Random, verb: str = "印发") -> str:
    """The words after 关于 of a paper that issues something."""
    return f"关于{verb}《{rng.choice(TOPICS)}{rng.choice(SORTS)}》的通知"


def person(rng: Random) -> str:
    """A made-up name."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def day(rng: Random, year: int) -> str:
    """A date as it is printed under a paper."""
    return f"{year}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
