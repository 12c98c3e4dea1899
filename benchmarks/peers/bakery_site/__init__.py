"""The public site as an ordinary Wagtail project serves it, for wagtail-bakery to build."""
