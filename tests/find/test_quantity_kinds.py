"""Kinds of quantities that users of neighbouring tools found wrong: "VALUE [UNIT] [BOUND] : OF", the head compared."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.find.test_quantities_prose import expected, found

CASES: dict[str, list[tuple[str, list[str]]]] = {
    "by how much, and to what": [
        ("Burglaries fell 9% to 410 in the town.", ["9 % : Burglaries", "410 : Burglaries"]),
        ("Profit decreased $2 million to $30 million.", ["2000000 USD : Profit", "30000000 USD : Profit"]),
        ("The toll rose by four to 21.", ["4 : toll", "21 : toll"]),
        ("The number of raids rose from 90 to 130.", ["90 : raids", "130 : raids"]),
        ("The term was raised from two to six years.", ["2 a : term", "6 a : term"]),
        ("Rents rose from 12 percent to 18 percent.", ["12 % : Rents", "18 % : Rents"]),
        ("It costs from $12 to $18.", ["12..18 USD :"]),
        ("Prices rose 2 to 4 percent.", ["2..4 % : Prices"]),
        ("Fines range from $50 to $100.", ["50..100 USD :"]),
    ],
    "a unit shared": [
        ("The bales weighed 7 and 8 kg.", ["7 kg : bales", "8 kg : bales"]),
        ("They took 11 and 14 grams of resin.", ["11 g : resin", "14 g : resin"]),
        ("Turnout fell by 2, 5 and 7 percent.", ["2 % : Turnout", "5 % : Turnout", "7 % : Turnout"]),
        ("He paid 300 and 700 euros.", ["300 EUR :", "700 EUR :"]),
        ("The boys are aged 11, 13 and 16.", ["11 a : age", "13 a : age", "16 a : age"]),
        ("She served 12 of her 30 months.", ["12 mo :", "30 mo :"]),
    ],
    "durations of three parts": [
        ("She got 2 years, 5 months and 20 days in jail.", [f"{2 + 5 / 12 + 20 / 365} a : jail"]),
        ("It took a year and a half.", ["1.5 a :"]),
        ("It took two hours and a half.", ["2.5 h :"]),
    ],
    "what a fraction is of": [
        ("A quarter of a million people fled.", ["250000 : people"]),
        ("Three quarters of a billion dollars is gone.", ["750000000 USD :"]),
        ("One point two million people fled.", ["1200000 : people"]),
        ("It grew zero point four percent.", ["0.4 % :"]),
    ],
    "notes, numbers and names": [
        ("The survey covered 300 ships.[4]", ["300 : ships"]),
        ("The file number is 554120; account 99812 was used.", []),
        ("Her licence number was 77120.", []),
        ("The number was 340.", ["340 :"]),
        ("The hall opens at noon GMT+800 or so.", []),
        ("A 7-Eleven, Studio 54 and two banks were robbed.", ["2 : banks"]),
        ("The 26 gang fought three 28s gangsters.", ["3 : gangsters"]),
        ("The Fox 11 News crew told of two raids.", ["2 : raids"]),
    ],
    "heights": [
        ("The man is 5'8\" tall.", [f"{5 + 8 / 12} [ft_i] : man"]),
        ("He stands 6'1\" and weighs 90 kg.", [f"{6 + 1 / 12} [ft_i] :", "90 kg :"]),
    ],
    "decimal commas": [
        ("The ticket was €12,80.", ["12.8 EUR :"]),
        ("Wages rose 3,1 percent.", ["3.1 % : Wages"]),
        ("The sum of 450.000 USD is due.", ["450000 USD :"]),
        ("It cost 2.400,00 euros.", ["2400 EUR :"]),
        ("Exhibits 2,5 and 7 were shown.", []),
    ],
    "counts that look like years": [
        ("More than 2010 people were held.", ["2010 > : people"]),
        ("Officers made 1995 arrests and seized 2012 guns.", ["1995 : arrests", "2012 : guns"]),
        ("Up to 2040 jobs will go.", ["2040 <= : jobs"]),
        ("The 2016 elections and 2019 figures were discussed.", []),
    ],
    "the counted noun": [
        ("Inspectors fined 30 over-the-counter drug sellers.", ["30 : sellers"]),
        ("They broke up two large-scale, cross-border smuggling rings.", ["2 : rings"]),
        ("Two Marlow, Ohio men were jailed.", ["2 : men"]),
        ("There were 31 harbour crossing and trespassing incidents.", ["31 : incidents"]),
        ("He was convicted on one money laundering count.", ["1 : count"]),
        ("Teams from 5 Member States came.", ["5 : States"]),
        ("They took goods worth of 3 million yuan.", ["3000000 CNY : goods"]),
        ("They found 2 kg gold valued at Rs 1 crore.", ["2 kg : gold", "10000000 INR : gold"]),
        ("Ten bags of 50kg parboiled rice each were found.", ["10 : bags", "50 kg : rice"]),
        ("The firm reported 2.7m sales.", ["2700000 : sales"]),
        ("The 40-strong unit left.", ["40 : unit"]),
        ("A six-month-long probe ended.", ["6 mo : probe"]),
        ("She spent two years in a foreign prison.", ["2 a : prison"]),
        ("They took 16 hand-made and 12 home-made guns.", ["16 : guns", "12 : guns"]),
        ("The state is making $200,000 available.", ["200000 USD :"]),
        ("The number of thefts was 170, up 12 percent.", ["170 : thefts", "12 % : thefts"]),
        ("They held 41, or 2 percent.", ["41 :", "2 % :"]),
        ("They held 40 men in Marlow and 12 abroad.", ["40 : men", "12 : men"]),
        ("Of the 30 men, 12 were freed.", ["30 : men", "12 : men"]),
        ("Courts heard 900 cases, up 12 percent.", ["900 : cases", "12 % : cases"]),
    ],
    "bounds": [
        ("The law sets 24 months as the maximum.", ["24 mo <= :"]),
        ("It has oversight over 10 areas.", ["10 : areas"]),
        ("Twenty-odd men and a dozen-odd boys fled.", ["20 ~ : men", "12 ~ : boys"]),
    ],
    "ages": [
        ("Ade Roe - 38yrs, and Mrs Jane Bex, 55yrs, native of Marlow, fled.", ["38 a : age", "55 a : age"]),
        ("He and his wife, 29, fled.", ["29 a : age"]),
        ("Jo Roe, 34, 113 Dock Road, Marlow.", ["34 a : age"]),
    ],
    "amounts of many countries": [
        ("They took P20-million and P1.5 million worth of rice.", ["20000000 PHP : rice", "1500000 PHP : rice"]),
        ("The fine was R2 500 and the loss R1,5 million.", ["2500 ZAR : fine", "1500000 ZAR :"]),
        ("They took P 3,400,000 worth of rice.", ["3400000 PHP : rice"]),
        ("They lost KSh 2 million and Tk 4 crore.", ["2000000 KES :", "40000000 BDT :"]),
    ],
    "the subject of a number": [
        ("Damage from false claims last year topped 40 million yen.", ["40000000 JPY > : Damage"]),
        ("The number of cases was 17,600 -- up 3,100, or 21 percent.", ["17600 : cases", "3100 : cases", "21 % :"]),
        ("The number of drivers suspected of a hit and run was 140, up 12.", ["140 : drivers", "12 : drivers"]),
        ("There was a rise in burglaries to 4,400 from 3,900.", ["4400 : burglaries", "3900 : burglaries"]),
        ("It took 9,300 calls in 2023, 12% more than in 2022.", ["9300 : calls", "12 % : calls"]),
    ],
    "what money buys": [
        ("He sold the shells to a dealer for $600.", ["600 USD : shells"]),
        ("Bail was set at $400,000 bond or $900,000 partly secured bond.", ["400000 USD : bond", "900000 USD : bond"]),
        ("She was cheated of $300,000 in March 2021.", ["300000 USD :"]),
        ("The county had $2.5 million stolen.", ["2500000 USD :"]),
        ("Resin worth an estimated value of $7 million was burned.", ["7000000 USD : Resin"]),
        ("She must pay $4 million in penalties and restitution.", ["4000000 USD : restitution"]),
        ("Gold valued at 17.5 lakh was found.", ["1750000 INR : Gold"]),
        ("More than 12 lakh people voted.", ["1200000 > : people"]),
    ],
    "durations of one": [
        ("He lived there for about a decade.", ["10 a ~ :"]),
        ("It took less than an hour.", ["1 h < :"]),
        ("He stayed a year.", []),
    ],
    "terms and ages": [
        ("Jo Roe #2, 19, was a trainee.", ["19 a : age"]),
        ("She faces up to a maximum of 20 years and a mandatory two years in prison.", ["20 a <= :", "2 a : prison"]),
        ("They asked for 90 years-to-life.", ["90 a >= :"]),
        ("The water level after the storm stood at 0.7.", ["0.7 : level"]),
    ],
    "years and months": [
        ("He got one year and eight months in jail.", ["20 mo : jail"]),
        ("He got two years and six months in jail.", ["2.5 a : jail"]),
    ],
    "counted together": [
        ("They shut 230 illegal websites and mobile apps.", ["230 : apps"]),
        ("They seized 12 vans and illegal drugs.", ["12 : vans"]),
        ("They found 1260 shucked paua.", ["1260 : paua"]),
        ("They issued 112 penalty notices.", ["112 : notices"]),
    ],
}


@pytest.mark.parametrize(
    ("text", "lines"),
    [pytest.param(*case, id=f"{kind}: {case[0][:40]}") for kind, cases in CASES.items() for case in cases],
)
def test_kind(text: str, lines: list[str]) -> None:
    assert Counter(found(text)) == Counter(map(expected, lines))
