"""The interface under schemathesis: what it says of itself against what it answers.

    python -m benchmarks.review.api [--examples 20] [--seconds 240] [--seed 1]

A store with the two counties of the tests is served on loopback; a lead's token opens every
operation. Failures are crashes, answers that the description does not name or whose shape it does
not fit, wrong values taken, right ones refused. Events are left out: a stream has no end here.
Needs the ``bench`` extra. Exit code 1 where anything failed.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from checker import review
from checker.review.api.pace import Pace
from checker.store import joining, open_store, people, tokens
from checker.work.background import Background
from checker.work.child import Means
from tests.store.batch import result

LEFT_OUT = r"/events$"


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, str]]:
    """Address and token of a running site whose checks wait for ever."""
    store = open_store(str(folder / "review.db"), make=True)
    joining.save(store, result())
    people.add(store, "负责人", "lead", "correct horse 1")
    (folder / "work").mkdir()
    desk = Background(store, Means(str(folder / "work")), most=0, inbox=folder)
    site = review.make(store, accounts=True, background=desk)
    paces = site.state.interface.state.paces
    paces.person = paces.wrong = paces.checks = Pace(per_minute=1e9, burst=1e9)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(site, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/api/v1"
        yield address, tokens.make(store, "负责人", "schemathesis")
    finally:
        server.should_exit = True
        thread.join(20)


def known(address: str, token: str) -> str:
    """Settings that name what there is, beside what is made up, so that not all is 404."""
    web = httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60)
    paper = web.get("/submissions/1/materials").json()["items"][0]["id"]
    flag = web.get("/submissions/1/flags").json()["items"][0]["flag"]["id"]
    pair = web.get("/runs/1/pairs").json()["items"][0]["id"]
    web.post("/checks", json={"path": "work"})
    given = {"/materials/": ("key", paper), "/pairs/": ("key", pair), "/flags/": ("flag", flag)}
    parts = [
        f'[[operations]]\ninclude-path-regex = "{path}"\n'
        f'parameters = {{ "path.number" = 1, "path.{name}" = "{value}" }}\n'
        for path, (name, value) in given.items()
    ]
    return "\n".join(['[parameters]\n"path.number" = 1\n', *parts])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=20, help="of each operation")
    parser.add_argument("--seconds", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    tool = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    if tool is None:
        print("没有 schemathesis：pip install -e '.[bench]'")
        return 2
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (address, token):
        settings = Path(folder) / "schemathesis.toml"
        settings.write_text(known(address, token), encoding="utf-8")
        command = [
            tool, "--config-file", str(settings), "run", f"{address}/openapi.json",
            "--header", f"Authorization: Bearer {token}",
            "--exclude-path-regex", LEFT_OUT,
            "--phases", "examples,coverage,fuzzing",
            "--max-examples", str(asked.examples),
            "--max-time", str(asked.seconds),
            "--seed", str(asked.seed),
            "--exclude-checks", "positive_data_acceptance,ignored_auth",
            "--request-timeout", "30",
            "--continue-on-failure", "--no-color",
        ]  # fmt: skip
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
