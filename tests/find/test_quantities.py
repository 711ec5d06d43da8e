"""Quantity mentions: number, unit, bound, counted noun, and what is none."""

from __future__ import annotations

import csv
import re
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.entities import Quantity
from extractor.find.context import Context
from extractor.find.quantities import QuantityFinder
from extractor.language.fold import fold
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules, standard_pack

rules = Rules()
find = QuantityFinder(rules)
split = SentenceSplitter(rules)

Number: TypeAlias = int | float
Value: TypeAlias = Number | tuple[Number, Number]


def quantities(text: str, country: str | None = None) -> list[Quantity]:
    folded = fold(text)
    context = Context(text=folded, country=country, sentences=split(folded))
    return [entity for entity in find(context) if isinstance(entity, Quantity)]


def only(text: str, country: str | None = None) -> Quantity:
    found = quantities(text, country)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


def value_of(quantity: Quantity) -> Value | None:
    if quantity.value is None and quantity.low is not None and quantity.high is not None:
        return quantity.low, quantity.high
    return quantity.value


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("They seized 2,300 parcels.", "2,300", 2300, None),
        ("They seized twenty-five parcels.", "twenty-five", 25, None),
        ("They seized two dozen parcels.", "two dozen", 24, None),
        ("They seized a dozen parcels.", "a dozen", 12, None),
        ("They seized 1,18,000 parcels.", "1,18,000", 118000, None),
        ("They seized 816 000 tonnes of rice.", "816 000 tonnes", 816000, "t"),
        ("They paid 4.5bn yuan in tax.", "4.5bn yuan", 4_500_000_000, "CNY"),
        ("They paid $1.1 million in tax.", "$1.1 million", 1_100_000, "USD"),
        ("They paid £34m in tax.", "£34m", 34_000_000, "GBP"),
        ("They paid Rs 3.59 crore in tax.", "Rs 3.59 crore", 35_900_000, "INR"),
        ("They paid Rs. 1,50,000/- in tax.", "Rs. 1,50,000", 150_000, "INR"),
        ("They paid Rs 7.54 cr in tax.", "Rs 7.54 cr", 75_400_000, "INR"),
        ("They paid N172, 408, 320.49 in tax.", "N172, 408, 320.49", 172408320.49, "NGN"),
        ("They paid ₦143 million in tax.", "₦143 million", 143_000_000, "NGN"),
        ("They paid R92 407 269-33 in tax.", "R92 407 269-33", 92407269.33, "ZAR"),
        ("They paid 900 000 € in tax.", "900 000 €", 900_000, "EUR"),
        ("They paid € 30,000 in tax.", "€ 30,000", 30_000, "EUR"),
        ("They paid 5,850,000 EUR in tax.", "5,850,000 EUR", 5_850_000, "EUR"),
        ("They paid S$30 in tax.", "S$30", 30, "SGD"),
        ("They paid HK$1.2m in tax.", "HK$1.2m", 1_200_000, "HKD"),
        ("They paid RMB500,000 in tax.", "RMB500,000", 500_000, "CNY"),
        ("They paid $716, 000 in tax.", "$716, 000", 716_000, "USD"),
        ("They paid USD$80,000 in tax.", "USD$80,000", 80_000, "USD"),
        ("They paid half a million dollars in tax.", "half a million dollars", 500_000, "USD"),
        ("They paid two and a half million euros in tax.", "two and a half million euros", 2_500_000, "EUR"),
        ("They paid 75 USD million in tax.", "75 USD million", 75_000_000, "USD"),
        ("They paid 30 MEUR in tax.", "30 MEUR", 30_000_000, "EUR"),
        ("They paid 3 dollars and 50 cents in tax.", "3 dollars and 50 cents", 3.5, "USD"),
        ("They sold 1.2m homes.", "1.2m", 1_200_000, None),
        ("It is 1.2m wide.", "1.2m", 1.2, "m"),
        ("It lies on a half-acre lot.", "half-acre", 0.5, "[acr_us]"),
        ("They paid 50 cents in tax.", "50 cents", 0.5, "USD"),
        ("It was 21%of the total.", "21%", 21, "%"),
        ("It was 21 per cent of the total.", "21 per cent", 21, "%"),
        ("It fell by 0.3 percentage points.", "0.3 percentage points", 0.3, "pp"),
        ("He carried 10.39kg of cannabis.", "10.39kg", 10.39, "kg"),
        ("He carried half a kilogram of cannabis.", "half a kilogram", 0.5, "kg"),
        ("It covers 3 lakh litres of liquor.", "3 lakh litres", 300_000, "L"),
        ("It covers 1,200 square feet.", "1,200 square feet", 1200, "[sft_i]"),
        ("He drove at 88 miles per hour.", "88 miles per hour", 88, "[mi_i]/h"),
        ("It was minus 5 degrees Celsius.", "minus 5 degrees Celsius", -5, "Cel"),
        ("The limit is 50 µg/L.", "50 µg/L", 50, "ug/L"),
        ("The yield was 2.4 tonnes per hectare.", "2.4 tonnes per hectare", 2.4, "t/ha"),
        ("A 36-year-old man was held.", "36-year-old", 36, "a"),
        ("A man aged 24 was held.", "24", 24, "a"),
        ("Jo Roe, 31, of Leeds was held.", "31", 31, "a"),
        ("They paid AUD $1.5 million in tax.", "AUD $1.5 million", 1_500_000, "AUD"),
        ("The level was .19 percent.", ".19 percent", 0.19, "%"),
        ("They paid .5 million dollars in tax.", ".5 million dollars", 500_000, "USD"),
        ("It resulted in 2.500 checks.", "2.500", 2500, None),
        ("He had 2.500 kg of hemp.", "2.500 kg", 2.5, "kg"),
        ("About 1 in 4 adults left.", "About 1 in 4", 0.25, None),
        ("It is a quarter of a mile away.", "a quarter of a mile", 0.25, "[mi_i]"),
        ("It lasted 3 1/2 hours.", "3 1/2 hours", 3.5, "h"),
        ("Two-thirds of the guests left.", "Two-thirds", 2 / 3, None),
        ("One in five guests left.", "One in five", 0.2, None),
        ("A third of the guests left.", "A third", 1 / 3, None),
        ("Between 10 and 15 guests left.", "10 and 15", (10, 15), None),
        ("He faces 12 to 15 years in prison.", "12 to 15 years", (12, 15), "a"),
        (
            "They paid HK$2 million to HK$3 million in tax.",
            "HK$2 million to HK$3 million",
            (2_000_000, 3_000_000),
            "HKD",
        ),
        ("Minors aged between nine and 17 left.", "nine and 17", (9, 17), "a"),
        ("He got one to three years in prison.", "one to three years", (1, 3), "a"),
        ("They paid $2 to $3 million in tax.", "$2 to $3 million", (2_000_000, 3_000_000), "USD"),
        ("A group of 12-15 guests left.", "12-15", (12, 15), None),
        ("He spent between four and more than nine years abroad.", "four and more than nine years", (4, 9), "a"),
        ("The boy was seven at the time of the flood.", "seven", 7, "a"),
        ("He was 34 when he left.", "34", 34, "a"),
        ("They held Jo Roe (51) and others.", "51", 51, "a"),
        ("Roe was 17 at the time he left.", "17", 17, "a"),
        ("Jo Roe,\n32\n, of Leeds was held.", "32", 32, "a"),
        ("It was told to an elder over 65 there.", "over 65", 65, "a"),
        ("It was hidden from a person under 18 there.", "under 18", 18, "a"),
        ("He left. Two Norse guests were held.", "Two", 2, None),
        ("Doe 1 and two other guests were held.", "two", 2, None),
        ("She was fined 500 pounds for it.", "500 pounds", 500, "GBP"),
        ("The seat is 140 pounds a month now.", "140 pounds", 140, "GBP"),
        ("The bales weighed 500 pounds then.", "500 pounds", 500, "[lb_av]"),
        ("He is 5-foot-6 and thin.", "5-foot-6", 5.5, "[ft_i]"),
        ("He is 5 ft 6 in and thin.", "5 ft 6 in", 5.5, "[ft_i]"),
        ("He is six-foot-three and thin.", "six-foot-three", 6.25, "[ft_i]"),
        ("He sold more than 50 but less than 100 grams.", "more than 50 but less than 100 grams", (50, 100), "g"),
        ("It scored over 5 and under 10 then.", "over 5 and under 10", (5, 10), None),
        ("It was at most 90 and at least 20 then.", "at most 90 and at least 20", (20, 90), None),
        ("It cost 15 dollars and 50.", "15 dollars and 50", 15.5, "USD"),
        ("Their revenues were MEUR 60 then.", "MEUR 60", 60_000_000, "EUR"),
        ("It was three quarters billion dollars.", "three quarters billion dollars", 750_000_000, "USD"),
        ("The net weight is 20 (kg) then.", "20 (kg)", 20, "kg"),
        ("It boils at 100° Celsius there.", "100° Celsius", 100, "Cel"),
        ("It has a 64-bit chip.", "64-bit", 64, "bit"),
        ("It closed at $5.87 1/2 then.", "$5.87 1/2", 5.875, "USD"),
        ("The odds are 1 in 2.5 million there.", "1 in 2.5 million", 4e-7, None),
        ("Seven in 10 guests left.", "Seven in 10", 0.7, None),
        ("Two out of every three guests left.", "Two out of every three", 2 / 3, None),
        ("It takes a third less power.", "a third", 1 / 3, None),
        ("It came a tenth of a second later.", "a tenth of a second", 0.1, "s"),
        ("It makes 420Nm of torque.", "420Nm", 420, "N.m"),
        ("It is 420nm thick.", "420nm", 420, "nm"),
        ("The error is plus or minus 3 percent.", "plus or minus 3 percent", 3, "%"),
    ],
)
def test_value_and_unit(text: str, surface: str, value: Value, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit) == (surface, unit)
    assert value_of(quantity) == pytest.approx(value)
    assert isinstance(quantity.value, float) == (isinstance(value, float))


@pytest.mark.parametrize(
    ("text", "surface", "bound"),
    [
        ("They held more than 2,300 men.", "more than 2,300", ">"),
        ("They held at least 12 men.", "at least 12", ">="),
        ("They held no fewer than 12 men.", "no fewer than 12", ">="),
        ("They held fewer than 12 men.", "fewer than 12", "<"),
        ("They held up to 12 men.", "up to 12", "<="),
        ("They held as many as 12 men.", "as many as 12", "<="),
        ("They held some 12 men.", "some 12", "~"),
        ("They paid nearly $2 million.", "nearly $2 million", "~"),
        ("They held 12 men.", "12", "="),
        ("It was sent under a $2 million package.", "$2 million", "="),
        ("People over the age of 65 left.", "over the age of 65", ">"),
        ("He faces up to a $250,000 fine.", "up to a $250,000", "<="),
        ("There are about 500 or more of them.", "about 500 or more", ">="),
        ("They held 12 or more men.", "12 or more", ">="),
        ("They took 3,000-plus calls.", "3,000-plus", ">"),
        ("He had five kilograms or more of cocaine.", "five kilograms or more", ">="),
        ("He was held for at least the past three years.", "at least the past three years", ">="),
        ("He got 15 years to life.", "15 years to life", ">="),
        ("He faces a maximum sentence of 15 years to life.", "15 years to life", ">="),
        ("The score was < 500 then.", "< 500", "<"),
        ("She was held for over two years.", "over two years", ">"),
        ("He left her over two years ago.", "over two years", ">"),
        ("He robbed them over two years.", "two years", "="),
        ("ICAC charges managers over $5m loan fraud", "$5m", "="),
        ("Trader jailed over £2m investment scam", "£2m", "="),
        ("Club in row over £5m contract", "£5m", "="),
        ("They were charged with over $5m fraud.", "over $5m", ">"),
        ("They were charged after stealing over $5m in a scam.", "over $5m", ">"),
        ("They were jailed and fined over $5m.", "over $5m", ">"),
        ("The score was >=500 then.", ">=500", ">="),
        ("The score was less than 500 or equal.", "less than 500 or equal", "<="),
    ],
)
def test_bound_is_part_of_the_span(text: str, surface: str, bound: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.bound) == (surface, bound)


@pytest.mark.parametrize(
    ("text", "value"),
    [("dozens", 12), ("hundreds", 100), ("tens of thousands", 10_000), ("several million", 1_000_000)],
)
def test_vague_numbers(text: str, value: int) -> None:
    link = "" if text.startswith("several") else " of"
    quantity = only(f"They sold {text}{link} parcels.")
    assert (quantity.value, quantity.bound, quantity.vague, quantity.of) == (value, ">=", True, "parcels")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("More than 500 such cases were heard.", "cases"),
        ("In all 620 criminal suspects were arrested.", "criminal suspects"),
        ("It was about 38 percent of the total number of ferries.", "total number of ferries"),
        ("He got 18 months in prison.", "prison"),
        ("He got 12 years' imprisonment.", "imprisonment"),
        ("He got three years of supervised release following the term.", "supervised release"),
        ("He must pay $2 million in restitution to the bank.", "restitution"),
        ("He must pay a fine of $500.", "fine"),
        ("He must pay a $500 fine.", "fine"),
        ("He stole $500 worth of stolen watches from it.", "stolen watches"),
        ("He has phones worth about $500 at home.", "phones"),
        ("She fired 10 rounds of ammunition at it.", "rounds of ammunition"),
        ("He faces a 24-count indictment.", "count"),
        ("A six-month joint operation ended.", "joint operation"),
        ("Officers arrested 12 people in Leeds.", "people"),
        ("Three arrested for theft.", None),
        ("He admitted one count of theft.", "count"),
        ("He bought 124 of the city hall lamps there.", "city hall lamps"),
        ("He has 5 kg of brown heroin at home.", "brown heroin"),
        ("Jo Roe, 31, of Leeds was held.", "age"),
        ("Jo Roe,31, of Leeds was held.", "age"),
        ("Cases rose from 62 in the first term.", "Cases"),
        ("Burglary, on the other hand, rose by 22 per cent.", "Burglary"),
        ("Drug driving rose by 22 per cent.", "Drug driving"),
        ("The number of cars caught at double the limit dropped to 51.", "cars"),
        ("Almost 40 per cent of those arrested were stopped.", None),
        ("A man of 23 was clocked.", "age"),
        ("A driver of 23 trucks was clocked.", "trucks"),
        ("It attached assets worth Rs 5 crore in a loan case.", "assets"),
        ("The drugs, estimated to be worth £5,000, were hidden.", "drugs"),
        ("He must make a payment of $5 million in civil penalties now.", "civil penalties"),
        ("Land measuring 62 acres was bought.", "Land"),
        ("They have a street value of between £2m and £3m.", "street value"),
        ("He lost $5 million in the third round.", None),
        ("They seized 10 tonnes of illegally logged timber there.", "illegally logged timber"),
        ("He made six earlier runs to it.", "earlier runs"),
        ("He left two days earlier than she did.", None),
        ("He took 212 'Party' tablets there.", "'Party' tablets"),
        ("The agency doubled its work force to 50,000 then.", "work force"),
        ("The rate was 5.1 percent in May.", "rate"),
        ("Shares of the firm dropped 4.5 percent.", "Shares of the firm"),
        ("He had 1,027 grams (over a kilo) of heroin at home.", "heroin"),
        ("They charged three current and former officers today.", "current and former officers"),
        ("They charged two former Boeing engineers today.", "former Boeing engineers"),
        ("They fined the firm €1.2 billion in total for it.", None),
        (
            "He must pay $41 million in judicial and administrative penalties to it.",
            "judicial and administrative penalties",
        ),
        (
            "They paid 700 local, regional, and tribal fishery boards.",
            "local, regional, and tribal fishery boards",
        ),
        ("They took $2 million in cash and other assets.", "cash and other assets"),
        ("They took $500 worth of jewelry and cash.", "jewelry and cash"),
        ("They took $500 in cash and drugs.", "cash"),
        ("They listed 810 people and houses as such.", "people and houses"),
        ("Twelve club members and associates have left.", "club members and associates"),
        ("They owned 26 homes and police left.", "homes"),
        ("They hired two doctors, an usher, and a nurse.", "doctors"),
        ("He had one hour of tactical weapons training with it.", "tactical weapons training"),
        ("He filed $142,000 in false medical billing to it.", "false medical billing"),
        ("There were 86 hospital treated injuries then.", "hospital treated injuries"),
        ("All 22 received life.", None),
        ("They held four known club members.", "known club members"),
        ("They heard 28 cigarette smuggling cases then.", "cigarette smuggling cases"),
        ("He read six years' worth of statements.", "statements"),
        ("He faces imprisonment for seven years.", "imprisonment"),
        ("They were aged from 21 to 67.", "age"),
        ("She was 8 months pregnant then.", None),
        ("He got three years supervised release then.", "supervised release"),
        ("Then five other alleged club members left.", "other alleged club members"),
        ("He made unauthorized withdrawals of $500.", "unauthorized withdrawals"),
        ("It had worldwide revenues of $500.", "worldwide revenues"),
        ("He made a down payment of $500.", "down payment"),
        ("Her bail was set at $500.", "bail"),
        ("He must pay restitution to the fund in the amount of $500.", "restitution"),
        ("It caused a loss to the town of $500.", "loss"),
        ("Guests shot one or more officers.", "officers"),
        ("They hurt one police officer there.", "police officer"),
        ("A two count indictment was read.", "count"),
        ("The $2-million villa sits there.", "villa"),
        ("It fell 3 percent late Tuesday.", None),
        ("Sugar for spot delivery fell $1.07 there.", "Sugar"),
        ("The new law cut deaths by 20% to 30%.", "deaths"),
        ("It struck at a depth of 10 km then.", "depth"),
        ("It had a magnitude of 6.4 then.", "magnitude"),
        ("The index lost 3 percent then.", "index"),
        ("The fund lost $3 million then.", None),
        ("Its market value topped $9 billion then.", "market value"),
        ("Judge Jo Roe set bail at $500 then.", "bail"),
        ("They made tens of thousands of copyright infringing music files.", "copyright infringing music files"),
        ("He signed two Department of Health forms today.", "Department of Health forms"),
        ("They have custody of the accused for 7 days.", "custody"),
        ("The largest loss in a single case was $500.", "largest loss"),
        ('They ask a "delivery fee" of $1.99 each.', "delivery fee"),
        ("It limits lead exposure to 5 grams.", "lead exposure"),
        ("The baby was aged 18 months.", "age"),
        ("They fled, most of them over 70.", "age"),
        ("They fled, all of whom were aged under 18.", "age"),
        ("They sent 5 kg of cocaine hidden in fruit.", "cocaine"),
        ("They sent 5 kg of frozen prawns.", "frozen prawns"),
        ("He ordered reparation of $300.", "reparation"),
        ("He robbed victims over two days.", None),
        ("The value of the goods exceeds $300 then.", "value of the goods"),
        ("It is about property exceeding $300 then.", "property"),
        ("He got a year in prison for the receipt of $300.", None),
        ("The value of his accounts at the bank exceeded $300.", "value of his accounts"),
        ("Murders in Leeds were cut by 40%.", "Murders"),
        ("There were 41% fewer thefts.", "fewer thefts"),
        ("It tells of property loss over $300 then.", "property loss"),
        ("It caused a loss of at least $300 in value.", "loss"),
        ("He was within 1,000 feet of Leeds School.", None),
        ("He bought two night-vision scopes.", "night-vision scopes"),
        ("It charged scores of real estate investors.", "real estate investors"),
        ("It crowned a year-long fraud probe.", "fraud probe"),
    ],
)
def test_counted_noun(text: str, counted: str | None) -> None:
    assert only(text).of == counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five men and two women were held.", [(5, "men"), (2, "women")]),
        ("They took 2,700 of the 25,000 mobile homes.", [(2700, "mobile homes"), (25000, "mobile homes")]),
        ("They told two counts of theft and one of fraud.", [(2, "counts"), (1, "counts")]),
        ("Four men came, three of whom left.", [(4, "men"), (3, "men")]),
        (
            "Its revenue, which rose from $4m in the first term to $5m, fell.",
            [(4_000_000, "revenue"), (5_000_000, "revenue")],
        ),
        ("It had 30 reports, compared with 22 then.", [(30, "reports"), (22, "reports")]),
        ("Profit rose 12 percent to £45m.", [(12, "Profit"), (45_000_000, "Profit")]),
        ("He hit the victim three times and gave the team 3 cars.", [(3, "times"), (3, "cars")]),
        ("They had to call 12 witnesses in Division 4.", [(12, "witnesses")]),
        ("They got six and 12 months, respectively.", [(6, None), (12, None)]),
        ("Children under 14, and those over 60, were safe.", [(14, "age"), (60, "age")]),
        ("Two third-strikers left the precinct three days later.", [(2, "third-strikers"), (3, None)]),
        ("The men, aged 34 and 41, left.", [(34, "age"), (41, "age")]),
        ("Girls of 14, 15 and 16 years of age left.", [(14, "age"), (15, "age"), (16, "age")]),
        ("He paid $5 million and $6 million in bribes.", [(5_000_000, "bribes"), (6_000_000, "bribes")]),
        ("He got 24 months' and 20 months' imprisonment.", [(24, "imprisonment"), (20, "imprisonment")]),
        ("They owe 160 million yuan ($24.5 million dollars).", [(160_000_000, None), (24_500_000, None)]),
        ("It was up 12 percent to $3 billion.", [(12, None), (3_000_000_000, None)]),
        ("It seized 20 pounds of hemp here and 30 pounds there.", [(20, "hemp"), (30, "hemp")]),
        ("The rate is 4.1%, up from 3.9% then.", [(4.1, "rate"), (3.9, "rate")]),
        ("The index slid 2%, or 31 points, to 977.", [(2, "index"), (31, "points"), (977, "index")]),
        ("It was passed by 254 votes to 187.", [(254, "votes"), (187, "votes")]),
        ("More than 60 percent of the mail, or some 4,200, is gone.", [(60, "mail"), (4200, "mail")]),
        ("Sales climbed 3 percent year on year to €91.", [(3, "Sales"), (91, "Sales")]),
        ("Of the 230 held, 45 were minors.", [(230, None), (45, "minors")]),
        ("It had 34 cabins and a crew of 19.", [(34, "cabins"), (19, "crew")]),
        ("He made 50 kilos of speed a week, worth $12.", [(50, "speed"), (12, None)]),
        ("Its budget will rise by $12, or 8%.", [(12, "budget"), (8, "budget")]),
        ("It took 4% of the firm's worldwide sales.", [(4, "firm's worldwide sales")]),
        ("They signed a $7-billion, 30-year gas deal.", [(7_000_000_000, "gas deal"), (30, "gas deal")]),
        ("Some 12 of the region's 80 clubs left.", [(12, "clubs"), (80, "clubs")]),
    ],
)
def test_several_quantities(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(quantity.value, quantity.of) for quantity in quantities(text)] == expected


def test_limit_holds_for_the_rest_of_the_sentence() -> None:
    text = "He faces a maximum term of 12 years in jail and a $30,000 fine. He paid $5 in tax."
    assert [quantity.bound for quantity in quantities(text)] == ["<=", "<=", "="]
    text = "He pays a maximum fine of $50 and was told to pay damages in the amount of $70."
    assert [quantity.bound for quantity in quantities(text)] == ["<=", "="]


def test_table_row() -> None:
    found = quantities(
        "Led\t2021\t2022\tPercent Change\nPounds of Seized Hemp\t41,726.68\t14\t-66%\nArrests\t17\t56\t229%\n"
    )
    assert [(quantity.value, quantity.unit, quantity.of) for quantity in found] == [
        (41726.68, "[lb_av]", "Seized Hemp"),
        (14, "[lb_av]", "Seized Hemp"),
        (-66, "%", "Percent Change"),
        (17, None, "Arrests"),
        (56, None, "Arrests"),
        (229, "%", "Percent Change"),
    ]


@pytest.mark.parametrize(
    ("text", "timex"),
    [("18 months", "P18M"), ("two hours", "PT2H"), ("12 years and six months", "P12Y6M"), ("two decades", "P2E")],
)
def test_durations_have_a_timex_value(text: str, timex: str) -> None:
    assert only(f"It lasted {text}.").timex == timex


@pytest.mark.parametrize(
    ("text", "surface", "unit", "timex"),
    [
        ("He ran it for years.", "years", "a", "PXY"),
        ("They came within minutes.", "within minutes", "min", "PTXM"),
        ("It went on for many decades, he said.", "many decades", "a", "PXE"),
        ("It ended after several months of talks.", "several months", "mo", "PXM"),
        ("It stood for a few hours there.", "a few hours", "h", "PTXH"),
    ],
)
def test_durations_without_a_number(text: str, surface: str, unit: str, timex: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit, quantity.timex) == (surface, unit, timex)
    assert (quantity.value, quantity.low, quantity.high, quantity.vague) == (None, None, None, True)


@pytest.mark.parametrize(
    ("text", "surface", "unit", "timex"),
    [
        ("It led to a yearlong ban.", "yearlong", "a", "P1Y"),
        ("City ends Week-Long Trial", "Week-Long", "wk", "P1W"),
    ],
)
def test_durations_of_one_whole_unit(text: str, surface: str, unit: str, timex: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.value, quantity.unit, quantity.timex) == (surface, 1, unit, timex)


@pytest.mark.parametrize(
    ("country", "unit"), [(None, "USD"), ("MX", "USD"), ("SG", "SGD"), ("NZ", "NZD"), ("FR", "USD")]
)
def test_plain_dollar_is_the_publishers(country: str | None, unit: str) -> None:
    assert only("A fine of $500 was paid.", country).unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "He was charged under 18 U.S.C. § 1343 and Section 846 of Title 21.",
        "Under Article 7 and Sections 3, 4 and 5 they were held.",
        "Count One and Class 2 were dropped.",
        "A Boeing 737 flew to Room 2019.",
        "The 9/11 families called the 24/7 hotline about COVID-19.",
        "Call 202-555-0107 or (202) 555-0107.",
        "She lives at 330 Bristol Street. Ballistic tests followed in Salem, OR 92069.",
        "Call 0370 555 0199, 1300 555 012 or +65 6555 0107.",
        "They met his firm, Two Rivers Haulage, at Room 9, 20/F.",
        "The case is #22-8729, or 21-CR-123, or 4:21-cr-00005.",
        "1. The first point\n2. The second point\n(3) The third",
        "The crash closed the 91 Freeway near 82995 Highway 111.",
        "They were\nMarch\n29, as told by co-conspirator 1 in grades 4 through 8.",
        "The hall is in Lake Town, 92630 and in Washington, D.C. 20530; she is in her 80's.",
        "He lives at 538 82\nnd\nStreet.",
        "The list names 259 Strategies LLC.",
        "Call (760) 555-8216 x 43304 now.",
        "He admitted (1) theft; 2) fraud; and 3) escape.",
        "Shipments of 1,3-dimethylamylamine came.",
        "In the 67\nth\nand 71\nst\nPrecincts he fled.",
        "They met.\n2 On their way they left.\n3  The others stayed.",
        "She lives at 350 Jay Street in the 1400 block.",
        "The site is Silk Road 2.0, see http://example.org/a1?b=20%205 or jo12@example.org.",
        "It is No. 5 of the list.",
        "It was one of the largest, and one was enough. No one came.",
        "It was the 22nd, the twenty-first and the third.",
        "It closes at 11pm, at 2.15pm and at 5 p.m.",
        "A neighbor called 911 at once.",
        "Deputies found a 9 mm pistol and a .45-caliber rifle.",
        "Over the years, and for years 2008 to 2010, he was paid for hours worked.",
        "Several guests and many others saw a few of them.",
        "Zero tolerance is a two-way street.",
        "She won in the first half.",
        "The vote was 5-4.\n14-1077\n",
        "It has 6-MAM in it. One day they left.",
        "They charged one Jo Roe before the court.",
        "They held the S&P 500 and the FTSE 100.",
        "The picture is 20120401, the plan is long.",
        "It was held at 1350 NW 12 Avenue, Leeds.",
        "It sued Roe Ltd, Five Star Widget Sales Inc., and others.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert [quantity.text for quantity in quantities(text)] == []


def test_examples_of_the_pack() -> None:
    with (standard_pack() / "units.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    for row in rows:
        expected = re.findall(r"\[([^\]]*)\]", row["example"])
        found = quantities(row["example"].replace("[", "").replace("]", ""))
        bare = [re.sub(r"^(?:nearly|about) ", "", quantity.text) for quantity in found]
        assert bare == expected, row["id"]
        assert [quantity.unit for quantity in found] == [row["symbol"]], row["id"]


SCRAPS = st.sampled_from(
    """12 2,300 $ Rs. N one two half a million hundreds|of - to and ( ) kg % years old ½ / between
    more|than of in the cases quarter|of|a .5 (five) R M60 third dozen aged worth -12 x 1/2
    for several|years within minutes
    , . ' İ maximum|sentence|of U.S. \u2014 0 00 € ١٢""".replace("\n", " ").split()
)


@given(
    st.lists(SCRAPS, max_size=30).map(lambda words: " ".join(words).replace("|", " ")) | st.lists(SCRAPS).map("".join)
)
def test_any_text(text: str) -> None:
    found = quantities(text)
    end = 0
    for quantity in found:
        assert quantity.start >= end
        assert text[quantity.start : quantity.end].casefold() == quantity.text.casefold() or not text.isascii()
        ranged = quantity.low is not None and quantity.high is not None
        assert (quantity.value is None) == (ranged or "X" in (quantity.timex or ""))
        end = quantity.end
