"""The demonstration: two municipalities as data in ``content/``, and what loads them.

All people are invented. Names and codes of districts and neighbourhoods, and the key figures, are
public facts of Statistics Netherlands (CBS). ``content/README.md`` says how the files are written.
"""

from __future__ import annotations
