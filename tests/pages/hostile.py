"""Texts that try to break out of a page, and what none of them may have come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import extractor
from extractor.entities import Agency, Extraction, Quantity
from tests.pages.conftest import Looked
from tests.writing.examples import extraction

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = """</style></script><script>window.broken = 1</script>
<img src="http://example.org/x" onerror="window.broken = 2">
[link](javascript:window.broken=3) <a href="javascript:window.broken = 4" onclick="window.broken = 5">x</a> {{ 7 * 7 }}
The police seized 5 kg of "><svg onload=window.broken=6> cocaine \u202eon Monday\u202c and
zero\u200bwidth\ufeff \x1b[31m.
<style>* { display: none }</style><!-- <meta http-equiv="refresh" content="0; url=http://example.org/"> 😀 --> ${7*7}
"""


def hostile() -> Extraction:
    """A text, and values of every field, that try to break out."""
    made = extractor.extract(HOSTILE)
    first, last = made.entities[0], made.entities[-1]
    made.entities.append(
        Agency(text=HOSTILE, start=0, end=len(made.document.text), rule=HOSTILE, name=HOSTILE, agency_id=HOSTILE)
    )
    made.document.title = made.document.publisher = made.document.published = made.document.source = HOSTILE
    first.rule = last.rule = HOSTILE
    made.warnings.append(HOSTILE)
    made.provenance.pack = HOSTILE
    for fact in made.facts:
        fact.action = fact.object = fact.agent_text = fact.said_by_text = HOSTILE
    return made


def crowded(count: int = 5_000, value: int = 5) -> Extraction:
    """A text with very many entities."""
    words = f"{value} kg"
    text = f"It was {words} of it.\n\n" * count
    spans = [
        Quantity(id=f"e{number}", text=words, start=at, end=at + len(words), rule="made", value=value, unit="kg")
        for number, at in enumerate(range(7, len(text), len(text) // count))
    ]
    return extraction(*spans, text=text)


def assert_nothing_is_alive(page: Page, scripts: int = 1) -> None:
    """Nothing of a text has become an element, an attribute or a script, and nothing unseen is left in the page."""
    page.wait_for_timeout(200)
    assert page.evaluate("window.broken") is None
    assert page.locator("img, iframe, object, form, a[href^=javascript], svg[onload]").count() == 0
    assert page.locator("script:not([type='application/json'])").count() == scripts
    assert page.locator("style").count() == 1
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every((e) => ![...e.attributes].some((a) => /^on/.test(a.name)))"
    )
    body = page.locator("body").inner_text()
    assert not set(body) & set("\u202e\u202c\u200b\ufeff\x1b")
    assert "{{ 7 * 7 }}" in body
    assert "49" not in body


def assert_its_policy_holds(page: Page, looked: Looked) -> None:
    """What comes into the page all the same is stopped by the page's Content-Security-Policy."""
    looked.attacked = True
    stopped = page.evaluate(
        """async () => {
          const stopped = [];
          document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.broken = 1";
          const image = document.createElement("img");
          image.src = "http://127.0.0.1:9/x.png";
          const link = document.createElement("div");
          link.innerHTML = '<b onclick="window.broken = 2" style="color: red">x</b><form action="http://127.0.0.1:9/"></form>';
          document.body.append(script, image, link);
          link.firstChild.click();
          await fetch("http://127.0.0.1:9/").catch(() => 0);
          try { link.lastChild.requestSubmit(); } catch {}
          await new Promise((done) => setTimeout(done, 300));
          return stopped;
        }"""
    )
    assert page.evaluate("window.broken") is None
    assert {"script-src-elem", "img-src", "script-src-attr", "style-src-attr", "connect-src", "form-action"} <= set(
        stopped
    )
    looked.requests.clear()
