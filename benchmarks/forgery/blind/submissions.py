"""Papers of one or two counties: contradictions that must be found.

Each case gives the papers of each county; a paper is handed in under a neutral name.
"""

from __future__ import annotations

from random import Random

from benchmarks.forgery.blind.cases import HERE, THERE, Batch, guilty, paper, papers
from benchmarks.forgery.blind.paper import TOPICS, WORDS, Paper


def topics(rng: Random, count: int) -> list[str]:
    return rng.sample(TOPICS, count)


def two(rng: Random, first: dict, second: dict) -> list[Paper]:
    """Two papers on different matters, with texts that share nothing but their forms."""
    a, b = topics(rng, 2)
    rows = rng.sample(WORDS[1:], 10)
    one = {"title": f"关于做好{a}工作的通知", "body": [WORDS[0], *rows[:5]]}
    other = {"title": f"关于公布{b}结果的公告", "body": ["全县各有关企业：", *rows[5:]]}
    return [paper(rng, **(one | first)), paper(rng, **(other | second))]


def boxing(rng: Random, **told) -> Paper:
    return paper(rng, county="博兴县", number=f"博交发〔2023〕{rng.randint(10, 99)}号", **told)


@guilty("number-reused", "strong")
@papers
def one_number_on_two(rng: Random) -> Batch:
    number = f"商交发〔2023〕{rng.randint(10, 99)}号"
    return {HERE: two(rng, {"number": number}, {"number": number})}


@guilty("number-reused", "strong")
@papers
def one_number_written_twice_otherwise(rng: Random) -> Batch:
    serial = rng.randint(10, 99)
    return {HERE: two(rng, {"number": f"商交发〔2023〕{serial}号"},
                      {"number": f"商交发[2023]{serial}号"})}  # fmt: skip


@guilty("own_numbers own-numbers")
@papers
def another_number_at_the_foot(rng: Random) -> Batch:
    serial = rng.randint(10, 98)
    return {HERE: [paper(rng, number=f"商交发〔2023〕{serial}号",
                         foot=f"商交发〔2023〕{serial + 1}号", more=[WORDS[3:8]])]}  # fmt: skip


@guilty("number-order")
@papers
def higher_number_months_earlier(rng: Random) -> Batch:
    return {HERE: two(rng, {"number": "商交发〔2023〕15号", "day": "2023年9月20日"},
                      {"number": "商交发〔2023〕61号", "day": "2023年2月14日"})}  # fmt: skip


@guilty("number_year number-year")
@papers
def number_of_a_later_year(rng: Random) -> Batch:
    return {HERE: [paper(rng, number=f"商交发〔2023〕{rng.randint(10, 99)}号",
                         day=f"2022年{rng.randint(3, 10)}月9日")]}  # fmt: skip


@guilty("date_never date-never")
@papers
def thirtieth_of_february(rng: Random) -> Batch:
    day = rng.choice(("2023年2月30日", "2023年2月29日", "2022年4月31日", "2023年11月31日"))
    return {HERE: [paper(rng, day=day)]}


@guilty("date_never date-never")
@papers
def thirteenth_month(rng: Random) -> Batch:
    return {HERE: [paper(rng, day=rng.choice(("2023年13月5日", "2023年0月12日", "2023年5月0日")))]}


@guilty("date_never date-never")
@papers
def never_in_chinese_digits(rng: Random) -> Batch:
    day = rng.choice(("二〇二三年二月三十日", "二○二三年六月三十一日", "二〇二三年二月二十九日"))
    return {HERE: [paper(rng, day=day)]}


@guilty("number_year number-year")
@papers
def later_number_in_chinese_digits(rng: Random) -> Batch:
    return {HERE: [paper(rng, number=f"商交发〔2023〕{rng.randint(10, 99)}号",
                         day="二〇二二年六月九日")]}  # fmt: skip


@guilty("date_never", "weak")
@papers
def a_day_that_has_not_come(rng: Random) -> Batch:
    saved = {"saved": f"202303{rng.randint(10, 28)}"}
    return {HERE: [paper(rng, number="商交发〔2023〕12号", day="2023年9月9日", facts=saved)]}


@guilty("later_cited later-cited")
@papers
def cites_next_year(rng: Random) -> Batch:
    rows = [WORDS[0], f"根据商政办发〔2023〕{rng.randint(1, 60)}号文件要求，", *WORDS[2:6]]
    return {HERE: [paper(rng, number="商交发〔2022〕18号", day="2022年5月8日", body=rows)]}


@guilty("later-cited")
@papers
def cites_a_younger_paper(rng: Random) -> Batch:
    rows = [WORDS[0], "按照《关于公布结果的公告》（商交发〔2023〕44号）安排，", *WORDS[2:6]]
    return {HERE: two(rng, {"number": "商交发〔2023〕12号", "day": "2023年3月2日", "body": rows},
                      {"number": "商交发〔2023〕44号", "day": "2023年8月2日"})}  # fmt: skip


@guilty("foreign-organs")
@papers
def seal_of_another_county(rng: Random) -> Batch:
    return {HERE: [paper(rng, seal="博兴县交通运输局")]}


@guilty("foreign-organs")
@papers
def signed_by_another_county(rng: Random) -> Batch:
    return {HERE: [paper(rng, signed=["博兴县交通运输局"])]}


@guilty("foreign-organs")
@papers
def heading_of_another_county(rng: Random) -> Batch:
    return {HERE: [paper(rng, heads=["博兴县交通运输局"], signed=["商河县交通运输局"],
                         seal="商河县交通运输局")]}  # fmt: skip


@guilty("foreign-author")
@papers
def written_in_another_county(rng: Random) -> Batch:
    author = rng.choice(("博兴县交通运输局", "博兴交通", "博兴县公路局办公室"))
    return {HERE: [paper(rng, facts={"author": author})], THERE: [boxing(rng)]}
