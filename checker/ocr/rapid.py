"""RapidOCR on onnxruntime with the three PP-OCR models inside its wheel; nothing is downloaded."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from checker.errors import EngineFailed, EngineMissing
from checker.model.document import Engine, Line, Pixels
from checker.ocr import inked, script, spelling, strips
from checker.ocr.spelling import Spelling
from checker.ocr.strips import Quads

NAME = "rapid"
_MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
_INSTALL = "请运行：pip install rapidocr==3.10.0 onnxruntime"
_SIDE = 736  # long side for detection: a third of the time of the shipped setting, same boxes
_FINE_SIDE = 1600  # second look where the print is so small that 736 blurs it
_SMALL_PRINT = 9.0  # median box height in pixels at the first look
_STRIP = 48  # height the recognition model works at
_SHORTEST = 320 / 48  # width over height to which shorter strips are padded


class Rapid:
    """The default engine. Returns every line with its confidence, also those in doubt."""

    name = NAME

    def __init__(self, reader: Any, release: str) -> None:
        self._reader = reader
        self._places: dict[str, int] = {}
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
        found = self._call(small[part], use_det=True) if part else None
        if part is None or found is None or found.boxes is None:
            return strips.NONE
        corner = np.array([part[1].start, part[0].start], np.float32)
        boxes = np.asarray(found.boxes, np.float32).reshape(-1, 4, 2) + corner
        return np.asarray(boxes / np.float32(scale), np.float32)

    def _line(self, crop: Pixels) -> tuple[str, float]:
        if min(crop.shape[:2]) < 2:
            return "", 0.0
        if crop.shape[0] > 2 * _STRIP:
            width = max(1, round(crop.shape[1] * _STRIP / crop.shape[0]))
            crop = np.asarray(
                cv2.resize(crop, (width, _STRIP), interpolation=cv2.INTER_AREA), np.uint8
            )
        found = self._call(crop, use_det=False)
        text = found.txts[0] if found.txts else ""
        return (text, float(found.scores[0])) if text else ("", 0.0)

    def _spelt(self, crop: Pixels) -> Spelling:
        bgr = np.ascontiguousarray(crop[:, :, ::-1])
        try:
            model = self._reader._load_rec_model()
            long = bgr.shape[1] / bgr.shape[0]
            part = model.resize_norm_img(bgr, max(long, _SHORTEST))
            chances = model.session(part[None].astype(np.float32))
            (text, sure), *_ = model.postprocess_op(chances)[0]
        except Exception as cause:  # the wheel raises errors of many types
            raise _broken(cause) from cause
        self._places = self._places or {
            c: at for at, c in enumerate(model.postprocess_op.character)
        }
        filled = min(1.0, long / _SHORTEST)
        return spelling.spelling(chances[0], self._places, text, float(sure), filled)

    def _call(self, picture: Pixels, use_det: bool) -> Any:
        bgr = np.ascontiguousarray(picture[:, :, ::-1])
        try:
            return self._reader(bgr, use_det=use_det, use_cls=False, use_rec=not use_det)
        except Exception as cause:  # the wheel raises errors of many types
            raise _broken(cause) from cause


def _broken(cause: Exception) -> EngineFailed:
    text = f"文字识别引擎 {NAME} 出错：{type(cause).__name__}"
    return EngineFailed(text, "请单独重跑该文件；仍然出错时改用 --ocr tesseract")


def build() -> Engine:
    """Load the models, one thread each. Raises ``EngineMissing``."""
    ok, note = state()
    if not ok:
        raise EngineMissing(note, _INSTALL)
    cv2.setNumThreads(1)
    try:
        from rapidocr import RapidOCR

        return Rapid(RapidOCR(params=_params()), version("rapidocr"))
    except Exception as cause:  # a broken wheel shows itself only on loading
        text = f"文字识别引擎 {NAME} 无法启动：{type(cause).__name__}: {cause}"
        raise EngineMissing(text, _INSTALL) from cause


def state() -> tuple[bool, str]:
    """Whether packages and models are here, and a sentence on it."""
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
