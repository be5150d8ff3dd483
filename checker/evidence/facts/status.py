"""What the columns of a row that ask whether a thing came about answer."""

from __future__ import annotations

import re
from collections.abc import Collection

from checker.evidence.exhibit import plain

_ACTS = (
    "采用|采纳|录用|刊用|发布|刊发|刊登|报送|登录|完成|办结|修复|共享|归集|反馈|公示|通过|更新|上线"
)
_MORE = (
    "开展|召开|举[办行]|签[订署]|使用|应用|实施|查询|接入|开通|落[地实]|兑现|参[加与]|推广|入库"
    "|上报|评[价定]"
)
_ASKS = re.compile(
    rf"状态|^结果$|是否(?:已|已经|被|按时|按期)?(?:{_ACTS}|{_MORE}|符合|合格|达标|有效|入选|认可)"
    rf"|(?:{_ACTS}|审核|办理)(?:情况|结果|与否|否)|(?:{_ACTS})\S{{0,14}}(?:日期|时间)"
    r"|^(?:共享|推送|报送|上传|上报|归集)(?:至|到|给)"
)
_AGAINST = re.compile(r"是否(?:为|系|属)?(?:补报|补录|被?退回)")
_NO = re.compile(
    r"\S{0,6}失败\S*|\S{1,4}未(?:通过|获|采[用纳]|录用|刊\S|发布|完成|办[结理])\S{0,6}|否|没有?|[×✗✘╳]|0+次?"
    r"|未(?![见发]现?异|有异)\S{1,8}|不\S{1,6}|待\S{1,6}|暂\S{1,4}|\S{1,2}(?:审核|审批|办理|修复)中"
    r"|(?:审核|审批|办理|修复)中|正在\S{1,6}|(?:已|被|审核)?(?:退回|退稿|驳回|撤回|撤稿)\S{0,6}"
)
_TICKS = re.compile(
    rf"^(已|未)经?(?:{_ACTS}|{_MORE})\S{{0,10}}"
)  # 已共享, 未共享, a tick under one
_TICK = re.compile(r"是|有|[√✓✔☑]|\d[\d,.]*\S?")
_COUNT = re.compile(r"\d[\d,.]*(?:万|亿)?\S?(?:次|吨|元)?")
_NONE = re.compile(r"0+(?:\.0+)?\S{0,2}|[暂尚均也]?无|零\S?|没有|未(?:开展|实施|发生|采取)|[-—–/]+")
_NO_COUNT = re.compile(  # running numbers and days; also where zero is good
    r"序号|编号|文号|日期|时间|年|月|季|周|页|比例|[率%]|违|投诉|失信|不良|超期|逾期|问题|异议|退回|扣|隐患|事故"
)
_NAME = re.compile(r"领域|类别|行业|名称|备注|责任|单位|部门|依据|文件")
_REMARK = re.compile("备注|说明|状态|情况|结果")
_TAKEN_BACK = re.compile("撤[稿下销回]|下[架线]|删[除稿]|作废")
_PARTS = re.compile(r"[,;:。(]")
_YES = re.compile(r"是|对|√|✓")

Named = Collection[tuple[str, str]]  # the column's name and the cell


def denied(cells: Named) -> str:
    """The answer by which a row says that its matter did not come about; empty where none does."""
    for head, words in cells:
        cell = plain(words)
        if _AGAINST.search(head):
            if _YES.fullmatch(cell):
                return f"{head}:{cell}"
        elif _ASKS.search(head) and _is_no(cell):
            return cell if len(cell) > 1 else f"{head}:{cell}"
    _, undone = ticked(cells)
    return undone


def ticked(cells: Named) -> tuple[bool, str]:
    """Whether a column of what is done (已共享) is ticked, else the one of what is not."""
    under = [
        (found[1], f"{head}:{plain(cell)}", plain(cell))
        for head, cell in cells
        if (found := _TICKS.match(head))
    ]
    done = any(
        way == "已" and cell and not _is_no(cell) and not _NONE.fullmatch(cell)
        for way, _, cell in under
    )
    undone = (
        said
        for way, said, cell in under
        if way == "未" and _TICK.fullmatch(cell) and not _NONE.fullmatch(cell)
    )
    return done, "" if done else next(undone, "")


def is_tick(head: str) -> bool:
    """Whether a column is one to tick, so that a blank under it says nothing by itself."""
    return _TICKS.match(head) is not None


def nothing(cells: Named) -> str:
    """The words by which a row says that nothing was done; empty where it tells of anything.

    Its counts are all zero, or beside a name it says 无 and no more.
    """
    told = [(head, plain(words)) for head, words in cells if not _NO_COUNT.search(head)]
    counts = [(head, cell) for head, cell in told if _COUNT.fullmatch(cell)]
    rest = counts or [(head, cell) for head, cell in told if cell and not _NAME.search(head)]
    return "".join(rest[0]) if rest and all(_NONE.fullmatch(cell) for _, cell in rest) else ""


def taken_back(cells: Named) -> str:
    """The remark by which what a row tells was taken back afterwards; empty where none does."""
    remarks = (plain(cell) for head, cell in cells if _REMARK.search(head))
    return next((said for said in remarks if _TAKEN_BACK.search(said)), "")


def _is_no(cell: str) -> bool:
    """Whether an answer is a no, reasons and what is still awaited aside (否,待接口开通)."""
    first, *rest = _PARTS.split(cell)
    return bool(_NO.fullmatch(first)) and not any("已" in part for part in rest)
