"""A real browser on a real port, where the machine has one."""

import shutil
import socket
import threading
import time
from contextlib import contextmanager

import uvicorn

from checker import review
from tests.review.conftest import PASSWORD

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


@contextmanager
def desk(browser, site, name):
    """A person's window, signed in; whatever the page complains of fails the day.

    Whoever opens a page awaits the navigation: what the page shows is there before its style
    sheets and scripts, and a key pressed between the two goes nowhere.
    """
    context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    page.on("request", lambda asked: faults.append(asked.url) if abroad(asked.url, site) else None)
    page.goto("/")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    yield page
    context.close()
    assert faults == []


def abroad(url, site):
    """Whether something was fetched from elsewhere."""
    return not url.startswith((site, "data:"))


def until(page, holds):
    """Wait for a script to hold. The page's own waiting needs eval, which the site forbids."""
    for _ in range(600):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    assert page.evaluate(holds)
