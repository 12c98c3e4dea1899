"""A municipality from nothing: its site, settings, pages in every language, roles and districts."""
