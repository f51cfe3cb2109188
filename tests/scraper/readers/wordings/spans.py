"""Spans of days, months and scores, days and figures of other draws in a comparison, and headings that open the next draw."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import row

SPANS = [
    row(
        "sum of the rounds between two days",
        """
Express Entry in the third quarter

Between July 1 and September 30, 2025 IRCC held 14 rounds and issued 28,400 invitations to apply. CEC rounds were few.
""",
    ),
    row(
        "stream that invites within a span of scores",
        """
Express Entry: new invitations

Draw details
Date: June 28, 2023
Stream: Human Capital (Express Entry)
Invitations: 1,903
CRS: 479 - 489
""",
    ),
    row(
        "points of another country",
        """
Where are the hurdles lower?

Canada: Express Entry took 5,000 CEC candidates with 515 points or more on December 16, 2025.
Australia: 65 points minimum, 10,000 invited on November 13, 2025.
""",
        "|2025-12-16|cec|5000|515|",
    ),
    row(
        "two rounds under headings with their days",
        """
Canada immigration news

Express Entry Draw – July 2, 2024

920 ITAs | PNP | CRS 739

Express Entry Draw – June 19, 2024

1,499 ITAs | PNP | CRS 663
""",
        "|2024-07-02|pnp|920|739|",
        "|2024-06-19|pnp|1499|663|",
    ),
    row(
        "day in the title, number in a list",
        """
Express Entry draw results: 1 May 2025

- Round: 344
- Programme: Education occupations (Version 1)
- Candidates invited: 1,000
- Score of the last candidate: 479
""",
        "344|2025-05-01|education|1000|479|",
    ),
    row(
        "a drop from a month's score",
        """
CRS requirement drops six points

IRCC issued invitations to 4,000 candidates of the Canadian Experience Class. The minimum requirement of 521 is a drop of 6 points from January's 527. The draw was conducted on February 5, 2025.

Candidates had to have created their profile prior to 02:52:14 UTC on November 14, 2024.
""",
        "|2025-02-05|cec|4000|521|2024-11-14",
    ),
    row(
        "figures as sentences of their own",
        """
Express Entry - draw of 8 January

(posted 9 January 2025)

Another CEC draw, the first one since November. 1,350 people. 542 points. One day earlier: PNP, 471 people, 793 points.
""",
        "|2025-01-08|cec|1350|542|",
        "|2025-01-07|pnp|471|793|",
    ),
    row(
        "the same score as on another day",
        """
Sorteo de Express Entry del 1 de octubre de 2025

Canadá invitó a 1.000 candidatos de la Clase de Experiencia Canadiense. El corte fue de 534 puntos, igual que el 3 de septiembre.
""",
        "|2025-10-01|cec|1000|534|",
        "|2025-09-03|||534|",
    ),
    row(
        "byline and today",
        """
EXPRESS ENTRY LATEST DRAW: 825 INVITED, CRS 764

By Staff | April 14, 2025 | 2 min read

Today's was for candidates with a provincial nomination; 825 got an ITA. All of them had at least 764 points.
""",
        "|2025-04-14|pnp|825|764|",
    ),
    row(
        "tie-breaks of two rounds in one sentence",
        """
Two Express Entry draws

The CEC draw of May 13, 2025 took 500 people at 547. Tie-breaks of the week: April 10, 2025 at 07:07:12 UTC and May 2, 2025 at 13:13:39 UTC.
""",
        "|2025-05-13|cec|500|547|",
    ),
    row(
        "a made-up case to the end of its paragraph",
        """
How do Express Entry draws work?

Example: On May 1, 2024 IRCC decides to invite 3,000 candidates. After 2,900 people, everyone with 521 points or more has been invited.
""",
    ),
    row(
        "rounds of a category since a day",
        """
Health workers are back in Express Entry: 3,000 invited

IRCC held a category round for healthcare on November 20, 2024 and gave 3,000 ITAs to people with 463 CRS or more. Since October 23 every category round was for French.
""",
        "|2024-11-20|healthcare|3000|463|",
    ),
]
"""Pages where what stands beside a figure or a day makes it another draw's, or none's."""
