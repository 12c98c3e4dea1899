"""“Klopt dit nog?”: asking people whether their facts are still right."""
