"""Pages that speak of several draws, of guesses and of other news at once; what is sure is read, the rest left out."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

CROWDED: list[Wording] = [
    row(
        "CRS drops by 8",
        """
CRS drops by 8

The CRS score for the latest general draw dropped by 8 points to 534. 1,470 candidates were invited on 28 Feb 2024. A week earlier there was no draw. Two weeks earlier, on 13 February, 1,490 people had been invited at 535. In agriculture, 150 were invited on February 16 (CRS 437).
""",
        "|2024-02-13||1490|535|",
        "|2024-02-16|agriculture|150|437|",
        "|2024-02-28|general|1470|534|",
    ),
    row(
        "Minister announces 2025 categories",
        """
Minister announces 2025 categories

On February 27, 2025, IRCC said that rounds for education workers would be held in 2025. 1,000 spots may go to them. The last French round (February 19) saw 6,500 invitations at 428. IRCC expects to invite 43% through CEC.
""",
        "|2025-02-19|french|6500|428|",
    ),
    row(
        "Rumours about a draw on Wednesday",
        """
Rumours about a draw on Wednesday

Several forums claim that a CEC draw with 3,000 ITAs and a CRS of 505 took place on August 14, 2024. IRCC has not confirmed it. The last confirmed draw is #308 of August 13 (PNP, 763 ITAs, 690).
""",
        "308|2024-08-13|pnp|763|690|",
    ),
    row(
        "CIC News style",
        """
CIC News style

Immigration, Refugees and Citizenship Canada (IRCC) has invited 911 candidates through the Provincial Nominee Program in the first Express Entry draw of the week. The minimum CRS score of candidates who received an Invitation to Apply was 732. This is the 313th draw. It took place on September 9. The last time IRCC held a PNP draw was August 26, when it issued 1,121 invitations to candidates with scores of at least 694.

Stay tuned: on September 13 IRCC may invite 1,000 French speakers.
""",
        "313|2024-09-09|pnp|911|732|",
        "|2024-08-26|pnp|1121|694|",
        published="2024-09-09",
    ),
    row(
        "快速通道：9月抽签汇总",
        """
快速通道：9月抽签汇总

9月9日 省提名 911人 732分
9月13日 法语 1000人 446分
9月19日 CEC 4000人 509分
预计10月：CEC 500人 539分
""",
        "|2024-09-09|pnp|911|732|",
        "|2024-09-13|french|1000|446|",
        "|2024-09-19|cec|4000|509|",
        published="2024-09-20",
    ),
    row(
        "Express Entry round results for September 19, 2024 and Octob",
        """
Express Entry round results for September 19, 2024 and October 7, 2024

September 19: 4,000 CEC candidates invited, CRS 509. October 7: 1,613 nominees, CRS 743. October 9: 500 CEC, CRS 539. October 10: 1,000 French, CRS 444.
""",
        "|2024-09-19|cec|4000|509|",
        "|2024-10-07|pnp|1613|743|",
        "|2024-10-09|cec|500|539|",
        "|2024-10-10|french|1000|444|",
    ),
    row(
        "CRS falls to 488 as IRCC invites 4,800",
        """
CRS falls to 488 as IRCC invites 4,800

May 25, 2023

Another Wednesday, another draw. IRCC's 249th Express Entry round, held yesterday, had no program specified. 4,800 people received the good news; the minimum was 488 points. By comparison, the 589 nominees of May 10 needed 691, and the 3,500 invited on April 26 needed 483.

The tie-breaker: May 2, 2023 at 09:20:31 UTC. Since January, 44,000 ITAs.
""",
        "249|2023-05-24|general|4800|488|2023-05-02",
        "|2023-04-26||3500||",
        "|2023-05-10|pnp|589|691|",
        published="2023-05-25",
    ),
    row(
        "Healthcare: 500 + 1,500",
        """
Healthcare: 500 + 1,500

IRCC's first health draw, on June 28, 2023, invited 500 people with 476 points. A second one followed on July 6: 1,500 people, 463 points. In between came three more: July 4 (all programs, 700, 511), July 5 (STEM, 500, 486) and nothing on July 3. Express Entry is back to full speed.
""",
        "|2023-06-28|healthcare|500|476|",
        "|2023-07-06|||463|",
    ),
    row(
        "Express Entry draw 187: CEC, 6,000, 417",
        """
Express Entry draw 187: CEC, 6,000, 417

A record low? No: 75 on Feb. 13 remains that. But 417 on April 16 (6,000 ITAs) is 15 points below the 432 of April 1 (5,000). PNP candidates needed 753 on April 14 (266 ITAs).
""",
        "187|2021-04-16|cec|6000|417|",
        "|2021-04-14|pnp|266|753|",
        "|2021-04-01|||432|",
        published="2021-04-17",
    ),
    row(
        "Express Entry Draws 2022",
        """
Express Entry Draws 2022

Date | Category | Score | ITAs | Tie-break
Jul 6 | All | 557 | 1,500 | Nov 13, 2021
Jun 22 | PNP | 752 | 636 | Feb 6, 2022
Jun 8 | PNP | 796 | 932 | Jul 25, 2021
Average | - | 702 | 1,023 | -
""",
        "|2022-06-08|pnp|932|796|2021-07-25",
        "|2022-06-22|pnp|636|752|2022-02-06",
        "|2022-07-06|general|1500|557|2021-11-13",
    ),
    row(
        "IRCC corrects figures of draw #262",
        """
IRCC corrects figures of draw #262

IRCC has corrected the tie-break of draw #262 (August 15, 2023). It is July 4, 2023 at 04:33:50 UTC and not August 1, 2023. The other figures stay: 4,300 invitations, CRS 496, no program specified.
""",
        "262|2023-08-15|general|4300|496|",
    ),
    row(
        "Canadá: 3ª ronda en una semana",
        """
Canadá: 3ª ronda en una semana

La ronda de hoy, 7 de julio de 2023, invitó a 2.300 francófonos con 439 puntos. Ayer fueron 1.500 del sector de la salud (463) y anteayer 500 de STEM (486). Express Entry no había tenido tres rondas en una semana desde 2021.
""",
        "|2023-07-07|french|2300|439|",
        published="2023-07-07",
    ),
    row(
        "Express Entry'de 12 Temmuz 2023 çekilişi",
        """
Express Entry'de 12 Temmuz 2023 çekilişi

Fransızca kategorisinde 3.800 aday davet edildi, taban puan 375. Bir gün önce, 11 Temmuz'da, 800 kişi 505 puanla davet almıştı. Havuzda 213.000 aday var.
""",
        "|2023-07-11||800|505|",
        "|2023-07-12|french|3800|375|",
    ),
    row(
        "Express Entry: 1 августа 2023 — 2000 приглашений",
        """
Express Entry: 1 августа 2023 — 2000 приглашений

Все программы, минимальный балл 517. Тай-брейк: 12 июля 2023, 05:48:54 UTC. Следующий отбор ждут 2 августа: прогноз — 800 приглашений, 435 баллов. За июль выдано 9600 приглашений.
""",
        "|2023-08-01||2000|517|2023-07-12",
    ),
    row(
        "Trades: first ever draw",
        """
Trades: first ever draw

On August 3rd IRCC finally held a draw for trade occupations, inviting 1,500 people at 388. The day before (August 2) it was French speakers' turn (800, 435), and on August 1 it was everyone's (2,000, 517). Applications open August 10 for the trades in Ontario's EOI system, where 1,000 people were invited with 40+ points.
""",
        "|2023-08-02|french||435|",
        "|2023-08-03|trade|1500|388|",
        published="2023-08-04",
    ),
    row(
        "Question of the week: was 486 enough?",
        """
Question of the week: was 486 enough?

Yes! In the June 8 draw (#250) the last candidate had 486 and 4,800 were invited. On May 24 (#249) you would have needed 488. Express Entry scores change with every draw; next week 490 may be needed.
""",
        "250|2023-06-08||4800||",
        published="2023-06-10",
    ),
    row(
        "Express Entry #250",
        """
Express Entry #250

When: June 8, 2023 (14:08:25 UTC)
What: No program specified
How many: 4,800
Lowest score: 486
Highest score in pool: 1,200 (3 candidates)
Published: June 9, 2023
Next: unknown
""",
        "250|2023-06-08|general|4800|486|",
    ),
    row(
        "Le CRS minimal tombe à 486",
        """
Le CRS minimal tombe à 486

À l'issue du 250e tirage d'Entrée express, tenu le 8 juin 2023, 4 800 candidats ont été invités; il fallait au moins 486 points (488 deux semaines plus tôt, le 24 mai, pour 4 800 invitations également). Règle de départage : 19 mai 2023, 14:04:00 UTC.
""",
        "250|2023-06-08||4800|486|2023-05-19",
        "|2023-05-24||4800||",
    ),
    row(
        "Express Entry: les tirages de la semaine du 3 juillet 2023",
        """
Express Entry: les tirages de la semaine du 3 juillet 2023

4 juillet : tous programmes, 700 invitations, 511
5 juillet : STIM, 500 invitations, 486
6 juillet : santé, 1 500 invitations, 463
7 juillet : français, 2 300 invitations, 439
""",
        "|2023-07-04|general|700|511|",
        "|2023-07-05|stem|500|486|",
        "|2023-07-06|healthcare|1500|463|",
        "|2023-07-07|french|2300|439|",
    ),
    row(
        "News in brief",
        """
News in brief

Toronto house prices rose 3% to $1.1 million in June. Canada's population passed 40 million on June 16. IRCC invited 4,300 people at 486 in Express Entry on June 27. The Bank of Canada raised its rate to 5% on July 12; 1,200 people lost jobs at Shopify in May.
""",
        "|2023-06-27||4300|486|",
        published="2023-07-13",
    ),
    row(
        "Express Entry Draw Results - August 2024",
        """
Express Entry Draw Results - August 2024

Tuesday, August 13: 763 ITAs to PNP candidates (CRS 690)
Wednesday, August 14: 3,200 ITAs to CEC candidates (CRS 509)
Thursday, August 15: 2,000 ITAs to French speakers (CRS 394)
Monday, August 26: 1,121 ITAs to PNP candidates (CRS 694)
Tuesday, August 27: 3,300 ITAs to CEC candidates (CRS 507)

Total: 10,384 ITAs
""",
        "|2024-08-13|pnp|763|690|",
        "|2024-08-14|cec|3200|509|",
        "|2024-08-15|french|2000|394|",
        "|2024-08-26|pnp|1121|694|",
        "|2024-08-27|cec|3300|507|",
    ),
    row(
        "Express Entry: 1,000 French speakers invited",
        """
Express Entry: 1,000 French speakers invited

Date of the round: December 7, 2023
French-language proficiency (Version 1)
1,000
470
Tie-breaking rule: August 24, 2023 at 06:07:25 UTC
""",
        "|2023-12-07|french|1000||2023-08-24",
    ),
    row(
        "Express Entry Draw Summary",
        """
Express Entry Draw Summary

Round: #282
Round Type: French language proficiency
Round Date: 2024-02-01
Candidates invited: 7000
Score of last candidate: 365
Candidates ranked: 7,000 or above
Pool (as of Jan 30): 195,212
""",
        "282|2024-02-01|french|7000|365|",
    ),
    row(
        "IRCC does it again",
        """
IRCC does it again

For the third time in four days there was an Express Entry draw. Thursday's was for French: 1,000 invited, 470 points (Wednesday: 4,750 at 561, all programs). Friday may bring STEM.
""",
        "|2023-12-07|french|1000|470|",
        published="2023-12-08",
    ),
    row(
        "Tabla de rondas de Express Entry",
        """
Tabla de rondas de Express Entry

Fecha | Categoría | Invitaciones | Puntaje
8/12/2023 | STEM | 5.900 | 481
7/12/2023 | Francés | 1.000 | 470
6/12/2023 | General | 4.750 | 561
Próxima (estimada) 20/12/2023 | General | 3.000 | 540
""",
        "|2023-12-06|general|4750|561|",
        "|2023-12-07|french|1000|470|",
        "|2023-12-08|stem|5900|481|",
    ),
    row(
        "Sorteio do Express Entry: 1.000 convites a francófonos",
        """
Sorteio do Express Entry: 1.000 convites a francófonos

Em 7/12/2023 o Canadá convidou 1.000 francófonos (470 pontos). Na véspera tinham sido 4.750 convites de todos os programas com 561 pontos. Para 8/12 espera-se um sorteio STEM.
""",
        "|2023-12-06|general|4750|561|",
        "|2023-12-07|french|1000|470|",
    ),
    row(
        "Express Entry | 5,900 STEM candidates invited",
        """
Express Entry | 5,900 STEM candidates invited

By Anna, Dec 9, 2023. Updated Dec 11, 2023.
5,900 candidates in STEM occupations were invited on Friday with a CRS of 481 or higher. The cut-off of the first STEM draw (July 5) was 486. 24 occupations are eligible, 5 of which account for 80% of invitations. Tie-breaking: September 7, 2023, 09:24:49 UTC.
""",
        "|2023-07-05|stem||486|",
        "|2023-12-08|stem|5900|481|",
    ),
    row(
        "Transport draw: 670 invited",
        """
Transport draw: 670 invited

With 435 points you were in: Canada's second transport round, on Dec. 20, 2023, had the same cut-off as the first (Sept. 20; 1,000 invitations). The same day 400 agriculture candidates were invited with 386. Express Entry closes the year at 110,266 ITAs.
""",
        "|2023-12-20|transport|670|435|",
    ),
]
