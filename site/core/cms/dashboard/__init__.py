"""The dashboard of the CMS: what waits, one's own work, and large buttons for what is done most."""
