"""Real draws in the words that newsrooms use, in many languages and with the traps that real pages set.

Each row: a name, the page's text, its publication day (or None), and the statements that it makes, each as
`number|date|category|invitations|crs|tie-break day`, blank where it does not say. Pages that announce none expect none.
"""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """One page in our words, and what it states."""

    name: str
    text: str
    published: str | None
    statements: tuple[str, ...]


def _row(name: str, text: str, *statements: str, published: str | None = None) -> Wording:
    return Wording(name, text.strip() + "\n", published, statements)


ENGLISH = [
    _row(
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
    _row(
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
    _row(
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
    _row(
        "numbered draw, cut-off dropped by points",
        """
Express Entry Draw #379: 3,500 health workers invited

Express Entry draw #379 was held on November 14, 2025. IRCC invited 3,500 candidates. The CRS cut-off fell 10 points to 462, compared to 472 in the October 15 healthcare draw.

The tie-breaking rule was December 2, 2024 at 22:19:41 UTC.
""",
        "379|2025-11-14|healthcare|3500|462|2024-12-02",
        "|2025-10-15|healthcare||472|",
    ),
    _row(
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
    _row(
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
    _row(
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
    _row(
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
    _row(
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
    _row(
        "all-program, one sentence, no date",
        """
Express Entry: 5,500 invited in first all-program draw of the year

The first draw of 2023 is here. Canada invited 5,500 Express Entry candidates to apply for permanent residence, and a score of 507 was required. Candidates from all programs were considered.
""",
        "||general|5500|507|",
    ),
    _row(
        "FSW-only round, odd for its program",
        """
Express Entry holds a Federal Skilled Worker draw

On February 2, 2023, Canada held a draw only for the Federal Skilled Worker Program (FSWP) and invited 3,300 candidates. The cut-off was 489. One day earlier, on February 1, 893 candidates under the Provincial Nominee Program were invited with a CRS of at least 733.
""",
        "|2023-02-02|fsw|3300|489|",
        "|2023-02-01|pnp|893|733|",
    ),
    _row(
        "published today, draw yesterday",
        """
Express Entry: PNP candidates invited

Yesterday, IRCC invited 777 candidates with a provincial nomination to apply for permanent residence through Express Entry. The CRS cut-off was 699.
""",
        "|2025-11-25|pnp|777|699|",
        published="2025-11-26",
    ),
    _row(
        "today's draw against the publication day",
        """
Express Entry draw: 1,000 CEC candidates invited

Published: November 26, 2025

IRCC held a new Express Entry draw today. In today's draw, 1,000 candidates of the Canadian Experience Class were issued ITAs. The minimum CRS score was 531.
""",
        "|2025-11-26|cec|1000|531|",
    ),
    _row(
        "no year, but the tie-break has one",
        """
Express Entry Draw October 28

1,000 CEC candidates were invited to apply in the Express Entry draw of October 28. The minimum CRS score was 533. The tie-break was March 21, 2025 at 04:16:27 UTC.
""",
        "|2025-10-28|cec|1000|533|2025-03-21",
    ),
    _row(
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
    _row(
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
    _row(
        "comparison with the previous draw in one sentence",
        """
CRS falls in new CEC draw

In the September 19, 2024 draw, 4,000 CEC candidates with CRS scores of 509 or higher were invited, 700 more than in the previous CEC draw on August 27, which invited 3,300 candidates with a minimum of 507.
""",
        "|2024-09-19|cec|4000|509|",
        "|2024-08-27|cec|3300|507|",
    ),
    _row(
        "scores as low as",
        """
French speakers with scores as low as 375 invited

IRCC issued 3,800 invitations to French-speaking Express Entry candidates on July 12, 2023. Candidates with CRS scores as low as 375 received an invitation. It was the fifth draw in eight days.
""",
        "|2023-07-12|french|3800|375|",
    ),
    _row(
        "half a page of advice with numbers",
        """
How the November 13 draw changes things

IRCC issued 400 invitations to CEC candidates on November 13, 2024 and set the bar at 547.

You get up to 50 points for a sibling or French. A job offer used to add 50 or 200 points. A provincial nomination adds 600 points. A CLB 9 in all four skills can add as many as 100 points. Call 416-555-0123 before 5 p.m. to book. Over 10,000 clients served since 2009. You have 60 days to apply after an ITA, and processing takes 6 months.
""",
        "|2024-11-13|cec|400|547|",
    ),
    _row(
        "who was invited, in the passive",
        """
Trades draw

A total of 1,800 trades workers were invited in the Express Entry round held on Wednesday, October 23, 2024. To be invited, they had to have at least 433 points under the Comprehensive Ranking System.
""",
        "|2024-10-23|trade|1800|433|",
    ),
    _row(
        "date written numerically and an ordinal in figures",
        """
318th Express Entry draw

Canada held the 318th Express Entry draw on 2024-10-10. 1,000 French-speaking candidates with a CRS score of 444 or above got an ITA.
""",
        "318|2024-10-10|french|1000|444|",
    ),
    _row(
        "key facts in one line with bars",
        """
Draw #316 | October 7, 2024 | PNP | ITAs: 1,613 | CRS: 743

Express Entry draws are back after a short break.
""",
        "316|2024-10-07|pnp|1613|743|",
    ),
    _row(
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
    _row(
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
    _row(
        "a past draw recalled in an article about tactics",
        """
Why French pays off in Express Entry

French draws have had far lower scores. On August 15, 2024, for example, 2,000 candidates were invited in a French round with a cut-off of just 394, while the CEC draw a day earlier, on August 14, required 509 and invited 3,200.
""",
        "|2024-08-15|french|2000|394|",
        "|2024-08-14|cec|3200|509|",
    ),
    _row(
        "digits without separators, British date order",
        """
Express Entry draw 14 November 2025

On 14th November 2025 Canada sent 3500 ITAs to healthcare candidates in Express Entry. CRS score: 462. Draw number: 379.
""",
        "379|2025-11-14|healthcare|3500|462|",
    ),
    _row(
        "news brief in capitals and short forms",
        """
EXPRESS ENTRY UPDATE

IRCC issues 249 ITAs in PNP draw on Sept. 2, 2025; cut-off 772.
""",
        "|2025-09-02|pnp|249|772|",
    ),
    _row(
        "education draw, score then people",
        """
Canada Holds First Express Entry Draw For Teachers In 2025

Candidates in education occupations with 462 points or more were among the 2,500 people who were invited on September 17, 2025.
""",
        "|2025-09-17|education|2500|462|",
    ),
    _row(
        "weekday and date in brackets",
        """
Express Entry: CEC draw on Tuesday

IRCC invited 5,000 Canadian Experience Class candidates on Tuesday (December 16, 2025). The cut-off score of 515 is five points lower than the 520 of last week's round.
""",
        "|2025-12-16|cec|5000|515|",
    ),
    _row(
        "totals and counts of rounds around one draw",
        """
PNP round kicks off December

714 provincial nominees were invited on November 10, 2025 in round 377. Their lowest score was 738.

With this round IRCC has issued 84,350 invitations this year in 46 rounds: 24 PNP rounds with 9,911 invitations, 13 CEC rounds with 21,850, and 7 French rounds with 30,000. In October alone 15,150 candidates were invited. The target for 2026 is 380,000 admissions.
""",
        "377|2025-11-10|pnp|714|738|",
    ),
]

TRAPS = [
    _row(
        "forecast",
        """
Express Entry predictions for January 2026

We expect the next Express Entry draw on January 7, 2026. IRCC may invite 5,000 CEC candidates, and the CRS cut-off could fall to between 505 and 512. If 3,000 ITAs are issued, the score would be around 515.
""",
    ),
    _row(
        "provincial draw that speaks of Express Entry",
        """
British Columbia issues 145 invitations in latest BC PNP draw

On November 4, 2025, the BC PNP invited 145 candidates. The minimum score for the Express Entry BC stream was 138. Skills Immigration candidates needed 121 points.
""",
    ),
    _row(
        "Ontario notices of interest with a CRS range",
        """
OINP Human Capital Priorities draw

Ontario issued 1,092 notifications of interest on July 4, 2024 to Express Entry candidates with CRS scores between 400 and 480. Profiles must have been created between July 4, 2023 and July 4, 2024.
""",
    ),
    _row(
        "Alberta among provinces",
        """
Alberta Advantage Immigration Program draws

AAIP invited 498 workers in its Accelerated Tech Pathway on December 2, 2025 with a minimum score of 56. Alberta's Express Entry stream had 100 invitations with CRS 302.
""",
    ),
    _row(
        "how the system works",
        """
What is Express Entry?

Express Entry is a points-based system. Candidates are ranked out of 1,200 CRS points. For example, a candidate with a score of 480 may be invited if the cut-off is 475. IRCC usually holds draws every two weeks and invites between 3,000 and 5,000 candidates. If you get an ITA, you have 60 days to apply. The fee is $1,525.
""",
    ),
    _row(
        "levels plan",
        """
Canada's 2025-2027 Immigration Levels Plan

Canada will welcome 395,000 permanent residents in 2025, 380,000 in 2026 and 365,000 in 2027. Express Entry draws will focus on the Canadian Experience Class. The plan was announced on October 24, 2024.
""",
    ),
    _row(
        "month in review, totals only",
        """
Express Entry in October 2025: a recap

IRCC issued 14,300 ITAs in October through six Express Entry draws. PNP candidates got 647 invitations, CEC candidates 2,000 and French speakers 10,500. CRS scores ranged from 416 to 855. In September, 12,700 ITAs had been issued.
""",
    ),
    _row(
        "draw-date rumours",
        """
When is the next Express Entry draw?

The last PNP rounds were two weeks apart, so the next draw is likely on Monday, January 5, 2026. Experts expect 300 to 400 invitations and a score above 700.
""",
    ),
    _row(
        "a candidate's own story",
        """
My Express Entry journey

I created my profile on March 3, 2024 with 478 points. After my birthday my CRS score dropped 5 points to 473. I retook IELTS on May 11 and my score went up to 507. I paid $850 and waited 5 months.
""",
    ),
    _row(
        "pool composition",
        """
Express Entry pool as of December 14, 2025

There were 237,302 candidates in the pool. 390 candidates had a CRS score over 600, 21,792 were between 501 and 600 and 68,700 between 451 and 500.
""",
    ),
    _row(
        "Quebec's own system",
        """
Quebec invites 1,450 in Arrima draw

On November 20, 2025 Quebec issued 1,450 invitations under the PSTQ. Minimum score: 586. Express Entry does not apply to Quebec.
""",
    ),
    _row(
        "Australian round",
        """
Skilled visa news: Australia and Canada

SkillSelect: 15,000 invitations were issued on November 13, 2025 for the subclass 189 visa, with a minimum of 65 points. Canada's Express Entry system is different.
""",
    ),
]

FRENCH = [
    _row(
        "lead and labels",
        """
Entrée express : 6 000 candidats francophones invités

Le 17 décembre 2025, Immigration, Réfugiés et Citoyenneté Canada (IRCC) a envoyé 6 000 invitations à présenter une demande à des candidats francophones. La note minimale du SCG était de 399.

Nombre d'invitations : 6 000
Note minimale : 399
Date de la ronde : 17 décembre 2025
Règle de départage : 24 août 2025 à 23:43:05 UTC
""",
        "|2025-12-17|french|6000|399|2025-08-24",
    ),
    _row(
        "official labels",
        """
Instructions ministérielles concernant les invitations à présenter une demande – ronde no 387

Catégorie de l’expérience canadienne

Nombre d’invitations émises : 5 000

Rang requis pour être invité à présenter une demande : 5 000 ou plus

Date et heure de la ronde : 16 décembre 2025 à 15:10:56 UTC

Note du SCG du candidat invité ayant obtenu le rang le moins élevé : 515

Règle de bris d'égalité : 9 septembre 2025 à 18:58:59 UTC
""",
        "387|2025-12-16|cec|5000|515|2025-09-09",
    ),
    _row(
        "prose with the round before",
        """
Nouveau tirage pour les professions de la santé

Le Canada a invité 1 000 candidats du secteur de la santé lors du tirage Entrée express du 11 décembre 2025. Le pointage minimal était de 476 points. Lors du tirage précédent pour cette catégorie, le 14 novembre, 3 500 candidats avaient été invités avec un seuil de 462.
""",
        "|2025-12-11|healthcare|1000|476|",
        "|2025-11-14|healthcare|3500|462|",
    ),
    _row(
        "table",
        """
Tirages Entrée express de 2025

Date | Programme | Invitations | Note CRS
29 octobre 2025 | Compétence linguistique en français | 6 000 | 416
28 octobre 2025 | Catégorie de l'expérience canadienne | 1 000 | 533
27 octobre 2025 | Programme des candidats des provinces | 302 | 761
""",
        "|2025-10-29|french|6000|416|",
        "|2025-10-28|cec|1000|533|",
        "|2025-10-27|pnp|302|761|",
    ),
    _row(
        "list",
        """
Résumé des rondes d'Entrée express

- 15 octobre 2025 : professions de la santé, 2 500 invitations, CRS 472
- 14 octobre 2025 : candidats des provinces, 345 invitations, CRS 778
""",
        "|2025-10-15|healthcare|2500|472|",
        "|2025-10-14|pnp|345|778|",
    ),
    _row(
        "provincial",
        """
L'Ontario invite 350 candidats

Le 5 novembre 2025, le programme ontarien a invité 350 candidats d'Entrée express dans son volet francophone. Note minimale : 50.
""",
    ),
    _row(
        "forecast",
        """
Entrée express : à quoi s'attendre en 2026

Le prochain tirage devrait avoir lieu le 6 janvier 2026. Le seuil pourrait descendre à 510 et IRCC inviterait 4 000 candidats.
""",
    ),
]

OTHERS = [
    _row(
        "Spanish labels",
        """
Nuevo sorteo de Express Entry

Fecha: 12 de noviembre de 2025
Programa: Canadian Experience Class
Invitaciones: 1.000
Puntaje mínimo CRS: 533
Desempate: 17 de octubre de 2025 a las 03:39:05 UTC
""",
        "|2025-11-12|cec|1000|533|2025-10-17",
    ),
    _row(
        "Spanish prose",
        """
Canadá invita a 1.000 candidatos en Express Entry

El 26 de noviembre de 2025, Canadá envió 1.000 invitaciones a candidatos de la Canadian Experience Class (CEC) con un puntaje mínimo de 531 puntos en Express Entry.
""",
        "|2025-11-26|cec|1000|531|",
    ),
    _row(
        "Portuguese list",
        """
Resultado do Express Entry

- Data do sorteio: 19 de novembro de 2024
- Convites enviados: 400
- Pontuação mínima: 539
- Programa: CEC
""",
        "|2024-11-19|cec|400|539|",
    ),
    _row(
        "Russian labels",
        """
Результаты отбора Express Entry

Дата отбора: 8 августа 2025 года
Категория: знание французского языка
Количество приглашений: 2 500
Минимальный балл CRS: 481
""",
        "|2025-08-08|french|2500|481|",
    ),
    _row(
        "Russian prose",
        """
Express Entry: новый отбор

7 августа 2025 года Канада провела отбор Express Entry по программе CEC: выдано 1 000 приглашений, проходной балл составил 534.
""",
        "|2025-08-07|cec|1000|534|",
    ),
    _row(
        "Persian labels with Persian digits",
        """
نتایج اکسپرس انتری

تاریخ: ۱۱ آوریل ۲۰۲۴
تعداد دعوتنامه: ۴٬۵۰۰
حداقل امتیاز CRS: ۴۹۱
دسته: STEM
""",
        "|2024-04-11|stem|4500|491|",
    ),
    _row(
        "Persian prose",
        """
در قرعه‌کشی اکسپرس انتری ۱۰ دسامبر ۲۰۲۵ تعداد ۶۰۰۰ دعوتنامه برای متقاضیان CEC با حداقل امتیاز ۵۲۰ صادر شد.
""",
        "|2025-12-10|cec|6000|520|",
    ),
    _row(
        "Vietnamese labels",
        """
Kết quả Express Entry

Ngày rút thăm: 04/09/2025
Chương trình: French language proficiency
Số thư mời: 4.500
Điểm CRS tối thiểu: 446
""",
        "|2025-09-04|french|4500|446|",
    ),
    _row(
        "Chinese labels",
        """
加拿大快速通道 Express Entry 最新抽签

日期：2025年12月8日
类别：省提名 PNP
邀请人数：1,123
最低分数：729
""",
        "|2025-12-08|pnp|1123|729|",
    ),
    _row(
        "Chinese prose",
        """
2025年11月28日，加拿大移民部进行了新一轮快速通道抽签，向法语类别候选人发出6,000份邀请，最低分408分。
""",
        "|2025-11-28|french|6000|408|",
    ),
    _row(
        "Hindi labels",
        """
एक्सप्रेस एंट्री ड्रॉ

तारीख: 16 दिसंबर 2025
कार्यक्रम: Canadian Experience Class
निमंत्रण: 5,000
न्यूनतम CRS स्कोर: 515
""",
        "|2025-12-16|cec|5000|515|",
    ),
    _row(
        "Punjabi labels",
        """
ਐਕਸਪ੍ਰੈਸ ਐਂਟਰੀ ਡਰਾਅ

ਮਿਤੀ: 15 ਦਸੰਬਰ 2025
ਸ਼੍ਰੇਣੀ: PNP
ਸੱਦੇ: 399
ਘੱਟੋ-ਘੱਟ CRS ਸਕੋਰ: 731
""",
        "|2025-12-15|pnp|399|731|",
    ),
    _row(
        "Arabic labels with Arabic digits",
        """
نتائج سحب Express Entry

التاريخ: ١٠ أكتوبر ٢٠٢٤
عدد الدعوات: ١٠٠٠
الحد الأدنى من نقاط CRS: ٤٤٤
الفئة: اللغة الفرنسية
""",
        "|2024-10-10|french|1000|444|",
    ),
    _row(
        "Turkish labels",
        """
Express Entry çekilişi

Tarih: 9 Ekim 2024
Davetiye sayısı: 500
Minimum CRS puanı: 539
Program: CEC
""",
        "|2024-10-09|cec|500|539|",
    ),
    _row(
        "Tagalog labels",
        """
Bagong Express Entry draw

Petsa: Setyembre 9, 2024
Bilang ng imbitasyon: 911
Pinakamababang CRS score: 732
Kategorya: PNP
""",
        "|2024-09-09|pnp|911|732|",
    ),
    _row(
        "table in Russian",
        """
Отборы Express Entry

Дата | Программа | Приглашения | Балл CRS
18.08.2025 | PNP | 192 | 800
19.08.2025 | Healthcare | 2 500 | 470
""",
        "|2025-08-18|pnp|192|800|",
        "|2025-08-19|healthcare|2500|470|",
    ),
]

WORDINGS = [*ENGLISH, *TRAPS, *FRENCH, *OTHERS]
