"""PO files: read, checked, written, taken over."""
