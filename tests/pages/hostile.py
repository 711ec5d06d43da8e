"""Texts that try to break out of a page, and what none of them may have come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import extractor
from extractor.entities import Agency, Extraction

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
