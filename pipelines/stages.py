"""Scrapy's item pipelines: what `scrapy crawl` does with a raw draw before it is exported. Nothing is committed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelines.extract import row as plain_row
from pipelines.normalize import normalize, page_of

if TYPE_CHECKING:
    from scraper.items import Stated


class Normalize:
    """Types each raw draw, so that `scrapy crawl ircc -O draws.jsonl` writes one line a draw with typed values."""

    def process_item(self, item: Stated) -> dict[str, Any]:
        """The typed statement, with where and when it was read."""
        page = page_of(item.capture, item.kind)
        row = normalize(item.draw, page)
        where = {"source": row.source, "url": row.url, "fetched_at": row.fetched_at.isoformat(), "capture": row.capture}
        return dict(plain_row(row)) | {"programs": list(row.programs) if row.programs else None} | where
