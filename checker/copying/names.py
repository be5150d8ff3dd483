"""The names by which a submission's county and bureau go in texts."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.copying.normal import normalise, words
from checker.counties import cities, of_submission, table

KNOWN = frozenset((*cities(), *(one.name for one in table())))  # cities and counties of Shandong
# Prefectures, without 市, which folder names such as 济南商河县 put before the county.
_CITIES = tuple(city.removesuffix("市") for city in cities())
# A prefecture of Shandong in running text, itself and not a county or a zone of it.
CITY = (
    rf"(?:{'|'.join(cities())})"
    rf"(?!{'|'.join(one.name for one in table())}|[一-鿿]{{1,3}}(?:县|新区|开发区))"
)
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊殷"
)
_UNITS = "(?:自治县|新区|县|区|市|旗)"
_UNIT = re.compile(f"[一-鿿]+?{_UNITS}")
_BUREAU = re.compile(r"(?:交通运输局|交通局|交通运输委员会|人民政府|交通运输和.*)$")


@lru_cache(maxsize=4096)
def county(submission: str) -> str:
    """The county's name in a folder name: 03-济南市商河县交通运输局 → 商河县; "" if none.

    What stands before a known name is a city, a year or a batch: 2022年/商河县, 第一批商河县.
    """
    plain = re.sub(r"[^一-鿿]", "", submission.rpartition("/")[2])
    plain = _BUREAU.sub("", plain)
    name = _known(plain) or _short(plain) or _called(plain)
    return _known(name) or name


def body(submission: str) -> str:
    """Whose submission it is: its years in the library (2022/商河县) are one body's."""
    return submission.rpartition("/")[2]


def _known(plain: str) -> str:
    """The known name with which a text ends: 市北区 in 青岛市北区."""
    return max((name for name in KNOWN if plain.endswith(name)), key=len, default="")


def _short(plain: str) -> str:
    """The county of Shandong that a text names without its unit: 商河."""
    found = of_submission(plain)
    return found.name if found and found.stem in plain else ""


def _called(plain: str) -> str:
    """What a folder of any place seems to call it."""
    for city in _CITIES:
        rest = plain.removeprefix(city).removeprefix("市")
        if rest != plain and _UNIT.fullmatch(rest):
            return rest
    found = _UNIT.match(plain)
    rest = plain[found.end() :] if found else ""
    if found and found.group().endswith("市") and _UNIT.fullmatch(rest):
        return rest
    return found.group() if found else ""


@lru_cache(maxsize=4096)
def forms(submission: str) -> tuple[str, ...]:
    """Normalised forms, longest first: the county with its unit, and its stem where unambiguous."""
    full = county(submission)
    short = stem(full)
    ambiguous = len(short) < 2 or short in _CITIES or short.startswith(("市", "城", "开发"))
    return tuple(form for form in (full, "" if ambiguous else short) if form)


def stem(name: str) -> str:
    """A county's name without its unit: 商河."""
    return re.sub(f"{_UNITS}$", "", name)


def names_in(text: str, submission: str) -> bool:
    """Whether the county's full name stands in a raw text, blanks inside it or not."""
    name = county(submission)
    return bool(name) and name in words(normalise(text)[0])


def titled(title: str, submission: str) -> bool:
    """Whether a title opens with the county's name, as a paper of its own does."""
    name = county(submission)
    return bool(name) and bool(
        re.match(rf"(?:山东省)?(?:(?:{'|'.join(_CITIES)})市?)?{name}", re.sub(r"\s", "", title))
    )


# associations and schools of the province or the nation: 山东省道路运输协会, 中国公路学会
HOSTS = r"(?:山东|中国)(?:(?![县区])[一-鿿]){2,16}(?:协会|学会|研究会|联合会|学院|大学|研究院)"


def superior(organ: str, submissions: tuple[str, ...]) -> bool:
    """Whether an issuing organ stands above the counties: nation, province, ministry or prefecture.

    Associations and schools of the province or the nation do, too.
    An organ that bears the name of a submitted county is never above it.
    """
    if not organ or any(name and name in organ for name in map(county, submissions)):
        return False
    if re.match(r"(?:中共中央|中央|国务院|中华人民共和国|全国|国家|最高人民)", organ):
        return True
    if re.match(HOSTS, organ):
        return True
    if re.match(r"[一-鿿]{2,7}(?:省|自治区)|交通运输部|北京市|上海市|天津市|重庆市", organ):
        return not re.match(r".{2,7}省.{1,10}[县区]", organ)
    return bool(re.match(rf"(?:{'|'.join(_CITIES)})市(?!.{{1,6}}[县区])", organ))


def of_a_city(organ: str) -> bool:
    """Whether a body or a medium bears a prefecture's name: 威海日报, 威海市交通运输局."""
    return any(city in organ for city in _CITIES)


# the title of a law or a superior's paper that is handed in without its header
_ABOVE = r"中华人民共和国|山东省(?!.{0,8}[县区])|交通运输部|国务院|中共中央|全国"
TITLED_ABOVE = re.compile(
    rf"(?:(?:{_ABOVE})[^\n]{{2,60}}"
    r"(?:法|条例|办法|规定|细则|意见|标准|规范|基准|规则|指引|指南|通知)"
    rf"|(?:{_ABOVE}|{CITY}(?!.{{1,6}}[县区]))[^\n]{{2,30}}关于[^\n]{{2,60}}(?:函|通知|通报|公告|批复))"
    r"(?:[（(].{1,20}[）)])?$"
)
_MEASURES = re.compile(
    r"(?:办法|规定|细则|制度|规则|规程|章程|方案)[\d ]*(?:[（(].{1,12}[）)])?[\d ]*(?:》?的通知)?$"
)


def measures(title: str) -> bool:
    """Whether a title calls a paper measures, none of a superior's: it is there to make rules."""
    return bool(_MEASURES.search(title)) and not TITLED_ABOVE.match(title)


_ACCOUNT = re.compile(
    r"(?:总结|小结|(?<!信用)报告|汇报|通报|经验|做法|工作法|案例|纪实|侧记|(?<!办理)(?<!学习)情况)"
    r"(?:[一-鿿]{0,2}材料)?(?:[（(].{1,20}[）)])?$"
)


def account(title: str) -> bool:
    """Whether a title calls a paper an account of its signer's own work."""
    return bool(_ACCOUNT.search(title))


_SET_FORM = re.compile(  # 商洽函 and 会议记录 are composed: 关于…的函, 座谈会记录
    r"(?:[表单卡册牌栏词信]|笔录|(?<!会)(?<!会议)记录|回[证执]|(?<!的)函|(?<!建议)(?<!计划)(?<!报告)书"
    r"|告知|须知|指南|说明|手册|守则|规范|标准|流程|目录|清单|职责|用语|提示|答复|回复|问答|问卷"
    r"|合同|协议|公约|承诺|倡议|宣言|脚本|(?:学习|宣讲|授课|培训)[一-鿿]{0,4}"
    r"(?:[资材]料|要点|提纲|笔记|讲稿|课件|教材))(?:[（(].{1,20}[）)])?$"
)


def set_form(title: str) -> bool:
    """Whether a title calls a paper a form, a record, a letter in a case: filled in, not composed.

    Of the kinds of papers in GB/T 9704 and of those that windows and enforcement print by the score
    these have wording of their own; 总结, 报告, 纪要, 通报 and 方案 are composed by who signs them.
    """
    return bool(_SET_FORM.search(title))
