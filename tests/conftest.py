"""What all tests share: where the real captures are, and skipping loudly where they are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


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
