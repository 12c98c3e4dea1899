"""What stands around a page: header, menu, footer, addresses, structured data."""
