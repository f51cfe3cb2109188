"""Text without accents, for looking words up where places in the text do not matter (`readers.folding` keeps those)."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})


def unaccented(text: str) -> str:
    """Return the text in lower case, letters without accents, ligatures and wide forms as plain letters, apostrophes straight."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()
