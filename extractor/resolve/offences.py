"""Codes of offences, from what their names say."""

from __future__ import annotations

from extractor.entities import Inchoate
from extractor.trace import tracing

_INTENTIONAL_HOMICIDE = "0101"
_ATTEMPTED_INTENTIONAL_HOMICIDE = "0102"


def iccs_code(code: str | None, inchoate: Inchoate | None) -> str | None:
    """The UNODC ICCS 1.0 code of an offence that may not have been completed.

    An attempt, a conspiracy and the like take the code of the offence they aim at; intentional homicide alone has a
    division for them, 0102. Aiding is of an offence that took place.
    """
    if code is not None and code.startswith(_INTENTIONAL_HOMICIDE) and inchoate not in (None, "aiding"):
        if trace := tracing():
            trace.step("iccs.attempted-homicide", "not completed", code, _ATTEMPTED_INTENTIONAL_HOMICIDE)
        return _ATTEMPTED_INTENTIONAL_HOMICIDE
    return code
