"""Forms of dates that readers of news reported to other tools, and others of their kinds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractor.entities import Date
from extractor.find.context import Context
from extractor.find.dates import DateFinder
from extractor.language.fold import fold
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules

RULES = Rules()
FIND, SPLIT = DateFinder(RULES), SentenceSplitter(RULES)


def dates(text: str, day: str, country: str | None = None) -> list[Date]:
    folded = fold(text)
    context = Context(text=folded, anchor=date.fromisoformat(day), country=country, sentences=SPLIT(folded))
    return [entity for entity in FIND(context) if isinstance(entity, Date)]


# The day of publication, the text with its dates in brackets => their values in order, perhaps with "|" and the edge.
CASES = """
2024-05-06 Police raided the flat at [12am last Monday]. => 2024-04-29T00:00
2021-04-05 The office will open at [9 a.m. next Wednesday]. => 2021-04-14T09:00
2024-05-08 Officers stopped the van at [2am last Friday]. => 2024-05-03T02:00
2024-05-08 The shop was robbed at [10:30 pm last Saturday night]. => 2024-05-04T22:30
2024-05-08 He was seen [last Thursday at 6 p.m.] => 2024-05-02T18:00
2021-10-20 Prices rose in [April], [June], and [September]. => 2021-04 2021-06 2021-09
2021-10-20 The raids took place in [May], [June] and [July]. => 2021-05 2021-06 2021-07
2021-10-20 The firm was inspected in [July], [August] and [September]. => 2021-07 2021-08 2021-09
2021-10-20 Arrests peaked in [March], [April] and [May]. => 2021-03 2021-04 2021-05
2021-10-20 In [July], June Roe was held. => 2021-07
2020-05-14 The briefing will be on [June 2, 1500 GMT]. => 2020-06-02T15:00
2020-05-14 At [1830 on Tuesday] police were called. => 2020-05-12T18:30
2013-11-04 The curfew runs from [1800 to 0600 hours]. => 2013-11-04T18:00/2013-11-05T06:00
2013-11-04 Officers were called at [0915 on Nov. 2]. => 2013-11-02T09:15
2013-11-04 Between [0200 hours and 0430 hours] ten cars burned. => 2013-11-04T02:00/2013-11-04T04:30
2025-06-26 In [the last fiscal year], the agency opened forty cases. => FY2024
2025-06-26 Revenue rose [this fiscal year]. => FY2025
2025-06-26 It will rise in [the next financial year]. => FY2026
2025-06-26 Over [the past three fiscal years], claims doubled. => FY2022/FY2025
2025-06-26 It rose in [the last calendar year]. => 2024
2024-05-06 It was seized in [the first quarter of 2023].1 The figures were published. => 2023-Q1
2024-05-06 It was seized in [2023].12 The figures were published. => 2023
2020-09-02 The burglary happened between [7 and 9 last night]. => 2020-09-01T19:00/2020-09-01T21:00
2020-09-02 Roads were closed from [8 to 11 this morning]. => 2020-09-02T08:00/2020-09-02T11:00
2020-09-02 He called at [7 this morning]. => 2020-09-02T07:00
2020-09-02 They met between [6.30 and 8 yesterday evening]. => 2020-09-01T18:30/2020-09-01T20:00
2015-11-18 It happened on the [thirteenth of October]. => 2015-10-13
2015-11-18 The law took effect on the [first of May 2014]. => 2014-05-01
2015-11-18 Congress will return on [January third]. => 2016-01-03
2015-11-18 They came on the [twenty-first of June] and left. => 2015-06-21
2015-11-18 In [May] first responders came; the first of many left. => 2015-05
2021-04-08 Talks run from [today to next Monday]. => 2021-04-08/2021-04-12
2021-04-08 Talks run from [today till next Monday]. => 2021-04-08/2021-04-12
2021-04-08 The road is shut from [tomorrow until Friday next week]. => 2021-04-09/2021-04-16
2020-09-02 He was seen at [half past nine on Tuesday night]. => 2020-09-01T21:30
2020-09-02 It began at [quarter past six on Monday morning]. => 2020-08-31T06:15
2020-09-02 The bank opened at [ten to nine on Friday morning]. => 2020-08-28T08:50
2020-09-02 He came at [a quarter to five on Friday afternoon]. => 2020-08-28T16:45
2020-09-02 He came at [6 o'clock in the evening]. => 2020-09-02T18:00
2013-06-25 The fort was held in [1850-58]. => 1850/1858
2013-06-25 He served as mayor [1999-2004] and as governor, [2006-2010]. => 1999/2004 2006/2010
2013-06-25 He lives at 1999-2004 Elm Avenue. => nothing
2024-05-06 The house dates from [the eighteenth century]. => 17
2024-05-06 It was sold in [the late twentieth century]. => 19
2020-09-02 Data cover [2019-Aug-01 to today]. => 2019-08-01/2020-09-02
2020-09-02 The order is dated [2019/Aug/01]. => 2019-08-01
2018-05-09 The hearing is [Sept. 3]. => 2018-09-03
2018-05-09 Voting day is [November 6]. => 2018-11-06
2018-05-09 Public hearing: [Sept. 12 at 7 p.m.] => 2018-09-12T19:00
2024-05-06 Submit comments by [Thursday]. => 2024-05-09|until
2024-05-06 Police arrested fourteen men on [June 10]. => 2023-06-10
2024-05-06 Police arrested fourteen men in [June]. => 2023-06
2024-05-06 He was held from [July 3 to July 9]. => 2023-07-03/2023-07-09
2024-05-06 Between [June 1 and July 31], police arrested fourteen men. => 2023-06-01/2023-07-31
2024-05-06 He was ordered to appear on [June 10]. => 2024-06-10
2024-05-06 The judge set a hearing for [June 10]. => 2024-06-10
2025-02-23 Data for [2025Q01], [3Q24] and [1H24] are out. => 2025-Q1 2024-Q3 2024-H1
2025-07-01 [Every September], schools take part. => XXXX-09
2026-01-22 West Court [2026-01-21 HKT 18:55] The court sat. => 2026-01-21T18:55
2024-05-06 It fell between [August 2023 and March this year]. => 2023-08/2024-03
2024-05-06 It rose from [November last year to March this year]. => 2023-11/2024-03
2024-03-08 On [7th instant], detectives moved in; they left on [28th ultimo]. => 2024-03-07 2024-02-28
2024-03-06 In [February 2024] ten were held, up from six in [the corresponding period of last year]. => 2024-02 2023-02
2024-03-06 It began between sometime in [January 2018 and December 2020]. => 2018-01/2020-12
2024-03-06 About [3.20am] ([Tuesday 5 March 2024]), police were called. => 2024-03-05T03:20 2024-03-05
2024-03-06 In [March/April 2024], tests begin. => 2024-03/2024-04
2024-03-06 From [Q4 2022] onwards, imports rose. => 2022-Q4|since
2024-03-06 During [FY 2022-23] and [2023-24], money was lost. => FY2023 FY2024
2024-03-06 In [autumn], schools will close; it rose during [winter]. => 2024-FA 2023-WI
2024-03-06 Made on [March 5]; [6.3.2024] is the day, and not [3.15.2024]. => 2024-03-05 2024-03-06 2024-03-15
2024-03-06 At [14.30 on Tuesday] it began; it costs 14.30 a day. => 2024-03-05T14:30
2024-03-06 It was Chinese New Year's Eve; remarks at the Rights and March Rally. => nothing
2024-03-31 Over [the past month] ten came. => 2024-02-29/2024-03-31
2024-03-31 Over [the last two weeks] ten came. => 2024-03-17/2024-03-31
2024-03-31 It rose over [the past three years]. => 2021/2024
2024-03-31 More than [a decade ago], he fled; they met [two decades ago]. => 2014|before 200|None
2024-03-06 It fell in [the second half of January]. => 2024-01-16/2024-01-31
2024-03-06 It fell in [the first half of last month]. => 2024-02-01/2024-02-15
2024-03-06 "[Last April], ten came." => 2023-04
2024-01-20 Shops were shut from [28 December to 3 January 2024]. => 2023-12-28/2024-01-03
""".strip().split("\n")


# The same of one day, each date with its edge.
OFFICES = [
    f"2024-05-06 {line}"
    for line in (Path(__file__).parent / "dates_of_offices.txt").read_text(encoding="utf-8").splitlines()[1:]
]


COUNTRIES = (Path(__file__).parent / "dates_of_countries.txt").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("case", [*CASES, *OFFICES])
def test_form(case: str) -> None:
    check(case, None)


@pytest.mark.parametrize("case", COUNTRIES)
def test_form_of_a_country(case: str) -> None:
    day, country, text = case.split(" ", 2)
    check(f"{day} {text}", country)


def check(case: str, country: str | None) -> None:
    told, _, expected = case.partition(" => ")
    day, _, text = told.partition(" ")
    found = dates(text.replace("[", "").replace("]", ""), day, country)
    assert [each.text for each in found] == [part.split("]")[0] for part in text.split("[")[1:]]
    values = [f"{each.value}|{each.edge}" if "|" in expected else each.value for each in found]
    assert values == expected.replace("nothing", "").split()


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("The bill is due before the end of the year.", "2020-12-31"),
        ("The firm closed before the end of March.", "2020-03-31"),
        ("The firm closed before March.", "2020-03-01"),
        ("It must be paid before year's end.", "2020-12-31"),
    ],
)
def test_before_the_end_of_a_period_is_any_time_in_it(text: str, latest: str) -> None:
    (found,) = dates(text, "2020-10-15")
    assert (found.edge, found.earliest, found.latest) == ("before", None, latest)


@pytest.mark.parametrize(("country", "value"), [("US", "FY2025"), ("GB", "FY2025"), ("AU", "FY2025"), ("IN", "FY2026")])
def test_fiscal_years_by_country(country: str, value: str) -> None:
    day = "2025-06-26" if country in {"US", "AU"} else "2025-03-01" if country == "GB" else "2025-06-26"
    (found,) = dates("Revenue rose this fiscal year.", day, country)
    assert found.value == value
