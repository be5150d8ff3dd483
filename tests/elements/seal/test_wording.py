import pytest

from checker.elements.seal.wording import (
    copied,
    han,
    internal,
    limited,
    names_organ,
    person,
    placeholder,
    special,
)


@pytest.mark.parametrize(
    "text", ["临川县交通运输局", "中共临川县委员会", "临川县人民政府", "某某运输有限公司"]
)
def test_bodies(text):
    assert names_organ(text)


@pytest.mark.parametrize("text", ["", "不忘初心", "川代八", "临川县交通运输局财务专用章", "局"])
def test_no_bodies(text):
    assert not names_organ(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("甲公司合同专用章", "专用章"),
        ("与原件一致", "与原件"),
        ("收文章", "收文章"),
        ("临川县财政局", ""),
    ],
)
def test_special(text, word):
    assert special(text) == word


def test_offices_inside_a_body():
    assert internal("临川县财政局办公室")
    assert internal("临川县交通运输局法规科")
    assert not internal("临川县人民政府办公室")
    assert not internal("临川县社会信用体系建设联席会议办公室")


@pytest.mark.parametrize(
    ("stamp", "name"),
    [
        ("王建国印", "王建国"),
        ("李某之印", "李某"),
        ("张三（手写签名）", "张三"),
        ("赵敏个人签名章", "赵敏"),
        ("公章", ""),  # each of these begins with a surname
        ("农业局", ""),
        ("齐河县", ""),
        ("安全专用章", ""),
        ("临川县财政局", ""),
    ],
)
def test_whose_stamp_it_is(stamp, name):
    assert person(stamp) == name


@pytest.mark.parametrize("text", ["单位（公章）", "（盖章）", "（加盖公章）", "(盖章处)"])
def test_placeholders(text):
    assert placeholder(text)


@pytest.mark.parametrize("text", ["第三章（一）", "规章制度（试行）", "印章管理办法"])
def test_no_placeholders(text):
    assert not placeholder(text)


def test_digits_and_strays_are_left_out():
    assert han("★37临川县财政局 371425") == "临川县财政局"
    assert han("临川县《信用交通县》创建工作专班 37") == "临川县“信用交通县”创建工作专班"


@pytest.mark.parametrize("text", ["合同专用章", "合同专销章", "业务专用", "财务章", "与原件一致"])
def test_words_under_the_emblem_that_limit_a_seal(text):
    assert limited(text)


@pytest.mark.parametrize("text", ["", "临川县财政局", "文章局"])
def test_words_that_limit_nothing(text):
    assert not limited(text)


@pytest.mark.parametrize(
    ("ink", "copy"),
    [("与原件", True), ("件一致", True), ("一致同意", False), ("临川县财政局", False)],
)
def test_what_a_seal_leaves_of_a_copys_mark_tells_it(ink, copy):
    assert copied(ink) is copy
