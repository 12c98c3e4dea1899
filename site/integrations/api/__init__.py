"""The API on the CMS host: content of one municipality, for programs that have a key."""
