"""What all tests share: where the real captures are, and skipping loudly where they are not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]

# pytest loads readline, which sets these behind Python's back for every process begun after, xdist's workers among them.
for name in ("COLUMNS", "LINES"):
    os.environ.pop(name, None)
    os.unsetenv(name)


def absent(what: str) -> None:
    """Skip the test, or fail it where continuous integration must have what is missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is absent, and CI=true")
    pytest.skip(f"{what} is absent: this check runs where it is")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real captures beside the repository."""
    folder = ROOT.parent / "shared"
    if not (folder / "feed").is_dir():
        absent("../shared")
    return folder


NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a test process (Playwright bears no second); skips loudly (fails where CI=true) where there is none."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        absent(f"a browser ({', '.join(NAMES)})")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Playwright's own environment stays out of it: no other browser is looked for or downloaded.
        started = playwright.chromium.launch(executable_path=path, args=ARGS, env=dict(os.environ))
        yield started
        started.close()
