"""The start page, and the parts of it that this app offers."""
