import pytest
from PIL import Image

from checker.intake.grouping import groups
from checker.intake.listing import Listed


def listed(tmp_path, names, size=(600, 850)):
    found = []
    for name in names:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size, "white").save(file)
        found.append(Listed(name, file))
    return found


@pytest.mark.parametrize(
    "names",
    [
        ["001.jpg", "002.jpg", "003.jpg"],
        ["扫描件(1).jpg", "扫描件(2).jpg"],
        ["关于印发方案的通知_1.png", "关于印发方案的通知_2.png"],
        ["营业执照正面.jpg", "营业执照反面.jpg"],
        ["第1页.jpg", "第2页.jpg"],
        ["登录台账1.jpg", "登录台账2.jpg"],
        ["第一页.jpg", "第二页.jpg"],
        ["证照-正.jpg", "证照-反.jpg"],
        ["文件1-1.jpg", "文件1-2.jpg"],
        ["会议纪要-01.jpg", "会议纪要-02.png", "会议纪要-03.jpeg"],
    ],
)
def test_pages_of_one_document_stand_together(tmp_path, names):
    found = groups(listed(tmp_path, names))
    assert [[page.path for page in group] for group in found] == [names]


@pytest.mark.parametrize(
    "names",
    [
        ["活动照片1.jpg", "活动照片2.jpg"],
        ["IMG_0001.jpg", "IMG_0002.jpg"],
        ["001.jpg", "003.jpg"],
        ["001.jpg"],
        ["a/001.jpg", "b/002.jpg"],
        ["信用承诺书1.jpg", "信用承诺书2.jpg"],
        ["签到表1.jpg", "签到表2.jpg"],
        ["张三1.jpg", "张三2.jpg"],
        ["文件1-1.jpg", "文件2-2.jpg"],
        ["立正.jpg", "立反.jpg"],
    ],
)
def test_pictures_of_their_own_stay_alone(tmp_path, names):
    assert len(groups(listed(tmp_path, names))) == len(names)


def test_the_same_pages_in_two_formats_are_two_documents(tmp_path):
    names = ["001.jpg", "002.jpg", "001.png", "002.png"]
    found = groups(listed(tmp_path, names))
    assert [[page.path for page in group] for group in found] == [names[:2], names[2:]]


def test_landscape_pictures_are_no_pages(tmp_path):
    assert len(groups(listed(tmp_path, ["001.jpg", "002.jpg"], size=(1200, 800)))) == 2


def test_front_and_back_of_a_card_that_lies_are_one_document(tmp_path):
    names = ["从业资格证正面.jpg", "从业资格证反面.jpg"]
    assert len(groups(listed(tmp_path, names, size=(860, 540)))) == 1
    assert len(groups(listed(tmp_path, names, size=(1280, 480)))) == 2  # no card is so long


def test_page_ten_comes_after_page_nine(tmp_path):
    names = [f"扫描{number}.jpg" for number in range(1, 12)]
    found = groups(listed(tmp_path, sorted(names)))
    assert [page.path for page in found[0]] == names
