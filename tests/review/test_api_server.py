"""A package handed in over the web: followed, cut short by kill -9, taken up, reported, decided."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import numpy as np
import pytest
import uvicorn
from PIL import Image

from checker import intake, review
from checker.pipeline import Read, judge
from checker.records import examine
from checker.reports.build import report
from checker.store import checks, open_store, tokens
from checker.work import identity
from checker.work.background import Background
from checker.work.child import Means
from tests.store.batch import ARTICLES, NOTICE, SYSTEM

ROOT = Path(__file__).parents[2]
PAGES = 10
ENGINE = """
import time
NAME = "slow"
class Slow:
    name, version = "slow", "0"
    def read(self, picture):
        time.sleep({seconds})
        return []
    def recognise(self, crops):
        return [("", 0.0) for _ in crops]
def build():
    return Slow()
def state():
    return True, "slow"
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="信号只在 POSIX 上有")


@pytest.fixture
def plugged(tmp_path, monkeypatch):
    """An engine that takes its time, found as those of others are: by its entry point."""
    folder = tmp_path / "plugin"
    facts = folder / "slow_engine-0.dist-info"
    facts.mkdir(parents=True)
    (folder / "slow_engine.py").write_text(ENGINE.format(seconds=0.15), encoding="utf-8")
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: slow-engine\nVersion: 0\n")
    (facts / "entry_points.txt").write_text("[checker.ocr]\nslow = slow_engine\n")
    paths = [str(folder), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))


def package(folder):
    """Photographs that differ, and a notice without a header."""
    file = folder / "商河县.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("四、信用应用/2/信用评价办法.txt",
                        NOTICE.format(county="商河县", articles=ARTICLES))  # fmt: skip
        for number in range(PAGES):
            noise = np.random.default_rng(number).integers(0, 255, (60, 80, 3), dtype=np.uint8)
            picture = io.BytesIO()
            Image.fromarray(noise).resize((400, 300)).save(picture, "PNG")
            packed.writestr(f"一、制度建设/1/照片{number}.png", picture.getvalue())
    return file


@contextmanager
def as_process(where):
    """The program as people start it; its port is free when it begins to listen."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "cli.py", "serve", where, "--port", str(port), "--ocr", "slow"]
    process = subprocess.Popen([*command, "--jobs", "1"], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


@contextmanager
def as_thread(where):
    """The same in this process."""
    store = open_store(where)
    desk = Background(store, Means(f"{where}.work", engine="slow", jobs=1))
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(review.make(store, False, desk), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


def client(address, token):
    made = httpx.Client(
        base_url=f"{address}/api/v1", headers={"Authorization": f"Bearer {token}"}, timeout=60
    )
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            assert made.get("/me").json()["name"] == "张三"
            return made
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def events(web, number, last=""):
    """Id, name and data of each event."""
    headers = {"Last-Event-ID": last} if last else {}
    with web.stream("GET", f"/checks/{number}/events", headers=headers) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        told = {}
        for line in stream.iter_lines():
            name, _, value = line.partition(": ")
            if line:
                told[name] = value
            elif "data" in told:
                yield told["id"], told["event"], json.loads(told["data"])
                told = {}


def whole(file, work):
    """The report of a run that nothing cut short."""

    class Quick:
        name, version = "slow", "0"

        def read(self, picture):
            return []

        def recognise(self, crops):
            return [("", 0.0) for _ in crops]

    found = intake.submission(file, SYSTEM, work)
    records = tuple(examine(material, Quick()) for material in found.materials)
    return json.loads(
        report(judge(SYSTEM, [Read(found, records, ())])).model_dump_json(by_alias=True)
    )


def test_a_check_survives_kill_minus_nine(tmp_path, plugged):
    where, file = str(tmp_path / "review.db"), package(tmp_path)
    token = tokens.make(open_store(where, make=True), "张三", "试用")
    with as_process(where) as (address, server), closing(client(address, token)) as web:
        sent = {"files": (file.name, file.read_bytes())}
        answer = web.post("/checks/upload", files=sent)
        assert answer.status_code == 202
        number = answer.json()["id"]
        for last, _, told in events(web, number):  # noqa: B007
            if told["done"] >= 3:
                break
        server.kill()
        cut(where, number)
    kept = {each: each.stat().st_mtime_ns for each in Path(f"{where}.work").glob("records/*")}
    assert 3 <= len(kept) < PAGES
    with as_thread(where) as address, closing(client(address, token)) as web:
        seen = list(events(web, number, last))
        last, name, told = seen[-1]
        assert (name, told["state"], told["done"]) == ("end", "done", PAGES + 1)
        again = web.get(f"/checks/{number}/events", headers={"Last-Event-ID": last})
        assert again.status_code == 204
        assert kept == {each: each.stat().st_mtime_ns for each in kept}, "nothing is read twice"
        run = told["run"]
        assert web.get(f"/runs/{run}/report").json() == whole(file, tmp_path / "other")
        decide(web, run)


def cut(where, number):
    """End the process of a check too, as a power failure would."""
    with open_store(where).read() as connection:
        worker = checks.one(connection, number).worker
    os.killpg(identity.process(worker).pid, signal.SIGKILL)


def decide(web, run):
    (own,) = web.get(f"/runs/{run}").json()["submissions"]
    flags = web.get(f"/submissions/{own['id']}/flags").json()["items"]
    void = next(each for each in flags if each["flag"]["severity"] == "void")
    path = f"/submissions/{own['id']}/flags/{void['flag']['id']}/decisions"
    said = {"verdict": "dismissed", "reason": "误读", "seen": void["seen"]}
    done = web.post(path, json=said)
    assert done.status_code == 201
    assert done.json()["standing"]["flag"]["status"] == "dismissed"
    late = web.post(path, json={**said, "verdict": "confirmed"})
    assert late.status_code == 409
    assert late.headers["content-type"] == "application/problem+json"
    assert late.json()["standing"]["decisions"][0]["by"] == "张三"
    assert web.get("/audit/verify").json()["faults"] == []
