"""Citizens: 身份证号 (GB 11643-1999), a day of birth and a check digit, plates, and names."""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # ISO 7064 MOD 11-2
_DIGITS = "10X98765432"
_SINCE = 1880  # nobody who was born before holds a number
# A plate (GA 36): province, the prefecture's letter, five or six more; 鲁A1234挂 has four.
PLATE = (
    "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]"
    r"[A-Z][·•.・ ]?[A-Z\d]{4,6}(?![A-Z\d])"
)

# the common ones of one character
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和"
    "穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛"
    "林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀惠"
    "甄曲家封芮储靳焦牧山谷车侯全班秋仲伊宫宁仇甘武符刘景詹束龙叶司黎白从怀蒲卓蔺屠蒙池乔阴鬱苍双闻"
    "莘党翟谭贡劳姬申扶堵冉宰郦桑桂牛寿通边扈燕冀尚农温别庄晏柴瞿阎连习容向古易廖终暨居衡步都耿满弘匡"
    "文寇广禄阙东欧聂晁勾敖融冷訾辛简饶空曾沙鞠关蒯相查后荆红游权盖益桓公闫肖"
)


def born(digits: str) -> date | None:
    """The day that eight digits name; ``None`` where it never was or nobody's birth can be."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if day.year >= _SINCE else None


def digit(body: str) -> str:
    """The check digit of 17 digits."""
    total = sum(int(one) * weight for one, weight in zip(body, _WEIGHTS, strict=True))
    return _DIGITS[total % 11]


def checks(number: str) -> bool:
    """Whether the last of 18 digits is the one that the others give."""
    return digit(number[:17]) == number[17].upper()


def is_name(words: str) -> bool:
    """Whether they may be one person's name: a surname and one or two characters."""
    return 2 <= len(words) <= 3 and words[0] in SURNAMES and words.isalpha()
