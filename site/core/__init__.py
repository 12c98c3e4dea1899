"""What every page has: its base, municipality, permissions, fields and languages."""
