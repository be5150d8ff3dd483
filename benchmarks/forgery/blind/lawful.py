"""Papers of one or two counties that are lawful and look like a contradiction."""

from __future__ import annotations

from random import Random

from benchmarks.forgery.blind.cases import HERE, THERE, Batch, innocent, paper, papers
from benchmarks.forgery.blind.paper import WORDS, Paper
from benchmarks.forgery.blind.submissions import boxing, two


@innocent
@papers
def corrected(rng: Random) -> Batch:
    number = f"商交发〔2023〕{rng.randint(10, 99)}号"
    title = rng.choice(("关于更正信用考核结果的公告", "更正公告", "信用考核结果勘误表的公告"))
    return {HERE: two(rng, {"number": number}, {"number": number, "title": title})}


@innocent
@papers
def issued_again(rng: Random) -> Batch:
    number = f"商交发〔2021〕{rng.randint(10, 99)}号"
    first = {"number": number, "day": "2021年5月6日"}
    again = {"number": number, "day": "2023年5月6日", "title": rng.choice((
        "信用考核办法（修订）", "关于重新印发信用考核办法的通知", "信用考核办法（2023年修订版）",
        "信用考核办法（2023年修正）"))}  # fmt: skip
    return {HERE: two(rng, first, again)}


@innocent
@papers
def repealed(rng: Random) -> Batch:
    rows = [WORDS[0], "《办法》（商交发〔2019〕8号）自即日起废止。", *WORDS[2:5]]
    old = {"number": "商交发〔2019〕8号", "day": "2019年4月1日"}
    return {HERE: two(rng, old, {"body": rows, "title": "关于废止部分文件的通知"})}


@innocent
@papers
def joint_filed_by_both(rng: Random) -> Batch:
    told = {"heads": ["商河县交通运输局", "博兴县交通运输局"], "number": "商交发〔2023〕33号",
            "signed": ["商河县交通运输局", "博兴县交通运输局"]}  # fmt: skip
    one = paper(rng, **told)
    return {HERE: [one], THERE: [one, boxing(rng)]}


@innocent
@papers
def printed_again_on_one_day(rng: Random) -> Batch:
    return {HERE: [paper(rng, number=f"商交发〔2023〕{n}号", day=f"2023年{m}月9日")
                   for n, m in ((11, 2), (23, 4), (38, 6), (57, 9))]}  # fmt: skip


@innocent
@papers
def leap_days(rng: Random) -> Batch:
    older = paper(rng, number="商交发〔2020〕9号", day="二〇二〇年二月二十九日")
    return {HERE: [paper(rng, number="商交发〔2024〕12号", day="2024年2月29日"), older]}


@innocent
@papers
def chinese_digits(rng: Random) -> Batch:
    return {HERE: [paper(rng, day=rng.choice((
        "二〇二三年三月五日", "二○二三年十月三十一日", "二零二三年十二月二十日")))]}  # fmt: skip


@innocent
@papers
def old_number_in_january(rng: Random) -> Batch:
    return {HERE: [paper(rng, number="商交发〔2022〕96号", day="2023年1月6日"),
                   paper(rng, number="商交发〔2023〕1号", day="2022年12月30日")]}  # fmt: skip


@innocent
@papers
def reserved_numbers(rng: Random) -> Batch:
    return {HERE: [paper(rng, number="商交发〔2023〕31号", day="2023年5月25日"),
                   paper(rng, number="商交发〔2023〕33号", day="2023年5月8日")]}  # fmt: skip


@innocent
@papers
def series_of_offices(rng: Random) -> Batch:
    """The same serial in several series: 发, 字, 函 and another bureau."""
    days = ("2023年8月2日", "2023年3月1日", "2023年5月4日", "2023年2月9日")
    numbers = ("商交发〔2023〕5号", "商交字〔2023〕5号", "商交函〔2023〕5号", "商财发〔2023〕5号")
    made = [paper(rng, number=n, day=d) for n, d in zip(numbers, days, strict=True)]
    made[3].bureau = "财政局"
    return {HERE: made}


@innocent
@papers
def draft_and_final(rng: Random) -> Batch:
    final = paper(rng)
    draft = paper(rng, number="商交发〔2023〕  号", title=final.title + "（征求意见稿）", seal="")
    draft.body = final.body
    return {HERE: [draft, final]}


@innocent
@papers
def forwarded(rng: Random) -> Batch:
    """A forwarded paper bound behind with its own heading, number, signature."""
    rows = ["济南市交通运输局文件", "济交发〔2023〕21号", "关于加强信用管理的通知", *WORDS[2:6],
            "济南市交通运输局", "2023年2月20日"]  # fmt: skip
    return {HERE: [paper(rng, title="转发市局关于加强信用管理文件的通知", more=[rows])]}


@innocent
@papers
def annex_with_plans(rng: Random) -> Batch:
    """An annex that names days to come and papers of the past."""
    rows = [
        "附件",
        "信用考核实施方案",
        "2023年12月31日前完成全部考核。",
        "（2022年11月5日局务会通过）",
    ]
    return {HERE: [paper(rng, day="2023年3月9日", more=[rows])]}


@innocent
@papers
def letters_between(rng: Random) -> Batch:
    return {HERE: [boxing(rng, title="关于商请协查车辆信用信息的函"), paper(rng)]}


@innocent
@papers
def city_and_province(rng: Random) -> Batch:
    city = Paper(county="济南市", number="济交发〔2023〕8号", day="2023年2月8日")
    upper = Paper(
        county="山东省", bureau="交通运输厅", number="鲁交发〔2023〕3号", day="2023年1月9日"
    )
    return {HERE: [city, upper, paper(rng)]}


@innocent
@papers
def case_papers(rng: Random) -> Batch:
    number = f"商交罚〔2023〕{rng.randint(10, 99)}号"
    return {HERE: two(rng, {"number": number, "title": "行政处罚决定书"},
                      {"number": number, "title": "催告书"})}  # fmt: skip


@innocent
@papers
def slips_in_the_text(rng: Random) -> Batch:
    rows = [WORDS[0], "请于2023年6月31日前报送自查情况。", *WORDS[2:5]]
    return {HERE: [paper(rng, body=rows)]}


@innocent
@papers
def one_paper_in_two_folders(rng: Random) -> Batch:
    one = paper(rng)
    same = Paper(**{**one.__dict__, "facts": {"producer": "Microsoft: Print To PDF"}})
    return {HERE: [one, same]}


@innocent
@papers
def plan_and_its_summary(rng: Random) -> Batch:
    """A summary under its own number that cites the plan; the plan announces the summary."""
    rows = [WORDS[0], "工作总结另行印发。", *WORDS[2:6]]
    told = [WORDS[0], "按照商交发〔2023〕14号文件部署，现总结如下。", *WORDS[5:9]]
    first = {"number": "商交发〔2023〕14号", "day": "2023年2月2日", "body": rows}
    last = {"number": "商交发〔2023〕88号", "day": "2023年12月1日", "body": told}
    return {HERE: two(rng, first, last)}
