"""Whatever a page holds, the reader ends, says only what the page says, and costs no more than in proportion to its size."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract import extract, row
from scraper.errors import ReadError
from scraper.readers import announcement
from scraper.readers.blocks import MOST_ALIKE, Block, without_dump
from tests.scraper.readers.dressing import dress
from tests.scraper.readers.wordings import WORDINGS

WORDS = [
    "Express Entry",
    "draw",
    "round",
    "IRCC",
    "invited",
    "invitations",
    "4,500",
    "500",
    "491",
    "candidates",
    "CRS",
    "score",
    "of",
    "minimum",
    "April 11, 2024",
    "May 3",
    "the",
    "previous",
    "than",
    "yesterday",
    "tie-breaking rule",
    "at",
    "11:55:12 UTC",
    "CEC",
    "STEM",
    "pnp",
    "#293",
    "293rd",
    "(",
    ")",
    ":",
    ",",
    ".",
    ";",
    "\n",
    "- ",
    " – ",
    "",
    "to",
    "from",
    "up",
    "in",
    "two",
    "first",
    "second",
    "Ontario",
    "would",
    "Tirage",
    "du",
    "13 mars 2024",
    "sorteo",
    "отбор",
    "приглашений",
    "抽签",
    "邀请",
    "امتیاز",
    "۴۹۱",
    "2,5 mil",
    "12/04/2023",
]
NEWS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
PAGES = st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode), NEWS.map(str.encode))
MARKUP = st.lists(st.sampled_from(["<p>", "</p>", "<table>", "<tr>", "<td>", "</div>", "<li>", "<h1>", "&#", "<!--"]))


def digits(text: str) -> str:
    """The decimal digits of a text, whatever their script."""
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


@given(PAGES, MARKUP)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(page: bytes, tags: list[str]) -> None:
    try:
        said = extract(b"Express Entry " + page + "".join(tags).encode() + page)
    except ReadError:
        return
    for one in said:
        assert row(one)["evidence"]


@given(NEWS)
@settings(max_examples=300, deadline=None)
def test_every_figure_stands_in_the_page(text: str) -> None:
    for raw in announcement.read(f"Express Entry\n{text}".encode()):
        for figure in (raw.invitations, raw.crs_cutoff):
            assert figure is None or figure in text
        number = raw.draw_number
        assert number is None or digits(number) in digits(text) or re.search("first|second", text)


@given(st.sampled_from(WORDINGS), st.integers(0, 200))
@settings(max_examples=100, deadline=None)
def test_a_page_that_is_cut_anywhere_is_read(wording: object, cut: int) -> None:
    page = dress(wording.text, published=wording.published)  # type: ignore[attr-defined]
    extract(page[: -cut or None])


@given(st.sampled_from(WORDINGS))
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same(wording: object) -> None:
    page = wording.text.encode()  # type: ignore[attr-defined]
    assert extract(page) == extract(page)


def steps(run: Callable[[], object]) -> int:
    """How many lines of our code a call runs: what grows with the square of a page shows, whatever else the machine does."""
    count = 0

    def trace(frame: object, event: str, _: object) -> object:
        nonlocal count
        if event == "call" and "readers" not in frame.f_code.co_filename:  # type: ignore[attr-defined]
            return None
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        run()
    finally:
        sys.settrace(before)
    return count


HOSTILE = {
    "digits": "7",
    "commas": ",",
    "spaces": " ",
    "brackets": "(",
    "numbers": "2,500 ",
    "days": "June 1 ",
    "sentences": "IRCC invited 500 people with CRS 491 on May 3, 2024. ",
    "labels": "CRS: 491\n",
    "rows": "1|April 11, 2024|4,500|491\n",
    "tags": "<p>491",
    "depth": "<div>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_grows_no_faster_than_the_page(name: str) -> None:
    mark = HOSTILE[name]

    def cost(size: int) -> int:
        page = b"Express Entry draw\n" + (mark * (size // len(mark))).encode()
        return steps(lambda: extract(page))

    cost(8_000)  # fills caches
    assert cost(32_000) <= 5 * cost(8_000) + 5_000


@pytest.mark.parametrize("name", ["digits", "commas", "spaces"])
def test_a_line_of_a_million_characters_states_nothing(name: str) -> None:
    assert extract(b"Express Entry draw\n" + HOSTILE[name].encode() * 1_000_000) == []


def test_a_page_of_ten_megabytes_is_read() -> None:
    frame = b'<div class="card"><a href="/n/1/">Another story</a></div>' * 180_000
    article = b"<p>IRCC invited 4,500 candidates with a CRS of 491 on April 11, 2024 in an Express Entry draw.</p>"
    (said,) = extract(b"<html><body>" + article + frame + b"</body></html>")
    assert (said.invitations, said.crs_cutoff) == (4500, 491)


@pytest.mark.parametrize("line", ["Date CRS", "Date,CRS,Invitations", "CRS score: 480"])
def test_a_dump_of_one_line_hides_no_draw_behind_it(line: str) -> None:
    dump = f"{line}\n\n" * 3 * MOST_ALIKE
    page = f"Express Entry\n\n{dump}IRCC invited 500 CEC candidates on May 13, 2025 with 547 points.\n"
    found = [(one.draw_date_full, one.invitations, one.crs_cutoff) for one in announcement.read(page.encode())]
    assert ("2025-05-13", "500", "547") in found


def test_no_more_than_so_many_blocks_say_the_same() -> None:
    blocks = (Block("paragraph", "CRS"),) * 3 * MOST_ALIKE + (Block("paragraph", "480"),)
    assert without_dump(blocks) == blocks[-MOST_ALIKE - 1 :]
