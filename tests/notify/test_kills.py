"""Processes that are killed while they tell: no message is lost, and one that is repeated is the same, id and all."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from archive.store import open_store
from pipelines.notify.outbox import Outbox
from tests.notify.made import DRAWS, hook, receipts, snapshot, told
from tests.notify.servers import Hook

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("most", [14, pytest.param(500, marks=pytest.mark.soak)])
def test_a_kill_at_any_step_loses_no_message_and_a_repeat_is_the_same(tmp_path: Path, most: int) -> None:
    template = tmp_path / "template"
    snapshot(template, DRAWS["384"])
    told(template, hook("127.0.0.1:9"))
    snapshot(template, *DRAWS.values())
    with Hook() as web:
        run = subprocess.run(
            [sys.executable, "-m", "tests.notify.child", str(template), str(tmp_path), web.host, str(most)],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
    steps = run.stdout.split()
    assert len(steps) >= min(most, 14) - 2
    repeated = 0
    for step in steps:
        got = [one for one in web.got if one.path == f"/{step}"]
        times = Counter(one.id for one in got)
        assert {one.json["draws"]["draw_id"] for one in got} == {"386", "387"}, step
        assert sorted(times.values()) in ([1, 1], [1, 2]), step
        assert len({str(one.json) for one in got}) == 2, step
        repeated += max(times.values()) == 2
        store = open_store(tmp_path / step)
        state = Outbox(store, "hook").state()
        assert state is not None
        assert state.waiting == (), step
        assert {one["message"]["id"] for one in receipts(store)} == set(times), step
    assert repeated, "no kill came between sending and the receipt: the test proves less than it says"
