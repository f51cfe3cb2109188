"""Days counted from another draw or told by a weekday, figures of several draws, comparisons: what is whose, and what is nobody's."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

COUNTED: list[Wording] = [
    row(
        "Express Entry: Ottawa invites 3,000 in category draw",
        """
Express Entry: Ottawa invites 3,000 in category draw
Published March 8, 2025

Canada invited 3,000 candidates on Thursday. The cut-off of 410 is 26 points below that of the February 19 French round, when 6,500 were invited. A week before, on February 27, nothing happened.

Next week, on Wednesday, we expect 800 PNP invitations at 700.
""",
        "|2025-02-19|french|6500||",
        "|2025-03-06||3000|410|",
    ),
    row(
        "Two Draws in Two Days",
        """
Two Draws in Two Days

On August 7, 2025 IRCC held a CEC draw with 1,000 invitations at 534. The next day, a French draw with 2,500 invitations was held; the cut-off score was 481. Between them they issued 3,500 ITAs. Two days earlier nothing was issued.

The first of the two is for people with Canadian experience. The second, for francophones, was the biggest since March.
""",
        "|2025-08-07|cec|1000|534|",
        "|2025-08-08|french|2500|481|",
    ),
    row(
        "Nurses get a chance: Express Entry on Tuesday",
        """
Nurses get a chance: Express Entry on Tuesday

By Jane Roe | August 20, 2025

Tuesday's draw was for healthcare: 2,500 invitations, lowest score 470. On Monday IRCC had invited 192 provincial nominees; 800 points were needed. I have 465, so I missed it by five points.

In Ontario, 1,250 candidates got a notification of interest on August 14; scores between 45 and 60.
""",
        "|2025-08-18|pnp|192|800|",
        "|2025-08-19|healthcare|2500|470|",
    ),
    row(
        "Express Entry in the first half of 2024",
        """
Express Entry in the first half of 2024

From January to June 2024 IRCC invited 51,000 people in 20 draws. The average cut-off of general draws was 531. On February 13, 1,490 were invited with 535 or more; on February 28, 1,470 with 534.

The lowest score was 336, in the French draw of February 29 (2,500 invitations). In April there was only one STEM draw, on April 11, which took 4,500 at 491.
""",
        "|2024-02-13||1490|535|",
        "|2024-02-28||1470|534|",
        "|2024-02-29|french|2500|336|",
        "|2024-04-11|stem|4500|491|",
    ),
    row(
        "Sorteo de Express Entry del 11 de febrero de 2026",
        """
Sorteo de Express Entry del 11 de febrero de 2026

Canadá invitó a 6,000 candidatos de la Clase de Experiencia Canadiense en el sorteo del miércoles 28 de enero. El puntaje mínimo fue 509. El día siguiente, 1,000 francófonos recibieron invitaciones con 400 puntos.

Según el consultor, 450 puntos no bastan.
""",
        "|2026-01-28|cec|6000|509|",
        "|2026-01-29|french|1000|400|",
    ),
    row(
        "IRCC holds draw on Family Day weekend",
        """
IRCC holds draw on Family Day weekend

Just before the long weekend, on February 16, 2024, IRCC invited 150 candidates in agriculture; 437 was enough. Two days earlier healthcare had its turn: 3,500 were invited on February 14 with 422 points. On Tuesday 1,490 were called in a general round at 535.
""",
        "|2024-02-13|general|1490|535|",
        "|2024-02-14|healthcare|3500|422|",
        "|2024-02-16|agriculture|150|437|",
    ),
    row(
        "Immigration minister defends cuts as Express Entry scores climb",
        """
Immigration minister defends cuts as Express Entry scores climb

OTTAWA, Nov. 3, 2023 - Canada aims to admit 485,000 newcomers in 2024 and 500,000 in 2025, the minister said on Wednesday.

In the most recent Express Entry draw, held Oct. 26, the department issued 3,600 invitations to health workers with a score of at least 431. A day earlier, 300 French-speaking candidates were invited with 486. The week's first draw, on Tuesday, took 1,548 PNP candidates at 776.

The Conservatives won 338 to 120 in a poll of 2,500 people.
""",
        "|2023-10-25|french|300|486|",
        "|2023-10-26|healthcare|3600|431|",
        "||pnp|1548|776|",
    ),
    row(
        "Should you retake IELTS? A case study",
        """
Should you retake IELTS? A case study

Maria, 32, had 472 points when 476 was the cut-off on June 28, 2023. She got CLB 9 and gained 32 points, reaching 504. In the Express Entry draw of July 4, 2023 the cut-off was 511, so she missed again. On August 15, when 4,300 were invited at 496, she finally received an ITA.
""",
        "|2023-06-28|||476|",
        "|2023-07-04|||511|",
        "|2023-08-15||4300|496|",
    ),
    row(
        "Express Entry: a 50-point drop in a week!",
        """
Express Entry: a 50-point drop in a week!

Yesterday IRCC surprised everyone: only 436 points were needed in the general draw, versus 486 seven days ago. 7,000 candidates benefited.
Posted June 2, 2023.
""",
        "|2023-06-01|general|7000|436|",
    ),
    row(
        "Canada PR draw today: IRCC invites 4,200",
        """
Canada PR draw today: IRCC invites 4,200

The Immigration department on February 19, 2025 invited 6,500 French speakers and, on February 17, 646 provincial nominees. The scores were 428 and 750. Express Entry has now issued 11,601 ITAs in the first five rounds of the year.
""",
        "|2025-02-17|pnp|646||",
        "|2025-02-19|french|6500||",
    ),
    row(
        "Ronde STIM et autres nouvelles",
        """
Ronde STIM et autres nouvelles

Jeudi, Entrée express a visé les STIM : 4 500 invitations, 491 points au minimum. La veille, 1 280 candidats avaient été invités dans une ronde générale (549 points).
Le Québec a invité 1 497 personnes par Arrima le 11 avril; pointage de 568.
Publié le 12 avril 2024.
""",
        "|2024-04-10|general|1280|549|",
        "|2024-04-11|stem|4500|491|",
    ),
    row(
        "Express Entry and you: May edition",
        """
Express Entry and you: May edition

Dear clients,

Two federal draws this month so far! The first (May 12) was for provincial nominees: 511 invitations, 706 points. In the second, a day later, 500 people with Canadian experience were called at 547. Altogether 1,011.

Our office closes on May 19. Fees go up by 5% on June 1.
Newsletter of May 16, 2025
""",
        "|2025-05-12|pnp|511|706|",
        "|2025-05-13|cec|500|547|",
    ),
    row(
        "Oldest healthcare draws",
        """
Oldest healthcare draws

The 500 healthcare invitations of June 28, 2023 were followed by 1,500 on July 6, when the CRS was 463, and 3,600 on October 26 (431). Since then Express Entry has had several more.
""",
        "|2023-06-28|healthcare|500||",
        "|2023-07-06||1500|463|",
        "|||3600|431|",
    ),
    row(
        "Quebec's PSTQ and Express Entry compared",
        """
Quebec's PSTQ and Express Entry compared

On July 17, 2025, MIFI invited 216 people under PSTQ stream 1; the minimum score was 755. The federal draw of July 7, 2025, for provincial nominees, had 356 invitations and a 750 cutoff. A day later 3,000 CEC candidates were invited with 518.

PSTQ invitations are monthly.
""",
        "|2025-07-07|pnp|356|750|",
        "|2025-07-08|cec|3000|518|",
    ),
    row(
        "Ab heute: Neue Ziehung im Express Entry",
        """
Ab heute: Neue Ziehung im Express Entry

Kanada hat am 27. August 2024 genau 3.300 Personen mit kanadischer Berufserfahrung eingeladen. Der Mindestwert lag bei 507 Punkten. Am Vortag waren 1.121 Provinzkandidaten mit 694 Punkten an der Reihe. Insgesamt wurden 4.421 Einladungen verschickt.
""",
        "|2024-08-27||3300|507|",
    ),
    row(
        "IRCC invites 250 in skilled trades",
        """
IRCC invites 250 in skilled trades

The draw of August 6, 2020 was for the Federal Skilled Trades Program. 415 points sufficed. The day before there was an all-program round in which 3,900 were invited at 476, and two weeks before that, on July 23, one for CEC (3,343, 445).

Express Entry has had 20 draws so far this year.
""",
        "|2020-07-23|cec||445|",
        "|2020-08-05|general|3900|476|",
        "|2020-08-06|fst|250|415|",
    ),
    row(
        "Canada to invite 1,500 healthcare workers on July 5",
        """
Canada to invite 1,500 healthcare workers on July 5

The minister announced on June 28, 2023 that 500 healthcare workers had been invited that day through Express Entry with 476 points. A further 1,500 would be invited on July 5. The day before, 4,300 people got invitations (486).
""",
        "||healthcare|500|476|",
    ),
    row(
        "A trades round",
        """
A trades round

IRCC's Express Entry draw of August 6, 2020 took in 250 candidates of the Federal Skilled Trades Program with 415 points. It came one day after a general draw with 3,900 ITAs and a score of 476.
""",
        "|2020-08-05|general|3900|476|",
        "|2020-08-06|fst|250|415|",
    ),
    row(
        "PNP and CEC in one week",
        """
PNP and CEC in one week

On November 26, 2025 IRCC invited 1,000 CEC candidates through Express Entry at 531. The draw on Tuesday was for the PNP: 777 of its candidates were invited with 699 or more.
""",
        "|2025-11-25|pnp||699|",
        "|2025-11-26|cec|1000|531|",
    ),
]
