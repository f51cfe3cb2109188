"""English pages of Express Entry news that announce no draw: pools, waiting times, advice, other programs and countries."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

ELSEWHERE: list[Wording] = [
    row(
        "How long does Express Entry take in 2025?",
        """
How long does Express Entry take in 2025?

IRCC says it finalizes 80% of applications in 180 days. In September 2025 it finalized 12,400 Express Entry applications, and 31,200 were still in process on October 1, 2025.

Canadian Experience Class applicants waited 5 months; 8,300 of them got a decision.
""",
    ),
    row(
        "Express Entry pool, as of November 9, 2025",
        """
Express Entry pool, as of November 9, 2025

CRS score range | Number of candidates
601-1200 | 320
501-600 | 20,544
491-500 | 12,880
451-490 | 54,100
401-450 | 61,233
Total | 239,801
""",
    ),
    row(
        "CRS points for age",
        """
CRS points for age

Age | With spouse | Without spouse
18 | 90 | 99
20-29 | 100 | 110
30 | 95 | 105
A candidate with a master's degree gets 126 points and one with a PhD 140. Maximum core points: 500. A provincial nomination adds 600 points. Express Entry candidates can reach 1,200.
""",
    ),
    row(
        "What to expect in the next Express Entry draw",
        """
What to expect in the next Express Entry draw

We think that IRCC will invite about 1,000 candidates on December 10, 2025, with a CRS score of 530 or so. If 3,000 people are invited, the score could fall to 525. A PNP draw on December 8 is likely, and some 400 nominees should receive invitations.
""",
    ),
    row(
        "Q&A: my CRS score is 478",
        """
Q&A: my CRS score is 478

I scored 478 on October 3, 2025. I am a nurse with three years of experience. Do I have a chance in the healthcare category? My friend got an ITA with 472 in 2025.

Answer: your 478 points put you in a good position. Learn French and you could add 50 points.
""",
    ),
    row(
        "Immigration levels plan 2026-2028",
        """
Immigration levels plan 2026-2028

Canada will admit 380,000 permanent residents in 2026. The target for Express Entry (federal high skilled) is 109,000, and for the provincial nominee program 91,500. In 2025 the targets were 124,680 and 55,000. Minister Lena Diab tabled the plan on November 5, 2025.
""",
    ),
    row(
        "Express Entry year in review: 2024",
        """
Express Entry year in review: 2024

In 2024, IRCC issued 98,903 invitations in 52 draws. 36,000 went to the Canadian Experience Class, 23,000 to French speakers and 17,000 to nominees. The highest cut-off was 802, the lowest 336. The average CEC score was 535.
""",
    ),
    row(
        "OINP invites 1,133 candidates in latest draw",
        """
OINP invites 1,133 candidates in latest draw

Ontario issued 1,133 invitations on October 16, 2025 to Express Entry candidates with CRS scores between 444 and 470 in the Human Capital Priorities stream. The previous draw on August 12 had 984 invitations with a minimum score of 462.
""",
    ),
    row(
        "Alberta draw results",
        """
Alberta draw results

Date | Stream | Invitations | Minimum score
October 22, 2025 | Alberta Express Entry - Priority sectors | 130 | 61
October 9, 2025 | Alberta Opportunity Stream | 1,077 | 66
October 1, 2025 | Dedicated Health Care Pathway - Express Entry | 42 | 54
""",
    ),
    row(
        "BC PNP Invitations to Apply",
        """
BC PNP Invitations to Apply

British Columbia invited 474 people on October 2, 2025. The minimum score was 121. Express Entry BC candidates need a valid profile with 600 points added after nomination.
""",
    ),
    row(
        "No draw this week",
        """
No draw this week

It has now been 14 days without an Express Entry draw. The pool holds 250,000 profiles, and 12,600 of them have 491 to 500 points. The longest pause lasted 37 days.
""",
    ),
    row(
        "Language tests for Express Entry",
        """
Language tests for Express Entry

IELTS costs $319, CELPIP $280, TEF $440. A score of CLB 9 gives 31 points in each ability. 50 points for French NCLC 7. Results are valid for two years: a test of May 3, 2024 expires on May 3, 2026.
""",
    ),
    row(
        "Example: how tie-breaking works",
        """
Example: how tie-breaking works

Suppose IRCC holds a round on March 4 with a cut-off of 500 and a tie-break of January 10, 2025 at 12:00 UTC. Anna, with 500 points, submitted her profile on January 9 and would be invited; Ben, who submitted on January 12, would not. For example, if 2,000 people have 500 points, only some of them receive an invitation.
""",
    ),
    row(
        "Express Entry fees go up on April 30, 2026",
        """
Express Entry fees go up on April 30, 2026

The processing fee rises from $950 to $990 and the right of permanent residence fee from $575 to $600. 110,000 people pay it each year. Candidates invited before April 30 pay the old fee.
""",
    ),
    row(
        "Immigration to Canada fell in September",
        """
Immigration to Canada fell in September

In September 2025 Canada welcomed 29,800 new permanent residents, down from 34,100 in August. 9,450 of them came through Express Entry, 4,200 through the Provincial Nominee Program and 3,900 as family. As of September 30, 312,000 had been admitted this year.
""",
    ),
    row(
        "US news: green card lottery",
        """
US news: green card lottery

The Department of State drew 55,000 winners on May 4, 2025 in the diversity visa draw. Canada's Express Entry is the alternative for skilled workers with a CRS above 500.
""",
    ),
    row(
        "Australia issues 15,000 invitations",
        """
Australia issues 15,000 invitations

On November 13, 2025 SkillSelect invited 15,000 candidates for subclass 189; the minimum score was 85. Compare Canada's Express Entry, with scores above 500.
""",
    ),
    row(
        "Work permits: 3,000 spots open",
        """
Work permits: 3,000 spots open

IRCC opened 3,000 spots for International Experience Canada on November 17, 2025. 1,200 candidates received invitations last week. This is not Express Entry.
""",
    ),
    row(
        "IRCC tests new ranking",
        """
IRCC tests new ranking

In a consultation that closed on October 24, 2025, IRCC asked 1,500 stakeholders which occupations need people. 61% named health, 48% trades. Express Entry categories for 2026 are to be announced in December.
""",
    ),
    row(
        "Parents and Grandparents Program: invitations sent",
        """
Parents and Grandparents Program: invitations sent

IRCC sent 17,860 invitations to apply from July 28, 2025 to 10,000 sponsors. The application deadline is October 9, 2025. Express Entry is a different program.
""",
    ),
    row(
        "Consultation free for the first 100 people",
        """
Consultation free for the first 100 people

Our firm has helped 2,500 candidates since 2015. Express Entry assessment with a minimum fee of 150. Book before November 30, 2025; 25 places left.
""",
    ),
    row(
        "Fraud warning",
        """
Fraud warning

IRCC refused 2,300 Express Entry applications in 2024 for misrepresentation. One applicant with 512 points was banned for five years on March 3, 2025. He had been invited with a false job offer worth 50 points.
""",
    ),
    row(
        "Which score do you need?",
        """
Which score do you need?

To be safe in a general round you need 520 points or more. A CEC candidate needs about 530, a French speaker 420, a nurse 470. These are ranges seen in 2025.
""",
    ),
    row(
        "Job offer points removed",
        """
Job offer points removed

From March 25, 2025 candidates lose 50 or 200 points for a job offer. About 9,000 profiles in the pool had them; 1,400 had more than 500 points. Invited candidates keep theirs.
""",
    ),
    row(
        "Category tables",
        """
Category tables

Category | Minimum experience | Occupations | Typical CRS
Healthcare | 6 months | 37 | 470
Trades | 6 months | 25 | 430
French | none | all | 400
Education | 6 months | 5 | 462
""",
    ),
    row(
        "Record in 2021",
        """
Record in 2021

On February 13, 2021 Canada surprised everyone. Read our history of Express Entry for the story of the draw that was six times larger than any before.
""",
    ),
    row(
        "Manitoba: Expression of Interest draw #256",
        """
Manitoba: Expression of Interest draw #256

Skilled Worker Overseas: 26 Letters of Advice to Apply were issued on October 23, 2025. Lowest score 708. Of the 26, 5 declared an Express Entry profile number.
""",
    ),
    row(
        "Next steps after your ITA",
        """
Next steps after your ITA

You have 60 days. In 2025 90% of candidates invited with 500 or more points submitted within 45 days. Medical exams cost $200 to $400. On day 61 the invitation expires.
""",
    ),
    row(
        "Express Entry predictions for March",
        """
Express Entry predictions for March

Date | Category | ITAs | CRS
March 3 | CEC | 3,000 | 508
March 10 | PNP | 400 | 720
March 12 | French | 4,000 | 400
""",
    ),
    row(
        "Expected draws",
        """
Expected draws

- March 3, 2026: CEC, 3,000 ITAs, CRS 508
- March 10, 2026: PNP, 400 ITAs, CRS 720
Express Entry draws are expected on these days.
""",
    ),
    row(
        "Saskatchewan SINP EOI selection results",
        """
Saskatchewan SINP EOI selection results

| Date | Category | Lowest score | Invitations |
| Jan 15, 2026 | Express Entry | 82 | 89 |
| Jan 15, 2026 | Occupations In-Demand | 85 | 140 |
""",
    ),
    row(
        "Settlement funds for Express Entry 2026",
        """
Settlement funds for Express Entry 2026

Family members | Funds
1 | $15,263
2 | $19,001
3 | $23,360
Updated July 7, 2025. A couple needs 19,001 dollars.
""",
    ),
    row(
        "Express Entry webinar on March 12, 2026",
        """
Express Entry webinar on March 12, 2026

Join 500 participants. 250 seats left, from 49 dollars. You will learn how Maria got invited with 478 points. Register before March 10.
""",
    ),
    row(
        "Minister's speech",
        """
Minister's speech

"We invited more than 110,000 people last year," the minister said on February 4, 2026. "Express Entry works. In 2026 we will invite 30,000 French speakers." She named doctors: 5,000 spots for provinces.
""",
    ),
    row(
        "Court decision: Express Entry applicant wins",
        """
Court decision: Express Entry applicant wins

In Singh v. Canada, 2025 FC 1203, the court set aside a refusal. Mr. Singh had received an invitation on June 8, 2023 with 486 points and filed on August 2, 2023. 60 days had been given.
""",
    ),
    row(
        "Rural Community Immigration Pilot: first invitations",
        """
Rural Community Immigration Pilot: first invitations

Thunder Bay recommended 112 candidates on March 3, 2026; the minimum score was 55. Express Entry is not needed for RCIP.
""",
    ),
    row(
        "Express Entry draw history explained",
        """
Express Entry draw history explained

Since 2015 IRCC has held more than 380 draws. Scores have ranged from 75 to 902, invitations from 118 to 27,332 a draw. In all-program draws the typical score is about 480.
""",
    ),
    row(
        "If you missed the draw",
        """
If you missed the draw

If the next draw is on March 17 and the score falls to 500, you could be invited with 501 points. Suppose 4,000 people are ahead of you. Then IRCC needs to invite 4,001. Express Entry has no waiting list.
""",
    ),
    row(
        "Startup visa and Express Entry news",
        """
Startup visa and Express Entry news

On March 3, 2026 IRCC accepted 1,000 start-up visa applications. Caregivers: 2,750 places filled within an hour on March 31, 2025. 500 people applied with points above 60.
""",
    ),
    row(
        "New Zealand draws 500",
        """
New Zealand draws 500

Immigration New Zealand selected 500 people from its expression of interest pool on March 3, 2026 with 160 points or more. Unlike Canada's Express Entry, ...
""",
    ),
    row(
        "Express Entry in numbers: gender and age",
        """
Express Entry in numbers: gender and age

Of the 98,903 candidates invited in 2024, 51,200 were men and 47,700 women. 32,000 were aged 25 to 29. Median score: 529. 12,000 had French as first language.
""",
    ),
]
