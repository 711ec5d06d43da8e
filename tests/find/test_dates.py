from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.entities import Date
from extractor.find.context import Context
from extractor.find.dates import DateFinder
from extractor.language.fold import fold
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules

RULES = Rules()
FIND = DateFinder(RULES)
SPLIT = SentenceSplitter(RULES)
SPAN = re.compile(r"\[[^\]]*\]")
ANCHOR = date(2023, 8, 10)  # a Thursday


def context(text: str, anchor: date | None = ANCHOR, country: str | None = None) -> Context:
    folded = fold(text)
    return Context(text=folded, anchor=anchor, country=country, sentences=SPLIT(folded))


def dates(text: str, anchor: date | None = ANCHOR, country: str | None = None) -> list[Date]:
    return [entity for entity in FIND(context(text, anchor, country)) if isinstance(entity, Date)]


def values(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str | None]]:
    return [(found.text, found.value) for found in dates(text, anchor)]


ABSOLUTE = [
    ("He was born on April 10, 2019.", "April 10, 2019", "2019-04-10"),
    ("On Tuesday, 4 July 2023, they met.", "Tuesday, 4 July 2023", "2023-07-04"),
    ("It was dated 06 MAY 2024.", "06 MAY 2024", "2024-05-06"),
    ("It was filed on Sept. 3, 2021.", "Sept. 3, 2021", "2021-09-03"),
    ("Signed on 2023-03-05.", "2023-03-05", "2023-03-05"),
    ("It was dated November 14 ,  2005.", "November 14 ,  2005", "2005-11-14"),
    ("He left on 25/12 with her.", "25/12", "2022-12-25"),
    ("Sent 12-Dec-2014 by post", "12-Dec-2014", "2014-12-12"),
    ("On the 5th of November 2019 he left.", "5th of November 2019", "2019-11-05"),
    ("Since January 2022 it has grown.", "January 2022", "2022-01"),
    ("The mine closed in the 1980s.", "the 1980s", "198"),
    ("in the mid-1990s", "the mid-1990s", "199"),
    ("in the late nineties", "the late nineties", "199"),
    ("a castle of the 16th century", "the 16th century", "15"),
    ("Sales rose in 2025Q1.", "2025Q1", "2025-Q1"),
    ("from 07/2021 it fell", "07/2021", "2021-07"),
    ("Month: 2021-07", "2021-07", "2021-07"),
    ("at midday on 5 May 2021", "midday on 5 May 2021", "2021-05-05T12:00"),
    ("in the last quarter of 2021", "the last quarter of 2021", "2021-Q4"),
    ("Sales rose in Q3 2022.", "Q3 2022", "2022-Q3"),
    ("Sales rose in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3"),
    ("in the first half of 2021", "the first half of 2021", "2021-H1"),
    ("in fiscal year 2021", "fiscal year 2021", "FY2021"),
    ("the 14th Five-Year Plan period", "14th Five-Year Plan period", "2021/2025"),
    ("in FY2021-22", "FY2021-22", "FY2022"),
    ("in the summer of 2020", "the summer of 2020", "2020-SU"),
    ("the fraud of 03.24pm 21 September 2016", "03.24pm 21 September 2016", "2016-09-21T15:24"),
    ("at 8 p.m. on April 4, 2022", "8 p.m. on April 4, 2022", "2022-04-04T20:00"),
    ("April 4, 2022 at 12:17 AM", "April 4, 2022 at 12:17 AM", "2022-04-04T00:17"),
    ("12:23 a.m.\non April 9, 2009, he fled", "12:23 a.m.\non April 9, 2009", "2009-04-09T00:23"),
    ("in the second week of May 2021", "the second week of May 2021", "2021-W19"),
    ("in the last week of June 2022", "the last week of June 2022", "2022-W26"),
    ("in the early hours of 6 November 2019", "the early hours of 6 November 2019", "2019-11-06TMO"),
    ("issued on 16 May 2021 @ 2:15 PM", "16 May 2021 @ 2:15 PM", "2021-05-16T14:15"),
    ("a prior 2003 Strike conviction", "2003", "2003"),
    ("the 1996 Harbour bombing", "1996", "1996"),
    ("It closed in nineteen ninety-one.", "nineteen ninety-one", "1991"),
    ("in the nineteen eighties", "the nineteen eighties", "198"),
    ("in the late 90s", "the late 90s", "199"),
    ("Dated 1-Apr-12.", "1-Apr-12", "2012-04-01"),
    ("on the night of 5-6 March 2021", "the night of 5-6 March 2021", "2021-03-05TNI"),
    ("during the early-morning hours of Oct. 6, 2022", "the early-morning hours of Oct. 6, 2022", "2022-10-06TMO"),
]

RELATIVE = [
    ("It happened on Friday.", "Friday", "2023-08-04"),
    ("It happened on Thursday.", "Thursday", "2023-08-10"),
    ("He is scheduled to appear on Monday.", "Monday", "2023-08-14"),
    ("The court will sit on Thursday.", "Thursday", "2023-08-10"),
    ("He told them that on Tuesday he will speak.", "Tuesday", "2023-08-15"),
    ("They meet this coming Friday.", "this coming Friday", "2023-08-11"),
    ("They meet next Friday.", "next Friday", "2023-08-18"),
    ("By Sunday, all had been freed.", "Sunday", "2023-08-06"),
    ("He will be brought to court on Friday.", "Friday", "2023-08-11"),
    ("In H1, courts heard ten cases.", "H1", "2023-H1"),
    ("They have until Sunday to pay.", "Sunday", "2023-08-13"),
    ("Thirty states had filed reports by Tuesday.", "Tuesday", "2023-08-08"),
    ("He was told to pay by Tuesday.", "Tuesday", "2023-08-15"),
    ("The offer had been due to expire on Tuesday.", "Tuesday", "2023-08-08"),
    ("He arrives in Lagos on Tuesday.", "Tuesday", "2023-08-15"),
    ("He is to retire in May.", "May", "2024-05"),
    ("The ship left; it will return in May.", "May", "2024-05"),
    ("The blast was at 1300 GMT.", "1300 GMT", "2023-08-10T13:00"),
    ("It began at the end of 2015; it ended.", "the end of 2015", "2015"),
    ("He was charged last Thursday.", "last Thursday", "2023-08-03"),
    ("He was charged yesterday.", "yesterday", "2023-08-09"),
    ("He was seen yesterday morning.", "yesterday morning", "2023-08-09TMO"),
    ("He was seen last night.", "last night", "2023-08-09TNI"),
    ("He was seen last week.", "last week", "2023-W31"),
    ("He was seen last weekend.", "last weekend", "2023-W31-WE"),
    ("This month, he was caught.", "This month", "2023-08"),
    ("Next year, it will end.", "Next year", "2024"),
    ("It was founded four years ago.", "four years ago", "2019"),
    ("It began three days ago.", "three days ago", "2023-08-07"),
    ("In the past two years, it grew.", "the past two years", "2021/2023"),
    ("In the past six months, it grew.", "the past six months", "2023-02-10/2023-08-10"),
    ("Over the last 18 months, it fell.", "the last 18 months", "2022-02-10/2023-08-10"),
    ("Since April, it has grown.", "April", "2023-04"),
    ("In December, it shrank.", "December", "2022-12"),
    ("The law will take effect in January.", "January", "2024-01"),
    ("Profit fell in the fourth quarter.", "fourth quarter", "2022-Q4"),
    ("It rose in the third quarter of last year.", "the third quarter of last year", "2022-Q3"),
    ("The raid took place on the 2nd of this month.", "the 2nd of this month", "2023-08-02"),
    ("He was seen at 8 p.m. on Sunday.", "8 p.m. on Sunday", "2023-08-06T20:00"),
    ("In recent years, it has grown.", "recent years", "PAST_REF"),
    ("It grew recently.", "recently", "PAST_REF"),
    ("They failed in the past.", "the past", "PAST_REF"),
    ("They met decades ago.", "decades ago", "PAST_REF"),
    ("They met a long time ago.", "a long time ago", "PAST_REF"),
    ("Days later, he fled.", "Days later", "PAST_REF"),
    ("It opened half a century ago.", "half a century ago", "1973"),
    ("It opened two centuries ago.", "two centuries ago", "18"),
    ("They met earlier in the week.", "earlier in the week", "2023-W32"),
    ("They will meet on the first Tuesday of September.", "the first Tuesday of September", "2023-09-05"),
    ("They met on the last Friday in May 2012.", "the last Friday in May 2012", "2012-05-25"),
    ("a plan for the period 2014-20", "2014-20", "2014/2020"),
    ("More will follow in the weeks ahead.", "the weeks ahead", "FUTURE_REF"),
    ("It will be done by year's end.", "year's end", "2023"),
    ("He died in March of that year.", "March of that year", "2023-03"),
    ("Over the last week, cases rose.", "the last week", "2023-08-03/2023-08-10"),
    ("This past year was hard.", "This past year", "2022-08-10/2023-08-10"),
    ("It was built on Tuesday, August 6.", "Tuesday, August 6", "2019-08-06"),
    ("Since October 1, ten have joined.", "October 1", "2022-10-01"),
    ("Enrol for the autumn.", "the autumn", "2023-FA"),
    ("He left at 4 in the morning.", "4 in the morning", "2023-08-10T04:00"),
    ("The fair runs on Saturday.", "Saturday", "2023-08-12"),
    ("The board meets every Monday.", "every Monday", "XXXX-WXX-1"),
    ("It is reviewed every March.", "every March", "XXXX-03"),
    ("He came in the summer of last year.", "the summer of last year", "2022-SU"),
    ("later this year", "later this year", "2023"),
    ("It fell in the last quarter.", "the last quarter", "2023-Q2"),
    ("He was charged on Wednesday, July 20.", "Wednesday, July 20", "2022-07-20"),
    ("He lost his brother in the September 11 attacks.", "September 11", "2001-09-11"),
    ("Sentencing is set for November 20.", "November 20", "2023-11-20"),
    ("He faces ten years when sentenced on December 3.", "December 3", "2023-12-03"),
    ("They will report by the end of June.", "the end of June", "2024-06"),
    ("Over the Easter weekend, they met.", "the Easter weekend", "2023-W14-WE"),
    ("They will close at the end of the year.", "the end of the year", "2023"),
    ("They play on Monday nights.", "Monday nights", "XXXX-WXX-1TNI"),
    ("They play every Thursday night from 7 to 8 p.m.", "every Thursday night from 7 to 8 p.m.", "XXXX-WXX-4TNI"),
    ("a rise in the 2022-23 financial year", "2022-23 financial year", "FY2023"),
    ("at around 14h30 on 12 March", "14h30 on 12 March", "2023-03-12T14:30"),
    ("He fled in the early hours of Tuesday.", "the early hours of Tuesday", "2023-08-08TMO"),
    ("in late July", "late July", "2023-07"),
    ("Todays verdict ends the case.", "Todays", "2023-08-10"),
    ("The raid is part of this years campaign.", "this years", "2023"),
    ("Over the last year, cases rose.", "the last year", "2022-08-10/2023-08-10"),
    ("They rose in the last year of the war.", "the last year", "2022"),
    ("He pays for clients that month.", "that month", "PAST_REF"),
    ("It began two and a half years ago.", "two and a half years ago", "2021-02"),
    ("It began a year and a half ago.", "a year and a half ago", "2022-02"),
    ("He has until the 15th.", "the 15th", "2023-08-15"),
    ("He was seen on the 15th.", "the 15th", "2023-07-15"),
    ("Open Mon-Fri, 9am to 5pm.", "Mon-Fri, 9am to 5pm", "XXXX-WXX-1T09:00/XXXX-WXX-5T17:00"),
    ("Call Monday to Friday, 10am-4pm.", "Monday to Friday, 10am-4pm", "XXXX-WXX-1T10:00/XXXX-WXX-5T16:00"),
    ("Open 9am to 5pm, Monday to Friday.", "9am to 5pm, Monday to Friday", "XXXX-WXX-1T09:00/XXXX-WXX-5T17:00"),
    (
        "Open Monday through Friday from 9 a.m. to 5 p.m.",
        "Monday through Friday from 9 a.m. to 5 p.m.",
        "XXXX-WXX-1T09:00/XXXX-WXX-5T17:00",
    ),
]

RANGES = [
    ("between 2015 and 2018", "2015 and 2018", "2015/2018"),
    ("from April 10 to June 30", "April 10 to June 30", "2023-04-10/2023-06-30"),
    ("between 27 and 29 July 2020", "27 and 29 July 2020", "2020-07-27/2020-07-29"),
    ("from March 3 to 5, 2023", "March 3 to 5, 2023", "2023-03-03/2023-03-05"),
    ("between January and June 2023", "January and June 2023", "2023-01/2023-06"),
    ("between November and March 2023", "November and March 2023", "2022-11/2023-03"),
    ("from July 2008 through at least January 2010", "July 2008 through at least January 2010", "2008-07/2010-01"),
    ("open 10am-2pm on Saturday", "10am-2pm on Saturday", "2023-08-05T10:00/2023-08-05T14:00"),
    ("from Monday to Wednesday", "Monday to Wednesday", "2023-08-07/2023-08-09"),
    ("in 2015-2018", "2015-2018", "2015/2018"),
    ("between January and May this year", "January and May this year", "2023-01/2023-05"),
    (
        "from 10pm on Friday to 6am on Saturday",
        "10pm on Friday to 6am on Saturday",
        "2023-08-04T22:00/2023-08-05T06:00",
    ),
    (
        "on March 8, 2019, from 8 a.m. to 2 p.m.",
        "March 8, 2019, from 8 a.m. to 2 p.m.",
        "2019-03-08T08:00/2019-03-08T14:00",
    ),
    (
        "between 11 p.m. on July 9 and 3 a.m. on July 10",
        "11 p.m. on July 9 and 3 a.m. on July 10",
        "2023-07-09T23:00/2023-07-10T03:00",
    ),
    ("for fiscal years 2012 through 2018", "fiscal years 2012 through 2018", "FY2012/FY2018"),
    ("in 2008 and continuing until May 2010", "2008 and continuing until May 2010", "2008/2010-05"),
    ("from the mid-1990s until 2012", "the mid-1990s until 2012", "199/2012"),
    ("the early 1990s through 2005", "the early 1990s through 2005", "199/2005"),
    ("between 2003 and the present, he", "2003 and the present", "2003/PRESENT_REF"),
    ("2020 through the present", "2020 through the present", "2020/PRESENT_REF"),
    ("from May 2003 to date", "May 2003 to date", "2003-05/PRESENT_REF"),
    ("from 2004 through mid July 2005", "2004 through mid July 2005", "2004/2005-07"),
    ("from April 10 until the 15th", "April 10 until the 15th", "2023-04-10/2023-04-15"),
    ("Monday to Friday last week", "Monday to Friday last week", "2023-07-31/2023-08-04"),
    ("in the first five months of this year", "the first five months of this year", "2023-01/2023-05"),
    ("in the last two months of 2022", "the last two months of 2022", "2022-11/2022-12"),
    ("in the first three quarters of 2022", "the first three quarters of 2022", "2022-Q1/2022-Q3"),
    ("from spring 2004 through fall 2007", "spring 2004 through fall 2007", "2004-SP/2007-FA"),
    (
        "from the first quarter of 2014 until at least the third quarter of 2017",
        "the first quarter of 2014 until at least the third quarter of 2017",
        "2014-Q1/2017-Q3",
    ),
    (
        "from March 2012 to the end of fiscal year 2018",
        "March 2012 to the end of fiscal year 2018",
        "2012-03/FY2018",
    ),
    ("in the 2011-12 school year", "2011-12 school year", "2011/2012"),
    ("from Q1 to Q3 2022", "Q1 to Q3 2022", "2022-Q1/2022-Q3"),
]


@pytest.mark.parametrize(("text", "span", "value"), [*ABSOLUTE, *RELATIVE, *RANGES])
def test_one_date(text: str, span: str, value: str) -> None:
    assert values(text) == [(span, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Mrs May praised the suspect, who may march to court in a second.",
        "He sat in the sun outside the Wed Media office.",
        "Under Section 2012 of the Exchange Act of 1934, $2010 was paid.",
        "Police shut 2,023 sites; call 090-1234-5678, Room 2019, case #22-8729.",
        "He lives at 2007-2011 Elm Avenue.",
        "They seized 2000 pounds of powder and 1950 pills.",
        "the 2024 Olympics and Justice 2020",
        "A Sunday school teacher was robbed on Black Friday and Super Bowl Sunday.",
        "the Corrupt Activities Act 12 of 2004, the Regulations 2019 which apply, section 4.5.12",
        "Over 2000 police officers took calls on 1800 333 000.",
        "She scored 21/30 and won 3-2, 24/7, on 9/11, on 1/2 acre.",
        "Jill Easter bought Christmas presents from 21st Century Toys.",
        "See Directive 2014/57/EU, Regulation 2016/679 and No. 1:05-cv-2968.",
        'the "March 4 Equality" protest, the midnight shift, the 11th floor, on the 5th floor',
        "a las 9:00 de la mañana, his last years before the trial, a blue 2022 Lamborghini, in his nineties",
        "Two hours later, a minute and a half later, he ran.",
        "He said that Sun's profit rose; nineteen people came; the past owner was told of the future direction.",
        "He was freed following six days of talks.",
        "He was robbed in the middle of the day, at the end of the day.",
        "Police held one Sunday Roe, Mr Friday Bello-Roe and a driver named Monday Doe.",
        "Friday Roe, 34, fled. Monday Doe was shot. The suspect, Sunday Roe, ran; so did a man known as Friday Loe.",
    ],
)
def test_no_dates(text: str) -> None:
    assert values(text) == []


def test_days_of_a_list_share_month_and_year() -> None:
    assert values("on 15 and 17 May 2021") == [("15", "2021-05-15"), ("17 May 2021", "2021-05-17")]
    assert values("on 15th & 16th May, 2021") == [("15th & 16th May, 2021", "2021-05-15/2021-05-16")]
    assert values("on May 1, 3 and 5, 2021") == [
        ("May 1", "2021-05-01"),
        ("3", "2021-05-03"),
        ("5, 2021", "2021-05-05"),
    ]
    assert values("on 1, 3 and 5 May") == [("1", "2023-05-01"), ("3", "2023-05-03"), ("5 May", "2023-05-05")]
    assert values("on Oct. 23 or 24, 2008") == [("Oct. 23", "2008-10-23"), ("24, 2008", "2008-10-24")]
    assert values("in the spring and summer of 2019") == [("the spring", "2019-SP"), ("summer of 2019", "2019-SU")]
    assert values("in the winter and spring of 2006") == [("the winter", "2005-WI"), ("spring of 2006", "2006-SP")]
    assert values("in April and June 2019") == [("April", "2019-04"), ("June 2019", "2019-06")]


@pytest.mark.parametrize(
    ("text", "edge", "earliest", "latest"),
    [
        ("since April", "since", "2023-04-01", None),
        ("Since the start of the campaign on April 10, ten were held", "since", "2023-04-10", None),
        ("He has since pleaded guilty in April", None, "2023-04-01", "2023-04-30"),
        ("Since at least June 2009", "since", "2009-06-01", None),
        ("until at least Aug. 9, 2007", "until", None, "2007-08-09"),
        ('"Since 2021 we have closed nine"', "since", "2021-01-01", None),
        ("beginning as early as 2009", "since", "2009-01-01", None),
        ("since approximately 2002", "since", "2002-01-01", None),
        ("from 2003 to the present", None, "2003-01-01", None),
        ("since fiscal year 2021", "since", "2021-01-01", None),
        ("until 5 May 2023", "until", None, "2023-05-05"),
        ("no later than May 5, 2023", "until", None, "2023-05-05"),
        ("before 2020", "before", None, "2020-01-01"),
        ("after 2020", "after", "2020-12-31", None),
        ("from approximately 2006 through 2011", "around", "2006-01-01", "2011-12-31"),
        ("on or about May 5, 2023", "around", "2023-05-05", "2023-05-05"),
        ("on May 5, 2023, at approximately 4:45 a.m.", "around", "2023-05-05T04:45", "2023-05-05T04:45"),
        ("after the 2020 attacks", None, "2020-01-01", "2020-12-31"),
        ("the week beginning 5 May 2023", None, "2023-05-05", "2023-05-05"),
        ("on May 5, 2023", None, "2023-05-05", "2023-05-05"),
        ("last week", None, "2023-07-31", "2023-08-06"),
    ],
)
def test_edges_and_bounds(text: str, edge: str | None, earliest: str | None, latest: str | None) -> None:
    (found,) = dates(text)
    assert (found.edge, found.earliest, found.latest) == (edge, earliest, latest)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On Sunday Roe left.", ["Sunday"]),
        ("They met after Sunday Mass, at Friday Prayers and on Monday Night.", ["Sunday", "Friday", "Monday Night"]),
        ("On Monday Customs officers came. Thursday Police were there.", ["Monday", "Thursday"]),
    ],
)
def test_weekdays_before_capitals_that_are_no_surnames(text: str, days: list[str]) -> None:
    assert [span for span, _ in values(text)] == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was held on Friday (June 2).", [("Friday", "2023-06-02"), ("June 2", "2023-06-02")]),
        ("He was held on Thursday (11 May).", [("Thursday", "2023-05-11"), ("11 May", "2023-05-11")]),
    ],
)
def test_a_weekday_is_the_day_that_brackets_tell(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_types() -> None:
    found = dates(
        "At noon on 5 May 2023 they met; they meet every Friday since 2020, most recently in the near future."
    )
    assert [each.timex_type for each in found] == ["TIME", "SET", "DATE", "DATE", "DATE"]


def test_without_an_anchor_relative_dates_have_no_value() -> None:
    read = context("On Friday, and again last week, he spoke of 5 May 2023.", anchor=None)
    assert [each.value for each in FIND(read) if isinstance(each, Date)] == [None, None, "2023-05-05"]
    assert len(read.warnings) == 1


def test_years_carry_on_from_the_last_mention() -> None:
    text = "In March 2015, he opened a shop. In June of that year, he sold it. On September 3, he fled."
    assert [value for _, value in values(text)] == ["2015-03", "2015-06", "2015-09-03"]


def test_days_and_times_are_told_from_the_story() -> None:
    text = (
        "On December 16, 2014, police saw a sale. Earlier that day, they met. At 5 p.m., he ran. He fled the next day."
    )
    assert [value for _, value in values(text)] == ["2014-12-16", "2014-12-16", "2014-12-16T17:00", "2014-12-17"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("WHEN: Friday, September 29 at 10 a.m.\nWHERE: City Hall. Doors will open at 9:30 a.m.", "2023-09-29T09:30"),
        (
            "The class begins on May 11, 2024 in the hall and goes on from 6 to 8 p.m.",
            "2024-05-11T18:00/2024-05-11T20:00",
        ),
        ("WHEN: FRIDAY, AUG. 18, 2023\n\n2:00 p.m. EST", "2023-08-18T14:00"),
        ("He will be tried on October 4. The crash happened at 5 p.m. near the port.", "2023-08-10T17:00"),
        ("In September 2011, he met a girl. At approximately 4:00 a.m., he left.", "T04:00"),
        ("In September 2011, he met a girl. He left between 4:00 a.m. and 5 a.m.", "T04:00/T05:00"),
        ("It began in 2021. The report can be read after 2 p.m.", "2023-08-10T14:00"),
    ],
)
def test_clock_times_take_the_day_that_the_text_tells(text: str, value: str) -> None:
    assert values(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The class begins on May 11, 2024. It concludes on June 16 with a ceremony.", "2024-06-16"),
        ("On June 4, 2025, the class opens. It ends on June 5.", "2025-06-05"),
        ("The trial begins on February 1, 2024. He was caught on June 5.", "2023-06-05"),
        ("This year, cases declined from 349 in September to five.", "2023-09"),
        ("In 2016, he was seen in March.", "2016-03"),
        ("Both men (1989 and 1990) had been caught in June.", "2023-06"),
    ],
)
def test_years_come_from_the_event_or_the_sentence(text: str, value: str) -> None:
    assert values(text)[-1][1] == value


def test_forms_of_releases() -> None:
    assert values("He was caught on Friday (4/8).") == [("Friday", "2023-08-04"), ("4/8", "2023-08-04")]
    assert values("He left today (8 August, 2023).") == [("today", "2023-08-08"), ("8 August, 2023", "2023-08-08")]
    told = values("In 2019, he came. In January and February the following year, he paid.")
    assert [value for _, value in told] == ["2019", "2020-01", "2020-02"]


def test_that_summer_is_told_from_the_story() -> None:
    told = values("He lived here in the summer of 2001. He agreed that summer to help. In September, he left.")
    assert [value for _, value in told] == ["2001-SU", "2001-SU", "2001-09"]


def test_that_night_is_not_the_day_of_the_release() -> None:
    assert values("Today's verdict is just. He was killed that night.")[-1] == ("that night", "PAST_REF")
    assert values("Today at 5 a.m., police came and later that day he fled.")[-1] == ("later that day", "2023-08-10")


def test_clock_times_that_come_again_have_no_day() -> None:
    told = values("A curfew applies from 10 p.m. to 5 a.m. every day. He fled at 9 p.m.")
    assert [value for _, value in told] == ["T22:00/T05:00", "2023-08-10T21:00"]


@pytest.mark.parametrize(("country", "value"), [("US", "2021-10/2022-06"), (None, "2022-01/2022-09")])
def test_months_of_a_fiscal_year(country: str | None, value: str) -> None:
    (found,) = dates("It rose in the first nine months of fiscal 2022.", country=country)
    assert (found.text, found.value) == ("the first nine months of fiscal 2022", value)


def test_a_day_named_in_full_elsewhere_lends_its_year() -> None:
    text = (
        "Jailed over New Year's Day raid\n\nOn January 1, 2021, he struck. He left on December 9, 2021.\n\nDecember 9"
    )
    assert [value for _, value in values(text)] == ["2021-01-01", "2021-01-01", "2021-12-09", "2021-12-09"]


def test_last_years_date_in_january_is_a_slip() -> None:
    text = "FOR IMMEDIATE RELEASE\nJanuary 5, 2022\nMan charged\n\nA man was charged today."
    assert values(text, date(2023, 1, 5))[-1] == ("today", "2023-01-05")


def test_a_date_that_the_head_explains_is_not_the_day_of_issue() -> None:
    text = "Company fined\n\nDate of final decision:\n15 May 2023\n\nThe company was fined today."
    assert values(text)[-1] == ("today", "2023-08-10")


def test_the_same_period_is_that_of_the_date_before() -> None:
    text = "Cases rose from January to May this year over the same period last year."
    assert values(text)[1] == ("the same period last year", "2022-01/2022-05")
    text = "Cases rose in the second quarter of 2023, as in the same quarter last year."
    assert values(text)[1] == ("the same quarter last year", "2022-Q2")
    text = "Cases rose on 29 February 2024 over the same period last year."
    assert values(text, date(2024, 3, 1))[1] == ("the same period last year", "2023-02-28")


def test_appointments_do_not_carry_the_story() -> None:
    text = "In March, he was seen. He will be tried on 4 September 2023.\n\nThe following month, he was caught."
    assert values(text)[-1] == ("The following month", "2023-04")


def test_the_date_of_issue_wins_over_the_one_in_the_head() -> None:
    text = "FOR IMMEDIATE RELEASE\nFriday, June 9, 2023\nMan charged\n\nA man was charged today."
    assert values(text)[-1] == ("today", "2023-08-10")


@pytest.mark.parametrize("anchor", [None, date(2023, 6, 30)])
def test_today_is_the_day_that_the_text_explains(anchor: date | None) -> None:
    text = "The bureau said yesterday (20 June 2023) that it will act tomorrow."
    assert values(text, anchor) == [
        ("yesterday", "2023-06-20"),
        ("20 June 2023", "2023-06-20"),
        ("tomorrow", "2023-06-22"),
    ]


@pytest.mark.parametrize(("country", "value"), [("US", "2023-05-07"), ("GB", "2023-07-05"), ("PH", "2023-05-07")])
def test_order_of_numbers_by_country(country: str, value: str) -> None:
    assert [each.value for each in dates("It ended on 05/07/2023.", country=country)] == [value]


def test_order_of_numbers_by_the_other_dates_of_the_text() -> None:
    assert [value for _, value in values("From 25/06/2023; on 05/07/2023 it ended.")] == ["2023-06-25", "2023-07-05"]


@pytest.mark.parametrize(("named", "value"), [("June 7, 2023", "2023-05-07"), ("7 June 2023", "2023-07-05")])
def test_order_of_numbers_by_the_dates_in_words(named: str, value: str) -> None:
    assert values(f"Made on {named}. It ended on 05/07/2023.")[1] == ("05/07/2023", value)


def test_an_open_order_of_numbers_is_told() -> None:
    read = context("It ended on 05/07/2023.")
    FIND(read)
    assert len(read.warnings) == 1
    assert "05/07/2023" in read.warnings[0]


def test_order_of_numbers_by_the_day_of_publication() -> None:
    assert values("It ended on 09/07/2023.", date(2023, 7, 20)) == [("09/07/2023", "2023-07-09")]


SCRAPS = st.sampled_from(
    [
        *("April", "May", "Friday", "10", "2023", "31", "9999", "0", "99/99/9999", "8 p.m.", "Q3", "FY", "'90s"),
        *("-", "/", ",", " ", "\n", "İ", "to", "and", "of", "between", "three", "ago"),
        *("that", "first", "two", "months", "until", "the 15th", "present", "Monday", "3 a.m.", "nineties", "in 2016"),
        *("last", "every", "the", "end of", "week", "year", "morning", "Easter", "1990s", "DOB", "summer"),
    ]
)


ANCHORS = st.sampled_from([None, ANCHOR, date.min, date.max, date(2024, 2, 29)])


def test_parts_of_a_year_without_antecedent_have_no_value() -> None:
    assert values("in the first two months of that year") == [("the first two months of that year", "PAST_REF")]


@given(st.lists(st.one_of(SCRAPS, st.text(max_size=5)), max_size=25).map(" ".join), ANCHORS)
@settings(deadline=None, max_examples=300)
def test_any_text_gives_dates_in_order(text: str, anchor: date | None) -> None:
    read = context(text, anchor)
    last = 0
    for found in FIND(read):
        assert found.text == read.text[found.start : found.end]
        assert found.text.strip()
        assert last <= found.start < found.end
        last = found.end


PACK = RULES.table("dates.toml")
EXAMPLES = [
    example for kind in ("vague", "holiday", "known-day") for entry in PACK[kind] for example in entry["examples"]
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_the_pack(example: str) -> None:
    expected = [match[0].strip("[]") for match in SPAN.finditer(example)]
    assert [found.text for found in dates(example.replace("[", "").replace("]", ""))] == expected
