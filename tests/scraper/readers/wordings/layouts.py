"""Pages laid out as trackers, newsletters and their plain-text copies lay theirs out: joined tables, lists, blocks, wrapped lines."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

LAYOUTS: list[Wording] = [
    row(
        "layouts 1: cells ran together, the number before the day",
        """
Express Entry rounds of spring 2016
No.DateInvitationsLowest scoreProgram
296 April 2016954470Not specified
3020 April 20161,018468Not specified
316 May 2016799534Not specified
""",
        "29|2016-04-06|general|954|470|",
        "30|2016-04-20|general|1018|468|",
        "31|2016-05-06|general|799|534|",
    ),
    row(
        "layouts 2: cells ran together in French",
        """
Entrée express : rondes de décembre 2024
Ronde noDateCatégorieIPDSCG
33016 décembre 2024Programme des candidats des provinces1 085727
3293 décembre 2024Compétences en français800466
3282 décembre 2024Programme des candidats des provinces676705
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
        "328|2024-12-02|pnp|676|705|",
    ),
    row(
        "layouts 3: cells ran together, rows counted, score before count",
        """
Category-based Express Entry rounds
S.No.CategoryDateCRS cut-offITAs
1Healthcare occupationsNovember 20, 20244633,000
2Trade occupationsOctober 23, 20244331,800
3French language proficiencyOctober 10, 20244441,000
""",
        "|2024-11-20|healthcare|3000|463|",
        "|2024-10-23|trade|1800|433|",
        "|2024-10-10|french|1000|444|",
    ),
    row(
        "layouts 4: cells ran together that can be split in two ways",
        """
Express Entry rounds
ITAsCRSOther CRS
1085727500
800466300
""",
    ),
    row(
        "layouts 5: a line for each cell",
        """
Express Entry draws of November 2024
Draw #
Date
Round type
Invitations issued
CRS score of lowest-ranked candidate
327
November 20, 2024
Healthcare occupations
3,000
463
326
November 19, 2024
Canadian Experience Class
400
539
""",
        "327|2024-11-20|healthcare|3000|463|",
        "326|2024-11-19|cec|400|539|",
    ),
    row(
        "layouts 6: bullets whose legend tells the figures",
        """
Express Entry in December 2023

* December 6 - 4,750 - all programs - 561
* December 7 - 1,000 - French - 470
* December 18 - 1,325 - all programs - 542
* December 20 - 670 - transport - 435

(date - ITAs - round - CRS)
""",
        "|2023-12-06|general|4750|561|",
        "|2023-12-07|french|1000|470|",
        "|2023-12-18|general|1325|542|",
        "|2023-12-20|transport|670|435|",
    ),
    row(
        "layouts 7: bullets whose figures nothing tells apart",
        """
Express Entry in December 2023

* December 7 - French - 700 - 470
* December 20 - transport - 670 - 435
""",
    ),
    row(
        "layouts 8: a round-up that tells what one should know",
        """
Express Entry October 2024 round-up

Six rounds were held. Here is what you should know:

- October 7: PNP draw, 1,613 ITAs, CRS 743.
- October 9: CEC draw, 500 ITAs at CRS 539.
- October 10: French draw, 1,000 ITAs with a cut-off of 444.
""",
        "|2024-10-07|pnp|1613|743|",
        "|2024-10-09|cec|500|539|",
        "|2024-10-10|french|1000|444|",
    ),
    row(
        "layouts 9: two draws of one day in blocks",
        """
Two rounds at once

On May 30, 2018, IRCC sent 700 invitations in two program-specific Express Entry draws:

Provincial Nominee Program
- Invitations: 200
- Lowest CRS: 902

Federal Skilled Trades
- Invitations: 500
- Lowest CRS: 288
""",
        "|2018-05-30|pnp|200|902|",
        "|2018-05-30|fst|500|288|",
    ),
    row(
        "layouts 10: blocks of one category after the other",
        """
Express Entry this month

Provincial Nominee Program (December 16, 2024)
- ITAs issued: 1,085
- Lowest CRS: 727

Provincial Nominee Program (December 2, 2024)
- ITAs issued: 676
- Lowest CRS: 705

French language proficiency (December 3, 2024)
- ITAs issued: 800
- Lowest CRS: 466
""",
        "|2024-12-16|pnp|1085|727|",
        "|2024-12-02|pnp|676|705|",
        "|2024-12-03|french|800|466|",
    ),
    row(
        "layouts 11: the draw before in one line",
        """
EXPRESS ENTRY RESULT
Type ............ Provincial Nominee Program
Round ID ........ 330
Held on ......... 16 Dec 2024
ITAs ............ 1,085
Lowest CRS ...... 727
Previous: Round ID 329, 03 Dec 2024, ITAs 800, lowest CRS 466
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03||800|466|",
    ),
    row(
        "layouts 12: the score of the draw before, with its day in the label",
        """
Rodada de Express Entry
- Data: 16 de dezembro de 2024
- Convites: 1.085
- Pontuação mínima: 727
- Pontuação da rodada anterior, de 3 de dezembro: 466
""",
        "|2024-12-16||1085|727|",
        "|2024-12-03|||466|",
    ),
    row(
        "layouts 13: federal draws at the end of a provincial page",
        """
OINP invites 1,306 candidates

December 3, 2024: Ontario's draw took 1,306 people with 405 points or more.

Federal Express Entry draws that week:
- Monday, December 2: 676 ITAs for provincial nominees, CRS 705
- Tuesday, December 3: 800 ITAs for French speakers, CRS 466
""",
        "|2024-12-02|pnp|676|705|",
        "|2024-12-03|french|800|466|",
    ),
    row(
        "layouts 14: a provincial draw whose details stand under a heading",
        """
EXPRESS ENTRY NEWS: ONTARIO INVITES 1,306

Draw details
Date: December 3, 2024
Stream: Masters Graduate
Invitations: 1,306
CRS: 405 - 460
""",
    ),
    row(
        "layouts 15: Chinese bullets of one day",
        """
EE一天两抽

2020年4月9日，加拿大进行了两次抽选：
- 第142轮：加拿大经验类（CEC），3,294人，最低464分
- 第141轮：省提名（PNP），606人，最低698分
""",
        "142|2020-04-09|cec|3294|464|",
        "141|2020-04-09|pnp|606|698|",
    ),
    row(
        "layouts 16: draw numbers in the cells of categories, provinces beside them",
        """
Draws of the week

| Program | Draw date | Invitations | Cut-off |
| Express Entry - PNP (Draw 330) | Dec 16, 2024 | 1,085 | 727 |
| Express Entry - French (Draw 329) | Dec 3, 2024 | 800 | 466 |
| AAIP - Alberta Express Entry | Dec 16, 2024 | 45 | 63 |
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
    ),
    row(
        "layouts 17: numbers of draws under a head in a language that is not read",
        """
Express Entry

டிரா எண் | Date | Program | ITA | CRS
327 | 20-11-2024 | Healthcare | 3,000 | 463
328 | 02-12-2024 | PNP | 676 | 705
""",
        "327|2024-11-20|healthcare|3000|463|",
        "328|2024-12-02|pnp|676|705|",
    ),
    row(
        "layouts 18: no heads, count and score in one column",
        """
Latest Express Entry draws

| Draw | Date | Category | CRS / ITAs |
| 330 | Dec 16, 2024 | PNP | 727 / 1,085 |
| 329 | Dec 3, 2024 | French | 466 / 800 |
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
    ),
    row(
        "layouts 19: no heads",
        """
Latest Express Entry draws

| 330 | Dec 16, 2024 | PNP | 1,085 | 727 |
| 329 | Dec 3, 2024 | French | 800 | 466 |
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
    ),
    row(
        "layouts 20: a sentence above the list names the category of all",
        """
Rounds #68 to #70

All rounds from #68 to #70 were open to every program of Express Entry. The mean cut-off of the three was 436 points, of the year 432.

1. #70 - August 23, 2017 - 3,035 ITAs - CRS 434
2. #69 - August 9, 2017 - 2,991 ITAs - CRS 433
3. #68 - August 2, 2017 - 3,264 ITAs - CRS 441
""",
        "70|2017-08-23|general|3035|434|",
        "69|2017-08-09|general|2991|433|",
        "68|2017-08-02|general|3264|441|",
    ),
    row(
        "layouts 21: figures above their labels",
        """
Express Entry draw of December 16, 2024
1,085
Invitations issued
727
Minimum CRS score
""",
        "|2024-12-16||1085|727|",
    ),
    row(
        "layouts 22: a case that is supposed",
        """
If IRCC held an Express Entry draw of this kind
Date: January 8, 2025
Category: CEC
Invitations: 5,000
Minimum CRS: 500
""",
    ),
    row(
        "layouts 23: a row that is expected",
        """
Express Entry draws

| Draw | Date | Category | ITAs | CRS |
| 331 (expected) | Jan 8, 2025 | CEC | 1,000 | 525 |
| 330 | Dec 16, 2024 | PNP | 1,085 | 727 |
""",
        "330|2024-12-16|pnp|1085|727|",
    ),
    row(
        "layouts 24: trades before there were categories",
        """
Отборы Express Entry

Дата | Приглашения | Балл CRS
19.09.2018 | 3500 | 441
24.09.2018 (Skilled Trades) | 400 | 284
""",
        "|2018-09-19||3500|441|",
        "|2018-09-24|fst|400|284|",
    ),
    row(
        "layouts 25: numbers with brackets before the items",
        """
Express Entry in the autumn of 2018

1) October 29, 2018 / ITAs 3,900 / CRS 442
2) October 15, 2018 / ITAs 3,900 / CRS 440
3) October 3, 2018 / ITAs 3,900 / CRS 445
""",
        "|2018-10-29||3900|442|",
        "|2018-10-15||3900|440|",
        "|2018-10-03||3900|445|",
    ),
    row(
        "layouts 26: a sentence has the day of a row, and only the heading its year",
        """
Express Entry at the end of the year

Scores went up and down. In the all-program draw on October 30 the cut-off was 475.

The last rounds of 2019:

Date | Program | ITAs | CRS
November 13 | All programs | 3,600 | 472
October 30 | All programs | 3,900 | 475

The first draw of 2020 may come in the second week of January, and a lower cut-off in 2020 is our hope.
""",
        "|2019-11-13|general|3600|472|",
        "|2019-10-30|general|3900|475|",
    ),
    row(
        "category above its labels, a line between",
        """
Ministerial Instructions respecting invitations to apply under the Express Entry system #262

Transport occupations (Version 1)

See occupations list (2023-1)

Number of invitations issued: 1,000
Date and time of round: September 20, 2023 at 14:46:11 UTC
CRS score of lowest-ranked candidate invited: 435
""",
        "262|2023-09-20|transport|1000|435|",
    ),
    row(
        "hashtags before units",
        """
#ExpressEntry Draw #67: July 12, 2017. 3,202 #ITAs, minimum #CRS 440.
""",
        "67|2017-07-12||3202|440|",
    ),
    row(
        "letters encoded twice",
        """
EntrÃ©e express : nouveau tirage CEC

CatÃ©gorie : CatÃ©gorie de lâ€™expÃ©rience canadienne (CEC)
Date : 13 novembre 2024
Nombre dâ€™invitations : 400
Note SCG minimale : 547
""",
        "|2024-11-13|cec|400|547|",
    ),
    row(
        "score of the candidate at the last rank",
        """
Entrée express, 28 juin 2023

Nombre d’invitations émises : 500
Date et heure de la ronde : 28 juin 2023 à 15:01:32 UTC
Note du SCG du candidat classé au dernier rang : 476
""",
        "|2023-06-28||500|476|",
    ),
]
