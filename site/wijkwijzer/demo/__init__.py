"""The demonstration content: two municipalities, written as data and loaded by ``manage.py load_demo``.

The modules of data know nothing of Django. All people are invented. Names and codes of districts
and neighbourhoods, and the key figures, are public facts of Statistics Netherlands (CBS).
"""

from __future__ import annotations
