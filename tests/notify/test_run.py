"""Who hears of what, how often, and what becomes of what could not be delivered: against real servers."""

from __future__ import annotations

import email
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import policy
from pathlib import Path
from typing import Any

import pytest

from archive.errors import DamagedError
from archive.store import open_store
from pipelines.notify.outbox import Outbox, State, problems
from pipelines.notify.run import PATIENCE, rehearse, tell
from pipelines.notify.targets import Target
from pipelines.watching import Turn
from tests.archive.made import draw
from tests.notify.made import CONFIRMED, DRAWS, NOW, REPORT, hook, receipts, snapshot, told, world
from tests.notify.servers import Hook, Mailbox, mail_server


@pytest.fixture
def web() -> Iterator[Hook]:
    with Hook() as served:
        yield served


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive with one draw, of 10 December."""
    snapshot(tmp_path / "archive", DRAWS["384"])
    return tmp_path / "archive"


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_new_target_hears_of_nothing_old_and_then_of_each_change_once(web: Hook, root: Path) -> None:
    target = hook(web.host)
    (first,) = told(root, target)
    assert (first.started, first.sent, web.got) == (1, [], [])
    assert told(root, target)[0].sent == []
    snapshot(root, DRAWS["384"], DRAWS["387"])
    (second,) = told(root, target)
    assert [one["draw_id"] for one in second.sent] == ["387"]
    before = files(root)
    assert told(root, target)[0].sent == []
    assert files(root) == before, "a run with nothing to tell writes nothing"
    (got,) = web.got
    assert got.headers["X-Draws-Id"] == got.id == second.sent[0]["id"]
    assert got.json["title"] == "CEC draw #387 of 16 December 2025: 5,000 invitations, CRS 515"
    assert "down 5 on the last CEC draw 6 days before" in got.json["message"]
    assert got.json["message"].endswith(f"id {got.id}")
    sent = got.json["draws"]
    assert (sent["kind"], sent["severity"], sent["draw"]["crs_cutoff"], sent["draw"]["crs_change"]) == ("new", "alert", 515, -5)  # fmt: skip
    assert sent["changes"] == [
        {"draw_id": "387", "kind": "new", "field": None, "before": None, "after": sent["changes"][0]["after"], "severity": "alert"}
    ]  # fmt: skip
    (receipt,) = receipts(open_store(root))
    assert (receipt["target"], receipt["message"]["id"]) == ("hook", got.id)


def test_several_changes_of_a_draw_are_one_message(web: Hook, root: Path) -> None:
    target = hook(web.host)
    told(root, target)
    snapshot(root, DRAWS["384"] | {"crs_cutoff": 521, "invitations": 6001, "category_name": "CEC"}, DRAWS["386"])
    told(root, target)
    assert [(got.json["draws"]["draw_id"], got.json["draws"]["kind"]) for got in web.got] == [("384", "corrected"), ("386", "new")]  # fmt: skip
    assert web.got[0].json["draws"]["severity"] == "notice", "that of the change which matters most"
    text = web.got[0].json["message"]
    assert "corrected: CRS cutoff: 520 → 521" in text
    assert "corrected: invitations: 6,000 → 6,001" in text
    assert "renamed: name: Canadian Experience Class → CEC" in text


def test_a_renamed_category_alone_is_told_to_nobody_who_did_not_ask(web: Hook, root: Path) -> None:
    asked = hook(web.host, "asked", "asked", kinds=("renamed",), severity="info")
    told(root, hook(web.host), asked)
    snapshot(root, DRAWS["384"] | {"category_name": "Canadian Experience Class (Version 1)"})
    told(root, hook(web.host), asked)
    assert [got.path for got in web.got] == ["/asked"]


def test_a_report_that_is_confirmed_is_no_second_draw(web: Hook, root: Path) -> None:
    target = hook(web.host)
    told(root, target)
    snapshot(root, DRAWS["384"], REPORT)
    told(root, target)
    snapshot(root, DRAWS["384"], CONFIRMED)
    told(root, target)
    assert [got.json["draws"]["kind"] for got in web.got] == ["reported", "confirmed"]
    assert web.got[0].json["title"].startswith("Reported, not confirmed by IRCC: CEC draw of 16 December 2025")
    assert "It was reported before, as reported-2025-12-16-cec; it is not a second draw." in web.got[1].json["message"]


def test_a_draw_that_was_reported_and_confirmed_since_the_last_run_is_one_new_draw(web: Hook, root: Path) -> None:
    target = hook(web.host)
    told(root, target)
    snapshot(root, DRAWS["384"], REPORT)
    snapshot(root, DRAWS["384"], CONFIRMED)
    told(root, target)
    assert [got.json["draws"]["kind"] for got in web.got] == ["new"]


def test_what_changes_back_and_again_is_told_each_time(web: Hook, root: Path) -> None:
    target = hook(web.host)
    told(root, target)
    for cutoff in (521, 520, 521, 520):
        snapshot(root, DRAWS["384"] | {"crs_cutoff": cutoff})
        told(root, target)
    assert len(set(web.ids())) == len(web.ids()) == 4


def test_a_failing_target_holds_back_no_other_and_is_tried_again(root: Path) -> None:
    up = False
    with Hook(lambda got: 200 if up or got.path == "/good" else 500) as web:
        targets = hook(web.host, "bad", "secret-path"), hook(web.host, "good", "good")
        told(root, *targets)
        snapshot(root, DRAWS["384"], DRAWS["387"])
        bad, good = told(root, *targets)
        assert (len(bad.failed), len(bad.waiting), len(good.sent)) == (1, 1, 1)
        assert "Internal server error" in bad.failed[0][1]
        up = True
        again, quiet = told(root, *targets)
        assert (len(again.sent), again.waiting, quiet.sent) == (1, [], [])
        assert len(set(web.ids("/secret-path"))) == 1
        assert len(web.ids("/secret-path")) == 2
        assert web.ids("/good") == web.ids("/secret-path")[:1]


def test_a_refused_message_holds_back_no_other(root: Path) -> None:
    with Hook(lambda got: 413 if got.json["draws"]["draw_id"] == "386" else 200) as web:
        target = hook(web.host)
        told(root, target)
        snapshot(root, *DRAWS.values())
        (done,) = told(root, target)
        assert [one["draw_id"] for one in done.sent] == ["387"]
        assert [one["draw_id"] for one in done.waiting] == ["386"]


def test_a_target_that_is_down_is_left_after_a_few_tries(root: Path) -> None:
    with Hook(lambda _got: 503) as web:
        target = hook(web.host)
        told(root, target)
        numbers = [str(number) for number in range(390, 400)]
        snapshot(root, DRAWS["384"], *(DRAWS["387"] | {"draw_id": one, "draw_number": one} for one in numbers))
        (done,) = told(root, target)
        assert len(web.got) == PATIENCE
        assert [one["draw_id"] for one in done.waiting] == numbers


@pytest.mark.parametrize("kind", ["refused", "slow", "cut"])
def test_no_answer_is_a_failure_that_names_no_part_of_the_address(kind: str, root: Path) -> None:
    with Hook(lambda _got: None) as web:
        host = web.host if kind == "slow" else "127.0.0.1:9"
        target = Target("x", url=f"json://user-x:pass-y@{host}/token-z?rto=0.2&+X-Key=header-k")
        told(root, target)
        snapshot(root, DRAWS["384"], DRAWS["387"])
        (done,) = told(root, target)
    ((message, reason),) = done.failed
    assert message["draw_id"] == "387"
    assert reason
    assert not [one for one in ("user-x", "pass-y", "token-z", "header-k", "127.0.0.1") if one in reason + repr(target)]


def test_mail(root: Path) -> None:
    mailbox = Mailbox()
    server = mail_server(mailbox)
    server.start()
    try:
        target = Target("mail", url=f"mailto://127.0.0.1:{server.port}?from=draws@example.org&to=reader@example.org&mode=insecure", language="fr")  # fmt: skip
        told(root, target)
        snapshot(root, DRAWS["384"], DRAWS["387"])
        mailbox.refuse = True
        (refused,) = told(root, target)
        assert len(refused.failed) == 1
        mailbox.refuse = False
        (done,) = told(root, target)
    finally:
        server.stop()
    (mail,) = (email.message_from_bytes(one, policy=policy.default) for one in mailbox.mails)
    assert mail["Subject"] == "Ronde nº 387 (CEC) du 16 décembre 2025 : 5 000 invitations, SCG 515"
    assert mail["X-Draws-Id"] == done.sent[0]["id"] == refused.failed[0][0]["id"]
    body = mail.get_body(("plain", "html"))
    assert body is not None
    assert f"id {mail['X-Draws-Id']}" in body.get_content()


def program(code: str, *words: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code, *words)


def test_a_program_gets_json_on_standard_input_and_no_shell_sees_its_arguments(root: Path, tmp_path: Path) -> None:
    code = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read()); print('noise')"
    out = tmp_path / "$(touch x); out"
    target = Target("tool", command=program(code, str(out)))
    told(root, target)
    snapshot(root, DRAWS["384"], DRAWS["387"])
    (done,) = told(root, target)
    assert json.loads(out.read_text(encoding="utf-8")) == done.sent[0]
    assert done.sent[0]["text"].startswith("CEC draw #387")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (program("import sys; sys.exit(7)"), "the command ended with exit code 7"),
        (program("import threading; threading.Event().wait()"), "longer than 1 seconds and was stopped"),
        (("/nonexistent/program",), "could not be started: No such file or directory"),
    ],
)
def test_a_program_that_fails_is_told_and_tried_again(root: Path, command: tuple[str, ...], reason: str) -> None:
    target = Target("tool", command=command, timeout_seconds=1)
    told(root, target)
    snapshot(root, DRAWS["384"], DRAWS["387"])
    for _ in range(2):
        (done,) = told(root, target)
        assert [reason in why for _, why in done.failed] == [True]


def test_old_draws_are_not_announced_and_their_corrections_are(web: Hook, root: Path) -> None:
    patient = hook(web.host, "patient", "patient", max_age_days=100_000)
    told(root, hook(web.host), patient)
    snapshot(root, draw("293"), DRAWS["384"])
    (done, all_of_them) = told(root, hook(web.host), patient)
    assert ([one.draw_id for one in done.old], done.sent) == (["293"], [])
    assert [one["draw_id"] for one in all_of_them.sent] == ["293"]
    snapshot(root, draw("293", crs_cutoff=490), DRAWS["384"])
    told(root, hook(web.host))
    assert [got.json["draws"]["kind"] for got in web.got if got.path == "/hook"] == ["corrected"]


def test_a_dry_run_says_what_would_go_and_writes_nothing(web: Hook, root: Path) -> None:
    target = hook(web.host)
    before = files(root)
    assert tell(world(root), [target], dry_run=True)[0].started == 1
    assert files(root) == before
    told(root, target)
    snapshot(root, DRAWS["384"], DRAWS["387"])
    before = files(root)
    (done,) = tell(world(root), [target], dry_run=True)
    assert [one["draw_id"] for one in done.waiting] == ["387"]
    assert (files(root), web.got) == (before, [])
    assert [one["id"] for one in told(root, target)[0].sent] == [one["id"] for one in done.waiting]


def test_a_test_message_says_so_and_writes_nothing(web: Hook, root: Path) -> None:
    before = files(root)
    (done,) = rehearse(world(root), [hook(web.host)])
    assert web.got[0].json["title"].startswith("Test, nothing new: CEC draw #384")
    assert done.sent[0]["id"].startswith("test-")
    assert files(root) == before


def test_a_test_message_is_about_no_draw_that_is_unconfirmed(web: Hook, root: Path) -> None:
    snapshot(root, DRAWS["384"], REPORT | {"status": "unconfirmed"})
    rehearse(world(root), [hook(web.host)])
    assert web.got[0].json["title"].startswith("Test, nothing new: CEC draw #384")


def test_versions_that_were_taken_back_are_told_and_nothing_is_sent_twice(web: Hook, root: Path) -> None:
    target = hook(web.host)
    told(root, target)
    snapshot(root, DRAWS["384"], DRAWS["387"])
    told(root, target, now=NOW + timedelta(seconds=30))
    (root / "snapshots" / "000002.json").unlink()
    snapshot(root, DRAWS["384"], DRAWS["387"], hours=1)
    snapshot(root, *DRAWS.values(), hours=1)
    (done,) = told(root, target, now=NOW + timedelta(hours=2))
    assert done.notes == ["snapshot 2 is not the one that it was told of; going on from snapshot 1"]
    assert [one["draw_id"] for one in done.sent] == ["386"]
    assert len(web.got) == 2


def test_a_damaged_outbox_is_told_and_holds_back_no_other(web: Hook, root: Path) -> None:
    targets = hook(web.host, "one", "one"), hook(web.host, "two", "two")
    told(root, *targets)
    state = root / "outbox" / "one" / "state.json"
    state.write_bytes(state.read_bytes().replace(b'"version": 1', b'"version": 0'))
    snapshot(root, DRAWS["384"], DRAWS["387"])
    one, two = told(root, *targets)
    assert isinstance(one.damage, DamagedError)
    assert "outbox/one/state.json" in str(one.damage)
    assert len(two.sent) == 1


def turn(kind: Any, hours: int, source: str = "cicnews") -> Turn:
    return Turn(source, kind, NOW + timedelta(hours=hours), "3 times in a row: 403")


def test_a_source_that_turns_is_told_once_to_those_who_asked(web: Hook, root: Path) -> None:
    watcher = hook(web.host, "ops", "ops", kinds=("blind", "recovered"))
    turns = [turn("blind", -9)]
    told(root, watcher, hook(web.host), turns=lambda: turns)
    assert told(root, watcher, turns=lambda: turns)[0].sent == []
    turns += [turn("recovered", -1), turn("blind", -2, "canadim")]
    told(root, watcher, hook(web.host), turns=lambda: turns)
    assert told(root, watcher, turns=lambda: turns)[0].sent == []
    assert [(got.path, got.json["draws"]["source"], got.json["draws"]["kind"]) for got in web.got] == [
        ("/ops", "cicnews", "recovered"),
        ("/ops", "canadim", "blind"),
    ]
    assert web.got[1].json["type"] == "warning"


def test_a_target_that_begins_to_listen_for_turns_hears_of_none_before(web: Hook, root: Path) -> None:
    turns = [turn("blind", -9)]
    told(root, hook(web.host), turns=lambda: turns)
    watcher = replace(hook(web.host), kinds=("new", "blind"))
    assert told(root, watcher, turns=lambda: turns)[0].sent == []
    turns.append(turn("blind", -1, "canadim"))
    assert [one["source"] for one in told(root, watcher, turns=lambda: turns)[0].sent] == ["canadim"]


def test_a_receipt_without_its_removal_from_the_state_is_enough(web: Hook, root: Path) -> None:
    target = hook(web.host)
    told(root, target)
    snapshot(root, DRAWS["384"], DRAWS["387"])
    outbox = Outbox(open_store(root), "hook")
    (planned,) = tell(world(root), [target], dry_run=True)[0].waiting
    outbox.sent(planned, NOW)
    (done,) = told(root, target)
    assert (done.sent, done.waiting, web.got) == ([], [], [])


def test_every_damaged_file_of_the_outbox_is_found(web: Hook, root: Path) -> None:
    target = hook(web.host)
    told(root, target)
    snapshot(root, DRAWS["384"], DRAWS["387"])
    told(root, target)
    store = open_store(root)
    assert problems(store) == []
    state, receipt = root / "outbox/hook/state.json", next((root / "outbox/hook/sent").iterdir())
    state.write_bytes(state.read_bytes()[:-9])
    receipt.write_bytes(receipt.read_bytes().replace(b"5,000", b"9,000"))
    found = {one.path for one in problems(store)}
    assert found == {path.relative_to(root).as_posix() for path in (state, receipt)}


def test_an_outbox_in_an_object_store() -> None:
    outbox = Outbox(open_store("memory://"), "x")
    assert outbox.state() is None
    state = State(7, "ab", NOW, {"cicnews": NOW}, ({"id": "1", "text": "é"}, {"id": "2"}))
    outbox.put(state)
    assert outbox.state() == state
    outbox.put(state.without("1"))
    assert outbox.state() == replace(state, waiting=({"id": "2"},))
    outbox.sent({"id": "1", "text": "é"}, NOW)
    outbox.sent({"id": "1", "text": "again"}, NOW)
    assert (outbox.was_sent("1"), outbox.was_sent("2")) == (True, False)
    assert [one["message"] for one in receipts(outbox.store)] == [{"id": "1", "text": "é"}]
    assert problems(outbox.store) == []


def test_what_a_page_says_is_no_html_in_a_mail(root: Path) -> None:
    mailbox = Mailbox()
    server = mail_server(mailbox)
    server.start()
    try:
        target = Target(
            "mail",
            url=f"mailto://127.0.0.1:{server.port}?from=a@example.org&to=b@example.org&mode=insecure&format=html",
        )
        told(root, target)
        odd = {"category": "rural", "category_name": "Rural <img src=http://x.example/p>"}
        snapshot(root, DRAWS["384"], DRAWS["387"] | odd)
        told(root, target)
    finally:
        server.stop()
    mail = email.message_from_bytes(mailbox.mails[0], policy=policy.default)
    html = mail.get_body(("html",))
    assert html is not None
    assert "&lt;img" in html.get_content()
    assert "<img" not in html.get_content()
