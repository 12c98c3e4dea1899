"""All pages in all languages of one's own: how they stand, who takes them, and a mail when something waits."""
