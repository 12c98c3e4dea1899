"""Settings: base is safe by default; dev, test and production each say what differs and why."""
