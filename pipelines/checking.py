"""Ask sources without an archive: which answer, which yield, and what is wrong with the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from pipelines.crawl import SPIDERS, what_is_wrong
from pipelines.fetching import Memory, fetch
from pipelines.normalize import normalize, page_of
from pipelines.validate import gate
from scraper import readers
from scraper.captures import read_warc
from scraper.discretion import shown
from scraper.errors import EmptyTemplateError, ReadError

if TYPE_CHECKING:
    from pipelines.crawl import Plan
    from pipelines.fetching import Fetched
    from scraper.items import Capture
    from scraper.sources import Source


@dataclass(slots=True)
class Checked:
    """How one source answered.

    `answers` counts statuses (`200`, `304`, …) without robots.txt. `entries` and `told` are what the lists of a source of
    news name and how many of it speaks of draws (None for others). `pages` were read, `statements` about draws they made.
    """

    source: str
    outcome: Literal["ok", "failed"] = "ok"
    answers: dict[str, int] = field(default_factory=dict)
    entries: int | None = None
    told: int | None = None
    pages: int = 0
    statements: int = 0
    seconds: float = 0.0
    wrong: str = ""

    def row(self) -> dict[str, Any]:
        """The same for printing."""
        answers = ", ".join(f"{count} × {status}" for status, count in self.answers.items())
        return {**asdict(self), "answers": answers, "seconds": round(self.seconds, 1)}


def check(plan: Plan) -> list[Checked]:
    """Ask the sources of a plan as a first crawl would, in a folder that is thrown away."""
    found: dict[str, Checked] = {}
    for spider in dict.fromkeys(SPIDERS.values()):
        chosen = [source for source in plan.sources if SPIDERS[source.kind] == spider]
        if chosen:
            found |= {one.source: one for one in _ask(spider, chosen, plan)}
    return [found[source.id] for source in plan.sources]


def _ask(spider: str, sources: list[Source], plan: Plan) -> list[Checked]:
    with TemporaryDirectory() as folder:
        warc = Path(folder) / "check.warc.gz"
        fetched = fetch(spider, sources, warc, Memory(), sources_file=plan.sources_file, settings=plan.settings)
        captures = list(read_warc(fetched.warc)) if fetched.warc else []
    return [_judge(source, fetched, [one for one in captures if one.source == source.id]) for source in sources]


def _judge(source: Source, fetched: Fetched, captures: list[Capture]) -> Checked:
    report = fetched.report.get("sources", {}).get(source.id, {})
    news = source.lists_pages
    found = Checked(source.id, answers=report.get("responses", {}), seconds=report.get("seconds", 0.0))
    if news:
        found.entries, found.told = report.get("entries", 0), report.get("told", 0)
    pages = [capture for capture in captures if capture.purpose == "page" and capture.status == 200]
    said = [_read(found, source, page) for page in pages]
    wrong = Counter(text for text, _ in said if text)
    failed = any(fails for _, fails in said)
    reasons = [fetched.trouble, what_is_wrong(report, news=news)]
    found.outcome = "failed" if failed or any(reasons) else "ok"
    found.wrong = shown("; ".join(filter(None, [*reasons, *wrong])))
    return found


def _read(found: Checked, source: Source, capture: Capture) -> tuple[str, bool]:
    """Read a page and count what it states; gives what is wrong with it, and whether the source fails by it."""
    try:
        draws = readers.read(capture, source.kind)
    except EmptyTemplateError as error:
        return str(error), source.kind not in readers.TEMPLATE_KINDS | readers.NEWS_KINDS
    except ReadError as error:
        return str(error), source.kind not in readers.NEWS_KINDS
    found.pages += 1
    found.statements += len(draws)
    if source.kind not in readers.FEED_KINDS:
        return "", False
    page = page_of(capture, source.kind)
    refusal = gate([normalize(raw, page) for raw in draws], {}, language=source.language)
    return (refusal.what, True) if refusal else ("", False)
