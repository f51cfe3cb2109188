"""Invitations, counts and scores that are nobody's draw: surveys, fakes, simulations, court cases, ceremonies, other programs."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import row

UNRELATED = [
    row(
        "survey of candidates",
        """
IRCC survey

IRCC invited 2,000 candidates from the Express Entry pool to a survey on October 1, 2025. 640 answered, with an average score of 478.
""",
    ),
    row(
        "fake invitations",
        """
Express Entry fraud warning

Scammers sent 5,000 fake invitations on May 12, 2025. IRCC never asks for gift cards.
""",
    ),
    row(
        "simulated draw",
        """
Express Entry simulation

We simulated a draw with 4,000 invitations on the pool of January 4, 2026. The cut-off would be 507. In our second run with 6,000 invitations it was 499.
""",
    ),
    row(
        "court case",
        """
Lawsuit: court rules on ITA

In a case decided on September 3, 2025, the court found that the officer erred. The applicant had a CRS score of 481 and was invited on November 8, 2023.
""",
    ),
    row(
        "oath in ceremonies",
        """
Citizenship numbers

On July 1, 2025, 1,200 people took the oath in 45 ceremonies. Among them were 300 who had come through Express Entry with an average CRS score of 478.
""",
    ),
    row(
        "invitations under a pilot",
        """
Weekly digest

Express Entry: no draw this week.

TR to PR: 3,000 invited under the home care pilot on March 31, 2025.
""",
    ),
    row(
        "subscribers of a newsletter",
        """
Legal notice

This email was sent on 3 September 2025 to 1,000 subscribers. Express Entry is a program of Canada. Score 534.
""",
    ),
    row(
        "correction of a figure",
        """
Correction

An earlier version of this article said that 5,000 invitations were issued in the Express Entry draw of December 10, 2025.
""",
    ),
    row(
        "marks of a language test",
        """
TEF results and Express Entry

To get 50 points for French you need NCLC 7. Marie scored 458 in reading and 503 in listening on June 12, 2025.
""",
    ),
    row(
        "labels under a province's heading",
        """
Alberta Advantage Immigration Program – Express Entry stream

Date: November 25, 2025
Invitations: 60
Lowest score: 58
Express Entry CRS minimum: 300
""",
    ),
    row(
        "round put off by a day",
        """
Notice to candidates

The Express Entry round of November 24 was postponed to November 25, 2025. There were 777 invitations for candidates nominated by a province; the lowest score was 699.
""",
        "|2025-11-25|pnp|777|699|",
    ),
]
"""Pages without a draw, and one whose draw was held on another day than planned."""
