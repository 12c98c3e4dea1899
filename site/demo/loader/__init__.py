"""From the files in ``content/`` to records of the CMS, driven by the fields of the models."""

from __future__ import annotations
