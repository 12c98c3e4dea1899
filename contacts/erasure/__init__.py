"""Taking a person out of everything that the system holds (AVG art. 17, decision 11)."""
