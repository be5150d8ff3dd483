"""Forms of words that every official paper uses. Sharing them says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.copying.names import SURNAMES
from checker.copying.unwrapped import Unwrapped

_NUMERAL = r"[一二三四五六七八九十百〇零]+"
_ORGAN = re.compile(
    r"(?:局|委|办|部|院|会|厅|中心|公司|政府|队|站|所|处|科|室|股|银行|学校|集团|协会|单位|街道|镇|乡)$"
)
_LISTED = 4  # organs in a row make a list

_QUOTED = re.compile(  # of a quotation of several paragraphs each opens with the mark: GB/T 15834
    r"“[^“”\n]{10,}(?:”|$(?=\n[ \t　]*“))|“[^“”]{10,300}”|「[^「」\n]{10,}」|「[^「」]{10,300}」",
    re.M,
)
_TITLE = re.compile(r"《[^《》]{2,120}》")
_HEADING = re.compile(  # an article that ends with its sentence is its text and no heading
    rf"^[ \t　]*(?:(?:{_NUMERAL}、|[（(](?:{_NUMERAL}|\d{{1,2}})[）)]|\d{{1,2}}[.．、])[ \t　]*"
    r"[^。；;，,：:\n]{0,24}(?=[。：:]|[ \t　]*$)"
    rf"|第{_NUMERAL}[章节条][ \t　]*[^。；;，,：:\n]{{0,24}}(?=[：:]|[ \t　]*$))",
    re.M,
)
_CLAUSE = re.compile(r"[^，,。；;：:\s]{9,}")
_ROW = re.compile(r"(?:[^、，,。；;：:\s]{2,25}、){3,}[^、，,。；;：:\s]{2,25}")
_PERSON = rf"[{SURNAMES}][一-鿿]{{1,2}}"
_NAMES = re.compile(rf"(?:{_PERSON}[、，,\s]+){{3,}}{_PERSON}(?=[、，,。；;\s]|$)")
_LEADERS = re.compile(
    r"^[ \t　]*(?:(?:副?组|副?主|副?队|副?会)[ 　]*[长任]|成[ 　]*员|主持人?|参加人员|出席|列席|"
    r"记录人?|联[ 　]*系[ 　]*人|联系电话|时[ 　]*间|地[ 　]*点|议[ 　]*题)[ 　]*[：:][^\n。]*",
    re.M,
)
_MENU = re.compile(r"(?:^[^\n。；，,;！？]{1,14}\n){4,}", re.M)
_FRAMES = re.compile(
    r"现将[^。\n]{0,80}(?:印发|转发|下发|公布|通知|报告|汇报)[^。\n]{0,80}。?"
    r"|请(?:各单位|你们|各科室|认真|结合|遵照)[^。\n]{0,40}(?:执行|落实|实施|实际)。?"
    r"|经[^。，\n]{0,16}(?:研究|审议|批准)(?:通过|同意|决定)?，?"
    r"|领导小组(?:下设)?办公室[^。\n]{0,12}设在[^。\n]{2,24}。?"
    r"|兼任办公室主任[^。\n]{0,24}。?"
    r"|(?:具体)?负责(?:领导小组)?(?:的)?日常(?:工作|事务)[^。\n]{0,16}。?"
    r"|特此(?:通知|报告|公告|函告|批复)。?|专此报告。?|此件(?:主动|依申请|不予)公开"
    r"|(?:本|此)?(?:办法|方案|制度|细则|规定|通知)?自(?:印发|发布|公布|\d{4}年\d{1,2}月\d{1,2}日)[^。\n]{0,10}起"
    r"(?:施行|执行|实施)[^。\n]{0,30}。?"
    r"|(?:各|局属|机关)[^。\n：:]{1,30}(?:单位|科室|企业|部门)[：:]"
    r"|^[ \t　]*(?:抄送|主送|印发)[：:]?[^\n]{0,60}$|^[ \t　]*附件[：:\d 　][^\n]{0,60}$",
    re.M,
)

_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_CONTRACT = re.compile(  # agreement, confidence, default, force majeure, disputes, taking effect
    r"(?:甲、?乙双方|双方).{0,30}(?:协商一致|友好协商|平等自愿)"
    r"|保密义务|不得(?:擅自)?向(?:任何)?(?:第三方|他人)(?:披露|泄露|提供)"
    r"|违反本(?:协议|合同|责任书).{0,60}(?:责任|赔偿|违约金)|违约方|违约金|不可抗力"
    r"|(?:争议|纠纷).{0,40}协商|协商不成.{0,40}(?:法院|仲裁)"
    r"|本(?:协议|合同|责任书).{0,30}(?:一式.{1,3}份|(?:签字|签订|盖章).{0,16}生效)"
)

QUOTATION = "引号内的引用"

_FORMS = (
    (_QUOTED, "引文", QUOTATION),
    (_TITLE, "文件名称", "书名号内的文件名称"),
    (_NAMES, "名单", "名单的罗列"),
    (_LEADERS, "固定栏目", "会议、名单的固定栏目"),
    (_HEADING, "标题", "标题和条款序号"),
    (_FRAMES, "公文套语", "公文的固定用语"),
)


def menus(text: Unwrapped) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans of short lines one below the other; so stand the cells of a table, too."""
    for found in _MENU.finditer(text.text):
        yield *text.raw(*found.span()), "栏目", "连续的短行（栏目、名单或清单）"


def lawful_spans(text: Unwrapped) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans with what they are and why they are set aside; the first named one wins."""
    raw = text.text
    for clause in _CLAUSE.finditer(raw):
        if clause.group().count("、") < _LISTED - 1:
            continue
        for found in _ROW.finditer(raw, *clause.span()):
            if sum(bool(_ORGAN.search(name)) for name in found.group().split("、")) >= _LISTED:
                yield *text.raw(*found.span()), "单位名单", "单位名单的罗列"
    for clause in _SENTENCE.finditer(raw):
        if _CONTRACT.search(clause.group()):
            yield *text.raw(*clause.span()), "合同条款", "合同、协议的通用条款"
    for form, source, reason in _FORMS:
        for found in form.finditer(raw):
            yield *text.raw(*found.span()), source, reason
