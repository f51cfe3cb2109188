"""WARC files: written, sealed, cut, damaged, recovered, and those of other tools."""

import fcntl
import gzip
import os
import random
import resource
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scraper.captures import DamagedWarcError, WarcWriter, index_warc, orphans, read_warc, recover, verify_warc
from scraper.errors import ReadError
from scraper.items import Capture, LostBody

NOON = datetime(2025, 12, 17, 12, 0, 0, 123456, tzinfo=UTC)
GZIP = (("Content-Encoding", "gzip"), ("Content-Type", "application/json"))
FEED = Capture("https://www.canada.ca/feed.json", "ircc-feed-en", NOON, gzip.compress(b"rounds " * 999), 200, GZIP)
CAPTURES = [
    FEED,
    replace(FEED, fetched_at=NOON + timedelta(minutes=30)),
    replace(FEED, fetched_at=NOON + timedelta(hours=1), status=304, headers=(("ETag", '"1"'),), body=b""),
    Capture("https://news.example/a", "news", NOON, b"caf\xe9", 404, (("X-Name", "é"), ("A", "1"), ("A", "2"))),
    Capture("https://news.example/", "news", NOON, b"", 200, (("A", "1"),), purpose="listing"),
    Capture("saved/2025-12-17T232058Z.json", "ircc-feed-en", NOON, b"saved"),
    Capture("saved/again.json", "ircc-feed-en", NOON, b"saved"),
    Capture("https://news.example/cut", "news", NOON, b"half a pa", 200, (("A", "1"),), truncated=True),
    Capture("https://news.example/odd", "news", NOON, b"odd", 999, (("A", "1"),), purpose="robots"),
]


@pytest.fixture
def warc(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    with WarcWriter(path) as writer:
        for capture in CAPTURES:
            writer.write(capture)
    return path


def whole_of(data):
    """The captures before the damage, and whether there was any."""
    got = []
    captures = read_warc(data)
    try:
        while capture := next(captures, None):
            got.append(capture)
    except DamagedWarcError:
        return got, True
    return got, False


def test_what_is_written_is_read_back_in_order(warc):
    assert list(read_warc(warc)) == CAPTURES
    assert list(read_warc(warc.read_bytes())) == CAPTURES
    assert verify_warc(warc) == []


def test_the_same_content_is_stored_once_as_a_standard_revisit(warc):
    with warc.open("rb") as file:
        records = [(record.rec_type, dict(record.rec_headers.headers)) for record in ArchiveIterator(file)]
    kinds = "warcinfo response revisit revisit response response resource revisit response response"
    assert [kind for kind, _ in records] == kinds.split()
    again, unchanged = records[2][1], records[3][1]
    assert again["WARC-Profile"].endswith("/identical-payload-digest")
    assert again["WARC-Refers-To-Target-URI"] == FEED.url
    assert again["WARC-Refers-To-Date"] == "2025-12-17T12:00:00.123456Z"
    assert again["WARC-Payload-Digest"] == records[1][1]["WARC-Payload-Digest"]
    assert again["WARC-Draws-Content"] == f"sha256:{FEED.digest}"
    assert unchanged["WARC-Profile"].endswith("/server-not-modified")


def test_a_content_of_an_earlier_file_is_found_there(tmp_path, warc):
    first = {FEED.digest: (FEED.url, FEED.fetched_at)}
    later = replace(
        FEED,
        fetched_at=NOON + timedelta(days=1),
        body=brotli.compress(FEED.content),
        headers=(("Content-Encoding", "br"), ("ETag", "x")),
    )
    with WarcWriter(tmp_path / "later.warc.gz", first) as writer:
        writer.write(replace(FEED, fetched_at=later.fetched_at))
        writer.write(later)
    kept = {entry.digest: entry for entry in index_warc(warc) if entry.stored}
    bodies = {capture.digest: capture for capture in read_warc(warc)}
    alike, repacked = read_warc(tmp_path / "later.warc.gz", lambda digest: bodies[kept[digest].digest].content)
    assert alike.content == repacked.content == FEED.content
    assert alike.digest == repacked.digest == FEED.digest
    assert repacked.headers == (("ETag", "x"),), "packed as brotli then, given decoded now"
    assert not any(entry.stored for entry in index_warc(tmp_path / "later.warc.gz"))


def test_a_revisit_whose_body_is_nowhere_names_it_and_costs_no_other_capture(tmp_path):
    later = tmp_path / "later.warc.gz"
    page = Capture("https://news.example/a", "news", NOON, b"a page", headers=(("A", "1"),))
    with WarcWriter(later, {FEED.digest: (FEED.url, NOON)}) as writer:
        for capture in (replace(FEED, fetched_at=NOON + timedelta(days=1)), page):
            writer.write(capture)
    for find, why in (
        (None, "in another file"),
        (lambda digest: LostBody(digest, "a.warc.gz is missing"), "a.warc.gz"),
    ):
        lost, whole = read_warc(later, find)
        assert (lost.digest, lost.url, whole) == (FEED.digest, FEED.url, page)
        with pytest.raises(ReadError, match=f"{FEED.digest} is gone: .*{why}"):
            _ = lost.content
    assert verify_warc(later) == [], "nothing is wrong with this file"


def test_a_cut_body_is_kept_and_never_read(warc):
    cut = next(capture for capture in read_warc(warc) if capture.truncated)
    assert cut.body == b"half a pa"
    with pytest.raises(ReadError, match="ended before the body did"):
        _ = cut.content


@pytest.mark.parametrize("compressed", [True, False])
def test_a_file_cut_anywhere_gives_what_is_whole_and_says_so(warc, compressed):
    data = warc.read_bytes() if compressed else gzip.decompress(warc.read_bytes())
    contents = [capture.body if capture.truncated else capture.content for capture in CAPTURES]
    ends = 0
    for cut in range(1, len(data), 3 if compressed else 29):
        got, damaged = whole_of(data[:cut])
        assert [capture.body if capture.truncated else capture.content for capture in got] == contents[: len(got)]
        ends += not damaged
    assert ends <= len(CAPTURES) + 1, "only a cut exactly between two records can go unseen"


def test_a_flipped_bit_is_found_or_harmless(warc):
    data, dice = warc.read_bytes(), random.Random(7)
    found = 0
    for _ in range(400):
        spoiled = bytearray(data)
        spoiled[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        if problems := verify_warc(bytes(spoiled)):
            found += 1
            assert "byte" in problems[0]
        else:
            assert list(read_warc(bytes(spoiled))) == CAPTURES, "a bit of a gzip header that means nothing"
    assert found > 350


def test_a_digest_that_does_not_fit_is_named(warc):
    plain = gzip.decompress(warc.read_bytes()).replace(b"caf\xe9", b"cafe")
    assert any("digest" in problem or "content" in problem for problem in verify_warc(plain))


def test_a_living_writer_is_no_orphan_and_a_dead_one_is_recovered(tmp_path):
    writer = WarcWriter(tmp_path / "a.warc.gz")
    writer.write(FEED)
    assert orphans(tmp_path) == []
    with pytest.raises(BlockingIOError):
        recover(writer.open_path)
    os.write(writer._file.fileno(), b"\x1f\x8b\x08half a record")
    fcntl.flock(writer._file, fcntl.LOCK_UN)
    writer._file.close()
    assert orphans(tmp_path) == [tmp_path / "a.warc.gz.open"]
    assert recover(tmp_path / "a.warc.gz.open") == tmp_path / "a.warc.gz"
    assert list(read_warc(tmp_path / "a.warc.gz")) == [FEED]
    assert orphans(tmp_path) == []


def test_a_record_that_the_disk_refuses_leaves_no_half_of_itself(tmp_path):
    """As on a full disk: the file may not grow, and what comes after still has to be readable."""
    writer = WarcWriter(tmp_path / "a.warc.gz")
    writer.write(FEED)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    big = replace(FEED, url="https://news.example/big", headers=(), body=random.Random(1).randbytes(90_000))
    small = replace(FEED, url="https://news.example/small", headers=(), body=b"small")
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (writer.open_path.stat().st_size + 20_000, before[1]))
        with pytest.raises(OSError, match="File too large"):
            writer.write(big)
        writer.write(small)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert list(read_warc(writer.seal())) == [FEED, small]


def test_a_file_is_never_overwritten(tmp_path, warc):
    with pytest.raises(FileExistsError):
        WarcWriter(warc)
    writer = WarcWriter(tmp_path / "b.warc.gz")
    with pytest.raises(FileExistsError):
        WarcWriter(tmp_path / "b.warc.gz")
    (tmp_path / "b.warc.gz").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        writer.seal()
    assert (tmp_path / "b.warc.gz").read_bytes() == b"mine"


@pytest.mark.parametrize("field", [{"url": "https://x.example/\r\nWARC-Type: x"}, {"url": ""}, {"source": "a\nb"}])
def test_an_address_cannot_break_the_record(tmp_path, field):
    with WarcWriter(tmp_path / "a.warc.gz") as writer, pytest.raises(ValueError, match="printable"):
        writer.write(replace(FEED, **field))


@pytest.mark.parametrize("compressed", [True, False])
def test_files_of_other_tools_are_read(compressed):
    out = BytesIO()
    warc = WARCWriter(out, gzip=compressed)
    head = StatusAndHeaders("200 OK", [("Transfer-Encoding", "chunked"), ("Content-Type", "text/html")], "HTTP/1.1")
    fields = {"WARC-Date": "2024-04-11T15:00:00Z"}
    for url in ("https://news.example/1", "https://news.example/2"):
        body = BytesIO(b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")
        warc.write_record(
            warc.create_warc_record(
                url, "response", payload=body, length=26, http_headers=head, warc_headers_dict=fields
            )
        )
    digest = "sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    warc.write_record(
        warc.create_warc_record(
            "dns:news.example", "response", payload=BytesIO(b"1.2.3.4"), length=7, warc_content_type="text/dns"
        )
    )
    one, two = read_warc(out.getvalue(), source="ingested")
    assert (one.url, one.source, one.body) == ("https://news.example/1", "ingested", b"hello world")
    assert two.fetched_at == datetime(2024, 4, 11, 15, tzinfo=UTC)
    assert digest not in str(one)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x1f\x8b", b"\x1f\x8bnot gzip at all", b"<html>", gzip.compress(b"<html>", mtime=0), b"WARC/1.1\r\n\r\n"],
)
def test_what_is_no_warc_file_is_refused(data):
    if data == b"":
        assert list(read_warc(data)) == []
        return
    with pytest.raises(DamagedWarcError):
        list(read_warc(data))


headers = st.lists(
    st.tuples(
        st.from_regex(r"X-[A-Za-z]{1,8}", fullmatch=True), st.from_regex(r"[!-~\xa1-\xff]{1,12}", fullmatch=True)
    ),
    min_size=1,
    max_size=4,
).map(tuple)
answers = st.builds(
    Capture,
    url=st.from_regex(r"https://[a-z]{1,8}\.example/[a-z0-9/?=&%.-]{0,20}", fullmatch=True),
    source=st.sampled_from(["ircc-feed-en", "news"]),
    fetched_at=st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    body=st.binary(min_size=1, max_size=200),
    status=st.sampled_from([200, 301, 403, 404, 429, 500, 503]),
    headers=headers,
    purpose=st.sampled_from(["page", "listing", "robots"]),
    truncated=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(captures=st.lists(answers, max_size=6))
def test_any_answer_survives_the_file(tmp_path_factory, captures):
    path = tmp_path_factory.mktemp("any") / "x.warc.gz"
    with WarcWriter(path) as writer:
        for capture in captures:
            writer.write(capture)
    assert list(read_warc(path)) == captures
    assert verify_warc(path) == []
