"""What a person gives wrongly is told by its name, in every command alike, and costs nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import archive
from scraper.captures import WarcWriter
from tests.pipelines.test_intake import feed, stem
from tests.pipelines.test_life import REPORT, page
from tests.soak.small import draws_here, take_in


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("usage") / "archive"
    take_in(place, [feed(1)])
    return place


TARGET = '[[target]]\nname = "reader"\ncommand = ["cat"]\nkinds = ["blind"]\n'
COMMANDS = [
    ("crawl",),
    ("ingest", "PAGE"),
    ("notify", "--targets", "TARGETS", "--dry-run"),
    ("rebuild", "--into", "NEW"),
    ("site", "NEW"),
    ("sources",),
    ("sources", "check"),
    ("status",),
    ("why", "20"),
]


@pytest.mark.parametrize(
    ("content", "says"), [(None, "No such file"), ("not TOML", "is not TOML"), ("", "names no source")]
)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_list_of_sources_that_cannot_be_used(
    root: Path, tmp_path: Path, words: tuple[str, ...], content: str | None, says: str
) -> None:
    file, targets = tmp_path / "mine.toml", tmp_path / "targets.toml"
    targets.write_text(TARGET)
    if content is not None:
        file.write_text(content)
    places = {"PAGE": tmp_path / "2015-12-01T000000Z.json", "NEW": tmp_path / "new", "TARGETS": targets}
    places["PAGE"].write_bytes(feed(1).body)
    place = () if words[0] == "sources" else ("--archive", root)
    options = ("--sources", file)
    named = (words[0], *options, *words[1:]) if words[0] == "sources" and len(words) == 1 else (*words, *options)
    done = draws_here(*(places.get(word, word) for word in named), *place)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr
    assert str(file) in done.stderr
    assert not places["NEW"].exists()


def written(path: Path, *captures: object, known: dict[str, tuple[str, object]] | None = None) -> bytes:
    """The bytes of a WARC file of some captures."""
    with WarcWriter(path, known) as writer:  # type: ignore[arg-type]
        for capture in captures:
            writer.write(capture)  # type: ignore[arg-type]
    return path.read_bytes()


def test_of_a_warc_file_that_is_cut_short_what_is_whole_is_taken(tmp_path: Path) -> None:
    cut, good = tmp_path / "cut.warc.gz", tmp_path / "good.warc.gz"
    cut.write_bytes(written(tmp_path / "whole.warc.gz", feed(1), page(2), page(3, "canadim"))[:-40])
    written(good, page(4, "moving2canada"))
    done = draws_here("ingest", cut, good, "--archive", tmp_path / "archive")
    assert done.exit_code == 4
    assert f"refused: {cut}: " in done.stderr
    assert "What is whole before that is taken" in done.stderr
    sources = archive.load(root=tmp_path / "archive").set_index("draw_id")["sources"]
    assert list(sources[REPORT]) == ["cicnews", "moving2canada"]


def test_a_capture_whose_body_is_in_another_warc_file_is_refused_alone(tmp_path: Path) -> None:
    """Given with the file that has the body, whichever comes first, it is taken."""
    first, later = tmp_path / "b.warc.gz", tmp_path / "a.warc.gz"
    again = replace(feed(1, stem()), fetched_at=feed(3).fetched_at)
    written(first, feed(1, stem()))
    written(later, again, page(2), known={again.digest: (again.url, feed(1).fetched_at)})
    alone = draws_here("ingest", later, "--archive", tmp_path / "alone")
    assert (alone.exit_code, "1 captures: 1 snapshots" in alone.stderr) == (4, True), alone.stderr
    assert f"refused: {later}: the body {again.digest} is gone: it is in another file" in alone.stderr
    both = draws_here("ingest", later, first, "--archive", tmp_path / "both")
    assert (both.exit_code, "3 captures" in both.stderr) == (0, True), both.stderr


def test_a_file_that_is_no_warc_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"<html>")
    done = draws_here("ingest", tmp_path / "a.warc.gz", "--archive", tmp_path / "archive")
    assert (done.exit_code, "not a WARC record" in done.stderr) == (4, True), done.stderr
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize(
    "words",
    [("verify",), ("rebuild", "--into", "NEW"), ("prune", "--older-than", "1d"), ("prune", "--lost", "--yes")],
    ids=" ".join,
)
@pytest.mark.parametrize("there", [False, True], ids=["no folder", "a folder of other things"])
def test_no_archive_is_no_whole_archive(tmp_path: Path, words: tuple[str, ...], there: bool) -> None:
    """A disk that is not mounted, or a mistyped path, must not pass for good in a cron job."""
    place = tmp_path / "place"
    if there:
        place.mkdir()
        (place / "letters.txt").write_text("of others")
    before = sorted(tmp_path.rglob("*"))
    done = draws_here(*(tmp_path / "new" if word == "NEW" else word for word in words), "--archive", place)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"there is no archive at {place}" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_capture_time_to_come_is_refused_and_the_rest_is_taken(tmp_path: Path) -> None:
    """It would be the newest for good: every later capture would be late, and nothing would ever change again."""
    early, typo = tmp_path / "2015-12-01T000000Z.json", tmp_path / "2915-12-02T000000Z.json"
    early.write_bytes(feed(1).body)
    typo.write_bytes(feed(2).body)
    done = draws_here("ingest", early, typo, "--archive", tmp_path / "archive")
    assert done.exit_code == 4
    assert f"refused: {typo}: its capture time, 2915-12-02T00:00:00Z, is yet to come" in done.stderr
    assert "1 captures: 1 snapshots" in done.stderr


def test_a_page_without_an_address_publishes_no_path_of_this_machine(tmp_path: Path) -> None:
    file = tmp_path / "of ada" / "2015-12-03T000000Z.txt"
    file.parent.mkdir()
    file.write_bytes(page(2).body)
    done = draws_here("ingest", file, "--source", "cicnews", "--archive", tmp_path / "archive")
    assert done.exit_code == 0, done.stderr
    (url,) = set(archive.load("observations", root=tmp_path / "archive")["url"])
    assert re.fullmatch(r"file:///[0-9a-f]{12}/2015-12-03T000000Z.txt", url)
