"""The vocabulary as it is looked up: words, stems and phrases of one language, each with what it tells."""

from __future__ import annotations

from functools import lru_cache

from scraper.readers.folding import clean, fold
from scraper.readers.vocabulary import CATEGORIES, WEAK_CATEGORIES, WORDS

HEAD = 2
"""Letters by which stems are looked up."""


def _phrases(text: str, language: str = "") -> list[tuple[str, ...]]:
    words = (word.split("@") for word in text.split())
    return [
        tuple(fold(clean(word)).split("_"))
        for word, *marks in words
        if not (language and marks) or _is_of(marks, language)
    ]


def _is_of(marks: list[str], language: str) -> bool:
    """Whether a word's marks (`vi`, or `-tl`: in all but that) let it mean something in a language."""
    return language in marks if not marks[0].startswith("-") else f"-{language}" not in marks


def phrases_of(name: str) -> list[tuple[str, ...]]:
    """The words and phrases of one line, folded, without stems."""
    return [parts for parts in _phrases(WORDS[name]) if not parts[-1].endswith("*")]


@lru_cache(maxsize=64)
def lexicon(
    language: str = "",
) -> tuple[
    dict[str, frozenset[str]],
    dict[str, list[tuple[str, frozenset[str]]]],
    dict[str, list[tuple[tuple[str, ...], frozenset[str]]]],
]:
    """Single words, stems by their first letters, and phrases by their first word, each with its classes in a language."""
    words: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    phrases: dict[tuple[str, ...], set[str]] = {}
    groups = [*WORDS.items(), *((f"cat:{slug}", text) for slug, text in CATEGORIES.items())]
    groups += [(f"weak:{slug}", text) for slug, text in WEAK_CATEGORIES.items()]
    for name, text in groups:
        for parts in _phrases(text, language):
            if len(parts) > 1:
                phrases.setdefault(parts, set()).add(name)
            elif parts[0].endswith("*"):
                stems.setdefault(parts[0][:-1], set()).add(name)
            else:
                words.setdefault(parts[0], set()).add(name)
    by_head: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for stem, names in stems.items():
        by_head.setdefault(stem[:HEAD], []).append((stem, frozenset(names)))
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for parts in sorted(phrases, key=len, reverse=True):
        by_first.setdefault(parts[0].rstrip("*"), []).append((parts, frozenset(phrases[parts])))
    return {word: frozenset(names) for word, names in words.items()}, by_head, by_first


@lru_cache(maxsize=50_000)
def classes_of(word: str, language: str = "") -> frozenset[str]:
    """What a folded word tells: the names of its lines in the vocabulary; empty for a word that tells nothing."""
    words, stems, _ = lexicon(language)
    found = words.get(word, frozenset())
    for head in (word[:HEAD], word[:1]):
        for stem, names in stems.get(head, ()):
            if word.startswith(stem):
                found |= names
    return found
