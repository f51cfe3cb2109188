"""`python -m scraper.sample_web`: serve the sample web until its input ends; `next` and `news` let a draw come out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scraper.sample_web import SampleWeb


def main() -> None:
    """Serve, write the file of sources where asked, and obey the words on standard input."""
    parser = argparse.ArgumentParser(prog="python -m scraper.sample_web", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    parser.add_argument("--newest", default="387", help="number of the newest round in the feeds at the start")
    parser.add_argument("--sources", type=Path, help="write a file of sources whose addresses lead here")
    chosen = parser.parse_args()
    with SampleWeb(chosen.newest, chosen.port) as web:
        if chosen.sources:
            chosen.sources.write_text(web.sources_toml(), encoding="utf-8")
        _say(f"{web.url} (say `next`, `news` or `quit`)")
        for line in sys.stdin:
            if line.strip() == "quit":
                break
            _obey(web, line.strip())


def _obey(web: SampleWeb, word: str) -> None:
    deeds = {"next": web.publish_next, "news": web.publish_news_first}
    if word not in deeds:
        _say(f"{word!r} is not known: say `next`, `news` or `quit`")
        return
    try:
        _say(f"round {deeds[word]().number} is out")
    except LookupError as error:
        _say(str(error))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


main()
