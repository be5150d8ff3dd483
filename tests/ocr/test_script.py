import pytest

from checker.ocr import script


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (["松隐县財政局文件"], ["松隐县财政局文件"]),
        (
            ["安泽市财政局", "关于印发办法的通知", "各縣直单位"],
            ["安泽市财政局", "关于印发办法的通知", "各县直单位"],
        ),
    ],
)
def test_a_stray_traditional_character_is_put_right(read, printed):
    assert script.mended(read) == printed


@pytest.mark.parametrize(
    "read", [["財政部關於國庫集中支付的規定"], ["如是我聞", "一時佛在舍衛國"], [], ["", "2023"]]
)
def test_traditional_print_and_plain_text_stay(read):
    assert script.mended(read) == read


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("聊城市在平区交通运输局", "聊城市茌平区交通运输局"),
        ("枣庄市峰城区", "枣庄市峄城区"),
        ("临胸县交通运输局", "临朐县交通运输局"),
        ("在平区域内推行", "在平区域内推行"),
        ("实现在平时", "实现在平时"),
    ],
)
def test_a_countys_rare_letter_read_as_a_common_one_is_put_right(read, printed):
    assert script.mended([read]) == [printed]


def test_the_table_leads_from_outside_the_national_character_set_into_it():
    for old, new in script._TABLE.items():
        assert new.encode("gb2312")
        assert chr(old) == "於" or not _in_gb2312(chr(old))


def _in_gb2312(character):
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False
