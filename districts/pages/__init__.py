"""The page of a district: council, people, figures."""
