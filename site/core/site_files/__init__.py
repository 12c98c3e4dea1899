"""Files beside the pages: robots, sitemap, security.txt, redirects, calendars."""
