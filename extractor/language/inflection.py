"""English inflection, both ways: the forms of a verb, the lemma of a form; irregular verbs by table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_VOWELS = "aeiou"
# A stem before -ed or -ing that lost an e: what it ends in tells. Ordered: the first that fits decides.
_SILENT_E = tuple(
    (re.compile(pattern), lost)
    for pattern, lost in (
        (r"[vcu]$", True),  # move, announce, pursue
        (r"(?:[^s]s|z|dg|rg|lg)$", True),  # release, seize, pledge, charge, divulge
        (r"[ai]ng$", True),  # arrange, infringe
        (r"eng$", True),  # challenge
        (r"(?:^|[^aeiou])[aeiou]g$|llag$", True),  # engage, allege; "beg" doubles
        (r"[bcdfgkptz]l$", True),  # enable, handle, shuffle, smuggle, tackle, settle
        (r"[aeo]ir$|[^aeiou]er$|[aeou]{2}r$|[eo]ur$", False),  # repair, enter, pour
        (r"qu?ir$|(?:^|[^aeiou])(?:i|u|a)r$|uar$", True),  # acquire, secure, declare, square
        (r"(?:xpl|gn|st|sc|ad|pl|b|h)or$", True),  # explore, ignore, restore, score
        (r"[aeo][aeiou]t$|[io]it$|ruit$", False),  # treat, cheat, meet; exploit, recruit
        (r"[au]t$", True),  # create, execute
        (r"(?:[^aeiou]|qu)ot$", True),  # vote, quote
        (r"[aeo][aeiou]d$|[ao]ud$", False),  # lead, raid, defraud
        (r"[aiou]d$|[cp]ed$", True),  # invade, decide, code, include, concede
        (r"[aeou]in$|[aeo][aeo]n$", False),  # detain, join, screen
        (
            r"in$|(?:^|[^aeiou])un$|ven$|[^aeiou]hon$|ston$|pon$|don$|^[a-z]{1,2}on$",
            True,
        ),  # fine, tune, intervene, postpone
        (r"[ae][aeiou]m$|[aio]im$|oom$", False),  # claim, seem, aim, roam
        (r"[aiu]m$|com$", True),  # name, time, consume, welcome
        (r"[aeo][aeiou]p$|oup$", False),  # keep, group
        (r"[ai]p$|^[a-z]{1,2}[ou]p$", True),  # escape, wipe, hope
        (r"[aeo][aeiou]k$|[aeiou]{2}k$", False),  # leak, look
        (r"[aiou]k$", True),  # make, revoke, strike, rebuke
        (r"[iou]b$", True),  # describe, probe, tube
        (r"[aeo][aeiou]l$|[ao]ul$", False),  # reveal, jail, haul
        (r"[iu]l$|[oc]al$|(?:[ns]|ar|aj)ol$", True),  # file, rule, scale, console, parole
    )
)
# One syllable that ends in one vowel and one consonant: rob, robbed.
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")
_DOUBLED = re.compile(r"([bdgmnprtlkvz])\1$")
_KEEPS_DOUBLE = re.compile(r"(?:[aeiou]ll|add|odd|ebb|egg|err|purr|inn|butt|putt|mitt|azz|uzz|izz)$")


class Inflection:
    """The forms of verbs and their lemmas. ``past``, ``participle``, ``present`` and ``ing`` lead from form to verb.

    Args:
        irregular: base form to past and participle, and the third person where it is no -s, with a space between them;
            forms of which both are written with a slash.
        known: regular verbs whose forms need no guessing.
    """

    def __init__(self, irregular: Mapping[str, str], known: Iterable[str]) -> None:
        self.past: dict[str, str] = {}
        self.participle: dict[str, str] = {}
        self.present: dict[str, str] = {}
        self.ing: dict[str, str] = {}
        self._irregular = {verb: [part.split("/") for part in forms.split()] for verb, forms in irregular.items()}
        for verb in dict.fromkeys([*known, *irregular]):
            present, past, participle, ing = self._parts(verb)
            self.present.update(dict.fromkeys([verb, *present], verb))
            self.past.update(dict.fromkeys(past, verb))
            self.participle.update(dict.fromkeys(participle, verb))
            self.ing.update(dict.fromkeys(ing, verb))

    def _parts(self, verb: str) -> tuple[list[str], list[str], list[str], list[str]]:
        """The forms: with he or she, past, participle, -ing."""
        past, participle, *rest = self._irregular.get(verb) or [regular_past(verb)] * 2
        ing = ["being"] if verb == "be" else ing_forms(verb)
        return rest[0] if rest else [third_person(verb)], past, participle, ing

    def forms(self, verb: str) -> list[str]:
        """Every form of a verb, the base form first, each once."""
        return list(dict.fromkeys([verb, *(form for part in self._parts(verb) for form in part)]))

    def nominal(self, noun: str) -> str | None:
        """The known verb that a noun is made from: importation, import; confiscation, confiscate; dealing, deal."""
        noun = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
        if noun in self.ing:
            return self.ing[noun]
        for ending, stems in _NOMINAL:
            if noun.endswith(ending) and len(noun) > len(ending) + 2:
                stem = noun[: -len(ending)]
                for lost in stems:
                    if stem + lost in self.present:
                        return self.present[stem + lost]
        return None

    def lemma(self, form: str) -> str:
        """The base form of a verb form in lower case; a form that is no verb's comes back as it is or shortened."""
        for table in (self.past, self.participle, self.ing, self.present):
            if form in table:
                return table[form]
        for prefix in ("re", "un", "over", "mis", "out"):
            if form.startswith(prefix) and len(form) > len(prefix) + 3:
                rest = form[len(prefix) :]
                known = self.past.get(rest) or self.participle.get(rest) or self.ing.get(rest)
                if known:
                    return prefix + known
        return regular_lemma(form)


_NOMINAL = (
    ("ification", ("ify",)),
    ("ation", ("e", "", "ate", "y")),
    ("ition", ("e", "", "ish")),
    ("ention", ("ain", "ene")),
    ("uction", ("uct", "uce", "oy")),
    ("ption", ("be", "ve")),
    ("ction", ("ct",)),
    ("ocation", ("oke",)),
    ("ulsion", ("el",)),
    ("mission", ("mit",)),
    ("sion", ("d", "de", "t", "se", "s")),
    ("ion", ("", "e")),
    ("ment", ("",)),
    ("ance", ("", "e")),
    ("ttal", ("t",)),
    ("rral", ("r",)),
    ("ial", ("y",)),
    ("al", ("", "e")),
    ("ure", ("e", "")),
    ("very", ("ver",)),
    ("ing", ()),
)


def regular_lemma(form: str) -> str:
    """The base form that regular inflection makes a form of: seized, seizes, seizing → seize."""
    if form.endswith("ied") or form.endswith("ies"):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    if form.endswith("ed") and len(form) > 3:
        return form[:-1] if form.endswith("eed") else _restored(form[:-2])
    if form.endswith("ying") and len(form) == 5:
        return form[0] + "ie"
    if form.endswith("ing") and len(form) > 4:
        return _restored(form[:-3])
    if form.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return form[:-2]
    if form.endswith("oes"):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _restored(stem: str) -> str:
    """A stem with the e or without the second consonant that the ending took or brought."""
    if len(stem) < 2:
        return stem + "e"
    if _DOUBLED.search(stem):
        return stem if _KEEPS_DOUBLE.search(stem) else stem[:-1]
    if stem[-1] in "eoywxi":
        return stem
    for pattern, lost in _SILENT_E:
        if pattern.search(stem):
            return stem + "e" if lost else stem
    return stem


def plural(noun: str) -> str:
    """The regular plural: burglary, burglaries; breach, breaches."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def third_person(verb: str) -> str:
    """The form with he or she: carry, carries; search, searches."""
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "zz", "o")) else "s")


def regular_past(verb: str) -> list[str]:
    """The forms in -ed, with and without a doubled consonant where both are written or either could be."""
    if verb.endswith("e"):
        return [verb + "d"]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return [verb[:-1] + "ied"]
    return [stem + "ed" for stem in _stems(verb)]


def ing_forms(verb: str) -> list[str]:
    """The forms in -ing, as ``regular_past``."""
    if verb.endswith("ie"):
        return [verb[:-2] + "ying"]
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return [verb[:-1] + "ing"]
    return [stem + "ing" for stem in _stems(verb)]


def _stems(verb: str) -> list[str]:
    """What -ed and -ing are put to: a final consonant doubles in words of one syllable, and may in longer ones."""
    if verb.endswith("c"):
        return [verb + "k"]
    if _ONE_SYLLABLE.fullmatch(verb):
        return [verb + verb[-1]]
    single = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    single = single or verb.endswith(("quit", "quip"))
    return [verb, verb + verb[-1]] if single else [verb]
