"""RapidOCR on onnxruntime with the three PP-OCR models inside its wheel; nothing is downloaded."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from checker.errors import EngineFailed, EngineMissing
from checker.model.document import Engine, Line, Pixels
from checker.ocr import inked, script, spelling, strips
from checker.ocr.models import HIGH, SHORTEST, Models
from checker.ocr.spelling import Spelling
from checker.ocr.strips import Quads

NAME = "rapid"
_MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
_INSTALL = "请运行：pip install rapidocr==3.10.0 onnxruntime"
_UNLOADED = "文字识别的部件已安装，但载入不了"
_RUNTIME = (
    "Windows 上请先安装微软的 Visual C++ 运行库（vc_redist.x64.exe）；"
    "仍然不行，或是其他系统：pip install --force-reinstall rapidocr==3.10.0 onnxruntime"
)
_SIDE = 736  # long side for detection: a third of the time of the shipped setting, same boxes
_FINE_SIDE = 1600  # second look where the print is so small that 736 blurs it
_SMALL_PRINT = 9.0  # median box height in pixels at the first look


class Rapid:
    """The default engine. Returns every line with its confidence, also those in doubt."""

    name = NAME

    def __init__(self, load: Callable[[], Any], release: str) -> None:
        self._models = Models(load)
        self.version = f"rapidocr {release} PP-OCRv6-small"

    def find(self, picture: Pixels) -> Quads:
        """Corners of the text lines in pixels, top left first, clockwise, in reading order."""
        quads = self._detect(picture, _SIDE)
        scale = min(1.0, _SIDE / max(picture.shape[:2]))
        if len(quads) and np.median(strips.heights(quads)) * scale < _SMALL_PRINT:
            return self._detect(picture, _FINE_SIDE)
        return quads

    def recognise(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        """Text and confidence of each crop holding one horizontal line."""
        words = [self._line(crop) for crop in crops]
        texts = script.mended([text for text, _ in words])
        return [(text, confidence) for text, (_, confidence) in zip(texts, words, strict=True)]

    def spell(self, crops: Sequence[Pixels]) -> list[Spelling]:
        """Each crop of one horizontal line with the chances of every character in it."""
        return [self._spelt(crop) for crop in crops]

    def read(self, picture: Pixels) -> list[Line]:
        """All lines of a picture."""
        quads = self.find(picture)
        words = self.recognise([strips.cut(picture, quad) for quad in quads])
        return strips.lines(picture, quads, words)

    def _detect(self, picture: Pixels, side: int) -> Quads:
        if min(picture.shape[:2]) * side < 4 * max(picture.shape[:2]):
            return strips.NONE  # a thread of a picture, thinner than any glyph
        small, scale = strips.shrunk(picture, side)
        part = inked.part(small)
        if part is None:
            return strips.NONE
        with _told():
            quads = self._models.lines(small[part])
        corner = np.array([part[1].start, part[0].start], np.float32)
        return np.asarray((quads + corner) / np.float32(scale), np.float32)

    def _line(self, crop: Pixels) -> tuple[str, float]:
        if min(crop.shape[:2]) < 2:
            return "", 0.0
        if crop.shape[0] > 2 * HIGH:
            width = max(1, round(crop.shape[1] * HIGH / crop.shape[0]))
            crop = np.asarray(
                cv2.resize(crop, (width, HIGH), interpolation=cv2.INTER_AREA), np.uint8
            )
        with _told():
            return self._models.read(crop)

    def _spelt(self, crop: Pixels) -> Spelling:
        with _told():
            chances = self._models.chances(crop)
            text, sure = self._models.text(chances)
            places = self._models.places
        filled = min(1.0, crop.shape[1] / crop.shape[0] / SHORTEST)
        return spelling.spelling(chances, places, text, sure, filled)


@contextmanager
def _told() -> Iterator[None]:
    """Whatever goes wrong in the wheel as one error: it raises many types, also on loading."""
    try:
        yield
    except ImportError as cause:
        raise EngineMissing(f"{_UNLOADED}（{cause}）", _RUNTIME) from cause
    except Exception as cause:
        raise _broken(cause) from cause


def _broken(cause: Exception) -> EngineFailed:
    text = f"文字识别引擎 {NAME} 出错：{type(cause).__name__}"
    return EngineFailed(text, "请单独重跑该文件；仍然出错时改用 --ocr tesseract")


def build() -> Engine:
    """The engine, one thread a model. Raises ``EngineMissing`` where its parts are not here.

    The models are loaded with the first page that needs them: many papers bring their text.
    """
    ok, note = _parts()
    if not ok:
        raise EngineMissing(note, _INSTALL)
    cv2.setNumThreads(1)
    return Rapid(_reader, version("rapidocr"))


def _reader() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=_params())


def state() -> tuple[bool, str]:
    """Whether packages and models are here and can be loaded, and a sentence on it."""
    ok, note = _parts()
    if ok:
        try:
            importlib.import_module("onnxruntime")
        except ImportError as cause:  # on Windows without the runtime of its compiler
            return False, f"{_UNLOADED}（{cause}）。{_RUNTIME}"
    return ok, note


def _parts() -> tuple[bool, str]:
    folder = _models()
    if folder is None or importlib.util.find_spec("onnxruntime") is None:
        return False, "未安装 rapidocr 或 onnxruntime"
    missing = [name for name in _MODELS.values() if not (folder / name).is_file()]
    if missing:
        return False, f"rapidocr 安装不完整，缺少模型文件：{'、'.join(missing)}"
    return True, f"rapidocr {version('rapidocr')}，模型随安装包提供，不联网"


def _models() -> Path | None:
    spec = importlib.util.find_spec("rapidocr")
    return Path(spec.origin).parent / "models" if spec and spec.origin else None


def _params() -> dict[str, Any]:
    """Explicit model paths keep the wheel from ever downloading; text_score 0 drops no line."""
    folder = _models()
    assert folder is not None
    paths = {f"{part}.model_path": str(folder / name) for part, name in _MODELS.items()}
    return paths | {
        "Global.log_level": "critical",
        "Global.text_score": 0.0,
        "Global.use_cls": False,
        "Global.use_preprocess_img": False,
        "Det.limit_type": "max",
        "Det.limit_side_len": _FINE_SIDE,
        "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,  # else each call maps memory anew
        "Rec.rec_batch_num": 1,  # larger batches pad short lines and are slower
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
