"""News: cards, pages by district, feeds."""
