"""News in other languages, Persian and Arabic digits among them."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

OTHERS: list[Wording] = [
    row(
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
    row(
        "Spanish prose",
        """
Canadá invita a 1.000 candidatos en Express Entry

El 26 de noviembre de 2025, Canadá envió 1.000 invitaciones a candidatos de la Canadian Experience Class (CEC) con un puntaje mínimo de 531 puntos en Express Entry.
""",
        "|2025-11-26|cec|1000|531|",
    ),
    row(
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
    row(
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
    row(
        "Russian prose",
        """
Express Entry: новый отбор

7 августа 2025 года Канада провела отбор Express Entry по программе CEC: выдано 1 000 приглашений, проходной балл составил 534.
""",
        "|2025-08-07|cec|1000|534|",
    ),
    row(
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
    row(
        "Persian prose",
        """
در قرعه‌کشی اکسپرس انتری ۱۰ دسامبر ۲۰۲۵ تعداد ۶۰۰۰ دعوتنامه برای متقاضیان CEC با حداقل امتیاز ۵۲۰ صادر شد.
""",
        "|2025-12-10|cec|6000|520|",
    ),
    row(
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
    row(
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
    row(
        "Chinese prose",
        """
2025年11月28日，加拿大移民部进行了新一轮快速通道抽签，向法语类别候选人发出6,000份邀请，最低分408分。
""",
        "|2025-11-28|french|6000|408|",
    ),
    row(
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
    row(
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
    row(
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
    row(
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
    row(
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
    row(
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
    row(
        "Portuguese prose",
        """
Express Entry: 1.250 convites para profissionais de ofícios

O Canadá emitiu 1.250 convites em 18 de setembro de 2025. A nota mínima foi de 505 pontos.
""",
        "|2025-09-18|trade|1250|505|",
    ),
    row(
        "Spanish list",
        """
Últimos sorteos de Express Entry

- 29 de septiembre de 2025: PNP, 291 invitaciones, 855 puntos
- 1 de octubre de 2025: CEC, 1.000 invitaciones, 534 puntos
""",
        "|2025-09-29|pnp|291|855|",
        "|2025-10-01|cec|1000|534|",
    ),
    row(
        "Vietnamese prose",
        """
Express Entry ngày 14/10/2025

Canada đã gửi 345 thư mời cho ứng viên PNP trong đợt rút thăm Express Entry ngày 14/10/2025. Điểm CRS tối thiểu là 778.
""",
        "|2025-10-14|pnp|345|778|",
    ),
    row(
        "Turkish prose",
        """
Kanada, 25 Kasım 2025 tarihinde Express Entry çekilişinde 777 PNP adayına davetiye gönderdi. Minimum CRS puanı 699 oldu.
""",
        "|2025-11-25|pnp|777|699|",
    ),
    row(
        "Hindi prose",
        """
एक्सप्रेस एंट्री: 26 नवंबर 2025 को कनाडा ने 1,000 CEC उम्मीदवारों को निमंत्रण भेजे। न्यूनतम CRS स्कोर 531 रहा।
""",
        "|2025-11-26|cec|1000|531|",
    ),
    row(
        "Persian table",
        """
جدول اکسپرس انتری

تاریخ | برنامه | تعداد دعوتنامه | حداقل امتیاز
۲۹ اکتبر ۲۰۲۵ | زبان فرانسه | ۶۰۰۰ | ۴۱۶
۲۸ اکتبر ۲۰۲۵ | CEC | ۱۰۰۰ | ۵۳۳
""",
        "|2025-10-29|french|6000|416|",
        "|2025-10-28|cec|1000|533|",
    ),
    row(
        "Chinese table",
        """
Express Entry 抽签结果

日期 | 类别 | 邀请人数 | CRS分数
2025-11-14 | 医疗 | 3,500 | 462
2025-11-12 | CEC | 1,000 | 533
""",
        "|2025-11-14|healthcare|3500|462|",
        "|2025-11-12|cec|1000|533|",
    ),
    row(
        "German labels",
        """
Express Entry Ziehung

Datum: 21. Juli 2025
Einladungen: 202
Mindestpunktzahl CRS: 788
Kategorie: PNP
""",
        "|2025-07-21|pnp|202|788|",
    ),
]
