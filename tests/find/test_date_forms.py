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
2024-03-14 Officers acted at [0400hrs on 11/03/2024]. => 2024-03-11T04:00
2024-03-14 The loans were sanctioned from [2015-16 to 2017-18]. => 2015/2018
2024-03-14 The money was lost between [financial years 2014/15 and 2017/18]. => FY2015/FY2018
2024-03-14 Grants ran in [2014-15] and [2017-18]. => 2014/2015 2017/2018
2024-03-14 On [March 12, 2024, just before 3 a.m.], officers came. => 2024-03-12T03:00|before
2024-03-14 In [December 2020], Roe bought a house. In [January], she sold it. => 2020-12 2021-01
2024-03-14 He faces court on [25 March]. A second man will appear on [the same day]. => 2024-03-25 2024-03-25
2024-03-14 It fell to 40 [last year] from 55 [the year before] and 60 in [2021]. => 2023 2022 2021
2024-05-06 The order applies w.e.f. [1 April 2025]. => 2025-04-01|since
2024-05-06 He was suspended wef [12.04.2024]. => 2024-04-12|since
2024-05-06 She was appointed effective [1 April 2024]. => 2024-04-01|since
2024-05-06 The ban, commencing [1 June 2024], is total. => 2024-06-01|since
2024-05-06 A strike commencing on [Monday, 13 May], was called off. => 2024-05-13|since
2024-05-06 He has been a director since around [June 2015]. => 2015-06|since
2024-05-06 The trial is expected to last 12 days. => nothing
2024-05-06 It will last two weeks and could last three months. => nothing
2024-05-06 Talks did not last five days. => nothing
2024-05-06 The licence lasts two years; the storm may last several days. => nothing
2024-05-06 The raid was over [the weekend of 4 and 5 May]. => 2024-W18-WE
2024-05-06 It happened over [the weekend of 4-5 May]. => 2024-W18-WE
2024-05-06 It happened over [the weekend of April 27 and 28]. => 2024-W17-WE
2024-05-06 It happened [the weekend of 27/28 April]. => 2024-W17-WE
2024-05-06 It happened over [the weekend of Saturday 4 May]. => 2024-W18-WE
2024-05-06 It happened in [the early morning hours of May 5]. => 2024-05-05TMO
2024-05-06 It happened in [the wee hours of Sunday]. => 2024-05-05TMO
2024-05-06 It happened in [the wee hours of Sunday morning]. => 2024-05-05TMO
2024-05-06 It happened in [the late evening hours of May 4]. => 2024-05-04TEV
2024-05-06 It happened in [the early hours of this morning]. => 2024-05-06TMO
2024-05-06 It happened in [the early hours of yesterday]. => 2024-05-05TMO
2024-05-06 It happened during [the afternoon of 3 May]. => 2024-05-03TAF
2024-05-06 The fair opens [this coming weekend]. => 2024-W19-WE
2024-05-06 The fair opens [the coming weekend]. => 2024-W19-WE
2024-05-06 Between [end-2019 and mid-2021], it earned EUR 3 million. => 2019/2021
2024-05-06 From [late 2019 to early 2021] it grew. => 2019/2021
2024-05-06 Between [early 2020 and late 2021] it grew. => 2020/2021
2024-05-06 The offending ran from [mid-2020 through to late 2022]. => 2020/2022
2024-05-06 It ran from [March 2020 right through to June 2022]. => 2020-03/2022-06
2024-05-06 It ran between [mid-March and early June 2022]. => 2022-03/2022-06
2024-05-06 He worked there from [the end of 2018 until the start of 2020]. => 2018/2020
2024-05-06 A memorial will be set up at [Easter]. => 2025-04-20
2024-05-06 The road will be closed over [Christmas]. => 2024-12-25
2024-05-06 It was sold at [Easter]. => 2024-03-31
2024-05-06 It moved in [the latter half of 2022]. => 2022-H2
2024-05-06 It moved in [the latter half of last year]. => 2023-H2
2024-05-06 It moved in [the latter part of 2022]. => 2022
2024-05-06 [The first weekend of May] saw ten arrests. => 2024-W18-WE
2024-05-06 It was found on [the last weekend of April]. => 2024-W17-WE
2024-05-06 It was found on [the second Saturday in April]. => 2024-04-13
2024-05-06 He vanished on [the last day of 2022]. => 2022-12-31
2024-05-06 He vanished on [the first day of March]. => 2024-03-01
2024-05-06 He vanished on [the last day of April 2023]. => 2023-04-30
2024-05-06 Returns are due by [the last day of the month]. => 2024-05-31|until
2024-05-06 Sales peaked [the year before last]. => 2022
2024-05-06 It was found [the week before last]. => 2024-W17
2024-05-06 They rose in [the month before last]. => 2024-03
2024-05-06 They arrested 30 in [the past 24 hours]. => 2024-05-05/2024-05-06
2024-05-06 Over [the last 48 hours], 30 were held. => 2024-05-04/2024-05-06
2024-05-06 Rain is due in [the next 24 hours]. => 2024-05-06/2024-05-07
2024-05-06 He was bailed and will be freed in [the next few hours]. => FUTURE_REF
2024-05-06 The Games begin on [26 July]. => 2024-07-26
2024-05-06 Talks start on [20 May] and end on [3 June]. => 2024-05-20 2024-06-03
2024-05-06 Attorney General Dan Sunday announced charges. "It is fraud," Attorney General Sunday said. => nothing
2024-05-06 Sheriff Ann Friday spoke. Sheriff Friday said so [Monday]. => 2024-05-06
2024-05-06 The Attorney General [Sunday] announced charges. => 2024-05-05
2024-05-06 Portbury Police [Sunday] arrested ten. => 2024-05-05
2024-05-06 Marlow District Attorney [Friday] charged ten. => 2024-05-03
2024-05-06 It shut from [last Monday to last Thursday]. => 2024-04-29/2024-05-02
2024-05-06 It was shut from [Monday last week until Friday]. => 2024-04-29/2024-05-03
2024-05-06 The man was held from [last Friday to yesterday]. => 2024-05-03/2024-05-05
2024-05-06 He was in court between [last Tuesday and Friday]. => 2024-04-30/2024-05-03
2024-05-06 He was arrested on [the night of Saturday, May 4]. => 2024-05-04TNI
2024-05-06 It was on [the night of 3rd and 4th May]. => 2024-05-03TNI
2024-05-06 He died on [the evening of May 3]. => 2024-05-03TEV
2024-05-06 It happened between [Nov. 2022 and Jan. 2023]. => 2022-11/2023-01
2024-05-06 It ran from [November to January]. => 2023-11/2024-01
2024-05-06 It ran from [November 2022 to January]. => 2022-11/2023-01
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
