"""wagtail-localize as the engine: its strings, its editor, its plug-ins; and one door before its writing."""
