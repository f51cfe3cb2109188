"""IRCC's own pages by the kind of their source: read, or told as the empty template that they are without a script."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.store import open_store
from pipelines.intake import Intake
from scraper import readers
from scraper.errors import EmptyTemplateError, ReadError
from scraper.items import Capture
from scraper.sources import load_sources

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
ROUNDS_PAGE = next(source for source in load_sources() if source.kind == "rounds-page")
INSTRUCTION = replace(ROUNDS_PAGE, id="ircc-instructions-en", kind="instruction")
NOON = datetime(2025, 12, 17, 12, tzinfo=UTC)
TEMPLATE = (GOLDEN / "instruction/empty-template/page.html").read_bytes()
ROUND_205 = (GOLDEN / "instruction/english/page.html").read_bytes()


def captured(source: str, body: bytes, status: int = 200) -> Capture:
    """A capture of a source's page."""
    return Capture("https://www.canada.ca/en/express-entry-rounds/invitations-205.html", source, NOON, body, status)


@pytest.mark.parametrize("kind", ["instruction", "rounds-page"])
def test_a_round_in_labels_is_read_with_the_address_as_its_instruction(kind: str) -> None:
    (draw,) = readers.read(captured(INSTRUCTION.id, ROUND_205), kind)
    assert (draw.draw_number, draw.invitations, draw.crs_cutoff) == ("205", "521", "732")
    assert draw.instruction_url == captured("", b"").url
    assert readers.reader_name(kind).startswith("instruction ")


@pytest.mark.parametrize("body", [TEMPLATE, b"<html><body><p>Express Entry</p></body></html>", b""])
def test_a_page_without_a_draw_says_nothing_against_one(body: bytes) -> None:
    with pytest.raises(EmptyTemplateError) as caught:
        readers.read(captured(ROUNDS_PAGE.id, body), "rounds-page")
    assert "ee_rounds" in caught.value.next_step


def test_an_error_page_is_not_read() -> None:
    with pytest.raises(ReadError, match="answered 403"):
        readers.read(captured(ROUNDS_PAGE.id, ROUND_205, 403), "rounds-page")


def test_the_template_at_the_rounds_page_is_told_without_an_alarm_and_elsewhere_refused() -> None:
    sources = {source.id: source for source in (ROUNDS_PAGE, INSTRUCTION)}
    intake = Intake(open_store("memory://"), sources, now=lambda _: NOON)
    usual = intake.take(captured(ROUNDS_PAGE.id, TEMPLATE))
    assert (usual.result, usual.version) == ("unchanged", None)
    assert "labels of a draw and no value" in usual.detail
    assert intake.take(captured(INSTRUCTION.id, TEMPLATE)).result == "refused"
