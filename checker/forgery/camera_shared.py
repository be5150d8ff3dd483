"""One camera behind photographs of two counties.

Signal: equal make, model and body serial number in the EXIF of photographs of different
submissions. Strength: medium; weak where pictures of both were taken on one day, three and more
share the camera, or a city shares it with its county: a city's press service photographs meetings
for all counties.
Phones write no serial number: absence says nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker import counties
from checker.forgery.flags import flag
from checker.model.document import WHOLE
from checker.model.material import Record
from checker.model.score import Flag

NAME = "camera_shared"
LEAST = 5  # characters; makers that write none put 0 or blanks
SHOWN = 5  # photographs of each submission in the table
Camera = tuple[str, str, str]


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each submission whose photographs share a camera with another's."""
    used: dict[Camera, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for submission, own in records.items():
        for record in own:
            camera = _camera(record)
            if camera is not None:
                used[camera][submission].append(record)
    for camera, by_submission in used.items():
        strength = "weak" if _press(by_submission) else "medium"
        for submission, taken in by_submission.items():
            others = {
                name: by_submission[name] for name in sorted(by_submission) if name != submission
            }
            if others:
                yield _flag(camera, submission, taken, others, strength)


def _press(by_submission: Mapping[str, Sequence[Record]]) -> bool:
    """Whether one photographer may have served them: many counties, a city and its county, or one
    day in two of them.
    """
    days = Counter(
        day for taken in by_submission.values() for day in {_day(record) for record in taken} if day
    )
    among = any(counties.kin(*pair) for pair in combinations(by_submission, 2))
    return len(by_submission) > 2 or among or max(days.values(), default=0) > 1


def _day(record: Record) -> str:
    """When the photograph says it was taken, YYYY-MM-DD; empty where it does not."""
    return record.metadata.get("DateTimeOriginal", "")[:10].replace(":", "-")


def _camera(record: Record) -> Camera | None:
    serial = record.metadata.get("BodySerialNumber", "").strip()
    if len(serial) < LEAST or len(set(serial)) < 3:
        return None
    return record.metadata.get("Make", ""), record.metadata.get("Model", ""), serial


def _flag(
    camera: Camera,
    submission: str,
    taken: list[Record],
    others: Mapping[str, Sequence[Record]],
    strength: str,
) -> Flag:
    text = (
        f"本单位{len(taken)}张照片与{'、'.join(others)}的照片由同一台相机拍摄"
        f"（{camera[1] or camera[0]}，机身号尾号 {camera[2][-3:]}）。请说明照片由谁、在哪里拍摄"
    )
    evidence = {
        "strength": strength,
        "model": camera[1],
        "others": list(others),
        "paths": [record.material.path for record in taken[:20]],
        "facts": [
            {
                "path": record.material.path,
                "date": _day(record),
                "other": name,
            }
            for name, own in ((submission, taken), *others.items())
            for record in own[:SHOWN]
        ],
        "places": [
            {"path": record.material.path, "page": 1, "box": WHOLE} for record in taken[:SHOWN]
        ],
    }
    remedy = "提供这些照片的原始文件，附拍摄人和拍摄经过"
    return flag("camera-shared", submission, taken, text, remedy, evidence=evidence)
