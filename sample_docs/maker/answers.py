"""What a right reader must find, written from what was drawn."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
MEDIA: dict[str, list[str]] = {  # the drawn medium → the contract's words that fit it
    "pdf": ["born_digital"], "scan": ["scan"], "mixed": ["mixed"], "docx": ["office"],
    "ofd": ["ofd"], "jpg": ["image", "scan"], "png": ["image", "scan"],
    "tiff": ["image", "scan"], "phone": ["photo", "image"], "pages": ["image", "scan"],
    "text": ["other"], "xlsx": ["office"], "csv": ["office", "other"],
    "scene": ["photo", "image"], "screen": ["image"],
}  # fmt: skip
BROKEN = ("corrupt", "encrypted", "unsupported")


def material(entry: Entry, folder: Path) -> Entry:
    """The answer of one readable material."""
    elements = _elements(entry)
    paper = entry.get("paper", {})
    answer: Entry = {
        "path": entry["path"],
        "parts": _parts(entry, folder),
        "indicator": entry.get("at"),
        "kind": entry["kind"],
        "medium": MEDIA[entry["make"]],
        "elements": elements,
        "three_elements": _verdict(entry, elements),
    }
    if verdicts := entry.get("three_accept"):
        answer["three_elements"]["accept"] = verdicts
    if entry.get("item"):
        answer["item"] = entry["item"]
    if also := entry.get("also"):
        answer["also"] = also
    if paper.get("signer"):
        answer["issuer"] = paper["signer"]
    if date := str(entry.get("claim", {}).get("日期", "")) or _iso(paper.get("date", "")):
        answer["date"] = date  # the manifest's word goes first
    if plant := entry.get("plant"):
        answer["planted"] = plant
    if kinds := entry.get("kind_accept") or (["news"] if entry["make"] == "screen" else []):
        answer["kind_accept"] = kinds
    return answer


def _parts(entry: Entry, folder: Path) -> list[str]:
    if entry["make"] != "pages":
        return []
    place = Path(entry["path"]).parent
    return [(place / file.name).as_posix() for file in sorted((folder / place).glob("*.jpg"))]


def _elements(entry: Entry) -> Entry:
    paper, drawn = entry.get("paper", {}), {}
    header, number = paper.get("header"), paper.get("number")
    drawn["red_header"] = {"verdict": "present", "text": header} if header else _absent()
    own = number if paper.get("number_kind") != "issue" else None
    drawn["document_number"] = {"verdict": "present", "value": own} if own else _absent()
    if number and not own:
        drawn["document_number"] = {"verdict": "present", "value": number, "accept": ["absent"]}
    drawn["seal"] = _seal(entry, paper)
    if paper and entry.get("look", {}).get("grey"):
        drawn["red_header"] |= {"verdict": "uncertain"}
        drawn["seal"] |= {"verdict": "uncertain"}
    for name, wanted in entry.get("expect", {}).items():
        drawn[name] |= wanted
    return drawn


def _absent() -> Entry:
    return {"verdict": "absent"}


def _seal(entry: Entry, paper: Entry) -> Entry:
    seal = paper.get("seal")
    if not seal:
        # No red anywhere on a picture of a page: it may be a black-and-white copy.
        colourless = entry["make"] in ("scan", "phone") and not paper.get("header")
        return _absent() | ({"accept": ["uncertain"]} if colourless and paper else {})
    answer = {"verdict": "present", "text": seal["text"]}
    if seal.get("type") == "personal":
        return {"verdict": "absent", "accept": ["uncertain"], "text": seal["text"]}
    if entry["make"] == "docx":
        return answer | {"verdict": "uncertain"}  # a picture pasted into an editable file
    if entry["make"] == "ofd":
        return answer | {"verdict": "uncertain", "accept": ["present"]}  # unsigned picture
    if seal.get("whose"):
        return answer | {"verdict": "uncertain", "accept": ["absent", "present"]}
    if paper.get("signer") and seal["text"] != paper["signer"]:
        return answer | {"verdict": "uncertain", "accept": ["absent", "present"]}
    return answer


def _verdict(entry: Entry, elements: Entry) -> Entry:
    if entry["kind"] != "policy" or entry.get("required") is False:
        return {"verdict": "not_applicable", "missing": []}
    missing = sorted(name for name, found in elements.items() if found["verdict"] == "absent")
    if missing:
        unsure = all("uncertain" in elements[name].get("accept", []) for name in missing)
        return {"verdict": "fail", "missing": missing} | ({"accept": ["review"]} if unsure else {})
    doubtful = [answer for answer in elements.values() if answer["verdict"] == "uncertain"]
    if not doubtful:
        return {"verdict": "pass", "missing": []}
    others = {"present": "pass", "absent": "fail"}
    accept = [others[word] for answer in doubtful for word in answer.get("accept", [])]
    if "seal_of_another_body" in entry.get("plant", []):
        accept.remove("pass")  # the seal may be called present, the paper may not pass
    return {"verdict": "review", "missing": []} | ({"accept": accept} if accept else {})


def _iso(date: str) -> str:
    found = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", date)
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else ""
