"""Pictures and documents: uploads, sizes, what is taken out of them."""
