from __future__ import annotations

import re
from typing import get_args

import pytest

import extractor
from extractor.entities import Offence, Stage
from extractor.find.offences.stage import StageModel
from extractor.find.offences.talk import CLAUSE_FEATURES
from extractor.packs import Rules
from tests.find.test_offences import find, marked

CUES = Rules().table("stages.toml")["cues"]


@pytest.mark.parametrize("cue", [cue for cue in CUES if cue["stage"] != "none"], ids=lambda cue: str(cue["id"]))
def test_a_cue_gives_the_stage_of_its_examples(cue: dict[str, str]) -> None:
    assert cue["stage"] in get_args(Stage)
    for example in cue["examples"]:
        text, _ = marked(example)
        assert [o.stage for o in find(text)] == [cue["stage"]], example


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Two men arrested for burglary were charged with theft.", ["charged", "charged"]),
        ("He was convicted of one count of arson and two counts of assault.", ["convicted", "convicted"]),
        ("She was charged with allegedly stealing a van.", ["charged"]),
        ("He was jailed for eight years after pleading guilty to robbery.", ["sentenced"]),
        ("The robbery is being investigated.", ["investigated"]),
        ("Such acts may constitute crimes such as extortion.", ["mentioned"]),
        ("Smuggling is a serious offence.", ["mentioned"]),
        ("He faces up to ten years for arson.", ["charged"]),
        ("Anyone convicted of arson faces up to ten years.", ["mentioned"]),
        ("Any person found guilty of arson may be jailed.", ["mentioned"]),
        ("Arson carries a maximum term of ten years.", ["mentioned"]),
        ("The two were booked into the county jail:\n• Arson;\n• Grand theft.", ["charged", "charged"]),
        ("She was acquitted of murder.", ["acquitted"]),
        ("Officers cracked down on the acts of spreading rumors.", ["investigated"]),
        ("The defendant was charged with:\n• Arson;\n• Grand theft.", ["charged", "charged"]),
        ("A man was charged with fraud today.\nHe stole two vans in May.", ["charged", "charged"]),
        ("A man pleaded guilty to fraud today.\nHe stole two vans in May.", ["pleaded_guilty", "pleaded_guilty"]),
        (
            'A man was charged with fraud today.\n"We will never tolerate theft," the judge said.',
            ["charged", "mentioned"],
        ),
        ("Ann Lee, agent in charge, spoke of smuggling.", ["mentioned"]),
        ("She pleaded not guilty to arson.", ["charged"]),
        ("The town has seen fewer burglaries.", ["mentioned"]),
        ("The court heard that he forged a cheque.", ["charged"]),
        ("He was convicted in May.\nThe court heard that he forged a cheque.", ["convicted"]),
        ("An inspection revealed illegal dumping.", ["investigated"]),
        ("Two men were held over arson.\nA clerk is being investigated for theft.", ["arrested", "investigated"]),
        ("A charge of arson was dropped.", ["acquitted"]),
        ("He was jailed in May.\nThe judge said that smuggling could not be tolerated.", ["mentioned"]),
        ("If convicted, she faces up to two years in prison for arson.", ["charged"]),
        ("He was jailed in May.\nIn a separate case, police are looking into a theft.", ["investigated"]),
        ("Court jails clerk for forgery", ["sentenced"]),
        ("Two docked for stealing", ["charged"]),
        ("Clerk who forged cheques is spared jail", ["sentenced"]),
        ("The N8million land fraud\nA man was jailed on Monday.", ["sentenced"]),
        ("Agents nabbed a man for dealing in Indian hemp.", ["arrested"]),
        ("A fugitive wanted for embezzlement was seen.", ["investigated"]),
        ("The firm settled claims of illegal dumping.", ["sentenced"]),
        ("Police will continue to disrupt drug trafficking.", ["mentioned"]),
        (
            "Notes of the Week\n\n1. The Special Court sentenced a clerk to three years for embezzlement.\n\n"
            "2. Officers arrested an inspector on Tuesday for bribery.\n\n"
            "3. The charge of extortion against a mayor was withdrawn.",
            ["sentenced", "arrested", "acquitted"],
        ),
        (
            "Pair held after chase\n\nThe two were arrested on Sunday.\n\n"
            "Rae Holm, 27, and Ken Ford, 30, have been charged with:\n\n• Handling stolen goods\n• Dangerous driving",
            ["charged", "charged"],
        ),
        ("He was charged under the Prevention and Combating of Corrupt Acts Act with bribery.", ["charged"]),
        ("Agents arrested a clerk on embezzlement charges.", ["charged"]),
        ("A driver was arrested for drunk driving and was jailed in lieu of $5,000 bail.", ["charged"]),
        ("Police said that 40 people have been arrested for alleged drug dealing.", ["arrested"]),
        ("A conviction for perjury can mean a prison sentence.", ["mentioned"]),
        ("He is charged with arson, which can lead to life in prison.", ["charged"]),
        ("Police addressed 300 cases of burglary during the spring campaign.", ["investigated"]),
    ],
)
def test_the_governing_cue_decides(text: str, stages: list[str]) -> None:
    assert [o.stage for o in find(text)] == stages


@pytest.mark.parametrize(
    ("lead_in", "stage"),
    [
        ("All were taken to jail on the following preliminary charges", "charged"),
        ("Police arrested the following suspects", "arrested"),
        ("The following were sentenced by the court", "sentenced"),
    ],
)
def test_a_roster_tells_what_its_lead_in_tells(lead_in: str, stage: str) -> None:
    """However long it is, and though each of its items is a sentence."""
    items = ["Dana R. Quell: Theft, arson, of Hope.", "Owen Tarrow, 34, burglary.", "Lena Voss - fraud."] * 6
    text = f"{lead_in}:\n\n" + "\n\n".join(items)
    assert {o.stage for o in find(text)} == {stage}
    assert len(find(text)) == 24


def test_one_of_a_roster_may_be_further() -> None:
    text = "The following were charged:\n\nDana Quell: theft.\n\nOwen Tarrow: jailed for two years for arson."
    assert [o.stage for o in find(text)] == ["charged", "sentenced"]


def test_what_a_clause_may_say_is_bounded() -> None:
    """The grammar of a clause is read only where it may decide: each feature of it that weighs has to be known."""
    talk = StageModel(Rules()).talk
    told = {name for name in talk if name.endswith(" clause") or re.fullmatch(r"before a [a-z ]+ verb", name)}
    assert told
    assert told <= {name for kind in CLAUSE_FEATURES for name in kind}


@pytest.mark.parametrize(
    "text",
    [
        "Fraud may be punished with a fine. A clerk was charged with fraud on Monday.",
        "Theft is a crime. The agency warned shops of theft, and two men were arrested for theft in Portbury.",
        "Whoever commits arson will be prosecuted. Police are investigating the arson at the old mill.",
    ],
)
def test_stages_are_those_that_every_feature_gives(text: str) -> None:
    """``explain`` reads all features, ``extract`` those alone that may decide."""
    entities = extractor.extract(text).entities
    assert any(isinstance(one, Offence) for one in entities)
    assert entities == extractor.explain(text).entities
