"""A page as it will be, inside the CMS."""
