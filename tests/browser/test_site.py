"""The site as a visitor meets it, in a real browser, opened from the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from archive.site.names import page_of
from archive.site.words import words
from tests.archive.site import sample

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

REPORT = f"draws/{page_of(sample.REPORT)}"
STRANGE_CATEGORY = f"categories/{page_of('script-window-hacked')}"
KINDS = ["index.html", "charts.html", "draws/293.html", "draws/9.html", REPORT, f"draws/{page_of(sample.STRANGE_ID)}",
         f"draws/{page_of(sample.UNCONFIRMED)}", "categories/stem.html", STRANGE_CATEGORY]  # fmt: skip
AXED = ["index.html", "charts.html", "draws/293.html", REPORT, "draws/9.html", "categories/stem.html"]
"""One of each kind of page for axe; draws with pool and issues, reported, and with little known."""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
NARROWEST = {"viewport": {"width": 320, "height": 640}}
ALL_RULES = {"resultTypes": ["violations"], "preload": False}
"""Without preload, since axe would fetch the styles, and the pages allow nothing to be fetched."""
SCRIPTLESS = {"java_script_enabled": False}


def rows(page: Page) -> list[str]:
    """The numbers of the draws that are shown, from the top."""
    return [
        row.split("\n")[0].strip() for row in page.locator("#all tbody tr:visible th a:first-child").all_inner_texts()
    ]


def column(page: Page, place: int) -> list[str]:
    return page.locator(f"#all tbody tr:visible > :nth-child({place})").all_inner_texts()


@pytest.mark.parametrize("language", ["", "fr/"])
@pytest.mark.parametrize(
    "visit", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True, ids=["light", "dark"]
)
def test_axe_finds_nothing(visit: Visit, language: str) -> None:
    for kind in AXED:
        page = visit.open(language + kind)
        visit.draw_charts()
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found = Axe().run(page, options=ALL_RULES)
        assert found.violations_count == 0, f"{language}{kind}\n{found.generate_report()}"


@pytest.mark.parametrize("visit", [PHONE, NARROWEST], indirect=True, ids=["phone", "narrowest"])
def test_nothing_is_wider_than_a_phone(visit: Visit) -> None:
    for kind in KINDS:
        for language in ("", "fr/"):
            page = visit.open(language + kind)
            visit.draw_charts()
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= page.viewport_size["width"], f"{language}{kind}: {width}"


def test_what_a_page_said_stays_text(visit: Visit) -> None:
    for kind in KINDS:
        page = visit.open(kind)
        visit.draw_charts()
        assert page.evaluate("typeof window.hacked") == "undefined", kind
        assert page.locator("img, main script, [onerror]").count() == 0, kind
        assert page.locator('[href^="javascript:" i]').count() == 0, kind
    visit.open(REPORT)
    said = page_text(visit.open(REPORT), "blockquote")
    assert sample.SCRIPT in said
    assert sample.BREAKING in said
    assert "{{ 7 * 7 }}" in said


def page_text(page: Page, selector: str) -> str:
    return page.locator(selector).first.text_content() or ""


def test_tooltips_of_hostile_draws_are_text_too(visit: Visit) -> None:
    page = visit.open()
    visit.draw_charts()
    page.locator('[data-chart="recent"] .plot.wide .mark[data-page*="reported"]').hover(force=True)
    tip = page.locator('[data-chart="recent"] .tip')
    assert sample.SCRIPT in (tip.text_content() or "")
    assert tip.locator("*").count() == 0


def test_the_latest_draw_is_told_with_its_difference(visit: Visit) -> None:
    page = visit.open()
    card = page.locator(".latest").inner_text()
    assert sample.SCRIPT in card, "the report of 30 April is the newest"
    assert "Reported" in card
    visit.open("draws/294.html")
    figures = page.locator(".facts").inner_text()
    assert "−20" in figures, "529 after the 549 of #292"
    assert "13" in figures, "days between 10 and 23 April 2024"


def test_null_is_a_dash_and_not_published(visit: Visit) -> None:
    page = visit.open("draws/9.html")
    row = page.locator(".facts-table tr", has=page.get_by_text("Tie-break", exact=False))
    assert "— not published" in row.locator("td").inner_text()


def test_sorting(visit: Visit) -> None:
    page = visit.open()
    head = page.locator("#all thead th").nth(3)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    scores = column(page, 4)
    assert scores[:3] == ["999", "902", "755"]
    assert "not published" in scores[-1], "what is not published stands last"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert column(page, 4)[0] == "288"
    assert "not published" in column(page, 4)[-1]
    page.locator("#all thead th").nth(1).get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None
    assert column(page, 2)[0] == "30 Apr 2024"
    page.locator("#all thead th").nth(0).get_by_role("button").click()
    assert rows(page)[:4] == ["9", "10", "90", "91a"], "numbers, not letters"


def test_sorting_with_the_keyboard(visit: Visit) -> None:
    page = visit.open()
    button = page.locator("#all thead th").nth(4).get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    assert column(page, 5)[:2] == ["99,999", "4,500"]
    page.keyboard.press("Space")
    assert column(page, 5)[0] == "200"


def test_filtering_and_searching(visit: Visit) -> None:
    page = visit.open()
    page.get_by_label("Category", exact=True).select_option(label="STEM occupations")
    assert rows(page) == ["293"]
    assert page.locator("#found").inner_text() == "1"
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#found")).to_have_text("12")  # not a function: the page's policy forbids evaluating texts
    page.get_by_label("Year", exact=True).select_option("2018")
    assert rows(page) == ["91b", "91a", "90"]
    page.get_by_label("Type of round", exact=True).select_option(label="General")
    assert rows(page) == ["90"]
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#found")).to_have_text("12")  # not a function: the page's policy forbids evaluating texts
    page.get_by_label("Search").fill("provincial nominee")
    assert rows(page) == ["91b"]
    page.get_by_label("Search").fill("2024-04-10")
    assert rows(page) == ["292"]
    page.get_by_label("Search").fill("no such draw")
    assert rows(page) == []
    assert "Try fewer filters" in page.locator(".more-rows").inner_text()


def test_which_draws_a_score_would_have_reached(visit: Visit) -> None:
    page = visit.open()
    note = page.locator("#s-note")
    assert note.is_hidden()
    page.get_by_label("Your CRS score", exact=True).fill("482")
    assert rows(page) == ["91a", "90", "10"], "288, 440, and 482 itself; a cutoff that is not published is not reached"
    assert "no forecast" in note.inner_text()
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#found")).to_have_text("12")  # not a function: the page's policy forbids evaluating texts
    assert note.is_hidden()


def test_search_in_french_minds_no_accents(visit: Visit) -> None:
    page = visit.open("fr/index.html")
    assert page.locator("html").get_attribute("lang") == "fr"
    page.get_by_label("Chercher").fill("specialises")
    assert rows(page) == ["91a"], "Métiers spécialisés (fédéral)"
    assert "30 mai 2018" in page.locator("#all tbody tr:visible").inner_text()


def test_the_language_switch_keeps_the_page(visit: Visit) -> None:
    page = visit.open("draws/91a.html")
    page.get_by_role("link", name="Français").click()
    assert page.url.endswith("/fr/draws/91a.html")
    assert "Ronde 91a" in page.locator("h1").inner_text()
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/out/draws/91a.html")


@pytest.mark.parametrize("visit", [SCRIPTLESS], indirect=True)
def test_without_scripts_the_table_is_whole(visit: Visit) -> None:
    page = visit.open()
    assert len(rows(page)) == 12
    assert page.locator("form.tools").is_hidden()
    assert page.locator("#theme").is_hidden()
    page.get_by_role("link", name="See this chart and its numbers").first.click()
    assert page.locator("#recent svg.plot.wide").is_visible()


def test_colours_can_be_switched_and_are_kept(visit: Visit) -> None:
    page = visit.open()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    assert page.locator("html").get_attribute("data-theme") == "dark"
    visit.open("draws/293.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.get_by_role("button", name="Light").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_the_keyboard_reaches_everything(visit: Visit) -> None:
    page = visit.open()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    visit.draw_charts()
    canvas = page.locator('[data-chart="recent"] .canvas')
    canvas.focus()
    page.keyboard.press("End")
    tip = page.locator('[data-chart="recent"] .tip')
    assert tip.is_visible()
    last = tip.inner_text()
    page.keyboard.press("ArrowLeft")
    assert tip.inner_text() != last
    assert page.locator('[data-chart="recent"] [role=status]').text_content() == tip.text_content()
    page.keyboard.press("Enter")
    page.wait_for_url("**/draws/*.html")


def test_charts_come_when_they_are_near(visit: Visit) -> None:
    page = visit.open()
    assert page.locator('[data-chart="gaps"] svg.plot').count() == 0
    visit.draw_charts()
    assert page.locator("svg.plot.wide:visible").count() == page.locator("figure[data-chart]").count()


def test_an_unconfirmed_draw_is_marked_and_in_no_chart(visit: Visit) -> None:
    page = visit.open(f"draws/{page_of(sample.UNCONFIRMED)}")
    assert words("en").text("status.unconfirmed_note") in page.locator("main").inner_text()
    page = visit.open("charts.html")
    assert page.locator(f'.mark[data-page*="{sample.UNCONFIRMED}"]').count() == 0
    page = visit.open()
    tiles = page.locator(".tiles").inner_text()
    assert "Canadian Experience Class" not in tiles


def test_what_disagrees_is_a_click_away(visit: Visit) -> None:
    page = visit.open()
    page.locator("#all tr", has_text="STEM").locator(".flag").click()
    assert page.url.endswith("draws/293.html#issues")
    issues = page.locator("#issues").inner_text()
    assert "Sources disagree" in issues
    assert sample.SCRIPT in issues
    visit.open("draws/292.html")
    assert "Settled" in page.locator("#issues").inner_text()


def test_provenance_names_the_page_and_its_capture(visit: Visit) -> None:
    page = visit.open("draws/293.html")
    pages_told = page.locator(".pages").inner_text()
    assert "IRCC, all rounds" in pages_told
    assert "ab" * 32 in pages_told
    page.locator(".said .ref").first.click()
    assert page.url.endswith("#page-1")


def test_changes_and_sources_are_told(visit: Visit) -> None:
    page = visit.open()
    changes = page.locator("#changes").inner_text()
    assert "4 July 2023, 19:36:18 UTC → 1 August 2023, 19:36:18 UTC" in changes
    assert "9 draws: 9 to 294" in changes
    fresh = page.locator("#sources").inner_text()
    assert "Not read for 10 days" in fresh
    assert "Failed since" in fresh
    assert "1 more source is known" in fresh


@pytest.mark.parametrize("visit", [{"color_scheme": "dark"}], indirect=True)
def test_print_shows_all_draws_and_no_tools(visit: Visit) -> None:
    page = visit.open()
    page.emulate_media(media="print")
    assert page.locator("form.tools").is_hidden()
    assert page.locator(".top nav").is_hidden()
    assert page.locator("#all tbody tr:visible").count() == 12
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 27, 24)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 27, 24)"
    page.locator("html").evaluate("one => { one.dataset.theme = 'dark'; }")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 27, 24)", "the button's choice neither"
    assert page.pdf()[:5] == b"%PDF-"
