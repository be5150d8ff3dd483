import socket
import sys

import numpy as np
import pytest

from checker import ocr
from checker.errors import EngineFailed, EngineMissing
from checker.ocr import rapid as rapid_module
from checker.ocr import tesseract as tesseract_module

HAS_TESSERACT = tesseract_module.state()[0]
needs_tesseract = pytest.mark.skipif(not HAS_TESSERACT, reason="tesseract or chi_sim missing")


def test_the_folder_is_the_registry():
    assert {name for name, _, _ in ocr.available()} == {"rapid", "tesseract"}


def test_an_unknown_engine_is_refused_with_the_names_of_the_known():
    with pytest.raises(EngineMissing) as refused:
        ocr.engine("guess")
    assert "rapid" in refused.value.remedy and "tesseract" in refused.value.remedy


def test_rapid_loads_without_the_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert ocr.engine("rapid").recognise([]) == []


def test_rapid_loads_its_models_with_the_first_line(monkeypatch):
    loaded = []
    monkeypatch.setattr(rapid_module, "_reader", lambda: loaded.append(1))
    engine = ocr.engine("rapid")
    assert engine.read(np.full((900, 600, 3), 255, np.uint8)) == []
    assert not loaded
    with pytest.raises(EngineFailed):
        engine.recognise([np.zeros((48, 90, 3), np.uint8)])
    assert loaded == [1]


def test_rapid_with_a_model_missing_says_which(monkeypatch, tmp_path):
    monkeypatch.setattr(rapid_module, "_models", lambda: tmp_path)
    with pytest.raises(EngineMissing, match="PP-OCRv6_rec_small"):
        ocr.engine("rapid")


def test_parts_that_are_here_and_cannot_be_loaded_are_missing(monkeypatch):
    """As on Windows without the runtime of its compiler: no page is to blame."""

    def load(*_):
        raise ImportError("DLL load failed while importing onnxruntime_pybind11_state")

    monkeypatch.setattr(rapid_module.importlib, "import_module", load)
    ok, note = rapid_module.state()
    assert not ok
    assert "Visual C++" in note
    monkeypatch.setattr(rapid_module, "_reader", load)
    with pytest.raises(EngineMissing, match="DLL load failed") as missing:
        rapid_module.build().recognise([np.zeros((48, 90, 3), np.uint8)])
    assert "Visual C++" in missing.value.remedy


def test_rapid_reads_a_strip_exactly(rapid, load):
    ((text, confidence),) = rapid.recognise([load("strip_black.png")])
    assert (text, confidence > 0.95) == ("临交发〔2023〕17号", True)


def test_rapid_takes_rgb(rapid, load):
    """Its own order is BGR; a swap would turn the red header into blue, which it reads worse."""
    strip = load("strip_red.png")
    assert rapid.recognise([strip])[0][0] == "临川县交通运输局文件"


def test_rapid_keeps_doubtful_lines(rapid):
    noise = np.random.default_rng(4).integers(0, 255, (48, 300, 3), dtype=np.uint8)
    ((text, confidence),) = rapid.recognise([noise])
    assert confidence < 0.9 or text == ""


def test_rapid_survives_tiny_and_thin_pictures(rapid):
    for size in ((1, 1), (1, 900), (3000, 2), (5, 5), (40, 40)):
        assert rapid.read(np.full((*size, 3), 255, np.uint8)) == []
    assert rapid.recognise([np.zeros((0, 5, 3), np.uint8)]) == [("", 0.0)]


def test_rapid_finds_a_line_in_a_thin_strip_where_it_stands(rapid, load):
    strip = load("strip_black.png")
    high, wide = strip.shape[:2]
    longer = np.pad(strip, ((0, 0), (0, 12 * high), (0, 0)), "edge")
    (line,) = rapid.read(longer)
    left, top, right, low = line.box
    assert "2023" in line.text
    assert right * longer.shape[1] < 1.1 * wide and left < 0.1
    assert top < 0.3 and low > 0.7


def test_rapid_breaking_is_a_failure_and_not_an_empty_page():
    def broken():
        raise MemoryError

    engine = rapid_module.Rapid(broken, "test")
    with pytest.raises(EngineFailed):
        engine.read(np.pad(np.full((20, 90, 3), 255, np.uint8), ((90, 90), (55, 55), (0, 0))))
    with pytest.raises(EngineFailed):
        engine.recognise([np.full((40, 90, 3), 255, np.uint8)])


def test_tesseract_missing_names_the_line_that_installs_it(monkeypatch):
    import pytesseract

    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "/nowhere/tesseract")
    monkeypatch.setattr(pytesseract, "get_tesseract_version", _fail)
    with pytest.raises(EngineMissing) as missing:
        ocr.engine("tesseract")
    assert "apt install tesseract-ocr tesseract-ocr-chi-sim" in missing.value.remedy


def test_tesseract_without_chinese_data_names_the_line_that_installs_it(monkeypatch):
    import pytesseract

    monkeypatch.setattr(pytesseract, "get_tesseract_version", lambda: "5.3.0")
    monkeypatch.setattr(pytesseract, "get_languages", lambda: ["eng"])
    with pytest.raises(EngineMissing, match="chi_sim") as missing:
        ocr.engine("tesseract")
    assert "tesseract-ocr-chi-sim" in missing.value.remedy


def test_tesseract_breaking_is_a_failure(monkeypatch):
    import pytesseract

    monkeypatch.setattr(pytesseract, "image_to_data", _fail)
    with pytest.raises(EngineFailed):
        tesseract_module.Tesseract("test").read(np.full((60, 60, 3), 255, np.uint8))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_tesseract_killed_half_way_is_a_failure(monkeypatch, tmp_path):
    import pytesseract

    fake = tmp_path / "tesseract"
    fake.write_text("#!/bin/sh\nkill -9 $$\n")
    fake.chmod(0o755)
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(fake))
    with pytest.raises(EngineFailed):
        tesseract_module.Tesseract("test").recognise([np.full((60, 60, 3), 255, np.uint8)])


@needs_tesseract
def test_tesseract_reads_a_strip(load):
    ((text, _),) = ocr.engine("tesseract").recognise([load("strip_black.png")])
    assert "2023" in text and "17号" in text


def _fail(*_, **__):
    raise RuntimeError("broken")
