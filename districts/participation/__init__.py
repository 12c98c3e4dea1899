"""Taking part: budgets, deals, projects, consultations, advice."""
