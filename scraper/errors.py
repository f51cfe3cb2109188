"""Errors that a person can act on: what is wrong, where, and what to do next."""

from __future__ import annotations


class ReadError(Exception):
    """A page that cannot be read as what it claims to be. Raised by readers and decoders; the page is refused whole.

    `what` says what is wrong, `where` the place in the page, `next_step` what a person can do.
    """

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        self.what, self.where, self.next_step = what, where, next_step
        super().__init__(what, where, next_step)

    def __str__(self) -> str:
        """Give all three parts in one line."""
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}." + (f" {self.next_step}" if self.next_step else "")


class NotTheFeedError(ReadError):
    """A body at the feed's address that is not the feed: empty, cut, HTML, another JSON shape. Raised by `scraper.readers.feed`."""


class EmptyTemplateError(ReadError):
    """A page whose values a script fills in, fetched without one: every value is blank. Raised by `scraper.readers.instruction`."""
