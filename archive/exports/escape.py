"""Texts that a spreadsheet would take for a formula, made harmless in CSV in a way that reads back.

A program that opens CSV runs a cell beginning with = + - @ (or their full-width forms), also behind blanks. Such a text
gets one apostrophe before that character. So does one behind a `;`, a tab or a line break inside the text, because a
spreadsheet set to another separator begins a new cell there, and a text that begins with a tab or a line break. An empty
text is written as an apostrophe alone, since an empty cell is a null. Where the text has apostrophes there already it
gets one more, so that taking one away restores every text.
"""

from __future__ import annotations

import re

_FORMULA = r"(?:^|(?<=[;\t\r\n]))[\s\x00-\x1f\u200b\ufeff]*{}'*[=+\-@＝＋－＠]"
_BREAK = r"^{}'*[\t\r\n]"


def _pattern(apostrophe: str) -> re.Pattern[str]:
    # Whatever stands before the place of the apostrophe is one group, what follows the other.
    either = f"{_BREAK}|{_FORMULA}"
    return re.compile(either.replace("{}", f"(?P<at>{apostrophe})", 1).replace("{}", f"(?P<at2>{apostrophe})", 1))


_BARE, _ESCAPED, _APOSTROPHES = _pattern(""), _pattern("'"), re.compile(r"'*")


def escape(text: str) -> str:
    """Return the text as a CSV cell holds it: never empty, never a formula."""
    if _APOSTROPHES.fullmatch(text):
        return f"{text}'"
    return _BARE.sub(lambda match: _at(match, "'"), text)


def unescape(cell: str) -> str:
    """Return the text that `escape` was given."""
    if _APOSTROPHES.fullmatch(cell):
        return cell[:-1]
    return _ESCAPED.sub(lambda match: _at(match, ""), cell)


def _at(match: re.Match[str], apostrophe: str) -> str:
    start, end = match.span("at") if match["at"] is not None else match.span("at2")
    found, start, end = match[0], start - match.start(), end - match.start()
    return f"{found[:start]}{apostrophe}{found[end:]}"
