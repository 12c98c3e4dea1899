"""People and whom to call: cards, roles, the directory."""
