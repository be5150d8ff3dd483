"""The pictures of each page in ``docs/site``, taken of a store made from ``sample_docs``.

    checker check --batch sample_docs/packages --sources sample_docs/sources --store review.db
    python -m benchmarks.review.pictures review.db [--out docs/site] [--browser PROGRAM]

The store is copied first; four people decide, ask and state in the copy, as on any day. Needs
playwright and a Chromium of the system, as the tests of the site do.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy import select

from checker import SYSTEM
from checker.review.pages import due_day
from checker.store import Store, checks, judged, judging, open_store, people, statements
from checker.store.judging import Ruling
from checker.store.tables import flags, pairs, submissions
from checker.work.background import Background
from checker.work.child import Means
from tests.review import browser as browsers

PASSWORD = "correct horse 1"
SIZE = {"width": 1366, "height": 768}


def main() -> None:
    """Take them all."""
    options = argparse.ArgumentParser()
    options.add_argument("store")
    options.add_argument("--out", type=Path, default=Path("docs/site"))
    options.add_argument("--browser", default=browsers.found())
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "review.db"
        shutil.copy(given.store, copy)
        store = open_store(str(copy))
        _a_days_work(store)
        desk = Background(store, Means(folder), most=0, inbox=Path("sample_docs/packages"))
        with browsers.served(store, True, desk) as site, browsers.opened(given.browser) as web:
            for who, pages in _pages(store).items():
                _take(web, site, who, pages, given.out)
        store.engine.dispose()


def _a_days_work(store: Store) -> None:
    """A first word on fraud, a paper dismissed, a county asked, which answers."""
    with store.read() as connection:
        rows = connection.execute(
            select(flags.c.submission, flags.c.flag, flags.c.severity, submissions.c.name)
            .join(submissions, submissions.c.id == flags.c.submission)
            .order_by(flags.c.submission, flags.c.points.desc())
        ).all()
    fraud = [row for row in rows if row.severity == "fraud"]
    void = [row for row in rows if row.severity == "void"]
    for name, role in (("张三", "reviewer"), ("李四", "lead"), ("王五", "admin")):
        people.add(store, name, role, PASSWORD)
    people.add(store, "赵六", "county", PASSWORD, fraud[0].name)
    first = Ruling(fraud[0].submission, fraud[0].flag, "confirmed", "张三", text="已核对原件")
    judging.decide(store, first, False)
    misread = Ruling(void[0].submission, void[0].flag, "dismissed", "张三", "误读", "公章在第2页")
    judging.decide(store, misread, False)
    asked = Ruling(fraud[-1].submission, fraud[-1].flag, "asked", "李四", text="请说明来源")
    statements.ask(store, [asked], due_day())
    answer = "两县同用省里下发的参考文本，附转发通知。"
    statements.state(store, asked.submission, asked.flag, "李四", answer, "", b"")
    waiting = checks.Asked("sample_docs/packages/齐河县", "齐河县", False, SYSTEM, "张三")
    checks.add(store, waiting)


def _pages(store: Store) -> dict[str, dict[str, str]]:
    """Addresses by picture, by who looks at them."""
    with store.read() as connection:
        pair = connection.execute(select(pairs.c.id).order_by(pairs.c.position)).scalars().first()
        number = connection.execute(select(submissions.c.id)).scalars().first()
        now = judged.load(connection, number)
        paper = next(f for f in now.flags if f.severity == "fraud").materials[0]
    reviewer = {
        "overview": "/runs/1", "queue": "/runs/1/queue", "submission": f"/s/{number}",
        "document": f"/s/{number}/m/{paper}", "pairs": "/runs/1/pairs",
        "pair": f"/runs/1/pairs/{pair}", "print": f"/runs/1/pairs/{pair}/print",
        "meeting": f"/s/{number}/print", "decisions": "/runs/1/decisions",
        "rules": "/runs/1/rules", "checks": "/checks", "interface": "/interface", "me": "/me",
    }  # fmt: skip
    return {"": {"login": "/login"}, "张三": reviewer, "王五": {"accounts": "/accounts"},
            "赵六": {"county": "/"}}  # fmt: skip


def _take(web: Any, site: str, who: str, pages: dict[str, str], out: Path) -> None:
    with _window(web, site, who) as page:
        for name, address in pages.items():
            page.goto(address)
            page.wait_for_load_state("networkidle")
            if name == "queue":
                page.keyboard.press("j")
            _keep(page, out / f"{name}.png")
            if name == "queue":
                _preview(page, out)


def _preview(page: Any, out: Path) -> None:
    """Two questions picked by key, and what deciding both would do."""
    for key in ("x", "j", "x"):
        page.keyboard.press(key)
    with page.expect_navigation():
        page.click("#bulk button.main")
    _keep(page, out / "bulk.png")


@contextmanager
def _window(web: Any, site: str, who: str) -> Iterator[Any]:
    context = web.new_context(base_url=site, viewport=SIZE, locale="zh-CN")
    page = context.new_page()
    if who:
        page.goto("/login")
        page.fill("input[name=name]", who)
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("nav.site")
    yield page
    context.close()


def _keep(page: Any, where: Path) -> None:
    """A picture in 128 colours: it lies in the repository."""
    page.screenshot(path=str(where))
    with Image.open(where) as taken:
        small = taken.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    small.save(where, optimize=True)
    print(where.name, where.stat().st_size // 1024, "KB", flush=True)


if __name__ == "__main__":
    main()
