"""What the words in a seal say it is."""

from __future__ import annotations

import re

from checker.citizens import is_name
from checker.elements.organs import is_organ

_HAN = re.compile(r"[\u3007\u4e00-\u9fff（）()·“”]+")
_QUOTES = str.maketrans("《》〈〉「」『』", "“”“”“”“”")  # “信用交通县”创建工作领导小组
_COPY = r"与原件|原件相符|核对无误|复印件"
_SPECIAL = re.compile(
    r"专用章|业务章|合同章|财务章|发票章|收文章?|发文章|校对|审核章|受理章|备案章|登记章|档案章|现金|"
    rf"转讫|收讫|付讫|作废|骑缝|{_COPY}|注册章|检验章|会签|签收|报名|报验|"
    r"(?<=[务同票批政案管可请税保])专用"
)
_COPY_MARK = re.compile(
    r"[（(]?(?:[此本该]?(?:复印)?件)?(?:已?经?(?:核[对实]?|审核|比对))?"
    r"(?:[与同和]原件(?:核对)?(?:一致|相符|相同|无误)|原件相符|核对无误)[^，。；、]{0,14}。?$"
    r"|[（(【]?复印件[）)】]?$"
)
_ENDING = re.compile(
    r"(?:人民政府|委员会|办公室|办公厅|总局|分局|局|厅|部|中心|公司|集团|协会|学会|联合会|商会|总工会|"
    r"工会|大队|中队|支队|总队|指挥部|领导小组|大学|学院|学校|中学|小学|医院|银行|研究院|研究所|事务所|"
    r"管理所|服务所|管理处|办事处|管理站|法院|检察院|合作社|商行|经营部|厂|站|所|院|处|馆|办)"
    r"(?:[（(]\d[）)])?$"
)
_PLACE = re.compile(r"[省市县区镇乡]$")
_CALLED = re.compile(r"[（(]?(?:电子|行政)*(?:公|印|签)章[）)]?\d*$")
_STAMP = re.compile(  # what a person's stamp adds to the name
    r"[（(]?(?:个人|手写|电子)*(?:签[名字]章?|[之私]?印章?|[人名]?章)[）)]?\d*$"
)
_INTERNAL = re.compile(r"(?<=[局厅委会府])(?!议)(?:办公室|.{2,5}[科股室])$")  # 联席会议办公室: none
_PLACEHOLDER = re.compile(
    r"[（(【\[]\s*(?:此处)?\s*(?:加?盖?\s*公?\s*印?\s*章|单位\s*公?\s*章|印\s*章|盖\s*章\s*处?|盖\s*公\s*章)\s*处?\s*[）)】\]]"
    r"|加盖公章|盖章处|公章处"
)


def han(text: str) -> str:
    """The Chinese part of a reading: digits and strays at its ends left out."""
    plain = text.translate(_QUOTES)
    runs = _HAN.findall(re.sub(r"[\s.,，。、:：;；|★☆*]+", "", plain))
    longest = max(runs, key=len, default="")
    return re.sub(r"^[）)·]+|[（(·]+$", "", str(longest))


def special(text: str) -> str:
    """The word that makes it a seal for one purpose (合同专用章 …), else an empty string."""
    found = _SPECIAL.search(re.sub(r"\s", "", text))
    return found[0] if found else ""


def copied(text: str) -> bool:
    """Whether coloured ink tells a copy: 原件 or 一致 is left of its mark under a seal."""
    return bool(re.search(r"复印件|原件|(?:一致|相符)$", re.sub(r"\s", "", text)))


def says_copy(text: str) -> bool:
    """Whether a line is nothing but 与原件一致 and who says so: no sentence, no list of copies."""
    return _COPY_MARK.match(re.sub(r"\s", "", text)) is not None


def limited(text: str) -> str:
    """The same for words under the emblem, where 章 or 专用 says it though letters are misread."""
    return special(text) or (text if re.search(r"..章$|专.章|专用|用章", text) else "")


def names_organ(text: str) -> bool:
    """Whether a ring text reads as a body's whole name."""
    if not 4 <= len(text) <= 40 or special(text):
        return False
    return is_organ(text) or bool(_ENDING.search(text))


def body(name: str) -> str:
    """The body that a seal is called after (商河县交通运输局电子公章), else an empty string."""
    bare = han(_CALLED.sub("", re.sub(r"\s", "", name)))
    return bare if names_organ(bare) else ""


def person(name: str) -> str:
    """The person that a stamp is called after (张三, 李四之印), else an empty string."""
    bare = re.sub(r"\s", "", name)
    bare = han(_STAMP.sub("", bare))
    other = _ENDING.search(bare) or _PLACE.search(bare)
    return bare if is_name(bare) and not other else ""


def internal(text: str) -> bool:
    """Whether it is an office inside a body (局办公室, 委法规科), whose seal needs a look.

    办公室 of a government or party committee is a body of its own.
    """
    return bool(_INTERNAL.search(text)) and not re.search(r"(?:政府|委员会|委)办公室$", text)


def placeholder(text: str) -> str:
    """A printed （公章） or （盖章）, else an empty string."""
    found = _PLACEHOLDER.search(text)
    return found[0] if found else ""
