"""Reading in what others keep: areas, districts, figures and postcodes."""
