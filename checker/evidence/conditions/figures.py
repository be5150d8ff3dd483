"""Figures by which a paper bears out that something is in use: of nothing but zeros it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import rows

_AMOUNT = re.compile(
    r"金额|额度|余额|(?:件|单|办理|业务|使用|服务|交易|投保)量|人数|人次|次数|户数|家数|笔数|单数|件数|台数|数量|里程|总数|规模"
    r"|[(](?:万?元|人|户|家|笔|辆|次|件|单)[)]|(?:放款|贷款|授信|优惠|减免|惠及|服务)数?额?$"
)
_ZERO = re.compile(
    r"[^,。;、|\d]{0,12}(?<![\d.,])0+(?:\.0+)?(?:万|亿)?(?:元|人次?|户|家|笔|辆|次|件|单|起|台|吨|艘|名)"
    r"|(?:尚|暂|均)?无(?:实际|任何)?(?:放款|贷款|业务|使用|办理|应用|数据|发生)\S{0,6}"
    r"|(?:放款|贷款|使用|办理|应用|业务)(?:情况|记录|笔数|金额|人次)?[::]?(?:均?为)?(?:无|零)(?=$|[,。;|])"
)
_NOTHING = re.compile(r"0+(?:\.0+)?\S?|无|零|未发生|[-—/]+")
_IN_USE = (  # what a product does for those who use it
    "放款|贷款|授信|投放|用信|办理|办结|使用|应用|享受|减免|优惠|惠及|服务|承保|投保|保单|保函|租赁|租用|租车"
    "|订单|业务|乘坐|乘车|核销|兑换|受益|容缺|通行|抵扣|让利|免押|交易"
)
_AROUND = re.compile(  # what is done about a product, or hoped for, without its use
    r"走访|宣传|咨询|意向|培训|座谈|推介|手册|资料|明白纸|对接|了解|征集|摸排|计划|目标|拟|预计|最高|上限|可达"
)
_IDLE = re.compile(
    rf"(?:尚|暂|均|还|仍)?(?:未|没有|无)(?:能|曾|实际|正式|任何)*(?:发生|产生|形成|投放|放款|开展|办理|使用|享受|发放|启用"
    rf"|落地)[^,。;]{{0,10}}"
    rf"|(?:{_IN_USE})[^,。;、\d]{{0,8}}?(?:为|:)?(?<![\d.,])(?:0+(?:\.0+)?(?![\d.])|零(?=[元笔户家人单件次])"
    rf"|无(?=$|[,。;、]))[^,。;、]{{0,3}}"
)
_FIGURE = re.compile(
    r"(?<![\d.])[\d,.]*[1-9][\d,.]*(?:余|多)?(?:万|亿)?[元人户家笔辆次件单%起台吨艘名]"
)


def idle(exhibit: Exhibit) -> str:
    """The words by which a paper says that a product was not used, if no figure says it was."""
    if heads := [pair for pair in _amounts(exhibit) if not _AROUND.search(pair[0])]:
        used = any(re.search("[1-9]", cell) for _, cell in heads)
        nothing = next((f"{h}{c}" for h, c in heads if _NOTHING.fullmatch(c)), "")
        return "" if used else nothing
    told = [part for part in exhibit.words.clauses if not _AROUND.search(part.text)]
    said = next((hit[0] for part in told if (hit := _IDLE.search(part.text))), "")
    used = any(
        _FIGURE.search(part.text) and re.search(_IN_USE, part.text) and part.done for part in told
    )
    return "" if used else said


def given(exhibit: Exhibit) -> bool:
    """Whether a list gives an amount, or where it has no such column, a day."""
    amounts = list(_amounts(exhibit))
    if amounts:
        return any(re.search("[1-9]", cell) for _, cell in amounts)
    return any(row.when and row.told for row in rows.of(exhibit))


def _amounts(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """The columns of amounts, and each cell under them; also where no other column is known."""
    listed = rows.of(exhibit)
    for head, cell in (pair for row in listed for pair in row.cells):
        if _AMOUNT.search(head):
            yield head, plain(cell)
    lines = [] if listed else [x.split("\t") for x in exhibit.lines.splitlines() if "\t" in x]
    for heads in lines[:1]:
        for column, head in enumerate(map(plain, heads)):
            under = [row[column] for row in lines[1:] if column < len(row)]
            yield from ((head, plain(cell)) for cell in under if _AMOUNT.search(head))


def zero(exhibit: Exhibit) -> str:
    """The words or the cell by which a paper says that nothing came of it; empty where none."""
    if said := _ZERO.search(exhibit.text):
        return said[0]
    nothing = (f"{h}{c}" for h, c in _amounts(exhibit) if _NOTHING.fullmatch(c))
    return next(nothing, "")
