"""Lemmas of verbs."""

from __future__ import annotations

import pytest

from extractor.language.inflection import Inflection, regular_lemma
from extractor.language.lexicon import lexicon_of
from extractor.packs import Rules

INFLECTION = lexicon_of(Rules()).inflection

# Verbs that regular inflection alone must bring back from every form.
REGULAR = """
abduct accuse acquire add advise allege announce appeal apply approve argue arraign arrange arrest assess assist
attach attack avenge await award bathe batter bill bomb borrow bribe burgle call cancel carry cease challenge charge
chase cheat check claim climb close collect comb commence compile comply conceal concede conclude confiscate consume
convene convict cough damage declare decide decline defraud delete deliver demand deny deport deposit describe
destroy detain determine develop dig dismantle dispute distribute divert divulge donate drag earn educate embezzle
enable enforce enter erode escape evade examine exceed exclude execute explode exploit explore explain extort
fabricate file fill finance fine fire flag flush forfeit forge gather generate grab guide handle happen haul hike
hire hoist hope identify ignore impede imply impose imprison include increase indict infringe inject inspect
intervene invade invoke issue jail join judge kill kick label launch lease levy load loot lure manage march mention
merge misuse mug murder name net notify obtain offer operate order owe pack parole pay pledge plan plunder pocket
pose postpone pour probe produce promise promote prosecute prove provide pull pursue push quash question quote raid
raise rape rebuke recover recruit rectify redeem refuse register release relocate remove repair report repatriate
require rescue reside resolve restore retrieve return reveal revoke rob roll rule scale schedule scold score screen
search secure seem seize settle share shelve ship smash smuggle snatch solve sponsor stab state stash stop store
strangle study submit sue supply suspend swindle table tackle tamper tap tax terminate test thank threaten time
trace track trade trap treat trick try tune unveil urge use value violate visit vote wage wait warn wipe wound wreck
"""


@pytest.mark.parametrize("verb", REGULAR.split())
def test_regular_forms_come_back(verb: str) -> None:
    forms = Inflection({}, ()).forms(verb)
    assert [INFLECTION.lemma(form) for form in forms] == [verb] * len(forms)


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        *[("stole", "steal"), ("stolen", "steal"), ("stealing", "steal"), ("steals", "steal"), ("paid", "pay")],
        *[("sought", "seek"), ("shot", "shoot"), ("fled", "flee"), ("withdrew", "withdraw"), ("underwent", "undergo")],
        *[("cancelled", "cancel"), ("canceled", "cancel"), ("focused", "focus"), ("dying", "die"), ("tied", "tie")],
        *[("trafficked", "traffic"), ("committed", "commit"), ("seizing", "seize"), ("raids", "raid")],
        *[
            ("rebuilt", "rebuild"),
            ("resold", "resell"),
            ("overpaid", "overpay"),
            ("agreed", "agree"),
            ("freed", "free"),
        ],
    ],
)
def test_irregular_and_doubled_forms(form: str, verb: str) -> None:
    assert INFLECTION.lemma(form) == verb


@pytest.mark.parametrize(
    ("form", "verb"), [("zorped", "zorp"), ("zorbing", "zorb"), ("", ""), ("ed", "ed"), ("ing", "ing"), ("ss", "ss")]
)
def test_unknown_words_come_through(form: str, verb: str) -> None:
    assert regular_lemma(form) == verb


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("steal", "steal steals stole stolen stealing"),
        ("rob", "rob robs robbed robbing"),
        ("die", "die dies died dying"),
        ("traffic", "traffic traffics trafficked trafficking"),
        ("plead", "plead pleads pled pleaded pleading"),
        ("have", "have has had having"),
        ("be", "be is am are was were been being"),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: str) -> None:
    assert INFLECTION.forms(verb) == forms.split()
