"""Run: ``python -m benchmarks.elements.rows --n 3000 --seed 1``: header and number on set rows.

Files, pictures and OCR cost seconds a paper; the rules that tell a heading and a number by words,
colour and place need only the rows. Here those are set in code, thousands in a minute, so that few
wrong verdicts in many show. What reading adds of faults is for the other rounds.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.elements import judge, rounds
from benchmarks.elements.generate import Sample
from benchmarks.elements.judge import Judged
from benchmarks.elements.setting import ABSENT, DOUBT, PRESENT, Set, body, name, number, topic
from benchmarks.elements.truth import Truth
from checker.elements import document_number, red_header
from checker.model.document import Document, Engine, Page

Case = Callable[[Random], tuple[Set, Truth]]
CASES: dict[str, Case] = {}
BLACK = (20, 20, 20)


class Silent:
    """An engine that is never asked: no page here can be drawn."""

    name, version = "silent", "1"

    def read(self, picture):
        return []

    def recognise(self, crops):
        return [("", 0.0) for _ in crops]


def case(made: Case) -> Case:
    """Enter a case under its function's name."""
    CASES[made.__name__] = made
    return made


def truth(header, told, organs: Sequence[str] = (), value: str = "") -> Truth:
    """Seals are not asked here."""
    return Truth(header, told, DOUBT, (), tuple(organs), value)


def paper(rng: Random, sheet: Set, title: str = "", *, cited: bool = True) -> Set:
    """Title, addressee and text under what stands already."""
    sheet.skip(rng.uniform(6, 14))
    sheet.title(title or f"关于印发《{topic(rng)}办法》的通知")
    sheet.left("各镇人民政府、街道办事处，各有关单位：")
    for _ in range(rng.randint(3, 8)):
        sheet.text(body(rng, cited=cited))
    return sheet


@case
def document(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    told = number(rng, organ)
    if rng.random() < 0.3:
        sheet.left(rng.choice(("000123", "特急", "机密★1年", "QYDR－2023－0010001", "内部资料")))
    sheet.heading([organ + rng.choice(("文件", "文件", ""))])
    sheet.number(told)
    sheet.rule(sure=True)
    return paper(rng, sheet), truth(PRESENT, PRESENT, [organ], told)


@case
def broken_name(rng: Random) -> tuple[Set, Truth]:
    """The name over two rows, cut anywhere a printer may cut it."""
    organ, sheet = name(rng), Set(rng)
    told, cut = number(rng, organ), rng.randint(2, max(2, len(organ) - 3))
    sheet.heading([organ[:cut], organ[cut:] + "文件"])
    sheet.number(told)
    sheet.rule(sure=True)
    return paper(rng, sheet), truth(PRESENT, PRESENT, [organ], told)


@case
def joint(rng: Random) -> tuple[Set, Truth]:
    place = name(rng, bare=True)
    offices = ("交通运输局", "公安局", "财政局", "司法局", "市场监督管理局", "发展和改革局")
    organs = [place + one for one in rng.sample(offices, rng.randint(2, 4))]
    sheet, told = Set(rng), number(rng, organs[0])
    sheet.together(organs, word=rng.random() < 0.7)
    sheet.number(told)
    sheet.rule(sure=True)
    return paper(rng, sheet), truth(PRESENT, PRESENT, organs, told)


@case
def letter(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng, top=28)
    told = number(rng, organ)
    sheet.heading([organ])
    sheet.rule(sure=True)
    sheet.skip(4)
    sheet.right(told)
    return paper(rng, sheet, f"关于{topic(rng)}的复函"), truth(PRESENT, PRESENT, [organ], told)


@case
def minutes(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    told = rng.choice((f"第{rng.randint(1, 30)}期", f"〔2023〕{rng.randint(1, 40)}号"))
    word = rng.choice(("会议纪要", "专题会议纪要", "办公会议纪要"))
    sheet.heading(rng.choice(([organ + word], [organ, word], [word])))
    sheet.number(told)
    sheet.pair(organ, "2023年5月6日")
    sheet.rule()
    return paper(rng, sheet, f"研究{topic(rng)}工作"), truth(PRESENT, PRESENT, (), told)


@case
def order(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng, bare=True) + "人民政府", Set(rng)
    told = f"第{rng.randint(1, 300)}号"
    sheet.heading(rng.choice(([organ + "令"], [organ, "令"])))
    sheet.number(told)
    sheet.skip(8)
    sheet.text(f"《{topic(rng)}规定》已经县政府常务会议通过，现予公布，自公布之日起施行。")
    return sheet, truth(PRESENT, PRESENT, [organ], told)


@case
def upward(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    told = number(rng, organ)
    sheet.heading([organ + "文件"])
    sheet.pair(told, "签发人：王守信")
    sheet.rule(sure=True)
    return paper(rng, sheet, f"关于{topic(rng)}情况的报告"), truth(PRESENT, PRESENT, [organ], told)


@case
def without_number(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    sheet.heading([organ + "文件"])
    sheet.rule(sure=True)
    return paper(rng, sheet), truth(PRESENT, ABSENT, [organ])


@case
def blank_number(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    sheet.heading([organ + "文件"])
    year = rng.choice(("〔2023〕", "〔    〕", "[2023]", "〔202 〕"))
    sheet.number(organ[0] + "交发" + year + rng.choice((" 号", "　号", "　　号", "__号", "×号")))
    sheet.rule(sure=True)
    return paper(rng, sheet), truth(PRESENT, ABSENT, [organ])


@case
def black_heading(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    told = number(rng, organ)
    sheet.heading([organ + "文件"], BLACK)
    sheet.number(told)
    sheet.rule(sure=True)
    return paper(rng, sheet), truth(ABSENT, PRESENT, (), told)


@case
def red_title(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    words = rng.choice(("工作方案", "信用管理制度", "考核办法", "宣传月活动总结", "工作要点"))
    rows = rng.choice(([organ + words], [organ, topic(rng) + words], [organ, words]))
    sheet.heading(rows)
    for _ in range(6):
        sheet.text(body(rng, cited=True))
    return sheet, truth((*ABSENT, *DOUBT), ABSENT)


@case
def white_paper(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    told = number(rng, organ)
    sheet.title(organ)
    sheet.title(f"关于印发{topic(rng)}方案的通知")
    sheet.middle(rng.choice((told, f"（{told}）")))
    sheet.left("各有关单位：")
    for _ in range(5):
        sheet.text(body(rng, cited=True))
    return sheet, truth(ABSENT, PRESENT, (), told)


@case
def cited_in_title(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    sheet.title(f"关于贯彻落实{number(rng, organ)}文件")
    sheet.title("的实施意见")
    for _ in range(5):
        sheet.text(body(rng, cited=True))
    return sheet, truth(ABSENT, (*ABSENT, *DOUBT))


@case
def other_numbers(rng: Random) -> tuple[Set, Truth]:
    """Contracts, permits, cases and projects carry numbers of the same look."""
    organ, sheet = name(rng), Set(rng)
    labels = ("合同编号：", "项目编号：", "协议编号：", "许可证号：", "备案号：", "案号：")
    sheet.right(rng.choice(labels) + f"{organ[0]}交合〔2023〕{rng.randint(1, 90)}号")
    sheet.title(rng.choice(("技术服务合同", "采购协议书", "施工承包合同")))
    for _ in range(6):
        sheet.text(body(rng, cited=True))
    return sheet, truth(ABSENT, ABSENT)


@case
def annex(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng)
    sheet.left(rng.choice(("附件1", "附件：", "附件 2", f"{number(rng, organ)}附件")))
    sheet.title(f"{topic(rng)}评分表")
    for _ in range(6):
        sheet.text(body(rng, cited=True))
    return sheet, truth(ABSENT, (*ABSENT, *DOUBT))


@case
def slogan(rng: Random) -> tuple[Set, Truth]:
    sheet = Set(rng)
    sheet.heading([rng.choice(("信用让交通更美好", "为人民服务", "守信光荣失信可耻"))])
    sheet.rule()
    for _ in range(5):
        sheet.text(body(rng, cited=True))
    return sheet, truth(ABSENT, ABSENT)


@case
def site(rng: Random) -> tuple[Set, Truth]:
    organ, sheet = name(rng), Set(rng, top=8)
    sheet.heading([organ])
    sheet.left("首页　政务公开　办事服务　互动交流")
    sheet.left("当前位置：首页 > 通知公告")
    sheet.title(f"关于开展{topic(rng)}的通知")
    sheet.left("发布日期：2023-04-11　浏览次数：332")
    for _ in range(5):
        sheet.text(body(rng, cited=True))
    return sheet, truth(ABSENT, ABSENT)


@case
def behind_a_cover(rng: Random) -> tuple[Set, Truth]:
    sheet, told = document(rng)
    cover = Set(rng, top=90)
    cover.title(rng.choice(("佐证材料", "制度建设", "信用交通评估材料")))
    cover.title(name(rng))
    sheet.before = cover
    return sheet, told


def judged(seed: int, index: int, engine: Engine) -> Judged:
    """One paper set and judged."""
    kind = list(CASES)[index % len(CASES)]
    sheet, told = CASES[kind](Random(f"{seed}/{index}/rows"))
    document = Document(Path("rows.pdf"), "pdf", "born_digital", pages(sheet))
    start = time.process_time()
    found = {one.NAME: one.check(document, engine) for one in (red_header, document_number)}
    seconds = time.process_time() - start
    sample = Sample(f"rows-{kind}-{seed}-{index}", kind, "rows", (), told)
    verdicts = tuple(judge.verdict(name, sample, found) for name in found)
    parts = {"read": 0.0, "ocr": 0.0, "examine": seconds}
    return Judged(sample, verdicts, "", seconds, len(document.pages), parts)


def pages(sheet: Set) -> tuple[Page, ...]:
    """The sheet's page, behind its cover if it has one."""
    sheets = [one for one in (sheet.before, sheet) if one is not None]
    return tuple(one.page(number) for number, one in enumerate(sheets, 1))


def main(arguments: Sequence[str] | None = None) -> int:
    """Set, judge, print; the exit code is 1 if a sure verdict was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    engine = Silent()
    done = rounds.Round([judged(options.seed, index, engine) for index in range(options.n)])
    rounds.show(done, {"names read otherwise": _names(done.judged)})
    return done.code


def _names(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        header = one.verdicts[0]
        if header.said == "present" and header.exact is False:
            yield f"{one.sample.name}: {'、'.join(one.sample.truth.organs)}; {header.reason}"


if __name__ == "__main__":
    sys.exit(main())
