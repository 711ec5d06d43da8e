"""What is told of each type of mention: the words, the rule and the way from them to the value."""

from __future__ import annotations

from pathlib import Path

import pytest

import extractor
from extractor.entities import Agency, Date, Entity, Offence, Quantity
from extractor.explanation import Explained, Step

NLP = extractor.load()
SAMPLES = Path(__file__).parents[2] / "samples"
HEAD = "HARBOUR AGENCY SEIZES ROPES\n\nPublished: Jul 21, 2023 12:54 PM\n\n"


def explain(text: str) -> Explained:
    return extractor.explain(HEAD + text, nlp=NLP)


def told(explained: Explained, text: str) -> list[str]:
    """The steps of the first entity of that text: the words, the rule, from and to."""
    entity = next(entity for entity in explained.entities if entity.text == text)
    return [line(step) for step in explained.explanation.entities[entity.id]]


def line(step: Step) -> str:
    """A step on a line: ``rule|words|from|to``."""
    return "|".join(part or "" for part in (step.rule, step.text, step.from_, step.to))


CASES = [
    # Dates: kind, edge, tense, what it is told from, how it was anchored, the value.
    (
        "The ministry said on Friday that it had begun.",
        "Friday",
        [
            "date.weekday|Friday||weekday 5",
            "date.anchor|||Fri 2023-07-21",
            "anchoring.weekday||Fri 2023-07-21|Fri 2023-07-21",
            "timex.value|||2023-07-21",
        ],
    ),
    (
        "Since April 10, officers have seized ropes.",
        "April 10",
        [
            "date.edge|Since|since|since",
            "anchoring.last||Fri 2023-07-21|2023",
            "date.bounds||2023-04-10|2023-04-10 – …",
        ],
    ),
    (
        "The trial will begin on August 9.",
        "August 9",
        ["date.tense|begin||the future", "anchoring.coming||Fri 2023-07-21|2023"],
    ),
    (
        "It ended last week.",
        "last week",
        ["date.relative|last week||unit W -1", "timex.period||Fri 2023-07-21|2023-W28"],
    ),
    (
        "It rose in the third quarter of last year.",
        "the third quarter of last year",
        ["date.join|third quarter of last year||quarter 3 of unit Y -1", "timex.value|||2022-Q3"],
    ),
    # Quantities: figures, scale, currency or unit, bound, what is counted.
    (
        "Nearly Rs 3.59 crore was found.",
        "Nearly Rs 3.59 crore",
        [
            "number.figures|3.59||3.59",
            "number.scale|crore|3.59|35,900,000",
            "quantity.currency|Rs||INR",
            "quantity.bound|Nearly||~",
        ],
    ),
    (
        "They cleared more than 2,300 cases.",
        "more than 2,300",
        ["number.figures|2,300||2,300", "quantity.bound|more than||>", "quantity.of|cases||cases"],
    ),
    (
        "He was jailed for 12 years and six months.",
        "12 years and six months",
        ["unit.duration|years||a", "quantity.part|and six months|12|12.5", "timex.duration||12.5 a|P12Y6M"],
    ),
    ("Between 10 and 15 boats sank.", "10 and 15", ["quantity.range|10 and 15||10 – 15"]),
    ("Dozens of boats sank.", "Dozens", ["number.vague|Dozens||12", "quantity.bound|||>="]),
    # Agencies: how it was found, which body it is, short forms.
    (
        "Singapore's Central Narcotics Bureau (CNB) acted. CNB officers said so.",
        "CNB",
        [
            "agency.defined|Singapore's Central Narcotics Bureau (CNB)|CNB|sg-cnb",
            "agency.name|Singapore's Central Narcotics Bureau||sg-cnb",
            "agency.place|||SG",
            "agency.body||SG|sg-cnb",
        ],
    ),
    ("The FBI came.", "FBI", ["agency.acronym|FBI||us-fbi", "agency.body||US|us-fbi"]),
    (
        "The Larch County Sheriff's Office came.",
        "Larch County Sheriff's Office",
        ["agency.office|Larch County Sheriff's Office||Larch County Sheriff's Office"],
    ),
    # Offences: the form, what belongs to it, the code, the cue of its stage.
    (
        "He was sentenced for conspiracy to commit wire fraud.",
        "conspiracy to commit wire fraud",
        [
            "offence.wire-fraud|wire fraud||Wire fraud",
            "offence.before|conspiracy to commit||conspiracy",
            "offence.iccs||wire-fraud|07019",
            "offence.stage|||sentenced",
        ],
    ),
    (
        "She was charged with attempted murder.",
        "attempted murder",
        ["iccs.attempted-homicide||0101|0102", "offence.iccs||murder|0102"],
    ),
]


@pytest.mark.parametrize(("text", "mention", "steps"), CASES)
def test_the_steps_of_a_mention(text: str, mention: str, steps: list[str]) -> None:
    found = told(explain(text), mention)
    assert [step for step in steps if step not in found] == []
    order = [found.index(step) for step in steps]
    assert order == sorted(order)


def test_the_steps_of_a_fact() -> None:
    explained = explain("Since April 10, police have seized more than 40 boats, the Ministry of Law said.")
    (fact,) = explained.facts
    found = [line(step) for step in explained.explanation.facts[fact.id]]
    ids = {entity.text: entity.id for entity in explained.entities}
    assert found == [
        "fact.object|have seized||seize",
        f"fact.quantity|more than 40||{ids['more than 40']}, boats",
        "fact.reading|have seized more than 40||high",
        f"fact.agent|police||{ids['police']}",
        f"fact.when|April 10|{ids['April 10']}|2023-04-10",
        f"fact.said-by|Ministry of Law||{ids['Ministry of Law']}",
    ]


def test_the_head_is_told() -> None:
    head = [line(step) for step in explain("Officers came.").explanation.head]
    assert "head.date-label|Published: Jul 21, 2023 12:54 PM|Jul 21, 2023 12:54 PM|2023-07-21T12:54" in head
    assert "head.title|HARBOUR AGENCY SEIZES ROPES||" in head
    assert "head.anchor|||Fri 2023-07-21" in head


def test_a_release_that_breaks_off_says_what_is_missing() -> None:
    explained = extractor.explain("They met on Friday.", nlp=NLP)
    assert "date.anchor|||" in told(explained, "Friday")
    assert "timex.value|||" in told(explained, "Friday")


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("Call 514-2007 now.", "514-2007", "guard.quantity.telephone"),
        ("It breaks 18 U.S.C. 371.", "18", "guard.quantity.citation"),
        ("See Section 12 of it.", "12", "guard.quantity.identifier"),
        ("One of them left.", "One", "guard.quantity.pronoun"),
        ("April Smith came.", "April", "guard.date.month"),
        ("They may buy 2012 ropes.", "2012", "guard.date.year"),
        ("WHO: the chief.", "WHO", "guard.agency.shouted"),
        ("The Computer Crime and Intellectual Property Section came.", "Computer Crime", "guard.offence.name"),
        ("The Harbour Court of Arson came.", "Arson", "overlap"),
        ("Police seized two of five boats.", "five", "guard.fact.no-action"),
        ("He saw the stolen car.", "stolen car", "guard.offence.attribute"),
    ],
)
def test_what_was_not_taken_is_told(text: str, words: str, rule: str) -> None:
    rejected = explain(text).explanation.rejected
    assert rule in {rejection.rule for rejection in rejected if rejection.text == words}


def test_what_gave_way_is_told_with_the_winner() -> None:
    explained = explain("The Harbour Court of Arson came.")
    (lost,) = [rejection for rejection in explained.explanation.rejected if rejection.rule == "overlap"]
    assert {entity.id: entity.text for entity in explained.entities}[lost.lost_to or ""].endswith("Arson")


def _values(entity: Entity) -> list[str | None]:
    """What the steps of an entity have to lead to."""
    if isinstance(entity, Date):
        return [entity.value, entity.edge]
    if isinstance(entity, Agency):
        return [entity.agency_id]
    if isinstance(entity, Quantity):
        return [entity.of if entity.of != "age" else None, entity.timex, entity.bound if entity.bound != "=" else None]
    assert isinstance(entity, Offence)
    return [entity.stage, entity.iccs, entity.inchoate]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_steps_lead_to_the_value(sample: Path) -> None:
    """Fails where new code decides something and does not tell."""
    explained = extractor.explain(sample.read_text(encoding="utf-8"), nlp=NLP)
    for entity in explained.entities:
        steps = explained.explanation.entities[entity.id]
        assert any(step.text for step in steps), entity
        reached = {step.to for step in steps}
        assert [value for value in _values(entity) if value is not None and value not in reached] == [], entity
    for fact in explained.facts:
        reached = {step.to for step in explained.explanation.facts[fact.id]}
        values = [fact.action, fact.agent or fact.agent_text, fact.said_by or fact.said_by_text, *fact.offences]
        assert [value for value in values if value is not None and value not in reached] == [], fact
        assert (fact.modality == "asserted") == (fact.modality not in reached)
        assert (fact.when is None) == ("fact.when" not in {step.rule for step in explained.explanation.facts[fact.id]})
