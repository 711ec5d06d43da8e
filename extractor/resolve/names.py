"""Names of bodies: from the surface form to the form that is compared, and to the official one."""

from __future__ import annotations

import re
from functools import lru_cache

_DELETED = str.maketrans("", "", "'.,")


def fold_word(word: str) -> str:
    """A word as names are compared by: lower case, without apostrophes and full stops."""
    word = word.lower()
    return word.translate(_DELETED) if "'" in word or "." in word else word


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """A name as names are compared by.

    Case, apostrophes, full stops and commas don't count, nor do "the" and the choices between "&" and "and" and between
    "Dept." and "Department".
    """
    words = name.replace("&", " and ").lower().translate(_DELETED).split()
    return " ".join("department" if word == "dept" else word for word in words if word != "the")


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """The initials of a name's capitalised words ("Central Narcotics Bureau": CNB)."""
    return "".join(part[0] for part in re.findall(r"[A-Z][\w'.]*", name))


def is_acronym_of(acronym: str, name: str) -> bool:
    """Whether an acronym can stand for a name: its letters stand in it in this order, the first at the start of a word.

    Words may be left out, and a word may give several letters ("MinLaw", "UCETF" with its Taskforce).
    """
    letters = [char for char in acronym.lower() if char.isalnum()]
    if len(letters) < 2:
        return False
    folded = name.lower()
    first = re.search(rf"\b{re.escape(letters[0])}", folded)
    at = first.start() if first else -1
    for letter in letters[1:]:
        if at < 0:
            return False
        at = folded.find(letter, at + 1)
    return at >= 0


def ends_in_words_of(acronym: str, text: str) -> bool:
    """Whether a text ends in words whose first letters spell an acronym: "a suspicious activity report", SAR."""
    words = [
        word for word in re.findall(r"[A-Za-z]+", text) if word not in {"of", "the", "and", "for", "in", "on", "to"}
    ]
    letters = [word[0].upper() for word in words[-len(acronym) :]]
    return "".join(letters) == acronym


# "Sheriffs Department" is how scraped texts, and hurried people, write "Sheriff's Department".
_LOST_APOSTROPHE = re.compile(
    r"\b(?<!United )"
    r"(Sheriff|Attorney|Prosecutor|Coroner|Governor|Mayor|Defender|Marshal|General|Solicitor|State|Treasurer)s"
    r"(?=(?: Attorney'?s)? (?:Office|Department|Bureau)\b)"
)
_SHORT_WORDS = (
    ("Dept", re.compile(r"\bDept\.?(?!\w)"), "Department"),
    ("DA", re.compile(r"\bDAs?'?s?(?= [A-Z])"), "District Attorney's"),
)
_STATE = re.compile(r", (?:[A-Z]\.(?: ?[A-Z]\.)?,|[A-Z][a-z]{1,4}\.,?|[A-Z]{2},)(?= )")
_TOWNS_STATE = re.compile(
    r"(?<=[a-z]), [A-Z][a-z]+(?: [A-Z][a-z]+)?,?"
    r"(?= (?:(?:Police|Fire) Department|Sheriff'?s'? (?:Office|Department))\b)"
)
_FULL_STATE = re.compile(r"(?<= )(County|Parish|City|Town|Township|Borough), [A-Z][a-z]+(?: [A-Z][a-z]+)?,(?= )")

_CAPITALS = re.compile(r"[^\W\d_]{4,}(?:'S\b)?")
_SMALL_IN_CAPITALS = re.compile(r"\b(?:OF|THE|AND|FOR|ON|IN|TO|AGAINST)\b")


@lru_cache(maxsize=4096)
def official(name: str) -> str:
    """A name as its body would write it: apostrophes restored, short words written out, an inserted state left out.

    "Marlboro County, S.C., Sheriffs Dept." becomes "Marlboro County Sheriff's Department". A name in capitals gets
    small letters, words of up to three aside: "NSW CRIME COMMISSION" becomes "NSW Crime Commission".
    """
    if name.isupper() and " " in name:
        name = _CAPITALS.sub(lambda word: word[0].capitalize(), name)
        name = _SMALL_IN_CAPITALS.sub(lambda word: word[0].lower(), name)
    if ", " in name:
        name = _FULL_STATE.sub(r"\1", _TOWNS_STATE.sub("", _STATE.sub("", name)))
    for word, short, full in _SHORT_WORDS:
        if word in name:
            name = short.sub(full, name)
    return _LOST_APOSTROPHE.sub(r"\1's", name) if "s " in name else name
