"""Managers of users of one municipality: who gives whom which access to the CMS, and how far that goes."""
