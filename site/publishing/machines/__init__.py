"""Several machines on one PostgreSQL: who publishes which site, and what each may know of the others."""
