"""Management of the app translations."""
