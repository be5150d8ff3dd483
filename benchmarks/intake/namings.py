"""Places of files under folder names as people write them: right, wrong, unmapped.

    python -m benchmarks.intake.namings [--show]

Each naming style writes the path of a file whose indicator is known. The styles of ``FRESH`` are
the last ones written after the rules: one of their traps (an index that reads like an item)
changed them afterwards. Failures of the others were all looked at.
``None`` as truth means that no one could tell from the path: only the unmapped tray is right.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checker import rulebook
from checker.intake.places import place
from checker.intake.refs import NUMERALS, Names

RULES = Path(__file__).parents[2] / "rules" / "shandong-county-2023"
FILES = (
    "关于印发方案的通知.pdf",
    "扫描件.pdf",
    "2023年3月15日会议纪要.docx",
    "IMG_0412.jpg",
    "3.pdf",
)
SHORT = {  # the words that people shorten the clauses to
    "一.1": "领导小组", "一.2": "研究推进", "一.3": "年度计划", "一.4": "创建方案",
    "二.1": "市县会商", "二.2": "工作经费", "二.3": "协调机制", "三.1": "信息报送",
    "三.2": "数据归集", "四.1": "信用承诺", "四.2": "信用评价", "四.3": "分级分类监管",
    "四.4": "结果应用", "四.5": "信用修复", "五.1": "诚信典范", "五.2": "典型案例",
    "五.3": "主题活动", "五.4": "媒体宣传", "五.5": "表彰", "六.1": "办法学习",
    "六.2": "专题培训", "六.3": "公益培训", "六.4": "交流学习", "七.1": "信易+产品",
    "七.2": "场景应用", "七.3": "产品报道", "七.4": "案例报送",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """An indicator as a person names it."""

    ref: str
    numeral: str
    number: int
    item: int
    heading: str
    short: str
    file: str

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return self.file.rsplit(".", 1)[0]


Style = Callable[[Spot], str]
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
STYLES: dict[str, Style] = {
    "headed": lambda s: f"{s.numeral}、{s.heading}/{s.item}/{s.file}",
    "dashed": lambda s: f"{s.numeral}-{s.item}/{s.file}",
    "dotted": lambda s: f"{s.number}.{s.item}/{s.file}",
    "dot_headed": lambda s: f"{s.numeral}.{s.heading}/{s.item}.{s.short}/{s.file}",
    "digit_headed": lambda s: f"{s.number}{s.heading}/{s.number}-{s.item}/{s.file}",
    "ordinal": lambda s: f"第{s.numeral}大项/第{s.item}项/{s.file}",
    "ordinal_words": lambda s: f"第{s.numeral}部分 {s.heading}/第{NUMERALS[s.item - 1]}条/{s.file}",
    "indicator_brackets": lambda s: f"指标{s.numeral}（{s.item}）/{s.file}",
    "dashed_words": lambda s: f"{s.number}-{s.item}{s.short}/{s.file}",
    "circled": lambda s: f"（{s.numeral}）{s.heading}/{CIRCLED[s.item - 1]}{s.short}/{s.file}",
    "wide": lambda s: f"{s.number}.{s.item}".translate(WIDE) + f"/{s.file}",
    "title_only": lambda s: f"{s.heading}/{s.item}/{s.file}",
    "bracket_item": lambda s: f"{s.numeral}、{s.heading}/（{s.item}）{s.short}/{s.file}",
    "bracket_numeral": lambda s: (
        f"{s.numeral}、{s.heading}/（{NUMERALS[s.item - 1]}）{s.short}/{s.file}"
    ),
    "underscored": lambda s: f"{s.number:02d}_{s.heading}/{s.item:02d}_{s.short}/{s.file}",
    "padded": lambda s: f"{s.number:02d}-{s.item:02d} {s.short}/{s.file}",
    "first_level": lambda s: f"一级指标{s.number}/二级指标{s.item}/{s.file}",
    "deep": lambda s: (
        f"2023年信用交通县材料/终稿/{s.numeral}、{s.heading}/{s.item}/盖章版/{s.file}"
    ),
    "year_prefix": lambda s: f"2023年度佐证材料/{s.number}.{s.item}{s.short}/{s.file}",
    "in_file": lambda s: f"{s.number}.{s.item} {s.stem}.pdf",
    "in_file_dashed": lambda s: f"全部材料/{s.number}-{s.item}-1{s.stem}.pdf",
    "in_file_numeral": lambda s: f"材料/{s.numeral}.{s.item}{s.stem}.pdf",
    "in_file_headed": lambda s: f"{s.numeral}、{s.heading}/{s.item}.{s.short}的通知.pdf",
    "in_file_brackets": lambda s: f"材料/【{s.number}.{s.item}】{s.stem}.pdf",
    "zip": lambda s: f"佐证材料.zip!/{s.numeral}、{s.heading}/{s.item}、{s.short}/{s.file}",
    "indicator_dotted": lambda s: f"指标{s.number}.{s.item}/{s.file}",
    "spaced": lambda s: f"{s.numeral} {s.heading}/{s.item} {s.short}/{s.file}",
    "item_repeats": lambda s: f"{s.numeral}、{s.heading}/{s.numeral}-{s.item}{s.short}/{s.file}",
    "attachment": lambda s: f"附件{s.number}-{s.item}：{s.short}/{s.file}",
    "with_points": lambda s: f"{s.numeral}、{s.heading}（12分）/{s.item}.{s.short}（2分）/{s.file}",
    "county_prefix": lambda s: f"商河县{s.numeral}.{s.item}/{s.file}",
    "chinese_pair": lambda s: f"{s.numeral}（{NUMERALS[s.item - 1]}）{s.short}/{s.file}",
    "roman": lambda s: f"{'ⅠⅡⅢⅣⅤⅥⅦ'[s.number - 1]}-{s.item}/{s.file}",
    "words_pair": lambda s: f"第{s.numeral}大项第{s.item}小项/{s.file}",
    "indicator_item": lambda s: f"指标{s.number}第{s.item}项/{s.file}",
    "comma": lambda s: f"{s.number}、{s.item}{s.short}/{s.file}",
    "under": lambda s: f"{s.numeral}_{s.heading}_{s.item}/{s.file}",
    "levels": lambda s: f"一级指标：{s.numeral}、{s.heading}/二级指标：{s.item}/{s.file}",
    "points_in_name": lambda s: f"{s.number}.{s.item}（2分）/{s.file}",
    "flat_words": lambda s: f"{s.heading}-{s.short}/{s.file}",
    "long_dash": lambda s: f"{s.number}—{s.item}/{s.file}",
    "traps_date": lambda s: "3.15宣传/2023.3.15/" + s.file,
    "traps_quarter": lambda s: f"2023年第{min(s.number, 4)}季度/{s.file}",
    "traps_other": lambda s: f"其他/{s.number}/{s.file}",
    "traps_batch": lambda s: f"第{s.number}批/{s.file}",
    "traps_day": lambda s: f"宣传材料/{s.number}月{s.item}日/{s.file}",
    "traps_meeting": lambda s: f"2023年第{s.number}次会议/{s.file}",
    "traps_number": lambda s: f"鲁交发〔2023〕{s.number}号/{s.file}",
    "traps_road": lambda s: f"G{s.number}.{s.item}路段照片/{s.file}",
    "traps_version": lambda s: f"终稿v{s.number}.{s.item}/{s.file}",
    "square": lambda s: f"【{s.numeral}】{s.heading}/【{s.item}】{s.short}/{s.file}",
    "dot_circled": lambda s: f"{s.number}.{s.heading}/{CIRCLED[s.item - 1]}/{s.file}",
    "points_inline": lambda s: f"{s.numeral}、{s.heading}25分/{s.item}、{s.short}/{s.file}",
    "letters": lambda s: f"SD-{s.number}-{s.item}-{s.short}/{s.file}",
    "system_word": lambda s: f"指标体系{s.numeral}/{s.item}/{s.file}",
    "third_level": lambda s: f"{s.number}.{s.item}.1{s.short}/{s.file}",
    "digit_brackets": lambda s: f"（{s.number}）{s.heading}/（{s.item}）{s.short}/{s.file}",
    "classes": lambda s: f"第{s.number}类/{s.item}{s.short}/{s.file}",
    "big_small": lambda s: f"大项{s.numeral}_小项{s.item}/{s.file}",
    "trailing": lambda s: f"{s.heading}（{s.numeral}）/{s.short}（{s.item}）/{s.file}",
    "county_headed": lambda s: f"商河县交通局{s.numeral}、{s.heading}/{s.item}/{s.file}",
    "traps_page": lambda s: f"第{s.number}页-{s.item}/{s.file}",
    "traps_phone": lambda s: f"联系人0531-{s.number}{s.item}00/{s.file}",
    "zip_number": lambda s: f"{s.number}.zip!/{s.numeral}、{s.heading}/{s.item}/{s.file}",
    "zip_named": lambda s: (
        f"{s.numeral}、{s.heading}.zip!/{s.numeral}、{s.heading}/{s.item}、{s.short}/{s.file}"
    ),
    "wrap_number": lambda s: f"3 报送材料/{s.numeral}、{s.heading}/{s.item}/{s.file}",
    "wrap_att": lambda s: f"附件2 佐证材料/{s.numeral}、{s.heading}/{s.item}.{s.short}/{s.file}",
    "wrap_rank": lambda s: f"1.商河县/{s.numeral}、{s.heading}/{s.item}.{s.short}/{s.file}",
    "item_only_words": lambda s: f"{s.numeral}、{s.heading}/{s.short}/{s.file}",
    "item_quarter": lambda s: f"{s.numeral}、{s.heading}/{s.item}/第一季度/{s.file}",
    "item_field": lambda s: f"{s.number}.{s.item}/1.道路客运/{s.file}",
    "colon": lambda s: f"指标{s.number}：{s.heading}/指标{s.number}.{s.item}：{s.short}/{s.file}",
    "order_file": lambda s: f"{s.numeral}、{s.heading}/{s.item}-1 {s.stem}.pdf",
    "order_file2": lambda s: f"{s.numeral}、{s.heading}/{s.number}.{s.item}.1 {s.stem}.pdf",
    "numeral_paren": lambda s: f"{s.numeral}/（{NUMERALS[s.item - 1]}）/{s.file}",
    "with_total": lambda s: (
        f"{s.numeral}、{s.heading}(共25分)/{s.item}.{s.short}(满分5分,自评4分)/{s.file}"
    ),
    "three_level": lambda s: (
        f"{s.numeral}、{s.heading}/{s.numeral}.{s.item}/{s.numeral}.{s.item}.1/{s.file}"
    ),
    "di_tiao": lambda s: f"第{s.numeral}条第{NUMERALS[s.item - 1]}款/{s.file}",
    "traps_photo": lambda s: f"照片/{s.number}-{s.item}.jpg",
    "traps_time": lambda s: f"截图/{s.number:02d}.{s.item:02d}截图.png",
    "traps_ledger": lambda s: (
        f"信息报送台账/{s.number}.{s.item}-{s.number}.{s.item + 6}周报/{s.file}"
    ),
    "traps_amount": lambda s: f"合同{s.number}.{s.item}万元/{s.file}",
    "traps_count": lambda s: f"佐证/{s.number}、照片/{s.file}",
    "seal_copy": lambda s: f"盖章件/{s.number}-{s.item}{s.short}（盖章）/{s.file}",
    "county_zip": lambda s: (
        f"商河县.zip!/商河县/{s.numeral}、{s.heading}/{s.item}、{s.short}/{s.file}"
    ),
    "number_behind": lambda s: f"{s.heading}{s.number}/{s.short}{s.item}/{s.file}",
    "heading_short": lambda s: f"{s.numeral}、{s.heading[:2]}/{s.item}/{s.file}",
    "materials": lambda s: f"{s.number}.{s.heading}材料/{s.number}.{s.item}{s.short}材料/{s.file}",
    "plus": lambda s: f"{s.numeral}+{s.heading}/{s.item}+{s.short}/{s.file}",
    "wrapped_twice": lambda s: f"1/2.报省厅/{s.numeral}.{s.heading}/{s.item}.{s.short}/{s.file}",
    "double_dash": lambda s: f"{s.number}--{s.item}--{s.short}/{s.file}",
    "bracket_full": lambda s: f"（{s.number}.{s.item}）{s.short}/{s.file}",
    "file_bracket": lambda s: f"佐证/（{s.number}-{s.item}）{s.short}.pdf",
    "in_heading_file": lambda s: f"{s.numeral}、{s.heading}/{s.short}情况说明.docx",
    "indicator_long": lambda s: f"第{s.numeral}项指标/第{s.item}小项指标/{s.file}",
    "traps_copies": lambda s: f"第{s.number}稿（{s.item}）/{s.file}",
    "traps_km": lambda s: f"国道{s.number}.{s.item}公里处/{s.file}",
    "traps_clock": lambda s: f"录像{s.number:02d}.{s.item:02d}分/{s.file}",
    "traps_rounds": lambda s: f"第{s.number}轮第{s.item}场培训/{s.file}",
    "traps_window": lambda s: f"{s.number}号窗口{s.item}/{s.file}",
    "office": lambda s: f"办公室/{s.numeral}、{s.heading}/第{s.item}项 {s.short}/{s.file}",
    "sealed_zip": lambda s: f"{s.number}.{s.heading}.zip!/{s.item}.{s.short}/{s.file}",
    "nested_wraps": lambda s: (
        f"信用交通县.zip!/2.佐证/{s.number}.{s.heading}/{s.number}.{s.item}/{s.file}"
    ),
    "ordinal_zip": lambda s: f"第{s.number}部分.zip!/第{s.item}项/{s.file}",
    "points_first": lambda s: f"{s.numeral}、{s.heading}/[2分]{s.item}.{s.short}/{s.file}",
    "done_mark": lambda s: f"{s.numeral}、{s.heading}√/{s.item}.{s.short}（已完成）/{s.file}",
    "person": lambda s: f"{s.numeral}、{s.heading}（张科长负责）/{s.item}/{s.file}",
    "copy_mark": lambda s: f"{s.numeral}、{s.heading} - 副本/{s.item}.{s.short} (2)/{s.file}",
    "item_dated": lambda s: f"{s.number}-{s.item} {s.short}（2023年6月）/{s.file}",
    "file_words": lambda s: f"材料/指标{s.number}.{s.item} {s.short}佐证.pdf",
    "traps_group": lambda s: f"第{s.number}组/{s.item}班/{s.file}",
    "traps_ratio": lambda s: f"{s.number}.{s.item}%增幅截图/{s.file}",
    "traps_docno": lambda s: f"材料/〔2023〕{s.number}-{s.item}.pdf",
}
FRESH: dict[str, Style] = {
    "city_prefix": lambda s: f"济南市商河县/{s.number}、{s.heading}/{s.item}/{s.file}",
    "annex_word": lambda s: f"附件：{s.numeral}、{s.heading}/附件{s.item}：{s.short}/{s.file}",
    "tab_words": lambda s: f"{s.numeral}．{s.heading}/{s.item}．{s.short}/{s.file}",
    "heading_item_file": lambda s: f"{s.numeral}、{s.heading}/{s.item}.{s.short}.zip!/{s.file}",
    "sum_points": lambda s: f"{s.number}.{s.heading}12分/{s.number}.{s.item}{s.short}3分/{s.file}",
    "dept": lambda s: f"运管科/{s.numeral}.{s.item}{s.short}/{s.file}",
    "final": lambda s: f"最终版（2024.1.5）/{s.numeral}、{s.heading}/{s.item}、{s.short}/{s.file}",
    "photos_below": lambda s: f"{s.numeral}、{s.heading}/{s.item}、{s.short}/照片/{s.file}",
    "numbered_below": lambda s: f"{s.number}.{s.item} {s.short}/1.通知/{s.file}",
    "quarter_below": lambda s: f"{s.number}-{s.item}/2.二季度/{s.file}",
    "traps_class": lambda s: f"第{s.number}期培训班第{s.item}课/{s.file}",
    "traps_index": lambda s: f"信用指数{s.number}.{s.item}/{s.file}",
    "traps_office": lambda s: f"{s.number}楼{s.item}室会议照片/{s.file}",
}
UNTOLD = {style for style in {**STYLES, **FRESH} if style.startswith("traps_")}


def cases(names: Names, seed: int = 1) -> Iterator[tuple[str, str, str | None]]:
    """Style, path and the true indicator (``None``: the path does not say)."""
    chance = random.Random(seed)
    spots = [ref for ref in names.items if ref in SHORT]
    for style, write in {**STYLES, **FRESH}.items():
        for ref in chance.sample(spots, 12):
            numeral, item = ref.split(".")
            spot = Spot(
                ref, numeral, NUMERALS.index(numeral) + 1, int(item),
                names.headings[numeral], SHORT[ref], chance.choice(FILES),
            )  # fmt: skip
            yield style, write(spot), None if style in UNTOLD else ref


def measure(show: bool = False) -> dict[str, Counter[str]]:
    """Right, wrong and unmapped for the styles seen, the fresh ones and the traps of both."""
    names = Names.of(rulebook.load(RULES))
    groups = ("seen", "fresh", "seen traps", "fresh traps")
    counts: dict[str, Counter[str]] = {group: Counter() for group in groups}
    for style, path, truth in cases(names):
        found = place(path, names)[0].indicator
        wrong = "wrong" if found else "unmapped"
        outcome = "right" if found == truth else wrong
        group = ("fresh" if style in FRESH else "seen") + (" traps" if style in UNTOLD else "")
        counts[group][outcome] += 1
        if show and outcome != "right":
            print(f"{style:18} {outcome:9} {path}  →  {found} (true {truth})")
    return counts


def main() -> None:
    """Print the shares."""
    counts = measure("--show" in sys.argv)
    for group, found in counts.items():
        total = sum(found.values())
        shares = "  ".join(f"{k} {found[k] / total:6.1%}" for k in ("right", "wrong", "unmapped"))
        print(f"{group:11} {total:4} namings  {shares}")


if __name__ == "__main__":
    main()
