"""A Chromium without a window, and pages opened in it that may ask for nothing and complain of nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

# With this set to "required", as in continuous integration, what is missing is a failure and no reason to skip.
NEEDED = os.environ.get("EXTRACT_FACTS_BROWSER") == "required"
AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
WIDTHS = {"narrow": 360, "middle": 768, "wide": 1600}
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Scheme = Literal["light", "dark"]


def chromium() -> str | None:
    """Where a Chromium is: what CHROMIUM names, or one on the path."""
    given = os.environ.get("CHROMIUM")
    names = [given] if given else ["chromium", "chromium-browser", "google-chrome"]
    return next((path for name in names if (path := shutil.which(name))), None)


def missing(what: str) -> None:
    if NEEDED:
        pytest.fail(what)
    pytest.skip(what)


def launch(playwright: Playwright) -> Browser:
    """A Chromium with a profile of its own that leaves the network alone."""
    return playwright.chromium.launch(executable_path=chromium(), args=_ARGUMENTS)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser; the tests are skipped where there is none."""
    if chromium() is None:
        missing("no Chromium to look at pages with: apt-get install chromium, or CHROMIUM=/path/to/one")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright, which drives the browser, is not installed: pip install -e '.[dev]'")
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@dataclass
class Looked:
    """What pages have done that none may."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    # Set by tests that try to break in: then the page's policy is what complains.
    attacked: bool = False


Open = Callable[..., "Page"]


@pytest.fixture
def looked() -> Looked:
    return Looked()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, looked: Looked) -> Iterator[Open]:
    """Open a page: ``open_page(html, width=360, scheme="dark")``, or a file by its path.

    No test's page may ask for anything but itself, or write an error to the console.
    """
    contexts: list[BrowserContext] = []

    def open_(
        page: str | Path, width: int = 1600, height: int = 900, scheme: Scheme = "light", **options: bool
    ) -> Page:
        path = page if isinstance(page, Path) else tmp_path / f"page-{len(contexts)}.html"
        if isinstance(page, str):
            path.write_text(page, encoding="utf-8")
        viewport = {"width": width, "height": height}
        context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        contexts.append(context)
        opened = context.new_page()
        opened.on("request", lambda request: looked.requests.append(request.url))
        opened.on("pageerror", lambda error: looked.complaints.append(str(error)))
        opened.on("console", lambda told: looked.complaints.append(told.text) if told.type == "error" else None)
        opened.goto(path.as_uri())
        return opened

    yield open_
    for context in contexts:
        context.close()
    asked = [url for url in looked.requests if not url.startswith(("file://", "about:srcdoc"))]
    assert asked == []
    assert looked.attacked or looked.complaints == []


@pytest.fixture
def serious(looked: Looked) -> Callable[[Page], list[str]]:
    """What axe finds on a page that is serious or critical: each rule with the elements that break it."""

    def check(page: Page) -> list[str]:
        if not AXE.is_file():
            missing("axe-core is not installed: npm ci --prefix tests/pages")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{one['id']}: {one['help']}: {[node['html'][:120] for node in one['nodes'][:3]]}"
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]

    return check
