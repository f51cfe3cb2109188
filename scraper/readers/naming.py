"""The category that a name, label or phrase names, and the words of a text that are its name."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.readers.folding import fold, word_set
from scraper.readers.fragments import one_category
from scraper.readers.lexing import Token, lex
from scraper.readers.vocabulary import QUALIFIERS


@lru_cache(maxsize=4096)
def category_slug(text: str) -> str | None:
    """The one category that a name or phrase names, None where it names none or several; `None` and `Not specified` name them all.

    A phrase goes before a word that only may name one: `Métiers de l'agriculture` is of agriculture.
    """
    folded = fold(text)
    if folded.strip(" .-*") in _UNSPECIFIED:
        return "general"
    tells = frozenset[str]().union(*(token.tells for token in lex(folded)))
    strong, weak = ({name.removeprefix(kind) for name in tells if name.startswith(kind)} for kind in ("cat:", "weak:"))
    return one_category(strong | (weak - {"trade"} if len(strong) == 1 else weak))


_UNSPECIFIED = frozenset(
    fold(name)
    for name in (
        *(
            "none",
            "none specified",
            "not specified",
            "unspecified",
            "no program",
            "all",
            "any",
            "aucun",
            "aucune",
            "tous",
        ),
        *("toutes", "non précisé", "aucun en particulier", "ninguno", "ninguno en específico", "ninguno en particular"),
        *(
            "todos",
            "todas",
            "no especificado",
            "nenhum",
            "nenhum em específico",
            "não especificado",
            "tutti",
            "nessuno",
        ),
        *("alle", "keine angabe", "nicht angegeben", "все", "не указана", "не указано", "не указан"),
    )
)
"""What stands for the category of a round that is open to all."""


@lru_cache(maxsize=4096)
def is_category(text: str) -> bool:
    """Whether a text is the name of a category and nothing else."""
    tokens = [token for token in lex(fold(split_version(text))) if token.kind != "p"]
    named = [token for token in tokens if any(name.startswith(("cat:", "weak:")) for name in token.tells)]
    return (
        bool(named)
        and all(
            token in named or token.text in QUALIFIERS or "categorylabel" in token.tells or token.text in _LINKS
            for token in tokens
        )
        and category_slug(text) is not None
    )


_LINKS = word_set("and et y e class of de des la les the ircc express entry")


def name_in(text: str) -> str:
    """A text without the words around the category that it names: `was for science and technology`, `CEC cutoff`."""
    tokens = [token for token in lex(fold(text)) if token.kind != "p"]
    named = [token for token in tokens if not _is_around(token)]
    return text[named[0].start : named[-1].end] if named else text.strip()


def _is_around(token: Token) -> bool:
    if any(name.startswith(("cat:", "weak:", "categorylabel", "people")) for name in token.tells):
        return False
    if "round" in token.tells:
        return True
    return token.text not in QUALIFIERS and (bool(token.tells) or token.text in _AROUND)


_AROUND = word_set("and et y e of de des la les the ircc express entry on for in was were is only только")
_VERSION = re.compile(r"\(?\s?(?:20\d\d\s?-\s?\d|(?:20\d\d-)?version\s\d)\s?\)?", re.IGNORECASE)


def split_version(text: str) -> str:
    """A category's name without its version mark."""
    return _VERSION.sub(" ", text)
