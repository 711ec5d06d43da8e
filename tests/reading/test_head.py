"""The head of a release."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.head import read_head
from extractor.reading.moment import issue_day, issue_moment

BODY = (
    "Harbour police searched four warehouses and seized nine tonnes of cigarettes that no duty had been paid on, the "
    "customs service said."
)
TITLE = "Harbour police seize nine tonnes of cigarettes"


def release(*lines: str, after: str = "") -> str:
    return "\n".join([*lines, "", BODY, *([after] if after else [])]) + "\n"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (release(TITLE, "Published: Jul 21, 2023 12:54 PM"), "2023-07-21T12:54"),
        (release(TITLE, "Published 27 March 2014"), "2014-03-27"),
        (release(TITLE, "Posted by Press Desk on Tuesday, May 3, 2022"), "2022-05-03"),
        (release(TITLE, "Date: May 13, 2026"), "2026-05-13"),
        (release(TITLE, "Date:", "13 May 2026"), "2026-05-13"),
        (release(TITLE, "Issued: 2024-05-06"), "2024-05-06"),
        (release(TITLE, "Released on 21/07/2023 at 15:26"), "2023-07-21T15:26"),
        (release("FOR IMMEDIATE RELEASE", "Wednesday, June 1, 2022", TITLE), "2022-06-01"),
        (release("FOR IMMEDIATE RELEASE: June 1, 2022", TITLE), "2022-06-01"),
        (release("Media Release | 6 May 2024", TITLE), "2024-05-06"),
        (release("News story, Thursday 30 May 2024", TITLE), "2024-05-30"),
        (release("Council of Portbury Press release 22 July 2024 11:45", TITLE), "2024-07-22T11:45"),
        (release(TITLE, f"Portbury, 7th March 2024: The {BODY}"), "2024-03-07"),
        (release(TITLE, f"Portbury, Monday 3rd of July, 2023. The {BODY}"), "2023-07-03"),
        (release(TITLE, "06 MAY 2024"), "2024-05-06"),
        (release(TITLE, after="\nMINISTRY OF HARBOURS\n\n06 MAY 2024"), "2024-05-06"),
        (release(TITLE) + "\nPublished: 6 May 2024", "2024-05-06"),
        (release(TITLE, f"PORTBURY, Aug. 25, 2023 (Newswire) -- {BODY}"), "2023-08-25"),
        (release(TITLE, f"PORTBURY, Ont. (May 3, 2022) — {BODY}"), "2022-05-03"),
        (release(TITLE, f"PORTBURY, 5 May 2024 - {BODY}"), "2024-05-05"),
        (release(TITLE, f"Portbury, 20 Aug 88 (NWA) -- {BODY}"), "1988-08-20"),
        (release(TITLE, "Portbury, November 12, 2025", f"– {BODY}"), "2025-11-12"),
        (release(TITLE, f"The customs service announced today, Dec. 13, 2022, that {BODY}"), "2022-12-13"),
        (release(TITLE, f"Today (27 March 2014) {BODY}"), "2014-03-27"),
        (release(TITLE, "Portbury, 20.02.2024"), "2024-02-20"),
        (release(TITLE, f"PORTBURY – 12 May 2023 – {BODY}"), "2023-05-12"),
        (release(TITLE, f"Port/Bury, 12 May 2023 − {BODY}"), "2023-05-12"),
        (release(TITLE, f"Washington, D.C. (May 18, 2023) — {BODY}"), "2023-05-18"),
        (release(TITLE, after="\nEnds/Friday, January 17, 2025\nIssued at HKT 16:30"), "2025-01-17"),
        (release(TITLE, "Date: 2023/05/04"), "2023-05-04"),
        (release(TITLE, "Posted On: 12 MAY 2023 5:23PM by Press Bureau"), "2023-05-12T17:23"),
        (release(TITLE, "By Press Office | May 12, 2023"), "2023-05-12"),
        (release(TITLE, "News • Fri, 12 May 2023 10:00:00 +0000"), "2023-05-12T10:00"),
        (release(TITLE, "Press release | 12 May 2023 | Brussels"), "2023-05-12"),
        (release(TITLE, "EMBARGOED UNTIL 10:00 a.m. EDT, May 18, 2023"), "2023-05-18T10:00"),
        (release(TITLE, "Published: 07/05/2025", after="Seen on 21/04/2025"), "2025-05-07"),
        (release(TITLE, "Published: 07/05/2025", after="Seen on 04/21/2025"), "2025-07-05"),
        (release(TITLE, "Published: 07/05/2025", after="Seen on 04/21/2025 and 21/04/2025"), None),
        (release(TITLE, "Published: 12/05/2023 Updated: 13/05/2023"), "2023-05-12"),
        (release(TITLE, "12.05.2023 14:30"), "2023-05-12T14:30"),
        (release(TITLE, "May 12, 2023 | 3 min read"), "2023-05-12"),
        (release(TITLE, f"May 12, 2023 – Portbury, Ontario – {BODY}"), "2023-05-12"),
        (release(TITLE, f"PORTBURY, May 12, 2023 /NewsWire/ -- {BODY}"), "2023-05-12"),
        (release(TITLE, f"(Portbury, May 12, 2023) - {BODY}"), "2023-05-12"),
        (release(TITLE, "This article was published on 13/05/2023 at 10:15"), "2023-05-13T10:15"),
        # Nothing of these tells when the release was issued.
        (release(TITLE), None),
        (release(TITLE, f"PORTBURY – {BODY}"), None),
        (release(TITLE, f"On 5 May 2021, officers had found the warehouses. {BODY}"), None),
        (release(TITLE, "Date of decision: 15 May 2025"), None),
        (release(TITLE, "Incident date: 15 May 2025"), None),
        (release("Man jailed for killing of May 3, 2019"), None),
        (release(TITLE, "Published: 31 June 2023"), None),
        (release(TITLE, "Published: May 3, 3022"), None),
    ],
)
def test_date_of_issue(text: str, published: str | None) -> None:
    found = read_head(text)
    assert found.published == published
    assert found.anchor == (published[:10] if published else None)


def test_the_argument_wins_over_the_text() -> None:
    found = read_head(release(TITLE, "Published: 3 May 2022"), "2022-06-01T09:00")
    assert (found.published, found.anchor) == ("2022-06-01T09:00", "2022-06-01")


def test_a_label_wins_over_the_dateline() -> None:
    found = read_head(release(TITLE, "Published: 4 May 2022", f"PORTBURY, 3 May 2022 – {BODY}"))
    assert found.published == "2022-05-04"


@pytest.mark.parametrize(
    ("line", "updated", "warnings"),
    [
        ("Published: Jul 21, 2023 3:40 PM Updated: Jul 21, 2023 3:31 PM", "2023-07-21T15:31", 1),
        ("Published: Jul 21, 2023 12:54 PM Updated: Jul 22, 2023 8:01 AM", "2023-07-22T08:01", 0),
        ("Published 21 July 2023 | Last updated 21 July 2023, 10:00", "2023-07-21T10:00", 0),
        ("Published 21 July 2023\nUpdated 20 July 2023", "2023-07-20", 1),
    ],
)
def test_date_of_update(line: str, updated: str, warnings: int) -> None:
    found = read_head(release(TITLE, line))
    assert found.updated == updated
    assert found.anchor == "2023-07-21"
    assert len(found.warnings) == warnings


def test_an_update_alone_is_the_anchor_and_says_so() -> None:
    found = read_head(release(TITLE, "Updated: 3 May 2022"))
    assert (found.published, found.updated, found.anchor) == (None, "2022-05-03", "2022-05-03")
    assert "update" in found.warnings[0]


def test_a_date_that_can_be_read_in_two_ways_is_no_anchor() -> None:
    found = read_head(release(TITLE, "Published: 07/05/2025"))
    assert found.anchor is None
    assert "07/05/2025" in found.warnings[0]


@pytest.mark.parametrize(
    ("after", "anchor"),
    [
        ("", None),
        ("It was founded in 2019.", None),
        ("© 2023 Portbury Newswire", "2023-08-25"),
        ("Editor's note of 25 August 2022", "2022-08-25"),
    ],
)
def test_a_dateline_without_year_takes_one_that_the_text_states(after: str, anchor: str | None) -> None:
    found = read_head(release(TITLE, f"PORTBURY, Aug. 25 (Newswire) -- {BODY}", after=after))
    assert (found.dateline, found.anchor) == ("PORTBURY", anchor)


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("PORTBURY – ", "PORTBURY"),
        ("PORTBURY, Ont. – ", "PORTBURY, Ont."),
        ("NEW PORTBURY -- ", "NEW PORTBURY"),
        ("Portbury (NWA) - ", "Portbury"),
        ("PORTBURY, Aug. 25 (Newswire) -- ", "PORTBURY"),
        ("For Immediate Release  PORTBURY, Ontario (April 5, 2011)  ", "PORTBURY, Ontario"),
        ("Today (27 March 2014) ", None),
        ("On 3 May – a Friday – ", None),
        ("Officers – nine of them – ", None),
    ],
)
def test_dateline(start: str, place: str | None) -> None:
    assert read_head(release(TITLE, "", start + BODY)).dateline == place


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (release(TITLE), TITLE),
        (release("", "  ", TITLE), TITLE),
        (release("FOR IMMEDIATE RELEASE", "June 1, 2022", TITLE), TITLE),
        (release(f"FOR IMMEDIATE RELEASE: {TITLE}"), TITLE),
        (release("Home", "Press Releases", TITLE, "Case # 16CF0765"), TITLE),
        (release("Portbury Harbour Police", "Office of Public Affairs", TITLE), TITLE),
        (release("For Immediate Release", "May 10, 2011", "Jo Doe", "Office: 555-010-8408", TITLE), TITLE),
        (
            release("HARBOUR POLICE SEIZE NINE TONNES", "OF CIGARETTES IN RAID"),
            "HARBOUR POLICE SEIZE NINE TONNES OF CIGARETTES IN RAID",
        ),
        (
            release("Harbour police seize cigarettes", "In Portbury's new docks"),
            "Harbour police seize cigarettes In Portbury's new docks",
        ),
        (release("Photo: NWA", TITLE), TITLE),
        (release("Two arrested in raid", "Contact: Jo Doe, (555) 010-8408"), "Two arrested in raid"),
        (release("Two arrested in raid", "Published: 2023-05-12T10:15:00+02:00"), "Two arrested in raid"),
        (release("MEDIA STATEMENT", "PORTBURY", "TWELVE SUSPECTS ARRESTED"), "TWELVE SUSPECTS ARRESTED"),
        (release("News Release No. 23-145", "May 12, 2023", "Commission fines broker"), "Commission fines broker"),
        (release("Harbour Agency - Press release", TITLE), TITLE),
        (release("JOINT MEDIA RELEASE BY THE MINISTRY OF LAW AND THE POLICE", TITLE), TITLE),
        (release("Subject: Two arrested", "From: press@example.org", "Date: Fri, 12 May 2023"), "Two arrested"),
        (
            release("Justice department settles with Portbury Holdings Inc."),
            "Justice department settles with Portbury Holdings Inc.",
        ),
        (release("Voters win their rights in Port County, S.D."), "Voters win their rights in Port County, S.D."),
        (
            release("MEDIA ADVISORY – SMUGGLER'S TRIAL", "WHO: Jo Doe, 66, of Portbury, smuggler", "Tel: 555"),
            "SMUGGLER'S TRIAL",
        ),
        (release("Two arrested. More sought."), None),
        (release("## Two arrested in raid"), "Two arrested in raid"),
        (release("MEDIA ADVISORY - Trial of a smuggler"), "Trial of a smuggler"),
        (release(TITLE, "Portbury. Photo: NWA", "", "Portbury. Photo: NWA"), TITLE),
        (BODY, None),
        (release(BODY), None),
        (TITLE, None),
        ("", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    found = read_head(text)
    assert found.title == title
    assert (found.title_end > 0) == (title is not None)
    if title:
        assert text[: found.title_end].endswith(title.split()[-1])


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (release(TITLE, after="\nGlobal Herald"), "Global Herald"),
        (
            release(TITLE, after="\nMINISTRY OF HARBOURS\nPORTBURY POLICE FORCE\n\n06 MAY 2024"),
            "MINISTRY OF HARBOURS, PORTBURY POLICE FORCE",
        ),
        (
            release(TITLE, after="\nMinistry of Harbours\n\nENDS\n\nContact: Jo Doe, Press Office"),
            "Ministry of Harbours",
        ),
        (
            release("Portbury Harbour Police", "Office of Public Affairs", TITLE),
            "Portbury Harbour Police, Office of Public Affairs",
        ),
        (release(TITLE, after="\nJo Doe\nPublic Relations Officer, Portbury Area Command"), "Portbury Area Command"),
        (release("Harbour Agency - Press release", TITLE), "Harbour Agency"),
        (release("JOINT MEDIA RELEASE BY THE MINISTRY OF LAW AND THE POLICE", TITLE), "MINISTRY OF LAW AND THE POLICE"),
        (release("Attorney's Office, District of Portbury", TITLE), "Attorney's Office, District of Portbury"),
        (release(TITLE, after="Source: Portbury Gazette"), "Portbury Gazette"),
        (release(TITLE, f"PORTBURY, Aug. 25 (Newswire) -- {BODY}"), "Newswire"),
        (release(TITLE), None),
        (release("Portbury Harbour Police"), None),
        (release(TITLE, after="Second Superseding Indictment"), None),
        (release(TITLE, after="Officers thanked the Ministry of Harbours."), None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert read_head(text).publisher == publisher


@pytest.mark.parametrize(
    "published", ["2023-07-21", "2024-02-29", "2023-07-21T12:54", "2023-07-21T12:54:01Z", "2023-07-21T12:54+02:00"]
)
def test_issue_day(published: str) -> None:
    assert issue_day(published) == published[:10]


@pytest.mark.parametrize(
    "published",
    ["", "yesterday", "2023-02-29", "2023-13-01", "July 21", "2023-07", "2023-07-21T25:00", "2023-07-21x"],
)
def test_no_issue_day(published: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        issue_day(published)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("21 July 2023", "2023-07-21"),
        ("Friday, Jul. 21st, 2023 3:15 pm", "2023-07-21T15:15"),
        ("21/07/2023", "2023-07-21"),
        ("7/21/2023", "2023-07-21"),
        ("2023/07/21", "2023-07-21"),
    ],
)
def test_a_date_of_issue_as_people_write_it(written: str, moment: str) -> None:
    assert issue_moment(written) == moment
    assert read_head("Two men were held yesterday.", written).published == moment


def test_a_date_of_issue_of_two_readings_is_refused() -> None:
    with pytest.raises(ValueError, match="can be read as two days"):
        issue_moment("05/07/2023")


def test_a_given_day_that_the_text_contradicts_is_told() -> None:
    text = "Two men held\n\nPublished: July 21, 2023\n\nThey were held on Friday."
    assert read_head(text, "2023-07-22").warnings == []
    (warning,) = read_head(text, "2023-07-29").warnings
    assert "2023-07-21" in warning
    assert "2023-07-29" in warning
    assert read_head(text, "2023-07-29").anchor == "2023-07-29"


PIECES = st.sampled_from(
    [
        "Published: ",
        "May 3, 2022",
        "BONN, ",
        "Aug. 25",
        " (AFP) -- ",
        "\n",
        "\r\n",
        "\xa0",
        "ENDS",
        "###",
        "– ",
        "12:54 PM ",
        "(",
        "Today ",
        "A",
        "© 2023",
        "\x00",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_is_read(text: str) -> None:
    found = read_head(text)
    assert found.text == text
    assert 0 <= found.title_end <= len(text)
    assert found.anchor is None or issue_day(found.anchor)


def test_only_the_two_ends_of_a_long_text_are_read() -> None:
    for nasty in (
        "May " * 100_000,
        "1" * 400_000,
        "(" * 400_000,
        "A, " * 100_000,
        " " * 400_000,
        "\n" * 400_000,
        "A\n" * 200_000,
    ):
        assert read_head(nasty).text == nasty
