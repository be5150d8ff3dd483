import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from checker import formats
from checker.errors import Unreadable


def save(path, size=(620, 877), **options):
    Image.new("RGB", size, "white").save(path, **options)
    return path


def with_exif(path, size=(400, 300), orientation=1):
    exif = Image.Exif()
    exif[271], exif[272], exif[0x0112] = "Maker", "Camera 1", orientation
    inner = exif.get_ifd(0x8769)
    inner[36867], inner[33434], inner[42033] = "2023:05:06 07:08:09", 0.01, "SN-7"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (36.0, 30.0, 0.0), "E", (117.0, 15.0, 36.0)
    return save(path, size, exif=exif)


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "bmp"])
def test_page_scan_is_an_image_at_true_scale(tmp_path, suffix):
    path = save(tmp_path / f"a.{suffix}", (1240, 1754), dpi=(150, 150))
    document = formats.read([path])
    page = document.pages[0]
    assert (document.format, document.medium, page.needs_ocr) == ("image", "image", True)
    assert page.true_scale and (page.width, page.height) == pytest.approx((595, 842), abs=1)
    assert page.render(72).shape[:2] == pytest.approx((842, 595), abs=1)
    assert page.pictures[0].anchor == "page"


def test_scan_without_resolution_is_taken_for_a4_of_unknown_scale(tmp_path):
    page = formats.read([save(tmp_path / "a.png")]).pages[0]
    assert not page.true_scale and page.width == 595


def test_camera_marks_make_a_photo_and_are_kept(tmp_path):
    document = formats.read([with_exif(tmp_path / "a.jpg")])
    assert document.medium == "photo" and document.pages[0].source == "photo"
    metadata = document.metadata
    assert metadata["DateTimeOriginal"] == "2023:05:06 07:08:09"
    assert metadata["BodySerialNumber"] == "SN-7" and metadata["GPS"] == "36.500000,117.260000"


@pytest.mark.parametrize("coding", ["utf-8", "gb18030"])
def test_tags_in_chinese_are_read(tmp_path, coding):
    exif = Image.Exif()
    exif[305] = "美图秀秀".encode(coding)
    path = save(tmp_path / "a.jpg", (400, 300), exif=exif)
    assert formats.read([path]).metadata["Software"] == "美图秀秀"


def test_orientation_of_the_camera_is_followed(tmp_path):
    page = formats.read([with_exif(tmp_path / "a.jpg", orientation=6)]).pages[0]
    assert page.height > page.width
    picture = page.render(36)
    assert picture.shape[0] > picture.shape[1]


def test_forwarded_phone_picture_is_a_photo(tmp_path):
    assert formats.read([save(tmp_path / "a.jpg", (1600, 1200))]).medium == "photo"


def test_tiff_of_several_pages(tmp_path):
    pages = [Image.new("L", (100, 141), shade) for shade in (0, 100, 200)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    document = formats.read([tmp_path / "a.tif"])
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [int(page.render(72).mean()) for page in document.pages] == [0, 100, 200]


def test_files_become_pages_in_order_and_a_bad_one_is_named(tmp_path):
    good = save(tmp_path / "1.jpg")
    bad = tmp_path / "2.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0 nothing")
    document = formats.read([good, bad, good])
    assert len(document.pages) == 3
    (problem,) = document.problems
    assert (problem.code, problem.page) == ("page-unreadable", 2)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_picture_cut_short_is_shown_with_a_problem(tmp_path, form):
    whole = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (400, 300, 3), np.uint8)
    Image.fromarray(noise).save(whole, form)
    path = tmp_path / f"a.{form.lower()}"
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    document = formats.read([path])
    assert [problem.code for problem in document.problems] == ["image-cut-short"]
    assert document.pages[0].pictures[0].pixels().shape == (400, 300, 3)
    first, second = (document.pages[0].render(50.0) for _ in range(2))
    assert np.array_equal(first, second), "decoded for the list, and anew"


def test_enormous_picture_is_refused_by_its_header(tmp_path):
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    data += struct.pack(">I", zlib.crc32(chunk)) + b"\0\0\0\0IDAT"
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        formats.read([tmp_path / "a.png"])
    assert caught.value.code == "too_large"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_all_modes_come_out_as_rgb_on_white(tmp_path, mode):
    picture = Image.new(mode, (50, 70), 0)
    picture.save(tmp_path / "a.png")
    pixels = formats.read([tmp_path / "a.png"]).pages[0].pictures[0].pixels()
    assert pixels.shape == (70, 50, 3) and pixels.dtype == np.uint8
    assert pixels.max() == (255 if mode in {"LA", "RGBA"} else 0)
