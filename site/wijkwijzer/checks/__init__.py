"""System checks: of the project, its settings and languages, and of what the apps declare."""
