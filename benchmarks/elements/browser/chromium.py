"""Print one HTML text to PDF with the system's Chromium."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def found() -> str | None:
    """The browser's path, ``None`` where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def pdf(html: str, target: Path) -> Path:
    """Write the printed pages to ``target``. Raises ``RuntimeError`` if nothing came out."""
    browser = found()
    if browser is None:
        raise RuntimeError("no Chromium")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(html, "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target.resolve()}"]
        done = subprocess.run(
            [*command, page.as_uri()], capture_output=True, timeout=120, check=False
        )
    if not target.exists():
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-400:])
    return target
