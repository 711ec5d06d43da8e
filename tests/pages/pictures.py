"""Pictures of the pages for the README: ``python -m tests.pages.pictures``."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import extractor
from extractor.compare.changes import SourceSide
from extractor.compare.documents import Versions, compare
from extractor.compare.page import write_diff_page
from extractor.writing.pages.figures import Figures
from extractor.writing.pages.run import write_run_page
from tests.pages.conftest import launch

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAMPLES = Path(__file__).parents[2] / "samples"
PICTURES = SAMPLES / "pages"
_SIZE = {"width": 1280, "height": 880}
_SAMPLE = "rumor-campaign.txt"


def _text(name: str = _SAMPLE) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def _release() -> str:
    return extractor.render(extractor.explain(_text()))


def _changes() -> str:
    edits = {"nearly 12,400": "nearly 12,900", "eight months": "nine months", " and questioned": ", and questioned"}
    edited = _text()
    for before, after in edits.items():
        edited = edited.replace(before, after)
    cut = edited.index("Residents may be")
    edited = f"{edited[:cut]}More than 40 livestreamers were fined in August. {edited[cut:]}"
    old, new = extractor.extract(_text()), extractor.extract(edited)
    out = io.StringIO()
    sides = SourceSide(source=f"samples/{_SAMPLE}", kind="release"), SourceSide(source="corrected.txt", kind="release")
    write_diff_page(out, *sides, versions=[Versions(compare(old, new), old, new)])
    return out.getvalue()


def _run() -> str:
    figures = Figures(1000)
    for path in sorted(SAMPLES.glob("*.txt")):
        figures.add(extractor.extract(path.read_text(encoding="utf-8")))
    out = io.StringIO()
    write_run_page(out, "releases.db", figures)
    return out.getvalue()


def _as_it_is(page: Page) -> None:
    """Nothing is clicked."""


def _with_a_fact_and_a_card(page: Page) -> None:
    page.locator("#f3 td").nth(2).click()
    page.evaluate("scrollTo(0, 0)")
    page.locator(".text .m.agency", has_text="Ministry of Public").nth(1).hover()


PAGES: dict[str, tuple[Callable[[], str], Callable[[Page], None]]] = {
    "release.png": (_release, _with_a_fact_and_a_card),
    "changes.png": (_changes, _as_it_is),
    "report.png": (_run, _as_it_is),
}


def take() -> None:
    """Take every picture."""
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = launch(playwright)
        for name, (make, prepare) in PAGES.items():
            path = Path(folder, f"{name}.html")
            path.write_text(make(), encoding="utf-8")
            page = browser.new_page(viewport=_SIZE, reduced_motion="reduce")  # type: ignore[arg-type]
            page.goto(path.as_uri())
            prepare(page)
            page.screenshot(path=PICTURES / name)
        browser.close()


if __name__ == "__main__":
    take()
