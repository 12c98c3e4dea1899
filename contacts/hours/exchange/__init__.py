"""Opening hours in other forms: files, schema.org, calendars."""
