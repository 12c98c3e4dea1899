"""The change log: which rows changed, written by the database itself, whatever changed them."""
