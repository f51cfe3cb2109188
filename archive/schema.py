"""The tables of the archive: every column with its type, meaning, unit and source. The data dictionary is made from here.

Timestamps are UTC with microseconds, dates are calendar days without a zone, and a null always means "not said".
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

SCHEMA_VERSION = 1
"""Raised when a column changes its meaning or type; older snapshots stay readable."""

INSTANT = pa.timestamp("us", tz="UTC")
STRINGS = pa.list_(pa.field("element", pa.string(), nullable=False))
BANDS = pa.list_(
    pa.struct(
        [
            pa.field("crs_low", pa.int16(), nullable=False),
            pa.field("crs_high", pa.int16(), nullable=False),
            pa.field("candidates", pa.int32()),
            pa.field("level", pa.string(), nullable=False),
        ]
    )
)
LISTED = pa.list_(
    pa.struct(
        [
            pa.field("noc_code", pa.string(), nullable=False),
            pa.field("teer", pa.int8()),
            pa.field("title", pa.string(), nullable=False),
        ]
    )
)
VOICES = pa.list_(
    pa.struct(
        [
            pa.field("source", pa.string(), nullable=False),
            pa.field("value", pa.string()),
            pa.field("url", pa.string(), nullable=False),
            pa.field("observation_id", pa.string(), nullable=False),
        ]
    )
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its Arrow schema, the key that no two rows share and rows are sorted by, and whether it only grows."""

    name: str
    meaning: str
    key: tuple[str, ...]
    schema: pa.Schema
    grows: bool = False


def _column(
    name: str, type_: pa.DataType, meaning: str, *, unit: str = "", source: str = "", null: bool = False
) -> pa.Field[pa.DataType]:
    metadata = {"meaning": meaning, "unit": unit, "source": source}
    return pa.field(name, type_, nullable=null, metadata={key: text for key, text in metadata.items() if text})


FEED = "IRCC's feed of rounds"

DRAWS = Table(
    "draws",
    "One row a draw: the one truth computed from all observations.",
    ("draw_id",),
    pa.schema(
        [
            _column(
                "draw_id",
                pa.string(),
                "The key: the official number as published (`293`, `91a`), or `reported-2026-11-20-cec` until IRCC confirms the draw.",
                source="computed",
            ),
            _column(
                "draw_number",
                pa.string(),
                "The number that IRCC gives; text, since 91a and 91b are two draws. Null until IRCC has stated it.",
                source=f"{FEED}: drawNumber",
                null=True,
            ),
            _column(
                "reported_as",
                pa.string(),
                "The draw_id that the draw bore while only news pages had reported it.",
                source="computed",
                null=True,
            ),
            _column(
                "draw_date",
                pa.date32(),
                "The date of the round as IRCC dates it.",
                unit="day, Ottawa",
                source=f"{FEED}: drawDate, settled by drawDateFull",
                null=True,
            ),
            _column(
                "drawn_at",
                INSTANT,
                "The moment of the round as published.",
                unit="UTC",
                source=f"{FEED}: drawDateTime",
                null=True,
            ),
            _column(
                "category",
                pa.string(),
                "A stable slug for the kind of round: general, pnp, cec, fsw, fst, french, healthcare, stem, trade, transport, agriculture, education, physicians, senior-managers, researchers, military, or one made from a name never seen before.",
                source=f"{FEED}: drawName",
                null=True,
            ),
            _column(
                "category_name",
                pa.string(),
                "The round name as last published in English.",
                source=f"{FEED}: drawName",
                null=True,
            ),
            _column(
                "category_version",
                pa.string(),
                "The version mark of the name, as published: `2024-1`, `Version 1`, `2026-Version 2`.",
                source=f"{FEED}: drawName",
                null=True,
            ),
            _column(
                "round_type",
                pa.string(),
                "general, program-specific or category-based.",
                source="computed from category",
                null=True,
            ),
            _column(
                "programs",
                STRINGS,
                "The programs whose candidates could be invited: FSW, CEC, FST, PNP.",
                source=f"{FEED}: drawText2",
                null=True,
            ),
            _column(
                "invitations",
                pa.int32(),
                "Invitations to apply that the round issued.",
                unit="people",
                source=f"{FEED}: drawSize",
                null=True,
            ),
            _column(
                "crs_cutoff",
                pa.int16(),
                "Comprehensive Ranking System score of the lowest-ranked candidate invited.",
                unit="points, 0 to 1200",
                source=f"{FEED}: drawCRS",
                null=True,
            ),
            _column(
                "tie_break_at",
                INSTANT,
                "Profiles with exactly the cutoff score were invited if submitted before this moment; day precision is stored as 00:00.",
                unit="UTC",
                source=f"{FEED}: drawCutOff",
                null=True,
            ),
            _column(
                "tie_break_precision",
                pa.string(),
                "How exactly the tie-break was published: second, minute or day.",
                source=f"{FEED}: drawCutOff",
                null=True,
            ),
            _column(
                "status",
                pa.string(),
                "official, reported (only news pages state it), or unconfirmed (reported, and IRCC's feed, fetched 14 days and more after the draw, does not know it).",
                source="computed",
            ),
            _column(
                "instruction_url",
                pa.string(),
                "The Ministerial Instruction of the round, in English.",
                source=f"{FEED}: drawNumberURL, made canonical",
                null=True,
            ),
            _column(
                "pool_as_of",
                pa.date32(),
                "The day of the pool figures published with the round; null where they were not.",
                unit="day",
                source=f"{FEED}: drawDistributionAsOn",
                null=True,
            ),
            _column("sources", STRINGS, "The sources that state this draw, sorted.", source="computed"),
            _column("first_seen_at", INSTANT, "When a capture first stated the draw.", unit="UTC", source="computed"),
            _column(
                "last_changed_at",
                INSTANT,
                "When a stated value of the draw last changed.",
                unit="UTC",
                source="computed",
            ),
        ]
    ),
)

POOL = Table(
    "pool",
    "Candidates in the Express Entry pool by score, as published with a round. The `band` rows of a draw sum to its total, "
    "except where an issue `pool-total` says that IRCC's do not; figures that IRCC published and withdrew (an issue "
    "`withdrawn` of the field `pool`) are kept.",
    ("draw_id", "crs_high", "crs_low", "level"),
    pa.schema(
        [
            _column("draw_id", pa.string(), "The draw that the figures were published with.", source="computed"),
            _column(
                "as_of",
                pa.date32(),
                "The day of the figures.",
                unit="day",
                source=f"{FEED}: drawDistributionAsOn",
                null=True,
            ),
            _column("crs_low", pa.int16(), "Lowest score of the band.", unit="points", source=f"{FEED}: dd1 to dd18"),
            _column("crs_high", pa.int16(), "Highest score of the band.", unit="points", source=f"{FEED}: dd1 to dd18"),
            _column(
                "candidates",
                pa.int32(),
                "Candidates with a score in the band; null where none is published: a 0 under a total of 0 that other "
                "bands contradict (#226).",
                unit="people",
                source=f"{FEED}: dd1 to dd18",
                null=True,
            ),
            _column(
                "level",
                pa.string(),
                "total, band, or sub-band (a tenth of 451-500 or 401-450).",
                source=f"{FEED}: dd1 to dd18",
            ),
        ]
    ),
)

OBSERVATIONS = Table(
    "observations",
    "What every source said of every draw, and from when. A row is added when what a source says differs from its previous capture.",
    ("observation_id",),
    pa.schema(
        [
            _column("observation_id", pa.string(), "The key: a digest of where, when and what.", source="computed"),
            _column("source", pa.string(), "The source that was crawled, as `draws sources` names it."),
            _column("url", pa.string(), "The address of the page."),
            _column("capture", pa.string(), "SHA-256 of the page's decoded body."),
            _column("fetched_at", INSTANT, "When the page was fetched: the statement holds from here on.", unit="UTC"),
            _column(
                "published_at",
                pa.string(),
                "The page's own publication date, in ISO form, as exactly as it is given.",
                null=True,
            ),
            _column("language", pa.string(), "Language of the page: en, fr, …"),
            _column("reader", pa.string(), "The reader that read it, and its version: `feed 1`."),
            _column(
                "role",
                pa.string(),
                "Where on the page: main, table, list or prose; `occupations` where the row is about a category and no draw.",
            ),
            _column(
                "subject",
                pa.string(),
                "Which statement of the page this row continues: the draw number, or what stands for it.",
            ),
            _column(
                "stated",
                pa.bool_(),
                "False where the page, read again, no longer states the draw; the values are then null.",
            ),
            _column("evidence", pa.string(), "The words that it was read from, at most 200 characters."),
            _column("draw_number", pa.string(), "The draw number.", null=True),
            _column("draw_date", pa.date32(), "The date of the round.", unit="day", null=True),
            _column("draw_date_text", pa.string(), "The same as published.", null=True),
            _column("drawn_at", INSTANT, "The moment of the round.", unit="UTC", null=True),
            _column("drawn_at_text", pa.string(), "The same as published.", null=True),
            _column("category", pa.string(), "The category slug.", null=True),
            _column("category_version", pa.string(), "The version mark of the round name.", null=True),
            _column("category_text", pa.string(), "The round name as published.", null=True),
            _column("programs", STRINGS, "Eligible programs: FSW, CEC, FST, PNP.", null=True),
            _column("programs_text", pa.string(), "The same as published.", null=True),
            _column("invitations", pa.int32(), "Invitations issued.", unit="people", null=True),
            _column("invitations_text", pa.string(), "The same as published.", null=True),
            _column("crs_cutoff", pa.int16(), "Lowest score invited.", unit="points", null=True),
            _column("crs_cutoff_text", pa.string(), "The same as published.", null=True),
            _column("tie_break_at", INSTANT, "The tie-breaking moment.", unit="UTC", null=True),
            _column("tie_break_precision", pa.string(), "second, minute or day.", null=True),
            _column("tie_break_text", pa.string(), "The same as published.", null=True),
            _column("instruction_url", pa.string(), "The Ministerial Instruction, canonical.", null=True),
            _column("instruction_url_text", pa.string(), "The link as published.", null=True),
            _column(
                "pool_as_of",
                pa.date32(),
                "The day of the pool figures, as stated (also where no figures are).",
                unit="day",
                null=True,
            ),
            _column("pool_as_of_text", pa.string(), "The same as published.", null=True),
            _column(
                "pool",
                BANDS,
                "The pool figures; null where the page gives none or only zeros.",
                unit="people",
                null=True,
            ),
            _column(
                "pool_text", pa.string(), "The same as published: a JSON object, band or feed key to text.", null=True
            ),
            _column(
                "occupations",
                LISTED,
                "The occupations that the page lists for `category`, in rows of the role `occupations`.",
                null=True,
            ),
            _column(
                "inferred",
                STRINGS,
                "The fields whose value the page does not fully state: a year from context, a missing time zone, an AM/PM mark that contradicts the hour.",
            ),
            _column(
                "unreadable", STRINGS, "The fields whose published text could not be understood; their value is null."
            ),
        ]
    ),
    grows=True,
)

EVIDENCE = Table(
    "evidence",
    "Which observations a draw rests on, and the rule that tied each to it.",
    ("draw_id", "observation_id"),
    pa.schema(
        [
            _column("observation_id", pa.string(), "A row of observations."),
            _column("draw_id", pa.string(), "A row of draws."),
            _column(
                "rule",
                pa.string(),
                "How the statement found its draw: number, date-and-figures, figures, report (by the others of its report), or same-page (by what the page said later).",
            ),
        ]
    ),
)

ISSUES = Table(
    "issues",
    "What a person should know: disagreements, contradictions, values withdrawn, things never seen before.",
    ("issue_id",),
    pa.schema(
        [
            _column("issue_id", pa.string(), "The key: a digest of kind, draw, field, opening and cause."),
            _column(
                "kind", pa.string(), "What is wrong, e.g. disagreement, withdrawn, unknown-category, date-against-time."
            ),
            _column("severity", pa.string(), "info, warning or error."),
            _column("draw_id", pa.string(), "The draw concerned.", null=True),
            _column("field", pa.string(), "The column of draws concerned.", null=True),
            _column("detail", pa.string(), "The same in words, with the figures."),
            _column("statements", VOICES, "The values that disagree and who said each."),
            _column("opened_at", INSTANT, "Capture time from which it held.", unit="UTC"),
            _column(
                "closed_at",
                INSTANT,
                "Capture time from which it no longer held; null while it does.",
                unit="UTC",
                null=True,
            ),
        ]
    ),
)

OCCUPATIONS = Table(
    "occupations",
    "Occupations that a category covers, as sources list them: of each page the list that it gave last.",
    ("category", "category_version", "noc_code", "source", "title"),
    pa.schema(
        [
            _column("category", pa.string(), "The category slug."),
            _column(
                "category_version",
                pa.string(),
                "The version mark that the page gives the category, in the list's heading or, if one alone, for its draws.",
                null=True,
            ),
            _column(
                "noc_code",
                pa.string(),
                "National Occupational Classification 2021 code: five digits, as text, since zeros lead.",
            ),
            _column(
                "teer", pa.int8(), "Training, Education, Experience and Responsibilities level, 0 to 5.", null=True
            ),
            _column("title", pa.string(), "The occupation as published."),
            _column("source", pa.string(), "The source that lists it."),
        ]
    ),
)

HISTORY = Table(
    "history",
    "One row a snapshot.",
    ("version",),
    pa.schema(
        [
            _column("version", pa.int32(), "Number of the snapshot, from 1."),
            _column(
                "created_at", INSTANT, "When it was committed (in a rebuilt archive, the capture time).", unit="UTC"
            ),
            _column("observed_until", INSTANT, "The newest capture time that it knows of.", unit="UTC"),
            _column("late", pa.bool_(), "Whether a capture older than the snapshot before was taken in."),
            _column("draws", pa.int32(), "Rows of draws.", unit="rows"),
            _column("pool", pa.int32(), "Rows of pool.", unit="rows"),
            _column("observations", pa.int32(), "Rows of observations.", unit="rows"),
            _column("open_issues", pa.int32(), "Rows of issues that are not closed.", unit="rows"),
            _column("changes", pa.int32(), "Changes against the snapshot before.", unit="rows"),
            _column("summary", pa.string(), "What changed, in a line."),
        ]
    ),
    grows=True,
)

CHANGES = Table(
    "changes",
    "One row a change between consecutive snapshots.",
    ("version", "draw_id", "kind", "field"),
    pa.schema(
        [
            _column("version", pa.int32(), "The snapshot that brought it."),
            _column("draw_id", pa.string(), "The draw that changed."),
            _column("kind", pa.string(), "new, reported, confirmed, corrected, renamed, withdrawn or reinstated."),
            _column(
                "field",
                pa.string(),
                "The column of draws that changed, or `pool`; null where the whole draw is new.",
                null=True,
            ),
            _column("before", pa.string(), "The value before, as JSON.", null=True),
            _column("after", pa.string(), "The value after, as JSON.", null=True),
        ]
    ),
    grows=True,
)

TABLES = {table.name: table for table in (DRAWS, POOL, OBSERVATIONS, EVIDENCE, ISSUES, OCCUPATIONS, HISTORY, CHANGES)}
"""Every table by name, in the order that a reader meets them."""
