"""Orders, minutes, notices and other pages with rules of their own."""

from __future__ import annotations

from random import Random

from benchmarks.elements.truth import DOUBT, NO, YES, Made, Truth
from benchmarks.elements.typeset import stamps, words
from benchmarks.elements.typeset.forms import NOTHING, case, made, plan
from benchmarks.elements.typeset.page import BLACK, RED, Sheet
from benchmarks.elements.typeset.words import Organ


@case
def order(rng: Random) -> Made:
    """An order: number under the name, a signature instead of a seal."""
    place, serial = words.county(rng), rng.randint(3, 90)
    sheet = Sheet(top=105)
    sheet.spread(f"{place}人民政府令", 45, 165, 48, 44, face="serif", bold=True, colour=RED)
    sheet.put(f"第{serial}号", 105, 72, 16, at="m", face="song")
    sheet.told(
        f"《{place}货运源头信用管理办法》已经县政府常务会议通过，现予公布，自公布之日起施行。"
    )
    sheet.put(f"县长  {words.person(rng)}", 160, 160, 18, at="m", face="kai")
    sheet.put(words.day(rng, 2022), 160, 172, 16, at="m")
    organs = (f"{place}人民政府",)
    return Made([sheet], Truth(YES, YES, NO, (), organs, f"第{serial}号"))


@case
def minutes(rng: Random) -> Made:
    """Minutes: number in round brackets or as an issue, the organ and date over a line."""
    organ = words.organ(rng)
    serial = rng.randint(1, 30)
    sheet = Sheet(top=95)
    kind = rng.choice(("局长办公会议纪要", "党组会议纪要", "会议纪要"))
    sheet.spread(kind, 40, 170, 42, 44, face="serif", bold=True, colour=RED)
    shown = rng.choice((f"第{serial}期", f"〔2023〕{serial}号", f"第{serial}号"))
    sheet.put(shown, 105, 62, 16, at="m", face="song")
    sheet.put(organ.name, 30, 78, 16, face="song")
    sheet.put(words.day(rng, 2023), 180, 78, 16, at="r", face="song")
    sheet.rule(28, 182, 84, 0.8)
    sheet.told(*words.paragraphs(rng, 4))
    sheet.told(f"出席：{words.person(rng)}、{words.person(rng)}、{words.person(rng)}")
    return Made([sheet], Truth(YES, YES, NO, (), (), shown))


@case
def public_notice(rng: Random) -> Made:
    """A 公告 with a red name, its own number, signature and seal."""
    organ, serial = words.organ(rng), rng.randint(1, 20)
    one = plan(rng, organs=[organ], number=f"2023年第{serial}号", word="公告", year=2023, pages=1)
    return made(rng, one)


@case
def annex_alone(rng: Random) -> Made:
    """An annex by itself, saying whose it is."""
    sheet = Sheet(top=28)
    sheet.plain(f"附件{rng.randint(1, 4)}")
    sheet.title("信用等级评定表", 22)
    sheet.table([["指标", "分值", "得分"], ["遵章守法", "40", ""], ["安全生产", "30", ""],
                 ["服务质量", "30", ""]], "60mm, 40mm, 40mm")  # fmt: skip
    sheet.told(*words.paragraphs(rng, 2, cited=True))
    return Made([sheet], NOTHING)


@case
def list_of_papers(rng: Random) -> Made:
    """A register of papers with their numbers."""
    sheet = Sheet(top=28, size=12)
    sheet.title("2023年度信用制度文件目录", 22)
    rows = [["序号", "文件名称", "文号"]]
    for index in range(6):
        number = words.number(rng, words.organ(rng).code, 2023)
        rows.append([str(index + 1), f"关于印发{rng.choice(words.TOPICS)}办法的通知", number])
    sheet.table(rows, "14mm, 92mm, 48mm")
    return Made([sheet], NOTHING)


@case
def bulletin(rng: Random) -> Made:
    """A bulletin with a red masthead: a masthead is no header for sure."""
    place, serial = words.county(rng), rng.randint(1, 40)
    sheet = Sheet(top=90)
    sheet.spread("信用交通工作简报", 35, 175, 40, 42, face="serif", bold=True, colour=RED)
    sheet.put(f"第{serial}期", 105, 60, 16, at="m", face="song")
    sheet.put(f"{place}交通运输局", 30, 74, 15, face="song")
    sheet.put(words.day(rng, 2023), 180, 74, 15, at="r", face="song")
    sheet.rule(28, 182, 80, 0.8)
    sheet.title("我县开展诚信驾驶员评选", 20)
    sheet.told(*words.paragraphs(rng, 4))
    header, number = ("unsure", "present", "absent"), ("unsure", "absent")
    return Made([sheet], Truth(header, number, NO, (), (), f"第{serial}期"))


@case
def news_print(rng: Random) -> Made:
    """A newspaper's page with a red name of the paper."""
    sheet = Sheet(top=60, face="song", size=12)
    sheet.put("鲁西交通报", 105, 26, 46, at="m", face="wen", colour=RED)
    sheet.rule(15, 195, 40, 0.6, BLACK)
    sheet.put("2023年6月12日  星期一  第2318期", 105, 46, 11, at="m")
    sheet.title("诚信让出行更安心", 26)
    sheet.plain("本报记者 通讯员", "center")
    sheet.told(*words.paragraphs(rng, 5))
    # the paper's issue is no document number, though it may stand doubtful
    return Made([sheet], Truth(NO, ("absent", "unsure"), NO))


@case
def government_seal_only(rng: Random) -> Made:
    """A plain certificate of work under the bureau's seal: no header, no number."""
    organ = words.organ(rng)
    sheet = Sheet(top=50)
    sheet.title("证  明", 30)
    sheet.told("兹证明该系统已接入信用平台并实际使用。特此证明。")
    sheet.put(organ.name, 140, 150, 16, at="m")
    sheet.put(words.day(rng, 2023), 142, 162, 16, at="m")
    sheet.picture(stamps.seal(rng, organ.name), 140, 155, 44)
    return Made([sheet], Truth(NO, NO, YES, (), (), "", (organ.name,)))


@case
def under_the_office(rng: Random) -> Made:
    """A bureau's paper under its office's seal: a person should look."""
    one = plan(rng)
    one.rings = (one.organs[0].name + "办公室",)
    return made(rng, one, seal=DOUBT)


@case
def party_and_government(rng: Random) -> Made:
    """Party committee and government together, two seals."""
    place = words.county(rng)
    pair = [Organ(f"中共{place}委员会", place[0], place), Organ(f"{place}人民政府", "", place)]
    return made(rng, plan(rng, organs=pair, number=words.number(rng, place[0], 2023, "发"),
                          year=2023))  # fmt: skip
