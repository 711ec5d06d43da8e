"""From a verb's form to its lemma: irregular verbs by table, the others by undoing English inflection."""

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
_DOUBLED = re.compile(r"([bdgmnprtlkvz])\1$")
_KEEPS_DOUBLE = re.compile(r"(?:[aeiou]ll|add|odd|ebb|egg|err|purr|inn|butt|putt|mitt|azz|uzz|izz)$")


class Lemmatizer:
    """Lemmas of verb forms.

    Args:
        irregular: base form to past and participle, with a space between them.
        known: regular verbs whose forms need no guessing.
    """

    def __init__(self, irregular: Mapping[str, str], known: Iterable[str]) -> None:
        self.past: dict[str, str] = {}
        self.participle: dict[str, str] = {}
        self.present: dict[str, str] = {}
        self.ing: dict[str, str] = {}
        for verb in known:
            self._add(verb, regular_past(verb), regular_past(verb))
        for verb, forms in irregular.items():
            past, participle = forms.split()
            self._add(verb, [past], [participle])

    def _add(self, verb: str, past: list[str], participle: list[str]) -> None:
        self.present[verb] = self.present[third_person(verb)] = verb
        self.past.update(dict.fromkeys(past, verb))
        self.participle.update(dict.fromkeys(participle, verb))
        self.ing.update(dict.fromkeys(ing_forms(verb), verb))

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
    if verb.endswith("c"):
        return [verb + "k"]
    single = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    single = single or verb.endswith(("quit", "quip"))
    return [verb, verb + verb[-1]] if single else [verb]
