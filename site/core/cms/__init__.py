"""What editors have to look at: found in the CMS, shown on one screen."""
