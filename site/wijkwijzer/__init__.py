"""Wijkwijzer: district information, from a Wagtail CMS to an accessible static site."""
