"""The page of a run in a real browser."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

import extractor
from extractor.entities import Extraction
from extractor.failures import Failure
from extractor.writing.pages.figures import Figures
from extractor.writing.pages.run import write_run_page
from tests.pages.conftest import WIDTHS, Looked, Open, Scheme
from tests.pages.hostile import HOSTILE, assert_its_policy_holds, assert_nothing_is_alive, crowded, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.slow

TEXTS = (
    "Customs officers of the Border Force seized 40 kg of cocaine worth 120 million yuan ($17 million) in March. "
    "Two men were charged with smuggling, the FBI said. Nobody was hurt in the search.",
    "A broker was sentenced to eight years in prison for fraud. The FBI arrested 14 people and seized $2,500,000.",
    "The Border Force detained three women on suspicion of smuggling. They had hidden 900 watches worth $9 million.",
)
DAYS = ("2024-03-04", "2024-05-02", "2024-05-09")


@lru_cache(maxsize=1)
def releases() -> tuple[Extraction, ...]:
    made = []
    for number, (text, day) in enumerate(zip(TEXTS, DAYS, strict=True), 1):
        one = extractor.extract(text, published=day)
        one.document.title = f"Release {number}"
        made.append(one)
    made[1].warnings.append("the text states 2024-05-01 as its date")
    return tuple(made)


def page_of(found: Iterable[Extraction], failures: Iterable[Failure] = (), rows: int = 1000, text: bool = False) -> str:
    figures = Figures(rows, text)
    for one in found:
        figures.add(one)
    for failure in failures:
        figures.fail(failure)
    out = io.StringIO()
    write_run_page(out, "run.db", figures)
    return out.getvalue()


def sample() -> str:
    failed = Failure(id="bad", source="bad.pdf", stage="read", message="no text in it")
    return page_of(releases(), [failed])


def column(page: Page, table: str, name: str) -> list[str]:
    return page.locator(f"#{table} tbody td[data-of='{name}']").all_text_contents()


def lead(page: Page, panel: str, name: str) -> Locator:
    return page.locator("section", has=page.locator("h2", has_text=panel)).get_by_role("button", name=name)


def test_the_figures_of_the_run(open_page: Open) -> None:
    page = open_page(sample())
    told = page.locator(".figures").inner_text()
    assert "3 releases" in told
    assert "1 failed" in told
    assert f"{sum(len(one.facts) for one in releases())} facts" in told
    assert page.locator(".time li").count() == 3  # March to May, April without any
    assert page.locator(".time button").nth(2).get_attribute("aria-label") == "May 2024: 2 releases"
    failed = page.locator("section", has=page.locator("h2", has_text="Failed releases"))
    assert failed.locator("tbody tr").all_inner_texts() == ["bad.pdf\tread\tno text in it"]
    assert "the text states … as its date" in page.locator("main").inner_text()


def test_what_is_told_again_counts_once(open_page: Open) -> None:
    page = open_page(sample())
    assert "1 told again counted once" in page.locator(".figures").inner_text()
    money = {
        row.locator("th").inner_text(): row.locator("td").nth(1).inner_text()
        for row in page.locator(".money tbody tr").all()
    }
    # $17 million tells the yuan again.
    assert money == {"CNY": "1", "USD": "2"}
    assert sorted(column(page, "money", "Amount")) == ["CNY 120,000,000", "USD 2,500,000", "USD 9,000,000"]
    assert "17,000,000" not in page.locator("main").inner_text()


def test_every_bar_leads_to_its_rows(open_page: Open) -> None:
    page = open_page(sample(), 1600, 700)
    page.locator(".time button").nth(2).click()
    assert set(column(page, "releases", "Published")) == {"2024-05-02", "2024-05-09"}
    lead(page, "Offences by section", "Acts involving fraud, deception or corruption, sentenced: 1 release").click()
    assert column(page, "releases", "Release") == ["Release 2"]
    lead(page, "Agencies by facts", "Border Force").first.click()
    assert all("Border Force" in who for who in column(page, "facts", "Who"))
    lead(page, "Who says what", "Federal Bureau of Investigation").click()
    assert set(column(page, "facts", "According to")) == {"Federal Bureau of Investigation"}
    lead(page, "Money by currency", "CNY").click()
    assert column(page, "money", "Currency") == ["CNY"]
    lead(page, "Warnings", "the text states … as its date").click()
    assert column(page, "releases", "Release") == ["Release 2"]
    # Where it leads is in view, told, and undone by a click.
    assert page.locator("#releases").evaluate("(section) => Math.abs(section.getBoundingClientRect().top) < 700")
    assert (
        page.locator("#told").text_content() == "Releases 3, Warnings: the text states … as its date: 1–1 of 1 (all: 3)"
    )
    page.keyboard.press("Enter")
    assert page.locator("#releases tbody tr").count() == 3


def test_the_tables_sort_and_filter(open_page: Open) -> None:
    page = open_page(sample())
    sort = page.locator("#money thead").get_by_role("button", name="Amount")
    sort.click()
    # By the number and not by its digits, the largest first.
    assert column(page, "money", "Amount") == ["CNY 120,000,000", "USD 9,000,000", "USD 2,500,000"]
    assert page.locator("#money th[aria-sort=descending]").inner_text().startswith("Amount")
    page.keyboard.press("Enter")
    assert column(page, "money", "Amount")[0] == "USD 2,500,000"
    search = page.locator("#facts input")
    search.fill("SMUGGLING")
    rows = page.locator("#facts tbody tr").all_inner_texts()
    assert rows
    assert all("smuggling" in row.lower() for row in rows)
    search.fill("no such words (.*")
    assert "No row is left" in page.locator("#facts output").inner_text()
    search.fill("")
    page.locator("#facts thead").get_by_role("button", name="When").click()
    assert column(page, "facts", "When") == sorted(column(page, "facts", "When"), key=lambda when: (not when, when))


def test_the_pages_of_a_table(open_page: Open) -> None:
    page = open_page(page_of([*releases()] * 20))
    count = 20 * sum(len(one.facts) for one in releases())
    output, later = page.locator("#facts output"), page.locator("#facts [data-page='1']")
    assert output.inner_text() == f"1–15 of {count}"
    assert page.locator("#facts [data-page='-1']").is_disabled()
    later.click()
    assert output.inner_text() == f"16–30 of {count}"
    while later.is_enabled():
        later.click()
    assert output.inner_text().endswith(f"–{count} of {count}")


def test_of_very_many_rows_an_even_choice_is_in_the_page(open_page: Open) -> None:
    page = open_page(page_of([*releases()] * 20, rows=10))
    note = page.locator("#releases .note").inner_text()
    assert "One row in 8 is here" in note
    assert "8 of 60" in note
    assert "60 releases" in page.locator(".figures").inner_text()
    assert page.locator("#releases output").inner_text() == "1–8 of 8 (all: 60)"


def test_the_texts_stay_out_unless_they_are_asked_for(open_page: Open) -> None:
    page = open_page(sample())
    largest = page.locator("section", has=page.locator("h2", has_text="The largest figures"))
    assert "worth 120 million yuan" in largest.inner_text()
    assert "Nobody was hurt" not in page.content()
    page = open_page(page_of(releases(), text=True))
    beneath = page.locator("#facts .beneath").all_inner_texts()
    assert TEXTS[2].partition(" They")[0] in beneath
    assert "Nobody was hurt" not in page.content()  # a sentence without a fact


def test_ten_thousand_facts_are_less_than_five_megabytes() -> None:
    made = []
    for number in range(3400):
        one = extractor.Extraction.from_dict(releases()[number % 3].to_dict())
        one.document.title = f"Harbour police and customs tell of their search number {number} in the docks of Portbury"
        for entity in one.entities:
            if entity.type == "quantity":
                entity.value, entity.of = number * 7, f"parcels of the kind {number}"
        made.append(one)
    facts = sum(len(one.facts) for one in made)
    assert facts >= 10_000
    assert len(page_of(made, rows=100_000).encode()) < 5_000_000 * facts / 10_000


def test_a_run_of_nothing(open_page: Open) -> None:
    page = open_page(page_of([]))
    assert "0 releases" in page.locator(".figures").inner_text()
    assert page.locator("#facts output").inner_text() == "No row is left by this filter."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values())
def test_it_is_right_at_every_width_and_in_both_schemes(
    open_page: Open, serious: Callable[[Page], list[str]], width: int, scheme: Scheme
) -> None:
    page = open_page(sample(), width, 900, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    agencies = page.locator("section", has=page.locator("h2", has_text="Agencies by facts")).first.bounding_box()
    speakers = page.locator("section", has=page.locator("h2", has_text="Who says what")).first.bounding_box()
    assert agencies
    assert speakers
    assert (speakers["x"] > agencies["x"]) == (width == WIDTHS["wide"])
    lead(page, "Money by currency", "USD").click()
    page.locator("#facts input").fill("border")
    assert serious(page) == []


def test_its_figures_can_be_read_without_its_script_and_printed(open_page: Open) -> None:
    page = open_page(sample(), java_script_enabled=False)
    assert page.locator(".money tbody tr").count() == 2
    assert page.locator("#facts noscript").count() == 1
    page.emulate_media(media="print")
    assert page.locator("#facts label").is_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_nothing_of_a_hostile_text_comes_alive(open_page: Open) -> None:
    failed = Failure(id=HOSTILE, source=HOSTILE, stage=HOSTILE, message=HOSTILE)
    page = open_page(page_of([hostile(), extractor.extract(HOSTILE)], [failed], text=True))
    for button in page.locator(".lead").all():
        button.click()
    for button in page.locator(".rows thead button").all():
        button.click()
    for search in page.locator("input").all():
        search.fill("<img")
    page.locator("#facts .filters button").first.click()
    assert_nothing_is_alive(page)


def test_a_line_of_two_million_characters(open_page: Open) -> None:
    made = extractor.extract("The police seized 5 kg of heroin. " * 20)
    made.document.text += "word " * 400_000
    made.document.title = "word " * 400_000
    page = open_page(page_of([made], text=True))
    assert page.locator("#facts tbody tr").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1600


def test_five_thousand_entities(open_page: Open) -> None:
    page = open_page(page_of([crowded()]))
    assert "5,000 figures" in page.locator(".figures").inner_text()
    # The same figure is among the largest once.
    assert page.locator(".largest li").count() == 1


def test_what_comes_into_the_page_all_the_same_is_stopped_by_its_policy(open_page: Open, looked: Looked) -> None:
    assert_its_policy_holds(open_page(sample()), looked)
