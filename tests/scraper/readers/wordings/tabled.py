"""Pages whose figures stand in tables of all kinds."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

TABLED: list[Wording] = [
    row(
        "tabled 1: express entry draws in 2024",
        """
Express Entry draws in 2024

Date\tDraw\tProgram\tITAs\tCRS
Dec 16\t330\tPNP\t1,085\t727
Dec 3\t329\tFrench\t800\t466
Dec 2\t328\tPNP\t676\t705
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
        "328|2024-12-02|pnp|676|705|",
    ),
    row(
        "tabled 2: express entry draws",
        """
Express Entry draws

| Month | Date | Category | Invitations | CRS |
|---|---|---|---|---|
| December 2024 | | | | |
| | Dec 16 | PNP | 1,085 | 727 |
| | Dec 3 | French | 800 | 466 |
| November 2024 | | | | |
| | Nov 20 | Healthcare | 3,000 | 463 |
""",
        "|2024-12-16|pnp|1085|727|",
        "|2024-12-03|french|800|466|",
        "|2024-11-20|healthcare|3000|463|",
    ),
    row(
        "tabled 3: express entry history",
        """
Express Entry history

Draw Date | Draw No. | Immigration Program | Invitations Issued | CRS Score of Lowest-Ranked Candidate | Tie-Breaking Rule
2024-12-16 | #330 | Provincial Nominee Program | 1,085 | 727 | September 18, 2024 at 13:39:10 UTC
2024-12-03 | #329 | French-language proficiency (Version 1) | 800 | 466 | November 26, 2024 at 21:24:06 UTC
Total | | | 1,885 | |
""",
        "330|2024-12-16|pnp|1085|727|2024-09-18",
        "329|2024-12-03|french|800|466|2024-11-26",
    ),
    row(
        "tabled 4: expressentry draw 330  dec 16, 2024  pnp  1,085 ",
        """
#ExpressEntry draw 330 | Dec 16, 2024 | PNP | 1,085 ITAs | CRS 727 | Tie-break Sep 18, 2024 13:39:10 UTC #canada
""",
        "330|2024-12-16|pnp|1085|727|2024-09-18",
    ),
    row(
        "tabled 5: últimas rondas de express entry 2024",
        """
Últimas rondas de Express Entry (2024)

Ronda | Fecha | Programa | ITAs | CRS
330 | 16 dic | PNP | 1.085 | 727
329 | 3 dic | Francés | 800 | 466
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
    ),
    row(
        "tabled 6: comparison of the last two express entry draws",
        """
Comparison of the last two Express Entry draws

 | Draw 330 | Draw 329
Date | December 16, 2024 | December 3, 2024
Category | PNP | French
ITAs | 1,085 | 800
CRS | 727 | 466
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
    ),
    row(
        "tabled 7: comparison of the last two express entry draws",
        """
Comparison of the last two Express Entry draws

 | This draw | Previous draw
Date | December 16, 2024 | December 2, 2024
ITAs | 1,085 | 676
CRS | 727 | 705
""",
        "|2024-12-16||1085|727|",
        "|2024-12-02||676|705|",
    ),
    row(
        "tabled 8: express entry draw results 5 march 2025 oh wait",
        """
Express Entry Draw Results: 5 March 2025... oh wait
Draw | 339
Date | 6 March 2025
Type | French
Invites | 4,500
Min CRS | 410
""",
        "339|2025-03-06|french|4500|410|",
    ),
    row(
        "tabled 9: express entry all draws of 2025 so far",
        """
Express Entry: all draws of 2025 so far

No | Date | Type | ITA | CRS
339 | Mar 6 | French | 4500 | 410
338 | Mar 3 | PNP | 725 | 667
337 | Feb 19 | French | 6500 | 428
Total: 11,725
Average CRS: 501
""",
        "339|2025-03-06|french|4500|410|",
        "338|2025-03-03|pnp|725|667|",
        "337|2025-02-19|french|6500|428|",
    ),
    row(
        "tabled 10: express entry  résultats",
        """
Express Entry – résultats

| Date | Ronde | Catégorie | Nombre d'ITA | Note |
| 2025-03-06 | 339 | Maîtrise du français | 4 500 | 410 |
| 2025-03-03 | 338 | Candidats des provinces | 725 | 667 |
""",
        "339|2025-03-06|french|4500|410|",
        "338|2025-03-03|pnp|725|667|",
    ),
    row(
        "tabled 11: express entry  march 6, 2025  french-language  i",
        """
Express Entry | March 6, 2025 | French-language | ITAs: 4,500 | CRS: 410 | Draw 339
""",
        "339|2025-03-06|french|4500|410|",
    ),
    row(
        "tabled 12: express entry draw history 2025",
        """
Express Entry draw history 2025

Date: Mar 6, 2025 | Draw: 339 | ITAs: 4,500 | CRS: 410
Date: Mar 3, 2025 | Draw: 338 | ITAs: 725 | CRS: 667
""",
        "339|2025-03-06||4500|410|",
        "338|2025-03-03||725|667|",
    ),
    row(
        "tabled 13: express entry draws sorted by score",
        """
Express Entry draws (sorted by score)

CRS | ITAs | Date
410 | 4,500 | 06-Mar-25
667 | 725 | 03-Mar-25
""",
        "|2025-03-06||4500|410|",
        "|2025-03-03||725|667|",
    ),
    row(
        "tabled 14: express entry july 2023 utc",
        """
Express Entry July 2023 (UTC)

Round\tDate and time\tITAs\tCRS\tTie-break
258\tJuly 12, 2023 at 13:50:13 UTC\t3,800\t375\tJune 15, 2023 at 11:47:11 UTC
""",
        "258|2023-07-12||3800|375|2023-06-15",
    ),
]
