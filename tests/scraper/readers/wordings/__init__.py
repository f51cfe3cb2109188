"""Real draws in the words that newsrooms use, in many languages and with the traps that real pages set."""

from __future__ import annotations

from tests.scraper.readers.wordings.counted import COUNTED
from tests.scraper.readers.wordings.crowded import CROWDED
from tests.scraper.readers.wordings.elsewhere import ELSEWHERE
from tests.scraper.readers.wordings.elsewhere_abroad import ELSEWHERE_ABROAD
from tests.scraper.readers.wordings.english import ENGLISH
from tests.scraper.readers.wordings.french import FRENCH
from tests.scraper.readers.wordings.layouts import LAYOUTS
from tests.scraper.readers.wordings.lists import LISTS
from tests.scraper.readers.wordings.lookalikes import LOOKALIKES
from tests.scraper.readers.wordings.other_languages import OTHERS
from tests.scraper.readers.wordings.spans import SPANS
from tests.scraper.readers.wordings.tabled import TABLED
from tests.scraper.readers.wordings.terse import TERSE
from tests.scraper.readers.wordings.traps import TRAPS
from tests.scraper.readers.wordings.unrelated import UNRELATED

WORDINGS = [
    *ENGLISH,
    *TERSE,
    *TRAPS,
    *COUNTED,
    *CROWDED,
    *ELSEWHERE,
    *ELSEWHERE_ABROAD,
    *FRENCH,
    *OTHERS,
    *LISTS,
    *TABLED,
    *LOOKALIKES,
    *LAYOUTS,
    *SPANS,
    *UNRELATED,
]
