"""Forms of pages in the CMS, their panels and choosers."""
