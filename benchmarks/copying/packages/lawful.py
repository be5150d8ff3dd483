"""What counties share by right, or by nature. None of it may accuse anybody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.copying import rooms
from benchmarks.copying.packages import files
from benchmarks.copying.packages.counties import Batch
from benchmarks.copying.packages.texts import Draft, common, filled, rivals


def pledges(batch: Batch) -> None:
    """One form, filled in by three firms."""
    title, text = common("pledge")
    keys = []
    for county in batch.dice.sample(batch.counties, 3):
        one = Draft("policy", title, filled(text, batch.dice, county))
        suffix = batch.dice.choice(("docx", "pdf", "scan"))
        keys.append(batch.put(county, one, suffix, "四、信用应用/1"))
    batch.expect("pledge form", "lawful", keys)


def quoted(batch: Batch, notice: str) -> None:
    """The notice quoted at length in two papers of their own."""
    rows = [row for row in notice.split("\n") if len(row) > 60][:6]
    keys = []
    for county in batch.two():
        one = batch.draft()
        text = "\n".join([*one.text.split("\n"), "对照通知要求：", *rows])
        keys.append(batch.put(county, replace(one, text=text)))
    batch.expect("notice quoted", "lawful", keys)


def forwarded(batch: Batch) -> None:
    """A superior's paper forwarded in full; one county hands in the paper itself too."""
    title, text = common("parent")
    keys = []
    for county in batch.dice.sample(batch.counties, 2):
        short = county[:1]
        cover = (
            f"各有关企业、局属各单位：\n现将《{title}》（鲁交信用〔2023〕8号）转发给你们，请结合实际，"
            f"认真抓好落实。\n{county}交通运输局\n2023年6月{batch.dice.randint(3, 27)}日\n"
            f"附件\n{title}\n{text}\n山东省交通运输厅\n2023年5月30日"
        )
        head = f"{county}交通运输局文件\n{short}交发〔2023〕{batch.dice.randint(10, 60)}号\n"
        one = Draft("policy", f"关于转发《{title}》的通知", head + cover)
        path = batch.name(county, "policy", "转发通知", batch.dice.choice(("docx", "pdf")))
        files.WRITERS[path.suffix[1:]](path, one.title, one.text)
        keys.append(batch.key(path))
    county = batch.two()[0]
    head = f"山东省交通运输厅文件\n鲁交信用〔2023〕8号\n{title}"
    body = f"{head}\n{text}\n山东省交通运输厅\n2023年5月30日"
    path = batch.name(county, "六、培训交流/1", "省厅通知", "docx")
    files.write_docx(path, title, body)
    batch.expect("forwarded in full", "lawful", [*keys, batch.key(path)])


def groups(batch: Batch) -> None:
    """Leading groups: the same organs, the same set phrases."""
    keys = []
    for county, which in zip(batch.two(), ("group_a", "group_b"), strict=True):
        title, text = common(which)
        one = Draft("policy", title, filled(text, batch.dice, county))
        keys.append(batch.put(county, one, "", "一、制度建设/1"))
    batch.expect("lists of organs", "lawful", keys)


def about_one_law(batch: Batch) -> None:
    keys = [batch.put(c, one) for c, one in zip(batch.two(), rivals(), strict=True)]
    batch.expect("two writers on one law", "lawful", keys)


def law_cited(batch: Batch, laws: list[Path]) -> None:
    """The same articles of a known law in papers of two counties, typed and scanned."""
    for scan in ("", "scan"):
        law = batch.dice.choice([file for file in laws if file.stat().st_size > 9000])
        text = law.read_text("utf-8")
        start = batch.dice.randrange(len(text) - 1500)
        keys = []
        for county in batch.two():
            one = batch.draft()
            host = "\n".join([one.text[:600], text[start : start + 500], one.text[600:]])
            keys.append(batch.put(county, replace(one, text=host), scan if keys else ""))
        batch.expect("law cited", "lawful", keys)


def minutes(batch: Batch) -> None:
    keys = []
    for county in batch.two():
        one = batch.draft()
        head, tail = common("minutes_head")[1], common("minutes_tail")[1]
        text = f"{filled(head, batch.dice, county)}\n{one.text[:500]}\n{tail}"
        keys.append(batch.put(county, Draft("minutes", "会议纪要", text)))
    batch.expect("boiler-plate of minutes", "lawful", keys)


def tables(batch: Batch) -> None:
    """The same column heads and short cells, other rows."""
    heads = ["序号", "企业名称", "信用等级", "评价日期", "是否公示", "是否约谈", "整改情况", "备注"]
    keys = []
    for county in batch.two():
        rows = [heads]
        for n in range(1, 25):
            firm = filled("{企业}", batch.dice, county)
            grade, talk = batch.dice.choice("AAABBC"), batch.dice.choice(("是", "否"))
            day = f"2023-{batch.dice.randint(1, 12):02}-{batch.dice.randint(1, 28):02}"
            rows.append([str(n), firm, grade, day, "是", talk, "已完成", ""])
        path = batch.name(county, "四、信用应用/2", "评价结果", batch.dice.choice(("xlsx", "docx")))
        files.write_table(path, "道路运输企业信用评价结果汇总表", rows)
        keys.append(batch.key(path))
    batch.expect("tables", "lawful", keys)


def short(batch: Batch) -> None:
    title, text = common("short")
    keys = [
        batch.put(county, Draft("report", title, filled(text, batch.dice, county)), "docx")
        for county in batch.two()
    ]
    batch.expect("short texts", "lawful", keys)


def joint(batch: Batch) -> None:
    """One paper of two counties, handed in by both."""
    a, b = batch.two()
    title, text = common("joint")
    both = text.replace("{甲}", a).replace("{乙}", b)
    keys = [batch.put(county, Draft("policy", title, both), "docx") for county in (a, b)]
    batch.expect("joint paper", "lawful", keys)


def one_room(batch: Batch) -> None:
    """Two counties meet in the same hall on different days."""
    for kind in (rooms.room, rooms.street):
        seed = batch.dice.randrange(10**6)
        place = kind(seed)
        cameras = rooms.Camera(), rooms.Camera(0.4, 0, 0.2, 0.05)
        keys = []
        for n, county in enumerate(batch.two()):
            picture = rooms.shot(rooms.peopled(place, seed + n), cameras[n], n)
            path = batch.name(county, "photo", "培训现场", "jpg")
            files.write_photo(path, picture)
            keys.append(batch.key(path))
        batch.expect("one place, two moments", "lawful", keys)


def screens(batch: Batch) -> None:
    """The same site, other firms: menus only."""
    title, text = common("screen")
    keys = []
    for county in batch.two():
        one = Draft("policy", title, filled(text, batch.dice, county))
        keys.append(batch.put(county, one, "jpg", "四、信用应用/4"))
    batch.expect("screens of one site", "lawful", keys)


def plant(batch: Batch, notice: str, laws: list[Path]) -> None:
    quoted(batch, notice)
    law_cited(batch, laws)
    for lawful in (
        pledges, forwarded, groups, about_one_law, minutes, tables, short, joint, one_room, screens
    ):  # fmt: skip
        lawful(batch)
