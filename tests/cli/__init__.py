"""The command line as a reader meets it: in both languages, on any code page, used well and badly."""
