"""`draws extract` as a person or a script uses it: files, standard input, addresses, failures and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LABELS = b"Express Entry draw\nDate of draw: April 11, 2024\nNumber of invitations: 4,500\nMinimum CRS: 491\n"
YESTERDAY = b"Express Entry\nYesterday, IRCC invited 777 provincial nominees; the CRS cut-off was 699.\n"
NOTHING = b"Express Entry\nThe next draw is expected in January.\n"
KEYS = [
    "draw_number",
    "draw_date",
    "drawn_at",
    "category",
    "category_version",
    "invitations",
    "crs_cutoff",
    "tie_break_at",
    "tie_break_precision",
    "role",
    "inferred",
    "evidence",
]


def draws(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run `draws extract` in a process of its own."""
    command = [sys.executable, "-m", "pipelines", "extract", *words]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, check=False)


def lines(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    """The rows that were printed as JSON lines."""
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page that states one draw."""
    path = tmp_path / "page.txt"
    path.write_bytes(LABELS)
    return path


@pytest.fixture
def address() -> Iterator[str]:
    """An address on this machine that serves a page in Windows-1252, and says so in its header alone."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/nonsense":
                self.wfile.write(b"no HTTP at all\r\n\r\n")
                return
            if self.path == "/broken":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nExpress Entry")
                return
            found = self.path == "/2025/12/12/page"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=windows-1252")
            self.end_headers()
            text = (
                "<h1>Entrée express</h1><p>Hier, 1 000 candidats de la santé ont été invités. Score minimum : 476.</p>"
            )
            self.wfile.write(text.encode("cp1252"))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_file_gives_its_statements_as_lines_and_nothing_else(page: Path) -> None:
    run = draws(str(page), "--format", "jsonl")
    (said,) = lines(run)
    assert (run.returncode, run.stderr, list(said)) == (0, b"", KEYS)
    assert (said["draw_date"], said["invitations"], said["crs_cutoff"]) == ("2024-04-11", 4500, 491)


def test_the_publication_day_is_what_yesterday_counts_from() -> None:
    (said,) = lines(draws("-", "--published", "2025-11-26", "--format", "jsonl", given=YESTERDAY))
    assert (said["draw_date"], said["inferred"]) == ("2025-11-25", ["draw_date"])


def test_of_several_pages_one_may_fail_and_the_others_are_read(page: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.html"
    run = draws(str(missing), str(page), str(tmp_path), "-", "--format", "jsonl", given=YESTERDAY)
    assert run.returncode == 3
    assert [one["page"] for one in lines(run)] == [str(page), "-"]
    told = run.stderr.decode().splitlines()
    assert [line.split(": ")[:2] for line in told] == [["failed", str(missing)], ["failed", str(tmp_path)]]


def test_an_empty_template_is_refused_and_the_next_step_is_named(tmp_path: Path) -> None:
    template = ROOT / "tests/golden/instruction/empty-template/page.html"
    run = draws(str(template), str(tmp_path / "missing"), "--format", "jsonl")
    assert (run.returncode, run.stdout) == (4, b"")
    assert b"refused: " in run.stderr
    assert b"ee_rounds feeds" in run.stderr


def test_the_feed_is_no_page_without_a_draw() -> None:
    ran = draws("-", "--format", "jsonl", given=b'{"rounds": [{"drawNumber": "293"}]}')
    assert (ran.returncode, ran.stdout) == (4, b"")
    assert b"IRCC's feed of rounds, not a page. `draws ingest` takes it in" in ran.stderr


def test_a_page_without_a_draw_is_no_failure() -> None:
    run = draws("-", "--format", "jsonl", given=NOTHING)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


def test_an_address_is_fetched_and_its_charset_and_day_believed(address: str) -> None:
    (said,) = lines(draws(f"{address}/2025/12/12/page", "--format", "jsonl"))
    assert (said["category"], said["draw_date"], said["crs_cutoff"]) == ("healthcare", "2025-12-11", 476)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("http://[", "Invalid IPv6 URL"),
        ("http://a:port/", "nonnumeric port"),
        ("http://127.0.0.1/a b", "control characters"),
        ("BROKEN", "ends before its body does"),
        ("SILENT", "BadStatusLine"),
    ],
)
def test_an_address_that_cannot_be_asked_or_answers_nonsense_costs_no_other(
    address: str, page: Path, bad: str, says: str
) -> None:
    places = {"BROKEN": f"{address}/broken", "SILENT": f"{address}/nonsense"}
    run = draws(places.get(bad, bad), str(page), "--format", "jsonl")
    assert (run.returncode, len(lines(run))) == (3, 1), run.stderr
    assert run.stderr.startswith(f"failed: {places.get(bad, bad)}: ".encode())
    assert says in run.stderr.decode()


def test_an_address_that_answers_an_error_is_a_failure(address: str) -> None:
    run = draws(f"{address}/gone", "--format", "jsonl")
    assert (run.returncode, run.stdout) == (3, b"")
    assert b"404" in run.stderr


def test_a_day_that_is_none_is_a_usage_error(page: Path) -> None:
    run = draws(str(page), "--published", "last week")
    assert run.returncode == 2
    assert b"2024-04-11" in run.stderr


def test_the_help_shows_an_example() -> None:
    run = draws("--help")
    assert run.returncode == 0
    assert b"draws extract page.html" in run.stdout
