"""The built site: it says all that the code says, loads nothing from outside, and no link of it is dead."""

from __future__ import annotations

import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser
from typer.main import get_command

import archive
from archive.schema import TABLES
from pipelines.commands import app
from pipelines.exits import Exit
from pipelines.precedence import ORDER
from scraper.sources import load_sources

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page of the site by its path."""
    return {
        path.relative_to(site).as_posix(): html.fromstring(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def ids(page: html.HtmlElement) -> set[str]:
    return set(page.xpath("//@id"))


def test_nothing_is_loaded_from_outside(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    for name, page in pages.items():
        loaded = page.xpath(
            "//script/@src | //img/@src | //iframe/@src | //source/@src | //link[not(@rel='canonical')]/@href"
        )
        assert not [url for url in loaded if urlsplit(url).netloc], name
        assert not page.xpath("//*[contains(@class, 'mermaid')]"), f"{name}: diagrams would load a script from outside"
    for path in site.rglob("*.css"):
        assert not re.findall(r"url\(\s*['\"]?(?:https?:)?//|@import", path.read_text(encoding="utf-8")), path


def test_every_link_leads_to_a_page_and_a_place_on_it(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    known = {name: ids(page) for name, page in pages.items()}
    checked = 0
    for name, page in pages.items():
        if name == "404.html":  # its links start at the root of a server
            continue
        for url in page.xpath("//a/@href"):
            parts = urlsplit(url)
            if parts.scheme or parts.netloc:
                continue
            target = (site / name).parent.joinpath(unquote(parts.path)).resolve() if parts.path else site / name
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{name}: {url}"
            if parts.fragment and target.suffix == ".html":
                assert unquote(parts.fragment) in known[target.relative_to(site.resolve()).as_posix()] | {"__skip"}, (
                    f"{name}: {url}"
                )
            checked += 1
    assert checked > 500


def test_every_page_of_the_folder_is_in_the_nav(pages: dict[str, html.HtmlElement]) -> None:
    linked = set(pages["index.html"].xpath("//nav[contains(@class, 'md-nav')]//a/@href"))
    for path in (ROOT / "docs").rglob("*.md"):
        assert path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() in linked | {"index.html"}
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"notebooks/{path.stem}.html" in linked


def commands(group: Any, before: str = "") -> list[tuple[str, Any]]:
    """Every command by its full name, those of groups too."""
    found = []
    for name, command in group.commands.items():
        found.append((f"{before}{name}", command))
        if hasattr(command, "commands"):
            found += commands(command, f"{before}{name} ")
    return found


def test_every_command_and_option_is_told(pages: dict[str, html.HtmlElement]) -> None:
    page = pages["reference/commands.html"]
    sections = _sections(page, "h3")
    found = commands(get_command(app))
    assert len(found) >= 13
    for name, command in found:
        section = sections[f"draws-{name.replace(' ', '-')}"]
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert all(option in section for option in parameter.opts), (name, parameter.opts)
            assert " ".join(parameter.help.replace("`", "").split()) in section, (name, parameter.name)


def _sections(page: html.HtmlElement, tag: str) -> dict[str, str]:
    """The words below each heading, by the heading's id."""
    found = {}
    for heading in page.xpath(f"//article//{tag}[@id]"):
        text = []
        for element in heading.itersiblings():
            if element.tag in {"h1", "h2", tag}:
                break
            text.append(words(element))
        found[heading.get("id")] = " ".join(text)
    return found


def test_every_exit_code_is_told(pages: dict[str, html.HtmlElement]) -> None:
    told = _sections(pages["reference/commands.html"], "h2")["exit-codes"]
    assert all(re.search(rf"\b{int(code)} ", told) for code in Exit)


def test_the_functions_that_are_kept_stable_are_told(pages: dict[str, html.HtmlElement]) -> None:
    assert {f"archive.{name}" for name in archive.__all__} <= ids(pages["reference/python-archive.html"])


@pytest.mark.parametrize("package", ["archive", "pipelines", "scraper"])
def test_every_public_function_of_a_documented_module_is_told(package: str, pages: dict[str, html.HtmlElement]) -> None:
    page = pages[f"reference/python-{package}.html"]
    there = ids(page)
    modules = [name for name in map(_own_text, page.xpath("//article//h2")) if name != "archive"]
    assert len(modules) >= 5
    for name in modules:
        module = importlib.import_module(name)
        public = [
            f"{name}.{one}"
            for one, value in vars(module).items()
            if not one.startswith("_")
            and (inspect.isfunction(value) or inspect.isclass(value))
            and value.__module__ == name
        ]
        assert set(public) <= there, name


def _own_text(heading: html.HtmlElement) -> str:
    return (heading.text or "").strip()


def test_the_dictionary_tells_every_column(pages: dict[str, html.HtmlElement]) -> None:
    page = pages["reference/data-dictionary.html"]
    for table in TABLES.values():
        for field in table.schema:
            (code,) = page.xpath(f"//code[@id='{table.name}.{field.name}']")
            row = code.getparent().getparent()
            cells = [words(cell) for cell in row]
            meaning = (field.metadata or {})[b"meaning"].decode().replace("`", "")
            assert meaning in cells[2], (table.name, field.name)
            assert ("may be null" if field.nullable else "never null") in cells[1]
            for key, cell in ((b"unit", cells[1]), (b"source", cells[2])):
                assert (field.metadata or {}).get(key, b"").decode().replace("`", "") in cell, (field.name, key)


def test_the_examples_of_the_dictionary_are_real(pages: dict[str, html.HtmlElement]) -> None:
    """Draw 388 of December 17, 2025, as IRCC published it."""
    page = pages["reference/data-dictionary.html"]
    given = {
        code.get("id"): words(code.getparent().getparent()[3])
        for code in page.xpath("//code[contains(@id, '.')]")
        if code.getparent().tag == "td"
    }
    assert given["draws.crs_cutoff"] == "399"
    assert given["draws.tie_break_at"] == "2025-08-24T23:43:05Z"
    assert given["draws.reported_as"] == "reported-2025-12-17-french"
    assert given["observations.invitations_text"] == "6,000"
    assert given["occupations.noc_code"] == "31110"
    none = {name for name, example in given.items() if example == "–"}
    assert none <= {"issues.closed_at", "observations.unreadable", "observations.inferred"}, none


def test_the_table_of_trust_is_the_one_that_rules(pages: dict[str, html.HtmlElement]) -> None:
    rows = {
        words(row[0]): [words(cell) for cell in row[1:]] for row in pages["explanation/truth.html"].xpath("//tbody/tr")
    }
    for field, order in ORDER.items():
        assert [rank for rank in rows[field] if rank != "–"] == [str(order.index(tier) + 1) for tier in sorted(order)]


def test_every_source_is_told(pages: dict[str, html.HtmlElement]) -> None:
    told = words(pages["reference/sources.html"])
    assert all(source.id in told for source in load_sources())


def test_two_builds_give_the_same_dictionary(tmp_path: Path) -> None:
    """What is generated takes nothing from the clock."""
    code = (
        "import sys; sys.path.insert(0, 'tools/docs'); import dictionary, example; from pathlib import Path;"
        "made = [dictionary.page(example.build(Path(sys.argv[1], name))) for name in 'ab'];"
        "assert made[0] == made[1]; assert '2025-12-17T23:20:58Z' in made[0]"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_in_a_browser_the_search_works_from_a_folder_and_no_request_leaves(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto((site / "reference" / "data-dictionary.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("tie_break_precision")
    page.wait_for_selector(".md-search-result__item")
    assert "tie_break_precision" in page.locator(".md-search-result").inner_text()
    page.close()
    assert asked
    assert not [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    assert not wrong
