"""Pictures of pages for who shares them, made after a release."""
