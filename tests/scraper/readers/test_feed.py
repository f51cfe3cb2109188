"""The feed reader: what is the feed, what is not, and what each error says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import NotTheFeedError
from scraper.readers import feed

ROUND = {
    "drawNumber": "388",
    "drawNumberURL": "<a href='/content/canadasite/en/rounds/invitations.html?q=388'>388</a>",
    "drawDate": "2025-12-17",
    "drawDateFull": "December 17, 2025",
    "drawName": "French language proficiency (Version 1)",
    "drawSize": "6,000",
    "drawCRS": "399",
    "drawText2": "Canadian Experience Class",
    "drawDateTime": "December 17, 2025 at 12:26:48 UTC",
    "drawCutOff": "",
    "drawDistributionAsOn": "December 14, 2025",
    "dd1": "390",
    "dd18": "237,302",
}


def page(*rounds: dict[str, Any]) -> bytes:
    return json.dumps({"classes": "wb-tables", "rounds": list(rounds)}, ensure_ascii=False).encode()


NOT_THE_FEED = [
    ("empty", b"", "the body is empty"),
    ("one byte: the real capture of 2025-07-10T031320Z", b"\n", "the body is empty"),
    ("cut short", page(ROUND)[:300], "not JSON, or cut short"),
    ("HTML with status 200", b"<!DOCTYPE html><title>Error</title>", "the body is HTML"),
    ("null", b"null", "NoneType, not an object"),
    ("a list", b"[1, 2]", "list, not an object"),
    ("a string", b'"rounds"', "str, not an object"),
    ("no rounds", b'{"classes": "wb-tables"}', "there are no rounds"),
    ("an empty list of rounds", b'{"rounds": []}', "there are no rounds"),
    ("rounds that are text", b'{"rounds": "none"}', "there are no rounds"),
    ("a round that is no object", b'{"rounds": ["388"]}', "round 1 of 1 is no object with a drawNumber"),
    ("a round without a number", b'{"rounds": [{"drawDate": "2025-12-17"}]}', "no object with a drawNumber"),
    ("NaN", b'{"rounds": [{"drawNumber": NaN}]}', "NaN"),
    ("a name twice", b'{"rounds": [{"drawNumber": "1", "drawNumber": "2"}]}', "'drawNumber' twice"),
    ("nested 100,000 deep", b"[" * 100_000, "nested too deeply"),
    ("bytes of no encoding", b"\xff\xfe\x00\x81", "not JSON"),
]


@pytest.mark.parametrize(("why", "body", "message"), NOT_THE_FEED)
def test_what_is_not_the_feed_is_refused_with_the_reason_and_the_next_step(why: str, body: bytes, message: str) -> None:
    with pytest.raises(NotTheFeedError) as caught:
        feed.read(body)
    assert message in str(caught.value), why
    assert "the bytes are kept" in str(caught.value)


def test_every_field_comes_out_as_published() -> None:
    (raw,) = feed.read(page(ROUND))
    assert raw.draw_number == "388"
    assert (raw.draw_date, raw.draw_date_full) == ("2025-12-17", "December 17, 2025")
    assert raw.category == "French language proficiency (Version 1)"
    assert (raw.invitations, raw.crs_cutoff) == ("6,000", "399")
    assert raw.tie_break is None
    assert raw.instruction_url == "/content/canadasite/en/rounds/invitations.html?q=388"
    assert raw.pool == {"dd1": "390", "dd18": "237,302"}
    assert raw.language == "en"
    assert "round 388" in raw.evidence


SHAPES = [
    ("a number that is no text", {"drawNumber": 388, "drawSize": 6000}, {"draw_number": "388", "invitations": "6000"}),
    ("null", {"drawSize": None}, {"invitations": None}),
    ("spaces", {"drawSize": "  6,000 "}, {"invitations": "6,000"}),
    ("entities", {"drawName": "Agriculture &amp; agri-food"}, {"category": "Agriculture & agri-food"}),
    ("double quotes", {"drawNumberURL": '<a class="x" href="/en/i.html">388</a>'}, {"instruction_url": "/en/i.html"}),
    ("no link", {"drawNumberURL": "388"}, {"instruction_url": None}),
    ("tags in the number", {"drawNumber": "<a href='/x'>388</a>"}, {"draw_number": "388"}),
    ("an object where text was", {"drawSize": {"en": "6,000"}}, {"invitations": '{"en": "6,000"}'}),
    ("a key never seen before", {"drawNew": "x"}, {"draw_number": "388"}),
]


@pytest.mark.parametrize(("why", "changes", "expected"), SHAPES)
def test_shapes_of_values(why: str, changes: dict[str, Any], expected: dict[str, Any]) -> None:
    (raw,) = feed.read(page(ROUND | changes))
    assert {name: getattr(raw, name) for name in expected} == expected, why


def test_the_second_feed_has_its_rounds_in_an_object() -> None:
    body = json.dumps({"rounds": {"r388": ROUND, "r387": ROUND | {"drawNumber": "387"}}}).encode()
    assert [raw.draw_number for raw in feed.read(body)] == ["388", "387"]


FRENCH = ROUND | {"drawDateFull": "14 août 2025", "drawName": "Métiers spécialisés (Version 1)", "drawSize": "20 784"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_french_feed_in_each_encoding_it_was_served_in(encoding: str) -> None:
    body = page(FRENCH).decode().encode(encoding)
    (raw,) = feed.read(body)
    assert (raw.language, raw.category, raw.draw_date_full) == ("fr", "Métiers spécialisés (Version 1)", "14 août 2025")


def test_a_feed_is_told_from_other_files() -> None:
    assert feed.looks_like_feed(page(ROUND))
    assert feed.looks_like_feed(b"\xef\xbb\xbf" + page(ROUND))
    assert not feed.looks_like_feed(b"<html>rounds</html>")
    assert not feed.looks_like_feed(b"")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        rounds = feed.read(body)
    except NotTheFeedError as error:
        assert error.next_step  # noqa: PT017 - either outcome is right, nothing else is
    else:
        assert rounds


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(), lambda kids: st.lists(kids) | st.dictionaries(st.text(), kids)
)


@given(st.dictionaries(st.sampled_from(sorted(ROUND)), JSON, min_size=1))
def test_any_json_in_any_field_is_read_as_text_or_refused(changes: dict[str, Any]) -> None:
    body = json.dumps({"rounds": [ROUND | changes]}).encode()
    try:
        (raw,) = feed.read(body)
    except NotTheFeedError as error:
        assert error.what  # noqa: PT017
    else:
        assert all(
            value is None or isinstance(value, str) for value in (raw.draw_number, raw.invitations, raw.category)
        )
