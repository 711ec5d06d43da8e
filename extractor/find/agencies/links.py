"""Mentions that lean on others in the text: "District Attorney's Office", "Northfield police", "District Court"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.find.agencies.gazetteer import Body, Gazetteer
from extractor.find.agencies.mention import Found, copy_of
from extractor.resolve.names import fold_name, official
from extractor.trace import tracing

_DISTRICT = re.compile(
    r"District of [A-Z][a-z]+(?: (?:York|Jersey|Hampshire|Mexico|Carolina|Dakota|Virginia|Island|Rico))?"
)
_PARTS = "Eastern|Western|Northern|Southern|Central|Middle"
_PART = re.compile(rf"\b(?:{_PARTS}) \Z")
_WHOLE = rf"(?P<district>(?:(?:{_PARTS}) )?{_DISTRICT.pattern})"
_OFFICES = re.compile(rf"(?:U\.?S\.?|United States) Attorney'?s'? Offices? (?:for|of|in) the {_WHOLE}")
# Further districts of a list: "Offices for the District of Maine, District of Ohio and the Eastern District of Texas".
_NEXT_DISTRICT = re.compile(rf"(?:,|,? and)(?: the)? {_WHOLE}")
# "the Public Prosecutor's Office in Verden" is nobody else's.
_AT_PLACE = re.compile(r" (?:of|in|at|for) (?:the )?[A-Z]")
# A name in another language, with the acronym that it may have.
_IN_BRACKETS = re.compile(r" \((?P<name>[^\W\d_][^()\n,;]{4,}?)(?:[,;:-] ?[A-Z][\w-]{1,9})?\)")
_TRANSLATION = 100
_LISTED = (", ", " and ")
# As many words may be left out in the middle of a name that is told again.
_DROPPED = 2
# Full names stand early in a release; to search no further keeps the time in proportion to the text.
_SEARCHED = 100
_FEDERAL = {
    "us district court": "United States District Court for the {}",
    "federal district court": "United States District Court for the {}",
    "us attorneys office": "U.S. Attorney's Office for the {}",
    "us bankruptcy court": "United States Bankruptcy Court for the {}",
}


def link(text: str, found: list[Found], gazetteer: Gazetteer, tiers: frozenset[str]) -> None:
    """Give shortened names the full name, or the listed body, that the text or the pack has for them.

    ``tiers`` are the words that the name of a court may be told again without.
    """
    _translate(text, found)
    named = [(_folded(mention), mention) for mention in found[:_SEARCHED]]
    districts: list[str] | None = None
    for mention in found:
        if mention.name is None or mention.body is not None:
            continue
        name = official(mention.name).replace("United States", "U.S.")
        folded = fold_name(name)
        if folded in _FEDERAL:
            if districts is None:
                districts = [_whole(match) for match in _DISTRICT.finditer(text)]
            _place_in_district(text, mention, _FEDERAL[folded], districts, gazetteer)
            continue
        if mention.parent is not None or _AT_PLACE.match(text, mention.end):
            continue
        source: Body | Found | None = _longer(folded.replace("das office", "district attorneys office"), named)
        if source is None and folded.endswith(" police"):
            source = _department(name, named, gazetteer)
        source = source or _fuller(folded, named, tiers)
        if isinstance(source, Body):
            if mention.country not in (source.country, None):
                continue  # "Cyber Police" of Delhi is no other country's department.
            mention.body, mention.named = source, True
            _tell(mention, "the police department that is meant", source.id)
        elif source is not None and _country(source) == mention.country:
            mention.body, mention.name, mention.named = source.body, source.name, True
            mention.country = source.country or mention.country
            _tell(mention, "short for the name that the text has", source.body.id if source.body else source.name)


def offices_of_districts(text: str, found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """The U.S. attorney's offices that a list names by their districts alone, after the first of them.

    The first one's mention gets the name that it has alone.
    """
    more: list[Found] = []
    for mention in found:
        if not text.startswith(_LISTED, mention.end) or mention.kind_known() != "prosecutor":
            continue
        first = _OFFICES.fullmatch(text, mention.start, mention.end)
        if first is None:
            continue
        _name_office(mention, first["district"], gazetteer)
        at = mention.end
        while district := _NEXT_DISTRICT.match(text, at):
            at = district.end()
            office = Found(district.start("district"), at, -1, -1, "agency.office", country="US", kind="prosecutor")
            _name_office(office, district["district"], gazetteer)
            more.append(office)
    return more


def translated(text: str, found: list[Found], foreign: Sequence[str]) -> list[Found]:
    """The names in other languages that stand in brackets after a name: "Zurich City Police (Stadtpolizei Zürich)"."""
    more = []
    for mention in found:
        if not mention.named or not text.startswith(" (", mention.end):
            continue
        inside = _IN_BRACKETS.match(text, mention.end, mention.end + _TRANSLATION)
        if inside is None or not any(map(inside["name"].lower().__contains__, foreign)):
            continue
        told = "in another language, the name of"
        more.append(copy_of(text, mention, inside.start("name"), inside.end("name"), "agency.translated", told))
    return more


def _name_office(mention: Found, district: str, gazetteer: Gazetteer) -> None:
    mention.name = _FEDERAL["us attorneys office"].format(district)
    form = gazetteer.find(mention.name)
    mention.form, mention.body = form, form.bodies[0] if form else None
    _tell(
        mention, "the office of one of the districts that are listed", mention.body.id if mention.body else mention.name
    )


def _translate(text: str, found: list[Found]) -> None:
    """Let a name of other countries' bodies in brackets stand for the name before it: "Federal Police (Politie)"."""
    for before, mention in pairwise(found):
        if mention.form is None or mention.body is not None or mention.form.acronym:
            continue
        if text[before.end : mention.start] in {" (", " / "} and _country(before) == mention.country:
            mention.body, mention.name = before.body, before.name
            _tell(mention, "the name before it in another language", before.body.id if before.body else before.name)


def _country(mention: Found) -> str | None:
    return mention.body.country if mention.body else mention.country


def _place_in_district(text: str, mention: Found, full: str, districts: list[str], gazetteer: Gazetteer) -> None:
    """Complete "U.S. District Court" by the district named right after it, else by the first one of the text.

    "in Seattle" after it tells that it is another one, if the text names several.
    """
    near = _DISTRICT.search(text, mention.end, mention.end + 120)
    if near is not None and (near.start() > mention.end + 60 or ". " in text[mention.end : near.start()]):
        near = None
    if near is None and (not districts or (len(set(districts)) > 1 and _AT_PLACE.match(text, mention.end))):
        return
    mention.name = full.format(_whole(near) if near else districts[0])
    form = gazetteer.find(mention.name)
    mention.body = form.bodies[0] if form else None
    told = mention.body.id if mention.body else mention.name
    _tell(mention, "of the judicial district that the text names", told)


def _whole(district: re.Match[str]) -> str:
    """A judicial district with the part of the state that it is: "Southern District of Ohio"."""
    part = _PART.search(district.string, max(district.start() - 10, 0), district.start())
    return (part[0] if part else "") + district[0]


def _folded(mention: Found) -> str:
    return fold_name(mention.body.name if mention.body else official(mention.name) if mention.name else "")


def _longer(folded: str, named: list[tuple[str, Found]]) -> Found | None:
    """The first mention whose name ends in a shorter one: "district attorneys office" leads to the one of a county."""
    ending = " " + folded
    return next((mention for name, mention in named if name.endswith(ending)), None)


def _fuller(folded: str, named: list[tuple[str, Found]], tiers: frozenset[str]) -> Found | None:
    """The one court that has a word or two more in its middle: "Larch Court" leads to "Larch District Court"."""
    short = folded.split(" ")
    first, last = short[0], short[-1]
    if len(short) == 1 or last not in {"court", "courts"}:
        return None
    fuller: dict[str, Found] = {}
    for name, mention in named:
        if not (name.startswith(first + " ") and name.endswith(" " + last)) or name == folded:
            continue
        words = name.split(" ")
        rest = iter(words)
        more = [word for word in words if word not in short]
        if len(more) <= _DROPPED and tiers.issuperset(more) and all(word in rest for word in short):
            fuller.setdefault(name, mention)
    return next(iter(fuller.values())) if len(fuller) == 1 else None


def _department(name: str, named: list[tuple[str, Found]], gazetteer: Gazetteer) -> Body | Found | None:
    """The police department that "Northfield police" stands for."""
    full = f"{name[:-6]}Police Department"
    folded = fold_name(full)
    known = next((mention for name, mention in named if name == folded), None)
    if known is not None:
        return known
    form = gazetteer.find(full)
    return form.bodies[0] if form and len(form.bodies) == 1 else None


def _tell(mention: Found, step: str, name: str | None) -> None:
    """Take down the full name that a shortened one gets."""
    if trace := tracing():
        trace.step("agency.full-name", step, None, name, at=(mention.start, mention.end), of=mention)
