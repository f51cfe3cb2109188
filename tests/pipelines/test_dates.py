"""Real date and time strings, each citing the draw or the page that it is from."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.dates import day, moment, relative_day, same_moment, toronto_day

# (draw, text, the day of the draw for a text without a year, UTC, precision, inferred)
MOMENTS = [
    ("#388", "August 24, 2025 at 23:43:05 UTC", None, "2025-08-24 23:43:05", "second", False),
    ("#322", "March 02. 2024 at 01:58:34 UTC", None, "2024-03-02 01:58:34", "second", False),
    ("#277", "August 30. 2023 at 17:30:21 UTC", None, "2023-08-30 17:30:21", "second", False),
    ("#244", "May 19,2022 06:48:41 UTC", None, "2022-05-19 06:48:41", "second", False),
    ("#386", "October 18, 2025 at  7:18:52 UTC", None, "2025-10-18 07:18:52", "second", False),
    ("#215", "February 18 2021 at 05:05:15 UTC", None, "2021-02-18 05:05:15", "second", False),
    ("#382", "May 26 2025 at 12:28:38 UTC", None, "2025-05-26 12:28:38", "second", False),
    ("#82", " January 17, 2018 at 12:33:00 UTC", None, "2018-01-17 12:33:00", "second", False),
    ("#262", "July 04, 2023 at 19:36:18 UTC ", None, "2023-07-04 19:36:18", "second", False),
    ("#383, no zone", "March 05, 2025 at 05:10:48", None, "2025-03-05 05:10:48", "second", True),
    ("#258, no zone", "June 15, 2023 at 23:49:05", None, "2023-06-15 23:49:05", "second", True),
    ("#210, PM on a 24-hour clock", "June 22, 2021 at 20:19:59 PM UTC", None, "2021-06-22 20:19:59", "second", False),
    ("#270, AM", "September 30, 2023 at 04:22:17 AM UTC", None, "2023-09-30 04:22:17", "second", False),
    ("#270, AM against the clock", "October 25, 2023 at 15:48:39 AM UTC", None, "2023-10-25 15:48:39", "second", True),
    ("#208, no year", "October 7 at 16:38:21 UTC", "2021-10-27", "2021-10-07 16:38:21", "second", True),
    (
        "no year, before the draw of the next year",
        "October 7 at 16:38:21 UTC",
        "2022-01-05",
        "2021-10-07 16:38:21",
        "second",
        True,
    ),
    ("#297", "May 31, 2024 at12:48:30 UTC", None, "2024-05-31 12:48:30", "second", False),
    ("#333", "January 23, 2025 at 2025-01-23 15:30:04 UTC", None, "2025-01-23 15:30:04", "second", False),
    ("#310", "August 15, 2024 at 2024-08-15 15:11:54 UTC", None, "2024-08-15 15:11:54", "second", False),
    ("#38", " July 13, 2016 at 13:56:45 UTC", None, "2016-07-13 13:56:45", "second", False),
    ("#75", "November 1, 2017, at 12:55:44 UTC", None, "2017-11-01 12:55:44", "second", False),
    ("#221", "March 24,2022 at 8:00:50 UTC", None, "2022-03-24 08:00:50", "second", False),
    ("French feed", "31 janvier 2015 à 11:59:48 UTC", None, "2015-01-31 11:59:48", "second", False),
    ("French first of a month", "1er février 2024 à 09 h 05 min", None, "2024-02-01 09:05:00", "minute", True),
    ("French, seconds in words", "23 avril 2024 à 9 h 32 min 8 s TUC", None, "2024-04-23 09:32:08", "second", False),
    ("French, h for the colon", "1er février 2024 à 9h05 UTC", None, "2024-02-01 09:05:00", "minute", False),
    (
        "news on #351, EST said of summer",
        "September 28, 2024, at 2:06 PM EST",
        None,
        "2024-09-28 18:06:00",
        "minute",
        True,
    ),
    ("news on #368", "before November 5, 2025, at 10:36 p.m. UTC", None, "2025-11-05 22:36:00", "minute", False),
    ("news on #415", "before 5:23 a.m. UTC on January 7, 2026", None, "2026-01-07 05:23:00", "minute", False),
    (
        "news on #113, Portuguese",
        "7 de fevereiro de 2019, às 21:59:25 UTC",
        None,
        "2019-02-07 21:59:25",
        "second",
        False,
    ),
    ("seed, a day only", "25th February, 2024", None, "2024-02-25 00:00:00", "day", False),
    ("ISO with T and Z", "2024-04-11T13:23:42Z", None, "2024-04-11 13:23:42", "second", False),
    ("ISO with an offset", "2024-04-11T13:23:42+02:00", None, "2024-04-11 11:23:42", "second", False),
    (
        "first 1:30 of the night clocks go back",
        "November 3, 2024 at 1:30 AM EDT",
        None,
        "2024-11-03 05:30:00",
        "minute",
        False,
    ),
    ("second 1:30 of that night", "November 3, 2024 at 1:30 AM EST", None, "2024-11-03 06:30:00", "minute", False),
    ("winter EST", "January 5, 2024 at 1:05 PM EST", None, "2024-01-05 18:05:00", "minute", False),
    ("two days that differ", "January 23, 2025 at 2025-01-24 15:30:04 UTC", None, None, None, None),
    ("two times", "January 23, 2025 at 10:00:00 or 11:00:00 UTC", None, None, None, None),
    ("no year and nothing to take it from", "October 7 at 16:38:21 UTC", None, None, None, None),
    ("no such day", "February 30, 2024 at 10:00:00 UTC", None, None, None, None),
    ("no such hour", "February 20, 2024 at 25:00:00 UTC", None, None, None, None),
    ("words", "to be announced", None, None, None, None),
    ("a number", "20240411", None, None, None, None),
    ("empty", "", None, None, None, None),
]

# (why, text, year hint, day, inferred)
DAYS = [
    ("feed", "2025-12-17", None, "2025-12-17", False),
    ("#246 as it once was: two readings", "12-04-2023", None, None, None),
    ("a day above 12 settles the order", "18/11/2020", None, "2020-11-18", False),
    ("month first", "11/18/2020", None, "2020-11-18", False),
    ("both readings are the same day", "05/05/2023", None, "2023-05-05", False),
    ("seed 254", "July 5th, 2023", None, "2023-07-05", False),
    ("seed asif", "25th February, 2024", None, "2024-02-25", False),
    ("#235", "November 09,2022", None, "2022-11-09", False),
    ("moving2canada", "Dec 8, 2023", None, "2023-12-08", False),
    ("French", "29 octobre 2025", None, "2025-10-29", False),
    ("French with accents", "14 août 2025", None, "2025-08-14", False),
    ("legal text", "22nd December, 2016", None, "2016-12-22", False),
    ("legal text", "22nd day of December, 2016", None, "2016-12-22", False),
    ("a weekday before it", "Wednesday, June 13, 2018", None, "2018-06-13", False),
    ("no year, one given", "April 11", 2024, "2024-04-11", True),
    ("no year, none given", "April 11", None, None, None),
    ("two days", "April 10 and 11", 2024, None, None),
    ("Portuguese", "18 de novembro de 2020", None, "2020-11-18", False),
    ("Spanish", "12 de marzo de 2024", None, "2024-03-12", False),
    ("Russian", "5 августа 2025", None, "2025-08-05", False),
    ("before Express Entry", "March 5, 1999", None, None, None),
    ("a month without a day", "April 2024", None, None, None),
    ("more than a date", "April 11, 2024 was cold", None, None, None),
]


@pytest.mark.parametrize(("why", "text", "before", "at", "precision", "inferred"), MOMENTS)
def test_moment(
    why: str, text: str, before: str | None, at: str | None, precision: str | None, inferred: bool | None
) -> None:
    found = moment(text, before=date.fromisoformat(before) if before else None)
    if at is None:
        assert found is None, why
        return
    assert found is not None, why
    assert (f"{found.at:%F %T}", found.precision, found.inferred) == (at, precision, inferred), why


@pytest.mark.parametrize(("why", "text", "year", "expected", "inferred"), DAYS)
def test_day(why: str, text: str, year: int | None, expected: str | None, inferred: bool | None) -> None:
    found = day(text, year=year)
    assert (found and (found.value.isoformat(), found.inferred)) == (expected and (expected, inferred)), why


def test_today_and_yesterday_count_from_the_publication() -> None:
    published = date(2024, 4, 11)
    assert relative_day("yesterday", published) == relative_day("Hier", published)
    assert relative_day("yesterday", published).value == date(2024, 4, 10)  # type: ignore[union-attr]
    assert relative_day("today", published).inferred  # type: ignore[union-attr]
    assert relative_day("yesterday", None) is None
    assert relative_day("last week", published) is None


def test_moments_are_compared_at_the_coarser_precision() -> None:
    fine, coarse = datetime(2024, 2, 25, 11, 55, 12, tzinfo=UTC), datetime(2024, 2, 25, tzinfo=UTC)
    assert same_moment(fine, "second", coarse, "day")
    assert same_moment(fine, "second", fine.replace(second=0), "minute")
    assert not same_moment(fine, "second", fine.replace(second=0), "second")


def test_past_midnight_in_utc_is_the_same_day_in_toronto() -> None:
    assert toronto_day(datetime(2020, 3, 19, 2, 4, 6, tzinfo=UTC)) == date(2020, 3, 18)  # #139


@given(st.text(max_size=120))
def test_any_text_gives_a_moment_or_nothing(text: str) -> None:
    found = moment(text, before=date(2024, 4, 11))
    assert found is None or found.at.tzinfo is UTC


@given(
    st.datetimes(datetime(2015, 1, 1), datetime(2099, 1, 1))  # noqa: DTZ001 - Hypothesis takes naive bounds
)
def test_every_moment_written_as_ircc_writes_it_is_read_back(at: datetime) -> None:
    at = at.replace(microsecond=0)
    found = moment(f"{at:%B} {at.day}, {at.year} at {at:%H:%M:%S} UTC")
    assert found is not None
    assert found.at == at.replace(tzinfo=UTC)
