"""What a text says was done, apart from what it plans, puts off or denies.

Clause by clause: a clause that plans or denies (拟于…, 尚未…) keeps its mood until the sentence
ends or a clause tells that something was done. What was done in another year is not done either.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.evidence.language import in_hand, orders, years
from checker.evidence.language.calendar import Period

LONGEST_HEAD = 16  # characters of a name before a colon
QUOTED = 48  # characters of a sentence that is quoted whole
_VERBS = (
    "开展|召开|举办|组织|签订|引入|安排|批复|发表|刊发|刊登|实施|参加|报送|反馈|完成|落实|办理|发生"
)
_ON_CREDIT = "学习|培训|宣传|应用|使用|修复|归集|共享|公示|推送|发布|评价|承诺|入选"
_ACHIEVED = (  # what a denial takes back
    rf"{_VERBS}|{_ON_CREDIT}|上报|上传|公开|公布|出台|制定|印发|建立|建成|上线|开通|采取|涉及|承担|承办|配合"
    "|提供|给予|成立|设立|配备|拨付|列支|评定|恢复|形成|推广|采纳|采用|录用|收录"
)
_OPEN = re.compile(
    r"(?<![模比虚草])拟(?!定|稿|制|办|订)|原(?:定|计划|拟|安排|邀请|约定|打算)(?!的[^,]{1,10}(?:环节|部分|地点|时间|路线|内容|项目|议程))|尚未|因故|下一?步|预计|筹备|待\S{2,24}后"
    r"|(?<![招接优善对看交款厚虐])待(?:审|批|刊|采|核|办|修复|补|验收|评审|公[布示]|定|完成|实施|落实|推进|开展)"
    r"|(?:[正仍还尚](?:处)?在|着手)(?:抓紧|积极|加紧|进一步|组织|牵头|会同有关部门|研究|\S{2}局)?"
    r"(?:整理|办理|协商|编制|申请|审批|起草|制定|拟[定订]|研究(?!推进|部署)|论证|谋划|酝酿|征求|招标|采购|筹[建备划]|建设中|开发|调试|对接|审核)"
    r"|处于[^,。;]{0,10}(?:招标|采购|筹备|筹建|建设|起草|调试|测试|论证|审批)\S{0,4}(?:阶段|环节|过程|中)"
    r"|暂(?:未|缓|不)|至今[未没]"
    r"|未(?:如期|按期|按时)?(?:开(?![展通发])|成行|举行)"
    r"|(?:推迟|延期|延后|顺延|改期)(?:$|至|到|召开|举办|举行|开展|进行)"
    r"|(?:会|活动|培训|座谈)(?:(?!资格)\S){0,16}取消(?:$|召开|举)|取消(?:召开|举办|举行|了?[本该此这]次)"
    r"|(?<!工作)(?<!年度)(?<!学习)计划(?:于|在|每|与|同|到|下|明|安排|将|把|20\d\d)"
    r"|(?:^|局|我们|正|数据|信息)(?:计划|准备|打算)(?:近[期日]|年[内底]前?|尽快|逐步|陆续|适时|择期|\d{1,2}月(?:\d{1,2}日|[底初份])?前?)?"
    rf"(?:[向对将把][^,。;]{{0,20}}?)?(?:{_ACHIEVED})"
    r"|(?:[我本]|[省市县区])[局县市区]计划(?=[\u4e00-\u9fff])(?![的书表内外中性总为已和]|任务|投资|财政|要求|生育|单|资金|方案|执行)"
    r"|将(?:于|在|适时|择期|择机|陆续|尽快|推|(?:举[办行]|召开|启动|开展)(?!情况|的))"
    r"|另行(?:通知|安排|制定|规定|印发|研究)"
    r"|未(?:能|正式)|[未没]有?(?:派|安排)[^,]{0,4}(?:参加|参会|到会|到场|出席|指导)"
)
_ABOUT = re.compile(  # what a meeting dealt with; the future in it is no plan of the meeting
    r"(?:研究|讨论|部署|听取|审议|审定|明确|谋划|商定|议定|汇报|通报|交流|提出|对接)[^,。]{0,10}?"
    r"(?:下一?步|下[一个]*阶段|今后|明年|拟)\S*"
    r"|(?:对|就|围绕)(?:(?![正仍尚还]在)[^,。]){0,40}(?:研究|讨论|部署|安排|审议)"
)
_ASIDE = re.compile(r"(?<=、)[^、()]*\([^()]*\)|\([^()]*\)(?=[、和等])")  # of one of several only
MADE_UP = r"补(?:开|办|学|训|课|召开|举[行办])"
_DONE = re.compile(
    r"已(?!报名)|其余|其他(?:均|都)|完成|取得|累计|实现|历时|[了过](?:$|\S)|共\d|\d(?:人|次|名)"
    rf"|\d日(?:[上下]午)?[^,。;]{{0,6}}{MADE_UP}"
)
_INSTEAD = re.compile(  # what there is in place of what a clause denied
    r"(?:但|而|现|仅|只|目前)?(?:在|依托|通过|利用)\S{2,20}(?:开设|设有|设立|开通|建有|发布|公示)"
)
_DENIED = re.compile(r"(?:尚未|未能|未|没有)(?:正式)?(?:发表|签订|引入|举办|召开|刊发|刊登|批复)")
_LEFT_OUT = re.compile(
    r"另行(?:制定|规定|印发|部署|安排|布置|下达)|不适用|除外|不包括"
    r"|不(?:再|予)?(?:纳入|列入|单列|单独|涉及|安排)"
)
_NAMED_OUT = re.compile(  # 信用管理事项由政策法规科另行谋划,不列入本要点
    r"[^。;,]*,(?:均|都|暂)?不(?:再|予)?(?:纳入|列入)本(?:[年要计方通]|文)"
)
_LEADS = re.compile(
    r"(?:中|方面|领域|(?<![报呈附奉])上|时|里|环节|许可|业务|的?工作|事宜|一事)$"
)  # what is said of it comes next
_ALONE = re.compile(  # a denial of what was just named
    r"(?:今年|全年|一直|目前|至今|本[年季月]度?|[尚暂均都也还仍])*(?:未|没有?|无)(?![再另]|其他|新).{0,8}$"
    r"|[均都也]?不(?:涉及|适用).{0,4}$"
)
_AWAITED = re.compile(  # 已向财政局申请,待批复; 申请纳入预算,目前区财政局正在审核
    r"(?:目前|现)?(?:正在|仍在|尚在)?等?待[^,]{0,6}(?:批复|批准|审批|答复|回复|下达|拨付|核定)$"
    r"|(?:目前|现)?[^,]{0,12}?[正仍还尚]在[^,]{0,4}(?:审[核批查定]|批复|核定|研究|办理|走流程)中?$"
)
_DECLINED = re.compile(  # 申请专项经费,财政部门答复今年不列入预算
    r"[^,]{0,12}(?:答复|回复|批复|反馈|研究|审[查核议批])[^,]{0,12}(?:不|未|没有)"
)
_INVITED = re.compile("邀请|[商函约]请|邀约|请.{2,16}(?:指导|参加|出席|到会|派)")
_ABSENT = re.compile(
    r"[^,]{0,20}?(?:[未没](?:能|有)?|无法)(?:如期|按时)?(?:[派安排]{1,2}人?员)?(?:参加|参会|到会|到场|出席|赴会|成行|前来|派[人员])"
)
_NUMBER = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.是]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}[、.](?!\d)"
)
_HEADING = re.compile(rf"(?:{_NUMBER.pattern})[^,:]{{2,20}}")  # a point's name alone
_GROUNDS = re.compile(r"[^,]{0,8}?(?:因(?![此而])|由于)|按照|根据|鉴于")
_PREPARED = re.compile(  # what comes before an act tells nothing of it
    r"已(?:经)?(?:初步|基本|全部)?(?:整理|梳理|采集|收集|汇总|准备|起草|申请|提交|联系|报[审批请])"
    r"|(?:起草|草拟|拟定|准备|申请|提交)了"
)
ACTS = re.compile(rf"{_VERBS}|{_ON_CREDIT}|研究|调研|查询|发放|投保")


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence. ``last``: it ends.

    ``done``: neither merely planned, put off or denied nor done in another year.
    """

    text: str
    done: bool
    last: bool = False
    sentence: str = ""
    inherited: bool = False  # undone only because an earlier clause named another year

    @property
    def said(self) -> str:
        """The clause as it is quoted: with its sentence, unless that is long."""
        return self.sentence if 0 < len(self.sentence) <= QUOTED else self.text[:QUOTED]


def left_open(told: Sequence[Clause]) -> str:
    """The words by which clauses on one matter leave it undone; empty where any says it is done."""
    undone = told and not any(clause.done or clause.inherited for clause in told)
    return told[0].said if undone else ""


def clauses(sentences: Iterable[str], period: Period) -> Iterator[Clause]:
    """The clauses of sentences without blanks (NFKC)."""
    told = [list(_in(sentence, period)) for sentence in sentences]
    for at, said in enumerate(told):
        own = said and _HEADING.fullmatch(said[0].sentence) and not ACTS.search(said[0].sentence)
        done = not own or _section_done(told[at + 1 :])
        yield from said if done else (replace(part, done=False) for part in said)


def _section_done(after: Sequence[Sequence[Clause]]) -> bool:
    """Whether a section says of anything that it was done, or says nothing at all."""
    inside = itertools.takewhile(lambda said: not _numbered(said), after)
    every = (part for said in inside for part in said)
    parts = [part for part in every if ACTS.search(part.text) or not part.done]  # no signature
    return not parts or any(part.done or part.inherited for part in parts)


def _numbered(said: Sequence[Clause]) -> bool:
    return bool(said) and _NUMBER.match(said[0].sentence) is not None


def _in(sentence: str, period: Period) -> Iterator[Clause]:
    if sentence:
        cut = re.findall("([^,:]+)([,:]?)", sentence)
        parts, heads = [part for part, _ in cut], [_is_head(*one) for one in cut]
        moods = list(zip(_moods(parts), years.elsewhen(parts, period), strict=True))
        denied = [_denies(one, part) for part, one in itertools.pairwise(parts)] + [False]
        told = [
            (part, now and not then and not no)
            for part, (now, then), no in zip(parts, moods, denied, strict=True)
        ]
        for at, (part, done) in enumerate(told):
            after = told[at + 1 :]
            leads = heads[at] or _LEADS.search(part) or _PREPARED.search(part)
            led = leads and not _next(after)
            held = all(moods[at]) and not (denied[at] or led) and years.inherited(parts, at)
            yield Clause(part, done and not led, not after, sentence, held)


def _is_head(part: str, mark: str) -> bool:
    """Whether a clause is but the name of what comes behind its colon (3.出租汽车:拟于…)."""
    return mark == ":" and len(part) <= LONGEST_HEAD and not ACTS.search(part)


def _denies(part: str, named: str) -> bool:
    """Whether a clause denies what was named right before it."""
    absent = _INVITED.search(named) and _ABSENT.match(part)
    told = absent or any(form.match(part) for form in (_ALONE, _AWAITED, _DECLINED))
    return bool(told) and is_open(part)


def _next(after: Sequence[tuple[str, bool]]) -> bool:
    """The mood of what is said next, reasons, grounds and preparations left aside."""
    return next(
        (done for part, done in after if not (_GROUNDS.match(part) or _PREPARED.search(part))), True
    )


def _moods(parts: Sequence[str]) -> Iterator[bool]:
    done, none, led = True, False, False
    for part in parts:
        denied = in_hand.denied(_bare(part))  # a denial holds for its own clause
        asked = orders.given(part, led)
        led = orders.leads(part) or (led and not orders.happened(part))
        if asked or _OPEN.search(_bare(part)) or in_hand.pending(_bare(part)):
            done, none = False, denied
        elif not denied and (_DONE.search(part) or (none and _INSTEAD.match(part))):
            done = True
        yield done and not denied


def is_open(text: str) -> bool:
    """Whether a clause itself plans, puts off or denies."""
    left = _bare(text)
    undone = _OPEN.search(left) or in_hand.denied(left) or in_hand.pending(left)
    return bool(undone) or orders.given(text)


def _bare(text: str) -> str:
    return _ABOUT.sub("", _ASIDE.sub("", text))


def merely_planned(told: Sequence[Clause], words: Sequence[str], lasting: bool = False) -> str:
    """The clause in which the matter is planned or denied, if no other tells that it was done.

    ``lasting``: what was done in another year still stands.
    """
    matter = [part for part in told if any(re.search(word, part.text) for word in words)]
    about = matter or [part for part in told if ACTS.search(part.text)]
    done = any(part.done or (lasting and not is_open(part.text)) for part in about)
    return "" if not about or done else about[0].said


def made_up(told: Sequence[Clause]) -> bool:
    """Whether what was put off is told to have been made up for."""
    return any(part.done and re.search(MADE_UP, part.text) for part in told)


def denied(told: Sequence[Clause]) -> str:
    """The clause that says of a single act that it did not come about."""
    return next((part.said for part in told if _DENIED.search(part.text)), "")


def without_left_out(text: str) -> str:
    """A paper's text without the clauses that leave something out of it."""
    parts = re.split("([。;,])", _NAMED_OUT.sub("", text))
    pairs = itertools.zip_longest(parts[::2], parts[1::2], fillvalue="")
    return "".join(part + mark for part, mark in pairs if not _LEFT_OUT.search(part))
