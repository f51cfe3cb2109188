"""What the tests of the documents share: the built site, and an archive with IRCC's corrections in it. Each is made once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]

CAPTURES = (
    "2023-01-19T034312Z",  # four draws of 2022 have no pool
    "2023-01-22T101603Z",  # they have one
    "2023-08-02T051040Z",
    "2024-04-06T095537Z",  # the last to know #262 as tied on August 1, and names such as (2024-1)
    "2025-07-10T030859Z",  # #262 is corrected, 23 draws are renamed, four pools are blank
    "2025-07-24T032828Z",
    "2025-12-17T232058Z",
)
"""The captures after which something is different that the documents and notebooks speak of."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that one worker makes and all use."""
    base = factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(f"{place}.lock"):
        done = place.with_suffix(".done")
        if not done.exists():
            make(place)
            done.touch()
    return place


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents, built strictly: a dead link, a missing anchor or a page out of the nav fails it."""

    def build(place: Path) -> None:
        run = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(place)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr

    return once(tmp_path_factory, "site", build)


@pytest.fixture(scope="session")
def corrected(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of seven real captures, between which IRCC corrected, renamed and withdrew. Not to be written to."""

    def ingest(place: Path) -> None:
        files = [str(shared / "feed" / f"{name}.json") for name in CAPTURES]
        run = subprocess.run(
            [sys.executable, "-m", "pipelines", "ingest", *files, "--archive", str(place)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert run.returncode == 0, run.stderr

    return once(tmp_path_factory, "corrected", ingest)
