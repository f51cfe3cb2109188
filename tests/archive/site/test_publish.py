"""A site is put in place whole or not at all, also where the build is killed at any step."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from archive.errors import RequestError
from archive.site.pages import MARK
from archive.site.publish import publish

ROOT = Path(__file__).resolve().parents[3]


def files(text: str) -> dict[str, bytes]:
    return {MARK: b"{}", "index.html": text.encode(), "draws/1.html": text.encode()}


def found(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_replaces_the_one_before_whole(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    assert publish(out, {**files("old"), "draws/gone.html": b""}.items()) == 4
    publish(out, files("new").items())
    assert found(out) == files("new")
    assert {path.name for path in out.parent.iterdir()} <= {"out", ".out.lock"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    publish(out, files("new").items())
    assert found(out) == files("new")


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_no_site_is_left_alone(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    if kind == "folder":
        (out / "photos").mkdir(parents=True)
    elif kind == "file":
        out.write_text("mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        out.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RequestError, match="name a new folder"):
        publish(out, files("new").items())
    assert (
        out.is_symlink()
        if kind == "link"
        else out.read_text() == "mine"
        if kind == "file"
        else (out / "photos").is_dir()
    )


def test_a_page_that_cannot_be_made_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, files("old").items())

    def torn() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise ValueError("a template broke")

    with pytest.raises(ValueError, match="a template broke"):
        publish(out, torn())
    assert found(out) == files("old")


def test_two_builds_of_one_folder_do_not_mix(tmp_path: Path) -> None:
    with FileLock(tmp_path / ".out.lock"), pytest.raises(Timeout):
        publish(tmp_path / "out", files("new").items())


# Dies by SIGKILL at the n-th call of what changes the disk.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from archive.site.publish import publish
left = int(sys.argv[2])
def dying(call):
    def wrapped(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return wrapped
Path.rename, Path.write_bytes, shutil.rmtree = dying(Path.rename), dying(Path.write_bytes), dying(shutil.rmtree)
publish(Path(sys.argv[1]), {"site.json": b"{}", "index.html": b"new", "draws/1.html": b"new"}.items())
"""


def test_a_killed_build_leaves_one_whole_site(tmp_path: Path) -> None:
    steps = 0
    while True:
        out = tmp_path / f"out{steps}"
        publish(out, files("old").items())
        run = subprocess.run(
            [sys.executable, "-c", KILLED, str(out), str(steps)], cwd=ROOT, check=False, env={**os.environ}
        )
        if run.returncode == 0:
            break
        assert run.returncode == -signal.SIGKILL
        if out.exists():
            assert found(out) in (files("old"), files("new")), f"killed at step {steps}"
        else:
            assert found(out.with_name(f".{out.name}.old")) == files("old"), "the next build puts it back"
        publish(out, files("after").items())
        assert found(out) == files("after")
        assert not list(tmp_path.glob(f".out{steps}.[no]*"))
        steps += 1
    assert steps >= 6, "three files, two renames, one removal"


def test_the_old_site_is_back_before_a_build_that_fails(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, files("old").items())
    out.rename(tmp_path / ".out.old")

    def torn() -> Iterator[tuple[str, bytes]]:
        raise ValueError("a template broke")
        yield

    with pytest.raises(ValueError, match="a template broke"):
        publish(out, torn())
    assert found(out) == files("old")
