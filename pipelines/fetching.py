"""Run Scrapy in a child process that leaves one sealed WARC file and a report: what crawling is, up to the archive.

A child, since a reactor cannot be started twice, and so that a crawl that hangs or eats memory can be ended from outside.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from scraper.captures import orphans, recover
from scraper.discretion import shown

if TYPE_CHECKING:
    from scraper.sources import Source

TIME_LIMIT = 1900
"""Seconds after which a crawl is ended from outside; Scrapy itself closes earlier (CLOSESPIDER_TIMEOUT)."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the archive tells a crawl of earlier ones.

    `validators`: for each address, the ETag and Last-Modified of the capture last taken in, with its address and time.
    `known`: for each digest of a body that is stored, the address and the time of its record.
    `since`: for each source, when its pages were last read. `seen`: the addresses of the pages that were read.
    """

    validators: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    known: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)
    seen: Sequence[str] = ()


@dataclass(slots=True)
class Fetched:
    """What the child left: its report, what went wrong with the child itself, and the sealed file, if any was made.

    A child that was ended from outside leaves an unsealed file; what is whole of it is sealed here.
    """

    report: dict[str, Any]
    trouble: str
    warc: Path | None

    @property
    def closed_early(self) -> str:
        """Why Scrapy ended before all was asked: its limits of time and memory, or a signal; empty where all was asked."""
        reason = self.report.get("finish_reason", "finished")
        return "" if reason == "finished" else f"the crawl was closed early ({reason}); what it has is taken in"


def fetch(
    spider: str,
    sources: Iterable[Source],
    warc: Path,
    memory: Memory,
    *,
    sources_file: Path | None = None,
    settings: Mapping[str, str] | None = None,
    time_limit: float = TIME_LIMIT,
) -> Fetched:
    """Crawl some sources with one spider into the sealed file `warc`. Whatever goes wrong is told, never raised."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        options = {"DRAWS_WARC": str(warc.resolve()), "DRAWS_REPORT": str(place / "report.json"), **(settings or {})}
        for name in ("validators", "known", "since", "seen"):
            file = place / f"{name}.json"
            file.write_text(json.dumps(getattr(memory, name)), encoding="utf-8")
            options[f"DRAWS_{name.upper()}"] = str(file)
        if sources_file:
            options["DRAWS_SOURCES"] = str(sources_file.resolve())
        names = ",".join(source.id for source in sources)
        command = [sys.executable, "-m", "scrapy", "crawl", spider, "-a", f"sources={names}"]
        command += [part for key, value in options.items() for part in ("-s", f"{key}={value}")]
        # The item pipelines only type what is exported; here the captures are read anew from the sealed file.
        command += ["-s", "ITEM_PIPELINES={}", "-s", "DRAWS_LIFELINE=1"]
        trouble = _run(command, os.environ | {"SCRAPY_SETTINGS_MODULE": "scraper.settings"}, time_limit)
        for left in orphans(warc.parent):
            if left.name.startswith(warc.name):
                recover(left)
        return Fetched(*_report(place / "report.json", trouble), warc if warc.exists() else None)


def _report(path: Path, trouble: str) -> tuple[dict[str, Any], str]:
    try:
        return json.loads(path.read_text(encoding="utf-8")), trouble
    except (OSError, ValueError) as error:
        return {}, trouble or f"the crawl left no report ({error})"


def _run(command: list[str], environment: Mapping[str, str], time_limit: float) -> str:
    """Run the child to its end, or to the limit; gives what went wrong, in words."""
    lifeline, our_end = os.pipe()
    try:
        # Our own interpreter, with arguments from our own list of sources.
        done = subprocess.run(  # noqa: S603
            command,
            env=dict(environment),
            timeout=time_limit,
            check=False,
            capture_output=True,
            text=True,
            stdin=lifeline,
        )
    except subprocess.TimeoutExpired:
        return f"the crawl was ended after {time_limit:g} seconds"
    finally:
        os.close(lifeline)
        os.close(our_end)
    if done.returncode:
        tail = shown(" | ".join(done.stderr.strip().splitlines()[-3:]))
        return f"scrapy ended with {done.returncode}: {tail}"
    return ""
