"""Tags of templates of the CMS."""
