"""Commands of the app translations."""
