"""From a changed feed to a message: a real crawl of the sample web, and a real webhook."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from pipelines.commands import app
from scraper.sample_web import SampleWeb
from tests.notify.servers import Hook


def test_a_draw_that_appears_in_the_feed_is_told(tmp_path: Path) -> None:
    root, sources, targets = (str(tmp_path / name) for name in ("archive", "sources.toml", "targets.toml"))

    def draws(*words: str) -> int:
        return CliRunner().invoke(app, [*words, "--archive", root, "--sources", sources]).exit_code

    with SampleWeb(newest="386") as web, Hook() as hook:
        Path(sources).write_text(web.sources_toml(), encoding="utf-8")
        url = f"json://{hook.host}/"
        Path(targets).write_text(f'[[target]]\nname = "x"\nurl = "{url}"\nmax_age_days = 100000\n', encoding="utf-8")
        assert draws("crawl", "ircc-feed-en") == 0
        assert draws("notify", "--targets", targets) == 0
        assert hook.got == [], "what was there before is no news"
        web.publish_next()
        assert draws("crawl", "ircc-feed-en") == 0
        assert draws("notify", "--targets", targets) == 0
        assert draws("notify", "--targets", targets) == 0
    (got,) = hook.got
    assert got.json["message"].splitlines()[0] == (
        "CEC draw #387 of 16 December 2025: 5,000 invitations, CRS 515, down 5 on the last CEC draw 6 days before; "
        "tie-break 9 September 2025, 18:58:59 UTC"
    )
