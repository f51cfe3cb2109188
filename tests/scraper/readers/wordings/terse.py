"""News in English in few words, old style, lists and tables."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

TERSE: list[Wording] = [
    row(
        "terse 1",
        """
Trades: 1,800 picked on July 4, 2024

Draw 300 of Express Entry was for tradespeople. IRCC picked 1,800 of them; whoever had 436 or more was in.

Before that, on July 2, 920 nominees got theirs at 739.
""",
        "300|2024-07-04|trade|1800|436|",
        "|2024-07-02|pnp|920|739|",
    ),
    row(
        "terse 2",
        """
Express Entry hits 75!

On February 13, 2021 the government of Canada asked 27,332 people of the Canadian Experience Class to apply. Nobody had thought that 75 CRS points would do. The tie-break: September 12, 2020 at 15:31:40 UTC. It was draw #176.
""",
        "176|2021-02-13|cec|27332|75|2020-09-12",
    ),
    row(
        "terse 3 old",
        """
Express Entry's 18th draw, October 23, 2015

1,502 candidates received an ITA on October 23. The lowest score was 450, the same as on October 2, when 1,530 got one.
""",
        "18|2015-10-23||1502|450|",
        "|2015-10-02||1530|450|",
    ),
    row(
        "old style with tie break",
        """
Ninety-ninth draw: 3,500 ITAs, 441

Sept. 19, 2018. The Express Entry draw today invited 3,500 candidates. The minimum score was 441, one point above the draw of September 5.
""",
        "|2018-09-19||3500|441|",
        "|2018-09-05||||",
    ),
    row(
        "bulleted summary",
        """
Express Entry round in short

* What: a round for health care workers
* When: 15 October 2025
* How many: 2,500 invitations
* How high: 472 CRS
* Tie-break: 12 May 2025, 23:17:30 UTC
""",
        "|2025-10-15|healthcare|2500|472|2025-05-12",
    ),
    row(
        "numbered list",
        """
Five facts about Express Entry draw 312

1. It took place on 27 August 2024.
2. It was for the Canadian Experience Class.
3. 3,300 ITAs went out.
4. The last candidate had 507 points.
5. April 17, 2024 at 20:11:20 UTC was the tie-breaking moment.
""",
        "312|2024-08-27|cec|3300|507|2024-04-17",
    ),
    row(
        "previous draw's number and this one's in one para",
        """
French draw #310

After draw #309, which took 3,200 CEC candidates on August 14 with 509 points, IRCC turned to French speakers: in draw #310 on August 15, 2024 there were 2,000 invitations with a CRS of 394.
""",
        "310|2024-08-15|french|2000|394|",
        "309|2024-08-14|cec|3200|509|",
    ),
    row(
        "CRS in brackets",
        """
IRCC invites PNP candidates (CRS 694)

1,121 candidates (minimum CRS: 694) of the Provincial Nominee Program were invited on 26 August 2024 under Express Entry.
""",
        "|2024-08-26|pnp|1121|694|",
    ),
    row(
        "from the department's feed in words",
        """
The Express Entry round of invitations of April 12, 2023 (no program specified) had 3,500 invitations and a CRS score of 486. Candidates with 486 needed a profile from before July 19, 2022 at 11:05:24 UTC.
""",
        "|2023-04-12|general|3500|486|2022-07-19",
    ),
    row(
        "tie-break without its name",
        """
Express Entry: 7,000 invited on March 15, 2023

In this all-program draw the cut-off was 490. If your score was exactly 490, you were invited if you had submitted your profile before February 16, 2023 at 10:33:06 UTC.
""",
        "|2023-03-15|general|7000|490|2023-02-16",
    ),
    row(
        "statement about a year ago",
        """
Express Entry draw: 1,000 CEC invitations

IRCC issued 1,000 invitations to CEC candidates on October 1, 2025 with a cut-off of 534. A year earlier, on October 9, 2024, CEC candidates needed 539 and only 500 were invited.
""",
        "|2025-10-01|cec|1000|534|",
        "|2024-10-09|cec|500|539|",
    ),
    row(
        "two tables by year",
        """
Express Entry draws for French speakers

2025

Date | Invitations | CRS
November 28 | 6,000 | 408
October 29 | 6,000 | 416

2024

Date | Invitations | CRS
November 15 | 800 | 478
October 10 | 1,000 | 444
""",
        "|2025-11-28|french|6000|408|",
        "|2025-10-29|french|6000|416|",
        "|2024-11-15|french|800|478|",
        "|2024-10-10|french|1000|444|",
    ),
    row(
        "table with unnamed total row",
        """
Express Entry category rounds in 2025

| Draw | Date | Type | ITAs | Cut-off |
|---|---|---|---|---|
| 373 | October 15, 2025 | Healthcare | 2,500 | 472 |
| 368 | September 18, 2025 | Trades | 1,250 | 505 |
| Total | | | 3,750 | |
""",
        "373|2025-10-15|healthcare|2500|472|",
        "368|2025-09-18|trade|1250|505|",
    ),
    row(
        "table with difference column",
        """
Express Entry results

Round | Date | CRS | Change | ITAs
#365 | Sep 4, 2025 | 446 | -35 | 4,500
#360 | Aug 8, 2025 | 481 | +102 | 2,500
""",
        "365|2025-09-04||4500|446|",
        "360|2025-08-08||2500|481|",
    ),
    row(
        "transposed table",
        """
Latest two Express Entry draws

 | Draw 387 | Draw 386
Date | December 16, 2025 | December 15, 2025
Program | CEC | PNP
Invitations | 5,000 | 399
CRS | 515 | 731
""",
        "387|2025-12-16|cec|5000|515|",
        "386|2025-12-15|pnp|399|731|",
    ),
    row(
        "mixed provincial and federal in prose",
        """
Weekly roundup

Ontario invited 1,243 people on November 12, 2025 under the OINP with scores of 45 and up. Manitoba drew 90 on November 13.

At the federal level, IRCC held two Express Entry draws. On November 12, 1,000 CEC candidates with at least 533 were invited; on November 14, 3,500 healthcare candidates with at least 462.
""",
        "|2025-11-12|cec|1000|533|",
        "|2025-11-14|healthcare|3500|462|",
    ),
    row(
        "salary and phone numbers",
        """
Express Entry draw of September 9, 2024

911 PNP candidates invited, 732 the lowest score. Call 1 800 555 0199. Our fee is $2,500. Office: 200 Bay Street, Suite 450. Reference 20240909-732.
""",
        "|2024-09-09|pnp|911|732|",
    ),
    row(
        "future and past in one text",
        """
Next Express Entry draw might come on November 10

The most recent draw, on October 29, 2025, was for French speakers: 6,000 invitations, 416 points. We expect a PNP draw on November 10 with 400 invitations and a cut-off near 740.
""",
        "|2025-10-29|french|6000|416|",
    ),
    row(
        "hypothetical beside fact",
        """
Express Entry round of February 13, 2024

IRCC invited 1,490 people, 535 being the minimum. If the pool does not grow, 1,500 invitations would bring it to 530.
""",
        "|2024-02-13||1490|535|",
    ),
]
