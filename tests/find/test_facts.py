"""Facts: who did what to how many, when, and who says so."""

from __future__ import annotations

from typing import Any

import pytest

import extractor

nlp = extractor.load()


def facts(text: str) -> list[dict[str, Any]]:
    """The facts of a text, entity ids replaced by what they stand for."""
    extraction = extractor.extract(text, published="2024-05-06", nlp=nlp).to_dict()
    names = {entity["id"]: entity["text"] for entity in extraction["entities"]}
    return [
        {**fact, "quantity": names.get(fact["quantity"]), "when": names.get(fact["when"])}
        for fact in extraction["facts"]
    ]


def rows(text: str) -> list[str]:
    """Each fact as a line: action, quantity, agent, date, speaker; what is not told is left out."""
    return [
        " · ".join(
            f"{fact[name]}" for name in ("action", "quantity", "agent_text", "when", "said_by_text") if fact[name]
        )
        for fact in facts(text)
    ]


CASES = [
    # coordinated verbs share subject, date and speaker
    (
        "Since March, customs officers across the province have inspected more than 400 trucks, impounded 12 boats "
        "and shut down 3 warehouses, the Ministry of Finance said at a briefing on Monday.",
        [
            "inspect · more than 400 · customs officers · March · Ministry of Finance",
            "impound · 12 · customs officers · March · Ministry of Finance",
            "shut down · 3 · customs officers · March · Ministry of Finance",
        ],
    ),
    # the passive, and a second clause with a subject of its own
    (
        "Over 130 cases were investigated, and 27 suspects were arrested by marine police, Tan noted.",
        ["investigate · Over 130 · Tan", "arrest · 27 · marine police · Tan"],
    ),
    # a pronoun that is an object is no subject, however near
    (
        "The gangs behind them earned $3 million, the tax office said.",
        ["earn · $3 million · gangs · tax office"],
    ),
    # a participle that only measures leaves the action to the verb above it, unless the noun has a number of its own
    ("The clerks took out mortgages totalling $2 million.", ["take out · $2 million · clerks"]),
    ("The bank granted 31 loans totalling $9 million.", ["grant · 31 · bank", "total · $9 million"]),
    # what opens a sentence with its participle, and "being" behind a noun
    ("Also frozen were 23 accounts.", ["freeze · 23"]),
    ("Among the goods seized in the raids were 11 watches.", ["seize · 11"]),
    ("The operation led to 40 suspects being apprehended.", ["apprehend · 40"]),
    # what a part of the whole shares
    ("He recalled that 89 clerks, among them 14 judges, had been indicted.", ["indict · 89 · He", "indict · 14 · He"]),
    # a light verb whose subject is what was done, and where
    ("Searches were carried out last week at eleven shops.", ["search · eleven · last week"]),
    # changes in steps
    ("The average loss shrank by 19 percent to 43,000 yuan.", ["shrink · 19 percent", "shrink · 43,000 yuan"]),
    ("The number of cases was 940 -- up 84 from a year before.", ["be · 940", "rise · 84 · a year before"]),
    # items with a verb of their own have the subject of their lead-in
    (
        "The year ended.\n\nProsecutors:\n\n* transferred 304 cases to courts;\n* froze 12 cards.",
        ["transfer · 304 · Prosecutors", "freeze · 12 · Prosecutors"],
    ),
    # a numbered list under a noun of action
    (
        "Two clerks were held.\n\nRecovery:\n1. 19 phones\n2. 44 SIM cards",
        ["hold · Two", "recover · 19", "recover · 44"],
    ),
    # who "they" are
    ("Border officers stopped a lorry. In it they found 31 boxes.", ["find · 31 · Border officers"]),
    # headlines
    ("Police shut down 34 platforms", ["shut down · 34 · Police"]),
    ("Bakery Owner Gets 4 Years in Prison for Arson", ["sentence · 4 Years"]),
    ("Three charged over warehouse fire", ["charge · Three"]),
    # penalties
    (
        "Hollis was sentenced on Tuesday to 30 months in prison and ordered to pay $12,000 in restitution.",
        ["sentence · 30 months · Tuesday", "pay · $12,000 · Hollis · Tuesday"],
    ),
    ("A fine of $500 was imposed.", ["fine · $500"]),
    ("The company was fined $2 million.", ["fine · $2 million"]),
    # light verbs and nouns of action
    ("Officers made 620 arrests in June.", ["arrest · 620 · Officers · June"]),
    ("A total of 30 men were charged.", ["charge · 30"]),
    ("The operation led to the seizure of 40 kg of cocaine.", ["seize · 40 kg"]),
    ("Officers laid 34 charges against Hollis.", ["charge · 34 · Officers"]),
    ("Hollis faces 12 charges.", ["charge · 12"]),
    ("The offence carries a maximum of 10 years in prison.", ["sentence · a maximum of 10 years"]),
    ("Hollis received 15 years.", ["sentence · 15 years"]),
    ("Hollis must pay a fine of $900.", ["fine · $900"]),
    ("Hollis faces up to two years in jail and a $900 fine.", ["sentence · up to two years", "fine · $900"]),
    ("The patrol foiled the trafficking of 80 kg of scales.", ["traffic · 80 kg"]),
    # states and changes have no agent
    ("Burglaries rose 12 percent.", ["rise · 12 percent"]),
    ("Arrests fell from 62 in 2021 to 55 in 2022.", ["fall · 62 · 2021", "fall · 55 · 2022"]),
    ("Women accounted for 40 percent of the victims.", ["account for · 40 percent"]),
    ("There were 14 accidents in May.", ["be · 14 · May"]),
    ("The board reported a 30 percent increase.", ["increase · 30 percent · board"]),
    ("The search took 12 days.", ["take · 12 days"]),
    # who counts may act
    ("Twenty forces joined the campaign.", ["join · Twenty · Twenty forces"]),
    # lists under a lead-in, in one line or a line each
    ("Seized: 31 phones and 204 SIM cards.", ["seize · 31", "seize · 204"]),
    (
        "Rao was charged with:\n• one count of theft;\n• two counts of assault.",
        ["charge · one", "charge · two"],
    ),
    ("Officers seized the following:\n- 31 phones\n- 204 cards", ["seize · 31 · Officers", "seize · 204 · Officers"]),
    ("Arrests: 14", ["arrest · 14"]),
    # of the whole, of its parts
    ("He was ordered to pay $200, of which $70 will be costs.", ["pay · $200 · He", "pay · $70 · He"]),
    ("Of 340 vans checked, 27 were seized.", ["seize · 27"]),
    # who acts: what a noun of action is done by, whom a verb of charging falls on, what a pronoun stands for
    ("The seizure of 18 guns by customs ended the case.", ["seize · 18 · customs"]),
    ("Police arrested eight men for selling 300 tickets.", ["arrest · eight · Police", "sell · 300 · eight men"]),
    ("Hollis fled. He stole 12 cars.", ["steal · 12 · Hollis"]),
    # who says so
    ("Prosecutors contend that Hollis stole 12 cars.", ["steal · 12 · Hollis · Prosecutors"]),
    (
        '"We closed 45 shops," Dr Anan said. "We took 9 cars."',
        ["close · 45 · Dr Anan · Dr Anan", "take · 9 · Dr Anan · Dr Anan"],
    ),
    ("Six men are in custody.", ["arrest · Six"]),
    # a time before the subject is no part of it; a noun that comes of its verb in its own way
    ("Within a few days the couple moved two children to Marlow.", ["move · two · couple"]),
    ("The searches led to the discovery of 12 stolen phones.", ["discover · 12"]),
    # what only describes is no fact
    ("A three-member team led by a 45-year-old officer met for two hours.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_facts(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


LANGUAGE = [
    # lists, also after a preposition and past what the items are of
    (
        "He pleaded guilty to one count of carrying out arson and two counts of theft.",
        ["plead guilty · one · He", "plead guilty · two · He"],
    ),
    (
        "Nine cars, 40 kg of copper and R5 000 in cash were confiscated.",
        ["confiscate · Nine", "confiscate · 40 kg", "confiscate · R5 000"],
    ),
    ("They filed 9 forms with the agency and four banks.", ["file · 9 · They"]),
    # parts are told in the action of the whole
    ("Police arrested 19 people, including seven women.", ["arrest · 19 · Police", "arrest · seven · Police"]),
    ("The seizures included 12 guns and 900 pills.", ["seize · 12", "seize · 900"]),
    # what something is worth, where no number of things is told
    ("Thieves stole watches worth $5,000.", ["steal · $5,000 · Thieves"]),
    # two objects, in the passive too
    ("The clerk paid him $300.", ["pay · $300 · clerk"]),
    ("Twelve traders were fined $900 each.", ["fine · Twelve", "fine · $900"]),
    # who acts in an infinitive or a gerund
    ("The judge ordered Nestwell to pay $9 million.", ["pay · $9 million · Nestwell"]),
    ("Hollis devised a scheme to defraud 11 investors.", ["defraud · 11 · Hollis"]),
    ("Hollis was jailed for stealing 40 phones.", ["steal · 40 · Hollis"]),
    # a relative clause has its noun as subject, and dates of its own
    (
        "On Monday police charged a man who allegedly sold 90 guns in March.",
        ["sell · 90 · man · March"],
    ),
    # a date for each
    (
        "Customs seized 40 kg in 2021 and 60 kg in 2022.",
        ["seize · 40 kg · Customs · 2021", "seize · 60 kg · Customs · 2022"],
    ),
    # who says so
    ('"We froze 60 accounts," said Superintendent Rao.', ["freeze · 60 · Superintendent Rao · Superintendent Rao"]),
    ("According to Europol, the gang stole 120 cars.", ["steal · 120 · gang · Europol"]),
    # words that look like verbs
    ("Daniel May ran nine companies.", ["run · nine · Daniel May"]),
    ("The three suspected drug offenders were held.", ["hold · three"]),
    # parts in brackets, and with a clause of their own
    (
        "The operation led to 27 arrests (19 in Hungary, five in Austria).",
        ["arrest · 27", "arrest · 19", "arrest · five"],
    ),
    ("Detectives received 120 reports, 75 of which were registered.", ["receive · 120 · Detectives", "register · 75"]),
    # what only measures the noun before it
    ("The firm collected deposits to the tune of $3 million.", ["collect · $3 million · firm"]),
    ("Hollis issued cheques totalling $9,000.", ["issue · $9,000 · Hollis"]),
    # a lead-in that asks for what its items tell
    (
        "The company must:\n• pay $4 million\n• close two offices",
        ["pay · $4 million · company", "close · two · company"],
    ),
    # who speaks, past where and when
    ("Ana Lind, head of the office, today announced 14 arrests.", ["arrest · 14 · today · Ana Lind"]),
    ("Rao, head of the bureau, revealed at a briefing that 14 men had been held.", ["hold · 14 · Rao"]),
    # a state
    ("The stocks were said to be at 20 percent of what they were.", ["be · 20 percent"]),
    # a number that shares the verb before; both ends of a change
    (
        "The 31 were held in raids, nine in Tarrow and two at sea.",
        ["hold · 31", "hold · nine", "hold · two"],
    ),
    ("Clearance improved from 31 per cent to 38 per cent.", ["improve · 31 per cent", "improve · 38 per cent"]),
    # nobody is a share; what somebody had done to them
    ("Of the men, 71 per cent had a previous conviction.", ["have · 71 per cent"]),
    ("Three had their licences suspended.", ["suspend · Three"]),
    # on whom a penalty falls has done what follows
    (
        "A fine was imposed on the airline for losing 3,100 bags.",
        ["lose · 3,100 · airline"],
    ),
    ("Police issued 900 fines.", ["fine · 900 · Police"]),
    ("Officers carried out searches at 11 flats.", ["search · 11 · Officers"]),
    ("Prosecutors filed an indictment against 13 men.", ["indict · 13 · Prosecutors"]),
    ("The directors were banned from running firms for nine years.", ["ban · nine years"]),
    # what was done to it is told right behind it
    ("The inquiry rests on 17 reports registered by Tarrow Police.", ["register · 17 · Tarrow Police"]),
    # what a change is measured by is not when it was
    (
        "In June thefts rose by 40 percent on the same month a year earlier.",
        ["rise · 40 percent · June"],
    ),
    # whom charges are against; what a clause behind a semicolon tells
    ("The charges against two councillors were withdrawn.", ["withdraw · two"]),
    (
        "The court fined the firm $900; 18 others received warnings.",
        ["fine · $900 · court", "receive · 18 · 18 others"],
    ),
    # who does what opens the sentence; what participles stand between
    (
        "Searching six flats on Monday, police seized 40 guns.",
        ["search · six · police · Monday", "seize · 40 · police · Monday"],
    ),
    ("Nine outlets, found to be operating without a licence, were closed.", ["close · Nine"]),
    ("A network said to have a turnover of $9 million was broken up.", ["have · $9 million · network"]),
    # each year has its number
    (
        "Thefts fell from 618 in 2023 to 590 in 2024.",
        ["fall · 618 · 2023", "fall · 590 · 2024"],
    ),
    # a dateline is no date of what is told
    ("TARROW, 26 February (Tarrow News) - Police have arrested 12 men.", ["arrest · 12 · Police"]),
    # verbs that open items, with a capital
    (
        "The firm will:\n• Pay $4 million\n• Forgive $9 million",
        ["pay · $4 million · firm", "forgive · $9 million · firm"],
    ),
    # verbs whose past is their base form, and a verb that looks like a noun before an infinitive
    ("The council will cut 40 jobs.", ["cut · 40 · council"]),
    ("The council plans to hit 40 targets.", ["hit · 40 · council"]),
    ("The pair attempted to smuggle 6 kg of gold.", ["smuggle · 6 kg · pair"]),
    # a headline's infinitive
    ("Ministry to recruit 400 inspectors", ["recruit · 400 · Ministry"]),
    # a gerund past a comma goes on with the sentence; behind a passive it tells what came of it
    (
        "Officers closed 25 dens serving as stores, seizing 412 vans.",
        ["close · 25 · Officers", "seize · 412 · Officers"],
    ),
    ("The flats were raided, leading to panic, and 9 men were held.", ["hold · 9"]),
    # what stands between two commas has its own subject
    ("Hollis admitted, prosecutors said, to stealing 12 cars.", ["steal · 12 · Hollis · prosecutors"]),
    ("The 12 cars, the court heard, were stolen in May.", ["steal · 12 · May"]),
    ("The trader, whom police held in May, sold 40 guns.", ["sell · 40 · trader · May"]),
    ("The man, whose accomplices fled, was found carrying 3 kg of heroin.", ["carry · 3 kg · man"]),
    # of persons, and not of the place where they live
    ("A driver from Kano who stole 9 cars was held.", ["steal · 9 · driver"]),
    # past what opens the sentence
    ("As part of today's deal, Hollis and Boyle, will repay $9,000.", ["repay · $9,000 · Hollis and Boyle · today"]),
    # a body that is no agency, and the nearest one
    ("The Food Board inspected 210 kitchens. It shut 17.", ["inspect · 210 · Food Board", "shut · 17 · Food Board"]),
    ("Police said that the company said it had lost 500 drums.", ["lose · 500 · company · Police"]),
    # verbs that say only before "that", a source, and a speaker that closes a headline
    ("The chairman lamented that 700 cases were closed.", ["close · 700 · chairman"]),
    ("As stated by the mayor, 40 homes were flooded.", ["flood · 40 · mayor"]),
    ("Six men held, says watchdog", ["hold · Six · watchdog"]),
    ("Figures from the police show that 9 men died.", ["die · 9 · police"]),
    # what a light verb does to them, in the passive too
    ("Inspections of 45 farms were carried out.", ["inspect · 45"]),
    ("An investigation was opened into 45 firms by the bureau.", ["investigate · 45 · bureau"]),
    ("Checks were carried out on 45 lorries.", ["check · 45"]),
    ("The court quashed the charges against 9 traders.", ["quash · 9 · court"]),
    # who does what a noun tells
    ("The arrest on Tuesday of 40 workers sparked anger.", ["arrest · 40 · Tuesday"]),
    ("The killing by gunmen of 9 farmers drew protest.", ["kill · 9 · gunmen"]),
    ("The customs service's seizure of 380 parrots drew praise.", ["seize · 380 · customs service"]),
    # what a passive is shared with, and participles behind participles
    ("Nine men were held and 14 call centres searched.", ["hold · Nine", "search · 14"]),
    ("Two cars reported stolen in May were recovered.", ["recover · Two · May"]),
    ("With 40 homes destroyed, residents fled.", ["destroy · 40"]),
    ("Crime fell, with 9 firms losing money.", ["lose · 9 · 9 firms"]),
    ("A judge ordered $2 million in assets frozen.", ["freeze · $2 million"]),
    # several who get something, a headline, and both ends of a change
    ("The board fined Alpha, Beta and Gamma a total of $84 million.", ["fine · $84 million · board"]),
    ("Court jails man 10 years for arson", ["jail · 10 years · Court"]),
    ("The toll fell to $651 million from $660 million.", ["fall · $651 million", "fall · $660 million"]),
    ("The driver was disqualified from driving for 14 months.", ["disqualify · 14 months"]),
    # verbs in their base form, known or not
    ("The council must allocate 14 plots.", ["allocate · 14 · council"]),
    ("The ship could outlast 14 storms.", ["outlast · 14 · ship"]),
    ("The man who fled to avoid arrest sold 9 cars.", ["sell · 9 · man"]),
    # charges with counts are no absolute phrase
    ("Hollis was charged with three counts relating to arson.", ["charge · three"]),
    # what a passive's list includes, and what is measured by an estimate
    ("Assets were frozen, including 14 accounts.", ["freeze · 14"]),
    ("The fraud caused damage estimated at $11 million.", ["cause · $11 million · fraud"]),
    # on several, in two nouns, and who funds a share
    ("The board imposed a fine on 15 firms.", ["fine · 15 · board"]),
    ("Hollis is wanted for the attempted murder of three clerks.", ["murder · three"]),
    ("Some 25 percent is funded by the ministry.", ["fund · Some 25 percent · ministry"]),
    # where a change came from, and a participle that describes
    ("Nine traders were fined, up from 4 a year earlier.", ["fine · Nine", "rise · 4 · a year earlier"]),
    ("The raid led to the recovery of incriminating papers and $900.", ["recover · $900"]),
    ("It took the jury 14 days to agree.", ["take · 14 days"]),
    # on whom or what, right behind its verb
    ("The pair had preyed on 14 pensioners.", ["prey · 14 · pair"]),
    # no age, and no agent that only comes after
    ("Most of those held were over 25.", []),
    # nouns that are made from verbs
    ("The council reported the demolition of 20 sheds.", ["demolish · 20 · council"]),
    # somebody goes on speaking; nobody speaks where something is to be reported
    (
        '"It was paved," said Captain Rao, adding that Hollis had accepted $900.',
        ["accept · $900 · Hollis · Captain Rao"],
    ),
    ("Prosecutors dropped 5,460 cases.", ["drop · 5,460 · Prosecutors"]),
    # what something was done by, which is nobody; "out of" is no particle
    ("Two horns were sold by telephone.", ["sell · Two"]),
    ("The clerk had $900 stolen out of the account.", ["steal · $900"]),
    # no facts: where something is
    ("Officers stopped the boat 22 miles north of Marlow.", []),
    # no facts: comparisons, occasions, speeds, whose they are, which of how many
    ("Arrests were made on two occasions, at 40 km/h.", []),
    ("She greeted his two sons.", []),
    ("Police recovered four of the five cars.", ["recover · four · Police"]),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGE)
def test_language_of_facts(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("The firm is said to have sold 40 guns.", "alleged", False),
        ("The dealer failed to pay $400.", "asserted", True),
        ("The council has yet to pay $400.", "asserted", True),
        ("The dealer did not fail to pay $400.", "asserted", False),
        ("The prosecutor ruled out charging three men.", "asserted", True),
        ("The dealer ruled out theft and paid $400.", "asserted", False),
        ("Claims that the dealer paid $400 were settled.", "asserted", False),
        ("Police did not arrest or charge three men.", "asserted", True),
        ("Officers neither arrested nor charged three men.", "asserted", True),
        ("Hollis stole 9 cars.", "asserted", False),
        ("Hollis allegedly stole 9 cars.", "alleged", False),
        ("Hollis is accused of stealing 9 cars.", "alleged", False),
        ("Hollis is believed to have stolen 9 cars.", "alleged", False),
        ("Customs will auction 9 cars.", "planned", False),
        ("Customs will seize a van and auction 9 cars.", "planned", False),
        ("Police arrested alleged members and seized 9 cars.", "asserted", False),
        ("Hollis faces a fine of $900.", "hypothetical", False),
        ("Two men are scheduled to be arraigned.", "planned", False),
        ("Hollis faces up to 9 years in prison.", "hypothetical", False),
        ("If convicted, Hollis could be fined $900.", "hypothetical", False),
        ("Anyone who does so is liable to a fine of $900.", "hypothetical", False),
        ("Hollis faces 12 charges.", "asserted", False),
        ("The two men were not charged.", "asserted", True),
        ("It was also alleged that Hollis stole 9 cars.", "alleged", False),
        ("Hollis was held on suspicion of stealing 9 cars.", "alleged", False),
        ("The council is due to demolish 9 houses.", "planned", False),
        ("Plans to demolish 9 houses were shelved.", "planned", False),
        ("The council proposed demolishing 9 houses.", "planned", False),
        ("The firm will build a port, creating 9 jobs.", "planned", False),
        ("Ministry to recruit 9 clerks", "planned", False),
        ("The amount is enough to kill 9 men.", "hypothetical", False),
        ("No charges were laid against 9 men.", "asserted", True),
        ("None of the 9 men was held.", "asserted", True),
        ("Hollis is charged with 9 counts and will be held if convicted.", "asserted", False),
        ("The cargo has a street value of up to $900.", "asserted", False),
    ],
)
def test_how_the_text_puts_it(text: str, modality: str, negated: bool) -> None:
    (fact,) = facts(text)
    assert (fact["modality"], fact["negated"]) == (modality, negated)


def test_a_charge_without_a_number_is_a_fact_of_its_offences() -> None:
    (fact,) = facts("Hollis was charged with wire fraud and money laundering.")
    assert (fact["action"], fact["object"], fact["quantity"]) == ("charge", "Hollis", None)
    assert len(fact["offences"]) == 2


def test_a_charge_is_a_fact_however_far_the_case_has_come() -> None:
    told = facts(
        "Jo Roe was charged with bank fraud in May. On Monday a judge sentenced Roe to 30 months for bank fraud."
    )
    assert [(fact["action"], fact["when"]) for fact in told] == [("charge", "May"), ("sentence", "Monday")]


def offences(text: str) -> list[str]:
    """Each fact as a line: action, quantity and the offences that it is about."""
    extraction = extractor.extract(text, published="2024-05-06", nlp=nlp)
    names = {entity.id: entity.text for entity in extraction.entities}
    return [
        f"{fact.action} {names.get(fact.quantity or '', '–')}: {', '.join(names[one] for one in fact.offences)}"
        for fact in extraction.facts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police charged two men with money laundering.", ["charge two: money laundering"]),
        # behind the verb of a passive, as behind its object
        ("Two men were charged with money laundering.", ["charge Two: money laundering"]),
        ("Three were convicted of fraud and perjury.", ["convict Three: fraud, perjury"]),
        ("Five men were arrested on suspicion of theft.", ["arrest Five: theft"]),
        ("Two men were charged with fraud and three held for theft.", ["charge Two: fraud", "hold three: theft"]),
        ("Two men, aged 34 and 51, were charged with fraud.", ["charge Two: fraud"]),
        ("Two charged with burglary", ["charge Two: burglary"]),
        ("A fine of $500 was imposed for smuggling.", ["fine $500: smuggling"]),
        # a subject that is not what the verb is done to has none of what stands behind it
        ("Three officers said that a robbery was planned.", ["say Three: "]),
        # past the penalty and the counts, which are told of the same people; not past others
        ("Two men were jailed for nine years for robbery.", ["jail Two: robbery", "jail nine years: robbery"]),
        (
            "Three brothers are charged with nine counts of arson and one count of extortion.",
            ["charge Three: arson, extortion", "charge nine: arson", "charge one: extortion"],
        ),
        ("A total of 30 were charged, 12 of them with fraud.", ["charge 30: ", "charge 12: fraud"]),
        # what is listed is about the same
        ("Police arrested five men and two women for theft.", ["arrest five: theft", "arrest two: theft"]),
        ("Five men and two women were arrested for theft.", ["arrest Five: theft", "arrest two: theft"]),
        # verbs that are joined
        ("Two men were arrested and charged with arson.", ["arrest Two: arson", "charge –: arson"]),
        ("Hollis was convicted of fraud and jailed for 3 years.", ["convict –: fraud", "jail 3 years: fraud"]),
        ("The two were found guilty of fraud.", ["find guilty two: fraud"]),
        # lists under a lead-in
        ("Three men were charged with:\n\n- fraud\n- theft of a car\n", ["charge Three: fraud, theft of a car"]),
        ("Hollis was charged with:\n\nFraud\nTheft of a car\n", ["charge –: Fraud, Theft of a car"]),
        (
            "Hollis was charged with:\n\n- one count of fraud\n- two counts of arson\n",
            ["charge one: fraud", "charge two: arson"],
        ),
        ("Arrested for burglary: three men, two women.", ["arrest three: burglary", "arrest two: burglary"]),
    ],
)
def test_a_fact_has_the_offences_that_it_is_about(text: str, expected: list[str]) -> None:
    assert offences(text) == expected


def test_an_agent_that_nobody_is_told_for_is_less_than_sure() -> None:
    (fact,) = facts("They seized 12 guns.")
    assert (fact["agent_text"], fact["certainty"]) == ("They", "medium")
    (fact,) = facts("Customs seized 12 guns.")
    assert fact["certainty"] == "high"


def test_a_penalty_falls_on_somebody() -> None:
    (fact,) = facts("The court sentenced Hollis to 12 years in prison.")
    assert (fact["object"], fact["agent_text"]) == ("Hollis", "court")


def test_an_agency_that_acts_or_speaks_is_told_by_id() -> None:
    (fact,) = facts("The FBI seized 12 guns, the Ministry of Justice said.")
    assert fact["agent"]
    assert fact["said_by"]
