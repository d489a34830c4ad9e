"""The site: Sphinx extensions that render statements from their objects, and the command that builds both languages."""
