"""Names of organs as they stand in headings: 商河县交通运输局文件, 会议纪要, 人民政府令.

A heading is read from the top rows: each row an organ (joint papers), or one organ over
several rows, with the form's word (文件, 纪要, 令, 公告) behind the last or on its own row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Form = Literal["文件", "信函", "纪要", "令", "公告", "电报", "简报", ""]

_ENDINGS = (
    "人民政府|政府|委员会|常委会|常务委员会|管委会|工委|党工委|党委|党组|纪委|县委|市委|省委|区委|"
    "旗委|镇委|机关党委|党支部|党总支|国务院|总局|分局|局|厅|部|委|办公室|办公厅|办|领导小组|协调小组|"
    "工作组|工作小组|指挥部|联席会议|专班|委员会|中心|总队|支队|大队|中队|分公司|公司|集团|协会|学会|"
    "联合会|商会|基金会|总工会|工会|妇联|团委|大学|学院|学校|中学|小学|医院|银行|支行|分行|研究院|研究所|"
    "事务所|管理所|服务所|司法所|派出所|管理处|服务处|办事处|(?<![网驿])站|法院|检察院|署|院|街道|监狱|"
    "执法队|巡查队|管理局|科|股|馆|处|所|红十字会|残联|文联|科协|侨联|工商联|研究会|促进会|"
    "督查室|研究室|政研室|供销社|合作社|联合社|气象台|电视台|消防救援站|武装部|人大|政协|新区|开发区|高新区|林场|报社|社区"
)
_BARE = re.compile(rf"(?:领导小组|委员会)?(?:{_ENDINGS})(?:办公室)?")
_NAME = rf"[\u4e00-\u9fff“「（][\u4e00-\u9fffA-Za-z0-9（）()“”\"「」·、—-]{{1,40}}?(?:{_ENDINGS})"
ORGAN = re.compile(rf"{_NAME}(?:[（(](?:{_NAME}|通知|函|印章)[)）])?")
# Words that stand in titles, slogans and sentences but never in an organ's name.
_NOT_NAME = re.compile(
    r"关于|的|通知$|欢迎|热烈|坚持|推进|深入|贯彻|落实|打造|争创|建成|为了|我们|http|www|第.{1,4}[章条]|"
    r"^附件|\d年\d|地址|电话|来源|作者|编辑|时间|主办|承办|版权|当前|首页|^各|抄送|主送|印发$|办法$|方案$|"
    r"被评为|荣获|授予|我[局县市区厅委办]|告知|自行|由各|各单位|各部门|应当|请于|如有|申请|填报|确认表|承诺人|"
    r"来文|处理[单笺]|阅办|拟办|稿纸|报告|工作部署|举行|召开|开展|公报|第.{1,4}期|党史|学习强国|公文处理|不忘初心|服务人民"
)
_LABEL = re.compile(r"^\s*[\u4e00-\u9fff]{0,2}(?:单位|机关|企业|部门)(?:名称)?\s*[：:]\s*")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2}\s*[：:]\s*[\u4e00-\u9fff]{2}")
_CLAUSES = re.compile(r"[\u4e00-\u9fff][，；：][\u4e00-\u9fff]{2}")  # a sentence cut at 到实处
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("文件", re.compile(r"(?P<organ>.{2,}?)文件")),
    (
        "纪要",
        re.compile(
            r"(?P<organ>.*?)(?:第?[一二三四五六七八九十\d]+次)?"
            r"(?:党组|党委|局长|局务|县长|市长|区长|主任|常务|专题|办公|工作|全体|联席|例行|协调|调度|"
            r"领导小组|推进|部门)*会议纪要"
        ),
    ),
    ("纪要", re.compile(r"(?P<organ>.{3,}?)纪要")),
    ("令", re.compile(r"(?P<organ>.{2,}?)命?[令今]")),  # 今: read so, and no word ends on it
    (
        "电报",
        re.compile(
            r"(?P<organ>.*?)(?:发电|[内部]{0,2}[明密]电|(?:明传|密传|传真|内部|特急|特提|加急)*电报)"
        ),
    ),
    ("公告", re.compile(r"(?P<organ>.{2,}?)(?:公告|通告|通报)")),
    ("信函", re.compile(r"(?P<organ>.{2,}?)(?:便函|公函|函)")),
    ("简报", re.compile(r"(?P<organ>.*?)(?:工作简报|简报|工作动态|专报|工作信息|信息专报)")),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading's rows say: organs as named, and the form its word tells."""

    organs: tuple[str, ...]
    form: Form


# Code words begin with the place's short name, which some provinces' names do not contain.
_PLACES = "鲁京津沪渝冀晋辽吉黑苏浙皖闽赣豫鄂湘粤桂琼川蜀黔滇藏陕秦甘陇青宁新蒙国中"
_UNTELLING = set("发字函办文令号通报电规")
_PERIOD = re.compile(  # what minutes are of, not whose: 第一季度会议纪要, 2023年3月会议纪要
    r"(?:(?:20\d\d年)?(?:度|上半年|下半年|第?[一二三四1-4]季度|[\d一二三四五六七八九十]{1,3}月份?)?"
    r"(?:第?[\d一二三四五六七八九十]+[次期])?)"
)
_WEAK = re.compile(r"[科股处所站馆区队院部委办]$")  # also inside longer names
_PLACED = re.compile(r"[省市县区旗镇乡]|街道|中共|中国|国家|共青团")
_LATIN = re.compile(
    r"(?<=[\u4e00-\u9fff])[\s\u3000]*[A-Za-z][A-Za-z\s.,'’·-]{4,}$"
)  # its name spelt
_MOST = 300  # characters: no heading is longer, and the patterns take long over a whole book


def tidy(text: str) -> str:
    """An organ's name without blanks, letter spacing and dots between names."""
    return re.sub(r"[\s\u3000_.,，。:：;；|]+", "", text)


def is_organ(text: str) -> bool:
    """Whether a text is an organ's name and nothing else."""
    name = tidy(text)
    if _CLAUSES.search(text):
        return False
    if not ORGAN.fullmatch(name) or _NOT_NAME.search(name):
        return False
    return not _BARE.fullmatch(name)


def coded(names: Iterable[str], code: str) -> bool:
    """Whether a code word may be one of these bodies': it shares a telling letter with a name."""
    telling = set(code) - _UNTELLING
    return not telling or bool(telling & set("".join(names))) or code[0] in _PLACES


def unlabelled(text: str) -> str:
    """A name without the label before it (承诺单位：…, 发电单位：…)."""
    return _LABEL.sub("", text)


def leading(text: str) -> str:
    """The organ's name that a text begins with, empty where it begins otherwise."""
    plain = tidy(text)
    return next((plain[:end] for end in range(len(plain), 3, -1) if is_organ(plain[:end])), "")


def heading(texts: list[str]) -> Heading | None:
    """Read heading rows: joint organs, names cut over rows, the form's word alone on a row.

    What spells a name in Latin letters behind it on its row is left out. ``None`` also where a
    row tells a label with the name: 发电单位：…, 甲方：….
    """
    if any(_LABELLED.search(text) for text in texts):
        return None
    plain = (_LATIN.sub("", text) for text in texts)
    rows = word_last([tidy(part) for text in plain for part in _side_by_side(text)])
    named = [row for row in rows if row != "文件"]
    if not named:
        return None
    form: Form = "文件" if len(named) < len(rows) else ""
    parsed = _segments(tuple(named))
    if parsed is None or not _one_form(parsed):
        return None
    organs = tuple(organ for organ, _ in parsed if organ)
    return Heading(organs, form or next((word for _, word in parsed if word), ""))


def _side_by_side(text: str) -> list[str]:
    """The whole names on one row of a joint heading; a row of spaced letters stays one."""
    parts = text.split()
    return parts if len(parts) > 1 and all(map(is_organ, parts)) else [text]


def word_last(rows: list[str]) -> list[str]:
    """Joint headings with 文件 in the middle of their height: it belongs to all rows."""
    ended = [place for place, row in enumerate(rows) if row.endswith("文件") and row != "文件"]
    if len(ended) != 1 or ended[0] == len(rows) - 1 or "文件" in rows:
        return rows
    place = ended[0]
    return [*rows[:place], rows[place].removesuffix("文件"), *rows[place + 1 :], "文件"]


def bare(name: str) -> str:
    """The name without a form in brackets behind it (山东省交通运输厅（通知）)."""
    return re.sub(r"[（(](?:通知|函|印章)[)）]$", "", name)


def same(one: str, other: str) -> bool:
    """Whether two names mean one body: equal, or one the other's end without the place."""
    a, b = _core(one), _core(other)
    return bool(a and b) and (a == b or a.endswith(b) or b.endswith(a))


def _core(name: str) -> str:
    name = re.sub(r"^(?:中共|中国共产党|中华人民共和国)", "", tidy(name))
    name = re.sub(r"[（）()“”\"「」·]", "", name)
    return re.sub(r"委员会$", "委", name)


def _one_form(parsed: list[tuple[str, Form]]) -> bool:
    """Only the last named row may carry the form's word."""
    return all(not word for _, word in parsed[:-1])


def _segments(rows: tuple[str, ...]) -> list[tuple[str, Form]] | None:
    """The rows cut into headings, as many as possible; ``None`` if they cannot be cut."""
    if not rows:
        return []
    takes = range(1, min(3, len(rows)) + 1)
    for take in sorted(takes, key=lambda take: _runs_on(rows, take)):
        first = _one("".join(rows[:take]))
        rest = _segments(rows[take:]) if first else None
        if first and rest is not None:
            return [first, *rest]
    return None


def _runs_on(rows: tuple[str, ...], take: int) -> bool:
    """Whether a cut falls inside one name: 开发区 / 信用办公室, 县科 / 学技术协会."""
    if take >= len(rows):
        return False
    before, after = "".join(rows[:take]), rows[take]
    weak = _WEAK.search(before) and _PLACED.search(before)
    return bool(weak) and not _PLACED.search(after[:8])


def _one(text: str) -> tuple[str, Form] | None:
    if len(text) > _MOST:
        return None
    for form, pattern in _FORMS:
        match = pattern.fullmatch(text)
        named = _named(text, match["organ"]) if match else None
        if named is not None and _may_head(named, form):
            return named, form
    return (text, "") if is_organ(text) else None


def _named(text: str, organ: str) -> str:
    """The organ without a period before the meeting; a leading group is the organ itself."""
    first = _PERIOD.match(organ)
    start = first.end() if first else 0
    group = text[start : text.find("领导小组") + 4] if "领导小组" in text else ""
    return group if len(group) > len(organ) - start and is_organ(group) else organ[start:]


def _may_head(organ: str, form: Form) -> bool:
    """纪要, 简报 and 发电 may stand without the organ, which then stands on a row below."""
    if not organ:
        return form in ("纪要", "简报", "电报")
    if form == "纪要" and organ.endswith(("县", "市", "区", "局")):
        return True
    if form in ("简报", "纪要") and not _NOT_NAME.search(organ) and len(organ) <= 24:
        return True
    return is_organ(organ) or _several(organ)


def _several(text: str) -> bool:
    """Several organs run together on one row (joint headings read as one line)."""
    names = re.split(r"[、\u3000 ]", text)
    return len(names) > 1 and all(is_organ(name) for name in names)
