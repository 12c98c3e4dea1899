"""Wijkwijzer: district information, from a Wagtail CMS to an accessible static site."""

from __future__ import annotations

__version__ = "0.1.0"
