"""The same in other languages: pools, forecasts, waiting times and provinces, which state no draw."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

ELSEWHERE_ABROAD: list[Wording] = [
    row(
        "Quebec: ronde d'invitations du PSTQ",
        """
Quebec: ronde d'invitations du PSTQ

Le 16 octobre 2025, le ministère a invité 1 032 personnes dans le cadre du Programme de sélection des travailleurs qualifiés. Le score minimal était de 771 points. Le programme n'a rien à voir avec Entrée express.
""",
    ),
    row(
        "Prévisions : à quoi s'attendre en novembre",
        """
Prévisions : à quoi s'attendre en novembre

Entrée express : on s'attend à ce qu'IRCC invite près de 3 000 candidats le 12 novembre 2025, avec un score d'environ 520. Si le volume baissait à 1 000, le seuil serait de 530.
""",
    ),
    row(
        "Statistiques d'Entrée express",
        """
Statistiques d'Entrée express

Au 1er octobre 2025, le bassin comptait 245 300 candidats, dont 22 100 ayant de 501 à 600 points. Au total, 75 400 invitations ont été envoyées cette année, dont 18 000 à des francophones. Délai de traitement : 6 mois.
""",
    ),
    row(
        "Estadísticas de Express Entry",
        """
Estadísticas de Express Entry

El 5 de octubre de 2025 había 243.100 candidatos en el grupo. Entre 501 y 600 puntos: 20.500. En 2024 se emitieron 98.903 invitaciones en 52 rondas. El puntaje medio fue de 524.
""",
    ),
    row(
        "Pronóstico",
        """
Pronóstico

Se espera que la próxima ronda de Express Entry sea el 20 de noviembre de 2025, con 1.000 invitaciones y un puntaje de 533. Podría bajar a 530.
""",
    ),
    row(
        "Express Entry: cómo calcular su puntaje",
        """
Express Entry: cómo calcular su puntaje

Ejemplo: María, de 29 años, obtiene 110 puntos por edad, 120 por estudios y 128 por idioma; su puntaje CRS es de 472. El 3 de marzo presentó su perfil. Con una nominación sumaría 600 puntos.
""",
    ),
    row(
        "Статистика Express Entry",
        """
Статистика Express Entry

На 2 ноября 2025 года в базе 247 000 кандидатов. Из них 21 300 имеют от 501 до 600 баллов. За год выдано 86 000 приглашений. Средний срок рассмотрения — 6 месяцев.
""",
    ),
    row(
        "Прогноз отбора Express Entry",
        """
Прогноз отбора Express Entry

Если в ноябре пригласят 3000 кандидатов, проходной балл может упасть до 525. Следующий отбор, вероятно, состоится 18 ноября 2025 года.
""",
    ),
    row(
        "Экспресс-въезд: пример расчёта",
        """
Экспресс-въезд: пример расчёта

Иван, 31 год, IELTS 7.5, магистр: 478 баллов CRS. 12 мая 2025 года он подал профиль. С французским он получит 50 баллов.
""",
    ),
    row(
        "加拿大快速通道池子数据",
        """
加拿大快速通道池子数据

截至2025年11月2日，池中共有245,300名候选人，其中501-600分有21,300人，451-500分有70,200人。全年已发出86,000份邀请。
""",
    ),
    row(
        "快速通道预测",
        """
快速通道预测

预计下一轮抽签将在11月20日进行，邀请1000人，分数线约为533分。如果邀请3000人，分数可能降到525分。
""",
    ),
    row(
        "رتبه\u200cبندی اکسپرس انتری",
        """
رتبه‌بندی اکسپرس انتری

در تاریخ ۲ نوامبر ۲۰۲۵ تعداد ۲۴۵٬۰۰۰ نفر در استخر بودند و ۲۱٬۰۰۰ نفر امتیاز ۵۰۱ تا ۶۰۰ داشتند. در سال ۲۰۲۴ جمعا ۹۸٬۹۰۳ دعوتنامه صادر شد.
""",
    ),
    row(
        "Kỳ vọng Express Entry",
        """
Kỳ vọng Express Entry

Dự kiến đợt rút thăm tiếp theo vào ngày 20/11/2025 sẽ mời 1.000 ứng viên với điểm CRS khoảng 533. Nếu mời 3.000 người, điểm có thể giảm còn 525.
""",
    ),
    row(
        "Express Entry havuzu",
        """
Express Entry havuzu

2 Kasım 2025 itibarıyla havuzda 245.300 aday var; 501-600 puan arasında 21.300 kişi. 2024'te 98.903 davet gönderildi.
""",
    ),
    row(
        "Express Entry: contagem",
        """
Express Entry: contagem

Em 2 de novembro de 2025 havia 245.300 candidatos no sistema. 21.300 têm entre 501 e 600 pontos. Em 2024 foram emitidos 98.903 convites.
""",
    ),
    row(
        "एक्सप्रेस एंट्री पूल",
        """
एक्सप्रेस एंट्री पूल

2 नवंबर 2025 तक पूल में 245,300 उम्मीदवार थे। 501 से 600 अंक वाले 21,300 हैं। यदि अगले ड्रॉ में 3,000 उम्मीदवार आमंत्रित हों तो स्कोर 525 हो सकता है।
""",
    ),
    row(
        "Express Entry: il punto",
        """
Express Entry: il punto

Al 2 novembre 2025 i candidati nel bacino erano 245.300, di cui 21.300 con un punteggio tra 501 e 600. Se IRCC inviterà 3.000 persone, il punteggio potrebbe scendere a 525.
""",
    ),
    row(
        "Express-Entry-Pool",
        """
Express-Entry-Pool

Am 2. November 2025 waren 245.300 Bewerber im Pool, davon 21.300 mit 501 bis 600 Punkten. Wenn 3.000 Einladungen verschickt werden, könnte die Punktzahl auf 525 fallen.
""",
    ),
    row(
        "Alberta Advantage Immigration Program draw",
        """
Alberta Advantage Immigration Program draw

Draw date: March 4, 2026
Worker EOIs selected: 120
Minimum score: 62
Stream: Alberta Express Entry Stream – Accelerated Tech Pathway
Invitations issued: 120
""",
    ),
    row(
        "Express Entry: ¿cuánto tarda el trámite?",
        """
Express Entry: ¿cuánto tarda el trámite?

Al 1 de marzo de 2026 el IRCC procesaba en 6 meses las solicitudes de la CEC. 12.300 personas esperaban respuesta. En febrero se aprobaron 9.800 solicitudes y se rechazaron 1.100.
""",
    ),
    row(
        "Temps de traitement d'Entrée express",
        """
Temps de traitement d'Entrée express

Au 1er mars 2026, 12 300 candidats de la CEC attendaient une réponse. IRCC a traité 9 800 demandes en février. La norme de service est de 180 jours pour 80 % des demandes.
""",
    ),
    row(
        "Manitoba : tirage du 5 mars 2026",
        """
Manitoba : tirage du 5 mars 2026

Le Manitoba a envoyé 150 lettres d'invitation aux travailleurs qualifiés au Manitoba, avec un score minimal de 640. Parmi eux, 42 avaient un profil Entrée express valide.
""",
    ),
    row(
        "OINP: Онтарио пригласило 1200 кандидатов",
        """
OINP: Онтарио пригласило 1200 кандидатов

5 марта 2026 года Онтарио отправило 1200 приглашений кандидатам из пула Express Entry с баллами CRS от 470 до 490.
""",
    ),
    row(
        "安省省提名抽签",
        """
安省省提名抽签

2026年3月5日，安大略省OINP向快速通道候选人发出1,200份邀请，CRS分数470-490分。
""",
    ),
    row(
        "BC PNP sorteio",
        """
BC PNP sorteio

Em 5 de março de 2026 a Colúmbia Britânica (BC PNP) convidou 200 candidatos do Express Entry BC com nota mínima de 115.
""",
    ),
    row(
        "اکسپرس انتری: زمان بررسی",
        """
اکسپرس انتری: زمان بررسی

تا ۱ مارس ۲۰۲۶ تعداد ۱۲٬۳۰۰ پرونده در انتظار بود. زمان بررسی ۶ ماه است. ۸۰ درصد پرونده‌ها در ۱۸۰ روز بررسی می‌شوند.
""",
    ),
    row(
        "Express Entry: tempi di attesa",
        """
Express Entry: tempi di attesa

Al 1 marzo 2026 12.300 candidati attendevano una risposta; 9.800 domande sono state approvate a febbraio. Il punteggio medio è 520.
""",
    ),
    row(
        "익스프레스 엔트리 풀 현황",
        """
익스프레스 엔트리 풀 현황

2026년 3월 1일 기준 풀에는 232,000명이 있으며 501-600점은 15,300명이다. 다음 추첨은 3월 10일로 예상되며 3,000명, 508점이 될 전망이다.
""",
    ),
]
