"""What a crawl costs that finds nothing: requests, bytes and CPU seconds, against `python -c "import scrapy"`.

Run it with `python benchmarks/bench_idle_crawl.py`; it crawls the sample web on 127.0.0.1, once to fill the archive, then
ROUNDS times with nothing new, all children included. The ratios are to the interpreter that imports Scrapy and ends.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from archive.crawls import CrawlRecord, crawl_records
from archive.store import open_store
from scraper.sample_web import SampleWeb

ROUNDS = 3
ROOT = Path(__file__).resolve().parents[1]


def cpu_seconds(*words: str) -> float:
    """CPU seconds, user and system, of a Python process and its children."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def against_scrapy(crawl: list[str]) -> tuple[float, float]:
    """The median cost of a crawl and of importing Scrapy, measured in turns so that a busy machine meets both alike."""
    pairs = [(cpu_seconds(*crawl), cpu_seconds("-c", "import scrapy")) for _ in range(ROUNDS)]
    return statistics.median(one for one, _ in pairs), statistics.median(two for _, two in pairs)


def told(record: CrawlRecord) -> str:
    """Requests and bytes of a crawl, by source."""
    return ", ".join(f"{one.source} {one.requests} requests {one.bytes} bytes" for one in record.sources)


def main() -> None:
    """Print a line for each kind of crawl."""
    with TemporaryDirectory() as folder, SampleWeb() as web:
        sources, root = Path(folder) / "sources.toml", Path(folder) / "archive"
        sources.write_text(web.sources_toml(), encoding="utf-8")
        late = Path(folder) / "late.toml"
        late.write_text(web.sources_toml().replace("every_minutes = 0", "every_minutes = 600"), encoding="utf-8")
        os.environ["DRAWS_ARCHIVE"] = str(root)
        crawl = ["-m", "pipelines", "crawl", "--sources"]
        cpu_seconds(*crawl, str(sources))
        cases = {
            "one feed, unchanged": [*crawl, str(sources), "ircc-feed-en"],
            "all sources of the sample web, unchanged": [*crawl, str(sources)],
            "no source is due": [*crawl, str(late)],
        }
        for name, words in cases.items():
            before = len(crawl_records(open_store(root)))
            cost, scrapy = against_scrapy(words)
            print(f"{name}: {cost:.2f} CPU s, {cost / scrapy:.1f} × importing Scrapy ({scrapy:.2f} s)")
            made = crawl_records(open_store(root))[before:]
            for record in made[-2:] if "news" in name else made[-1:]:
                print(f"  {told(record)}")


if __name__ == "__main__":
    main()
