"""The page of a release in a real browser: what people do with it, and what it must never do."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import extractor
from extractor.entities import Quantity
from tests.pages.conftest import WIDTHS, Looked, Open, Scheme
from tests.pages.hostile import assert_its_policy_holds, assert_nothing_is_alive, crowded, hostile
from tests.writing.examples import extraction

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.slow

SAMPLE = (Path(__file__).parents[2] / "samples/rumor-campaign.txt").read_text(encoding="utf-8")
LIGHT = "[...(CSS.highlights.get({!r}) ?? [])].map((range) => range.toString())"


@lru_cache(maxsize=1)
def sample_page() -> str:
    return extractor.render(extractor.explain(SAMPLE))


def lit(page: Page, name: str) -> list[str]:
    found: list[str] = page.evaluate(LIGHT.format(name))
    return found


def is_in_view(page: Page, element: Locator) -> bool:
    box, size = element.bounding_box(), page.viewport_size
    assert box
    assert size
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def test_the_text_is_there_character_by_character(open_page: Open) -> None:
    page = open_page(sample_page())
    assert page.evaluate("document.querySelector('.text').textContent") == SAMPLE


def test_a_mention_tells_what_is_known_of_it(open_page: Open) -> None:
    page = open_page(sample_page())
    page.locator(".m.agency").first.hover()
    told = page.locator("#card").inner_text()
    for part in ("Ministry of Public Security", "cn-mps", "CN", "agency.name", "Kind"):
        assert part in told
    assert page.locator("#card .steps li").first.is_visible()
    page.mouse.move(5, 5)
    page.locator("#card").wait_for(state="hidden")
    # By keyboard too; Escape puts it away.
    page.locator(".m.offence").first.focus()
    assert "ICCS" in page.locator("#card").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()


def test_a_mention_in_another_tells_of_both(open_page: Open) -> None:
    page = open_page(extractor.render(extractor.extract("He was charged with possession of 5 kg of heroin.")))
    page.locator(".m.quantity").first.hover()
    assert page.locator("#card h4").all_inner_texts() == ["Q 5 kg heroin", "O Drug possession"]


def test_a_tap_shows_the_card_at_the_foot_of_a_narrow_screen(open_page: Open) -> None:
    page = open_page(sample_page(), WIDTHS["narrow"], 700, has_touch=True)
    page.locator(".m.quantity").nth(3).tap()
    box = page.locator("#card").bounding_box()
    assert box
    assert box["width"] == WIDTHS["narrow"]
    assert box["y"] + box["height"] == pytest.approx(700, abs=2)


@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_fact_lights_up_its_words_and_leads_to_them_and_back(open_page: Open, width: int) -> None:
    page = open_page(sample_page(), width, 500)
    row = page.locator(".fact", has_text="5,300")
    row.locator("td").nth(2).click()
    assert "5,300" in lit(page, "fact")[0]
    tied = page.locator(".m.lit")
    assert {"5,300", "police", "2021 and 2023"} <= set(tied.all_text_contents())
    assert is_in_view(page, page.locator(".m.lit", has_text="5,300").first)
    assert row.get_attribute("aria-current") == "true"
    # Its steps are told below it.
    assert page.locator("tr.why:visible .steps li").count() >= 3
    row.locator("button").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('lit')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.fact').id") == row.get_attribute("id")


def test_the_narrow_bar_leads_on_and_back(open_page: Open) -> None:
    page = open_page(sample_page(), WIDTHS["narrow"], 700)
    page.locator("#f2 td").nth(2).click()
    page.get_by_role("button", name="Next fact").click()
    assert page.locator("#f3").get_attribute("aria-current") == "true"
    page.get_by_role("button", name="Back to the table").click()
    assert is_in_view(page, page.locator("#f3 button"))
    assert page.locator("#fact").is_hidden()


def test_a_mention_leads_to_its_fact(open_page: Open) -> None:
    page = open_page(sample_page(), 1600, 500)
    page.locator(".m.quantity", has_text="5,300").click()
    row = page.locator(".fact[aria-current]")
    assert "5,300" in row.inner_text()
    assert is_in_view(page, row)


def test_types_and_low_certainty_can_be_switched_off(open_page: Open) -> None:
    page = open_page(sample_page())
    mention = page.locator(".m.quantity").first
    marked = mention.evaluate("(element) => getComputedStyle(element).backgroundColor")
    page.locator("[data-off=quantity]").click()
    assert mention.evaluate("(element) => getComputedStyle(element).backgroundColor") != marked
    assert mention.evaluate("(element) => getComputedStyle(element, '::before').content") == "none"
    assert mention.get_attribute("tabindex") == "-1"
    assert page.locator(".m.date:not(.off)").count() > 0
    page.locator("[data-off=quantity]").click()
    assert mention.evaluate("(element) => getComputedStyle(element).backgroundColor") == marked
    medium = page.locator(".fact.medium")
    assert medium.first.is_visible()
    page.locator("[data-off=medium]").click()
    assert not any(row.is_visible() for row in medium.all())
    assert page.locator(".fact.high").first.is_visible()


def test_the_search_finds_in_the_text_and_leaves_the_facts_that_say_it(open_page: Open) -> None:
    page = open_page(sample_page(), 1600, 500)
    page.keyboard.press("/")
    page.keyboard.type("accounts")
    assert lit(page, "hit") == ["accounts"] * SAMPLE.count("accounts")
    shown = [row for row in page.locator(".fact").all() if row.is_visible()]
    assert shown
    assert all("accounts" in row.inner_text() for row in shown)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert lit(page, "hit-now") == ["accounts"]
    assert "2 of" in page.locator("#hits").inner_text()
    page.locator("#search").fill("no such words (.*")
    assert lit(page, "hit") == []
    assert page.locator(".none-left").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".fact:visible").count() == page.locator(".fact").count()


def test_arrow_keys_walk_the_facts(open_page: Open) -> None:
    page = open_page(sample_page())
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(".fact[aria-current]").get_attribute("id") == "f2"
    assert page.evaluate("document.activeElement.textContent") == "f2"
    page.keyboard.press("ArrowUp")
    assert page.locator(".fact[aria-current]").get_attribute("id") == "f1"
    # One stop of the Tab key for the whole table.
    assert page.locator(".fact button[tabindex='0']").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values())
def test_it_is_right_at_every_width_and_in_both_schemes(
    open_page: Open, serious: Callable[[Page], list[str]], width: int, scheme: Scheme
) -> None:
    page = open_page(sample_page(), width, 900, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    text, facts = page.locator(".words-of").bounding_box(), page.locator(".facts-of").bounding_box()
    assert text
    assert facts
    if width == WIDTHS["wide"]:
        assert facts["x"] >= text["x"] + text["width"]
    else:
        assert facts["y"] >= text["y"] + text["height"]
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, ground[4:-1].split(","))) < 384) == (scheme == "dark")
    page.locator(".found summary").first.click()
    page.locator(".m.offence").first.focus()
    page.locator("#f2 button").click()
    assert serious(page) == []


def test_it_prints_without_what_is_only_for_the_screen(open_page: Open) -> None:
    page = open_page(sample_page())
    page.emulate_media(media="print")
    assert page.locator(".bar").is_hidden()
    assert page.locator(".card").first.evaluate("(card) => card.checkVisibility({contentVisibilityAuto: true})")
    assert page.locator(".facts-of").evaluate("(side) => getComputedStyle(side).overflow") == "visible"
    assert page.pdf().startswith(b"%PDF")


def test_it_can_be_read_without_its_script(open_page: Open) -> None:
    page = open_page(sample_page(), java_script_enabled=False)
    assert page.locator(".bar").is_hidden()
    assert page.locator(".m").count() > 20
    assert page.locator(".fact").count() == 15
    page.locator(".m.agency").first.click()
    assert page.url.endswith("#e1")


def test_in_a_notebook_it_runs_in_a_frame_of_its_own(open_page: Open) -> None:
    shown = extractor.explain(SAMPLE)._repr_html_()
    page = open_page(f"<!doctype html><title>Notebook</title>{shown}")
    frame = page.frame_locator("iframe")
    frame.locator("#f2 td").nth(2).click()
    assert frame.locator("#f2").get_attribute("aria-current") == "true"
    frame.locator(".m.agency").first.click()
    assert frame.locator("#card").is_visible()


def test_several_releases_are_reached_from_the_index(open_page: Open, tmp_path: Path) -> None:
    from tests.pages.test_markup import page_of

    page = open_page(page_of(extractor.extract(SAMPLE), extractor.extract("Police seized 5 kg of heroin.")), 1600, 500)
    page.locator(".index a").nth(1).click()
    assert is_in_view(page, page.locator("#r2- h2"))
    page.locator("#r2-f1 td").nth(2).click()
    assert "5 kg" in lit(page, "fact")[0]


def test_nothing_of_a_hostile_text_comes_alive(open_page: Open) -> None:
    page = open_page(extractor.render(hostile()))
    for button in page.locator("[data-off]").all():
        button.click()
        button.click()
    page.locator(".m").first.hover()
    page.locator("#search").fill("<img")
    assert page.locator(".fact").count() > 0
    page.locator("#search").fill("")
    page.locator(".fact td").nth(2).click()
    assert_nothing_is_alive(page)
    assert page.locator("svg").count() == 0
    assert page.locator(".unseen[title='U+202E']").count() > 0


def test_what_comes_into_the_page_all_the_same_is_stopped_by_its_policy(open_page: Open, looked: Looked) -> None:
    assert_its_policy_holds(open_page(sample_page()), looked)


def test_a_line_of_two_million_characters(open_page: Open) -> None:
    line = "The police seized 5 kg of heroin. " * 59_000
    spans = [
        Quantity(text="5 kg", start=at, end=at + 4, rule="made", value=5, unit="kg") for at in range(18, 34 * 50, 34)
    ]
    page = open_page(extractor.render(extraction(*spans, text=line)))
    assert page.evaluate("document.querySelector('.text').textContent.length") == len(line)
    page.locator("#search").fill("5 kg of")
    assert "2000 or more" in page.locator("#hits").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1600


def test_five_thousand_entities(open_page: Open) -> None:
    page = open_page(extractor.render(crowded()))
    assert page.locator(".m").count() == 5_000
    page.locator("[data-off=quantity]").click()
    assert page.locator(".m:not(.off)").count() == 0
    page.locator("[data-off=quantity]").click()
    page.locator(".m").last.hover()
    assert "5 kg" in page.locator("#card").inner_text()
