"""What a text is made of: links, paragraphs, blocks; and how a translation takes the shape of the Dutch text."""
