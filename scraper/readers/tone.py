"""How a part of a sentence speaks: of a candidate's own story, of what has not happened, of the page's own draw, of totals."""

from __future__ import annotations

from itertools import pairwise

from scraper.readers.calendar import MONTHS
from scraper.readers.clues import Sentence
from scraper.readers.dating import PERIOD, SINCE
from scraper.readers.folding import word_set
from scraper.readers.lexing import Token
from scraper.readers.numbering import CARDINALS
from scraper.readers.units import TAKEN

_TITLES = word_set("mr mrs ms mme monsieur madame")
_SIGNATURE = word_set("aor ppr copr ecopr eapr")
"""Steps of one's own application, as forum posts end with them."""
_PARTY = word_set("applicant client plaintiff")
_HAS = word_set("had has scored got scores needs received")


def is_own_story(words: list[Token]) -> bool:
    """Whether a part tells of one candidate: `my score`, `I had 478 points`, `Mr. Singh was invited with 486`."""
    return any(
        "own" in token.tells
        or token.text in _TITLES | _SIGNATURE
        or (token.text == "i" and behind.kind == "w" and behind.text not in {"e", "of"})
        or (token.text in {"he", "she"} and behind.text in _HAS)
        for token, behind in pairwise(words)
    ) or any(
        one.text == "the" and two.text in _PARTY and three.text in _HAS
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def is_unreal(words: list[Token]) -> bool:
    """Whether a part speaks of what has not happened: a forecast, a plan, an example."""
    for at, token in enumerate(words):
        if token.text == "to" and _is_planned(words, at):
            return True
        if token.text != "next" and token.tells.isdisjoint(_UNREAL):
            continue
        before = words[at - 1].text if at else ""
        behind = [word.text for word in words[at + 1 : at + 3]]
        if "may" in token.tells:
            unreal = token.text in _MAY and not (
                _PERMITTED.intersection(behind) or before in _WHO or _is_ordered(words[:at]) or _is_ordered(words[at:])
            )
        elif "future" in token.tells:
            unreal = not _is_of_people(token.text, before) and (token.text, *behind[:1]) not in _PHRASES
        else:
            unreal = any("round" in word.tells for word in words[at + 1 : at + 5])
        if unreal:
            return True
    return False


def _is_planned(words: list[Token], at: int) -> bool:
    """`Canada to invite 1,500 nurses`, `IRCC is set to hold a draw`."""
    before, behind = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    if not before or not behind or behind[0].text not in _DO:
        return False
    return before[0].text in _PLANS or (at <= 2 and "ircc" in before[0].tells)


_DO = word_set("invite issue hold send conduct")
_PLANS = word_set("set plans planning expected about going canada wants intends due")


def _is_ordered(words: list[Token]) -> bool:
    """What an instruction permits is what was done: `may be issued in the period that begins on …`, `only … could be invited`."""
    return any(token.text in PERIOD or token.text in ONLY or token.text in _EXCEPT for token in words)


_EXCEPT = word_set("except excepto salvo sauf exceto ausser")


ONLY = word_set(
    "only exclusively uniquement seulement exclusivement solo solamente unicamente exclusivamente somente apenas только лишь"
    " исключительно soltanto esclusivamente ausschlieslich nur"
)


def _is_of_people(word: str, before: str) -> bool:
    """`those who will apply`, `… and will have 60 days`."""
    return (before in _WHO and word in _WILL) or (before == "and" and word == "will")


_MAY = word_set("may might could")
_WILL = word_set("will would sera seront")
_PHRASES = frozenset({("would", "do"), ("due", "to"), ("should", "not"), ("will", "now")})
_UNREAL = frozenset({"future", "may"})
_PERMITTED = word_set("apply now qualify go submit proceed")
_WHO = word_set("who which that they qui candidates")


def is_provincial(sentence: Sentence) -> bool:
    """Whether a sentence names a province or what only provinces have; not `outside Quebec`."""
    if sentence.tells("invite") and any(
        one.text in _PROVINCE and ("invite" in two.tells or (two.text in _HAVE and "invite" in three.tells))
        for one, two, three in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False)
    ):
        return True  # `the province invited …`
    return sentence.tells("provincial") and any(
        "provincial" in token.tells
        and not any(before.text in _OUTSIDE for before in sentence.tokens[max(0, at - 2) : at])
        for at, token in enumerate(sentence.tokens)
    )


_PROVINCE = word_set("province provincia")
_HAVE = word_set("has have had a ha")
_OUTSIDE = word_set("outside hors fuera fora ausserhalb fuori")


def is_supposed(sentence: Sentence) -> bool:
    """Whether a whole sentence is a case that is supposed: `If …`, `Suppose …`; not `For example, on March 3 IRCC invited …`."""
    tokens = sentence.tokens
    return sentence.tells("if") and any(
        "if" in token.tells and (not at or tokens[at - 1].text not in _FOR) for at, token in enumerate(tokens)
    )


_FOR = word_set("for par por zum per")


def opens_case(sentence: Sentence) -> bool:
    """Whether a sentence makes all that follows in its paragraph a made-up case: `Example: on May 1 …`, `Suppose that …`."""
    first, behind = [*sentence.tokens[:2], *[None] * 2][:2]
    if first is None or "if" not in first.tells:
        return False
    return first.text in _SUPPOSE or (behind is not None and behind.text in _MARKS)


_SUPPOSE = word_set("suppose supposing imagine assume supposons imaginons supongamos imaginemos imagina suponha")
_MARKS = frozenset({":", "\u2013", "\u2014", "-"})


def is_event(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a round or of people invited, or names a category, so that people it counts may be those.

    People who wait in a pool or a queue are none, unless the sentence has a word for an invitation too.
    """
    if sentence.tells("round", "rounds", "invite") or any(token.text in TAKEN for token in sentence.tokens):
        return True
    if any(
        not one.tells.isdisjoint({"previous", "last"}) and two.text == "one" for one, two in pairwise(sentence.tokens)
    ):
        return True  # `the previous one, on August 19, was for 3,000 candidates`
    kinds = {clue.kind for clue in sentence.clues}
    issued = any("issue" in token.tells and ("score" in kinds or token.text not in _VAGUE) for token in sentence.tokens)
    return issued or ("category" in kinds and not sentence.tells("pool"))


_VAGUE = word_set("took take takes taken gave give gives given reached reaches reach issues issue release released")
"""What happens to people in any news: they took an oath, reached a border."""


_NOW = frozenset({"this", "today"})


def is_this(words: list[Token]) -> bool:
    """Whether a part speaks of the page's own draw: `today's draw`, `this round`."""
    for at, token in enumerate(words):
        if token.tells.isdisjoint(_NOW):
            continue
        near = words[at + 1 : at + 5]
        if any("round" in t.tells or t.text == "time" for t in near) or (near and near[0].text == "one"):
            return not any("rounds" in t.tells for t in near)
    return False


def is_counted(words: list[Token], at: int) -> bool:
    """`in four draws`, `14 rounds`; not `as in the two draws before`."""
    if at + 1 < len(words) and not words[at + 1].tells.isdisjoint({"before", "previous"}):
        return False
    return any(token.kind == "n" or token.text in CARDINALS for token in words[max(0, at - 3) : at])


def is_few(before: list[Token]) -> bool:
    """`two`, `3 program-specific`; not `of the two`."""
    if any(token.text in {"of", "des", "last", "past"} or "previous" in token.tells for token in before):
        return False
    return any((token.kind == "n" and 1 < token.value <= FEW) or token.text in _FEW for token in before)


FEW = 5
_FEW = word_set("two three four five deux trois quatre cinq dos tres cuatro dois duas два две три")


def is_total(words: list[Token], *, dated: bool) -> bool:
    """Whether a part sums up: totals, so far this year, several rounds together, a month or year without a day."""
    single = any("round" in token.tells for token in words)
    for at, token in enumerate(words):
        before = words[at - 1].text if at else ""
        if "total" in token.tells and not (token.text in SINCE and (single or dated)):
            of_people = (
                token.text == "total" and before in {"a", "un"} and any(t.kind == "n" for t in words[at + 1 : at + 4])
            )
            if not of_people and not (token.text == "total" and (dated or single)):
                return True
        if "rounds" in token.tells and not dated and is_counted(words, at):
            return True
    return not (single or dated) and is_of_a_time(words)


def is_of_a_time(words: list[Token]) -> bool:
    """Whether a part speaks of a month, or of a year `in` which something was."""
    for at, token in enumerate(words):
        if token.text in _IN_MONTH or (token.text in MONTHS and token.text not in _WORDS_TOO):
            return True
        if (
            token.kind == "n"
            and 2014 <= token.value <= 2100
            and len(token.text) == 4
            and at
            and words[at - 1].text in _IN
        ):
            return True
    return False


_WORDS_TOO = word_set("may out set mar ago")


_IN_MONTH = word_set(
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре січні лютому березні квітні травні червні липні"
    " серпні вересні жовтні листопаді грудні"
)
"""Months in the case that no day has."""
_IN = word_set("in en em в for during за au pour")
