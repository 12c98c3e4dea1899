"""The built demo in a real Chromium, and as files."""
