"""The page of a comparison in a real browser."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

import extractor
from extractor.compare import page as pages
from extractor.compare.changes import SourceSide
from extractor.compare.documents import Options, Versions, compare
from extractor.compare.page import write_diff_page
from extractor.compare.sources import SourceKind
from extractor.entities import Extraction
from tests.pages.conftest import WIDTHS, Looked, Open, Scheme
from tests.pages.hostile import HOSTILE, assert_its_policy_holds, assert_nothing_is_alive, crowded, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

OLD = """Harbour police seize 9,000 cigarettes
Published: 3 May 2024

PORTBURY – Officers of the Portbury Police Department seized 9,000 cigarettes on Thursday. Two men were charged with
smuggling. Tips can be sent to the office on Quay Street.

The department arrested 14 people last year. Its chief thanked the public for its help.
"""
NEW = (
    OLD.replace("9,000", "9,500").replace("The department arrested 14 people last year. ", "")
    + "Customs detained three women on 2 May 2024.\n"
)


def page_of(*pairs: tuple[Extraction, Extraction], everything: bool = False) -> str:
    out = io.StringIO()
    options = Options(everything=everything)
    kind: SourceKind = "run" if len(pairs) > 1 else "release"
    old, new = (SourceSide(source=name, kind=kind, documents=len(pairs)) for name in ("old", "new"))
    write_diff_page(out, old, new, [Versions(compare(*pair, options), *pair) for pair in pairs])
    return out.getvalue()


def compared(old: str = OLD, new: str = NEW) -> str:
    return page_of((extractor.extract(old), extractor.extract(new)))


def texts(page: Page, selector: str) -> list[str]:
    return [one.strip() for one in page.locator(selector).all_text_contents()]


def test_the_changes_come_first_and_lead_to_their_words_and_back(open_page: Open) -> None:
    page = open_page(compared(), 1600, 400)
    changes = page.locator(".changes li")
    assert changes.count() >= 3
    changed = changes.filter(has_text="9,500").first
    assert "9,000" in changed.inner_text()
    added, removed = changes.filter(has_text="women"), changes.filter(has_text="14 people")
    assert "Added" in added.first.inner_text()
    assert "Removed" in removed.first.inner_text()
    assert page.evaluate("document.querySelector('.changes').offsetTop < document.querySelector('.both').offsetTop")
    link = added.first.locator("a")
    link.click()
    there = page.locator(":target")
    assert "women" in there.locator("xpath=ancestor::div[1]").inner_text()
    there.click()
    assert "women" in page.locator(".changes li:target").inner_text()


def test_changed_words_are_marked_on_either_side(open_page: Open) -> None:
    page = open_page(compared())
    assert set(texts(page, ".old del")) == {"9,000"}
    assert set(texts(page, ".new ins")) == {"9,500"}
    # What only one side has stands beside nothing.
    gone = page.locator(".row", has_text="The department arrested 14 people")
    assert gone.locator(".new.empty").count() == 1
    assert texts(page, ".row:has(.old.empty) .new") == ["new: Customs detained three women on 2 May 2024."]


def test_what_is_the_same_is_folded(open_page: Open) -> None:
    page = open_page(compared())
    same = page.locator(".row", has_text="Tips can be sent")
    assert same.is_hidden()
    page.locator(".fold", has=same).locator("summary").click()
    assert same.is_visible()
    assert same.locator("del, ins").count() == 0
    # Asked for everything, it still folds what has not changed; the changes without a difference lead into it.
    made = extractor.extract(OLD)
    page = open_page(page_of((made, extractor.extract(NEW)), everything=True))
    assert page.locator(".fold .row").count() > 0


def test_nothing_has_changed(open_page: Open) -> None:
    page = open_page(compared(OLD, OLD))
    assert "No differences." in page.locator("main").inner_text()
    assert page.locator(".changes, del, ins").count() == 0


def test_a_run_tells_of_every_document(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(extractor.extract(OLD), extractor.extract(NEW)), (extractor.extract(NEW), extractor.extract(NEW))]
    page = open_page(page_of(*pairs))
    assert texts(page, ".figures li")[0] == "1 document changed"
    assert page.locator(".document").count() == 1
    page.locator(".counts summary").click()
    assert page.locator(".counts tbody tr").count() > 0
    monkeypatch.setattr(pages, "MOST_DOCUMENTS", 1)
    page = open_page(page_of(pairs[0], pairs[0], pairs[0]))
    assert page.locator(".document").count() == 1
    assert "2 more are not" in page.locator(".warning").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values())
def test_it_is_right_at_every_width_and_in_both_schemes(
    open_page: Open, serious: Callable[[Page], list[str]], width: int, scheme: Scheme
) -> None:
    page = open_page(compared(), width, 900, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    row = page.locator(".row:visible", has_text="9,500").last
    old, new = row.locator(".old").bounding_box(), row.locator(".new").bounding_box()
    assert old
    assert new
    if width == WIDTHS["narrow"]:
        assert new["y"] >= old["y"] + old["height"]
    else:
        assert new["x"] >= old["x"] + old["width"] - 1
    for fold in page.locator(".fold summary").all():
        fold.click()
    assert serious(page) == []


def test_it_prints_and_needs_no_script(open_page: Open) -> None:
    page = open_page(compared(), java_script_enabled=False)
    assert page.locator("script").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".row.names").first.evaluate("(row) => getComputedStyle(row).position") == "static"
    assert page.pdf().startswith(b"%PDF")


HOSTILES: Sequence[tuple[str, str]] = ((HOSTILE, HOSTILE.replace("5 kg", "6 kg")), (HOSTILE, ""), ("", HOSTILE))


@pytest.mark.parametrize("pair", range(len(HOSTILES)))
def test_nothing_of_a_hostile_text_comes_alive(open_page: Open, pair: int) -> None:
    page = open_page(compared(*HOSTILES[pair]))
    for fold in page.locator(".fold summary").all():
        fold.click()
    assert_nothing_is_alive(page, scripts=0)


def test_nothing_of_a_hostile_value_comes_alive(open_page: Open) -> None:
    page = open_page(page_of((extractor.extract(HOSTILE), hostile()), everything=True))
    for fold in page.locator(".fold summary").all():
        fold.click()
    assert_nothing_is_alive(page, scripts=0)
    assert page.locator(".unseen[title='U+202E']").count() > 0


def test_a_line_of_two_million_characters(open_page: Open) -> None:
    line = "The police seized 5 kg of heroin. " * 10 + "word " * 400_000
    old = extractor.extract(line)
    page = open_page(page_of((old, extractor.extract(line.replace("5 kg", "6 kg", 1)))))
    assert page.locator(".changes li").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1600


def test_five_thousand_entities(open_page: Open) -> None:
    page = open_page(page_of((crowded(), crowded(value=6))))
    assert page.locator(".old del").count() == 5_000
    assert page.locator(".changes li").count() > 0


def test_what_comes_into_the_page_all_the_same_is_stopped_by_its_policy(open_page: Open, looked: Looked) -> None:
    assert_its_policy_holds(open_page(compared()), looked)
