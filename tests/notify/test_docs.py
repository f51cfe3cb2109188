"""docs/notify.md is true: its file of targets loads, its keys are the keys, its JSON is what is sent."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

from pipelines.notify.run import sample
from pipelines.notify.targets import Target, load_targets
from tests.notify.made import DRAWS, snapshot, world

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "notify.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_file_of_targets_loads_and_apprise_knows_its_addresses(tmp_path: Path) -> None:
    from apprise import Apprise

    path = tmp_path / "targets.toml"
    path.write_text(block("toml"), encoding="utf-8")
    targets = load_targets(path)
    assert [target.name for target in targets] == ["phone", "bureau", "archive-bot", "operators"]
    secrets = {
        "NTFY_TOPIC": "topic",
        "MAIL_USER": "me",
        "MAIL_PASSWORD": "pw",
        "SLACK_TOKENS": "T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#draws",
    }
    for target in targets:
        assert target.command or Apprise.instantiate(target.address(secrets)) is not None, target.name


def test_every_key_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", TEXT, re.MULTILINE))
    assert set(rows) | {"name", "url", "command"} == {one.name for one in fields(Target)}
    target = Target("x")
    assert (rows["severity"], rows["max_age_days"], rows["language"], rows["timeout_seconds"]) == (
        f"`{target.severity}`", str(target.max_age_days), f"`{target.language}`", str(target.timeout_seconds)
    )  # fmt: skip


def test_the_json_has_the_keys_that_are_sent(tmp_path: Path) -> None:
    snapshot(tmp_path, DRAWS["384"], DRAWS["387"])
    sent = sample(world(tmp_path), Target("x"))
    told = json.loads(block("json"))
    assert list(told) == list(sent)
    assert set(told["draw"]) - {"…"} <= set(sent["draw"])
    assert list(told["changes"][0]) == list(sent["changes"][0])
    assert sent["title"].endswith(told["title"])
    assert told["text"].removesuffix("; …") in sent["text"]
