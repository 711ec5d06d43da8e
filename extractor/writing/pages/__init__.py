"""Pages to look at: a release with its entities marked, a comparison, a run; each one file that needs no other."""
