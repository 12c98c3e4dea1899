"""Contacts: people, roles, appointments, hubs and their opening hours."""
