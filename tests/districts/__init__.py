"""The public pages of districts."""
