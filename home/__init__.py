"""Home: start page, information pages, programme, news, agenda, alerts, settings."""
