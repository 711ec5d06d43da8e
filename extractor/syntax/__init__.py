"""A small tagger and dependency parser in exact arithmetic; numpy alone."""
