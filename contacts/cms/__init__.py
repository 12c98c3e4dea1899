"""The screens of the CMS about opening hours."""
