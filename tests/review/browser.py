"""A real browser on a real port, where the machine has one."""

import shutil
import socket
import threading
import time
from contextlib import contextmanager

import uvicorn

from checker import review

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def found():
    """The system's browser, or nothing."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def served(store, accounts, desk=None):
    """The address of the site while it runs; ``desk`` takes checks, and starts none."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(review.make(store, accounts, desk), log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@contextmanager
def opened(binary):
    """The browser, without a window."""
    from playwright.sync_api import sync_playwright  # only here: the module may be missing

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
