"""The cases of a release, what is hidden in it, and how a stage is explained."""

from __future__ import annotations

import pytest

import extractor
from extractor.find.context import Context
from extractor.find.offences.case import Cases
from extractor.find.offences.lexicon import OffenceLexicon
from extractor.find.offences.mentions import MentionBuilder
from extractor.find.offences.stage import STAGES, StageModel
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules
from tests.find.test_offences import find

RULES = Rules()
LEXICON = OffenceLexicon(RULES)
KINDS = LEXICON.kinds_by_word()
SPLIT = SentenceSplitter(RULES)


def cases(text: str) -> Cases:
    builder = MentionBuilder(LEXICON, text)
    builder.read(KINDS)
    return Cases(Context(text=text, sentences=SPLIT(text)), builder.cues)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("A man was arrested. He was charged on Friday. Police searched his house.", "charged"),
        ("A man was charged. If convicted, he faces ten years in prison.", "charged"),
        ("A man was arrested. Anyone convicted of it can be jailed for life.", "arrested"),
        ("Police are investigating. No arrests were made.", "investigated"),
        ("Police are investigating. Nobody has yet been charged.", "investigated"),
        ("The shop opened in May.", None),
        ("A man was charged. His co-accused was jailed for two years.", "charged"),
        ("Customs seized 2 tonnes of tea.\nThe goods came by sea.\nIt took weeks.\nTwo men were detained.", "arrested"),
        ("Court clears ex-mayor\nHe had been charged with bribery and was jailed in 2019.", "acquitted"),
        ("Judge jails clerk, acquits driver\nThe two were charged in May.", "sentenced"),
        ("A man was arrested and will face charges.", "arrested"),
        ("A man was arrested. The two ministers held a meeting.", "arrested"),
        ("Police looked into it. The suit asks the court to order the firm to stop.", "investigated"),
        ("A man was arrested. The sanctions committee met.", "arrested"),
        ("Nurse walks home\nA court acquitted a nurse who had been charged with theft.", "acquitted"),
        ("Four were arrested. If convicted, the four could face up to 18 years.", "arrested"),
        ("Clerk pleads guilty\nHe did.\nYes.\nSo he said.\nWe will hold him accountable for it.", "pleaded_guilty"),
    ],
)
def test_the_main_case_has_come_as_far_as_is_told_of_it(text: str, stage: str | None) -> None:
    assert cases(text).main == stage


def test_another_case_lasts_to_the_end_of_its_paragraph() -> None:
    text = (
        "A clerk was charged in May and is on bail until June.\nHe denied it.\n"
        "In a separate case, a baker was jailed for two years.\nThe clerk left."
    )
    found = cases(text)
    aside = found.aside(text.index("baker"))
    assert aside is not None
    assert text[slice(*aside)].startswith("In a separate case")
    assert found.aside(text.index("denied")) is None
    assert found.aside(text.index("The clerk left")) is None
    assert found.main == "charged"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The restaurant was ordered to close.", "sentenced"),
        ("The dealer's licence was revoked.", "sentenced"),
        ("Six officials were removed from their posts.", "sentenced"),
        ("Three closure orders were served.", "sentenced"),
        ("She was disqualified from driving.", "sentenced"),
        ("The two gave themselves up.", "arrested"),
        ("In all, 31 people have been seized.", "arrested"),
        ("He was caught red-handed.", "arrested"),
        ("She appeared at Lowmarsh Magistrates' Court.", "charged"),
        ("The judge refused bail.", "charged"),
        ("The watchdog ruled that the firm had breached the code.", "convicted"),
        ("The accounts were blocked.", "investigated"),
        ("Police are hunting two robbers.", "investigated"),
        ("A rights group says that guards beat him.", "alleged"),
    ],
)
def test_the_words_of_a_stage(text: str, stage: str) -> None:
    assert cases(text).main == stage


@pytest.mark.parametrize(
    "text",
    [
        "He walked free.",
        "The case was struck out.",
        "Prosecutors decided not to charge the officer.",
        "The conviction was overturned.",
    ],
)
def test_the_words_of_an_acquittal(text: str) -> None:
    assert "acquitted" in {cue.stage for cue in cases(text).told}


def test_a_round_up_goes_on_with_another_place_but_not_with_another_month() -> None:
    opening = (
        "More than forty were arrested.\nOfficers of six forces took part.\nIt began at dawn.\nIt ended at noon.\n"
    )
    text = opening + "In Kano, a man was jailed for fraud.\nIn March, a man was jailed for fraud."
    found = cases(text)
    assert found.aside(text.index("Kano")) is not None
    assert found.aside(text.index("March")) is None


def test_mentions_of_one_case_share_what_is_told_at_its_end() -> None:
    text = (
        "Gang stole cars to order\n\nA gang that stole cars from driveways used keyless relays, a court was told.\n\n"
        "They forged papers for each car.\n\nThe three men were jailed for a total of twelve years on Friday."
    )
    assert {offence.stage for offence in find(text)} == {"sentenced"}


def test_every_class_of_word_that_weighs_is_named_in_the_data() -> None:
    model, cues = StageModel(RULES), {cue["id"] for cue in RULES.table("stages.toml")["cues"]}
    assert set(model.start) == set(STAGES)
    around = {*model.words.around.values(), "share", "person"}
    for feature in model.talk:
        name, _, place = feature.partition(" ")
        if place in {"before it", "after it"}:
            assert name in cues
        if place == "in its sentence":
            assert name in around


def test_explain_tells_the_features_that_decided() -> None:
    explained = extractor.explain("He was acquitted of murder on Friday.", nlp=extractor.load(facts=False))
    offence = next(entity for entity in explained.entities if entity.type == "offence")
    steps = [step for step in explained.explanation.entities[offence.id] if step.rule.startswith("offence.stage")]
    assert steps[0].text == "acquitted"
    assert (steps[0].to or "").startswith("acquitted +")
    assert steps[-1].to == "acquitted"
    assert steps[-1].step.startswith("weighs most")
