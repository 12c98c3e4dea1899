"""XLIFF 1.2 and 2.0 (OASIS) for translators with a tool of their own; read in by the way of PO files."""
