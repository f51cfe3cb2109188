"""Pages whose figures stand in labels, lists and posts, in many layouts and languages."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

LISTS: list[Wording] = [
    row(
        "lists 1: express entry draw 329",
        """
Express Entry Draw #329
Draw type: French language proficiency
Number of candidates invited: 800
CRS cut-off: 466
Date and time of round: December 3, 2024 at 15:22:01 UTC
Tie-breaking rule: November 26, 2024 at 21:24:06 UTC
""",
        "329|2024-12-03|french|800|466|2024-11-26",
    ),
    row(
        "lists 2: latest express entry results",
        """
Latest Express Entry results
=========================
Round ........ 328
Date ......... 2 Dec 2024
Program ...... Provincial Nominee Program
ITAs ......... 676
CRS .......... 705
""",
        "328|2024-12-02|pnp|676|705|",
    ),
    row(
        "lists 3: express entry  quick facts",
        """
Express Entry – Quick Facts
**Draw:** 328
**Date:** December 2, 2024
**Category:** Provincial Nominee Program
**ITAs issued:** 676
**CRS cut-off:** 705
""",
        "328|2024-12-02|pnp|676|705|",
    ),
    row(
        "lists 4: latest express entry draw summary",
        """
Latest Express Entry draw: summary
Date of draw → December 2, 2024
Program → PNP
Invitations → 676
Lowest CRS → 705
""",
        "|2024-12-02|pnp|676|705|",
    ),
    row(
        "lists 5: express entry this week",
        """
Express Entry this week

Mon, Dec 2: PNP, 676 ITAs, CRS 705
Tue, Dec 3: French, 800 ITAs, CRS 466
""",
        "|2024-12-02|pnp|676|705|",
        "|2024-12-03|french|800|466|",
        published="2024-12-05",
    ),
    row(
        "lists 6: express entry this week",
        """
Express Entry this week

* PNP (Dec 2): 676 invitations, minimum score 705
* French-language (Dec 3): 800 invitations, minimum score 466
""",
        "|2024-12-02|pnp|676|705|",
        "|2024-12-03|french|800|466|",
        published="2024-12-05",
    ),
    row(
        "lists 7: express entry les rondes de décembre 2024",
        """
Express Entry: les rondes de décembre 2024

16 décembre : candidats des provinces, 1 085 invitations, 727 points
3 décembre : français, 800 invitations, 466 points
2 décembre : candidats des provinces, 676 invitations, 705 points
""",
        "|2024-12-16|pnp|1085|727|",
        "|2024-12-03|french|800|466|",
        "|2024-12-02|pnp|676|705|",
    ),
    row(
        "lists 8: drawdateprograminvitationscrs",
        """
DrawDateProgramInvitationsCRS
#330December 16, 2024Provincial Nominee Program1,085727
#329December 3, 2024French language proficiency800466
Express Entry rounds of invitations
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
    ),
    row(
        "lists 9: express entry draw 330 results",
        """
Express Entry Draw 330 Results

Invitations issued
1,085
CRS cut-off
727
Program
Provincial Nominee Program
Draw date
December 16, 2024
Tie-break
September 18, 2024 at 13:39:10 UTC
""",
        "330|2024-12-16|pnp|1085|727|2024-09-18",
    ),
    row(
        "lists 10: express entry at a glance",
        """
Express Entry at a glance
How many were invited? 1,085
What was the cut-off? 727
Which program? PNP
When? December 16, 2024
""",
        "|2024-12-16|pnp|1085|727|",
    ),
    row(
        "lists 11: express entry draw 330 16122024",
        """
Express Entry draw #330 (16/12/2024)
ITAs: 1085
CRS: 727
Programme: PNP
""",
        "330|2024-12-16|pnp|1085|727|",
    ),
    row(
        "lists 12: express entry, results by round",
        """
Express Entry, results by round:
Round: 330; Date: December 16, 2024; Program: PNP; ITAs: 1,085; CRS: 727
Round: 329; Date: December 3, 2024; Program: French; ITAs: 800; CRS: 466
""",
        "330|2024-12-16|pnp|1085|727|",
        "329|2024-12-03|french|800|466|",
    ),
    row(
        "lists 13: express entry results",
        """
Express Entry Results
Draw #330, Date: December 16, 2024, Category: PNP, ITAs: 1,085, CRS: 727
""",
        "330|2024-12-16|pnp|1085|727|",
    ),
    row(
        "lists 14: express entry 最新抽签结果第330轮",
        """
Express Entry 最新抽签结果：第330轮
日期：2024年12月16日
类别：省提名（PNP）
邀请人数：1,085人
最低分数：727分
同分决胜：2024年9月18日 13:39:10 UTC
""",
        "330|2024-12-16|pnp|1085|727|2024-09-18",
    ),
    row(
        "lists 15: 익스프레스 엔트리 330차 추첨 결과",
        """
익스프레스 엔트리 330차 추첨 결과
- 날짜: 2024년 12월 16일
- 대상: 주정부 추천(PNP)
- 초청 인원: 1,085명
- 최저점: 727점
""",
        "330|2024-12-16|pnp|1085|727|",
    ),
    row(
        "lists 16: नवनतम एकसपरस एटर डर",
        """
नवीनतम एक्सप्रेस एंट्री ड्रॉ
ड्रॉ की तारीख: 16 दिसंबर 2024
कार्यक्रम: प्रांतीय नामांकन कार्यक्रम (PNP)
आमंत्रण: 1,085
कट-ऑफ स्कोर: 727
""",
        "|2024-12-16|pnp|1085|727|",
    ),
    row(
        "lists 17: розыгрыш express entry  330",
        """
Розыгрыш Express Entry № 330
• 16.12.2024
• PNP
• 1085 приглашений
• 727 баллов
""",
        "330|2024-12-16|pnp|1085|727|",
    ),
    row(
        "lists 18: express entry ziehung 330  16122024",
        """
Express Entry Ziehung 330 – 16.12.2024
Kategorie: Provinzkandidaten (PNP)
Einladungen: 1.085
Mindestpunktzahl: 727
""",
        "330|2024-12-16|pnp|1085|727|",
    ),
    row(
        "lists 19: tirage dentrée express du 16 décembre 2024",
        """
Tirage d'Entrée express du 16 décembre 2024
- Volet : Programme des candidats des provinces
- Invitations : 1 085
- Pointage minimal : 727
- Départage : 18 septembre 2024, 13 h 39 min 10 s UTC
""",
        "|2024-12-16|pnp|1085|727|2024-09-18",
    ),
    row(
        "lists 20: sorteio do express entry de 16 de dezembro de 20",
        """
Sorteio do Express Entry de 16 de dezembro de 2024
Programa: PNP
Convites: 1.085
Pontuação mínima: 727
""",
        "|2024-12-16|pnp|1085|727|",
    ),
    row(
        "lists 21: canada immigration weekly  express entry & pnp",
        """
Canada immigration weekly – Express Entry & PNP

FEDERAL
• Express Entry (French), March 6: 4,500 ITAs, CRS 410
• Express Entry (PNP), March 3: 725 ITAs, CRS 667

PROVINCES
• Ontario, March 5: 200 invitations, score 450
• BC PNP, March 4: 130 invitations, score 110
• Manitoba, March 6: 117 invitations, score 840
""",
        "|2025-03-06|french|4500|410|",
        "|2025-03-03|pnp|725|667|",
        published="2025-03-08",
    ),
    row(
        "lists 22: express entry draw, march 6, 2025",
        """
Express Entry draw, March 6, 2025

Category: French-language proficiency
Number of ITAs: 4,500
CRS of the lowest-ranked: 410
Candidates in the pool: 251,893
Candidates with 501-600: 18,000
ITAs this year: 22,000
Next draw expected: March 17
""",
        "|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 23: express entry draws, march 2025",
        """
Express Entry draws, March 2025

6 March – French – 4,500 invitations – CRS 410
3 March – PNP – 725 invitations – CRS 667

Express Entry draws, February 2025

19 February – French – 6,500 invitations – CRS 428
17 February – PNP – 646 invitations – CRS 750
""",
        "|2025-03-06|french|4500|410|",
        "|2025-03-03|pnp|725|667|",
        "|2025-02-19|french|6500|428|",
        "|2025-02-17|pnp|646|750|",
    ),
    row(
        "lists 24: two express entry draws this week",
        """
Two Express Entry draws this week

PNP draw (March 3, 2025)
ITAs: 725
CRS: 667

French draw (March 6, 2025)
ITAs: 4,500
CRS: 410
""",
        "|2025-03-03|pnp|725|667|",
        "|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 25: two express entry draws this week",
        """
Two Express Entry draws this week

Draw 338: PNP
Date: March 3, 2025
ITAs: 725
CRS: 667

Draw 339: French
Date: March 6, 2025
ITAs: 4,500
CRS: 410
""",
        "338|2025-03-03|pnp|725|667|",
        "339|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 26: express entry at 410",
        """
Express Entry at 410! 📉

📆 06.03.2025
📨 4 500 ITA
🗣 French

#EE
""",
        "|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 27: express entry french draw",
        """
Express Entry: French draw

Invitations: 4,500 (year to date: 22,000)
CRS: 410 (-18)
Date: 6 March 2025
Round: #339
""",
        "339|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 28: express entry draw",
        """
Express Entry draw
Cut-off = 410
Invited = 4500
On = 6 March 2025
For = French
""",
        "|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 29: قرعهکشی اکسپرس انتری",
        """
قرعه‌کشی اکسپرس انتری

شماره قرعه‌کشی: ۳۳۹
تاریخ: ۶ مارس ۲۰۲۵
نوع: زبان فرانسه
تعداد دعوت‌نامه: ۴۵۰۰
حداقل امتیاز: ۴۱۰
""",
        "339|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 30: سحب إكسبرس إنتري",
        """
سحب إكسبرس إنتري

- تاريخ السحب: ٦ مارس ٢٠٢٥
- الفئة: اللغة الفرنسية
- عدد الدعوات: ٤٥٠٠
- الحد الأدنى للنقاط: ٤١٠
""",
        "|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 31: express entry çekilişi 339",
        """
Express Entry çekilişi 339

Tarih: 6 Mart 2025
Kategori: Fransızca
Davet: 4.500
Taban puan: 410
""",
        "339|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 32: একসপরস এনটর ডর ৩৩৯",
        """
এক্সপ্রেস এন্ট্রি ড্র ৩৩৯

তারিখ: ৬ মার্চ ২০২৫
বিভাগ: ফরাসি ভাষা
আমন্ত্রণ: ৪,৫০০
সর্বনিম্ন স্কোর: ৪১০
""",
        "339|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 33: ایکسپریس انٹری ڈرا",
        """
ایکسپریس انٹری ڈرا

تاریخ: 6 مارچ 2025
زمرہ: فرانسیسی زبان
دعوت نامے: 4,500
کم از کم اسکور: 410
""",
        "|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 34: express entry estrazione del 6 marzo 2025",
        """
Express Entry: estrazione del 6 marzo 2025
Categoria: francese
Inviti: 4.500
Punteggio minimo: 410
""",
        "|2025-03-06|french|4500|410|",
    ),
    row(
        "lists 35: undian express entry 6 maret 2025",
        """
Undian Express Entry 6 Maret 2025
Kategori: Bahasa Prancis
Jumlah undangan: 4.500
Skor minimum: 410
""",
        "|2025-03-06|french|4500|410|",
    ),
]
