"""Districts: neighbourhoods, councils, budgets, initiatives and deals."""
