"""News in English as newsrooms write it."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

ENGLISH: list[Wording] = [
    row(
        "lead with everything, previous round of the kind in prose",
        """
Canada issues 6,000 invitations in latest Express Entry draw for CEC candidates

Immigration, Refugees and Citizenship Canada (IRCC) has issued 6,000 Invitations to Apply (ITAs) for permanent residence in its latest Express Entry draw.

The December 10 draw invited candidates in the Canadian Experience Class (CEC). Candidates needed a minimum Comprehensive Ranking System (CRS) score of 520 to be considered. The department applied a tie-breaking rule of July 15, 2025 at 17:30:33 UTC, which means that candidates with that score were invited only if they submitted their profile before then.

The previous CEC draw took place on November 26 and saw 1,000 candidates invited with a cut-off score of 531.

So far in 2025, IRCC has issued 106,000 ITAs through 53 draws.
""",
        "|2025-12-10|cec|6000|520|2025-07-15",
        "|2025-11-26|cec|1000|531|",
        published="2025-12-10",
    ),
    row(
        "first draw of the week after a PNP round on Monday",
        """
IRCC conducts third Express Entry draw this week

On December 17, 2025, the Government of Canada conducted a category-based Express Entry round of invitations for candidates with strong French language skills. A total of 6,000 invitations to apply were issued, with a minimum CRS cut-off score of 399.

This followed two draws earlier in the week: one on December 16 that issued 5,000 ITAs to Canadian Experience Class candidates with a CRS of at least 515, and another on December 15 that invited 399 provincial nominees with a minimum score of 731.
""",
        "|2025-12-17|french|6000|399|",
        "|2025-12-16|cec|5000|515|",
        "|2025-12-15|pnp|399|731|",
    ),
    row(
        "details as labels with hyphens",
        """
Latest Express Entry Draw Invites 1,000 Healthcare Candidates

Draw details:
Date and time of round - December 11, 2025
Type of draw - Healthcare and social services occupations
Number of invitations issued - 1,000
CRS cut-off score - 476
Tie-breaking rule - November 26, 2025 at 07:44:30 UTC
Rank required to be invited to apply - 1,000 or above
""",
        "|2025-12-11|healthcare|1000|476|2025-11-26",
    ),
    row(
        "numbered draw, cut-off dropped by points",
        """
Express Entry Draw #379: 3,500 health workers invited

Express Entry draw #379 was held on November 14, 2025. IRCC invited 3,500 candidates. The CRS cut-off fell 10 points to 462, compared to 472 in the October 15 healthcare draw.

The tie-breaking rule was December 2, 2024 at 22:19:41 UTC.
""",
        "379|2025-11-14|healthcare|3500|462|2024-12-02",
        "|2025-10-15|healthcare||472|",
    ),
    row(
        "pool table after the announcement",
        """
Canada holds new French-speaking draw

IRCC invited 4,500 French-speaking candidates on October 6, 2025. The lowest CRS score was 432.

CRS Score Range | Number of Candidates
601-1200 | 231
501-600 | 23,417
451-500 | 71,540
401-450 | 66,812
Total | 251,000
""",
        "|2025-10-06|french|4500|432|",
    ),
    row(
        "table with the year in the heading above",
        """
Express Entry draws in 2025

Here are the draws so far in 2025.

Date | Round type | ITAs | CRS
September 18 | Trade occupations | 1,250 | 505
September 17 | Education occupations | 2,500 | 462
September 15 | PNP | 228 | 746
September 4 | French proficiency | 4,500 | 446
""",
        "|2025-09-18|trade|1250|505|",
        "|2025-09-17|education|2500|462|",
        "|2025-09-15|pnp|228|746|",
        "|2025-09-04|french|4500|446|",
    ),
    row(
        "table with ISO dates, number first, tabs",
        """
All draws

Draw\tDate\tProgram\tCRS cutoff\tInvitations
378\t2025-11-12\tCanadian Experience Class\t533\t1,000
377\t2025-11-10\tProvincial Nominee Program\t738\t714
376\t2025-10-29\tFrench language proficiency (Version 1)\t416\t6,000
""",
        "378|2025-11-12|cec|1000|533|",
        "377|2025-11-10|pnp|714|738|",
        "376|2025-10-29|french|6000|416|",
    ),
    row(
        "table beside a provincial one",
        """
This week in immigration: federal and provincial draws

Express Entry draws

Date | Category | Invitations | Minimum CRS
August 19, 2025 | Healthcare | 2,500 | 470
August 18, 2025 | PNP | 192 | 800

Ontario Immigrant Nominee Program draws

Date | Stream | Invitations | Minimum score
August 20, 2025 | Foreign Worker | 120 | 52
August 19, 2025 | Masters Graduate | 85 | 48
""",
        "|2025-08-19|healthcare|2500|470|",
        "|2025-08-18|pnp|192|800|",
    ),
    row(
        "rank before score, round with time",
        """
Ministerial Instructions respecting invitations to apply, round #351

Canadian Experience Class

Number of invitations issued: 3,000

Rank required to be invited to apply: 3,000 or above

Date and time of round: June 12, 2025 at 14:32:10 UTC

CRS score of lowest-ranked candidate invited: 529

Tie-breaking rule: September 28, 2024 at 18:06:46 UTC
""",
        "351|2025-06-12|cec|3000|529|2024-09-28",
    ),
    row(
        "all-program, one sentence, no date",
        """
Express Entry: 5,500 invited in first all-program draw of the year

The first draw of 2023 is here. Canada invited 5,500 Express Entry candidates to apply for permanent residence, and a score of 507 was required. Candidates from all programs were considered.
""",
        "||general|5500|507|",
    ),
    row(
        "FSW-only round, odd for its program",
        """
Express Entry holds a Federal Skilled Worker draw

On February 2, 2023, Canada held a draw only for the Federal Skilled Worker Program (FSWP) and invited 3,300 candidates. The cut-off was 489. One day earlier, on February 1, 893 candidates under the Provincial Nominee Program were invited with a CRS of at least 733.
""",
        "|2023-02-02|fsw|3300|489|",
        "|2023-02-01|pnp|893|733|",
    ),
    row(
        "published today, draw yesterday",
        """
Express Entry: PNP candidates invited

Yesterday, IRCC invited 777 candidates with a provincial nomination to apply for permanent residence through Express Entry. The CRS cut-off was 699.
""",
        "|2025-11-25|pnp|777|699|",
        published="2025-11-26",
    ),
    row(
        "today's draw against the publication day",
        """
Express Entry draw: 1,000 CEC candidates invited

Published: November 26, 2025

IRCC held a new Express Entry draw today. In today's draw, 1,000 candidates of the Canadian Experience Class were issued ITAs. The minimum CRS score was 531.
""",
        "|2025-11-26|cec|1000|531|",
    ),
    row(
        "no year, but the tie-break has one",
        """
Express Entry Draw October 28

1,000 CEC candidates were invited to apply in the Express Entry draw of October 28. The minimum CRS score was 533. The tie-break was March 21, 2025 at 04:16:27 UTC.
""",
        "|2025-10-28|cec|1000|533|2025-03-21",
    ),
    row(
        "list of rounds, dash and parentheses",
        """
Recent rounds of invitations

Express Entry results for July 2025:

- July 22, 2025 – Healthcare and social services – 4,000 ITAs (CRS 475)
- July 21, 2025 – Provincial Nominee Program – 202 ITAs (CRS 788)
- July 8, 2025 – Canadian Experience Class – 3,000 ITAs (CRS 518)
- July 7, 2025 – Provincial Nominee Program – 356 ITAs (CRS 750)
""",
        "|2025-07-22|healthcare|4000|475|",
        "|2025-07-21|pnp|202|788|",
        "|2025-07-08|cec|3000|518|",
        "|2025-07-07|pnp|356|750|",
    ),
    row(
        "list with colons, score first",
        """
Express Entry draws of November 2024

• November 20, 2024: Healthcare occupations – CRS 463, 3,000 invitations
• November 19, 2024: CEC – CRS 539, 400 invitations
• November 18, 2024: PNP – CRS 816, 174 invitations
""",
        "|2024-11-20|healthcare|3000|463|",
        "|2024-11-19|cec|400|539|",
        "|2024-11-18|pnp|174|816|",
    ),
    row(
        "comparison with the previous draw in one sentence",
        """
CRS falls in new CEC draw

In the September 19, 2024 draw, 4,000 CEC candidates with CRS scores of 509 or higher were invited, 700 more than in the previous CEC draw on August 27, which invited 3,300 candidates with a minimum of 507.
""",
        "|2024-09-19|cec|4000|509|",
        "|2024-08-27|cec|3300|507|",
    ),
    row(
        "scores as low as",
        """
French speakers with scores as low as 375 invited

IRCC issued 3,800 invitations to French-speaking Express Entry candidates on July 12, 2023. Candidates with CRS scores as low as 375 received an invitation. It was the fifth draw in eight days.
""",
        "|2023-07-12|french|3800|375|",
    ),
    row(
        "half a page of advice with numbers",
        """
How the November 13 draw changes things

IRCC issued 400 invitations to CEC candidates on November 13, 2024 and set the bar at 547.

You get up to 50 points for a sibling or French. A job offer used to add 50 or 200 points. A provincial nomination adds 600 points. A CLB 9 in all four skills can add as many as 100 points. Call 416-555-0123 before 5 p.m. to book. Over 10,000 clients served since 2009. You have 60 days to apply after an ITA, and processing takes 6 months.
""",
        "|2024-11-13|cec|400|547|",
    ),
    row(
        "who was invited, in the passive",
        """
Trades draw

A total of 1,800 trades workers were invited in the Express Entry round held on Wednesday, October 23, 2024. To be invited, they had to have at least 433 points under the Comprehensive Ranking System.
""",
        "|2024-10-23|trade|1800|433|",
    ),
    row(
        "date written numerically and an ordinal in figures",
        """
318th Express Entry draw

Canada held the 318th Express Entry draw on 2024-10-10. 1,000 French-speaking candidates with a CRS score of 444 or above got an ITA.
""",
        "318|2024-10-10|french|1000|444|",
    ),
    row(
        "key facts in one line with bars",
        """
Draw #316 | October 7, 2024 | PNP | ITAs: 1,613 | CRS: 743

Express Entry draws are back after a short break.
""",
        "316|2024-10-07|pnp|1613|743|",
    ),
    row(
        "labels on lines of their own",
        """
Express Entry Draw Results

Draw number

324

Date

November 15, 2024

Category

French language proficiency (Version 1)

Invitations issued

800

Minimum CRS score

478
""",
        "324|2024-11-15|french|800|478|",
    ),
    row(
        "two draws of one day",
        """
Canada holds two Express Entry draws on May 30, 2018

For the first time in months, IRCC held two program-specific rounds on May 30, 2018.

In the first, 500 Federal Skilled Trades candidates were invited with a CRS cut-off of 288.

In the second, 200 Provincial Nominee Program candidates were invited with a CRS cut-off of 902.
""",
        "|2018-05-30|fst|500|288|",
        "|2018-05-30|pnp|200|902|",
    ),
    row(
        "a past draw recalled in an article about tactics",
        """
Why French pays off in Express Entry

French draws have had far lower scores. On August 15, 2024, for example, 2,000 candidates were invited in a French round with a cut-off of just 394, while the CEC draw a day earlier, on August 14, required 509 and invited 3,200.
""",
        "|2024-08-15|french|2000|394|",
        "|2024-08-14|cec|3200|509|",
    ),
    row(
        "digits without separators, British date order",
        """
Express Entry draw 14 November 2025

On 14th November 2025 Canada sent 3500 ITAs to healthcare candidates in Express Entry. CRS score: 462. Draw number: 379.
""",
        "379|2025-11-14|healthcare|3500|462|",
    ),
    row(
        "news brief in capitals and short forms",
        """
EXPRESS ENTRY UPDATE

IRCC issues 249 ITAs in PNP draw on Sept. 2, 2025; cut-off 772.
""",
        "|2025-09-02|pnp|249|772|",
    ),
    row(
        "education draw, score then people",
        """
Canada Holds First Express Entry Draw For Teachers In 2025

Candidates in education occupations with 462 points or more were among the 2,500 people who were invited on September 17, 2025.
""",
        "|2025-09-17|education|2500|462|",
    ),
    row(
        "weekday and date in brackets",
        """
Express Entry: CEC draw on Tuesday

IRCC invited 5,000 Canadian Experience Class candidates on Tuesday (December 16, 2025). The cut-off score of 515 is five points lower than the 520 of last week's round.
""",
        "|2025-12-16|cec|5000|515|",
    ),
    row(
        "totals and counts of rounds around one draw",
        """
PNP round kicks off December

714 provincial nominees were invited on November 10, 2025 in round 377. Their lowest score was 738.

With this round IRCC has issued 84,350 invitations this year in 46 rounds: 24 PNP rounds with 9,911 invitations, 13 CEC rounds with 21,850, and 7 French rounds with 30,000. In October alone 15,150 candidates were invited. The target for 2026 is 380,000 admissions.
""",
        "377|2025-11-10|pnp|714|738|",
    ),
]
