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


def test_the_table_leads_from_outside_the_national_character_set_into_it():
    for old, new in script._TABLE.items():
        assert new.encode("gb2312")
        assert chr(old) == "於" or not _in_gb2312(chr(old))


def _in_gb2312(character):
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False
