"""The kinds of change between two versions: a leaf, so that the command line can name them without loading more."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["new", "reported", "confirmed", "corrected", "renamed", "withdrawn", "reinstated"]

KINDS: tuple[Kind, ...] = get_args(Kind)
