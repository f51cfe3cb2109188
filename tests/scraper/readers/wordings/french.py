"""News in French."""

from __future__ import annotations

from tests.scraper.readers.wordings.base import Wording, row

FRENCH: list[Wording] = [
    row(
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
    row(
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
    row(
        "prose with the round before",
        """
Nouveau tirage pour les professions de la santé

Le Canada a invité 1 000 candidats du secteur de la santé lors du tirage Entrée express du 11 décembre 2025. Le pointage minimal était de 476 points. Lors du tirage précédent pour cette catégorie, le 14 novembre, 3 500 candidats avaient été invités avec un seuil de 462.
""",
        "|2025-12-11|healthcare|1000|476|",
        "|2025-11-14|healthcare|3500|462|",
    ),
    row(
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
    row(
        "list",
        """
Résumé des rondes d'Entrée express

- 15 octobre 2025 : professions de la santé, 2 500 invitations, CRS 472
- 14 octobre 2025 : candidats des provinces, 345 invitations, CRS 778
""",
        "|2025-10-15|healthcare|2500|472|",
        "|2025-10-14|pnp|345|778|",
    ),
    row(
        "provincial",
        """
L'Ontario invite 350 candidats

Le 5 novembre 2025, le programme ontarien a invité 350 candidats d'Entrée express dans son volet francophone. Note minimale : 50.
""",
    ),
    row(
        "forecast",
        """
Entrée express : à quoi s'attendre en 2026

Le prochain tirage devrait avoir lieu le 6 janvier 2026. Le seuil pourrait descendre à 510 et IRCC inviterait 4 000 candidats.
""",
    ),
    row(
        "French prose 2",
        """
IRCC invite 3 000 candidats

Le 26 juin 2025, 3 000 candidats de la catégorie de l'expérience canadienne (CEC) ont reçu une invitation à présenter une demande. Le score minimum exigé était de 521. Il s'agissait du 353e tirage d'Entrée express. Trois jours plus tôt, 503 candidats des provinces avaient été invités avec un score d'au moins 742.
""",
        "353|2025-06-26|cec|3000|521|",
        "|2025-06-23|pnp|503|742|",
    ),
    row(
        "French prose 3 terse",
        """
Tirage du 4 septembre 2025 : 4 500 francophones, 446 points

Le plus récent tirage d'Entrée express visait les francophones. Le départage s'est fait au 16 juin 2025 à 07:21:06 UTC.
""",
        "|2025-09-04|french|4500|446|2025-06-16",
    ),
]
