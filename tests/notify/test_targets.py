"""Which news are for which target, and what is said of a file of targets that is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive.compare import Change
from pipelines.notify.news import News
from pipelines.notify.sending import blacked_out, secrets_of
from pipelines.notify.targets import MissingSecretError, Target, TargetsError, load_targets, too_old, wants
from pipelines.watching import Turn
from tests.archive.made import NOON
from tests.notify.made import DRAWS


def news(*changes: tuple[str, str | None], number: str = "387", **over: Any) -> News:
    made = tuple(Change(number, kind, field, None, None) for kind, field in changes)  # type: ignore[arg-type]
    return News(changes[0][0], "", number, made, DRAWS[number] | over)


NEW = news(("new", None))
RENAMED = news(("renamed", "category_name"))
BLIND = News("blind", "", source="cicnews", turn=Turn("cicnews", "blind", NOON, "403"))


@pytest.mark.parametrize(
    ("options", "one", "wanted"),
    [
        ({}, NEW, True),
        ({}, news(("corrected", "crs_cutoff")), True),
        ({}, news(("corrected", "pool")), False),
        ({}, RENAMED, False),
        ({}, news(("renamed", "category_name"), ("corrected", "crs_cutoff")), True),
        ({"severity": "info"}, RENAMED, False),
        ({"severity": "info", "kinds": ("renamed",)}, RENAMED, True),
        ({"severity": "alert"}, news(("corrected", "crs_cutoff")), False),
        ({"kinds": ("confirmed",)}, NEW, False),
        ({"categories": ("cec", "french")}, NEW, True),
        ({"categories": ("pnp",)}, NEW, False),
        ({"cutoff_at_most": 515}, NEW, True),
        ({"cutoff_at_most": 514}, NEW, False),
        ({"cutoff_at_most": 1200}, news(("new", None), crs_cutoff=None), False),
        ({"categories": ("cec",), "cutoff_at_most": 510}, NEW, False),
        ({}, BLIND, False),
        ({"kinds": ("blind",), "categories": ("cec",), "cutoff_at_most": 0}, BLIND, True),
    ],
)
def test_who_wants_what(options: dict[str, Any], one: News, wanted: bool) -> None:
    assert wants(Target("x", **options), one) is wanted


def test_a_corrected_category_concerns_those_of_both() -> None:
    corrected = Change("387", "corrected", "category", "pnp", "cec")
    one = News("corrected", "", "387", (corrected,), DRAWS["387"])
    assert all(wants(Target("x", categories=(slug,)), one) for slug in ("pnp", "cec"))
    assert not wants(Target("x", categories=("stem",)), one)


def test_a_draw_that_is_gone_is_judged_by_its_last_figures() -> None:
    gone = News("withdrawn", "", "387", (Change("387", "withdrawn", None, DRAWS["387"], None),), None)
    assert wants(Target("x", categories=("cec",), cutoff_at_most=515), gone)
    assert not wants(Target("x", categories=("pnp",)), gone)


@pytest.mark.parametrize(
    ("one", "today", "old"),
    [
        (NEW, date(2025, 12, 30), False),
        (NEW, date(2025, 12, 31), True),
        (news(("new", None), draw_date=None), date(2030, 1, 1), False),
        (news(("corrected", "crs_cutoff")), date(2030, 1, 1), False),
        (BLIND, date(2030, 1, 1), False),
    ],
)
def test_what_is_too_old_to_be_announced(one: News, today: date, old: bool) -> None:
    assert too_old(Target("x"), one, today) is old


def written(folder: Path, text: str) -> Path:
    path = folder / "targets.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_targets(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[target]]\nname = "phone"\nurl = "ntfys://host/${TOPIC}"\ncategories = ["cec"]\ncutoff_at_most = 510\nlanguage = "fr"\n'
        '[[target]]\nname = "tool"\ncommand = ["bin/tell", "-x"]\nkinds = ["new", "blind"]\n',
    )
    phone, tool = load_targets(path)
    assert (phone.categories, phone.cutoff_at_most, phone.language, phone.severity) == (("cec",), 510, "fr", "notice")
    assert (tool.command, tool.kinds, tool.watches_sources, phone.watches_sources) == (("bin/tell", "-x"), ("new", "blind"), True, False)  # fmt: skip
    assert phone.address({"TOPIC": "t0p"}) == "ntfys://host/t0p"
    with pytest.raises(MissingSecretError, match="the environment variable TOPIC is not set"):
        phone.address({"TOPIC": ""})
    assert "ntfys" not in repr(phone)


GOOD = '[[target]]\nname = "x"\nurl = "json://secret-host/secret-path"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[target", "is not TOML"),
        ("", "holds [[target]] tables and nothing else"),
        (GOOD + "[other]\n", "holds [[target]] tables and nothing else"),
        (GOOD + GOOD, "two targets are named 'x'"),
        (GOOD + 'command = ["a"]', "needs a name, and either a url or a command"),
        ('[[target]]\nname = "x"', "needs a name, and either a url or a command"),
        ('[[target]]\nurl = "json://secret-host"', "target number 1 needs a name"),
        ('[[target]]\nname = "../x"\nurl = "json://secret-host"', "name is not made of a-z, 0-9, - and _"),
        ('[[target]]\nname = "x"\nurl = 5', "target 'x': url is no text"),
        (GOOD + 'colour = "red"', "has the key 'colour'; keys are categories, command,"),
        (GOOD + 'kinds = ["newish"]', "kinds may hold new, reported,"),
        (GOOD + 'kinds = "new"', "kinds is no list of texts"),
        (GOOD + 'severity = "loud"', "severity is none of alert, notice, info"),
        (GOOD + 'language = "de"', "language is none of en, fr"),
        (GOOD + "cutoff_at_most = 1201", "cutoff_at_most is no whole number 0 to 1200"),
        (GOOD + "cutoff_at_most = true", "cutoff_at_most is no whole number 0 to 1200"),
        (GOOD + "max_age_days = -1", "max_age_days is no whole number"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_shows_no_address(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TargetsError) as caught:
        load_targets(written(tmp_path, text))
    assert message in str(caught.value)
    assert "targets.toml" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "tgram://123456:AAtoken/98765",
        "mailto://me%40x.org:p%40ss@mail.example.org:587?to=you@example.org",
        "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
        "json://u:pw1@10.0.0.1:8080/a-path/b-path?+X-Token=t0ken&:k=v4lue",
    ],
)
def test_every_part_of_an_address_is_blacked_out(address: str) -> None:
    from urllib.parse import unquote

    clear = unquote(address)
    told = blacked_out(f"cannot reach\n{address} nor {clear}: " + " ".join(secrets_of(address)), secrets_of(address))
    for part in ("AAtoken", "98765", "p@ss", "p%40ss", "4174216298", "JHMHI8", "a-path", "t0ken", "v4lue", "pw1", "10.0.0.1"):  # fmt: skip
        assert part not in told
    assert "cannot reach ***" in told
