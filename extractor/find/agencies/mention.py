"""A mention on its way to becoming an Agency."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.entities import Agency
from extractor.find.agencies.gazetteer import Body, Form
from extractor.find.agencies.lexicon import Head
from extractor.resolve.names import official
from extractor.trace import tracing

# A short form is defined within as many characters after its name.
_DEFINED_WITHIN = 60
DEFINED = "a short form, defined here"
_OWNERS = frozenset({" ", "'s ", "' ", "s ", "-"})
_LONGEST = 3
_BY_LENGTH = sorted(_OWNERS, key=lambda owner: (-len(owner), owner))


@dataclass(slots=True)
class Found:
    """What is known of a mention so far.

    ``first`` and ``last`` are the indices of its capitalised words. ``form`` is the listed form that it is written in,
    whose ``body`` may not be decided yet; ``name`` is a name that the pack does not list. ``parent`` is the mention of
    the body above it, where that is part of the mention or stands beside it; ``prefixed`` says that it is part of the
    name too ("FBI Cyber Division", not "the FBI's Cyber Division"). ``shouted`` acronyms may be mere capitals. ``head``
    is the head of a name that the grammar has found. One that ``refers`` is a phrase that stands for a body; one
    that is ``local`` is named by a place, of the release's country unless that tells another; ``head_at`` is the index
    of a plural head that several bodies share; ``is_short`` is a short form that the text defines.
    """

    start: int
    end: int
    first: int
    last: int
    rule: str
    form: Form | None = None
    body: Body | None = None
    name: str | None = None
    country: str | None = None
    kind: str | None = None
    parent: Found | None = None
    named: bool = True
    prefixed: bool = False
    shouted: bool = False
    head: Head | None = None
    refers: bool = False
    local: bool = False
    head_at: int = -1
    is_short: bool = False

    def is_headed_by(self, trait: str) -> bool:
        """Whether the grammar has found it by a head of this trait."""
        return self.head is not None and trait in self.head.traits

    def owns(self, text: str, start: int) -> bool:
        """Whether it stands right before a name as the body above: "FBI's", "DEA". Bodies stand at most three deep."""
        above = self.parent
        deep = above is not None and above.parent is not None
        return not deep and start - self.end <= _LONGEST and text[self.end : start] in _OWNERS

    def own_surface(self, text: str) -> str:
        """The surface form without the body that owns it: "National Police's Cyber Department" without the police."""
        above = self.parent
        if above is None or above.start != self.start or above.end >= self.end:
            return text[self.start : self.end]
        owner = next((owner for owner in _BY_LENGTH if text.startswith(owner, above.end)), "")
        return text[above.end + len(owner) : self.end]

    def stands_for(self, other: Found | None) -> None:
        """Take over the identity of another mention, if there is one."""
        if other is not None:
            self.body, self.name, self.country, self.kind = other.body, other.name, other.country, other.kind
            self.parent, self.prefixed = other.parent, other.prefixed

    def kind_known(self) -> str | None:
        """The kind of the body, or of the one above it."""
        own = self.body.kind if self.body else self.kind
        return own or (self.parent.kind_known() if self.parent else None)

    def _official_name(self) -> str | None:
        """The name of the body, with that of the one above it where both are written as one."""
        body, above = self.body, self.parent
        if not (self.named or self.refers):
            return None
        if body is not None:
            return body.name
        name = official(self.name) if self.name else None
        if name and above is not None and (self.prefixed or self.is_headed_by("office")):
            prefix = above.body.name if above.body else above.name
            return f"{official(prefix)} {name}" if prefix else name
        return name

    def agency(self, text: str) -> Agency:
        """The entity of the output contract."""
        body = self.body
        above = self.parent
        parent = body.parent if body else None
        if above is not None and parent is None:
            parent = above.body.id if above.body else above.name
        agency = Agency(
            text=text[self.start : self.end],
            start=self.start,
            end=self.end,
            rule=self.rule,
            name=self._official_name(),
            agency_id=body.id if body else None,
            country=(body.country if body else None) or self.country,
            kind=(body.kind if body else None) or self.kind or (above.kind_known() if above else None),
            parent=parent,
            named=self.named,
            wikidata=body.wikidata if body else None,
        )
        if trace := tracing():
            trace.hand_on(agency, self)
        return agency


def copy_of(text: str, source: Found, start: int, end: int, rule: str, told: str = "the initials of") -> Found:
    """Another mention of the same body, by another form of its name; ``told`` is what that form is."""
    copy = Found(start, end, -1, -1, rule, source.form, source.body, source.name, source.country, source.kind)
    copy.parent, copy.prefixed = source.parent, source.prefixed
    if trace := tracing():
        short = text[start:end]
        defined = text.find(short, source.end, source.end + _DEFINED_WITHIN) if told == DEFINED else -1
        stop = defined + len(short) if defined >= 0 else source.end
        at = source.start, stop + (text[stop : stop + 1] == ")")
        trace.step(rule, told, short, source.body.id if source.body else source.name, at=at, of=copy)
        trace.hand_on(copy, copy, source)
    return copy


def preferred(found: list[Found], better: list[Found]) -> list[Found]:
    """The mentions with better ones in the place of those that overlap them."""
    if not better:
        return found
    return [
        mention
        for mention in found
        if not any(mention.start < other.end and other.start < mention.end for other in better)
    ] + better


def apart(found: list[Found]) -> list[Found]:
    """The mentions in the order of the text without those that overlap an earlier or, at one position, longer one."""
    kept: list[Found] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
