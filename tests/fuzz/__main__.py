"""Coverage-guided fuzzing of one reader: `python -m tests.fuzz TARGET [--seconds N] [--seed N] [--found FOLDER]`.

Ends with 0 where nothing was found; else with another code, and the input that broke the contract is in the folder. Put it
into `tests/fuzz/cases/TARGET/`, where every `make test` replays it, and mend the reader.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["scraper", "pipelines", "archive", "warcio"], enable_loader_override=False):
    from tests.fuzz.targets import TARGETS, seeds

WORDS = (
    *(
        "rounds",
        "drawNumber",
        "drawDate",
        "drawSize",
        "drawCRS",
        "drawCutOff",
        "drawName",
        "dd1",
        "null",
        "NaN",
        "1e999",
    ),
    *("Express Entry", "CRS", "invitations", "Tie-breaking rule", "April 11, 2024", "491", "4,500", "<table>", "<td>"),
    *(
        "<li>",
        "<p>",
        "<script>",
        "<!ENTITY",
        "<urlset>",
        "<loc>",
        "<rss>",
        "<item>",
        "<feed>",
        "Sitemap:",
        "&#x110000;",
    ),
    *("WARC/1.1", "WARC-Type: revisit", "Content-Length: 99", "Transfer-Encoding: chunked", "sha256", "tables"),
)


def main() -> None:
    """Fuzz until the time is up or something is found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--found", type=Path, default=Path("data/fuzz"))
    chosen = parser.parse_args()
    chosen.found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(seeds(chosen.target)):
            (corpus / str(number)).write_bytes(seed)
        words = Path(folder) / "words"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS))
        limits = [f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}", "-max_len=20000", "-timeout=60"]
        limits += ["-rss_limit_mb=3000", f"-dict={words}", f"-artifact_prefix={chosen.found}/{chosen.target}-"]
        atheris.Setup([sys.argv[0], *limits, str(corpus)], TARGETS[chosen.target])
        atheris.Fuzz()


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"')


if __name__ == "__main__":
    main()
