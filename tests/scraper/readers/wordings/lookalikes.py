"""Lists, labels and tables that look like draws and announce none."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

LOOKALIKES: list[Wording] = [
    row(
        "lookalikes 1: express entry draw tracker",
        """
Express Entry Draw Tracker

330
December 16, 2024
Provincial Nominee Program
1,085
727

329
December 3, 2024
French language proficiency
800
466
""",
    ),
    row(
        "lookalikes 2: express entry pool as of december 15, 2024",
        """
Express Entry pool as of December 15, 2024

CRS range | Candidates
601-1200 | 1,234
501-600 | 23,417
491-500 | 12,111
Total | 231,000
""",
    ),
    row(
        "lookalikes 3: latest provincial draws",
        """
Latest provincial draws

Province | Date | Invitations | Score
Ontario OINP | December 5, 2024 | 1,200 | 400
BC PNP | December 3, 2024 | 150 | 110
Alberta AAIP Express Entry | November 26, 2024 | 300 | 305
""",
    ),
    row(
        "lookalikes 4: bc pnp results, for express entry candidates",
        """
BC PNP results, for Express Entry candidates

Date: December 3, 2024
Invitations: 150
Minimum score: 110
Category: Health
""",
    ),
    row(
        "lookalikes 5: express entry yearly totals",
        """
Express Entry yearly totals

Year | Invitations | Lowest CRS
2024 | 98,903 | 336
2023 | 110,266 | 354
2022 | 46,539 | 491
""",
    ),
    row(
        "lookalikes 6: express entry predictions, january 2025",
        """
Express Entry predictions, January 2025

Date | Category | ITAs | CRS
January 8, 2025 | CEC | 1,500 | 540
January 9, 2025 | French | 2,000 | 450
These are our forecasts.
""",
    ),
    row(
        "lookalikes 7: express entry targets",
        """
Express Entry targets

Category: Federal High Skilled
Target 2025: 124,680
Low: 100,000
High: 135,000
""",
    ),
    row(
        "lookalikes 8: express entry fees",
        """
Express Entry fees

Processing fee: $950
Right of permanent residence fee: $575
Total: $1,525
Biometrics: $85
Date: December 1, 2024
""",
    ),
    row(
        "lookalikes 9: crs calculator for express entry",
        """
CRS calculator for Express Entry

Education | Points
Doctoral degree | 150
Master's degree | 135
French skills | 50
""",
    ),
    row(
        "lookalikes 10: arrima draws express entry does not apply in que",
        """
Arrima draws (Express Entry does not apply in Quebec)

Date | Invitations | Score
November 28, 2024 | 1,417 | 768
""",
    ),
    row(
        "lookalikes 11: skillselect vs express entry",
        """
SkillSelect vs Express Entry

Round date | Visa | Invitations | Points
7 November 2024 | 189 | 15,000 | 65
""",
    ),
    row(
        "lookalikes 12: webinar express entry in 2025",
        """
Webinar: Express Entry in 2025

Date: January 15, 2025
Time: 18:00 EST
Seats: 200
Price: $25
Category: French speakers
""",
    ),
    row(
        "lookalikes 13: express entry healthcare category eligible noc c",
        """
Express Entry healthcare category: eligible NOC codes

NOC | Title | TEER
31102 | General practitioners and family physicians | 1
31301 | Registered nurses | 1
""",
    ),
    row(
        "lookalikes 14: express entry processing times",
        """
Express Entry processing times

Program | Months | Updated
Canadian Experience Class | 5 | December 3, 2024
Provincial Nominee Program | 7 | December 3, 2024
""",
    ),
    row(
        "lookalikes 15: pnp news not express entry",
        """
PNP news. Not Express Entry!

Ontario: March 5, 2025: 200 invitations, score 450
Nova Scotia: March 4, 2025: 130 invitations
""",
    ),
    row(
        "lookalikes 16: alberta aaip draws, express entry stream",
        """
Alberta (AAIP) draws, Express Entry stream

Draw date: March 5, 2025
Invitations: 37
Minimum CRS: 305
""",
    ),
    row(
        "lookalikes 17: express entry quiz",
        """
Express Entry quiz

1. How many ITAs were sent in 2023? 110,266
2. What was the lowest CRS? 75
3. When did it start? January 2015
""",
    ),
    row(
        "lookalikes 18: crs distribution of express entry on march 2, 20",
        """
CRS distribution of Express Entry on March 2, 2025

Date: March 2, 2025
501-600: 18,291
451-500: 63,702
Total: 251,893
""",
    ),
    row(
        "lookalikes 19: express entry stories",
        """
Express Entry stories

Name: Priya
CRS: 478
ITA: March 6, 2025
PR: August 2025
""",
    ),
    row(
        "lookalikes 20: express entry levels plan 2025",
        """
Express Entry levels plan 2025

Category | 2025 | 2026 | 2027
Federal High Skilled | 124,680 | 120,000 | 118,000
PNP | 55,000 | 55,000 | 55,000
""",
    ),
    row(
        "lookalikes 21: what-if an express entry draw of 5,000",
        """
What-if: an Express Entry draw of 5,000

Example
Date: April 1, 2025
ITAs: 5,000
CRS: 505
""",
    ),
    row(
        "lookalikes 22: our express entry forecast",
        """
Our Express Entry forecast

- April 3: CEC, 1,500 ITAs, CRS 520
- April 10: French, 5,000 ITAs, CRS 395
""",
        published="2025-03-28",
    ),
    row(
        "lookalikes 23: comments on the express entry draw",
        """
Comments on the Express Entry draw

Maria · March 6, 2025
481 points, no ITA :(

Ahmed · March 7, 2025
410 for French wow
""",
    ),
]
