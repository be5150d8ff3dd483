"""Makes the sample packages and their answers: ``python sample_docs/make.py [--only COUNTY]``.

Needs Debian's fonts-noto-cjk and fonts-arphic-ukai, and the Python packages of requirements.txt.
What it makes is committed, so the demo needs none of them.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from maker import answers, build, fonts, manifest, story  # noqa: E402

Entry = dict[str, Any]


def main() -> None:
    """Draws every county, then writes answers.yaml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="a county's name; the answers still cover all")
    only = parser.parse_args().only
    stories = story.load(HERE / "stories", HERE / "sources")
    fonts.register(story.characters(stories), Path(tempfile.mkdtemp()))
    for county in stories:
        if only in (None, county["county"]):
            _draw(county)
    _answers(stories)


def _draw(county: Entry) -> None:
    folder = HERE / "packages" / county["county"]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for entry in county["materials"]:
        build.material(entry, folder / entry["path"], story.seed(county["county"], entry["path"]))
    if county.get("manifest"):
        manifest.write(county, folder)


def _answers(stories: list[Entry]) -> None:
    pairs = yaml.safe_load((HERE / "stories" / "pairs.yml").read_text("utf-8"))
    written: Entry = {"counties": {}, **pairs}
    for county in stories:
        folder = HERE / "packages" / county["county"]
        entries = county["materials"]
        readable = [entry for entry in entries if not entry.get("code")]
        broken = [entry for entry in entries if entry.get("code") in answers.BROKEN]
        junk = [entry["path"] for entry in entries if entry.get("code") == "set_aside"]
        written["counties"][county["county"]] = {
            "manifest": (county.get("manifest") or {}).get("name"),
            "materials": [answers.material(entry, folder) for entry in readable],
            "unprocessed": [{"path": e["path"], "code": e["code"]} for e in broken],
            "set_aside": junk,
        }
    text = yaml.dump(written, allow_unicode=True, sort_keys=False, width=100, Dumper=_Plain)
    head = "# Written by make.py from what it drew. verdict: right; accept: also defensible.\n"
    (HERE / "answers.yaml").write_text(head + text, "utf-8")


class _Plain(yaml.SafeDumper):
    """YAML without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


if __name__ == "__main__":
    main()
