"""The faults that a source of IRCC's feed can have, one row each: what the server does and what a crawl makes of it.

`python -m tests.faults.faults` prints the table of docs/faults.md.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from typing import Any, Literal

import brotli

from scraper.sample_web.rounds import all_rounds, english_feed, french_feed
from tests.faults.server import Act, Conversation

Outcome = Literal["failed", "refused", "ok"]
EXIT = {"ok": 0, "failed": 3, "refused": 4}
ROUNDS = all_rounds()[1:25]
"""What every source served while it was well; the newest real round comes out when all are well again."""
MAX_SIZE = 3_000_000
"""What one answer may have in these tests, in bytes; the product's own limit is 32 MB."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `does` says what the server does, for people; `says` is in the message; `kept` how many answers are kept.

    `knew`: the source was well before, and the fault is one only against what it said then. `kind` is the source's.
    """

    name: str
    does: str
    act: Act
    outcome: Outcome
    says: str
    kept: int = 1
    knew: bool = False
    kind: str = "feed"


def serves(body: bytes | Callable[[], bytes], **headers: str) -> Act:
    """Answer 200 with a body."""
    return lambda talk: talk.answer(body() if callable(body) else body, **headers)


def status(code: int, **headers: str) -> Act:
    """Answer with a status that is no page."""
    return lambda talk: talk.answer(b"<h1>no</h1>", code, Content_Type="text/html", **headers)


def feed(change: Callable[[dict[str, Any]], None] | None = None, rounds: slice = slice(None)) -> bytes:
    """The feed as it was, or with every round changed."""
    page = json.loads(english_feed(ROUNDS[rounds]))
    for round_ in page["rounds"] if change else ():
        change(round_)
    return json.dumps(page).encode()


def shifted(round_: dict[str, Any]) -> None:
    """Columns one place off: the score stands where the invitations were."""
    round_["drawSize"], round_["drawCRS"] = round_["drawCRS"], str(int(round_["drawSize"].replace(",", "")) % 1200)


def blanked(round_: dict[str, Any]) -> None:
    """The figures moved to keys that nobody told us of."""
    round_["crs"] = round_.pop("drawCRS")


@cache
def bomb() -> bytes:
    """100 MB of spaces, packed."""
    return gzip.compress(b" " * 100_000_000, 1)


def endless(talk: Conversation) -> None:
    """A chunked body that never ends."""
    talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not talk.server.closing.is_set():
        talk.send(b"8000\r\n" + b"7" * 0x8000 + b"\r\n")


def endless_headers(talk: Conversation) -> None:
    """Headers that never end."""
    talk.send(b"HTTP/1.1 200 OK\r\n")
    while not talk.server.closing.is_set():
        talk.send(b"X-More: " + b"7" * 8000 + b"\r\n")


def half_then_stall(talk: Conversation) -> None:
    body = feed()
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:1000])
    talk.stall()


def half_then_reset(talk: Conversation) -> None:
    body = feed()
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:1000])
    talk.reset()


def wrong_number_of_bytes(talk: Conversation) -> None:
    talk.answer(feed()[:2000], length=len(feed()))


def cut_chunks(talk: Conversation) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n" + feed()[:1000] + b"\r\n")


def slowly(talk: Conversation) -> None:
    """Right, but in many small pieces, chunked."""
    body = feed()
    talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for start in range(0, len(body), 997):
        part = body[start : start + 997]
        talk.send(b"%x\r\n" % len(part) + part + b"\r\n")
    talk.send(b"0\r\n\r\n")


def fails_once(talk: Conversation) -> None:
    if talk.server.asked[talk.path] == 2:  # it was asked once while it was well
        talk.answer(b"try again", 502)
    else:
        talk.answer(feed())


def tomorrow(talk: Conversation) -> None:
    talk.answer(b"busy", 503, Retry_After=format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True))


def rss(*links: str) -> bytes:
    """A list of pages that all speak of draws."""
    items = "".join(f"<item><title>Express Entry draw</title><link>{link}</link></item>" for link in links)
    return f"<rss><channel>{items}</channel></rss>".encode()


def astray(talk: Conversation) -> None:
    host = talk.server.host
    ways = ("http://localhost:9/draw", "file:///etc/passwd", "javascript:alert(1)", f"http://me:hunter2@{host}/draw")
    talk.answer(rss(*ways, f"{talk.server.url}/article"))


def sitemap_loop(talk: Conversation) -> None:
    talk.answer(f"<sitemapindex><sitemap><loc>{talk.server.url}{talk.path}</loc></sitemap></sitemapindex>".encode())


def articles_gone(talk: Conversation) -> None:
    talk.answer(rss(f"{talk.server.url}/gone-1", f"{talk.server.url}/gone-2"))


BILLION_LAUGHS = (
    b'<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel>&b;</channel></rss>'
)
CAPTCHA = b"""<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>
<form id="challenge-form" action="/check" method="POST"><input type="hidden" name="r" value="x"></form></body></html>"""
SIGN_IN = b"<html><body><h1>Sign in to the network</h1><p>Accept the terms to go on.</p></body></html>"

FAULTS: tuple[Fault, ...] = (
    # The network and HTTP.
    Fault("redirect-loop", "redirects to itself", lambda talk: talk.redirect(talk.path), "failed", "max redirections reached", 6),
    Fault("redirect-off-domain", "redirects to another site", lambda talk: talk.redirect("http://localhost:9/feed.json"), "failed", "leads out of the source's domains, to http://localhost:9"),
    Fault("redirect-to-file", "redirects to a file of this machine", lambda talk: talk.redirect("file:///etc/passwd"), "failed", "leads out of the source's domains, to file:///etc/passwd"),
    Fault("redirect-to-data", "redirects to a page within the address", lambda talk: talk.redirect("data:application/json,{}"), "failed", "leads out of the source's domains, to data:"),
    Fault("redirect-to-script", "redirects to a script", lambda talk: talk.redirect("javascript:alert(1)"), "failed", "leads out of the source's domains, to javascript:"),
    Fault("redirect-with-login", "redirects to an address with a password", lambda talk: talk.redirect(f"http://me:hunter2@{talk.server.host}/well/feed.json"), "failed", "to http://…@127.0.0.1"),
    Fault("redirect-nowhere", "redirects and does not say where to", lambda talk: talk.answer(b"", 302), "failed", "the server answered 302"),
    Fault("redirect-to-nonsense", "redirects to what is no address", lambda talk: talk.redirect("http://[half"), "failed", "Invalid IPv6 URL"),
    Fault("forbidden", "answers 403", status(403), "failed", "the server answered 403"),
    Fault("not-found", "answers 404", status(404), "failed", "the server answered 404"),
    Fault("gone", "answers 410", status(410), "failed", "the server answered 410"),
    Fault("too-many-requests", "answers 429 with Retry-After in seconds", status(429, Retry_After="7200"), "failed", "the server answered 429, Retry-After: 7200"),
    Fault("server-error", "answers 500, also when asked again", status(500), "failed", "the server answered 500", 2),
    Fault("unavailable", "answers 503 with Retry-After as a date", tomorrow, "failed", "asked to be left alone until"),
    Fault("never-asked-304", "says that nothing changed, though nothing was read before", status(304), "failed", "nothing of it was read before"),
    Fault("teapot", "answers with a status that does not exist", lambda talk: talk.send(b"HTTP/1.1 799 Whatever\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhm"), "failed", "the server answered 799"),
    Fault("silent", "takes the request and never answers", lambda talk: talk.stall(), "failed", "took longer than", 0),
    Fault("stalls", "stops in the middle of the body", half_then_stall, "failed", "took longer than", 0),
    Fault("resets-at-once", "resets the connection before it answers", lambda talk: talk.reset(), "failed", "no answer: Connection", 0),
    Fault("hangs-up", "closes the connection without an answer", lambda talk: None, "failed", "no answer: Connection", 0),
    Fault("not-http", "does not speak HTTP", lambda talk: talk.send(b"SSH-2.0-OpenSSH_9.6\r\n\x00\x00\x01"), "failed", "no answer: ", 0),
    Fault("endless-body", "sends a body without end", endless, "failed", "the body is larger than DOWNLOAD_MAXSIZE", 0),
    Fault("endless-headers", "sends headers without end", endless_headers, "failed", "took longer than", 0),
    Fault("huge-length", "announces a body of 10 GB", lambda talk: talk.answer(b"[", length=10_000_000_000), "failed", "larger than download max size", 0),
    Fault("robots", "forbids the address in robots.txt", serves(feed()), "failed", "robots.txt forbids", 0),
    # Bodies that are not whole, or not what their headers say.
    Fault("cut-body", "ends before the length that it announced", wrong_number_of_bytes, "refused", "the connection ended before the body did", 2),
    Fault("cut-chunks", "ends in the middle of a chunked body", cut_chunks, "refused", "the connection ended before the body did", 2),
    Fault("reset-in-body", "resets the connection in the middle of the body", half_then_reset, "refused", "the connection ended before the body did", 2),
    Fault("cut-gzip", "sends a gzip body that was cut", serves(gzip.compress(feed())[:-500], Content_Encoding="gzip"), "refused", "the gzip body is cut short"),
    Fault("not-gzip", "calls a plain body gzip", serves(feed(), Content_Encoding="gzip"), "refused", "the body is not gzip"),
    Fault("gzip-bomb", "sends 100 MB packed into 100 kB", serves(bomb, Content_Encoding="gzip"), "refused", "decodes to more than"),
    Fault("brotli-cut", "sends a brotli body that was cut", serves(brotli.compress(feed())[:-300], Content_Encoding="br"), "refused", "br body is cut short"),
    Fault("unknown-coding", "packs the body in a way that nobody asked for", serves(feed(), Content_Encoding="rot13"), "refused", "unknown Content-Encoding"),
    # Bodies that are not the feed.
    Fault("empty-body", "sends nothing, with status 200", serves(b""), "refused", "the body is empty"),
    Fault("null", "sends `null`", serves(b"null"), "refused", "the JSON is NoneType, not an object"),
    Fault("list", "sends the rounds without the object around them", serves(b"[1, 2]"), "refused", "the JSON is list, not an object"),
    Fault("no-rounds", "sends the feed without its rounds", serves(b'{"classes": "wb-tables", "rounds": []}'), "refused", "there are no rounds"),
    Fault("rounds-of-text", "sends texts in place of rounds", serves(b'{"rounds": ["#388", "#387"]}'), "refused", "is no object with a drawNumber"),
    Fault("html", "sends an HTML page in place of JSON", serves(SIGN_IN, Content_Type="text/html"), "refused", "the body is HTML"),
    Fault("captcha", "asks for a captcha, with status 200", serves(CAPTCHA, Content_Type="text/html"), "refused", "the body is HTML"),
    Fault("half-json", "sends half of the JSON as if it were whole", serves(feed()[:9000]), "refused", "not JSON, or cut short"),
    Fault("nan", "writes NaN for a number", serves(feed().replace(b'"drawCRS": "', b'"x": NaN, "drawCRS": "', 1)), "refused", "NaN, which JSON does not know"),
    Fault("duplicate-keys", "names a field of a round twice", serves(feed().replace(b'"drawCRS"', b'"drawCRS": "1", "drawCRS"', 1)), "refused", "names 'drawCRS' twice"),
    Fault("deep-nesting", "nests 100,000 lists", serves(b'{"rounds": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"), "refused", "nested too deeply"),
    Fault("huge-number", "writes a number of 10,000 digits", serves(b'{"rounds": ' + b"7" * 10_000 + b"}"), "refused", "digits"),
    Fault("utf-16", "sends the feed as UTF-16", serves(feed().decode().encode("utf-16")), "refused", "not JSON"),
    Fault("nul-bytes", "sends as many NUL bytes as the feed has", serves(b"\0" * 90_000), "refused", "not JSON"),
    # The feed, but not as it should be.
    Fault("other-language", "serves the French feed at the English address", serves(lambda: french_feed(ROUNDS)), "refused", "written in fr, the source is declared 'en'", knew=True),
    Fault("half-the-rounds", "lists half of the rounds that it listed before", serves(lambda: feed(rounds=slice(12))), "refused", "lists 12 rounds, 24 were listed before", knew=True),
    Fault("yesterday", "serves yesterday's feed from a cache: the newest round is gone again", serves(lambda: feed(rounds=slice(1, None))), "ok", "", knew=True),
    Fault("shifted-columns", "has its columns one place off", serves(lambda: feed(shifted)), "refused", "differs in 24 of the 24 rounds that were known", knew=True),
    Fault("moved-figures", "has its scores under another name", serves(lambda: feed(blanked)), "refused", "crs_cutoff is blank or unreadable in 24 of 24 rounds", knew=True),
    # What looks like a fault and is none.
    Fault("wrong-charset", "declares a charset that the body is not in", serves(feed, Content_Type="application/json; charset=utf-16"), "ok", ""),
    Fault("byte-order-mark", "puts a byte order mark before the JSON", serves(lambda: b"\xef\xbb\xbf" + feed()), "ok", ""),
    Fault("small-pieces", "sends the body in many small chunks", slowly, "ok", ""),
    Fault("fails-once", "answers 502 once, and rightly when asked again", fails_once, "ok", "", 2, knew=True),
    Fault("redirect-within", "redirects within the source's domain", lambda talk: talk.redirect("/well/feed.json"), "ok", "", 2),
    # Sources of news: what is served here is their list of pages.
    Fault("news-gone", "answers 404 for the list of pages of a news source", status(404), "failed", "the server answered 404", kind="news"),
    Fault("news-empty", "serves a list of pages that names none", serves(b"<rss><channel></channel></rss>"), "failed", "its list names no page", kind="news"),
    Fault("news-captcha", "asks for a captcha in place of the list, with status 200", serves(CAPTCHA), "failed", "its list names no page", kind="news"),
    Fault("news-entities", "serves a list that swells to gigabytes in a parser", serves(BILLION_LAUGHS), "failed", "declares XML entities", kind="news"),
    Fault("news-json", "serves JSON in place of the list", serves(b"[]"), "failed", "no RSS, Atom, sitemap or HTML", kind="news"),
    Fault("news-astray", "names pages on other sites, in files, in scripts and behind passwords", astray, "ok", "", 2, kind="news"),
    Fault("news-loop", "serves a sitemap that names itself for ever", sitemap_loop, "ok", "", 4, kind="news"),
    Fault("news-articles-gone", "names articles that are gone", articles_gone, "ok", "the server answered 404", 3, kind="news"),
)  # fmt: skip


def table() -> str:
    """The table of docs/faults.md."""
    kept = {0: "no whole answer came", 1: "the answer"}
    became = {"failed": "nothing taken", "refused": "refused whole", "ok": "read"}
    rows = ["| the server | what becomes of it | kept | exit code | the message says |", "|---|---|---|---|---|"]
    for fault in FAULTS:
        stays = kept.get(fault.kept, f"all {fault.kept} answers")
        says = f"`{fault.says}`" if fault.says else "–"
        rows.append(f"| {fault.does} | {became[fault.outcome]} | {stays} | {EXIT[fault.outcome]} | {says} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
