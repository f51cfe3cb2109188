"""What a person gives wrongly is a usage error that names it, in every command alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipelines.test_intake import feed
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
