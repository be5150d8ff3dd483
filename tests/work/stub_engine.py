"""Workers started by spawn import this module, so that a test can make a file hang or crash."""

import os
import subprocess
import sys
import tempfile
import time

from checker.errors import EngineFailed, EngineMissing, Unreadable

EATING = """import time
held = bytearray(900 << 20)
held[::4096] = b"x" * len(held[::4096])
time.sleep(60)"""


def behave(material, engine):
    """What the file's name asks for."""
    name = material.path
    if "long" in name:
        for _ in range(12):
            engine.read()
            time.sleep(0.3)
    if "started" in name:
        started = tempfile.mkdtemp(), subprocess.Popen(["sleep", "60"]).pid
        if "hang" not in name:
            return started
    if "hang" in name:
        time.sleep(600)
    if "crash" in name:
        os._exit(3)
    if "swell" in name:
        subprocess.Popen([sys.executable, "-c", EATING])
        time.sleep(600)
    if "eat" in name:
        held = bytearray(900 << 20)
        held[::4096] = b"x" * len(held[::4096])
        time.sleep(600)
    if "broken" in name:
        raise Unreadable("corrupt", "文件已损坏", "请重新导出")
    if "unloaded" in name:
        raise EngineMissing("部件载入不了", "请安装运行库")
    if "engine" in name:
        raise EngineFailed("识别引擎出错")
    if "surprise" in name:
        raise RuntimeError("unexpected")
    return name
