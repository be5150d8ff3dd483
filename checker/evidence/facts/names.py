"""Names of units in titles and texts: fields, 信易+ products, listed names, free matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import openings
from checker.evidence.facts.field_names import by_heads, fields_in, within_safety
from checker.model.rules import Field, Item, Settings

Found = tuple[str, str]  # unit name, doubt ("" if sure)
_SPLIT = re.compile(r"[、，,;；/|\n]+|(?<=[\u4e00-\u9fff])(?:和|及|与)(?=[\u4e00-\u9fff]{2})")
_SCOPE = re.compile(
    r"[^。；\n]{0,40}(?:适用于|适用范围|评价范围|评价对象|监管对象|包括|涵盖|覆盖|领域)[^。；\n]{0,80}"
)
_PRODUCT = re.compile(r"信易([\u4e00-\u9fff])")
_BROUGHT_OUT = re.compile(
    r"(?<!谋划)(?<!策划)(?<!计划)(?<!探索)(?<!拟)推出[^。;,]{0,40}"
)  # 推出“信易行”“信易批”两项信用产品
_OWN_PRODUCT = re.compile(  # 信易港; but 信易应用, 信易产品, 信易等
    r"信易(?!应用|产品|场景|服务|政策|工作|案例|创新|系列|平台|典型|活动|项目|宣传|报道|成果|数据|台账|情况|实施"
    r"|管理|体系|模式|工程|办法|方案)[\u4e00-\u9fff](?<![加等类的与和之在及是为])"
)
_GRADED = re.compile(  # 公路养护企业:AA级3家,A级8家
    r"[^。;:,]{2,24}[:,][^。;:,]{0,6}[A-D]{1,4}级?(?:企业|单位)?\d+[家人个户名]"
)
_POINT = re.compile(  # (三)农村公路养护企业:等级为差的1家… under a title that names the act
    rf"(?:^|[。;]){openings.MARK}[^。;,:\d]{{2,14}}[:,](?=[^。]*\d)"
)
_CHAPTER = re.compile(  # 第二章 道路货运企业信用评价
    r"(?:第[一二三四五六七八九十]+[章节条]|(?:^|[。;])(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]))"
    r"(?![^,。;:]{0,24}(?:参照|按照|依据|根据))[^,。;:《》]{2,24}?信用(?:评价|考核|评定)"
)
_HEADED = re.compile(  # (一)出租汽车。对… is a point with its name before it
    rf"((?:^|[。;]){openings.MARK}[^。;,:\d]{{2,12}})。(?!{openings.MARK})"
)
_GOES_ON = re.compile(r"。(?=[二三四五六七八九十]是|[2-9][.、]|[(][2-9][)])")
_ONE_BY_ONE = r"(?:{})[^。]{{0,40}}?[,:](?:一是|1[.、]|[(]1[)])[^。]*"  # 归集三类:一是甲;二是乙
_BORROWED = re.compile(r"参照|借鉴|学习|参考|比照|依照|类似|其他(?:县|地)|外地|先进(?:县|地区)")
_BASIS = re.compile(r"(?:在|除)?原有[^,。;]{0,30}?(?:基础上|之外|外)")  # nothing added
LONGEST_HEAD = 12  # characters of a point's head that only names its field


def split(text: str) -> list[str]:
    """A manifest's 事项 that names several units."""
    return [part for part in (p.strip() for p in _SPLIT.split(text)) if part]


def fields(exhibit: Exhibit, known: Sequence[Field]) -> list[Found]:
    """The fields an exhibit proves, at the level its item counts."""
    level = exhibit.item.unit_settings.get("level", "any")
    usable = _usable(known, level)
    if exhibit.matter:
        declared = fields_in(exhibit.matter, usable) or _in_short(exhibit, usable)
        found = _declared(exhibit, declared, usable, level)
        return (found or [(exhibit.matter, _unlisted(level))]) + _undeclared(exhibit, usable, found)
    for text in (exhibit.title, plain(exhibit.folder)):
        named = fields_in(text, usable)
        if _at_level(named, level, ""):
            titled = _titled(exhibit, named, usable, level)
            only_named = all(doubt for _, doubt in titled) or _named_by_file(exhibit, usable, level)
            return titled + _body(exhibit, usable, level, named, sure=only_named)
    return _body(exhibit, usable, level, fields_in(exhibit.title, usable), sure=True)


def _in_short(exhibit: Exhibit, usable: Sequence[Field]) -> list[Field]:
    """The field that a paper names in full and its manifest in short (货运); none of several."""
    short = key_of(exhibit.matter)
    words = exhibit.record.title + exhibit.text if exhibit.record else ""
    named = [f for f in fields_in(words, usable) if short in f.name and len(short) > 1]
    return named if len(named) == 1 else []


def _declared(
    exhibit: Exhibit, declared: Sequence[Field], usable: Sequence[Field], level: str
) -> list[Found]:
    """The fields that the manifest states; in doubt those that a paper which names any does not."""
    own = fields_in(exhibit.record.title + exhibit.text, usable) if exhibit.record else []
    sure = [a for a in declared if not own or any(_alike(a, b) for b in own)]
    found = dict(_at_level(sure, level, ""))
    for field in (a for a in declared if a not in sure):
        doubt = f"申报表写的是“{field.name}”，材料写的是“{own[0].name}”，是哪个领域待核"
        for name, why in _at_level([field], level, doubt):
            found.setdefault(name, why)
    return list(found.items())


def _alike(one: Field, other: Field) -> bool:
    """Whether two are one field, or one is the other's key field."""
    return one.name in (other.name, other.key) or one.key == other.name


def _named_by_file(exhibit: Exhibit, usable: Sequence[Field], level: str) -> bool:
    """Whether it is the file's name alone, not the issued paper's title, that names fields."""
    own = fields_in(exhibit.record.title, usable) if exhibit.record else []
    return exhibit.kind == "policy" and not _at_level(own, level, "")


def _titled(
    exhibit: Exhibit, named: Sequence[Field], usable: Sequence[Field], level: str
) -> list[Found]:
    """Fields in names; in doubt where the paper speaks only of others."""
    words = plain(exhibit.record.title) + exhibit.text if exhibit.record else ""
    stated = fields_in(words, usable)
    own = {f.name for f in stated} | {f.key for f in stated if f.key}
    doubt = "只有文件名写了这个领域，正文写的是别的领域"
    sure = [f for f in named if not own or f.name in own]
    rest = [f for f in named if f not in sure]
    return _at_level(sure, level, "") + _at_level(rest, level, doubt)


def _undeclared(exhibit: Exhibit, usable: Sequence[Field], found: Sequence[Found]) -> list[Found]:
    """Fields that a ledger of collected data lists beyond what the manifest declares."""
    if exhibit.item.unit_settings.get("level") != "data" or exhibit.kind != "ledger":
        return []
    declared = {name for name, _ in found}
    listed_too = _at_level(fields_in(exhibit.text, usable), "data", "台账中列有，申报表没有写")
    return [pair for pair in listed_too if pair[0] not in declared]


def _usable(known: Sequence[Field], level: str) -> list[Field]:
    if level != "data":
        return [found for found in known if not found.only_for]
    special = {alias for found in known if found.only_for for alias in (found.name, *found.aliases)}
    return [
        found if found.only_for else Field(
            found.name, found.key, tuple(a for a in found.aliases if a not in special)
        )
        for found in known
    ]  # fmt: skip


def stated(text: str, exhibit: Exhibit, known: Sequence[Field]) -> list[str]:
    """The fields that a text names, at the level the exhibit's item counts."""
    level = exhibit.item.unit_settings.get("level", "any")
    return [name for name, _ in _at_level(fields_in(text, _usable(known, level)), level, "")]


def undone(exhibit: Exhibit, known: Sequence[Field]) -> list[Found]:
    """The fields that a paper names only to plan, deny or date them elsewhen, with its words."""
    if exhibit.matter or exhibit.kind in ("", "policy", "ledger"):
        return []
    level = exhibit.item.unit_settings.get("level", "any")
    usable = _usable(known, level)
    told = {field.name for field in fields_in(exhibit.title + exhibit.told, usable)}
    found: dict[str, str] = {}
    for clause in exhibit.words.clauses:
        for field in () if clause.done else fields_in(clause.text, usable):
            if field.name not in told:
                found.setdefault(field.name, clause.said)
    named = [field for field in usable if field.name in found]
    return [(f.name, found[f.name]) for f in named if _at_level([f], level, "")]


def _at_level(found: Sequence[Field], level: str, doubt: str) -> list[Found]:
    if level == "key":
        return [(name, doubt) for name in dict.fromkeys(f.key or f.name for f in found)]
    if level in ("sub", "data"):
        return [(f.name, doubt) for f in found if f.key]
    own_keys = {f.key for f in found if f.key}
    return [(f.name, doubt) for f in found if f.name not in own_keys]


def _unlisted(level: str) -> str:
    if level == "sub":
        return "没有写明注中所列的二级领域"
    return "不在注中所列的领域内"


def _body(
    exhibit: Exhibit, usable: Sequence[Field], level: str, titled: Sequence[Field], sure: bool
) -> list[Found]:
    words = _BASIS.sub("", exhibit.told) if level == "data" else exhibit.told
    words = within_safety(words, usable) if level == "key" else words
    scope = "。".join(match[0] for match in _SCOPE.finditer(words))
    scope += "。" + "。".join(match[0] for match in _GRADED.finditer(words))
    if acts := "|".join(exhibit.item.unit_settings.get("acts", ())):
        whole = re.finditer(_ONE_BY_ONE.format(acts), _GOES_ON.sub(";", words))
        scope += "。" + "。".join(match[0] for match in whole)
    if acts and re.search(acts, exhibit.title):
        scope += "。" + "。".join(match[0] for match in _POINT.finditer(words))
    if level == "sub" and exhibit.kind == "policy":
        scope += "。" + "。".join(match[0] for match in _CHAPTER.finditer(words))
    if acts:
        near = re.finditer(rf"[^。;,\n]{{0,14}}?(?:{acts})", words)
        scope += "。" + "。".join(match[0] for match in near)
        scope += "。" + "。".join(_acting(words, acts)) if sure else ""
    taken = {name for name, _ in _at_level(titled, level, "")}
    stated = [f for f in _at_level(fields_in(scope, usable), level, "") if f[0] not in taken]
    if not sure:
        told = _told_apart(exhibit, words, acts, usable, level)
        own = [(name, "") for name in told if name not in taken]
        doubt = "题名没有写，只在正文范围中提到"
        return own + [(name, doubt) for name, _ in stated if name not in told]
    stated += _alone(words, acts, usable, level, {name for name, _ in stated})
    listed_only = level == "data" and exhibit.kind == "ledger"
    doubt = "" if listed_only else "只在正文中提到，是否开展待核"
    text = "。".join(_acting(words, acts, "[。;\n]")) if stated and acts else words
    known = {name for name, _ in stated}
    rest = _at_level(fields_in(text, usable), level, doubt) if acts or not stated else []
    return stated + [found for found in rest if found[0] not in known]


def _acting(text: str, acts: str, ends: str = "[。;,:]") -> list[str]:
    """The clauses, or the sentences, that speak of what the item asks for."""
    return [part for part in re.split(ends, text) if re.search(acts, part)]


def _told_apart(
    exhibit: Exhibit, words: str, acts: str, usable: Sequence[Field], level: str
) -> list[str]:
    """Fields beside the title's of which a report tells by itself, with a figure, what was done."""
    if exhibit.kind == "policy" or not acts:
        return []
    facts = [
        one
        for one in _acting(by_heads(_HEADED.sub(r"\1:", words), usable), acts, "[。;\n]")
        if re.search(r"\d", one) and not _BORROWED.search(one)
    ]
    return [name for name, _ in _alone("。".join(facts), acts, usable, level, set())]


def _alone(
    text: str, acts: str, usable: Sequence[Field], level: str, known: set[str]
) -> list[Found]:
    """Fields that are the only one of a sentence which tells the act, as each case of several."""
    found: dict[str, None] = {}
    text = by_heads(_HEADED.sub(r"\1:", text), usable)
    for sentence in _acting(text, acts, "[。;\n]") if acts else ():
        head = re.split("[,:]", sentence)[0]  # 安全生产领域：…
        headed = fields_in(head, usable) if len(head) <= LONGEST_HEAD else []
        named = _at_level(headed or fields_in(sentence, usable), level, "")
        if len(named) == 1 and named[0][0] not in known:
            found[named[0][0]] = None
    return [(name, "") for name in found]


def products(exhibit: Exhibit, settings: Settings) -> list[Found]:
    """信易+ products: from the manifest, the title, else the text."""
    if exhibit.matter:
        stated = (_product(part) for part in split(exhibit.matter))
        return [_stated_product(name, exhibit, settings) for name in stated]
    titled = products_in(exhibit.title + plain(exhibit.folder), settings) or _own_products(exhibit)
    named = products_in(exhibit.told, settings)
    if exhibit.record and _misnamed(exhibit, named, settings):
        titled = products_in(exhibit.record.title, settings)
    if titled:
        return [(name, "") for name in titled]
    brought_out = products_in("。".join(_BROUGHT_OUT.findall(exhibit.told)), settings)
    doubt = "" if len(named) == 1 else "正文提到几个产品，计哪一个待核"
    return [(name, "" if name in brought_out else doubt) for name in named]


def _stated_product(name: str, exhibit: Exhibit, settings: Settings) -> Found:
    """A product that the manifest states; in doubt where the paper names others alone."""
    told = key_of(exhibit.record.title + exhibit.text) if exhibit.record else ""
    others = [] if name in told else products_in(told, settings)
    doubt = f"申报表写的是“{name}”，材料写的是“{others[0]}”，是哪个产品待核" if others else ""
    return name, doubt


def _misnamed(exhibit: Exhibit, named: Sequence[str], settings: Settings) -> bool:
    """Whether an issued paper's file or folder names a product of which the paper says nothing."""
    filed = products_in(exhibit.stem + plain(exhibit.folder), settings)
    return exhibit.kind == "policy" and bool(named) and bool(set(filed) - set(named))


def _own_products(exhibit: Exhibit) -> list[str]:
    """Products in a title that the system does not list (“等各类”), where no letter was guessed."""
    record = exhibit.record
    if record is None or any(line.via == "ocr" for line in record.lines):
        return []
    return list(dict.fromkeys(_OWN_PRODUCT.findall(key_of(record.title))))


def _product(text: str) -> str:
    match = _PRODUCT.search(key_of(text))
    return match[0] if match else key_of(text)


def products_in(text: str, settings: Settings) -> list[str]:
    """The products that a text names, in its order."""
    text = key_of(text)
    named = dict.fromkeys(match[0] for match in _PRODUCT.finditer(text))
    return [name for name in named if name in settings.products]


def item_of_words(words: Iterable[str], text: str) -> bool:
    """Whether any of an item's routing patterns stands in a text."""
    return any(re.search(word, text) for word in words)


def quoted(item: Item, text: str) -> str:
    """The first passage that an item wants quoted."""
    for need in item.needs:
        for word in need.words if need.quote else ():
            match = re.search(rf"[^。；\n]{{0,30}}{word}[^。；\n]{{0,40}}", text)
            if match:
                return match[0]
    return ""
