"""Pages that announce no federal draw: forecasts, provinces, totals, advice."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

TRAPS: list[Wording] = [
    row(
        "forecast",
        """
Express Entry predictions for January 2026

We expect the next Express Entry draw on January 7, 2026. IRCC may invite 5,000 CEC candidates, and the CRS cut-off could fall to between 505 and 512. If 3,000 ITAs are issued, the score would be around 515.
""",
    ),
    row(
        "provincial draw that speaks of Express Entry",
        """
British Columbia issues 145 invitations in latest BC PNP draw

On November 4, 2025, the BC PNP invited 145 candidates. The minimum score for the Express Entry BC stream was 138. Skills Immigration candidates needed 121 points.
""",
    ),
    row(
        "Ontario notices of interest with a CRS range",
        """
OINP Human Capital Priorities draw

Ontario issued 1,092 notifications of interest on July 4, 2024 to Express Entry candidates with CRS scores between 400 and 480. Profiles must have been created between July 4, 2023 and July 4, 2024.
""",
    ),
    row(
        "Alberta among provinces",
        """
Alberta Advantage Immigration Program draws

AAIP invited 498 workers in its Accelerated Tech Pathway on December 2, 2025 with a minimum score of 56. Alberta's Express Entry stream had 100 invitations with CRS 302.
""",
    ),
    row(
        "how the system works",
        """
What is Express Entry?

Express Entry is a points-based system. Candidates are ranked out of 1,200 CRS points. For example, a candidate with a score of 480 may be invited if the cut-off is 475. IRCC usually holds draws every two weeks and invites between 3,000 and 5,000 candidates. If you get an ITA, you have 60 days to apply. The fee is $1,525.
""",
    ),
    row(
        "levels plan",
        """
Canada's 2025-2027 Immigration Levels Plan

Canada will welcome 395,000 permanent residents in 2025, 380,000 in 2026 and 365,000 in 2027. Express Entry draws will focus on the Canadian Experience Class. The plan was announced on October 24, 2024.
""",
    ),
    row(
        "month in review, totals only",
        """
Express Entry in October 2025: a recap

IRCC issued 14,300 ITAs in October through six Express Entry draws. PNP candidates got 647 invitations, CEC candidates 2,000 and French speakers 10,500. CRS scores ranged from 416 to 855. In September, 12,700 ITAs had been issued.
""",
    ),
    row(
        "draw-date rumours",
        """
When is the next Express Entry draw?

The last PNP rounds were two weeks apart, so the next draw is likely on Monday, January 5, 2026. Experts expect 300 to 400 invitations and a score above 700.
""",
    ),
    row(
        "a candidate's own story",
        """
My Express Entry journey

I created my profile on March 3, 2024 with 478 points. After my birthday my CRS score dropped 5 points to 473. I retook IELTS on May 11 and my score went up to 507. I paid $850 and waited 5 months.
""",
    ),
    row(
        "pool composition",
        """
Express Entry pool as of December 14, 2025

There were 237,302 candidates in the pool. 390 candidates had a CRS score over 600, 21,792 were between 501 and 600 and 68,700 between 451 and 500.
""",
    ),
    row(
        "Quebec's own system",
        """
Quebec invites 1,450 in Arrima draw

On November 20, 2025 Quebec issued 1,450 invitations under the PSTQ. Minimum score: 586. Express Entry does not apply to Quebec.
""",
    ),
    row(
        "Australian round",
        """
Skilled visa news: Australia and Canada

SkillSelect: 15,000 invitations were issued on November 13, 2025 for the subclass 189 visa, with a minimum of 65 points. Canada's Express Entry system is different.
""",
    ),
    row(
        "aggregates by category",
        """
2025 in figures: Express Entry

- PNP: 24 draws, 10,250 invitations
- CEC: 15 draws, 33,850 invitations
- French: 9 draws, 48,000 invitations
- Healthcare: 7 draws, 14,500 invitations
""",
    ),
    row(
        "records",
        """
Express Entry records

The lowest score ever was 75 and the biggest draw had 27,332 invitations. The highest score was 902. Since 2015 there have been 388 draws.
""",
    ),
    row(
        "company's results",
        """
Our clients in the Express Entry pool

We helped 350 candidates get invitations in 2024. 98% had a CRS score above 500. Ask for a free assessment.
""",
    ),
    row(
        "next draw only",
        """
Express Entry draw expected this week

IRCC has not held a draw since December 17, 2025. The next one should be a CEC draw with a cut-off between 505 and 512.
""",
    ),
    row(
        "inferred year before the own tie-break",
        """
Express Entry: first CEC round of the year

On January 23, 4,000 people of the Canadian Experience Class were invited with 527 points; their profiles were from before December 21, 2024 at 18:14:32 UTC.
""",
        "|2025-01-23|cec|4000|527|2024-12-21",
    ),
    row(
        "pool after the round, and the most that a rule gives",
        """
Express Entry draw of May 24, 2023

IRCC invited 4,800 candidates on May 24, 2023. The minimum score was 488.

New rules since March 16: a job offer gives 200 points at most.
Pool: 512 people with 601 points and more, on May 29.
""",
        "|2023-05-24||4800|488|",
    ),
    row(
        "province's own invitations",
        """
Express Entry and the provinces

On March 28, the province has invited 120 people from its Express Entry stream; 68 points of its own grid were enough.

On March 30, 2022, Ottawa invited 919 provincial nominees with 785 points or more.
""",
        "|2022-03-30|pnp|919|785|",
    ),
    row(
        "sum of the week",
        """
Two Express Entry draws this week

Canada issued 1,476 invitations this week.

On December 2, 2024, 676 went to the Provincial Nominee Program. Minimum score: 705.

On December 3, 2024, 800 French speakers were invited with a CRS of 466 or higher.
""",
        "|2024-12-02|pnp|676|705|",
        "|2024-12-03|french|800|466|",
    ),
    row(
        "tie-break between two draws",
        """
Healthcare draw: 500 invitations

On June 4, 2025, IRCC invited 500 healthcare workers through Express Entry. The cut-off was 504.

Tie-break: March 31, 2025 at 06:47:23 UTC

Two days before came the PNP: 277 invitations, 726 points.
""",
        "|2025-06-02|pnp|277|726|",
        "|2025-06-04|healthcare|500|504|2025-03-31",
    ),
    row(
        "the day before which of two",
        """
Express Entry: 3,311 invited

IRCC invited 3,311 candidates of the Canadian Experience Class on April 30, 2020, with at least 452 points. On April 16 the bar had been 455.

Nominees had their turn the day before; 589 were picked, none under 692.
""",
        "|2020-04-16|||455|",
        "|2020-04-30|cec|3311|452|",
        "|||589|692|",
    ),
    row(
        "one day in front of two earlier draws",
        """
Two Express Entry draws took place on November 1, 2017.

In the first, 290 provincial nominees were invited with 673 points. The second was for the Federal Skilled Trades Class: 505 invitations, minimum 241.

Before that, on May 26, 2017, 143 provincial nominees (775 points) and 400 FSTC candidates (199 points) were invited.
""",
        "|2017-05-26|fst|400|199|",
        "|2017-05-26|pnp|143|775|",
        "|2017-11-01|fst|505|241|",
        "|2017-11-01|pnp|290|673|",
    ),
    row(
        "who was among those invited",
        """
First all-program Express Entry draw since 2020

IRCC invited 1,500 candidates in an all-program draw on July 6, 2022, with 557 points or more.

The last time Federal Skilled Worker candidates were invited was December 23, 2020, when 5,000 ITAs were issued and the cut-off was 468.
""",
        "|2020-12-23||5000|468|",
        "|2022-07-06|general|1500|557|",
    ),
]
