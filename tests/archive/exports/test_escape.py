"""Texts that a spreadsheet would run."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.exports.escape import escape, unescape
from tests.archive.exports.hostile import TEXTS

ROWS = {
    "STEM occupations (Version 1)": "STEM occupations (Version 1)",
    "=1+1": "'=1+1",
    "+1": "'+1",
    "-1": "'-1",
    "@SUM(1)": "'@SUM(1)",
    "＝1": "'＝1",
    "  =1": "  '=1",
    "\tCEC": "'\tCEC",
    "\rCEC": "'\rCEC",
    "\t=1": "'\t'=1",
    "CEC;=1": "CEC;'=1",
    "CEC\n-1": "CEC\n'-1",
    "CEC - STEM": "CEC - STEM",
    "2024-04-11": "2024-04-11",
    "": "'",
    "'": "''",
    "'CEC": "'CEC",
    "'=1": "''=1",
    "médecins": "médecins",
}


@pytest.mark.parametrize(("text", "cell"), ROWS.items())
def test_a_text_gets_an_apostrophe_where_a_formula_would_begin(text: str, cell: str) -> None:
    assert escape(text) == cell
    assert unescape(cell) == text


odd = st.text(st.sampled_from("'=+-@;\t\n\r a\"＝\x00\ufeff\u200b,"), max_size=12)


@given(st.one_of(st.text(), odd))
@example("\n\n=")
@example("';'='")
def test_every_text_reads_back_and_no_cell_begins_a_formula(text: str) -> None:
    cell = escape(text)
    assert unescape(cell) == text
    assert cell
    # However a spreadsheet splits the cell, and whatever it skips first.
    for part in re.split(r"[;\t\r\n]", cell):
        assert part.strip(" \x00\ufeff\u200b")[:1] not in {*"=+-@＝＋－＠"} - {""}
    assert cell[0] not in "\t\r\n"


def test_the_hostile_texts_are_all_told_apart() -> None:
    assert len({escape(text) for text in TEXTS}) == len(TEXTS)
