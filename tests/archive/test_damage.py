"""Every file of a real archive: one byte flipped, or cut short. `verify` names it, and the way back that it tells works."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from archive import crawls, snapshots
from archive.errors import ArchiveError
from archive.manifest import path_of
from archive.store import LocalStore, open_store
from archive.verify import Problem, verify
from pipelines import crawl, health, pruning, rebuilding, runs
from pipelines.shelf import Shelf
from tests.archive.made import NOON, content, draw, observation
from tests.soak.small import KNOWN, ingest, saved_feeds


def make(folder: Path) -> Path:
    """A small archive with a file of every kind: four versions, five WARC files, a folded day, an accept, a prune."""
    root = folder / "archive"
    files = saved_feeds(folder / "saved", 20, 4)
    ingest(root, files[:1])
    ingest(root, files[1:3])
    store = open_store(root)
    crawls.fold(store, (runs.clock() + timedelta(days=1)).date())
    again = files[2].with_name("2015-12-01T224000Z.json")
    again.write_bytes(files[2].read_bytes())
    ingest(root, [again])
    ingest(root, files[3:])
    shelf = Shelf(store, KNOWN)
    plan = pruning.plan(shelf, now=runs.clock(), older_than=timedelta(days=1))
    pruning.prune(
        shelf, [one.record() for one in plan.remove], prune_id="first", now=runs.clock(), asked="--older-than 1d"
    )
    return root


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("whole"))
    assert health.problems(open_store(root)) == []
    return root


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "archive")
    return tmp_path / "archive"


def draws(root: Path) -> list[dict[str, object]]:
    store = open_store(root)
    head = snapshots.head(store)
    return snapshots.read_table(store, head, "draws").to_pylist() if head else []


def kinds(root: Path) -> dict[str, list[str]]:
    """The files of an archive by what they are: the folder (for tables the table), and how the name ends."""
    found: dict[str, list[str]] = {}
    for path in open_store(root).list():
        place = "/".join(path.split("/")[:2]) if path.startswith("tables/") else path.split("/", maxsplit=1)[0]
        found.setdefault(f"{place} {path.rpartition('.')[2]}", []).append(path)
    return found


def test_the_archive_has_files_of_every_kind(whole: Path) -> None:
    tables = {f"tables/{name} parquet" for name in ("draws", "pool", "issues", "evidence", "observations", "history")}
    others = {"snapshots json", "crawls json", "crawls parquet", "captures gz", "latest parquet", "latest json"}
    assert tables | others | {"pruned json"} <= kinds(whole).keys()


def flips(root: Path, positions: int) -> None:
    """Flip a bit at random positions of every file, and at its first and last byte."""
    store = open_store(root)
    for path in store.list():
        data, dice = store.read(path), random.Random(path)
        chosen = {0, len(data) - 1, *(dice.randrange(len(data)) for _ in range(positions))}
        for at in sorted(chosen):
            spoiled = bytearray(data)
            spoiled[at] ^= 1 << dice.randrange(8)
            (root / path).write_bytes(spoiled)
            named = {problem.path for problem in health.problems(store)}
            assert path in named, f"byte {at} of {path} was flipped and verify named {named or 'nothing'}"
        (root / path).write_bytes(data)
    assert health.problems(store) == []


def test_a_flipped_byte_in_any_file_is_found_and_the_file_named(root: Path) -> None:
    flips(root, 0)


@pytest.mark.soak
def test_many_flipped_bytes(root: Path) -> None:
    flips(root, 40)


def newest(root: Path, kind: str) -> str:
    return max(kinds(root)[kind], key=lambda path: (root / path).stat().st_mtime_ns)


def cut(root: Path, path: str, keep: float) -> Problem:
    """Cut a file short; gives what verify says of it."""
    data = (root / path).read_bytes()
    (root / path).write_bytes(data[: int(len(data) * keep)])
    found = [problem for problem in health.problems(open_store(root)) if problem.path == path]
    assert found, f"{path} was cut and verify did not name it"
    return found[0]


def read_again(root: Path) -> None:
    """What `draws crawl` does first."""
    crawl.take_unread(Shelf(open_store(root), KNOWN))


def back_a_version(root: Path, problem: Problem) -> None:
    assert f"remove {path_of(4)}" in problem.next_step
    assert "`draws crawl` reads again" in problem.next_step
    (root / path_of(4)).unlink()
    head = snapshots.head(open_store(root))
    assert head is not None
    assert head.version == 3
    for left in health.problems(open_store(root)):
        if left.path == path_of(4):
            assert left.what.startswith("missing, though a crawl record")
            continue
        assert left.next_step.startswith(("Remove it: no version needs it", "Remove the folder latest/"))
        (root / left.path).unlink()
    read_again(root)


def without_the_record(root: Path, problem: Problem) -> None:
    assert "remove it" in problem.next_step
    assert "`draws crawl` reads the captures again" in problem.next_step
    (root / problem.path).unlink()
    read_again(root)


def give_up(root: Path, problem: Problem) -> None:
    assert "`draws prune --lost`" in problem.next_step
    store = open_store(root)
    shelf = Shelf(store, KNOWN)
    pruning.prune(shelf, pruning.lost(shelf, health.problems(store)), prune_id="lost", now=runs.clock(), asked="--lost")


def anew_from_latest(root: Path, problem: Problem) -> None:
    assert "Remove the folder latest/" in problem.next_step
    shutil.rmtree(root / "latest")
    store = open_store(root)
    snapshots.refresh_latest(store, snapshots.manifests(store)[-1])
    assert (root / "latest/draws.parquet").exists()


def anew_from_the_record(root: Path, problem: Problem) -> None:
    assert "`draws prune --lost --yes`" in problem.next_step
    (root / problem.path).unlink()
    named = {left.path for left in health.problems(open_store(root))}
    assert named
    assert all(path.startswith("captures/") for path in named), "the files that it told of now count as missing"
    give_up(root, health.problems(open_store(root))[0])


WAYS: dict[str, Callable[[Path, Problem], None]] = {
    "snapshots json": back_a_version,
    "tables/draws parquet": back_a_version,
    "tables/observations parquet": back_a_version,
    "captures gz": give_up,
    "crawls json": without_the_record,
    "crawls parquet": without_the_record,
    "latest parquet": anew_from_latest,
    "latest json": anew_from_latest,
    "pruned json": anew_from_the_record,
}


@pytest.mark.parametrize("keep", [0, 0.5])
@pytest.mark.parametrize("kind", sorted(WAYS))
def test_the_newest_file_cut_short_is_found_and_the_way_back_works(root: Path, kind: str, keep: float) -> None:
    before = draws(root)
    WAYS[kind](root, cut(root, newest(root, kind), keep))
    assert health.problems(open_store(root)) == []
    assert draws(root) == before
    assert Shelf(open_store(root), KNOWN).unread() == []


def test_the_newest_version_gone_without_a_trace_is_missed_and_made_anew(root: Path) -> None:
    before = draws(root)
    (root / path_of(4)).unlink()
    problem = next(one for one in health.problems(open_store(root)) if one.path == path_of(4))
    assert "run `draws crawl`" in problem.next_step
    read_again(root)
    assert health.problems(open_store(root)) == []
    assert draws(root) == before


@pytest.mark.parametrize("later", [[], [4501], [4501, 4502], [4499, 4498, 4497]])
def test_latest_follows_the_chain_when_versions_were_taken_back(tmp_path: Path, later: list[int]) -> None:
    store = open_store(tmp_path)

    def commit(invitations: int) -> None:
        parent = snapshots.head(store)
        until = NOON + timedelta(hours=parent.version if parent else 0, seconds=invitations)
        made = content(draw(invitations=invitations), observations=[observation(fetched_at=until)])
        snapshots.commit(store, parent, made, created_at=until, observed_until=until)

    for invitations in (4400, 4450, 4500):
        commit(invitations)
    for version in (3, 2):
        (tmp_path / path_of(version)).unlink()
    (stale,) = verify(store)
    assert (stale.path, "a version 3 that was taken back" in stale.what) == ("latest/version.json", True)
    snapshots.refresh_latest(store, snapshots.manifests(store)[-1])
    for invitations in later:
        commit(invitations)
    assert verify(store) == []
    copies = pq.ParquetFile(tmp_path / "latest/draws.parquet").read()
    assert copies["invitations"].to_pylist() == [(4400, *later)[-1]]


def test_latest_follows_another_version_of_the_same_number(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    first = snapshots.commit(store, None, content(draw()), created_at=NOON, observed_until=NOON)
    for invitations in (4500, 4501):
        (tmp_path / path_of(2)).unlink(missing_ok=True)
        told = content(draw(invitations=invitations, crs_cutoff=490), observations=[])
        snapshots.commit(store, first, told, created_at=NOON, observed_until=NOON)
    assert verify(store) == []
    assert pq.ParquetFile(tmp_path / "latest/draws.parquet").read()["invitations"].to_pylist() == [4501]


@pytest.mark.parametrize("kind", ["snapshots json", "tables/draws parquet", "tables/history parquet"])
def test_a_rebuild_replays_what_damage_took(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "archive"
    files = saved_feeds(tmp_path / "saved", 20, 4)
    for one in files:
        ingest(root, [one])
    before = draws(root)
    problem = cut(root, newest(root, kind), 0.5)
    assert "draws rebuild --into NEW" in problem.next_step
    told = rebuilding.rebuild(open_store(root), open_store(tmp_path / "new"), KNOWN)
    assert (told.snapshots, told.complaints) == (4, [])
    assert health.problems(open_store(tmp_path / "new")) == []
    assert draws(tmp_path / "new") == before


def test_reading_a_cut_file_raises_what_a_person_can_act_on(root: Path) -> None:
    path = newest(root, "snapshots json")
    cut(root, path, 0.7)
    with pytest.raises(ArchiveError, match=r"snapshots/000004\.json.*draws verify"):
        snapshots.head(LocalStore(root))
