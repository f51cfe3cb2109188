"""A real browser, if there is one on the PATH, and a site on the disk for it to open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from archive.site.pages import pages
from archive.site.publish import publish
from tests.archive.site import sample


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with every kind of page, hostile texts in all places that a page of the web can reach."""
    folder = tmp_path_factory.mktemp("site")
    sample.build(folder / "archive")
    publish(folder / "out", pages(sample.request(folder / "archive")))
    return folder / "out"


class Visit:
    """An open page that keeps what went wrong on it: messages of the console, errors, requests that would leave the machine."""

    def __init__(self, context: BrowserContext, site: Path) -> None:
        self.page: Page = context.new_page()
        self.site = site
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        context.route("**/*", self._only_the_disk)

    def _only_the_disk(self, route: Any) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            self.trouble.append(f"request to {route.request.url}")
            route.abort()

    def open(self, path: str = "index.html") -> Page:
        """Open a page of the site from the disk."""
        file, _, fragment = path.partition("#")
        self.page.goto((self.site / file).as_uri() + (f"#{fragment}" if fragment else ""))
        return self.page

    def draw_charts(self) -> None:
        """Come near every chart, and wait until it is drawn."""
        for figure in self.page.locator("figure[data-chart]").all():
            figure.scroll_into_view_if_needed()
            figure.locator("svg.plot").first.wait_for(state="attached")


@pytest.fixture
def visit(browser: Browser, site: Path, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh visitor; `@pytest.mark.parametrize("visit", [{…}], indirect=True)` gives options of the browser's context."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})})
    one = Visit(context, site)
    yield one
    assert one.trouble == []
    context.close()
