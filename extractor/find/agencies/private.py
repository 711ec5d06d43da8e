"""Names that are no body: of companies, schools and laws, and of bodies that only tell whose rule something is."""

from __future__ import annotations

import re

from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.trace import GUARD, tracing

# Between a body and its rules stands at most one word, no verb: "FDA labelling rules", not "the FDA tightens rules"
_NO_VERB = r"(?:[a-z-]+(?<!s)(?<!ed)(?<!ing)(?<!the)(?<!and)(?<!or)(?<!new)(?<!to) )?"


class Private:
    """Looks at the words after a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        after, last = ("|".join(map(re.escape, words)) for words in (lexicon.private_after, lexicon.private_last))
        rules = "|".join(lexicon.rules)
        self._after = re.compile(
            rf",? (?:{after}|(?:{last})(?! [A-Z]))\b"
            rf"| (?!rules (?:that|in|on|for|against)\b){_NO_VERB}(?:{rules})\b"
        )

    def __call__(self, text: str, mention: Found) -> bool:
        """Whether a name is a company's, a school's or a law's, or tells whose rule follows: "Customs Service Act"."""
        followed = text[mention.end : mention.end + 1] in {" ", ","}
        private = followed and self._after.match(text, mention.end) is not None
        if private and (trace := tracing()):
            at = mention.start, mention.end
            trace.reject("agency", f"{GUARD}agency.private", "the name of a company, a school, a law or the like", at)
        return private
