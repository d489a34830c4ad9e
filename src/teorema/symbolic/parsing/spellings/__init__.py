"""How things are written: letters, operators and functions in the three spellings, and a text as tokens."""
