"""Rows laid out for people: what fits stays on a line, numbers and dates are never broken, and no line is too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pipelines.commands.tables import LONG, Column, Layout, lay_out

DETAIL = "the round is dated 2018-11-14 but timed 2018-11-15 14:06:07 UTC; both are kept as published"
LATEST = [
    Column("draw id", ["388", "387"]),
    Column("draw date", ["2025-12-17", "2025-12-16"]),
    Column("category", ["french", "cec"]),
    Column("invitations change", ["0", "-1,000"], right=True),
]
ISSUES = [Column("kind", ["date-against-time"]), Column("draw", ["104"]), Column("detail", [DETAIL])]
LOG = [
    Column("version", ["1", "2"], right=True),
    Column("draws", ["239", "240"]),
    Column("summary", [DETAIL, "new 239"]),
]


def told(made: Layout) -> list[str]:
    return [*made.heading, *made.body]


@pytest.mark.parametrize(
    ("columns", "width", "lines"),
    [
        (LATEST, None, ["draw id  draw date   category  invitations change",
                        "388      2025-12-17  french                     0",
                        "387      2025-12-16  cec                   -1,000"]),
        (LATEST, 45, ["draw id  draw date   category  invitations",
                      "                                    change",
                      "388      2025-12-17  french              0",
                      "387      2025-12-16  cec            -1,000"]),
        (ISSUES, 70, ["kind               draw  detail",
                      "date-against-time  104   the round is dated 2018-11-14 but timed",
                      "                         2018-11-15 14:06:07 UTC; both are kept as",
                      "                         published"]),
        (ISSUES, 50, ["kind               draw",
                      "date-against-time  104",
                      "  the round is dated 2018-11-14 but timed",
                      "  2018-11-15 14:06:07 UTC; both are kept as",
                      "  published"]),
        (LOG, 43, ["version  draws  summary",
                   "      1  239",
                   "  the round is dated 2018-11-14 but timed",
                   "  2018-11-15 14:06:07 UTC; both are kept as",
                   "  published",
                   "      2  240    new 239"]),
        (LATEST, 30, ["draw id             388",
                      "draw date           2025-12-17",
                      "category            french",
                      "invitations change  0",
                      "",
                      "draw id             387",
                      "draw date           2025-12-16",
                      "category            cec",
                      "invitations change  -1,000"]),
    ],
    ids=["as wide as it is", "names folded", "text folded", "text below", "short text beside", "records"],
)  # fmt: skip
def test_each_layout(columns: list[Column], width: int | None, lines: list[str]) -> None:
    assert told(lay_out(columns, width)) == [line.rstrip() for line in lines]


def test_the_least_columns_are_left_out_before_anything_is_broken() -> None:
    made = lay_out(LATEST, 32, ["category", "draw id"])
    assert made.left_out == ["category"]
    assert made.body == ["388      2025-12-17            0", "387      2025-12-16       -1,000"]
    assert lay_out(LATEST, 200, ["category"]).left_out == []


def test_no_rows_are_a_heading() -> None:
    assert told(lay_out([Column("draw", []), Column("kind", [])], 80)) == ["draw  kind"]
    assert told(lay_out([Column("draw", []), Column("kind", [])], 5)) == []


WORDS = st.text("abé中1 -", max_size=70).map(lambda text: " ".join(text.split()) or "–")


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(16, 120))
def test_no_line_is_too_long_and_nothing_is_lost(rows: list[list[str]], width: int) -> None:
    columns = [Column(name, [row[at] for row in rows]) for at, name in enumerate(("one", "two", "three"))]
    made = lay_out(columns, width)
    assert all(cell_len(line) <= width for line in told(made))
    text = "".join(told(made)).replace(" ", "")
    for row in rows:
        for cell in row:
            if cell_len(cell) <= min(LONG, width - 8):
                assert cell.replace(" ", "") in text
    assert len(text) >= sum(len(cell.replace(" ", "")) for row in rows for cell in row)
