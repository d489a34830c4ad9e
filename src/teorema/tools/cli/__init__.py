"""The command `teorema`: course, count, verify, site. One file per command; language, output, refusals are shared."""
