"""The hours engine: rules of a week, seasons, exceptions and holidays. Pure Python, no Django."""
