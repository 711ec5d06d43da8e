"""Pure functions from surface forms to values: calendar dates, numbers, units, names. No spaCy, no state."""
