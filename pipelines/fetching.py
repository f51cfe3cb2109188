"""Run Scrapy in a child process that leaves one sealed WARC file and a report: what crawling is, up to the archive.

A child, since a reactor cannot be started twice, and so that a crawl that hangs or eats memory can be ended from outside.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scraper.sources import Source

TIME_LIMIT = 1500
"""Seconds after which a crawl is ended from outside; Scrapy itself closes earlier."""


@dataclass(slots=True)
class Fetched:
    """What the child left: the sealed WARC file (None where nothing was fetched), the report, and what went wrong."""

    warc: Path | None
    report: dict[str, Any] = field(default_factory=dict)
    trouble: str = ""


def fetch(
    spider: str,
    sources: Iterable[Source],
    *,
    sources_file: Path | None,
    folder: Path,
    name: str,
    validators: Mapping[str, Mapping[str, str]],
    since: Mapping[str, datetime],
    settings: Mapping[str, str],
    time_limit: float = TIME_LIMIT,
) -> Fetched:
    """Crawl some sources with one spider into `folder/name.warc.gz`.

    `validators` are the ETag and Last-Modified of each address as last taken in, `since` when each source was last read.
    """
    report = folder / f"{name}.report.json"
    known = folder / f"{name}.known.json"
    since_text = {source: at.isoformat() for source, at in since.items()}
    known.write_text(json.dumps({"validators": validators, "since": since_text}), encoding="utf-8")
    warc = folder / f"{name}.warc.gz"
    command = [sys.executable, "-m", "scrapy", "crawl", spider, "-a", f"sources={','.join(one.id for one in sources)}"]
    options = {"DRAWS_WARC": warc, "DRAWS_REPORT": report, "DRAWS_KNOWN": known} | dict(settings)
    if sources_file:
        options["DRAWS_SOURCES"] = sources_file.resolve()
    command += [part for key, value in options.items() for part in ("-s", f"{key}={value}")]
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "scraper.settings"}
    trouble = _run(command, environment, time_limit)
    try:
        told = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        told, trouble = {}, trouble or f"the crawl left no report ({error})"
    return Fetched(warc if warc.exists() else None, told, trouble)


def _run(command: list[str], environment: Mapping[str, str], time_limit: float) -> str:
    """Run the child to its end, or to the limit; gives what went wrong, in words."""
    try:
        # Our own interpreter, with arguments from our own list of sources.
        done = subprocess.run(  # noqa: S603
            command, env=dict(environment), timeout=time_limit, check=False, capture_output=True, text=True
        )
    except subprocess.TimeoutExpired:
        return f"the crawl was ended after {time_limit:g} seconds"
    if done.returncode:
        tail = " | ".join(done.stderr.strip().splitlines()[-3:])
        return f"scrapy ended with {done.returncode}: {tail}"
    return ""
