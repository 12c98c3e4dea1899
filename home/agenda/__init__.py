"""The agenda: events, their dates, calendars and feeds."""
