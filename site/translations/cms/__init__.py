"""What translators see in the CMS."""
