"""Time to reconcile a million observations, and to add one capture to them, against pandas' groupby on the same rows.

Times are of the processor (user and system), so that what else the machine does counts little; the ratios to the baseline
are of the same run.

usage: python benchmarks/bench_reconcile.py [DRAWS STATEMENTS]     (default 500 2000)
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pipelines.log import Log
from pipelines.reconcile import Context, Truth, update
from pipelines.records import Observation

START = datetime(2020, 1, 1, tzinfo=UTC)


def statement(draw: int, number: int) -> Observation:
    """One statement on a draw: the first is IRCC's, the rest are of 50 news sources, one in a hundred with a wrong cutoff."""
    at = START + timedelta(days=3 * draw, minutes=number)
    said = {
        "draw_date": date(2020, 1, 1) + timedelta(days=3 * draw),
        "category": ("cec", "pnp", "french")[draw % 3],
        "invitations": 1000 + draw,
        "crs_cutoff": 400 + draw % 300 + (number % 100 == 99),
    }
    if number == 0:
        where = {"source": "ircc-feed-en", "url": "https://feed", "reader": "feed 1", "role": "table"}
        return Observation(**where, capture="c", fetched_at=at, subject=str(draw), draw_number=str(draw), **said)  # type: ignore[arg-type]
    where = {
        "source": f"news-{number % 50}",
        "url": f"https://news-{number % 50}/{draw}/{number}",
        "reader": "announcement 1",
    }
    return Observation(**where, capture="c", fetched_at=at, subject=f"{said['draw_date']}/{said['category']}", **said)  # type: ignore[arg-type]


def main() -> None:
    """Print the times and the ratio to the baseline."""
    draws, statements = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (500, 2000)
    context = Context()
    rows = [statement(draw, number) for draw in range(1, draws + 1) for number in range(statements)]
    began = time.process_time()
    frame = Log().plus(rows).table.select(["draw_date", "category", "crs_cutoff"]).to_pandas()
    built = time.process_time() - began
    began = time.process_time()
    frame.groupby(["draw_date", "category"]).crs_cutoff.agg(lambda column: column.mode().iloc[0])
    baseline = time.process_time() - began
    began = time.process_time()
    truth = update(Truth(), Log(), rows, context)
    whole = time.process_time() - began
    log = Log().plus(rows)
    began = time.process_time()
    after = update(truth, log, [statement(draws // 2, statements + 1)], context)
    one = time.process_time() - began
    assert len(after.draws) == draws
    corrected = replace(statement(draws // 2, 0), fetched_at=rows[-1].fetched_at, crs_cutoff=1000)
    began = time.process_time()
    after = update(truth, log, [corrected], context)
    feed = time.process_time() - began
    assert after.draws[str(draws // 2)]["crs_cutoff"] == 1000
    print(f"{len(rows):,} observations of {draws} draws")
    print(f"to Arrow              {built:8.2f} s")
    print(f"pandas groupby mode   {baseline:8.2f} s   (the baseline: one field, no history, no issues)")
    print(
        f"reconcile all         {whole:8.2f} s   {whole / baseline:8.1f} times the baseline, {whole / len(rows) * 1e6:.0f} us an observation"
    )
    print(f"add one news page     {one:8.3f} s   {one / whole:8.5f} of reconciling all")
    print(
        f"add one correction    {feed:8.3f} s   {feed / whole:8.5f} of reconciling all (by IRCC: links are made anew)"
    )


main()
