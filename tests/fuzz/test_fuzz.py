"""Every reader of outside bytes keeps its contract: on its seeds, on what once broke it, on mutations, and when fuzzed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.discovery import read_listing
from tests.conftest import absent
from tests.fuzz.targets import CASES, TARGETS, seeds
from tests.soak.small import ROOT

SOAK_SECONDS = int(os.environ.get("DRAWS_FUZZ_SECONDS", "600"))
quick = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def known(target: str) -> tuple[bytes, ...]:
    return tuple(seeds(target))


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_seeds_and_what_once_broke_it(target: str) -> None:
    for body in known(target):
        TARGETS[target](body)


def mutated(body: bytes, edits: list[tuple[float, float, bytes]]) -> bytes:
    """Put bytes in place of a stretch of the body, some times over; places and lengths are shares of the whole."""
    for place, length, put in edits:
        start = int(place * len(body))
        body = body[:start] + put + body[start + int(length * length * length * len(body)) :]
    return body


share = st.floats(0, 1)
edits = st.lists(
    st.tuples(
        share,
        share,
        st.one_of(
            st.binary(max_size=6), st.sampled_from([b"", b'"', b"{", b"[" * 3000, b"<", b"</", b"\0", b"\xff\xfe"])
        ),
    ),
    max_size=4,
)


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_mutations_of_good_input(target: str) -> None:
    @quick
    @given(body=st.sampled_from(known(target)), edits=edits)
    def kept(body: bytes, edits: list[tuple[float, float, bytes]]) -> None:
        TARGETS[target](mutated(body, edits))

    kept()


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_any_bytes(target: str) -> None:
    @quick
    @given(body=st.binary(max_size=300))
    def kept(body: bytes) -> None:
        TARGETS[target](body)

    kept()


texts = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20))
keys = st.sampled_from(
    ["drawNumber", "drawDate", "drawDateFull", "drawName", "drawSize", "drawCRS", "drawCutOff", "dd1"]
)
values: st.SearchStrategy[Any] = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys | st.text(max_size=5), inner, max_size=8)
)
rounds = st.lists(st.dictionaries(keys, values, max_size=8) | values, max_size=4)


@settings(quick, max_examples=50)
@given(rounds=rounds | st.dictionaries(st.sampled_from(["r1", "r2", "x"]), values) | values)
def test_json_in_the_shape_of_the_feed(rounds: Any) -> None:
    TARGETS["feed"](json.dumps({"classes": "wb-tables", "rounds": rounds}).encode())


@pytest.mark.soak
@pytest.mark.parametrize("target", sorted(TARGETS))
def test_fuzzed_by_coverage(target: str, tmp_path: Any) -> None:
    """Ten minutes each; DRAWS_FUZZ_SECONDS sets another time."""
    probe = subprocess.run([sys.executable, "-c", "import atheris"], capture_output=True, check=False)
    if probe.returncode:
        absent("atheris")
    words = ["-m", "tests.fuzz", target, "--seconds", str(SOAK_SECONDS), "--found", str(tmp_path)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stderr[-4000:]}\nthe input is in {list(tmp_path.iterdir())}"


@pytest.mark.parametrize(
    ("case", "url", "pages", "lists"),
    [
        ("link-no-address.rss", "feed", ["https://news.example/express-entry-draw"], []),
        ("loc-no-address.xml", "sitemap.xml", ["https://news.example/a"], []),
        ("robots-no-address.txt", "robots.txt", [], ["https://news.example/sitemap.xml"]),
    ],
)
def test_an_address_that_is_none_hides_no_other(case: str, url: str, pages: list[str], lists: list[str]) -> None:
    found = read_listing((CASES / "listing" / case).read_bytes(), f"https://news.example/{url}")
    assert [entry.url for entry in found.pages] == pages
    assert [entry.url for entry in found.lists] == lists
